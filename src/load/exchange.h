/* The parts of the loader of the exchange format: the model (archimate_exchange.c) and what is
 * drawn in its views (exchange_view.c). */
#pragma once

#include "load/exchange_words.h"
#include "load/model.h"
#include "load/number.h"

/* What is being read. Owners have texts and properties. */
struct exchange_frame {
    ark_ref ref;
    ark_atom id;
    bool note, reference, folder, plain_line;
    ark_labelset labels;
    struct ark_lang_texts names, documentations;
};

struct named_viewpoint {
    ark_atom id, name;
};

struct view_of_viewpoint {
    ark_ref view;
    ark_atom viewpoint;
};

struct exchange {
    struct ark_model model;
    ARK_VEC(struct exchange_frame)
    frames; /* `depth` of them are in use; the others keep their memory */
    uint32_t depth;
    const struct ark_xml_attr *lang;
    struct ark_xml_attr lang_copy;
    char lang_text[36];
    struct ark_lang_texts values;
    ark_atom property;
    ark_ref view;
    GString *bendpoints;
    ARK_VEC(struct named_viewpoint) viewpoints;
    ARK_VEC(struct view_of_viewpoint) views;
};

static inline struct exchange_frame *ark_exchange_top(struct exchange *x)
{
    return &x->frames.v[x->depth - 1];
}

struct exchange_frame *ark_exchange_push(struct exchange *x, ark_ref ref, ark_atom id);
/* Sets the texts of the frame and leaves it. False when it had no name. */
bool ark_exchange_pop(struct exchange *x, ark_atom name_key);
bool ark_exchange_is(const struct ark_xml_attr *attr, const char *text);

/* Handlers of what is drawn; data is struct exchange. (exchange_view.c) */
void ark_exchange_on_node(void *data, const struct ark_xml_tag *tag);
void ark_exchange_on_node_end(void *data, const char *text, size_t len);
void ark_exchange_on_view_ref(void *data, const struct ark_xml_tag *tag);
void ark_exchange_on_connection(void *data, const struct ark_xml_tag *tag);
void ark_exchange_on_connection_end(void *data, const char *text, size_t len);
void ark_exchange_on_bendpoint(void *data, const struct ark_xml_tag *tag);
void ark_exchange_on_source_attachment(void *data, const struct ark_xml_tag *tag);
void ark_exchange_on_target_attachment(void *data, const struct ark_xml_tag *tag);
void ark_exchange_on_style(void *data, const struct ark_xml_tag *tag);
void ark_exchange_on_fill(void *data, const struct ark_xml_tag *tag);
void ark_exchange_on_line(void *data, const struct ark_xml_tag *tag);
void ark_exchange_on_font(void *data, const struct ark_xml_tag *tag);
void ark_exchange_on_font_colour(void *data, const struct ark_xml_tag *tag);
