/* arkitjek diagram, as a user types it. */
#include <stdbool.h>

#include "diagram/geometry.h"
#include "program.h"

static void expect(struct outcome outcome, int code, const char *out, const char *err)
{
    ck_assert_msg(outcome.code == code, "exit %d, not %d: %s%.2000s", outcome.code, code,
                  outcome.err, outcome.out);
    ck_assert_msg(strstr(outcome.out, out) != NULL, "no \"%s\" in: %.2000s", out, outcome.out);
    ck_assert_msg(strstr(outcome.err, err) != NULL, "no \"%s\" in: %s", err, outcome.err);
    clear(&outcome);
}

static void put_model(void)
{
    put_copy("m.archimate", "samples/dubu/dubu.archimate");
}

static bool begins(const char *name, const char *bytes)
{
    g_autofree char *content = content_of(name);
    return content && g_str_has_prefix(content, bytes);
}

#define QUERY "MATCH (a:ApplicationComponent)-[r:Flow]->(b:Element) RETURN a, r, b"

START_TEST(views_become_files)
{
    put_model();
    expect(RUN("diagram", "m.archimate", "--output", "ud"), 0, "", "");
    ck_assert(begins("ud/visning-1-1-systemkontekst.svg", "<svg"));
    ck_assert(begins("ud/visning-6-6-motivation-og-plateauer.svg", "<svg"));
    expect(RUN("diagram", "m.archimate", "--output", "out", "--format", "png", "--lang", "en",
               "--view", "2. FORRETNING"),
           0, "", "");
    ck_assert(begins("out/view-2-2-forretning.png", "\x89PNG"));
    expect(RUN("diagram", "m.archimate", "--output", "alle.pdf"), 0, "", "");
    ck_assert(begins("alle.pdf", "%PDF-1."));
    expect(RUN("diagram", "m.archimate", "--view", "1. Systemkontekst"), 0, "</svg>", "");
    expect(RUN("diagram", "m.archimate", "--view", "1. Systemkontekst", "--view", "4. Information",
               "--output", "to.svg"),
           2, "", "der er 2 visninger");
    expect(RUN("diagram", "m.archimate"), 2, "", "--output MAPPE");
}
END_TEST

START_TEST(a_view_has_a_name_or_an_id)
{
    put_model();
    g_autofree char *model = content_of("m.archimate");
    const char *view = strstr(model, "name=\"1. Systemkontekst\"");
    while (strncmp(view, "<element", 8) != 0)
        view--;
    const char *id = strstr(view, " id=\"") + 5;
    g_autofree char *text = g_strndup(id, strcspn(id, "\""));
    expect(RUN("diagram", "m.archimate", "--view", text), 0, "<title>1. Systemkontekst</title>",
           "");
    expect(RUN("diagram", "m.archimate", "--view", "1. Systemkontext"), 2, "",
           "ingen visning hedder »1. Systemkontext«. Der er 6, fx »1. Systemkontekst«");
    expect(RUN("diagram", "m.archimate", "--view", "\xff"), 2, "", "ingen visning");
}
END_TEST

START_TEST(a_query_chooses_what_is_drawn)
{
    put_model();
    expect(RUN("diagram", "m.archimate", "--query", QUERY, "--legend"), 0,
           "Applikationskomponent</", "");
    /* Elements alone get the relationships between them. */
    expect(RUN("diagram", "m.archimate", "--query", "MATCH (a:ApplicationComponent) RETURN a"), 0,
           "<title>Komposition: ", "");
    expect(RUN("diagram", "m.archimate", "--query", "MATCH (a:Element) RETURN a.name"), 2, "",
           "RETURN a, r, b");
    expect(RUN("diagram", "m.archimate", "--query", "MATCH (a:Element"), 2, "", "--query:1:");
    expect(RUN("diagram", "m.archimate", "--query", QUERY, "--view", "x"), 2, "", "vælg én ting");
    expect(RUN("diagram", "m.archimate", "--only-findings", "--view", "x"), 2, "", "vælg én ting");
    for (int i = 0; i < 2; i++)
        expect(RUN("diagram", "m.archimate", "--query", QUERY, "--output", i ? "b.png" : "a.png"),
               0, "", "");
    g_autofree char *a = path_of("a.png"), *b = path_of("b.png"), *first = NULL, *second = NULL;
    gsize n, m;
    ck_assert(g_file_get_contents(a, &first, &n, NULL) &&
              g_file_get_contents(b, &second, &m, NULL));
    ck_assert_uint_eq(n, m);
    ck_assert_int_eq(memcmp(first, second, n), 0);
}
END_TEST

