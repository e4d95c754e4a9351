/* pack: packs that build on others, what they may change, parameters, profiles, the life of a rule,
 * catalogues; and every way in which these can be wrong. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "graph/graph.h"
#include "pack/loading.h"
#include "pack/pack.h"

#include "pack_examples.h"
#include "suite.h"

struct file {
    const char *name;
    char *text;
};

static ark_atoms *atoms;
static ark_arena *arena;
static struct file files[4];
static struct ark_setting settings[4];
static uint32_t setting_n;

static void setup(void)
{
    atoms = ark_atoms_new();
    arena = ark_arena_new();
    files[0] = (struct file){"base", g_strdup(BASE)};
    files[1] = (struct file){"top", g_strdup(TOP)};
    files[2] = (struct file){"more", NULL};
    files[3] = (struct file){"last", NULL};
    setting_n = 0;
}

static void teardown(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++)
        g_clear_pointer(&files[i].text, g_free);
    ark_arena_free(arena);
    ark_atoms_free(atoms);
}

/* Replaces the first `old` of a file. */
static void change(const char *name, const char *old, const char *new)
{
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        if (strcmp(files[i].name, name) != 0)
            continue;
        char *at = strstr(files[i].text, old);
        ck_assert_msg(at != NULL, "not in %s: %s", name, old);
        char *changed = g_strdup_printf("%.*s%s%s", (int)(at - files[i].text), files[i].text, new,
                                        at + strlen(old));
        g_free(files[i].text);
        files[i].text = changed;
    }
}

static void put(const char *name, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void put(const char *name, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        if (strcmp(files[i].name, name) == 0)
            files[i].text = g_strdup_vprintf(format, args);
    }
    va_end(args);
}

static bool open_file(void *user, const char *name, const char *from, struct ark_pack_source *ret,
                      GError **error)
{
    (void)user;
    (void)from;
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        if (strcmp(files[i].name, name) == 0 && files[i].text) {
            *ret = (struct ark_pack_source){
                .key = files[i].name, .file = files[i].name, .bytes = files[i].text};
            ret->len = strlen(ret->bytes);
            return true;
        }
    }
    return ark_fail(error, ARK_ERROR_PACK, "der er ingen %s.", name);
}

static const struct ark_pack *const *packs;
static uint32_t pack_n;

static bool load(const char *const *names, enum ark_lang lang, GError **error)
{
    const struct ark_compile compile = {.arena = arena, .atoms = atoms, .lang = lang};
    const struct ark_pack_options options = {
        .open = open_file, .settings = settings, .setting_n = setting_n};
    struct ark_pack_source named[4];
    uint32_t n = 0;
    for (; names[n]; n++)
        ck_assert(open_file(NULL, names[n], NULL, &named[n], NULL));
    return ark_packs_load(&compile, &options, named, n, &packs, &pack_n, error);
}

static void load_ok(const char *const *names)
{
    g_autoptr(GError) error = NULL;
    if (!load(names, ARK_DA, &error))
        ck_abort_msg("%s", error->message);
}

#define NAMES(...) ((const char *const[]){__VA_ARGS__, NULL})

static void expect_error(const char *const *names, const char *expected)
{
    g_autoptr(GError) error = NULL;
    ck_assert_msg(!load(names, ARK_DA, &error), "loads; expected: %s", expected);
    g_autofree char *line = g_strndup(error->message, strcspn(error->message, "\n"));
    ck_assert_str_eq(line, expected);
    g_clear_error(&error);
    ck_assert(!load(names, ARK_EN, &error));
    ck_assert_str_ne(error->message, expected);
}

START_TEST(what_is_extended_comes_first_and_once)
{
    load_ok(NAMES("top"));
    ck_assert_uint_eq(pack_n, 2);
    ck_assert_str_eq(packs[0]->id, "base");
    ck_assert_str_eq(packs[1]->id, "top");
    ck_assert_ptr_eq(packs[1]->extends[0], packs[0]);
    ck_assert_ptr_eq(ark_pack_framework_rule(packs[1], "R 1"), packs[0]->framework_rules);
    ck_assert_ptr_null(ark_pack_framework_rule(packs[0], "T 1"));
    load_ok(NAMES("top", "base"));
    ck_assert_uint_eq(pack_n, 2);
    load_ok(NAMES("base", "top"));
    ck_assert_uint_eq(pack_n, 2);
    put("more", "pack: more\nversion: 1\ntitle: {da: M, en: M}\nextends: [top, base]\n");
    load_ok(NAMES("more", "top"));
    ck_assert_uint_eq(pack_n, 3);
    ck_assert_str_eq(packs[2]->id, "more");
    ck_assert_uint_eq(packs[2]->extend_n, 2);
}
END_TEST

