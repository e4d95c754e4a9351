/* arkitjek rules test: runs the inline tests of packs. */
#include <string.h>

#include "base/output.h"
#include "cli/clock.h"
#include "cli/labels.h"
#include "cli/options.h"
#include "cli/rows.h"
#include "cli/rule_find.h"
#include "cli/terminal.h"
#include "render/tests.h"

struct options {
    char **packs, **formats;
    char *rule, *lang;
    gboolean fail_fast, strict;
};

enum format { TEXT, JUNIT, JSON };
static const char *const FORMATS[] = {"text", "junit", "json", NULL};

static bool parse(struct options *o, int argc, char **argv, enum ark_lang lang, GError **error)
{
    const GOptionEntry entries[] = {
        {"rule", 0, 0, G_OPTION_ARG_FILENAME, &o->rule,
         ark_say(lang, "kun denne regel", "only this rule"), "ID"},
        {"format", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o->formats,
         ark_say(lang, "text, junit eller json; kan gentages; uden FIL til standard output",
                 "text, junit or json; may be repeated; without FILE to standard output"),
         ark_say(lang, "F[=FIL]", "F[=FILE]")},
        {"fail-fast", 0, 0, G_OPTION_ARG_NONE, &o->fail_fast,
         ark_say(lang, "stop ved den første prøve, der fejler",
                 "stop at the first test that fails"),
         NULL},
        {"strict", 0, 0, G_OPTION_ARG_NONE, &o->strict,
         ark_say(lang, "advarsler, og prøver, der ikke skelner, er fejl",
                 "warnings, and tests that don't tell, are failures"),
         NULL},
        ARK_OPTION_LANG(&o->lang, lang),
        {0},
    };
    o->packs = ark_options_parse(
        argc, argv, entries, ark_say(lang, "[PAKKE]...", "[PACK]..."),
        ark_say(lang,
                "Kører reglernes prøver (`tests`): hver bygger en lille graf og tæller fundene.\n"
                "Prøver, der giver det samme uden reglens `where`, `require` eller `forbid`, viser "
                "intet om den\ndel; det siges som en advarsel. Det, en pakke bygger på, prøves "
                "ikke med. Uden PAKKE\nprøves de indbyggede.\n\n"
                "Exitkode:\n  0  alle prøver bestod\n  1  mindst én fejlede\n"
                "  2  forkert brug eller en regelpakke, der ikke kan læses",
                "Runs the rules' tests (`tests`): each builds a small graph and counts the "
                "findings.\nTests that give the same without the rule's `where`, `require` or "
                "`forbid` show nothing about\nthat part, which is said as a warning. What a pack "
                "builds on is not tested with it. Without PACK\nthe built-in ones are tested.\n\n"
                "Exit code:\n  0  every test passed\n  1  at least one failed\n"
                "  2  wrong usage, or a rule pack that can't be read"),
        lang, error);
    return o->packs && ark_options_check_lang(o->lang, lang, error);
}

/* Gives false when a test failed. */
static bool test_rule(struct ark_tested *tested, const struct ark_pack *pack,
                      const struct ark_rule *rule, bool fail_fast)
{
    struct ark_tester tester = {tested->compile, pack, ark_model_labels};
    struct ark_tested_rule done = {.pack = pack, .rule = rule};
    bool passed = true;
    done.runs = g_new0(struct ark_test_run, rule->test_n + 1);
    while (done.n < rule->test_n && (passed || !fail_fast)) {
        struct ark_test_run *run = &done.runs[done.n];
        ark_rule_run_test(&tester, rule, done.n++, run);
        passed = passed && run->passed;
    }
    if (passed)
        done.unnoticed = ark_rule_unnoticed_parts(&tester, rule);
    ark_vec_push(&tested->rules, done);
    return passed && !(tested->strict && done.unnoticed);
}

/* What a pack extends has tests of its own, for its own parameters. */
static void test_all(struct ark_tested *tested, const struct ark_session *session, bool fail_fast)
{
    ARK_VEC_EACH (const struct ark_pack *, pack, session->named) {
        uint32_t rules = (*pack)->rule_n;
        for (uint32_t i = 0; i < rules + (*pack)->table_n; i++) {
            const struct ark_rule *rule =
                i < rules ? &(*pack)->rules[i] : &(*pack)->tables[i - rules].rows;
            if (!test_rule(tested, *pack, rule, fail_fast) && fail_fast) {
                tested->stopped = true;
                return;
            }
        }
    }
}

