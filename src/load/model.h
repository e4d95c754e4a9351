/* A model being loaded: what the ArchiMate formats share. Ids to refs, ends that are resolved when
 * all is read, texts in several languages, properties, and the counts. It knows no syntax; the
 * loaders know no graph.
 *
 * One model per input file. Ids are unique in two spaces of their own: what is modelled (elements,
 * relationships, views) and what is drawn (nodes and connections of views); a repeated id keeps its
 * first meaning and gives a diagnostic.
 */
#pragma once

#include "archimate/archimate.h"
#include "load/loader.h"
#include "load/look.h"
#include "load/xml.h"

enum ark_id_space { ARK_IDS_MODEL, ARK_IDS_DRAWN, ARK_ID_SPACES };

/* Refs by atom. */
struct ark_ids {
    ARK_VEC(ark_ref) refs;
};

struct ark_pending_edge {
    ark_ref edge;
    ark_atom from, to; /* ids; ARK_ATOM_NONE: the end is set already */
    uint8_t space;
    const char *code; /* of the diagnostic when an end dangles */
};

/* Ids that were read but not looked up yet: of entities, and of the ends of edges. They are looked
 * up many at a time, for with many ids each look-up is a wait for memory. `texts` holds the ids one
 * after the other. */
enum { ARK_JOINS = 128, ARK_JOIN_TEXT = 16 * 1024 };

struct ark_join {
    ark_ref ref;
    const char *code;
    uint8_t space;
    bool is_id;            /* the entity's own id; else the ends of an edge */
    bool has_from, has_to; /* which ends are to be looked up; the others are set already */
};

struct ark_joins {
    struct ark_join items[ARK_JOINS];
    struct ark_atom_query queries[2 * ARK_JOINS];
    uint32_t n, query_count, text_len;
    char texts[ARK_JOIN_TEXT];
};

struct ark_pending_property {
    ark_ref owner;
    ark_atom definition, value;
};

/* Texts of one kind (name, documentation) of the entity being read. */
struct ark_lang_text {
    ark_atom lang, text;
};

struct ark_lang_texts {
    ARK_VEC(struct ark_lang_text) items;
};

/* The labels and keys of docs/graph.md, as atoms and label sets. */
struct ark_model_words {
    ark_atom name, documentation, specialization, junction, viewpoint;
    ark_atom access_type, modifier, is_directed;
    ark_atom x, y, w, h, text, fill, line, font_colour, figure, bendpoints;
    ark_labelset model, folder, view, contains, depicts, connection;
    ark_labelset view_element, view_group, view_note, view_reference;
};

struct ark_model {
    struct ark_load *load;
    struct ark_input *input;
    ark_builder *builder;
    ark_atoms *atoms;
    ark_atom file;
    struct ark_model_words words;
    struct ark_look_words looks;
    ark_ref root; /* the Model node, once begun */
    struct ark_ids ids[ARK_ID_SPACES];
    struct ark_ids definitions; /* property definition id -> key atom */
    struct ark_joins joins;
    ARK_VEC(struct ark_pending_edge) edges;
    ARK_VEC(struct ark_pending_property) properties;
    ark_labelset element_sets[ARK_CONCEPTS],
        relationship_sets[ARK_RELATIONS]; /* by row; 0 is not made yet */
};

void ark_model_init(struct ark_model *model, struct ark_load *load, struct ark_input *input,
                    const char *file);
/* Makes the Model node; once, before everything else. */
void ark_model_begin(struct ark_model *model, const struct ark_xml_tag *tag, ark_atom id);
/* The file shows that the model is in this version of ArchiMate ("2.1"). A literal. */
void ark_model_written_in(struct ark_model *model, const char *version);
/* Resolves what is pending, reports what dangles. False with `error` at a limit. */
bool ark_model_finish(struct ark_model *model, GError **error);
void ark_model_clear(struct ark_model *model);

ark_atom ark_model_atom(struct ark_model *model, const struct ark_xml_attr *attr);
struct ark_loc ark_model_loc(const struct ark_model *model, const struct ark_xml_tag *tag,
                             ark_atom id);

