/* Requirements as the beginning of a rule pack (docs/packs.md). A level that a pack does not have
 * becomes the one that is as strict: what may not be, must be left undone. */
#include <string.h>

#include "base/escape.h"
#include "base/limits.h"
#include "render/requirements.h"

enum {
    LONGEST_TITLE = 80, /* characters */
    MOST_PROFILES = 20, /* more columns of levels than that are not kinds of solutions */
};

struct pack {
    const struct ark_requirement_job *job;
    GString *out;
    GHashTable *ids;     /* all that the pack has, each once; owned */
    GPtrArray *columns;  /* of levels: the names, each once; borrowed */
    GPtrArray *profiles; /* their ids, at the same places; owned */
};

static const char *pack_level(const char *level)
{
    return strcmp(level, "MÅ IKKE") == 0 ? "SKAL" : strcmp(level, "BØR IKKE") == 0 ? "BØR" : level;
}

/* `id` with `ending`, or with a number before that if it is taken. Borrowed from the pack. */
static const char *take_id(struct pack *pack, const char *id, const char *ending)
{
    char *own = g_strconcat(id, ending, NULL);
    for (unsigned n = 2; g_hash_table_contains(pack->ids, own); n++) {
        g_free(own);
        own = g_strdup_printf("%s-%u%s", id, n, ending);
    }
    g_hash_table_add(pack->ids, own);
    return own;
}

/* What an id of a rule is made of. Caller frees. */
static char *plain_id(const char *id)
{
    GString *plain = g_string_new(NULL);
    for (; *id; id = g_utf8_next_char(id)) {
        bool fits = g_ascii_isalnum(*id) || strchr("-_.", *id);
        g_string_append_c(plain, fits ? *id : '-');
    }
    return g_string_free(plain, FALSE);
}

static void put_yaml(struct pack *pack, const char *before, const char *text, const char *after)
{
    g_string_append(pack->out, before);
    ark_escape_yaml(pack->out, text, -1);
    g_string_append(pack->out, after);
}

/* Only questions have placeholders; elsewhere a brace before a letter is taken for a mistake, and
 * gets a blank. Caller frees. */
static char *without_placeholders(const char *text)
{
    GString *out = g_string_new(NULL);
    for (; *text; text++) {
        g_string_append_c(out, *text);
        if (*text == '{' && g_ascii_isalpha(text[1]))
            g_string_append_c(out, ' ');
    }
    return g_string_free(out, FALSE);
}

/* A text in both languages; often it is the same, for somebody to translate. */
static void put_pair(struct pack *pack, const char *key, const char *da_text, const char *en_text)
{
    g_autofree char *da = without_placeholders(da_text), *en = without_placeholders(en_text);
    g_string_append(pack->out, key);
    put_yaml(pack, "{da: ", da, ", ");
    put_yaml(pack, "en: ", en, "}\n");
}

/* The first words. Caller frees. */
static char *title_of(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    if (g_utf8_strlen(valid, -1) <= LONGEST_TITLE)
        return g_steal_pointer(&valid);
    char *end = g_utf8_offset_to_pointer(valid, LONGEST_TITLE);
    *end = '\0';
    char *blank = strrchr(valid, ' ');
    if (blank && blank > valid)
        *blank = '\0';
    return g_strconcat(valid, " …", NULL);
}

static char *source_of(const struct ark_requirement *item, enum ark_lang lang)
{
    g_autofree char *base = g_path_get_basename(item->file);
    g_autofree char *place =
        item->page
            ? g_strdup_printf(ark_say(lang, "%s, side %u", "%s, page %u"), base, item->page)
            : g_strdup_printf(ark_say(lang, "%s, linje %u", "%s, line %u"), base, item->line);
    return *item->section ? g_strconcat(place, ", ", item->section, NULL) : g_steal_pointer(&place);
}

