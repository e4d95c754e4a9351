/* Archi's models as a folder (coArchi's grafico): folder.xml for the model and for each folder in
 * it, and a file for each element, relationship and view, whose root is its type. References have
 * the form "File.xml#id"; the file is never looked for, since ids are unique in a model. Names of
 * files are hostile, links are not followed. */
#include <string.h>
#include <sys/stat.h>

#include "base/limits.h"
#include "load/archi.h"

static const char namespace_part[] = "www.archimatetool.com/";

/* The id that is meant by href="File.xml#id". */
static bool fragment_of(const struct ark_xml_tag *tag, struct ark_xml_attr *ret)
{
    const struct ark_xml_attr *href = ark_xml_attr(tag, W_HREF);
    if (!href || !href->len)
        return false;
    const char *mark = memchr(href->value, '#', href->len);
    *ret = *href;
    if (mark) {
        ret->value = mark + 1;
        ret->len = href->len - (size_t)(mark + 1 - href->value);
    }
    return ret->len;
}

static void on_model(void *data, const struct ark_xml_tag *tag)
{
    struct archi *x = data;
    if (x->model.root == ARK_REF_NONE) {
        ark_archi_begin_model(x, tag);
        x->model.input->tool = "Archi (coArchi)";
        return;
    }
    ark_diag_add(x->model.load->diags, ARK_DIAG_WARNING, "second-model",
                 ark_model_loc(&x->model, tag, ARK_ATOM_NONE),
                 ark_say(x->model.load->lang, "der er en model inde i modellen; læst som en mappe",
                         "there is a model inside the model; read as a folder"));
    ark_vec_push(&x->frames, (struct archi_frame){.ref = ARK_REF_NONE});
}

static void on_folder(void *data, const struct ark_xml_tag *tag)
{
    ark_archi_begin_folder(data, tag);
}

static void on_concept(void *data, const struct ark_xml_tag *tag)
{
    struct ark_xml_attr type = {.value = tag->local, .len = strlen(tag->local)};
    ark_archi_begin_concept(data, tag, type);
}

static struct ark_xml_attr text_of(const struct archi *x, ark_atom atom)
{
    if (!atom)
        return (struct ark_xml_attr){.value = ""};
    return (struct ark_xml_attr){.value = ark_atom_text(x->model.atoms, atom),
                                 .len = ark_atom_len(x->model.atoms, atom)};
}

static void on_concept_end(void *data, const char *text, size_t len)
{
    struct archi *x = data;
    const struct archi_frame *frame = ark_archi_top(x);
    struct ark_xml_attr source = text_of(x, frame->source), target = text_of(x, frame->target);
    if (frame->relationship)
        ark_model_relate(&x->model, frame->ref, frame->source ? &source : NULL,
                         frame->target ? &target : NULL);
    ark_archi_on_pop(data, text, len);
}

static ark_atom fragment_atom(struct archi *x, const struct ark_xml_tag *tag)
{
    struct ark_xml_attr id;
    return fragment_of(tag, &id) ? ark_model_atom(&x->model, &id) : ARK_ATOM_NONE;
}

static void on_source(void *data, const struct ark_xml_tag *tag)
{
    struct archi *x = data;
    ark_archi_top(x)->source = fragment_atom(x, tag);
}

static void on_target(void *data, const struct ark_xml_tag *tag)
{
    struct archi *x = data;
    ark_archi_top(x)->target = fragment_atom(x, tag);
}

static void on_profile_of(void *data, const struct ark_xml_tag *tag)
{
    struct archi *x = data;
    struct ark_xml_attr id;
    if (fragment_of(tag, &id))
        ark_archi_add_profiles(x, ark_archi_top(x)->ref, &id);
}

static void on_depicted(void *data, const struct ark_xml_tag *tag)
{
    struct archi *x = data;
    struct ark_xml_attr id;
    if (fragment_of(tag, &id))
        ark_model_depicts(&x->model, ark_archi_top(x)->ref, &id,
                          ark_model_loc(&x->model, tag, ARK_ATOM_NONE));
}

enum { S_MODEL = ARK_XML_OWN, S_NOTHING, S_FOLDER, S_CONCEPT, S_CHILD, S_CONNECTION, STATES };

