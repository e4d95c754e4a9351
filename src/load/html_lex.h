/* HTML's tokens, as browsers cut them: tags, texts with their references resolved, and nothing of
 * comments and declarations. Linear in the source whatever it holds, with the exact place of each
 * token: libxml2's HTML parser compares each attribute of a tag with all before it, walks all open
 * elements at each end tag, and has no columns. Only its table of entity names is used. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"

enum html_token_kind { HTML_END_OF_FILE, HTML_START_TAG, HTML_END_TAG, HTML_TEXT_TOKEN };

struct html_token {
    enum html_token_kind kind;
    size_t from;      /* where it begins in the source */
    const char *name; /* in small letters; owned by the lexer, until the next token */
    /* Name, value ... NULL; of the attributes that mean something to us. Lives in the arena. */
    const char *const *attributes;
    bool empty;       /* <br/> */
    const char *text; /* `len` bytes, owned by the lexer, until the next token */
    size_t len;
};

struct html_lexer {
    const char *source;
    size_t len, at;
    struct ark_arena *arena;    /* borrowed */
    GString *name, *text, *raw; /* `raw`: the element whose text ends only with its own end tag */
    bool xhtml;
    size_t unclosed; /* where a comment or raw text begins that has no end; else `len` */
};

void ark_html_lex_init(struct html_lexer *lexer, const char *source, size_t len,
                       struct ark_arena *arena);
void ark_html_lex_clear(struct html_lexer *lexer);
/* False at the end of the source. */
bool ark_html_lex(struct html_lexer *lexer, struct html_token *ret);

/* No attributes. */
extern const char *const ark_html_no_attributes[];

/* The character reference ("&aelig;", "&#230;") that `text` begins with: appends what it means to
 * `out`, and gives how many bytes it takes; 0 when it is none. */
size_t ark_html_reference(const char *text, size_t len, GString *out);
