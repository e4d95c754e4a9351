/* Tables of AsciiDoc: cells with what is said of them, in rows as wide as the columns. Cells that
 * hold blocks of their own ("a|") are read as one text: their lists, figures and links are there,
 * their form is not. */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "load/asciidoc_internal.h"
#include "load/span_table.h"

struct cell {
    const char *text;
    size_t len;
    uint32_t line; /* index of the line it begins in */
    uint32_t again, columns, rows;
    char style;
};

struct grid {
    struct asciidoc *a;
    GString *body;
    ARK_VEC(size_t) line_ends; /* of the body */
    uint32_t first;            /* index of the body's first line */
    ARK_VEC(struct cell) cells;
    ARK_VEC(char) styles;      /* of the columns */
    ARK_VEC(uint32_t) left;    /* by column: rows that a cell above still takes */
    ARK_VEC(char *) unquoted;  /* texts of cells that had quotes */
    uint32_t columns, covered; /* of the open row */
    struct span_table table;
    GPtrArray *notes;
    char separator;
    bool header;
};

enum { MOST_TIMES = 200 };

bool ark_adoc_is_table(const struct adoc_line *line)
{
    if (line->len < 4 || !strchr("|,:!", line->text[0]))
        return false;
    for (uint32_t i = 1; i < line->len; i++) {
        if (line->text[i] != '=')
            return false;
    }
    return true;
}

static size_t read_number(const char *text, size_t len, uint32_t *ret)
{
    size_t n = 0;
    uint32_t number = 0;
    for (; n < len && g_ascii_isdigit(text[n]); n++)
        number = MIN(number * 10 + (uint32_t)(text[n] - '0'), 1000u);
    if (n)
        *ret = CLAMP(number, 1u, (uint32_t)MOST_TIMES);
    return n;
}

/* "2+", ".3+", "2.3+", "3*", "^.>", "a" before a separator. False when it is no such thing. */
static bool read_spec(const char *text, size_t len, struct cell *cell)
{
    uint32_t columns = 1, rows = 1;
    size_t at = read_number(text, len, &columns);
    if (at < len && text[at] == '.' && at + 1 < len && g_ascii_isdigit(text[at + 1]))
        at += 1 + read_number(text + at + 1, len - at - 1, &rows);
    if (at) {
        char kind = at < len ? text[at++] : '\0';
        if (kind != '+' && kind != '*')
            return false;
        cell->columns = kind == '+' ? columns : 1;
        cell->rows = kind == '+' ? rows : 1;
        cell->again = kind == '*' ? columns : 1;
    }
    while (at < len && strchr("<^>.", text[at]))
        at++;
    if (at < len && g_ascii_islower(text[at]))
        cell->style = text[at++];
    return at == len;
}

static struct cell plain_cell(void)
{
    return (struct cell){.again = 1, .columns = 1, .rows = 1};
}

static void trim(struct cell *cell)
{
    while (cell->len && g_ascii_isspace(*cell->text))
        cell->text++, cell->len--;
    while (cell->len && g_ascii_isspace(cell->text[cell->len - 1]))
        cell->len--;
}

static uint32_t line_of(const struct grid *g, size_t offset, uint32_t from)
{
    while (from + 1 < g->line_ends.n && offset >= g->line_ends.v[from])
        from++;
    return from;
}

/* What is said of a cell stands before its separator, behind a blank. */
static size_t spec_begin(const struct grid *g, size_t from, size_t separator)
{
    enum { LONGEST_SPEC = 20 };
    size_t at = separator;
    while (at > from && separator - at < LONGEST_SPEC && !g_ascii_isspace(g->body->str[at - 1]))
        at--;
    return at == from || g_ascii_isspace(g->body->str[at - 1]) ? at : separator;
}

static void add_cell(struct grid *g, struct cell *cell, size_t from, size_t to)
{
    cell->text = g->body->str + from;
    cell->len = to - from;
    trim(cell);
    ark_vec_push(&g->cells, *cell);
}

