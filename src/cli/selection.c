/* Selections: from the answer of a query, or around findings. */
#include "cli/selection.h"

#include <stdlib.h>

#include "base/day.h"
#include "cli/clock.h"
#include "cli/command.h"
#include "query/query.h"

/* Of one relationship; only associations of UML have more than two. */
#define MOST_ENDS 16

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

static void add(struct ark_selection *s, ark_ref thing)
{
    ark_ref ref = ark_drawn_whole(s->graph, thing);
    if (ref == ARK_REF_NONE || !g_hash_table_add(s->seen, GUINT_TO_POINTER(ref)))
        return;
    if (ark_drawn_as(s->graph, ref) == ARK_DRAWN_LINE)
        ark_vec_push(&s->relationships, ref);
    else
        ark_vec_push(&s->elements, ref);
}

/* A relationship brings its ends, which may be relationships themselves: the vec grows while it is
 * read. */
static void add_ends(struct ark_selection *s)
{
    ark_ref ends[MOST_ENDS];
    for (uint32_t i = 0; i < s->relationships.n; i++)
        for (uint32_t n = ark_drawn_ends(s->graph, s->relationships.v[i], ends, MOST_ENDS); n > 0;)
            add(s, ends[--n]);
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

static bool has_all_ends(const struct ark_selection *s, ark_ref line)
{
    ark_ref ends[MOST_ENDS];
    uint32_t n = ark_drawn_ends(s->graph, line, ends, MOST_ENDS);
    while (n > 0 && g_hash_table_contains(s->seen, GUINT_TO_POINTER(ends[n - 1])))
        n--;
    return n == 0;
}

/* The relationships between what is selected. */
static void join(struct ark_selection *s)
{
    g_autoptr(ark_arena) arena = ark_arena_new();
    for (uint32_t i = 0, n = s->elements.n; i < n; i++) {
        struct ark_refs lines = ark_drawn_lines(s->graph, s->elements.v[i], arena);
        for (uint32_t k = 0; k < lines.n; k++)
            if (has_all_ends(s, lines.v[k]))
                add(s, lines.v[k]);
        ark_arena_reset(arena);
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
static void add_around(struct ark_selection *s, ark_ref thing)
{
    g_autoptr(ark_arena) arena = ark_arena_new();
    ark_ref whole = ark_drawn_whole(s->graph, thing);
    if (whole == ARK_REF_NONE)
        return;
    struct ark_refs lines = ark_drawn_lines(s->graph, whole, arena);
    add(s, whole);
    for (uint32_t i = 0; i < lines.n; i++)
        add(s, lines.v[i]);
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
