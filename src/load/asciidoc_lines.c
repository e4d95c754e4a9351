/* The lines of an AsciiDoc file that hold.
 *
 * Conditions (ifdef, ifndef, ifeval) are evaluated for the attributes that the file itself has set
 * up to there, and for nothing else: no backend, no environment and no option of a converter is
 * taken to be set, so text for one of them only is left out, and text for its absence stays. What a
 * condition leaves out is counted as skipped. Other files (include) are never opened; each is
 * counted as skipped by its name. */
#include <string.h>

#include "load/asciidoc_internal.h"

enum { MOST_NAMES = 100 };

struct reading {
    struct asciidoc *a;
    ARK_VEC(struct adoc_line) all; /* every line of the file */
    ARK_VEC(bool) holds;           /* the open conditions, outermost first */
    struct adoc_line verbatim;     /* the delimiter of an open block of that kind; len 0: none */
    uint32_t names;
};

static bool is_true(const struct reading *r)
{
    return !r->holds.n || ark_vec_last(&r->holds);
}

static bool is_set(const struct reading *r, const char *name, size_t len)
{
    g_autofree char *key = g_ascii_strdown(name, (gssize)len);
    return g_hash_table_contains(r->a->attributes, key);
}

/* "a,b" is any of them, "a+b" all. */
static bool names_hold(const struct reading *r, const char *names, size_t len)
{
    bool all = memchr(names, '+', len) != NULL, holds = all;
    for (size_t from = 0; from <= len;) {
        size_t to = from;
        while (to < len && names[to] != ',' && names[to] != '+')
            to++;
        bool set = is_set(r, names + from, to - from);
        holds = all ? holds && set : holds || set;
        from = to + 1;
    }
    return holds;
}

static char *operand(struct reading *r, const char *text, size_t len)
{
    g_autofree char *raw = g_strndup(text, len);
    g_strstrip(raw);
    size_t n = strlen(raw);
    if (n >= 2 && (raw[0] == '"' || raw[0] == '\'') && raw[n - 1] == raw[0]) {
        raw[n - 1] = '\0';
        memmove(raw, raw + 1, n - 1);
    }
    GString *out = g_string_new(NULL);
    ark_adoc_resolve(r->a, raw, strlen(raw), out);
    return g_string_free(out, FALSE);
}

/* "{a} >= 2", "\"{b}\" == \"x\"". What can't be understood does not hold. */
static bool evaluate(struct reading *r, const char *text, size_t len)
{
    static const char *const operators[] = {"==", "!=", "<=", ">=", "<", ">"};
    for (size_t i = 0; i < G_N_ELEMENTS(operators); i++) {
        const char *at = g_strstr_len(text, (gssize)len, operators[i]);
        if (!at)
            continue;
        size_t left_len = (size_t)(at - text), n = strlen(operators[i]);
        g_autofree char *left = operand(r, text, left_len);
        g_autofree char *right = operand(r, at + n, len - left_len - n);
        bool numbers = g_ascii_isdigit(*left) && g_ascii_isdigit(*right);
        double difference = g_ascii_strtod(left, NULL) - g_ascii_strtod(right, NULL);
        int order = numbers ? (difference > 0) - (difference < 0) : strcmp(left, right);
        bool results[] = {order == 0, order != 0, order <= 0, order >= 0, order<0, order> 0};
        return results[i];
    }
    return false;
}

static void note(struct reading *r, const char *what, const char *reason)
{
    ark_input_skip(r->a->input, r->a->load->arena, what, reason);
}

static void note_include(struct reading *r, const char *target, size_t len)
{
    enum ark_lang lang = r->a->load->lang;
    GString *name = g_string_new(NULL);
    ark_adoc_resolve(r->a, target, len, name);
    g_autofree char *what = g_strdup_printf(ark_say(lang, "filen »%.*s«", "the file \"%.*s\""),
                                            ark_error_quoted(name->str, 200), name->str);
    note(r, r->names++ < MOST_NAMES ? what : ark_say(lang, "flere filer", "more files"),
         ark_say(lang, "sættes ind med include; angiv den selv",
                 "is put in by include; name it itself"));
    g_string_free(name, TRUE);
}

struct directive {
    const char *target, *text;
    size_t target_len, text_len;
};

/* "name::target[text]" */
static bool is_directive(const struct adoc_line *line, const char *name, struct directive *ret)
{
    size_t n = strlen(name);
    if (!ark_adoc_starts(line, name) || line->len < n + 4 ||
        strncmp(line->text + n, "::", 2) != 0 || line->text[line->len - 1] != ']')
        return false;
    const char *target = line->text + n + 2, *bracket = memchr(target, '[', line->len - n - 2);
    if (!bracket)
        return false;
    *ret = (struct directive){target, bracket + 1, (size_t)(bracket - target),
                              (size_t)(line->text + line->len - 1 - (bracket + 1))};
    return true;
}

