/* Rules for a terminal, as a list by pack. */
#include "base/escape.h"
#include "render/grid.h"
#include "render/rule_text.h"
#include "report/rule_life.h"

struct listing {
    const struct ark_rule_list *list;
    unsigned width;
    GString *out;
};

void ark_render_parameters(const struct ark_parameter *const *parameters, uint32_t n,
                           enum ark_lang lang, unsigned indent, unsigned width, GString *out)
{
    struct ark_grid grid;
    ark_grid_init(&grid, 4);
    ark_grid_add(&grid, ark_say(lang, "Parameter", "Parameter"));
    ark_grid_add(&grid, ark_say(lang, "Værdi", "Value"));
    ark_grid_add(&grid, ark_say(lang, "Ellers", "Default"));
    ark_grid_add(&grid, ark_say(lang, "Hvad den siger", "What it says"));
    for (uint32_t i = 0; i < n; i++) {
        g_autofree char *value = ark_value_words(&parameters[i]->value);
        g_autofree char *by_default = ark_value_words(&parameters[i]->by_default);
        ark_grid_add(&grid, parameters[i]->id);
        ark_grid_add(&grid, value);
        ark_grid_add(&grid, by_default);
        ark_grid_add(&grid, ark_text_in(parameters[i]->title, lang));
    }
    ark_grid_print(&grid, indent, width, out);
    ark_grid_clear(&grid);
}

/* Is the level of any of the rules one of a profile? Then their own stand beside it. */
static bool shows_own_levels(const struct ark_rule_row *rows, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        if (rows[i].effect.from == ARK_LEVEL_PROFILE || rows[i].effect.skip == ARK_SKIP_PROFILE)
            return true;
    }
    return false;
}

static void put_rules(const struct listing *l, const struct ark_rule_row *rows, uint32_t n)
{
    enum ark_lang lang = l->list->lang;
    bool own = shows_own_levels(rows, n);
    struct ark_grid grid;
    ark_grid_init(&grid, own ? 5 : 4);
    ark_grid_add(&grid, ark_say(lang, "Regel", "Rule"));
    ark_grid_add(&grid, ark_say(lang, "Niveau", "Level"));
    if (own)
        ark_grid_add(&grid, ark_say(lang, "Ellers", "Else"));
    ark_grid_add(&grid, ark_say(lang, "Ord", "Words"));
    ark_grid_add(&grid, ark_say(lang, "Titel", "Title"));
    for (uint32_t i = 0; i < n; i++) {
        const struct ark_rule *rule = rows[i].rule;
        bool same = rows[i].effect.skip == ARK_RUN && rows[i].effect.level == rule->level;
        ark_grid_add(&grid, rule->id);
        ark_grid_add(&grid, ark_level_word(rows[i].effect, lang));
        if (own)
            ark_grid_add(&grid, same ? "" : ark_level_name(rule->level));
        ark_grid_add(&grid, ark_certainty_key(rule->sure));
        ark_grid_add(&grid, ark_text_in(rule->title, lang));
    }
    ark_grid_print(&grid, 0, l->width, l->out);
    ark_grid_clear(&grid);
}

/* "  AR-1.1-b: KAN, ændret fra BØR ...", of what is not as the rule's own pack has it. What a
 * profile does is in the table already. */
static void put_changes(const struct listing *l, const struct ark_rule_row *rows, uint32_t n)
{
    enum ark_lang lang = l->list->lang;
    bool any = false;
    for (uint32_t i = 0; i < n; i++) {
        const struct ark_rule_row *row = &rows[i];
        const char *reason = row->effect.skip == ARK_SKIP_PROFILE ? NULL
                             : row->effect.skip != ARK_RUN
                                 ? ark_skip_reason(l->list->arena, row->rule, row->effect, lang)
                             : row->effect.from == ARK_LEVEL_OVERRIDE
                                 ? ark_level_reason(l->list->arena, row->rule, row->effect, lang)
                                 : NULL;
        if (!reason)
            continue;
        g_autofree char *text = g_strdup_printf("%s: %s", row->rule->id, reason);
        if (!any)
            g_string_append_printf(
                l->out, "\n%s\n",
                ark_say(lang, "Anderledes end i pakken selv:", "Other than in the pack itself:"));
        any = true;
        ark_text_wrap(text, 2, l->width, l->out);
    }
}

/* What the rules of the pack depend on. */
static void put_pack_facts(const struct listing *l, const struct ark_pack *pack)
{
    enum ark_lang lang = l->list->lang;
    g_autofree const struct ark_parameter **parameters =
        g_new0(const struct ark_parameter *, pack->parameter_n + 1);
    for (uint32_t i = 0; i < pack->parameter_n; i++)
        parameters[i] = &pack->parameters[i];
    if (pack->profile_n)
        g_string_append(l->out, ark_say(lang, "\nProfiler:\n", "\nProfiles:\n"));
    for (uint32_t i = 0; i < pack->profile_n; i++) {
        const struct ark_profile *profile = &pack->profiles[i];
        bool chosen = l->list->profile && g_str_equal(l->list->profile, profile->id);
        g_autofree char *text =
            g_strdup_printf("%s: %s%s", profile->id, ark_text_in(profile->title, lang),
                            chosen ? ark_say(lang, " (vist her)", " (shown here)") : "");
        ark_text_wrap(text, 2, l->width, l->out);
    }
    g_string_append(l->out, pack->parameter_n ? "\n" : "");
    if (pack->parameter_n)
        ark_render_parameters(parameters, pack->parameter_n, lang, 0, l->width, l->out);
}

static uint32_t put_pack(const struct listing *l, const struct ark_rule_row *rows, uint32_t n)
{
    const struct ark_pack *pack = rows[0].pack;
    enum ark_lang lang = l->list->lang;
    uint32_t count = 0;
    while (count < n && rows[count].pack == pack)
        count++;
    g_autofree char *title =
        g_strdup_printf(count == 1 ? ark_say(lang, "%s (%s %s): %u regel", "%s (%s %s): %u rule")
                                   : ark_say(lang, "%s (%s %s): %u regler", "%s (%s %s): %u rules"),
                        ark_text_in(pack->title, lang), pack->id, pack->version, count);
    ark_text_wrap(title, 0, l->width, l->out);
    g_string_append_c(l->out, '\n');
    put_rules(l, rows, count);
    put_changes(l, rows, count);
    put_pack_facts(l, pack);
    g_string_append_c(l->out, '\n');
    return count;
}

void ark_render_rules(const struct ark_rule_list *list, unsigned width, GString *out)
{
    struct listing listing = {list, width, out};
    enum ark_lang lang = list->lang;
    for (uint32_t at = 0; at < list->n;)
        at += put_pack(&listing, list->rows + at, list->n - at);
    if (!list->n)
        return;
    g_string_append(
        out, ark_say(lang, "Ord: hvis ord reglen er.\n", "Words: whose words the rule is.\n"));
    for (int i = 0; i < ARK_CERTAINTIES; i++)
        g_string_append_printf(out, "  %-5s %s\n", ark_certainty_key((enum ark_certainty)i),
                               ark_sure_words((enum ark_certainty)i, lang));
    g_string_append(out, ark_say(lang, "`arkitjek rules show REGEL` viser én regel helt.\n",
                                 "`arkitjek rules show RULE` shows one rule in full.\n"));
}
