/* Drawings in words: tooltips and alternative text. Private to src/diagram. All strings are in the
 * picture's arena. */
#pragma once

#include "diagram/picture.h"

/* The kind: "Applikationskomponent", "Flow". */
const char *ark_describe_element(const struct ark_picture *picture, ark_ref element);
const char *ark_describe_relationship(const struct ark_picture *picture, ark_ref relationship);
/* "DUBU (Applikationskomponent)" */
const char *ark_describe_figure(const struct ark_picture *picture, const struct ark_figure *figure);
/* "leverer data (Flow): DUBU → SAPA" */
const char *ark_describe_wire(const struct ark_picture *picture, const struct ark_wire *wire);
/* "1: text" per line */
const char *ark_describe_marks(const struct ark_picture *picture, struct ark_mark_slice marks);
/* A few sentences: what the drawing shows and where the marks are. */
const char *ark_describe_picture(const struct ark_picture *picture);
