/* Finds patterns whose paths are not connected: each match of one is combined with each of the
 * other, which is seldom meant and grows with the square of the model. */
#include "query/bind.h"

/* Paths in groups; a path's group is the smallest of it. Group 0 is what has its value before. */
struct groups {
    const struct ark_pattern *pattern;
    uint32_t of[ARK_MOST_ELEMENTS + 1];
};

static void join(struct groups *groups, uint32_t a, uint32_t b)
{
    uint32_t low = MIN(groups->of[a], groups->of[b]), high = MAX(groups->of[a], groups->of[b]);
    for (uint32_t i = 0; i <= groups->pattern->path_count; i++) {
        if (groups->of[i] == high)
            groups->of[i] = low;
    }
}

/* The path that a slot stands in, counted from 1; 0 when it has its value before. */
static uint32_t path_of(const struct ark_pattern *pattern, uint32_t slot)
{
    for (uint32_t p = 0; p < pattern->path_count && slot >= pattern->first_slot; p++) {
        const struct ark_path *path = &pattern->paths[p];
        for (uint32_t i = path->first; i < path->first + path->n; i++) {
            if (pattern->elements[i].slot == (int)slot)
                return p + 1;
        }
    }
    return 0;
}

static void join_paths(struct groups *groups)
{
    const struct ark_pattern *pattern = groups->pattern;
    for (uint32_t p = 0; p < pattern->path_count; p++) {
        const struct ark_path *path = &pattern->paths[p];
        for (uint32_t i = path->first; i < path->first + path->n; i++) {
            if (pattern->elements[i].slot >= 0)
                join(groups, p + 1, path_of(pattern, (uint32_t)pattern->elements[i].slot));
        }
    }
}

/* What hangs on one given thing, `(:X {id: 'x'})`, does not grow with the model. */
static bool is_given(const struct groups *groups, uint32_t group, ark_atom id)
{
    const struct ark_pattern *pattern = groups->pattern;
    for (uint32_t p = 0; p < pattern->path_count; p++) {
        const struct ark_path *path = &pattern->paths[p];
        for (uint32_t i = path->first; groups->of[p + 1] == group && i < path->first + path->n;
             i++) {
            const struct ark_element *element = &pattern->elements[i];
            for (uint32_t k = 0; k < element->test_count; k++) {
                if (element->tests[k].key == id)
                    return true;
            }
        }
    }
    return false;
}

/* `=` and `IN` pair the paths; `<>` and the like leave nearly every pair. */
static void join_paired(struct groups *groups, const struct ark_expr *condition)
{
    bool pairs = condition->kind == ARK_EXPR_IN ||
                 (condition->kind == ARK_EXPR_COMPARE && condition->op == '=');
    for (uint32_t i = 0; pairs && i < condition->use_count; i++) {
        for (uint32_t k = 0; k < i; k++)
            join(groups, path_of(groups->pattern, condition->uses[i]),
                 path_of(groups->pattern, condition->uses[k]));
    }
}

void ark_pattern_warn_product(struct ark_source *source, const struct ark_ast_pattern *ast,
                              const struct ark_pattern *pattern, const struct ark_expr *where)
{
    if (!source->compile->warnings || pattern->path_count < 2)
        return;
    struct groups groups = {.pattern = pattern};
    g_autoptr(GPtrArray) conditions = g_ptr_array_new();
    for (uint32_t i = 0; i <= pattern->path_count; i++)
        groups.of[i] = i;
    join_paths(&groups);
    for (uint32_t i = 0; i < pattern->condition_count; i++)
        join_paired(&groups, pattern->conditions[i]);
    if (where)
        ark_bind_conjuncts(conditions, where);
    for (uint32_t i = 0; i < conditions->len; i++)
        join_paired(&groups, conditions->pdata[i]);
    ark_atom id = ark_atom_find(source->compile->atoms, "id");
    uint32_t first = UINT32_MAX;
    for (uint32_t i = 1; i <= pattern->path_count; i++) {
        if (groups.of[i] == first || is_given(&groups, groups.of[i], id))
            continue;
        if (first == UINT32_MAX) {
            first = groups.of[i];
            continue;
        }
        struct ark_place place = ast ? ast->paths[i - 1].place : (struct ark_place){1, 1};
        ark_source_warn(source, place, "cartesian-product",
                        ark_say(source->compile->lang,
                                "stien har intet at gøre med dem før den: hvert match af den ene "
                                "kombineres med hvert af den anden",
                                "the path has nothing to do with those before it: each match of "
                                "the one is combined with each of the other"));
        return;
    }
}
