/* The outcome of inline tests for a terminal: a line per rule, what failed in full, and the sum. */
#include "render/tests.h"

#include "base/escape.h"

static unsigned bits(unsigned set)
{
    unsigned n = 0;
    for (; set; set &= set - 1)
        n++;
    return n;
}

static uint32_t failures(const struct ark_tested_rule *rule)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < rule->n; i++)
        n += !rule->runs[i].passed;
    return n;
}

void ark_tested_count(const struct ark_tested *tested, uint32_t *ret_passed, uint32_t *ret_failed)
{
    *ret_passed = *ret_failed = 0;
    ARK_VEC_EACH (const struct ark_tested_rule, rule, tested->rules) {
        uint32_t failed = failures(rule);
        *ret_passed += rule->n - failed;
        *ret_failed += failed + (tested->strict ? bits(rule->unnoticed) : 0);
    }
    *ret_failed += tested->strict ? tested->warnings->items.n : 0;
}

void ark_render_tests_sum(const struct ark_tested *tested, GString *out)
{
    uint32_t passed, failed;
    ark_tested_count(tested, &passed, &failed);
    g_string_append_printf(out, "%u passed, %u failed\n", passed, failed);
}

static void failure(const struct ark_tested *tested, const struct ark_tested_rule *rule, uint32_t i,
                    GString *out)
{
    const struct ark_test_run *run = &rule->runs[i];
    const struct ark_rule_test *test = &rule->rule->tests[i];
    enum ark_lang lang = tested->compile->lang;
    g_string_append(out, "      ");
    ark_escape_line(out, test->text.file, -1);
    g_string_append_printf(out, ark_say(lang, ":%u: prøve %u\n", ":%u: test %u\n"), test->text.line,
                           i + 1);
    g_string_append(out, ark_say(lang, "        given:   ", "        given:    "));
    ark_escape_line(out, test->given, -1);
    g_string_append_printf(out,
                           ark_say(lang, "\n        ventede: %u fund\n        fik:     ",
                                   "\n        expected: %u findings\n        got:      "),
                           test->finds);
    if (run->trouble)
        ark_escape_terminal(out, run->trouble, -1);
    else
        g_string_append_printf(out, ark_say(lang, "%u fund (%u match)", "%u findings (%u matches)"),
                               run->found, run->matches);
    g_string_append_c(out, '\n');
}

static const char *warning_word(const struct ark_tested *tested)
{
    enum ark_lang lang = tested->compile->lang;
    return tested->strict ? ark_say(lang, "fejl", "error") : ark_say(lang, "advarsel", "warning");
}

static void unnoticed(const struct ark_tested *tested, const struct ark_tested_rule *rule,
                      GString *out)
{
    enum ark_lang lang = tested->compile->lang;
    for (int part = 0; part < ARK_RULE_PARTS; part++) {
        if (rule->unnoticed & 1u << part)
            g_string_append_printf(
                out,
                ark_say(
                    lang,
                    "      %s: prøverne skelner ikke: %s kan fjernes, uden at en prøve fejler\n",
                    "      %s: the tests don't tell: %s can be removed without a test that "
                    "fails\n"),
                warning_word(tested), ark_rule_part_name((enum ark_rule_part)part, lang));
    }
}

static void put_warnings(const struct ark_tested *tested, GString *out)
{
    enum ark_lang lang = tested->compile->lang;
    const struct ark_diags *warnings = tested->warnings;
    ARK_VEC_EACH (const struct ark_diag, diag, warnings->items) {
        g_autofree char *place = ark_diag_place(diag, tested->compile->atoms);
        ark_escape_line(out, place, -1);
        g_string_append_printf(out, ": %s: ", warning_word(tested));
        ark_escape_line(out, diag->message, -1);
        g_string_append_c(out, '\n');
    }
    if (warnings->dropped)
        g_string_append_printf(
            out,
            ark_say(lang, "… og %u mere af samme slags\n", "… and %u more of the same kinds\n"),
            warnings->dropped);
    g_string_append(out, warnings->items.n ? "\n" : "");
}

static const char *mark(const struct ark_tested *tested, bool good)
{
    if (tested->marks)
        return good ? "✓" : "✗";
    return good ? "ok  " : ark_say(tested->compile->lang, "FEJL", "FAIL");
}

static void rule_line(const struct ark_tested *tested, const struct ark_tested_rule *rule,
                      GString *out)
{
    enum ark_lang lang = tested->compile->lang;
    uint32_t failed = failures(rule);
    bool good = !failed && !(tested->strict && rule->unnoticed);
    g_string_append_printf(out, "  %s %-12s ", mark(tested, good), rule->rule->id);
    g_string_append_printf(out,
                           rule->n == 1 ? ark_say(lang, "%u prøve", "%u test")
                                        : ark_say(lang, "%u prøver", "%u tests"),
                           rule->n);
    if (failed)
        g_string_append_printf(out, ark_say(lang, ", %u fejlede", ", %u failed"), failed);
    g_string_append_c(out, '\n');
    for (uint32_t i = 0; i < rule->n; i++) {
        if (!rule->runs[i].passed)
            failure(tested, rule, i, out);
    }
    unnoticed(tested, rule, out);
}

static void report(const struct ark_tested *tested, GString *out)
{
    enum ark_lang lang = tested->compile->lang;
    const struct ark_pack *pack = NULL;
    uint32_t warnings = tested->strict ? 0 : tested->warnings->items.n;
    ARK_VEC_EACH (const struct ark_tested_rule, rule, tested->rules) {
        if (rule->pack != pack) {
            g_string_append_printf(out, "%s%s %s\n", pack ? "\n" : "", rule->pack->id,
                                   rule->pack->version);
            pack = rule->pack;
        }
        rule_line(tested, rule, out);
        warnings += tested->strict ? 0 : bits(rule->unnoticed);
    }
    g_string_append(out, pack ? "\n" : "");
    put_warnings(tested, out);
    if (tested->stopped)
        g_string_append(out, ark_say(lang, "Stoppet ved den første fejl; resten er ikke kørt.\n",
                                     "Stopped at the first failure; the rest was not run.\n"));
    if (warnings)
        g_string_append_printf(out,
                               warnings == 1 ? ark_say(lang, "%u advarsel\n", "%u warning\n")
                                             : ark_say(lang, "%u advarsler\n", "%u warnings\n"),
                               warnings);
    ark_render_tests_sum(tested, out);
}

/* Ids and versions are a pack's, and a pack may be anybody's. */
void ark_render_tests_text(const struct ark_tested *tested, GString *out)
{
    g_autoptr(GString) text = g_string_new(NULL);
    report(tested, text);
    ark_escape_terminal(out, text->str, (gssize)text->len);
}
