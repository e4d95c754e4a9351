/* A sample whose faults were planted: FORVENTET.md beside it lists what a check must find, neither
 * more nor less. */
#pragma once

#include <check.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <glib.h>
#include <jansson.h>

struct expected {
    char *rule, *subject, *verdict; /* cells of FORVENTET.md */
    bool met;
};

static inline void free_expected(gpointer data)
{
    struct expected *row = data;
    g_free(row->rule);
    g_free(row->subject);
    g_free(row->verdict);
    g_free(row);
}

/* The rows of both tables: each line of at least three cells whose third is a verdict. */
static inline GPtrArray *expected_rows(const char *sample)
{
    static const char *const verdicts[] = {"ikke opfyldt", "forklaret afvigelse", "til vurdering",
                                           NULL};
    g_autofree char *path = g_build_filename(sample, "FORVENTET.md", NULL);
    g_autofree char *text = NULL;
    GPtrArray *rows = g_ptr_array_new_with_free_func(free_expected);
    ck_assert(g_file_get_contents(path, &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++) {
        g_auto(GStrv) cells = g_strsplit(*line, "|", -1);
        if (g_strv_length(cells) < 5 || !g_strv_contains(verdicts, g_strstrip(cells[3])))
            continue;
        struct expected *row = g_new0(struct expected, 1);
        row->rule = g_strdup(g_strstrip(cells[1]));
        row->subject = g_strdup(g_strstrip(cells[2]));
        row->verdict = g_strdup(cells[3]);
        g_ptr_array_add(rows, row);
    }
    return rows;
}

static inline const char *verdict_word(const json_t *finding)
{
    const char *key = json_string_value(json_object_get(finding, "verdict"));
    return strcmp(key, "violated") == 0    ? "ikke opfyldt"
           : strcmp(key, "explained") == 0 ? "forklaret afvigelse"
                                           : "til vurdering";
}

static inline const char *title_of(const json_t *finding)
{
    const char *title =
        json_string_value(json_object_get(json_object_get(finding, "subject"), "title"));
    return title ? title : "-";
}

/* The first row not met yet with the finding's rule and verdict whose subject stands in the
 * finding's subject; with `in_message`, in its message. */
static inline struct expected *row_for(const GPtrArray *rows, const json_t *finding,
                                       bool in_message)
{
    const char *rule = json_string_value(json_object_get(finding, "rule"));
    const char *text =
        in_message ? json_string_value(json_object_get(finding, "message")) : title_of(finding);
    for (guint i = 0; i < rows->len; i++) {
        struct expected *row = rows->pdata[i];
        if (!row->met && strcmp(row->rule, rule) == 0 &&
            strcmp(row->verdict, verdict_word(finding)) == 0 && strstr(text, row->subject))
            return row;
    }
    return NULL;
}

/* Pairs each finding with one row, by its subject, else by its message; prints and counts what is
 * left over on either side. */
static inline unsigned differences(const GPtrArray *rows, const json_t *findings)
{
    unsigned n = 0;
    size_t count = json_array_size(findings);
    g_autofree bool *paired = g_new0(bool, count + 1);
    for (int in_message = 0; in_message <= 1; in_message++) {
        for (size_t i = 0; i < count; i++) {
            struct expected *row =
                paired[i] ? NULL : row_for(rows, json_array_get(findings, i), in_message);
            if (row)
                row->met = paired[i] = true;
        }
    }
    for (size_t i = 0; i < count; i++) {
        const json_t *finding = json_array_get(findings, i);
        if (paired[i])
            continue;
        printf("surplus: %s | %s | %s | %s\n", json_string_value(json_object_get(finding, "rule")),
               title_of(finding), verdict_word(finding),
               json_string_value(json_object_get(finding, "message")));
        n++;
    }
    for (guint i = 0; i < rows->len; i++) {
        const struct expected *row = rows->pdata[i];
        if (row->met)
            continue;
        printf("missing: %s | %s | %s\n", row->rule, row->subject, row->verdict);
        n++;
    }
    return n;
}