/* A hub with many around it, and lines across: too much for layers. */
static void put_star(int n)
{
    GString *out = g_string_new(
        "<archimate:model xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
        "xmlns:archimate=\"http://www.archimatetool.com/archimate\" id=\"m\" name=\"M\">"
        "<folder id=\"f\" name=\"F\" type=\"application\">");
    for (int i = 0; i < n; i++)
        g_string_append_printf(out,
                               "<element xsi:type=\"archimate:ApplicationComponent\" "
                               "id=\"e%d\" name=\"System %d\"/>",
                               i, i);
    g_string_append(out, "</folder><folder id=\"g\" name=\"G\" type=\"relations\">");
    for (int i = 1; i < 2 * n - 1; i++) {
        int from = i < n ? 0 : (i - n) * 5 % (n - 1) + 1, to = i < n ? i : (i - n) * 7 % n;
        if (from != to)
            g_string_append_printf(out,
                                   "<element xsi:type=\"archimate:FlowRelationship\" "
                                   "id=\"r%d\" source=\"e%d\" target=\"e%d\"/>",
                                   i, from, to);
    }
    g_string_append(out, "</folder></archimate:model>");
    put("star.archimate", out->str, (gssize)out->len);
    g_string_free(out, TRUE);
}

/* The points of the first path of a group. */
static uint32_t points_of(const char *group, struct ark_point *ret, uint32_t most)
{
    const char *p = strstr(group, " d=\"") + 4;
    uint32_t n = 0;
    for (; *p != '"' && n < most; n++) {
        char *end;
        ret[n].x = g_ascii_strtod(p + 1, &end);
        ret[n].y = g_ascii_strtod(end, &end);
        p = *end == 'Z' ? end + 1 : end;
    }
    return n;
}

static struct ark_box box_of(const char *group)
{
    struct ark_point corners[8];
    struct ark_box box = {0};
    for (uint32_t i = 0, n = points_of(group, corners, 8); i < n; i++)
        box = ark_box_join(box, (struct ark_box){corners[i].x, corners[i].y, 0.01, 0.01});
    return box;
}

static bool ends_at(struct ark_box box, struct ark_point p)
{
    struct ark_box grown = {box.x - 1, box.y - 1, box.w + 2, box.h + 2};
    return ark_box_holds_point(grown, p);
}

/* Of all lines in an SVG, those that run through a box where they do not end. */
static uint32_t count_crossings(const char *svg, uint32_t *ret_bent)
{
    ARK_VEC(struct ark_box) boxes = {0};
    uint32_t crossings = 0;
    *ret_bent = 0;
    for (const char *p = svg; (p = strstr(p, "<g id=\"v0-n")); p++)
        ark_vec_push(&boxes, box_of(p));
    for (const char *p = svg; (p = strstr(p, "<g id=\"v0-c")); p++) {
        struct ark_point way[32];
        uint32_t n = points_of(p, way, 32);
        *ret_bent += n > 2;
        ARK_VEC_EACH (struct ark_box, box, boxes)
            for (uint32_t i = 1; !ends_at(*box, way[0]) && !ends_at(*box, way[n - 1]) && i < n; i++)
                crossings += ark_box_crossed(*box, way[i - 1], way[i]);
    }
    ck_assert_uint_gt(boxes.n, 0);
    ark_vec_clear(&boxes);
    return crossings;
}

