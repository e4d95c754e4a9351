/* What the files of the docx loader share. */
#pragma once

#include "load/docx_words.h"
#include "load/office.h"
#include "load/office_attr.h"
#include "load/package.h"

/* A row of a relationships part. */
struct docx_relation {
    char *type; /* the last part of its address: "styles", "hyperlink" */
    char *target;
    bool external;
};

struct docx_style {
    char *id, *based_on;
    int outline;        /* level from 0; 9: body text; -1: not told */
    int number, indent; /* numId and ilvl; -1: not told */
    int bold, hidden;   /* 1, 0; -1: not told */
    enum office_kind kind;
    unsigned level; /* of a heading */
    bool told;      /* the name or the outline level says what kind it is */
    bool first_row; /* of a table: set off */
    bool resolved;
};

struct docx_styles {
    ARK_VEC(struct docx_style) items;
    GHashTable *by_id; /* id to index + 1 */
};

enum { DOCX_LEVELS = 9 };

struct docx_level {
    char *format, *text, *style;
    int start, restart;
    bool legal; /* all numbers in decimals */
};

struct docx_abstract {
    struct docx_level levels[DOCX_LEVELS];
    char *style_link; /* the list style whose numbering it really is */
    int count[DOCX_LEVELS];
    bool running[DOCX_LEVELS];
};

struct docx_number {
    int abstract; /* id */
    int start[DOCX_LEVELS];
    bool restarted[DOCX_LEVELS];
};

struct docx_numbering {
    ARK_VEC(struct docx_abstract) abstracts;
    ARK_VEC(struct docx_number) numbers;
    GHashTable *abstract_by_id, *number_by_id; /* to index + 1 */
};

enum docx_field_kind {
    DOCX_FIELD_OTHER,
    DOCX_FIELD_LINK,
    DOCX_FIELD_CONTENTS,
    DOCX_FIELD_CHECK,
};

struct docx_field {
    GString *code; /* the instruction */
    enum docx_field_kind kind;
    bool shown; /* behind the separator: what follows is text */
    bool checked;
    char *target;
    size_t from;        /* where its text begins */
    uint32_t paragraph; /* in which one, as counted by paragraphs_begun */
};

/* The paragraph being read; they nest (text boxes). */
struct docx_paragraph {
    const struct docx_style *style;
    int outline, number, indent; /* its own, -1: not told */
    bool joined;                 /* its end is struck */
    bool counted;                /* has a SEQ field */
    bool bold, hidden;           /* of the run */
    size_t link_from;
    char *link;
    uint32_t serial;
};

struct docx_drawing {
    char *text, *target;
    bool figure, group, decorative;
};

struct docx_table {
    const struct docx_style *style;
    bool first_row; /* its style may set the first row off */
};

struct docx_control {
    bool contents, placeholder;
};

struct docx {
    struct office o;
    struct ark_load *load;
    struct ark_input *input;
    struct ark_package *package;
    struct ark_xml *xml; /* of the part being read */
    const char *part;
    GHashTable *relations; /* of that part: id to struct docx_relation */
    struct docx_styles styles;
    struct docx_numbering numbering;
    GHashTable *footnotes, *endnotes, *comments; /* id to index + 1 */
    ARK_VEC(struct docx_field) fields;
    ARK_VEC(struct docx_paragraph) paragraphs;
    ARK_VEC(struct docx_drawing) drawings;
    ARK_VEC(struct docx_control) controls;
    ARK_VEC(struct docx_table) tables;
    ARK_VEC(bool) alternatives; /* open mc:AlternateContent: is one taken? */
    uint32_t paragraphs_begun;
    unsigned contents;     /* open fields that are tables of contents */
    unsigned galleries;    /* open controls that hold one */
    unsigned instructions; /* fields of which the instruction is being read */
    unsigned placeholders; /* open controls that show only their prompt */
    unsigned changes;      /* tracked and not decided yet */
    bool paged, broke;     /* pages are known; a page break since the last text */
};

/* docx_parts.c: relationships and properties. */
GHashTable *docx_read_relations(struct docx *d, const char *part, GError **error);
/* The part that `relations` names as its `type`, as a path in the archive; NULL if there is none.
 * Caller frees. */
char *docx_part_of(GHashTable *relations, const char *base, const char *type);
const struct docx_relation *docx_relation(const struct docx *d, const struct ark_xml_attr *id);
bool docx_read_properties(struct docx *d, GHashTable *root, GError **error);

/* docx_styles.c */
bool docx_read_styles(struct docx *d, struct ark_source *source, GError **error);
const struct docx_style *docx_style(const struct docx_styles *styles, const char *id, size_t len);
void docx_styles_clear(struct docx_styles *styles);

/* docx_numbering.c */
bool docx_read_numbering(struct docx *d, struct ark_source *source, GError **error);
/* Counts one paragraph of list `number` at level `indent` (-1: the level that belongs to `style`).
 * False if there is no such list. `ret_label` is what stands before the text ("" for bullets). */
struct docx_label {
    char *text;
    unsigned level;
    uint32_t list;
    bool ordered, spoken;
};
bool docx_count(struct docx *d, int number, int indent, const struct docx_style *style,
                struct docx_label *ret_label);
void docx_numbering_clear(struct docx_numbering *numbering);

