/* The drawing module's one symbol. */
#include "render/drawing.h"

extern const struct ark_drawing ark_drawing_module;

const struct ark_drawing ark_drawing_module = {
    .version = ARK_VERSION,
    .diagram = ark_diagram_draw,
    .pdf = ark_render_pdf,
};
