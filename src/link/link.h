/* Linking: from text to graph. Runs on the builder after loading and before the freeze; adds
 * labels, properties and edges to what the document loaders made (docs/graph.md, "Linking").
 *
 * - MENTIONS from Paragraph, ListItem, Row and Section (title) to every Rule and Principle
 *   whose id stands in the text ("AR 7.1", "AR7.1", "P4");
 * - ANSWERS from the Row of a principles table to the Rule or Principle it treats, with `status`
 *   (følger, følger delvist, afviger, ikke relevant), `statusText` and `reason` on the edge;
 * - the label Deviation and its normalised properties on the rows of a deviation table, and
 *   DEVIATES_FROM from each to the Rule or Principle it names;
 * - the label Response and its properties on the rows of a consultation note, or on the paragraphs
 *   that remarks begin with in one that is text; Party, SENT_BY, CONCERNS, CHANGES and REPEATS.
 */
#pragma once

#include "base/diag.h"
#include "graph/builder.h"

void ark_link(ark_builder *builder, struct ark_diags *diags);
