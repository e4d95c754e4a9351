/* The inside of a byte stream, for those who make new kinds of it (an entry of an archive). */
#pragma once

#include "load/loader.h"

struct ark_source_type {
    /* As ark_source_read, without the limit. */
    gssize (*read)(void *from, char *buf, size_t len, GError **error);
    void (*close)(void *from); /* NULL: nothing to close */
};

/* Takes `from`; copies the names. `path` may be NULL. */
struct ark_source *ark_source_new(const char *name, const char *path,
                                  const struct ark_source_type *type, void *from,
                                  enum ark_lang lang);
