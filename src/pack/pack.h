/* Packs: YAML to compiled rules. The format is described in docs/packs.md.
 *
 * A pack states a framework (principles and the framework's own rules) and the checks that test
 * them. It is data: it can't run code, reach the network or read files. Loading checks everything:
 * unknown and duplicate keys, aliases, missing texts, the query text of every rule, placeholders.
 */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/lang.h"
#include "base/vec.h"
#include "graph/builder.h"
#include "query/query.h"

/* The framework's obligation, strongest first. FORLADES: presence is the violation. */
enum ark_level { ARK_SKAL, ARK_BOER, ARK_KAN, ARK_SKAL_FORLADES, ARK_BOER_FORLADES, ARK_LEVELS };

/* "SKAL", "BØR" ... : Danish domain terms, the same in both languages. */
const char *ark_level_name(enum ark_level level);
/* 0 SKAL, 1 BØR, 2 KAN: for the gate and for sorting; FORLADES ranks as its verb. */
int ark_level_rank(enum ark_level level);
/* SKAL FORLADES, BØR FORLADES. */
bool ark_level_abandons(enum ark_level level);

/* H: read in the primary source. M: secondary source. OURS: our heuristic, never the framework's
 * words. */
enum ark_certainty { ARK_SURE_H, ARK_SURE_M, ARK_SURE_OURS, ARK_CERTAINTIES };

/* "H", "M", "ours": as packs write it. */
const char *ark_certainty_key(enum ark_certainty sure);

struct ark_principle {
    const char *id; /* "P7" */
    struct ark_text title;
    struct ark_text gist;
    struct ark_loc loc;
};

/* A rule of the framework itself ("AR 7.1"); becomes a Rule node of the graph. */
struct ark_framework_rule {
    const char *id;
    const char *principle; /* id, or NULL */
    struct ark_text title;
    struct ark_text gist;
    enum ark_level level;
    enum ark_certainty sure;
    const char *source; /* section or URL */
    struct ark_loc loc;
};

/* Literal text and expressions in turn: "{a.name} sender til {b.name}". */
struct ark_message {
    uint32_t n;
    const char *const *literals;         /* n + 1 */
    const struct ark_expr *const *exprs; /* n */
};

struct ark_evidence {
    struct ark_text title;               /* what this evidence shows; may be empty */
    const char *match_text, *where_text; /* as the pack has them; `where` or NULL */
    const struct ark_pattern *match;
    const struct ark_expr *where;
    int show; /* slot of the variable to list */
    struct ark_scope *scope;
};

struct ark_rule_test {
    const char *given; /* graph text */
    uint32_t finds;    /* findings expected; of an `ask` the questions, 0 or 1 */
    struct ark_snippet text;
};

/* What a rule says in the words of its pack, for showing; NULL where it says nothing. */
struct ark_rule_text {
    const char *match, *where, *require, *forbid;
    struct ark_text message; /* or question, with its placeholders */
};

struct ark_rule {
    const char *id; /* "AR-7.1-a", unique in the pack */
    struct ark_loc loc;
    enum ark_level level;
    enum ark_certainty sure;
    const char *covers;    /* id of a framework rule, or NULL */
    const char *principle; /* id, or NULL */
    const char *needs;     /* a label that must occur in the graph, else not applicable; or NULL */
    struct ark_text title;
    struct ark_text source; /* where the rule comes from, for people */
    const char *url;
    struct ark_text remedy;
    struct ark_rule_text text;
    struct ark_scope *scope;
    uint32_t width; /* slots that `match` binds: the first ones of the scope */
    const struct ark_pattern *match;
    const struct ark_expr *where;
    const struct ark_expr *require, *forbid; /* at most one */
    bool expects;                            /* `expect:` given */
    uint32_t expect_min, expect_max;         /* max UINT32_MAX: no upper end */
    int at;                                  /* slot of the subject; -1: the whole input */
    struct ark_message message[ARK_LANGS];
    /* Of the messages: `scope`, but an empty one with `expects`, which has no match to speak of. */
    struct ark_scope *message_scope;
    bool asks; /* a question to the reviewer; `message` is the question */
    const struct ark_evidence *evidence;
    uint32_t evidence_n;
    const struct ark_rule_test *tests;
    uint32_t test_n;
};

struct ark_pack {
    const char *id; /* "rammearkitektur" */
    const char *file;
    const char *version;
    struct ark_text title;
    const char *url;
    const struct ark_principle *principles;
    uint32_t principle_n;
    const struct ark_framework_rule *framework_rules;
    uint32_t framework_rule_n;
    const struct ark_rule *rules;
    uint32_t rule_n;
};

/* Loads one pack from memory; `file` is its name in messages. All of it lives in `compile->arena`.
 */
const struct ark_pack *ark_pack_load(const struct ark_compile *compile, const char *file,
                                     const char *bytes, size_t len, GError **error);

/* Adds Framework, Principle and Rule nodes and STATES edges, for linking and for rules about
 * coverage. */
void ark_pack_add_to_graph(const struct ark_pack *pack, ark_builder *builder);

/* A loaded rule by id; NULL when there is none. */
const struct ark_rule *ark_pack_rule(const struct ark_pack *pack, const char *id);
/* A rule or a principle of the framework by id; NULL when there is none. */
const struct ark_framework_rule *ark_pack_framework_rule(const struct ark_pack *pack,
                                                         const char *id);
const struct ark_principle *ark_pack_principle(const struct ark_pack *pack, const char *id);
