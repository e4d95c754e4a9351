/* Outputs: which documents are made, from which Markdown and which diagrams, and where they go. */
#include "cli/outputs.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/escape.h"
#include "base/limits.h"
#include "base/output.h"
#include "cli/figures.h"
#include "cli/terminal.h"
#include "embedded/embedded.h"
#include "load/loader.h"
#include "report/report.h"

#define DIAGRAM_FOLDER_DA "diagrammer"
#define DIAGRAM_FOLDER_EN "diagrams"

/* A document that is ready to be written. */
struct document {
    char *path;
    GString *bytes;
};

struct work {
    const struct ark_outputs *outputs;
    const struct ark_result *result;
    enum ark_lang lang;
    char *template;
    const struct ark_drawing *drawing; /* NULL until it is needed */
    struct ark_figures figures;
    char *plain, *illustrated; /* the report without and with its figures; made when asked for */
    ARK_VEC(struct document) documents;
};

void ark_outputs_init(struct ark_outputs *outputs, enum ark_lang lang)
{
    *outputs = (struct ark_outputs){.lang = lang};
}

void ark_outputs_clear(struct ark_outputs *outputs)
{
    ARK_VEC_EACH (struct ark_output, output, outputs->items)
        g_free(output->path);
    ark_vec_clear(&outputs->items);
    g_free(outputs->dir);
    g_free(outputs->template);
}

static bool unknown_format(const char *name, enum ark_lang lang, GError **error)
{
    uint32_t n;
    const struct ark_renderer *renderers = ark_renderers(&n);
    g_autoptr(GString) known = g_string_new(NULL);
    for (uint32_t i = 0; i < n; i++)
        g_string_append_printf(known, "%s%s", i ? ", " : "", renderers[i].format);
    return ark_fail(error, ARK_ERROR_USAGE,
                    ark_say(lang, "ukendt format »%s«. Vælg blandt %s.",
                            "unknown format \"%s\". Choose among %s."),
                    name, known->str);
}

bool ark_outputs_add(struct ark_outputs *outputs, const char *format, GError **error)
{
    const char *file = strchr(format, '=');
    g_autofree char *name = g_strndup(format, file ? (gsize)(file - format) : strlen(format));
    const struct ark_renderer *renderer = ark_renderer_find(name);
    if (!renderer)
        return unknown_format(name, outputs->lang, error);
    const char *path = file && file[1] ? file + 1 : "-";
    if (strcmp(path, "-") == 0 && strcmp(name, "pdf") == 0 && isatty(STDOUT_FILENO))
        return ark_fail(error, ARK_ERROR_USAGE, "%s",
                        ark_say(outputs->lang,
                                "en PDF kan ikke vises i terminalen. Skriv den til en fil: "
                                "--format pdf=rapport.pdf.",
                                "a PDF can't be shown in the terminal. Write it to a file: "
                                "--format pdf=report.pdf."));
    ARK_VEC_EACH (struct ark_output, other, outputs->items) {
        if (strcmp(other->path, path) == 0)
            return ark_fail(error, ARK_ERROR_USAGE,
                            ark_say(outputs->lang,
                                    "to formater skal samme sted hen (%s). Giv dem hver sin fil: "
                                    "--format %s=FIL.",
                                    "two formats go to the same place (%s). Give each a file: "
                                    "--format %s=FILE."),
                            path, name);
    }
    ark_vec_push(&outputs->items, (struct ark_output){renderer, g_strdup(path)});
    return true;
}

static bool read_template(struct work *work, GError **error)
{
    const char *own = work->outputs->template;
    if (own) {
        g_autoptr(ark_source) source = ark_source_open(own, work->lang, error);
        size_t len;
        work->template =
            source ? ark_source_read_all(source, ARK_MAX_TEXT_BYTES, &len, error) : NULL;
        if (!work->template && error && *error)
            (*error)->code = ARK_ERROR_USAGE;
        return work->template != NULL;
    }
    const char *name = ark_say(work->lang, "templates/rapport.da.md", "templates/report.en.md");
    for (unsigned i = 0; i < ark_embedded_count; i++) {
        if (strcmp(ark_embedded_files[i].name, name) == 0)
            work->template = g_strdup(ark_embedded_files[i].bytes);
    }
    g_assert(work->template);
    return true;
}