START_TEST(overrides_change_rules_of_others)
{
    load_ok(NAMES("base", "top"));
    const struct ark_rule *rule = ark_pack_rule(packs[0], "R-1-a");
    ck_assert_ptr_nonnull(rule->override);
    ck_assert_ptr_eq(rule->override->by, packs[1]);
    ck_assert_str_eq(rule->override->reason.in[ARK_EN], "Small");
    ck_assert_int_eq(rule->level, ARK_BOER);
    ck_assert_int_eq(ark_rule_effect(rule, NULL, 0).level, ARK_KAN);
    ck_assert_int_eq(ark_rule_effect(rule, NULL, 0).from, ARK_LEVEL_OVERRIDE);
    change("top", "level: KAN", "off: true");
    load_ok(NAMES("top"));
    ck_assert_int_eq(ark_rule_effect(&packs[0]->rules[0], NULL, 0).skip, ARK_SKIP_OFF);
}
END_TEST

START_TEST(one_function_decides_the_level)
{
    change("top", "overrides:\n  - {rule: R-1-a, level: KAN, reason: {da: Lille, en: Small}}\n",
           "");
    load_ok(NAMES("top"));
    const struct ark_profile *f = ark_pack_profile(packs[1], "F"), *a = &packs[0]->profiles[1];
    const struct ark_rule *rule = &packs[0]->rules[0], *own = &packs[1]->rules[0];
    ck_assert_int_eq(ark_rule_effect(rule, NULL, 0).level, ARK_BOER);
    ck_assert_int_eq(ark_rule_effect(rule, &f, 1).level, ARK_SKAL);
    ck_assert_int_eq(ark_rule_effect(rule, &f, 1).from, ARK_LEVEL_PROFILE);
    ck_assert_int_eq(ark_rule_effect(rule, &a, 1).skip, ARK_SKIP_PROFILE);
    ck_assert_ptr_eq(ark_rule_effect(rule, &a, 1).profile, a);
    ck_assert_int_eq(ark_rule_effect(own, &f, 1).level, ARK_SKAL);
    ck_assert_int_eq(ark_rule_effect(own, &a, 1).level, ARK_BOER);
    ck_assert_int_eq(ark_rule_effect(&packs[0]->rules[1], &f, 1).skip, ARK_SKIP_DEPRECATED);
    ck_assert(ark_packs_have_profile(packs, pack_n, "A"));
    ck_assert(!ark_packs_have_profile(packs, pack_n, "T"));
    g_autofree char *known = ark_packs_profiles(packs, pack_n, ARK_DA);
    ck_assert_str_eq(known, "F og A");
}
END_TEST

START_TEST(an_override_is_stronger_than_a_profile_but_not_than_not_applicable)
{
    load_ok(NAMES("top"));
    const struct ark_profile *f = &packs[0]->profiles[0], *a = &packs[0]->profiles[1];
    ck_assert_int_eq(ark_rule_effect(packs[0]->rules, &f, 1).level, ARK_KAN);
    ck_assert_int_eq(ark_rule_effect(packs[0]->rules, &a, 1).skip, ARK_SKIP_PROFILE);
}
END_TEST

static const struct ark_parameter *parameter(const char *id)
{
    const struct ark_parameter *found = ark_pack_parameter(packs[0], id);
    ck_assert_msg(found != NULL, "%s", id);
    return found;
}

START_TEST(parameters_have_values_of_their_type)
{
    load_ok(NAMES("base"));
    g_autoptr(GHashTable) table = ark_parameters_table(packs[0]);
    ck_assert_uint_eq(g_hash_table_size(table), 5);
    const struct ark_value *most = g_hash_table_lookup(table, "most");
    ck_assert(most->type == ARK_INT && most->integer == 3);
    const struct ark_value *owners = g_hash_table_lookup(table, "owners");
    ck_assert(owners->type == ARK_LIST && owners->len == 3);
    ck_assert(owners->list[1].type == ARK_TEXT && owners->list[2].type == ARK_INT);
    ck_assert(parameter("ratio")->value.type == ARK_REAL);
    ck_assert(parameter("strict")->value.yes);
    ck_assert_str_eq(parameter("word")->value.text, "ok");
}
END_TEST

