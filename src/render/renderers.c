/* The output formats, one row each. */
#include <string.h>

#include "render/rows.h"

static const struct ark_renderer rows[] = {
    {.format = "text",
     .ending = ".txt",
     .title = {{"tekst til terminalen", "text for the terminal"}},
     .render = ark_render_text},
    {.format = "md",
     .ending = ".md",
     .title = {{"rapport som Markdown", "report as Markdown"}},
     .needs_markdown = true,
     .render = ark_render_markdown},
    {.format = "pdf",
     .ending = ".pdf",
     .title = {{"rapport som PDF", "report as PDF"}},
     .needs_markdown = true,
     .needs_scenes = true,
     .render = ark_render_drawn_pdf},
    {.format = "html",
     .ending = ".html",
     .title = {{"rapport som én HTML-side", "report as one HTML page"}},
     .needs_markdown = true,
     .needs_scenes = true,
     .render = ark_render_check_html},
    {.format = "svg",
     .ending = ".svg",
     .title = {{"den visning, der har flest fund", "the view with the most findings"}},
     .needs_scenes = true,
     .render = ark_render_svg},
    {.format = "json",
     .ending = ".json",
     .title = {{"resultatet som data", "the result as data"}},
     .render = ark_render_json},
    {.format = "sarif",
     .ending = ".sarif",
     .title = {{"SARIF 2.1.0 til udviklingsværktøjer", "SARIF 2.1.0 for developer tools"}},
     .render = ark_render_sarif},
    {.format = "junit",
     .ending = ".xml",
     .title = {{"JUnit til et CI-job, en prøve pr. regel", "JUnit for a CI job, a test per rule"}},
     .render = ark_render_junit},
    {.format = "csv",
     .ending = ".csv",
     .title = {{"fundene til et regneark", "the findings for a spreadsheet"}},
     .render = ark_render_csv},
};

const struct ark_renderer *ark_renderers(uint32_t *ret_n)
{
    *ret_n = G_N_ELEMENTS(rows);
    return rows;
}

const struct ark_renderer *ark_renderer_find(const char *format)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (strcmp(rows[i].format, format) == 0)
            return &rows[i];
    }
    return NULL;
}