#define OWNER(state)                                                                               \
    {                                                                                              \
        state, W_PROPERTY, S_NOTHING, ark_archi_on_property, NULL, false                           \
    }

static const struct ark_xml_rule rules[] = {
    {ARK_XML_START, W_WHOLE_MODEL, S_MODEL, on_model, NULL, false},
    {ARK_XML_START, W_WHOLE_FOLDER, S_FOLDER, on_folder, NULL, false},
    {ARK_XML_START, ARK_XML_ANY, S_CONCEPT, on_concept, on_concept_end, false},
    OWNER(S_MODEL),
    {S_MODEL, W_PROFILES, S_NOTHING, ark_archi_on_profile, NULL, false},
    OWNER(S_FOLDER),
    OWNER(S_CONCEPT),
    {S_CONCEPT, W_PROFILES, S_NOTHING, on_profile_of, NULL, false},
    {S_CONCEPT, W_SOURCE, S_NOTHING, on_source, NULL, false},
    {S_CONCEPT, W_TARGET, S_NOTHING, on_target, NULL, false},
    {S_CONCEPT, W_CHILD, S_CHILD, ark_archi_on_child, ark_archi_on_pop, false},
    OWNER(S_CHILD),
    {S_CHILD, W_CHILD, S_CHILD, ark_archi_on_child, ark_archi_on_pop, false},
    {S_CHILD, W_BOUNDS, S_NOTHING, ark_archi_on_bounds, NULL, false},
    {S_CHILD, W_FEATURE, S_NOTHING, ark_archi_on_feature, NULL, false},
    {S_CHILD, W_DEPICTED_ELEMENT, S_NOTHING, on_depicted, NULL, false},
    {S_CHILD, W_MODEL, S_NOTHING, on_depicted, NULL, false},
    {S_CHILD, W_CONNECTION, S_CONNECTION, ark_archi_on_connection, ark_archi_on_pop, false},
    OWNER(S_CONNECTION),
    {S_CONNECTION, W_BENDPOINT, S_NOTHING, ark_archi_on_bendpoint, NULL, false},
    {S_CONNECTION, W_FEATURE, S_NOTHING, ark_archi_on_feature, NULL, false},
    {S_CONNECTION, W_DEPICTED_RELATIONSHIP, S_NOTHING, on_depicted, NULL, false},
    {S_CONNECTION, W_CONNECTION, S_CONNECTION, ark_archi_on_connection, ark_archi_on_pop, false},
};

static const struct ark_xml_grammar grammar = {.words = ark_archi_words,
                                               .word_count = ARCHI_WORD_COUNT,
                                               .rules = rules,
                                               .rule_count = G_N_ELEMENTS(rules),
                                               .states = STATES,
                                               .names = WORDS};

struct walk {
    struct archi x;
    uint32_t entries;
    uint64_t bytes;
};

static bool fail_limit(const struct walk *walk, const char *folder, const char *what_da,
                       const char *what_en, unsigned long long most, GError **error)
{
    enum ark_lang lang = walk->x.model.load->lang;
    return ark_fail_at(
        error, ARK_ERROR_LIMIT, folder, 0, 0,
        ark_say(lang, "Modellens mappe har %s end grænsen på %llu. Del modellen op.",
                "The model's folder has %s than the limit of %llu. Split the model."),
        ark_say(lang, what_da, what_en), most);
}

static void note_unread(struct walk *walk, const char *path, const char *why)
{
    struct ark_load *load = walk->x.model.load;
    struct ark_loc loc = {.file = ark_atom_intern(load->atoms, path)};
    ark_diag_add(load->diags, ARK_DIAG_NOTE, "unread-file", loc, "%s", why);
}

/* A piece of the model, told by the namespace of its root. What can't be XML at all is left to the
 * parser, which says what is wrong. */
static bool is_foreign(struct ark_source *source, GError **error)
{
    struct ark_peek peek = {.name = ark_source_name(source)};
    peek.bytes = ark_source_peek(source, &peek.len, error);
    if (!peek.bytes)
        return false;
    struct ark_xml_sniff sniff;
    ark_xml_sniff(&peek, &sniff);
    bool foreign = sniff.root && !strstr(sniff.tag, namespace_part);
    ark_xml_sniff_clear(&sniff);
    return foreign;
}

