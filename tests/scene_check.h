/* What must hold for every scene that a view is drawn as; for the tests of diagrams. */
#pragma once

#include <check.h>
#include <math.h>
#include <string.h>

#include "diagram/measure.h"
#include "diagram/scene.h"

/* Fontconfig keeps patterns for as long as the process lives. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libfontconfig";
}

struct extent {
    double x1, y1, x2, y2;
};

static inline struct extent path_extent(const struct ark_item *item)
{
    struct extent e = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (uint32_t i = 0; i < item->step_n; i++) {
        int n = item->steps[i].command == 'C' ? 6 : item->steps[i].command == 'Z' ? 0 : 2;
        for (int k = 0; k < n; k += 2) {
            double x = item->steps[i].p[k], y = item->steps[i].p[k + 1];
            ck_assert(isfinite(x) && isfinite(y));
            e = (struct extent){fmin(e.x1, x), fmin(e.y1, y), fmax(e.x2, x), fmax(e.y2, y)};
        }
    }
    return e;
}

static inline struct extent text_extent(struct ark_measure *measure, const struct ark_item *item)
{
    double w = ark_measure_width(measure, item->text, item->bold, item->size);
    double x = item->anchor == ARK_ANCHOR_START    ? item->x
               : item->anchor == ARK_ANCHOR_MIDDLE ? item->x - w / 2
                                                   : item->x - w;
    ck_assert(isfinite(item->x) && isfinite(item->y) && item->size > 3);
    return (struct extent){x, item->y - item->size * 0.75, x + w, item->y + item->size * 0.2};
}

static inline void check_within(struct extent inner, struct extent outer, double slack,
                                const char *what)
{
    ck_assert_msg(inner.x1 >= outer.x1 - slack && inner.y1 >= outer.y1 - slack &&
                      inner.x2 <= outer.x2 + slack && inner.y2 <= outer.y2 + slack,
                  "%s: %g,%g..%g,%g is not within %g,%g..%g,%g", what, inner.x1, inner.y1, inner.x2,
                  inner.y2, outer.x1, outer.y1, outer.x2, outer.y2);
}

static inline void check_id(const char *id, GHashTable *ids)
{
    ck_assert(g_ascii_isalpha(id[0]));
    for (const char *p = id; *p; p++)
        ck_assert(g_ascii_isalnum(*p) || *p == '-' || *p == '_');
    ck_assert_msg(g_hash_table_add(ids, (char *)id), "id %s twice", id);
}

/* Nothing outside the page, no text outside its figure, groups balanced, ids unique. */
static inline void check_scene(const struct ark_scene *scene)
{
    struct ark_arena *arena = ark_arena_new();
    struct ark_measure *measure = ark_measure_new(arena);
    GHashTable *ids = g_hash_table_new(g_str_hash, g_str_equal);
    struct extent page = {0, 0, scene->width, scene->height}, box = page;
    const struct ark_item *group = NULL;
    bool has_box = false;
    ck_assert(scene->width > 0 && scene->height > 0);
    ck_assert(isfinite(scene->width) && isfinite(scene->height));
    ARK_VEC_EACH (struct ark_item, item, scene->items) {
        if (item->shape == ARK_SHAPE_GROUP_BEGIN) {
            ck_assert_ptr_null(group);
            check_id(item->id, ids);
            ck_assert_ptr_nonnull(item->title);
            group = item;
            has_box = false;
            box = page;
        } else if (item->shape == ARK_SHAPE_GROUP_END) {
            ck_assert_ptr_nonnull(group);
            group = NULL;
        } else if (item->shape == ARK_SHAPE_PATH) {
            struct extent e = path_extent(item);
            check_within(e, page, 0.01, "path");
            if (!has_box)
                box = e;
            has_box = true;
        } else {
            struct extent e = text_extent(measure, item);
            check_within(e, page, 0.5, item->text);
            if (group && (strstr(group->id, "-n") || strstr(group->id, "-t")))
                check_within(e, box, 0.5, item->text);
        }
    }
    ck_assert_ptr_null(group);
    g_hash_table_destroy(ids);
    ark_measure_free(measure);
    ark_arena_free(arena);
}
