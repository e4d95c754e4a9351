/* Word-processor files made by hand: parts in an archive. */
#pragma once

#include "zip_made.h"

#define OOXML "http://schemas.openxmlformats.org/"
#define W_NS                                                                                       \
    "xmlns:w=\"" OOXML "wordprocessingml/2006/main\" "                                             \
    "xmlns:r=\"" OOXML "officeDocument/2006/relationships\" "                                      \
    "xmlns:mc=\"" OOXML "markup-compatibility/2006\" "                                             \
    "xmlns:wp=\"" OOXML "drawingml/2006/wordprocessingDrawing\" "                                  \
    "xmlns:a=\"" OOXML "drawingml/2006/main\" xmlns:pic=\"" OOXML "drawingml/2006/picture\" "      \
    "xmlns:v=\"urn:schemas-microsoft-com:vml\" "                                                   \
    "xmlns:o=\"urn:schemas-microsoft-com:office:office\" "                                         \
    "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" "             \
    "xmlns:wpg=\"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup\" "             \
    "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""
#define W_PART(root, inside) "<w:" root " " W_NS ">" inside "</w:" root ">"
#define RELATION(id, type, target)                                                                 \
    "<Relationship Id=\"" id "\" Type=\"" OOXML "officeDocument/2006/relationships/" type          \
    "\" Target=\"" target "\"/>"
#define RELATIONS(inside)                                                                          \
    "<Relationships xmlns=\"" OOXML "package/2006/relationships\">" inside "</Relationships>"

static const char docx_root[] =
    RELATIONS(RELATION("r1", "officeDocument",
                       "word/document.xml") "<Relationship Id=\"r2\" Type=\"" OOXML
                                            "package/2006/relationships/metadata/core-properties\" "
                                            "Target=\"docProps/core.xml\"/>");

static const char docx_relations[] = RELATIONS(
    RELATION("rId1", "styles", "styles.xml") RELATION(
        "rId2", "numbering", "numbering.xml") RELATION("rId3", "footnotes", "footnotes.xml")
        RELATION("rId4", "comments", "comments.xml") RELATION(
            "rId5", "image",
            "media/image1.png") "<Relationship Id=\"rId6\" Type=\"" OOXML
                                "officeDocument/2006/relationships/hyperlink\" "
                                "Target=\"https://kombit.dk/\" TargetMode=\"External\"/>"
                                "<Relationship Id=\"rId7\" Type=\"" OOXML
                                "officeDocument/2006/relationships/image\" "
                                "Target=\"http://example.org/logo.png\" TargetMode=\"External\"/>");

/* Ids as a Danish Word has them; names as all have them. */
#define STYLE(type, id, name, rest)                                                                \
    "<w:style w:type=\"" type "\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/>" rest          \
    "</w:style>"
static const char docx_styles[] = W_PART(
    "styles",
    STYLE("paragraph", "Normal", "Normal",
          "") STYLE("paragraph", "Overskrift1", "heading 1",
                    "<w:basedOn w:val=\"Normal\"/><w:pPr><w:numPr>"
                    "<w:numId w:val=\"1\"/></w:numPr><w:outlineLvl w:val=\"0\"/></w:pPr>")
        STYLE("paragraph", "Overskrift2", "heading 2",
              "<w:basedOn w:val=\"Overskrift1\"/><w:pPr>"
              "<w:numPr><w:ilvl w:val=\"1\"/></w:numPr><w:outlineLvl w:val=\"1\"/></w:pPr>")
            STYLE("paragraph", "Egen", "Vores overskrift", "<w:basedOn w:val=\"Overskrift2\"/>")
                STYLE("paragraph", "Dyb", "Dyb", "<w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr>")
                    STYLE("paragraph", "Titel", "Title",
                          "") STYLE("paragraph", "Billedtekst", "caption",
                                    "") STYLE("paragraph", "Indholdsfortegnelse1", "toc 1", "")
                        STYLE("paragraph", "Kreds1", "Kreds 1", "<w:basedOn w:val=\"Kreds2\"/>")
                            STYLE("paragraph", "Kreds2", "Kreds 2", "<w:basedOn w:val=\"Kreds1\"/>")
                                STYLE("character", "Strk", "Strong", "<w:rPr><w:b/></w:rPr>") STYLE(
                                    "character", "Skjult", "Skjult", "<w:rPr><w:vanish/></w:rPr>")
                                    STYLE("table", "Liste", "Light List",
                                          "<w:tblStylePr w:type=\"firstRow\"><w:tcPr><w:tcBorders/>"
                                          "</w:tcPr></w:tblStylePr>"));

#define LEVEL(n, format, text)                                                                     \
    "<w:lvl w:ilvl=\"" n "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" format                      \
    "\"/><w:lvlText w:val=\"" text "\"/></w:lvl>"
#define ABSTRACT(id, levels) "<w:abstractNum w:abstractNumId=\"" id "\">" levels "</w:abstractNum>"
#define NUM(id, abstract, rest)                                                                    \
    "<w:num w:numId=\"" id "\"><w:abstractNumId w:val=\"" abstract "\"/>" rest "</w:num>"
