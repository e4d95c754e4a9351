/* The schema: three lists of names in order of registration, and "did you mean". */
#include "graph/schema.h"

#include "base/nearest.h"

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

const char *ark_schema_nearest(const ark_schema *schema, enum ark_schema_kind kind,
                               const char *name)
{
    const GPtrArray *names = schema->names[kind];
    return ark_nearest(name, (const char *const *)names->pdata, names->len);
}

const char *ark_schema_one_letter_off(const ark_schema *schema, enum ark_schema_kind kind,
                                      const char *name)
{
    const GPtrArray *names = schema->names[kind];
    return ark_one_letter_off(name, (const char *const *)names->pdata, names->len);
}
