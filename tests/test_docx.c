/* load/docx: what a reader sees in Word, and the ways in which Word writes it. */
#include "office_made.h"

#define EXPECT(type, n, key, text) ck_assert_str_eq(prop_of(&l, type, n, key), text)

START_TEST(headings_by_the_names_of_styles)
{
    struct loaded l;
    load_docx(
        &l,
        PS("Titel", "Arkitekturrapport") PS("Overskrift1", "Baggrund") P("Tekst.") PS("Overskrift2",
                                                                                      "Formål")
            PS("Egen",
               "Omfang") "<w:p><w:pPr><w:pStyle w:val=\"Overskrift1\"/><w:numPr><w:numId "
                         "w:val=\"0\"/>"
                         "</w:numPr></w:pPr>" RUN_OF("Uden nummer") "</w:p>" PS(
                             "Overskrift1", "Løsning") PS("Dyb", "Dybt")
                             PS("Kreds1",
                                "Ingen overskrift") "<w:p><w:pPr><w:numPr><w:ilvl "
                                                    "w:val=\"0\"/><w:numId w:val=\"6\"/></w:numPr>"
                                                    "<w:outlineLvl w:val=\"0\"/></w:pPr>" RUN_OF(
                                                        "Ordliste") "</w:p>");
    EXPECT("Report", 0, "name", "Arkitekturrapport");
    ck_assert_uint_eq(count_of(&l, "Section"), 7);
    EXPECT("Section", 0, "number", "1");
    EXPECT("Section", 1, "number", "1.1");
    EXPECT("Section", 1, "path", "Baggrund > Formål");
    EXPECT("Section", 2, "number", "1.2");
    EXPECT("Section", 3, "number", "(none)");
    EXPECT("Section", 4, "number", "2");
    EXPECT("Section", 5, "path", "Løsning > Dybt");
    EXPECT("Section", 6, "name", "Ordliste");
    EXPECT("Section", 6, "number", "Bilag A");
    EXPECT("Paragraph", 1, "text", "Ingen overskrift");
    ck_assert_uint_eq(ark_graph_loc(l.graph, node_of(&l, "Section", 1)).line, 4);
    ck_assert_int_eq(l.inputs.items.v[0].unit, ARK_PLACE_PARAGRAPH);
    loaded_clear(&l);
}
END_TEST

START_TEST(properties_of_the_file_are_facts)
{
    struct loaded l;
    load_docx(&l, P("Tekst."));
    EXPECT("Report", 0, "name", "Egenskabernes titel");
    EXPECT("Report", 0, "creator", "KOMBIT");
    EXPECT("Report", 0, "modified", "2024-05-02T08:00:00Z");
    EXPECT("Report", 0, "subject", "(none)");
    loaded_clear(&l);
}
END_TEST

START_TEST(text_over_many_runs_is_one_text)
{
    struct loaded l;
    load_docx(
        &l,
        "<w:p>" RUN_OF("AR ") "<w:proofErr w:type=\"spellStart\"/>" RUN_OF(
            "7") "<w:bookmarkStart w:id=\"1\" w:name=\"x\"/>" RUN_OF(".1") "<w:r><w:tab/"
                                                                           "><w:t>følges</"
                                                                           "w:t><w:br/><w:t>fuldt</"
                                                                           "w:t><w:noBreakHyphen/>"
                                                                           "<w:t>ud</"
                                                                           "w:t><w:softHyphen/"
                                                                           "><w:sym "
                                                                           "w:font=\"Wingdings\" "
                                                                           "w:char=\"F0E0\"/></w:r>"
                                                                           "<w:smartTag><w:r><w:"
                                                                           "rPr><w:vanish/></"
                                                                           "w:rPr><w:t>skjult</"
                                                                           "w:t></w:r>"
                                                                           "<w:r><w:rPr><w:rStyle "
                                                                           "w:val=\"Skjult\"/></"
                                                                           "w:rPr><w:t>skjult</"
                                                                           "w:t></w:r>"
                                                                           "<w:r><w:t>nu</w:t></"
                                                                           "w:r></w:smartTag></"
                                                                           "w:p>");
    EXPECT("Paragraph", 0, "text", "AR 7.1 følges fuldt-ud→nu");
    loaded_clear(&l);
}
END_TEST

