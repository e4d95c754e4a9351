/* The drawing module's one symbol. */
#include "render/drawing.h"

extern const struct ark_drawing ark_drawing_module;

const struct ark_drawing ark_drawing_module = {
    .version = ARK_VERSION,
    .diagram = ark_diagram_compose,
    .report = ark_render_pdf,
    .png = ark_render_scene_png,
    .pdf = ark_render_scenes_pdf,
};