static void set(const char *pack, const char *id, const char *text)
{
    settings[setting_n++] = (struct ark_setting){.pack = pack, .id = id, .text = text};
}

/* A setting of arkitjek.yaml with that value. */
static void configure(const char *pack, const char *id, const char *value)
{
    g_autofree char *text = g_strdup_printf("%s: {%s: %s}\n", pack, id, value);
    g_autoptr(GError) error = NULL;
    const struct ark_yaml_file *file =
        ark_yaml_read(arena, "arkitjek.yaml", text, strlen(text), ARK_DA, &error);
    ck_assert_ptr_nonnull(file);
    const struct ark_yaml_pair *its = file->root->pairs;
    settings[setting_n++] = (struct ark_setting){.pack = pack,
                                                 .id = id,
                                                 .file = file,
                                                 .pack_at = its->key,
                                                 .id_at = its->value->pairs->key,
                                                 .value = its->value->pairs->value};
}

START_TEST(the_command_line_comes_before_the_configuration_before_packs_before_the_default)
{
    load_ok(NAMES("base"));
    ck_assert_int_eq(parameter("most")->value.integer, 3);
    ck_assert_int_eq(parameter("most")->from, ARK_PARAMETER_DEFAULT);
    load_ok(NAMES("top"));
    ck_assert_int_eq(parameter("most")->value.integer, 5);
    ck_assert_int_eq(parameter("most")->from, ARK_PARAMETER_PACK);
    set("base", "most", "9");
    set("base", "owners", "[x, 7]");
    configure("base", "most", "7");
    load_ok(NAMES("top"));
    ck_assert_int_eq(parameter("most")->value.integer, 9);
    ck_assert_int_eq(parameter("most")->from, ARK_PARAMETER_ARGUMENT);
    ck_assert_uint_eq(parameter("owners")->value.len, 2);
    setting_n = 0;
    configure("base", "most", "7");
    load_ok(NAMES("top"));
    ck_assert_int_eq(parameter("most")->value.integer, 7);
    ck_assert_int_eq(parameter("most")->from, ARK_PARAMETER_CONFIG);
}
END_TEST

START_TEST(a_set_may_stand_under_the_pack_it_is_about)
{
    change("top", "extends: [base]\nset: {most: 5}",
           "extends:\n  - {pack: base, set: {word: nej}}");
    load_ok(NAMES("top"));
    ck_assert_str_eq(parameter("word")->value.text, "nej");
    put("more",
        "pack: more\nversion: 1\ntitle: {da: M, en: M}\nextends: [top]\nset: {word: måske}\n"
        "overrides:\n  - {rule: R-1-a, level: SKAL, reason: {da: S, en: B}}\n");
    load_ok(NAMES("more"));
    ck_assert_str_eq(parameter("word")->value.text, "måske");
    ck_assert_int_eq(ark_rule_effect(packs[0]->rules, NULL, 0).level, ARK_SKAL);
}
END_TEST

START_TEST(queries_know_the_parameters_of_their_pack)
{
    change("base", "a.ejer IS NOT NULL", "a.ejer IN $owners AND a.n < $most");
    load_ok(NAMES("top"));
    change("base", "$most", "$mest");
    g_autoptr(GError) error = NULL;
    ck_assert(!load(NAMES("top"), ARK_DA, &error));
    ck_assert_msg(g_str_has_prefix(error->message, "base:26:"), "%s", error->message);
    ck_assert_ptr_nonnull(strstr(error->message, "mest"));
    change("base", "$mest", "$most");
    change("top", "ask: {da: D, en: E}", "ask: {da: 'D {$most}', en: E}");
    g_clear_error(&error);
    ck_assert(!load(NAMES("top"), ARK_DA, &error)); /* another pack's are not its own */
    ck_assert(g_str_has_prefix(error->message, "top:"));
}
END_TEST

static const struct {
    const char *pack, *id, *text, *error;
} BAD_SETTINGS[] = {
    {"base", "most", "tre", "--set base.most=tre: parameteren `most`: her ventes et helt tal."},
    {"base", "most", "1.5", "--set base.most=1.5: parameteren `most`: her ventes et helt tal."},
    {"base", "ratio", "inf",
     "--set base.ratio=inf: parameteren `ratio`: her ventes et tal, fx 2.5."},
    {"base", "strict", "ja",
     "--set base.strict=ja: parameteren `strict`: her ventes true eller false."},
    {"base", "owners", "a, b",
     "--set base.owners=a, b: parameteren `owners`: her ventes en liste, fx [a, b]."},
    {"base", "owners", "[a",
     "--set base.owners=[a: parameteren `owners`: her ventes en liste, fx "
     "[a, b]."},
    {"base", "mos", "1", "--set base.mos=1: ukendt parameter `mos`; mente du `most`?"},
    {"base", "farve", "1",
     "--set base.farve=1: ukendt parameter `farve`. Der er: most, owners, ratio, strict og word."},
    {"top", "most", "1", "--set top.most=1: ukendt parameter `most`. Der er ingen."},
    {"bas", "most", "1", "--set bas.most=1: regelpakken bas er ikke taget med; mente du base?"},
};

