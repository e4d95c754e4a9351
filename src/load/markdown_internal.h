/* What markdown.c, markdown_walk.c and markdown_inline.c share. */
#pragma once

#include <cmark-gfm.h>

#include "base/vec.h"
#include "document/document.h"
#include "load/markdown.h"
#include "load/references.h"

struct markdown {
    struct ark_load *load;
    struct ark_document *doc;
    ark_atom file;
    const char *source; /* without byte order mark; front matter blanked out */
    size_t len;
    ARK_VEC(size_t) lines;       /* where each begins */
    ARK_VEC(cmark_node *) notes; /* footnote definitions, by number */
};

struct ark_loc ark_markdown_loc(const struct markdown *md, cmark_node *node);

/* Where a line begins; the end of the source behind the last one. */
size_t ark_markdown_line(const struct markdown *md, uint32_t line);
size_t ark_markdown_offset(const struct markdown *md, struct ark_loc loc);
struct ark_loc ark_markdown_loc_at(const struct markdown *md, size_t offset);

/* The words of a block with inlines: plain text, what it refers to, its footnotes. */
struct inline_text {
    GString *raw;
    struct ark_references references;
    ARK_VEC(cmark_node *) notes; /* footnote definitions */
    bool weak;                   /* some of it is not bold */
};

void ark_inline_init(struct inline_text *text);
void ark_inline_clear(struct inline_text *text);
/* Appends what `block` holds. */
void ark_inline_collect(const struct markdown *md, struct inline_text *text, cmark_node *block);
/* The plain text so far; empties the text, keeps references and notes. Caller frees. */
char *ark_inline_take(struct inline_text *text);

/* Refuses what would keep the Markdown parser busy for hours. */
bool ark_markdown_within_limits(const struct markdown *md, const char *name, GError **error);

/* Reports the whole tree. */
void ark_markdown_walk(struct markdown *md, cmark_node *root);