static bool read_file(struct walk *walk, const char *path, GError **error)
{
    struct archi *x = &walk->x;
    struct ark_load *load = x->model.load;
    GError *why = NULL;
    g_autoptr(ark_source) source = ark_source_open(path, load->lang, error);
    if (!source)
        return false;
    if (is_foreign(source, &why)) {
        note_unread(walk, path,
                    ark_say(load->lang, "Filen er XML, men ikke et stykke af modellen.",
                            "The file is XML, but not a piece of the model."));
        return true;
    }
    if (why) {
        g_propagate_error(error, why);
        return false;
    }
    x->model.file = ark_atom_intern(load->atoms, path);
    return ark_xml_parse(load, source, &grammar, x, error);
}

static bool count(struct walk *walk, const char *folder, const struct stat *about, GError **error)
{
    walk->entries++;
    if (S_ISREG(about->st_mode))
        walk->bytes += (uint64_t)about->st_size;
    if (walk->entries > ARK_MAX_DIR_ENTRIES)
        return fail_limit(walk, folder, "flere filer", "more files", ARK_MAX_DIR_ENTRIES, error);
    if (walk->bytes > ARK_MAX_INPUT_BYTES)
        return fail_limit(walk, folder, "flere byte", "more bytes", ARK_MAX_INPUT_BYTES, error);
    return true;
}

static void note_odd(struct walk *walk, const char *path, bool ordinary)
{
    enum ark_lang lang = walk->x.model.load->lang;
    note_unread(walk, path,
                ordinary
                    ? ark_say(lang, "Filen er ikke et stykke af modellen (den hedder ikke .xml).",
                              "The file is not a piece of the model (it isn't called .xml).")
                    : ark_say(lang, "Det er et link eller en særlig fil; links følges ikke.",
                              "It is a link or a special file; links are not followed."));
}

static gint by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Names of what is to be read in `folder`, sorted. */
static bool list(struct walk *walk, const char *folder, GPtrArray *files, GPtrArray *folders,
                 GError **error)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    if (!dir)
        return ark_fail_at(error, ARK_ERROR_INPUT, folder, 0, 0,
                           ark_say(walk->x.model.load->lang,
                                   "Mappen kan ikke åbnes. Kontrollér rettighederne.",
                                   "The folder can't be opened. Check its permissions."));
    const char *name;
    while ((name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        struct stat about;
        if (name[0] == '.' || lstat(path, &about) != 0)
            continue;
        if (!count(walk, folder, &about, error))
            return false;
        if (S_ISDIR(about.st_mode))
            g_ptr_array_add(folders, g_strdup(name));
        else if (S_ISREG(about.st_mode) && g_str_has_suffix(name, ".xml"))
            g_ptr_array_add(files, g_strdup(name));
        else
            note_odd(walk, path, S_ISREG(about.st_mode));
    }
    g_ptr_array_sort(files, by_name);
    g_ptr_array_sort(folders, by_name);
    return true;
}

/* The folders of a model in the order in which Archi has them in its own file, then others. */
static gint by_kind(gconstpointer a, gconstpointer b)
{
    static const char *const kinds[] = {"strategy",   "business",   "application",
                                        "technology", "motivation", "implementation_migration",
                                        "other",      "relations",  "diagrams"};
    const char *names[] = {*(const char *const *)a, *(const char *const *)b};
    size_t at[2];
    for (int i = 0; i < 2; i++) {
        for (at[i] = 0; at[i] < G_N_ELEMENTS(kinds) && strcmp(names[i], kinds[at[i]]) != 0;)
            at[i]++;
    }
    return at[0] != at[1] ? (at[0] < at[1] ? -1 : 1) : strcmp(names[0], names[1]);
}

/* folder.xml opens the folder for what lies in it; without a usable one that hangs on the folder
 * around. */
