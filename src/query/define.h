/* Definitions: expressions under a name that a call stands for. Only the binder uses this; packs
 * see query.h. */
#pragma once

#include "query/bind.h"

/* The definition that `ast`, a call, means; NULL when it means none. */
struct ark_definition *ark_definition_find(const struct ark_compile *compile,
                                           const struct ark_ast_expr *ast);
/* The name of a definition that `name` may be a misspelling of; NULL when there is none. */
const char *ark_definition_nearest(const struct ark_compile *compile, const char *name);
/* What the call stands for, with its operands in the place of the definition's parameters, bound.
 * NULL, with a fault at the call. */
struct ark_expr *ark_bind_definition(struct ark_binder *binder, const struct ark_ast_expr *call,
                                     struct ark_definition *definition);
