/* What the files of this folder share: two graphs as lists of things, and which thing is which.
 * Nothing outside may see it. */
#pragma once

#include <string.h>

#include "diff/diff.h"

#define NO_THING UINT32_MAX

enum { OLD, NOW, SIDES };
enum { MOST_KINDS = 48, NAME_KEYS = 3 };

/* How a kind of thing is read; one row per label (things.c). */
struct kind {
    const char *label;
    enum ark_diff_group group;
    enum {
        A_MODEL,    /* of ArchiMate */
        A_DATA,     /* of UML */
        A_DOCUMENT, /* a report, or answers */
    } of;
    const char *name; /* properties that name it, the first that is there; "a b" */
    const char *only; /* the properties that count; NULL: all that are not derived */
    bool edge;        /* a relationship */
    bool part;        /* told as a part of what it lies in */
    bool place;       /* where it lies says something */
    bool global;      /* its name says which it is, wherever it lies */
    bool by_ends;     /* what it connects says which it is */
};

struct thing {
    ark_ref ref;
    ark_atom type;
    ark_atom id;     /* as both formats of ArchiMate write it */
    uint32_t parent; /* the nearest thing above it that is no part; NO_THING */
    uint32_t pair;   /* in the other side; NO_THING */
    const struct kind *kind;
};

/* A borrowed run of things. */
struct things {
    const uint32_t *v;
    uint32_t n;
};

struct side {
    const ark_graph *graph;
    bool lenient;                  /* the other side is of another tool or format */
    ARK_VEC(struct thing) all;     /* nodes, then edges, in the order of the graph */
    uint32_t *of;                  /* by node, then by edge: the thing; NO_THING */
    ark_ref *holder;               /* the same: what it hangs below; ARK_REF_NONE */
    uint32_t *child_first, *child; /* by parent; the last parent is "none" */
    uint32_t per_group[ARK_DIFF_GROUPS];
    ark_atom name_keys[MOST_KINDS][NAME_KEYS]; /* by kind: the properties that name it */
};

/* things.c */
void ark_side_init(struct side *side, const ark_graph *graph, bool lenient);
void ark_side_clear(struct side *side);
/* `parent` NO_THING: those that lie in nothing. */
struct things ark_side_children(const struct side *side, uint32_t parent);
uint32_t ark_side_thing(const struct side *side, ark_ref ref);
/* What an entity hangs below; ARK_REF_NONE. */
ark_ref ark_side_holder(const struct side *side, ark_ref ref);
/* The property that names a thing; ARK_ATOM_NONE when it has no name. */
ark_atom ark_side_name_key(const struct side *side, const struct thing *thing);
/* The name; NULL when it has none. Where it is a piece of a longer text `*ret_len` is shorter. */
const char *ark_side_name(const struct side *side, const struct thing *thing, size_t *ret_len);
/* The name as a key; 0 when it has none. */
uint64_t ark_side_named(const struct side *side, const struct thing *thing);
/* The first thing that an edge of that label goes to (`ARK_REF_NONE`: none). */
ark_ref ark_side_target(const struct side *side, ark_ref from, const char *label);

/* lenient.c: what tools write or leave out for one model, as uml/normal.h has it. None of it holds
 * between two files of one tool.
 *
 * Whether a thing says nothing: a note without a text, an operation that returns nothing. */
bool ark_lenient_is_nothing(const ark_graph *graph, const struct kind *kind, ark_ref ref);
/* What a metaclass is called whatever the tool calls it. */
ark_atom ark_lenient_type(const ark_atoms *atoms, const struct kind *kind, ark_atom type);
/* Whether a thing has a name that is as good as none. */
bool ark_lenient_is_unnamed(const struct side *side, const struct thing *thing);
/* Whether two values of a property of things that are one mean the same. */
bool ark_lenient_same(const struct side *sides, uint32_t was, uint32_t is, const char *key,
                      const char *from, const char *to);
/* Whether two keys are spellings of one tag. */
bool ark_lenient_same_key(const char *a, const char *b);

/* For sorting: pointers to texts, and numbers. */
int ark_by_text(const void *a, const void *b);
int ark_by_number(const void *a, const void *b);
/* text.c: texts as they are compared: blanks and composed letters make no difference. */
bool ark_texts_equal(const char *a, size_t a_len, const char *b, size_t b_len);
uint64_t ark_text_key(const char *text, size_t len);
/* A key of two, in this order; also of small numbers. */
static inline uint64_t ark_mix(uint64_t key, uint64_t with)
{
    key = key * 0x9e3779b97f4a7c15u + with;
    key = (key ^ key >> 32) * 0xff51afd7ed558ccdu;
    return key ^ key >> 32;
}
/* Whether two texts are one that was worked on: at least half of their words are the same. */
bool ark_texts_alike(const char *a, const char *b);

