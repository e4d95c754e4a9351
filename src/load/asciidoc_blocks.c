/* The blocks of AsciiDoc, line by line, without recursion: what is open lies on a stack of blocks
 * with delimiters and lists. Example, sidebar, quote and open blocks hold blocks of the section
 * they stand in; no section begins inside them, and headings there are paragraphs unless
 * [discrete]. */
#include <string.h>

#include "base/limits.h"
#include "load/asciidoc_internal.h"
#include "load/html_blocks.h"

struct ark_loc ark_adoc_loc(const struct asciidoc *a, const struct adoc_line *line)
{
    return (struct ark_loc){.file = a->file, .line = line->number, .column = 1};
}

struct ark_loc ark_adoc_block_loc(struct asciidoc *a, const struct adoc_line *line)
{
    struct ark_loc loc = ark_adoc_loc(a, line);
    loc.id = a->meta.id;
    return loc;
}

bool ark_adoc_starts(const struct adoc_line *line, const char *word)
{
    size_t n = strlen(word);
    return line->len >= n && memcmp(line->text, word, n) == 0;
}

bool ark_adoc_is(const struct adoc_line *line, const char *text)
{
    return line->len == strlen(text) && ark_adoc_starts(line, text);
}

static bool is_run(const struct adoc_line *line, char c)
{
    for (uint32_t i = 0; i < line->len; i++) {
        if (line->text[i] != c)
            return false;
    }
    return line->len > 0;
}

/* The character of the delimiter: "-.=*_+/" or "o" for an open block; 0 if it is none. */
static char delimiter(const struct adoc_line *line)
{
    if (ark_adoc_is(line, "--"))
        return 'o';
    if (ark_adoc_starts(line, "```"))
        return memchr(line->text + 3, '`', line->len - 3) ? 0 : '`';
    char c = line->len >= 4 ? line->text[0] : 0;
    return c && strchr("-.=*_+/", c) && is_run(line, c) ? c : 0;
}

bool ark_adoc_is_delimiter(const struct adoc_line *line)
{
    return delimiter(line) != 0;
}

static bool same(const struct adoc_line *a, const struct adoc_line *b)
{
    return a->len == b->len && memcmp(a->text, b->text, a->len) == 0;
}

static bool in_list(const struct asciidoc *a)
{
    return a->frames.n && ark_vec_last(&a->frames).kind == ADOC_LIST;
}

static bool in_block(const struct asciidoc *a)
{
    ARK_VEC_EACH (const struct adoc_frame, frame, a->frames) {
        if (frame->kind == ADOC_BLOCK)
            return true;
    }
    return false;
}

void ark_adoc_unclosed(struct asciidoc *a, const struct adoc_line *line)
{
    ark_diag_add(a->load->diags, ARK_DIAG_WARNING, "unclosed", ark_adoc_loc(a, line),
                 ark_say(a->load->lang,
                         "blokken, der begynder med »%.*s«, bliver ikke lukket; den er læst til "
                         "filens ende",
                         "the block that begins with \"%.*s\" is not closed; it was read to the "
                         "end of the file"),
                 ark_error_quoted_n(line->text, line->len, 20), line->text);
}

void ark_adoc_paragraph(struct asciidoc *a, const char *text, size_t len, struct ark_loc loc)
{
    struct adoc_inline words;
    ark_adoc_inline(a, text, len, loc, &words);
    if (*words.plain || words.references.items.n)
        ark_document_paragraph(a->doc, words.plain, loc);
    ark_adoc_report_inline(a, &words, loc);
    ark_adoc_inline_clear(&words);
}

void ark_adoc_report_title(struct asciidoc *a, struct ark_loc loc)
{
    loc.id = ARK_ATOM_NONE;
    if (a->meta.title)
        ark_adoc_paragraph(a, a->meta.title, strlen(a->meta.title), loc);
    g_clear_pointer(&a->meta.title, g_free);
}

