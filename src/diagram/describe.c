/* Drawings in words: tooltips and alternative text. */
#include "diagram/describe.h"

#include <string.h>

#include "archimate/archimate.h"
#include "diagram/rows.h"
#include "diagram/things.h"
#include "uml/uml.h"

/* Alternative text is read aloud: the first few names must do. */
#define MOST_NAMES 12
#define LONGEST_NAME 200
#define MOST_ROWS 60

/* No label means something in both languages, but that an association is an edge in ArchiMate's and
 * a node in UML's. */
static const char *uml_title(const struct ark_picture *p, const char *type)
{
    const char *title = type ? ark_uml_title(type, p->lang) : NULL;
    return title ? title : type ? type : "";
}

const char *ark_describe_element(const struct ark_picture *p, ark_ref thing)
{
    const char *type = ark_graph_type_text(p->graph, thing);
    const struct ark_element_kind *kind = type ? ark_element_kind_find(type, strlen(type)) : NULL;
    return kind ? ark_text_in(kind->title, p->lang) : uml_title(p, type);
}

const char *ark_describe_relationship(const struct ark_picture *p, ark_ref thing)
{
    const char *type = ark_graph_type_text(p->graph, thing);
    const struct ark_relationship_kind *kind =
        type && ark_ref_is_edge(thing) ? ark_relationship_kind_find(type, strlen(type)) : NULL;
    return kind ? ark_text_in(kind->title, p->lang) : uml_title(p, type);
}

static const char *kind_title(const struct ark_picture *p, const struct ark_figure *f)
{
    switch (f->form) {
    case ARK_FORM_GROUP:
        return ark_say(p->lang, "gruppe", "group");
    case ARK_FORM_NOTE:
        return ark_say(p->lang, "note", "note");
    case ARK_FORM_ACTOR:
        return ark_say(p->lang, "aktør", "actor");
    case ARK_FORM_REFERENCE:
        return ark_say(p->lang, "henvisning til visning", "view reference");
    default:
        return f->thing == ARK_REF_NONE ? "" : ark_describe_element(p, f->thing);
    }
}

/* One line, not endless. */
static const char *short_name(const struct ark_picture *p, const char *text)
{
    const char *end = text;
    for (int i = 0; *end && i < LONGEST_NAME; i++)
        end = g_utf8_next_char(end);
    char *name = ark_arena_strndup(p->arena, text, (size_t)(end - text));
    for (char *c = name; *c; c++)
        if ((unsigned char)*c < ' ')
            *c = ' ';
    return *name ? name : ark_say(p->lang, "uden navn", "unnamed");
}

/* What a box has no room for, its tooltip has: a line for each row. */
static const char *with_rows(const struct ark_picture *p, const struct ark_figure *f,
                             const char *title)
{
    g_autoptr(GString) out = g_string_new(title);
    for (uint32_t i = f->head_n; i < f->row_n && i < f->head_n + MOST_ROWS; i++)
        g_string_append_printf(out, "\n%s", f->rows[i].text);
    if (f->row_n > f->head_n + MOST_ROWS)
        g_string_append(out, "\n…");
    return ark_arena_strndup(p->arena, out->str, out->len);
}

static const char *figure_title(const struct ark_picture *p, const struct ark_figure *f)
{
    const char *kind = kind_title(p, f), *name = short_name(p, f->text);
    return *kind ? ark_arena_printf(p->arena, "%s (%s)", name, kind) : name;
}

const char *ark_describe_figure(const struct ark_picture *p, const struct ark_figure *f)
{
    const char *title = figure_title(p, f);
    return ark_rows_are_cut(f) ? with_rows(p, f, title) : title;
}

static const char *end_name(const struct ark_picture *p, struct ark_wire_end end)
{
    if (!end.is_wire)
        return short_name(p, p->figures.v[end.index].text);
    const struct ark_wire *wire = &p->wires.v[end.index];
    if (*wire->label)
        return short_name(p, wire->label);
    return wire->thing == ARK_REF_NONE ? ark_say(p->lang, "forbindelse", "connection")
                                       : ark_describe_relationship(p, wire->thing);
}

const char *ark_describe_wire(const struct ark_picture *p, const struct ark_wire *wire)
{
    const char *kind = wire->thing == ARK_REF_NONE ? ark_say(p->lang, "forbindelse", "connection")
                                                   : ark_describe_relationship(p, wire->thing);
    const char *from = end_name(p, wire->from), *to = end_name(p, wire->to);
    if (!*wire->label)
        return ark_arena_printf(p->arena, "%s: %s → %s", kind, from, to);
    return ark_arena_printf(p->arena, "%s (%s): %s → %s", short_name(p, wire->label), kind, from,
                            to);
}

const char *ark_describe_marks(const struct ark_picture *p, struct ark_mark_slice marks)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (uint32_t i = 0; i < marks.n; i++)
        g_string_append_printf(out, "%s%u: %s", i ? "\n" : "", marks.v[i].number,
                               marks.v[i].text ? marks.v[i].text : "");
    return ark_arena_strndup(p->arena, out->str, out->len);
}

