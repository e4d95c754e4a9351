/* Roles, multiplicities and badges at the ends of wires. Private to src/diagram. */
#pragma once

#include "diagram/crowd.h"

/* Near its end of the wire, beside the line, where it covers the least. `crowd` may be NULL. */
void ark_end_text_place(const struct ark_picture *picture, struct ark_crowd *crowd,
                        const struct ark_wire *wire, struct ark_end_text *text);