static bool write_all(const struct ark_targets *targets, const struct ark_tested *tested,
                      GError **error)
{
    static void (*const RENDER[])(const struct ark_tested *, GString *) = {
        [TEXT] = ark_render_tests_text,
        [JUNIT] = ark_render_tests_junit,
        [JSON] = ark_render_tests_json,
    };
    bool quiet = true;
    ARK_VEC_EACH (struct ark_target, target, targets->items) {
        g_autoptr(GString) out = g_string_new(NULL);
        RENDER[target->format](tested, out);
        if (!ark_output_write(target->path, out->str, out->len, tested->compile->lang, error))
            return false;
        quiet = quiet && strcmp(target->path, "-") != 0;
    }
    g_autoptr(GString) sum = g_string_new(NULL);
    ark_render_tests_sum(tested, sum);
    if (quiet)
        fputs(sum->str, stderr);
    return true;
}

static void clear_tested(struct ark_tested *tested)
{
    ARK_VEC_EACH (struct ark_tested_rule, rule, tested->rules) {
        for (uint32_t i = 0; i < rule->n; i++)
            ark_test_run_clear(&rule->runs[i]);
        g_free(rule->runs);
    }
    ark_vec_clear(&tested->rules);
}

/* Does it stand in the rule, whose lines reach to the next one; or, without a rule, in a pack that
 * was named? */
static bool is_asked_for(const struct ark_session *session, const struct ark_found_rule *found,
                         const struct ark_diag *diag)
{
    const struct ark_rule *rule = found->rule;
    if (rule) {
        bool last = rule + 1 == found->pack->rules + found->pack->rule_n;
        return diag->loc.file == rule->loc.file && diag->loc.line >= rule->loc.line &&
               (last || diag->loc.line < rule[1].loc.line);
    }
    const char *file = ark_atom_text(session->atoms, diag->loc.file);
    ARK_VEC_EACH (const struct ark_pack *, pack, session->named) {
        if (strcmp((*pack)->file, file) == 0)
            return true;
    }
    return false;
}

static void keep_warnings(const struct ark_session *session, const struct ark_found_rule *found)
{
    struct ark_diags *warnings = session->warnings;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < warnings->items.n; i++) {
        struct ark_diag diag = warnings->items.v[i];
        if (is_asked_for(session, found, &diag))
            warnings->items.v[kept++] = diag;
        else
            g_free(diag.message);
    }
    warnings->items.n = kept;
    if (found->rule)
        warnings->dropped = 0;
}

static int test(struct ark_session *session, const struct options *o,
                const struct ark_targets *targets, GError **error)
{
    struct ark_found_rule found = {0};
    if (!ark_session_load_packs(session, o->packs, error) ||
        (o->rule && !ark_rule_find(session, o->rule, &found, error)))
        return -1;
    struct ark_compile compile = ark_session_compile(session);
    g_autofree char *now = ark_clock_timestamp();
    keep_warnings(session, &found);
    struct ark_tested tested = {.compile = &compile,
                                .warnings = session->warnings,
                                .strict = o->strict,
                                .marks = ark_terminal_shows_marks(),
                                .timestamp = now};
    if (found.rule)
        test_rule(&tested, found.pack, found.rule, o->fail_fast);
    else
        test_all(&tested, session, o->fail_fast);
    uint32_t passed, failed;
    ark_tested_count(&tested, &passed, &failed);
    bool ok = write_all(targets, &tested, error);
    clear_tested(&tested);
    return ok ? failed > 0 : -1;
}

int ark_cmd_rules_test(int argc, char **argv, enum ark_lang lang)
{
    g_autoptr(GError) error = NULL;
    struct options options = {0};
    struct ark_targets targets = {0};
    int code = 0;
    argv[0] = (char *)"rules test";
    if (parse(&options, argc, argv, lang, &error) &&
        ark_options_targets(options.formats, FORMATS, lang, &targets, &error)) {
        struct ark_session session;
        struct ark_diags warnings;
        ark_session_init(&session, lang);
        ark_diags_init(&warnings, lang);
        session.every_pack = true;
        session.with_tests = true;
        session.warnings = &warnings;
        code = test(&session, &options, &targets, &error);
        ark_diags_clear(&warnings);
        ark_session_clear(&session);
    }
    ark_vec_clear(&targets.items);
    g_strfreev(options.packs);
    g_strfreev(options.formats);
    g_free(options.rule);
    g_free(options.lang);
    return error ? ark_complain(error) : code;
}
