/* Template data: the whole tree, and the chapters about what was read and counted. */
#include "report/data.h"

#include <string.h>

#include "uml/normal.h"

json_t *data_text(const char *text)
{
    g_autofree char *valid = text ? g_utf8_make_valid(text, -1) : NULL; /* file names need not be */
    return valid ? json_string(valid) : json_null();
}

void data_set(json_t *object, const char *key, json_t *value)
{
    json_object_set_new(object, key, value ? value : json_null());
}

void data_set_text(json_t *object, const char *key, const char *text)
{
    data_set(object, key, data_text(text));
}

void data_set_int(json_t *object, const char *key, uint32_t n)
{
    data_set(object, key, json_integer(n));
}

const char *data_verdict_key(enum ark_verdict verdict)
{
    return verdict == ARK_NOT_APPLICABLE  ? "not_applicable"
           : verdict == ARK_NOT_COMPLETED ? "not_completed"
                                          : ark_verdict_key(verdict);
}

static const char *base_name(const char *file)
{
    const char *slash = strrchr(file, '/');
    return slash && slash[1] ? slash + 1 : file;
}

static GHashTable *count_base_names(const struct ark_result *result)
{
    GHashTable *names = g_hash_table_new(g_str_hash, g_str_equal);
    for (uint32_t i = 0; i < result->input_n; i++) {
        const char *name = base_name(result->inputs[i].file);
        guint n = GPOINTER_TO_UINT(g_hash_table_lookup(names, name));
        g_hash_table_insert(names, (char *)name, GUINT_TO_POINTER(n + 1));
    }
    return names;
}

static const char *short_file(const struct data_context *c, const char *file)
{
    const char *name = base_name(file);
    bool one = GPOINTER_TO_UINT(g_hash_table_lookup(c->base_names, name)) == 1;
    return one ? name : file;
}

const char *data_place(const struct data_context *c, struct ark_loc loc)
{
    const char *file = loc.file ? ark_atom_text(ark_graph_atoms(c->result->graph), loc.file) : NULL;
    if (!file)
        return NULL;
    file = short_file(c, file);
    enum ark_place_unit unit =
        ark_place_unit_of(c->result->inputs, c->result->input_n,
                          ark_atom_text(ark_graph_atoms(c->result->graph), loc.file));
    g_autofree char *place = ark_place_text(unit, file, loc.line, 0, c->lang);
    return ark_arena_strdup(c->arena, place);
}

const char *data_where(const struct data_context *c, ark_ref ref)
{
    const ark_graph *graph = c->result->graph;
    struct ark_loc loc = ark_graph_loc(graph, ref);
    if (!loc.file)
        return NULL;
    const char *file = short_file(c, ark_atom_text(ark_graph_atoms(graph), loc.file));
    g_autofree char *place = ark_result_where(c->result, ref, file, c->lang);
    return ark_arena_strdup(c->arena, place);
}

const char *data_anchor(const struct data_context *c, const char *heading)
{
    g_autoptr(GString) out = g_string_new("#");
    ark_report_anchor(heading, out);
    return ark_arena_strdup(c->arena, out->str);
}

static json_t *counts_of(const struct data_context *c, const struct ark_input *input)
{
    static const struct ark_text titles[ARK_COUNTS] = {
        [ARK_COUNT_ELEMENTS] = {{"elementer", "elements"}},
        [ARK_COUNT_RELATIONSHIPS] = {{"relationer", "relationships"}},
        [ARK_COUNT_VIEWS] = {{"visninger", "views"}},
        [ARK_COUNT_NODES] = {{"figurer i visninger", "nodes in views"}},
        [ARK_COUNT_CONNECTIONS] = {{"forbindelser i visninger", "connections in views"}},
        [ARK_COUNT_PROPERTIES] = {{"egenskaber", "properties"}},
        [ARK_COUNT_SECTIONS] = {{"afsnit", "sections"}},
        [ARK_COUNT_PARAGRAPHS] = {{"tekstblokke", "paragraphs"}},
        [ARK_COUNT_LISTS] = {{"lister", "lists"}},
        [ARK_COUNT_TABLES] = {{"tabeller", "tables"}},
        [ARK_COUNT_FIGURES] = {{"figurer", "figures"}},
        [ARK_COUNT_LINKS] = {{"henvisninger", "links"}},
        [ARK_COUNT_CONCEPTS] = {{"begreber", "concepts"}},
        [ARK_COUNT_ANSWERS] = {{"svar", "answers"}},
        [ARK_COUNT_PACKAGES] = {{"pakker", "packages"}},
        [ARK_COUNT_CLASSES] = {{"klasser", "classes"}},
        [ARK_COUNT_ATTRIBUTES] = {{"attributter", "attributes"}},
        [ARK_COUNT_ASSOCIATIONS] = {{"associationer", "associations"}},
        [ARK_COUNT_GENERALIZATIONS] = {{"generaliseringer", "generalizations"}},
        [ARK_COUNT_ENUMERATIONS] = {{"enumerationer", "enumerations"}},
        [ARK_COUNT_STEREOTYPES] = {{"anvendte stereotyper", "stereotype applications"}},
    };
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < ARK_COUNTS; i++) {
        if (input->has[i])
            g_string_append_printf(text, "%s%u %s", text->len ? ", " : "", input->counts[i],
                                   ark_text_in(titles[i], c->lang));
    }
    return json_string(text->str);
}

