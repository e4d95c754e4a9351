/* The table behind uml.h; only uml.c and metaclasses.c may see it. */
#pragma once

#include "uml/uml.h"

enum { ARK_METACLASSES = 71 };

extern const struct ark_metaclass ark_metaclass_table[ARK_METACLASSES];
