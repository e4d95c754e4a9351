/* Which loader for which input: the table, the bidding, and folders. Adding a format is one row. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/limits.h"
#include "load/across.h"
#include "load/archive.h"
#include "load/foreign.h"
#include "load/markdown.h"

extern const struct ark_loader ark_loader_answers_csv;
extern const struct ark_loader ark_loader_answers_xlsx;
extern const struct ark_loader ark_loader_answers_yaml;
extern const struct ark_loader ark_loader_archimate_exchange;
extern const struct ark_loader ark_loader_archi;
extern const struct ark_loader ark_loader_asciidoc;
extern const struct ark_loader ark_loader_concepts_csv;
extern const struct ark_loader ark_loader_concepts_xlsx;
extern const struct ark_loader ark_loader_docx;
extern const struct ark_loader ark_loader_fodt;
extern const struct ark_loader ark_loader_html;
extern const struct ark_loader ark_loader_mdj;
extern const struct ark_loader ark_loader_odt;
extern const struct ark_loader ark_loader_xmi;
extern const struct ark_loader ark_loader_pdf;
extern const struct ark_folder_loader ark_loader_archi_folder;

/* In a folder lie licences, notes and tables too: there only what is surely ours is taken. */
enum { LEAST_BID_IN_FOLDER = 20, FULL_PEEK = 4096 };

static const struct ark_loader *const loaders[] = {
    &ark_loader_archimate_exchange,
    &ark_loader_archi,
    &ark_loader_archive,
    &ark_loader_xmi,
    &ark_loader_mdj,
    &ark_loader_docx,
    &ark_loader_odt,
    &ark_loader_fodt,
    &ark_loader_html,
    &ark_loader_asciidoc,
    &ark_loader_answers_yaml,
    &ark_loader_answers_csv,
    &ark_loader_answers_xlsx,
    &ark_loader_concepts_csv,
    &ark_loader_concepts_xlsx,
    &ark_loader_markdown,
    &ark_loader_pdf,
};

static const struct ark_folder_loader *const folder_loaders[] = {
    &ark_loader_archi_folder,
};

void ark_inputs_clear(struct ark_inputs *inputs)
{
    ARK_VEC_EACH (struct ark_input, input, inputs->items)
        ark_input_clear(input);
    ark_vec_clear(&inputs->items);
    g_clear_pointer(&inputs->seen, g_hash_table_unref);
    g_clear_pointer(&inputs->across, ark_across_free);
}

void ark_load_finish(struct ark_load *load, struct ark_inputs *inputs)
{
    if (inputs->across)
        ark_across_settle(inputs->across, load, inputs);
}

/* Is the file, or the folder that is a model, new among the inputs? Told by device and inode, so
 * links and other spellings of a path count as the same. */
static bool is_new(struct ark_inputs *inputs, const char *path)
{
    struct stat about;
    char *key;
    if (strcmp(path, "-") == 0)
        key = g_strdup(path);
    else if (stat(path, &about) == 0 && (S_ISREG(about.st_mode) || S_ISDIR(about.st_mode)))
        key = g_strdup_printf("%ju:%ju", (uintmax_t)about.st_dev, (uintmax_t)about.st_ino);
    else
        return true;
    if (!inputs->seen)
        inputs->seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return g_hash_table_add(inputs->seen, key);
}

static void note_again(struct ark_load *load, const char *path)
{
    struct ark_loc loc = {.file = ark_atom_intern(load->atoms, path)};
    bool folder = g_file_test(path, G_FILE_TEST_IS_DIR);
    ark_diag_add(load->diags, ARK_DIAG_NOTE, "same-file", loc,
                 ark_say(load->lang, "%s er angivet mere end én gang og er læst én gang.",
                         "The %s was given more than once and was read once."),
                 folder ? ark_say(load->lang, "Mappen", "folder")
                        : ark_say(load->lang, "Filen", "file"));
}