static uint32_t count_elements(const struct ark_picture *p)
{
    uint32_t n = 0;
    ARK_VEC_EACH (struct ark_figure, f, p->figures)
        n += f->form == ARK_FORM_ELEMENT && f->thing != ARK_REF_NONE;
    return n;
}

static uint32_t count_relationships(const struct ark_picture *p)
{
    uint32_t n = 0;
    ARK_VEC_EACH (struct ark_wire, wire, p->wires)
        n += !wire->hidden && wire->thing != ARK_REF_NONE;
    return n;
}

static void append_names(const struct ark_picture *p, uint32_t total, GString *out)
{
    uint32_t n = 0;
    ARK_VEC_EACH (struct ark_figure, f, p->figures) {
        if (f->form != ARK_FORM_ELEMENT || f->thing == ARK_REF_NONE)
            continue;
        if (n == MOST_NAMES) {
            g_string_append_printf(out, ark_say(p->lang, " og %u mere", " and %u more"), total - n);
            break;
        }
        g_string_append(out, n++ ? ", " : " ");
        g_string_append(out, figure_title(p, f));
    }
    g_string_append_c(out, '.');
}

static uint32_t append_numbers(struct ark_mark_slice marks, uint32_t before, GString *out)
{
    for (uint32_t i = 0; i < marks.n; i++)
        g_string_append_printf(out, "%s%u", before + i ? ", " : "", marks.v[i].number);
    return before + marks.n;
}

/* Of the figure and of its rows. */
static bool has_marks(const struct ark_figure *f)
{
    bool any = f->marks.n > 0;
    for (uint32_t i = 0; i < f->row_n; i++)
        any |= f->rows[i].marks.n > 0;
    return any;
}

static void append_marks(const struct ark_picture *p, GString *out)
{
    uint32_t n = 0;
    ARK_VEC_EACH (struct ark_figure, f, p->figures) {
        if (n == MOST_NAMES || !has_marks(f))
            continue;
        g_string_append(out, n++ ? "; " : ark_say(p->lang, " Fund: ", " Findings: "));
        uint32_t numbers = append_numbers(f->marks, 0, out);
        for (uint32_t i = 0; i < f->row_n; i++)
            numbers = append_numbers(f->rows[i].marks, numbers, out);
        g_string_append_printf(out, ark_say(p->lang, " på %s", " on %s"), short_name(p, f->text));
    }
    if (n)
        g_string_append_c(out, '.');
}

static bool shows_uml(const struct ark_picture *p)
{
    ARK_VEC_EACH (struct ark_figure, f, p->figures)
        if (f->thing != ARK_REF_NONE && ark_graph_is(p->graph, f->thing, "UmlElement"))
            return true;
    return false;
}

/* "The UML diagram “Overview”" */
static void append_title(const struct ark_picture *p, GString *out)
{
    static const struct ark_text TITLES[] = {
        [ARK_VIEW_ARCHIMATE] = {{"ArchiMate-visningen", "The ArchiMate view"}},
        [ARK_VIEW_UML_DIAGRAM] = {{"UML-diagrammet", "The UML diagram"}},
        [ARK_VIEW_UML_PACKAGE] = {{"Klassediagrammet over pakken",
                                   "The class diagram of the package"}},
        [ARK_VIEW_SELECTION] = {{"Et udvalg af ArchiMate-modellen,",
                                 "A selection of the ArchiMate model,"}},
    };
    static const struct ark_text OF_UML = {
        {"Et udvalg af datamodellen,", "A selection of the data model,"}};
    bool selection = p->kind == ARK_VIEW_SELECTION;
    struct ark_text title = selection && shows_uml(p) ? OF_UML : TITLES[p->kind];
    g_string_append_printf(out, ark_say(p->lang, "%s »%s«%s", "%s “%s”%s"),
                           ark_text_in(title, p->lang), short_name(p, p->name),
                           selection ? "," : "");
}

const char *ark_describe_picture(const struct ark_picture *p)
{
    uint32_t elements = count_elements(p), wires = count_relationships(p);
    g_autoptr(GString) out = g_string_new(NULL);
    append_title(p, out);
    g_string_append(out, ark_say(p->lang, " med ", " with "));
    g_string_append_printf(out, ark_say(p->lang, "%u element%s og ", "%u element%s and "), elements,
                           elements == 1 ? "" : ark_say(p->lang, "er", "s"));
    g_string_append_printf(out, ark_say(p->lang, "%u relation%s", "%u relationship%s"), wires,
                           wires == 1 ? "" : ark_say(p->lang, "er", "s"));
    g_string_append_c(out, elements ? ':' : '.');
    if (elements)
        append_names(p, elements, out);
    append_marks(p, out);
    return ark_arena_strndup(p->arena, out->str, out->len);
}