START_TEST(bad_settings_say_what_was_expected)
{
    set(BAD_SETTINGS[_i].pack, BAD_SETTINGS[_i].id, BAD_SETTINGS[_i].text);
    expect_error(NAMES("top"), BAD_SETTINGS[_i].error);
    g_autoptr(GError) error = NULL;
    ck_assert(!load(NAMES("top"), ARK_DA, &error));
    ck_assert(g_error_matches(error, ARK_ERROR, ARK_ERROR_USAGE));
}
END_TEST

START_TEST(bad_configured_settings_have_a_place)
{
    configure("base", "most", "tre");
    expect_error(NAMES("top"), "arkitjek.yaml:1:14: parameteren `most`: her ventes et helt tal.");
    setting_n = 0;
    configure("base", "word2", "x");
    expect_error(NAMES("top"), "arkitjek.yaml:1:8: ukendt parameter `word2`; mente du `word`?");
    setting_n = 0;
    configure("other", "x", "x");
    expect_error(NAMES("top"), "arkitjek.yaml:1:1: regelpakken other er ikke taget med. Der er: "
                               "base og top.");
    settings[0].if_loaded = true;
    load_ok(NAMES("top"));
}
END_TEST

START_TEST(broken_packs_say_where_and_why)
{
    change(EXTENDS_BROKEN[_i].file, EXTENDS_BROKEN[_i].old, EXTENDS_BROKEN[_i].new);
    expect_error(NAMES("top"), EXTENDS_BROKEN[_i].error);
}
END_TEST

/* Two packs beside each other that want different things. */
START_TEST(rivals_are_told)
{
    put("more", "pack: more\nversion: 1\ntitle: {da: M, en: M}\nextends: [base]\nset: {most: 6}\n");
    expect_error(NAMES("top", "more"),
                 "more:5:13: `most` har fået en anden værdi før (top:5). Lad den ene pakke udvide "
                 "den anden, eller giv den kun ét sted.");
    change("more", "most: 6", "most: 5");
    load_ok(NAMES("top", "more"));
    change("more", "set: {most: 5}\n",
           "overrides: [{rule: R-1-a, level: SKAL, reason: {da: M, en: M}}]\n");
    expect_error(NAMES("top", "more"),
                 "more:5:20: pakken top ændrer `R-1-a` på en anden måde (top:7). Lad den ene pakke "
                 "udvide den anden, eller brug kun den ene.");
    change("more", "level: SKAL", "level: KAN");
    load_ok(NAMES("top", "more"));
}
END_TEST

/* P1 of two frameworks is fine, as long as nobody says P1. */
START_TEST(an_id_of_two_frameworks_is_asked_about)
{
    put("more",
        "pack: more\nversion: 1\ntitle: {da: M, en: M}\nprinciples:\n"
        "  - {id: P1, title: {da: Et, en: One}, gist: {da: Et, en: One}}\n"
        "parameters: [{id: most, type: integer, default: 1, title: {da: a, en: b}}]\nrules: []\n");
    put("last", "pack: last\nversion: 1\ntitle: {da: L, en: L}\nextends: [base, more]\nframework:\n"
                "  - {id: L 1, level: KAN, sure: M, source: s, title: {da: R, en: R}, gist: {da: "
                "G, en: G}}\n");
    load_ok(NAMES("last"));
    ck_assert_uint_eq(pack_n, 3);
    change("last", "level: KAN", "principle: P1, level: KAN");
    expect_error(NAMES("last"),
                 "last:6:26: `P1` findes både i base og i more; det er uvist, hvilken "
                 "der menes. Udvid kun den ene.");
    change("last", "principle: P1, ", "");
    change("last", "framework:", "set: {most: 2}\nframework:");
    expect_error(NAMES("last"), "last:5:7: både base og more har parameteren `most`. Skriv `set` "
                                "under den pakke i `extends`, som er ment.");
}
END_TEST

