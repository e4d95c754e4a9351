/* The parts of the Archi loaders: one file (archi.c), the same zipped (archive.c), and a folder
 * of files (archi_folder.c). What is in a view they read alike (archi_view.c). */
#pragma once

#include "load/model.h"
#include "load/number.h"

enum {
    W_MODEL = 1,
    W_FOLDER,
    W_ELEMENT,
    W_DOCUMENTATION,
    W_PURPOSE,
    W_CONTENT,
    W_PROPERTY,
    W_PROFILE,
    W_CHILD,
    W_BOUNDS,
    W_CONNECTION,
    W_BENDPOINT,
    W_XSI_TYPE,
    W_ID,
    W_NAME,
    W_VERSION,
    W_KEY,
    W_VALUE,
    W_SOURCE,
    W_TARGET,
    W_TYPE,
    W_ACCESS_TYPE,
    W_STRENGTH,
    W_DIRECTED,
    W_PROFILES,
    W_VIEWPOINT,
    W_DEPICTED_ELEMENT,
    W_DEPICTED_RELATIONSHIP,
    W_FILL,
    W_LINE,
    W_FONT_COLOUR,
    W_X,
    W_Y,
    W_WIDTH,
    W_HEIGHT,
    W_START_X,
    W_START_Y,
    W_END_X,
    W_END_Y,
    W_FONT,
    W_ALPHA,
    W_LINE_WIDTH,
    W_TEXT_ALIGNMENT,
    W_TEXT_POSITION,
    W_BORDER,
    W_IMAGE,
    W_ROUTER,
    W_FEATURE,
    W_HREF, /* from here on: only in folders */
    W_WHOLE_MODEL,
    W_WHOLE_FOLDER,
    WORDS
};

enum { ARCHI_WORD_COUNT = 60 };

extern const struct ark_xml_word ark_archi_words[ARCHI_WORD_COUNT];

/* A bend point as Archi has it: offsets from the centres of both ends. */
struct ark_bend {
    ark_ref connection;
    int64_t start_x, start_y, end_x, end_y;
};

/* Those of one connection stand together, in order. */
struct ark_bends {
    ARK_VEC(struct ark_bend) items;
};

/* Sets `bendpoints` on the connections, in coordinates of the view. All ends must be known. */
void ark_bends_place(const struct ark_bends *bends, struct ark_model *model);

/* What is being read, innermost last. */
struct archi_frame {
    ark_ref ref;
    ark_atom id;
    int64_t x, y; /* of its upper left corner in the view */
    int64_t usual_width, usual_height;
    ark_atom content_key; /* what <content> is stored as; none: not kept */
    bool element;         /* drawn, of an element */
    bool relationship;
    ark_atom source, target; /* of a relationship in a folder, until its end */
};

struct archi_profile {
    ark_atom id, name;
};

struct archi_profiled {
    ark_ref concept;
    ark_atom profile;
};

/* Drawn without a size of its own: what it depicts decides, and may come later. */
struct archi_sizeless {
    ark_ref node;
    bool width, height; /* what it lacks */
};

struct archi {
    struct ark_model model;
    ARK_VEC(struct archi_frame) frames;
    ark_ref view;
    struct ark_bends bends;
    ARK_VEC(struct archi_sizeless) sizeless;
    ARK_VEC(struct archi_profile) profiles;
    ARK_VEC(struct archi_profiled) profiled;
};

static inline struct archi_frame *ark_archi_top(struct archi *x)
{
    return &ark_vec_last(&x->frames);
}

void ark_archi_init(struct archi *x, struct ark_load *load, struct ark_input *input,
                    const char *file);
/* All is read: joins what is pending. False with `error` at a limit. */
bool ark_archi_finish(struct archi *x, GError **error);
void ark_archi_clear(struct archi *x);

/* The concept has these specialisations: ids, with blanks between. */
void ark_archi_add_profiles(struct archi *x, ark_ref concept, const struct ark_xml_attr *ids);

bool ark_archi_is(const struct ark_xml_attr *attr, const char *text);
ark_atom ark_archi_atom(struct archi *x, const struct ark_xml_tag *tag, uint32_t word);
/* The text of an attribute as a property; nothing without one. */
void ark_archi_set_attr(struct archi *x, ark_ref ref, ark_atom key, const struct ark_xml_tag *tag,
                        uint32_t word);
/* xsi:type without its prefix ("archimate:", "canvas:"). */
struct ark_xml_attr ark_archi_type(const struct ark_xml_tag *tag);

/* Handlers of both grammars; data is struct archi. (archi.c) */
void ark_archi_on_pop(void *data, const char *text, size_t len);
void ark_archi_on_property(void *data, const struct ark_xml_tag *tag);
void ark_archi_on_profile(void *data, const struct ark_xml_tag *tag);
void ark_archi_begin_model(struct archi *x, const struct ark_xml_tag *tag);
void ark_archi_begin_folder(struct archi *x, const struct ark_xml_tag *tag);
/* An element, a relationship (without its ends) or a view, in the folder that is open. */
void ark_archi_begin_concept(struct archi *x, const struct ark_xml_tag *tag,
                             struct ark_xml_attr type);

/* The same for what is drawn. (archi_view.c) */
void ark_archi_on_child(void *data, const struct ark_xml_tag *tag);
void ark_archi_on_bounds(void *data, const struct ark_xml_tag *tag);
void ark_archi_on_connection(void *data, const struct ark_xml_tag *tag);
void ark_archi_on_bendpoint(void *data, const struct ark_xml_tag *tag);
void ark_archi_on_feature(void *data, const struct ark_xml_tag *tag);
/* Gives what came without a size the usual one of its kind. */
void ark_archi_size(struct archi *x);
