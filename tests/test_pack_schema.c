/* docs/schema/pack.schema.json and the parser hold each other: the same keys and words at each
 * level, and the same answer about every example, where the schema can say it. */
#include <stdlib.h>

#include "pack/format.h"
#include "pack/mistakes.h"
#include "pack/pack.h"
#include "pack/yaml.h"

#include "json_schema.h"
#include "pack_examples.h"
#include "suite.h"

/* What a plain scalar is in YAML 1.2 (core schema), as far as packs use it. */
static json_t *plain(const char *text)
{
    gint64 integer;
    char *end;
    double real = g_ascii_strtod(text, &end);
    if (strcmp(text, "true") == 0 || strcmp(text, "false") == 0)
        return json_boolean(*text == 't');
    if (strcmp(text, "null") == 0 || strcmp(text, "~") == 0 || !*text)
        return json_null();
    if (g_ascii_string_to_signed(text, 10, G_MININT64, G_MAXINT64, &integer, NULL))
        return json_integer((json_int_t)integer);
    bool number = !*end && !text[strspn(text, "0123456789+-.eE")];
    return number ? json_real(real) : json_string(text);
}

static json_t *json_of(const struct ark_yaml *node)
{
    if (node->kind == ARK_YAML_SCALAR)
        return node->style == ARK_YAML_PLAIN ? plain(node->text) : json_string(node->text);
    json_t *made = node->kind == ARK_YAML_LIST ? json_array() : json_object();
    for (uint32_t i = 0; i < node->n; i++) {
        if (node->kind == ARK_YAML_LIST)
            json_array_append_new(made, json_of(node->items[i]));
        else
            json_object_set_new(made, node->pairs[i].key->text, json_of(node->pairs[i].value));
    }
    return made;
}

static struct schema schema;

static void setup(void)
{
    schema = load_schema("pack.schema.json");
}

static void teardown(void)
{
    json_decref(schema.root);
}

static bool schema_takes(const char *text, bool quiet)
{
    g_autoptr(ark_arena) arena = ark_arena_new();
    g_autoptr(GError) error = NULL;
    const struct ark_yaml_file *file =
        ark_yaml_read(arena, "p.yaml", text, strlen(text), ARK_DA, &error);
    if (!file)
        ck_abort_msg("%s", error->message);
    json_t *pack = json_of(file->root);
    schema.wrong = 0;
    schema.quiet = quiet;
    schema_apply(&schema, schema.root, pack, "pack");
    json_decref(pack);
    return schema.wrong == 0;
}

static const json_t *object_of(const char *name)
{
    const json_t *object =
        *name ? json_object_get(json_object_get(schema.root, "$defs"), name) : schema.root;
    ck_assert_msg(object != NULL, "the schema has no %s", name);
    return object;
}

static bool is_required(const json_t *object, const char *key)
{
    const json_t *list = json_object_get(object, "required");
    for (size_t i = 0; i < json_array_size(list); i++) {
        if (strcmp(json_string_value(json_array_get(list, i)), key) == 0)
            return true;
    }
    return false;
}

START_TEST(keys_are_the_same)
{
    uint32_t n;
    const struct ark_format *const *formats = ark_pack_format_keys(&n);
    ck_assert_uint_ge(n, 12);
    for (uint32_t i = 0; i < n; i++) {
        const struct ark_format *format = formats[i];
        const json_t *object = object_of(format->name);
        const json_t *properties = json_object_get(object, "properties");
        ck_assert(json_is_false(json_object_get(object, "additionalProperties")));
        ck_assert_msg(json_object_size(properties) == format->n, "%s: %zu keys, parser %u",
                      format->name, json_object_size(properties), format->n);
        for (uint32_t k = 0; k < format->n; k++) {
            const struct ark_key *key = &format->keys[k];
            ck_assert_msg(json_object_get(properties, key->name) != NULL, "%s: %s", format->name,
                          key->name);
            ck_assert_msg(is_required(object, key->name) == key->required, "%s: %s is required?",
                          format->name, key->name);
        }
    }
}
END_TEST

/* Every mapping of the schema with fixed keys is one that the parser has a table of. */
START_TEST(no_mapping_is_only_in_the_schema)
{
    uint32_t n;
    const struct ark_format *const *formats = ark_pack_format_keys(&n);
    const char *name;
    json_t *object;
    json_object_foreach(json_object_get(schema.root, "$defs"), name, object)
    {
        bool known = !json_object_get(object, "properties") || strcmp(name, "texts") == 0;
        for (uint32_t i = 0; i < n; i++)
            known = known || strcmp(formats[i]->name, name) == 0;
        ck_assert_msg(known, "%s", name);
    }
}
END_TEST

START_TEST(words_are_the_same)
{
    static const char *const NAMES[] = {"level",  "sure",  "kind",
                                        "status", "match", "parameterType"};
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        const json_t *list = json_object_get(object_of(NAMES[i]), "enum");
        uint32_t n = 0;
        for (const char *word; (word = ark_pack_format_word(NAMES[i], n)); n++)
            ck_assert_str_eq(json_string_value(json_array_get(list, n)), word);
        ck_assert_uint_eq(json_array_size(list), n);
    }
    const json_t *levels =
        json_object_get(json_object_get(json_object_get(object_of("rule"), "properties"), "levels"),
                        "additionalProperties");
    ck_assert_uint_eq(json_array_size(json_object_get(levels, "enum")), ARK_LEVELS + 1);
}
END_TEST

