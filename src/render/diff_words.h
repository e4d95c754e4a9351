/* Changes in words, for people: plain texts that each output makes safe in its own way. Only the
 * outputs of diff use it. */
#pragma once

#include "render/diff.h"

/* "applikationskomponent »DUBU«", "flow »A« → »B«": what a thing is and what it is called. Caller
 * frees. */
char *ark_diff_title(const ark_graph *graph, ark_ref ref, enum ark_lang lang);
/* The same, as a line begins. */
char *ark_diff_line_title(const ark_graph *graph, ark_ref ref, enum ark_lang lang);
/* The names of what it lies in, "A > B"; "øverste niveau" for ARK_REF_NONE. Caller frees. */
char *ark_diff_path(const ark_graph *graph, ark_ref ref, enum ark_lang lang);
/* In quotation marks of the language, shortened. Caller frees. */
char *ark_diff_quoted(const char *text, enum ark_lang lang);
/* Caller frees. */
char *ark_diff_capital(const char *text);

/* One thing about a change: "omdøbt fra »A« til »B«". Caller frees. */
char *ark_diff_detail(const struct ark_diff *diff, const struct ark_detail *detail,
                      enum ark_lang lang);

enum ark_diff_line_kind {
    ARK_LINE_HEADING, /* of a group */
    ARK_LINE_CHANGE,
    ARK_LINE_DETAIL,
    ARK_LINE_MORE, /* what is not shown */
    ARK_LINE_FINDING,
    ARK_LINE_NOTE,
};

struct ark_diff_line {
    enum ark_diff_line_kind kind;
    enum ark_change_kind change;       /* of CHANGE and FINDING */
    const char *text;                  /* NULL for FINDING */
    const char *place;                 /* of CHANGE: in both sides where it has two */
    const struct ark_result *result;   /* of FINDING */
    const struct ark_finding *finding; /* likewise */
};

struct ark_diff_lines {
    struct ark_arena *arena; /* the texts */
    ARK_VEC(struct ark_diff_line) items;
    const char *title;    /* "Ændringer fra a.xml til b.xml" */
    const char *summary;  /* how many, or that there are none */
    const char *findings; /* how many of these; NULL when it was not checked */
};

/* All that is told, in order; as much as the job asks for. */
void ark_diff_lines_init(struct ark_diff_lines *lines, const struct ark_diff_job *job);
void ark_diff_lines_clear(struct ark_diff_lines *lines);
