/* Plans as text: what is looked up or followed, in which order, and how many rows came of it. */
#include <math.h>
#include <string.h>

#include "query/lookup.h"
#include "query/plan.h"

struct explaining {
    struct ark_matcher *matcher;
    const struct ark_scope *scope;
    GString *out;
    int indent;
};

enum { WIDTH = 64 };

static const char *say(const struct explaining *e, const char *da, const char *en)
{
    return ark_say(e->matcher->lang, da, en);
}

static void put_label(GString *out, const ark_atoms *atoms, const struct ark_label *label)
{
    switch (label->kind) {
    case ARK_LABEL_NAME:
        g_string_append(out, ark_atom_text(atoms, label->name));
        return;
    case ARK_LABEL_ANY:
        g_string_append_c(out, '%');
        return;
    case ARK_LABEL_NOT:
        g_string_append_c(out, '!');
        put_label(out, atoms, label->left);
        return;
    default:
        put_label(out, atoms, label->left);
        g_string_append_c(out, label->kind == ARK_LABEL_AND ? '&' : '|');
        put_label(out, atoms, label->right);
    }
}

/* a:Label {key} in the brackets of its kind. */
static void put_element(const struct explaining *e, const struct ark_element *element)
{
    const ark_atoms *atoms = ark_graph_atoms(e->matcher->graph);
    const char *name = element->slot >= 0 && e->scope ? e->scope->v[element->slot].name : NULL;
    g_string_append_c(e->out, element->edge ? '[' : '(');
    g_string_append(e->out, name ? name : "");
    if (element->segment)
        g_string_append(e->out, say(e, "sti", "path"));
    if (element->label) {
        g_string_append_c(e->out, ':');
        put_label(e->out, atoms, element->label);
    }
    for (uint32_t i = 0; i < element->test_count; i++)
        g_string_append_printf(e->out, "%s%s", i ? ", " : " {",
                               ark_atom_text(atoms, element->tests[i].key));
    g_string_append(e->out, element->test_count ? "}" : "");
    g_string_append_c(e->out, element->edge ? ']' : ')');
    if (element->repeated && element->unbounded)
        g_string_append_printf(e->out, "{%u,}", element->least);
    else if (element->repeated)
        g_string_append_printf(e->out, "{%u,%u}", element->least, element->most);
}

static void put_arrow(const struct explaining *e, const struct ark_step *step)
{
    g_string_append(e->out, step->direction == ARK_LEFTWARDS ? "<-" : "-");
    put_element(e, step->edge.element);
    g_string_append(e->out, step->direction == ARK_RIGHTWARDS ? "->" : "-");
}

static void put_step(const struct explaining *e, const struct ark_step *step)
{
    switch (step->kind) {
    case ARK_STEP_NODE:
        g_string_append(e->out, say(e, "kendt ", "known "));
        put_element(e, step->right.element);
        return;
    case ARK_STEP_SCAN:
        g_string_append(e->out, step->lookup ? say(e, "slå op ", "look up ")
                                : step->right.sets
                                    ? say(e, "alle med label ", "all with the label ")
                                    : say(e, "alle knuder ", "all nodes "));
        put_element(e, step->right.element);
        return;
    case ARK_STEP_EDGE:
    case ARK_STEP_EDGES:
        g_string_append(e->out, step->kind == ARK_STEP_EDGE ? say(e, "kendt kant ", "known edge ")
                                                            : say(e, "alle kanter ", "all edges "));
        break;
    case ARK_STEP_EXPAND:
        g_string_append(e->out, say(e, "følg ", "follow "));
        break;
    case ARK_STEP_WALK:
        g_string_append(e->out, step->reach
                                    ? say(e, "find, hvad der kan nås ", "find what can be reached ")
                                    : say(e, "gå ", "walk "));
        break;
    case ARK_STEP_PATH:
        g_string_append_printf(e->out, "%s %s", say(e, "stien", "the path"),
                               e->scope ? e->scope->v[step->path->slot].name : "");
        return;
    }
    put_element(e, step->left.element);
    put_arrow(e, step);
    put_element(e, step->right.element);
}

static void put_number(GString *out, double number)
{
    if (number < 10 && number != floor(number))
        g_string_append_printf(out, "%.1f", number);
    else
        g_string_append_printf(out, "%.0f", number);
}

/* The line that `start` begins, filled up to the column of the counts. */
static void end_line(const struct explaining *e, gsize start, const struct ark_plan *plan,
                     const struct ark_step *step)
{
    long width = g_utf8_strlen(e->out->str + start, -1);
    g_string_append_printf(e->out, "%*s", (int)MAX(2, WIDTH - width), "");
    g_string_append(e->out, say(e, "ventet ", "expected "));
    put_number(e->out, step->expected * (double)MAX(1, plan->runs));
    if (plan->runs)
        g_string_append_printf(e->out, ", %s %" G_GUINT64_FORMAT, say(e, "fik", "got"), step->came);
    g_string_append_c(e->out, '\n');
}