/* Those that bid at least `least`, from the highest bid on. */
struct bidders {
    const struct ark_loader *v[G_N_ELEMENTS(loaders)];
    size_t n;
};

static struct bidders ask(const struct ark_peek *peek, int least)
{
    struct bidders bidders = {.n = 0};
    int bids[G_N_ELEMENTS(loaders)];
    if (peek->len < FULL_PEEK && strspn(peek->bytes, " \t\r\n") == peek->len)
        return bidders;
    for (size_t i = 0; i < G_N_ELEMENTS(loaders); i++) {
        int bid = loaders[i]->bid(peek);
        size_t at = bidders.n;
        if (bid < least)
            continue;
        for (; at && bids[at - 1] < bid; at--) {
            bids[at] = bids[at - 1];
            bidders.v[at] = bidders.v[at - 1];
        }
        bids[at] = bid;
        bidders.v[at] = loaders[i];
        bidders.n++;
    }
    return bidders;
}

/* The first of them that has the file: NULL when none has, with `error` where one says what the
 * file is instead. What is no file of its own (`path` is NULL) goes to the first. Of a file that
 * the user named the last one need not be asked: loading tells. */
static const struct ark_loader *choose(const struct bidders *bidders, const char *path, bool named,
                                       enum ark_lang lang, GError **error)
{
    for (size_t i = 0; i < bidders->n; i++) {
        GError *why = NULL;
        const struct ark_loader *loader = bidders->v[i];
        bool last = named && i + 1 == bidders->n;
        if (!loader->holds || !path || last || loader->holds(path, lang, &why))
            return loader;
        if (why) {
            g_propagate_error(error, why);
            return NULL;
        }
    }
    return NULL;
}

static bool look(struct ark_source *source, struct ark_peek *ret, GError **error)
{
    ret->name = ark_source_name(source);
    ret->bytes = ark_source_peek(source, &ret->len, error);
    return ret->bytes;
}

static bool finish(struct ark_inputs *inputs, struct ark_input *input, bool done)
{
    if (done)
        ark_vec_push(&inputs->items, *input);
    else
        ark_input_clear(input);
    return done;
}

static bool load_with(const struct ark_loader *loader, struct ark_load *load,
                      struct ark_source *source, struct ark_inputs *inputs, GError **error)
{
    struct ark_input input = {
        .file = ark_arena_strdup(load->arena, ark_source_name(source)),
        .format = loader->name,
    };
    if (!inputs->across)
        inputs->across = ark_across_new();
    load->across = inputs->across;
    return finish(inputs, &input, loader->load(load, source, &input, error));
}

static bool load_folder_with(const struct ark_folder_loader *loader, struct ark_load *load,
                             const char *folder, struct ark_inputs *inputs, GError **error)
{
    struct ark_input input = {
        .file = ark_arena_strdup(load->arena, folder),
        .format = loader->name,
    };
    return finish(inputs, &input, loader->load(load, folder, &input, error));
}

bool ark_load_source(struct ark_load *load, struct ark_source *source, struct ark_inputs *inputs,
                     GError **error)
{
    struct ark_peek peek;
    if (!look(source, &peek, error))
        return false;
    struct bidders bidders = ask(&peek, 1);
    g_autoptr(GError) why = NULL;
    const struct ark_loader *loader =
        choose(&bidders, ark_source_path(source), true, load->lang, &why);
    if (why)
        g_propagate_error(error, g_steal_pointer(&why));
    else if (!loader)
        ark_foreign_fail(&peek, load->lang, error);
    return loader && load_with(loader, load, source, inputs, error);
}

static void note_unread(struct ark_load *load, const char *path, const GError *why)
{
    struct ark_loc loc = {.file = ark_atom_intern(load->atoms, path)};
    const char *message = why->message;
    size_t name = strlen(path);
    if (strncmp(message, path, name) == 0 && message[name] == ':') {
        message = strstr(message + name, ": ");
        message = message ? message + 2 : why->message;
    }
    ark_diag_add(load->diags, ARK_DIAG_NOTE, "unread-file", loc, "%s", message);
}

