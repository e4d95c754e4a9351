/* What each rule got hold of, for a terminal. No times: the same input gives the same text. */
#include "render/grid.h"
#include "render/renderer.h"

enum { WIDTH = 100, COLUMNS = 5 };

static void head(struct ark_grid *grid, enum ark_lang lang)
{
    ark_grid_add(grid, ark_say(lang, "Regel", "Rule"));
    ark_grid_add(grid, ark_say(lang, "Match", "Matches"));
    ark_grid_add(grid, ark_say(lang, "Fund", "Findings"));
    ark_grid_add(grid, ark_say(lang, "Set på", "Looked at"));
    ark_grid_add(grid, ark_say(lang, "Dækning", "Coverage"));
}

void ark_render_coverage(const struct ark_result *result, enum ark_lang lang, GString *out)
{
    struct ark_grid grid;
    uint32_t n[ARK_COVERAGES] = {0};
    ark_grid_init(&grid, COLUMNS);
    head(&grid, lang);
    for (uint32_t i = 0; i < result->rules.n; i++) {
        const struct ark_rule_result *rule = &result->rules.v[i];
        enum ark_coverage coverage = ark_rule_coverage(result, i);
        const char *skipped = ark_result_skip_reason(result, rule, lang);
        g_autofree char *words =
            g_strdup_printf(skipped ? "%s: %s" : "%s", ark_coverage_name(coverage, lang), skipped);
        n[coverage]++;
        ark_grid_add(&grid, rule->rule->id);
        ark_grid_add_number(&grid, rule->matches);
        ark_grid_add_number(&grid, rule->n);
        ark_grid_add_number(&grid, rule->looked_at);
        ark_grid_add(&grid, words);
    }
    g_string_append(out,
                    ark_say(lang, "Hvad reglerne fik fat i:\n", "What the rules got hold of:\n"));
    for (int i = 0; i < ARK_COVERAGES; i++) {
        if (n[i])
            g_string_append_printf(out, "  %4u  %s\n", n[i],
                                   ark_coverage_name((enum ark_coverage)i, lang));
    }
    g_string_append_c(out, '\n');
    ark_grid_print(&grid, 0, WIDTH, out);
    ark_grid_clear(&grid);
}