START_TEST(lines_of_a_large_selection_run_around_its_boxes)
{
    put_star(280);
    struct outcome outcome =
        RUN("diagram", "star.archimate", "--query", "MATCH (a)-[r:Flow]->(b) RETURN a, r, b");
    uint32_t bent, crossings;
    ck_assert_int_eq(outcome.code, 0);
    if (strstr(outcome.err, "graphviz")) {
        fprintf(stderr, "skipped: no graphviz\n");
        clear(&outcome);
        return;
    }
    crossings = count_crossings(outcome.out, &bent);
    ck_assert_msg(crossings == 0 && bent > 5, "%u crossings, %u with bends", crossings, bent);
    clear(&outcome);
}
END_TEST

START_TEST(findings_are_marked)
{
    put_model();
    expect(RUN("diagram", "m.archimate", "--view", "1. Systemkontekst"), 0, "", "");
    expect(RUN("diagram", "m.archimate", "--findings", "--view", "1. Systemkontekst", "--pack",
               "rammearkitektur"),
           0, ">Fund</text>", "");
    expect(RUN("diagram", "m.archimate", "--only-findings"), 0, ">Fund</text>", "");
    expect(RUN("diagram", "m.archimate", "--findings", "--pack", "findesikke"), 2, "",
           "findesikke");
}
END_TEST

/* A model with findings of several levels by a pack of its own: KAN on all, BØR on one, SKAL on
 * none. */
static void put_levels(bool with_boer)
{
    static const char *const RULE =
        "  - {id: %s, level: %s, sure: ours, principle: P, title: {da: T, en: T}, source: {da: K, "
        "en: S}, "
        "match: '(x:ApplicationComponent)', forbid: \"%s\", "
        "message: {da: '%s: {x.name}', en: '%s: {x.name}'}, remedy: {da: R, en: R}, "
        "tests: [{given: \"(:ApplicationComponent {name: 'System %d'})\", finds: 1}, "
        "{given: '(:Node)', finds: 0}]}\n";
    GString *pack = g_string_new(
        "pack: egen\nversion: '1'\ntitle: {da: Egen, en: Own}\n"
        "principles:\n  - {id: P, title: {da: P, en: P}, gist: {da: P, en: P}}\nrules:\n");
    const char *boer = with_boer ? "x.name = 'System 3'" : "x.name = 'System 9'";
    g_string_append_printf(pack, RULE, "E-1-a", "KAN", "x.name <> ''", "kan", "kan", 3);
    g_string_append_printf(pack, RULE, "E-2-a", "BØR", boer, "bør", "bør", with_boer ? 3 : 9);
    put("egen.yaml", pack->str, -1);
    g_string_free(pack, TRUE);
}

#define OWN "diagram", "star.archimate", "--pack", "egen.yaml"

START_TEST(findings_are_chosen_by_level)
{
    put_star(6);
    put_levels(true);
    /* BØR and above, unless told otherwise, with neighbours; what only KAN is about is left out. */
    expect(RUN(OWN, "--only-findings"), 0, "bør: System 3", "6 fund på niveauet KAN");
    struct outcome outcome = RUN(OWN, "--only-findings");
    ck_assert(!strstr(outcome.out, "kan: System"));
    ck_assert(strstr(outcome.out, "System 0") && !strstr(outcome.out, ">System 5<"));
    clear(&outcome);
    outcome = RUN(OWN, "--only-findings", "--level", "KAN", "--lang", "en");
    ck_assert(strstr(outcome.out, "kan: System 5") && strstr(outcome.out, "bør: System 3"));
    ck_assert(!strstr(outcome.err, "KAN"));
    clear(&outcome);
    expect(RUN(OWN, "--only-findings", "--level", "skal"), 2, "",
           "alle 7 fund på modellens elementer og relationer er på et lavere niveau");
    expect(RUN(OWN, "--only-findings", "--level", "vist"), 2, "", "ukendt niveau »vist«");
    expect(RUN(OWN, "--level", "kan"), 2, "", "--level handler om fundene");
    put_levels(false);
    expect(RUN(OWN, "--only-findings"), 0, "kan: System 5", "");
}
END_TEST

