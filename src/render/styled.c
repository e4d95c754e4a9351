/* Colours, lines and findings for a terminal. */
#include "render/styled.h"

#include "base/escape.h"

enum { WIDTH = 100 };

void ark_put_styled(GString *out, bool colour, enum ark_style style, const char *text)
{
    static const char *const codes[] = {"", "1", "1;31", "1;33", "1;34", "32", "2"};
    bool on = colour && style != ARK_PLAIN;
    if (on)
        g_string_append_printf(out, "\033[%sm", codes[style]);
    ark_escape_line(out, text, -1);
    if (on)
        g_string_append(out, "\033[0m");
}

/* With line breaks between words so that a terminal need not break in them. */
void ark_put_wrapped(GString *out, const char *head, const char *text)
{
    g_autoptr(GString) safe = g_string_new(NULL);
    ark_escape_line(safe, text, -1);
    g_auto(GStrv) words = g_strsplit(safe->str, " ", -1);
    glong indent = g_utf8_strlen(head, -1), at = indent;
    g_string_append(out, head);
    for (char **word = words; *word; word++) {
        glong len = g_utf8_strlen(*word, -1);
        if (at > indent && at + 1 + len > WIDTH) {
            g_string_append_printf(out, "\n%*s", (int)indent, "");
            at = indent;
        } else if (at > indent) {
            g_string_append_c(out, ' ');
            at++;
        }
        g_string_append(out, *word);
        at += len;
    }
    g_string_append_c(out, '\n');
}

enum ark_style ark_finding_style(const struct ark_result *result, const struct ark_finding *finding)
{
    static const enum ark_style by_rank[] = {ARK_RED, ARK_YELLOW, ARK_BLUE};
    enum ark_level level = result->rules.v[finding->rule].effect.level;
    return finding->verdict == ARK_VIOLATED ? by_rank[ark_level_rank(level)] : ARK_BLUE;
}

char *ark_finding_label(const struct ark_result *result, const struct ark_finding *finding,
                        enum ark_lang lang)
{
    const struct ark_rule_result *rule = &result->rules.v[finding->rule];
    const char *verdict = ark_verdict_name(finding->verdict, lang);
    switch (finding->verdict) {
    case ARK_REVIEW:
        return g_strdup(verdict);
    case ARK_EXPLAINED:
        return g_strdup_printf("%s (%s)", ark_level_name(rule->effect.level), verdict);
    default:
        return g_strdup(ark_level_name(rule->effect.level));
    }
}

/* The place stays on one line, so that it can be followed. */
void ark_put_finding(GString *out, bool colour, const struct ark_result *result,
                     const struct ark_finding *finding, enum ark_lang lang)
{
    g_autofree char *message = ark_finding_message(result, finding, lang);
    g_autofree char *place = ark_finding_place(result, finding, lang);
    g_autofree char *label = ark_finding_label(result, finding, lang);
    ark_put_styled(out, colour, ARK_BOLD, place);
    g_string_append(out, ": ");
    ark_put_styled(out, colour, ark_finding_style(result, finding), label);
    g_string_append_printf(out, " %s: ", result->rules.v[finding->rule].rule->id);
    ark_escape_line(out, message, -1);
    g_string_append_c(out, '\n');
}
