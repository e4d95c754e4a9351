/* arkitjek diagram: draws the views of the model, or a selection of it. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/nearest.h"
#include "base/output.h"
#include "archimate/version.h"
#include "cli/clock.h"
#include "cli/config.h"
#include "cli/level.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "cli/rows.h"
#include "cli/selection.h"
#include "cli/settings.h"
#include "pack/yaml.h"
#include "render/drawing.h"
#include "report/report.h"

enum format { SVG, PNG, PDF };
static const char *const FORMATS[] = {"svg", "png", "pdf", NULL};

struct options {
    char **inputs, **views, **packs;
    char *query, *format, *output, *level, *archimate, *lang;
    gboolean findings, only_findings, key;
};

/* What the command works on, in the order in which it comes about. */
struct work {
    const struct options *options;
    struct ark_session *session;
    enum ark_lang lang;
    enum format format;
    int rank;                  /* of --level; -1: not given */
    struct ark_result *result; /* NULL without findings */
    const struct ark_mark *marks;
    uint32_t mark_n;
    const struct ark_drawing *drawing;
    ARK_VEC(struct ark_scene *) scenes;
    bool said_rough;
};

static void clear_options(struct options *o)
{
    g_strfreev(o->inputs);
    g_strfreev(o->views);
    g_strfreev(o->packs);
    g_free(o->query);
    g_free(o->format);
    g_free(o->output);
    g_free(o->level);
    g_free(o->archimate);
    g_free(o->lang);
}

static bool parse(struct options *o, int argc, char **argv, enum ark_lang lang, GError **error)
{
    g_autofree char *versions = ark_version_names("|");
    const GOptionEntry entries[] = {
        {"view", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o->views,
         ark_say(lang,
                 "visning, diagram eller pakke, ved navn eller id; kan gentages (ellers alle)",
                 "view, diagram or package, by name or id; may be repeated (else all)"),
         ark_say(lang, "NAVN|ID", "NAME|ID")},
        {"query", 0, 0, G_OPTION_ARG_FILENAME, &o->query,
         ark_say(lang, "tegn i stedet de elementer og relationer, som forespørgslen giver",
                 "draw the elements and relationships that the query gives instead"),
         "'MATCH …'"},
        {"format", 0, 0, G_OPTION_ARG_FILENAME, &o->format,
         ark_say(lang, "svg, png eller pdf (ellers efter filens endelse, ellers svg)",
                 "svg, png or pdf (else by the ending of the file, else svg)"),
         "F"},
        {"output", 0, 0, G_OPTION_ARG_FILENAME, &o->output,
         ark_say(lang, "fil, eller mappe til en fil for hver visning",
                 "file, or folder for a file per view"),
         ark_say(lang, "FIL|MAPPE", "FILE|DIR")},
        {"findings", 0, 0, G_OPTION_ARG_NONE, &o->findings,
         ark_say(lang, "kontrollér også, og vis fund som nummererede mærker",
                 "check too, and show findings as numbered badges"),
         NULL},
        {"only-findings", 0, 0, G_OPTION_ARG_NONE, &o->only_findings,
         ark_say(lang, "tegn kun fundene og det, der er ét led fra dem",
                 "draw only the findings and what is one step from them"),
         NULL},
        {"level", 0, 0, G_OPTION_ARG_FILENAME, &o->level,
         ark_say(lang,
                 "vis fund ned til skal, bør eller kan (ellers kan; med --only-findings bør, hvis "
                 "der er nogen)",
                 "show findings down to skal, bør or kan (else kan; with --only-findings bør, if "
                 "there are any)"),
         ark_say(lang, "NIVEAU", "LEVEL")},
        {"pack", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o->packs,
         ark_say(lang, "regelpakke til fundene, ved navn eller sti; kan gentages",
                 "rule pack for the findings, by name or path; may be repeated"),
         ark_say(lang, "NAVN", "NAME")},
        ARK_OPTION_ARCHIMATE(&o->archimate, versions, lang),
        {"legend", 0, 0, G_OPTION_ARG_NONE, &o->key,
         ark_say(lang, "forklar tegnene under hver tegning",
                 "explain the notation below each drawing"),
         NULL},
        ARK_OPTION_LANG(&o->lang, lang),
        {0},
    };
    o->inputs = ark_options_parse(
        argc, argv, entries, "INPUT...",
        ark_say(
            lang,
            "Tegner modellens visninger, i ArchiMates eller UML's notation, som de er gemt, eller "
            "et udvalg\naf modellen, fx\n\n"
            "  arkitjek diagram model.archimate --output diagrammer\n"
            "  arkitjek diagram model.xml --view Overblik --findings --output overblik.pdf\n"
            "  arkitjek diagram model.xml --query 'MATCH (a)-[r:Flow]->(b) RETURN a, r, b' "
            "--output flow.svg\n"
            "  arkitjek diagram datamodel.xmi --view Adresser --output adresser.png\n\n"
            "En datamodel uden diagrammer tegnes pakke for pakke. Giver forespørgslen ingen "
            "relationer,\ntegnes dem mellem dens elementer.\n\n"
            "Exitkode:\n  0  tegnet\n  2  forkert brug, eller intet at tegne\n"
            "  3  et input kunne ikke læses, eller et resultat ikke skrives",
            "Draws the views of the model, in the notation of ArchiMate or UML, as they are "
            "stored, or a\nselection of the model, such as\n\n"
            "  arkitjek diagram model.archimate --output diagrams\n"
            "  arkitjek diagram model.xml --view Overview --findings --output overview.pdf\n"
            "  arkitjek diagram model.xml --query 'MATCH (a)-[r:Flow]->(b) RETURN a, r, b' "
            "--output flow.svg\n"
            "  arkitjek diagram datamodel.xmi --view Addresses --output addresses.png\n\n"
            "A data model without diagrams is drawn package by package. If the query gives no\n"
            "relationships, those between its elements are drawn.\n\n"
            "Exit code:\n  0  drawn\n  2  wrong usage, or nothing to draw\n"
            "  3  an input could not be read, or a result not written"),
        lang, error);
    return o->inputs && ark_options_check_lang(o->lang, lang, error);
}

