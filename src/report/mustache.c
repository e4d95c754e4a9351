/* Mustache: filling a parsed template from a JSON tree. Knows nothing of what the data means. */
#include "report/report.h"

#include <math.h>
#include <string.h>

#include "report/mustache_tree.h"

enum { DEEPEST_CONTEXT = 128, DEEPEST_PARTIAL = 32 };

struct filler {
    struct ark_arena *arena;
    const json_t *stack[DEEPEST_CONTEXT];
    unsigned depth, partials;
    void (*escape)(GString *out, const char *text, gssize len);
    ark_partial_fn partial;
    void *user;
    enum ark_lang lang;
    GString *out;
    GError **error;
};

/* `name` up to the next period, looked up; steps the name on. */
static const json_t *step_into(const json_t *in, const char **name, size_t *len)
{
    const char *dot = memchr(*name, '.', *len);
    size_t part = dot ? (size_t)(dot - *name) : *len;
    g_autofree char *key = g_strndup(*name, part);
    *name += part + (dot ? 1 : 0);
    *len -= part + (dot ? 1 : 0);
    return json_is_object(in) ? json_object_get(in, key) : NULL;
}

/* The value of a dotted name: the first part from the innermost context that has it. */
static const json_t *look_up(const struct filler *f, const char *name, size_t len)
{
    if (len == 1 && *name == '.')
        return f->depth ? f->stack[f->depth - 1] : NULL;
    for (unsigned i = f->depth; i-- > 0;) {
        const char *rest = name;
        size_t left = len;
        const json_t *value = step_into(f->stack[i], &rest, &left);
        if (!value)
            continue;
        while (value && left)
            value = step_into(value, &rest, &left);
        return value;
    }
    return NULL;
}

static bool is_false(const json_t *value)
{
    return !value || json_is_null(value) || json_is_false(value) ||
           (json_is_array(value) && json_array_size(value) == 0) ||
           (json_is_string(value) && json_string_length(value) == 0);
}

static void put_value(struct filler *f, const json_t *value, bool escaped)
{
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    const char *text = "";
    if (json_is_string(value))
        text = json_string_value(value);
    else if (json_is_integer(value))
        g_snprintf(number, sizeof number, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    else if (json_is_real(value))
        g_ascii_formatd(number, sizeof number, "%.15g", json_real_value(value));
    else if (json_is_boolean(value))
        text = json_is_true(value) ? "true" : "false";
    if (json_is_number(value))
        text = number;
    if (escaped)
        f->escape(f->out, text, -1);
    else
        g_string_append(f->out, text);
}

static bool fill(struct filler *f, const struct mustache_node *node);

static bool fill_with(struct filler *f, const struct mustache_node *node, const json_t *context)
{
    if (f->depth == DEEPEST_CONTEXT)
        return ark_fail(f->error, ARK_ERROR_USAGE, "%s",
                        ark_say(f->lang, "Skabelonen er indlejret for dybt.",
                                "The template is nested too deeply."));
    f->stack[f->depth++] = context;
    bool ok = fill(f, node->children);
    f->depth--;
    return ok;
}

static bool fill_section(struct filler *f, const struct mustache_node *node)
{
    const json_t *value = look_up(f, node->text, node->len);
    if (node->kind == MUSTACHE_INVERTED)
        return !is_false(value) || fill(f, node->children);
    if (is_false(value))
        return true;
    if (!json_is_array(value))
        return fill_with(f, node, value);
    for (size_t i = 0; i < json_array_size(value); i++) {
        if (!fill_with(f, node, json_array_get(value, i)))
            return false;
    }
    return true;
}

/* `text` with `indent` before each of its lines. */
static const char *indented(struct ark_arena *arena, const char *text, const char *indent)
{
    if (!*indent)
        return text;
    g_autoptr(GString) out = g_string_new(NULL);
    for (const char *line = text; *line;) {
        size_t len = strcspn(line, "\n");
        len += line[len] == '\n';
        g_string_append(out, indent);
        g_string_append_len(out, line, (gssize)len);
        line += len;
    }
    return ark_arena_strdup(arena, out->str);
}

static bool fill_partial(struct filler *f, const struct mustache_node *node)
{
    const char *name = ark_arena_strndup(f->arena, node->text, node->len);
    const char *text = f->partial ? f->partial(name, f->user) : NULL;
    if (!text)
        return true;
    if (f->partials == DEEPEST_PARTIAL)
        return ark_fail(f->error, ARK_ERROR_USAGE,
                        ark_say(f->lang, "Delskabelonen %s kalder sig selv uden ende.",
                                "The partial %s calls itself without end."),
                        name);
    GError *local = NULL;
    struct mustache_node *parsed =
        mustache_parse(f->arena, name, indented(f->arena, text, node->indent), f->lang, &local);
    if (local) {
        g_propagate_error(f->error, local);
        return false;
    }
    f->partials++;
    bool ok = fill(f, parsed);
    f->partials--;
    return ok;
}

static bool fill(struct filler *f, const struct mustache_node *node)
{
    bool ok = true;
    for (; node && ok; node = node->next) {
        switch (node->kind) {
        case MUSTACHE_TEXT:
            g_string_append_len(f->out, node->text, (gssize)node->len);
            break;
        case MUSTACHE_ESCAPED:
        case MUSTACHE_RAW:
            put_value(f, look_up(f, node->text, node->len), node->kind == MUSTACHE_ESCAPED);
            break;
        case MUSTACHE_SECTION:
        case MUSTACHE_INVERTED:
            ok = fill_section(f, node);
            break;
        case MUSTACHE_PARTIAL:
            ok = fill_partial(f, node);
            break;
        }
    }
    return ok;
}

char *ark_mustache(const char *name, const char *text, const json_t *data,
                   void (*escape)(GString *out, const char *text, gssize len),
                   ark_partial_fn partial, void *user, enum ark_lang lang, GError **error)
{
    g_autoptr(ark_arena) arena = ark_arena_new();
    GError *local = NULL;
    struct mustache_node *tree = mustache_parse(arena, name, text, lang, &local);
    if (local) {
        g_propagate_error(error, local);
        return NULL;
    }
    struct filler f = {.arena = arena,
                       .escape = escape,
                       .partial = partial,
                       .user = user,
                       .lang = lang,
                       .out = g_string_new(NULL),
                       .error = error};
    f.stack[f.depth++] = data;
    bool ok = fill(&f, tree);
    return g_string_free(f.out, !ok);
}