static bool has_style(const struct asciidoc *a, const char *const *styles, size_t n)
{
    for (size_t i = 0; a->meta.style && i < n; i++) {
        if (strcmp(a->meta.style, styles[i]) == 0)
            return true;
    }
    return false;
}

/* Text of these is shown as it stands; what they are called is what the text is in. */
static bool has_code_style(const struct asciidoc *a)
{
    static const char *const styles[] = {
        "source",  "listing",    "literal", "plantuml",  "ditaa",     "graphviz",    "mermaid",
        "stem",    "c4plantuml", "vega",    "latexmath", "asciimath", "structurizr", "blockdiag",
        "nomnoml", "svgbob",     "bpmn",    "dbml",      "seqdiag",   "wavedrom",    "d2",
    };
    return has_style(a, styles, G_N_ELEMENTS(styles));
}

static const char *code_info(const struct asciidoc *a)
{
    static const char *const plain[] = {"source", "listing", "literal"};
    return has_code_style(a) && !has_style(a, plain, G_N_ELEMENTS(plain)) ? a->meta.style
                                                                          : a->meta.second;
}

static void join(const struct asciidoc *a, uint32_t from, uint32_t to, GString *out)
{
    for (uint32_t i = from; i < to; i++) {
        g_string_append_len(out, a->lines.v[i].text, a->lines.v[i].len);
        g_string_append_c(out, '\n');
    }
}

static uint32_t find_close(const struct asciidoc *a, uint32_t from,
                           const struct adoc_line *delimiter)
{
    uint32_t at = from;
    while (at < a->lines.n && !same(&a->lines.v[at], delimiter))
        at++;
    return at;
}

/* What was passed on as it stands is HTML. */
static void report_verbatim(struct asciidoc *a, char kind, const char *info, const GString *text,
                            const struct adoc_line *first)
{
    struct ark_loc loc = ark_adoc_block_loc(a, first);
    if (kind == '+' && !has_code_style(a)) {
        loc.line++;
        ark_html_blocks(a->doc, text->str, text->len, loc);
    } else if (text->len) {
        ark_adoc_report_title(a, loc);
        ark_document_code(a->doc, info, text->str, loc);
    }
}

static void verbatim(struct asciidoc *a, char kind)
{
    struct adoc_line first = a->lines.v[a->at], end = first;
    g_autofree char *language = NULL;
    if (kind == '`') {
        language = g_strndup(first.text + 3, first.len - 3);
        end.len = 3;
    }
    uint32_t close = find_close(a, a->at + 1, &end);
    g_autoptr(GString) text = g_string_new(NULL);
    join(a, a->at + 1, close, text);
    if (close == a->lines.n)
        ark_adoc_unclosed(a, &first);
    a->at = MIN(close + 1, a->lines.n);
    if (kind != '/')
        report_verbatim(a, kind, language && *language ? language : code_info(a), text, &first);
}

static bool close_block(struct asciidoc *a, const struct adoc_line *line)
{
    uint32_t n = a->frames.n;
    while (n && (a->frames.v[n - 1].kind != ADOC_BLOCK || !same(&a->frames.v[n - 1].at, line)))
        n--;
    if (!n)
        return false;
    while (a->frames.n >= n) {
        ark_adoc_close_lists(a);
        a->frames.n--;
    }
    a->at++;
    return true;
}

static gpointer closing_key(const struct adoc_line *line)
{
    return GUINT_TO_POINTER(MIN(line->len, 1u << 22) * 256 + (unsigned char)line->text[0]);
}

static void find_closings(struct asciidoc *a)
{
    a->closings = g_hash_table_new(NULL, NULL);
    for (uint32_t i = 0; i < a->lines.n; i++) {
        char kind = delimiter(&a->lines.v[i]);
        if (kind && strchr("=*_o", kind))
            g_hash_table_insert(a->closings, closing_key(&a->lines.v[i]), GUINT_TO_POINTER(i + 1));
    }
}