static bool ends_in(const char *path, const char *ending)
{
    g_autofree char *lower = g_ascii_strdown(path, -1);
    return g_str_has_suffix(lower, ending) && strlen(path) > strlen(ending);
}

/* -1: the path has none of our endings. */
static int format_of(const char *path)
{
    static const char *const ENDINGS[] = {".svg", ".png", ".pdf"};
    for (int i = 0; path && i < 3; i++)
        if (ends_in(path, ENDINGS[i]))
            return i;
    return -1;
}

static bool choose_format(const struct options *o, enum format *ret, enum ark_lang lang,
                          GError **error)
{
    int by_ending = format_of(o->output);
    unsigned format = by_ending < 0 ? SVG : (unsigned)by_ending;
    if (o->format && !ark_options_choose(o->format, FORMATS, lang, &format, error))
        return false;
    *ret = (enum format)format;
    if (!!o->query + !!o->views + !!o->only_findings <= 1)
        return true;
    return ark_fail(error, ARK_ERROR_USAGE, "%s",
                    ark_say(lang,
                            "--view, --query og --only-findings udelukker hinanden: vælg én ting "
                            "at tegne.",
                            "--view, --query and --only-findings exclude each other: choose one "
                            "thing to draw."));
}

/* What is about findings must not be asked for in vain. */
static bool check_asked_for(const struct options *o, const char *option, enum ark_lang lang,
                            GError **error)
{
    return o->findings || o->only_findings ||
           ark_fail(error, ARK_ERROR_USAGE,
                    ark_say(lang,
                            "%s handler om fundene: giv også --findings eller --only-findings.",
                            "%s is about the findings: give --findings or --only-findings too."),
                    option);
}

static bool read_level(struct work *work, GError **error)
{
    const struct options *o = work->options;
    work->rank = -1;
    return !o->level || (check_asked_for(o, "--level", work->lang, error) &&
                         ark_level_read(o->level, &work->rank, work->lang, error));
}

static bool check_archimate(const struct work *work, GError **error)
{
    const struct options *o = work->options;
    return !o->archimate || (check_asked_for(o, "--archimate", work->lang, error) &&
                             ark_settings_check_archimate(o->archimate, work->lang, error));
}

