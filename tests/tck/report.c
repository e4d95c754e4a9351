/* Counts the outcomes of a run of the kit and writes them down. */
#include "report.h"

#include <string.h>

static const char TEMPORAL[] = "expressions/temporal";

struct tck_counts tck_count(const GPtrArray *entries, const char *folder)
{
    struct tck_counts counts = {0};
    for (uint32_t i = 0; i < entries->len; i++) {
        const struct tck_entry *entry = entries->pdata[i];
        if (folder && strcmp(entry->folder, folder) != 0)
            continue;
        counts.scenarios++;
        if (entry->outcome == TCK_SKIPPED)
            continue;
        counts.in_scope++;
        counts.passed += entry->outcome == TCK_PASSED;
        counts.failed += entry->outcome == TCK_FAILED;
        counts.rows += entry->rows;
        counts.rows_passed += entry->rows_passed;
    }
    return counts;
}

double tck_share_in_scope(const GPtrArray *entries)
{
    struct tck_counts all = tck_count(entries, NULL), temporal = tck_count(entries, TEMPORAL);
    uint32_t scenarios = all.scenarios - temporal.scenarios;
    return scenarios ? (double)(all.in_scope - temporal.in_scope) / scenarios : 1;
}

static void append_lines(const char *text, uint32_t most, GString *out)
{
    g_auto(GStrv) lines = g_strsplit(text ? text : "", "\n", -1);
    for (uint32_t i = 0; lines[i]; i++) {
        if (i >= most) {
            g_string_append(out, "    ...\n");
            return;
        }
        if (*lines[i])
            g_string_append_printf(out, "    %s\n", lines[i]);
    }
}

static void append_entry(const struct tck_entry *entry, const char *outcome, GString *out)
{
    g_string_append_printf(out, "%s %s:%u %s", outcome, entry->feature, entry->line, entry->title);
    if (entry->rows > 1 && entry->outcome != TCK_SKIPPED)
        g_string_append_printf(out, " (%u of %u rows)", entry->rows_passed, entry->rows);
    g_string_append_c(out, '\n');
}

void tck_report_failures(const GPtrArray *entries, uint32_t lines, GString *out)
{
    for (uint32_t i = 0; i < entries->len; i++) {
        const struct tck_entry *entry = entries->pdata[i];
        if (entry->outcome != TCK_FAILED)
            continue;
        append_entry(entry, "FAILED", out);
        if (lines)
            append_lines(entry->detail, lines, out);
    }
}

void tck_report_all(const GPtrArray *entries, GString *out)
{
    static const char *const WORDS[] = {
        [TCK_PASSED] = "passed", [TCK_FAILED] = "FAILED", [TCK_SKIPPED] = "skipped"};
    for (uint32_t i = 0; i < entries->len; i++) {
        const struct tck_entry *entry = entries->pdata[i];
        append_entry(entry, WORDS[entry->outcome], out);
        append_lines(entry->detail, UINT32_MAX, out);
    }
}

/* Entries of one folder lie together, since paths are sorted; not quite: a folder may lie between
 * the files of its parent. */
GPtrArray *tck_report_folders(const GPtrArray *entries)
{
    GPtrArray *folders = g_ptr_array_new();
    for (uint32_t i = 0; i < entries->len; i++) {
        const struct tck_entry *entry = entries->pdata[i];
        if (!g_ptr_array_find_with_equal_func(folders, entry->folder, g_str_equal, NULL))
            g_ptr_array_add(folders, entry->folder);
    }
    return folders;
}

static void append_counts(const char *name, struct tck_counts counts, GString *out)
{
    g_string_append_printf(out, "%-36s %9u %8u %7u %7u %6u %11u\n", name, counts.scenarios,
                           counts.in_scope, counts.passed, counts.failed, counts.rows,
                           counts.rows_passed);
}

void tck_report_table(const GPtrArray *entries, GString *out)
{
    g_autoptr(GPtrArray) folders = tck_report_folders(entries);
    g_string_append_printf(out, "%-36s %9s %8s %7s %7s %6s %11s\n", "", "scenarios", "in scope",
                           "passed", "failed", "rows", "rows passed");
    for (uint32_t i = 0; i < folders->len; i++)
        append_counts(folders->pdata[i], tck_count(entries, folders->pdata[i]), out);
    append_counts("total", tck_count(entries, NULL), out);
    g_string_append_printf(out, "in scope outside %s: %.1f %%\n", TEMPORAL,
                           100 * tck_share_in_scope(entries));
}

void tck_report_sum(const GPtrArray *entries, GString *out)
{
    struct tck_counts counts = tck_count(entries, NULL);
    g_string_append_printf(out, "%u passed, %u failed, %u skipped\n", counts.passed, counts.failed,
                           counts.scenarios - counts.in_scope);
}
