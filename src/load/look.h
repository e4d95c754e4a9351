/* How the things of a view look, in words that are the same for every format (docs/graph.md). What
 * is the usual is not kept: an opacity of 100 per cent, a line of width 1, a plain font. */
#pragma once

#include "base/atom.h"
#include "graph/schema.h"
#include "load/xml.h"

#define ARK_LOOK_ROWS(X)                                                                           \
    X(font, "font")                                                                                \
    X(font_size, "fontSize")                                                                       \
    X(font_style, "fontStyle")                                                                     \
    X(text_alignment, "textAlignment")                                                             \
    X(text_position, "textPosition")                                                               \
    X(line_width, "lineWidth")                                                                     \
    X(line_style, "lineStyle")                                                                     \
    X(source_arrow, "sourceArrow")                                                                 \
    X(target_arrow, "targetArrow")                                                                 \
    X(source_attachment, "sourceAttachment")                                                       \
    X(target_attachment, "targetAttachment")                                                       \
    X(fill_opacity, "fillOpacity")                                                                 \
    X(line_opacity, "lineOpacity")                                                                 \
    X(border, "border")                                                                            \
    X(image, "image")                                                                              \
    X(label_expression, "labelExpression")                                                         \
    X(name_visible, "nameVisible")                                                                 \
    X(routing, "routing")

/* The keys of the properties, as atoms. */
struct ark_look_words {
#define X(field, key) ark_atom field;
    ARK_LOOK_ROWS(X)
#undef X
};

struct ark_look_words ark_look_words(ark_atoms *atoms);
/* Whether a view uses this property name for a look of its own. */
bool ark_look_owns_property(const char *name);
/* Registers the properties, for the check of rules. */
void ark_look_register(ark_schema *schema);

/* Setters. What is not as it should be sets nothing. `usual` is what is not worth keeping. */
void ark_look_int(ark_builder *builder, ark_ref ref, ark_atom key, const struct ark_xml_attr *attr,
                  int64_t usual);
/* The attribute is a number; the property becomes the word at that place. NULL: not kept. */
void ark_look_word(ark_builder *builder, ark_ref ref, ark_atom key, const struct ark_xml_attr *attr,
                   const char *const *words, size_t n);
/* Per cent of `most`. */
void ark_look_opacity(ark_builder *builder, ark_ref ref, ark_atom key,
                      const struct ark_xml_attr *attr, int64_t most);
void ark_look_font_size(ark_builder *builder, ark_ref ref, const struct ark_look_words *words,
                        const char *text, size_t len);
void ark_look_font_style(ark_builder *builder, ark_ref ref, const struct ark_look_words *words,
                         bool bold, bool italic);
