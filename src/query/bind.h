/* Syntax tree to bound tree: the only pass that knows names. */
#pragma once

#include "query/bound.h"

struct ark_binder {
    struct ark_source *source;
    struct ark_scope *scope;
    int depth; /* of EXISTS and COUNT around */
    /* While the condition of a repeated edge is bound: its slot, and the slots that its pattern
     * declares, which but for its own may have no value yet. */
    uint32_t hop_slot, hop_first, hop_past;
};

struct ark_expr *ark_bind_expr(struct ark_binder *binder, const struct ark_ast_expr *ast);
struct ark_pattern *ark_bind_pattern(struct ark_binder *binder, const struct ark_ast_pattern *ast);
/* False, with a fault, when the schema knows no such label. `edge`: on an edge. */
bool ark_bind_label(struct ark_binder *binder, const struct ark_label *label, bool edge);
/* The slots that an expression reads, merged from its parts. */
void ark_bind_uses(struct ark_binder *binder, struct ark_expr *expr, const uint32_t *own,
                   uint32_t n);
int ark_scope_declare(struct ark_scope *scope, const char *name, bool local);
/* Appends the conjuncts of `expr`. */
void ark_bind_conjuncts(GPtrArray *out, const struct ark_expr *expr);
/* name = value, for a property map's value that is not constant. */
struct ark_expr *ark_bind_equal(struct ark_binder *binder, struct ark_place place, uint32_t slot,
                                ark_atom key, struct ark_expr *value);
