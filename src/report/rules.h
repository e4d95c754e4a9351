/* The rules of packs as people and programs are shown them: whose words, why, examples. */
#pragma once

#include <jansson.h>

#include "check/check.h"

/* A rule of a pack, and what its texts were compiled with. */
struct ark_rule_view {
    struct ark_tester tester;
    const struct ark_rule *rule;
    enum ark_lang lang;
    struct ark_effect effect; /* what holds for it: ark_rule_effect */
    const ark_graph *graph;   /* what was read, to show how it is run there; or NULL */
    int64_t today;            /* for that: days since 1970-01-01 */
};

/* "pakkens egen læsning; rammen siger det ikke selv". */
const char *ark_sure_words(enum ark_certainty sure, enum ark_lang lang);

/* What of the framework the rule tests; NULL when the pack names none. */
const struct ark_framework_rule *ark_rule_covered(const struct ark_pack *pack,
                                                  const struct ark_rule *rule);
const struct ark_principle *ark_rule_principle(const struct ark_pack *pack,
                                               const struct ark_rule *rule);
/* Why there is such a rule: the gist of what it tests. "" when nothing says so. */
const char *ark_rule_why(const struct ark_pack *pack, const struct ark_rule *rule,
                         enum ark_lang lang);

/* "1..", "0..3", "2". Caller frees; NULL for a rule without `expect`. */
char *ark_rule_expects(const struct ark_rule *rule);

/* What a reader of the report would see: the message that the first test with a finding gives; of a
 * rule without tests the message with "…" for what is filled in. Caller frees. */
char *ark_rule_sample(const struct ark_rule_view *view);

/* A test of the rule in words: what it finds (a question: whether it is asked), and the graph it
 * finds it in ("rapport »Y« med afsnit »Drift«"). Caller frees both. */
char *ark_example_verdict(const struct ark_rule_view *view, uint32_t test);
char *ark_example_words(const struct ark_rule_view *view, uint32_t test);

/* All there is to say of a rule, in both languages. New reference. */
json_t *ark_rule_json(const struct ark_rule_view *view);

/* A reference of packs as Markdown: contents by principle, and each rule with its source, reason,
 * remedy and examples. `compile` is what the packs were loaded with. */
void ark_reference_markdown(const struct ark_compile *compile, const struct ark_pack *const *packs,
                            uint32_t pack_n, ark_labels_fn labels_of, GString *out);
/* The title of that reference. Caller frees. */
char *ark_reference_title(const struct ark_pack *const *packs, uint32_t pack_n, enum ark_lang lang);
