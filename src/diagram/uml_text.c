/* Writes the texts of UML diagrams. What a file says is hostile: it may be long, have line ends, or
 * be nothing that UML knows. */
#include "diagram/uml_text.h"

#include <string.h>

#include "diagram/things.h"

/* Nobody reads a longer name, type or default in a box; the whole is in the model. */
#define LONGEST_PART 200
#define LONGEST_BODY 600
#define LONGEST_ROW 80
#define MOST_PARAMETERS 40

static ark_atom atom(struct ark_uml_text t, const char *name)
{
    return ark_graph_atom(t.graph, name);
}

static const char *keep(struct ark_uml_text t, GString *text)
{
    const char *kept = ark_arena_strndup(t.arena, text->str, text->len);
    g_string_free(text, TRUE);
    return kept;
}

/* Line ends, tabs and other controls become one blank. */
static void append_line(GString *out, const char *text, int most)
{
    bool gap = false;
    gsize start = out->len;
    for (; *text && most > 0; text = g_utf8_next_char(text)) {
        gunichar c = g_utf8_get_char(text);
        if (g_unichar_isspace(c) || g_unichar_iscntrl(c)) {
            gap = true;
            continue;
        }
        if (gap && out->len > start)
            g_string_append_c(out, ' ');
        gap = false;
        g_string_append_unichar(out, c);
        most--;
    }
    if (*text)
        g_string_append(out, "…");
}

static void append_get(struct ark_uml_text t, GString *out, ark_ref thing, const char *key)
{
    const char *text = ark_graph_get_str(t.graph, thing, key);
    if (text)
        append_line(out, text, LONGEST_PART);
}

const char *ark_uml_name(struct ark_uml_text t, ark_ref thing)
{
    GString *out = g_string_new(NULL);
    append_get(t, out, thing, "name");
    return keep(t, out);
}

bool ark_uml_is(const ark_graph *graph, ark_ref thing, const char *key)
{
    struct ark_value value = ark_graph_get(graph, thing, ark_graph_atom(graph, key));
    return value.type == ARK_BOOL && value.yes;
}

/* Whether a comma-separated list has the word. */
static bool says(const char *list, const char *word)
{
    g_auto(GStrv) words = g_strsplit(list, ", ", -1);
    for (char **known = words; *known; known++)
        if (g_ascii_strcasecmp(*known, word) == 0)
            return true;
    return false;
}

const char *ark_uml_stereotypes(struct ark_uml_text t, ark_ref thing, const char *but)
{
    struct ark_props props = ark_graph_props(t.graph, thing);
    ark_atom stereotype = atom(t, "stereotype");
    GString *list = g_string_new(NULL);
    for (uint32_t i = 0; stereotype && i < props.n && list->len < LONGEST_PART; i++) {
        if (props.keys[i] != stereotype || props.values[i].type != ARK_TEXT)
            continue;
        g_autoptr(GString) word = g_string_new(NULL);
        append_line(word, props.values[i].text, LONGEST_PART);
        if (word->len && !says(but, word->str) && !says(list->str, word->str))
            g_string_append_printf(list, "%s%s", list->len ? ", " : "", word->str);
    }
    return keep(t, list);
}

const char *ark_uml_common(struct ark_uml_text t, const char *a, const char *b)
{
    g_auto(GStrv) words = g_strsplit(a, ", ", -1);
    GString *list = g_string_new(NULL);
    for (char **word = words; *word; word++)
        if (says(b, *word))
            g_string_append_printf(list, "%s%s", list->len ? ", " : "", *word);
    return keep(t, list);
}

const char *ark_uml_keywords(struct ark_uml_text t, ark_ref thing, const char *keyword)
{
    const char *stereotypes = ark_uml_stereotypes(t, thing, keyword ? keyword : "");
    if (!keyword || !*stereotypes)
        return keyword || *stereotypes
                   ? ark_arena_printf(t.arena, "«%s»", keyword ? keyword : stereotypes)
                   : "";
    return ark_arena_printf(t.arena, "«%s, %s»", keyword, stereotypes);
}

static bool get_int(struct ark_uml_text t, ark_ref thing, const char *key, int64_t *ret)
{
    struct ark_value value = ark_graph_get(t.graph, thing, atom(t, key));
    if (value.type == ARK_INT)
        *ret = value.integer;
    return value.type == ARK_INT;
}

static void append_bound(GString *out, int64_t bound)
{
    if (bound < 0)
        g_string_append_c(out, '*');
    else
        g_string_append_printf(out, "%" G_GINT64_FORMAT, bound);
}

