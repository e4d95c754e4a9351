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

/* One text, whatever the order of the values. */
static const char *text_of(const struct comparing *comparing, struct values values)
{
    if (values.n <= 1)
        return values.n ? text_of_value(comparing, values.v) : "";
    g_autofree const char **texts = g_new(const char *, values.n + 1);
    for (uint32_t i = 0; i < values.n; i++)
        texts[i] = text_of_value(comparing, &values.v[i]);
    texts[values.n] = NULL;
    qsort(texts, values.n, sizeof *texts, ark_by_text);
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
        return !comparing->options->other_format;
    case PROPERTY_BOTH:
        return *from && *to;
    default:
        return false;
    }
}

static void compare_key(struct comparing *comparing, uint32_t was, uint32_t is, ark_atom key,
                        struct values before, struct values after)
{
    const struct side *sides = comparing->pairing->sides;
    const char *name = ark_atom_text(ark_graph_atoms(comparing->diff->now), key);
    struct property property = ark_property_rule(sides[NOW].all.v[is].kind, name);
    if (property.rule == PROPERTY_DERIVED || property.rule == PROPERTY_LAYOUT)
        return;
    const char *from = text_of(comparing, before), *to = text_of(comparing, after);
    if (!counts(comparing, &property, from, to))
        return;
    const char *usual = property.usual ? property.usual : "";
    const char *a = *from ? from : usual, *b = *to ? to : usual;
    if (!ark_texts_equal(a, strlen(a), b, strlen(b)) &&
        !(comparing->options->other_format && ark_lenient_same(sides, was, is, name, a, b)))
        ark_detail_property(comparing, was, is, name, a, b);
}

/* A key that only one side has. */
struct lone {
    ark_atom key;
    struct values values;
};

typedef ARK_VEC(struct lone) lone_vec;

/* Two tools may spell one tag in two ways. */
static struct values other_spelling(const struct comparing *comparing, ark_atom key,
                                    lone_vec *others)
{
    const ark_atoms *atoms = ark_graph_atoms(comparing->diff->now);
    for (uint32_t i = 0; i < others->n; i++) {
        struct lone other = others->v[i];
        if (!ark_lenient_same_key(ark_atom_text(atoms, key), ark_atom_text(atoms, other.key)))
            continue;
        others->v[i] = ark_vec_last(others);
        others->n--;
        return other.values;
    }
    return (struct values){0};
}

static void compare_lone(struct comparing *comparing, uint32_t was, uint32_t is,
                         const lone_vec *before, lone_vec *after)
{
    enum { MOST_TAGS = 200 }; /* more are not looked at for other spellings */
    bool data = comparing->pairing->sides[NOW].all.v[is].kind->of == A_DATA;
    bool spelled =
        data && comparing->options->other_format && before->n < MOST_TAGS && after->n < MOST_TAGS;
    ARK_VEC_EACH (const struct lone, old, *before) {
        struct values now =
            spelled ? other_spelling(comparing, old->key, after) : (struct values){0};
        compare_key(comparing, was, is, old->key, old->values, now);
    }
    ARK_VEC_EACH (const struct lone, now, *after)
        compare_key(comparing, was, is, now->key, (struct values){0}, now->values);
}

/* Walks both together; what only one has is put aside. */
static void compare_common(struct comparing *comparing, uint32_t was, uint32_t is, lone_vec *before,
                           lone_vec *after)
{
    const struct side *old = &comparing->pairing->sides[OLD],
                      *now = &comparing->pairing->sides[NOW];
    struct ark_props olds = ark_graph_props(old->graph, old->all.v[was].ref);
    struct ark_props nows = ark_graph_props(now->graph, now->all.v[is].ref);
    ark_atom naming = ark_side_name_key(now, &now->all.v[is]);
    ark_atom named = ark_side_name_key(old, &old->all.v[was]);
    for (uint32_t i = 0, k = 0; i < olds.n || k < nows.n;) {
        ark_atom a = i < olds.n ? olds.keys[i] : UINT32_MAX;
        ark_atom b = k < nows.n ? nows.keys[k] : UINT32_MAX;
        ark_atom key = MIN(a, b);
        struct values was_values = a == key ? values_at(olds, i) : (struct values){0};
        struct values is_values = b == key ? values_at(nows, k) : (struct values){0};
        i += was_values.n;
        k += is_values.n;
        if (key == naming || key == named || same_values(was_values, is_values))
            continue;
        if (a == b)
            compare_key(comparing, was, is, key, was_values, is_values);
        else if (a < b)
            ark_vec_push(before, (struct lone){key, was_values});
        else
            ark_vec_push(after, (struct lone){key, is_values});
    }
}

void ark_compare_properties(struct comparing *comparing, uint32_t was, uint32_t is)
{
    lone_vec before = {0}, after = {0};
    compare_common(comparing, was, is, &before, &after);
    compare_lone(comparing, was, is, &before, &after);
    ark_vec_clear(&before);
    ark_vec_clear(&after);
}
