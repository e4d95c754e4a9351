/* load/odt: what a reader sees in LibreOffice, and the ways in which it is written. */
#include "office_made.h"

#undef P
#undef PS

#define EXPECT(type, n, key, text) ck_assert_str_eq(prop_of(&l, type, n, key), text)

#define OASIS "urn:oasis:names:tc:opendocument:xmlns:"
#define NS                                                                                         \
    "xmlns:office=\"" OASIS "office:1.0\" xmlns:text=\"" OASIS "text:1.0\" "                       \
    "xmlns:style=\"" OASIS "style:1.0\" xmlns:table=\"" OASIS "table:1.0\" "                       \
    "xmlns:draw=\"" OASIS "drawing:1.0\" xmlns:fo=\"" OASIS "xsl-fo-compatible:1.0\" "             \
    "xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:svg=\"" OASIS "svg-compatible:1.0\" "      \
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:meta=\"" OASIS "meta:1.0\" "              \
    "office:version=\"1.2\""
#define STYLE_OF(name, family, more, inside)                                                       \
    "<style:style style:name=\"" name "\" style:family=\"" family "\" " more ">" inside            \
    "</style:style>"

#define STYLES                                                                                     \
    "<office:styles>" STYLE_OF("Standard", "paragraph", "", "")                                    \
        STYLE_OF("Heading_20_1", "paragraph",                                                      \
                 "style:display-name=\"Heading 1\" style:default-outline-level=\"1\"", "")         \
            STYLE_OF("Heading_20_2", "paragraph",                                                  \
                     "style:display-name=\"Heading 2\" style:default-outline-level=\"2\"",         \
                     "") STYLE_OF("Caption", "paragraph", "", "")                                  \
                STYLE_OF("Illustration", "paragraph", "style:parent-style-name=\"Caption\"", "")   \
                    STYLE_OF("Title", "paragraph", "", "")                                         \
                        STYLE_OF("Table_20_Heading", "paragraph", "",                              \
                                 "") "<text:outline-style><text:outline-level-style "              \
                                     "text:level=\"1\" style:num-format=\"1\"/>"                   \
                                     "<text:outline-level-style text:level=\"2\" "                 \
                                     "style:num-format=\"1\" text:display-levels=\"2\"/>"          \
                                     "</text:outline-style></office:styles>"
#define AUTOMATIC                                                                                  \
    "<office:automatic-styles>" STYLE_OF(                                                          \
        "P1", "paragraph", "style:parent-style-name=\"Heading_20_2\"",                             \
        "") STYLE_OF("P2", "paragraph", "style:parent-style-name=\"Standard\"",                    \
                     "<style:paragraph-properties fo:break-before=\"page\"/>") STYLE_OF("T1",      \
                                                                                        "text",    \
                                                                                        "",        \
                                                                                        "<style:"  \
                                                                                        "text-"    \
                                                                                        "properti" \
                                                                                        "es "      \
                                                                                        "fo:font-" \
                                                                                        "weight="  \
                                                                                        "\"bold\"" \
                                                                                        "/>")      \
        STYLE_OF("T2", "text", "", "<style:text-properties text:display=\"none\"/>") STYLE_OF(     \
            "C1", "table-cell", "",                                                                \
            "<style:table-cell-properties fo:background-color=\"#003366\"/>") "<text:list-style "  \
                                                                              "style:name=\"L1\">" \
                                                                              "<text:list-level-"  \
                                                                              "style-bullet "      \
                                                                              "text:level=\"1\"/>" \
                                                                              "<text:list-level-"  \
                                                                              "style-number "      \
                                                                              "text:level=\"2\" "  \
                                                                              "style:num-format="  \
                                                                              "\"a\"/></"          \
                                                                              "text:list-style>"   \
                                                                              "<text:list-style "  \
                                                                              "style:name=\"L2\">" \
                                                                              "<text:list-level-"  \
                                                                              "style-number "      \
                                                                              "text:level=\"1\" "  \
                                                                              "style:num-prefix="  \
                                                                              "\"Krav \" "         \
                                                                              "style:num-format="  \
                                                                              "\"1\"/></"          \
                                                                              "text:list-style></" \
                                                                              "office:automatic-"  \
                                                                              "styles>"
#define META                                                                                       \
    "<office:meta><dc:title>Titel i "                                                              \
    "filen</dc:title><meta:initial-creator>KOMBIT</meta:initial-creator>"                          \
    "<dc:creator>Åse</dc:creator><dc:date>2024-05-01</dc:date><dc:subject/>"                      \
    "<meta:generator>LibreOffice/7.4</meta:generator></office:meta>"