START_TEST(tracked_changes_are_accepted)
{
    struct loaded l;
    load_docx(
        &l,
        "<w:p><w:ins w:id=\"1\">" RUN_OF(
            "Nyt ") "</w:ins><w:del w:id=\"2\"><w:r><w:delText>"
                    "gammelt</w:delText></w:r></w:del><w:moveFrom w:id=\"3\">" RUN_OF(
                        "fl"
                        "yt"
                        "te"
                        "t") "</w:moveFrom><w:moveTo w:id=\"4\">" RUN_OF("hertil") "</"
                                                                                   "w:moveTo></"
                                                                                   "w:p>"
                                                                                   "<w:p><w:"
                                                                                   "pPr><w:"
                                                                                   "pStyle "
                                                                                   "w:val="
                                                                                   "\"Overskrif"
                                                                                   "t1\"/"
                                                                                   "><w:rPr><w:"
                                                                                   "del "
                                                                                   "w:id=\"5\"/"
                                                                                   "></w:rPr>"
                                                                                   "<w:"
                                                                                   "pPrChange "
                                                                                   "w:id=\"6\">"
                                                                                   "<w:pPr><w:"
                                                                                   "pStyle "
                                                                                   "w:val="
                                                                                   "\"Titel\"/"
                                                                                   "></w:pPr></"
                                                                                   "w:"
                                                                                   "pPrChange>"
                                                                                   "</"
                                                                                   "w:"
                                                                                   "pPr"
                                                                                   ">" RUN_OF(
                                                                                       "Et "
                                                                                       "afsn"
                                                                                       "it,"
                                                                                       " ") "</"
                                                                                            "w:"
                                                                                            "p>" P(
                                                                                                "de"
                                                                                                "r "
                                                                                                "bl"
                                                                                                "ev"
                                                                                                " "
                                                                                                "ti"
                                                                                                "l "
                                                                                                "ét"
                                                                                                ".") "<w:"
                                                                                                     "tbl>"
                                                                                                     "<w:"
                                                                                                     "tr><"
                                                                                                     "w:"
                                                                                                     "trPr"
                                                                                                     "><w:"
                                                                                                     "del "
                                                                                                     "w:"
                                                                                                     "id="
                                                                                                     "\"7"
                                                                                                     "\"/"
                                                                                                     "></"
                                                                                                     "w:"
                                                                                                     "trPr"
                                                                                                     ">" TC("", P("væk")) "</w:tr>" TR(
                                                                                                         TC("",
                                                                                                            P("her"))) "</w:tbl>");
    EXPECT("Report", 0, "trackedChanges", "6");
    EXPECT("Paragraph", 0, "text", "Nyt hertil");
    EXPECT("Paragraph", 1, "text", "Et afsnit, der blev til ét.");
    ck_assert_uint_eq(count_of(&l, "Section"), 0);
    ck_assert_uint_eq(count_of(&l, "Row"), 1);
    EXPECT("Row", 0, "text", "her");
    loaded_clear(&l);
}
END_TEST