START_TEST(packs_of_one_run_are_bounded)
{
    /* A chain that `open_file` never ends would be as long as it is given; here it is two. */
    const struct ark_compile compile = {.arena = arena, .atoms = atoms, .lang = ARK_EN};
    const struct ark_pack_options options = {.open = open_file};
    struct ark_pack_source named[ARK_MAX_PACKS + 1];
    for (int i = 0; i <= ARK_MAX_PACKS; i++) {
        char *text =
            ark_arena_printf(arena, "pack: p%d\nversion: 1\ntitle: {da: t, en: t}\nrules: []\n", i);
        char *name = ark_arena_printf(arena, "p%d.yaml", i);
        named[i] =
            (struct ark_pack_source){.key = name, .file = name, .bytes = text, .len = strlen(text)};
    }
    g_autoptr(GError) error = NULL;
    ck_assert(ark_packs_load(&compile, &options, named, ARK_MAX_PACKS, &packs, &pack_n, &error));
    ck_assert(
        !ark_packs_load(&compile, &options, named, ARK_MAX_PACKS + 1, &packs, &pack_n, &error));
    ck_assert_str_eq(error->message, "p100.yaml: too many rule packs: at most 100 in one run.");
}
END_TEST

START_TEST(a_pack_alone_extends_nothing)
{
    const struct ark_compile compile = {.arena = arena, .atoms = atoms, .lang = ARK_DA};
    g_autoptr(GError) error = NULL;
    ck_assert_ptr_null(ark_pack_load(&compile, "top", TOP, strlen(TOP), &error));
    ck_assert(g_str_has_prefix(error->message, "top:4:11: `extends` kan ikke bruges her."));
}
END_TEST

START_TEST(catalogues_and_frameworks_become_nodes)
{
    load_ok(NAMES("top"));
    ark_builder *builder = ark_builder_new(atoms);
    ark_packs_add_to_graph(packs, pack_n, builder);
    g_autoptr(ark_graph) graph = ark_builder_freeze(builder);
    g_autoptr(GString) dump = g_string_new(NULL);
    ark_graph_dump(graph, false, dump);
    ck_assert_msg(strstr(dump->str, "aliases: \"Ældre\", aliases: \"Fordums\"") ||
                      strstr(dump->str, "aliases: [\"Ældre\", \"Fordums\"]"),
                  "%s", dump->str);
    ck_assert_ptr_nonnull(strstr(dump->str, "status: \"phased_out\""));
    unsigned replaced = 0, states = 0;
    for (uint32_t i = 0; i < ark_graph_edge_count(graph); i++) {
        replaced += strcmp(ark_graph_type_text(graph, ARK_EDGE(i)), "REPLACED_BY") == 0;
        states += strcmp(ark_graph_type_text(graph, ARK_EDGE(i)), "STATES") == 0;
    }
    ck_assert_uint_eq(replaced, 2); /* old by new, and older by old of the other pack */
    ck_assert_uint_eq(states, 5);   /* T 1 is stated by its pack and by P1 of the other */
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("pack_extends");
    TCase *tc = tcase_create("all");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, what_is_extended_comes_first_and_once);
    tcase_add_test(tc, overrides_change_rules_of_others);
    tcase_add_test(tc, one_function_decides_the_level);
    tcase_add_test(tc, an_override_is_stronger_than_a_profile_but_not_than_not_applicable);
    tcase_add_test(tc, parameters_have_values_of_their_type);
    tcase_add_test(tc, queries_know_the_parameters_of_their_pack);
    tcase_add_test(tc,
                   the_command_line_comes_before_the_configuration_before_packs_before_the_default);
    tcase_add_test(tc, a_set_may_stand_under_the_pack_it_is_about);
    tcase_add_loop_test(tc, bad_settings_say_what_was_expected, 0, G_N_ELEMENTS(BAD_SETTINGS));
    tcase_add_test(tc, bad_configured_settings_have_a_place);
    tcase_add_loop_test(tc, broken_packs_say_where_and_why, 0, G_N_ELEMENTS(EXTENDS_BROKEN));
    tcase_add_test(tc, rivals_are_told);
    tcase_add_test(tc, an_id_of_two_frameworks_is_asked_about);
    tcase_add_test(tc, packs_of_one_run_are_bounded);
    tcase_add_test(tc, a_pack_alone_extends_nothing);
    tcase_add_test(tc, catalogues_and_frameworks_become_nodes);
    tcase_set_timeout(tc, TEST_SECONDS);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
