/* The parts of the loader of XMI: the grammar (xmi.c), what stands in the model (xmi_element.c,
 * with its features in xmi_feature.c, its values in xmi_value.c, its comments and tags in
 * xmi_text.c), what it refers to (xmi_refer.c), what tools add to an element (xmi_aside.c),
 * Enterprise Architect's Extension (xmi_ea.c), applied stereotypes (xmi_applied.c), what can be
 * settled when all is read (xmi_settle.c, xmi_note.c, xmi_stereotype.c, xmi_ea_settle.c), and
 * stored diagrams (xmi_diagram.h).
 *
 * Elements become nodes and edges as they come. References are kept as ids and resolved at the end;
 * so are the notes: documentation, stereotypes and tagged values that stand apart from what they
 * are about.
 */
#pragma once

#include <string.h>

#include "load/across.h"
#include "load/loader.h"
#include "load/xmi_diagram.h"
#include "load/xmi_words.h"
#include "uml/uml.h"

#define XMI_NONE UINT32_MAX

/* An attribute or an end: which of them is known at the end. A parameter has the same. */
struct xmi_property {
    ark_ref ref, holder, contains; /* node, what contains it, the edge between */
    ark_ref end_of;                /* an association */
    ark_atom association;          /* id, as the property says itself */
    ark_atom type;                 /* id, or a name where that is all there is */
    ark_atom type_name;            /* of a type in another file */
    ark_atom lower, upper, multiplicity;
    ark_atom aggregation; /* of a parameter the direction */
    bool navigable, says_navigable, is_end, is_parameter;
};

/* Of a node: its record among the properties or associations, and its name. Of a stereotype the
 * record is what it lies in. */
struct xmi_node {
    uint32_t record;
    ark_atom name;
};

/* The ends of an association, as far as they matter: in UML 1 a pair changes its aggregations. */
struct xmi_association {
    ark_ref ref;
    uint32_t ends[2], n;
};

/* A relationship whose ends are ids. */
struct xmi_link {
    ark_ref edge;
    ark_atom from, to;
    ark_ref owner;          /* what it begins at when it doesn't say */
    ark_ref holder;         /* what it lies in */
    uint32_t like;          /* another one that says the end that this one lacks; XMI_NONE */
    ark_atom discriminator; /* of a generalization in UML 1: the name of its set */
    bool from_elsewhere, to_elsewhere;
};

struct xmi_reference {
    ark_ref from;
    ark_atom to;
    uint8_t word;
};

/* A reference into another file. */
struct xmi_elsewhere {
    ark_ref from;
    ark_atom about;          /* id of a comment, which has no ref yet */
    ark_atom file, id, path; /* path: the names on the way to it, where the tool says them */
    uint32_t link;           /* whose end it is; XMI_NONE */
    uint8_t word;
};

/* A value that may be the name of what has an id. */
struct xmi_value {
    ark_ref owner;
    ark_atom key, text, id;
};

/* Something said of what has an id (or a ref, if that is known). */
struct xmi_note {
    ark_ref ref;
    ark_atom id, key, value;
    ark_atom profile; /* of a stereotype, as the file calls it */
    uint32_t source;  /* what says it: only the one that says a tag first can say it twice */
    uint8_t word;     /* what is said: W_DOCUMENTATION, W_STEREOTYPE, W_APPLICATION, W_TAG ...;
                         W_TAG_TYPE: the key is an id */
    uint8_t end;      /* of an association with this ref: 1 or 2; 0 */
    bool by_name;     /* the value of W_STEREOTYPE is no id */
    bool applied;     /* said by an application */
};

/* What Enterprise Architect's Extension says of an end of a connector. */
struct xmi_ea_end {
    ark_atom association, id; /* ids */
    ark_atom type, type_name; /* id of the class, and its name */
    ark_atom name, multiplicity, aggregation;
    bool navigable;
    bool loose; /* its modifiers are told, and frozen isn't among them */
};