/* docx_field.c */
void docx_field_begin(void *data, const struct ark_xml_tag *tag);
void docx_simple_field_begin(void *data, const struct ark_xml_tag *tag);
void docx_simple_field_end(void *data, const char *text, size_t len);
void docx_field_code(void *data, const char *text, size_t len);
void docx_field_checked(void *data, const struct ark_xml_tag *tag);
/* No instruction goes on in the next paragraph. */
void docx_fields_at_end(struct docx *d);
/* No table of contents holds a heading: it was never closed. */
void docx_fields_at_heading(struct docx *d);
void docx_fields_clear(struct docx *d);

/* docx_text.c: paragraphs and runs. */
bool docx_silent(const struct docx *d);
struct docx_paragraph *docx_top(struct docx *d);
void docx_put(struct docx *d, const char *text, size_t len);
void docx_paragraph_begin(void *data, const struct ark_xml_tag *tag);
void docx_paragraph_end(void *data, const char *text, size_t len);
void docx_paragraph_style(void *data, const struct ark_xml_tag *tag);
void docx_paragraph_outline(void *data, const struct ark_xml_tag *tag);
void docx_paragraph_number(void *data, const struct ark_xml_tag *tag);
void docx_paragraph_indent(void *data, const struct ark_xml_tag *tag);
/* Counts a tracked change. */
void docx_change(void *data, const struct ark_xml_tag *tag);
void docx_paragraph_joined(void *data, const struct ark_xml_tag *tag);
void docx_paragraph_ready(void *data, const char *text, size_t len);
void docx_run_begin(void *data, const struct ark_xml_tag *tag);
void docx_run_style(void *data, const struct ark_xml_tag *tag);
void docx_run_bold(void *data, const struct ark_xml_tag *tag);
void docx_run_hidden(void *data, const struct ark_xml_tag *tag);
void docx_text(void *data, const char *text, size_t len);
void docx_tab(void *data, const struct ark_xml_tag *tag);
void docx_break(void *data, const struct ark_xml_tag *tag);
void docx_page_break(void *data, const struct ark_xml_tag *tag);
void docx_hyphen(void *data, const struct ark_xml_tag *tag);
void docx_symbol(void *data, const struct ark_xml_tag *tag);
void docx_link_begin(void *data, const struct ark_xml_tag *tag);
void docx_link_end(void *data, const char *text, size_t len);
void docx_footnote_reference(void *data, const struct ark_xml_tag *tag);
void docx_endnote_reference(void *data, const struct ark_xml_tag *tag);
void docx_comment_reference(void *data, const struct ark_xml_tag *tag);

/* docx_drawing.c: pictures, text boxes, alternatives, content controls. */
void docx_drawing_begin(void *data, const struct ark_xml_tag *tag);
void docx_drawing_end(void *data, const char *text, size_t len);
void docx_drawing_about(void *data, const struct ark_xml_tag *tag);
void docx_drawing_decorative(void *data, const struct ark_xml_tag *tag);
void docx_drawing_picture(void *data, const struct ark_xml_tag *tag);
void docx_drawing_shape(void *data, const struct ark_xml_tag *tag);
void docx_drawing_figure(void *data, const struct ark_xml_tag *tag);
void docx_drawing_group(void *data, const struct ark_xml_tag *tag);
void docx_box_begin(void *data, const struct ark_xml_tag *tag);
void docx_box_end(void *data, const char *text, size_t len);
void docx_alternatives_begin(void *data, const struct ark_xml_tag *tag);
void docx_alternatives_end(void *data, const char *text, size_t len);
void docx_choice(void *data, const struct ark_xml_tag *tag);
void docx_fallback(void *data, const struct ark_xml_tag *tag);
void docx_control_begin(void *data, const struct ark_xml_tag *tag);
void docx_control_end(void *data, const char *text, size_t len);
void docx_control_gallery(void *data, const struct ark_xml_tag *tag);
void docx_control_placeholder(void *data, const struct ark_xml_tag *tag);

/* docx_table.c */
void docx_table_begin(void *data, const struct ark_xml_tag *tag);
void docx_table_end(void *data, const char *text, size_t len);
void docx_table_style(void *data, const struct ark_xml_tag *tag);
void docx_table_look(void *data, const struct ark_xml_tag *tag);
void docx_table_ready(void *data, const char *text, size_t len);
void docx_row_begin(void *data, const struct ark_xml_tag *tag);
void docx_row_end(void *data, const char *text, size_t len);
void docx_row_header(void *data, const struct ark_xml_tag *tag);
void docx_row_deleted(void *data, const struct ark_xml_tag *tag);
void docx_row_before(void *data, const struct ark_xml_tag *tag);
void docx_cell_begin(void *data, const struct ark_xml_tag *tag);
void docx_cell_end(void *data, const char *text, size_t len);
void docx_cell_span(void *data, const struct ark_xml_tag *tag);
void docx_cell_merge(void *data, const struct ark_xml_tag *tag);
void docx_cell_shade(void *data, const struct ark_xml_tag *tag);

/* docx_body.c: the body, and the parts that are written like it. */
bool docx_read_body(struct docx *d, struct ark_source *source, GError **error);

/* An on/off property: there, and not switched off. */
bool docx_is_on(const struct ark_xml_tag *tag);
