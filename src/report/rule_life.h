/* What holds for a rule beside its own text, for whatever shows rules. */
#pragma once

#include "report/rules.h"

/* What holds when no profile is chosen. */
struct ark_effect ark_rule_plain_effect(const struct ark_rule *rule);
/* "BØR"; of a rule that is not run "fra", "N/A", "udfaset". */
const char *ark_level_word(struct ark_effect effect, enum ark_lang lang);

/* What holds in each profile, of a rule whose level depends on it; none otherwise. In `arena`. */
struct ark_profile_row {
    const struct ark_profile *profile;
    struct ark_effect effect;
};
struct ark_profile_rows {
    const struct ark_profile_row *v;
    uint32_t n;
};
struct ark_profile_rows ark_rule_profiles(const struct ark_rule *rule, struct ark_arena *arena);

/* "fra version 1.2: ... Brug AR-7.1-c."; NULL when it is not. Caller frees. */
char *ark_rule_deprecation(const struct ark_rule *rule, enum ark_lang lang);

/* "version 1.2 af pakken", from which it is there; NULL when it does not say. Caller frees. */
char *ark_rule_since(const struct ark_rule *rule, enum ark_lang lang);

/* The ids that it had before, "A, B"; NULL: none. Caller frees. */
char *ark_rule_former(const struct ark_rule *rule);

/* Is it an address on the web that can stand as it is in Markdown? NULL is none. */
bool ark_is_web_address(const char *url);

/* Which of the pack's definitions the rule uses, directly or through others, by index. Caller
 * frees. */
bool *ark_rule_definitions(const struct ark_pack *pack, const struct ark_rule *rule);
/* Does the rule, or a definition that it uses (`used`, as above), name the parameter? */
bool ark_rule_reads(const struct ark_pack *pack, const struct ark_rule *rule, const bool *used,
                    const struct ark_parameter *parameter);
/* "3", "[a, b]". Caller frees. */
char *ark_value_words(const struct ark_value *value);
/* New reference. */
json_t *ark_value_json(const struct ark_value *value);

/* Adds all of this to the rule's JSON. */
void ark_rule_put_life(json_t *item, const struct ark_rule_view *view);

/* The pack's profiles, parameters, changes in other packs, and catalogue as tables in Markdown,
 * each below a heading of `level`. */
void ark_reference_tables(const struct ark_pack *pack, unsigned level, enum ark_lang lang,
                          GString *out);
/* The headings of those tables: calls `fn` for each that the pack has. */
void ark_reference_table_titles(const struct ark_pack *pack, enum ark_lang lang,
                                void (*fn)(const char *title, void *user), void *user);
/* Of one rule: why its level is not its own or it is not run, its life, its levels. */
void ark_reference_life(const struct ark_rule_view *view, GString *out);
void ark_reference_help(const struct ark_rule_view *view, GString *out);