/* A delimiter that never comes again is a slip, and must not take the headings of the rest. */
static bool is_closed(struct asciidoc *a, const struct adoc_line *line)
{
    if (GPOINTER_TO_UINT(g_hash_table_lookup(a->closings, closing_key(line))) > a->at + 1)
        return true;
    ark_diag_add(a->load->diags, ARK_DIAG_WARNING, "unclosed", ark_adoc_loc(a, line),
                 ark_say(a->load->lang,
                         "»%.*s« begynder en blok, der ikke bliver lukket; linjen er sprunget over",
                         "\"%.*s\" begins a block that is not closed; the line was left out"),
                 ark_error_quoted_n(line->text, line->len, 20), line->text);
    a->at++;
    return false;
}

static void open_block(struct asciidoc *a, char kind, const struct adoc_line *line)
{
    static const char *const verses[] = {"verse"}, *const comments[] = {"comment"};
    bool verse = has_style(a, verses, 1), comment = has_style(a, comments, 1);
    if (verse || comment || (kind == 'o' && has_code_style(a))) {
        struct adoc_line first = *line;
        if (verse) {
            uint32_t close = find_close(a, a->at + 1, &first);
            g_autoptr(GString) text = g_string_new(NULL);
            join(a, a->at + 1, close, text);
            a->at = MIN(close + 1, a->lines.n);
            ark_adoc_paragraph(a, text->str, text->len, ark_adoc_block_loc(a, &first));
        } else {
            verbatim(a, comment ? '/' : '-');
        }
        return;
    }
    if (!is_closed(a, line))
        return;
    ark_adoc_report_title(a, ark_adoc_block_loc(a, line));
    if (a->frames.n < ARK_MAX_DOC_DEPTH)
        ark_vec_push(&a->frames, (struct adoc_frame){.kind = ADOC_BLOCK, .at = *line});
    a->at++;
}

static bool delimited(struct asciidoc *a, const struct adoc_line *line)
{
    char kind = delimiter(line);
    if (!kind)
        return false;
    if (strchr("=*_o", kind)) {
        struct adoc_line copy = *line;
        open_block(a, kind, &copy);
    } else {
        verbatim(a, kind);
    }
    return true;
}

/* "== Title": how many marks; 0 if it is none. */
static unsigned heading_level(const struct adoc_line *line)
{
    unsigned n = 0;
    char c = line->len ? line->text[0] : '\0';
    if (c != '=' && c != '#')
        return 0;
    while (n < line->len && line->text[n] == c)
        n++;
    return n <= 6 && n + 1 < line->len && (line->text[n] == ' ' || line->text[n] == '\t') ? n : 0;
}

/* "Title" above a line as long as it (one more or less). */
static unsigned underlined_level(const struct asciidoc *a)
{
    static const char marks[] = "=-~^+";
    if (a->at + 1 >= a->lines.n)
        return 0;
    const struct adoc_line *title = &a->lines.v[a->at], *under = title + 1;
    const char *mark =
        under->len > 1 && is_run(under, under->text[0]) ? strchr(marks, under->text[0]) : NULL;
    if (!mark || !*mark || !title->len || title->text[0] == '.' ||
        g_ascii_isspace(title->text[0]) || delimiter(title))
        return 0;
    long chars = g_utf8_strlen(title->text, (gssize)title->len),
         difference = chars - (long)under->len;
    bool word = false;
    for (uint32_t i = 0; i < title->len; i++)
        word |= g_ascii_isalnum(title->text[i]) || (title->text[i] & 0x80);
    return word && difference >= -1 && difference <= 1 ? (unsigned)(mark - marks) + 1 : 0;
}

static void report_heading(struct asciidoc *a, unsigned level, const char *text, size_t len,
                           struct ark_loc loc)
{
    struct adoc_inline words;
    while (len && (text[0] == ' ' || text[0] == '\t'))
        text++, len--;
    ark_adoc_inline(a, text, len, loc, &words);
    if (*words.plain && in_block(a) && !a->meta.discrete)
        ark_document_paragraph(a->doc, words.plain, loc);
    else if (*words.plain) {
        ark_adoc_close_lists(a);
        ark_document_heading(a->doc, level, words.plain, loc);
    }
    ark_adoc_report_inline(a, &words, loc);
    ark_adoc_inline_clear(&words);
}