static json_t *skipped_of(const struct ark_input *input)
{
    json_t *list = json_array();
    ARK_VEC_EACH (struct ark_skipped, skipped, input->skipped) {
        json_t *item = json_object();
        data_set_text(item, "what", skipped->what);
        data_set_int(item, "count", skipped->count);
        data_set_text(item, "reason", skipped->reason);
        json_array_append_new(list, item);
    }
    return list;
}

json_t *data_inputs(const struct data_context *c)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < c->result->input_n; i++) {
        const struct ark_input *input = &c->result->inputs[i];
        json_t *item = json_object();
        data_set_text(item, "file", input->file);
        data_set_text(item, "format", input->format);
        data_set_text(item, "tool", input->tool);
        data_set_text(item, "version", input->version);
        data_set(item, "counts", counts_of(c, input));
        data_set(item, "skipped", skipped_of(input));
        json_array_append_new(list, item);
    }
    return list;
}

json_t *data_packs(const struct data_context *c)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < c->result->pack_n; i++) {
        const struct ark_pack *pack = c->result->packs[i];
        json_t *item = json_object();
        data_set_text(item, "id", pack->id);
        data_set_text(item, "title", ark_text_in(pack->title, c->lang));
        data_set_text(item, "version", pack->version);
        data_set_text(item, "url", pack->url);
        data_set_int(item, "rules", pack->rule_n);
        data_set_text(item, "profile", ark_result_profile_reason(c->result, i, c->lang));
        json_array_append_new(list, item);
    }
    return list;
}

json_t *data_diagnostics(const struct data_context *c)
{
    json_t *list = json_array();
    if (!c->result->diags)
        return list;
    ARK_VEC_EACH (struct ark_diag, diag, c->result->diags->items) {
        json_t *item = json_object();
        data_set_text(item, "place", data_place(c, diag->loc));
        data_set_text(item, "message", diag->message);
        json_array_append_new(list, item);
    }
    return list;
}

static json_t *counts_by_verdict(const uint32_t counts[ARK_VERDICTS])
{
    json_t *object = json_object();
    uint32_t all = 0;
    for (int i = 0; i < ARK_VERDICTS; i++) {
        data_set_int(object, data_verdict_key((enum ark_verdict)i), counts[i]);
        all += counts[i];
    }
    data_set_int(object, "all", all);
    return object;
}

json_t *data_levels(const struct data_context *c)
{
    json_t *list = json_array();
    for (int level = 0; level < ARK_LEVELS; level++) {
        uint32_t counts[ARK_VERDICTS] = {0}, all = 0;
        ARK_VEC_EACH (const struct ark_rule_result, rule, c->result->rules) {
            if ((int)rule->effect.level == level) {
                counts[rule->verdict]++;
                all++;
            }
        }
        if (!all)
            continue;
        json_t *item = counts_by_verdict(counts);
        data_set_text(item, "level", ark_level_name((enum ark_level)level));
        json_array_append_new(list, item);
    }
    return list;
}

