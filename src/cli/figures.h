/* Which views of the model are drawn, and in which order. */
#pragma once

#include "diagram/diagram.h"
#include "render/drawing.h"
#include "report/report.h"

enum { ARK_MOST_FIGURES = 8, ARK_MOST_VIEWS = 200 };

struct ark_drawn {
    struct ark_scene *scene;
    uint32_t marks; /* how many of the findings it shows */
};

struct ark_figures {
    ARK_VEC(struct ark_drawn) items;
};

/* Draws at most `most` views: those that show findings, most findings first; with `all`, then the
 * others too. If no view shows a finding, the first view is drawn. */
void ark_figures_draw(struct ark_figures *figures, const struct ark_drawing *drawing,
                      const struct ark_result *result, enum ark_lang lang, uint32_t most, bool all);
void ark_figures_clear(struct ark_figures *figures);
