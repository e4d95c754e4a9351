/* The tags of a document (headings, lists, tables as their writer meant them), as `pdfinfo
 * -struct-text` prints them: a line per tag, attribute or text, indented by two blanks per level.
 * A text may itself have lines. */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "load/pdf_tags.h"

/* pdfinfo draws a page anew for each text on it. How many texts times lines of a page it is given:
 * about half a minute. */
enum { MOST_WORK = 2000000, TIMES = 3, LONGEST_TEXT = 1 << 20 };

static const struct {
    const char *name;
    enum pdf_tag_kind kind;
} names[] = {
    {"P", PDF_PARAGRAPH},       {"H", PDF_HEADING},       {"H1", PDF_HEADING},
    {"H2", PDF_HEADING},        {"H3", PDF_HEADING},      {"H4", PDF_HEADING},
    {"H5", PDF_HEADING},        {"H6", PDF_HEADING},      {"L", PDF_LIST},
    {"LI", PDF_ITEM},           {"Lbl", PDF_LABEL},       {"Table", PDF_TABLE},
    {"THead", PDF_HEAD},        {"TR", PDF_ROW},          {"TH", PDF_HEAD_CELL},
    {"TD", PDF_CELL},           {"TOC", PDF_CONTENTS},    {"TOCI", PDF_CONTENTS},
    {"Figure", PDF_FIGURE},     {"Caption", PDF_CAPTION}, {"Note", PDF_NOTE},
    {"Artifact", PDF_CONTENTS}, {"Title", PDF_PARAGRAPH},
};

struct reading {
    struct pdf_tags *tags;
    struct ark_arena *arena;
    uint32_t open[ARK_MAX_DOC_DEPTH]; /* the tag of each level */
    uint32_t depth;                   /* of the last tag */
};

static uint32_t add(struct pdf_tags *tags, uint32_t parent, struct pdf_tag tag)
{
    uint32_t index = tags->items.n;
    ark_vec_push(&tags->items, tag);
    struct pdf_tag *up = &tags->items.v[parent];
    if (up->last)
        tags->items.v[up->last].next = index;
    else
        up->first = index;
    up->last = index;
    return index;
}

/* The tag that something indented so far stands in. */
static uint32_t holder(struct reading *reading, uint32_t depth)
{
    reading->depth = MIN(depth, MIN(reading->depth + 1, ARK_MAX_DOC_DEPTH - 1));
    return reading->depth ? reading->open[reading->depth - 1] : 0;
}

static void add_tag(struct reading *reading, uint32_t depth, const char *line)
{
    size_t len = strcspn(line, " :\n");
    struct pdf_tag tag = {.kind = PDF_GROUP, .columns = 1, .rows = 1};
    const char *rest = line + len;
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        if (strlen(names[i].name) == len && strncmp(names[i].name, line, len) == 0)
            tag.kind = names[i].kind;
    }
    const char *end = rest + strcspn(rest, "\n");
    if (tag.kind == PDF_GROUP && g_strstr_len(rest, end - rest, "(inline)"))
        tag.kind = PDF_INLINE;
    if (tag.kind == PDF_GROUP && (strncmp(line, "NonStruct", 9) == 0))
        tag.kind = PDF_INLINE;
    if (tag.kind == PDF_HEADING) {
        tag.level = len > 1 ? (uint32_t)(line[1] - '0') : 0;
        reading->tags->headings++;
    }
    uint32_t parent = holder(reading, depth);
    reading->open[reading->depth] = add(reading->tags, parent, tag);
}

static uint32_t span_of(const char *value)
{
    return (uint32_t)CLAMP(strtol(value, NULL, 10), 1, ARK_MAX_DOC_COLUMNS);
}

/* "/ColSpan 2", "/ListNumbering /Decimal", of the tag opened last. */
static void add_attribute(struct reading *reading, const char *line)
{
    struct pdf_tag *tag = &reading->tags->items.v[reading->open[reading->depth]];
    static const char colspan[] = "/ColSpan ", rowspan[] = "/RowSpan ",
                      numbering[] = "/ListNumbering /";
    if (g_str_has_prefix(line, colspan))
        tag->columns = span_of(line + sizeof colspan - 1);
    else if (g_str_has_prefix(line, rowspan))
        tag->rows = span_of(line + sizeof rowspan - 1);
    else if (g_str_has_prefix(line, numbering))
        tag->ordered =
            strchr("DUL", line[sizeof numbering - 1]) != NULL; /* Decimal, Upper, Lower */
}

