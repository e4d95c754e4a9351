/* Rules for a terminal. */
#pragma once

#include "report/rules.h"

/* One rule in full: whose words, why, how to fix, examples, and the query as its pack has it. */
void ark_render_rule(const struct ark_rule_view *view, unsigned width, GString *out);

/* The chosen rules as tables, by pack, with what is changed in them and what they depend on, and
 * what the columns mean below. */
struct ark_rule_row {
    const struct ark_pack *pack;
    const struct ark_rule *rule;
    struct ark_effect effect;
};
struct ark_rule_list {
    const struct ark_rule_row *rows;
    uint32_t n;
    const char *profile; /* that the effects are of, or NULL */
    enum ark_lang lang;
    struct ark_arena *arena; /* for texts */
};
void ark_render_rules(const struct ark_rule_list *list, unsigned width, GString *out);

/* Parameters as a table: value, default, what they say. */
void ark_render_parameters(const struct ark_parameter *const *parameters, uint32_t n,
                           enum ark_lang lang, unsigned indent, unsigned width, GString *out);
