/* Numbers of attribute values, which have no closing NUL. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A decimal number, rounded to the nearest whole one; false when it isn't a number, or lies beyond
 * plus or minus a thousand million. */
bool ark_number_parse(const char *text, size_t len, int64_t *ret);
