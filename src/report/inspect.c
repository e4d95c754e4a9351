/* The records of the loaders, as JSON and as text. Knows nothing of the graph. */
#include "report/inspect.h"

#include "base/escape.h"

/* File names and languages come from outside and need not be UTF-8. */
static json_t *json_text(const char *text)
{
    g_autofree char *valid = text ? g_utf8_make_valid(text, -1) : NULL;
    return valid ? json_string(valid) : json_null();
}

static json_t *json_counts(const struct ark_input *input)
{
    json_t *counts = json_object();
    for (int i = 0; i < ARK_COUNTS; i++) {
        if (input->has[i])
            json_object_set_new(counts, ark_count_key((enum ark_count)i),
                                json_integer(input->counts[i]));
    }
    return counts;
}

static json_t *json_input(const struct ark_input *input)
{
    json_t *object = json_object(), *languages = json_array(), *skipped = json_array();
    ARK_VEC_EACH (const char *, language, input->languages)
        json_array_append_new(languages, json_text(*language));
    ARK_VEC_EACH (struct ark_skipped, item, input->skipped) {
        json_t *entry = json_object();
        json_object_set_new(entry, "what", json_text(item->what));
        json_object_set_new(entry, "count", json_integer(item->count));
        json_object_set_new(entry, "reason", json_text(item->reason));
        json_array_append_new(skipped, entry);
    }
    json_object_set_new(object, "file", json_text(input->file));
    json_object_set_new(object, "format", json_text(input->format));
    json_object_set_new(object, "tool", json_text(input->tool));
    json_object_set_new(object, "version", json_text(input->version));
    json_object_set_new(object, "counts", json_counts(input));
    json_object_set_new(object, "languages", languages);
    json_object_set_new(object, "skipped", skipped);
    return object;
}

json_t *ark_inspect_json(const struct ark_inputs *inputs)
{
    json_t *array = json_array();
    ARK_VEC_EACH (struct ark_input, input, inputs->items)
        json_array_append_new(array, json_input(input));
    return array;
}

static const struct ark_text count_titles[ARK_COUNTS] = {
    [ARK_COUNT_ELEMENTS] = {{"Elementer", "Elements"}},
    [ARK_COUNT_RELATIONSHIPS] = {{"Relationer", "Relationships"}},
    [ARK_COUNT_VIEWS] = {{"Visninger", "Views"}},
    [ARK_COUNT_NODES] = {{"Figurer i visninger", "Nodes in views"}},
    [ARK_COUNT_CONNECTIONS] = {{"Forbindelser i visninger", "Connections in views"}},
    [ARK_COUNT_PROPERTIES] = {{"Egenskaber", "Properties"}},
    [ARK_COUNT_SECTIONS] = {{"Afsnit med overskrift", "Sections"}},
    [ARK_COUNT_PARAGRAPHS] = {{"Tekstafsnit", "Paragraphs"}},
    [ARK_COUNT_LISTS] = {{"Lister", "Lists"}},
    [ARK_COUNT_TABLES] = {{"Tabeller", "Tables"}},
    [ARK_COUNT_FIGURES] = {{"Figurer", "Figures"}},
    [ARK_COUNT_LINKS] = {{"Henvisninger", "Links"}},
    [ARK_COUNT_CONCEPTS] = {{"Begreber", "Concepts"}},
    [ARK_COUNT_ANSWERS] = {{"Svar", "Answers"}},
    [ARK_COUNT_PACKAGES] = {{"Pakker", "Packages"}},
    [ARK_COUNT_CLASSES] = {{"Klasser", "Classes"}},
    [ARK_COUNT_ATTRIBUTES] = {{"Attributter", "Attributes"}},
    [ARK_COUNT_ASSOCIATIONS] = {{"Associationer", "Associations"}},
    [ARK_COUNT_GENERALIZATIONS] = {{"Generaliseringer", "Generalizations"}},
    [ARK_COUNT_ENUMERATIONS] = {{"Enumerationer", "Enumerations"}},
    [ARK_COUNT_STEREOTYPES] = {{"Anvendte stereotyper", "Stereotype applications"}},
};

static void put_row(GString *out, const char *title, const char *value)
{
    int pad = 26 - (int)g_utf8_strlen(title, -1);
    g_string_append_printf(out, "  %s%*s", title, MAX(pad, 1), "");
    ark_escape_line(out, value, -1);
    g_string_append_c(out, '\n');
}

static void put_languages(const struct ark_input *input, enum ark_lang lang, GString *out)
{
    g_autoptr(GString) all = g_string_new(NULL);
    ARK_VEC_EACH (const char *, language, input->languages)
        g_string_append_printf(all, "%s%s", all->len ? ", " : "", *language);
    if (all->len)
        put_row(out, ark_say(lang, "Sprog", "Languages"), all->str);
}

static void put_input(const struct ark_input *input, enum ark_lang lang, GString *out)
{
    ark_escape_line(out, input->file, -1);
    g_string_append_c(out, '\n');
    g_autofree char *format = g_strconcat(input->format, input->version ? " " : "",
                                          input->version ? input->version : "", NULL);
    put_row(out, ark_say(lang, "Format", "Format"), format);
    if (input->tool || input->has[ARK_COUNT_ELEMENTS]) /* a document has none to tell of */
        put_row(out, ark_say(lang, "Værktøj", "Tool"),
                input->tool ? input->tool : ark_say(lang, "ukendt", "unknown"));
    for (int i = 0; i < ARK_COUNTS; i++) {
        g_autofree char *number = g_strdup_printf("%u", input->counts[i]);
        if (input->has[i])
            put_row(out, ark_text_in(count_titles[i], lang), number);
    }
    put_languages(input, lang, out);
    ARK_VEC_EACH (struct ark_skipped, item, input->skipped) {
        g_autofree char *text =
            g_strdup_printf("%u × %s: %s", item->count, item->what, item->reason);
        put_row(out, ark_say(lang, "Sprunget over", "Skipped"), text);
    }
}

void ark_inspect_text(const struct ark_inputs *inputs, enum ark_lang lang, GString *out)
{
    for (uint32_t i = 0; i < inputs->items.n; i++) {
        if (i)
            g_string_append_c(out, '\n');
        put_input(&inputs->items.v[i], lang, out);
    }
}
