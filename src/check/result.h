/* The result of a check, as data: what every output is written from. Renderers ask it nothing but
 * what stands here. */
#pragma once

#include "base/diag.h"
#include "graph/graph.h"
#include "graph/input.h"
#include "pack/pack.h"

enum ark_verdict {
    ARK_CONFORMS,       /* opfyldt */
    ARK_VIOLATED,       /* ikke opfyldt */
    ARK_EXPLAINED,      /* forklaret afvigelse */
    ARK_REVIEW,         /* til vurdering */
    ARK_NOT_APPLICABLE, /* ikke relevant */
    ARK_NOT_COMPLETED,  /* ikke gennemført: a limit was hit; never passes */
    ARK_VERDICTS
};

/* Stable key for JSON ("violated"), and the word for people. */
const char *ark_verdict_key(enum ark_verdict verdict);
const char *ark_verdict_name(enum ark_verdict verdict, enum ark_lang lang);
bool ark_verdict_is_worse(enum ark_verdict a, enum ark_verdict b);

/* One violation, or one question. Small on purpose: there can be millions. Its message is made when
 * it is shown (ark_finding_message), from the row of bindings. */
struct ark_finding {
    uint32_t rule;     /* index in ark_result.rules */
    uint32_t row;      /* index of the first of the rule's bindings in ark_result.bindings */
    ark_ref subject;   /* ARK_REF_NONE: the whole input */
    ark_ref deviation; /* the Deviation that explains it, or ARK_REF_NONE */
    /* VIOLATED, EXPLAINED or REVIEW; what a person decided of a question (assessment.h) */
    enum ark_verdict verdict;
};

struct ark_assessment;

/* How a pack's profile was chosen, the strongest first. */
enum ark_profile_from {
    ARK_PROFILE_ARGUMENT,
    ARK_PROFILE_CONFIG,
    ARK_PROFILE_MATCHED, /* by its `when` */
    ARK_PROFILE_NONE,
    ARK_PROFILE_FROMS
};

struct ark_profile_choice {
    const struct ark_profile *profile; /* NULL: none was chosen, or the pack has none */
    enum ark_profile_from from;
    const char *not_completed; /* why `when` could not be tried, or NULL */
};

struct ark_rule_result {
    const struct ark_pack *pack;
    const struct ark_rule *rule;
    enum ark_verdict verdict;
    /* What every output shows and the gate asks: the level in this run, not the rule's own. A rule
     * that was skipped is not applicable. */
    struct ark_effect effect;
    uint32_t matches;          /* solutions of `match`, as far as needed for the verdict */
    uint32_t first, n;         /* its findings, consecutive in ark_result.findings */
    uint32_t explained;        /* how many of them are */
    uint64_t looked_at;        /* candidates the matcher looked at */
    const char *not_completed; /* why, or NULL */
    /* What a person decided of a question (borrowed); NULL: nothing. `verdict` says the same. */
    const struct ark_assessment *assessment;
    /* What to read for a question, consecutive in ark_result.evidence, by entry, then by place; and
     * by entry how many there are in all, for at most ARK_EVIDENCE_SHOWN of each are listed. */
    uint32_t evidence_first, evidence_n;
    const uint32_t *evidence_total;
};

/* Evidence listed per entry of a question; the rest is counted. */
enum { ARK_EVIDENCE_SHOWN = 200 };

/* One thing a reviewer should read for a question. */
struct ark_evidence_item {
    uint32_t rule;
    uint32_t evidence; /* index in the rule's evidence */
    ark_ref ref;
};

struct ark_result {
    enum ark_lang lang;
    const char *date; /* ISO, the date of the run */
    const ark_graph *graph;
    const struct ark_input *inputs;
    uint32_t input_n;
    const struct ark_diags *diags;
    const struct ark_pack *const *packs;
    uint32_t pack_n;
    const struct ark_profile_choice *profiles; /* by pack */
    struct ark_arena *arena;                   /* owns strings of the result */

    ARK_VEC(struct ark_rule_result) rules;      /* packs in order, rules in order */
    ARK_VEC(struct ark_finding) findings;       /* by rule, then by place */
    ARK_VEC(ark_ref) bindings;                  /* ARK_REF_NONE: unbound */
    ARK_VEC(struct ark_evidence_item) evidence; /* by rule; capped, see evidence_total */
    uint32_t verdicts[ARK_VERDICTS];            /* rules by verdict */
};

