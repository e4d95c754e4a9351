/* The grammar of OpenDocument texts, whose parts are written alike: content, styles, meta, or all
 * of them in one flat file. What was deleted lies in text:tracked-changes, which no row names. */
#include <string.h>

#include "load/odt_internal.h"

static void on_root(void *data, const struct ark_xml_tag *tag)
{
    struct odt *t = data;
    g_autofree char *version = office_copy(ark_xml_attr(tag, O_VERSION));
    t->xml = tag->xml;
    if (version && !t->input->version)
        t->input->version = ark_arena_strdup(t->load->arena, version);
}

static void on_text(void *data, const struct ark_xml_tag *tag)
{
    struct odt *t = data;
    odt_styles_resolve(t);
    t->paged = office_is(ark_xml_attr(tag, O_SOFT_PAGES), "true");
    t->o.page = t->paged;
}

static void on_section(void *data, const struct ark_xml_tag *tag)
{
    (void)data;
    if (office_is(ark_xml_attr(tag, O_DISPLAY), "none"))
        ark_xml_skip(tag->xml);
}

/* Facts have the names that Word's have. */
static void on_fact(void *data, const struct ark_xml_tag *tag)
{
    static const char *const names[][2] = {{"initial-creator", "creator"},
                                           {"creator", "lastModifiedBy"},
                                           {"creation-date", "created"},
                                           {"date", "modified"},
                                           {"keyword", "keywords"}};
    struct odt *t = data;
    const char *name = tag->local;
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        if (strcmp(names[i][0], tag->local) == 0)
            name = names[i][1];
    }
    g_strlcpy(t->fact, name, sizeof t->fact);
}

static void on_fact_end(void *data, const char *text, size_t len)
{
    struct odt *t = data;
    ark_vec_push(&t->facts, g_strdup(t->fact));
    ark_vec_push(&t->facts, ark_document_plain(text, (gssize)len));
}

static void on_generator(void *data, const char *text, size_t len)
{
    struct odt *t = data;
    g_autofree char *plain = ark_document_plain(text, (gssize)len);
    if (*plain)
        t->input->tool = ark_arena_strdup(t->load->arena, plain);
}

enum {
    S_INLINE = ODT_INLINE,
    S_ROOT,
    S_STYLES,
    S_STYLE,
    S_LIST_STYLE,
    S_META,
    S_OFFICE_BODY,
    S_BODY,
    S_INDEX,
    S_LIST,
    S_NOTE,
    S_ANNOTATION,
    S_TABLE,
    S_ROW,
    S_FRAME,
    S_SHAPE,
    S_LEAF,
    STATES,
};

/* What stands where paragraphs stand. */
#define BLOCKS(in)                                                                                 \
    {in, O_P, S_INLINE, odt_paragraph_begin, odt_paragraph_end, false},                            \
        {in, O_H, S_INLINE, odt_heading_begin, odt_paragraph_end, false},                          \
        {in, O_LIST, S_LIST, odt_list_begin, odt_list_end, false},                                 \
    {                                                                                              \
        in, O_PAGE_BREAK, S_LEAF, odt_page_break, NULL, false                                      \
    }
/* What can be drawn: pictures and text boxes, groups, and shapes, which may hold text. */
#define DRAWINGS(in)                                                                               \
    {in, O_FRAME, S_FRAME, odt_frame_begin, odt_frame_end, false},                                 \
        {in, O_GROUP, S_FRAME, odt_group_begin, odt_frame_end, false},                             \
    {                                                                                              \
        in, O_SHAPE, S_SHAPE, odt_box_begin, odt_box_end, false                                    \
    }

