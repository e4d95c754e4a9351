/* JSON with the place of each object, which jansson does not keep. Knows no format.
 *
 * The objects stand in one list in the order of the file, each with the one around it and with
 * where what is inside it ends; so a loader steps through a tree of any shape without recursion of
 * its own.
 */
#pragma once

#include <jansson.h>

#include "load/loader.h"

struct ark_json_object {
    json_t *json;    /* of the tree */
    const char *key; /* under which it stands, itself or in an array, in the object around it; ""
                        at the top */
    uint32_t parent; /* its own index at the top */
    uint32_t end;    /* one behind the last object inside it */
    uint32_t line, column; /* of its "{", in bytes */
};

struct ark_json {
    json_t *root;
    ARK_VEC(struct ark_json_object) objects;
};

/* Reads the source to its end. Fails, with a place and what to do, on what is not JSON, on a key
 * that stands twice in an object, and beyond ARK_MAX_TEXT_BYTES, ARK_MAX_JSON_DEPTH and
 * ARK_MAX_JSON_VALUES. Clear `ret` also then. */
bool ark_json_read(struct ark_load *load, struct ark_source *source, struct ark_json *ret,
                   GError **error);
void ark_json_clear(struct ark_json *json);

/* The text under `key`; NULL when there is none or it is empty. Lives as long as the tree. */
const char *ark_json_get_text(const json_t *object, const char *key);