/* Entities. Those with an id are entered under it. `type` is the name in the file; an unknown type
 * gives ARK_REF_NONE and is noted as skipped. */
ark_ref ark_model_element(struct ark_model *model, const char *type, size_t len,
                          struct ark_loc loc);
ark_ref ark_model_relationship(struct ark_model *model, const char *type, size_t len,
                               struct ark_loc loc);
/* Its ends, by id; nothing for ARK_REF_NONE. */
void ark_model_relate(struct ark_model *model, ark_ref relationship,
                      const struct ark_xml_attr *source, const struct ark_xml_attr *target);
ark_ref ark_model_view(struct ark_model *model, struct ark_loc loc);
ark_ref ark_model_folder(struct ark_model *model, struct ark_loc loc, ark_ref parent);
/* Something drawn below `parent` (a view or another node). */
ark_ref ark_model_drawn(struct ark_model *model, ark_labelset labels, struct ark_loc loc,
                        ark_ref parent);
ark_ref ark_model_connection(struct ark_model *model, struct ark_loc loc, ark_ref view,
                             const struct ark_xml_attr *source, const struct ark_xml_attr *target);
void ark_model_contains(struct ark_model *model, ark_ref parent, ark_ref child);
/* `parent` contains what has this id. */
void ark_model_contains_id(struct ark_model *model, ark_ref parent, const struct ark_xml_attr *id,
                           struct ark_loc loc);
/* `drawn` depicts what has this id; nothing if it is NULL. */
void ark_model_depicts(struct ark_model *model, ark_ref drawn, const struct ark_xml_attr *id,
                       struct ark_loc loc);

/* Gives `edge` the ends that have these ids, now or at the finish; NULL: no id was given. `code` is
 * for the diagnostic if there is none. (join.c) */
void ark_model_join(struct ark_model *model, ark_ref edge, enum ark_id_space space,
                    const struct ark_xml_attr *from, const struct ark_xml_attr *to,
                    const char *code);
/* Enters `ref` under this id, in time for the look-ups of what is read later; NULL: it has none.
 * Faster than giving the id with the place. (join.c) */
void ark_model_identify(struct ark_model *model, enum ark_id_space space, ark_ref ref,
                        const struct ark_xml_attr *id);
/* Enters `ref` under the id of `loc`, or reports that it is taken. */
void ark_model_enter(struct ark_model *model, enum ark_id_space space, ark_ref ref,
                     struct ark_loc loc);
/* The last look-ups, and reports of what dangles. */
void ark_model_join_all(struct ark_model *model);

ark_ref ark_model_find(const struct ark_model *model, enum ark_id_space space, ark_atom id);

/* Texts. `lang` may be NULL. Spaces around are cut, carriage returns dropped. */
ark_atom ark_model_trimmed(struct ark_model *model, const char *text, size_t len);
void ark_model_add_text(struct ark_model *model, struct ark_lang_texts *texts,
                        const struct ark_xml_attr *lang, const char *text, size_t len);
/* Sets the texts on `ref` and empties them: the Danish one as `key`, else the first; with several
 * also key@lang. False when there was none. */
bool ark_model_set_texts(struct ark_model *model, ark_ref ref, ark_atom key,
                         struct ark_lang_texts *texts);
/* The one that `ark_model_set_texts` would choose. */
ark_atom ark_model_choose(const struct ark_model *model, const struct ark_lang_texts *texts);
void ark_model_nameless(struct ark_model *model, ark_ref element);

/* A user property; keys of our own are stored as property:KEY. */
void ark_model_property(struct ark_model *model, ark_ref ref, ark_atom key, ark_atom value);
/* The same by the id of a definition that may come later. */
void ark_model_property_of(struct ark_model *model, ark_ref ref, ark_atom definition,
                           ark_atom value);
/* The definition with this id means this key. */
void ark_model_define(struct ark_model *model, ark_atom definition, ark_atom key);
/* Key for a user property called `name`. */
ark_atom ark_model_user_key(struct ark_model *model, const char *name);

void ark_model_set_int(struct ark_model *model, ark_ref ref, ark_atom key, int64_t value);
void ark_model_set_viewpoint(struct ark_model *model, ark_ref view, const char *text, size_t len);