/* pair.c, and one file for each kind of model */
struct pairing {
    struct side *sides; /* two */
    /* Old things that were paired, and whose parts are not yet looked at. */
    ARK_VEC(uint32_t) fresh;
    bool ids_agree; /* some things of one id have one name, too */
    bool by_name;
};

void ark_pair_all(struct pairing *pairing);
void ark_pair(struct pairing *pairing, uint32_t old, uint32_t now);
/* Pairs what lies in the things that were paired lately, and in these. */
void ark_pair_below(struct pairing *pairing);

/* A number that both sides have for one thing: that of the new one, or for one that is only in the
 * old, its own with the top bit. */
static inline uint32_t ark_common(const struct pairing *pairing, int side, uint32_t thing)
{
    uint32_t pair = side == OLD && thing != NO_THING ? pairing->sides[OLD].all.v[thing].pair : 0;
    return thing == NO_THING || side == NOW ? thing : pair != NO_THING ? pair : thing | 1u << 31;
}

/* The key by which a thing is looked for on the other side; false: not in this round. */
typedef bool (*key_fn)(const struct pairing *pairing, int side, uint32_t thing, uint64_t *ret_key);
/* join.c: pairs things that are not paired and have the same key, of several the first with the
 * first; with `only` none where there are several. NULL: all things. Gives how many. */
uint32_t ark_join(struct pairing *pairing, const struct things *candidates, key_fn key, bool only);

/* pair_id.c: by id, unless ids mislead. */
void ark_pair_by_id(struct pairing *pairing);
/* pair_archimate.c: elements and views. */
void ark_pair_archimate(struct pairing *pairing);
/* pair_ends.c: associations, their ends, and relationships; gives whether anything was paired. */
bool ark_pair_by_ends(struct pairing *pairing);
/* pair_document.c: the sections of a report that is paired. */
void ark_pair_sections(struct pairing *pairing, uint32_t old_report);
/* What is left in a part of a document: by order, what is alike. */
void ark_pair_texts(struct pairing *pairing, uint32_t old);
/* What a thing says, whatever the order: to tell those of one name from each other (pair.c). */
uint64_t ark_content_key(const struct pairing *pairing, int side, uint32_t thing);

/* properties.c */
enum property_rule {
    PROPERTY_COUNTS,
    PROPERTY_DERIVED, /* follows from something else, or is noise of one tool's */
    PROPERTY_TOOL,    /* counts, but not between two tools */
    PROPERTY_BOTH,    /* counts where both say it */
    PROPERTY_LAYOUT,
};
struct property {
    enum property_rule rule;
    const char *usual; /* what an absent one means; NULL: nothing */
};
struct property ark_property_rule(const struct kind *kind, const char *key);

/* compare.c, and what is told of some kinds of things */
struct comparing {
    struct ark_diff *diff;
    const struct pairing *pairing;
    const struct ark_diff_options *options;
};

/* Adds a detail of two things that are one; about a part when they are one. */
struct ark_detail *ark_detail_add(struct comparing *comparing, enum ark_detail_kind kind,
                                  uint32_t was, uint32_t is);
/* The same with texts; `key` lives as long as the atoms. Empty is none. */
void ark_detail_property(struct comparing *comparing, uint32_t was, uint32_t is, const char *key,
                         const char *from, const char *to);
/* Sets of things of either side, by their common numbers (compare_set.c). */
typedef ARK_VEC(uint32_t) common_vec;
/* Adds the thing that `ref` is, if it is one. */
void ark_common_add(const struct pairing *pairing, int side, ark_ref ref, common_vec *set);
/* Adds a detail like `like` for each thing that is in one of the sets only. Sorts them. */
void ark_compare_sets(struct comparing *comparing, uint32_t was, uint32_t is,
                      const struct ark_detail *like, common_vec *before, common_vec *after);
/* All that is another about a thing that both sides have. */
void ark_compare_things(struct comparing *comparing, uint32_t was, uint32_t is);

void ark_compare_properties(struct comparing *comparing, uint32_t was, uint32_t is);
/* compare_links.c: types, multiplicities, and what else a data model refers to. */
void ark_compare_links(struct comparing *comparing, uint32_t was, uint32_t is);
/* compare_view.c: what a view or diagram shows, and how it looks. */
void ark_compare_view(struct comparing *comparing, uint32_t was, uint32_t is);
/* compare_row.c: the cells of a row, by column. */
void ark_compare_cells(struct comparing *comparing, uint32_t was, uint32_t is);
