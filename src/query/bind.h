/* Syntax tree to bound tree: the only pass that knows names. */
#pragma once

#include "query/bound.h"

/* What the items of a grouping projection share while they are bound: where a part of an expression
 * is one of the keys, it is the key's slot, and aggregates become slots too. */
struct ark_grouping {
    const struct ark_ast_expr **keys;
    const uint32_t *key_slots;
    uint32_t key_count;
    bool aggregates_ok;
    bool keys_only; /* a variable that is no key is a fault */
    ARK_VEC(struct ark_aggregate) aggregates;
};

struct ark_binder {
    struct ark_source *source;
    struct ark_scope *scope;
    int depth; /* of EXISTS and COUNT around */
    /* While the condition of a repeated edge is bound: its slot, and the slots that its pattern
     * declares, which but for its own may have no value yet. */
    uint32_t hop_slot, hop_first, hop_past;
    uint32_t level;                /* the first slot of the query or subquery that is bound */
    uint32_t own;                  /* slots from here on belong to forms inside the expression */
    struct ark_grouping *grouping; /* NULL: no projection, so no aggregates */
    bool condition;                /* what is bound is a condition: a bare pattern may stand here */
};

/* NULL, with a fault, when something is wrong. */
struct ark_expr *ark_bind_expr(struct ark_binder *binder, const struct ark_ast_expr *ast);
/* The same for what is held or not: its type must be a truth value. */
struct ark_expr *ark_bind_condition(struct ark_binder *binder, const struct ark_ast_expr *ast);
struct ark_pattern *ark_bind_pattern(struct ark_binder *binder, const struct ark_ast_pattern *ast);
/* `returns`: the query must end in RETURN; a subquery of EXISTS or COUNT need not. */
struct ark_query *ark_bind_query(struct ark_binder *binder, const struct ark_ast_query *ast,
                                 bool returns);
/* WITH and RETURN. */
bool ark_bind_projection(struct ark_binder *binder, const struct ark_ast_clause *ast,
                         struct ark_clause *clause);
/* Forms with a variable of their own, and subqueries; `expr` has its kind and place. */
struct ark_expr *ark_bind_form(struct ark_binder *binder, const struct ark_ast_expr *ast,
                               struct ark_expr *expr);
struct ark_expr *ark_bind_subquery(struct ark_binder *binder, const struct ark_ast_expr *ast,
                                   struct ark_expr *expr);
struct ark_expr *ark_bind_aggregate(struct ark_binder *binder, const struct ark_ast_expr *ast,
                                    struct ark_expr *expr);
struct ark_expr *ark_bind_new(struct ark_binder *binder, enum ark_expr_kind kind,
                              struct ark_place place);
struct ark_expr *ark_bind_slot(struct ark_binder *binder, struct ark_place place, uint32_t slot);
/* Binds all the operands, so that the faults of each are found. False when there was one. */
bool ark_bind_args(struct ark_binder *binder, const struct ark_ast_expr *ast,
                   struct ark_expr *expr);
/* Sets the types of an expression whose operands have theirs; false, with a fault, when an operand
 * can't be what it must be. */
bool ark_bind_types(struct ark_binder *binder, struct ark_expr *expr);
/* "en tekst", "et tal eller en liste" for messages. Caller frees. */
char *ark_types_name(ark_types types, enum ark_lang lang);
/* Whether two expressions are written alike. */
bool ark_ast_equal(const struct ark_ast_expr *a, const struct ark_ast_expr *b);
bool ark_ast_reads_parameter(const struct ark_ast_expr *ast);
bool ark_ast_aggregates(const struct ark_ast_expr *ast);
/* False, with a fault, when the schema knows no such label. `edge`: on an edge. */
bool ark_bind_label(struct ark_binder *binder, const struct ark_label *label, bool edge);
/* The slots that an expression reads, merged from its parts. */
void ark_bind_uses(struct ark_binder *binder, struct ark_expr *expr, const uint32_t *own,
                   uint32_t n);
/* Leaves out of what the expression reads the slots from `first` on: they are inside it. */
void ark_bind_hide_uses(struct ark_expr *expr, uint32_t first);
int ark_scope_declare(struct ark_scope *scope, const char *name, bool local);
/* Variables from `first` up to `past` are not seen any more. */
void ark_scope_hide(struct ark_scope *scope, uint32_t first, uint32_t past);
/* Appends the conjuncts of `expr`. */
void ark_bind_conjuncts(GPtrArray *out, const struct ark_expr *expr);
/* name = value, for a property map's value that is not constant. */
struct ark_expr *ark_bind_equal(struct ark_binder *binder, struct ark_place place, uint32_t slot,
                                ark_atom key, struct ark_expr *value);
/* Warns when paths of the pattern have nothing to do with each other: no variable in common, and no
 * `=` between them in `where`. */
void ark_pattern_warn_product(struct ark_source *source, const struct ark_ast_pattern *ast,
                              const struct ark_pattern *pattern, const struct ark_expr *where);