START_TEST(lists_have_levels_and_kinds)
{
    struct loaded l;
    load_docx(&l,
              PN("2", "0", "et") PN("2", "1", "under") PN("2", "0", "to") PN("3", "0", "første")
                  PN("3", "0", "andet") P("Midt imellem.") PN("4", "0", "forfra")
                      PN("5", "0", "skal svare inden for ét sekund") PN("9", "0", "ukendt liste")
                          P("☐ Aftalt med driften") P("☒ Ja ☐ Nej"));
    ck_assert_uint_eq(count_of(&l, "List"), 6);
    ck_assert_uint_eq(parent_of(&l, node_of(&l, "List", 1)), node_of(&l, "ListItem", 0));
    EXPECT("ListItem", 2, "text", "to");
    ark_atom ordered = ark_atom_intern(l.atoms, "ordered");
    ck_assert(!ark_graph_get(l.graph, node_of(&l, "List", 0), ordered).yes);
    ck_assert(ark_graph_get(l.graph, node_of(&l, "List", 2), ordered).yes);
    EXPECT("ListItem", 6, "text", "Krav 1 skal svare inden for ét sekund");
    EXPECT("Paragraph", 1, "text", "ukendt liste");
    EXPECT("ListItem", 7, "text", "Aftalt med driften");
    ck_assert(
        !ark_graph_get(l.graph, node_of(&l, "ListItem", 7), ark_atom_intern(l.atoms, "done")).yes);
    EXPECT("Paragraph", 2, "text", "☒ Ja ☐ Nej");
    loaded_clear(&l);
}
END_TEST

#define FIRST_ROW(more) TR(TC("", P("Regel")) TC("", P("Status")) more)
#define ROW(a, b) TR(TC("", P(a)) TC("", P(b)))
#define BOLD(text) "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>" text "</w:t></w:r></w:p>"
#define BLUE "<w:shd w:val=\"clear\" w:fill=\"1F497D\"/>"

/* Ways in which a first row is set off, and ways in which it isn't. */
static const struct {
    const char *table, *header;
} header_rows[] = {
    {"<w:tr><w:trPr><w:tblHeader/></w:trPr>" TC("", P("Regel"))
         TC("", P("Status")) "</w:tr>" ROW("AR 7.1", "Ja"),
     "Regel | Status"},
    {TR(TC("", BOLD("Regel")) TC("", BOLD("Status"))) ROW("AR 7.1", "Ja"), "Regel | Status"},
    {TR(TC("", "<w:p><w:r><w:rPr><w:rStyle w:val=\"Strk\"/></w:rPr><w:t>Regel</w:t></w:r></w:p>")
            TC("", BOLD("Status"))) ROW("AR 7.1", "Ja"),
     "Regel | Status"},
    {TR(TC(BLUE, P("Regel")) TC(BLUE, P("Status"))) ROW("AR 7.1", "Ja"), "Regel | Status"},
    {"<w:tblPr><w:tblStyle w:val=\"Liste\"/><w:tblLook w:firstRow=\"1\"/></w:tblPr>" FIRST_ROW("")
         ROW("AR 7.1", "Ja"),
     "Regel | Status"},
    {"<w:tblPr><w:tblStyle w:val=\"Liste\"/><w:tblLook w:val=\"0020\"/></w:tblPr>" FIRST_ROW("")
         ROW("AR 7.1", "Ja"),
     "Regel | Status"},
    {"<w:tblPr><w:tblStyle w:val=\"Liste\"/><w:tblLook w:val=\"04A0\" "
     "w:firstRow=\"0\"/></w:tblPr>" FIRST_ROW("") ROW("AR 7.1", "Ja"),
     "(none)"},
    {FIRST_ROW("") ROW("AR 7.1", "Ja"), "(none)"},
    {TR(TC(BLUE, P("Navn")) TC("", P("DUBU"))) TR(TC(BLUE, P("Ejer")) TC("", P("KOMBIT"))),
     "(none)"},
    {TR(TC("", BOLD("Alene")) TC("", BOLD("her"))), "(none)"},
};

START_TEST(header_rows_are_found)
{
    struct loaded l;
    g_autofree char *body = g_strdup_printf("<w:tbl>%s</w:tbl>", header_rows[_i].table);
    load_docx(&l, body);
    EXPECT("Table", 0, "header", header_rows[_i].header);
    loaded_clear(&l);
}
END_TEST

