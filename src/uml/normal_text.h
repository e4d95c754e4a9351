/* Texts in the normal form: what tools spell differently, spelled one way. Of all else,
 * only src/diff needs it.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* The text with single blanks and no quotes around it, composed (NFC). NULL gives "". Caller frees.
 */
char *ark_normal_text(const char *text);
/* A name of a stereotype or a tag: letters and digits, and one _ for all between them. Caller
 * frees.
 */
char *ark_normal_key(const char *name);
/* What a type is called: "int" is Integer. NULL gives NULL. */
const char *ark_normal_type(const char *name);
/* Whether it is one of those that need no element. */
bool ark_normal_is_standard(const char *name);
/* What tools call a root that they make themselves. */
bool ark_normal_is_wrapper(const char *name);
/* Whether the stereotype says of an element with that label what the label says. */
bool ark_normal_is_keyword(const char *label, const char *stereotype);
/* "Ordre" and "ordre": the name that an end of that type has without being told. */
bool ark_normal_is_default_role(const char *role, const char *type);
