/* Consultation notes that are tables: which tables are, and the responses in their rows. */
#include <string.h>

#include "link/response.h"

struct column {
    const char *name;
    enum response_column kind;
    bool sure; /* of its kind, by its words alone */
};

/* The table that is being read. */
struct reading {
    struct responding *responding;
    ark_ref table, row;
    bool is_note, first_row, hearing;
    uint32_t count;       /* of its columns, as far as the header says */
    const char *by_group; /* the party, in a table whose parties stand in rows of their own */
    struct response
        alone; /* a row with a party and nothing else, until the next tells what it is */
    ARK_VEC(struct column) columns;
    ARK_VEC(struct column) cells; /* of the row; `name` is the text */
};

static unsigned columns_of(const struct reading *reading, enum response_column kind)
{
    unsigned n = 0;
    ARK_VEC_EACH (struct column, column, reading->columns)
        n += column->kind == kind;
    return n;
}

/* "Høringspart | Høringssvar | Kommentar": what comes last is about what comes before. */
static void find_answer(struct reading *reading)
{
    if (columns_of(reading, RESPONSE_ANSWER) || columns_of(reading, RESPONSE_COMMENT) < 2)
        return;
    uint32_t last = 0;
    for (uint32_t i = 0; i < reading->columns.n; i++)
        last = reading->columns.v[i].kind == RESPONSE_COMMENT ? i : last;
    reading->columns.v[last].kind = RESPONSE_ANSWER;
}

/* Where no party stands, "Bemærkning | Vurdering" is a note, and "Vurdering | Bemærkning" judges.
 */
static bool is_in_order(const struct reading *reading)
{
    bool commented = false;
    ARK_VEC_EACH (struct column, column, reading->columns) {
        commented |= column->kind == RESPONSE_COMMENT;
        if (column->kind == RESPONSE_ANSWER && (commented || column->sure))
            return true;
    }
    return false;
}

/* Outside what speaks of a consultation only a party, its remark and the answer, all in words that
 * fit nothing else, make a note. */
static bool is_note(struct reading *reading, bool sure)
{
    bool comment = columns_of(reading, RESPONSE_COMMENT);
    if (comment && !reading->hearing)
        return sure && columns_of(reading, RESPONSE_ANSWER) && columns_of(reading, RESPONSE_PARTY);
    if (comment)
        find_answer(reading);
    bool decided = columns_of(reading, RESPONSE_ANSWER) || columns_of(reading, RESPONSE_CHANGE) ||
                   columns_of(reading, RESPONSE_STATUS);
    return comment && (columns_of(reading, RESPONSE_PARTY) ? decided : is_in_order(reading));
}

static void add_column(struct reading *reading, const char *name, bool *sure)
{
    bool here;
    enum response_column kind = ark_response_column(name, &here);
    bool needed = kind == RESPONSE_COMMENT || kind == RESPONSE_ANSWER || kind == RESPONSE_PARTY;
    *sure = *sure && (here || !needed);
    reading->hearing |= kind == RESPONSE_COMMENT && ark_is_hearing(name);
    reading->hearing |= kind == RESPONSE_PARTY && ark_is_hearing(name);
    ark_vec_push(&reading->columns, (struct column){name, kind, here});
}

static void read_header(struct reading *reading, const char *header)
{
    bool sure = true;
    char *names = ark_arena_strdup(reading->responding->arena, header);
    while (names) {
        char *bar = strstr(names, " | ");
        if (bar)
            *bar = '\0';
        add_column(reading, names, &sure);
        names = bar ? bar + 3 : NULL;
    }
    reading->count = reading->columns.n;
    reading->is_note = is_note(reading, sure);
}

/* A table without a header, whose first row looks like one. */
static void read_first_row(struct reading *reading)
{
    bool sure = true;
    ARK_VEC_EACH (struct column, cell, reading->cells)
        add_column(reading, cell->name, &sure);
    reading->count = reading->columns.n;
    reading->is_note = is_note(reading, sure);
}

/* The first filled cell of a kind. */
static const char *filled(const struct reading *reading, enum response_column kind)
{
    ARK_VEC_EACH (struct column, cell, reading->cells) {
        if (cell->kind == kind && !ark_is_placeholder(cell->name))
            return cell->name;
    }
    return NULL;
}

static bool repeats_header(const struct reading *reading)
{
    for (uint32_t i = 0; i < reading->cells.n && i < reading->columns.n; i++) {
        if (strcmp(reading->cells.v[i].name, reading->columns.v[i].name) != 0)
            return false;
    }
    return true;
}

/* The part of the document that the table stands in, when it is called as the party is. */
static const char *party_above(const struct reading *reading)
{
    const struct responding *responding = reading->responding;
    const struct linking *linking = responding->linking;
    ark_ref above = linking->parents[reading->table];
    if (above == ARK_REF_NONE || ark_builder_type(linking->builder, above) != linking->section ||
        columns_of(reading, RESPONSE_PARTY))
        return NULL;
    ark_ref outer = linking->parents[above];
    const char *name = ark_response_text(responding, above, linking->name);
    return outer != ARK_REF_NONE && !ark_is_hearing(name) &&
                   ark_response_hearing(responding, outer) != ARK_REF_NONE
               ? name
               : NULL;
}