struct xmi_frame {
    ark_ref ref, owner; /* what it is; the nearest node that it is or lies in */
    const struct ark_metaclass *kind;
    uint32_t property, link, association, elsewhere; /* records; XMI_NONE */
    ark_atom id, body, tag, value, tag_type, about;  /* of a value: `tag` is its language, `about`
                                                        the  id of the instance that it is */
    uint32_t annotated;                              /* where its targets begin */
    uint32_t whole; /* the frame of what it is a feature of; its own if it is none */
    struct ark_loc loc;
    uint8_t word;
    bool comment, tagged_value, is_value;
    bool
        says; /* a constraint: what it is about; a value: it has no text and means "0" or "false" */
};

struct xmi {
    struct ark_load *load;
    struct ark_input *input;
    ark_builder *builder;
    ark_atoms *atoms;
    ark_atom file;
    bool one;                 /* XMI 1 */
    bool ea;                  /* written by Enterprise Architect */
    bool encoded;             /* its names are (StarUML: "Triumph%20wall") */
    ark_labelset labels[128]; /* by row of the metaclasses; 0 is not made yet */
    ark_labelset end_labels, contains, type, instance_of, annotates, constrains, defining, groups;
    const struct ark_metaclass *slot, *constraint, *set, *template_parameter, *dependency, *literal;
    ark_atom name, body, value, default_value, documentation, type_key, stereotype, qualified;
    ark_atom comment; /* the label */
    ark_atom flags[W_LAST_FLAG - W_ABSTRACT + 1];
    ARK_VEC(struct xmi_frame) frames;
    ARK_VEC(ark_ref) by_id; /* by atom */
    ARK_VEC(ark_atom)
    names;                          /* by atom of the id: of what is no node (tag definitions, types
                                       of the tool's own) */
    ARK_VEC(struct xmi_node) nodes; /* from `first` */
    ark_ref first;
    ARK_VEC(struct xmi_property) properties;
    ARK_VEC(struct xmi_association) associations;
    ARK_VEC(struct xmi_link) links;
    ARK_VEC(struct xmi_reference) references;
    ARK_VEC(struct xmi_elsewhere) elsewhere;
    ARK_VEC(struct xmi_value) values;
    ARK_VEC(struct xmi_note) notes;
    ARK_VEC(ark_atom) annotated;
    uint32_t dangling; /* references to ids that are not in the file */
    ark_atom first_dangling;
    struct ark_loc dangling_at;
    GHashTable *said;                /* entity and key -> who said it first */
    GHashTable *styled;              /* which stereotypes an entity has */
    GHashTable *joined;              /* sets, constraints and notes with what they are about */
    ark_atom about;                  /* the id that the Extension speaks of */
    ark_atom connector;              /* the same around one of its ends */
    uint8_t subject;                 /* whether that is an element, a connector or an attribute */
    uint32_t source;                 /* of what is noted now */
    ARK_VEC(ark_atom) bases;         /* of the application being read */
    uint32_t applied_at;             /* its first note */
    bool applied;                    /* it has a base: an application it is */
    ark_atom tag;                    /* of it, being read */
    ARK_VEC(ark_atom) spoken;        /* ids that the Extension tells the stereotypes of */
    ARK_VEC(ark_atom) aliases;       /* ids in pairs: another one for the same, that one */
    ARK_VEC(struct xmi_ea_end) ends; /* of connectors */
    ARK_VEC(ark_atom) note_links;    /* ids in pairs: a comment and what it is a note to */
    GHashTable *proxies;             /* id -> id of the connector that it stands for */
    GHashTable *profile_texts;       /* a profile's own words, where a value should be */
    ark_atom stranger; /* namespace of the first element that is not UML; for an empty file */
    bool differs;      /* it has XMI.difference */
    struct xmi_diagrams diagrams;
};

/* Whether it is that metaclass, whatever its version of UML calls it. */
static inline bool ark_xmi_is(const struct ark_metaclass *kind, const struct ark_metaclass *what)
{
    return kind && (kind == what || strcmp(kind->label, what->label) == 0);
}

/* The innermost element; NULL outside all. */
static inline struct xmi_frame *ark_xmi_whole(struct xmi *x)
{
    return x->frames.n ? &x->frames.v[ark_vec_last(&x->frames).whole] : NULL;
}