static bool fail_plain_text(const char *path, enum ark_lang lang, GError **error)
{
    return ark_fail_at(error, ARK_ERROR_INPUT, path, 0, 0, "%s",
                       ark_say(lang,
                               "Filen er ren tekst uden overskrifter og er sprunget over. Er den "
                               "en rapport, så kald den .md, eller angiv den selv.",
                               "The file is plain text without headings and was left out. If it "
                               "is a report, call it .md, or name it itself."));
}

/* The program's own files, which lie beside what they are about. */
static bool is_our_own(const char *path)
{
    g_autofree char *name = g_path_get_basename(path);
    return strcmp(name, ARK_CONFIG_NAME) == 0 || strcmp(name, ARK_ASSESSMENTS_NAME) == 0;
}

/* One file of a folder: what no loader takes is noted, what a loader takes must load. */
static bool load_member(struct ark_load *load, const char *path, struct ark_inputs *inputs,
                        GError **error)
{
    g_autoptr(GError) why = NULL;
    if (is_our_own(path))
        return true;
    g_autoptr(ark_source) source = ark_source_open(path, load->lang, &why);
    struct ark_peek peek;
    if (!source || !look(source, &peek, &why)) {
        note_unread(load, path, why);
        return true;
    }
    struct bidders sure = ask(&peek, LEAST_BID_IN_FOLDER);
    const struct ark_loader *loader = choose(&sure, path, false, load->lang, &why);
    if (loader)
        return load_with(loader, load, source, inputs, error);
    if (!why && ask(&peek, 1).n > sure.n)
        fail_plain_text(path, load->lang, &why);
    else if (!why)
        ark_foreign_fail(&peek, load->lang, &why);
    note_unread(load, path, why);
    return true;
}

/* A folder that --output made earlier lies in many a project's own folder; its report is no input.
 */
static bool is_written_by_us(const char *folder)
{
    static const char *const marks[] = {"resultat.sarif", "result.sarif"};
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
        g_autofree char *mark = g_build_filename(folder, marks[i], NULL);
        if (g_file_test(mark, G_FILE_TEST_IS_REGULAR))
            return true;
    }
    return false;
}

static void note_ours(struct ark_load *load, const char *folder)
{
    struct ark_loc loc = {.file = ark_atom_intern(load->atoms, folder)};
    ark_diag_add(load->diags, ARK_DIAG_NOTE, "unread-folder", loc, "%s",
                 ark_say(load->lang,
                         "Mappen er skrevet af arkitjek og er sprunget over. Angiv den selv, hvis "
                         "den skal læses.",
                         "The folder was written by arkitjek and was left out. Name it itself if "
                         "it is to be read."));
}

/* What an input folder gives: files, and folders that a loader takes whole. */
struct member {
    char *path;
    const struct ark_folder_loader *loader; /* NULL: a file */
};

struct members {
    ARK_VEC(struct member) items;
};

static void members_clear(struct members *members)
{
    ARK_VEC_EACH (struct member, member, members->items)
        g_free(member->path);
    ark_vec_clear(&members->items);
}

/* True if there is nothing to look for in the folder: a loader takes it, or nobody has to. */
static bool is_settled(const char *folder, int depth, struct members *members)
{
    for (size_t i = 0; i < G_N_ELEMENTS(folder_loaders); i++) {
        enum ark_folder_bid bid = folder_loaders[i]->bid(folder);
        if (bid == ARK_FOLDER_MINE) {
            ark_vec_push(&members->items, (struct member){g_strdup(folder), folder_loaders[i]});
            return true;
        }
        if (bid == ARK_FOLDER_BESIDE && depth > 0)
            return true;
    }
    return false;
}