/* Packs only where they matter: without findings they would be read in vain. */
static bool load(struct work *work, const struct ark_config *config, GError **error)
{
    const struct options *o = work->options;
    struct ark_session *session = work->session;
    bool check = o->findings || o->only_findings;
    const struct ark_given given = {.packs = o->packs, .archimate = o->archimate};
    bool ok = check ? ark_settings_load(session, config, &given, config->inputs, error)
                    : ark_session_load_inputs(session, config->inputs, error);
    if (!ok)
        return false;
    if (!ark_session_freeze(session, error))
        return false;
    if (o->query)
        ark_schema_add_graph(session->schema, session->graph);
    return true;
}

static void find_marks(struct work *work, const struct ark_config *config)
{
    struct ark_session *session = work->session;
    if (!work->options->findings && !work->options->only_findings)
        return;
    g_autofree char *date = ark_clock_date(NULL);
    const struct ark_check check = {
        .lang = work->lang,
        .date = ark_arena_strdup(session->arena, date),
        .diags = &session->diags,
        .graph = session->graph,
        .inputs = session->inputs.items.v,
        .input_n = session->inputs.items.n,
        .packs = session->packs.v,
        .pack_n = session->packs.n,
        .profile = config->profile ? config->profile->text : NULL,
        .profile_from = ARK_PROFILE_CONFIG,
    };
    work->result = ark_check_run(&check);
    work->marks = ark_report_marks(work->result, work->lang, session->arena, &work->mark_n);
}

/* How many of the marks are of this rank or above, and on something that can be selected. */
static uint32_t count_down_to(const struct work *work, int rank)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < work->mark_n; i++)
        n += work->marks[i].rank <= rank &&
             ark_drawn_whole(work->session->graph, work->marks[i].subject) != ARK_REF_NONE;
    return n;
}

/* The rank down to which findings are shown. A selection is of those that weigh something: KAN is
 * about nearly everything. */
static int lowest_shown(const struct work *work)
{
    int boer = ark_level_rank(ARK_BOER), kan = ark_level_rank(ARK_KAN);
    if (work->rank >= 0)
        return work->rank;
    return work->options->only_findings && count_down_to(work, boer) ? boer : kan;
}

static void say_left_out(const struct work *work, uint32_t n)
{
    if (n && work->rank < 0)
        ark_say_error(ark_say(work->lang,
                              "arkitjek: %u fund på niveauet KAN er ikke tegnet. Vis dem med "
                              "--level kan.",
                              "arkitjek: %u findings at the level KAN are not drawn. Show them "
                              "with --level kan."),
                      n);
}

static bool choose_marks(struct work *work, GError **error)
{
    int lowest = lowest_shown(work);
    struct ark_mark *kept = ARK_NEW_ARRAY(work->session->arena, struct ark_mark, work->mark_n + 1);
    uint32_t n = 0, before = count_down_to(work, ark_level_rank(ARK_KAN));
    for (uint32_t i = 0; i < work->mark_n; i++)
        if (work->marks[i].rank <= lowest)
            kept[n++] = work->marks[i];
    say_left_out(work, work->mark_n - n);
    work->marks = kept;
    work->mark_n = n;
    if (!work->options->only_findings || !before || count_down_to(work, lowest))
        return true;
    return ark_fail(error, ARK_ERROR_USAGE,
                    ark_say(work->lang,
                            "--level %s: alle %u fund på modellens elementer og relationer er på "
                            "et lavere niveau, så der er intet at tegne.",
                            "--level %s: all %u findings on the elements and relationships of the "
                            "model are at a lower level, so there is nothing to draw."),
                    work->options->level, before);
}

static void say_rough(struct work *work)
{
    if (!work->said_rough)
        ark_say_error("arkitjek: %s",
                      ark_say(work->lang,
                              "graphviz kunne ikke lægge tegningen ud i tide eller er ikke "
                              "installeret (libgvc6), så figurerne står i rækker.",
                              "graphviz could not lay out the drawing in time or is not installed "
                              "(libgvc6), so the figures stand in rows."));
    work->said_rough = true;
}

static void draw(struct work *work, struct ark_diagram diagram)
{
    bool rough = false;
    diagram.graph = work->session->graph;
    diagram.marks = work->marks;
    diagram.mark_n = work->mark_n;
    diagram.legend = true;
    diagram.key = work->options->key;
    diagram.lang = work->lang;
    diagram.ret_rough = &rough;
    ark_vec_push(&work->scenes, work->drawing->diagram(&diagram));
    if (rough)
        say_rough(work);
}