/* Is the rule violated, and of at least the rank `fail_on` (as ark_level_rank; -1 never)? */
bool ark_rule_breaks_gate(const struct ark_rule_result *rule, int fail_on);

/* The verdict of a rule of the framework: the worst of the checks that cover it. False when none
 * does. */
bool ark_framework_verdict(const struct ark_result *result, const struct ark_pack *pack,
                           const char *id, enum ark_verdict *ret_verdict);

/* Why a rule is not run, and why its level is not its own, for people; NULL when it is. In `arena`.
 */
const char *ark_skip_reason(struct ark_arena *arena, const struct ark_rule *rule,
                            struct ark_effect effect, enum ark_lang lang);
const char *ark_level_reason(struct ark_arena *arena, const struct ark_rule *rule,
                             struct ark_effect effect, enum ark_lang lang);
/* The same of a result. Why a rule was not run, and why its level is not its own, for people; NULL
 * when it was, and when it is. In result->arena. */
const char *ark_result_skip_reason(const struct ark_result *result,
                                   const struct ark_rule_result *rule, enum ark_lang lang);
const char *ark_result_level_reason(const struct ark_result *result,
                                    const struct ark_rule_result *rule, enum ark_lang lang);
/* How the profile of the pack of that index was chosen, for people; NULL when it has none to choose
 * from. In result->arena. */
const char *ark_result_profile_reason(const struct ark_result *result, uint32_t pack,
                                      enum ark_lang lang);

/* What a rule got hold of. */
enum ark_coverage {
    ARK_FIRED,           /* it has findings */
    ARK_HELD,            /* it matched, and nothing was found */
    ARK_MATCHED_NOTHING, /* its pattern matched nothing at all */
    ARK_COULD_NOT_FAIL,  /* its pattern matched, but `where` left nothing to judge */
    ARK_NOT_NEEDED,      /* the label it needs is not there; it was not run */
    ARK_SKIPPED,         /* it was not run: see its effect */
    ARK_STOPPED,         /* a limit was hit */
    ARK_COVERAGES
};

/* Stable key for JSON ("matched_nothing"), and words for people. */
const char *ark_coverage_key(enum ark_coverage coverage);
const char *ark_coverage_name(enum ark_coverage coverage, enum ark_lang lang);

/* Of the rule with this index. Uses the result's matcher: one thread at a time. */
enum ark_coverage ark_rule_coverage(const struct ark_result *result, uint32_t rule);

/* The message of a finding in `lang`, plain text; placeholders show names. Caller frees. Uses the
 * result's matcher: one thread at a time. */
char *ark_finding_message(const struct ark_result *result, const struct ark_finding *finding,
                          enum ark_lang lang);

/* Where to look: the subject's place, else the first input's. */
struct ark_loc ark_finding_loc(const struct ark_result *result, const struct ark_finding *finding);

/* The place of a node or edge in words: "m.xml:12", "rapport.docx, side 3, afsnit 41 (2 Data)".
 * `file` is how its file is to be called. Caller frees. */
char *ark_result_where(const struct ark_result *result, ark_ref ref, const char *file,
                       enum ark_lang lang);

/* The place of a finding in words, as exactly as it is known ("m.xml:12:3"). Caller frees. */
char *ark_finding_place(const struct ark_result *result, const struct ark_finding *finding,
                        enum ark_lang lang);

/* A short name for people: the name or title, with its type ("DUBU (Applikationskomponent)"). */
char *ark_subject_title(const struct ark_result *result, ark_ref subject, enum ark_lang lang);

/* What people call a type of node or edge: "Applikationskomponent", "afsnit"; an unknown one as it
 * is, and "?" for NULL. */
const char *ark_kind_title(const char *type, enum ark_lang lang);

/* What the node or edge hangs below (CONTAINS); ARK_REF_NONE for what lies at the top. */
ark_ref ark_container_of(const ark_graph *graph, ark_ref ref);

/* The beginning of a long text, cut between words: at most about 60 characters. Caller frees. */
char *ark_short_text(const char *text);

/* Hex SHA-256 (first 32 characters) of rule id and what identifies the subject: its XML id, else
 * its type, name and path; with an ordinal among equals. No line numbers, no message text, no
 * absolute path. `ret` has room for 33 bytes. */
void ark_finding_fingerprint(const struct ark_result *result, uint32_t finding, char *ret);
/* The fingerprint that it had when its rule was called as `former[which]`. */
void ark_finding_former_fingerprint(const struct ark_result *result, uint32_t finding,
                                    uint32_t which, char *ret);
