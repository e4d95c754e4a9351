/* What the commands about rules show of packs that extend others, and what they warn of. */
#include <jansson.h>
#include <stdbool.h>

#include "program.h"

/* Runs, and expects the code and a piece of what it says; frees all. */
static void expect(struct outcome outcome, int code, const char *out, const char *err)
{
    ck_assert_msg(outcome.code == code, "exit %d, not %d: %s", outcome.code, code, outcome.err);
    ck_assert_msg(strstr(outcome.out, out) != NULL, "no \"%s\" in: %s", out, outcome.out);
    ck_assert_msg(strstr(outcome.err, err) != NULL, "no \"%s\" in: %s", err, outcome.err);
    clear(&outcome);
}

static void expect_not(struct outcome outcome, const char *out, const char *err)
{
    ck_assert_msg(strstr(outcome.out, out) == NULL, "\"%s\" in: %s", out, outcome.out);
    ck_assert_msg(strstr(outcome.err, err) == NULL, "\"%s\" in: %s", err, outcome.err);
    clear(&outcome);
}

/* A pack with one rule; the keys from `match` on follow. */
#define PACK                                                                                       \
    "pack: p\nversion: \"1\"\ntitle: {da: T, en: T}\nframework:\n"                                 \
    "  - {id: B 1, level: BØR, sure: ours, source: s, title: {da: T, en: T}, gist: {da: G, en: "  \
    "G}}\n"                                                                                        \
    "rules:\n  - id: B-1-a\n    covers: B 1\n    level: BØR\n    sure: ours\n"                    \
    "    title: {da: Titel, en: Title}\n    source: {da: S, en: S}\n"                              \
    "    remedy: {da: R, en: R}\n"
#define TESTS                                                                                      \
    "    tests:\n      - {given: \"(:Node {name: 'a'})\", finds: 1}\n"                             \
    "      - {given: \"(:Node {name: 'b'}), (:Device)\", finds: 0}\n"
#define MESSAGE "    message: {da: '{n.name}', en: '{n.name}'}\n"

static const struct {
    const char *keys;
    const char *warning; /* with its place; NULL: none */
} ODD[] = {
    {"    match: (n:Node)\n    forbid: n.name = 'a'\n" MESSAGE, NULL},
    {"    match: (n:Node)\n    forbid: n.name = 'a'\n    message: {da: D, en: E}\n", NULL},
    {"    match: (n:Node)-[_f:Flow]->(b)\n    forbid: true\n" MESSAGE,
     "p.yaml:14:32: advarsel: variablen 'b' bruges ikke"},
    {"    match: (n:Node)-[:Flow]->(b)\n    at: b\n    forbid: true\n    message: {da: D, en: E}\n",
     "p.yaml:14:12: advarsel: variablen 'n' bruges ikke"},
    {"    match: (n:Node)-[:Flow]->(b)\n    at: b\n    forbid: true\n" MESSAGE, NULL},
    {"    match: (n:Node)\n    forbid: EXISTS { (n)-[:Flow]->(x) }\n" MESSAGE,
     "p.yaml:15:35: advarsel: variablen 'x' bruges ikke"},
    {"    match: (n:Node), (d:Device)\n    forbid: d.x = n.x\n" MESSAGE,
     "p.yaml:14:22: advarsel: stien har intet at gøre med dem før den"},
    {"    match: (n:Node), (d:Device)\n    where: d.x = n.x\n    forbid: true\n" MESSAGE, NULL},
    {"    match: \"(n:Node), (:Device {id: 'x'})-[:Flow]->(d)\"\n    forbid: d.x = n.x\n" MESSAGE,
     NULL},
    {"    match: (n:Node)\n    forbid: 1 = 2\n" MESSAGE,
     "p.yaml:15:15: advarsel: betingelsen er altid false"},
    {"    match: (n:Node)\n    forbid: n.documentatin = 'a'\n" MESSAGE,
     "p.yaml:15:15: advarsel: egenskaben 'documentatin' er ukendt"},
    {"    match: ((n:Node)-[_q:Flow]->(_y)){1,3}\n    forbid: size(n) > 1\n    message: {da: D, "
     "en: "
     "E}\n    at: n\n",
     NULL},
    {"    match: (n:Node)\n    forbid: EXISTS { MATCH (z:Node) RETURN z.name AS x }\n" MESSAGE,
     NULL},
    {"    match: (n:Node)\n    forbid: EXISTS { MATCH (n)-[z:Flow]->() RETURN n.name AS x "
     "}\n" MESSAGE,
     "p.yaml:15:31: advarsel: variablen 'z' bruges ikke"},
};