#define WRONG_MODEL                                                                                \
    "<archimate:model xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "                    \
    "xmlns:archimate=\"http://www.archimatetool.com/archimate\" id=\"m\" name=\"M\">"              \
    "<folder id=\"f\" name=\"F\" type=\"application\">"                                            \
    "<element xsi:type=\"archimate:Goal\" id=\"a\" name=\"A\"/>"                                   \
    "<element xsi:type=\"archimate:Node\" id=\"b\" name=\"B\"/>"                                   \
    "</folder><folder id=\"g\" name=\"G\" type=\"relations\">"                                     \
    "<element xsi:type=\"archimate:FlowRelationship\" id=\"r\" source=\"a\" target=\"b\"/>"        \
    "</folder></archimate:model>"
#define WRONG "diagram", "forkert.archimate", "--pack", "archimate"

START_TEST(the_version_of_archimate_is_chosen)
{
    put("forkert.archimate", WRONG_MODEL, -1);
    expect(RUN(WRONG, "--only-findings"), 0, "findes ikke i ArchiMate 3.2", "");
    expect(RUN(WRONG, "--only-findings", "--archimate", "3.1"), 0, "findes ikke i ArchiMate 3.1",
           "");
    expect(RUN(WRONG, "--only-findings", "--archimate", "7"), 2, "", "ukendt version »7«");
    expect(RUN(WRONG, "--archimate", "3.1"), 2, "", "--archimate handler om fundene");
    expect(RUN("diagram", "forkert.archimate", "--pack", "rammearkitektur", "--only-findings",
               "--archimate", "3.1"),
           2, "", "archimate");
}
END_TEST

static void put_golden(const char *name)
{
    g_autofree char *source = g_strconcat("tests/golden/uml/", name, NULL);
    put_copy(name, source);
}

/* The diagrams of a file, and its packages when they are asked for; of a file without any all. */
START_TEST(data_models_are_drawn)
{
    put_golden("klasser.xmi");
    put_golden("uden-diagram.xmi");
    expect(RUN("diagram", "klasser.xmi"), 0, "<title>Byggesag (klasse)</title>", "");
    expect(RUN("diagram", "klasser.xmi", "--view", "sager"), 0, "«interface»", "");
    expect(RUN("diagram", "klasser.xmi", "--view", "Ingen"), 2, "", "ingen visning hedder");
    expect(RUN("diagram", "uden-diagram.xmi"), 2, "", "der er 2 visninger");
    expect(RUN("diagram", "uden-diagram.xmi", "--output", "uml", "--legend", "--lang", "en"), 0, "",
           "");
    ck_assert(begins("uml/view-2-koereplaner.svg", "<svg"));
    g_autofree char *svg = content_of("uml/view-2-koereplaner.svg");
    ck_assert(strstr(svg, ">(from Basis)<") && strstr(svg, ">enumeration<"));
    ck_assert(strstr(svg, "The class diagram of the package “Køreplaner”"));
}
END_TEST

