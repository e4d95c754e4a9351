/* The labels that a type of a model brings with it, whatever language the model is in. */
#pragma once

#include "graph/builder.h"

/* ArchiMate's or UML's; another label stands alone. Of type ark_labels_fn (query.h). */
ark_labelset ark_model_labels(ark_builder *builder, const char *label, bool edge);
