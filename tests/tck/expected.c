/* Reads a cell in the kit's notation, by recursive descent over its characters. May not know the
 * engine: only what the notation says. */
#include "expected.h"

#include <errno.h>
#include <string.h>

#include "base/error.h"
#include "base/vec.h"

enum { DEEPEST = 200 };

struct reading {
    struct ark_arena *arena;
    const char *text, *at;
    int depth;
    GError **error;
};

typedef ARK_VEC(struct tck_cell) cells;
typedef ARK_VEC(const char *) names;

static bool read_value(struct reading *reading, struct tck_cell *ret_cell);

static bool fault(struct reading *reading, const char *what)
{
    return ark_fail(reading->error, ARK_ERROR_INPUT, "%s at '%s' in '%s'", what, reading->at,
                    reading->text);
}

static void skip_blanks(struct reading *reading)
{
    while (g_ascii_isspace(*reading->at))
        reading->at++;
}

static bool accept(struct reading *reading, const char *sign)
{
    skip_blanks(reading);
    if (!g_str_has_prefix(reading->at, sign))
        return false;
    reading->at += strlen(sign);
    return true;
}

static bool expect(struct reading *reading, const char *sign)
{
    return accept(reading, sign) ||
           ark_fail(reading->error, ARK_ERROR_INPUT, "%s expected at '%s' in '%s'", sign,
                    reading->at, reading->text);
}

static void keep_cells(struct reading *reading, cells *items, struct tck_cell *owner)
{
    struct tck_cell *copy = ARK_NEW_ARRAY(reading->arena, struct tck_cell, items->n + 1);
    if (items->n)
        memcpy(copy, items->v, items->n * sizeof *copy);
    owner->items = copy;
    owner->n = items->n;
    ark_vec_clear(items);
}

static const char **keep_names(struct reading *reading, names *items)
{
    const char **copy = ARK_NEW_ARRAY(reading->arena, const char *, items->n + 1);
    if (items->n)
        memcpy(copy, items->v, items->n * sizeof *copy);
    ark_vec_clear(items);
    return copy;
}

/* Behind a backslash. */
static bool read_escape(struct reading *reading, GString *out)
{
    static const char FROM[] = "\\'\"`nrtbf", TO[] = "\\'\"`\n\r\t\b\f";
    char c = *reading->at++;
    const char *known = c ? strchr(FROM, c) : NULL;
    if (known) {
        g_string_append_c(out, TO[known - FROM]);
        return true;
    }
    gunichar code = 0;
    int digits = c == 'u' ? 4 : c == 'U' ? 8 : 0;
    for (int i = 0; i < digits; i++) {
        if (!g_ascii_isxdigit(reading->at[i]))
            digits = 0;
        else
            code = code * 16 + (gunichar)g_ascii_xdigit_value(reading->at[i]);
    }
    if (!digits || !g_unichar_validate(code)) {
        reading->at--;
        return fault(reading, "unknown escape");
    }
    g_string_append_unichar(out, code);
    reading->at += digits;
    return true;
}

/* In ' or ", or a name in backticks. */
static const char *read_quoted(struct reading *reading)
{
    g_autoptr(GString) out = g_string_new(NULL);
    char quote = *reading->at++;
    while (*reading->at && *reading->at != quote) {
        if (*reading->at == '\\' && quote != '`') {
            reading->at++;
            if (!read_escape(reading, out))
                return NULL;
        } else {
            g_string_append_c(out, *reading->at++);
        }
    }
    if (*reading->at != quote) {
        fault(reading, "the text does not end");
        return NULL;
    }
    reading->at++;
    return ark_arena_strndup(reading->arena, out->str, out->len);
}

/* A key, a label or a type: in backticks, or letters, digits and _. */
static const char *read_name(struct reading *reading)
{
    skip_blanks(reading);
    if (*reading->at == '`')
        return read_quoted(reading);
    const char *start = reading->at;
    while (*reading->at == '_' || (unsigned char)*reading->at >= 0x80 ||
           g_ascii_isalnum(*reading->at))
        reading->at++;
    if (reading->at == start) {
        fault(reading, "a name expected");
        return NULL;
    }
    return ark_arena_strndup(reading->arena, start, (size_t)(reading->at - start));
}

/* Behind the bracket. */
static bool read_list(struct reading *reading, struct tck_cell *cell)
{
    cells items = {0};
    bool ok = true, more = !accept(reading, "]");
    cell->kind = TCK_LIST;
    while (ok && more) {
        struct tck_cell item;
        ok = read_value(reading, &item);
        if (ok)
            ark_vec_push(&items, item);
        more = ok && accept(reading, ",");
        ok = ok && (more || expect(reading, "]"));
    }
    keep_cells(reading, &items, cell);
    return ok;
}

/* Behind the brace: what a map, a node and an edge have in common. */
static bool read_pairs(struct reading *reading, struct tck_cell *cell)
{
    cells items = {0};
    names keys = {0};
    bool ok = true, more = !accept(reading, "}");
    while (ok && more) {
        struct tck_cell item;
        const char *key = read_name(reading);
        ok = key && expect(reading, ":") && read_value(reading, &item);
        if (ok) {
            ark_vec_push(&keys, key);
            ark_vec_push(&items, item);
        }
        more = ok && accept(reading, ",");
        ok = ok && (more || expect(reading, "}"));
    }
    cell->names = keep_names(reading, &keys);
    keep_cells(reading, &items, cell);
    return ok;
}