static const char *diagram_folder(const struct work *work)
{
    return ark_say(work->lang, DIAGRAM_FOLDER_DA, DIAGRAM_FOLDER_EN);
}

static char *fill_template(struct work *work, bool illustrated, GError **error)
{
    struct ark_figure figures[ARK_MOST_FIGURES];
    uint32_t n = 0;
    for (; illustrated && n < MIN(work->figures.items.n, (uint32_t)ARK_MOST_FIGURES); n++) {
        const struct ark_drawn *drawn = &work->figures.items.v[n];
        if (n && !drawn->marks)
            break;
        figures[n] = (struct ark_figure){
            drawn->scene, ark_arena_printf(work->result->arena, "%s/%s.svg", diagram_folder(work),
                                           drawn->scene->name)};
    }
    json_t *data = ark_report_data(work->result, work->lang, figures, n);
    const char *name = work->outputs->template ? work->outputs->template : "rapport";
    char *text = ark_mustache(name, work->template, data, ark_escape_markdown, NULL, NULL,
                              work->lang, error);
    json_decref(data);
    return text;
}

/* Markdown by itself has no pictures beside it; PDF draws them, and a folder holds them. */
static const char *markdown_for(struct work *work, const struct ark_renderer *renderer,
                                bool in_folder, GError **error)
{
    if (!renderer->needs_markdown)
        return "";
    char **text = renderer->needs_scenes || in_folder ? &work->illustrated : &work->plain;
    if (!*text && (work->template || read_template(work, error)))
        *text = fill_template(work, text == &work->illustrated, error);
    return *text;
}

static bool render(struct work *work, const struct ark_renderer *renderer, char *path,
                   bool in_folder, GError **error)
{
    struct document document = {path, g_string_new(NULL)};
    ark_vec_push(&work->documents, document);
    const char *markdown = markdown_for(work, renderer, in_folder, error);
    if (!markdown)
        return false;
    uint32_t n = renderer->needs_scenes ? work->figures.items.n : 0;
    g_autofree const struct ark_scene **scenes = g_new0(const struct ark_scene *, n + 1);
    for (uint32_t i = 0; i < n; i++)
        scenes[i] = work->figures.items.v[i].scene;
    const char *kind = ark_say(work->lang, "Konformansrapport", "Conformance report");
    g_autofree char *title = g_strdup_printf("%s: %s", kind, ark_report_title(work->result));
    struct ark_render_job job = {
        .result = work->result,
        .lang = work->lang,
        .gate = work->outputs->gate,
        .coverage = work->outputs->coverage,
        .colour = ark_terminal_wants_colour(path),
        .markdown = markdown,
        .title = title,
        .author = "arkitjek " ARK_VERSION,
        .scenes = scenes,
        .scene_n = n,
        .drawing = work->drawing,
    };
    return renderer->render(&job, document.bytes, error);
}

/* The documents of a folder: format, and file name in Danish and English. */
static const struct {
    const char *format;
    struct ark_text name;
} folder_documents[] = {
    {"md", {{"rapport.md", "report.md"}}},           {"pdf", {{"rapport.pdf", "report.pdf"}}},
    {"text", {{"rapport.txt", "report.txt"}}},       {"json", {{"resultat.json", "result.json"}}},
    {"sarif", {{"resultat.sarif", "result.sarif"}}},
};

static bool render_folder(struct work *work, GError **error)
{
    const char *dir = work->outputs->dir;
    for (size_t i = 0; i < G_N_ELEMENTS(folder_documents); i++) {
        char *path = g_build_filename(dir, ark_text_in(folder_documents[i].name, work->lang), NULL);
        if (!render(work, ark_renderer_find(folder_documents[i].format), path, true, error))
            return false;
    }
    ARK_VEC_EACH (struct ark_drawn, drawn, work->figures.items) {
        g_autofree char *file = g_strconcat(drawn->scene->name, ".svg", NULL);
        struct document document = {g_build_filename(dir, diagram_folder(work), file, NULL),
                                    g_string_new(NULL)};
        ark_render_scene_svg(drawn->scene, document.bytes);
        ark_vec_push(&work->documents, document);
    }
    return true;
}

