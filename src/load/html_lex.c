/* The lexer of html_lex.h. May not know what elements mean, but for those whose text is no markup.
 */
#include "load/html_lex.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "load/html_charset.h"

static const char *const kept[] = {
    "alt",     "aria-hidden",  "aria-label", "aria-level", "charset",  "class",   "colspan",
    "content", "data-include", "data-lang",  "height",     "hidden",   "href",    "http-equiv",
    "id",      "lang",         "name",       "property",   "role",     "rowspan", "src",
    "style",   "title",        "type",       "width",      "xml:lang", "xmlns",
};

const char *const ark_html_no_attributes[] = {NULL};

/* Entities are read in the first two, and in no other raw text. */
static const char *const raw_elements[] = {"title", "textarea", "script",  "style",
                                           "xmp",   "iframe",   "noembed", "noframes"};
enum { LONGEST_ENTITY = 10 };

void ark_html_lex_init(struct html_lexer *lexer, const char *source, size_t len,
                       struct ark_arena *arena)
{
    const char *xml = g_strstr_len(source, (gssize)MIN(len, 200), "<?xml");
    const char *doctype = g_strstr_len(source, (gssize)MIN(len, 2000), "//DTD XHTML ");
    *lexer = (struct html_lexer){
        .source = source,
        .len = len,
        .unclosed = len,
        .arena = arena,
        .name = g_string_new(NULL),
        .text = g_string_new(NULL),
        .raw = g_string_new(NULL),
        .xhtml = xml || doctype,
    };
}

void ark_html_lex_clear(struct html_lexer *lexer)
{
    g_string_free(lexer->name, TRUE);
    g_string_free(lexer->text, TRUE);
    g_string_free(lexer->raw, TRUE);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static char byte_at(const struct html_lexer *lexer, size_t at)
{
    return at < lexer->len ? lexer->source[at] : '\0';
}

static bool has_at(const struct html_lexer *lexer, size_t at, const char *word)
{
    size_t n = strlen(word);
    return at + n <= lexer->len && g_ascii_strncasecmp(lexer->source + at, word, n) == 0;
}

/* Where `word` begins, from `at` on; the end of the source when it does not come. */
static size_t find(const struct html_lexer *lexer, size_t at, const char *word)
{
    while (at < lexer->len) {
        const char *hit = memchr(lexer->source + at, word[0], lexer->len - at);
        if (!hit)
            break;
        at = (size_t)(hit - lexer->source);
        if (has_at(lexer, at, word))
            return at;
        at++;
    }
    return lexer->len;
}

static void append_code_point(GString *text, guint32 code)
{
    if (code >= 0x80 && code <= 0x9f)
        code = ark_windows_1252((unsigned char)code);
    bool valid = code && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    g_string_append_unichar(text, valid ? code : 0xfffd);
}

/* "&#230;" and "&#xe6;": how many bytes, 0 when it is none. */
static size_t number_reference(const struct html_lexer *lexer, size_t at, size_t end, GString *out)
{
    bool hex = (byte_at(lexer, at + 2) | 0x20) == 'x';
    size_t from = at + (hex ? 3 : 2), to = from;
    guint32 code = 0;
    for (; to < end; to++) {
        int digit =
            hex ? g_ascii_xdigit_value(lexer->source[to]) : g_ascii_digit_value(lexer->source[to]);
        if (digit < 0)
            break;
        code = MIN(code, 0x110000u) * (hex ? 16 : 10) + (guint32)digit;
    }
    if (to == from)
        return 0;
    append_code_point(out, code);
    return to - at + (to < end && lexer->source[to] == ';');
}

static size_t named_reference(const struct html_lexer *lexer, size_t at, size_t end, GString *out)
{
    char name[LONGEST_ENTITY + 1];
    size_t n = 0;
    while (n < LONGEST_ENTITY && at + 1 + n < end && g_ascii_isalnum(lexer->source[at + 1 + n])) {
        name[n] = lexer->source[at + 1 + n];
        n++;
    }
    name[n] = '\0';
    const htmlEntityDesc *entity = n > 1 ? htmlEntityLookup((const xmlChar *)name) : NULL;
    if (!entity)
        return 0;
    g_string_append_unichar(out, entity->value);
    return n + 1 + (at + 1 + n < end && lexer->source[at + 1 + n] == ';');
}

size_t ark_html_reference(const char *text, size_t len, GString *out)
{
    struct html_lexer lexer = {.source = text, .len = len};
    if (len < 3 || text[0] != '&')
        return 0;
    return text[1] == '#' ? number_reference(&lexer, 0, len, out)
                          : named_reference(&lexer, 0, len, out);
}

/* The bytes from `at` to `end`, with references resolved. */
static void append_text(const struct html_lexer *lexer, size_t at, size_t end, GString *out)
{
    while (at < end) {
        const char *mark = memchr(lexer->source + at, '&', end - at);
        size_t stop = mark ? (size_t)(mark - lexer->source) : end;
        g_string_append_len(out, lexer->source + at, (gssize)(stop - at));
        at = stop;
        if (at == end)
            return;
        size_t used = byte_at(lexer, at + 1) == '#' ? number_reference(lexer, at, end, out)
                                                    : named_reference(lexer, at, end, out);
        if (!used)
            g_string_append_c(out, '&');
        at += MAX(used, 1u);
    }
}

static const char *kept_name(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(kept); i++) {
        if (strcmp(kept[i], name) == 0)
            return kept[i];
    }
    return NULL;
}

