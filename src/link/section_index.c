/* Sections by number and by title. Reads the builder only. */
#include "link/section_index.h"

struct section_index {
    GHashTable *numbers, *titles; /* "REPORT number" -> ref + 1 */
    GHashTable *reports;          /* ref + 1 -> whether sections have numbers */
    ark_ref last;                 /* the report that was read last */
};

enum { TWICE = G_MAXINT };

static char *key_of(ark_ref report, const char *text)
{
    g_autofree char *folded = ark_folded_words(text);
    return g_strdup_printf("%u %s", report, folded);
}

static void put(GHashTable *table, ark_ref report, const char *text, ark_ref ref, bool again)
{
    char *key = key_of(report, text);
    bool known = g_hash_table_contains(table, key);
    if (known && !again)
        g_free(key);
    else
        g_hash_table_replace(table, key, GUINT_TO_POINTER(known ? TWICE : ref + 1));
}

/* `first`: whether no other report has been read that has the title. */
static void put_title(struct section_index *index, ark_ref report, const char *title, ark_ref ref)
{
    g_autofree char *own = key_of(report, title), *common = key_of(ARK_REF_NONE, title);
    gpointer here = g_hash_table_lookup(index->titles, own);
    gpointer first = g_hash_table_lookup(index->titles, common);
    if (!first || first == here)
        put(index->titles, ARK_REF_NONE, title, ref, true);
    put(index->titles, report, title, ref, true);
}

static void add(struct section_index *index, const ark_builder *builder, ark_ref report,
                ark_ref ref)
{
    const char *number = ark_builder_get_str(builder, ref, "number");
    const char *name = ark_builder_get_str(builder, ref, "name");
    gpointer numbered = g_hash_table_lookup(index->reports, GUINT_TO_POINTER(report + 1));
    g_hash_table_insert(index->reports, GUINT_TO_POINTER(report + 1),
                        GINT_TO_POINTER(numbered || number));
    if (number) {
        put(index->numbers, report, number, ref, false);
        put(index->numbers, ARK_REF_NONE, number, ref, false);
        g_hash_table_insert(index->reports, GUINT_TO_POINTER(0), GINT_TO_POINTER(true));
    } else if (!g_hash_table_contains(index->reports, GUINT_TO_POINTER(0))) {
        g_hash_table_insert(index->reports, GUINT_TO_POINTER(0), GINT_TO_POINTER(false));
    }
    if (name && *name)
        put_title(index, report, name, ref);
}

struct section_index *section_index_new(const ark_builder *builder, const ark_ref *parents,
                                        const bool *skipped)
{
    struct section_index *index = g_new0(struct section_index, 1);
    index->numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    index->titles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    index->reports = g_hash_table_new(NULL, NULL);
    const ark_atoms *atoms = ark_builder_atoms(builder);
    ark_atom section = ark_atom_find(atoms, "Section"), report = ark_atom_find(atoms, "Report");
    for (ark_ref ref = 0; ref < ark_builder_node_count(builder) && section; ref++) {
        if (ark_builder_type(builder, ref) != section)
            continue;
        ark_ref top = ref;
        while (top != ARK_REF_NONE && ark_builder_type(builder, top) != report)
            top = parents[top];
        if (top != ARK_REF_NONE && !(skipped && skipped[top]))
            add(index, builder, top, ref);
    }
    return index;
}

void section_index_free(struct section_index *index)
{
    g_hash_table_unref(index->numbers);
    g_hash_table_unref(index->titles);
    g_hash_table_unref(index->reports);
    g_free(index);
}

static ark_ref look_up(GHashTable *table, ark_ref report, const char *text)
{
    g_autofree char *key = key_of(report, text);
    guint found = GPOINTER_TO_UINT(g_hash_table_lookup(table, key));
    return found && found != TWICE ? found - 1 : ARK_REF_NONE;
}

ark_ref section_index_number(const struct section_index *index, ark_ref report, const char *number)
{
    return look_up(index->numbers, report, number);
}

ark_ref section_index_title(const struct section_index *index, ark_ref report, const char *title)
{
    return look_up(index->titles, report, title);
}

bool section_index_has_numbers(const struct section_index *index, ark_ref report)
{
    guint key = report == ARK_REF_NONE ? 0 : report + 1;
    return GPOINTER_TO_INT(g_hash_table_lookup(index->reports, GUINT_TO_POINTER(key)));
}

bool section_index_has(const struct section_index *index, ark_ref report)
{
    guint key = report == ARK_REF_NONE ? 0 : report + 1;
    return g_hash_table_contains(index->reports, GUINT_TO_POINTER(key));
}
