/* Begrebslister: which tables are, in reports and in files of their own, and what each row says of
 * its concept, under the names of the FDA profile. */
#include "document/concepts.h"

#include <string.h>

#include "link/internal.h"

enum { MOST_COLUMNS = 64, LEAST_FACTS = 4, LEAST_OWN_FACTS = 2 };

struct fact {
    const char *property, *text;
};

/* The table that is being read. */
struct reading {
    struct linking *linking;
    ark_ref table, row;
    ark_atom begreb, begrebsliste, header, caption, index;
    bool is_list, tagged;
    char **headers; /* NULL: not known yet */
    uint32_t width;
    const char *properties[MOST_COLUMNS];
    const char *texts[MOST_COLUMNS]; /* of the row, by column */
    uint32_t cells;
    /* Facts about a model: those of the table, and those of the last table that is about one. */
    ARK_VEC(struct fact) facts, model;
    uint32_t own_facts;
    ark_ref model_parent;
};

static const char *text_of(const struct reading *reading, ark_ref ref, ark_atom key)
{
    struct ark_value value = ark_builder_get(reading->linking->builder, ref, key);
    return value.type == ARK_TEXT ? value.text : "";
}

static enum ark_concepts_said said_of_table(const struct reading *reading)
{
    const struct linking *linking = reading->linking;
    ark_ref parent = linking->parents[reading->table];
    const char *const texts[] = {
        text_of(reading, reading->table, linking->name),
        text_of(reading, reading->table, reading->caption),
        parent == ARK_REF_NONE ? "" : text_of(reading, parent, linking->name),
        parent == ARK_REF_NONE ? "" : text_of(reading, parent, linking->file),
    };
    enum ark_concepts_said said = ARK_CONCEPTS_NOT_SAID;
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        said = MAX(said, ark_concepts_said(texts[i]));
    return said;
}

/* Takes `headers`. */
static void read_headers(struct reading *reading, char **headers)
{
    g_strfreev(reading->headers);
    reading->headers = headers;
    reading->width = MIN(g_strv_length(headers), MOST_COLUMNS);
    reading->is_list = ark_concept_columns((const char *const *)headers, reading->width,
                                           said_of_table(reading), reading->properties);
}

static void add_fact(struct reading *reading, const char *label, const char *text)
{
    bool own;
    const char *property = ark_concept_model_fact(label, &own);
    if (!property || !*text || ark_is_placeholder(text))
        return;
    reading->own_facts += own;
    ark_vec_push(&reading->facts, (struct fact){property, text});
}

static void begin_table(struct reading *reading, ark_ref table)
{
    reading->table = table;
    reading->is_list = reading->tagged = false;
    reading->facts.n = reading->own_facts = 0;
    const char *header = text_of(reading, table, reading->header);
    g_clear_pointer(&reading->headers, g_strfreev);
    if (header[strspn(header, " |")] == '\0')
        return;
    read_headers(reading, g_strsplit(header, " | ", MOST_COLUMNS));
    ark_atoms *atoms = ark_builder_atoms(reading->linking->builder);
    if (reading->width == 2)
        add_fact(reading, reading->headers[0],
                 ark_atom_text(atoms, ark_atom_intern(atoms, reading->headers[1])));
}

static void end_table(struct reading *reading)
{
    bool about_model = reading->facts.n >= LEAST_FACTS && reading->own_facts >= LEAST_OWN_FACTS;
    if (reading->table == ARK_REF_NONE || reading->is_list || !about_model)
        return;
    reading->model.n = 0;
    ARK_VEC_EACH (struct fact, fact, reading->facts)
        ark_vec_push(&reading->model, *fact);
    reading->model_parent = reading->linking->parents[reading->table];
}

static bool is_set(const struct reading *reading, ark_ref ref, const char *property)
{
    return ark_builder_get_str(reading->linking->builder, ref, property) != NULL;
}

/* The table gets its label with its first concept: which columns it has, and what stands above. */
static void tag_table(struct reading *reading)
{
    ark_builder *builder = reading->linking->builder;
    ark_builder_add_label(builder, reading->table, reading->begrebsliste);
    for (uint32_t i = 0; i < reading->width; i++)
        ark_builder_set_str(builder, reading->table, "tags", reading->properties[i]);
    if (reading->model_parent != reading->linking->parents[reading->table])
        reading->model.n = 0;
    ARK_VEC_EACH (struct fact, fact, reading->model) {
        if (!is_set(reading, reading->table, fact->property))
            ark_builder_set_str(builder, reading->table, fact->property, fact->text);
    }
    reading->tagged = true;
}

/* A header that is repeated on the next page, the letter above the concepts that begin with it, or
 * a row that says nothing. */