static bool is_alone(const struct response *response)
{
    return response->party && !response->comment && !response->answer && !response->change &&
           !response->section && !response->status_text;
}

/* A party whose row stayed alone has not been answered, or has not said anything. */
static void end_alone(struct reading *reading)
{
    if (reading->alone.party)
        ark_vec_push(&reading->responding->all, reading->alone);
    reading->alone = (struct response){0};
}

/* "KL | | " above rows without a party is a heading for these. */
static void take_alone(struct reading *reading, const struct response *response)
{
    if (response->party) {
        end_alone(reading);
        reading->by_group = NULL;
    } else if (reading->alone.party) {
        reading->by_group = reading->alone.party;
        reading->alone = (struct response){0};
    }
}

static void add_response(struct reading *reading)
{
    struct responding *responding = reading->responding;
    struct response response = {
        .at = reading->row,
        .report = ark_response_report(responding, reading->table),
        .reference = filled(reading, RESPONSE_NUMBER),
        .party = filled(reading, RESPONSE_PARTY),
        .section = filled(reading, RESPONSE_SECTION),
        .comment = filled(reading, RESPONSE_COMMENT),
        .answer = filled(reading, RESPONSE_ANSWER),
        .change = filled(reading, RESPONSE_CHANGE),
        .status_text = filled(reading, RESPONSE_STATUS),
    };
    if (is_alone(&response)) {
        end_alone(reading);
        reading->alone = response;
        return;
    }
    take_alone(reading, &response);
    if (!columns_of(reading, RESPONSE_ANSWER))
        response.answer = response.status_text ? response.status_text : response.change;
    if (!response.party)
        response.party = reading->by_group ? reading->by_group : party_above(reading);
    if (response.comment || response.answer || response.party)
        ark_vec_push(&responding->all, response);
}

/* One cell over all columns: what comes below it is from that party. */
static bool is_group(const struct reading *reading)
{
    return reading->cells.n == 1 && reading->count > 1;
}

static void end_row(struct reading *reading)
{
    if (reading->row == ARK_REF_NONE || !reading->cells.n)
        return;
    bool header_less = reading->first_row && !reading->columns.n;
    reading->first_row = false;
    if (header_less)
        read_first_row(reading);
    else if (reading->is_note && is_group(reading))
        reading->by_group = reading->cells.v[0].name;
    else if (reading->is_note && !repeats_header(reading))
        add_response(reading);
}

static void begin_table(struct reading *reading, ark_ref table)
{
    struct responding *responding = reading->responding;
    const struct linking *linking = responding->linking;
    const char *header = ark_response_text(responding, table, responding->header);
    end_alone(reading);
    reading->table = table;
    reading->columns.n = 0;
    reading->count = 0;
    reading->by_group = NULL;
    reading->first_row = true;
    reading->is_note = false;
    reading->hearing = ark_response_hearing(responding, table) != ARK_REF_NONE ||
                       ark_is_hearing(ark_response_text(responding, table, linking->name)) ||
                       ark_is_hearing(ark_response_text(responding, table, responding->caption));
    if (*header)
        read_header(reading, header);
}

/* Cells are told by their place; where a column's name has a bar in it, by their name. */
static enum response_column kind_of(const struct reading *reading, ark_ref cell)
{
    const struct responding *responding = reading->responding;
    const struct linking *linking = responding->linking;
    const char *name = ark_response_text(responding, cell, linking->column);
    struct ark_value place = ark_builder_get(linking->builder, cell, responding->position);
    if (place.type == ARK_INT && place.integer >= 1 && place.integer <= reading->columns.n) {
        const struct column *column = &reading->columns.v[place.integer - 1];
        if (!*name || strcmp(column->name, name) == 0)
            return column->kind;
    }
    ARK_VEC_EACH (struct column, column, reading->columns) {
        if (*name && strcmp(column->name, name) == 0)
            return column->kind;
    }
    return RESPONSE_OTHER;
}

static void read_node(struct reading *reading, ark_ref ref)
{
    struct responding *responding = reading->responding;
    const struct linking *linking = responding->linking;
    ark_atom type = ark_builder_type(linking->builder, ref);
    if (type != linking->table && type != linking->row && type != linking->cell)
        return;
    ark_ref parent = linking->parents[ref];
    if (type == linking->cell && parent == reading->row && parent != ARK_REF_NONE) {
        struct column cell = {ark_response_text(responding, ref, linking->text),
                              kind_of(reading, ref), true};
        ark_vec_push(&reading->cells, cell);
        return;
    }
    end_row(reading);
    reading->cells.n = 0;
    reading->row = ARK_REF_NONE;
    if (type == linking->table)
        begin_table(reading, ref);
    else if (type == linking->row && parent == reading->table)
        reading->row = ref;
}

void ark_responses_of_tables(struct responding *responding)
{
    struct reading reading = {.responding = responding, .table = ARK_REF_NONE, .row = ARK_REF_NONE};
    for (ark_ref ref = 0; ref < responding->linking->nodes; ref++)
        read_node(&reading, ref);
    end_row(&reading);
    end_alone(&reading);
    ark_vec_clear(&reading.columns);
    ark_vec_clear(&reading.cells);
}
