/* What has changed between two models or reports, as text for a terminal, as Markdown and as JSON.
 */
#pragma once

#include "check/changes.h"
#include "diff/diff.h"

/* One of the two sides. */
struct ark_diff_side {
    const char *name; /* as the user named it */
    const struct ark_input *inputs;
    uint32_t input_n;
    const struct ark_diags *diags;
    uint32_t notes; /* how many of them are about what was read, which come first */
};

struct ark_diff_job {
    const struct ark_diff *diff;
    const struct ark_finding_changes *findings; /* NULL: it was not checked */
    struct ark_diff_side old, now;
    enum ark_lang lang;
    bool all;    /* every change, and all of each */
    bool colour; /* a terminal that shows colours */
};

void ark_render_diff_text(const struct ark_diff_job *job, GString *out);
/* Good as a comment on a merge request: no heading above the second level. */
void ark_render_diff_markdown(const struct ark_diff_job *job, GString *out);
/* By docs/schema/diff.schema.json: every change and every finding, nothing shortened. */
void ark_render_diff_json(const struct ark_diff_job *job, GString *out);