START_TEST(a_query_chooses_from_a_data_model)
{
    put_golden("klasser.xmi");
    /* Classes bring the lines between them, an attribute its class, an association its ends. */
    expect(RUN("diagram", "klasser.xmi", "--query", "MATCH (c:Class) RETURN c"), 0,
           "<title>generalisering: Nybyggeri → Byggesag</title>", "");
    expect(RUN("diagram", "klasser.xmi", "--query",
               "MATCH (a:Attribute) WHERE a.name = 'rolle' RETURN a"),
           0, "<title>Part (associationsklasse)</title>", "");
    expect(RUN("diagram", "klasser.xmi", "--query",
               "MATCH (s:Association) WHERE s.name = 'høring' RETURN s"),
           0, "<title>Kommune (klasse)</title>", "");
    expect(RUN("diagram", "klasser.xmi", "--query", "MATCH (d:UmlDiagram) RETURN d"), 2, "",
           "intet at tegne");
}
END_TEST

#define UML_PACK                                                                                   \
    "pack: egen\nversion: '1'\ntitle: {da: Egen, en: Own}\n"                                       \
    "principles:\n  - {id: P, title: {da: P, en: P}, gist: {da: P, en: P}}\nrules:\n"              \
    "  - {id: E-1-a, level: SKAL, sure: ours, principle: P, title: {da: T, en: T}, "               \
    "source: {da: K, en: S}, match: '(c:Class)-[:CONTAINS]->(x:Attribute)', "                      \
    "forbid: \"x.name = 'rolle'\", message: {da: 'Navn: {x.name}', en: 'Name: {x.name}'}, "        \
    "at: x, remedy: {da: R, en: R}, tests: ["                                                      \
    "{given: \"(:Class)-[:CONTAINS]->(:Attribute {name: 'rolle'})\", finds: 1}, "                  \
    "{given: '(:Node)', finds: 0}]}\n"

/* On the attribute's line, with the legend; in the report the diagram that shows it. */
START_TEST(findings_of_a_data_model_are_marked)
{
    put_golden("klasser.xmi");
    put("uml.yaml", UML_PACK, -1);
    expect(RUN("diagram", "klasser.xmi", "--findings", "--pack", "uml.yaml"), 0, "Navn: rolle</",
           "");
    expect(RUN("diagram", "klasser.xmi", "--only-findings", "--pack", "uml.yaml"), 0,
           "Navn: rolle</", "");
    expect(RUN("check", "klasser.xmi", "--pack", "uml.yaml", "--output", "rapport", "--fail-on",
               "never"),
           0, "", "");
    g_autofree char *report = content_of("rapport/rapport.md");
    g_autofree char *svg = content_of("rapport/diagrammer/visning-1-klasser.svg");
    ck_assert_ptr_nonnull(strstr(report, "diagrammer/visning-1-klasser.svg"));
    ck_assert_ptr_nonnull(strstr(svg, "Navn: rolle"));
}
END_TEST

START_TEST(an_input_is_not_overwritten)
{
    put_model();
    put_copy("m.svg", "samples/dubu/dubu.archimate");
    expect(RUN("diagram", "m.svg", "--view", "1. Systemkontekst", "--output", "m.svg"), 2, "",
           "ville blive overskrevet");
    ck_assert(begins("m.svg", "<?xml"));
    put("r.md", "# Rapport\n\nTekst.\n", -1);
    expect(RUN("diagram", "r.md"), 2, "", "ingen visninger, der kan tegnes");
    expect(RUN("diagram", "findesikke.xml"), 3, "", "findesikke.xml");
    expect(RUN("diagram", "m.archimate", "--output", "r.md/ud", "--view", "4. Information"), 3, "",
           "mappen kan ikke laves");
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {views_become_files,
                                  a_view_has_a_name_or_an_id,
                                  a_query_chooses_what_is_drawn,
                                  lines_of_a_large_selection_run_around_its_boxes,
                                  findings_are_marked,
                                  findings_are_chosen_by_level,
                                  the_version_of_archimate_is_chosen,
                                  data_models_are_drawn,
                                  a_query_chooses_from_a_data_model,
                                  findings_of_a_data_model_are_marked,
                                  an_input_is_not_overwritten};
    return run_suite_in_folder("cmd_diagram", tests, G_N_ELEMENTS(tests));
}