static void split_psv(struct grid *g)
{
    struct cell open = plain_cell();
    size_t from = 0;
    bool any = false;
    for (size_t at = 0; at < g->body->len; at++) {
        if (g->body->str[at] != g->separator || (at && g->body->str[at - 1] == '\\'))
            continue;
        struct cell next = plain_cell();
        size_t begin = spec_begin(g, from, at);
        if (!read_spec(g->body->str + begin, at - begin, &next)) {
            next = plain_cell();
            begin = at;
        }
        size_t skipped = from;
        while (skipped < begin && g_ascii_isspace(g->body->str[skipped]))
            skipped++;
        if (any || skipped < begin)
            add_cell(g, &open, from, begin);
        uint32_t line = g->cells.n ? ark_vec_last(&g->cells).line : 0;
        open = next;
        open.line = line_of(g, at, line);
        from = at + 1;
        any = true;
    }
    if (any)
        add_cell(g, &open, from, g->body->len);
}

/* A quoted value, from behind its first quote; gives where it ends. */
static size_t quoted(struct grid *g, size_t at, struct cell *cell)
{
    GString *value = g_string_new(NULL);
    for (; at < g->body->len; at++) {
        char c = g->body->str[at];
        if (c == '"' && (at + 1 >= g->body->len || g->body->str[at + 1] != '"'))
            break;
        at += c == '"';
        g_string_append_c(value, c);
    }
    cell->len = value->len;
    cell->text = g_string_free(value, FALSE);
    ark_vec_push(&g->unquoted, (char *)cell->text);
    while (at < g->body->len && g->body->str[at] != g->separator && g->body->str[at] != '\n')
        at++;
    return at;
}

/* Values with a separator (a comma, a colon, a tabulator), a row a line. */
static void split_values(struct grid *g)
{
    uint32_t line = 0;
    for (size_t at = 0; at < g->body->len;) {
        struct cell cell = plain_cell();
        cell.line = line = line_of(g, at, line);
        while (at < g->body->len && g->body->str[at] == ' ')
            at++;
        if (at < g->body->len && g->body->str[at] == '"') {
            at = quoted(g, at + 1, &cell);
            ark_vec_push(&g->cells, cell);
        } else {
            size_t from = at;
            while (at < g->body->len && g->body->str[at] != '\n' &&
                   (g->body->str[at] != g->separator || (at && g->body->str[at - 1] == '\\')))
                at++;
            bool blank = from == at && (from == 0 || g->body->str[from - 1] == '\n') &&
                         (at == g->body->len || g->body->str[at] == '\n');
            if (!blank)
                add_cell(g, &cell, from, at);
        }
        at++;
    }
}

/* "1,2a", "3*", "<,^h"; ",," is three columns. */
static void read_columns(struct grid *g, const char *cols)
{
    for (bool more = true; more;) {
        size_t n = strcspn(cols, ",;"), at = 0;
        uint32_t again = 1;
        while (at < n && cols[at] == ' ')
            at++;
        size_t digits = read_number(cols + at, n - at, &again);
        again = digits && at + digits < n && cols[at + digits] == '*' ? again : 1;
        char style = n && g_ascii_islower(cols[n - 1]) ? cols[n - 1] : 0;
        for (uint32_t i = 0; i < again && g->styles.n < ARK_MAX_DOC_COLUMNS; i++)
            ark_vec_push(&g->styles, style);
        more = cols[n] != '\0';
        cols += n + more;
    }
}

static uint32_t first_line_cells(const struct grid *g)
{
    uint32_t n = 0;
    ARK_VEC_EACH (const struct cell, cell, g->cells) {
        if (cell->line != g->cells.v[0].line)
            break;
        n += cell->columns * cell->again;
    }
    return n;
}

/* A first line followed by a blank one names the columns. */
static bool has_header(const struct grid *g)
{
    const struct asciidoc *a = g->a;
    const struct adoc_line *lines = a->lines.v;
    if (a->meta.header || a->meta.no_header)
        return a->meta.header;
    return g->line_ends.n > 1 && lines[g->first].len && !lines[g->first + 1].len &&
           first_line_cells(g) == g->columns && g->cells.v[0].line == 0;
}

/* The lines of a cell that holds blocks, without what makes them blocks. */
static void flatten(const struct cell *cell, GString *out)
{
    for (size_t from = 0; from <= cell->len;) {
        const char *end = memchr(cell->text + from, '\n', cell->len - from);
        size_t to = end ? (size_t)(end - cell->text) : cell->len;
        struct adoc_line line = {cell->text + from, (uint32_t)(to - from), 0};
        struct adoc_item item;
        bool form = ark_adoc_is_delimiter(&line) || ark_adoc_is_table(&line) ||
                    ark_adoc_is_attribute_line(&line) || ark_adoc_starts(&line, "//") ||
                    ark_adoc_is(&line, "+");
        if (!form && ark_adoc_item(&line, &item)) {
            g_string_append_len(out, item.term ? item.term : "", item.term_len);
            g_string_append(out, item.term ? ": " : "");
            line.text = item.text;
            line.len = item.len;
        }
        if (!form)
            g_string_append_len(out, line.text, line.len);
        g_string_append_c(out, '\n');
        from = to + 1;
    }
}