static const struct ark_xml_rule rules[] = {
    {ARK_XML_START, O_CONTENT, S_ROOT, on_root, NULL, false},
    {S_ROOT, O_STYLES, S_STYLES, NULL, NULL, false},
    {S_STYLES, O_STYLE, S_STYLE, odt_style_begin, NULL, false},
    {S_STYLE, O_TEXT_PROPERTIES, S_LEAF, odt_style_text, NULL, false},
    {S_STYLE, O_PARAGRAPH_PROPERTIES, S_LEAF, odt_style_paragraph, NULL, false},
    {S_STYLE, O_CELL_PROPERTIES, S_LEAF, odt_style_cell, NULL, false},
    {S_STYLES, O_LIST_STYLE, S_LIST_STYLE, odt_list_style_begin, NULL, false},
    {S_STYLES, O_OUTLINE_STYLE, S_LIST_STYLE, odt_outline_begin, NULL, false},
    {S_LIST_STYLE, O_LEVEL_NUMBER, S_LEAF, odt_level_number, NULL, false},
    {S_LIST_STYLE, O_LEVEL_BULLET, S_LEAF, odt_level_bullet, NULL, false},
    {S_ROOT, O_META, S_META, NULL, NULL, false},
    {S_META, O_FACT, S_LEAF, on_fact, on_fact_end, true},
    {S_META, O_CREATOR, S_LEAF, on_fact, on_fact_end, true},
    {S_META, O_DATE, S_LEAF, on_fact, on_fact_end, true},
    {S_META, O_GENERATOR, S_LEAF, NULL, on_generator, true},

    {S_ROOT, O_BODY, S_OFFICE_BODY, NULL, NULL, false},
    {S_OFFICE_BODY, O_TEXT, S_BODY, on_text, NULL, false},
    BLOCKS(S_BODY),
    DRAWINGS(S_BODY),
    {S_BODY, O_DRAW_A, S_BODY, NULL, NULL, false},
    {S_BODY, O_SECTION, S_BODY, on_section, NULL, false},
    {S_BODY, O_TABLE, S_TABLE, odt_table_begin, odt_table_end, false},
    {S_BODY, O_BIBLIOGRAPHY, S_BODY, NULL, NULL, false},
    {S_BODY, O_INDEX_BODY, S_BODY, NULL, NULL, false},
    {S_BODY, O_INDEX, S_INDEX, NULL, NULL, false},
    {S_INDEX, O_INDEX_BODY, S_INDEX, NULL, NULL, false},
    {S_INDEX, O_SECTION, S_INDEX, NULL, NULL, false},
    {S_INDEX, O_P, S_INDEX, odt_contents_line, NULL, false},
    {S_INDEX, O_H, S_INDEX, odt_contents_line, NULL, false},
    {S_INDEX, O_A, S_INDEX, NULL, NULL, false},
    {S_INDEX, O_SPAN, S_INDEX, NULL, NULL, false},
    {S_INDEX, O_PAGE_BREAK, S_LEAF, odt_page_break, NULL, false},
    {S_LIST, O_ITEM, S_BODY, odt_item_begin, NULL, false},
    {S_LIST, O_LIST_HEADER, S_BODY, odt_list_header_begin, NULL, false},

    {S_INLINE, ARK_XML_ANY, S_INLINE, NULL, NULL, false},
    {S_INLINE, O_SPAN, S_INLINE, odt_span_begin, odt_span_end, false},
    {S_INLINE, O_A, S_INLINE, odt_link_begin, odt_link_end, false},
    {S_INLINE, O_DRAW_A, S_INLINE, NULL, NULL, false},
    {S_INLINE, O_TITLE, S_LEAF, NULL, NULL, false},
    {S_INLINE, O_S, S_LEAF, odt_blanks, NULL, false},
    {S_INLINE, O_TAB, S_LEAF, odt_blanks, NULL, false},
    {S_INLINE, O_BREAK, S_LEAF, odt_blanks, NULL, false},
    {S_INLINE, O_PAGE_BREAK, S_LEAF, odt_page_break, NULL, false},
    {S_INLINE, O_SEQUENCE, S_INLINE, odt_sequence, NULL, false},
    {S_INLINE, O_DATE, S_INLINE, NULL, NULL, false},
    {S_INLINE, O_NOTE, S_NOTE, NULL, NULL, false},
    {S_NOTE, O_NOTE_BODY, S_BODY, odt_note_begin, odt_note_end, false},
    {S_INLINE, O_ANNOTATION, S_ANNOTATION, odt_annotation_begin, odt_annotation_end, false},
    {S_ANNOTATION, O_CREATOR, S_LEAF, NULL, odt_annotation_author, true},
    {S_ANNOTATION, O_DATE, S_LEAF, NULL, odt_annotation_date, true},
    BLOCKS(S_ANNOTATION),
    DRAWINGS(S_INLINE),
    BLOCKS(S_SHAPE),

    {S_FRAME, ARK_XML_ANY, S_FRAME, NULL, NULL, false},
    {S_FRAME, O_DRAW_A, S_FRAME, NULL, NULL, false},
    {S_FRAME, O_IMAGE, S_LEAF, odt_frame_image, NULL, false},
    {S_FRAME, O_OBJECT, S_LEAF, odt_frame_image, NULL, false},
    {S_FRAME, O_TITLE, S_LEAF, NULL, odt_frame_title, true},
    {S_FRAME, O_DESC, S_LEAF, NULL, odt_frame_desc, true},
    {S_FRAME, O_TEXT_BOX, S_BODY, odt_box_begin, odt_box_end, false},
    {S_FRAME, O_FRAME, S_FRAME, odt_frame_begin, odt_frame_end, false},
    {S_FRAME, O_GROUP, S_FRAME, odt_group_begin, odt_frame_end, false},

    {S_TABLE, O_HEADER_ROWS, S_TABLE, odt_header_rows_begin, odt_header_rows_end, false},
    {S_TABLE, O_ROWS, S_TABLE, NULL, NULL, false},
    {S_TABLE, O_PAGE_BREAK, S_LEAF, odt_page_break, NULL, false},
    {S_TABLE, O_ROW, S_ROW, odt_row_begin, odt_row_end, false},
    {S_ROW, O_CELL, S_BODY, odt_cell_begin, odt_cell_end, false},
};

static const struct ark_xml_grammar grammar = {ODT_GRAMMAR, .rules = rules,
                                               .rule_count = G_N_ELEMENTS(rules), .states = STATES,
                                               .characters = odt_characters};

bool odt_read_part(struct odt *t, struct ark_source *source, GError **error)
{
    return ark_xml_parse(t->load, source, &grammar, t, error);
}
