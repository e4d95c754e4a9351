/* Mustache: from template text to a tree, by the Mustache specification's core modules. Tags that
 * stand alone on their line take the line with them. */
#include "report/mustache_tree.h"

#include <stdbool.h>
#include <string.h>

enum { DEEPEST_SECTION = 64 };

struct open_section {
    struct mustache_node *node;
    struct mustache_node **tail; /* of the parent, to return to */
    const char *at;
};

struct parser {
    struct ark_arena *arena;
    const char *name, *start, *at;
    char open[16], close[16]; /* the delimiters */
    struct mustache_node **tail;
    struct open_section stack[DEEPEST_SECTION];
    unsigned depth;
    enum ark_lang lang;
};

struct tag {
    char sigil; /* one of # ^ / > & { = ! or 0 */
    const char *name;
    size_t len;
    const char *begin, *end; /* the whole tag in the text */
};

static bool fail(const struct parser *p, const char *at, const char *message, GError **error)
{
    uint32_t line = 1;
    const char *line_start = p->start;
    for (const char *c = p->start; c < at; c++) {
        if (*c == '\n') {
            line++;
            line_start = c + 1;
        }
    }
    g_autofree char *excerpt = ark_error_excerpt(p->start, line, (uint32_t)(at - line_start) + 1);
    return ark_fail_at(error, ARK_ERROR_USAGE, p->name, line, (uint32_t)(at - line_start) + 1,
                       "%s\n%s", message, excerpt ? excerpt : "");
}

