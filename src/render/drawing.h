/* Drawing: what needs pango and cairo. It lies in a module of its own beside the program, which is
 * opened when a picture or a PDF is asked for: a check without them starts in half the time, and
 * runs where those libraries are not installed. */
#pragma once

#include "diagram/diagram.h"
#include "render/renderer.h"

/* What the module offers. */
struct ark_drawing {
    const char *version; /* of the program it was built with */
    struct ark_scene *(*diagram)(const struct ark_diagram *diagram);
    bool (*report)(const struct ark_render_job *job, GString *out, GError **error);
    bool (*png)(const struct ark_scene *scene, enum ark_lang lang, GString *out, GError **error);
    bool (*pdf)(const struct ark_scene *const *scenes, uint32_t n, enum ark_lang lang, GString *out,
                GError **error);
};

/* Opens the module, which stays open. NULL and `error` (ARK_ERROR_OUTPUT) when it is not there, or
 * its libraries are not. */
const struct ark_drawing *ark_drawing_open(enum ark_lang lang, GError **error);
