/* Principle tables and deviation tables: which they are is told by their column names and by the
 * headings above them. */
#include <string.h>

#include "link/internal.h"

struct cell {
    const char *column, *text;
    enum column_kind kind;
};

/* The row that is being read, and what is known of its table. */
struct reading {
    struct linking *linking;
    ark_ref table, row;
    bool below_deviations; /* some heading above the table says so */
    bool of_answers;       /* no table, but a file of answers */
    bool unused;           /* of answers to a pack that is not in this run */
    const char *pack;      /* that the answers are for; NULL: not said */
    ARK_VEC(struct cell) cells;
    struct mentions named;
    GHashTable *kinds; /* header text -> kind + 1; headers return in every row */
};

static enum column_kind kind_of(struct reading *reading, const char *header)
{
    gpointer known = g_hash_table_lookup(reading->kinds, header);
    if (!known) {
        known = GUINT_TO_POINTER(ark_column_kind(header) + 1);
        g_hash_table_insert(reading->kinds, (gpointer)header, known);
    }
    return (enum column_kind)(GPOINTER_TO_UINT(known) - 1);
}

static bool has(const struct reading *reading, enum column_kind kind)
{
    ARK_VEC_EACH (struct cell, cell, reading->cells) {
        if (cell->kind == kind)
            return true;
    }
    return false;
}

/* The first filled cell of a kind. */
static const char *filled(const struct reading *reading, enum column_kind kind)
{
    ARK_VEC_EACH (struct cell, cell, reading->cells) {
        if (cell->kind == kind && !ark_is_placeholder(cell->text))
            return cell->text;
    }
    return NULL;
}

static bool names_a_rule(const struct names *names, const struct mentions *mentions)
{
    ARK_VEC_EACH (uint32_t, target, mentions->targets) {
        if (names->targets.v[*target].rule)
            return true;
    }
    return false;
}

/* Gathers what the cells of a kind name. A column of principles beside a column of rules only says
 * which chapter the rule belongs to. */
static void gather(struct reading *reading, enum column_kind kind)
{
    const struct names *names = reading->linking->names;
    struct mentions one = {0}, *all = &reading->named;
    ARK_VEC_EACH (struct cell, cell, reading->cells) {
        if (cell->kind != kind)
            continue;
        one.targets.n = 0;
        ark_scan_reference(names, cell->text, ark_column_bare_numbers(cell->column), &one);
        bool rules = names_a_rule(names, &one), had = names_a_rule(names, all);
        if (rules && !had)
            all->targets.n = 0;
        if (had && !rules)
            continue;
        ARK_VEC_EACH (uint32_t, target, one.targets)
            ark_mentions_add(names, all, *target + 1);
    }
    ark_vec_clear(&one.targets);
}

static void gather_named(struct reading *reading)
{
    reading->named.targets.n = 0;
    if (reading->of_answers) {
        const char *id = filled(reading, COLUMN_REFERENCE);
        ark_answer_targets(reading->linking, reading->pack, id ? id : "", &reading->named);
        return;
    }
    gather(reading, COLUMN_REFERENCE);
    if (!reading->named.targets.n)
        gather(reading, COLUMN_NUMBER);
}

/* One status column with words, or a column per status with a cross in one. */
static const char *status_text(const struct reading *reading, bool *ret_tick)
{
    unsigned columns = 0;
    ARK_VEC_EACH (struct cell, cell, reading->cells)
        columns += cell->kind == COLUMN_STATUS;
    ARK_VEC_EACH (struct cell, cell, reading->cells) {
        if (cell->kind != COLUMN_STATUS || !*cell->text)
            continue;
        *ret_tick = ark_is_tick(cell->text);
        if (columns == 1 || !*ret_tick)
            return cell->text;
        return cell->column;
    }
    return NULL;
}

static const char *status_of(const struct reading *reading, const char **ret_text)
{
    bool tick = false;
    *ret_text = status_text(reading, &tick);
    return *ret_text ? ark_status_of(*ret_text) : NULL;
}

static const char *answer_reason(const struct reading *reading)
{
    const char *reason = filled(reading, COLUMN_REASON);
    reason = reason ? reason : filled(reading, COLUMN_REMARK);
    return reason ? reason : filled(reading, COLUMN_DESCRIPTION);
}

/* The id of the rule whose title stands in the row, when it is another than the one that is
 * answered and the row does not name that one too. */