const char *ark_uml_multiplicity_text(struct ark_uml_text t, ark_ref property, bool also_one)
{
    const char *told = ark_graph_get_str(t.graph, property, "multiplicity");
    GString *out = g_string_new(NULL);
    int64_t lower = 1, upper = 1;
    bool number = get_int(t, property, "lower", &lower) & get_int(t, property, "upper", &upper);
    bool one = number && lower == 1 && upper == 1;
    if (one && !(also_one && told))
        return keep(t, out);
    if (told && !(number && strchr(told, '-'))) {
        append_line(out, told, 20);
    } else if (number) {
        append_bound(out, lower);
        if (lower != upper) {
            g_string_append(out, "..");
            append_bound(out, upper);
        }
    }
    return keep(t, out);
}

static void append_visibility(struct ark_uml_text t, GString *out, ark_ref thing)
{
    static const struct {
        const char *name, *sign;
    } SIGNS[] = {{"public", "+"}, {"private", "-"}, {"protected", "#"}, {"package", "~"}};
    const char *told = ark_graph_get_str(t.graph, thing, "visibility");
    for (size_t i = 0; told && i < G_N_ELEMENTS(SIGNS); i++)
        if (strcmp(SIGNS[i].name, told) == 0)
            g_string_append(out, SIGNS[i].sign);
}

static void append_modifiers(struct ark_uml_text t, GString *out, ark_ref property)
{
    static const struct {
        const char *key;
        bool when, of_many; /* says something only of several values */
        const char *word;
    } MODIFIERS[] = {
        {"isReadOnly", true, false, "readOnly"},
        {"isOrdered", true, true, "ordered"},
        {"isUnique", false, true, "nonunique"},
    };
    struct ark_value upper = ark_graph_get(t.graph, property, atom(t, "upper"));
    bool one = upper.type == ARK_INT && upper.integer == 1;
    uint32_t n = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(MODIFIERS); i++) {
        struct ark_value value = ark_graph_get(t.graph, property, atom(t, MODIFIERS[i].key));
        if (value.type == ARK_BOOL && value.yes == MODIFIERS[i].when &&
            !(one && MODIFIERS[i].of_many))
            g_string_append_printf(out, "%s%s",
                                   n++        ? ", "
                                   : out->len ? " {"
                                              : "{",
                                   MODIFIERS[i].word);
    }
    if (n)
        g_string_append_c(out, '}');
}

/* The property behind a mark; nothing when there is none. */
static void append_after(struct ark_uml_text t, GString *out, const char *mark, ark_ref thing,
                         const char *key)
{
    const char *text = ark_graph_get_str(t.graph, thing, key);
    if (!text || !text[strspn(text, " \t\r\n")])
        return;
    g_string_append(out, mark);
    append_line(out, text, LONGEST_PART);
}

static void append_type(struct ark_uml_text t, GString *out, ark_ref property)
{
    append_after(t, out, " : ", property, "type");
    const char *multiplicity = ark_uml_multiplicity_text(t, property, false);
    if (*multiplicity)
        g_string_append_printf(out, " [%s]", multiplicity);
}

const char *ark_uml_property(struct ark_uml_text t, ark_ref property)
{
    GString *out = g_string_new(NULL);
    append_visibility(t, out, property);
    if (ark_uml_is(t.graph, property, "isDerived"))
        g_string_append_c(out, '/');
    append_get(t, out, property, "name");
    append_type(t, out, property);
    append_after(t, out, " = ", property, "default");
    append_modifiers(t, out, property);
    return keep(t, out);
}

/* The next child of the operation that is a parameter. */
static ark_ref parameter_at(struct ark_uml_text t, ark_ref operation, uint32_t *i)
{
    struct ark_refs out = ark_graph_out(t.graph, operation);
    ark_atom contains = atom(t, "CONTAINS"), parameter = atom(t, "Parameter");
    while (parameter && *i < out.n) {
        ark_ref edge = out.v[(*i)++], to = ark_graph_to(t.graph, edge);
        if (ark_graph_type(t.graph, edge) == contains &&
            ark_graph_has_label(t.graph, to, parameter))
            return to;
    }
    return ARK_REF_NONE;
}

/* An "in" goes without saying. */
static void append_parameter(struct ark_uml_text t, GString *out, ark_ref parameter,
                             const char *direction)
{
    if (direction && strcmp(direction, "in") != 0) {
        append_line(out, direction, LONGEST_PART);
        g_string_append_c(out, ' ');
    }
    append_get(t, out, parameter, "name");
    append_type(t, out, parameter);
    append_after(t, out, " = ", parameter, "default");
}