/* Behind "== Title ==" the same marks may stand again. */
static size_t title_end(const struct adoc_line *line, unsigned level)
{
    size_t end = line->len;
    while (end > level && line->text[end - 1] == line->text[0])
        end--;
    return line->len - end == level && end > level + 1 && line->text[end - 1] == ' ' ? end - 1
                                                                                     : line->len;
}

static bool heading(struct asciidoc *a, const struct adoc_line *line)
{
    struct ark_loc loc = ark_adoc_block_loc(a, line);
    unsigned level = heading_level(line);
    if (level) {
        size_t end = title_end(line, level);
        a->at++;
        report_heading(a, level, line->text + level, end - level, loc);
        return true;
    }
    level = underlined_level(a);
    if (!level)
        return false;
    a->at += 2;
    report_heading(a, level, line->text, line->len, loc);
    return true;
}

static bool is_break(const struct adoc_line *line)
{
    static const char *const breaks[] = {"'''", "---", "***", "- - -", "* * *", "<<<"};
    for (size_t i = 0; i < G_N_ELEMENTS(breaks); i++) {
        if (ark_adoc_is(line, breaks[i]))
            return true;
    }
    return line->len > 3 && (is_run(line, '\'') || is_run(line, '<'));
}

static void figure(struct asciidoc *a, const struct adoc_line *line, const char *text, size_t len)
{
    struct adoc_inline words;
    struct ark_loc loc = ark_adoc_block_loc(a, line);
    ark_adoc_inline(a, text, len, loc, &words);
    for (uint32_t i = 0; i < words.references.items.n; i++)
        words.references.items.v[i].loc = loc;
    ark_document_paragraph(a->doc, "", loc);
    ark_references_report(&words.references, a->doc);
    const char *title = g_strstr_len(text, (gssize)len, "title=\"");
    if (!a->meta.title && title) {
        title += strlen("title=\"");
        const char *end = memchr(title, '"', (size_t)(text + len - title));
        a->meta.title = end ? g_strndup(title, (gsize)(end - title)) : NULL;
    }
    if (a->meta.title) {
        struct adoc_inline caption;
        ark_adoc_inline(a, a->meta.title, strlen(a->meta.title), loc, &caption);
        ark_document_caption(a->doc, caption.plain);
        ark_references_report(&caption.references, a->doc);
        ark_adoc_inline_clear(&caption);
    }
    ark_adoc_inline_clear(&words);
}

/* "image::file[...]", and diagrams that a converter would draw from a file. */
static bool block_macro(struct asciidoc *a, const struct adoc_line *line)
{
    static const char *const drawn[] = {"plantuml", "ditaa",       "graphviz",  "mermaid",
                                        "drawio",   "structurizr", "blockdiag", "bpmn",
                                        "vega",     "excalidraw",  "kroki"};
    static const char *const unseen[] = {"toc::", "video::", "audio::"};
    if (!line->len || line->text[line->len - 1] != ']')
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(unseen); i++) {
        if (ark_adoc_starts(line, unseen[i])) {
            a->at++;
            return true;
        }
    }
    bool image = ark_adoc_starts(line, "image::");
    size_t name = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(drawn); i++) {
        size_t n = strlen(drawn[i]);
        if (ark_adoc_starts(line, drawn[i]) && line->len > n + 2 &&
            strncmp(line->text + n, "::", 2) == 0)
            name = n;
    }
    if (!image && !name)
        return false;
    g_autofree char *macro = g_strdup_printf("image%.*s", (int)(line->len - (image ? 5 : name)),
                                             line->text + (image ? 5 : name));
    a->at++;
    figure(a, line, macro, strlen(macro));
    return true;
}