static const char *title_of_another(const struct reading *reading, uint32_t target)
{
    const struct linking *linking = reading->linking;
    const char *id = NULL;
    ARK_VEC_EACH (struct cell, cell, reading->cells) {
        bool may_hold = cell->kind == COLUMN_OTHER || cell->kind == COLUMN_REFERENCE ||
                        cell->kind == COLUMN_TOPIC || cell->kind == COLUMN_DESCRIPTION;
        if (may_hold && !id)
            id = ark_titles_of_another(linking->titles, target, cell->text);
    }
    ARK_VEC_EACH (uint32_t, other, reading->named.targets) {
        const char *named =
            ark_builder_get_str(linking->builder, linking->names->targets.v[*other].ref, "id");
        if (id && g_strcmp0(named, id) == 0)
            return NULL;
    }
    return id;
}

static void answer(struct reading *reading)
{
    struct linking *linking = reading->linking;
    if (!linking->names->targets.n || !has(reading, COLUMN_STATUS) ||
        !(has(reading, COLUMN_REFERENCE) || has(reading, COLUMN_NUMBER)))
        return;
    gather_named(reading);
    const char *text, *status = status_of(reading, &text);
    const char *reason = answer_reason(reading);
    struct ark_loc loc = ark_builder_loc(linking->builder, reading->row);
    ARK_VEC_EACH (uint32_t, target, reading->named.targets) {
        ark_ref to = linking->names->targets.v[*target].ref;
        ark_ref edge = ark_builder_edge(linking->builder, linking->answers, reading->row, to, loc);
        ark_builder_set_str(linking->builder, edge, "status", status);
        ark_builder_set_str(linking->builder, edge, "statusText", text);
        ark_builder_set_str(linking->builder, edge, "reason", reason);
        ark_builder_set_str(linking->builder, edge, "titleOf", title_of_another(reading, *target));
    }
}

/* A deviation table is one that a heading announces, or one that nobody would make for anything
 * else. */
static bool is_deviation_table(const struct reading *reading)
{
    bool reference = has(reading, COLUMN_REFERENCE), reason = has(reading, COLUMN_REASON);
    bool subject = has(reading, COLUMN_SUBJECT);
    if (reading->of_answers)
        return true;
    if (reading->below_deviations)
        return reference || subject || reason || has(reading, COLUMN_TOPIC);
    return (reference || has(reading, COLUMN_NUMBER)) && reason &&
           (subject || has(reading, COLUMN_DEBT) ||
            (reference && has(reading, COLUMN_CONSEQUENCE)));
}

static bool is_deviation(const struct reading *reading)
{
    if (!is_deviation_table(reading))
        return false;
    const char *text, *status = status_of(reading, &text);
    if (status && (strcmp(status, "følger") == 0 || strcmp(status, "ikke relevant") == 0))
        return false;
    if (reading->of_answers && !status)
        return false;
    ARK_VEC_EACH (struct cell, cell, reading->cells) {
        bool main = cell->kind == COLUMN_REFERENCE || cell->kind == COLUMN_SUBJECT ||
                    cell->kind == COLUMN_NUMBER || cell->kind == COLUMN_TOPIC;
        if (main && ark_says_none(cell->text))
            return false;
    }
    return filled(reading, COLUMN_REFERENCE) || filled(reading, COLUMN_SUBJECT) ||
           filled(reading, COLUMN_TOPIC) || filled(reading, COLUMN_REASON);
}

static void set_either(struct reading *reading, const char *key, enum column_kind first,
                       enum column_kind second)
{
    const char *text = filled(reading, first);
    text = text ? text : filled(reading, second);
    /* A column of the table itself may have the very name. */
    const char *own = ark_builder_get_str(reading->linking->builder, reading->row, key);
    if (text && !(own && strcmp(own, text) == 0))
        ark_builder_set_str(reading->linking->builder, reading->row, key, text);
}

/* The number of a row is no reference. */
static void set_reference(struct reading *reading)
{
    const char *number = filled(reading, COLUMN_NUMBER);
    bool counts = number && strspn(number, "0123456789.") == strlen(number) && !strchr(number, '.');
    set_either(reading, "reference", COLUMN_REFERENCE, counts ? COLUMN_REFERENCE : COLUMN_NUMBER);
}