static bool open_folder(struct walk *walk, const char *folder, const GPtrArray *files,
                        GError **error)
{
    struct archi *x = &walk->x;
    uint32_t before = x->frames.n;
    ark_ref around = before ? ark_archi_top(x)->ref : ARK_REF_NONE;
    for (guint i = 0; i < files->len; i++) {
        if (strcmp(g_ptr_array_index(files, i), "folder.xml") != 0)
            continue;
        g_autofree char *path = g_build_filename(folder, "folder.xml", NULL);
        if (!read_file(walk, path, error))
            return false;
    }
    if (x->frames.n == before)
        ark_vec_push(&x->frames, (struct archi_frame){.ref = around});
    if (ark_archi_top(x)->ref == ARK_REF_NONE)
        ark_archi_top(x)->ref = around;
    return true;
}

static bool read_folder(struct walk *walk, const char *folder, int depth, GError **error);

/* Folders before elements, as in Archi's own file. */
static bool read_members(struct walk *walk, const char *folder, int depth, const GPtrArray *files,
                         const GPtrArray *folders, GError **error)
{
    struct archi *x = &walk->x;
    uint32_t open = x->frames.n;
    for (guint i = 0; i < folders->len; i++) {
        g_autofree char *path = g_build_filename(folder, g_ptr_array_index(folders, i), NULL);
        if (!read_folder(walk, path, depth + 1, error))
            return false;
    }
    for (guint i = 0; i < files->len; i++) {
        g_autofree char *path = g_build_filename(folder, g_ptr_array_index(files, i), NULL);
        if (strcmp(g_ptr_array_index(files, i), "folder.xml") == 0)
            continue;
        if (!read_file(walk, path, error))
            return false;
        x->frames.n = open;
    }
    return true;
}

static bool read_folder(struct walk *walk, const char *folder, int depth, GError **error)
{
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) folders = g_ptr_array_new_with_free_func(g_free);
    struct archi *x = &walk->x;
    uint32_t before = x->frames.n;
    if (depth > ARK_MAX_DIR_DEPTH)
        return fail_limit(walk, folder, "flere mapper i hinanden", "more folders in each other",
                          ARK_MAX_DIR_DEPTH, error);
    if (!list(walk, folder, files, folders, error) || !open_folder(walk, folder, files, error))
        return false;
    if (depth == 0)
        g_ptr_array_sort(folders, by_kind);
    if (!read_members(walk, folder, depth, files, folders, error))
        return false;
    x->frames.n = before;
    return true;
}

static bool load(struct ark_load *load, const char *folder, struct ark_input *input, GError **error)
{
    struct walk walk = {0};
    ark_archi_init(&walk.x, load, input, folder);
    bool done = read_folder(&walk, folder, 0, error);
    walk.x.model.file = ark_atom_intern(load->atoms, folder);
    done = done && ark_archi_finish(&walk.x, error);
    ark_archi_clear(&walk.x);
    return done;
}

static bool holds_model(const char *folder)
{
    g_autofree char *path = g_build_filename(folder, "folder.xml", NULL);
    struct stat about;
    if (lstat(path, &about) != 0 || !S_ISREG(about.st_mode))
        return false;
    g_autoptr(ark_source) source = ark_source_open(path, ARK_DA, NULL);
    struct ark_peek peek = {.name = path};
    if (!source || !(peek.bytes = ark_source_peek(source, &peek.len, NULL)))
        return false;
    struct ark_xml_sniff sniff;
    ark_xml_sniff(&peek, &sniff);
    bool holds = ark_xml_sniff_is(&sniff, "ArchimateModel", namespace_part);
    ark_xml_sniff_clear(&sniff);
    return holds;
}

/* Beside the folder called model lies one with the images that its views show. */
static bool holds_images(const char *folder)
{
    g_autofree char *name = g_path_get_basename(folder);
    if (strcmp(name, "images") != 0)
        return false;
    g_autofree char *beside = g_build_filename(folder, "..", "model", NULL);
    return holds_model(beside);
}

static enum ark_folder_bid bid(const char *folder)
{
    return holds_model(folder)    ? ARK_FOLDER_MINE
           : holds_images(folder) ? ARK_FOLDER_BESIDE
                                  : ARK_FOLDER_NOT_MINE;
}

const struct ark_folder_loader ark_loader_archi_folder = {
    "archi-grafico", {{"Archi-model (coArchi-mappe)", "Archi model (coArchi folder)"}}, bid, load};