static const char docx_numbering[] = W_PART(
    "numbering",
    ABSTRACT("0", LEVEL("0", "decimal", "%1") LEVEL("1", "decimal", "%1.%2"))
        ABSTRACT("1", LEVEL("0", "bullet", "o") LEVEL("1", "bullet", "o")) ABSTRACT(
            "2", LEVEL("0", "decimal", "%1.") LEVEL("1", "lowerLetter", "%2)"))
            ABSTRACT("3", LEVEL("0", "decimal", "Krav %1")) ABSTRACT(
                "4", LEVEL("0", "upperLetter", "Bilag %1:")) NUM("1", "0", "") NUM("2", "1", "")
                NUM("3", "2", "") NUM("5", "3", "") NUM("6", "4", "") NUM(
                    "4", "2",
                    "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"7\"/></w:lvlOverride>"));

static const char docx_footnotes[] = W_PART(
    "footnotes",
    "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
    "<w:footnote w:id=\"1\"><w:p><w:r><w:t>En note om AR 7.1.</w:t></w:r></w:p></w:footnote>");
static const char docx_comments[] = W_PART(
    "comments",
    "<w:comment w:id=\"0\" w:author=\"Åse\" w:date=\"2024-05-01T10:00:00Z\"><w:p><w:r>"
    "<w:t>Er det rigtigt?</w:t></w:r></w:p><w:p><w:r><w:t>Nej.</w:t></w:r></w:p></w:comment>");
static const char docx_core[] =
    "<cp:coreProperties xmlns:cp=\"" OOXML "package/2006/metadata/core-properties\" "
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\">"
    "<dc:title>Egenskabernes titel</dc:title><dc:creator>KOMBIT</dc:creator><dc:subject/>"
    "<dcterms:modified>2024-05-02T08:00:00Z</dcterms:modified></cp:coreProperties>";

/* A whole docx around a body; loads it. */
static inline void load_docx(struct loaded *l, const char *body)
{
    g_autofree char *folder = g_dir_make_tmp("ark-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "rapport.docx", NULL);
    g_autofree char *document =
        g_strdup_printf("<w:document %s><w:body>%s</w:body></w:document>", W_NS, body);
    const struct part parts[] = {{"[Content_Types].xml", "<Types/>", 0, false},
                                 {"_rels/.rels", docx_root, 0, false},
                                 {"word/_rels/document.xml.rels", docx_relations, 0, false},
                                 {"word/styles.xml", docx_styles, 0, false},
                                 {"word/numbering.xml", docx_numbering, 0, false},
                                 {"word/footnotes.xml", docx_footnotes, 0, false},
                                 {"word/comments.xml", docx_comments, 0, false},
                                 {"docProps/core.xml", docx_core, 0, false},
                                 {"word/document.xml", document, 0, false}};
    put_package(path, parts, G_N_ELEMENTS(parts));
    load_path(l, path);
    g_remove(path);
    g_rmdir(folder);
}

/* Pieces of a body. */
#define RUN_OF(text) "<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
#define P(text) "<w:p>" RUN_OF(text) "</w:p>"
#define PS(style, text) "<w:p><w:pPr><w:pStyle w:val=\"" style "\"/></w:pPr>" RUN_OF(text) "</w:p>"
#define PN(num, level, text)                                                                       \
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"" num                      \
    "\"/></w:numPr></w:pPr>" RUN_OF(text) "</w:p>"
#define TC(properties, inside) "<w:tc><w:tcPr>" properties "</w:tcPr>" inside "</w:tc>"
#define TR(cells) "<w:tr>" cells "</w:tr>"
/* Properties of a cell: over `n` columns; the first of those merged down, and the others. */
#define SPAN(n) "<w:gridSpan w:val=\"" n "\"/>"
#define DOWN "<w:vMerge w:val=\"restart\"/>"
#define ALONG "<w:vMerge/>"
#define FIELD(code, shown)                                                                         \
    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>" code                       \
    "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" shown                 \
    "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
#define PICTURE(about, id)                                                                         \
    "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"Billede 1\" " about                      \
    "/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip " id                               \
    "/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"

/* The n-th node of a type, in the order in which they were reported. */
static inline ark_ref node_of(const struct loaded *l, const char *type, unsigned n)
{
    ck_assert_msg(l->graph, "%s", l->error ? l->error->message : "no graph");
    for (uint32_t i = 0; i < ark_graph_node_count(l->graph); i++) {
        if (strcmp(ark_graph_type_text(l->graph, ARK_NODE(i)), type) == 0 && n-- == 0)
            return ARK_NODE(i);
    }
    ck_abort_msg("no such %s", type);
    return ARK_REF_NONE;
}

static inline unsigned count_of(const struct loaded *l, const char *type)
{
    ck_assert_msg(l->graph, "%s", l->error ? l->error->message : "no graph");
    return ark_graph_label_count(l->graph, ark_atom_intern(l->atoms, type));
}

static inline const char *prop_of(const struct loaded *l, const char *type, unsigned n,
                                  const char *key)
{
    const char *text = ark_graph_get_str(l->graph, node_of(l, type, n), key);
    return text ? text : "(none)";
}

static inline ark_ref parent_of(const struct loaded *l, ark_ref child)
{
    for (uint32_t i = 0; i < ark_graph_edge_count(l->graph); i++) {
        if (ark_graph_to(l->graph, ARK_EDGE(i)) == child &&
            strcmp(ark_graph_type_text(l->graph, ARK_EDGE(i)), "CONTAINS") == 0)
            return ark_graph_from(l->graph, ARK_EDGE(i));
    }
    return ARK_REF_NONE;
}
