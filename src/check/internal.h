/* What the files of this folder share: the result, and what is needed to make and to show it.
 * Nothing outside may see it. */
#pragma once

#include "check/check.h"
#include "check/result.h"

struct ark_deviations;

struct ark_run {
    struct ark_result result; /* first: a result is its run */
    struct ark_matcher *matcher;
    int64_t today;          /* days since 1970-01-01 */
    GHashTable *file_ranks; /* file atom -> order of inputs */
    ark_atom ranked;        /* the file asked for last, and its rank */
    uint32_t rank;
    struct ark_deviations *deviations; /* read when first asked for */
    uint32_t *ordinals;                /* by finding, made when first asked for */
    const struct ark_profile **chosen; /* by pack; NULL: none */
};

struct ark_run *ark_run_new(const ark_graph *graph, enum ark_lang lang, const char *date);

/* Decides which profile holds in each pack. */
void ark_choose_profiles(struct ark_run *run, const struct ark_check *check);
/* Why it is not known which level the rule has, or NULL. */
const char *ark_undecided_profile(const struct ark_run *run, const struct ark_rule *rule);

/* Runs one rule and adds its findings and evidence to the result; with its own level, whatever else
 * holds for it (inline tests). */
void ark_run_rule(struct ark_run *run, const struct ark_pack *pack, const struct ark_rule *rule);
/* The same with what holds for it in this run. */
void ark_run_rule_as(struct ark_run *run, const struct ark_pack *pack, const struct ark_rule *rule,
                     struct ark_effect effect);

/* Runs all rules of a check, side by side where that pays. */
void ark_run_all(struct ark_run *run, const struct ark_check *check);
/* A run of the same check beside another, whose decisions it shares, for another thread. */
struct ark_run *ark_run_beside(const struct ark_run *run);
void ark_run_free_beside(struct ark_run *beside);

/* Is the label that the rule needs in the graph, or does it need none? */
bool ark_rule_has_needs(const ark_graph *graph, const struct ark_rule *rule);

/* Sorting by place: order of the inputs, line, column, then the refs of the row. */
struct ark_placed {
    uint64_t place;
    uint32_t column;
    uint32_t row;   /* index of the first of `width` refs in `rows` */
    uint32_t index; /* what was sorted */
};
struct ark_placed ark_placed_at(struct ark_run *run, ark_ref subject, uint32_t row, uint32_t index);
/* Whether `a` may stand before `b`. */
bool ark_placed_in_order(const struct ark_placed *a, const struct ark_placed *b,
                         const ark_ref *rows, uint32_t width);
void ark_placed_sort(struct ark_placed *items, uint32_t n, const ark_ref *rows, uint32_t width);

/* Sets `deviation` and `verdict` on those findings of the last rule that a deviation explains. */
void ark_explain(struct ark_run *run, struct ark_rule_result *rule);
void ark_deviations_free(struct ark_deviations *deviations);

/* Days since 1970-01-01 of an ISO date. */
bool ark_date_iso(const char *text, int64_t *ret_day);
/* The last day that a date as people write it can mean: "2027-06-30", "30.6.2027", "30. juni 2027",
 * "juni 2027", "Q2 2027", "2. kvartal 2027", "2027". False when it can't be read. */
bool ark_date_last_day(const char *text, int64_t *ret_day);

/* The text of the cell or cells before the first " | ", at most `cells`. */
char *ark_first_cells(const char *row_text, unsigned cells);
