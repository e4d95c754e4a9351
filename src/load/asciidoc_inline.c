/* AsciiDoc inside a line: text as it is read, without marks, and what it refers to. One pass: a
 * mark is taken out of what was read so far when its counterpart comes, and where the next bracket
 * closes is remembered, so that no text takes more than its length. */
#include <string.h>

#include "load/asciidoc_internal.h"
#include "load/html_lex.h"

enum { GONE = 1, NONE = -1, LONGEST_TARGET = 500 }; /* GONE: a byte of a mark that was taken out */

static const char mark_chars[] = "*_`#+^~";

/* Where something that closes comes next; holds for all places from `from` to `at`. */
struct next {
    size_t from, at;
    bool known;
};

struct scan {
    struct asciidoc *a;
    struct adoc_inline *ret; /* NULL: marks only */
    const char *text;
    size_t len, at;
    GString *out;
    struct ark_loc loc;
    gssize single[sizeof mark_chars], twice[sizeof mark_chars]; /* open marks, places in `out` */
    struct next bracket, open_bracket, pass2, pass3, angle, paren;
    size_t skip_from, skip_to; /* the end of the link whose text is being read */
};

static char byte_at(const struct scan *s, size_t at)
{
    return at < s->len ? s->text[at] : '\0';
}

static bool is_at(const struct scan *s, size_t at, const char *word)
{
    size_t n = strlen(word);
    return at + n <= s->len && memcmp(s->text + at, word, n) == 0;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || !c;
}

static bool is_word_before(const struct scan *s, size_t at)
{
    if (!at)
        return false;
    const char *p = g_utf8_find_prev_char(s->text, s->text + at);
    return p && (g_unichar_isalnum(g_utf8_get_char(p)) || *p == '_');
}

static bool is_word_at(const struct scan *s, size_t at)
{
    return at < s->len && (g_unichar_isalnum(g_utf8_get_char(s->text + at)) || s->text[at] == '_');
}

/* Where `end` comes next from `at` on, not escaped; `len` when it does not come. */
static size_t find_next(struct scan *s, struct next *next, size_t at, const char *end)
{
    if (next->known && at >= next->from && at <= next->at)
        return next->at;
    size_t n = strlen(end), to = at;
    for (; to < s->len; to++) {
        const char *hit = memchr(s->text + to, end[0], s->len - to);
        to = hit ? (size_t)(hit - s->text) : s->len;
        if (to + n <= s->len && memcmp(s->text + to, end, n) == 0 &&
            (to == 0 || s->text[to - 1] != '\\'))
            break;
    }
    *next = (struct next){at, MIN(to, s->len), true};
    return next->at;
}

static void append(struct scan *s, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (text[i] != GONE)
            g_string_append_c(s->out, text[i]);
    }
}

static void take_out(struct scan *s, gssize from, size_t n)
{
    for (size_t i = 0; i < n; i++)
        s->out->str[(size_t)from + i] = GONE;
}

static void compact(GString *out)
{
    size_t to = 0;
    for (size_t i = 0; i < out->len; i++) {
        if (out->str[i] != GONE)
            out->str[to++] = out->str[i];
    }
    g_string_truncate(out, to);
}

static void scan_all(struct scan *s);

static void scan_init(struct scan *s, struct asciidoc *a, const char *text, size_t len)
{
    *s = (struct scan){.a = a, .text = text, .len = len, .out = g_string_new(NULL)};
    s->skip_from = len + 1;
    for (size_t i = 0; i < sizeof mark_chars; i++)
        s->single[i] = s->twice[i] = NONE;
}

static char *marks_only(struct scan *outer, size_t from, size_t to)
{
    struct scan s;
    scan_init(&s, outer->a, outer->text + from, to - from);
    scan_all(&s);
    compact(s.out);
    return g_string_free(s.out, FALSE);
}

