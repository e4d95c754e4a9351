/* diagram: class diagrams of packages and selections that have no places: what is drawn, and where
 * graphviz and what comes behind it put it: generals above, lines around boxes, trees and blocks.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "diagram/geometry.h"
#include "diagram/picture.h"
#include "layout_helper.h"
#include "loading.h"
#include "uml_drawn.h"

/* A picture as ark_diagram_compose makes it, to be looked at before it is painted. */
static struct ark_picture picture_new(const ark_graph *graph, ark_ref view)
{
    struct ark_picture p = {.graph = graph,
                            .view = view,
                            .kind = ark_view_kind(graph, view),
                            .name = "",
                            .arena = ark_arena_new(),
                            .shown = g_hash_table_new(NULL, NULL)};
    p.measure = ark_measure_new(p.arena);
    ark_marks_sort(&p, NULL, 0);
    return p;
}

static void picture_place(struct ark_picture *p)
{
    ark_picture_fit(p);
    ark_picture_route(p);
    ark_picture_place_labels(p);
}

static void picture_clear(struct ark_picture *p)
{
    ark_measure_free(p->measure);
    ark_vec_clear(&p->figures);
    ark_vec_clear(&p->wires);
    g_hash_table_destroy(p->shown);
    ark_arena_free(p->arena);
}

static struct ark_picture package_picture(const ark_graph *graph, ark_ref package)
{
    g_autofree char *helper = helper_path();
    struct ark_picture p = picture_new(graph, package);
    ark_picture_read_package(&p, helper);
    picture_place(&p);
    return p;
}

static const struct ark_figure *figure_of(const struct ark_picture *p, ark_ref thing)
{
    ARK_VEC_EACH (struct ark_figure, f, p->figures)
        if (f->thing == thing)
            return f;
    return NULL;
}

static struct ark_box shrunk(struct ark_box b)
{
    return (struct ark_box){b.x + 1, b.y + 1, b.w - 2, b.h - 2};
}

static uint32_t overlaps(const struct ark_picture *p)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < p->figures.n; i++)
        for (uint32_t k = 0; k < i; k++)
            n += !p->figures.v[i].child_n && !p->figures.v[k].child_n &&
                 ark_box_overlap(shrunk(p->figures.v[i].box), p->figures.v[k].box) > 0;
    return n;
}

/* Lines that run through a figure that is not at their end. */
static uint32_t run_through(const struct ark_picture *p)
{
    uint32_t n = 0;
    ARK_VEC_EACH (struct ark_wire, wire, p->wires) {
        bool through = false;
        for (uint32_t i = 0; !wire->hidden && i < p->figures.n; i++)
            for (uint32_t k = 1; k < wire->point_n; k++)
                through |= !p->figures.v[i].child_n &&
                           (wire->from.is_wire || wire->from.index != i) &&
                           (wire->to.is_wire || wire->to.index != i) &&
                           ark_box_crossed(shrunk(p->figures.v[i].box), wire->points[k - 1],
                                           wire->points[k]);
        n += through;
    }
    return n;
}

struct model {
    struct world w;
    ark_ref package;
    ark_graph *graph;
};

static struct model model_new(void)
{
    struct model m = {.w = {.atoms = ark_atoms_new()}};
    m.w.b = ark_builder_new(m.w.atoms);
    m.package = uml(&m.w, "Package", "Adresser", ARK_REF_NONE);
    return m;
}

static void model_done(struct model *m, struct ark_picture *p)
{
    picture_clear(p);
    ark_graph_free(m->graph);
    ark_atoms_free(m->w.atoms);
}