static bool fail_too_many(const char *folder, enum ark_lang lang, GError **error)
{
    return ark_fail_at(error, ARK_ERROR_LIMIT, folder, 0, 0,
                       ark_say(lang,
                               "Mappen har flere filer end grænsen på %d. Angiv filerne "
                               "enkeltvis.",
                               "The folder has more files than the limit of %d. Name the "
                               "files one by one."),
                       ARK_MAX_DIR_ENTRIES);
}

/* All ordinary files below `folder`, without hidden ones; links to folders are not followed. */
static bool gather(struct ark_load *load, const char *folder, int depth, struct members *members,
                   GError **error)
{
    enum ark_lang lang = load->lang;
    if (depth && is_written_by_us(folder)) {
        note_ours(load, folder);
        return true;
    }
    if (is_settled(folder, depth, members))
        return true;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    if (!dir)
        return ark_fail_at(error, ARK_ERROR_INPUT, folder, 0, 0,
                           ark_say(lang, "Mappen kan ikke åbnes. Kontrollér rettighederne.",
                                   "The folder can't be opened. Check its permissions."));
    const char *name;
    while ((name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        struct stat about;
        if (name[0] == '.' || lstat(path, &about) != 0)
            continue;
        if (S_ISDIR(about.st_mode)) {
            if (depth < ARK_MAX_DIR_DEPTH && !gather(load, path, depth + 1, members, error))
                return false;
        } else if (g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
            ark_vec_push(&members->items, (struct member){.path = g_steal_pointer(&path)});
        }
        if (members->items.n > ARK_MAX_DIR_ENTRIES)
            return fail_too_many(folder, lang, error);
    }
    return true;
}

static int by_path(const void *a, const void *b)
{
    const struct member *members[] = {a, b};
    return strcmp(members[0]->path, members[1]->path);
}

static bool load_members(struct ark_load *load, const struct members *members,
                         struct ark_inputs *inputs, bool *ret_again, GError **error)
{
    ARK_VEC_EACH (struct member, member, members->items) {
        bool done = true;
        if (!is_new(inputs, member->path)) {
            note_again(load, member->path);
            *ret_again = true;
        } else if (member->loader) {
            done = load_folder_with(member->loader, load, member->path, inputs, error);
        } else {
            done = load_member(load, member->path, inputs, error);
        }
        if (!done)
            return false;
    }
    return true;
}

static bool load_folder(struct ark_load *load, const char *folder, struct ark_inputs *inputs,
                        GError **error)
{
    struct members members = {0};
    uint32_t before = inputs->items.n;
    bool again = false;
    bool done = gather(load, folder, 0, &members, error);
    if (done && members.items.n)
        qsort(members.items.v, members.items.n, sizeof *members.items.v, by_path);
    done = done && load_members(load, &members, inputs, &again, error);
    uint32_t n = members.items.n;
    members_clear(&members);
    if (!done || inputs->items.n > before || again)
        return done;
    return ark_fail_at(
        error, ARK_ERROR_INPUT, folder, 0, 0,
        ark_say(load->lang,
                "Mappen har %u filer, men ingen, der kan læses. Læg en "
                "ArchiMate-model (.xml, .archimate), en UML-model (.xmi, .uml, .mdj) "
                "eller en rapport (.docx, .odt, .pdf, .html, .adoc, .md) i den.",
                "The folder has %u files, but none that can be read. Put an "
                "ArchiMate model (.xml, .archimate), a UML model (.xmi, .uml, .mdj) "
                "or a report (.docx, .odt, .pdf, .html, .adoc, .md) into it."),
        n);
}

bool ark_load_path(struct ark_load *load, const char *path, struct ark_inputs *inputs,
                   GError **error)
{
    if (strcmp(path, "-") != 0 && g_file_test(path, G_FILE_TEST_IS_DIR))
        return load_folder(load, path, inputs, error);
    if (!is_new(inputs, path)) {
        note_again(load, path);
        return true;
    }
    g_autoptr(ark_source) source = ark_source_open(path, load->lang, error);
    return source && ark_load_source(load, source, inputs, error);
}
