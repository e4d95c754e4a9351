/* Word-processor documents: what docx and odt share between their tags and the document. A format
 * reports paragraphs with what hangs on them, and tables cell by cell; here they are put in the
 * order and form that document/document.h wants. Knows no tags.
 *
 * Paragraphs are read into frames: the body, a cell, a text box, a note. What can't stand where it
 * was met (a table inside a cell, a text box, a note) is reported behind the paragraph or table
 * that holds it.
 *
 *     office_paragraph_begin(o);
 *     office_text(o, "DUBU er ...", len);
 *     office_paragraph_end(o, &(struct office_style){.kind = OFFICE_PARAGRAPH});
 */
#pragma once

#include "document/document.h"
#include "load/loader.h"
#include "load/references.h"

enum office_kind {
    OFFICE_PARAGRAPH,
    OFFICE_HEADING,
    OFFICE_ITEM,
    OFFICE_CAPTION,
    OFFICE_TITLE,
    OFFICE_CONTENTS, /* a line of a table of contents, which only repeats headings: left out */
    OFFICE_TABLE,
};

/* What a paragraph is, known by its end. */
struct office_style {
    enum office_kind kind;
    unsigned level;     /* of a heading from 1, of an item from 0 */
    uint32_t list;      /* items of one list share it */
    bool ordered;       /* the list */
    bool continues;     /* one more paragraph of the item before it */
    const char *number; /* as the program shows it before the text, or NULL */
    bool counted;       /* has a counter as captions have: it is one if it begins as they do */
    bool spoken;        /* the number is a name ("Krav 7") and a part of the text */
};

struct office_table;

struct office_block {
    enum office_kind kind;
    char *text, *number;
    unsigned level;
    uint32_t list;
    bool ordered, continues;
    struct ark_references references;
    ARK_VEC(uint32_t) comments;
    struct ark_loc loc;
    unsigned page;
    struct office_table *table;
};

struct office_blocks {
    ARK_VEC(struct office_block) items;
};

/* A footnote, or a comment in the margin. */
struct office_note {
    struct office_blocks blocks;
    char *author, *date;
    bool told;
};

enum office_where { OFFICE_BODY, OFFICE_CELL, OFFICE_BOX, OFFICE_CAPTION_BOX, OFFICE_NOTE };

/* A place that paragraphs are read into, with the one being read. */
struct office_frame {
    enum office_where where;
    GString *text;
    struct ark_references references;
    ARK_VEC(uint32_t) comments, notes;
    bool strong;                /* all of its text is bold */
    unsigned page;              /* where its text begins; 0: nothing yet */
    struct ark_loc loc;         /* of the paragraph */
    struct office_table *table; /* being read in this frame, or of this cell */
    uint32_t note;
};

struct office_list {
    unsigned level;
    uint32_t list;
    bool ordered;
};

enum office_last { OFFICE_LAST_OTHER, OFFICE_LAST_FIGURE, OFFICE_LAST_TABLE };

struct office {
    struct ark_load *load;
    struct ark_input *input;
    struct ark_document *doc;
    ark_atom file;
    GError *error; /* a limit that was hit; the format ends its parse with it */
    ARK_VEC(struct office_frame) frames;
    uint32_t depth;             /* frames in use */
    struct office_blocks after; /* to be reported behind the block that is open in the body */
    ARK_VEC(struct office_note) notes;
    ARK_VEC(struct office_list) lists; /* open in the document */
    struct office_block caption;       /* waits for the figure or table below it */
    bool has_caption, headed, titled;
    enum office_last last; /* what was reported last, as far as a caption could belong to it */
    int captions_above;    /* tables have their captions: 1 above, -1 below, 0 not known yet */
    uint32_t paragraph;    /* ordinal, from 1 */
    unsigned page;         /* from 1; 0: not known */
    uint32_t cells;        /* of the outermost open table with those in it */
};

void office_begin(struct office *o, struct ark_load *load, struct ark_input *input,
                  const char *file);
/* Reports what is left and closes the document. Safe after a failure, too. */
void office_end(struct office *o);

struct office_frame *office_top(struct office *o);

/* A paragraph of the body, or one that lies in another (text boxes count with their anchor). */
void office_paragraph_begin(struct office *o);
void office_paragraph_end(struct office *o, const struct office_style *style);
void office_text(struct office *o, const char *text, size_t len, bool strong);
/* A link over the text from byte `from` on. */
void office_link(struct office *o, size_t from, const char *target);
void office_figure(struct office *o, const char *text, const char *target);
/* Notes by index, as office_note_begin gave it. */
void office_comment(struct office *o, uint32_t note);
void office_footnote(struct office *o, uint32_t note);

/* A place beside the text; paragraphs go there until office_leave. In a caption box only captions
 * are kept: the texts inside a drawing belong to the picture. */
void office_enter(struct office *o, enum office_where where);
void office_leave(struct office *o);
/* Ends what was read of a paragraph that nothing followed. */
void office_finish(struct office *o);
uint32_t office_note_begin(struct office *o, const char *author, const char *date);
void office_note_end(struct office *o);

/* Tables, in the frame on top. */
void office_table_begin(struct office *o);
/* The style of the table sets its first row off as a header. */
void office_table_styled(struct office *o);
void office_row_begin(struct office *o);
void office_row_header(struct office *o);
void office_row_drop(struct office *o);                   /* deleted: nothing of it is kept */
void office_row_skip(struct office *o, uint32_t columns); /* columns without a cell */
void office_row_end(struct office *o);
void office_cell_begin(struct office *o);
void office_cell_span(struct office *o, uint32_t columns, uint32_t rows);
void office_cell_continues(struct office *o); /* belongs to the cell above it */
void office_cell_shaded(struct office *o);
/* `times` equal cells. */
void office_cell_end(struct office *o, uint32_t times);
void office_table_end(struct office *o);

/* Between office.c, office_blocks.c and office_table.c. */
void office_blocks_clear(struct office_blocks *blocks);
void office_block_clear(struct office_block *block);
/* Hands a whole block (taken) to the frame it stands in. */
void office_take(struct office *o, struct office_block block);
/* Reports a block (taken) of the body. */
void office_report(struct office *o, struct office_block *block);
void office_report_after(struct office *o);
void office_report_references(struct office *o, struct office_block *block);
void office_report_table(struct office *o, struct office_block *block);
void office_flush_caption(struct office *o);
void office_cell_take(struct office *o, struct office_block *block, bool strong);
void office_table_free(struct office_table *table);
void office_fail_limit(struct office *o, const char *what_da, const char *what_en);