/* "text,window=_blank", "text^", "\"a, b\",role=x": the text. */
static size_t link_text_end(const struct scan *s, size_t from, size_t to)
{
    const char *equals = memchr(s->text + from, '=', to - from);
    const char *comma = equals ? memchr(s->text + from, ',', to - from) : NULL;
    if (comma && comma < equals)
        to = (size_t)(comma - s->text);
    else if (equals && !comma)
        to = memchr(s->text + from, ' ', (size_t)(equals - s->text) - from) ? to : from;
    return to > from && s->text[to - 1] == '^' ? to - 1 : to;
}

static void add_reference(struct scan *s, bool figure, const char *text, const char *target)
{
    ark_references_add(&s->ret->references, figure, text, target, s->loc);
}

/* A link whose target is known and whose text stands in brackets from `open` on; the text is read
 * as what comes next. */
static void link_with_text(struct scan *s, const char *target, size_t open)
{
    size_t close = find_next(s, &s->bracket, open + 1, "]");
    size_t end = link_text_end(s, open + 1, close);
    g_autofree char *text = marks_only(s, open + 1, end);
    bool empty = !text[strspn(text, " ")];
    add_reference(s, false, empty ? target : text, target);
    if (empty)
        append(s, target, strlen(target));
    s->at = empty ? MIN(close + 1, s->len) : open + 1;
    if (!empty) {
        s->skip_from = end;
        s->skip_to = MIN(close + 1, s->len);
    }
}

static bool address(struct scan *s)
{
    static const char *const schemes[] = {"https://", "http://", "ftp://",
                                          "irc://",   "file://", "mailto:"};
    size_t scheme = 0, to = s->at;
    for (size_t i = 0; i < G_N_ELEMENTS(schemes) && !scheme; i++)
        scheme = is_at(s, s->at, schemes[i]) ? strlen(schemes[i]) : 0;
    if (!scheme)
        return false;
    while (to < s->len && !is_blank(s->text[to]) && !strchr("[]<>\"", s->text[to]))
        to++;
    bool bracket = byte_at(s, to) == '[' && find_next(s, &s->bracket, to + 1, "]") < s->len;
    while (!bracket && to > s->at && strchr(".,;:!?)'", s->text[to - 1]))
        to--;
    if (to - s->at <= scheme || (scheme == 7 && s->text[s->at] == 'm' && !bracket))
        return false;
    g_autofree char *target = g_strndup(s->text + s->at, to - s->at);
    if (bracket) {
        link_with_text(s, target, to);
        return true;
    }
    add_reference(s, false, target, target);
    append(s, target, strlen(target));
    s->at = to;
    return true;
}

/* The first position of "alt,width=10": up to a comma; NULL when it is no text. */
static char *alternative(const struct scan *s, size_t from, size_t to)
{
    g_autofree char *all = g_strndup(s->text + from, to - from);
    const char *named = strstr(all, "alt=");
    if (named) {
        named += 4;
        char quote = *named == '"' || *named == '\'' ? *named++ : ',';
        const char *end = strchr(named, quote);
        return end ? g_strndup(named, (gsize)(end - named)) : g_strdup(named);
    }
    char quote = all[0] == '"' ? '"' : ',';
    char *end = strchr(all + (quote == '"'), quote);
    if (end)
        *end = '\0';
    const char *text = all + (quote == '"');
    return strchr(text, '=') && quote == ',' && !strchr(text, ' ') ? NULL : g_strdup(text);
}

enum macro { LINK, XREF, IMAGE, NOTE, CONTENT, NOTHING, MENU };

static const struct {
    const char *name;
    enum macro macro;
} macros[] = {
    {"link:", LINK},        {"xref:", XREF},         {"image:", IMAGE},        {"footnote:", NOTE},
    {"footnoteref:", NOTE}, {"kbd:", CONTENT},       {"btn:", CONTENT},        {"pass:", CONTENT},
    {"stem:", CONTENT},     {"latexmath:", CONTENT}, {"asciimath:", CONTENT},  {"icon:", NOTHING},
    {"anchor:", NOTHING},   {"indexterm:", NOTHING}, {"indexterm2:", CONTENT}, {"menu:", MENU},
};

