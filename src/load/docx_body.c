/* The grammar of the body of a docx, and of the parts that are written like it: notes and comments.
 * What no row names is skipped: layout, what was before a change, and what was deleted. */
#include <string.h>

#include "load/docx_internal.h"

static void on_root(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    d->xml = tag->xml;
}

static void note_begin(struct docx *d, GHashTable *notes, const struct ark_xml_tag *tag)
{
    g_autofree char *author = office_copy(ark_xml_attr(tag, X_AUTHOR));
    g_autofree char *date = office_copy(ark_xml_attr(tag, X_DATE));
    char *id = office_copy(ark_xml_attr(tag, X_ID));
    uint32_t note = office_note_begin(&d->o, author, date);
    g_hash_table_replace(notes, id ? id : g_strdup(""), GUINT_TO_POINTER(note + 1));
}

/* The lines between text and notes are notes of a type of their own; nobody refers to them. */
static void on_footnote(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    note_begin(d, d->footnotes, tag);
}

static void on_endnote(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    note_begin(d, d->endnotes, tag);
}

static void on_comment(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    note_begin(d, d->comments, tag);
}

static void on_note_end(void *data, const char *text, size_t len)
{
    struct docx *d = data;
    (void)text, (void)len;
    office_note_end(&d->o);
}

enum {
    S_ROOT = ARK_XML_OWN,
    S_BODY, /* where paragraphs and tables stand: the body, a cell, a note, a text box */
    S_PPR,
    S_MARK, /* of the paragraph's end */
    S_NUMPR,
    S_INLINE,
    S_RUN,
    S_RPR,
    S_FIELD,
    S_FIELD_DATA,
    S_CHECK,
    S_TABLE,
    S_TABLE_PR,
    S_ROW,
    S_ROW_PR,
    S_CELL_PR,
    S_BODY_SDT,
    S_INLINE_SDT,
    S_TABLE_SDT,
    S_ROW_SDT,
    S_SDT_PR,
    S_DOC_PART,
    S_BODY_ALT,
    S_INLINE_ALT,
    S_RUN_ALT,
    S_DRAWING_ALT,
    S_DRAWING,
    S_MATH,
    S_LEAF,
    STATES,
};

#define CONTROL(in, state)                                                                         \
    {in, X_SDT, state, docx_control_begin, docx_control_end, false},                               \
        {state, X_SDT_PR, S_SDT_PR, NULL, NULL, false},                                            \
    {                                                                                              \
        state, X_SDT_CONTENT, in, NULL, NULL, false                                                \
    }
#define ALTERNATIVES(in, state)                                                                    \
    {in, X_ALTERNATE, state, docx_alternatives_begin, docx_alternatives_end, false},               \
        {state, X_CHOICE, in, docx_choice, NULL, false},                                           \
    {                                                                                              \
        state, X_FALLBACK, in, docx_fallback, NULL, false                                          \
    }
#define AS_IT_IS(in)                                                                               \
    {in, X_INS, in, docx_change, NULL, false}, {in, X_MOVE_TO, in, docx_change, NULL, false},      \
        {in, X_DEL, S_LEAF, docx_change, NULL, false},                                             \
        {in, X_MOVE_FROM, S_LEAF, docx_change, NULL, false},                                       \
    {                                                                                              \
        in, X_WRAP, in, NULL, NULL, false                                                          \
    }

