/* Runs arkitjek-layout with the graph in a file in memory, so that neither side can wait for the
 * other, and reads its answer. */
#include "diagram/layout_process.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

#include "base/process.h"

#define LARGEST_ANSWER (16 << 20)
#define FARTHEST 100000.0
#define MOST_BENDS 64

static bool write_whole(int fd, const char *text)
{
    size_t len = strlen(text);
    while (len) {
        ssize_t n = write(fd, text, len);
        if (n <= 0)
            return false;
        text += n;
        len -= (size_t)n;
    }
    return true;
}

char *ark_layout_process(const char *helper, const char *engine, int seconds, const char *graph)
{
    g_autofree char *limit = g_strdup_printf("%d", seconds);
    const char *const argv[] = {helper, engine, limit, NULL};
    struct ark_process process = {argv, ark_process_file("graph"), (unsigned)seconds * 1000,
                                  LARGEST_ANSWER, 0};
    struct ark_process_answer answer = {0};
    char *places = NULL;
    if (process.input < 0)
        return NULL;
    if (write_whole(process.input, graph) && ark_process_run(&process, &answer))
        places = g_string_free(g_steal_pointer(&answer.out), FALSE);
    close(process.input);
    ark_process_clear(&answer);
    return places;
}

static bool read_number(const char **p, double *ret)
{
    char *end;
    *ret = g_ascii_strtod(*p, &end);
    bool ok = end != *p && isfinite(*ret) && fabs(*ret) <= FARTHEST;
    *p = end;
    return ok;
}

static bool read_bends(struct ark_layout *layout, struct ark_layout_line *line, const char **p)
{
    double n, x, y;
    if (!read_number(p, &n) || n < 0 || n > MOST_BENDS)
        return false;
    line->bends = ARK_NEW_ARRAY(layout->arena, struct ark_point, (uint32_t)n + 1);
    for (line->bend_n = 0; line->bend_n < (uint32_t)n;) {
        if (!read_number(p, &x) || !read_number(p, &y))
            return false;
        line->bends[line->bend_n++] = (struct ark_point){x, y};
    }
    return true;
}

static bool read_group(struct ark_box *group, const char **p)
{
    double x, y, right, bottom;
    if (!read_number(p, &x) || !read_number(p, &y) || !read_number(p, &right) ||
        !read_number(p, &bottom))
        return false;
    *group = (struct ark_box){x, y, right - x, bottom - y};
    return true;
}

bool ark_layout_read(struct ark_layout *layout, const uint32_t *number, const char *answer)
{
    const char *p = answer;
    bool ok = true;
    for (uint32_t i = 0; ok && i < layout->box_n; i++) {
        struct ark_box *box = &layout->boxes[i];
        double x = 0, y = 0;
        if (number[i] == UINT32_MAX)
            continue;
        ok = read_number(&p, &x) && read_number(&p, &y);
        box->x = x - box->w / 2;
        box->y = y - box->h / 2;
    }
    for (uint32_t i = 0; ok && i < layout->line_n; i++)
        ok = read_bends(layout, &layout->lines[i], &p);
    for (uint32_t i = 0; ok && i < layout->group_n; i++)
        ok = read_group(&layout->group_boxes[i], &p);
    for (uint32_t i = 0; !ok && i < layout->line_n; i++)
        layout->lines[i].bend_n = 0;
    return ok;
}