static struct mustache_node *append(struct parser *p, enum mustache_kind kind, const char *text,
                                    size_t len)
{
    struct mustache_node *node = ARK_NEW(p->arena, struct mustache_node);
    node->kind = kind;
    node->text = text;
    node->len = len;
    *p->tail = node;
    p->tail = &node->next;
    return node;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static void trim(const char **name, size_t *len)
{
    while (*len && g_ascii_isspace(**name)) {
        (*name)++;
        (*len)--;
    }
    while (*len && g_ascii_isspace((*name)[*len - 1]))
        (*len)--;
}

/* Reads the tag that begins at `begin`. */
static bool read_tag(struct parser *p, const char *begin, struct tag *tag, GError **error)
{
    const char *inner = begin + strlen(p->open);
    char ending[20];
    *tag = (struct tag){.begin = begin};
    while (g_ascii_isspace(*inner))
        inner++;
    if (*inner && strchr("#^/>&{=!", *inner))
        tag->sigil = *inner++;
    g_snprintf(ending, sizeof ending, "%s%s",
               tag->sigil == '{'   ? "}"
               : tag->sigil == '=' ? "="
                                   : "",
               p->close);
    const char *end = strstr(inner, ending);
    if (!end)
        return fail(p, begin,
                    ark_say(p->lang, "Feltet afsluttes ikke. Slut det med \"}}\".",
                            "The tag is not closed. End it with \"}}\"."),
                    error);
    tag->name = inner;
    tag->len = (size_t)(end - inner);
    tag->end = end + strlen(ending);
    trim(&tag->name, &tag->len);
    return true;
}

/* If only blanks surround the tag on its line, moves `*text_end` back to the line's start and the
 * tag's end past its line break, and gives true. */
static bool take_line(const struct parser *p, struct tag *tag, const char **text_end)
{
    const char *before = tag->begin, *after = tag->end;
    while (before > p->start && is_blank(before[-1]))
        before--;
    while (is_blank(*after))
        after++;
    bool starts = before == p->start || before[-1] == '\n';
    bool ends = !*after || *after == '\n' || (after[0] == '\r' && after[1] == '\n');
    if (!starts || !ends || before < p->at)
        return false;
    if (*after == '\r')
        after++;
    if (*after)
        after++;
    *text_end = before;
    tag->end = after;
    return true;
}

static bool set_delimiters(struct parser *p, const struct tag *tag, GError **error)
{
    g_autofree char *both = g_strndup(tag->name, tag->len);
    char *gap = strpbrk(both, " \t\n");
    char *second = gap ? gap + strspn(gap, " \t\n") : NULL;
    if (!gap || !*second || strlen(second) >= sizeof p->close ||
        gap - both >= (ptrdiff_t)sizeof p->open)
        return fail(p, tag->begin,
                    ark_say(p->lang, "Skriv to afgrænsere, fx {{=<% %>=}}.",
                            "Give two delimiters, such as {{=<% %>=}}."),
                    error);
    *gap = '\0';
    g_strlcpy(p->open, both, sizeof p->open);
    g_strlcpy(p->close, second, sizeof p->close);
    return true;
}

static bool open_section(struct parser *p, const struct tag *tag, GError **error)
{
    if (p->depth == DEEPEST_SECTION)
        return fail(p, tag->begin,
                    ark_say(p->lang, "Afsnittene er indlejret for dybt.",
                            "Sections are nested too deeply."),
                    error);
    struct mustache_node *node =
        append(p, tag->sigil == '#' ? MUSTACHE_SECTION : MUSTACHE_INVERTED, tag->name, tag->len);
    p->stack[p->depth++] = (struct open_section){node, p->tail, tag->begin};
    p->tail = &node->children;
    return true;
}

static bool close_section(struct parser *p, const struct tag *tag, GError **error)
{
    const struct open_section *top = p->depth ? &p->stack[p->depth - 1] : NULL;
    if (!top || top->node->len != tag->len || memcmp(top->node->text, tag->name, tag->len) != 0)
        return fail(p, tag->begin,
                    ark_say(p->lang, "Her lukkes et afsnit, som ikke er det, der er åbent.",
                            "This closes a section other than the open one."),
                    error);
    p->tail = top->tail;
    p->depth--;
    return true;
}

static bool take_tag(struct parser *p, struct tag *tag, GError **error)
{
    const char *text_end = tag->begin;
    bool alone = tag->sigil && strchr("#^/>=!", tag->sigil) && take_line(p, tag, &text_end);
    if (text_end > p->at)
        append(p, MUSTACHE_TEXT, p->at, (size_t)(text_end - p->at));
    p->at = tag->end;
    switch (tag->sigil) {
    case '#':
    case '^':
        return open_section(p, tag, error);
    case '/':
        return close_section(p, tag, error);
    case '=':
        return set_delimiters(p, tag, error);
    case '!':
        return true;
    case '>':
        append(p, MUSTACHE_PARTIAL, tag->name, tag->len)->indent =
            alone ? ark_arena_strndup(p->arena, text_end, (size_t)(tag->begin - text_end)) : "";
        return true;
    default:
        append(p, tag->sigil ? MUSTACHE_RAW : MUSTACHE_ESCAPED, tag->name, tag->len);
        return true;
    }
}

struct mustache_node *mustache_parse(struct ark_arena *arena, const char *name, const char *text,
                                     enum ark_lang lang, GError **error)
{
    struct mustache_node *first = NULL;
    struct parser p = {.arena = arena, .name = name, .start = text, .at = text, .lang = lang};
    p.tail = &first;
    g_strlcpy(p.open, "{{", sizeof p.open);
    g_strlcpy(p.close, "}}", sizeof p.close);
    for (const char *begin; (begin = strstr(p.at, p.open));) {
        struct tag tag;
        if (!read_tag(&p, begin, &tag, error) || !take_tag(&p, &tag, error))
            return NULL;
    }
    if (p.depth) {
        fail(&p, p.stack[p.depth - 1].at,
             ark_say(lang, "Afsnittet lukkes ikke. Slut det med {{/navn}}.",
                     "The section is not closed. End it with {{/name}}."),
             error);
        return NULL;
    }
    if (*p.at)
        append(&p, MUSTACHE_TEXT, p.at, strlen(p.at));
    return first;
}