static bool read_labels(struct reading *reading, struct tck_cell *cell)
{
    names labels = {0};
    bool ok = true;
    while (ok && accept(reading, ":")) {
        const char *label = read_name(reading);
        ok = label;
        if (ok)
            ark_vec_push(&labels, label);
    }
    cell->label_count = labels.n;
    cell->labels = keep_names(reading, &labels);
    return ok;
}

/* Behind the opening sign of a node or an edge, to the closing one. */
static bool read_entity(struct reading *reading, enum tck_kind kind, struct tck_cell *cell)
{
    *cell = (struct tck_cell){.kind = kind};
    return read_labels(reading, cell) && (!accept(reading, "{") || read_pairs(reading, cell)) &&
           expect(reading, kind == TCK_NODE ? ")" : "]");
}

/* An edge and the node behind it; what is at hand starts with - or <-. */
static bool read_hop(struct reading *reading, cells *items)
{
    struct tck_cell edge = {0}, node = {0};
    bool backwards = accept(reading, "<");
    if (!expect(reading, "-") || !expect(reading, "[") || !read_entity(reading, TCK_EDGE, &edge) ||
        !expect(reading, "-"))
        return false;
    edge.backwards = backwards;
    if ((!backwards && !expect(reading, ">")) || !expect(reading, "(") ||
        !read_entity(reading, TCK_NODE, &node))
        return false;
    ark_vec_push(items, edge);
    ark_vec_push(items, node);
    return true;
}

/* Behind the opening angle. */
static bool read_path(struct reading *reading, struct tck_cell *cell)
{
    cells items = {0};
    struct tck_cell node;
    bool ok = expect(reading, "(") && read_entity(reading, TCK_NODE, &node);
    cell->kind = TCK_PATH;
    if (ok)
        ark_vec_push(&items, node);
    while (ok && !accept(reading, ">"))
        ok = read_hop(reading, &items);
    keep_cells(reading, &items, cell);
    return ok;
}

static bool read_number(struct reading *reading, struct tck_cell *cell)
{
    char *end;
    const char *start = reading->at;
    size_t len = strspn(start, "+-0123456789.eE");
    bool real = strcspn(start, ".eE") < len;
    errno = 0;
    if (real) {
        *cell = (struct tck_cell){.kind = TCK_REAL, .real = g_ascii_strtod(start, &end)};
    } else {
        *cell = (struct tck_cell){.kind = TCK_INT, .integer = g_ascii_strtoll(start, &end, 10)};
        if (errno == ERANGE)
            return fault(reading, "the number is too large");
    }
    if (end != start + len || len == 0)
        return fault(reading, "a value expected");
    reading->at = end;
    return true;
}

static const struct {
    const char *word;
    struct tck_cell cell;
} WORDS[] = {
    {"null", {.kind = TCK_NULL}},
    {"true", {.kind = TCK_BOOL, .yes = true}},
    {"false", {.kind = TCK_BOOL, .yes = false}},
    {"NaN", {.kind = TCK_REAL, .real = __builtin_nan("")}},
    {"Inf", {.kind = TCK_REAL, .real = __builtin_inf()}},
    {"-Inf", {.kind = TCK_REAL, .real = -__builtin_inf()}},
};

/* Any case: a set-up may write TRUE. */
static bool read_word(struct reading *reading, struct tck_cell *cell)
{
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        size_t len = strlen(WORDS[i].word);
        char next = '\0';
        if (g_ascii_strncasecmp(reading->at, WORDS[i].word, len) == 0)
            next = reading->at[len];
        else
            continue;
        if (next == '_' || g_ascii_isalnum(next))
            continue;
        *cell = WORDS[i].cell;
        reading->at += len;
        return true;
    }
    return false;
}

static bool read_nested(struct reading *reading, struct tck_cell *cell)
{
    *cell = (struct tck_cell){0};
    if (*reading->at == '\'' || *reading->at == '"') {
        cell->kind = TCK_TEXT;
        cell->text = read_quoted(reading);
        return cell->text;
    }
    if (accept(reading, "(")) /* a node alone */
        return read_entity(reading, TCK_NODE, cell);
    if (accept(reading, "<"))
        return read_path(reading, cell);
    if (accept(reading, "{")) {
        cell->kind = TCK_MAP;
        return read_pairs(reading, cell);
    }
    if (accept(reading, "[")) {
        skip_blanks(reading);
        return *reading->at == ':' ? read_entity(reading, TCK_EDGE, cell)
                                   : read_list(reading, cell);
    }
    return read_word(reading, cell) || read_number(reading, cell);
}

static bool read_value(struct reading *reading, struct tck_cell *ret_cell)
{
    if (++reading->depth > DEEPEST)
        return fault(reading, "nested too deep");
    skip_blanks(reading);
    bool ok = read_nested(reading, ret_cell);
    reading->depth--;
    return ok;
}

bool tck_cell_read(struct ark_arena *arena, const char *text, struct tck_cell *ret_cell,
                   GError **error)
{
    struct reading reading = {.arena = arena, .text = text, .at = text, .error = error};
    struct tck_cell cell;
    if (!read_value(&reading, &cell))
        return false;
    skip_blanks(&reading);
    if (*reading.at)
        return fault(&reading, "more than one value");
    *ret_cell = cell;
    return true;
}
