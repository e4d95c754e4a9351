/* The figures and the scope as Markdown. */
#include "markdown.h"

#include <string.h>

#include "base/error.h"

struct tck_reasons {
    GHashTable *danish; /* by the English text */
};

void tck_reasons_free(tck_reasons *reasons)
{
    if (!reasons)
        return;
    g_hash_table_unref(reasons->danish);
    g_free(reasons);
}

tck_reasons *tck_reasons_load(const char *path, GError **error)
{
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, error))
        return NULL;
    g_autoptr(tck_reasons) reasons = g_new0(tck_reasons, 1);
    reasons->danish = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (uint32_t i = 0; lines[i]; i++) {
        if (!*lines[i] || *lines[i] == '#')
            continue;
        g_auto(GStrv) cells = g_strsplit(lines[i], "\t", -1);
        if (g_strv_length(cells) != 2) {
            ark_fail_at(error, ARK_ERROR_INPUT, path, i + 1, 0,
                        "a reason and the same in Danish expected, with a tab between them");
            return NULL;
        }
        g_hash_table_insert(reasons->danish, g_strdup(cells[0]), g_strdup(cells[1]));
    }
    return g_steal_pointer(&reasons);
}

const char *tck_reasons_find(const tck_reasons *reasons, const char *reason)
{
    return g_hash_table_lookup(reasons->danish, reason);
}

static void append_counts(const char *name, struct tck_counts counts, GString *out)
{
    g_string_append_printf(out, "| %s | %u | %u | %u |\n", name, counts.scenarios, counts.in_scope,
                           counts.passed);
}

static void append_share(const GPtrArray *entries, enum ark_lang lang, GString *out)
{
    g_autofree char *share = g_strdup_printf("%.1f", 100 * tck_share_in_scope(entries));
    g_strdelimit(share, ".", lang == ARK_EN ? '.' : ',');
    g_string_append_printf(out,
                           ark_say(lang, "\nMed uden for `expressions/temporal`: %s %%.\n",
                                   "\nIn scope outside `expressions/temporal`: %s %%.\n"),
                           share);
}

static uint32_t count_reason(const GPtrArray *entries, const char *reason)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < entries->len; i++) {
        const struct tck_entry *entry = entries->pdata[i];
        n += entry->outcome == TCK_SKIPPED && strcmp(entry->detail, reason) == 0;
    }
    return n;
}

/* "`clauses/match/Match5` 11, 12; `expressions/temporal/Temporal1`" */
static void append_which(const tck_scope *scope, const char *reason, GString *out)
{
    const char *last = "";
    struct tck_scope_row row;
    for (uint32_t i = 0; tck_scope_at(scope, i, &row); i++) {
        if (strcmp(row.reason, reason) != 0)
            continue;
        bool all = strcmp(row.scenario, "*") == 0;
        if (strcmp(last, row.feature) != 0) {
            size_t len = strlen(row.feature);
            len -= g_str_has_suffix(row.feature, ".feature") ? strlen(".feature") : 0;
            g_string_append_printf(out, "%s`%.*s`%s", *last ? "; " : "", (int)len, row.feature,
                                   all ? "" : " ");
        } else {
            g_string_append(out, ", ");
        }
        g_string_append(out, all ? "" : row.scenario);
        last = row.feature;
    }
}

static void append_reasons(const GPtrArray *entries, const tck_scope *scope,
                           const tck_reasons *reasons, enum ark_lang lang, GString *out)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    struct tck_scope_row row;
    g_string_append_printf(out, "\n%s\n|---|---:|---|\n",
                           ark_say(lang, "| uden for, fordi | scenarier | hvilke |",
                                   "| out of scope, because | scenarios | which |"));
    for (uint32_t i = 0; tck_scope_at(scope, i, &row); i++) {
        if (!g_hash_table_add(seen, (char *)row.reason))
            continue;
        const char *danish = tck_reasons_find(reasons, row.reason);
        g_string_append_printf(out, "| %s | %u | ", lang == ARK_EN || !danish ? row.reason : danish,
                               count_reason(entries, row.reason));
        append_which(scope, row.reason, out);
        g_string_append(out, " |\n");
    }
}

void tck_report_markdown(const GPtrArray *entries, const tck_scope *scope,
                         const tck_reasons *reasons, enum ark_lang lang, GString *out)
{
    g_autoptr(GPtrArray) folders = tck_report_folders(entries);
    g_string_append(out, ark_say(lang, "| mappe | scenarier | med | bestået |\n",
                                 "| folder | scenarios | in scope | passed |\n"));
    g_string_append(out, "|---|---:|---:|---:|\n");
    for (uint32_t i = 0; i < folders->len; i++)
        append_counts(folders->pdata[i], tck_count(entries, folders->pdata[i]), out);
    append_counts(ark_say(lang, "**i alt**", "**total**"), tck_count(entries, NULL), out);
    append_share(entries, lang, out);
    append_reasons(entries, scope, reasons, lang, out);
}
