/* Packs as a user has them: files that extend others, a profile, parameters; and what the result
 * says of it. */
#include <jansson.h>
#include <stdbool.h>

#include "program.h"

#define EXTENDING                                                                                  \
    "pack: kommune\nversion: \"1\"\ntitle: {da: Kommunens regler, en: Rules of the "               \
    "municipality}\n"                                                                              \
    "extends: [rammearkitektur, ./fælles/grund.yaml]\n"                                           \
    "overrides:\n"                                                                                 \
    "  - {rule: AR-1.1-b, level: KAN, reason: {da: Vi er små., en: We are small.}}\n"             \
    "  - {rule: AR-1.6-a, off: true, reason: {da: Ikke os., en: Not us.}}\n"

#define EXTENDED                                                                                   \
    "pack: grund\nversion: \"1\"\ntitle: {da: Grund, en: Base}\n"                                  \
    "parameters:\n"                                                                                \
    "  - {id: most, type: integer, default: 3, title: {da: Højst, en: At most}}\n"                \
    "profiles:\n"                                                                                  \
    "  - {id: F, title: {da: Fælles, en: Shared}, when: \"(r:Report WHERE r.type = 'F')\"}\n"     \
    "  - {id: A, title: {da: Anden, en: Other}}\n"                                                 \
    "framework:\n"                                                                                 \
    "  - {id: BX 1.1, level: BØR, sure: ours, source: s, title: {da: Bee, en: Bee},\n"            \
    "     gist: {da: g, en: g}}\n"                                                                 \
    "rules:\n"                                                                                     \
    "  - id: B-1-a\n    covers: BX 1.1\n    level: BØR\n    levels: {F: SKAL, A: N/A}\n"          \
    "    sure: ours\n    title: {da: Rapport, en: Report}\n    source: {da: S, en: S}\n"           \
    "    match: (r:Report)\n    require: $most > 100\n    message: {da: Nej, en: No}\n"            \
    "    remedy: {da: Ret, en: Fix}\n    former: [B-0-b]\n"                                        \
    "    tests: [{given: '(:Report)', finds: 1}, {given: '(:Y)', finds: 0}]\n"

static void put_packs(void)
{
    g_autofree char *config = path_of("arkitjek.yaml");
    g_remove(config);
    put("min.yaml", EXTENDING, -1);
    put("fælles/grund.yaml", EXTENDED, -1);
    put("a.md", "---\ntitle: Arkitekturrapport for X\n---\n# X\n\nTekst.\n", -1);
    put("f.md", "---\ntitle: Arkitekturrapport for X\ntype: F\n---\n# X\n\nTekst.\n", -1);
}

/* Runs, and expects the code and a piece of what it says; frees all. */
static void expect(struct outcome outcome, int code, const char *out, const char *err)
{
    ck_assert_msg(outcome.code == code, "exit %d, not %d: %s", outcome.code, code, outcome.err);
    ck_assert_msg(strstr(outcome.out, out) != NULL, "no \"%s\" in: %s", out, outcome.out);
    ck_assert_msg(strstr(outcome.err, err) != NULL, "no \"%s\" in: %s", err, outcome.err);
    clear(&outcome);
}

/* What JSON says of `id` in its list. */
static json_t *item_of(const json_t *root, const char *list, const char *key, const char *id)
{
    size_t i;
    json_t *item;
    json_array_foreach(json_object_get(root, list), i, item)
    {
        if (strcmp(json_string_value(json_object_get(item, key)), id) == 0)
            return item;
    }
    ck_abort_msg("no %s in %s", id, list);
}

static json_t *rule_of(const json_t *root, const char *id)
{
    return item_of(json_object_get(root, "coverage"), "rules", "rule", id);
}

static const char *text_at(const json_t *item, const char *key)
{
    const char *text = json_string_value(json_object_get(item, key));
    return text ? text : "-";
}

static json_t *json_of(struct outcome outcome)
{
    json_error_t error;
    json_t *root = json_loads(outcome.out, 0, &error);
    ck_assert_msg(root != NULL, "%s %s", error.text, outcome.err);
    clear(&outcome);
    return root;
}