/* Makes the reader ready for one input, and settles what was read unless it failed before; the
 * second also frees what the reader has. Between them elements come as tags, whoever makes them:
 * the grammar, or another format that has UML in it. (xmi.c) */
void ark_xmi_begin(struct xmi *x, struct ark_load *load, struct ark_source *source,
                   struct ark_input *input);
bool ark_xmi_end(struct xmi *x, bool done, GError **error);

ark_atom ark_xmi_atom(struct xmi *x, const struct ark_xml_attr *attr);
/* Enters an id, so that it is found; told when it was used before. */
void ark_xmi_enter(struct xmi *x, ark_ref ref, struct ark_loc loc);
/* That there are more entities than the limit; NULL while there aren't. */
GError *ark_xmi_limit(const struct xmi *x);
/* The place of a tag; ends the parse at the limit of entities. */
struct ark_loc ark_xmi_loc(struct xmi *x, const struct ark_xml_tag *tag, ark_atom id);
ark_ref ark_xmi_find(const struct xmi *x, ark_atom id);
/* The labels of a metaclass. (xmi_element.c) */
ark_labelset ark_xmi_labels(struct xmi *x, const struct ark_metaclass *kind);
/* Enters an id, so that it is found; told when it was used before. */
void ark_xmi_enter(struct xmi *x, ark_ref ref, struct ark_loc loc);
/* A node below `owner`, which may be ARK_REF_NONE, and the edge between. */
ark_ref ark_xmi_make_node(struct xmi *x, ark_labelset labels, ark_ref owner, struct ark_loc loc,
                          ark_ref *ret_contains);
/* What has this id is called so, and is no node. */
void ark_xmi_learn_name(struct xmi *x, ark_atom id, ark_atom name);
/* The name of what has this id; ARK_ATOM_NONE. */
ark_atom ark_xmi_name_of(struct xmi *x, ark_atom id);

/* A feature of what the frame is, from an attribute or from a child that has the value.
 * (xmi_feature.c) */
void ark_xmi_set(struct xmi *x, struct xmi_frame *frame, uint8_t word,
                 const struct ark_xml_attr *value);

/* Whether an element of that word, as `above` has it, is a value. (xmi_value.c) */
bool ark_xmi_is_value(const struct xmi *x, uint8_t word, const struct xmi_frame *around);
void ark_xmi_end_value(struct xmi *x, const struct xmi_frame *value);
void ark_xmi_end_constraint(struct xmi *x, const struct xmi_frame *constraint);

/* (xmi_text.c) */
void ark_xmi_end_comment(struct xmi *x, const struct xmi_frame *comment);
void ark_xmi_end_tagged_value(struct xmi *x, const struct xmi_frame *tagged);
/* What Enterprise Architect writes as a tag in XMI 1 and is none of the model's: true when it is
 * one of those. It is of what it stands in, or of what has the id `about`. (xmi_ea_tags.c) */
bool ark_xmi_ea_tag(struct xmi *x, struct xmi_frame *around, ark_atom about, ark_atom tag,
                    ark_atom value);

/* What has the id has this one, too; nothing for ARK_ATOM_NONE. (xmi_refer.c) */
void ark_xmi_also_called(struct xmi *x, ark_atom id, ark_atom alias);
/* The feature `word` of the frame refers to an id, or to those of an attribute. (xmi_refer.c) */
void ark_xmi_refer_one(struct xmi *x, struct xmi_frame *frame, uint8_t word, ark_atom id);
void ark_xmi_refer(struct xmi *x, struct xmi_frame *frame, uint8_t word,
                   const struct ark_xml_attr *ids);
/* The same into another file; NULL: it is only counted. Gives the record, XMI_NONE when there is
 * nothing to count: the file is a library of types, or this one. */
uint32_t ark_xmi_refer_elsewhere(struct xmi *x, struct xmi_frame *frame, uint8_t word,
                                 const struct ark_xml_attr *href);
/* The tool says how what the record of `of` goes to is called. */
void ark_xmi_name_elsewhere(struct xmi *x, struct xmi_frame *of, uint32_t record, ark_atom path);
/* Hands all records over to what resolves them when every file is read (across.h). */
void ark_xmi_refer_across(struct xmi *x);

