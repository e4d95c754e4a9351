/* Rows that are kept: grouped, made distinct, sorted, cut. What WITH and RETURN do when they have
 * to see their rows together. */
#pragma once

#include "query/matcher.h"

struct ark_table;

/* For one clause that collects. */
struct ark_table *ark_table_new(struct ark_matcher *matcher, const struct ark_clause *clause);
void ark_table_free(struct ark_table *table);
/* Takes in the row that stands in `row`. False: no more are needed, or something failed. */
bool ark_table_add(struct ark_table *table, struct ark_value *row);
/* All rows are in: works out groups (in `row`, whose slots may be overwritten), order and cut. */
void ark_table_finish(struct ark_table *table, struct ark_value *row);
uint32_t ark_table_count(const struct ark_table *table);
/* Puts the columns of row `at`, and what WHERE reads, into `row`. */
void ark_table_load(const struct ark_table *table, uint32_t at, struct ark_value *row);

/* For UNION: rows of `width` values, each once. `add_new` is true for one that was not there. */
struct ark_table *ark_table_new_distinct(struct ark_matcher *matcher, uint32_t width);
bool ark_table_add_new(struct ark_table *table, const struct ark_value *values);
