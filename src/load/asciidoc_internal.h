/* What the files that read AsciiDoc share. */
#pragma once

#include "base/vec.h"
#include "document/document.h"
#include "load/loader.h"
#include "load/references.h"

struct adoc_line {
    const char *text; /* not closed by a NUL; without blanks at its end */
    uint32_t len, number;
};

/* What `[...]`, `[[...]]` and `.Title` say of the block that follows. */
struct adoc_meta {
    char *title, *style, *second, *cols, *format, *separator, *alt;
    ark_atom id;
    bool header, no_header, discrete;
};

enum adoc_frame_kind { ADOC_BLOCK, ADOC_LIST };

/* A block with a delimiter, or a list, that is open. */
struct adoc_frame {
    enum adoc_frame_kind kind;
    char marker[8];      /* of a list: "*", "..", "::", "1" */
    struct adoc_line at; /* a block's delimiter */
};

struct asciidoc {
    struct ark_load *load;
    struct ark_document *doc;
    struct ark_input *input;
    ark_atom file;
    GHashTable *attributes; /* name to value, both owned */
    size_t budget;          /* bytes that references to attributes may still become */
    ARK_VEC(struct adoc_line) lines;
    uint32_t at;
    ARK_VEC(struct adoc_frame) frames;
    struct adoc_meta meta;
    GHashTable *closings; /* of blocks that hold blocks: delimiter (character and length) to the
                             last line, plus one, that is it */
    bool attached;        /* the next block belongs to the open item: "+" */
    bool term_open;       /* the item that was reported last is a term without a text */
};

struct ark_loc ark_adoc_loc(const struct asciidoc *a, const struct adoc_line *line);
bool ark_adoc_starts(const struct adoc_line *line, const char *word);
bool ark_adoc_is(const struct adoc_line *line, const char *text);

/* asciidoc_lines.c: the lines of `text` that hold, in order: conditions evaluated, other files
 * noted as skipped. */
void ark_adoc_read_lines(struct asciidoc *a, const char *text, size_t len);

/* asciidoc_attributes.c */
GHashTable *ark_adoc_attributes_new(void);
/* `:name: value` at `line`: gives how many lines it takes, and the name and value (owned by the
 * caller; value NULL: the attribute is unset); 0 when it is none. */
uint32_t ark_adoc_attribute_entry(const struct adoc_line *line, uint32_t n, char **ret_name,
                                  char **ret_value);
void ark_adoc_set(struct asciidoc *a, const char *name, const char *value);
/* Appends `text` with {name} resolved; what is not known stays as it is. */
void ark_adoc_resolve(struct asciidoc *a, const char *text, size_t len, GString *out);

/* asciidoc_meta.c: reads a line that says something of the next block; false if it is none. */
bool ark_adoc_meta_line(struct asciidoc *a, const struct adoc_line *line);
void ark_adoc_meta_attributes(struct asciidoc *a, const char *text, size_t len);
void ark_adoc_meta_clear(struct adoc_meta *meta);
bool ark_adoc_is_attribute_line(const struct adoc_line *line);

/* asciidoc_inline.c: text as it is read, without marks; what it refers to; its footnotes. */
struct adoc_inline {
    char *plain;
    struct ark_references references;
    GPtrArray *notes; /* of raw texts; NULL: none */
};
void ark_adoc_inline(struct asciidoc *a, const char *text, size_t len, struct ark_loc loc,
                     struct adoc_inline *ret);
void ark_adoc_inline_clear(struct adoc_inline *text);
/* Reports what the text refers to and its notes below the node reported last. */
void ark_adoc_report_inline(struct asciidoc *a, struct adoc_inline *text, struct ark_loc loc);

/* asciidoc_list.c */
struct adoc_item {
    char marker[8];
    const char *text; /* behind the marker */
    uint32_t len;
    const char *term; /* of a labelled item */
    uint32_t term_len;
    bool ordered, task, done;
};
bool ark_adoc_item(const struct adoc_line *line, struct adoc_item *ret);
void ark_adoc_read_item(struct asciidoc *a, const struct adoc_item *item);
void ark_adoc_close_lists(struct asciidoc *a);

/* asciidoc_table.c: the table whose delimiter is the current line. */
bool ark_adoc_is_table(const struct adoc_line *line);
void ark_adoc_table(struct asciidoc *a);

/* asciidoc_blocks.c */
void ark_adoc_blocks(struct asciidoc *a);
/* Does the line begin or end a block with a delimiter? */
bool ark_adoc_is_delimiter(const struct adoc_line *line);
void ark_adoc_paragraph(struct asciidoc *a, const char *text, size_t len, struct ark_loc loc);
void ark_adoc_report_title(struct asciidoc *a, struct ark_loc loc);
struct ark_loc ark_adoc_block_loc(struct asciidoc *a, const struct adoc_line *line);
void ark_adoc_unclosed(struct asciidoc *a, const struct adoc_line *line);
