/* query: mistakes, and where they are shown. */
#include "query_world.h"

/* The error of a text in a file, where it begins at line 3 column 10. */
static char *mistake(const char *text, bool expr, enum ark_lang lang)
{
    g_autoptr(ark_atoms) atoms = ark_atoms_new();
    g_autoptr(ark_arena) arena = ark_arena_new();
    g_autoptr(ark_schema) schema = ark_schema_new();
    ark_schema_add(schema, ARK_SCHEMA_NODE_LABEL, "ApplicationComponent");
    ark_schema_add(schema, ARK_SCHEMA_EDGE_TYPE, "Flow");
    struct ark_compile compile = {.arena = arena, .atoms = atoms, .schema = schema, .lang = lang};
    struct ark_scope *scope = ark_scope_new(&compile);
    g_autofree char *source = g_strdup_printf("a: 1\nb: 2\n  where: %s\nend: 1\n", text);
    struct ark_snippet where = {
        .text = text, .file = "r.yaml", .line = 3, .column = 10, .indent = 4, .source = source};
    g_autoptr(GError) error = NULL;
    struct ark_snippet node = {.text = "(node:ApplicationComponent)-[f:Flow]->()", .line = 1};
    ck_assert(!expr || ark_pattern_compile(&compile, scope, node, NULL));
    if (expr)
        ark_expr_compile(&compile, scope, where, &error);
    else
        ark_pattern_compile(&compile, scope, where, &error);
    ck_assert(!error || error->domain == ARK_ERROR);
    return g_strdup(error ? error->message : "fine");
}

#define MISTAKE(text, expr, expected)                                                              \
    do {                                                                                           \
        g_autofree char *message_ = mistake(text, expr, ARK_DA);                                   \
        ck_assert_str_eq(message_, expected);                                                      \
    } while (0)

START_TEST(patterns)
{
    MISTAKE("(a:ApplicationComponet)", false,
            "r.yaml:3:13: ukendt label 'ApplicationComponet'; mente du 'ApplicationComponent'?\n"
            "      where: (a:ApplicationComponet)\n"
            "                ^");
    MISTAKE("(a)-[:Flwo]->()", false,
            "r.yaml:3:16: ukendt kanttype 'Flwo'; mente du 'Flow'?\n"
            "      where: (a)-[:Flwo]->()\n"
            "                   ^");
    MISTAKE("(a)-[:ApplicationComponent]->()", false,
            "r.yaml:3:16: 'ApplicationComponent' er en label på knuder og kan ikke stå på en "
            "kant\n"
            "      where: (a)-[:ApplicationComponent]->()\n"
            "                   ^");
    MISTAKE("(a)-[f:Flow]->(f:Flow)", false, "fine");
    MISTAKE("(a", false,
            "r.yaml:3:12: teksten slutter her; forventede )\n"
            "      where: (a\n"
            "               ^");
    MISTAKE("(a)->b", false,
            "r.yaml:3:15: uventet b; forventede en knude i parentes\n"
            "      where: (a)->b\n"
            "                  ^");
    MISTAKE("(a) WHERE a.x", false,
            "r.yaml:3:14: uventet WHERE; betingelsen står i parentesen, (a WHERE ...), eller under "
            "`where`\n"
            "      where: (a) WHERE a.x\n"
            "                 ^");
    MISTAKE("(æble)-[:Flow]->{5,2}(ø)", false,
            "r.yaml:3:28: mindst 5 led kan ikke være flere end højst 2\n"
            "      where: (æble)-[:Flow]->{5,2}(ø)\n"
            "                              ^");
    MISTAKE("(a)-[:Flow*1..101]->()", false,
            "r.yaml:3:24: for mange led; højst 100\n"
            "      where: (a)-[:Flow*1..101]->()\n"
            "                           ^");
    MISTAKE("(a)-[f]->()-[f]->()", false,
            "r.yaml:3:23: variablen 'f' står allerede på en anden kant i mønstret\n"
            "      where: (a)-[f]->()-[f]->()\n"
            "                          ^");
    MISTAKE("(a)-[f WHERE f.x = b.y]->+(b)", false,
            "r.yaml:3:29: betingelsen på en gentaget kant kan ikke bruge 'b' fra samme mønster\n"
            "      where: (a)-[f WHERE f.x = b.y]->+(b)\n"
            "                                ^");
    MISTAKE("(a {n:})", false,
            "r.yaml:3:16: uventet '}'; forventede et udtryk\n"
            "      where: (a {n:})\n"
            "                   ^");
    MISTAKE("(`a b`:ApplicationComponent {`x y`: 1} WHERE `a b`.z = 2)", false, "fine");
    MISTAKE("", false,
            "r.yaml:3:10: teksten slutter her; forventede en knude i parentes\n"
            "      where: \n"
            "             ^");
}
END_TEST