static void put_head(struct pack *pack, const char *id)
{
    enum ark_lang lang = pack->job->lang;
    g_string_append(
        pack->out,
        ark_say(
            lang,
            "# Krav, som arkitjek har fundet i et dokument: et udkast til en regelpakke. Alt er\n"
            "# spørgsmål til en person. Slet det, der ikke er krav, især kandidaterne; oversæt\n"
            "# de engelske tekster; og gør et spørgsmål til en kontrol (`match` og `require`),\n"
            "# hvor rapporten eller modellen kan svare. Formatet står i docs/packs.md.\n",
            "# Requirements that arkitjek found in a document: the beginning of a rule pack. All\n"
            "# are questions to a person. Delete what is no requirement, the candidates above\n"
            "# all; translate the texts; and make a question a check (`match` and `require`)\n"
            "# where the report or the model can answer. docs/packs.md has the format.\n"));
    put_yaml(pack, "pack: ", id, "\nversion: \"1\"\n");
    g_autofree char *da = g_strdup_printf("Krav i %s", pack->job->name);
    g_autofree char *en = g_strdup_printf("Requirements of %s", pack->job->name);
    put_pair(pack, "title: ", da, en);
}

/* "COLUMN: LEVEL": the length of the column's name. */
static size_t column_len(const char *level)
{
    const char *at = g_strrstr(level, ": ");
    return at ? (size_t)(at - level) : 0;
}

static bool is_known(const struct pack *pack, const char *level, size_t len)
{
    for (guint i = 0; i < pack->columns->len; i++) {
        const char *known = pack->columns->pdata[i];
        if (column_len(known) == len && memcmp(known, level, len) == 0)
            return true;
    }
    return false;
}

static void find_columns(struct pack *pack)
{
    const struct ark_requirements *list = pack->job->list;
    for (uint32_t i = 0; i < list->levels.n && pack->columns->len <= MOST_PROFILES; i++) {
        const char *level = list->levels.v[i];
        size_t len = column_len(level);
        if (len && !is_known(pack, level, len))
            g_ptr_array_add(pack->columns, (gpointer)level);
    }
    if (pack->columns->len > MOST_PROFILES)
        g_ptr_array_set_size(pack->columns, 0);
}

static void put_profiles(struct pack *pack)
{
    find_columns(pack);
    if (pack->columns->len)
        g_string_append(pack->out, "profiles:\n");
    for (guint i = 0; i < pack->columns->len; i++) {
        const char *level = pack->columns->pdata[i];
        g_autofree char *name = g_strndup(level, column_len(level));
        g_autofree char *id = g_strdup_printf("kolonne-%u", i + 1);
        g_ptr_array_add(pack->profiles, (gpointer)take_id(pack, id, ""));
        g_string_append_printf(pack->out, "  - id: %s\n", id);
        put_pair(pack, "    title: ", name, name);
    }
}

static void put_framework(struct pack *pack, const struct ark_requirement *item, const char *id)
{
    g_autofree char *title = title_of(item->text), *source = source_of(item, pack->job->lang);
    put_yaml(pack, "  - id: ", id, "\n");
    g_string_append_printf(
        pack->out, "    level: %s\n    sure: %s%s\n", pack_level(item->level),
        item->candidate ? "ours" : "H",
        item->candidate ? ark_say(pack->job->lang, "   # kandidat", "   # candidate") : "");
    put_yaml(pack, "    source: ", source, "\n");
    put_pair(pack, "    title: ", title, title);
    put_pair(pack, "    gist: ", item->text, item->text);
}

/* Where the columns say nothing the rule is not for that kind of solution. */
static void put_levels(struct pack *pack, const struct ark_requirement *item)
{
    if (!item->level_n || !pack->columns->len)
        return;
    g_string_append(pack->out, "    levels: {");
    for (guint i = 0; i < pack->columns->len; i++) {
        const char *column = pack->columns->pdata[i], *found = "N/A";
        size_t len = column_len(column);
        for (uint32_t k = 0; k < item->level_n; k++) {
            const char *level = pack->job->list->levels.v[item->first_level + k];
            if (column_len(level) == len && memcmp(level, column, len) == 0)
                found = pack_level(level + len + strlen(": "));
        }
        g_string_append_printf(pack->out, "%s%s: %s", i ? ", " : "",
                               (const char *)pack->profiles->pdata[i], found);
    }
    g_string_append(pack->out, "}\n");
}