/* Handlers; data is struct xmi. (xmi_element.c) */
void ark_xmi_on_element(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_element_end(void *data, const char *text, size_t len);
/* The same for an element that may have its value as text. (xmi_value.c) */
void ark_xmi_on_value_element_end(void *data, const char *text, size_t len);

/* Texts of children that have nothing but text. (xmi_feature.c) */
void ark_xmi_on_name_end(void *data, const char *text, size_t len);
void ark_xmi_on_body_end(void *data, const char *text, size_t len);
void ark_xmi_on_language_end(void *data, const char *text, size_t len);
void ark_xmi_on_lower_end(void *data, const char *text, size_t len);
void ark_xmi_on_upper_end(void *data, const char *text, size_t len);
void ark_xmi_on_tag_end(void *data, const char *text, size_t len);
void ark_xmi_on_value_end(void *data, const char *text, size_t len);
void ark_xmi_on_discriminator_end(void *data, const char *text, size_t len);

/* What a tool adds to the innermost element. (xmi_aside.c) */
void ark_xmi_on_aside_comment(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_referent(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_aside_stereotype(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_aside_applied(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_aside_detail(void *data, const struct ark_xml_tag *tag);

/* The same (xmi_applied.c) */
void ark_xmi_on_application(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_application_end(void *data, const char *text, size_t len);
void ark_xmi_on_applied_tag(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_applied_tag_end(void *data, const char *text, size_t len);

/* The same (xmi_ea.c) */
void ark_xmi_on_ea_subject(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_ea_end(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_ea_end_end(void *data, const char *text, size_t len);
void ark_xmi_on_ea_properties(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_ea_extended(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_ea_tag(void *data, const struct ark_xml_tag *tag);

/* Notes of Enterprise Architect: `note` has whom they are about. (xmi_ea.c) */
void ark_xmi_ea_keep(struct xmi *x, struct xmi_note note, const char *key, const char *text);
/* Names with commas between them; the packed string of `xrefs`. */
void ark_xmi_ea_stereotypes(struct xmi *x, struct xmi_note note, const char *text);
void ark_xmi_ea_xrefs(struct xmi *x, struct xmi_note note, const char *text);
/* The value of a tag without its marks ("value#NOTES#text"), ARK_ATOM_NONE when it has none: then
 * the text is the profile's own. `notes` is the text where that stands apart. */
ark_atom ark_xmi_ea_text(struct xmi *x, ark_atom value, ark_atom notes);
/* What EA calls an element or a connector, which may be something else than what it writes. */
void ark_xmi_ea_retype(struct xmi *x, ark_ref ref, const char *type);
void ark_xmi_ea_retype_link(struct xmi *x, struct xmi_frame *link, const char *type);
/* Handlers for the rest of the Extension (the same). */
void ark_xmi_on_ea_project(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_ea_model(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_ea_xrefs(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_ea_alias(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_ea_end_detail(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_ea_stub(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_ea_note_link(void *data, const struct ark_xml_tag *tag);

/* The same, for stored diagrams. Properties of a diagram stand on it or on what is below it.
 * (xmi_diagram_ea.c) */
void ark_xmi_on_diagram(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_diagram_properties(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_diagram_tag(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_diagram_owner(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_class_association(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_placed(void *data, const struct ark_xml_tag *tag);
/* (xmi_diagram_argo.c) */
void ark_xmi_on_pgml(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_group(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_group_end(void *data, const char *text, size_t len);
void ark_xmi_on_group_text_end(void *data, const char *text, size_t len);
void ark_xmi_on_path(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_path_point(void *data, const struct ark_xml_tag *tag);
/* (xmi_diagram_di.c) */
void ark_xmi_on_di_diagram(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_di_element(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_di_element_end(void *data, const char *text, size_t len);
void ark_xmi_on_di_reference(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_bounds(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_waypoint(void *data, const struct ark_xml_tag *tag);
/* (xmi_diagram_gmf.c) */
void ark_xmi_on_gmf_contents(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_gmf_element(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_gmf_element_end(void *data, const char *text, size_t len);
void ark_xmi_on_gmf_bounds(void *data, const struct ark_xml_tag *tag);
/* (xmi_diagram_graph.c) */
void ark_xmi_on_graph_element(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_graph_element_end(void *data, const char *text, size_t len);
void ark_xmi_on_semantic(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_graph_owner(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_connector(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_numbers(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_field_end(void *data, const char *text, size_t len);
void ark_xmi_on_graph_point(void *data, const struct ark_xml_tag *tag);
/* (xmi_diagram_magicdraw.c) */
void ark_xmi_on_owned_diagram(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_diagram_parent(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_diagram_kind_end(void *data, const char *text, size_t len);
void ark_xmi_on_representation(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_view(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_view_end(void *data, const char *text, size_t len);
void ark_xmi_on_view_reference(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_view_geometry_end(void *data, const char *text, size_t len);
/* (xmi_diagram_stream.c) */
void ark_xmi_on_stream(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_file_part(void *data, const struct ark_xml_tag *tag);
/* (xmi_diagram_umbrello.c) */
void ark_xmi_on_widgets(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_widget(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_widget_end(void *data, const char *text, size_t len);
void ark_xmi_on_endpoint(void *data, const struct ark_xml_tag *tag);

/* Text without markup; of the second, ARK_ATOM_NONE when nothing is left. The first takes HTML and
 * what was escaped twice; caller frees. (xmi_plain.c) */
char *ark_xmi_plain(const char *text, size_t len);
ark_atom ark_xmi_plain_atom(struct xmi *x, ark_atom text);

/* For tables whose keys are a ref and an atom in one. (xmi_note.c) */
guint ark_xmi_pair_hash(gconstpointer pair);
gpointer ark_xmi_pair(ark_ref ref, ark_atom atom);
/* Whether the entity may have this value of that key: it has none yet, or the same source says
 * several. From now on it has one. */
bool ark_xmi_is_new(struct xmi *x, ark_ref ref, ark_atom key, uint32_t source);
void ark_xmi_note(struct xmi *x, struct xmi_note note);
/* Says the notes. */
void ark_xmi_say_notes(struct xmi *x);
/* A name as it is when it has to be one of an element or attribute: two spellings of one name are
 * one. `before` stands before it as it is. (xmi_stereotype.c) */
ark_atom ark_xmi_mangled(struct xmi *x, const char *before, const char *name);
/* Those that are stereotypes, before the others. (xmi_stereotype.c) */
void ark_xmi_say_stereotypes(struct xmi *x);
/* Whom a note is about; ARK_REF_NONE. */
ark_ref ark_xmi_note_ref(struct xmi *x, const struct xmi_note *note);

/* Resolves all that is pending. (xmi_settle.c) */
void ark_xmi_settle(struct xmi *x);
/* The record of a property or an association; NULL when the ref is none. */
struct xmi_property *ark_xmi_property_of(struct xmi *x, ark_ref ref);
struct xmi_association *ark_xmi_association_of(struct xmi *x, ark_ref ref);
/* An edge with the place of what it begins at. */
void ark_xmi_edge(struct xmi *x, ark_labelset labels, ark_ref from, ark_ref to);
/* The same of a generalization set, a constraint or a note, which may be said by both ends. */
void ark_xmi_join(struct xmi *x, ark_labelset labels, ark_ref from, ark_ref to);
/* Ids that only the Extension has, and ends and note links that only it tells; the first before
 * anything is resolved, the second before properties are settled. (xmi_ea_settle.c) */
void ark_xmi_ea_settle_ids(struct xmi *x);
void ark_xmi_ea_settle_ends(struct xmi *x);
void ark_xmi_ea_settle_incoming(struct xmi *x);
void ark_xmi_ea_settle_notes(struct xmi *x);
/* What a stereotype makes of an element of UML 1 ("enumeration" of a class). (xmi_stereotype.c) */
void ark_xmi_settle_keywords(struct xmi *x);
/* Sets `error`: there is no UML model. Always false. (xmi_empty.c) */
bool ark_xmi_fail_empty(const struct xmi *x, GError **error);
