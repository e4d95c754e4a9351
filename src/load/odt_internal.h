/* What the files of the odt loader share. */
#pragma once

#include "load/odt_words.h"
#include "load/office.h"
#include "load/office_attr.h"
#include "load/package.h"

struct odt_style {
    char *key;                /* family and name: "paragraph/P12" */
    char *parent;             /* key */
    char *list;               /* name of its list style; "": none, NULL: not told */
    int level;                /* of the outline; 0: none, -1: not told */
    int bold, hidden, breaks; /* 1, 0; -1: not told. A page begins before the paragraph. */
    bool shaded, new_page;    /* new_page: of this style alone */
    enum office_kind kind;
    bool told;
    bool resolved;
};

enum { ODT_LEVELS = 10 };

struct odt_level {
    char *format, *prefix, *suffix; /* no format: a bullet, or no number */
    int start, shown;               /* how many levels the number has */
    int count;
    bool running;
};

struct odt_list_style {
    char *name; /* "" is the outline's */
    struct odt_level levels[ODT_LEVELS];
};

/* A text:list that is open. */
struct odt_list {
    char *style;
    uint32_t serial; /* of the outermost */
    bool first;      /* the open item has no paragraph yet */
    bool counted;    /* the item has a number (it is no header) */
};

/* A text:p or text:h; they nest (notes, text boxes). */
struct odt_paragraph {
    const struct odt_style *style;
    int level; /* text:outline-level; -1: a text:p */
    bool unnumbered, counted;
    ARK_VEC(const struct odt_style *) spans; /* open ones */
    bool bold, hidden;                       /* of the text that comes next */
    size_t link_from;
    char *link;
};

struct odt_cell {
    uint32_t times;   /* it is repeated */
    bool header_rows; /* it stands in header rows; a table inside it does not */
};

struct odt_frame {
    char *title, *text, *target;
    bool figure, group, decorative;
};

struct odt {
    struct office o;
    struct ark_load *load;
    struct ark_input *input;
    struct ark_xml *xml;
    ARK_VEC(struct odt_style) styles;
    GHashTable *style_by_key; /* to index + 1; NULL until the body begins */
    ARK_VEC(struct odt_list_style) list_styles;
    GHashTable *list_by_name; /* to index + 1 */
    ARK_VEC(struct odt_paragraph) paragraphs;
    ARK_VEC(struct odt_list) lists;
    ARK_VEC(uint32_t) hidden_lists; /* lists that were open where a box, note or cell began */
    ARK_VEC(struct odt_frame) frames;
    ARK_VEC(struct odt_cell) cells; /* open ones */
    uint32_t first_list;            /* the outermost one in the place being read */
    uint32_t list_serial;
    bool header_rows, paged;
    char fact[32];
    ARK_VEC(char *) facts; /* key, value, key ... told when all is read */
};

/* The state of the grammar in which text between tags is text of the paragraph. */
enum { ODT_INLINE = ARK_XML_OWN };

/* odt_styles.c */
void odt_style_begin(void *data, const struct ark_xml_tag *tag);
void odt_style_text(void *data, const struct ark_xml_tag *tag);
void odt_style_paragraph(void *data, const struct ark_xml_tag *tag);
void odt_style_cell(void *data, const struct ark_xml_tag *tag);
/* All are read: looks up parents. */
void odt_styles_resolve(struct odt *t);
const struct odt_style *odt_style(const struct odt *t, const char *family,
                                  const struct ark_xml_attr *name);
void odt_styles_clear(struct odt *t);

/* odt_lists.c: list styles, and numbers. */
void odt_list_style_begin(void *data, const struct ark_xml_tag *tag);
void odt_outline_begin(void *data, const struct ark_xml_tag *tag);
void odt_level_number(void *data, const struct ark_xml_tag *tag);
void odt_level_bullet(void *data, const struct ark_xml_tag *tag);
/* Counts one paragraph at `level` (from 0) and gives what stands before it; NULL for nothing.
 * Caller frees. */
char *odt_count(struct odt *t, const char *style, unsigned level, bool *ret_ordered,
                bool *ret_spoken);
void odt_restart(struct odt *t, const char *style);
void odt_lists_clear(struct odt *t);
void odt_list_begin(void *data, const struct ark_xml_tag *tag);
void odt_list_end(void *data, const char *text, size_t len);
void odt_item_begin(void *data, const struct ark_xml_tag *tag);
void odt_list_header_begin(void *data, const struct ark_xml_tag *tag);
/* A place of its own begins and ends: lists around it are not its own. */
void odt_hide_lists(struct odt *t);
void odt_show_lists(struct odt *t);

/* odt_text.c: paragraphs and what stands in them. */
void odt_characters(void *data, uint8_t state, const char *text, size_t len);
void odt_paragraph_begin(void *data, const struct ark_xml_tag *tag);
void odt_paragraph_end(void *data, const char *text, size_t len);
void odt_heading_begin(void *data, const struct ark_xml_tag *tag);
void odt_span_begin(void *data, const struct ark_xml_tag *tag);
void odt_span_end(void *data, const char *text, size_t len);
void odt_link_begin(void *data, const struct ark_xml_tag *tag);
void odt_link_end(void *data, const char *text, size_t len);
void odt_blanks(void *data, const struct ark_xml_tag *tag);
void odt_page_break(void *data, const struct ark_xml_tag *tag);
void odt_sequence(void *data, const struct ark_xml_tag *tag);
void odt_contents_line(void *data, const struct ark_xml_tag *tag);

/* odt_blocks.c: tables, frames, notes. */
void odt_note_begin(void *data, const struct ark_xml_tag *tag);
void odt_note_end(void *data, const char *text, size_t len);
void odt_annotation_begin(void *data, const struct ark_xml_tag *tag);
void odt_annotation_end(void *data, const char *text, size_t len);
void odt_annotation_author(void *data, const char *text, size_t len);
void odt_annotation_date(void *data, const char *text, size_t len);
void odt_table_begin(void *data, const struct ark_xml_tag *tag);
void odt_table_end(void *data, const char *text, size_t len);
void odt_header_rows_begin(void *data, const struct ark_xml_tag *tag);
void odt_header_rows_end(void *data, const char *text, size_t len);
void odt_row_begin(void *data, const struct ark_xml_tag *tag);
void odt_row_end(void *data, const char *text, size_t len);
void odt_cell_begin(void *data, const struct ark_xml_tag *tag);
void odt_cell_end(void *data, const char *text, size_t len);
void odt_frame_begin(void *data, const struct ark_xml_tag *tag);
void odt_group_begin(void *data, const struct ark_xml_tag *tag);
void odt_frame_end(void *data, const char *text, size_t len);
void odt_frame_image(void *data, const struct ark_xml_tag *tag);
void odt_frame_title(void *data, const char *text, size_t len);
void odt_frame_desc(void *data, const char *text, size_t len);
void odt_box_begin(void *data, const struct ark_xml_tag *tag);
void odt_box_end(void *data, const char *text, size_t len);

/* odt_body.c */
bool odt_read_part(struct odt *t, struct ark_source *source, GError **error);