/* In a question two braces are one. Both texts are those of the document, which may hold any. */
static void put_question(struct pack *pack, const char *text)
{
    g_auto(GStrv) parts = g_strsplit(text, "{", -1);
    g_autofree char *escaped = g_strjoinv("{{", parts);
    g_autofree char *da = g_strdup_printf("Er kravet opfyldt? %s", escaped);
    g_autofree char *en = g_strdup_printf("Is the requirement met? %s", escaped);
    put_yaml(pack, "    ask: {da: ", da, ", ");
    put_yaml(pack, "en: ", en, "}\n");
}

static void put_rule(struct pack *pack, const struct ark_requirement *item, const char *covers)
{
    g_autofree char *plain = plain_id(covers), *title = title_of(item->text);
    g_autofree char *da = source_of(item, ARK_DA), *en = source_of(item, ARK_EN);
    g_string_append_printf(pack->out, "  - id: %s\n", take_id(pack, plain, "-a"));
    put_yaml(pack, "    covers: ", covers, "\n");
    g_string_append_printf(pack->out, "    level: %s\n    sure: %s\n", pack_level(item->level),
                           item->candidate ? "ours" : "H");
    put_pair(pack, "    title: ", title, title);
    put_pair(pack, "    source: ", da, en);
    put_question(pack, item->text);
    put_levels(pack, item);
    g_string_append(pack->out, "    tests:\n      - {given: \"(:Report)\", finds: 1}\n");
}

static void put_all(struct pack *pack)
{
    const struct ark_requirements *list = pack->job->list;
    g_autoptr(GPtrArray) ids = g_ptr_array_new();
    g_string_append(pack->out, "framework:\n");
    ARK_VEC_EACH (const struct ark_requirement, item, list->items) {
        const char *id = take_id(pack, item->id, "");
        g_ptr_array_add(ids, (gpointer)id);
        put_framework(pack, item, id);
    }
    g_string_append(pack->out, "rules:\n");
    for (uint32_t i = 0; i < list->items.n; i++)
        put_rule(pack, &list->items.v[i], ids->pdata[i]);
}

static bool check_count(const struct ark_requirement_job *job, GError **error)
{
    uint32_t n = job->list->items.n;
    if (n > ARK_MAX_PACK_ITEMS)
        return ark_fail(error, ARK_ERROR_LIMIT,
                        ark_say(job->lang,
                                "%u krav er flere, end en regelpakke kan have (%d). Tag færre "
                                "dokumenter ad gangen, eller kun dem med versaler: --modals "
                                "capital.",
                                "%u requirements are more than a rule pack may have (%d). Take "
                                "fewer documents at a time, or only those in capitals: --modals "
                                "capital."),
                        n, ARK_MAX_PACK_ITEMS);
    return n || ark_fail(error, ARK_ERROR_INPUT, "%s",
                         ark_say(job->lang,
                                 "der er ingen krav i det læste, så der er ingen regelpakke at "
                                 "skrive. Prøv --modals all, som også tager »skal« med småt.",
                                 "there are no requirements in what was read, so there is no rule "
                                 "pack to write. Try --modals all, which takes \"must\" in lower "
                                 "case, too."));
}

bool ark_requirements_pack(const struct ark_requirement_job *job, GString *out, GError **error)
{
    if (!check_count(job, error))
        return false;
    struct pack pack = {job, out, g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                        g_ptr_array_new(), g_ptr_array_new()};
    g_autofree char *id = plain_id(job->name);
    put_head(&pack, g_ascii_isalpha(*id) ? id : ark_say(job->lang, "krav", "requirements"));
    put_profiles(&pack);
    put_all(&pack);
    g_hash_table_unref(pack.ids);
    g_ptr_array_unref(pack.columns);
    g_ptr_array_unref(pack.profiles);
    return true;
}