static void drop_escapes(GString *text, char separator)
{
    size_t to = 0;
    for (size_t i = 0; i < text->len; i++) {
        if (text->str[i] != '\\' || i + 1 == text->len || text->str[i + 1] != separator)
            text->str[to++] = text->str[i];
    }
    g_string_truncate(text, to);
}

static struct span_cell read_cell(struct grid *g, const struct cell *cell, char style)
{
    g_autoptr(GString) raw = g_string_new(NULL);
    struct ark_loc loc = ark_adoc_loc(g->a, &g->a->lines.v[g->first + cell->line]);
    if (style == 'a')
        flatten(cell, raw);
    else
        g_string_append_len(raw, cell->text, (gssize)cell->len);
    drop_escapes(raw, g->separator);
    struct adoc_inline words;
    ark_adoc_inline(g->a, raw->str, raw->len, loc, &words);
    for (guint i = 0; words.notes && i < words.notes->len; i++)
        g_ptr_array_add(g->notes, g_strdup(g_ptr_array_index(words.notes, i)));
    bool bold = cell->len > 2 && cell->text[0] == '*' && cell->text[cell->len - 1] == '*';
    struct span_cell result = {
        .text = g_steal_pointer(&words.plain),
        .loc = loc,
        .references = words.references,
        .header = style == 'h',
        .bold = bold,
    };
    words.references = (struct ark_references){0};
    ark_adoc_inline_clear(&words);
    return result;
}

static void begin_row(struct grid *g)
{
    g->covered = 0;
    for (uint32_t i = 0; i < g->columns; i++)
        g->covered += g->left.v[i] > 0;
}

/* Cells of rows above reach one row less far. */
static void end_row(struct grid *g)
{
    g->table.in_head = g->header;
    g->header = false;
    ark_span_row_end(&g->table, g->a->doc);
    g->table.in_head = false;
    for (uint32_t i = 0; i < g->columns; i++)
        g->left.v[i] -= g->left.v[i] > 0;
}

static void place_cell(struct grid *g, const struct cell *cell)
{
    uint32_t column = 0, placed = 0;
    for (uint32_t i = 0; i < g->table.cells.n; i++)
        placed += g->table.cells.v[i].columns;
    uint32_t seen = 0;
    while (column < g->columns && (g->left.v[column] || seen < placed)) {
        seen += !g->left.v[column];
        column++;
    }
    column = MIN(column, g->columns - 1);
    char style = cell->style ? cell->style : column < g->styles.n ? g->styles.v[column] : 0;
    struct span_cell next = read_cell(g, cell, style);
    next.columns = MIN(cell->columns, g->columns - column);
    next.rows = cell->rows;
    if (!g->table.cells.n)
        g->table.row_loc = next.loc;
    ark_vec_push(&g->table.cells, next);
    g->covered += next.columns;
}

/* Rows are reported with what reaches into them from above; what their own cells take of the rows
 * below is counted only then. */
static void finish_row(struct grid *g)
{
    uint32_t column = 0;
    ARK_VEC(uint32_t) taken = {0};
    for (uint32_t i = 0; i < g->columns; i++)
        ark_vec_push(&taken, 0);
    ARK_VEC_EACH (const struct span_cell, cell, g->table.cells) {
        while (column < g->columns && g->left.v[column])
            column++;
        for (uint32_t i = 0; i < cell->columns && column < g->columns; i++, column++)
            taken.v[column] = cell->rows - 1;
    }
    end_row(g);
    for (uint32_t i = 0; i < g->columns; i++)
        g->left.v[i] = MAX(g->left.v[i], taken.v[i]);
    ark_vec_clear(&taken);
    begin_row(g);
}