static void set_properties(struct reading *reading)
{
    set_reference(reading);
    set_either(reading, "subject", COLUMN_SUBJECT,
               filled(reading, COLUMN_TOPIC) ? COLUMN_TOPIC : COLUMN_DESCRIPTION);
    set_either(reading, "reason", COLUMN_REASON, COLUMN_REMARK);
    set_either(reading, "consequence", COLUMN_CONSEQUENCE, COLUMN_CONSEQUENCE);
    set_either(reading, "debt", COLUMN_DEBT, COLUMN_DEBT);
    set_either(reading, "plan", COLUMN_PLAN, COLUMN_PLAN);
    set_either(reading, "expires", COLUMN_EXPIRES, COLUMN_EXPIRES);
    const char *approved = filled(reading, COLUMN_APPROVED);
    if (approved && !ark_says_not_yet(approved))
        set_either(reading, "approved", COLUMN_APPROVED, COLUMN_APPROVED);
    set_either(reading, "approvedOn", COLUMN_DATE, COLUMN_DATE);
}

static void deviate(struct reading *reading)
{
    struct linking *linking = reading->linking;
    if (!is_deviation(reading))
        return;
    ark_builder_add_label(linking->builder, reading->row,
                          ark_atom_intern(ark_builder_atoms(linking->builder), "Deviation"));
    set_properties(reading);
    gather_named(reading);
    if (!reading->named.targets.n && !reading->of_answers)
        gather(reading, COLUMN_SUBJECT);
    if (!reading->named.targets.n && !reading->of_answers) {
        struct ark_value text = ark_builder_get(linking->builder, reading->row, linking->text);
        ark_scan_ids(linking->names, text.type == ARK_TEXT ? text.text : "", &reading->named);
    }
    struct ark_loc loc = ark_builder_loc(linking->builder, reading->row);
    ARK_VEC_EACH (uint32_t, target, reading->named.targets)
        ark_builder_edge(linking->builder, linking->deviates_from, reading->row,
                         linking->names->targets.v[*target].ref, loc);
}

static void end_row(struct reading *reading)
{
    if (reading->row != ARK_REF_NONE && reading->cells.n && !reading->unused &&
        !ark_builder_has_label(reading->linking->builder, reading->row,
                               reading->linking->response)) {
        answer(reading);
        deviate(reading);
    }
    reading->row = ARK_REF_NONE;
    reading->cells.n = 0;
}

static bool is_below_deviations(const struct linking *linking, ark_ref ref)
{
    for (ref = linking->parents[ref]; ref != ARK_REF_NONE; ref = linking->parents[ref]) {
        if (ark_builder_type(linking->builder, ref) != linking->section)
            continue;
        struct ark_value name = ark_builder_get(linking->builder, ref, linking->name);
        if (name.type == ARK_TEXT && ark_is_deviation_heading(name.text))
            return true;
    }
    return false;
}

static const char *text_of(const struct linking *linking, ark_ref ref, ark_atom key)
{
    struct ark_value value = ark_builder_get(linking->builder, ref, key);
    return value.type == ARK_TEXT ? value.text : "";
}

/* Documents are in order: a table's rows and cells come before whatever follows it. */
static void read_node(struct reading *reading, ark_ref ref)
{
    struct linking *linking = reading->linking;
    ark_atom type = ark_builder_type(linking->builder, ref);
    ark_ref parent = linking->parents[ref];
    if (type == linking->table || type == linking->answers_file) {
        end_row(reading);
        reading->table = ref;
        reading->below_deviations = is_below_deviations(linking, ref);
        reading->of_answers = type == linking->answers_file;
        reading->pack = reading->of_answers ? ark_answers_pack(linking, ref) : NULL;
        reading->unused = reading->pack && !ark_has_framework(linking, reading->pack);
    } else if (type == linking->row && parent == reading->table) {
        end_row(reading);
        reading->row = ref;
    } else if (type == linking->cell && parent == reading->row) {
        const char *column = text_of(linking, ref, linking->column);
        struct cell cell = {column, text_of(linking, ref, linking->text),
                            *column ? kind_of(reading, column) : COLUMN_OTHER};
        ark_vec_push(&reading->cells, cell);
    }
}

void ark_link_tables(struct linking *linking)
{
    struct reading reading = {.linking = linking,
                              .table = ARK_REF_NONE,
                              .row = ARK_REF_NONE,
                              .kinds = g_hash_table_new(g_str_hash, g_str_equal)};
    for (ark_ref ref = 0; ref < linking->nodes; ref++)
        read_node(&reading, ref);
    end_row(&reading);
    g_hash_table_unref(reading.kinds);
    ark_vec_clear(&reading.cells);
    ark_vec_clear(&reading.named.targets);
}
