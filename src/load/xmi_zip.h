/* UML models that tools keep in an archive: MagicDraw and Cameo (.mdzip), ArgoUML (.zargo). */
#pragma once

#include "load/package.h"

/* The entry that is the model; NULL when there is none, or no telling which. */
const char *ark_xmi_zip_entry(struct ark_package *package);
/* Loads it; `input` becomes one of XMI. (xmi.c) */
bool ark_xmi_load(struct ark_load *load, struct ark_source *source, struct ark_input *input,
                  GError **error);
