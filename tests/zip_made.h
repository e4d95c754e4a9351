/* Archives made by hand. */
#pragma once

#include <zip.h>

#include "loading.h"

#include <glib/gstdio.h>

struct part {
    const char *name, *text;
    size_t len; /* 0: `text` is a string */
    bool stored;
};
#define PART(name, text)                                                                           \
    {                                                                                              \
        name, text, 0, false                                                                       \
    }

static inline void put_package(const char *path, const struct part *parts, size_t n)
{
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    ck_assert_ptr_nonnull(zip);
    for (size_t i = 0; i < n; i++) {
        size_t len = parts[i].len ? parts[i].len : strlen(parts[i].text);
        zip_source_t *source = zip_source_buffer(zip, parts[i].text, len, 0);
        zip_int64_t index = zip_file_add(zip, parts[i].name, source, ZIP_FL_ENC_UTF_8);
        ck_assert_int_ge(index, 0);
        if (parts[i].stored)
            zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0);
    }
    ck_assert_int_eq(zip_close(zip), 0);
}
