/* Where something came from. Every node, edge, rule and diagnostic has one. */
#pragma once

#include <stdint.h>

#include "base/atom.h"

struct ark_loc {
    ark_atom file;   /* as the user named it; inside an archive "outer.zip!inner.xml" */
    uint32_t line;   /* from 1; 0 is unknown */
    uint32_t column; /* from 1, in bytes; 0 is unknown */
    ark_atom id;     /* the id that the source itself gives (XML id), or none */
};
