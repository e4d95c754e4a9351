/* Documents: the one way that text becomes nodes. Every document loader (Markdown, docx, odt, HTML,
 * PDF, AsciiDoc) reports what it meets, in order, and this module makes the sections, tables and
 * list items of docs/graph.md from it, so that rules and linking see one form.
 *
 *     struct ark_document *doc = ark_document_begin(builder, file, input);
 *     ark_document_heading(doc, 1, "Baggrund", loc);
 *     ark_document_paragraph(doc, "DUBU er ...", loc);
 *     ark_document_table_begin(doc, loc);
 *       ark_document_row(doc, true, cells, n, loc);    header row
 *       ark_document_row(doc, false, cells, n, loc);
 *     ark_document_table_end(doc);
 *     ark_document_end(doc);
 *
 * Texts are plain UTF-8 in NFC with blanks folded (`ark_document_plain` does that); all are copied.
 * Section nesting follows heading levels; a level that is skipped is accepted.
 */
#pragma once

#include <stdbool.h>

#include "base/loc.h"
#include "graph/builder.h"
#include "graph/input.h"
#include "graph/schema.h"

struct ark_document;

/* Makes the Report node. `input` (borrowed) gets the counts. */
struct ark_document *ark_document_begin(ark_builder *builder, ark_atom file,
                                        struct ark_input *input);
/* The same for a file that has nothing but tables: makes a Spreadsheet node, which is no Report. */
struct ark_document *ark_document_begin_sheets(ark_builder *builder, ark_atom file,
                                               struct ark_input *input);
/* Closes what is open and frees `doc`. Gives the Report or Spreadsheet node. */
ark_ref ark_document_end(struct ark_document *doc);

/* A fact about the whole document (front matter, a title block): property `key` on the Report. */
void ark_document_fact(struct ark_document *doc, const char *key, const char *value);
/* A fact of the file's own properties (docx, odt, PDF). As above, but a `title` of one word that is
 * not long is no name of the report: it is what a template or a first heading left there
 * ("Kapitel"). */
void ark_document_file_fact(struct ark_document *doc, const char *key, const char *value);

/* What is reported from here on stands on this page (from 1; 0: not known): property `page` on its
 * nodes, but for lists and cells, which have it by what they hold or lie in. */
void ark_document_page(struct ark_document *doc, unsigned page);

void ark_document_heading(struct ark_document *doc, unsigned level, const char *title,
                          struct ark_loc loc);
/* The same for a format that numbers headings itself: `number` as a reader sees it ("3.2", "Bilag
 * A"), or NULL; then one that is written into the title counts. */
void ark_document_numbered_heading(struct ark_document *doc, unsigned level, const char *number,
                                   const char *title, struct ark_loc loc);
/* An empty `text` makes no node; what is reported next then hangs below the section (or item): a
 * figure that stands alone. */
void ark_document_paragraph(struct ark_document *doc, const char *text, struct ark_loc loc);
void ark_document_code(struct ark_document *doc, const char *info, const char *text,
                       struct ark_loc loc);
void ark_document_list_begin(struct ark_document *doc, bool ordered, struct ark_loc loc);
void ark_document_item(struct ark_document *doc, const char *text, struct ark_loc loc);
/* The item reported last is a task: property `done` (boolean). */
void ark_document_item_done(struct ark_document *doc, bool done);
void ark_document_list_end(struct ark_document *doc);
/* `text` is the link's or picture's visible text or alternative text. Hangs below the node reported
 * last before it (the paragraph or item or cell that holds it), else below the section. */
void ark_document_figure(struct ark_document *doc, const char *text, const char *target,
                         struct ark_loc loc);
void ark_document_link(struct ark_document *doc, const char *text, const char *target,
                       struct ark_loc loc);
/* The words that the document itself puts to the figure or table that was begun or ended last, with
 * nothing reported since: property `caption`. Not a part of the section's text. False when there is
 * none that it could belong to, or it has one; then it is for the caller to report a paragraph. */
bool ark_document_caption(struct ark_document *doc, const char *text);
/* What somebody noted in the margin, about the node reported last: a Comment below it, apart from
 * the text. `author` and `date` may be NULL. */
void ark_document_comment(struct ark_document *doc, const char *text, const char *author,
                          const char *date, struct ark_loc loc);

struct ark_document_cell {
    const char *text; /* NULL: no cell here, its left neighbour spans it */
    struct ark_loc loc;
};

void ark_document_table_begin(struct ark_document *doc, struct ark_loc loc);
void ark_document_row(struct ark_document *doc, bool header, const struct ark_document_cell *cells,
                      uint32_t n, struct ark_loc loc);
/* Figures and links that follow hang below cell `index` (from 0) of the row reported last. */
void ark_document_in_cell(struct ark_document *doc, uint32_t index);
void ark_document_table_end(struct ark_document *doc);
/* What the table that is open is called: property `name`. */
void ark_document_table_name(struct ark_document *doc, const char *name);

/* NFC, no-break spaces and line breaks to blanks, runs of blanks to one, ends trimmed. Caller
 * frees. */
char *ark_document_plain(const char *text, gssize len);
/* Lower-case words, without punctuation, between single blanks. Caller frees. */
char *ark_folded_words(const char *text);

/* Lower-case words, without punctuation, between single blanks. Caller frees. */
char *ark_folded_words(const char *text);

/* Registers the labels, edge types and properties of documents (docs/graph.md). */
void ark_document_register(ark_schema *schema);