static bool ends_paragraph(const struct asciidoc *a, const struct adoc_line *line)
{
    struct adoc_item item;
    return !line->len || ark_adoc_is_delimiter(line) || ark_adoc_is_table(line) ||
           ark_adoc_is_attribute_line(line) ||
           (in_list(a) && (ark_adoc_is(line, "+") || ark_adoc_item(line, &item)));
}

/* An indented paragraph is code, but not what a term is said to be. */
static void paragraph(struct asciidoc *a, const struct adoc_line *line, bool defines)
{
    struct ark_loc loc = ark_adoc_block_loc(a, line);
    bool literal = (g_ascii_isspace(line->text[0]) && !defines) || has_code_style(a);
    static const char *const comments[] = {"comment"};
    g_autoptr(GString) text = g_string_new(NULL);
    do {
        const struct adoc_line *next = &a->lines.v[a->at];
        if (!ark_adoc_starts(next, "//") || literal) {
            g_string_append_len(text, next->text, next->len);
            g_string_append_c(text, '\n');
        }
    } while (++a->at < a->lines.n && !ends_paragraph(a, &a->lines.v[a->at]));
    if (has_style(a, comments, 1))
        return;
    ark_adoc_report_title(a, loc);
    if (literal)
        ark_document_code(a->doc, code_info(a), text->str, loc);
    else
        ark_adoc_paragraph(a, text->str, text->len, loc);
}

/* What says something of the blocks, but is none. */
static bool between_blocks(struct asciidoc *a, const struct adoc_line *line, uint32_t blanks)
{
    g_autofree char *name = NULL, *value = NULL;
    if (ark_adoc_starts(line, "//") && !delimiter(line)) {
        if (blanks && !a->attached)
            ark_adoc_close_lists(a);
        a->at++;
        return true;
    }
    uint32_t used = ark_adoc_attribute_entry(line, a->lines.n - a->at, &name, &value);
    if (used) {
        ark_adoc_set(a, name, value);
        a->at += used;
        return true;
    }
    if (ark_adoc_is(line, "+") && in_list(a)) {
        for (uint32_t i = 0;
             i < blanks && a->frames.n > 1 && a->frames.v[a->frames.n - 2].kind == ADOC_LIST; i++) {
            ark_document_list_end(a->doc);
            a->frames.n--;
        }
        a->attached = true;
        a->at++;
        return true;
    }
    if (!ark_adoc_meta_line(a, line))
        return false;
    a->at++;
    return true;
}

static void one_block(struct asciidoc *a, const struct adoc_line *line, uint32_t blanks)
{
    struct adoc_item item;
    bool is_item = ark_adoc_item(line, &item) && !is_break(line);
    bool stays =
        a->attached || is_item || a->term_open || (blanks && g_ascii_isspace(line->text[0]));
    if (delimiter(line) && close_block(a, line))
        return;
    if (!stays)
        ark_adoc_close_lists(a);
    bool defines = a->term_open;
    a->term_open &= is_item;
    if (ark_adoc_is_table(line))
        ark_adoc_table(a);
    else if (delimited(a, line) || heading(a, line))
        return;
    else if (is_break(line))
        a->at++;
    else if (block_macro(a, line))
        return;
    else if (is_item)
        ark_adoc_read_item(a, &item);
    else
        paragraph(a, line, defines);
}

void ark_adoc_blocks(struct asciidoc *a)
{
    find_closings(a);
    while (a->at < a->lines.n) {
        uint32_t blanks = 0;
        for (; a->at < a->lines.n && !a->lines.v[a->at].len; a->at++)
            blanks++;
        if (a->at == a->lines.n)
            break;
        struct adoc_line line = a->lines.v[a->at];
        if (between_blocks(a, &line, blanks))
            continue;
        one_block(a, &line, blanks);
        a->attached = false;
        ark_adoc_meta_clear(&a->meta);
    }
    while (a->frames.n) {
        ark_adoc_close_lists(a);
        if (a->frames.n)
            ark_adoc_unclosed(a, &ark_vec_pop(&a->frames).at);
    }
    g_hash_table_unref(a->closings);
}