/* A picture that stands in the text itself is megabytes; its kind is all that tells something. */
static const char *attribute_value(struct html_lexer *lexer, size_t from, size_t to)
{
    GString *value = lexer->text;
    g_string_truncate(value, 0);
    if (has_at(lexer, from, "data:")) {
        const char *comma = memchr(lexer->source + from, ',', to - from);
        to = comma ? (size_t)(comma - lexer->source) : to;
    }
    append_text(lexer, from, to, value);
    return ark_arena_strndup(lexer->arena, value->str, value->len);
}

/* Gives where the value ends; `*ret_from` and `*ret_to` are what stands between its quotes. */
static size_t value_bounds(const struct html_lexer *lexer, size_t at, size_t *ret_from,
                           size_t *ret_to)
{
    char quote = byte_at(lexer, at);
    if (quote == '"' || quote == '\'') {
        const char *close = memchr(lexer->source + at + 1, quote, lexer->len - at - 1);
        *ret_from = at + 1;
        *ret_to = close ? (size_t)(close - lexer->source) : lexer->len;
        return MIN(*ret_to + 1, lexer->len);
    }
    *ret_from = at;
    while (at < lexer->len && !is_blank(lexer->source[at]) && lexer->source[at] != '>')
        at++;
    *ret_to = at;
    return at;
}

static size_t skip_blanks(const struct html_lexer *lexer, size_t at)
{
    while (at < lexer->len && is_blank(lexer->source[at]))
        at++;
    return at;
}

static size_t lower_name(const struct html_lexer *lexer, size_t at, const char *stop, GString *out)
{
    g_string_truncate(out, 0);
    for (; at < lexer->len; at++) {
        char c = lexer->source[at];
        if (is_blank(c) || (c && strchr(stop, c)))
            break;
        if (out->len < 100)
            g_string_append_c(out, g_ascii_tolower(c));
    }
    return at;
}

struct pairs {
    const char *v[2 * G_N_ELEMENTS(kept) + 1];
    size_t n;
};

/* One attribute at `at`, which is no blank and no ">". The first of a name counts. */
static size_t attribute(struct html_lexer *lexer, size_t at, struct pairs *pairs)
{
    size_t name_end = lower_name(lexer, at + 1, "=>/", lexer->text);
    g_string_prepend_c(lexer->text, g_ascii_tolower(lexer->source[at]));
    const char *name = kept_name(lexer->text->str);
    for (size_t i = 0; name && i < pairs->n; i += 2)
        name = pairs->v[i] == name ? NULL : name;
    size_t next = skip_blanks(lexer, name_end), from = next, to = next;
    if (byte_at(lexer, next) == '=')
        next = value_bounds(lexer, skip_blanks(lexer, next + 1), &from, &to);
    if (name) {
        pairs->v[pairs->n++] = name;
        pairs->v[pairs->n++] = attribute_value(lexer, from, to);
    }
    return next;
}

static const char *const *keep_pairs(struct html_lexer *lexer, struct pairs *pairs)
{
    if (!pairs->n)
        return ark_html_no_attributes;
    pairs->v[pairs->n++] = NULL;
    const char **copy = ARK_NEW_ARRAY(lexer->arena, const char *, pairs->n);
    memcpy(copy, pairs->v, pairs->n * sizeof *copy);
    return copy;
}

static void begin_raw_text(struct html_lexer *lexer, const struct html_token *tag)
{
    for (size_t i = 0; i < G_N_ELEMENTS(raw_elements); i++) {
        if (strcmp(raw_elements[i], tag->name) == 0 && !(tag->empty && lexer->xhtml))
            g_string_assign(lexer->raw, tag->name);
    }
}