static const char *first_named(const struct ark_result *result, const char *label)
{
    const ark_graph *graph = result->graph;
    ark_atom atom = ark_graph_atom(graph, label);
    for (uint32_t set = 0; atom && set < ark_graph_labelset_count(graph); set++) {
        if (!ark_graph_labelset_has(graph, (ark_labelset)set, atom))
            continue;
        struct ark_refs nodes = ark_graph_nodes_of_set(graph, (ark_labelset)set);
        for (uint32_t i = 0; i < nodes.n; i++) {
            const char *name = ark_graph_get_str(graph, nodes.v[i], "name");
            if (name && *name)
                return name;
        }
    }
    return NULL;
}

const char *ark_report_title(const struct ark_result *result)
{
    const char *title = first_named(result, "Report");
    title = title ? title : first_named(result, "Model");
    title = title ? title : ark_uml_model_name(result->graph);
    return title ? title : result->input_n ? base_name(result->inputs[0].file) : "";
}

static json_t *data_figures(const struct ark_figure *figures, uint32_t n)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < n; i++) {
        json_t *item = json_object();
        data_set_text(item, "title", figures[i].scene->title);
        data_set_text(item, "href", figures[i].href);
        json_array_append_new(list, item);
    }
    return list;
}

static const uint32_t *number_findings(const struct data_context *c)
{
    uint32_t *numbers = ARK_NEW_ARRAY(c->arena, uint32_t, c->result->findings.n + 1);
    for (uint32_t i = 0; i < c->shown.n; i++)
        numbers[c->shown.findings[i]] = i + 1;
    return numbers;
}

static void set_totals(json_t *data, const struct ark_result *result)
{
    uint32_t violated = 0, explained = 0;
    ARK_VEC_EACH (const struct ark_finding, finding, result->findings) {
        violated += finding->verdict == ARK_VIOLATED;
        explained += finding->verdict == ARK_EXPLAINED;
    }
    data_set_int(data, "findings_violated", violated);
    data_set_int(data, "findings_explained", explained);
    data_set_int(data, "findings", violated + explained);
    data_set(data, "counts", counts_by_verdict(result->verdicts));
}

static void set_chapters(json_t *data, const struct data_context *c)
{
    data_set(data, "inputs", data_inputs(c));
    data_set(data, "packs", data_packs(c));
    data_set(data, "levels", data_levels(c));
    data_set(data, "framework", data_framework(c));
    data_set(data, "matrix", data_matrix(c));
    data_set(data, "worst", data_worst(c));
    data_set(data, "violated", data_violated(c));
    data_set(data, "explained", data_explained(c));
    data_set(data, "questions", data_questions(c));
    data_set(data, "assessed", data_assessed(c));
    data_set(data, "tables", data_tables(c));
    data_set(data, "conforms", data_rules(c, ARK_CONFORMS));
    data_set(data, "not_applicable", data_rules(c, ARK_NOT_APPLICABLE));
    data_set(data, "not_completed", data_rules(c, ARK_NOT_COMPLETED));
    data_set(data, "diagnostics", data_diagnostics(c));
}

json_t *ark_report_data(const struct ark_result *result, enum ark_lang lang,
                        const struct ark_figure *figures, uint32_t figure_n)
{
    g_autoptr(ark_arena) arena = ark_arena_new();
    g_autoptr(GHashTable) base_names = count_base_names(result);
    struct data_context c = {
        .result = result, .lang = lang, .arena = arena, .base_names = base_names};
    c.shown = ark_report_shown(result, arena);
    c.numbers = number_findings(&c);
    json_t *data = json_object();
    data_set_text(data, "title", ark_report_title(result));
    data_set_text(data, "date", result->date);
    data_set_text(data, "tool_version", ARK_VERSION);
    set_totals(data, result);
    set_chapters(data, &c);
    json_t *list = data_figures(figures, figure_n);
    data_set(data, "has_figures", json_boolean(figure_n > 0));
    data_set(data, "figures", list);
    static const char *const chapters[] = {"worst",     "violated",       "explained",
                                           "questions", "conforms",       "not_completed",
                                           "assessed",  "not_applicable", "diagnostics"};
    for (size_t i = 0; i < G_N_ELEMENTS(chapters); i++) {
        g_autofree char *key = g_strdup_printf("has_%s", chapters[i]);
        size_t n = json_array_size(json_object_get(data, chapters[i]));
        data_set(data, key, json_boolean(n > 0));
    }
    return data;
}