static void put_odt(const char *path, const char *body)
{
    g_autofree char *content =
        g_strdup_printf("<office:document-content %s>" AUTOMATIC "<office:body><office:text "
                        "text:use-soft-page-breaks=\"true\">%s</office:text></office:body></"
                        "office:document-content>",
                        NS, body);
    const struct part parts[] = {
        {"mimetype", "application/vnd.oasis.opendocument.text", 0, true},
        {"content.xml", content, 0, false},
        {"styles.xml", "<office:document-styles " NS ">" STYLES "</office:document-styles>", 0,
         false},
        {"meta.xml", "<office:document-meta " NS ">" META "</office:document-meta>", 0, false},
        {"META-INF/manifest.xml", "<manifest/>", 0, false}};
    put_package(path, parts, G_N_ELEMENTS(parts));
}

static void load_odt(struct loaded *l, const char *body)
{
    g_autofree char *folder = g_dir_make_tmp("ark-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "rapport.odt", NULL);
    put_odt(path, body);
    load_path(l, path);
    g_remove(path);
    g_rmdir(folder);
}

static void load_flat(struct loaded *l, const char *body)
{
    g_autofree char *text = g_strdup_printf(
        "<?xml version=\"1.0\"?>\n<office:document %s office:mimetype=\"application/vnd.oasis."
        "opendocument.text\">" META STYLES AUTOMATIC "<office:body><office:text>%s</office:text>"
        "</office:body></office:document>",
        NS, body);
    load_text(l, text);
}

#define P(text) "<text:p>" text "</text:p>"
#define PS(style, text) "<text:p text:style-name=\"" style "\">" text "</text:p>"
#define H(level, text) "<text:h text:outline-level=\"" level "\">" text "</text:h>"

START_TEST(headings_by_tag_and_by_style)
{
    struct loaded l;
    load_odt(&l,
             PS("Title", "Arkitekturrapport") H("1", "Baggrund") P("Tekst.") H("2", "Formål")
                 H("2", "") PS("P1", "Omfang")
                     PS("Heading_20_1", "Løsning") "<text:h text:outline-level=\"1\" "
                                                   "text:is-list-header=\"true\">Bilag</text:h>");
    EXPECT("Report", 0, "name", "Arkitekturrapport");
    ck_assert_uint_eq(count_of(&l, "Section"), 5);
    EXPECT("Section", 0, "number", "1");
    EXPECT("Section", 1, "number", "1.1");
    EXPECT("Section", 2, "path", "Baggrund > Omfang");
    EXPECT("Section", 2, "number", "1.2");
    EXPECT("Section", 3, "number", "2");
    EXPECT("Section", 4, "number", "(none)");
    loaded_clear(&l);
}
END_TEST

START_TEST(facts_tool_and_version)
{
    struct loaded l;
    load_odt(&l, P("Tekst."));
    EXPECT("Report", 0, "title", "Titel i filen");
    EXPECT("Report", 0, "creator", "KOMBIT");
    EXPECT("Report", 0, "lastModifiedBy", "Åse");
    EXPECT("Report", 0, "modified", "2024-05-01");
    EXPECT("Report", 0, "subject", "(none)");
    ck_assert_str_eq(l.inputs.items.v[0].format, "odt");
    ck_assert_str_eq(l.inputs.items.v[0].version, "1.2");
    ck_assert_str_eq(l.inputs.items.v[0].tool, "LibreOffice/7.4");
    ck_assert_int_eq(l.inputs.items.v[0].unit, ARK_PLACE_PARAGRAPH);
    loaded_clear(&l);
}
END_TEST

static const char *const inline_body =
    P("AR<text:s text:c=\"3\"/>7<text:span text:style-name=\"T1\">.1</text:span><text:tab/>følges"
      "<text:line-break/>\n   fuldt<text:span text:style-name=\"T2\">skjult</text:span>"
      "<text:bookmark-start text:name=\"x\"/>, side <text:page-number>3</text:page-number>");

START_TEST(text_in_pieces_is_one_text)
{
    struct loaded l;
    load_odt(&l, inline_body);
    EXPECT("Paragraph", 0, "text", "AR 7.1 følges fuldt, side 3");
    loaded_clear(&l);
}
END_TEST

START_TEST(flat_files_are_the_same)
{
    struct loaded l;
    load_flat(&l, inline_body);
    EXPECT("Paragraph", 0, "text", "AR 7.1 følges fuldt, side 3");
    EXPECT("Report", 0, "creator", "KOMBIT");
    ck_assert_str_eq(l.inputs.items.v[0].format, "fodt");
    loaded_clear(&l);
    load_flat(&l, H("1", "Et") P("<b>"));
    assert_has(l.error->message, "m.xml:");
    loaded_clear(&l);
}
END_TEST

#define ITEM(inside) "<text:list-item>" inside "</text:list-item>"

START_TEST(lists_nest_and_count)
{
    struct loaded l;
    load_odt(&l, "<text:list text:style-name=\"L1\">" ITEM(
                     P("et") P("mere om et") "<text:list>" ITEM(P("under")) "</text:list>")
                     ITEM(P("to")) "</text:list><text:list text:style-name=\"L2\">" ITEM(P("svare"))
                         ITEM(P("virke")) "</text:list><text:list text:style-name=\"L2\" "
                                          "text:continue-numbering=\"true\">" ITEM(
                                              H("1", "Overskrift i en liste")) "</text:list>");
    ck_assert_uint_eq(count_of(&l, "List"), 3);
    ark_atom ordered = ark_atom_intern(l.atoms, "ordered");
    ck_assert(!ark_graph_get(l.graph, node_of(&l, "List", 0), ordered).yes);
    ck_assert(ark_graph_get(l.graph, node_of(&l, "List", 1), ordered).yes);
    ck_assert_uint_eq(parent_of(&l, node_of(&l, "Paragraph", 0)), node_of(&l, "ListItem", 0));
    ck_assert_uint_eq(parent_of(&l, node_of(&l, "List", 1)), node_of(&l, "ListItem", 0));
    EXPECT("ListItem", 2, "text", "to");
    EXPECT("ListItem", 4, "text", "Krav 2 virke");
    EXPECT("Section", 0, "number", "Krav 3");
    loaded_clear(&l);
}
END_TEST

#define CELL(more, inside) "<table:table-cell " more ">" inside "</table:table-cell>"
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define COVERED "<table:covered-table-cell/>"

START_TEST(tables_have_headers_and_spans)
{
    struct loaded l;
    load_odt(
        &l,
        "<table:table><table:table-column/><table:table-header-rows>" ROW(
            CELL("", P("Område")) CELL("table:number-columns-spanned=\"2\"", P("Mål"))
                COVERED) "</table:table-header-rows>" ROW(CELL("table:number-rows-spanned=\"2\"",
                                                               P("Svartid")) CELL("", P("læs"))
                                                              CELL("", P("1 s")))
            ROW(COVERED CELL(
                "table:number-columns-repeated=\"2\"",
                P("2 s"))) "</table:table>"
                           "<table:table>" ROW(CELL("table:style-name=\"C1\"", P("a"))
                                                   CELL("table:style-name=\"C1\"", P("b")))
                               ROW(CELL("", P("c")) CELL(
                                   "",
                                   P("d") "<table:table>" ROW(CELL(
                                       "",
                                       P("indre"))) "</table:table>")) "</"
                                                                       "table:table><table:"
                                                                       "table>" ROW(CELL(
                                                                           "",
                                                                           PS("Table_"
                                                                              "20_"
                                                                              "Headin"
                                                                              "g",
                                                                              "Nav"
                                                                              "n")))
                                                                           ROW(CELL(
                                                                               "",
                                                                               P("DUBU"))) "</"
                                                                                           "table:"
                                                                                           "table"
                                                                                           ">");
    EXPECT("Table", 0, "header", "Område | Mål | Mål");
    EXPECT("Row", 1, "text", "Svartid | 2 s | 2 s");
    EXPECT("Row", 1, "Område", "Svartid");
    EXPECT("Table", 1, "header", "a | b");
    EXPECT("Row", 2, "b", "d");
    EXPECT("Row", 3, "text", "indre");
    EXPECT("Table", 3, "header", "Navn");
    ck_assert_uint_eq(count_of(&l, "Table"), 4);
    loaded_clear(&l);
}
END_TEST

START_TEST(notes_annotations_and_links)
{
    struct loaded l;
    load_odt(&l, P("Tekst<text:note><text:note-citation>1</text:note-citation><text:note-body>"
                   "<text:p>En note.</text:p></text:note-body></text:note>"
                   "<office:annotation><dc:creator>Åse</dc:creator><dc:date>2024-05-01</dc:date>"
                   "<text:p>Er det</text:p><text:p>rigtigt?</text:p></office:annotation> hos "
                   "<text:a xlink:href=\"https://kombit.dk\">KOMBIT</text:a>.") P("Mere."));
    EXPECT("Paragraph", 0, "text", "Tekst hos KOMBIT.");
    EXPECT("Paragraph", 1, "text", "En note.");
    EXPECT("Comment", 0, "text", "Er det rigtigt?");
    EXPECT("Comment", 0, "author", "Åse");
    EXPECT("Comment", 0, "date", "2024-05-01");
    ck_assert_uint_eq(parent_of(&l, node_of(&l, "Comment", 0)), node_of(&l, "Paragraph", 0));
    EXPECT("Link", 0, "name", "KOMBIT");
    EXPECT("Link", 0, "target", "https://kombit.dk");
    ck_assert_uint_eq(ark_graph_loc(l.graph, node_of(&l, "Paragraph", 2)).line, 2);
    loaded_clear(&l);
}
END_TEST

#define FRAME(inside) "<draw:frame draw:name=\"Billede1\">" inside "</draw:frame>"
#define IMAGE "<draw:image xlink:href=\"Pictures/1.png\"/>"

START_TEST(frames_hold_figures_or_text)
{
    struct loaded l;
    load_odt(&l,
             P("Se " FRAME(IMAGE "<svg:title>Titel</svg:title><svg:desc>Systemkontekst</svg:desc>"))
                 PS("Illustration", "Figur 1: Kontekst") P(FRAME("<draw:text-box>" PS(
                     "Illustration", FRAME(IMAGE) "Figur 2: Proces") "</draw:text-box>"))
                     P("<draw:g><svg:title>Tegning</svg:title><draw:rect>" P(
                         "Database") "</draw:rect>"
                                     "<draw:line/></draw:g>")
                         P("Figur <text:sequence>3</text:sequence>: Tegning")
                             P("<draw:custom-shape>" P("Boks") "</draw:custom-shape>Omkring"));
    ck_assert_uint_eq(count_of(&l, "Figure"), 3);
    EXPECT("Figure", 0, "name", "Systemkontekst");
    EXPECT("Figure", 0, "target", "Pictures/1.png");
    EXPECT("Figure", 0, "caption", "Figur 1: Kontekst");
    EXPECT("Figure", 1, "caption", "Figur 2: Proces");
    EXPECT("Figure", 2, "name", "Tegning");
    EXPECT("Figure", 2, "caption", "Figur 3: Tegning");
    ck_assert_uint_eq(count_of(&l, "Paragraph"), 3);
    EXPECT("Paragraph", 1, "text", "Omkring");
    EXPECT("Paragraph", 2, "text", "Boks");
    loaded_clear(&l);
}
END_TEST

START_TEST(what_is_deleted_hidden_or_generated_is_left_out)
{
    struct loaded l;
    load_odt(
        &l,
        "<text:tracked-changes><text:changed-region><text:deletion>" P(
            "slettet") "</text:deletion></text:changed-region></text:tracked-changes>"
                       "<text:table-of-content><text:table-of-content-source/><text:index-body>" P(
                           "1 Baggrund 3") "</text:index-body></text:table-of-content>"
                                           "<text:section text:display=\"none\">" P(
                                               "skjult") "</text:section>"
                                                         "<text:section>" P("<text:change-start/"
                                                                            ">Nyt<text:change-end/"
                                                                            ">") "</text:section>");
    ck_assert_uint_eq(count_of(&l, "Paragraph"), 1);
    EXPECT("Paragraph", 0, "text", "Nyt");
    ck_assert_uint_eq(ark_graph_loc(l.graph, node_of(&l, "Paragraph", 0)).line, 2);
    loaded_clear(&l);
}
END_TEST

START_TEST(pages_are_those_that_libreoffice_made)
{
    struct loaded l;
    load_odt(&l, P("Et.") "<text:soft-page-break/>" P("To.") P("To<text:soft-page-break/>, tre.")
                     PS("P2", "Fire."));
    ark_atom page = ark_atom_intern(l.atoms, "page");
    const int expected[] = {1, 2, 2, 4};
    for (unsigned i = 0; i < G_N_ELEMENTS(expected); i++)
        ck_assert_int_eq(ark_graph_get(l.graph, node_of(&l, "Paragraph", i), page).integer,
                         expected[i]);
    loaded_clear(&l);
    load_flat(&l, P("Et.") PS("P2", "Ukendt side."));
    ck_assert_int_eq(ark_graph_get(l.graph, node_of(&l, "Paragraph", 1), page).type, ARK_NULL);
    loaded_clear(&l);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {headings_by_tag_and_by_style,
                                  facts_tool_and_version,
                                  text_in_pieces_is_one_text,
                                  flat_files_are_the_same,
                                  lists_nest_and_count,
                                  tables_have_headers_and_spans,
                                  notes_annotations_and_links,
                                  frames_hold_figures_or_text,
                                  what_is_deleted_hidden_or_generated_is_left_out,
                                  pages_are_those_that_libreoffice_made};
    return run_suite("odt", tests, G_N_ELEMENTS(tests));
}
