/* Tables that packs put into the report, and what entries of a catalogue map to. */
#include "program.h"

static const char PACK[] =
    "pack: prøve\nversion: \"1\"\ntitle: {da: Prøve, en: Trial}\n"
    "catalogue:\n"
    "  - id: oio\n    kind: Concept\n    title: {da: Klasse, en: Class}\n    aliases: [Klassen]\n"
    "    maps_to:\n      - {to: skos, match: close, sure: M, note: {da: Se her, en: See here}}\n"
    "    sure: M\n    source: OIO\n"
    "  - {id: skos, kind: Concept, title: {da: skos:Concept, en: skos:Concept}, sure: H, source: "
    "SKOS}\n"
    "tables:\n"
    "  - id: T-1-a\n    title: {da: Svarer til, en: Corresponds}\n    sure: ours\n"
    "    source: {da: Kilden, en: The source}\n    note: {da: En note, en: A note}\n"
    "    needs: DataObject\n"
    "    match: (d:DataObject)-[n:NAMED_AS]->(:Concept)-[m:MAPS_TO]->(eu:Concept)\n"
    "    where: d.name <> 'Klassetrin'\n"
    "    columns:\n"
    "      - {title: {da: Objekt, en: Object}, show: d.name}\n"
    "      - {title: {da: Findes, en: Found}, show: d.findes_ikke}\n"
    "      - title: {da: Svarer til, en: Is}\n"
    "        text: {da: \"{eu.name} ({m.how}, {m.sure}): {m.note}\", en: \"{eu.name}: "
    "{m.`note@en`} {n.how}\"}\n"
    "    tests:\n"
    "      - {given: \"(:DataObject {name:'K'})-[:NAMED_AS]->(:Concept)-[:MAPS_TO]->(:Concept)\", "
    "finds: 1}\n"
    "      - {given: \"(:DataObject {name:'Klassetrin'})-[:NAMED_AS]->(:Concept)-[:MAPS_TO]->(:"
    "Concept)\", finds: 0}\n";

#define MODEL(elements)                                                                            \
    "<archimate:model xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "                    \
    "xmlns:archimate=\"http://www.archimatetool.com/archimate\" name=\"m\" id=\"m\">"              \
    "<folder name=\"Application\" id=\"f\" type=\"application\">" elements "</folder>"             \
    "</archimate:model>"

static void put_all(const char *model)
{
    put("pack.yaml", PACK, -1);
    put("m.archimate", model, -1);
}

static void check(const char *format, const char *lang, const char *expected)
{
    struct outcome outcome = RUN("check", "m.archimate", "--pack", "./pack.yaml", "--format",
                                 format, "--lang", lang, "--fail-on", "never");
    ck_assert_msg(outcome.code == 0, "%d %s", outcome.code, outcome.err);
    ck_assert_msg(strstr(outcome.out, expected) != NULL, "no \"%s\" in:\n%s", expected,
                  outcome.out);
    clear(&outcome);
}

START_TEST(rows_stand_in_the_report)
{
    put_all(MODEL("<element xsi:type=\"archimate:DataObject\" name=\"Klasse\" id=\"a\"/>"
                  "<element xsi:type=\"archimate:DataObject\" name=\"Klas|ser &lt;b>\" id=\"x\"/>"
                  "<element xsi:type=\"archimate:DataObject\" name=\"Klasser\" id=\"b\"/>"));
    check("md", "da",
          "## Svarer til\n\n| Objekt | Findes | Svarer til | \n|---|---|---|\n"
          "| Klasse |  | skos:Concept (close, M): Se her | \n"
          "| Klasser |  | skos:Concept (close, M): Se her | \n\nEn note  \n*Kilde:* Kilden. "
          "Tabellen er arkitjeks eget forslag.\n");
    check("md", "en",
          "| Klasse |  | skos:Concept: See here exact | \n| Klasser |  | skos:Concept: See here "
          "inflected | \n\nA note  \n*Source:* The source. The table is arkitjek's own proposal.");
    check("html", "da", "<td>skos:Concept (close, M): Se her</td>");
    check("json", "da",
          "\"Svarer til\"\n          ],\n          \"rows\": [\n            [\n"
          "              \"Klasse\",\n              \"\",\n              "
          "\"skos:Concept (close, M): Se her\"\n            ],");
}
END_TEST

/* Without a row, or what it needs, there is no chapter. */
START_TEST(an_empty_table_is_left_out)
{
    static const char *const models[] = {
        MODEL("<element xsi:type=\"archimate:DataObject\" name=\"Klassetrin\" id=\"a\"/>"),
        MODEL("<element xsi:type=\"archimate:Node\" name=\"Klasse\" id=\"a\"/>")};
    for (size_t i = 0; i < G_N_ELEMENTS(models); i++) {
        put_all(models[i]);
        struct outcome outcome = RUN("check", "m.archimate", "--pack", "./pack.yaml", "--format",
                                     "md", "--fail-on", "never");
        ck_assert_msg(!strstr(outcome.out, "Svarer til"), "%s", outcome.out);
        clear(&outcome);
    }
}
END_TEST

START_TEST(inline_tests_are_run)
{
    put("pack.yaml", PACK, -1);
    struct outcome outcome = RUN("rules", "test", "--strict", "./pack.yaml");
    ck_assert_msg(outcome.code == 0, "%s%s", outcome.out, outcome.err);
    clear(&outcome);
    g_auto(GStrv) parts = g_strsplit(PACK, "'Klassetrin'})", 2);
    g_autofree char *wrong = g_strjoinv("'Andet'})", parts);
    put("pack.yaml", wrong, -1);
    outcome = RUN("rules", "test", "./pack.yaml");
    ck_assert_msg(outcome.code == 1 && strstr(outcome.out, "T-1-a"), "%s%s", outcome.out,
                  outcome.err);
    clear(&outcome);
}
END_TEST

START_TEST(the_reference_lists_them)
{
    put("pack.yaml", PACK, -1);
    struct outcome outcome = RUN("rules", "doc", "./pack.yaml");
    ck_assert_msg(strstr(outcome.out, "| T-1-a | Svarer til | Objekt, Findes, Svarer til |") &&
                      strstr(outcome.out, "gældende; svarer til skos:Concept"),
                  "%s%s", outcome.out, outcome.err);
    clear(&outcome);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {rows_stand_in_the_report, an_empty_table_is_left_out,
                                  inline_tests_are_run, the_reference_lists_them};
    return run_suite_in_folder("tables", tests, G_N_ELEMENTS(tests));
}
