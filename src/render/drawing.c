/* Opening the drawing module, and PDF through it. */
#include "render/drawing.h"

#include <dlfcn.h>
#include <string.h>

#include "base/error.h"
#include "render/rows.h"

#define MODULE "arkitjek-draw.so"

static const struct ark_drawing *fail(enum ark_lang lang, const char *why, GError **error)
{
    ark_fail(
        error, ARK_ERROR_OUTPUT,
        ark_say(lang,
                "tegninger og PDF kan ikke laves: %s. Installér arkitjek igen med %s ved siden af "
                "programmet, og pakkerne libpango-1.0-0 og libcairo2.",
                "drawings and PDF can't be made: %s. Install arkitjek again with %s beside the "
                "program, and the packages libpango-1.0-0 and libcairo2."),
        why, MODULE);
    return NULL;
}

/* Beside the program, where a build leaves it; else where `meson install` puts it. */
static void *open_module(void)
{
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *folder = program ? g_path_get_dirname(program) : NULL;
    g_autofree char *beside = folder ? g_build_filename(folder, MODULE, NULL) : NULL;
    void *module = beside && g_file_test(beside, G_FILE_TEST_EXISTS)
                       ? dlopen(beside, RTLD_NOW | RTLD_LOCAL)
                       : NULL;
    return module ? module : dlopen(ARK_MODULE_DIR "/" MODULE, RTLD_NOW | RTLD_LOCAL);
}

const struct ark_drawing *ark_drawing_open(enum ark_lang lang, GError **error)
{
    void *module = open_module();
    const struct ark_drawing *drawing = module ? dlsym(module, "ark_drawing_module") : NULL;
    if (!drawing)
        return fail(lang, dlerror(), error);
    if (strcmp(drawing->version, ARK_VERSION) != 0)
        return fail(
            lang,
            ark_say(lang, "modulet er af en anden version", "the module is of another version"),
            error);
    return drawing;
}

bool ark_render_drawn_pdf(const struct ark_render_job *job, GString *out, GError **error)
{
    return job->drawing->report(job, out, error);
}