static bool make_folder(const struct work *work, GError **error)
{
    g_autofree char *path = g_build_filename(work->outputs->dir, diagram_folder(work), NULL);
    if (g_mkdir_with_parents(path, 0755) == 0)
        return true;
    return ark_fail_at(error, ARK_ERROR_OUTPUT, work->outputs->dir, 0, 0,
                       ark_say(work->lang,
                               "mappen kan ikke laves: %s. Vælg et andet sted med --output.",
                               "the folder can't be made: %s. Choose another place with --output."),
                       g_strerror(errno));
}

bool ark_outputs_spare_inputs(const struct ark_input *inputs, uint32_t n, const char *path,
                              enum ark_lang lang, GError **error)
{
    struct stat ours, theirs;
    if (strcmp(path, "-") == 0 || stat(path, &ours) != 0)
        return true;
    for (uint32_t i = 0; i < n; i++) {
        const char *input = inputs[i].file;
        if (stat(input, &theirs) == 0 && S_ISREG(theirs.st_mode) && ours.st_dev == theirs.st_dev &&
            ours.st_ino == theirs.st_ino)
            return ark_fail_at(error, ARK_ERROR_USAGE, path, 0, 0, "%s",
                               ark_say(lang,
                                       "er et af de læste input og ville blive overskrevet. Vælg "
                                       "et andet sted til resultatet.",
                                       "is one of the inputs and would be overwritten. Choose "
                                       "another place for the result."));
    }
    return true;
}

static bool write_all(struct work *work, char **ret_report, GError **error)
{
    ARK_VEC_EACH (struct document, checked, work->documents) {
        if (!ark_outputs_spare_inputs(work->result->inputs, work->result->input_n, checked->path,
                                      work->lang, error))
            return false;
    }
    if (work->outputs->dir && !make_folder(work, error))
        return false;
    ARK_VEC_EACH (struct document, document, work->documents) {
        if (!ark_output_write(document->path, document->bytes->str, document->bytes->len,
                              work->lang, error))
            return false;
        bool main_report = g_str_has_suffix(document->path, ".pdf") ||
                           (!*ret_report && strcmp(document->path, "-") != 0);
        if (main_report) {
            g_free(*ret_report);
            *ret_report = g_strdup(document->path);
        }
    }
    return true;
}

static bool draw_figures(struct work *work, GError **error)
{
    bool folder = work->outputs->dir != NULL, needed = folder;
    ARK_VEC_EACH (const struct ark_output, output, work->outputs->items)
        needed = needed || output->renderer->needs_scenes;
    if (!needed)
        return true;
    work->drawing = ark_drawing_open(work->lang, error);
    if (work->drawing)
        ark_figures_draw(&work->figures, work->drawing, work->result, work->lang,
                         folder ? ARK_MOST_VIEWS : ARK_MOST_FIGURES, folder);
    return work->drawing != NULL;
}

static void clear(struct work *work)
{
    ark_figures_clear(&work->figures);
    g_free(work->template);
    g_free(work->plain);
    g_free(work->illustrated);
    ARK_VEC_EACH (struct document, document, work->documents) {
        g_free(document->path);
        g_string_free(document->bytes, TRUE);
    }
    ark_vec_clear(&work->documents);
}

bool ark_outputs_write(const struct ark_outputs *outputs, const struct ark_result *result,
                       char **ret_report, GError **error)
{
    struct work work = {.outputs = outputs, .result = result, .lang = outputs->lang};
    *ret_report = NULL;
    bool ok = draw_figures(&work, error);
    ARK_VEC_EACH (const struct ark_output, output, outputs->items) {
        ok = ok && render(&work, output->renderer, g_strdup(output->path), false, error);
    }
    ok =
        ok && (!outputs->dir || render_folder(&work, error)) && write_all(&work, ret_report, error);
    clear(&work);
    return ok;
}

bool ark_outputs_write_texts(const struct ark_targets *targets, const GPtrArray *texts,
                             enum ark_lang lang, GError **error)
{
    for (uint32_t i = 0; i < targets->items.n; i++) {
        const char *text = texts->pdata[i];
        if (!ark_output_write(targets->items.v[i].path, text, strlen(text), lang, error))
            return false;
    }
    return true;
}
