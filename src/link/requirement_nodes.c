/* From statements to Requirement nodes: which of them count, and what they are called. */
#include <string.h>

#include "link/requirement.h"

struct making {
    struct finding *finding;
    ark_labelset requirement, contains;
    ark_atom section;                                               /* a label */
    ark_atom id, level, word, candidate, path, place, page, levels; /* properties */
    ark_atom number, name;
    uint32_t *ordinals; /* by node: of a section among its siblings, from 1 */
    uint32_t *counts;   /* by node: how many sections, then how many statements are in it */
    GHashTable *ids;    /* of the document, with how many have it */
    uint32_t document;  /* of the statement before */
};

static bool counts(const struct finding *finding, const struct statement *statement,
                   enum ark_modals modals)
{
    const struct document_facts none = {0};
    const struct document_facts *facts =
        statement->document ? &finding->documents.v[statement->document - 1] : &none;
    if (statement->certain || modals == ARK_MODALS_ALL)
        return true;
    return modals == ARK_MODALS_AUTO && (facts->defined || !facts->capitals);
}

/* The section that a node stands in, else the report. */
static ark_ref place_of(const struct making *making, ark_ref node)
{
    const struct finding *finding = making->finding;
    ark_ref last = node;
    for (; node != ARK_REF_NONE; node = finding->parents[node]) {
        last = node;
        if (ark_builder_type(finding->builder, node) == making->section)
            break;
    }
    return last;
}

static const char *text_of(const struct making *making, ark_ref ref, ark_atom key)
{
    struct ark_value value = ark_builder_get(making->finding->builder, ref, key);
    return value.type == ARK_TEXT ? value.text : "";
}

static void number_sections(struct making *making)
{
    const struct finding *finding = making->finding;
    making->ordinals = g_new0(uint32_t, MAX(finding->nodes, 1));
    making->counts = g_new0(uint32_t, MAX(finding->nodes, 1));
    for (ark_ref ref = 0; ref < finding->nodes; ref++) {
        ark_ref parent = finding->parents[ref];
        if (parent != ARK_REF_NONE && ark_builder_type(finding->builder, ref) == making->section)
            making->ordinals[ref] = ++making->counts[parent];
    }
    memset(making->counts, 0, finding->nodes * sizeof *making->counts);
}

/* "8.2" as the heading has it, else "s1.3.2" by counting headings. */
static void put_section(const struct making *making, ark_ref place, GString *out)
{
    const struct finding *finding = making->finding;
    const char *number = text_of(making, place, making->number);
    if (*number) {
        g_string_append(out, number);
        return;
    }
    g_string_append_c(out, 's');
    gsize from = out->len;
    for (ark_ref at = place; at != ARK_REF_NONE && making->ordinals[at];
         at = finding->parents[at]) {
        g_autofree char *ordinal =
            g_strdup_printf(out->len > from ? "%u." : "%u", making->ordinals[at]);
        g_string_insert(out, (gssize)from, ordinal);
    }
    if (out->len == from)
        g_string_append_c(out, '0');
}

/* The id that a text begins with. Caller frees; NULL when there is none. */
static char *id_in(const char *text)
{
    uint32_t from, len = ark_requirement_id(text, &from);
    return len ? g_strndup(text + from, len) : NULL;
}

/* What the document calls it, else one by its place. */
static void put_id(struct making *making, const struct statement *statement, ark_ref place,
                   GString *out)
{
    struct finding *finding = making->finding;
    uint32_t ordinal = ++making->counts[place];
    g_autofree char *own = statement->id ? g_strdup(statement->id) : id_in(statement->text);
    if (!own)
        own = id_in(text_of(making, statement->node, finding->text));
    if (!own)
        own = id_in(text_of(making, place, making->name));
    if (own) {
        g_string_append(out, g_strstrip(own));
    } else {
        put_section(making, place, out);
        g_string_append_printf(out, "-%u", ordinal);
    }
}

/* The second "K12" of a document is "K12-2". */
static void make_unique(struct making *making, const struct statement *statement, GString *id)
{
    if (statement->document != making->document)
        g_hash_table_remove_all(making->ids);
    making->document = statement->document;
    uint32_t n = GPOINTER_TO_UINT(g_hash_table_lookup(making->ids, id->str));
    if (n) {
        g_autofree char *base = g_strdup(id->str);
        do
            g_string_printf(id, "%s-%u", base, ++n);
        while (g_hash_table_contains(making->ids, id->str));
        g_hash_table_replace(making->ids, g_steal_pointer(&base), GUINT_TO_POINTER(n));
    }
    g_hash_table_insert(making->ids, g_strdup(id->str), GUINT_TO_POINTER(1));
}

