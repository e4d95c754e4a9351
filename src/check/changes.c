/* Findings of two results, side by side: by what they are about, else by fingerprint. */
#include "check/changes.h"

#include <stdlib.h>
#include <string.h>

#include "check/check.h"

struct matching {
    const struct ark_finding_changes *changes;
    uint32_t *was, *is; /* by finding of the new, and of the old result; ARK_NO_FINDING */
    bool *unknown;      /* by finding of the new result: it is about something not compared */
};

/* A rule and what its finding is about, in the old graph. */
struct about {
    uint32_t rule;
    ark_ref subject;
    uint32_t finding;
};

typedef ARK_VEC(struct about) about_vec;

static int by_subject(const struct about *a, const struct about *b)
{
    if (a->rule != b->rule)
        return a->rule < b->rule ? -1 : 1;
    return (a->subject > b->subject) - (a->subject < b->subject);
}

static int in_order(const void *a_, const void *b_)
{
    const struct about *a = a_, *b = b_;
    int order = by_subject(a, b);
    return order ? order : (a->finding > b->finding) - (a->finding < b->finding);
}

static void sort(about_vec *items)
{
    if (items->n > 1)
        qsort(items->v, items->n, sizeof *items->v, in_order);
}

static void pair(struct matching *matching, uint32_t was, uint32_t is)
{
    matching->was[is] = was;
    matching->is[was] = is;
}

static void gather(struct matching *matching, ark_was_fn was_of, const void *user,
                   about_vec *ret_before, about_vec *ret_after)
{
    const struct ark_result *old = matching->changes->old, *now = matching->changes->now;
    for (uint32_t i = 0; i < old->findings.n; i++) {
        const struct ark_finding *finding = &old->findings.v[i];
        if (finding->subject != ARK_REF_NONE)
            ark_vec_push(ret_before, (struct about){finding->rule, finding->subject, i});
    }
    for (uint32_t i = 0; i < now->findings.n; i++) {
        const struct ark_finding *finding = &now->findings.v[i];
        ark_ref was = ARK_REF_NONE;
        matching->unknown[i] =
            finding->subject == ARK_REF_NONE || !was_of(user, finding->subject, &was);
        if (was != ARK_REF_NONE)
            ark_vec_push(ret_after, (struct about){finding->rule, was, i});
    }
    sort(ret_before);
    sort(ret_after);
}

static void match_subjects(struct matching *matching, ark_was_fn was_of, const void *user)
{
    about_vec before = {0}, after = {0};
    gather(matching, was_of, user, &before, &after);
    for (uint32_t i = 0, k = 0; i < before.n && k < after.n;) {
        int order = by_subject(&before.v[i], &after.v[k]);
        if (!order)
            pair(matching, before.v[i].finding, after.v[k].finding);
        i += order <= 0;
        k += order >= 0;
    }
    ark_vec_clear(&before);
    ark_vec_clear(&after);
}

struct known {
    char fingerprint[33];
    uint32_t finding;
};

typedef ARK_VEC(struct known) known_vec;

static int by_fingerprint(const void *a_, const void *b_)
{
    const struct known *a = a_, *b = b_;
    int order = strcmp(a->fingerprint, b->fingerprint);
    return order ? order : (a->finding > b->finding) - (a->finding < b->finding);
}

static void add_known(const struct ark_result *result, uint32_t finding, known_vec *out)
{
    struct known known = {.finding = finding};
    ark_finding_fingerprint(result, finding, known.fingerprint);
    ark_vec_push(out, known);
}

static void match_fingerprints(struct matching *matching)
{
    const struct ark_result *old = matching->changes->old, *now = matching->changes->now;
    known_vec before = {0}, after = {0};
    for (uint32_t i = 0; i < now->findings.n; i++) {
        if (matching->unknown[i])
            add_known(now, i, &after);
    }
    for (uint32_t i = 0; i < old->findings.n && after.n; i++) {
        if (matching->is[i] == ARK_NO_FINDING)
            add_known(old, i, &before);
    }
    if (before.n && after.n) {
        qsort(before.v, before.n, sizeof *before.v, by_fingerprint);
        qsort(after.v, after.n, sizeof *after.v, by_fingerprint);
    }
    for (uint32_t i = 0, k = 0; i < before.n && k < after.n;) {
        int order = strcmp(before.v[i].fingerprint, after.v[k].fingerprint);
        if (!order)
            pair(matching, before.v[i].finding, after.v[k].finding);
        i += order <= 0;
        k += order >= 0;
    }
    ark_vec_clear(&before);
    ark_vec_clear(&after);
}

/* How bad a finding is; 0 when it is not there, or a person has decided that there is nothing to
 * it. */
static int badness(const struct ark_result *result, uint32_t finding)
{
    enum ark_verdict verdict =
        finding == ARK_NO_FINDING ? ARK_CONFORMS : result->findings.v[finding].verdict;
    int worse = 0;
    for (int other = ARK_VIOLATED; other <= ARK_REVIEW; other++)
        worse += !ark_verdict_is_worse((enum ark_verdict)other, verdict);
    return worse;
}

static void tell(const struct matching *matching, struct ark_finding_changes *changes)
{
    for (uint32_t i = 0; i < changes->now->findings.n; i++) {
        struct ark_finding_change change = {matching->was[i], i};
        int before = badness(changes->old, change.was), after = badness(changes->now, i);
        if (after > before)
            ark_vec_push(&changes->added, change);
        changes->same += after && after == before;
    }
    for (uint32_t i = 0; i < changes->old->findings.n; i++) {
        struct ark_finding_change change = {i, matching->is[i]};
        if (badness(changes->old, i) > badness(changes->now, change.is))
            ark_vec_push(&changes->gone, change);
    }
}

static uint32_t *no_findings(uint32_t n)
{
    uint32_t *none = g_new(uint32_t, n + 1);
    memset(none, 0xff, sizeof *none * (n + 1));
    return none;
}

void ark_finding_changes_init(struct ark_finding_changes *changes, const struct ark_result *old,
                              const struct ark_result *now, ark_was_fn was, const void *user)
{
    *changes = (struct ark_finding_changes){.old = old, .now = now};
    struct matching matching = {.changes = changes,
                                .was = no_findings(now->findings.n),
                                .is = no_findings(old->findings.n),
                                .unknown = g_new0(bool, now->findings.n + 1)};
    match_subjects(&matching, was, user);
    match_fingerprints(&matching);
    tell(&matching, changes);
    g_free(matching.was);
    g_free(matching.is);
    g_free(matching.unknown);
}

void ark_finding_changes_clear(struct ark_finding_changes *changes)
{
    ark_vec_clear(&changes->added);
    ark_vec_clear(&changes->gone);
}

int ark_finding_changes_exit_code(const struct ark_finding_changes *changes, int fail_on)
{
    const struct ark_result *now = changes->now;
    if (now->verdicts[ARK_NOT_COMPLETED] || changes->old->verdicts[ARK_NOT_COMPLETED])
        return 3;
    ARK_VEC_EACH (const struct ark_finding_change, change, changes->added) {
        const struct ark_finding *finding = &now->findings.v[change->is];
        enum ark_level level = now->rules.v[finding->rule].effect.level;
        if (finding->verdict == ARK_VIOLATED && ark_level_rank(level) <= fail_on)
            return 1;
    }
    return 0;
}