/* Footnotes may hold brackets of their own. */
static size_t note_end(const struct scan *s, size_t open)
{
    enum { LONGEST = 2000 };
    unsigned depth = 0;
    for (size_t at = open; at < s->len && at < open + LONGEST; at++) {
        depth += s->text[at] == '[';
        if (s->text[at] == ']' && --depth == 0)
            return at;
    }
    return s->len;
}

static void note(struct scan *s, size_t open)
{
    size_t close = note_end(s, open), n = close - open - 1;
    if (!s->ret->notes)
        s->ret->notes = g_ptr_array_new_with_free_func(g_free);
    if (s->out->len && s->out->str[s->out->len - 1] == ' ')
        g_string_truncate(s->out, s->out->len - 1);
    if (n && close < s->len)
        g_ptr_array_add(s->ret->notes, g_strndup(s->text + open + 1, n));
    s->at = MIN(close + 1, s->len);
}

static void cross_reference(struct scan *s, const char *raw, size_t open)
{
    size_t close = find_next(s, &s->bracket, open + 1, "]");
    bool file = strchr(raw, '#') || strchr(raw, '.');
    g_autofree char *target = file ? g_strdup(raw) : g_strconcat("#", raw, NULL);
    if (close == open + 1) {
        add_reference(s, false, raw, target);
        append(s, raw, strlen(raw));
        s->at = MIN(close + 1, s->len);
        return;
    }
    link_with_text(s, target, open);
}

static void run_macro(struct scan *s, enum macro macro, size_t from, size_t open)
{
    g_autofree char *target = g_strndup(s->text + from, open - from);
    size_t close = find_next(s, &s->bracket, open + 1, "]");
    if (macro == LINK) {
        link_with_text(s, target, open);
    } else if (macro == XREF) {
        cross_reference(s, target, open);
    } else if (macro == NOTE) {
        note(s, open);
    } else {
        if (macro == IMAGE) {
            g_autofree char *name = alternative(s, open + 1, close);
            add_reference(s, true, name, target);
        } else if (macro == MENU) {
            append(s, target, strlen(target));
            g_string_append_c(s->out, ' ');
        }
        if (macro == CONTENT || macro == MENU)
            append(s, s->text + open + 1, close - open - 1);
        s->at = MIN(close + 1, s->len);
    }
}

static bool named_macro(struct scan *s)
{
    for (size_t i = 0; i < G_N_ELEMENTS(macros); i++) {
        if (!is_at(s, s->at, macros[i].name))
            continue;
        enum macro macro = macros[i].macro;
        size_t from = s->at + strlen(macros[i].name);
        from += byte_at(s, from) == ':' && macro == IMAGE;
        size_t open = find_next(s, &s->open_bracket, from, "[");
        bool spaced = macro == IMAGE || macro == MENU, bare = macro == CONTENT || macro == NOTE;
        if (open >= s->len || open > from + LONGEST_TARGET || (open == from && !bare) ||
            memchr(s->text + from, '\n', open - from) || is_blank(byte_at(s, from)) ||
            (!spaced && memchr(s->text + from, ' ', open - from)))
            return false;
        if ((macro == NOTE ? note_end(s, open) : find_next(s, &s->bracket, open + 1, "]")) >=
            s->len)
            return false;
        run_macro(s, macros[i].macro, from, open);
        return true;
    }
    return false;
}

/* "<<id,text>>" and "<https://...>". */
static bool angle(struct scan *s)
{
    if (!is_at(s, s->at, "<<")) {
        size_t begin = s->at++;
        bool address_in = is_at(s, s->at, "http") && address(s);
        if (!address_in)
            s->at = begin;
        else if (byte_at(s, s->at) == '>')
            s->at++;
        return address_in;
    }
    size_t close = find_next(s, &s->angle, s->at + 2, ">>");
    if (close >= s->len || close == s->at + 2 || is_blank(byte_at(s, s->at + 2)))
        return false;
    const char *comma = memchr(s->text + s->at + 2, ',', close - s->at - 2);
    size_t id_end = comma ? (size_t)(comma - s->text) : close;
    g_autofree char *id = g_strndup(s->text + s->at + 2, id_end - s->at - 2);
    g_autofree char *text = comma ? marks_only(s, id_end + 1, close) : g_strdup(id);
    bool file = strchr(id, '#') || strchr(id, '.');
    g_autofree char *target = file ? g_strdup(id) : g_strconcat("#", id, NULL);
    g_strstrip(text);
    add_reference(s, false, text, target);
    append(s, text, strlen(text));
    s->at = close + 2;
    return true;
}

