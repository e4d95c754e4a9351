/* The normal form of a UML model: a text that is the same for the same model, whichever tool wrote
 * it in whichever version of XMI. Two files are compared by comparing their normal forms line by
 * line; a line that only one of them has is a difference.
 *
 *     Association (linje: Salg::Linje [1..*] composite one-way) (ordre: Salg::Ordre)
 *     Attribute Salg::Ordre::nummer: Integer [0..1] = 0 «Felt» {definition=...} "et nummer"
 *     Class Salg::Ordre abstract «Begreb» {prefLabel_da=ordre} "..."
 *     Generalization Salg::Hasteordre -> Salg::Ordre
 *
 * There is a line for each element, association, and relationship, in the order of bytes. Elements
 * are called by their qualified names (very long ones in part), an association that something
 * refers to by what it is between. What one model can't be told from another by is not there:
 *
 * - ids, places, the order of elements, diagrams, and what a tool keeps for itself ("ea:author");
 * - the root, if there is one for all: its name is in no other name. A model or a package around
 *   all that a file has which is called as tools call it ("EA_Model", "Data" ...), or a model that
 *   holds one package, is not there at all, unless it says more than its name;
 * - in which package an association, a relationship, a constraint, a comment or a generalization
 *   set lies, and whether a class or the association owns an end;
 * - multiplicities of exactly 1, written or not; whether one value is ordered or unique; that an
 *   interface is abstract;
 * - navigability, but where an association can be gone just one way: both ways and no way are drawn
 *   alike, and tools write one for the other;
 * - names of ends and associations that follow from what they are between ("ordre" of Ordre,
 *   "A_ordre_linje", "Ordre_Linje"), the name of what an operation returns, and that it returns
 *   nothing;
 * - the profile of a stereotype and the spelling of its name and its tags ("prefLabel (da)",
 *   "prefLabel__da_"), and a stereotype that says what the metaclass says ("enumeration");
 * - standard types that the file has elements for, with the packages that hold nothing else;
 *   Integer, int and integer are one type, and so are String and string ...;
 * - profiles and their stereotypes; elements that are no UML; behaviour;
 * - associations that begin at a class outside the file: only one dialect has them (`ea:incoming`);
 * - blanks, line breaks and quotes around a text, and the language of a constraint; whether the one
 * text that a constraint has is its name or its body.
 *
 * Knows nothing of files or formats.
 */
#pragma once

#include "graph/graph.h"

/* By node: whether the normal form of what came from that input leaves it out, with what lies in
 * it; of a model or package around everything, only itself. Caller frees. */
bool *ark_uml_left_out(const ark_graph *graph, ark_atom file);
/* Whether the name of an association or of one of its ends follows from what it is between, so that
 * it is the same as none. */
bool ark_uml_is_default_name(const ark_graph *graph, ark_ref ref);
/* What the first data model of the graph is called: its outermost package that the tool hasn't put
 * around it. NULL when there is none, or several stand side by side. The graph's own. */
const char *ark_uml_model_name(const ark_graph *graph);

/* Appends the normal form of what came from the input called so; ARK_ATOM_NONE: from all. */
void ark_uml_normal(const ark_graph *graph, ark_atom file, GString *out);
