/* Selections: from the answer of a query, or around findings. */
#include "cli/selection.h"

#include <stdlib.h>

#include "base/day.h"
#include "cli/clock.h"
#include "cli/command.h"
#include "query/query.h"

void ark_selection_init(struct ark_selection *s, const ark_graph *graph)
{
    *s = (struct ark_selection){.graph = graph, .seen = g_hash_table_new(NULL, NULL)};
}

void ark_selection_clear(struct ark_selection *s)
{
    ark_vec_clear(&s->elements);
    ark_vec_clear(&s->relationships);
    g_hash_table_unref(s->seen);
}

static bool has_label(const ark_graph *graph, ark_ref ref, const char *name)
{
    ark_atom label = ark_atom_find(ark_graph_atoms(graph), name);
    return label && ark_graph_has_label(graph, ref, label);
}

bool ark_selection_can_hold(const ark_graph *graph, ark_ref ref)
{
    return has_label(graph, ref, ark_ref_is_edge(ref) ? "Relationship" : "Element");
}

static void add(struct ark_selection *s, ark_ref ref)
{
    bool edge = ark_ref_is_edge(ref);
    if (!ark_selection_can_hold(s->graph, ref) || !g_hash_table_add(s->seen, GUINT_TO_POINTER(ref)))
        return;
    if (edge)
        ark_vec_push(&s->relationships, ref);
    else
        ark_vec_push(&s->elements, ref);
}

/* A relationship brings its ends, which may be relationships themselves: the vec grows while it is
 * read. */
static void add_ends(struct ark_selection *s)
{
    for (uint32_t i = 0; i < s->relationships.n; i++) {
        add(s, ark_graph_from(s->graph, s->relationships.v[i]));
        add(s, ark_graph_to(s->graph, s->relationships.v[i]));
    }
}

static void add_value(struct ark_selection *s, const struct ark_value *value)
{
    if (value->type == ARK_ENTITY)
        add(s, value->entity);
    bool list = value->type == ARK_LIST || value->type == ARK_PATH;
    for (uint32_t i = 0; list && i < value->len; i++)
        add_value(s, &value->list[i]);
}

struct answer {
    struct ark_selection *selection;
    uint32_t width;
};

static bool add_row(const struct ark_value *row, void *user)
{
    struct answer *answer = user;
    for (uint32_t i = 0; i < answer->width; i++)
        add_value(answer->selection, &row[i]);
    return answer->selection->elements.n <= ARK_MOST_SELECTED;
}

/* The relationships between what is selected. */
static void join(struct ark_selection *s)
{
    for (uint32_t i = 0, n = s->elements.n; i < n; i++) {
        struct ark_refs out = ark_graph_out(s->graph, s->elements.v[i]);
        for (uint32_t k = 0; k < out.n; k++)
            if (g_hash_table_contains(s->seen, GUINT_TO_POINTER(ark_graph_to(s->graph, out.v[k]))))
                add(s, out.v[k]);
    }
}

static int compare_refs(const void *a, const void *b)
{
    ark_ref x = *(const ark_ref *)a, y = *(const ark_ref *)b;
    return (x > y) - (x < y);
}

/* The order of the model, so that equal selections are drawn alike. */
static bool settle(struct ark_selection *s, enum ark_lang lang, GError **error)
{
    add_ends(s);
    if (s->elements.n)
        qsort(s->elements.v, s->elements.n, sizeof *s->elements.v, compare_refs);
    if (s->relationships.n)
        qsort(s->relationships.v, s->relationships.n, sizeof *s->relationships.v, compare_refs);
    return s->elements.n <= ARK_MOST_SELECTED ||
           ark_fail(error, ARK_ERROR_USAGE,
                    ark_say(lang,
                            "udvalget har mere end %d elementer, som ingen kan se i én tegning. "
                            "Indskrænk det, fx med WHERE eller LIMIT.",
                            "the selection has more than %d elements, which nobody can see in one "
                            "drawing. Narrow it, such as with WHERE or LIMIT."),
                    ARK_MOST_SELECTED);
}

static bool run(struct ark_selection *s, const struct ark_session *session,
                const struct ark_query *query, GError **error)
{
    struct answer answer = {s, ark_query_width(query)};
    struct ark_matcher *matcher = ark_matcher_new(session->graph, session->lang);
    g_autofree char *date = ark_clock_date(NULL);
    int64_t today = 0;
    ark_day_read(date, &today);
    ark_matcher_set_today(matcher, today);
    ark_matcher_begin(matcher);
    bool ok = ark_query_run(matcher, query, add_row, &answer, error);
    ark_matcher_free(matcher);
    return ok;
}

bool ark_selection_ask(struct ark_selection *s, const struct ark_session *session, const char *text,
                       GError **error)
{
    enum ark_lang lang = session->lang;
    struct ark_compile compile = ark_session_compile(session);
    struct ark_snippet snippet = {
        .text = text, .file = "--query", .line = 1, .column = 1, .source = text};
    const struct ark_query *query = ark_query_compile(&compile, snippet, error);
    if (!query || !run(s, session, query, error))
        return false;
    if (!s->elements.n && !s->relationships.n)
        return ark_fail(error, ARK_ERROR_USAGE, "%s",
                        ark_say(lang,
                                "--query: der er hverken elementer eller relationer i svaret, så "
                                "der er intet at tegne. Lad RETURN give dem selv: RETURN a, r, b.",
                                "--query: there are no elements or relationships in the answer, so "
                                "there is nothing to draw. Let RETURN give the things themselves: "
                                "RETURN a, r, b."));
    if (!s->relationships.n)
        join(s);
    return settle(s, lang, error);
}

/* Relationships of an element or relationship, and what they lead to. */
static void add_around(struct ark_selection *s, ark_ref ref)
{
    add(s, ref);
    for (int in = 0; in < 2; in++) {
        struct ark_refs edges = in ? ark_graph_in(s->graph, ref) : ark_graph_out(s->graph, ref);
        for (uint32_t i = 0; i < edges.n; i++)
            add(s, edges.v[i]);
    }
}

bool ark_selection_around(struct ark_selection *s, const struct ark_mark *marks, uint32_t mark_n,
                          enum ark_lang lang, GError **error)
{
    for (uint32_t i = 0; i < mark_n && s->elements.n <= ARK_MOST_SELECTED; i++)
        add_around(s, marks[i].subject);
    if (!s->elements.n && !s->relationships.n)
        return ark_fail(error, ARK_ERROR_USAGE, "%s",
                        ark_say(lang,
                                "--only-findings: der er ingen fund på modellens elementer og "
                                "relationer, så der er intet at tegne.",
                                "--only-findings: there are no findings on the elements and "
                                "relationships of the model, so there is nothing to draw."));
    return settle(s, lang, error);
}
