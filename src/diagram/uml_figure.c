/* Figures of UML: the name compartment, the features below it, and how large it all is. */
#include <math.h>
#include <string.h>

#include "diagram/colour.h"
#include "diagram/rows.h"
#include "diagram/uml.h"

#define NAME_SIZE 9.0
#define FEATURE_SIZE 8.0
#define SMALL_SIZE 7.0
/* Of one figure; a list of thousands of codes is nothing to look at. */
#define MOST_ROWS 200
#define NOTE_WIDTH 150.0
#define NOTE_LINES 16
#define DIAMOND_SIDE 22.0

/* The features of a thing, a compartment for each kind, in the order of UML. */
enum compartment { ATTRIBUTES, OPERATIONS, LITERALS, SLOTS, CONSTRAINTS, COMPARTMENTS };

typedef const char *text_fn(struct ark_uml_text t, ark_ref feature);

static const struct {
    const char *label;
    text_fn *text;
} FEATURES[COMPARTMENTS] = {
    [ATTRIBUTES] = {"Attribute", ark_uml_property},
    [OPERATIONS] = {"Operation", ark_uml_operation},
    [LITERALS] = {"EnumerationLiteral", ark_uml_literal},
    [SLOTS] = {"Slot", ark_uml_slot},
    [CONSTRAINTS] = {"UmlConstraint", ark_uml_constraint_row},
};

struct features {
    ARK_VEC(ark_ref) v;
};

struct writer {
    const struct ark_picture *picture;
    struct ark_uml_text text;
    struct ark_figure *figure;
    ARK_VEC(struct ark_row) rows;
};

bool ark_uml_is_thing(const ark_graph *graph, ark_ref thing)
{
    return thing != ARK_REF_NONE && (ark_graph_is(graph, thing, "UmlElement") ||
                                     ark_graph_is(graph, thing, "UmlRelationship"));
}

static struct ark_row *add_row(struct writer *w, const char *text, double size,
                               enum ark_anchor anchor)
{
    ark_vec_push(
        &w->rows,
        (struct ark_row){.thing = ARK_REF_NONE, .text = text, .size = size, .anchor = anchor});
    return &ark_vec_last(&w->rows);
}

/* "List<T, U>" */
static const char *with_parameters(const struct writer *w, const char *name)
{
    const ark_graph *graph = w->picture->graph;
    struct ark_refs out = ark_graph_out(graph, w->figure->thing);
    g_autoptr(GString) all = g_string_new(name);
    uint32_t n = 0;
    for (uint32_t i = 0; i < out.n && n < 10; i++) {
        ark_ref child = ark_graph_to(graph, out.v[i]);
        if (ark_graph_is(graph, child, "TemplateParameter"))
            g_string_append_printf(all, "%s%s", n++ ? ", " : "<", ark_uml_name(w->text, child));
    }
    if (!n)
        return name;
    g_string_append_c(all, '>');
    return ark_arena_strndup(w->picture->arena, all->str, all->len);
}

static void write_name(struct writer *w)
{
    const ark_graph *graph = w->picture->graph;
    ark_ref thing = w->figure->thing;
    bool instance = ark_graph_is(graph, thing, "InstanceSpecification");
    const char *name = instance ? w->figure->text : with_parameters(w, w->figure->text);
    if (!*name)
        return;
    struct ark_row *row = add_row(w, name, NAME_SIZE, ARK_ANCHOR_MIDDLE);
    row->bold = !instance;
    row->underlined = instance;
    row->italic = ark_uml_is(graph, thing, "isAbstract");
}

static void write_head(struct writer *w, const struct ark_uml_look *look,
                       enum ark_uml_detail detail)
{
    ark_ref thing = w->figure->thing;
    bool from = detail == ARK_UML_FROM || detail == ARK_UML_WHOLE_FROM;
    const char *keywords = ark_uml_keywords(w->text, thing, look->keyword);
    const char *origin = from ? ark_uml_from(w->text, thing, w->picture->lang) : "";
    if (*keywords)
        add_row(w, keywords, SMALL_SIZE, ARK_ANCHOR_MIDDLE);
    write_name(w);
    if (*origin)
        add_row(w, origin, SMALL_SIZE, ARK_ANCHOR_MIDDLE)->italic = true;
    w->figure->head_n = w->rows.n;
}

