/* Numbers of lists and headings, as word processors write them. */
#pragma once

#include <glib.h>

/* Appends `n` in the notation that '1', 'I', 'i', 'A' or 'a' stands for. */
void office_append_number(GString *out, int n, char notation);
