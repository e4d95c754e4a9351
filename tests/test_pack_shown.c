/* What the commands about rules show of packs that extend others, and what they warn of. */
#include <jansson.h>
#include <stdbool.h>

#include "program.h"

/* Runs, and expects the code and a piece of what it says; frees all. */
static void expect(struct outcome outcome, int code, const char *out, const char *err)
{
    ck_assert_msg(outcome.code == code, "exit %d, not %d: %s", outcome.code, code, outcome.err);
    ck_assert_msg(strstr(outcome.out, out) != NULL, "no \"%s\" in: %.600s", out, outcome.out);
    ck_assert_msg(strstr(outcome.err, err) != NULL, "no \"%s\" in: %.600s", err, outcome.err);
    clear(&outcome);
}

static void expect_not(struct outcome outcome, const char *out, const char *err)
{
    ck_assert_msg(strstr(outcome.out, out) == NULL, "\"%s\" in: %.600s", out, outcome.out);
    ck_assert_msg(strstr(outcome.err, err) == NULL, "\"%s\" in: %.600s", err, outcome.err);
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

/* A pack with all that a pack can have, and one that extends it. */
static const char BASE[] =
    "pack: grund\nversion: \"2.0\"\ntitle: {da: Grund, en: Base}\n"
    "parameters:\n"
    "  - {id: least, type: integer, default: 3, title: {da: Mindst, en: Least}}\n"
    "  - {id: owners, type: list, default: [a, b], title: {da: Ejere, en: Owners}}\n"
    "profiles:\n"
    "  - {id: F, title: {da: Fælles, en: Shared}, when: \"(:Report {type: 'F'})\"}\n"
    "  - {id: A, title: {da: Anden, en: Other}}\n"
    "catalogue:\n"
    "  - {id: saml, kind: Standard, title: {da: SAML, en: SAML}, aliases: [OIO SAML], url: "
    "\"https://a.dk\", sure: H, source: s}\n"
    "  - {id: soap, kind: Component, title: {da: SO|AP, en: SOAP}, status: phased_out, "
    "replaced_by: saml, sure: H, source: s}\n"
    "principles:\n  - {id: G1, title: {da: P, en: P}, gist: {da: g, en: g}}\n"
    "framework:\n"
    "  - {id: GR 1, principle: G1, level: BØR, sure: ours, source: s, title: {da: Ramme, en: "
    "Frame}, gist: {da: g, en: g}}\n"
    "rules:\n"
    "  - id: GR-1-a\n    covers: GR 1\n    level: BØR\n    levels: {F: SKAL, A: N/A}\n"
    "    sure: ours\n    title: {da: Titel, en: Title}\n    source: {da: S, en: S}\n"
    "    match: (n:Node)\n    require: n.x > $least\n    message: {da: M, en: M}\n"
    "    remedy: {da: R, en: R}\n    since: \"1.1\"\n    former: [G-a, G-b]\n"
    "    help:\n      da: |\n        # Læs\n\n        Tal er **gode**. <script>x</script>\n\n"
    "        ```\n        åben\n      en: |\n        Read *this*.\n"
    "    tests: [{given: '(:Node {x: 1})', finds: 1}, {given: '(:Node {x: 9})', finds: 0}]\n"
    "  - id: GR-1-b\n    covers: GR 1\n    level: KAN\n    sure: ours\n"
    "    title: {da: To, en: Two}\n    source: {da: S, en: S}\n    match: (n:Node)\n"
    "    require: n.y IN $owners\n    message: {da: M, en: M}\n    remedy: {da: R, en: R}\n"
    "    deprecated: {since: \"2.0\", reason: {da: Gammel., en: Old.}}\n    replaced_by: GR-1-a\n"
    "    tests: [{given: '(:Node)', finds: 1}, {given: \"(:Node {y: 'a'})\", finds: 0}]\n";

static const char OWN[] =
    "pack: egen\nversion: \"1\"\ntitle: {da: Egen, en: Own}\n"
    "extends: [rammearkitektur, {pack: ./grund.yaml, set: {least: 20}}]\n"
    "overrides:\n"
    "  - {rule: AR-7.1-a, level: SKAL, reason: {da: Vedtaget., en: Decided.}}\n"
    "  - {rule: AR-1.6-a, off: true, reason: {da: Ikke os., en: Not us.}}\n"
    "rules:\n"
    "  - id: E-1-a\n    covers: GR 1\n    level: BØR\n    sure: ours\n"
    "    title: {da: Egen regel, en: Own rule}\n    source: {da: S, en: S}\n"
    "    match: (n:Node)\n    forbid: n.name = 'a'\n    message: {da: M, en: M}\n"
    "    remedy: {da: R, en: R}\n"
    "    tests: [{given: \"(:Node {name: 'a'})\", finds: 1}, {given: '(:Node)', finds: 0}]\n";

static void put_packs(void)
{
    put("grund.yaml", BASE, -1);
    put("egen.yaml", OWN, -1);
}

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
    "    tests:\n      - {given: \"(:Node {name: 'a'})-[:Flow]->(:Device)\", finds: 1}\n"          \
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

/* A pack that is built on has its own tests, and a parameter may be another here. */
START_TEST(what_a_pack_builds_on_is_not_tested_with_it)
{
    put_packs();
    put("p.yaml", ODD_PACK SOUND_TESTS, -1);
    put("ud.yaml", "pack: ud\nversion: 1\ntitle: {da: T, en: T}\nextends: [./p.yaml]\n", -1);
    expect(RUN("rules", "test", "egen.yaml"), 0, "  ok   E-1-a        2 ", "");
    expect(RUN("rules", "test", "egen.yaml"), 0, "\n2 passed, 0 failed\n", "");
    expect(RUN("rules", "test", "egen.yaml", "./grund.yaml"), 1, "\n5 passed, 1 failed\n", "");
    expect(RUN("rules", "test", "egen.yaml", "--rule", "AR-7.1-a"), 0, "4 passed, 0 failed\n", "");
    expect(RUN("rules", "test", "ud.yaml", "--strict"), 0, "0 passed, 0 failed", "");
    expect(RUN("rules", "test", "ud.yaml", "p.yaml", "--strict"), 1, "2 passed, 1 failed", "");
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

static void expect_all(struct outcome outcome, const char *const *parts)
{
    ck_assert_msg(outcome.code == 0, "%s", outcome.err);
    for (; *parts; parts++)
        ck_assert_msg(strstr(outcome.out, *parts) != NULL, "no \"%s\" in: %.600s", *parts,
                      outcome.out);
    clear(&outcome);
}

#define EXPECT_ALL(outcome, ...) expect_all(outcome, (const char *const[]){__VA_ARGS__, NULL})

START_TEST(list_shows_what_holds)
{
    put_packs();
    EXPECT_ALL(RUN("rules", "list", "--pack", "egen.yaml"), "AR-7.1-a  SKAL    ours  ",
               "AR-1.6-a  fra     ours  ",
               "  AR-1.6-a: slået fra af regelpakken egen: Ikke os.\n"
               "  AR-7.1-a: ændret fra BØR af regelpakken egen: Vedtaget.\n",
               "GR-1-a  BØR      ours  Titel", "GR-1-b  udfaset  ours  To",
               "  GR-1-b: udfaset fra version 2.0, GR-1-a er i stedet: Gammel.",
               "\nProfiler:\n  F: Fælles\n  A: Anden\n", "least      20      3       Mindst",
               "owners     [a, b]  [a, b]  Ejere", "Egen (egen 1): 1 regel\n");
    EXPECT_ALL(RUN("rules", "list", "--pack", "egen.yaml", "--profile", "F"),
               "GR-1-a  SKAL     BØR     ours  Titel", "  F: Fælles (vist her)\n");
    EXPECT_ALL(RUN("rules", "list", "--pack", "egen.yaml", "--profile=A", "--lang", "en"),
               "GR-1-a  N/A         BØR   ours   Title", "AR-1.6-a  off    ours");
    expect(RUN("rules", "list", "--pack", "egen.yaml", "--profile", "F", "--level", "skal"), 0,
           "Grund (grund 2.0): 1 regel\n", "");
    expect(RUN("rules", "list", "--pack", "egen.yaml", "--profile", "T"), 2, "",
           "ukendt profil »T«. Der er F og A.");
    expect(RUN("rules", "list", "--profile", "X"), 2, "", "ukendt profil »X«. Der er v1.1, F,");
    expect(RUN("rules", "list", "--pack", "rammearkitektur", "--profile", "F"), 2, "",
           "ingen af regelpakkerne har profiler");
}
END_TEST

START_TEST(show_tells_a_rules_life)
{
    put_packs();
    EXPECT_ALL(RUN("rules", "show", "GR-1-a", "--pack", "egen.yaml"),
               "Siden       version 1.1 af pakken\n", "Hed før     G-a, G-b\n",
               "Mere om reglen\n  Læs\n\n  Tal er gode. x\n\n  åben\n",
               "Niveau efter profil\n  Profil  Niveau  Gælder for\n",
               "  F       SKAL    Fælles\n  A       N/A     Anden\n",
               "  least      20     3       Mindst\n", "--set grund.least=VÆRDI");
    expect_not(RUN("rules", "show", "GR-1-a", "--pack", "egen.yaml"), "owners", "advarsel");
    expect(RUN("rules", "show", "g-b", "--pack", "egen.yaml"), 0, "GR-1-a  Titel\n", "");
    expect(RUN("rules", "list", "--search", "Read *this", "--pack", "egen.yaml"), 0, "GR-1-a", "");
    EXPECT_ALL(RUN("rules", "show", "GR-1-b", "--pack", "egen.yaml", "--lang", "en"),
               "Not run     deprecated since version 2.0, replaced by GR-1-a: Old.\n");
    EXPECT_ALL(RUN("rules", "show", "AR-7.1-a", "--pack", "egen.yaml"),
               "Niveau      SKAL, ændret fra BØR af regelpakken egen: Vedtaget.\n");
    EXPECT_ALL(RUN("rules", "show", "AR-1.6-a", "--pack", "egen.yaml"),
               "Køres ikke  slået fra af regelpakken egen: Ikke os.\n");
    struct outcome outcome =
        RUN("rules", "list", "--pack", "egen.yaml", "--profile", "F", "--format", "json");
    json_t *rules = json_loads(outcome.out, 0, NULL);
    size_t i;
    json_t *rule;
    unsigned seen = 0;
    json_array_foreach(rules, i, rule)
    {
        const char *level = NULL, *from = NULL, *by = "";
        int off = 0, least = 0;
        const char *id = json_string_value(json_object_get(rule, "id"));
        ck_assert_int_eq(
            json_unpack(rule, "{s:{s:s, s:s}}", "effective", "level", &level, "from", &from), 0);
        if (strcmp(id, "GR-1-a") == 0) {
            ck_assert_int_eq(json_unpack(rule, "{s:[{s:i}]}", "parameters", "value", &least), 0);
            ck_assert_str_eq(level, "SKAL");
            ck_assert_str_eq(from, "profile");
            ck_assert_int_eq(least, 20);
            seen++;
        } else if (strcmp(id, "AR-1.6-a") == 0) {
            ck_assert_int_eq(
                json_unpack(rule, "{s:{s:s, s:b}}", "override", "by", &by, "off", &off), 0);
            ck_assert_str_eq(by, "egen");
            ck_assert(off);
            seen++;
        }
    }
    ck_assert_uint_eq(seen, 2);
    json_decref(rules);
    clear(&outcome);
}
END_TEST

START_TEST(doc_has_all_of_a_pack)
{
    put_packs();
    EXPECT_ALL(
        RUN("rules", "doc", "egen.yaml"), "## Grund\n",
        "| F | SKAL | Fælles |\n| A | N/A | Anden |\n", "**Siden:** version 1.1 af pakken\n",
        "> # Læs\n>\n> Tal er **gode**.", "### Parametre i grund\n",
        "| least | Mindst | integer | 20 | 3 |\n", "### Katalog i grund\n",
        "| [SAML](<https://a.dk>) | OIO SAML | standard |",
        "| SO\\|AP |  | komponent | udfases; brug SAML | s |\n",
        "- [Ændringer, som egen gør i andre pakker](#ændringer-som-egen-gør-i-andre-pakker)\n",
        ": En byggeblok i modellen har en ejer | BØR | **slået fra** | Ikke os. |\n",
        "#### E-1-a: Egen regel\n", "**Prøver:** GR 1: Ramme (grund)\n",
        "**Køres ikke:** slået fra af regelpakken egen: Ikke os.\n");
    struct outcome page = RUN("rules", "doc", "egen.yaml", "--format", "html");
    char level = '0';
    for (const char *at = page.out; (at = strstr(at, "<h")); at++) {
        if (!g_ascii_isdigit(at[2]))
            continue;
        ck_assert_msg(at[2] <= level + 1, "%.60s", at);
        level = at[2];
    }
    ck_assert_ptr_null(strstr(page.out, "<script"));
    EXPECT_ALL(page, "<p><strong>Læs</strong></p>",
               "<pre><code>åben\n</code></pre>\n</blockquote>\n<p><strong>Eksempler:",
               "<h4 id=\"e-1-a-egen-regel\">");
}
END_TEST

START_TEST(show_runs_a_rule_on_what_is_given)
{
    put_copy("model.xml", "samples/dubu/dubu.xml");
    EXPECT_ALL(RUN("rules", "show", "AR-7.1-a", "model.xml"), "Sådan køres den på det læste\n",
               "ventet ");
    EXPECT_ALL(RUN("rules", "show", "AR-7.1-a"), "på grafen i den første prøve");
    expect(RUN("rules", "show", "AR-7.1-a", "mangler.xml"), 2, "",
           "giv netop én regel, fx `arkitjek rules show AR-7.1-a`. mangler.xml er heller ikke");
}
END_TEST

/* The pack that a README shows works when it is pasted. */
START_TEST(the_pack_of_a_readme_works)
{
    static const char *const READMES[] = {"README.md", "README.en.md"};
    put_copy("model.xml", "samples/dubu/dubu.xml");
    for (size_t i = 0; i < G_N_ELEMENTS(READMES); i++) {
        g_autofree char *path = g_build_filename(g_getenv("ARK_SOURCE_ROOT"), READMES[i], NULL);
        g_autofree char *text = NULL;
        ck_assert(g_file_get_contents(path, &text, NULL, NULL));
        const char *pack = strstr(text, "```yaml\npack:"), *end;
        ck_assert_ptr_nonnull(pack);
        pack = strchr(pack, '\n') + 1;
        end = strstr(pack, "```");
        put("egne.yaml", pack, end - pack);
        expect(RUN("rules", "test", "egne.yaml", "--strict"), 0, "-1-a ", "");
        expect(RUN("check", "model.xml", "--pack", "egne.yaml"), 1, "-1-a: ", "");
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {what_is_odd_is_told_once_with_its_place,
                                  strict_fails_on_what_is_odd,
                                  what_a_pack_builds_on_is_not_tested_with_it,
                                  check_warns_of_the_users_own_packs_only,
                                  list_shows_what_holds,
                                  show_tells_a_rules_life,
                                  doc_has_all_of_a_pack,
                                  show_runs_a_rule_on_what_is_given,
                                  the_pack_of_a_readme_works};
    return run_suite_in_folder("pack_shown", tests, G_N_ELEMENTS(tests));
}