/* What the classes build on is named; what builds on them is not. */
START_TEST(a_package_shows_what_it_builds_on)
{
    struct model m = model_new();
    ark_ref other = uml(&m.w, "Package", "Basis", ARK_REF_NONE);
    ark_ref own = uml(&m.w, "Class", "Vej", m.package), base = uml(&m.w, "Class", "Objekt", other);
    ark_ref user = uml(&m.w, "Class", "Ansøgning", other),
            used = uml(&m.w, "Class", "Kommune", other);
    ark_ref far = uml(&m.w, "Class", "Fjern", other), inner = uml(&m.w, "Class", "Indre", own);
    uml(&m.w, "Class", "Anden", uml(&m.w, "Package", "Under", m.package));
    attribute(&m.w, base, "id", "Tekst");
    uml_edge(&m.w, "Generalization", own, base);
    uml_edge(&m.w, "Generalization", far, own);
    set_flag(&m.w, associate(&m.w, other, user, own).b, "navigable", true);
    set_flag(&m.w, associate(&m.w, other, own, used).b, "navigable", true);
    m.graph = freeze(&m.w);
    struct ark_picture p = package_picture(m.graph, m.package);
    ck_assert(figure_of(&p, own) && figure_of(&p, inner) && figure_of(&p, base) &&
              figure_of(&p, used));
    ck_assert(!figure_of(&p, far) && !figure_of(&p, user));
    ck_assert_uint_eq(p.figures.n, 4);
    const struct ark_figure *context = figure_of(&p, base);
    ck_assert_uint_eq(context->row_n, 2);
    ck_assert_str_eq(context->rows[1].text, "(fra Basis)");
    model_done(&m, &p);
}
END_TEST

static ark_ref add_specials(struct model *m, ark_ref general, int n, int with_more)
{
    ark_ref last = ARK_REF_NONE;
    for (int i = 0; i < n; i++) {
        g_autofree char *name = g_strdup_printf("Særlig%d", i);
        last = uml(&m->w, "Class", name, m->package);
        uml_edge(&m->w, "Generalization", last, general);
        if (i < with_more)
            associate(&m->w, m->package, last, uml(&m->w, "Class", "Mere", m->package));
    }
    return last;
}

/* Three that have more below them stand in a row under one bar. */
START_TEST(generalizations_share_a_trunk)
{
    struct model m = model_new();
    ark_ref general = uml(&m.w, "Class", "Almen", m.package);
    add_specials(&m, general, 3, 3);
    m.graph = freeze(&m.w);
    struct ark_picture p = package_picture(m.graph, m.package);
    g_autofree char *helper = helper_path();
    struct ark_point tip = {0};
    uint32_t n = 0;
    ARK_VEC_EACH (struct ark_wire, wire, p.wires) {
        if (!wire->merges || !helper)
            continue;
        struct ark_point at = wire->points[wire->point_n - 1];
        ck_assert(!n || (at.x == tip.x && at.y == tip.y));
        tip = at;
        n++;
        struct ark_box from = p.figures.v[wire->from.index].box;
        ck_assert(figure_of(&p, general)->box.y < from.y);
    }
    ck_assert(!helper || n == 3);
    ck_assert_uint_eq(overlaps(&p) + run_through(&p), 0);
    model_done(&m, &p);
}
END_TEST

/* Thirty leaves in a row would be a ribbon; in a block they are a page. */
START_TEST(many_leaves_stand_in_a_block)
{
    struct model m = model_new();
    ark_ref general = uml(&m.w, "Class", "Almen", m.package);
    add_specials(&m, general, 30, 2);
    m.graph = freeze(&m.w);
    struct ark_picture p = package_picture(m.graph, m.package);
    g_autofree char *helper = helper_path();
    struct ark_box all = ark_picture_bounds(&p);
    if (helper) {
        ck_assert_msg(all.w < 3 * all.h && all.h < 3 * all.w, "%g x %g", all.w, all.h);
        ck_assert_uint_eq(overlaps(&p) + run_through(&p), 0);
        ARK_VEC_EACH (struct ark_figure, f, p.figures)
            ck_assert(f->thing == general || f->box.y > figure_of(&p, general)->box.y);
    }
    model_done(&m, &p);
}
END_TEST

