/* The rules that are shipped: every pack of rules/ and rules/more/ loads with all names known, and
 * every inline test gives what it says. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "check/check.h"

#include "archimate/archimate.h"
#include "cli/labels.h"
#include "document/document.h"
#include "suite.h"
#include "uml/uml.h"

static ark_schema *schema_new(void)
{
    static const char *const MORE[] = {"Framework", "Principle", "Rule", "Deviation"};
    static const char *const EDGES[] = {"STATES", "MENTIONS", "ANSWERS", "DEVIATES_FROM"};
    ark_schema *schema = ark_schema_new();
    ark_archimate_register(schema);
    ark_uml_register(schema);
    ark_document_register(schema);
    ark_packs_register(schema);
    for (size_t i = 0; i < G_N_ELEMENTS(MORE); i++)
        ark_schema_add(schema, ARK_SCHEMA_NODE_LABEL, MORE[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(EDGES); i++)
        ark_schema_add(schema, ARK_SCHEMA_EDGE_TYPE, EDGES[i]);
    return schema;
}

static char *rules_dir(const char *below)
{
    const char *root = g_getenv("ARK_SOURCE_ROOT");
    return g_build_filename(root ? root : ".", "rules", below, NULL);
}

static int by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void add_files(GPtrArray *files, const char *below)
{
    g_autofree char *path = rules_dir(below);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir))) {
        if (g_str_has_suffix(name, ".yaml"))
            g_ptr_array_add(files, g_build_filename(path, name, NULL));
    }
}

/* The .yaml files of rules/ and of the folders in it, sorted. */
static GPtrArray *pack_files(void)
{
    GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
    add_files(files, NULL);
    add_files(files, "more");
    add_files(files, "data");
    g_ptr_array_sort(files, by_name);
    return files;
}

/* How many rules failed. */
static unsigned test_pack(const struct ark_compile *compile, const char *path)
{
    g_autofree char *bytes = NULL;
    g_autofree char *name = g_path_get_basename(path);
    gsize len;
    g_autoptr(GError) error = NULL;
    const struct ark_pack *pack = NULL;
    if (g_file_get_contents(path, &bytes, &len, &error))
        pack = ark_pack_load(compile, name, bytes, len, &error);
    if (!pack) {
        g_print("%s\n", error->message);
        return 1;
    }
    unsigned failed = 0, tests = 0;
    for (uint32_t i = 0; i < pack->rule_n; i++) {
        g_autofree char *message = NULL;
        tests += pack->rules[i].test_n;
        if (!ark_rule_run_tests(compile, pack, &pack->rules[i], ark_model_labels, &message)) {
            g_print("%s\n", message);
            failed++;
        }
    }
    g_print("%s: %u rules, %u tests, %u rules failed\n", name, pack->rule_n, tests, failed);
    return failed;
}

START_TEST(every_shipped_rule_does_what_its_tests_say)
{
    g_autoptr(GPtrArray) files = pack_files();
    if (files->len == 0)
        g_print("rules/ has no packs: nothing was tested\n");
    g_autoptr(ark_schema) schema = schema_new();
    g_autoptr(ark_atoms) atoms = ark_atoms_new();
    g_autoptr(ark_arena) arena = ark_arena_new();
    struct ark_compile compile = {.arena = arena, .atoms = atoms, .schema = schema, .lang = ARK_DA};
    unsigned failed = 0;
    for (guint i = 0; i < files->len; i++)
        failed += test_pack(&compile, g_ptr_array_index(files, i));
    ck_assert_uint_eq(failed, 0);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {every_shipped_rule_does_what_its_tests_say};
    return run_suite("rules", tests, G_N_ELEMENTS(tests));
}