START_TEST(shipped_packs_are_by_the_schema)
{
    static const char *const folders[] = {"rules", "rules/data", "rules/more"};
    const char *root = g_getenv("ARK_SOURCE_ROOT");
    unsigned seen = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(folders); i++) {
        g_autofree char *path = g_build_filename(root ? root : ".", folders[i], NULL);
        g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
        for (const char *name; (name = g_dir_read_name(dir));) {
            g_autofree char *file = g_build_filename(path, name, NULL), *text = NULL;
            if (!g_str_has_suffix(name, ".yaml"))
                continue;
            ck_assert(g_file_get_contents(file, &text, NULL, NULL));
            ck_assert_msg(schema_takes(text, false), "%s", name);
            seen++;
        }
    }
    ck_assert_uint_ge(seen, 10);
}
END_TEST

/* Pieces of the errors that a schema can't know of: what depends on other places or files, on the
 * query language, or on what a text says. */
static const char *const BEYOND[] = {
    "er brugt før",
    "er brugt i en pakke",
    "står ikke under",
    "ingen variabel af `match`",
    "virker ikke her",
    "pladsholder",
    "der mangler en prøve",
    "der er ingen ",
    "står to gange",
    "går i ring",
    "er taget med to gange",
    "ingen af de pakker, der udvides",
    "er pakkens egen",
    "regel R-1-a har `require`", /* of another pack */
    "regel R-1-b finder det",
    "er ændret før",
    "ukendt parameter",
    "parameteren `most`: her ventes et helt tal", /* of another pack */
    "fører tilbage til reglen selv",
    "er eller var allerede en regels id",
    "hører allerede til posten",
    "kan ikke erstatte sig selv",
};

static bool met[G_N_ELEMENTS(BEYOND)]; /* the schema did take one of that kind */

static void agree(const char *original, const char *old, const char *new, const char *error)
{
    const char *at = strstr(original, old);
    ck_assert(at != NULL);
    g_autofree char *text =
        g_strdup_printf("%.*s%s%s", (int)(at - original), original, new, at + strlen(old));
    bool taken = schema_takes(text, true), beyond = false;
    for (size_t i = 0; i < G_N_ELEMENTS(BEYOND); i++)
        if (taken && strstr(error, BEYOND[i]))
            beyond = met[i] = true;
    ck_assert_msg(!taken || beyond, "the schema takes `%s` -> `%s`: %s", old, new, error);
}

START_TEST(the_schema_refuses_what_the_parser_refuses)
{
    ck_assert(schema_takes(GOOD, false));
    ck_assert(schema_takes(BASE, false));
    ck_assert(schema_takes(TOP, false));
    for (size_t i = 0; i < G_N_ELEMENTS(BROKEN); i++)
        agree(GOOD, BROKEN[i].old, BROKEN[i].new, BROKEN[i].error);
    for (size_t i = 0; i < G_N_ELEMENTS(EXTENDS_BROKEN); i++) {
        bool top = strcmp(EXTENDS_BROKEN[i].file, "top") == 0;
        agree(top ? TOP : BASE, EXTENDS_BROKEN[i].old, EXTENDS_BROKEN[i].new,
              EXTENDS_BROKEN[i].error);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(BEYOND); i++)
        ck_assert_msg(met[i], "nothing shows that a schema can't know: %s", BEYOND[i]);
}
END_TEST

static const char *const FINE[][2] = {
    {"    at: f\n", ""},
    {"    at: f\n", "    at: f\n    since: 1.1\n    help: {da: H, en: H}\n    former: [R-0-a]\n"},
    {"    at: f\n", "    needs: X\n    url: https://x.dk\n"},
    {"principles:", "profiles: [{id: F, title: {da: F, en: F}}]\nprinciples:"},
    {"rules:", "catalogue: []\nrules:"},
    {"require: a.ejer = b.ejer", "forbid: false"},
    {"require: a.ejer = b.ejer\n    at: f", "expect: 2"},
    {"version: \"1\"", "version: 1.10"},
};

/* And takes what it takes. */
START_TEST(the_schema_takes_what_the_parser_takes)
{
    for (size_t i = 0; i < G_N_ELEMENTS(FINE); i++) {
        const char *at = strstr(GOOD, FINE[i][0]);
        ck_assert_msg(at != NULL, "%s", FINE[i][0]);
        g_autofree char *text = g_strdup_printf("%.*s%s%s", (int)(at - GOOD), GOOD, FINE[i][1],
                                                at + strlen(FINE[i][0]));
        /* Presence has no placeholders. */
        g_auto(GStrv) parts = g_strsplit(text, "{a.name} ", -1);
        g_autofree char *once = strstr(text, "expect") ? g_strjoinv("", parts) : g_strdup(text);
        g_auto(GStrv) more = g_strsplit(once, "{b.name}", -1);
        g_autofree char *clean = strstr(text, "expect") ? g_strjoinv("", more) : g_strdup(once);
        g_autoptr(ark_arena) arena = ark_arena_new();
        g_autoptr(ark_atoms) atoms = ark_atoms_new();
        g_autoptr(GError) error = NULL;
        const struct ark_compile compile = {.arena = arena, .atoms = atoms, .lang = ARK_DA};
        if (!ark_pack_load(&compile, "p.yaml", clean, strlen(clean), &error))
            ck_abort_msg("%s", error->message);
        ck_assert_msg(schema_takes(clean, false), "%s", FINE[i][1]);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("pack_schema");
    TCase *tc = tcase_create("all");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, keys_are_the_same);
    tcase_add_test(tc, no_mapping_is_only_in_the_schema);
    tcase_add_test(tc, words_are_the_same);
    tcase_add_test(tc, shipped_packs_are_by_the_schema);
    tcase_add_test(tc, the_schema_refuses_what_the_parser_refuses);
    tcase_add_test(tc, the_schema_takes_what_the_parser_takes);
    tcase_set_timeout(tc, TEST_SECONDS);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