static void tag(struct html_lexer *lexer, struct html_token *ret, bool end)
{
    struct pairs pairs = {.n = 0};
    ret->kind = end ? HTML_END_TAG : HTML_START_TAG;
    ret->from = lexer->at;
    size_t at = lower_name(lexer, lexer->at + (end ? 2 : 1), "/>", lexer->name);
    while ((at = skip_blanks(lexer, at)) < lexer->len && lexer->source[at] != '>') {
        ret->empty = lexer->source[at] == '/' && byte_at(lexer, at + 1) == '>';
        at = lexer->source[at] == '/' ? at + 1 : attribute(lexer, at, &pairs);
    }
    lexer->at = MIN(at + 1, lexer->len);
    ret->name = lexer->name->str;
    ret->attributes = keep_pairs(lexer, &pairs);
    if (!end)
        begin_raw_text(lexer, ret);
}

static void pass_comment(struct html_lexer *lexer)
{
    size_t at = lexer->at + 4;
    if (byte_at(lexer, at) == '>' || has_at(lexer, at, "->")) {
        lexer->at = at + (lexer->source[at] == '>' ? 1 : 2);
        return;
    }
    for (;; at++) {
        at = find(lexer, at, "--");
        if (at == lexer->len)
            break;
        bool bang = byte_at(lexer, at + 2) == '!' && byte_at(lexer, at + 3) == '>';
        if (byte_at(lexer, at + 2) == '>' || bang) {
            lexer->at = at + (bang ? 4 : 3);
            return;
        }
    }
    lexer->unclosed = MIN(lexer->unclosed, lexer->at);
    lexer->at = lexer->len;
}

static void literal(struct html_lexer *lexer, struct html_token *ret, size_t from, size_t to)
{
    ret->kind = HTML_TEXT_TOKEN;
    ret->from = from;
    ret->text = lexer->source + from;
    ret->len = to - from;
}

/* At "<!", "<?" or "</" before something that is no name. True when it gave a text. */
static bool declaration(struct html_lexer *lexer, struct html_token *ret)
{
    if (has_at(lexer, lexer->at, "<!--")) {
        pass_comment(lexer);
        return false;
    }
    if (lexer->xhtml && has_at(lexer, lexer->at, "<![CDATA[")) {
        size_t from = lexer->at + 9, to = find(lexer, from, "]]>");
        lexer->at = MIN(to + 3, lexer->len);
        literal(lexer, ret, from, to);
        return to > from;
    }
    lexer->at = MIN(find(lexer, lexer->at, ">") + 1, lexer->len);
    return false;
}

static bool begins_markup(const struct html_lexer *lexer, size_t at)
{
    char next = byte_at(lexer, at + 1);
    return g_ascii_isalpha(next) || next == '!' || next == '?' ||
           (next == '/' && byte_at(lexer, at + 2));
}

static bool raw_text(struct html_lexer *lexer, struct html_token *ret)
{
    g_autofree char *end = g_strconcat("</", lexer->raw->str, NULL);
    size_t from = lexer->at, to = find(lexer, from, end);
    bool readable = strcmp(lexer->raw->str, "title") == 0;
    g_string_truncate(lexer->raw, 0);
    if (to == lexer->len)
        lexer->unclosed = MIN(lexer->unclosed, from);
    lexer->at = to;
    literal(lexer, ret, from, to);
    if (readable) {
        g_string_truncate(lexer->text, 0);
        append_text(lexer, from, to, lexer->text);
        ret->text = lexer->text->str;
        ret->len = lexer->text->len;
    }
    return to > from;
}

static void text(struct html_lexer *lexer, struct html_token *ret)
{
    size_t from = lexer->at, to = find(lexer, from, "<");
    while (to < lexer->len && !begins_markup(lexer, to))
        to = find(lexer, to + 1, "<");
    lexer->at = to;
    g_string_truncate(lexer->text, 0);
    append_text(lexer, from, to, lexer->text);
    ret->kind = HTML_TEXT_TOKEN;
    ret->from = from;
    ret->text = lexer->text->str;
    ret->len = lexer->text->len;
}

bool ark_html_lex(struct html_lexer *lexer, struct html_token *ret)
{
    *ret = (struct html_token){.attributes = ark_html_no_attributes};
    if (lexer->raw->len && raw_text(lexer, ret))
        return true;
    while (lexer->at < lexer->len) {
        bool markup = lexer->source[lexer->at] == '<' && begins_markup(lexer, lexer->at);
        char next = byte_at(lexer, lexer->at + 1);
        bool end = next == '/' && g_ascii_isalpha(byte_at(lexer, lexer->at + 2));
        if (!markup) {
            text(lexer, ret);
            return true;
        }
        if (end || g_ascii_isalpha(next)) {
            tag(lexer, ret, end);
            return true;
        }
        if (declaration(lexer, ret))
            return true;
    }
    return false;
}
