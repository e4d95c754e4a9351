/* The diagrams of StarUML's files. */
#pragma once

#include "load/json.h"
#include "load/xmi_internal.h"

/* Tells the reader of the diagram that is the object `at` of the file. */
void ark_mdj_diagram(struct xmi *x, const struct ark_json *file, uint32_t at);