static bool is_concept(const struct reading *reading)
{
    const char *term = NULL, *definition = NULL;
    uint32_t filled = 0;
    bool repeated = true;
    for (uint32_t i = 0; i < reading->width; i++) {
        const char *text = reading->texts[i];
        repeated &= !text || strcmp(text, reading->headers[i]) == 0;
        if (!text || ark_is_placeholder(text))
            continue;
        filled++;
        if (!term && ark_concept_is_term(reading->properties[i]))
            term = text;
        if (!definition && ark_concept_is_definition(reading->properties[i]))
            definition = text;
    }
    bool letter = filled == 1 && term && g_utf8_strlen(term, -1) == 1;
    bool spans = reading->cells == 1 && reading->width > 1;
    return (term || definition) && !repeated && !letter && !spans;
}

static void add_concept(struct reading *reading)
{
    ark_builder *builder = reading->linking->builder;
    if (!reading->tagged)
        tag_table(reading);
    ark_builder_add_label(builder, reading->row, reading->begreb);
    for (uint32_t i = 0; i < reading->width; i++) {
        const char *property = reading->properties[i], *text = reading->texts[i];
        /* A column of the table itself may have the very name. */
        if (property && text && !ark_is_placeholder(text) &&
            !is_set(reading, reading->row, property))
            ark_builder_set_str(builder, reading->row, property, text);
    }
}

/* The first row of a table without a header is one if it looks like it. */
static void read_first_row(struct reading *reading)
{
    char **headers = g_new0(char *, MOST_COLUMNS + 1);
    uint32_t width = 0;
    for (uint32_t i = 0; i < MOST_COLUMNS; i++)
        width = reading->texts[i] ? i + 1 : width;
    for (uint32_t i = 0; i < width; i++)
        headers[i] = g_strdup(reading->texts[i] ? reading->texts[i] : "");
    read_headers(reading, headers);
}

static void end_row(struct reading *reading)
{
    if (reading->row == ARK_REF_NONE)
        return;
    if (!reading->headers)
        read_first_row(reading);
    else if (reading->is_list && is_concept(reading))
        add_concept(reading);
    const char *pair[2] = {NULL, NULL};
    uint32_t n = 0;
    for (uint32_t i = 0; i < MOST_COLUMNS && n < 2; i++) {
        if (reading->texts[i] && *reading->texts[i])
            pair[n++] = reading->texts[i];
    }
    if (n == 2 && !reading->is_list)
        add_fact(reading, pair[0], pair[1]);
    reading->row = ARK_REF_NONE;
}

static void begin_row(struct reading *reading, ark_ref row)
{
    reading->row = row;
    reading->cells = 0;
    memset(reading->texts, 0, sizeof reading->texts);
}

static void add_cell(struct reading *reading, ark_ref cell)
{
    struct ark_value index = ark_builder_get(reading->linking->builder, cell, reading->index);
    int64_t at = index.type == ARK_INT ? index.integer - 1 : -1;
    if (at >= 0 && at < MOST_COLUMNS)
        reading->texts[at] = text_of(reading, cell, reading->linking->text);
    reading->cells++;
}

/* Documents are in order: a table's rows and cells come before whatever follows it. */
static void read_node(struct reading *reading, ark_ref ref)
{
    struct linking *linking = reading->linking;
    ark_atom type = ark_builder_type(linking->builder, ref);
    if (type == linking->table) {
        end_row(reading);
        end_table(reading);
        begin_table(reading, ref);
    } else if (type == linking->row && linking->parents[ref] == reading->table) {
        end_row(reading);
        begin_row(reading, ref);
    } else if (type == linking->cell && linking->parents[ref] == reading->row) {
        add_cell(reading, ref);
    }
}

void ark_link_concepts(struct linking *linking)
{
    ark_atoms *atoms = ark_builder_atoms(linking->builder);
    struct reading reading = {
        .linking = linking,
        .table = ARK_REF_NONE,
        .row = ARK_REF_NONE,
        .model_parent = ARK_REF_NONE,
        .begreb = ark_atom_intern(atoms, "Begreb"),
        .begrebsliste = ark_atom_intern(atoms, "Begrebsliste"),
        .header = ark_atom_intern(atoms, "header"),
        .caption = ark_atom_intern(atoms, "caption"),
        .index = ark_atom_intern(atoms, "index"),
    };
    for (ark_ref ref = 0; ref < linking->nodes; ref++)
        read_node(&reading, ref);
    end_row(&reading);
    g_strfreev(reading.headers);
    ark_vec_clear(&reading.facts);
    ark_vec_clear(&reading.model);
}