START_TEST(what_was_changed_and_why_is_in_the_result)
{
    put_packs();
    json_t *root = json_of(RUN("check", "a.md", "--pack", "min.yaml", "--format", "json"));
    const json_t *changed = rule_of(root, "AR-1.1-b");
    ck_assert_str_eq(text_at(changed, "level"), "KAN");
    ck_assert_str_eq(text_at(changed, "ownLevel"), "BØR");
    ck_assert_str_eq(text_at(changed, "levelFrom"), "override");
    ck_assert_str_eq(text_at(changed, "levelReason"),
                     "ændret fra BØR af regelpakken kommune: Vi er små.");
    const json_t *off = rule_of(root, "AR-1.6-a");
    ck_assert_str_eq(text_at(off, "verdict"), "not_applicable");
    ck_assert_str_eq(text_at(off, "notRun"), "off");
    ck_assert_str_eq(text_at(off, "class"), "not_run");
    ck_assert_str_eq(text_at(off, "notRunReason"), "slået fra af regelpakken kommune: Ikke os.");
    const json_t *packs = json_object_get(root, "packs");
    ck_assert_uint_eq(json_array_size(packs), 3);
    ck_assert_uint_eq(
        json_array_size(json_object_get(item_of(root, "packs", "id", "kommune"), "extends")), 2);
    const json_t *finding = item_of(root, "findings", "rule", "B-1-a");
    g_autofree char *former = g_strdup(
        json_string_value(json_array_get(json_object_get(finding, "formerFingerprints"), 0)));
    json_decref(root);
    g_auto(GStrv) parts = g_strsplit(EXTENDED, "B-1-a", -1);
    g_autofree char *renamed = g_strjoinv("B-0-b", parts);
    g_auto(GStrv) around = g_strsplit(renamed, "    former: [B-0-b]\n", 2);
    g_autofree char *earlier = g_strjoinv("", around);
    put("fælles/grund.yaml", earlier, -1);
    root = json_of(RUN("check", "a.md", "--pack", "min.yaml", "--format", "json"));
    ck_assert_str_eq(text_at(item_of(root, "findings", "rule", "B-0-b"), "fingerprint"), former);
    json_decref(root);
    put_packs();
    expect(RUN("check", "a.md", "--pack", "min.yaml", "--format", "md"), 1,
           "slået fra af regelpakken kommune: Ikke os.", "");
}
END_TEST

/* "level from how" of the rule B-1-a. */
static void expect_profile(struct outcome outcome, const char *expected)
{
    json_t *root = json_of(outcome);
    const json_t *rule = rule_of(root, "B-1-a");
    const json_t *profile = json_object_get(item_of(root, "packs", "id", "grund"), "profile");
    g_autofree char *got =
        g_strdup_printf("%s %s %s %s", text_at(rule, "level"), text_at(rule, "verdict"),
                        text_at(profile, "id"), text_at(profile, "from"));
    ck_assert_str_eq(got, expected);
    json_decref(root);
}

#define CHECK(...) RUN("check", __VA_ARGS__, "--pack", "min.yaml", "--format", "json")

START_TEST(a_profile_is_asked_for_or_configured_or_fits)
{
    put_packs();
    expect_profile(CHECK("a.md"), "BØR violated - none");
    expect_profile(CHECK("f.md"), "SKAL violated F match");
    expect_profile(CHECK("f.md", "--profile", "A"), "BØR not_applicable A argument");
    expect_profile(CHECK("a.md", "--profile=F"), "SKAL violated F argument");
    expect(RUN("check", "a.md", "--pack", "min.yaml"), 1,
           "fælles/grund.yaml:7:5: Ingen profil i regelpakken grund passer på det læste", "");
    expect(RUN("check", "f.md", "--pack", "min.yaml"), 1,
           "Profil i grund: F (Fælles), valgt, fordi den passer på det læste", "");
    expect(RUN("check", "f.md", "--pack", "min.yaml", "--format=md"), 1,
           "*Niveau:* af profilen F (Fælles); ellers BØR", "");
    expect(RUN("check", "f.md", "--pack", "min.yaml", "--format=sarif"), 1, "\"level\": \"error\"",
           "");
    expect(RUN("check", "f.md", "--pack", "min.yaml", "--fail-on", "skal", "--profile", "A"), 0, "",
           "");
    expect(RUN("check", "f.md", "--pack", "min.yaml", "--fail-on", "skal"), 1, "", "");
    expect(RUN("check", "a.md", "--pack", "min.yaml", "--profile", "T"), 2, "",
           "arkitjek: ukendt profil »T«. Der er F og A.");
    expect(RUN("check", "a.md", "--profile", "T"), 2, "",
           "ukendt profil »T«: ingen af regelpakkerne har profiler.");
    put("arkitjek.yaml", "packs: [min.yaml]\nprofile: A\n", -1);
    expect_profile(CHECK("f.md"), "BØR not_applicable A configuration");
    expect_profile(CHECK("f.md", "--profile", "F"), "SKAL violated F argument");
    put("arkitjek.yaml", "packs: [min.yaml]\nprofile: T\n", -1);
    expect(RUN("check", "a.md"), 2, "", "arkitjek.yaml:2:10: ukendt profil »T«. Der er F og A.");
    expect(RUN("check", "a.md", "--pack", "arkitekturrapport"), 1, "", "");
}
END_TEST

/* "value from" of the parameter. */
static void expect_parameter(struct outcome outcome, int value, const char *from)
{
    json_t *root = json_of(outcome);
    const json_t *list = json_object_get(item_of(root, "packs", "id", "grund"), "parameters");
    const json_t *most = json_array_get(list, 0);
    ck_assert_int_eq(json_integer_value(json_object_get(most, "value")), value);
    ck_assert_str_eq(text_at(most, "from"), from);
    json_decref(root);
}

