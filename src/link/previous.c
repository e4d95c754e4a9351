/* Sections of today against those of an earlier report: which is which, and which have changed.
 * Reads two builders and writes properties in one. */
#include "link/previous.h"

#include <string.h>

#include "link/response.h"

struct section {
    ark_ref ref, report;
    uint32_t above;             /* index + 1 of the section it lies in; 0 at the top */
    char *number, *name, *path; /* as keys */
    GChecksum *sum;             /* of all that stands in it; the heading itself left out */
    char digest[65];
    bool paired;
};

struct side {
    const ark_builder *builder;
    ARK_VEC(struct section) all;         /* in the order of the documents */
    GHashTable *numbers, *names, *paths; /* key -> index + 1; UINT_MAX: several */
};

static const char *text_of(const struct side *side, ark_ref ref, const char *key)
{
    const char *text = ark_builder_get_str(side->builder, ref, key);
    return text ? text : "";
}

/* Without the report's own title, which is often the outermost heading and says the version. */
static char *path_key(const struct side *side, const struct section *section)
{
    GString *path = g_string_new(section->name);
    g_autofree char *title = ark_folded_words(text_of(side, section->report, "name"));
    for (uint32_t at = section->above; at; at = side->all.v[at - 1].above) {
        const struct section *above = &side->all.v[at - 1];
        if (above->above || strcmp(above->name, title) != 0)
            g_string_append_printf(path, " < %s", above->name);
    }
    return g_string_free(path, FALSE);
}

static void add_section(struct side *side, ark_ref ref, ark_ref report, uint32_t above)
{
    struct section section = {.ref = ref,
                              .report = report,
                              .above = above,
                              .number = ark_folded_words(text_of(side, ref, "number")),
                              .name = ark_folded_words(text_of(side, ref, "name")),
                              .sum = g_checksum_new(G_CHECKSUM_SHA256)};
    ark_vec_push(&side->all, section);
    struct section *added = &ark_vec_last(&side->all);
    added->path = path_key(side, added);
}

/* Adds what a node says to every section it stands in. */
static void add_text(struct side *side, uint32_t in, const char *kind, const char *text)
{
    if (!*text)
        return;
    for (uint32_t at = in; at; at = side->all.v[at - 1].above) {
        GChecksum *sum = side->all.v[at - 1].sum;
        g_checksum_update(sum, (const guchar *)kind, (gssize)strlen(kind) + 1);
        g_checksum_update(sum, (const guchar *)text, (gssize)strlen(text) + 1);
    }
}

/* Which of the labels say something of their own, and in which properties. A Row is its cells. */
static const struct {
    const char *label, *property;
} said[] = {
    {"Paragraph", "text"}, {"ListItem", "text"}, {"Cell", "text"},      {"Code", "text"},
    {"Figure", "name"},    {"Figure", "target"}, {"Link", "target"},    {"Section", "name"},
    {"Table", "header"},   {"Table", "caption"}, {"Figure", "caption"},
};

static void read_node(struct side *side, ark_ref ref, const char *label, uint32_t in)
{
    for (size_t i = 0; i < G_N_ELEMENTS(said); i++) {
        if (strcmp(label, said[i].label) == 0)
            add_text(side, in, label, text_of(side, ref, said[i].property));
    }
}

/* By node: index + 1 of the section that a node lies in or is. */
static void read_nodes(struct side *side, const ark_ref *parents, uint32_t nodes)
{
    const ark_atoms *atoms = ark_builder_atoms(side->builder);
    g_autofree uint32_t *in = g_new0(uint32_t, nodes + 1);
    ark_ref report = ARK_REF_NONE;
    for (ark_ref ref = 0; ref < nodes; ref++) {
        const char *label = ark_atom_text(atoms, ark_builder_type(side->builder, ref));
        bool is_report = label && strcmp(label, "Report") == 0;
        report = is_report ? ref : report;
        if (!label || is_report || parents[ref] == ARK_REF_NONE || report == ARK_REF_NONE)
            continue;
        uint32_t above = in[parents[ref]];
        in[ref] = above;
        read_node(side, ref, label, above);
        if (strcmp(label, "Section") == 0) {
            add_section(side, ref, report, above);
            in[ref] = side->all.n;
        }
    }
}

static void put(GHashTable *table, const char *key, uint32_t index)
{
    if (!*key)
        return;
    bool known = g_hash_table_contains(table, key);
    g_hash_table_insert(table, (gpointer)key, GUINT_TO_POINTER(known ? G_MAXUINT : index + 1));
}

