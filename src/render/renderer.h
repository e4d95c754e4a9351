/* Renderers: one file per output format, one row in renderers.c. A renderer writes bytes from the
 * job and asks no rule and no graph anything that the result does not offer. */
#pragma once

#include "check/result.h"
#include "diagram/scene.h"

struct ark_drawing;

struct ark_render_job {
    const struct ark_result *result;
    enum ark_lang lang;
    int gate;             /* as ark_check_exit_code's `fail_on` */
    bool coverage;        /* text: add what each rule got hold of */
    bool colour;          /* text: a terminal that shows colours */
    const char *markdown; /* the human report; NULL when the renderer did not ask for it */
    const char *title;    /* of the report */
    const char *author;   /* metadata of the report: the program */
    const struct ark_scene *const
        *scenes; /* the diagrams; their `name` is how Markdown calls them */
    uint32_t scene_n;
    const struct ark_drawing *drawing; /* for PDF; NULL elsewhere (drawing.h) */
};

struct ark_renderer {
    const char *format; /* "md" */
    const char *ending; /* ".md" */
    struct ark_text title;
    bool needs_markdown, needs_scenes;
    bool (*render)(const struct ark_render_job *job, GString *out, GError **error);
};

/* By name; NULL when there is none. */
const struct ark_renderer *ark_renderer_find(const char *format);
const struct ark_renderer *ark_renderers(uint32_t *ret_n);

/* The parts that have more than one caller. */

/* PDF from Markdown: A4, headings as bookmarks, tables that break with repeated headers, links,
 * page numbers, tagged, title, language and author set; the same bytes for the same job. A picture
 * whose target is "NAME.svg" is drawn from the scene of that name. */
bool ark_render_pdf(const struct ark_render_job *job, GString *out, GError **error);
/* What each rule got hold of, as a table for a terminal. */
void ark_render_coverage(const struct ark_result *result, enum ark_lang lang, GString *out);
/* One scene as an SVG document. */
void ark_render_scene_svg(const struct ark_scene *scene, GString *out);
/* One scene as a PNG of two pixels per point; fewer when it would not fit in an image. */
bool ark_render_scene_png(const struct ark_scene *scene, enum ark_lang lang, GString *out,
                          GError **error);
/* Each scene on a page of its own size. */
bool ark_render_scenes_pdf(const struct ark_scene *const *scenes, uint32_t n, enum ark_lang lang,
                           GString *out, GError **error);
