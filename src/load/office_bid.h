/* Whether the beginning of a file is that of a word-processor document in an archive. */
#pragma once

#include "load/loader.h"

int ark_docx_bid(const struct ark_peek *peek);
int ark_odt_bid(const struct ark_peek *peek);