static void keep(struct reading *r, const struct adoc_line *line);

/* A condition with its text in the same line holds for that text alone. */
static void condition(struct reading *r, const struct adoc_line *line, const struct directive *d,
                      bool holds)
{
    if (!d->text_len) {
        ark_vec_push(&r->holds, is_true(r) && holds);
        if (!ark_vec_last(&r->holds))
            note(r, ark_say(r->a->load->lang, "betinget tekst", "conditional text"),
                 ark_say(r->a->load->lang, "betingelsen gælder ikke for filen alene",
                         "the condition does not hold for the file alone"));
        return;
    }
    struct adoc_line text = {d->text, (uint32_t)d->text_len, line->number};
    if (holds && is_true(r))
        keep(r, &text);
}

static bool directive(struct reading *r, const struct adoc_line *line)
{
    struct directive d;
    if (is_directive(line, "endif", &d)) {
        if (r->holds.n)
            r->holds.n--;
    } else if (is_directive(line, "ifdef", &d)) {
        condition(r, line, &d, names_hold(r, d.target, d.target_len));
    } else if (is_directive(line, "ifndef", &d)) {
        condition(r, line, &d, !names_hold(r, d.target, d.target_len));
    } else if (is_directive(line, "ifeval", &d)) {
        bool holds = is_true(r) && evaluate(r, d.text, d.text_len);
        ark_vec_push(&r->holds, holds);
    } else if (is_directive(line, "include", &d)) {
        if (is_true(r))
            note_include(r, d.target, d.target_len);
    } else {
        return false;
    }
    return true;
}

/* Attributes are set where they stand, but not in a block that shows how it is done. */
static void follow_verbatim(struct reading *r, const struct adoc_line *line)
{
    static const char *const delimiters[] = {"----", "....", "++++", "////", "```"};
    if (r->verbatim.len) {
        if (line->len == r->verbatim.len && memcmp(line->text, r->verbatim.text, line->len) == 0)
            r->verbatim.len = 0;
        return;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(delimiters); i++) {
        if (ark_adoc_starts(line, delimiters[i]) && ark_adoc_is_delimiter(line)) {
            r->verbatim = *line;
            if (delimiters[i][0] == '`')
                r->verbatim.len = 3;
        }
    }
}

static void keep(struct reading *r, const struct adoc_line *line)
{
    g_autofree char *name = NULL, *value = NULL;
    uint32_t rest = r->all.n - MIN(line->number - 1, r->all.n);
    const struct adoc_line *from = rest ? &r->all.v[line->number - 1] : line;
    bool whole = rest && from->text == line->text;
    ark_vec_push(&r->a->lines, *line);
    follow_verbatim(r, line);
    if (!r->verbatim.len &&
        ark_adoc_attribute_entry(whole ? from : line, whole ? rest : 1, &name, &value))
        ark_adoc_set(r->a, name, value);
}

static void split(struct reading *r, const char *text, size_t len)
{
    for (size_t from = 0; from < len;) {
        size_t to = from;
        while (to < len && text[to] != '\n' && text[to] != '\r')
            to++;
        size_t end = to;
        while (end > from && g_ascii_isspace(text[end - 1]))
            end--;
        uint32_t number = r->all.n + 1;
        ark_vec_push(&r->all, (struct adoc_line){text + from, (uint32_t)(end - from), number});
        from = to + (to + 1 < len && text[to] == '\r' && text[to + 1] == '\n' ? 2 : 1);
    }
}

void ark_adoc_read_lines(struct asciidoc *a, const char *text, size_t len)
{
    struct reading r = {.a = a};
    split(&r, text, len);
    for (uint32_t i = 0; i < r.all.n; i++) {
        struct adoc_line line = r.all.v[i];
        if (directive(&r, &line) || !is_true(&r))
            continue;
        struct directive d;
        struct adoc_line rest = {line.text + 1, line.len - 1, line.number};
        if (line.len > 1 && line.text[0] == '\\' &&
            (is_directive(&rest, "include", &d) || is_directive(&rest, "ifdef", &d) ||
             is_directive(&rest, "ifndef", &d) || is_directive(&rest, "endif", &d)))
            line = rest;
        keep(&r, &line);
    }
    ark_vec_clear(&r.all);
    ark_vec_clear(&r.holds);
}