static void set_loose(struct making *making, ark_ref ref, ark_atom key, const char *text,
                      size_t len)
{
    ark_builder *builder = making->finding->builder;
    ark_builder_set_text(builder, ref, key, ark_atom_loose(ark_builder_atoms(builder), text, len));
}

/* "Fællesoffentlige løsninger: SKAL", once for each column of levels. */
static void set_audiences(struct making *making, ark_ref ref, const struct statement *statement)
{
    const struct finding *finding = making->finding;
    for (uint32_t i = 0; i < statement->n; i++) {
        const struct audience *audience = &finding->audiences.v[statement->columns + i];
        g_autofree char *text =
            g_strdup_printf("%s: %s", audience->name, ark_modal_level_name(audience->level));
        ark_builder_set_text(finding->builder, ref, making->levels,
                             ark_atom_intern(ark_builder_atoms(finding->builder), text));
    }
}

static void set_page(struct making *making, ark_ref ref, ark_ref node)
{
    const struct finding *finding = making->finding;
    struct ark_value page = ark_builder_get(finding->builder, node, making->page);
    if (page.type == ARK_NULL && finding->parents[node] != ARK_REF_NONE) /* a cell */
        page = ark_builder_get(finding->builder, finding->parents[node], making->page);
    if (page.type != ARK_NULL)
        ark_builder_set(finding->builder, ref, making->page, page);
}

static void make(struct making *making, const struct statement *statement)
{
    struct finding *finding = making->finding;
    ark_builder *builder = finding->builder;
    ark_atoms *atoms = ark_builder_atoms(builder);
    struct ark_loc loc = ark_builder_loc(builder, statement->node);
    ark_ref place = place_of(making, statement->node);
    bool defined = statement->document && finding->documents.v[statement->document - 1].defined;
    g_autoptr(GString) id = g_string_new(NULL);
    put_id(making, statement, place, id);
    make_unique(making, statement, id);
    loc.id = ARK_ATOM_NONE;
    ark_ref ref = ark_builder_node(builder, making->requirement, loc);
    ark_builder_edge(builder, making->contains, statement->node, ref, loc);
    ark_builder_set_text(builder, ref, making->id, ark_atom_intern(atoms, id->str));
    set_loose(making, ref, finding->text, statement->text, statement->len);
    ark_builder_set_text(builder, ref, making->level,
                         ark_atom_intern(atoms, ark_modal_level_name(statement->level)));
    ark_builder_set_text(builder, ref, making->word,
                         ark_atom_intern_n(atoms, statement->word, statement->word_len));
    ark_builder_set(builder, ref, making->candidate,
                    ark_value_bool(!statement->certain && !defined));
    struct ark_value path = ark_builder_get(builder, place, making->path);
    if (path.type == ARK_TEXT)
        ark_builder_set(builder, ref, making->place, path);
    set_page(making, ref, statement->node);
    set_audiences(making, ref, statement);
}

void ark_requirement_nodes(struct finding *finding, enum ark_modals modals)
{
    ark_builder *builder = finding->builder;
    ark_atoms *atoms = ark_builder_atoms(builder);
    if (!finding->statements.n)
        return;
    struct making making = {
        .finding = finding,
        .requirement =
            ark_builder_labelset(builder, (const char *[]){"Requirement", "TextRequirement", NULL}),
        .contains = ark_builder_labelset(builder, (const char *[]){"CONTAINS", NULL}),
        .section = ark_atom_intern(atoms, "Section"),
        .id = ark_atom_intern(atoms, "id"),
        .level = ark_atom_intern(atoms, "level"),
        .word = ark_atom_intern(atoms, "word"),
        .candidate = ark_atom_intern(atoms, "candidate"),
        .path = ark_atom_intern(atoms, "path"),
        .place = ark_atom_intern(atoms, "section"),
        .page = ark_atom_intern(atoms, "page"),
        .levels = ark_atom_intern(atoms, "levels"),
        .number = ark_atom_intern(atoms, "number"),
        .name = ark_atom_intern(atoms, "name"),
        .ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
    };
    number_sections(&making);
    ARK_VEC_EACH (const struct statement, statement, finding->statements) {
        if (counts(finding, statement, modals))
            make(&making, statement);
    }
    g_hash_table_unref(making.ids);
    g_free(making.ordinals);
    g_free(making.counts);
}