static const char *name_of(const ark_graph *graph, ark_ref view)
{
    const char *name = ark_graph_get_str(graph, view, "name");
    return name ? name : "";
}

/* The XML id is the name of the place that the view was read from. */
static const char *id_of(const ark_graph *graph, ark_ref view)
{
    struct ark_loc loc = ark_graph_loc(graph, view);
    return loc.id ? ark_atom_text(ark_graph_atoms(graph), loc.id) : "";
}

static bool is_called(const ark_graph *graph, ark_ref view, const char *wanted)
{
    g_autofree char *name = g_utf8_casefold(name_of(graph, view), -1);
    g_autofree char *folded = g_utf8_casefold(wanted, -1);
    return strcmp(id_of(graph, view), wanted) == 0 || strcmp(name, folded) == 0;
}

static bool no_such_view(const struct work *work, struct ark_refs views, const char *wanted,
                         GError **error)
{
    const char **names = ARK_NEW_ARRAY(work->session->arena, const char *, views.n + 1);
    for (uint32_t i = 0; i < views.n; i++)
        names[i] = name_of(work->session->graph, views.v[i]);
    const char *meant = ark_nearest(wanted, names, views.n);
    if (!meant)
        meant = views.n ? names[0] : NULL;
    return ark_fail(error, ARK_ERROR_USAGE,
                    meant ? ark_say(work->lang,
                                    "--view: ingen visning hedder »%s«. Der er %u, fx »%s«.",
                                    "--view: no view is called \"%s\". There are %u, such as "
                                    "\"%s\".")
                          : ark_say(work->lang, "--view: ingen visning hedder »%s«.",
                                    "--view: no view is called \"%s\"."),
                    wanted, views.n, meant);
}

/* How many of the views are called so; they are drawn. */
static uint32_t draw_called(struct work *work, struct ark_refs views, const char *wanted)
{
    uint32_t n = 0;
    for (uint32_t i = 0; g_utf8_validate(wanted, -1, NULL) && i < views.n; i++)
        if (is_called(work->session->graph, views.v[i], wanted)) {
            draw(work, (struct ark_diagram){.view = views.v[i]});
            n++;
        }
    return n;
}

static bool draw_views(struct work *work, GError **error)
{
    const ark_graph *graph = work->session->graph;
    char **wanted = work->options->views;
    struct ark_refs views = ark_diagram_views(graph, work->session->arena);
    struct ark_refs packages = ark_diagram_packages(graph, work->session->arena);
    for (uint32_t i = 0; !wanted && i < views.n; i++)
        draw(work, (struct ark_diagram){.view = views.v[i]});
    for (; wanted && *wanted; wanted++)
        if (!draw_called(work, views, *wanted) && !draw_called(work, packages, *wanted))
            return no_such_view(work, views, *wanted, error);
    return work->scenes.n ||
           ark_fail(error, ARK_ERROR_USAGE, "%s",
                    ark_say(work->lang,
                            "modellen har ingen visninger, der kan tegnes. Vælg selv, hvad der "
                            "skal tegnes, med --query.",
                            "the model has no views that can be drawn. Choose what to draw with "
                            "--query."));
}

static bool draw_selection(struct work *work, GError **error)
{
    const struct options *o = work->options;
    struct ark_selection selection;
    ark_selection_init(&selection, work->session->graph);
    bool ok = o->query
                  ? ark_selection_ask(&selection, work->session, o->query, error)
                  : ark_selection_around(&selection, work->marks, work->mark_n, work->lang, error);
    if (ok)
        draw(work, (struct ark_diagram){
                       .view = ARK_REF_NONE,
                       .elements = {selection.elements.v, selection.elements.n},
                       .relationships = {selection.relationships.v, selection.relationships.n},
                       .name = o->query ? o->query
                                        : ark_say(work->lang, "Fund og det, der er ét led fra dem",
                                                  "Findings and what is one step from them")});
    ark_selection_clear(&selection);
    return ok;
}