/* A selection of several packages has frames; one of very many tells where each class is from. */
START_TEST(a_selection_is_drawn_in_its_packages)
{
    for (int packages = 2; packages <= 14; packages += 12) {
        struct model m = model_new();
        ark_ref things[64], edges[64];
        uint32_t n = 0, edge_n = 0;
        for (int i = 0; i < packages; i++) {
            g_autofree char *name = g_strdup_printf("P%d", i);
            ark_ref package = uml(&m.w, "Package", name, ARK_REF_NONE);
            for (int k = 0; k < 3; k++)
                things[n++] = uml(&m.w, "Class", "K", package);
            edges[edge_n++] = associate(&m.w, package, things[n - 1], things[n - 2]).thing;
        }
        edges[edge_n++] = associate(&m.w, m.package, things[0], things[n - 1]).thing;
        m.graph = freeze(&m.w);
        g_autofree char *helper = helper_path();
        struct ark_picture p = picture_new(m.graph, ARK_REF_NONE);
        ark_picture_select(&p, (struct ark_refs){things, n}, (struct ark_refs){edges, edge_n},
                           helper);
        picture_place(&p);
        uint32_t frames = 0, from = 0;
        for (uint32_t i = 0; i < p.figures.n; i++) {
            const struct ark_figure *f = &p.figures.v[i];
            frames += f->child_n > 0;
            from += f->row_n == 2;
            if (f->parent != UINT32_MAX)
                ck_assert(ark_box_holds_box(p.figures.v[f->parent].box, f->box));
        }
        ck_assert_uint_eq(frames, packages == 2 && helper ? 2 : 0);
        ck_assert_uint_eq(from, packages == 2 && helper ? 0 : n);
        ck_assert_uint_eq(overlaps(&p), 0);
        model_done(&m, &p);
    }
}
END_TEST

static void add_file(struct model *m, const char *file, const char *metaclass, bool diagram)
{
    struct ark_loc loc = {.file = ark_atom_intern(m->w.atoms, file)};
    const struct ark_metaclass *row = ark_metaclass_find(metaclass, strlen(metaclass));
    ark_ref package = ark_builder_node(m->w.b, ark_metaclass_labels(m->w.b, row), loc);
    ark_builder_set_str(m->w.b, package, "name", file);
    uml(&m->w, "Class", "K", package);
    if (!diagram)
        return;
    m->w.view = ark_builder_node(m->w.b, set_of(m->w.b, "UmlDiagram", NULL), loc);
    ark_builder_set_str(m->w.b, m->w.view, "name", "Diagram");
    shape(&m->w, ARK_REF_NONE, (int[]){0, 0, 10, 10});
}

/* Of each file its diagrams, else its packages; a profile only where there is nothing else. */
START_TEST(what_there_is_to_draw)
{
    struct model m = model_new();
    add_file(&m, "a.xmi", "Package", true);
    add_file(&m, "b.xmi", "Package", false);
    add_file(&m, "b.xmi", "Profile", false);
    add_file(&m, "c.xmi", "Profile", false);
    m.graph = freeze(&m.w);
    g_autoptr(ark_arena) arena = ark_arena_new();
    struct ark_refs views = ark_diagram_views(m.graph, arena);
    struct ark_refs packages = ark_diagram_packages(m.graph, arena);
    static const char *const VIEWS[] = {"Diagram", "b.xmi", "c.xmi"};
    static const char *const PACKAGES[] = {"a.xmi", "b.xmi"};
    ck_assert_uint_eq(views.n, G_N_ELEMENTS(VIEWS));
    for (uint32_t i = 0; i < views.n; i++)
        ck_assert_str_eq(ark_graph_get_str(m.graph, views.v[i], "name"), VIEWS[i]);
    ck_assert_uint_eq(packages.n, G_N_ELEMENTS(PACKAGES));
    for (uint32_t i = 0; i < packages.n; i++)
        ck_assert_str_eq(ark_graph_get_str(m.graph, packages.v[i], "name"), PACKAGES[i]);
    struct ark_picture p = picture_new(m.graph, packages.v[1]);
    model_done(&m, &p);
}
END_TEST

enum { MANY = 500 };