/* "((term))" is text, "(((a,b)))" is for the index alone. */
static bool index_term(struct scan *s)
{
    if (!is_at(s, s->at, "(("))
        return false;
    bool hidden = byte_at(s, s->at + 2) == '(';
    size_t close = find_next(s, &s->paren, s->at + 2, "))");
    if (close >= s->len || close - s->at > 500)
        return false;
    if (!hidden)
        append(s, s->text + s->at + 2, close - s->at - 2);
    s->at = close + (hidden && byte_at(s, close + 2) == ')' ? 3 : 2);
    return true;
}

/* "(C)", "(R)" and "(TM)" are what they stand for. */
static bool symbol(struct scan *s)
{
    static const char *const symbols[][2] = {{"(C)", "©"}, {"(R)", "®"}, {"(TM)", "™"}};
    for (size_t i = 0; i < G_N_ELEMENTS(symbols); i++) {
        if (is_at(s, s->at, symbols[i][0])) {
            g_string_append(s->out, symbols[i][1]);
            s->at += strlen(symbols[i][0]);
            return true;
        }
    }
    return false;
}

/* "[[id]]" marks a place; "[role]" before a mark says how the text looks. */
static bool bracket(struct scan *s)
{
    bool anchor = is_at(s, s->at, "[[") && byte_at(s, s->at + 2) != '[';
    size_t close = find_next(s, &s->bracket, s->at + 1, "]");
    if (close >= s->len || close - s->at > 200)
        return false;
    if (anchor && byte_at(s, close + 1) == ']') {
        s->at = close + 2;
        return true;
    }
    char after = byte_at(s, close + 1);
    bool role = after && strchr("*_`#", after) && !is_blank(byte_at(s, close + 2)) &&
                close > s->at + 1 && !memchr(s->text + s->at, ' ', close - s->at);
    if (role)
        s->at = close + 1;
    return role;
}

/* "+++raw+++" and "++raw++" are text without marks. */
static bool passed_through(struct scan *s)
{
    bool three = is_at(s, s->at, "+++");
    if (!three && !is_at(s, s->at, "++"))
        return false;
    size_t n = three ? 3 : 2;
    size_t close = find_next(s, three ? &s->pass3 : &s->pass2, s->at + n, three ? "+++" : "++");
    if (close >= s->len || close == s->at + n)
        return false;
    append(s, s->text + s->at + n, close - s->at - n);
    s->at = close + n;
    return true;
}

static void pair(struct scan *s, gssize *open, size_t n, bool opens, bool closes)
{
    gssize here = (gssize)s->out->len;
    g_string_append_len(s->out, s->text + s->at, (gssize)n);
    s->at += n;
    if (*open != NONE && closes && here > *open + (gssize)n) {
        take_out(s, *open, n);
        take_out(s, here, n);
        *open = NONE;
    } else if (opens) {
        *open = here;
    }
}

static void mark(struct scan *s, size_t which)
{
    char c = s->text[s->at];
    bool script = c == '^' || c == '~', doubled = !script && byte_at(s, s->at + 1) == c;
    if (doubled) {
        pair(s, &s->twice[which], 2, true, true);
        return;
    }
    char before = s->at ? s->text[s->at - 1] : '\0', after = byte_at(s, s->at + 1);
    bool opens = !is_blank(after) &&
                 (script || (!is_word_before(s, s->at) && !strchr(";:}", before ? before : ' ')));
    bool closes = !is_blank(before) && (script || !is_word_at(s, s->at + 1));
    pair(s, &s->single[which], 1, opens, closes);
}