static const struct ark_xml_rule rules[] = {
    {ARK_XML_START, X_DOCUMENT, S_ROOT, on_root, NULL, false},
    {ARK_XML_START, X_FOOTNOTES, S_ROOT, on_root, NULL, false},
    {ARK_XML_START, X_ENDNOTES, S_ROOT, on_root, NULL, false},
    {ARK_XML_START, X_COMMENTS, S_ROOT, on_root, NULL, false},
    {S_ROOT, X_BODY, S_BODY, NULL, NULL, false},
    {S_ROOT, X_FOOTNOTE, S_BODY, on_footnote, on_note_end, false},
    {S_ROOT, X_ENDNOTE, S_BODY, on_endnote, on_note_end, false},
    {S_ROOT, X_COMMENT, S_BODY, on_comment, on_note_end, false},

    {S_BODY, X_P, S_INLINE, docx_paragraph_begin, docx_paragraph_end, false},
    {S_BODY, X_TBL, S_TABLE, docx_table_begin, docx_table_end, false},
    {S_BODY, X_TC_PR, S_CELL_PR, NULL, NULL, false},
    AS_IT_IS(S_BODY),
    CONTROL(S_BODY, S_BODY_SDT),
    ALTERNATIVES(S_BODY, S_BODY_ALT),

    {S_INLINE, X_PPR, S_PPR, NULL, docx_paragraph_ready, false},
    {S_PPR, X_PSTYLE, S_LEAF, docx_paragraph_style, NULL, false},
    {S_PPR, X_OUTLINE, S_LEAF, docx_paragraph_outline, NULL, false},
    {S_PPR, X_NUMPR, S_NUMPR, NULL, NULL, false},
    {S_NUMPR, X_NUMID, S_LEAF, docx_paragraph_number, NULL, false},
    {S_NUMPR, X_ILVL, S_LEAF, docx_paragraph_indent, NULL, false},
    {S_PPR, X_RPR, S_MARK, NULL, NULL, false},
    {S_MARK, X_INS, S_LEAF, docx_change, NULL, false},
    {S_MARK, X_DEL, S_LEAF, docx_paragraph_joined, NULL, false},
    {S_MARK, X_MOVE_FROM, S_LEAF, docx_paragraph_joined, NULL, false},

    {S_INLINE, X_R, S_RUN, docx_run_begin, NULL, false},
    {S_INLINE, X_HYPERLINK, S_INLINE, docx_link_begin, docx_link_end, false},
    {S_INLINE, X_FIELD_SIMPLE, S_INLINE, docx_simple_field_begin, docx_simple_field_end, false},
    {S_INLINE, X_COMMENT_START, S_LEAF, docx_comment_reference, NULL, false},
    {S_INLINE, X_MATH, S_MATH, docx_run_begin, NULL, false},
    {S_MATH, ARK_XML_ANY, S_MATH, NULL, NULL, false},
    {S_MATH, X_MATH, S_MATH, NULL, NULL, false},
    {S_MATH, X_MATH_T, S_LEAF, NULL, docx_text, true},
    AS_IT_IS(S_INLINE),
    CONTROL(S_INLINE, S_INLINE_SDT),
    ALTERNATIVES(S_INLINE, S_INLINE_ALT),

    {S_RUN, X_RPR, S_RPR, NULL, NULL, false},
    {S_RPR, X_RSTYLE, S_LEAF, docx_run_style, NULL, false},
    {S_RPR, X_B, S_LEAF, docx_run_bold, NULL, false},
    {S_RPR, X_VANISH, S_LEAF, docx_run_hidden, NULL, false},
    {S_RUN, X_T, S_LEAF, NULL, docx_text, true},
    {S_RUN, X_TAB, S_LEAF, docx_tab, NULL, false},
    {S_RUN, X_PTAB, S_LEAF, docx_tab, NULL, false},
    {S_RUN, X_BR, S_LEAF, docx_break, NULL, false},
    {S_RUN, X_CR, S_LEAF, docx_break, NULL, false},
    {S_RUN, X_PAGE_BREAK, S_LEAF, docx_page_break, NULL, false},
    {S_RUN, X_HYPHEN, S_LEAF, docx_hyphen, NULL, false},
    {S_RUN, X_SYM, S_LEAF, docx_symbol, NULL, false},
    {S_RUN, X_INSTR, S_LEAF, NULL, docx_field_code, true},
    {S_RUN, X_FOOTNOTE_REF, S_LEAF, docx_footnote_reference, NULL, false},
    {S_RUN, X_ENDNOTE_REF, S_LEAF, docx_endnote_reference, NULL, false},
    {S_RUN, X_COMMENT_REF, S_LEAF, docx_comment_reference, NULL, false},
    {S_RUN, X_FIELD_CHAR, S_FIELD, docx_field_begin, NULL, false},
    {S_FIELD, X_FIELD_DATA, S_FIELD_DATA, NULL, NULL, false},
    {S_FIELD_DATA, X_CHECK_BOX, S_CHECK, NULL, NULL, false},
    {S_CHECK, X_DEFAULT, S_LEAF, docx_field_checked, NULL, false},
    {S_CHECK, X_CHECKED, S_LEAF, docx_field_checked, NULL, false},
    {S_RUN, X_DRAWING, S_DRAWING, docx_drawing_begin, docx_drawing_end, false},
    ALTERNATIVES(S_RUN, S_RUN_ALT),

    {S_DRAWING, ARK_XML_ANY, S_DRAWING, NULL, NULL, false},
    {S_DRAWING, X_DOC_PR, S_DRAWING, docx_drawing_about, NULL, false},
    {S_DRAWING, X_DECORATIVE, S_LEAF, docx_drawing_decorative, NULL, false},
    {S_DRAWING, X_BLIP, S_LEAF, docx_drawing_picture, NULL, false},
    {S_DRAWING, X_IMAGE_DATA, S_LEAF, docx_drawing_picture, NULL, false},
    {S_DRAWING, X_SHAPE, S_DRAWING, docx_drawing_shape, NULL, false},
    {S_DRAWING, X_CHART, S_LEAF, docx_drawing_figure, NULL, false},
    {S_DRAWING, X_GROUP, S_DRAWING, docx_drawing_group, NULL, false},
    {S_DRAWING, X_TXBX_CONTENT, S_BODY, docx_box_begin, docx_box_end, false},
    ALTERNATIVES(S_DRAWING, S_DRAWING_ALT),

    {S_TABLE, X_TBL_PR, S_TABLE_PR, NULL, docx_table_ready, false},
    {S_TABLE_PR, X_TBL_STYLE, S_LEAF, docx_table_style, NULL, false},
    {S_TABLE_PR, X_TBL_LOOK, S_LEAF, docx_table_look, NULL, false},
    {S_TABLE, X_TR, S_ROW, docx_row_begin, docx_row_end, false},
    AS_IT_IS(S_TABLE),
    CONTROL(S_TABLE, S_TABLE_SDT),
    {S_ROW, X_TR_PR, S_ROW_PR, NULL, NULL, false},
    {S_ROW_PR, X_TBL_HEADER, S_LEAF, docx_row_header, NULL, false},
    {S_ROW_PR, X_GRID_BEFORE, S_LEAF, docx_row_before, NULL, false},
    {S_ROW_PR, X_DEL, S_LEAF, docx_row_deleted, NULL, false},
    {S_ROW, X_TC, S_BODY, docx_cell_begin, docx_cell_end, false},
    AS_IT_IS(S_ROW),
    CONTROL(S_ROW, S_ROW_SDT),
    {S_CELL_PR, X_GRID_SPAN, S_LEAF, docx_cell_span, NULL, false},
    {S_CELL_PR, X_V_MERGE, S_LEAF, docx_cell_merge, NULL, false},
    {S_CELL_PR, X_SHD, S_LEAF, docx_cell_shade, NULL, false},

    {S_SDT_PR, X_DOC_PART, S_DOC_PART, NULL, NULL, false},
    {S_DOC_PART, X_GALLERY, S_LEAF, docx_control_gallery, NULL, false},
    {S_SDT_PR, X_PLACEHOLDER, S_LEAF, docx_control_placeholder, NULL, false},
};

static const struct ark_xml_grammar grammar = {DOCX_GRAMMAR, .rules = rules,
                                               .rule_count = G_N_ELEMENTS(rules), .states = STATES};

bool docx_read_body(struct docx *d, struct ark_source *source, GError **error)
{
    return ark_xml_parse(d->load, source, &grammar, d, error);
}
