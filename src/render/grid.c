/* Tables and running text for a terminal. Knows nothing of what they say. */
#include "render/grid.h"

#include <string.h>

#include "base/escape.h"

enum { GAP = 2, LEAST = 4 };

void ark_grid_init(struct ark_grid *grid, uint32_t columns)
{
    *grid = (struct ark_grid){.columns = columns};
    grid->right = g_new0(bool, columns + 1);
}

void ark_grid_clear(struct ark_grid *grid)
{
    for (uint32_t i = 0; i < grid->cells.n; i++)
        g_free(grid->cells.v[i]);
    ark_vec_clear(&grid->cells);
    g_free(grid->right);
}

void ark_grid_add(struct ark_grid *grid, const char *text)
{
    GString *safe = g_string_new(NULL);
    ark_escape_line(safe, text, -1);
    ark_vec_push(&grid->cells, g_string_free(safe, FALSE));
}

void ark_grid_add_number(struct ark_grid *grid, uint64_t number)
{
    grid->right[grid->cells.n % grid->columns] = true;
    ark_vec_push(&grid->cells, g_strdup_printf("%" G_GUINT64_FORMAT, number));
}

static unsigned char_width(gunichar c)
{
    return g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;
}

unsigned ark_text_width(const char *text)
{
    unsigned width = 0;
    for (; *text; text = g_utf8_next_char(text))
        width += char_width(g_utf8_get_char(text));
    return width;
}

static unsigned *natural_widths(const struct ark_grid *grid)
{
    unsigned *widths = g_new0(unsigned, grid->columns + 1);
    for (uint32_t i = 0; i < grid->cells.n; i++) {
        unsigned width = ark_text_width(grid->cells.v[i]);
        widths[i % grid->columns] = MAX(widths[i % grid->columns], width);
    }
    return widths;
}

/* Takes from the widest column until the rows fit. */
static void fit(unsigned *widths, uint32_t n, unsigned room)
{
    unsigned sum = 0;
    for (uint32_t i = 0; i < n; i++)
        sum += widths[i];
    while (sum > room) {
        uint32_t widest = 0;
        unsigned next = LEAST;
        for (uint32_t i = 0; i < n; i++)
            widest = widths[i] > widths[widest] ? i : widest;
        if (widths[widest] <= LEAST)
            return;
        for (uint32_t i = 0; i < n; i++) {
            if (widths[i] < widths[widest])
                next = MAX(next, widths[i]);
        }
        unsigned less = MIN(widths[widest] - next, sum - room);
        less = MAX(less, 1);
        widths[widest] -= less;
        sum -= less;
    }
}

static void put_blanks(GString *out, unsigned n)
{
    g_string_append_printf(out, "%*s", (int)n, "");
}

/* The cell, cut to `room` columns. Gives how many it takes. */
static unsigned put_cut(GString *out, const char *cell, unsigned room)
{
    unsigned width = 0;
    if (ark_text_width(cell) <= room) {
        g_string_append(out, cell);
        return ark_text_width(cell);
    }
    for (; *cell; cell = g_utf8_next_char(cell)) {
        unsigned next = char_width(g_utf8_get_char(cell));
        if (width + next + 1 > room)
            break;
        g_string_append_len(out, cell, g_utf8_next_char(cell) - cell);
        width += next;
    }
    g_string_append(out, "…");
    return width + 1;
}

static void put_row(const struct ark_grid *grid, uint32_t first, const unsigned *widths,
                    unsigned indent, GString *out)
{
    put_blanks(out, indent);
    for (uint32_t i = 0; i < grid->columns; i++) {
        const char *cell = grid->cells.v[first + i];
        if (i)
            put_blanks(out, GAP);
        if (grid->right[i])
            put_blanks(out, widths[i] - MIN(widths[i], ark_text_width(cell)));
        unsigned taken = put_cut(out, cell, widths[i]);
        if (!grid->right[i] && i + 1 < grid->columns)
            put_blanks(out, widths[i] - taken);
    }
    while (out->len && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
    g_string_append_c(out, '\n');
}

void ark_grid_print(const struct ark_grid *grid, unsigned indent, unsigned width, GString *out)
{
    g_autofree unsigned *widths = natural_widths(grid);
    unsigned gaps = indent + GAP * (grid->columns - 1);
    if (!grid->columns)
        return;
    fit(widths, grid->columns, width > gaps ? width - gaps : 0);
    for (uint32_t first = 0; first + grid->columns <= grid->cells.n; first += grid->columns) {
        put_row(grid, first, widths, indent, out);
        if (first)
            continue;
        put_blanks(out, indent);
        for (uint32_t i = 0; i < grid->columns; i++) {
            put_blanks(out, i ? GAP : 0);
            for (unsigned k = 0; k < widths[i]; k++)
                g_string_append(out, "─");
        }
        g_string_append_c(out, '\n');
    }
}

static void wrap_line(const char *line, unsigned indent, unsigned width, GString *out)
{
    g_auto(GStrv) words = g_strsplit(line, " ", -1);
    unsigned at = indent;
    put_blanks(out, indent);
    for (char **word = words; *word; word++) {
        unsigned len = ark_text_width(*word);
        if (at > indent && at + 1 + len > width) {
            g_string_append_c(out, '\n');
            put_blanks(out, indent);
            at = indent;
        } else if (at > indent) {
            g_string_append_c(out, ' ');
            at++;
        }
        g_string_append(out, *word);
        at += len;
    }
    g_string_append_c(out, '\n');
}

void ark_text_wrap(const char *text, unsigned indent, unsigned width, GString *out)
{
    g_autoptr(GString) safe = g_string_new(NULL);
    ark_escape_terminal(safe, text, -1);
    g_auto(GStrv) lines = g_strsplit(safe->str, "\n", -1);
    for (char **line = lines; *line; line++)
        wrap_line(*line, indent, width, out);
}