static void init_side(struct side *side, const ark_builder *builder)
{
    uint32_t nodes = ark_builder_node_count(builder);
    g_autofree ark_ref *parents = ark_link_parents(builder);
    *side = (struct side){.builder = builder,
                          .numbers = g_hash_table_new(g_str_hash, g_str_equal),
                          .names = g_hash_table_new(g_str_hash, g_str_equal),
                          .paths = g_hash_table_new(g_str_hash, g_str_equal)};
    read_nodes(side, parents, nodes);
    for (uint32_t i = 0; i < side->all.n; i++) {
        struct section *section = &side->all.v[i];
        g_strlcpy(section->digest, g_checksum_get_string(section->sum), sizeof section->digest);
        put(side->numbers, section->number, i);
        put(side->names, section->name, i);
        put(side->paths, section->path, i);
    }
}

static void clear_side(struct side *side)
{
    ARK_VEC_EACH (struct section, section, side->all) {
        g_free(section->number);
        g_free(section->name);
        g_free(section->path);
        g_checksum_free(section->sum);
    }
    ark_vec_clear(&side->all);
    g_hash_table_unref(side->numbers);
    g_hash_table_unref(side->names);
    g_hash_table_unref(side->paths);
}

static struct section *find(const struct side *side, GHashTable *table, const char *key)
{
    guint found = *key ? GPOINTER_TO_UINT(g_hash_table_lookup(table, key)) : 0;
    return found && found != G_MAXUINT ? &side->all.v[found - 1] : NULL;
}

/* The section as it was: with the same number and title; else the same title, in the same place or
 * the only one; else the same number, when the title went with it. */
static struct section *before(const struct side *then, const struct side *now,
                              const struct section *section)
{
    struct section *numbered = find(then, then->numbers, section->number);
    if (numbered && strcmp(numbered->name, section->name) == 0)
        return numbered;
    struct section *same = find(then, then->paths, section->path);
    same = same ? same : find(then, then->names, section->name);
    if (same)
        return same;
    return numbered && !g_hash_table_contains(now->names, numbered->name) ? numbered : NULL;
}

/* The report of today that has most sections in common with the earlier one. */
static ark_ref find_report(const struct side *now, const struct side *then)
{
    ark_ref best = ARK_REF_NONE;
    uint32_t most = 0, here = 0;
    for (uint32_t i = 0; i < now->all.n; i++) {
        const struct section *section = &now->all.v[i];
        here = i && now->all.v[i - 1].report == section->report ? here : 0;
        here += find(then, then->names, section->name) != NULL;
        if (here > most && !ark_is_note_title(text_of(now, section->report, "name"))) {
            most = here;
            best = section->report;
        }
    }
    return best;
}

/* Only the sections of the report that the earlier one is of; a name in others is another's. */
static void keep_report(struct side *side, ark_ref report)
{
    g_hash_table_remove_all(side->numbers);
    g_hash_table_remove_all(side->names);
    g_hash_table_remove_all(side->paths);
    for (uint32_t i = 0; i < side->all.n; i++) {
        const struct section *section = &side->all.v[i];
        if (section->report != report)
            continue;
        put(side->numbers, section->number, i);
        put(side->names, section->name, i);
        put(side->paths, section->path, i);
    }
}

static void compare(ark_builder *builder, const struct side *now, const struct side *then,
                    ark_ref report, struct ark_since *since)
{
    ARK_VEC_EACH (struct section, section, now->all) {
        if (section->report != report)
            continue;
        struct section *was = before(then, now, section);
        bool same = was && strcmp(was->digest, section->digest) == 0 &&
                    strcmp(was->name, section->name) == 0;
        if (was)
            was->paired = true;
        since->same += same;
        since->changed += was && !same;
        since->added += !was;
        ark_builder_set_str(builder, section->ref, "sincePrevious",
                            same  ? "uændret"
                            : was ? "ændret"
                                  : "ny");
    }
    ARK_VEC_EACH (struct section, section, then->all)
        since->removed += !section->paired;
}

bool ark_link_previous(ark_builder *builder, const ark_builder *previous, const char *file,
                       struct ark_since *ret_since)
{
    struct side now, then;
    init_side(&now, builder);
    init_side(&then, previous);
    ark_ref report = find_report(&now, &then);
    if (report != ARK_REF_NONE) {
        struct ark_since since = {0};
        keep_report(&now, report);
        compare(builder, &now, &then, report, &since);
        ark_builder_set_str(builder, report, "previous", file);
        *ret_since = since;
    }
    clear_side(&now);
    clear_side(&then);
    return report != ARK_REF_NONE;
}
