/* The parts of the loader of XMI: the grammar (xmi.c), what stands in the model (xmi_element.c),
 * what it refers to (xmi_refer.c), what only Enterprise Architect's Extension and applied
 * stereotypes say (xmi_note.c), what can be settled when all is read (xmi_settle.c), and stored
 * diagrams (xmi_diagram.h).
 *
 * Elements become nodes and edges as they come. References are kept as ids and resolved at the end;
 * so are the notes: documentation, stereotypes and tagged values that stand apart from what they
 * are about.
 */
#pragma once

#include "load/loader.h"
#include "load/xmi_diagram.h"
#include "load/xmi_words.h"
#include "uml/uml.h"

#define XMI_NONE UINT32_MAX

/* An attribute or an end: which of them is known at the end. */
struct xmi_property {
    ark_ref ref, holder, contains; /* node, what contains it, the edge between */
    ark_ref end_of;                /* an association */
    ark_atom association;          /* id, as the property says itself */
    ark_atom type;                 /* id, or a name where that is all there is */
    ark_atom type_name;            /* of a type in another file */
    ark_atom lower, upper, multiplicity, aggregation;
    bool navigable, says_navigable, is_end;
};

/* Of a node: its record among the properties or associations, and its name. */
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
    ark_ref owner; /* what it begins at when it doesn't say */
    uint32_t like; /* another one that says the end that this one lacks; XMI_NONE */
};

struct xmi_reference {
    ark_ref from;
    ark_atom to;
    uint8_t word;
};

/* Something said of what has an id (or a ref, if that is known). */
struct xmi_note {
    ark_ref ref;
    ark_atom id, key, value;
    uint8_t word; /* W_DOCUMENTATION, W_STEREOTYPE, W_TAG; W_TAG_TYPE: the key is an id */
    bool by_name; /* the value of W_STEREOTYPE is no id */
};

struct xmi_frame {
    ark_ref ref, owner; /* what it is; the nearest node that it is or lies in */
    const struct ark_metaclass *kind;
    uint32_t property, link, association; /* records; XMI_NONE */
    ark_atom id, body, tag, value, tag_type, about;
    uint32_t annotated; /* where its targets begin */
    uint32_t whole;     /* the frame of what it is a feature of; its own if it is none */
    struct ark_loc loc;
    uint8_t word;
    bool comment, tagged_value;
};

struct xmi {
    struct ark_load *load;
    struct ark_input *input;
    ark_builder *builder;
    ark_atoms *atoms;
    ark_atom file;
    bool one;                /* XMI 1 */
    ark_labelset labels[64]; /* by row of the metaclasses; 0 is not made yet */
    ark_labelset end_labels, contains, type, instance_of, annotates;
    ark_atom name, body, is_abstract, is_derived, default_value;
    ARK_VEC(struct xmi_frame) frames;
    ARK_VEC(ark_ref) by_id;         /* by atom */
    ARK_VEC(ark_atom) tag_names;    /* of tag definitions, by atom of the id */
    ARK_VEC(struct xmi_node) nodes; /* from `first` */
    ark_ref first;
    ARK_VEC(struct xmi_property) properties;
    ARK_VEC(struct xmi_association) associations;
    ARK_VEC(struct xmi_link) links;
    ARK_VEC(struct xmi_reference) references;
    ARK_VEC(struct xmi_note) notes;
    ARK_VEC(ark_atom) annotated;
    GHashTable *absent; /* files -> how many references go there */
    uint32_t dangling;  /* references to ids that are not in the file */
    ark_atom first_dangling;
    struct ark_loc dangling_at;
    GHashTable *said, *styled; /* which keys and stereotypes an entity has */
    ark_atom about;            /* the id that the Extension speaks of */
    ark_atom connector;        /* the same around one of its ends */
    ARK_VEC(ark_atom) bases;   /* of the application being read */
    uint32_t applied_at;       /* its first note */
    bool applied;              /* it has a base: an application it is */
    ark_atom tag;
    ark_atom stranger; /* namespace of the first element that is not UML; for an empty file */
    bool differs;      /* it has XMI.difference */
    struct xmi_diagrams diagrams;
};

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

/* Counts a reference into another file; a library of standard types is none. (xmi_refer.c) */
void ark_xmi_absent(struct xmi *x, const char *href, size_t len);
/* The feature `word` of the frame refers to an id, to those of an attribute, or to another file. */
void ark_xmi_refer_one(struct xmi *x, struct xmi_frame *frame, uint8_t word, ark_atom id);
void ark_xmi_refer(struct xmi *x, struct xmi_frame *frame, uint8_t word,
                   const struct ark_xml_attr *ids);
void ark_xmi_refer_elsewhere(struct xmi *x, const struct xmi_frame *frame, uint8_t word,
                             const struct ark_xml_attr *href);

/* Handlers; data is struct xmi. (xmi_element.c) */
void ark_xmi_on_element(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_element_end(void *data, const char *text, size_t len);
void ark_xmi_on_name_end(void *data, const char *text, size_t len);
void ark_xmi_on_body_end(void *data, const char *text, size_t len);
void ark_xmi_on_lower_end(void *data, const char *text, size_t len);
void ark_xmi_on_upper_end(void *data, const char *text, size_t len);
void ark_xmi_on_tag_end(void *data, const char *text, size_t len);
void ark_xmi_on_value_end(void *data, const char *text, size_t len);

/* The same (xmi_note.c) */
void ark_xmi_on_application(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_application_end(void *data, const char *text, size_t len);
void ark_xmi_on_applied_tag(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_applied_tag_end(void *data, const char *text, size_t len);
void ark_xmi_on_ea_subject(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_ea_end(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_ea_end_end(void *data, const char *text, size_t len);
void ark_xmi_on_ea_properties(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_ea_extended(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_ea_tag(void *data, const struct ark_xml_tag *tag);

/* The same, for stored diagrams. Properties of a diagram stand on it or on what is below it.
 * (xmi_diagram_ea.c) */
void ark_xmi_on_diagram(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_diagram_properties(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_diagram_tag(void *data, const struct ark_xml_tag *tag);
void ark_xmi_on_diagram_owner(void *data, const struct ark_xml_tag *tag);
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

/* For `said` and `styled`, whose keys are a ref and an atom in one. */
guint ark_xmi_pair_hash(gconstpointer pair);
/* Whether the entity has no value of that key yet; from now on it has one. */
bool ark_xmi_is_new(struct xmi *x, ark_ref ref, ark_atom key);
void ark_xmi_note(struct xmi *x, struct xmi_note note);
/* A text of Enterprise Architect's, which was escaped twice: without its HTML. Caller frees. */
char *ark_xmi_plain(const char *text, size_t len);

/* Resolves all that is pending. (xmi_settle.c) */
void ark_xmi_settle(struct xmi *x);
/* Sets `error`: there is no UML model. Always false. (xmi_empty.c) */
bool ark_xmi_fail_empty(const struct xmi *x, GError **error);
/* Says the notes. (xmi_note.c) */
void ark_xmi_say_notes(struct xmi *x);