START_TEST(merged_cells_belong_to_what_they_cover)
{
    struct loaded l;
    load_docx(
        &l,
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" TC(
            SPAN("3"),
            P("Krav til drift")) "</w:tr><w:tr><w:trPr><w:tblHeader/></w:trPr>" TC("", P("Område"))
            TC(SPAN("2"),
               P("Mål")) "</w:tr>" TR(TC(DOWN, P("Svartid")) TC("", P("læs")) TC("", P("1 s")))
                TR(TC(ALONG, "<w:p/>") TC("", P("skriv")) TC(
                    "", P("2 s"))) "<w:tr><w:trPr><w:gridBefore "
                                   "w:val=\"1\"/></w:trPr>" TC(SPAN("2"), P("samlet")) "</w:tr></"
                                                                                       "w:tbl>");
    EXPECT("Table", 0, "name", "Krav til drift");
    EXPECT("Table", 0, "header", "Område | Mål | Mål");
    EXPECT("Row", 1, "Område", "Svartid");
    EXPECT("Row", 1, "text", "Svartid | skriv | 2 s");
    EXPECT("Row", 2, "Område", "(none)");
    EXPECT("Row", 2, "Mål", "samlet");
    ck_assert_uint_eq(count_of(&l, "Row"), 3);
    ck_assert_uint_eq(ark_graph_loc(l.graph, node_of(&l, "Row", 1)).line, 7);
    loaded_clear(&l);
}
END_TEST

START_TEST(nested_tables_come_behind_the_outer_one)
{
    struct loaded l;
    load_docx(&l, "<w:tbl>" TR(TC("", P("Ydre") "<w:tbl>" TR(TC("", P("Indre 1")))
                                          TR(TC("", P("Indre 2"))) "</w:tbl>" P(
                                              "Efter"))) "</w:tbl>" P("Slut."));
    ck_assert_uint_eq(count_of(&l, "Table"), 2);
    EXPECT("Row", 0, "text", "Ydre Efter");
    EXPECT("Row", 2, "text", "Indre 2");
    EXPECT("Paragraph", 0, "text", "Slut.");
    loaded_clear(&l);
}
END_TEST

START_TEST(numbers_are_the_text_of_otherwise_empty_cells)
{
    struct loaded l;
    load_docx(&l, "<w:tbl>" TR(TC("", PN("5", "0", "")) TC("", P("Svartid")))
                      TR(TC("", PN("5", "0", "")) TC("", P("Oppetid"))) "</w:tbl>");
    EXPECT("Row", 0, "text", "Krav 1 | Svartid");
    EXPECT("Row", 1, "text", "Krav 2 | Oppetid");
    loaded_clear(&l);
}
END_TEST

START_TEST(footnotes_and_comments_stand_where_they_are_used)
{
    struct loaded l;
    load_docx(
        &l,
        "<w:p><w:commentRangeStart w:id=\"0\"/>" RUN_OF(
            "Tekst") "<w:r><w:footnoteReference w:id=\"1\"/></w:r><w:commentRangeEnd w:id=\"0\"/>"
                     "<w:r><w:commentReference w:id=\"0\"/></w:r></w:p>" P("Mere."));
    EXPECT("Paragraph", 1, "text", "En note om AR 7.1.");
    EXPECT("Paragraph", 2, "text", "Mere.");
    ck_assert_uint_eq(count_of(&l, "Comment"), 1);
    EXPECT("Comment", 0, "text", "Er det rigtigt? Nej.");
    EXPECT("Comment", 0, "author", "Åse");
    EXPECT("Comment", 0, "date", "2024-05-01T10:00:00Z");
    ck_assert_uint_eq(parent_of(&l, node_of(&l, "Comment", 0)), node_of(&l, "Paragraph", 0));
    ck_assert_uint_eq(ark_graph_loc(l.graph, node_of(&l, "Paragraph", 1)).line, 1);
    loaded_clear(&l);
}
END_TEST

