/* The rule language: patterns and expressions in the syntax of ISO GQL / openCypher, read only.
 *
 * Compile once, run against any graph that uses the same atoms. Compiling checks names against the
 * schema. Running is bounded: a run that exceeds its steps fails with ARK_ERROR_LIMIT and is never
 * taken for "no match".
 *
 * A pattern binds variables to nodes and edges (refs). All variables of one rule live in one scope;
 * a row is the array of their values, indexed by slot. Patterns compiled later in the same scope
 * see the variables of earlier ones as already bound: that is how `require` and EXISTS {} see
 * `match`.
 */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/error.h"
#include "graph/graph.h"
#include "graph/schema.h"

/* A run of bytes of a text, from `at` on, that lies verbatim in the file at this place. */
struct ark_piece {
    uint32_t at, line, column;
};

/* A piece of query text and where it stands, so that errors point into the pack. `source` is the
 * whole file (for the excerpt with the caret) or NULL. When it is not known where in the file the
 * text lies, `column` is 0 and the error names the line of the start. */
struct ark_snippet {
    const char *text;
    const char *file;
    uint32_t line, column;
    /* Columns that each later line of `text` is indented by in the file. */
    uint32_t indent;
    const char *source;
    /* Of a text that is folded or has escapes: its pieces, the first at 0, in order. `before` bytes
     * of the text that they are of come before this one. */
    const struct ark_piece *pieces;
    uint32_t piece_n, before;
};

struct ark_compile {
    struct ark_arena *arena; /* owns what is compiled */
    ark_atoms *atoms;
    const ark_schema *schema; /* NULL: names are not checked */
    enum ark_lang lang;       /* of the error messages */
    bool tests_elsewhere;     /* packs may come without inline tests, which were run before */
    /* The values of `$name`: name -> const struct ark_value *. They are constants to what is
     * compiled, and must outlive it. NULL: there are none. */
    GHashTable *parameters;
    /* The definitions that calls may mean: name -> struct ark_definition. NULL: there are none. */
    GHashTable *definitions;
    /* Where to report what is no mistake but odd: a variable that is not used, a condition that is
     * always true, patterns that have nothing to do with each other. NULL: not wanted. */
    struct ark_diags *warnings;
};

struct ark_scope;   /* the variables */
struct ark_pattern; /* comma-separated paths, with inline WHERE */
struct ark_expr;

/* Compile all that shares a scope before making rows: compiling adds slots. */
struct ark_scope *ark_scope_new(const struct ark_compile *compile);
/* Equal regexes of scopes with the same table (g_str_hash) and arena are compiled once. The table
 * is only used while compiling; its keys and values lie in the arena. */
void ark_scope_share_regexes(struct ark_scope *scope, GHashTable *regexes);
uint32_t ark_scope_size(const struct ark_scope *scope); /* slots of a row */
/* The slot of a variable; -1 when there is none. */
int ark_scope_find(const struct ark_scope *scope, const char *name);
/* NULL for a variable that only an EXISTS {} or COUNT {} inside knows. */
const char *ark_scope_name(const struct ark_scope *scope, uint32_t slot);

/* NULL and `error` (ARK_ERROR_PACK: "file:line:column: ...", the line and a caret) on bad text. A
 * text with several mistakes gives them all, one below the other, at most ARK_MAX_ERRORS. */
struct ark_pattern *ark_pattern_compile(const struct ark_compile *compile, struct ark_scope *scope,
                                        struct ark_snippet text, GError **error);
struct ark_expr *ark_expr_compile(const struct ark_compile *compile, struct ark_scope *scope,
                                  struct ark_snippet text, GError **error);
/* A condition: its type must be a truth value, and one that is always the same is odd. */
struct ark_expr *ark_condition_compile(const struct ark_compile *compile, struct ark_scope *scope,
                                       struct ark_snippet text, GError **error);

/* A definition (docs/packs.md): `as` under a name, with the variables `of`. It may use those of
 * `compile` but not itself; who compiles it adds it there. `name` and `of` are kept. On bad text
 * `error`, and a definition that stands for null, so that nothing is said of those that use it. */
struct ark_definition;
struct ark_definition *ark_definition_compile(const struct ark_compile *compile, const char *name,
                                              const char *const *of, uint32_t of_n,
                                              struct ark_snippet as, GError **error);
/* Whether something that was compiled calls it. */
bool ark_definition_is_used(const struct ark_definition *definition);
/* Whether the language has a function, or an aggregate, of that name. */
bool ark_query_has_function(const char *name);