/* Five hundred classes, each with an attribute list, a general and an association. */
START_TEST(five_hundred_classes_are_laid_out_in_time)
{
    struct model m = model_new();
    ark_ref classes[MANY];
    for (int i = 0; i < MANY; i++) {
        g_autofree char *name = g_strdup_printf("Klasse%d", i);
        classes[i] = uml(&m.w, "Class", name, m.package);
        for (int k = 0; k < i % 9; k++)
            attribute(&m.w, classes[i], "egenskab", "Tekst");
        if (i && i % 4)
            uml_edge(&m.w, "Generalization", classes[i], classes[i / 5]);
        if (i > 9)
            associate(&m.w, m.package, classes[i], classes[i - 1 - i % 9]);
    }
    m.graph = freeze(&m.w);
    clock_t began = clock();
    struct ark_picture p = package_picture(m.graph, m.package);
    double seconds = (double)(clock() - began) / CLOCKS_PER_SEC;
    fprintf(stderr, "%d classes, %u lines: %.2f s; %u overlap, %u run through\n", MANY, p.wires.n,
            seconds, overlaps(&p), run_through(&p));
    ck_assert_uint_eq(p.figures.n, MANY);
    ck_assert_uint_eq(overlaps(&p), 0);
    model_done(&m, &p);
}
END_TEST

/* The corpus: what lies where in the packages of real models. */

enum { PACKAGES_OF_A_FILE = 6 };

static uint32_t packages_drawn, wires_drawn, wires_through, labels_drawn, labels_on_boxes;

static void look_at_labels(const struct ark_picture *p)
{
    ARK_VEC_EACH (struct ark_wire, wire, p->wires)
        for (uint32_t i = 0; !wire->hidden && i < wire->end_text_n; i++) {
            bool on_box = false;
            ARK_VEC_EACH (struct ark_figure, f, p->figures)
                on_box |=
                    !f->child_n && ark_box_overlap(wire->end_texts[i].box, shrunk(f->box)) > 0;
            labels_drawn++;
            labels_on_boxes += on_box;
        }
}

static void look_at(const struct loaded *l, struct ark_refs packages)
{
    for (uint32_t i = 0; i < MIN(packages.n, PACKAGES_OF_A_FILE); i++) {
        if (ark_view_kind(l->graph, packages.v[i]) != ARK_VIEW_UML_PACKAGE)
            continue;
        struct ark_picture p = package_picture(l->graph, packages.v[i]);
        ck_assert_msg(!overlaps(&p), "%s: boxes lie on each other",
                      ark_graph_get_str(l->graph, packages.v[i], "name"));
        ARK_VEC_EACH (struct ark_wire, wire, p.wires)
            wires_drawn += !wire->hidden;
        wires_through += run_through(&p);
        look_at_labels(&p);
        packages_drawn++;
        picture_clear(&p);
    }
}

START_TEST(packages_of_the_corpus_can_be_read)
{
    static const char *const FILES[] = {"xmi24-ea/DK_DAR.xmi",
                                        "xmi24-ea/DK_DAGI.xml",
                                        "xmi2-papyrus/IfcKernel.uml",
                                        "xmi2-omg/UML.xmi",
                                        "xmi251-ea/large_test.xmi",
                                        "xmi2-magicdraw/gang.pim.mdzip",
                                        "xmi2-papyrus/TapiCommon.uml",
                                        "xmi2-eclipse/library.uml",
                                        "xmi25-ea/ePO_core_with_tags.xml",
                                        "xmi12-umbrello/umbrello_rpsparty.xmi"};
    g_autofree char *corpus = corpus_folder(), *helper = helper_path();
    for (size_t i = 0; corpus && helper && i < G_N_ELEMENTS(FILES); i++) {
        g_autofree char *path = g_build_filename(corpus, FILES[i], NULL);
        struct loaded l;
        load_path(&l, path);
        if (l.graph) {
            look_at(&l, ark_diagram_views(l.graph, l.arena));
            look_at(&l, ark_diagram_packages(l.graph, l.arena));
        }
        loaded_clear(&l);
    }
    fprintf(stderr, "%u packages: %u of %u lines run through boxes, %u of %u labels lie on boxes\n",
            packages_drawn, wires_through, wires_drawn, labels_on_boxes, labels_drawn);
    ck_assert(wires_through * 50 <= wires_drawn);
    ck_assert(labels_on_boxes * 20 <= labels_drawn);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {a_package_shows_what_it_builds_on,
                                  generalizations_share_a_trunk,
                                  many_leaves_stand_in_a_block,
                                  a_selection_is_drawn_in_its_packages,
                                  what_there_is_to_draw,
                                  five_hundred_classes_are_laid_out_in_time,
                                  packages_of_the_corpus_can_be_read};
    return run_suite("diagram_packages", tests, G_N_ELEMENTS(tests));
}