START_TEST(figures_have_alternative_texts_and_captions)
{
    struct loaded l;
    load_docx(
        &l,
        "<w:p>" PICTURE("descr=\"Systemkontekst\"", "r:embed=\"rId5\"") "</w:p>" PS(
            "Billedtekst",
            "Figur 1: Kontekst") "<w:p><w:r><w:pict><v:shape alt=\"Gammel\"><v:imagedata "
                                 "r:id=\"rId7\"/></v:shape>"
                                 "</w:pict></w:r></w:p><w:p>" RUN_OF("Figur ") FIELD(
                                     " SEQ Figur \\* ARABIC ", RUN_OF("2"))
                                     RUN_OF(": Proces") "</w:p>" PS("Billedtekst", "Tabel 1: Krav") "<w:tbl>" ROW(
                                         "a",
                                         "b") "</w:tbl>" P("Tekst.") "<w:tbl>" ROW("c",
                                                                                   "d") "</"
                                                                                        "w:tbl>" PS(
                                                                                            "Billed"
                                                                                            "tekst",
                                                                                            "Tabel "
                                                                                            "2: "
                                                                                            "Ingen "
                                                                                            "tabel "
                                                                                            "under")
                                                                                            P("Slut"
                                                                                              "."));
    EXPECT("Figure", 0, "name", "Systemkontekst");
    EXPECT("Figure", 0, "target", "media/image1.png");
    EXPECT("Figure", 0, "caption", "Figur 1: Kontekst");
    EXPECT("Figure", 1, "name", "Gammel");
    EXPECT("Figure", 1, "target", "http://example.org/logo.png");
    EXPECT("Figure", 1, "caption", "Figur 2: Proces");
    EXPECT("Table", 0, "caption", "Tabel 1: Krav");
    EXPECT("Table", 1, "caption", "Tabel 2: Ingen tabel under");
    ck_assert_uint_eq(count_of(&l, "Paragraph"), 2);
    loaded_clear(&l);
}
END_TEST

#define BOX(inside) "<wps:txbx><w:txbxContent>" inside "</w:txbxContent></wps:txbx>"
#define TWO_WAYS(choice, fallback)                                                                 \
    "<mc:AlternateContent><mc:Choice Requires=\"wps\">" choice                                     \
    "</mc:Choice><mc:Fallback>" fallback "</mc:Fallback></mc:AlternateContent>"

START_TEST(alternatives_are_read_once)
{
    struct loaded l;
    load_docx(&l, "<w:p><w:r>" TWO_WAYS("<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:"
                                        "wsp>" BOX(P("Boks")) "</wps:wsp></a:graphicData></"
                                                              "a:graphic></wp:anchor></w:drawing>",
                                        "<w:pict><v:shape><v:textbox><w:txbxContent>" P(
                                            "Boks") "</w:txbxContent></v:textbox></v:shape></"
                                                    "w:pict>") "</w:r>" RUN_OF("Omkring") "</"
                                                                                          "w:p><w:"
                                                                                          "p><w:r><"
                                                                                          "mc:"
                                                                                          "Alternat"
                                                                                          "eContent"
                                                                                          ">"
                                                                                          "<mc:"
                                                                                          "Choice "
                                                                                          "Requires"
                                                                                          "=\"fremt"
                                                                                          "id\"><w:"
                                                                                          "t>"
                                                                                          "ukendt</"
                                                                                          "w:t></"
                                                                                          "mc:"
                                                                                          "Choice><"
                                                                                          "mc:"
                                                                                          "Fallback"
                                                                                          "><w:t>"
                                                                                          "kendt"
                                                                                          "</w:t></"
                                                                                          "mc:"
                                                                                          "Fallback"
                                                                                          "></"
                                                                                          "mc:"
                                                                                          "Alternat"
                                                                                          "eContent"
                                                                                          "></"
                                                                                          "w:r></"
                                                                                          "w:p>");
    EXPECT("Paragraph", 0, "text", "Omkring");
    EXPECT("Paragraph", 1, "text", "Boks");
    EXPECT("Paragraph", 2, "text", "kendt");
    ck_assert_uint_eq(count_of(&l, "Paragraph"), 3);
    ck_assert_uint_eq(ark_graph_loc(l.graph, node_of(&l, "Paragraph", 2)).line, 2);
    loaded_clear(&l);
}
END_TEST