static bool escape(struct scan *s)
{
    char next = byte_at(s, s->at + 1);
    bool before_mark = next && strchr("*_`#^~+[<&(", next) != NULL;
    if (!before_mark && !is_at(s, s->at + 1, "http") && !is_at(s, s->at + 1, "link:") &&
        !is_at(s, s->at + 1, "image:") && !is_at(s, s->at + 1, "xref:"))
        return false;
    size_t n = before_mark ? (byte_at(s, s->at + 2) == next ? 2 : 1) : 4;
    append(s, s->text + s->at + 1, n);
    s->at += 1 + n;
    return true;
}

/* "&aelig;"; without the semicolon it is text. */
static bool reference(struct scan *s)
{
    gsize before = s->out->len;
    size_t n = ark_html_reference(s->text + s->at, s->len - s->at, s->out);
    if (n && s->text[s->at + n - 1] == ';') {
        s->at += n;
        return true;
    }
    g_string_truncate(s->out, before);
    return false;
}

static bool special(struct scan *s)
{
    char c = s->text[s->at];
    if (c == '\\')
        return escape(s);
    if (c == '&')
        return reference(s);
    if (!s->ret)
        return false;
    if (c == '<')
        return s->skip_from > s->len && angle(s);
    if (c == '(')
        return symbol(s) || index_term(s);
    if (c == '[')
        return bracket(s);
    bool in_link = s->skip_from <= s->len; /* no link begins inside another */
    bool begins = !in_link && g_ascii_islower(c) &&
                  (!is_word_before(s, s->at) || is_at(s, s->at, "footnote"));
    return begins && (address(s) || named_macro(s));
}

static void one(struct scan *s)
{
    char c = s->text[s->at];
    const char *which = c ? strchr(mark_chars, c) : NULL;
    bool line_end = c == '+' && s->at && is_blank(s->text[s->at - 1]) &&
                    (byte_at(s, s->at + 1) == '\n' || s->at + 1 == s->len);
    if (is_blank(c))
        s->single[5] = s->single[6] = NONE;
    if (c == '\n')
        s->loc.line++;
    if (line_end) {
        s->at++; /* a line break */
        return;
    }
    if ((c == '+' && passed_through(s)) || special(s))
        return;
    if (which) {
        mark(s, (size_t)(which - mark_chars));
        return;
    }
    append(s, &c, 1);
    s->at++;
}

static void scan_all(struct scan *s)
{
    while (s->at < s->len) {
        if (s->at >= s->skip_from) {
            s->at = MAX(s->skip_to, s->at);
            s->skip_from = s->len + 1;
            continue;
        }
        one(s);
    }
}

void ark_adoc_inline(struct asciidoc *a, const char *text, size_t len, struct ark_loc loc,
                     struct adoc_inline *ret)
{
    g_autoptr(GString) resolved = g_string_new(NULL);
    ark_adoc_resolve(a, text, len, resolved);
    struct scan s;
    *ret = (struct adoc_inline){0};
    scan_init(&s, a, resolved->str, resolved->len);
    s.ret = ret;
    s.loc = loc;
    s.loc.column = 0;
    s.loc.id = ARK_ATOM_NONE;
    scan_all(&s);
    compact(s.out);
    ret->plain = ark_document_plain(s.out->str, (gssize)s.out->len);
    g_string_free(s.out, TRUE);
}

void ark_adoc_inline_clear(struct adoc_inline *text)
{
    g_free(text->plain);
    ark_references_clear(&text->references);
    if (text->notes)
        g_ptr_array_unref(text->notes);
    *text = (struct adoc_inline){0};
}

void ark_adoc_report_inline(struct asciidoc *a, struct adoc_inline *text, struct ark_loc loc)
{
    ark_references_report(&text->references, a->doc);
    for (guint i = 0; text->notes && i < text->notes->len; i++) {
        const char *raw = g_ptr_array_index(text->notes, i);
        struct adoc_inline note;
        ark_adoc_inline(a, raw, strlen(raw), loc, &note);
        if (*note.plain)
            ark_document_paragraph(a->doc, note.plain, loc);
        ark_references_report(&note.references, a->doc);
        ark_adoc_inline_clear(&note);
    }
}
