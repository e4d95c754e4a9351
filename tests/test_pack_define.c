/* Definitions: what a call stands for, whose variables are whose, and what is shown and warned of.
 */
#include <stdbool.h>

#include "program.h"

/* The inner `p` of `at_home` is not the `p` of the rule, and a definition reads parameters and
 * those above it, in conditions, messages and what is gathered. */
static const char PACK[] =
    "pack: p\nversion: \"1\"\ntitle: {da: T, en: T}\n"
    "parameters:\n"
    "  - {id: home, type: text, default: hjem, title: {da: Hjem, en: Home}}\n"
    "define:\n"
    "  - name: text_of\n    of: [e]\n"
    "    as: coalesce(e.`definition (da)`, e.definition, e.documentation)\n"
    "  - name: at_home\n    of: [e]\n"
    "    as: \"EXISTS { (e)<-[:CONTAINS]-(p:Package) WHERE p.name = $home }\"\n"
    "  - name: longest\n    of: [list]\n"
    "    as: \"reduce(n = 0, x IN list | CASE WHEN size(x) > n THEN size(x) ELSE n END)\"\n"
    "  - name: names_in\n    of: [p]\n"
    "    as: \"COLLECT { MATCH (p)-[:CONTAINS]->(c:Class) WITH p, c.name AS n ORDER BY n RETURN n "
    "}\"\n"
    "  - name: good\n    of: [e]\n    as: at_home(e) AND text_of(e) IS NOT NULL\n"
    "%s"
    "principles:\n  - {id: P, title: {da: T, en: T}, gist: {da: G, en: G}}\n"
    "rules:\n"
    "  - id: P-a\n    principle: P\n    level: BØR\n    sure: ours\n"
    "    title: {da: T, en: T}\n    source: {da: S, en: S}\n    remedy: {da: R, en: R}\n"
    "    match: (p:Class)\n    require: good(p)\n"
    "    message: {da: '{p.name} har {text_of(p)}', en: '{p.name} has {text_of(p)}'}\n"
    "    tests:\n"
    "      - {given: \"(:Class {definition: 'x'})<-[:CONTAINS]-(:Package {name: 'hjem'})\", finds: "
    "0}\n"
    "      - {given: \"(:Class {definition: 'x'})<-[:CONTAINS]-(:Package {name: 'ude'})\", finds: "
    "1}\n"
    "      - {given: \"(:Class)<-[:CONTAINS]-(:Package {name: 'hjem'})\", finds: 1}\n"
    "  - id: P-b\n    principle: P\n    level: BØR\n    sure: ours\n"
    "    title: {da: T, en: T}\n    source: {da: S, en: S}\n    remedy: {da: R, en: R}\n"
    "    match: (q:Package)\n    forbid: longest(names_in(q)) > 3\n"
    "    message: {da: '{names_in(q)}', en: '{names_in(q)}'}\n"
    "    tests:\n"
    "      - {given: \"(:Package)-[:CONTAINS]->(:Class {name: 'abc'})\", finds: 0}\n"
    "      - {given: \"(a:Package)-[:CONTAINS]->(:Class {name: 'abcd'}), "
    "(a)-[:CONTAINS]->(:Class {name: 'a'})\", finds: 1}\n";

static void put_pack(const char *more)
{
    g_autofree char *text = g_strdup_printf(PACK, more);
    put("p.yaml", text, -1);
}

static void expect(struct outcome outcome, int code, const char *part)
{
    ck_assert_msg(outcome.code == code, "exit %d: %s%s", outcome.code, outcome.out, outcome.err);
    ck_assert_msg(strstr(outcome.out, part) != NULL, "no \"%s\" in: %s", part, outcome.out);
    clear(&outcome);
}

START_TEST(a_call_is_the_expression)
{
    put_pack("");
    expect(RUN("rules", "test", "p.yaml", "--strict"), 0, "5 passed, 0 failed");
}
END_TEST

START_TEST(one_that_nothing_uses_is_odd)
{
    put_pack("  - {name: alone, of: [e], as: e.name}\n");
    expect(RUN("rules", "test", "p.yaml", "--strict"), 1,
           "definitionen alone bruges ikke; slet den");
}
END_TEST

START_TEST(a_rule_is_shown_with_what_it_uses)
{
    put_pack("");
    struct outcome outcome = RUN("rules", "show", "P-a", "--pack", "p.yaml");
    ck_assert(strstr(outcome.out, "good(e): at_home(e) AND text_of(e) IS NOT NULL"));
    ck_assert(strstr(outcome.out, "text_of(e): coalesce("));
    ck_assert(strstr(outcome.out, "--set p.home=")); /* read by a definition of a definition */
    ck_assert(!strstr(outcome.out, "longest"));
    clear(&outcome);
    expect(RUN("rules", "show", "P-b", "--pack", "p.yaml", "--format", "json"), 0,
           "\"name\": \"names_in\"");
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {a_call_is_the_expression, one_that_nothing_uses_is_odd,
                                  a_rule_is_shown_with_what_it_uses};
    return run_suite_in_folder("pack_define", tests, G_N_ELEMENTS(tests));
}