static void put_plan(const struct explaining *e, const struct ark_plan *plan)
{
    for (uint32_t i = 0; i < plan->n; i++) {
        const struct ark_step *step = &plan->steps[i];
        gsize start = e->out->len;
        g_string_append_printf(e->out, "%*s", e->indent, "");
        put_step(e, step);
        if (step->condition_count)
            g_string_append_printf(e->out, "  %s %u %s", say(e, "og", "and"), step->condition_count,
                                   step->condition_count == 1
                                       ? say(e, "betingelse", "condition")
                                       : say(e, "betingelser", "conditions"));
        end_line(e, start, plan, step);
    }
}

static void put_subqueries(const struct explaining *e, const struct ark_expr *expr);

static void put_pattern(const struct explaining *e, const struct ark_pattern *pattern,
                        const struct ark_expr *where)
{
    struct explaining inner = *e;
    inner.indent += 2;
    if (pattern)
        put_plan(e, ark_plan_get(e->matcher, pattern, where, 0));
    for (uint32_t i = 0; pattern && i < pattern->condition_count; i++)
        put_subqueries(&inner, pattern->conditions[i]);
    if (where)
        put_subqueries(&inner, where);
}

static void put_query(const struct explaining *e, const struct ark_query *query);

/* The plans of EXISTS {} and its kin. */
static void put_subqueries(const struct explaining *e, const struct ark_expr *expr)
{
    if (expr->pattern || expr->query) {
        g_string_append_printf(e->out, "%*s%s\n", e->indent, "",
                               expr->kind == ARK_EXPR_EXISTS  ? "EXISTS"
                               : expr->kind == ARK_EXPR_COUNT ? "COUNT"
                                                              : "COLLECT");
        struct explaining inner = *e;
        inner.indent += 2;
        if (expr->query)
            put_query(&inner, expr->query);
        else
            put_pattern(&inner, expr->pattern, NULL);
    }
    for (uint32_t i = 0; i < expr->n; i++)
        put_subqueries(e, expr->args[i]);
}

static void put_projection(const struct explaining *e, const struct ark_clause *clause)
{
    g_string_append_printf(e->out, "%*s%s%s%s%s%s%s\n", e->indent, "",
                           clause->kind == ARK_CLAUSE_RETURN ? "RETURN" : "WITH",
                           clause->grouped ? say(e, ", i grupper", ", in groups") : "",
                           clause->distinct ? ", DISTINCT" : "",
                           clause->sort_count ? say(e, ", sorteret", ", sorted") : "",
                           clause->skip ? ", SKIP" : "", clause->limit ? ", LIMIT" : "");
    for (uint32_t i = 0; i < clause->item_count; i++)
        put_subqueries(e, clause->items[i].expr);
    if (clause->where)
        put_subqueries(e, clause->where);
}

static void put_clause(const struct explaining *e, const struct ark_clause *clause)
{
    struct explaining inner = *e;
    inner.indent += 2;
    switch (clause->kind) {
    case ARK_CLAUSE_MATCH:
        g_string_append_printf(e->out, "%*s%s\n", e->indent, "",
                               clause->optional ? "OPTIONAL MATCH" : "MATCH");
        put_pattern(&inner, clause->pattern, clause->where);
        break;
    case ARK_CLAUSE_UNWIND:
        g_string_append_printf(e->out, "%*sUNWIND\n", e->indent, "");
        break;
    default:
        put_projection(e, clause);
    }
}

static void put_query(const struct explaining *e, const struct ark_query *query)
{
    for (uint32_t p = 0; p < query->n; p++) {
        if (p)
            g_string_append_printf(e->out, "%*s%s\n", e->indent, "",
                                   query->all ? "UNION ALL" : "UNION");
        for (uint32_t i = 0; i < query->parts[p].n; i++)
            put_clause(e, &query->parts[p].clauses[i]);
    }
}

void ark_query_explain(struct ark_matcher *matcher, const struct ark_query *query, GString *out)
{
    struct explaining e = {.matcher = matcher, .scope = query->scope, .out = out};
    put_query(&e, query);
}

void ark_match_explain(struct ark_matcher *matcher, const struct ark_scope *scope,
                       const struct ark_pattern *pattern, const struct ark_expr *where,
                       GString *out)
{
    struct explaining e = {.matcher = matcher, .scope = scope, .out = out};
    put_pattern(&e, pattern, where);
}
