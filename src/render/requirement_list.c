/* Requirements as a table for a terminal, as Markdown and as CSV. */
#include <string.h>

#include "base/escape.h"
#include "render/grid.h"
#include "render/requirements.h"

static const char *certainty(const struct ark_requirement *item, enum ark_lang lang)
{
    return item->candidate ? ark_say(lang, "kandidat", "candidate") : "";
}

static void count(const struct ark_requirement_job *job, GString *out)
{
    uint32_t n = job->list->items.n, candidates = ark_requirements_candidates(job->list);
    g_string_append_printf(
        out, ark_say(job->lang, "%u krav", n == 1 ? "%u requirement" : "%u requirements"), n);
    if (candidates)
        g_string_append_printf(out,
                               ark_say(job->lang, ", heraf %u kandidater (ordet står med småt)",
                                       ", %u of them candidates (the word is in lower case)"),
                               candidates);
}

/* Of one file the line is enough. */
static char *short_place(const struct ark_requirement *item, bool one_file)
{
    g_autofree char *base = g_path_get_basename(item->file);
    return one_file ? g_strdup_printf("%u", item->line)
                    : g_strdup_printf("%s:%u", base, item->line);
}

static bool is_one_file(const struct ark_requirements *list)
{
    for (uint32_t i = 1; i < list->items.n; i++) {
        if (strcmp(list->items.v[i].file, list->items.v[0].file) != 0)
            return false;
    }
    return true;
}

bool ark_requirements_table(const struct ark_requirement_job *job, GString *out, GError **error)
{
    (void)error;
    struct ark_grid grid;
    bool one_file = is_one_file(job->list);
    ark_grid_init(&grid, 4);
    ark_grid_add(&grid, "Id");
    ark_grid_add(&grid, ark_say(job->lang, "Niveau", "Level"));
    ark_grid_add(&grid, one_file ? ark_say(job->lang, "Linje", "Line")
                                 : ark_say(job->lang, "Sted", "Place"));
    ark_grid_add(&grid, ark_say(job->lang, "Krav", "Requirement"));
    ARK_VEC_EACH (const struct ark_requirement, item, job->list->items) {
        g_autofree char *level = g_strconcat(item->level, item->candidate ? "?" : "", NULL);
        g_autofree char *place = short_place(item, one_file);
        ark_grid_add(&grid, item->id);
        ark_grid_add(&grid, level);
        ark_grid_add(&grid, place);
        ark_grid_add(&grid, item->text);
    }
    if (job->list->items.n)
        ark_grid_print(&grid, 0, job->width, out);
    ark_grid_clear(&grid);
    count(job, out);
    g_string_append_c(out, '\n');
    return true;
}

static void put_cell(GString *out, const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_string_append(out, "| ");
    ark_escape_markdown(out, valid, -1);
    g_string_append_c(out, ' ');
}

static void put_section(const struct ark_requirement_job *job, const char *section, GString *out)
{
    g_autofree char *valid = g_utf8_make_valid(section, -1);
    g_string_append(out, "\n## ");
    ark_escape_markdown(
        out,
        *valid ? valid
               : ark_say(job->lang, "Før den første overskrift", "Before the first heading"),
        -1);
    g_string_append(
        out, ark_say(job->lang, "\n\n| Id | Niveau | | Krav | Sted |\n|---|---|---|---|---|\n",
                     "\n\n| Id | Level | | Requirement | Place |\n|---|---|---|---|---|\n"));
}

/* Levels of several columns stand below the strictest of them. */
static char *level_text(const struct ark_requirement_job *job, const struct ark_requirement *item)
{
    GString *text = g_string_new(item->level);
    for (uint32_t i = 0; i < item->level_n; i++)
        g_string_append_printf(text, "%s%s", i ? "; " : " (",
                               job->list->levels.v[item->first_level + i]);
    return g_string_free(g_string_append(text, item->level_n ? ")" : ""), FALSE);
}

static char *place_text(const struct ark_requirement_job *job, const struct ark_requirement *item)
{
    g_autofree char *base = g_path_get_basename(item->file);
    if (item->page)
        return g_strdup_printf(ark_say(job->lang, "%s, side %u", "%s, page %u"), base, item->page);
    return g_strdup_printf("%s:%u", base, item->line);
}

bool ark_requirements_markdown(const struct ark_requirement_job *job, GString *out, GError **error)
{
    (void)error;
    const char *section = NULL, *file = NULL;
    g_autofree char *name = g_utf8_make_valid(job->name, -1);
    g_string_append(out, ark_say(job->lang, "# Krav i ", "# Requirements of "));
    ark_escape_markdown(out, name, -1);
    g_string_append(out, "\n\n");
    count(job, out);
    g_string_append(out, ".\n");
    ARK_VEC_EACH (const struct ark_requirement, item, job->list->items) {
        g_autofree char *level = level_text(job, item), *place = place_text(job, item);
        if (!section || strcmp(section, item->section) != 0 || strcmp(file, item->file) != 0)
            put_section(job, item->section, out);
        section = item->section;
        file = item->file;
        put_cell(out, item->id);
        put_cell(out, level);
        put_cell(out, certainty(item, job->lang));
        put_cell(out, item->text);
        put_cell(out, place);
        g_string_append(out, "|\n");
    }
    return true;
}

static const char *const COLUMNS[] = {"id",     "level", "candidate", "word",   "text", "section",
                                      "levels", "file",  "line",      "column", "page"};

static void put_row(const char *const *fields, GString *out)
{
    for (size_t i = 0; i < G_N_ELEMENTS(COLUMNS); i++) {
        g_autofree char *valid = g_utf8_make_valid(fields[i], -1);
        g_string_append(out, i ? "," : "");
        ark_escape_csv(out, valid, -1);
    }
    g_string_append(out, "\r\n");
}

static char *number(uint32_t value)
{
    return value ? g_strdup_printf("%u", value) : g_strdup("");
}

bool ark_requirements_csv(const struct ark_requirement_job *job, GString *out, GError **error)
{
    (void)error;
    put_row(COLUMNS, out);
    ARK_VEC_EACH (const struct ark_requirement, item, job->list->items) {
        g_autoptr(GString) levels = g_string_new(NULL);
        for (uint32_t i = 0; i < item->level_n; i++)
            g_string_append_printf(levels, "%s%s", i ? "; " : "",
                                   job->list->levels.v[item->first_level + i]);
        g_autofree char *line = number(item->line), *column = number(item->column);
        g_autofree char *page = number(item->page);
        const char *const fields[G_N_ELEMENTS(COLUMNS)] = {
            item->id,    item->level, item->candidate ? "true" : "false",
            item->word,  item->text,  item->section,
            levels->str, item->file,  line,
            column,      page};
        put_row(fields, out);
    }
    return true;
}
