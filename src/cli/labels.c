/* Types of the languages that models are in: no label means something in two of them. */
#include "cli/labels.h"

#include "archimate/archimate.h"
#include "uml/uml.h"

ark_labelset ark_model_labels(ark_builder *builder, const char *label, bool edge)
{
    ark_labelset labels;
    return ark_uml_labels(builder, label, edge, &labels)
               ? labels
               : ark_archimate_labels(builder, label, edge);
}