START_TEST(expressions)
{
    MISTAKE("nod.x = 1", true,
            "r.yaml:3:10: ukendt variabel 'nod'; mente du 'node'?\n"
            "      where: nod.x = 1\n"
            "             ^");
    MISTAKE("node.x = lowr('a')", true,
            "r.yaml:3:19: ukendt funktion 'lowr'; mente du 'lower'?\n"
            "      where: node.x = lowr('a')\n"
            "                      ^");
    MISTAKE("lower()", true,
            "r.yaml:3:10: lower skal have mindst 1 argument\n"
            "      where: lower()\n"
            "             ^");
    MISTAKE("replace(node.x, 'a')", true,
            "r.yaml:3:10: replace skal have mindst 3 argumenter\n"
            "      where: replace(node.x, 'a')\n"
            "             ^");
    MISTAKE("has_word(node.x, ' ')", true,
            "r.yaml:3:10: has_word skal have ord at lede efter\n"
            "      where: has_word(node.x, ' ')\n"
            "             ^");
    MISTAKE("node.x = 'a", true,
            "r.yaml:3:19: teksten slutter ikke; ' mangler\n"
            "      where: node.x = 'a\n"
            "                      ^");
    MISTAKE("node.x =~ 'a(b'", true,
            "r.yaml:3:24: fejl i det regulære udtryk: ) mangler\n"
            "      where: node.x =~ 'a(b'\n"
            "                           ^");
    MISTAKE("node.x § 1", true,
            "r.yaml:3:17: uventet tegn '§'\n"
            "      where: node.x § 1\n"
            "                    ^");
    MISTAKE("node.x =", true,
            "r.yaml:3:18: teksten slutter her; forventede et udtryk\n"
            "      where: node.x =\n"
            "                     ^");
    MISTAKE("node.x IS 1", true,
            "r.yaml:3:20: uventet 1; forventede NULL eller NOT NULL\n"
            "      where: node.x IS 1\n"
            "                       ^");
    MISTAKE("EXISTS { (node)-[:Flow]->(b) } AND b.x = 1", true,
            "r.yaml:3:45: ukendt variabel 'b'; mønstret binder den ikke\n"
            "      where: EXISTS { (node)-[:Flow]->(b) } AND b.x = 1\n"
            "                                                ^");
    MISTAKE("exists(node.x)", true,
            "r.yaml:3:10: skriv EXISTS { mønster } eller x.egenskab IS NOT NULL\n"
            "      where: exists(node.x)\n"
            "             ^");
    MISTAKE("node:Flwo", true,
            "r.yaml:3:15: ukendt label 'Flwo'; mente du 'Flow'?\n"
            "      where: node:Flwo\n"
            "                  ^");
    MISTAKE("node.x STARTS 'a'", true,
            "r.yaml:3:24: uventet 'a'; forventede WITH\n"
            "      where: node.x STARTS 'a'\n"
            "                           ^");
    MISTAKE("1 /* to", true,
            "r.yaml:3:12: kommentaren slutter ikke; skriv */\n"
            "      where: 1 /* to\n"
            "               ^");
    MISTAKE("99999999999999999999", true,
            "r.yaml:3:10: tallet er for stort\n"
            "      where: 99999999999999999999\n"
            "             ^");
    MISTAKE("12abc", true,
            "r.yaml:3:10: et tal kan ikke slutte med bogstaver\n"
            "      where: 12abc\n"
            "             ^");
}
END_TEST

START_TEST(in_english)
{
    g_autofree char *message = mistake("nod.x = 1", true, ARK_EN);
    ck_assert_str_eq(message, "r.yaml:3:10: unknown variable 'nod'; did you mean 'node'?\n"
                              "      where: nod.x = 1\n"
                              "             ^");
}
END_TEST

START_TEST(later_lines_are_found)
{
    struct world *world = world_new(NULL);
    struct ark_scope *scope = ark_scope_new(&world->compile);
    struct ark_snippet text = {.text = "1 +\n2 +\nq",
                               .file = "r.yaml",
                               .line = 2,
                               .column = 8,
                               .indent = 4,
                               .source = "a:\n  b: |\n    1 +\n    2 +\n    q\n"};
    g_autoptr(GError) error = NULL;
    text.line = 3;
    text.column = 5;
    ck_assert_ptr_null(ark_expr_compile(&world->compile, scope, text, &error));
    ck_assert_str_eq(error->message, "r.yaml:5:5: ukendt variabel 'q'; her er ingen variabler\n"
                                     "        q\n"
                                     "        ^");
    g_clear_error(&error);
    /* A folded scalar: the place in the file is not known, the text is shown as it became. */
    text.column = 0;
    text.text = "1 + 2 + q";
    ck_assert_ptr_null(ark_expr_compile(&world->compile, scope, text, &error));
    ck_assert_str_eq(error->message, "r.yaml:3: ukendt variabel 'q'; her er ingen variabler\n"
                                     "    1 + 2 + q\n"
                                     "            ^");
    world_free(world);
}
END_TEST

