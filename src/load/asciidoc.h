/* AsciiDoc files as documents. */
#pragma once

#include "load/loader.h"

int ark_asciidoc_bid(const struct ark_peek *peek);