START_TEST(groups_are_one_figure)
{
    struct loaded l;
    load_docx(&l,
              "<w:p><w:r><w:drawing><wp:anchor><wp:docPr id=\"2\" name=\"g\" title=\"Overblik\"/>"
              "<a:graphic><a:graphicData><wpg:wgp><wps:wsp>" BOX(
                  P("Database")) "</wps:wsp>"
                                 "<pic:pic><pic:blipFill><a:blip "
                                 "r:embed=\"rId5\"/></pic:blipFill></pic:pic>"
                                 "<wps:wsp>" BOX(
                                     PS("Billedtekst",
                                        "Figur 1: Overblik")) "</wps:wsp></wpg:wgp>"
                                                              "</a:graphicData></a:graphic></"
                                                              "wp:anchor></w:drawing></w:r></w:p>");
    ck_assert_uint_eq(count_of(&l, "Figure"), 1);
    ck_assert_uint_eq(count_of(&l, "Paragraph"), 0);
    EXPECT("Figure", 0, "name", "Overblik");
    EXPECT("Figure", 0, "caption", "Figur 1: Overblik");
    loaded_clear(&l);
}
END_TEST

START_TEST(links_and_fields)
{
    struct loaded l;
    load_docx(&l, "<w:p>Se" RUN_OF("Se ") "<w:hyperlink r:id=\"rId6\">" RUN_OF("KOMB")
                      RUN_OF("IT") "</w:hyperlink>" RUN_OF(" og ")
                          FIELD(" HYPERLINK \"https://kl.dk\" \\o \"tip\" ",
                                RUN_OF("KL")) "<w:hyperlink w:anchor=\"_Ref1\">" RUN_OF(" afsnit ")
                              FIELD(" REF _Ref1 \\r \\h ", RUN_OF("2.1")) "</w:hyperlink></w:p>");
    EXPECT("Paragraph", 0, "text", "Se KOMBIT og KL afsnit 2.1");
    ck_assert_uint_eq(count_of(&l, "Link"), 3);
    EXPECT("Link", 0, "name", "KOMBIT");
    EXPECT("Link", 0, "target", "https://kombit.dk/");
    EXPECT("Link", 1, "name", "KL");
    EXPECT("Link", 1, "target", "https://kl.dk");
    EXPECT("Link", 2, "target", "#_Ref1");
    loaded_clear(&l);
}
END_TEST

#define TOC_BEGIN                                                                                  \
    "<w:p><w:pPr><w:pStyle w:val=\"Indholdsfortegnelse1\"/></w:pPr><w:r><w:fldChar "               \
    "w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> TOC \\o \"1-3\" </w:instrText></w:r><w:r>"  \
    "<w:fldChar w:fldCharType=\"separate\"/></w:r>" RUN_OF("1 Baggrund 3") "</w:p>"
#define TOC_END "<w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"

START_TEST(contents_are_left_out)
{
    struct loaded l;
    load_docx(&l, TOC_BEGIN P("2 Løsning 4") TOC_END PS("Overskrift1", "Baggrund") P("Tekst."));
    ck_assert_uint_eq(count_of(&l, "Paragraph"), 1);
    EXPECT("Section", 0, "number", "1");
    ck_assert_uint_eq(ark_graph_loc(l.graph, node_of(&l, "Section", 0)).line, 4);
    loaded_clear(&l);
    load_docx(
        &l,
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/>"
        "</w:docPartObj></w:sdtPr><w:sdtContent>" P(
            "Indhold") "</w:sdtContent></w:sdt>"
                       "<w:sdt><w:sdtPr/><w:sdtContent>" P(
                           "Tekst.") "</w:sdtContent></w:sdt>"
                                     "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" P(
                                         "Klik her") "</w:sdtContent></w:sdt>");
    ck_assert_uint_eq(count_of(&l, "Paragraph"), 1);
    EXPECT("Paragraph", 0, "text", "Tekst.");
    loaded_clear(&l);
}
END_TEST

