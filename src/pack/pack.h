/* Packs: YAML to compiled rules. The format is described in docs/packs.md.
 *
 * A pack states a framework (principles and the framework's own rules) and the checks that test
 * them. It is data: it can't run code, reach the network or read files; what it extends is opened
 * by whoever loads it. Loading checks everything: unknown and duplicate keys, aliases, missing
 * texts, the query text of every rule, placeholders.
 *
 * A pack that extends others leaves them whole: each stays a pack of its own, is loaded once
 * whoever names it, and comes before those that extend it.
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

/* Where the level that holds for a rule in a run comes from. */
enum ark_level_from { ARK_LEVEL_OWN, ARK_LEVEL_PROFILE, ARK_LEVEL_OVERRIDE };

/* H: read in the primary source. M: secondary source. OURS: our heuristic, never the framework's
 * words. */
enum ark_certainty { ARK_SURE_H, ARK_SURE_M, ARK_SURE_OURS, ARK_CERTAINTIES };

/* "H", "M", "ours": as packs write it. */
const char *ark_certainty_key(enum ark_certainty sure);

struct ark_pack;

struct ark_principle {
    const struct ark_pack *pack; /* that states it */
    const char *id;              /* "P7" */
    struct ark_text title;
    struct ark_text gist;
    bool needs_plan; /* a deviation from it says how it will end, too, not only why */
    struct ark_loc loc;
};