START_TEST(parameters_are_set_from_outside)
{
    put_packs();
    expect_parameter(CHECK("a.md"), 3, "default");
    expect_parameter(CHECK("a.md", "--set", "grund.most=8"), 8, "argument");
    expect_profile(CHECK("a.md", "--set", "grund.most=101"), "BØR conforms - none");
    put("arkitjek.yaml", "packs: [min.yaml]\nparameters: {grund: {most: 7}}\n", -1);
    expect_parameter(CHECK("a.md"), 7, "configuration");
    expect_parameter(CHECK("a.md", "--set", "grund.most=8"), 8, "argument");
    expect(RUN("check", "a.md", "--pack", "rammearkitektur"), 1, "", "");
    put("arkitjek.yaml", "packs: [min.yaml]\nparameters: {grund: {most: x}}\n", -1);
    expect(RUN("check", "a.md"), 2, "",
           "arkitjek.yaml:2:28: parameteren `most`: her ventes et helt tal.");
    put("arkitjek.yaml", "packs: [min.yaml]\nparameters: [grund]\n", -1);
    expect(RUN("check", "a.md"), 2, "",
           "arkitjek.yaml:2:13: her skal stå parametre efter regelpakke");
    put("arkitjek.yaml", "packs: [min.yaml]\n", -1);
    expect(RUN("check", "a.md", "--set", "grund.most=x"), 2, "",
           "arkitjek: --set grund.most=x: parameteren `most`: her ventes et helt tal.");
    expect(RUN("check", "a.md", "--set", "grundmost=3"), 2, "",
           "--set grundmost=3: skriv PAKKE.ID=VÆRDI");
}
END_TEST

/* A check of one pack that covers a rule of another is explained by what explains that rule, and
 * counts in that rule's verdict. */
START_TEST(a_deviation_explains_checks_of_every_pack)
{
    put_packs();
    put("min.yaml",
        "pack: kommune\nversion: \"1\"\ntitle: {da: K, en: K}\nextends: "
        "[./fælles/grund.yaml]\nrules:\n"
        "  - id: K-1-a\n    covers: BX 1.1\n    level: BØR\n    sure: ours\n    title: {da: T, en: "
        "T}\n"
        "    source: {da: S, en: S}\n    match: (r:Report)\n    require: \"false\"\n"
        "    message: {da: Nej, en: No}\n    remedy: {da: Ret, en: Fix}\n"
        "    tests: [{given: '(:Report)', finds: 1}, {given: '(:Y)', finds: 0}]\n",
        -1);
    put("a.md",
        "# Arkitekturrapport for X\n\n## Afvigelser\n\n| Reference | Afvigelse | Begrundelse |\n"
        "|---|---|---|\n| BX 1.1 | Det hele | Det er for dyrt |\n",
        -1);
    json_t *root = json_of(CHECK("a.md"));
    ck_assert_str_eq(text_at(rule_of(root, "B-1-a"), "verdict"), "explained");
    ck_assert_str_eq(text_at(rule_of(root, "K-1-a"), "verdict"), "explained");
    json_decref(root);
    expect(RUN("check", "a.md", "--pack", "min.yaml", "--format", "md"), 0,
           "| BX 1.1 | Bee | forklaret afvigelse | 0 |", "");
    put("a.md", "# Arkitekturrapport for X\n\nTekst.\n", -1);
    expect(RUN("check", "a.md", "--pack", "min.yaml", "--format", "md"), 1,
           "**ikke opfyldt** | 2 |", "");
}
END_TEST

START_TEST(what_is_extended_is_found_beside_the_pack)
{
    put_packs();
    put("lag/øverst.yaml", "pack: top\nversion: 1\ntitle: {da: T, en: T}\nextends: [../min.yaml]\n",
        -1);
    json_t *root = json_of(RUN("check", "a.md", "--pack", "lag/øverst.yaml", "--pack", "min.yaml",
                               "--pack", "rammearkitektur", "--format", "json"));
    ck_assert_uint_eq(json_array_size(json_object_get(root, "packs")), 4);
    json_decref(root);
    put("min.yaml", "pack: x\nversion: 1\ntitle: {da: T, en: T}\nextends: [./nej.yaml]\n", -1);
    expect(RUN("check", "a.md", "--pack", "lag/øverst.yaml"), 2, "",
           "lag/../min.yaml:4:11: lag/../nej.yaml: findes ikke");
    put("min.yaml", "pack: x\nversion: 1\ntitle: {da: T, en: T}\nextends: [rammearkitekt]\n", -1);
    expect(RUN("check", "a.md", "--pack", "min.yaml"), 2, "",
           "min.yaml:4:11: der er ingen regelpakke, der hedder rammearkitekt. Der er "
           "rammearkitektur, arkitekturrapport, archimate");
    put("min.yaml", "pack: x\nversion: 1\ntitle: {da: T, en: T}\nextends: [/etc/x.yaml]\n", -1);
    expect(RUN("check", "a.md", "--pack", "min.yaml"), 2, "",
           "min.yaml:4:11: skriv stien ud fra pakkens egen mappe, fx ./min.yaml.");
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        what_was_changed_and_why_is_in_the_result, a_profile_is_asked_for_or_configured_or_fits,
        parameters_are_set_from_outside, a_deviation_explains_checks_of_every_pack,
        what_is_extended_is_found_beside_the_pack};
    return run_suite_in_folder("pack_use", tests, G_N_ELEMENTS(tests));
}