static void report_cells(struct grid *g)
{
    for (uint32_t i = 0; i < g->columns; i++)
        ark_vec_push(&g->left, 0);
    begin_row(g);
    ARK_VEC_EACH (const struct cell, cell, g->cells) {
        for (uint32_t i = 0; i < cell->again; i++) {
            while (g->covered >= g->columns)
                finish_row(g);
            place_cell(g, cell);
            if (g->covered >= g->columns)
                finish_row(g);
        }
    }
    if (g->table.cells.n)
        finish_row(g);
}

static void set_format(struct grid *g, const struct adoc_line *delimiter)
{
    const char *format = g->a->meta.format, *told = g->a->meta.separator;
    char first = delimiter->text[0];
    bool dsv = first == ':' || (format && strcmp(format, "dsv") == 0);
    bool csv = first == ',' || (format && strcmp(format, "csv") == 0);
    bool tsv = format && strcmp(format, "tsv") == 0;
    g->separator = first == '!' ? '!' : '|';
    if (dsv || csv || tsv)
        g->separator = tsv ? '\t' : dsv ? ':' : ',';
    if (told && *told)
        g->separator = strcmp(told, "\\t") == 0 ? '\t' : *told;
    if (dsv || csv || tsv)
        split_values(g);
    else
        split_psv(g);
}

static void read_body(struct grid *g, uint32_t close)
{
    for (uint32_t i = g->first; i < close; i++) {
        const struct adoc_line *line = &g->a->lines.v[i];
        if (!ark_adoc_starts(line, "//") || ark_adoc_is_delimiter(line))
            g_string_append_len(g->body, line->text, line->len);
        g_string_append_c(g->body, '\n');
        ark_vec_push(&g->line_ends, g->body->len);
    }
}

static void report_caption(struct asciidoc *a, struct ark_loc loc)
{
    if (!a->meta.title)
        return;
    struct adoc_inline caption;
    ark_adoc_inline(a, a->meta.title, strlen(a->meta.title), loc, &caption);
    ark_document_caption(a->doc, caption.plain);
    ark_adoc_inline_clear(&caption);
}

static void report_table(struct grid *g, struct ark_loc loc)
{
    struct asciidoc *a = g->a;
    ark_document_table_begin(a->doc, loc);
    report_caption(a, loc);
    report_cells(g);
    ark_document_table_end(a->doc);
    struct adoc_inline notes = {.notes = g_steal_pointer(&g->notes)};
    ark_adoc_report_inline(a, &notes, loc);
    ark_adoc_inline_clear(&notes);
    if (g->table.lost)
        ark_diag_add(a->load->diags, ARK_DIAG_WARNING, "wide-table", loc,
                     ark_say(a->load->lang,
                             "%u celler står i flere kolonner, end der læses i en tabel, og er "
                             "sprunget over",
                             "%u cells stand in more columns than are read of a table, and were "
                             "left out"),
                     g->table.lost);
}

static void clear(struct grid *g)
{
    ARK_VEC_EACH (char *, text, g->unquoted)
        g_free(*text);
    ark_vec_clear(&g->unquoted);
    ark_vec_clear(&g->line_ends);
    ark_vec_clear(&g->cells);
    ark_vec_clear(&g->styles);
    ark_vec_clear(&g->left);
    ark_span_table_clear(&g->table);
    g_string_free(g->body, TRUE);
    if (g->notes)
        g_ptr_array_unref(g->notes);
}

void ark_adoc_table(struct asciidoc *a)
{
    struct adoc_line delimiter = a->lines.v[a->at];
    uint32_t close = a->at + 1;
    while (close < a->lines.n && (a->lines.v[close].len != delimiter.len ||
                                  memcmp(a->lines.v[close].text, delimiter.text, delimiter.len)))
        close++;
    if (close == a->lines.n)
        ark_adoc_unclosed(a, &delimiter);
    struct grid g = {.a = a,
                     .body = g_string_new(NULL),
                     .first = a->at + 1,
                     .notes = g_ptr_array_new_with_free_func(g_free),
                     .table = {.budget = &a->budget}};
    read_body(&g, close);
    set_format(&g, &delimiter);
    if (a->meta.cols)
        read_columns(&g, a->meta.cols);
    if (g.cells.n) {
        g.columns = MAX(g.styles.n ? g.styles.n : first_line_cells(&g), 1u);
        g.header = has_header(&g);
    }
    a->at = MIN(close + 1, a->lines.n);
    if (g.cells.n)
        report_table(&g, ark_adoc_block_loc(a, &delimiter));
    clear(&g);
}
