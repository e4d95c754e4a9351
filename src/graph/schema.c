/* The schema: three lists of names in order of registration, and "did you mean". */
#include "graph/schema.h"

#include <string.h>

struct ark_schema {
    GPtrArray *names[ARK_SCHEMA_KINDS];  /* of borrowed char * */
    GHashTable *known[ARK_SCHEMA_KINDS]; /* set of the same */
};

ark_schema *ark_schema_new(void)
{
    ark_schema *schema = g_new0(ark_schema, 1);
    for (int i = 0; i < ARK_SCHEMA_KINDS; i++) {
        schema->names[i] = g_ptr_array_new();
        schema->known[i] = g_hash_table_new(g_str_hash, g_str_equal);
    }
    return schema;
}

void ark_schema_free(ark_schema *schema)
{
    if (!schema)
        return;
    for (int i = 0; i < ARK_SCHEMA_KINDS; i++) {
        g_ptr_array_unref(schema->names[i]);
        g_hash_table_unref(schema->known[i]);
    }
    g_free(schema);
}

void ark_schema_add(ark_schema *schema, enum ark_schema_kind kind, const char *name)
{
    if (g_hash_table_add(schema->known[kind], (char *)name))
        g_ptr_array_add(schema->names[kind], (char *)name);
}

bool ark_schema_has(const ark_schema *schema, enum ark_schema_kind kind, const char *name)
{
    return g_hash_table_contains(schema->known[kind], name);
}

enum { LONGEST_NAME = 64 };

/* Levenshtein distance, one row at a time. */
static int distance(const char *a, const char *b)
{
    size_t n = strlen(b);
    int row[LONGEST_NAME + 1];
    if (n > LONGEST_NAME || strlen(a) > LONGEST_NAME)
        return LONGEST_NAME;
    for (size_t j = 0; j <= n; j++)
        row[j] = (int)j;
    for (size_t i = 0; a[i]; i++) {
        int diagonal = row[0];
        row[0] = (int)i + 1;
        for (size_t j = 0; j < n; j++) {
            int same = g_ascii_tolower(a[i]) == g_ascii_tolower(b[j]) ? 0 : 1;
            int best = MIN(MIN(row[j], row[j + 1]) + 1, diagonal + same);
            diagonal = row[j + 1];
            row[j + 1] = best;
        }
    }
    return row[n];
}

const char *ark_schema_nearest(const ark_schema *schema, enum ark_schema_kind kind,
                               const char *name)
{
    const char *nearest = NULL;
    int best = (int)strlen(name) / 3 + 1;
    for (guint i = 0; i < schema->names[kind]->len; i++) {
        const char *known = g_ptr_array_index(schema->names[kind], i);
        int d = distance(name, known);
        if (d < best || (d == best && !nearest)) {
            best = d;
            nearest = known;
        }
    }
    return nearest;
}
