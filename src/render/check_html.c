/* The report as one HTML page, with its drawings in it. */
#include <string.h>

#include "render/html.h"
#include "render/rows.h"

/* The drawing that the report calls "folder/NAME.svg". */
static bool put_drawing(const char *target, GString *svg, void *user)
{
    const struct ark_render_job *job = user;
    const char *slash = strrchr(target, '/');
    g_autofree char *name = g_strdup(slash ? slash + 1 : target);
    if (!g_str_has_suffix(name, ".svg"))
        return false;
    name[strlen(name) - strlen(".svg")] = '\0';
    for (uint32_t i = 0; i < job->scene_n; i++) {
        const struct ark_scene *scene = job->scenes[i];
        if (scene->name && strcmp(scene->name, name) == 0) {
            ark_render_scene_svg(scene, svg);
            return true;
        }
    }
    return false;
}

bool ark_render_check_html(const struct ark_render_job *job, GString *out, GError **error)
{
    (void)error;
    const struct ark_html_pictures pictures = {put_drawing, (void *)job};
    ark_render_html(job->markdown, job->title, job->lang, &pictures, out);
    return true;
}
