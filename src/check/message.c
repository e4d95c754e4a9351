/* Messages of findings, made when they are shown: the row of bindings, put into the text. */
#include "check/internal.h"

char *ark_finding_message(const struct ark_result *result, const struct ark_finding *finding,
                          enum ark_lang lang)
{
    struct ark_matcher *matcher = ((const struct ark_run *)result)->matcher;
    const struct ark_rule *rule = result->rules.v[finding->rule].rule;
    const struct ark_message *message = &rule->message[lang];
    uint32_t slots = ark_scope_size(rule->message_scope);
    g_autofree struct ark_value *row = g_new0(struct ark_value, slots + 1);
    uint32_t width = rule->expects || !rule->match ? 0 : rule->width;
    for (uint32_t i = 0; i < width; i++) {
        ark_ref ref = result->bindings.v[finding->row + i];
        if (ref != ARK_REF_NONE)
            row[i] = ark_value_entity(ref);
    }
    GString *text = g_string_new(NULL);
    ark_matcher_begin(matcher);
    for (uint32_t i = 0; i < message->n; i++) {
        struct ark_value value;
        g_string_append(text, message->literals[i]);
        if (ark_eval(matcher, message->exprs[i], row, &value, NULL))
            ark_value_print(result->graph, value, text);
        else
            g_string_append_c(text, '?');
    }
    g_string_append(text, message->literals[message->n]);
    return g_string_free(text, FALSE);
}
