/* One query: compiled, run, and shown. */
#include "cli/asking.h"

#include "cli/command.h"

static bool answer(const struct ark_asking *asking, struct ark_matcher *matcher,
                   const struct ark_query *query, GString *out, GError **error)
{
    struct ark_answer answer;
    const struct ark_session *session = asking->session;
    ark_answer_init(&answer, asking->format, session->lang, session->graph, query,
                    asking->most_rows);
    bool ok = ark_query_run(matcher, query, ark_answer_row, &answer, error);
    if (ok && !asking->explain)
        ark_answer_finish(&answer, asking->width, out);
    if (ok && answer.more && !asking->explain && asking->format != ARK_ANSWER_TABLE)
        ark_say_error(ark_say(session->lang,
                              "arkitjek: kun de første %u rækker er med (--limit-rows).",
                              "arkitjek: only the first %u rows are included (--limit-rows)."),
                      answer.rows);
    ark_answer_clear(&answer);
    return ok;
}

bool ark_ask(const struct ark_asking *asking, const char *name, const char *text, GString *out,
             GError **error)
{
    const struct ark_session *session = asking->session;
    struct ark_diags warnings;
    struct ark_snippet snippet = {
        .text = text, .file = name, .line = 1, .column = 1, .source = text};
    struct ark_compile compile = ark_session_compile(session);
    ark_diags_init(&warnings, session->lang);
    compile.warnings = &warnings;
    compile.parameters = asking->parameters;
    const struct ark_query *query = ark_query_compile(&compile, snippet, error);
    ark_session_say_warnings(session, &warnings);
    ark_diags_clear(&warnings);
    if (!query)
        return false;
    struct ark_matcher *matcher = ark_matcher_new(session->graph, session->lang);
    ark_matcher_set_today(matcher, asking->today);
    ark_matcher_begin(matcher);
    bool ok = answer(asking, matcher, query, out, error);
    if (asking->explain)
        ark_query_explain(matcher, query, out);
    ark_matcher_free(matcher);
    return ok;
}