/* From behind the first quotation mark to the one that ends a line; gives what follows. */
static const char *add_text(struct reading *reading, uint32_t depth, const char *at)
{
    const char *end = strstr(at, "\"\n");
    const char *after = end ? end + 2 : at + strlen(at);
    size_t len = end ? (size_t)(end - at) : strlen(at);
    if (!len || len > LONGEST_TEXT)
        return after;
    g_autofree char *valid = g_utf8_make_valid(at, (gssize)len);
    struct pdf_tag tag = {.kind = PDF_TEXT, .text = ark_arena_strdup(reading->arena, valid)};
    uint32_t before = reading->depth;
    add(reading->tags, holder(reading, depth), tag);
    reading->depth = before;
    return after;
}

static void parse(struct reading *reading, const char *at)
{
    while (*at) {
        size_t blanks = strspn(at, " ");
        const char *line = at + blanks, *end = strchr(line, '\n');
        at = end ? end + 1 : line + strlen(line);
        uint32_t depth = (uint32_t)MIN(blanks / 2, ARK_MAX_DOC_DEPTH) + 1;
        if (*line == '"')
            at = add_text(reading, depth, line + 1);
        else if (*line == '/')
            add_attribute(reading, line);
        else if (*line && *line != '\n' && !g_str_has_prefix(line, "Object "))
            add_tag(reading, depth, line);
    }
}

void ark_pdf_note_tags(struct pdf *pdf, const char *why)
{
    ark_diag_add(pdf->load->diags, ARK_DIAG_NOTE, "pdf-tags", ark_pdf_loc(pdf, 0),
                 ark_say(pdf->load->lang,
                         "Dokumentets mærker (overskrifter, lister, tabeller) er ikke brugt: %s. "
                         "Afsnit og tabeller er fundet efter, hvor teksten står på siderne.",
                         "The tags of the document (headings, lists, tables) were not used: %s. "
                         "Sections and tables were found by where the text stands on the pages."),
                 why);
}

/* Why it would not be wise to ask for the texts of the tags; NULL: nothing against it. */
static const char *objection(struct pdf *pdf)
{
    static const char *const args[] = {"-struct", NULL};
    struct ark_process_answer answer = {0};
    uint64_t tags = 0;
    bool ran = ark_pdf_run(pdf, "pdfinfo", args, ARK_MAX_PDF_MILLISECONDS, &answer, NULL);
    bool done = ran && answer.end == ARK_PROCESS_DONE && answer.code == 0;
    enum ark_process_end end = ran ? answer.end : ARK_PROCESS_UNSTARTED;
    for (const char *at = done ? answer.out->str : NULL; at; at = strchr(at + 1, '\n'))
        tags++;
    ark_process_clear(&answer);
    if (!done)
        return ark_pdf_end_reason(end, pdf->load->lang);
    return tags * pdf->fragments.n / pdf->pages.n > MOST_WORK
               ? ark_say(pdf->load->lang, "de er for mange", "there are too many")
               : NULL;
}

bool ark_pdf_read_tags(struct pdf *pdf, struct pdf_tags *tags)
{
    static const char *const args[] = {"-struct-text", "-enc", "UTF-8", NULL};
    struct ark_process_answer answer = {0};
    struct reading reading = {.tags = tags, .arena = pdf->arena};
    const char *why = objection(pdf);
    if (why) {
        ark_pdf_note_tags(pdf, why);
        return false;
    }
    bool done = ark_pdf_run(pdf, "pdfinfo", args, TIMES * ARK_MAX_PDF_MILLISECONDS, &answer, NULL);
    if (done && (answer.end != ARK_PROCESS_DONE || answer.code)) {
        ark_pdf_note_tags(pdf, ark_pdf_end_reason(answer.end, pdf->load->lang));
        done = false;
    }
    if (done) {
        ark_vec_push(&tags->items, (struct pdf_tag){.kind = PDF_GROUP});
        parse(&reading, answer.out->str);
    }
    ark_process_clear(&answer);
    return done;
}