/* A frame that shows nothing of the model has only its own name. */
static void write_label(struct writer *w)
{
    if (*w->figure->text)
        add_row(w, w->figure->text, NAME_SIZE, ARK_ANCHOR_MIDDLE)->bold = true;
    w->figure->head_n = w->rows.n;
}

static void sort_features(const struct writer *w, struct features features[COMPARTMENTS])
{
    const ark_graph *graph = w->picture->graph;
    ark_ref thing = w->figure->thing;
    struct ark_refs out = ark_graph_out(graph, thing), in = ark_graph_in(graph, thing);
    ark_atom contains = ark_graph_atom(graph, "CONTAINS");
    ark_atom constrains = ark_graph_atom(graph, "CONSTRAINS");
    for (uint32_t i = 0; i < out.n; i++) {
        ark_ref child = ark_graph_to(graph, out.v[i]);
        for (int k = 0; ark_graph_type(graph, out.v[i]) == contains && k < CONSTRAINTS; k++)
            if (ark_graph_is(graph, child, FEATURES[k].label))
                ark_vec_push(&features[k].v, child);
    }
    for (uint32_t i = 0; constrains && i < in.n; i++) {
        ark_ref from = ark_graph_from(graph, in.v[i]);
        if (ark_graph_type(graph, in.v[i]) == constrains &&
            !g_hash_table_contains(w->picture->shown, GUINT_TO_POINTER(from)))
            ark_vec_push(&features[CONSTRAINTS].v, from);
    }
}

/* The stereotypes that all of them have: they are told once. */
static const char *common_to(const struct writer *w, const struct features *features)
{
    const char *common = ark_uml_stereotypes(w->text, features->v.v[0], "");
    for (uint32_t i = 1; *common && i < MIN(features->v.n, MOST_ROWS); i++)
        common =
            ark_uml_common(w->text, common, ark_uml_stereotypes(w->text, features->v.v[i], ""));
    return common;
}

/* A feature without a name still has its line. */
static void add_feature(struct writer *w, enum compartment compartment, ark_ref feature,
                        const char *common)
{
    struct ark_arena *arena = w->picture->arena;
    const ark_graph *graph = w->picture->graph;
    const char *text = FEATURES[compartment].text(w->text, feature);
    const char *own = ark_uml_stereotypes(w->text, feature, common);
    if (*own)
        text = ark_arena_printf(arena, "«%s» %s", own, text);
    struct ark_row *row = add_row(w, *text ? text : "–", FEATURE_SIZE, ARK_ANCHOR_START);
    row->thing = feature;
    row->underlined = ark_uml_is(graph, feature, "isStatic");
    row->italic = ark_uml_is(graph, feature, "isAbstract");
    row->marks = ark_marks_of(w->picture, feature);
}

/* The lines that a long list has no room for, and the marks on them. */
static void leave_out(struct writer *w, const struct features *features)
{
    uint32_t n = features->v.n;
    if (n <= MOST_ROWS)
        return;
    const char *more =
        ark_arena_printf(w->picture->arena,
                         ark_say(w->picture->lang, "… og %u mere", "… and %u more"), n - MOST_ROWS);
    add_row(w, more, FEATURE_SIZE, ARK_ANCHOR_START)->italic = true;
    for (uint32_t i = MOST_ROWS; i < n; i++)
        w->figure->marks = ark_marks_join(w->picture, w->figure->marks,
                                          ark_marks_of(w->picture, features->v.v[i]));
}

static void write_compartment(struct writer *w, enum compartment compartment,
                              const struct features *features)
{
    uint32_t first = w->rows.n;
    if (!features->v.n)
        return;
    const char *common = common_to(w, features);
    if (*common)
        add_row(w, ark_arena_printf(w->picture->arena, "«%s»", common), SMALL_SIZE,
                ARK_ANCHOR_START);
    for (uint32_t i = 0; i < MIN(features->v.n, MOST_ROWS); i++)
        add_feature(w, compartment, features->v.v[i], common);
    leave_out(w, features);
    w->rows.v[first].rule = true;
}

