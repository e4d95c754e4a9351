/* Linking: from text to graph. Runs on the builder after loading and before the freeze; adds
 * labels, properties and edges to what the document loaders made (docs/graph.md, "Linking").
 *
 * - MENTIONS from Paragraph, ListItem, Row and Section (title) to every Rule and Principle
 *   whose id stands in the text ("AR 7.1", "AR7.1", "P4"), and from these, Table and Figure to
 *   every model element and catalogue entry that is named in it, with `how`, `text` and `at`
 *   (lexicon.h, naming.c);
 * - ANSWERS from the Row of a principles table to the Rule or Principle it treats, with `status`
 *   (følger, følger delvist, afviger, ikke relevant), `statusText` and `reason` on the edge;
 * - likewise from the Rows of a file of answers; `titleOf` is the id of another rule whose title
 * the row has;
 * - the label Deviation and its normalised properties on the rows of a deviation table, and
 *   DEVIATES_FROM from each to the Rule or Principle it names;
 * - NAMED_AS from a data object, a concept or a row of data objects to the class, package or
 * concept that is called the same, and from these to what a catalogue says of such data
 * (correspond.c);
 * - the label Begrebsliste on tables of concepts, and Begreb on their rows, with what they say
 * under the names of the FDA profile;
 * - a Requirement for each sentence, and each row of a table with a column of levels, that says
 * what must, should, may or may not be (requirements.c);
 * - the label Response and its properties on the rows of a consultation note, or on the paragraphs
 *   that remarks begin with in one that is text; Party, SENT_BY, CONCERNS, CHANGES and REPEATS.
 */
#pragma once

#include "base/diag.h"
#include "base/error.h"
#include "graph/builder.h"

/* Which words make a Requirement. */
enum ark_modals {
    ARK_MODALS_AUTO,    /* of each document: those in capitals if it has any, else all; in either
                           case those that it says it means so */
    ARK_MODALS_CAPITAL, /* SKAL, BØR ...; and columns of levels */
    ARK_MODALS_ALL,     /* "skal", too, as candidates */
};

/* Fails (ARK_ERROR_INPUT) where a file of answers has an id that is no rule's, or two answers to
 * one rule. */
bool ark_link(ark_builder *builder, enum ark_modals modals, struct ark_diags *diags,
              GError **error);
