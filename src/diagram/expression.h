/* Archi's label expressions: "${name}\n[${property:Stereotype}]". */
#pragma once

#include "diagram/picture.h"

/* What `expression` says of a figure, in the picture's arena. NULL when something in it is not
 * known to us: then the name is better than a guess. */
const char *ark_expression_text(const struct ark_picture *picture, const struct ark_figure *figure,
                                const char *expression);