/* A field that lost its end must not swallow the document. */
START_TEST(contents_without_an_end_stop_at_a_heading)
{
    struct loaded l;
    load_docx(
        &l,
        TOC_BEGIN PS("Overskrift1", "Baggrund")
            P("Tekst.") "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DATE"
                        "</w:instrText></w:r></w:p>" P("Mere."));
    EXPECT("Section", 0, "name", "Baggrund");
    EXPECT("Paragraph", 0, "text", "Tekst.");
    EXPECT("Paragraph", 1, "text", "Mere.");
    loaded_clear(&l);
}
END_TEST

START_TEST(pages_are_those_that_word_made)
{
    struct loaded l;
    load_docx(&l, P("Et.") "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p><w:p><w:r>"
                           "<w:lastRenderedPageBreak/><w:t>To.</w:t></w:r></w:p><w:p>" RUN_OF(
                               "Stadig to, ") "<w:r><w:lastRenderedPageBreak/><w:t>så "
                                              "tre.</w:t></w:r></w:p>" P("Tre."));
    ark_atom page = ark_atom_intern(l.atoms, "page");
    const int expected[] = {1, 2, 2, 3};
    for (unsigned i = 0; i < G_N_ELEMENTS(expected); i++)
        ck_assert_int_eq(ark_graph_get(l.graph, node_of(&l, "Paragraph", i), page).integer,
                         expected[i]);
    loaded_clear(&l);
    load_docx(&l, P("Et.") "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>" P("Ukendt side."));
    ck_assert_int_eq(ark_graph_get(l.graph, node_of(&l, "Paragraph", 1), page).type, ARK_NULL);
    loaded_clear(&l);
}
END_TEST

START_TEST(strict_documents_are_read_too)
{
    struct loaded l;
    g_autofree char *folder = g_dir_make_tmp("ark-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "s.docx", NULL);
    const struct part parts[] = {
        {"word/document.xml",
         "<w:document "
         "xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body><w:p><w:r>"
         "<w:t>Streng.</w:t></w:r></w:p></w:body></w:document>",
         0, false},
    };
    put_package(path, parts, 1);
    load_path(&l, path);
    EXPECT("Paragraph", 0, "text", "Streng.");
    ck_assert_str_eq(l.inputs.items.v[0].format, "docx");
    loaded_clear(&l);
    g_remove(path);
    g_rmdir(folder);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {headings_by_the_names_of_styles,
                                  properties_of_the_file_are_facts,
                                  text_over_many_runs_is_one_text,
                                  tracked_changes_are_accepted,
                                  lists_have_levels_and_kinds,
                                  merged_cells_belong_to_what_they_cover,
                                  nested_tables_come_behind_the_outer_one,
                                  numbers_are_the_text_of_otherwise_empty_cells,
                                  footnotes_and_comments_stand_where_they_are_used,
                                  figures_have_alternative_texts_and_captions,
                                  alternatives_are_read_once,
                                  groups_are_one_figure,
                                  links_and_fields,
                                  contents_are_left_out,
                                  contents_without_an_end_stop_at_a_heading,
                                  pages_are_those_that_word_made,
                                  strict_documents_are_read_too};
    TCase *tc = tcase_create("all");
    for (size_t i = 0; i < G_N_ELEMENTS(tests); i++)
        tcase_add_test(tc, tests[i]);
    tcase_add_loop_test(tc, header_rows_are_found, 0, G_N_ELEMENTS(header_rows));
    return run_tcase("docx", tc);
}
