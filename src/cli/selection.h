/* Selections of the model: which elements and relationships are drawn when it is not a view. */
#pragma once

#include "cli/session.h"
#include "diagram/diagram.h"

enum { ARK_MOST_SELECTED = 2000 };

struct ark_selection {
    const ark_graph *graph;
    ARK_VEC(ark_ref) elements, relationships;
    GHashTable *seen;
};

void ark_selection_init(struct ark_selection *selection, const ark_graph *graph);
void ark_selection_clear(struct ark_selection *selection);

/* The elements and relationships in the answer of the query, with the ends of the relationships; a
 * part of one (an attribute) gives the whole. One that gives no relationships gets those between
 * its elements. Errors: of the query; ARK_ERROR_USAGE when nothing in the answer can be drawn, or
 * too much. */
bool ark_selection_ask(struct ark_selection *selection, const struct ark_session *session,
                       const char *query, GError **error);

/* What the marks are on, and all that is one relationship away. */
bool ark_selection_around(struct ark_selection *selection, const struct ark_mark *marks,
                          uint32_t mark_n, enum ark_lang lang, GError **error);
