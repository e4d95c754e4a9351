/* UML models that tools keep in an archive: MagicDraw and Cameo (.mdzip), ArgoUML (.zargo). */
#pragma once

#include "load/package.h"

/* The entry that is the model; NULL when there is none, or no telling which. */
const char *ark_xmi_zip_entry(struct ark_package *package);