/* `n` times `open`, then `middle`, then `n` times `close`. */
static char *nested(int n, const char *open, const char *middle, const char *close)
{
    GString *out = g_string_new(NULL);
    for (int i = 0; i < n; i++)
        g_string_append(out, open);
    g_string_append(out, middle);
    for (int i = 0; i < n; i++)
        g_string_append(out, close);
    return g_string_free(out, FALSE);
}

START_TEST(deep_nesting_is_refused)
{
    static const char *const ROWS[][3] = {
        {"(", "1", ")"},
        {"[", "1", "]"},
        {"NOT ", "true", ""},
        {"-", "1", ""},
        {"1 + ", "1", ""},
        {"1 ^ ", "1", ""},
        {"lower(", "'a'", ")"},
        {"[0]", "[0]", "[0]"},
        {"node.x[", "1", "]"},
        {"", "node", ".x"},
        {"", "1", " IS NULL"},
        {"1 < ", "1", ""},
        {"CASE WHEN ", "true", " THEN 1 END"},
        {"", "node", ":Flow"},
        {"node:!", "!Flow", ""},
        {"", "node:Flow", "|Flow"},
        {"EXISTS { (node) WHERE ", "true", "}"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autofree char *text = nested(100000, ROWS[i][0], ROWS[i][1], ROWS[i][2]);
        g_autofree char *message = mistake(text, true, ARK_DA);
        if (strcmp(message, "fine") != 0)
            ck_assert_msg(strstr(message, "r.yaml:3:"), "%s: %.200s", ROWS[i][0], message);
        g_autofree char *few = nested(10, ROWS[i][0], ROWS[i][1], ROWS[i][2]);
        g_free(mistake(few, true, ARK_DA));
    }
    g_autofree char *parentheses = nested(100000, "(", "1", ")");
    g_autofree char *message = mistake(parentheses, true, ARK_DA);
    ck_assert_msg(strstr(message, "r.yaml:3:74: udtrykket er for dybt indlejret (højst 64"),
                  "%.200s", message);
    g_autofree char *flat = nested(5000, "node.x = 1 OR ", "false", "");
    g_autofree char *fine = mistake(flat, true, ARK_DA);
    ck_assert_str_eq(fine, "fine");
}
END_TEST

/* An operand that is written once must not be compiled or evaluated twice: nesting would double the
 * work at each level. */
START_TEST(nothing_doubles_by_nesting)
{
    static const char *const ROWS[][3] = {
        {"1 < (", "1", ") < 1"},
        {"CASE ", "1", " WHEN 1 THEN 1 WHEN 2 THEN 2 END"},
        {"NOT EXISTS { (:A) WHERE ", "true", " }"},
        {"[", "1", ", 1][0]"},
    };
    struct world *world = world_new("(a:A)");
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autofree char *text = nested(30, ROWS[i][0], ROWS[i][1], ROWS[i][2]);
        g_autofree char *rows = ask(world, NULL, NULL, text);
        ck_assert_msg(!strstr(rows, "r.yaml"), "%s", rows);
    }
    world_free(world);
}
END_TEST

START_TEST(bad_utf8_is_refused)
{
    g_autofree char *message = mistake("node.x = '\xc3('", true, ARK_DA);
    ck_assert_msg(strstr(message, "r.yaml:3:20: teksten er ikke gyldig UTF-8"), "%s", message);
}
END_TEST

START_TEST(given_takes_only_constants)
{
    static const char *const ROWS[][2] = {
        {"(a {n: b.x})", "ukendt variabel 'b'"},
        {"(a {n: today()})", "her kan kun stå en fast værdi"},
        {"(a WHERE a.n = 1)", "WHERE hører ikke til"},
        {"(a WHERE 1 = 1)", "WHERE hører ikke til"},
        {"(a)-[:R]->+(b)", "kan ikke gentages"},
        {"(a)-->(b)", "kanten mangler en type"},
        {"(a:A|B)", "her kan kun stå labels"},
        {"(a)-[r:R]->(b)-[r:R]->(c)", "variablen er allerede i brug"},
    };
    struct world *world = world_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(ark_builder) builder = ark_builder_new(world->atoms);
        g_autoptr(GError) error = NULL;
        ck_assert(
            !ark_graph_from_text(&world->compile, snippet(ROWS[i][0]), NULL, builder, &error));
        ck_assert_msg(strstr(error->message, ROWS[i][1]), "%s", error->message);
    }
    world_free(world);
}
END_TEST

int main(void)
{
    TCase *tc = tcase_create("all");
    tcase_add_test(tc, patterns);
    tcase_add_test(tc, expressions);
    tcase_add_test(tc, in_english);
    tcase_add_test(tc, later_lines_are_found);
    tcase_add_test(tc, deep_nesting_is_refused);
    tcase_add_test(tc, nothing_doubles_by_nesting);
    tcase_add_test(tc, bad_utf8_is_refused);
    tcase_add_test(tc, given_takes_only_constants);
    return run_tests(tc, "query_parse");
}