static unsigned occurrences(const char *text, const char *part)
{
    unsigned n = 0;
    for (; (text = strstr(text, part)); text += strlen(part))
        n++;
    return n;
}

START_TEST(what_is_odd_is_told_once_with_its_place)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ODD); i++) {
        g_autofree char *text = g_strconcat(PACK, ODD[i].keys, TESTS, NULL);
        put("p.yaml", text, -1);
        struct outcome outcome = RUN("rules", "test", "p.yaml");
        ck_assert_msg(occurrences(outcome.out, "p.yaml:1") - occurrences(outcome.out, ": prøve ") ==
                          (ODD[i].warning != NULL),
                      "%s: %s %s", ODD[i].keys, outcome.out, outcome.err);
        expect(outcome, outcome.code, ODD[i].warning ? ODD[i].warning : "", "");
    }
}
END_TEST

#define ODD_PACK PACK "    match: (n:Node)-[f:Flow]-()\n    forbid: n.name = 'a'\n" MESSAGE
#define SOUND_TESTS                                                                                \
    "    tests:\n      - {given: \"(:Node {name: 'a'})-[:Flow]->(:Device)\", finds: 1}\n"                      \
    "      - {given: \"(:Node)-[:Flow]->(:Device)\", finds: 0}\n"
#define WARNING "variablen 'f' bruges ikke; slet navnet, eller begynd det med _"

START_TEST(strict_fails_on_what_is_odd)
{
    put("p.yaml", ODD_PACK SOUND_TESTS, -1);
    expect(RUN("rules", "test", "p.yaml"), 0,
           "\np.yaml:14:20: advarsel: " WARNING "\n\n1 advarsel\n2 passed, 0 failed\n", "");
    expect(RUN("rules", "test", "p.yaml", "--strict"), 1,
           "\np.yaml:14:20: fejl: " WARNING "\n\n2 passed, 1 failed\n", "");
    expect(RUN("rules", "test", "p.yaml", "--rule", "B-1-a", "--lang", "en"), 0,
           "p.yaml:14:20: warning: the variable 'f' is not used", "");
    expect(RUN("rules", "test", "p.yaml", "rammearkitektur", "--rule", "AR-7.1-a", "--strict"), 0,
           "\n4 passed, 0 failed\n", "");
    expect(RUN("rules", "test", "p.yaml", "--format", "json"), 0, "\"code\": \"unused-variable\"",
           "");
    expect(RUN("rules", "test", "p.yaml", "--format", "junit", "--strict"), 1,
           "<testsuite name=\"warnings\" package=\"warnings\" id=\"1\" tests=\"1\" failures=\"1\"",
           "");
    expect_not(RUN("rules", "test", "p.yaml", "--format", "junit"), "unused-variable", "warning");
}
END_TEST

START_TEST(check_warns_of_the_users_own_packs_only)
{
    put("p.yaml", ODD_PACK SOUND_TESTS, -1);
    put_copy("model.xml", "samples/dubu/dubu.xml");
    expect(RUN("check", "model.xml", "--pack", "p.yaml", "--fail-on", "never"), 0, "",
           "p.yaml:14:20: advarsel: " WARNING "\n");
    expect_not(RUN("check", "model.xml", "--fail-on", "never"), "advarsel", "advarsel");
    expect_not(RUN("rules", "show", "B-1-a", "--pack", "p.yaml"), "advarsel", "advarsel");
    put("ud.yaml", "pack: ud\nversion: 1\ntitle: {da: T, en: T}\nextends: [./p.yaml]\n", -1);
    expect(RUN("check", "model.xml", "--pack", "ud.yaml", "--fail-on", "never"), 0, "",
           "p.yaml:14:20: advarsel: " WARNING "\n");
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {what_is_odd_is_told_once_with_its_place,
                                  strict_fails_on_what_is_odd,
                                  check_warns_of_the_users_own_packs_only};
    return run_suite_in_folder("pack_shown", tests, G_N_ELEMENTS(tests));
}
