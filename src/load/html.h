/* Whole HTML files as documents. */
#pragma once

#include "load/loader.h"

int ark_html_bid(const struct ark_peek *peek);
/* A page with all its files in one, as browsers save it (.mht): not read, but to be named. */
bool ark_is_mhtml(const struct ark_peek *peek);