/* What is odd can be known only when all that shares the scope is compiled. Both report to
 * `compile->warnings`. The first: variables from slot `first` on that a pattern declares and
 * nothing reads; slot `kept` (-1: none) is read by the caller, and a name that begins with `_` is
 * meant not to be. The second: paths of `pattern`, which `text` is, that have nothing to do with
 * each other. */
void ark_scope_warn_unused(const struct ark_compile *compile, struct ark_scope *scope,
                           uint32_t first, int kept);
void ark_match_warn(const struct ark_compile *compile, struct ark_snippet text,
                    const struct ark_pattern *pattern, const struct ark_expr *where);

/* A run over one graph: plans, regex cache, scratch memory, the step budget. What it has run must
 * outlive it. After a failure it stays failed until the next `begin`. */
struct ark_matcher;

struct ark_matcher *ark_matcher_new(const ark_graph *graph, enum ark_lang lang);
void ark_matcher_free(struct ark_matcher *matcher);
/* `today` for date functions: days since 1970-01-01. */
void ark_matcher_set_today(struct ark_matcher *matcher, int64_t today);
/* Starts a new budget of ARK_MAX_QUERY_STEPS; call before each rule. */
void ark_matcher_begin(struct ark_matcher *matcher);
/* How many candidate nodes and edges were looked at since `begin`. */
uint64_t ark_matcher_steps(const struct ark_matcher *matcher);

/* Called per solution; `row` is borrowed and valid during the call. Return false to stop. */
typedef bool (*ark_row_fn)(const struct ark_value *row, void *user);

/* Every solution of `pattern` (with `where` true, if not NULL) that extends `row`, whose unbound
 * slots are NULL values; `row` has ark_scope_size slots and is restored at the end. `pattern` NULL:
 * one solution if `where` holds. Order is deterministic. Relationship uniqueness as in openCypher:
 * within one pattern no edge is used twice. */
bool ark_match(struct ark_matcher *matcher, const struct ark_pattern *pattern,
               const struct ark_expr *where, struct ark_value *row, ark_row_fn fn, void *user,
               GError **error);

/* The value; lists and texts made on the way live until the next `ark_matcher_begin`. Null
 * propagates (three-valued logic); a rule's condition holds only when it is TRUE. */
bool ark_eval(struct ark_matcher *matcher, const struct ark_expr *expr, struct ark_value *row,
              struct ark_value *ret_value, GError **error);

/* About what a condition costs, compared with others: the longer, the more, and what asks the graph
 * again most. 0 for NULL. */
uint32_t ark_expr_weight(const struct ark_expr *expr);

/* A whole query: [OPTIONAL] MATCH, UNWIND, WITH, RETURN, UNION. Reads only. */
struct ark_query;
struct ark_query *ark_query_compile(const struct ark_compile *compile, struct ark_snippet text,
                                    GError **error);
/* The columns of its answer: their number and their names, as RETURN gives them. */
uint32_t ark_query_width(const struct ark_query *query);
const char *ark_query_column(const struct ark_query *query, uint32_t column);
/* Every row of the answer, in the order that ORDER BY asks for, else in an order that is the same
 * in each run; `row` has ark_query_width values, borrowed and valid during the call. */
bool ark_query_run(struct ark_matcher *matcher, const struct ark_query *query, ark_row_fn fn,
                   void *user, GError **error);
/* The plan as text, a line per step: what is looked up or followed, how many rows were expected
 * from it, and how many it gave in the runs since the matcher was made (a plan that was never run
 * is made now). */
void ark_query_explain(struct ark_matcher *matcher, const struct ark_query *query, GString *out);
/* The same for the parts of a rule. */
void ark_match_explain(struct ark_matcher *matcher, const struct ark_scope *scope,
                       const struct ark_pattern *pattern, const struct ark_expr *where,
                       GString *out);

/* The text of a value for a person (messages): names for entities, "-" for null, lists by comma. */
void ark_value_print(const ark_graph *graph, struct ark_value value, GString *out);

/* Builds the graph that pattern text describes, `(a:X {n:'1'})-[:Flow]->(b:Y)`, into `builder`; the
 * inline tests of rules. Labels get their supertypes through `labels_of` (NULL: as written). */
typedef ark_labelset (*ark_labels_fn)(ark_builder *builder, const char *label, bool edge);
bool ark_graph_from_text(const struct ark_compile *compile, struct ark_snippet text,
                         ark_labels_fn labels_of, ark_builder *builder, GError **error);
