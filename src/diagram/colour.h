/* Colours of a drawing. */
#pragma once

#include "diagram/scene.h"

struct ark_colour ark_colour_rgb(uint32_t rgb);
/* "#rrggbb"; false and untouched when it is anything else or NULL. */
bool ark_colour_parse(const char *text, struct ark_colour *ret);
/* Mixed with black by `share` (0..1). */
struct ark_colour ark_colour_darker(struct ark_colour colour, double share);
/* What a colour that can be seen through is seen as on white paper. */
struct ark_colour ark_colour_on_white(struct ark_colour colour);
/* WCAG contrast ratio, 1..21. */
double ark_colour_contrast(struct ark_colour a, struct ark_colour b);
/* `wanted` if it can be read on `ground`, else black or white. */
struct ark_colour ark_colour_readable(struct ark_colour wanted, struct ark_colour ground);
