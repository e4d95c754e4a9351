/* Diff: what has changed from one model or document to another, by meaning.
 *
 * Compared are the things of docs/graph.md and what they say: not ids, places in files, order or
 * looks, and not what only one of two tools writes. So a model that is saved in another format is
 * the same model. Things are paired by id, then by kind and name below what is paired already, then
 * by what they connect; what is left was removed, or added.
 *
 * Both graphs must share one table of atoms. All texts live as long as the diff and its graphs.
 */
#pragma once

#include "base/arena.h"
#include "base/lang.h"
#include "base/vec.h"
#include "graph/graph.h"

/* The groups that things are told in, the most important first. */
#define ARK_DIFF_GROUP_ROWS(X)                                                                     \
    X(ELEMENT, "elements", "element", "elementer", "element", "elements")                          \
    X(RELATIONSHIP, "relationships", "relation", "relationer", "relationship", "relationships")    \
    X(VIEW, "views", "visning", "visninger", "view", "views")                                      \
    X(PACKAGE, "packages", "pakke", "pakker", "package", "packages")                               \
    X(CLASSIFIER, "classifiers", "klasse eller type", "klasser og typer", "class or type",         \
      "classes and types")                                                                         \
    X(ATTRIBUTE, "attributes", "attribut", "attributter", "attribute", "attributes")               \
    X(LITERAL, "literals", "enumerationsværdi", "enumerationsværdier", "enumeration literal",      \
      "enumeration literals")                                                                      \
    X(ASSOCIATION, "associations", "association", "associationer", "association", "associations")  \
    X(GENERALIZATION, "generalizations", "generalisering", "generaliseringer", "generalization",   \
      "generalizations")                                                                           \
    X(DEPENDENCY, "dependencies", "afhængighed", "afhængigheder", "dependency", "dependencies")    \
    X(OPERATION, "operations", "operation", "operationer", "operation", "operations")              \
    X(INSTANCE, "instances", "instans", "instanser", "instance", "instances")                      \
    X(CONSTRAINT, "constraints", "begrænsning", "begrænsninger", "constraint", "constraints")      \
    X(COMMENT, "comments", "note", "noter", "note", "notes")                                       \
    X(DIAGRAM, "diagrams", "diagram", "diagrammer", "diagram", "diagrams")                         \
    X(OTHER, "other", "andet i modellen", "andet i modellen", "other part of the model",           \
      "other parts of the model")                                                                  \
    X(MODEL, "models", "model", "modeller", "model", "models")                                     \
    X(FOLDER, "folders", "mappe", "mapper", "folder", "folders")                                   \
    X(REPORT, "reports", "rapport", "rapporter", "report", "reports")                              \
    X(SECTION, "sections", "afsnit", "afsnit", "section", "sections")                              \
    X(TABLE, "tables", "tabel", "tabeller", "table", "tables")                                     \
    X(ROW, "rows", "række", "rækker", "row", "rows")                                               \
    X(ANSWERS, "answers", "fil med svar", "filer med svar", "file of answers", "files of answers")

enum ark_diff_group {
#define X(symbol, ...) ARK_DIFF_##symbol,
    ARK_DIFF_GROUP_ROWS(X)
#undef X
        ARK_DIFF_GROUPS
};

/* Stable key for JSON ("elements"), and what people call one and several of them. */
const char *ark_diff_group_key(enum ark_diff_group group);
const char *ark_diff_group_name(enum ark_diff_group group, bool several, enum ark_lang lang);

enum ark_change_kind { ARK_ADDED, ARK_REMOVED, ARK_CHANGED, ARK_CHANGE_KINDS };

/* A thing that is not what it was. `inside` is the change of an added or removed container that it
 * came or went with: index in `changes`, UINT32_MAX when it did not. */
struct ark_change {
    enum ark_change_kind kind;
    enum ark_diff_group group;
    ark_ref was, is; /* in the old and the new graph; ARK_REF_NONE when it is not there */
    uint32_t inside;
    uint32_t detail_first, detail_n; /* in `details`; of CHANGED at least one */
    /* Of a container that was added or removed: how much came or went with it, by group; else NULL.
     */
    const uint32_t *with;
};

enum ark_detail_kind {
    ARK_DETAIL_RENAMED,      /* texts: the names */
    ARK_DETAIL_RETYPED,      /* refs: the thing itself, for its types */
    ARK_DETAIL_MOVED,        /* refs: what it lies in; ARK_REF_NONE: at the top */
    ARK_DETAIL_PROPERTY,     /* key and texts; a text is NULL where there was or is none */
    ARK_DETAIL_END,          /* key: "from" or "to"; refs: what it connected and connects */
    ARK_DETAIL_LINK,         /* key: an edge's label ("INSTANCE_OF"); one ref: gone, or new */
    ARK_DETAIL_SHOWS,        /* one ref: the view no longer shows it, or now does, too */
    ARK_DETAIL_PART_ADDED,   /* only the part */
    ARK_DETAIL_PART_REMOVED, /* the same */
    ARK_DETAIL_LAYOUT,       /* a view looks different */
    ARK_DETAILS
};

/* Stable key for JSON: "renamed". */
const char *ark_detail_key(enum ark_detail_kind kind);

/* One thing about a change. */
struct ark_detail {
    enum ark_detail_kind kind;
    ark_ref part_was, part_is; /* about a part (an end, a text, a note); ARK_REF_NONE: the thing */
    const char *key;
    ark_ref was, is;
    const char *from, *to;
};

struct ark_diff_options {
    bool layout;       /* also how views look */
    bool other_format; /* the two are not written by one tool: what only one has may be its own */
};

/* Kinds that only one of the two has, which were not compared since its tool or format may be the
 * only one that writes them. */
enum ark_left_out { ARK_COMPARED, ARK_ONLY_OLD, ARK_ONLY_NEW };

struct ark_diff {
    const ark_graph *old, *now;
    struct ark_arena *arena;
    ARK_VEC(struct ark_change) changes; /* by group; added, removed, changed; by place */
    ARK_VEC(struct ark_detail) details;
    uint32_t counts[ARK_DIFF_GROUPS][ARK_CHANGE_KINDS];
    /* Changed things that have such a detail about themselves. */
    uint32_t detailed[ARK_DIFF_GROUPS][ARK_DETAILS];
    uint32_t same; /* things that are what they were */
    enum ark_left_out left_out[ARK_DIFF_GROUPS];
    bool by_name; /* ids say nothing here: both have them, and they are not the same */
    /* By node, then by edge, of the new graph: whether it is compared, and what it was. */
    bool *compared;
    ark_ref *was;
};

/* Compares. Never fails; the graphs are borrowed and must outlive it. */
struct ark_diff *ark_diff_new(const ark_graph *old, const ark_graph *now,
                              const struct ark_diff_options *options);
void ark_diff_free(struct ark_diff *diff);
typedef struct ark_diff ark_diff;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ark_diff, ark_diff_free)

/* What an entity of the new graph was in the old one; ARK_REF_NONE when it is new. False when it is
 * no thing that is compared. */
bool ark_diff_was(const struct ark_diff *diff, ark_ref is, ark_ref *ret_was);