static void write_rows(const struct ark_picture *p, struct ark_figure *f,
                       const struct ark_uml_look *look, enum ark_uml_detail detail)
{
    struct writer w = {.picture = p, .text = {p->graph, p->arena}, .figure = f};
    struct features features[COMPARTMENTS] = {0};
    bool whole = detail == ARK_UML_WHOLE || detail == ARK_UML_WHOLE_FROM;
    if (f->thing == ARK_REF_NONE)
        write_label(&w);
    else
        write_head(&w, look, detail);
    if (whole && f->thing != ARK_REF_NONE)
        sort_features(&w, features);
    for (int i = 0; i < COMPARTMENTS; i++) {
        write_compartment(&w, (enum compartment)i, &features[i]);
        ark_vec_clear(&features[i].v);
    }
    f->row_n = w.rows.n;
    f->rows = ARK_NEW_ARRAY(p->arena, struct ark_row, w.rows.n + 1);
    if (w.rows.n)
        memcpy(f->rows, w.rows.v, sizeof *f->rows * w.rows.n);
    ark_vec_clear(&w.rows);
}

static const char *text_of(const struct ark_picture *p, ark_ref thing)
{
    struct ark_uml_text t = {p->graph, p->arena};
    const char *body = ark_graph_get_str(p->graph, thing, "body");
    if (ark_graph_is(p->graph, thing, "UmlConstraint"))
        return ark_uml_constraint(t, thing);
    if (ark_graph_is(p->graph, thing, "UmlComment"))
        return body ? body : "";
    if (ark_graph_is(p->graph, thing, "InstanceSpecification"))
        return ark_uml_instance(t, thing);
    return ark_uml_name(t, thing);
}

/* Sizes of figures that are not boxes with rows: what fit.c then finds room in. */
static void size_text(const struct ark_picture *p, struct ark_figure *f)
{
    struct ark_lines lines =
        ark_measure_wrap(p->measure, f->label, false, ARK_FONT_SIZE, NOTE_WIDTH, NOTE_LINES);
    double w = lines.width, h = lines.height, marks = f->marks.n ? 6 : 0;
    switch (f->shape) {
    case ARK_FIGURE_NOTE:
        f->box.w = ceil(w + 9 + marks);
        f->box.h = fmax(24, ceil(h + 9 + marks));
        break;
    case ARK_FIGURE_OUTLINE:
        f->box.w = fmax(70, ceil(w / 0.75 + 12));
        f->box.h = fmax(36, ceil(h / 0.7 + 12));
        break;
    default:
        f->box.w = fmax(44, ceil(w + 8));
        f->box.h = 64;
    }
}

static struct ark_style style_of(const struct ark_figure *f, enum ark_uml_detail detail)
{
    bool only_named = detail == ARK_UML_NAME || detail == ARK_UML_FROM;
    struct ark_style style = {.fill = ark_colour_rgb(only_named ? 0xffffff : f->look->fill),
                              .line = ark_colour_rgb(0x4a4a4a),
                              .ink = ark_colour_rgb(0),
                              .line_width = ARK_PX,
                              .has_dash = f->shape == ARK_FIGURE_TAB};
    if (f->shape == ARK_FIGURE_NOTE)
        style.across = ARK_ALIGN_START;
    return style;
}

void ark_uml_figure_init(const struct ark_picture *p, struct ark_figure *f,
                         enum ark_uml_detail detail)
{
    const struct ark_uml_look *look = ark_uml_look(p->graph, f->thing);
    f->form = ARK_FORM_ELEMENT;
    f->look = &look->notation;
    f->shape = look->notation.shape;
    f->text = f->label = text_of(p, f->thing == ARK_REF_NONE ? f->node : f->thing);
    f->style = style_of(f, detail);
    f->marks = ark_marks_of(p, f->thing);
    if (look->compartments) {
        write_rows(p, f, look, detail);
        ark_rows_size(p, f);
    } else {
        size_text(p, f);
    }
}

void ark_uml_diamond_init(const struct ark_picture *p, struct ark_figure *f)
{
    f->form = ARK_FORM_ELEMENT;
    f->look = ark_uml_diamond();
    f->shape = f->look->shape;
    f->text = ark_uml_name((struct ark_uml_text){p->graph, p->arena}, f->thing);
    f->label = "";
    f->style = style_of(f, ARK_UML_NAME);
    f->marks = ark_marks_of(p, f->thing);
    f->box.w = f->box.h = DIAMOND_SIDE;
}
