/* The renderers' entry points, for the table in renderers.c. All are of one shape: they append the
 * document to `out`; FALSE and `error` when it can't be made. */
#pragma once

#include "render/renderer.h"

bool ark_render_text(const struct ark_render_job *job, GString *out, GError **error);
bool ark_render_markdown(const struct ark_render_job *job, GString *out, GError **error);
bool ark_render_check_html(const struct ark_render_job *job, GString *out, GError **error);
bool ark_render_svg(const struct ark_render_job *job, GString *out, GError **error);
bool ark_render_json(const struct ark_render_job *job, GString *out, GError **error);
bool ark_render_sarif(const struct ark_render_job *job, GString *out, GError **error);
bool ark_render_junit(const struct ark_render_job *job, GString *out, GError **error);
bool ark_render_csv(const struct ark_render_job *job, GString *out, GError **error);
bool ark_render_drawn_pdf(const struct ark_render_job *job, GString *out, GError **error);