static bool render(const struct work *work, uint32_t first, uint32_t n, GString *out,
                   GError **error)
{
    const struct ark_scene *scene = work->scenes.v[first];
    if (work->format == PDF)
        return work->drawing->pdf((const struct ark_scene *const *)work->scenes.v + first, n,
                                  work->lang, out, error);
    if (work->format == PNG)
        return work->drawing->png(scene, work->lang, out, error);
    ark_render_scene_svg(scene, out);
    return true;
}

static bool write_one(const struct work *work, uint32_t first, uint32_t n, const char *path,
                      GError **error)
{
    const struct ark_session *session = work->session;
    g_autoptr(GString) out = g_string_new(NULL);
    return ark_outputs_spare_inputs(session->inputs.items.v, session->inputs.items.n, path,
                                    work->lang, error) &&
           render(work, first, n, out, error) &&
           ark_output_write(path, out->str, out->len, work->lang, error);
}

static bool write_folder(const struct work *work, const char *folder, GError **error)
{
    if (g_mkdir_with_parents(folder, 0755) != 0)
        return ark_fail_at(
            error, ARK_ERROR_OUTPUT, folder, 0, 0,
            ark_say(work->lang, "mappen kan ikke laves: %s. Vælg et andet sted med --output.",
                    "the folder can't be made: %s. Choose another place with --output."),
            g_strerror(errno));
    for (uint32_t i = 0; i < work->scenes.n; i++) {
        g_autofree char *file =
            g_strconcat(work->scenes.v[i]->name, ".", FORMATS[work->format], NULL);
        g_autofree char *path = g_build_filename(folder, file, NULL);
        if (!write_one(work, i, 1, path, error))
            return false;
    }
    return true;
}

static bool refuse_many(const struct work *work, GError **error)
{
    return ark_fail(error, ARK_ERROR_USAGE,
                    ark_say(work->lang,
                            "der er %u visninger: giv en mappe med --output MAPPE, vælg én med "
                            "--view, eller saml dem med --output FIL.pdf.",
                            "there are %u views: give a folder with --output DIR, choose one with "
                            "--view, or gather them with --output FILE.pdf."),
                    work->scenes.n);
}

static bool write_drawings(const struct work *work, GError **error)
{
    const char *output = work->options->output;
    bool one = work->scenes.n == 1 || work->format == PDF;
    bool standard = !output || strcmp(output, "-") == 0;
    bool folder = !standard && (g_file_test(output, G_FILE_TEST_IS_DIR) || format_of(output) < 0);
    if (folder)
        return write_folder(work, output, error);
    if (!one)
        return refuse_many(work, error);
    if (standard && work->format != SVG && isatty(STDOUT_FILENO))
        return ark_fail(error, ARK_ERROR_USAGE, "%s",
                        ark_say(work->lang,
                                "et billede kan ikke vises i terminalen. Skriv det til en fil med "
                                "--output FIL.",
                                "a picture can't be shown in the terminal. Write it to a file with "
                                "--output FILE."));
    return write_one(work, 0, work->scenes.n, standard ? "-" : output, error);
}

static bool run(struct work *work, GError **error)
{
    g_auto(ark_config) config = {0};
    const struct options *o = work->options;
    if (!choose_format(o, &work->format, work->lang, error) || !read_level(work, error) ||
        !check_archimate(work, error) || !ark_config_read(&config, o->inputs, work->lang, error) ||
        !load(work, &config, error))
        return false;
    work->drawing = ark_drawing_open(work->lang, error);
    if (!work->drawing)
        return false;
    find_marks(work, &config);
    if (!choose_marks(work, error))
        return false;
    bool drawn =
        o->query || o->only_findings ? draw_selection(work, error) : draw_views(work, error);
    return drawn && write_drawings(work, error);
}

int ark_cmd_diagram(int argc, char **argv, enum ark_lang lang)
{
    g_autoptr(GError) error = NULL;
    struct options options = {0};
    if (parse(&options, argc, argv, lang, &error)) {
        struct ark_session session;
        ark_session_init(&session, lang);
        struct work work = {.options = &options, .session = &session, .lang = lang};
        run(&work, &error);
        ARK_VEC_EACH (struct ark_scene *, scene, work.scenes)
            ark_scene_free(*scene);
        ark_vec_clear(&work.scenes);
        if (work.result)
            ark_result_free(work.result);
        ark_session_clear(&session);
    }
    clear_options(&options);
    return error ? ark_complain(error) : 0;
}
