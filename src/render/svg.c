/* One diagram as SVG: the first of the job, which the caller has put there for its findings. */
#include "base/error.h"
#include "render/rows.h"

bool ark_render_svg(const struct ark_render_job *job, GString *out, GError **error)
{
    if (!job->scene_n)
        return ark_fail(error, ARK_ERROR_USAGE, "%s",
                        ark_say(job->lang,
                                "Der er ingen visning at tegne: giv en ArchiMate-model, som har "
                                "mindst én visning med figurer.",
                                "There is no view to draw: give an ArchiMate model that has at "
                                "least one view with something in it."));
    ark_render_scene_svg(job->scenes[0], out);
    return true;
}
