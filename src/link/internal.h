/* What the files of link/ share. */
#pragma once

#include <stdbool.h>

#include "base/vec.h"
#include "document/document.h"
#include "link/link.h"

/* names.c: the ids and names of Rules and Principles */

struct named_target {
    ark_ref ref;
    uint32_t next; /* another with the same id (two frameworks): index + 1; 0 is none */
    bool rule;     /* else a principle */
};

struct titles;

struct names {
    ARK_VEC(struct named_target) targets;
    GHashTable *by_id;    /* "AR 7.1" -> index + 1 */
    GHashTable *by_name;  /* the title in lower case -> index + 1 */
    GHashTable *prefixes; /* "AR"; the value is not used */
    GHashTable *by_other; /* ids of another shape, in lower case -> index + 1 */
    ARK_VEC(const char *) rule_prefixes, principle_prefixes; /* keys of `prefixes` */
};

void ark_names_init(struct names *names, const ark_builder *builder);
void ark_names_clear(struct names *names);
/* Index + 1 of the first target with this prefix (in capitals) and number; 0 when there is none. */
uint32_t ark_names_find(const struct names *names, const char *prefix, const char *number,
                        size_t number_len);
/* By number alone ("7.1", "4"), if that is unambiguous. */
uint32_t ark_names_find_number(const struct names *names, bool rule, const char *number,
                               size_t number_len);
/* By a whole id, whatever its shape and case. */
uint32_t ark_names_find_id(const struct names *names, const char *id);
/* By title, whatever its case. */
uint32_t ark_names_find_title(const struct names *names, const char *title);

/* scan.c: ids in running text */

/* Targets in the order in which they are named, each once. */
struct mentions {
    ARK_VEC(uint32_t) targets; /* index in names->targets */
};

/* Adds every target whose id stands in `text`, in one pass. */
void ark_scan_ids(const struct names *names, const char *text, struct mentions *out);
/* Which numbers without a prefix a column may mean targets by: "7.1" below "Regel" or "Nr", "4"
 * only below "Princip". */
enum bare_numbers { BARE_NONE, BARE_DOTTED, BARE_INTEGERS };
/* The targets of a cell that should hold a reference: ids, else a bare number, else a title. */
void ark_scan_reference(const struct names *names, const char *cell, enum bare_numbers bare,
                        struct mentions *out);
/* Adds the target `found` (index + 1) and those with the same id. */
void ark_mentions_add(const struct names *names, struct mentions *mentions, uint32_t found);

/* columns.c: what a column is for */

enum column_kind {
    COLUMN_OTHER,
    COLUMN_REFERENCE, /* Regel, Princip */
    COLUMN_NUMBER,    /* Nr, Id: a reference when there is no better one */
    COLUMN_STATUS,
    COLUMN_SUBJECT,     /* Afvigelse, Fravalg */
    COLUMN_TOPIC,       /* Emne, Komponent: a subject only where deviations are announced */
    COLUMN_DESCRIPTION, /* Beskrivelse */
    COLUMN_REASON,
    COLUMN_REMARK, /* Bemærkning, Hvordan: a reason when there is no better one */
    COLUMN_CONSEQUENCE,
    COLUMN_DEBT,
    COLUMN_PLAN,
    COLUMN_EXPIRES,
    COLUMN_APPROVED,
    COLUMN_DATE,
    COLUMN_KINDS
};

enum column_kind ark_column_kind(const char *header);
enum bare_numbers ark_column_bare_numbers(const char *header);
/* Whether a heading announces deviations. */
bool ark_is_deviation_heading(const char *heading);

/* status.c: the words people use */

/* "følger", "følger delvist", "afviger", "ikke relevant"; NULL when the words are not known. */
const char *ark_status_of(const char *text);
/* A cell that says nothing: "-", "n/a", "afklares". */
bool ark_is_placeholder(const char *text);
/* "Ingen afvigelser", "Ingen". */
bool ark_says_none(const char *text);
/* An approval that is not there: "Nej", "Afventer styregruppen". */
bool ark_says_not_yet(const char *text);
/* A cross or a tick that chooses a column. */
bool ark_is_tick(const char *text);

/* tables.c */

struct lexicon;

struct linking {
    ark_builder *builder;
    const struct names *names;
    ark_ref *parents; /* by node; ARK_REF_NONE */
    uint32_t nodes;
    ark_atom table, row, cell, section, text, column, name, file, response;
    ark_atom answers_file;
    ark_labelset answers, deviates_from;
    struct titles *titles;
};

/* titles.c: whose title a text is */

struct titles *ark_titles_new(const struct linking *linking);
void ark_titles_free(struct titles *titles);
/* The id of another rule (or principle) than `target` whose title `cell` is, behind an id if it
 * begins with one; NULL when there is none, or it may well be that of `target`. */
const char *ark_titles_of_another(const struct titles *titles, uint32_t target, const char *cell);

/* answers.c: files of answers */

/* The targets of an answer's id, those of the pack `pack` (NULL: any) before others. */
void ark_answer_targets(const struct linking *linking, const char *pack, const char *id,
                        struct mentions *out);
/* The pack that the file `answers` is for; NULL when it does not say. */
const char *ark_answers_pack(const struct linking *linking, ark_ref answers);
/* Is the framework of that id in this run? */
bool ark_has_framework(const struct linking *linking, const char *id);
/* Fails at an id that is no rule's, and at a second answer to one rule; notes what else is odd. */
bool ark_check_answers(const struct linking *linking, struct ark_diags *diags, GError **error);

/* requirements.c: Requirement nodes. `parents` is by node. */
void ark_link_requirements(ark_builder *builder, const ark_ref *parents, uint32_t nodes,
                           enum ark_modals modals);

/* naming.c: MENTIONS of elements and catalogue entries, from the first `nodes` nodes. */
void ark_link_names(ark_builder *builder, uint32_t nodes);

/* The names of all elements and catalogue entries; its targets are their refs. Caller frees. */
struct lexicon *ark_names_lexicon(const ark_builder *builder);

/* By node: what contains it; ARK_REF_NONE. Caller frees. */
ark_ref *ark_link_parents(const ark_builder *builder);
/* concepts.c: Begrebsliste and Begreb, on tables and their rows. */
void ark_link_concepts(struct linking *linking);

/* correspond.c: NAMED_AS between data objects, concepts and classes, and ListedObject. */
void ark_link_correspondences(ark_builder *builder);

/* ANSWERS, Deviation and DEVIATES_FROM, for all tables. Rows that are a Response are none of these.
 */
void ark_link_tables(struct linking *linking);
