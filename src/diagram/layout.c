/* Layout: which boxes graphviz gets, in which of its ways, and what is done with the rest. */
#include "diagram/layout.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "diagram/geometry.h"
#include "diagram/layout_pack.h"
#include "diagram/layout_process.h"
#include "diagram/layout_rows.h"

#define HELPER "arkitjek-layout"
/* Up to here layers of boxes are found well within the time; beyond it, springs. The choice is by
 * number, not by time, so that it is the same everywhere. */
#define MOST_LAYERED 800
#define MOST_LAYERED_LINES 500
#define MOST_WIDE 60
#define WIDEST 4.0
#define GAP_X 25.2
#define GAP_Y 43.2
#define LAYERED_SECONDS 3
#define SPRING_SECONDS (ARK_LAYOUT_SECONDS - LAYERED_SECONDS)

char *ark_layout_helper(void)
{
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *folder = program ? g_path_get_dirname(program) : NULL;
    g_autofree char *beside = folder ? g_build_filename(folder, HELPER, NULL) : NULL;
    if (beside && g_file_test(beside, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer(&beside);
    return g_file_test(ARK_MODULE_DIR "/" HELPER, G_FILE_TEST_IS_EXECUTABLE)
               ? g_strdup(ARK_MODULE_DIR "/" HELPER)
               : NULL;
}

/* Splits the boxes into those with lines or in a group, numbered anew, and the rest. */
static uint32_t number_joined(const struct ark_layout *l, uint32_t *number, struct ark_place *loose,
                              uint32_t *ret_loose)
{
    uint32_t n = 0;
    memset(number, 0, sizeof *number * l->box_n);
    for (uint32_t i = 0; i < l->line_n; i++)
        number[l->lines[i].from] = number[l->lines[i].to] = 1;
    for (uint32_t i = 0; l->groups && i < l->box_n; i++)
        number[i] |= l->groups[i];
    *ret_loose = 0;
    for (uint32_t i = 0; i < l->box_n; i++) {
        if (number[i])
            number[i] = n++;
        else
            loose[(*ret_loose)++] = (struct ark_place){i, l->bands[i]}, number[i] = UINT32_MAX;
    }
    return n;
}

static bool run(struct ark_layout *l, const char *helper, const char *engine, int seconds,
                const uint32_t *number, const char *graph)
{
    g_autofree char *answer = ark_layout_process(helper, engine, seconds, graph);
    return answer && ark_layout_read(l, number, answer);
}

/* How many times as wide as high. */
static double breadth(const struct ark_layout *l, const uint32_t *number)
{
    struct ark_box all = {0};
    for (uint32_t i = 0; i < l->box_n; i++)
        if (number[i] != UINT32_MAX)
            all = ark_box_join(all, l->boxes[i]);
    return all.h > 0 ? all.w / all.h : 0;
}

static void write_graph(const struct ark_layout *l, const uint32_t *number, uint32_t n,
                        GString *out)
{
    g_string_append_printf(out, "%u %u %u %d\n%.1f %.1f %.1f\n", n, l->line_n, l->group_n,
                           l->snug && !l->group_n, l->gap_x > 0 ? l->gap_x : GAP_X,
                           l->gap_y > 0 ? l->gap_y : GAP_Y, l->group_head);
    for (uint32_t i = 0; i < l->box_n; i++)
        if (number[i] != UINT32_MAX)
            g_string_append_printf(out, "%d %d %u\n", (int)ceil(l->boxes[i].w),
                                   (int)ceil(l->boxes[i].h), l->groups ? l->groups[i] : 0);
    for (uint32_t i = 0; i < l->line_n; i++)
        g_string_append_printf(out, "%u %u %u %u\n", number[l->lines[i].from],
                               number[l->lines[i].to], MAX(l->lines[i].layers, 1),
                               MAX(l->lines[i].weight, 1));
}

/* Graphviz places those with lines: in layers, or by springs where there are too many, or where the
 * layers would be a ribbon that nobody can read. Springs know no groups. */
static bool place_joined(struct ark_layout *l, const char *helper, const uint32_t *number,
                         uint32_t n)
{
    g_autoptr(GString) graph = g_string_new(NULL);
    write_graph(l, number, n, graph);
    bool few = n + l->line_n <= MOST_LAYERED && l->line_n <= MOST_LAYERED_LINES;
    bool layered = few && run(l, helper, "dot", LAYERED_SECONDS, number, graph->str);
    if ((layered && (n < MOST_WIDE || breadth(l, number) < WIDEST)) || l->group_n)
        return layered;
    return run(l, helper, "sfdp", SPRING_SECONDS, number, graph->str) ||
           (layered && run(l, helper, "dot", LAYERED_SECONDS, number, graph->str));
}

bool ark_layout_run(struct ark_layout *l, const char *helper)
{
    g_autofree uint32_t *number = g_new(uint32_t, l->box_n + 1);
    g_autofree struct ark_place *loose = g_new(struct ark_place, l->box_n + 1);
    uint32_t loose_n, joined = number_joined(l, number, loose, &loose_n);
    bool placed = !joined || (helper && place_joined(l, helper, number, joined));
    double right = 0, bottom = 0;
    if (placed && l->snug) {
        ark_layout_pack(l, NULL);
        return true;
    }
    if (placed && joined)
        ark_layout_pack(l, number);
    if (!placed)
        loose_n = 0;
    for (uint32_t i = 0; i < l->box_n; i++) {
        if (!placed) {
            loose[loose_n++] = (struct ark_place){i, l->bands[i]};
        } else if (number[i] != UINT32_MAX) {
            right = fmax(right, l->boxes[i].x + l->boxes[i].w);
            bottom = fmax(bottom, l->boxes[i].y + l->boxes[i].h);
        }
    }
    ark_layout_rows(l, loose, loose_n, bottom > 0 ? bottom + ARK_ROW_GAP : 0, right);
    if (!placed)
        ark_layout_rows_lines(l);
    return placed;
}