const char *ark_uml_operation(struct ark_uml_text t, ark_ref operation)
{
    GString *out = g_string_new(NULL);
    ark_ref result = ARK_REF_NONE, parameter;
    uint32_t n = 0;
    append_visibility(t, out, operation);
    append_get(t, out, operation, "name");
    g_string_append_c(out, '(');
    for (uint32_t i = 0; (parameter = parameter_at(t, operation, &i)) != ARK_REF_NONE;) {
        const char *direction = ark_graph_get_str(t.graph, parameter, "direction");
        if (direction && strcmp(direction, "return") == 0) {
            result = parameter;
            continue;
        }
        if (n == MOST_PARAMETERS)
            g_string_append(out, ", …");
        if (n++ >= MOST_PARAMETERS)
            continue;
        g_string_append(out, n > 1 ? ", " : "");
        append_parameter(t, out, parameter, direction);
    }
    g_string_append_c(out, ')');
    if (result != ARK_REF_NONE)
        append_type(t, out, result);
    return keep(t, out);
}

const char *ark_uml_literal(struct ark_uml_text t, ark_ref literal)
{
    GString *out = g_string_new(NULL);
    append_get(t, out, literal, "name");
    append_after(t, out, " = ", literal, "default");
    return keep(t, out);
}

const char *ark_uml_slot(struct ark_uml_text t, ark_ref slot)
{
    struct ark_props props = ark_graph_props(t.graph, slot);
    ark_atom value = atom(t, "value");
    GString *out = g_string_new(NULL);
    uint32_t n = 0;
    append_get(t, out, slot, "name");
    for (uint32_t i = 0; value && i < props.n && out->len < LONGEST_BODY; i++) {
        if (props.keys[i] != value || props.values[i].type != ARK_TEXT)
            continue;
        g_string_append(out, n++ ? ", " : " = ");
        append_line(out, props.values[i].text, LONGEST_PART);
    }
    return keep(t, out);
}

const char *ark_uml_instance(struct ark_uml_text t, ark_ref instance)
{
    struct ark_refs out_edges = ark_graph_out(t.graph, instance);
    ark_atom instance_of = atom(t, "INSTANCE_OF");
    GString *out = g_string_new(NULL);
    uint32_t n = 0;
    append_get(t, out, instance, "name");
    for (uint32_t i = 0; instance_of && i < out_edges.n && out->len < LONGEST_BODY; i++) {
        if (ark_graph_type(t.graph, out_edges.v[i]) != instance_of)
            continue;
        g_string_append(out, n++ ? ", " : out->len ? " : " : ": ");
        append_get(t, out, ark_graph_to(t.graph, out_edges.v[i]), "name");
    }
    return keep(t, out);
}

const char *ark_uml_constraint(struct ark_uml_text t, ark_ref constraint)
{
    const char *name = ark_uml_name(t, constraint);
    const char *body = ark_graph_get_str(t.graph, constraint, "body");
    GString *out = g_string_new("{");
    g_string_append(out, name);
    if (body && *body) {
        g_string_append(out, *name ? ": " : "");
        append_line(out, body, LONGEST_BODY);
    }
    g_string_append_c(out, '}');
    return keep(t, out);
}

const char *ark_uml_constraint_row(struct ark_uml_text t, ark_ref constraint)
{
    const char *name = ark_uml_name(t, constraint), *whole = ark_uml_constraint(t, constraint);
    bool named = *name && g_utf8_strlen(whole, -1) > LONGEST_ROW;
    return named ? ark_arena_printf(t.arena, "{%s}", name) : whole;
}

const char *ark_uml_role(struct ark_uml_text t, ark_ref end)
{
    const char *name = ark_uml_name(t, end);
    GString *out = g_string_new(NULL);
    if (*name) {
        append_visibility(t, out, end);
        g_string_append(out, ark_uml_is(t.graph, end, "isDerived") ? "/" : "");
        g_string_append(out, name);
    }
    return keep(t, out);
}

const char *ark_uml_end_multiplicity(struct ark_uml_text t, ark_ref end)
{
    GString *out = g_string_new(ark_uml_multiplicity_text(t, end, true));
    append_modifiers(t, out, end);
    return keep(t, out);
}

const char *ark_uml_from(struct ark_uml_text t, ark_ref thing, enum ark_lang lang)
{
    ark_ref package = ark_uml_package_of(t.graph, thing);
    const char *name = package == ARK_REF_NONE ? "" : ark_uml_name(t, package);
    return *name ? ark_arena_printf(t.arena, ark_say(lang, "(fra %s)", "(from %s)"), name) : "";
}
