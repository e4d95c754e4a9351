/* Typed growable arrays.
 *
 *     ARK_VEC(uint32_t) ids = {0};
 *     ark_vec_push(&ids, 7);
 *     ARK_VEC_EACH (uint32_t, id, ids) use(*id);
 *     ark_vec_clear(&ids);
 *
 * A zeroed vec is an empty vec. `v` moves when the vec grows: keep indexes, not pointers.
 */
#pragma once

#include <glib.h>
#include <stdint.h>

#include "base/pages.h"

#define ARK_VEC(T)                                                                                 \
    struct {                                                                                       \
        T *v;                                                                                      \
        uint32_t n, cap;                                                                           \
    }

/* Room for `need` items in all. */
#define ark_vec_reserve(vec, need)                                                                 \
    do {                                                                                           \
        uint32_t ark_need_ = (need);                                                               \
        if (ark_need_ > (vec)->cap) {                                                              \
            uint32_t ark_cap_ = (vec)->cap ? (vec)->cap + (vec)->cap / 2 : 8;                      \
            ark_cap_ = MAX(ark_cap_, ark_need_);                                                   \
            (vec)->v = ark_pages_realloc((vec)->v, (vec)->cap, ark_cap_, sizeof *(vec)->v);        \
            (vec)->cap = ark_cap_;                                                                 \
        }                                                                                          \
    } while (0)

#define ark_vec_push(vec, ...)                                                                     \
    do {                                                                                           \
        ark_vec_reserve(vec, (vec)->n + 1);                                                        \
        (vec)->v[(vec)->n++] = (__VA_ARGS__);                                                      \
    } while (0)

#define ark_vec_last(vec) ((vec)->v[(vec)->n - 1])
#define ark_vec_pop(vec) ((vec)->v[--(vec)->n])

#define ark_vec_clear(vec)                                                                         \
    do {                                                                                           \
        g_free((vec)->v);                                                                          \
        (vec)->v = NULL;                                                                           \
        (vec)->n = (vec)->cap = 0;                                                                 \
    } while (0)

#define ARK_VEC_EACH(T, item, vec) for (T *item = (vec).v; item && item < (vec).v + (vec).n; item++)
