/* What the variables of a set-up statement stand for, between one clause and the next: rows, as a
 * query passes them on. */
#pragma once

#include "world.h"
#include "base/vec.h"

struct tck_bindings {
    ARK_VEC(const char *) names;
    ARK_VEC(struct ark_value *) rows; /* of names.n values each, in the world's arena */
};

/* One row without variables: where a statement starts. */
void tck_bindings_init(struct tck_bindings *bindings);
void tck_bindings_clear(struct tck_bindings *bindings);
/* The column of a variable; -1 when there is none. */
int tck_bindings_find(const struct tck_bindings *bindings, const char *name);
/* Adds a variable that is null in each row; gives its column. */
uint32_t tck_bindings_add(struct tck_world *world, struct tck_bindings *bindings, const char *name);

/* Runs reading clauses (without RETURN) over the rows, which become those that the clauses give. */
bool tck_bindings_read(struct tck_world *world, struct tck_bindings *bindings, const char *clauses,
                       GError **error);
/* The value of an expression in each row, in the world's arena; NULL after an error. */
const struct ark_value *tck_bindings_eval(struct tck_world *world,
                                          const struct tck_bindings *bindings,
                                          const char *expression, GError **error);
