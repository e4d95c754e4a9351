/* Whether two loaded models are the same: a line per node and edge, known by their ids, without
 * places and numbers, sorted. */
#pragma once

#include "loading.h"

/* "#id" of what the dump calls n5 or e7; else the bare letter. */
static inline const char *twin_name(GHashTable *names, const char *ref)
{
    const char *name = g_hash_table_lookup(names, ref);
    return name ? name : ref[0] == 'n' ? "n" : "e";
}

/* Cuts the place off; remembers the id. */
static inline void twin_learn(GHashTable *names, char *line)
{
    char *place = g_strrstr(line, " @ "), *id = place ? strstr(place, " #") : NULL;
    if (id)
        g_hash_table_insert(names, g_strndup(line, strcspn(line, " ")), g_strdup(id + 1));
    if (place)
        *place = '\0';
}

static inline char *twin_line(GHashTable *names, const char *line)
{
    bool edge = line[0] == 'e';
    g_auto(GStrv) parts = g_strsplit(line, " ", edge ? 5 : 2);
    if (!edge)
        return g_strconcat(twin_name(names, parts[0]), " ", parts[1], NULL);
    return g_strjoin(" ", twin_name(names, parts[0]), twin_name(names, parts[1]), parts[2],
                     twin_name(names, parts[3]), parts[4], NULL);
}

static inline int twin_order(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static inline char **twin_lines(const struct loaded *l)
{
    g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_autofree char *dump = dump_of(l);
    char **lines = g_strsplit(dump, "\n", -1);
    for (char **line = lines; *line; line++)
        twin_learn(names, *line);
    for (char **line = lines; *line; line++) {
        char *plain = **line ? twin_line(names, *line) : g_strdup("");
        g_free(*line);
        *line = plain;
    }
    qsort(lines, g_strv_length(lines), sizeof *lines, twin_order);
    return lines;
}

/* Prints the first difference. */
static inline bool are_twins(const struct loaded *a, const struct loaded *b)
{
    g_auto(GStrv) x = twin_lines(a);
    g_auto(GStrv) y = twin_lines(b);
    guint i = 0;
    while (x[i] && y[i] && strcmp(x[i], y[i]) == 0)
        i++;
    if (!x[i] && !y[i])
        return true;
    printf("one has  %s\nother has %s\n", x[i] ? x[i] : "nothing more",
           y[i] ? y[i] : "nothing more");
    return false;
}