/* A rule of the framework itself ("AR 7.1"); becomes a Rule node of the graph. */
struct ark_framework_rule {
    const struct ark_pack *pack; /* that states it */
    const char *id;
    const char *principle; /* id, or NULL */
    struct ark_text title;
    struct ark_text gist;
    enum ark_level level;
    enum ark_certainty sure;
    const char *source; /* section or URL */
    bool needs_plan;    /* as of a principle */
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

/* A kind of solution that obligations differ by ("F": shared public solutions). */
struct ark_profile {
    const struct ark_pack *pack;
    const char *id;
    struct ark_text title;
    const struct ark_pattern *when; /* chosen when this matches the graph; or NULL */
    struct ark_scope *scope;        /* of `when` */
    struct ark_loc loc;
};

/* What a rule's `levels` says of one profile, of its pack or of one that it extends. */
struct ark_profile_level {
    const struct ark_profile *profile;
    bool applies; /* false: N/A */
    enum ark_level level;
};

/* What an extending pack changes in a rule of another; one of level and off. */
struct ark_override {
    const struct ark_pack *by;
    const char *rule;
    bool off;
    enum ark_level level;
    struct ark_text reason;
    struct ark_loc loc;
};

struct ark_deprecation {
    const char *since; /* version of the pack */
    struct ark_text reason;
};

struct ark_rule {
    const char *id; /* "AR-7.1-a", unique in the pack and in those it extends */
    struct ark_loc loc;
    enum ark_level level; /* its own; what holds in a run: ark_rule_effect */
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
    const struct ark_profile_level *levels; /* by profile */
    uint32_t level_n;
    const struct ark_override *override;      /* NULL: none */
    const char *since;                        /* version of the pack that it came with, or NULL */
    const struct ark_deprecation *deprecated; /* NULL: it is not */
    const char *replaced_by;   /* a rule that is there, or NULL; only of one that is deprecated */
    struct ark_text help;      /* Markdown; may be empty */
    const char *const *former; /* ids that it had before */
    uint32_t former_n;
};

enum ark_parameter_type {
    ARK_PARAMETER_INTEGER,
    ARK_PARAMETER_NUMBER,
    ARK_PARAMETER_TEXT,
    ARK_PARAMETER_BOOLEAN,
    ARK_PARAMETER_LIST,
    ARK_PARAMETER_TYPES
};

/* Who gave a parameter its value, the strongest last. */
enum ark_parameter_from {
    ARK_PARAMETER_DEFAULT,
    ARK_PARAMETER_PACK, /* one that extends this */
    ARK_PARAMETER_CONFIG,
    ARK_PARAMETER_ARGUMENT
};

/* A number or text that rules name as `$id`: a constant once they are compiled. */
/* A value that a parameter may have, and how it is written. */
struct ark_choice {
    const char *text;
    struct ark_value value;
};

struct ark_parameter {
    const char *id;
    enum ark_parameter_type type;
    struct ark_text title;
    struct ark_value value, by_default;
    const struct ark_choice *choices; /* the only values it may have; none: any of the type */
    uint32_t choice_n;
    enum ark_parameter_from from;
    struct ark_loc loc;
};

/* "default", "pack", "configuration", "argument": for programs. */
const char *ark_parameter_from_key(enum ark_parameter_from from);
/* "integer", "number", "text", "boolean", "list". */
const char *ark_parameter_type_name(enum ark_parameter_type type);

enum ark_entry_kind {
    ARK_ENTRY_STANDARD,
    ARK_ENTRY_COMPONENT,
    ARK_ENTRY_TERM,
    ARK_ENTRY_REGISTER,
    ARK_ENTRY_BUILDING_BLOCK,
    ARK_ENTRY_CONCEPT, /* of a standard for data: never looked for in text */
    ARK_ENTRY_KINDS
};
enum ark_entry_status {
    ARK_ENTRY_CURRENT,
    ARK_ENTRY_PHASED_OUT,
    ARK_ENTRY_PLANNED,
    ARK_ENTRY_WITHDRAWN,
    ARK_ENTRY_STATUSES
};

/* "Standard" ...: what packs write, and the label of the node. */
const char *ark_entry_kind_name(enum ark_entry_kind kind);
/* "current" ... */
const char *ark_entry_status_name(enum ark_entry_status status);

/* How near two concepts are, in the words of SKOS: the other one means the same, nearly the same,
 * more, less, or something that has to do with it. */
enum ark_match {
    ARK_MATCH_EXACT,
    ARK_MATCH_CLOSE,
    ARK_MATCH_BROAD,
    ARK_MATCH_NARROW,
    ARK_MATCH_RELATED,
    ARK_MATCHES
};

/* "exact" ... */
const char *ark_match_name(enum ark_match match);

/* What an entry corresponds to in another standard. */
struct ark_mapping {
    const char *to; /* id of an entry of this pack or of one it extends */
    enum ark_match match;
    enum ark_certainty sure;
    struct ark_text note; /* may be empty */
};

/* Something that reports name: a standard, a shared component, a term. */
struct ark_entry {
    const char *id;
    enum ark_entry_kind kind;
    struct ark_text title;
    const char *const *aliases; /* names in any case */
    uint32_t alias_n;
    const char *const *abbreviations; /* names in exactly this case */
    uint32_t abbreviation_n;
    enum ark_entry_status status;
    const char *replaced_by; /* id of an entry of this pack or of one it extends, or NULL */
    const char *since, *version, *url; /* or NULL */
    const struct ark_mapping *mappings;
    uint32_t mapping_n;
    enum ark_certainty sure;
    const char *source;
    struct ark_loc loc;
};

/* A column of a table: what stands in each row, as a message. */
struct ark_pack_column {
    struct ark_text title;
    struct ark_message text[ARK_LANGS];
};

/* A table of the report, with a row for each match. `rows` has its match, as a rule each of whose
 * findings is a row: so inline tests are those of rules. */
struct ark_pack_table {
    struct ark_rule rows; /* with id, title, source, sure and needs */
    struct ark_text note; /* below the table; may be empty */
    const struct ark_pack_column *columns;
    uint32_t column_n;
};

/* An expression of the pack that its rules use as a function. */
struct ark_pack_definition {
    const char *name;
    const char *const *of; /* the names of its parameters */
    uint32_t of_n;
    const char *as; /* as written */
    struct ark_definition *compiled;
    struct ark_loc loc;
};

struct ark_pack {
    const char *id; /* "rammearkitektur" */
    const char *file;
    const char *version;
    struct ark_text title;
    const char *url;
    bool matrix; /* the report shows requirement by requirement what is answered and what holds */
    const struct ark_principle *principles;
    uint32_t principle_n;
    const struct ark_framework_rule *framework_rules;
    uint32_t framework_rule_n;
    const struct ark_rule *rules;
    uint32_t rule_n;
    const struct ark_pack *const *extends; /* directly or through others, in the order of loading */
    uint32_t extend_n;
    const struct ark_parameter *parameters;
    uint32_t parameter_n;
    const struct ark_pack_definition *definitions;
    uint32_t definition_n;
    const struct ark_profile *profiles;
    uint32_t profile_n;
    const struct ark_entry *catalogue;
    uint32_t entry_n;
    const struct ark_pack_table *tables;
    uint32_t table_n;
};

/* The bytes of a pack, borrowed while loading. */
struct ark_pack_source {
    const char
        *key; /* equal keys are the same pack: a canonical path, or the name of one built in */
    const char *file; /* its name in messages */
    const char *bytes;
    size_t len;
    bool tests_elsewhere; /* it may come without inline tests */
};

/* Opens what a pack calls `name` in its `extends`; `from` is that pack's file. What it gives must
 * live until the loading is over. On failure false and an error without a place, which is added. */
typedef bool (*ark_pack_open_fn)(void *user, const char *name, const char *from,
                                 struct ark_pack_source *ret_source, GError **error);

/* A value for a parameter from outside of the packs. */
struct ark_setting {
    const char *pack, *id;
    const char *text; /* --set PACK.ID=TEXT; NULL: from a file, as follows */
    const struct ark_yaml_file *file;
    const struct ark_yaml *pack_at, *id_at, *value;
    bool if_loaded; /* a pack that is not loaded is no mistake */
};

struct ark_pack_options {
    ark_pack_open_fn open; /* NULL: `extends` is a mistake */
    void *user;
    const struct ark_setting *settings;
    uint32_t setting_n;
};

/* Loads the packs that are named and those they extend, each once; `ret_packs` is the array of them
 * in the arena, in the order of `named`, but what is extended before what extends it. The compile's
 * `parameters` is not looked at: each pack has its own. All lives in `compile->arena`.
 *
 * What is odd in a pack goes to the compile's `warnings`, but not for one without its tests.
 *
 * Errors are ARK_ERROR_PACK (ARK_ERROR_USAGE for the command line): all mistakes of the first pack
 * that has any, in the order of its file, one below the other, at most ARK_MAX_ERRORS. */
bool ark_packs_load(const struct ark_compile *compile, const struct ark_pack_options *options,
                    const struct ark_pack_source *named, uint32_t n,
                    const struct ark_pack *const **ret_packs, uint32_t *ret_n, GError **error);

/* Loads one pack that extends none. */
const struct ark_pack *ark_pack_load(const struct ark_compile *compile, const char *file,
                                     const char *bytes, size_t len, GError **error);

/* Adds Framework, Principle and Rule nodes with STATES edges, and the entries of the catalogues
 * with REPLACED_BY and MAPS_TO, for linking and for rules. `packs` as ark_packs_load gives them. */
void ark_packs_add_to_graph(const struct ark_pack *const *packs, uint32_t n, ark_builder *builder);
/* Registers their labels, edge types and properties (docs/graph.md). */
void ark_packs_register(ark_schema *schema);

/* A loaded rule by id; NULL when there is none. Of this pack only. */
const struct ark_rule *ark_pack_rule(const struct ark_pack *pack, const char *id);
const struct ark_parameter *ark_pack_parameter(const struct ark_pack *pack, const char *id);
/* A rule or a principle of the framework, a profile or an entry by id, of this pack, else of those
 * that it extends, the nearest first; NULL when there is none. */
const struct ark_framework_rule *ark_pack_framework_rule(const struct ark_pack *pack,
                                                         const char *id);
const struct ark_principle *ark_pack_principle(const struct ark_pack *pack, const char *id);
const struct ark_profile *ark_pack_profile(const struct ark_pack *pack, const char *id);
const struct ark_entry *ark_pack_entry(const struct ark_pack *pack, const char *id);

/* Is there a pack with a profile of that id? */
bool ark_packs_have_profile(const struct ark_pack *const *packs, uint32_t n, const char *id);
/* "F, T, A og O" of all packs, for messages; "" when there are none. Caller frees. */
char *ark_packs_profiles(const struct ark_pack *const *packs, uint32_t n, enum ark_lang lang);

/* The profile of each pack that has one of that id (NULL: of none), else NULL, for ark_rule_effect.
 */
void ark_packs_choose(const struct ark_pack *const *packs, uint32_t n, const char *id,
                      const struct ark_profile **ret_chosen);

/* Why a rule is not run. */
enum ark_skip {
    ARK_RUN,
    ARK_SKIP_OFF,       /* switched off by an extending pack */
    ARK_SKIP_PROFILE,   /* N/A in the profile */
    ARK_SKIP_DEPRECATED /* and another rule has its place */
};

/* What holds for a rule in a run. */
struct ark_effect {
    enum ark_level level;
    enum ark_level_from from;
    enum ark_skip skip;
    const struct ark_profile *profile; /* that the level or the skip comes from, or NULL */
};

/* The one place where that is decided. What skips the rule comes first; then an override before the
 * profile, and the profile before the rule's own level. `chosen` has the profile of each pack, NULL
 * for none. */
struct ark_effect ark_rule_effect(const struct ark_rule *rule,
                                  const struct ark_profile *const *chosen, uint32_t n);
