/* Properties of two things that are one, walked together: both stand in the order of their atoms.
 */
#include "diff/internal.h"

#include <stdlib.h>

/* The values of one key. */
struct values {
    const struct ark_value *v;
    uint32_t n;
};

static struct values values_at(struct ark_props props, uint32_t at)
{
    struct values values = {props.values + at, 1};
    while (at + values.n < props.n && props.keys[at + values.n] == props.keys[at])
        values.n++;
    return values;
}

static bool same_value(const struct ark_value *a, const struct ark_value *b)
{
    if (a->type != b->type)
        return false;
    switch (a->type) {
    case ARK_TEXT:
        return ark_texts_equal(a->text, a->len, b->text, b->len);
    case ARK_BOOL:
        return a->yes == b->yes;
    case ARK_REAL:
        return a->real == b->real;
    default:
        return a->integer == b->integer;
    }
}

static bool same_values(struct values a, struct values b)
{
    bool same = a.n == b.n;
    for (uint32_t i = 0; same && i < a.n; i++)
        same = same_value(&a.v[i], &b.v[i]);
    return same;
}

static const char *text_of_value(const struct comparing *comparing, const struct ark_value *value)
{
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    struct ark_arena *arena = comparing->diff->arena;
    switch (value->type) {
    case ARK_TEXT:
        return value->text;
    case ARK_BOOL:
        return value->yes ? "true" : "false";
    case ARK_REAL:
        return ark_arena_strdup(arena, g_ascii_dtostr(number, sizeof number, value->real));
    case ARK_INT:
        return ark_arena_printf(arena, "%" G_GINT64_FORMAT, value->integer);
    default:
        return "";
    }
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* One text, whatever the order of the values. */
static const char *text_of(const struct comparing *comparing, struct values values)
{
    if (values.n <= 1)
        return values.n ? text_of_value(comparing, values.v) : "";
    g_autofree const char **texts = g_new(const char *, values.n + 1);
    for (uint32_t i = 0; i < values.n; i++)
        texts[i] = text_of_value(comparing, &values.v[i]);
    texts[values.n] = NULL;
    qsort(texts, values.n, sizeof *texts, by_text);
    g_autofree char *joined = g_strjoinv(", ", (char **)texts);
    return ark_arena_strdup(comparing->diff->arena, joined);
}

static bool counts(const struct comparing *comparing, const struct property *property,
                   const char *from, const char *to)
{
    switch (property->rule) {
    case PROPERTY_COUNTS:
        return true;
    case PROPERTY_TOOL:
        return !comparing->options->other_format || (*from && *to);
    case PROPERTY_BOTH:
        return *from && *to;
    default:
        return false;
    }
}

static void compare_key(struct comparing *comparing, uint32_t was, uint32_t is, ark_atom key,
                        struct values before, struct values after)
{
    const struct kind *kind = comparing->pairing->sides[NOW].all.v[is].kind;
    const char *name = ark_atom_text(ark_graph_atoms(comparing->diff->now), key);
    struct property property = ark_property_rule(kind, name);
    if (property.rule == PROPERTY_DERIVED || property.rule == PROPERTY_LAYOUT)
        return;
    const char *from = text_of(comparing, before), *to = text_of(comparing, after);
    if (!counts(comparing, &property, from, to))
        return;
    const char *usual = property.usual ? property.usual : "";
    const char *a = *from ? from : usual, *b = *to ? to : usual;
    if (!ark_texts_equal(a, strlen(a), b, strlen(b)))
        ark_detail_property(comparing, was, is, name, a, b);
}

void ark_compare_properties(struct comparing *comparing, uint32_t was, uint32_t is)
{
    const struct side *old = &comparing->pairing->sides[OLD],
                      *now = &comparing->pairing->sides[NOW];
    struct ark_props before = ark_graph_props(old->graph, old->all.v[was].ref);
    struct ark_props after = ark_graph_props(now->graph, now->all.v[is].ref);
    ark_atom naming = ark_side_name_key(now, &now->all.v[is]);
    ark_atom named = ark_side_name_key(old, &old->all.v[was]);
    for (uint32_t i = 0, k = 0; i < before.n || k < after.n;) {
        ark_atom a = i < before.n ? before.keys[i] : UINT32_MAX;
        ark_atom b = k < after.n ? after.keys[k] : UINT32_MAX;
        ark_atom key = MIN(a, b);
        struct values olds = a == key ? values_at(before, i) : (struct values){0};
        struct values nows = b == key ? values_at(after, k) : (struct values){0};
        i += olds.n;
        k += nows.n;
        if (key != naming && key != named && !same_values(olds, nows))
            compare_key(comparing, was, is, key, olds, nows);
    }
}
