/* The report as Markdown: the filled template itself. */
#include "render/rows.h"

bool ark_render_markdown(const struct ark_render_job *job, GString *out, GError **error)
{
    (void)error;
    g_string_append(out, job->markdown);
    return true;
}
