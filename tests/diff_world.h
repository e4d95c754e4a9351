/* What the tests of diff share: two texts, loaded with one table of atoms and compared; what is
 * told of them as lines. */
#pragma once

#include "loading.h"

#include "diff/diff.h"
#include "render/diff_words.h"

struct compared {
    ark_atoms *atoms;
    ark_arena *arena;
    struct ark_diags diags[2];
    struct ark_inputs inputs[2];
    ark_graph *graphs[2];
    ark_diff *diff;
};

static inline ark_graph *load_side(struct compared *c, int side, struct ark_source *source)
{
    ark_builder *builder = ark_builder_new(c->atoms);
    g_autoptr(GError) error = NULL;
    ark_diags_init(&c->diags[side], ARK_DA);
    struct ark_load load = {.builder = builder,
                            .atoms = c->atoms,
                            .arena = c->arena,
                            .diags = &c->diags[side],
                            .lang = ARK_DA};
    bool ok = ark_load_source(&load, source, &c->inputs[side], &error);
    ck_assert_msg(ok, "%s", error ? error->message : "");
    return ark_builder_freeze(builder);
}

/* Takes both sources. */
static inline void compare_sources(struct compared *c, struct ark_source *old,
                                   struct ark_source *now, struct ark_diff_options options)
{
    *c = (struct compared){.atoms = ark_atoms_new(), .arena = ark_arena_new()};
    c->graphs[0] = load_side(c, 0, old);
    c->graphs[1] = load_side(c, 1, now);
    c->diff = ark_diff_new(c->graphs[0], c->graphs[1], &options);
    ark_source_close(old);
    ark_source_close(now);
}

static inline void compare_texts(struct compared *c, const char *name, const char *old,
                                 const char *now, struct ark_diff_options options)
{
    compare_sources(c, ark_source_memory(name, old, strlen(old)),
                    ark_source_memory(name, now, strlen(now)), options);
}

static inline void compared_clear(struct compared *c)
{
    ark_diff_free(c->diff);
    for (int side = 0; side < 2; side++) {
        ark_graph_free(c->graphs[side]);
        ark_inputs_clear(&c->inputs[side]);
        ark_diags_clear(&c->diags[side]);
    }
    ark_arena_free(c->arena);
    ark_atoms_free(c->atoms);
}

/* "+ Klasse »Sag«\n~ Klasse »Person«\n  omdøbt: ...", without places and headings. */
static inline char *lines_of(const struct compared *c, bool all)
{
    static const char signs[] = {[ARK_ADDED] = '+', [ARK_REMOVED] = '-', [ARK_CHANGED] = '~'};
    const struct ark_diff_job job = {
        .diff = c->diff,
        .old = {"gammel", c->inputs[0].items.v, c->inputs[0].items.n, &c->diags[0], 0},
        .now = {"ny", c->inputs[1].items.v, c->inputs[1].items.n, &c->diags[1], 0},
        .lang = ARK_DA,
        .all = all};
    GString *out = g_string_new(NULL);
    struct ark_diff_lines lines;
    ark_diff_lines_init(&lines, &job);
    ARK_VEC_EACH (const struct ark_diff_line, line, lines.items) {
        if (line->kind == ARK_LINE_CHANGE)
            g_string_append_printf(out, "%c %s\n", signs[line->change], line->text);
        else if (line->kind == ARK_LINE_DETAIL)
            g_string_append_printf(out, "  %s\n", line->text);
        else if (line->kind != ARK_LINE_HEADING)
            g_string_append_printf(out, "! %s\n", line->text);
    }
    ark_diff_lines_clear(&lines);
    return g_string_free(out, FALSE);
}

/* One change, and what is to be told of it. */
struct told_row {
    const char *what, *old, *now, *told;
};

/* `format` has an @ where the texts of the rows go. */
static inline unsigned wrong_rows(const char *name, const char *format, const struct told_row *rows,
                                  size_t n, struct ark_diff_options options)
{
    unsigned wrong = 0;
    for (size_t i = 0; i < n; i++) {
        GString *old = g_string_new(format), *now = g_string_new(format);
        g_string_replace(old, "@", rows[i].old, 1);
        g_string_replace(now, "@", rows[i].now, 1);
        struct compared c;
        compare_texts(&c, name, old->str, now->str, options);
        g_autofree char *told = lines_of(&c, false);
        if (strcmp(told, rows[i].told) != 0) {
            printf("%s: is told as\n%sand not as\n%s\n", rows[i].what, told, rows[i].told);
            wrong++;
        }
        compared_clear(&c);
        g_string_free(old, TRUE);
        g_string_free(now, TRUE);
    }
    return wrong;
}
