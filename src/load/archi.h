/* The parts of the Archi loader. */
#pragma once

#include "load/model.h"
#include "load/number.h"

/* A bend point as Archi has it: offsets from the centres of both ends. */
struct ark_bend {
    ark_ref connection;
    int64_t start_x, start_y, end_x, end_y;
};

/* Those of one connection stand together, in order. */
struct ark_bends {
    ARK_VEC(struct ark_bend) items;
};

/* Sets `bendpoints` on the connections, in coordinates of the view. All ends must be known. */
void ark_bends_place(const struct ark_bends *bends, struct ark_model *model);

/* Reads the XML of a model, from wherever it comes. */
bool ark_archi_load(struct ark_load *load, struct ark_source *source, struct ark_input *input,
                    GError **error);
