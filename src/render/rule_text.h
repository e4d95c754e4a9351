/* Rules for a terminal. */
#pragma once

#include "report/rules.h"

/* One rule in full: whose words, why, how to fix, examples, and the query as its pack has it. */
void ark_render_rule(const struct ark_rule_view *view, unsigned width, GString *out);

/* The chosen rules as a table, grouped by pack, with what the columns mean below. */
struct ark_rule_row {
    const struct ark_pack *pack;
    const struct ark_rule *rule;
};
void ark_render_rules(const struct ark_rule_row *rows, uint32_t n, enum ark_lang lang,
                      unsigned width, GString *out);
