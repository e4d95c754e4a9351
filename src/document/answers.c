/* Answers become rows. Knows the words that people call the fields by. */
#include "document/answers.h"

#include <string.h>

/* The columns are called as in a table of a report, for linking reads both. */
static const struct {
    const char *column;
    struct ark_text name;
    const char *others[8]; /* in lower case, with blanks for _ and - */
} fields[ARK_ANSWER_FIELDS] = {
    [ARK_ANSWER_ID] = {"Regel", {{"id", "id"}}, {"regel", "rule", "krav", "requirement", "nr"}},
    [ARK_ANSWER_TITLE] = {"Titel", {{"titel", "title"}}, {"navn", "name"}},
    [ARK_ANSWER_STATUS] = {"Status",
                           {{"status", "status"}},
                           {"opfyldelse", "efterlevelse", "compliance", "opfyldt"}},
    [ARK_ANSWER_SUBJECT] = {"Afvigelse", {{"afvigelse", "deviation"}}, {"hvad", "what"}},
    [ARK_ANSWER_REASON] = {"Begrundelse",
                           {{"begrundelse", "reason"}},
                           {"forklaring", "bemærkning", "explanation", "remark"}},
    [ARK_ANSWER_CONSEQUENCE] = {"Konsekvens", {{"konsekvens", "consequence"}}, {NULL}},
    [ARK_ANSWER_DEBT] = {"Teknisk gæld", {{"gæld", "debt"}}, {"teknisk gæld", "technical debt"}},
    [ARK_ANSWER_PLAN] = {"Plan", {{"plan", "plan"}}, {NULL}},
    [ARK_ANSWER_APPROVED] = {"Godkendt af",
                             {{"godkendt af", "approved by"}},
                             {"af", "by", "godkendt", "approved", "dispensation"}},
    [ARK_ANSWER_DATE] = {"Dato", {{"dato", "date"}}, {"godkendt den", "approved on"}},
    [ARK_ANSWER_EXPIRES] = {"Udløber",
                            {{"udløber", "expires"}},
                            {"udløb", "gælder til", "expiry", "valid until"}},
    [ARK_ANSWER_PACK] = {"Pakke", {{"pakke", "pack"}}, {"regelpakke"}},
    [ARK_ANSWER_VERSION] = {"Version", {{"version", "version"}}, {NULL}},
};

enum ark_answer_field ark_answer_field(const char *name)
{
    g_autofree char *lower = g_utf8_strdown(name, -1);
    g_strstrip(g_strdelimit(lower, "_-", ' '));
    for (int i = 0; i < ARK_ANSWER_FIELDS; i++) {
        if (strcmp(lower, fields[i].name.in[0]) == 0 || strcmp(lower, fields[i].name.in[1]) == 0)
            return (enum ark_answer_field)i;
        for (size_t k = 0; k < G_N_ELEMENTS(fields[i].others) && fields[i].others[k]; k++) {
            if (strcmp(lower, fields[i].others[k]) == 0)
                return (enum ark_answer_field)i;
        }
    }
    return ARK_ANSWER_FIELDS;
}

const char *ark_answer_field_name(enum ark_answer_field field, enum ark_lang lang)
{
    return ark_text_in(fields[field].name, lang);
}

static ark_ref child(ark_builder *builder, ark_ref parent, const char *label, struct ark_loc loc)
{
    ark_labelset set = ark_builder_labelset(builder, (const char *[]){label, NULL});
    ark_labelset contains = ark_builder_labelset(builder, (const char *[]){"CONTAINS", NULL});
    ark_ref ref = ark_builder_node(builder, set, loc);
    ark_builder_edge(builder, contains, parent, ref, loc);
    return ref;
}

ark_ref ark_answers_begin(ark_builder *builder, struct ark_loc loc, struct ark_input *input)
{
    ark_labelset set = ark_builder_labelset(builder, (const char *[]){"Answers", NULL});
    ark_ref answers = ark_builder_node(builder, set, loc);
    const char *file = ark_atom_text(ark_builder_atoms(builder), loc.file);
    g_autofree char *name = file ? g_path_get_basename(file) : NULL;
    ark_builder_set_str(builder, answers, "name", name);
    ark_builder_set_str(builder, answers, "file", file);
    input->has[ARK_COUNT_ANSWERS] = true;
    return answers;
}

void ark_answers_of(ark_builder *builder, ark_ref answers, const char *pack, const char *version)
{
    ark_builder_set_str(builder, answers, "pack", pack);
    ark_builder_set_str(builder, answers, "version", version);
}

static void add_cell(ark_builder *builder, ark_ref row, uint32_t index, const char *column,
                     const char *text, struct ark_loc loc)
{
    ark_ref cell = child(builder, row, "Cell", loc);
    ark_builder_set_str(builder, cell, "text", text);
    ark_builder_set_int(builder, cell, "index", index);
    ark_builder_set_str(builder, cell, "column", column);
    ark_builder_set_str(builder, row, column, text);
}

void ark_answers_add(ark_builder *builder, ark_ref answers, uint32_t index,
                     const struct ark_answer *answer, struct ark_input *input)
{
    ark_ref row = child(builder, answers, "Row", answer->loc);
    g_autoptr(GString) all = g_string_new(NULL);
    uint32_t cells = 0;
    for (int i = 0; i < ARK_ANSWER_PACK; i++) {
        const char *text = answer->texts[i];
        if (!text || !*text)
            continue;
        g_string_append_printf(all, "%s%s", all->len ? " | " : "", text);
        add_cell(builder, row, ++cells, fields[i].column, text, answer->locs[i]);
    }
    ark_builder_set_str(builder, row, "text", all->str);
    ark_builder_set_int(builder, row, "index", index);
    ark_input_count(input, ARK_COUNT_ANSWERS, 1);
}
