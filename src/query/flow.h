/* Running a query's clauses: rows flow from one to the next. */
#pragma once

#include "query/matcher.h"

/* Calls `fn` with the columns of each row of the answer. `row` has the variables that the query
 * sees from outside, and its slots are restored. What a query without RETURN gives has no columns.
 */
void ark_query_flow(struct ark_matcher *matcher, const struct ark_query *query,
                    struct ark_value *row, ark_row_fn fn, void *user);
