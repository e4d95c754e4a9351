/* References from one input file into another, which may be loaded before it or after it.
 *
 * They are kept until all is loaded. Then each is looked up, by file and by the id in it, and what
 * it means (an edge, an end of an edge) is added to the builder. What goes to a file that was not
 * loaded, or that has no such id, is counted with the input that refers, and named by file.
 *
 * A file is meant by its path, relative to the one that refers; if no input has that path, by its
 * name alone, provided that just one input has it: many references have the folders of the machine
 * that the tool ran on.
 */
#pragma once

#include "load/loader.h"

/* Of one run: what struct ark_inputs owns. */
struct ark_across;

struct ark_across *ark_across_new(void);
void ark_across_free(struct ark_across *across);

enum ark_across_kind {
    ARK_ACROSS_NOTHING, /* is counted if the file is not there */
    ARK_ACROSS_EDGE,    /* an edge `labels` from `from` to it */
    ARK_ACROSS_BACK,    /* an edge `labels` from it to `from` */
    ARK_ACROSS_TYPE,    /* as EDGE; `from` has its name as `type` unless it has one */
    ARK_ACROSS_FROM,    /* the edge `from` begins at it */
    ARK_ACROSS_TO,      /* the edge `from` ends at it */
    ARK_ACROSS_END,     /* `from` is an end of it: it contains `from`, and `contains` is dropped */
};

struct ark_across_reference {
    enum ark_across_kind kind;
    ark_ref from, contains;
    ark_labelset labels;
    ark_atom by;   /* the file that refers, as its input is called */
    ark_atom file; /* as the reference has it, without %20 and the like */
    ark_atom id;   /* the id there; ARK_ATOM_NONE when it has none */
    ark_atom path; /* how the tool names it ("profile::Entity"), or ARK_ATOM_NONE: an example */
};

void ark_across_refer(struct ark_across *across, struct ark_across_reference reference);

/* Resolves all, and notes the rest as skipped in the records of `inputs`. */
void ark_across_settle(struct ark_across *across, struct ark_load *load, struct ark_inputs *inputs);
