/* Inlines of a Markdown block as text with attributes, links and pictures. Raw HTML never reaches
 * the page: <br> is a line break, all else vanishes. */
#include <cmark-gfm.h>
#include <string.h>

#include "render/pdf_internal.h"

#define CODE_FONT "Liberation Mono"

/* Only hostile text reaches these. Pango's time grows with the square of a word's length and of the
 * number of line breaks, and its widths overflow in a paragraph of about 400,000 letters: a longer
 * word or paragraph is broken, a later line break becomes a space. */
#define MAX_WORD 3000
#define MAX_BREAKS 500
#define MAX_PARAGRAPH 50000

struct inline_state {
    struct ark_pdf *pdf;
    GString *text;
    PangoAttrList *attrs;
    GArray *starts; /* where the open inlines begin; uint32_t */
    GArray *spans;
    GPtrArray *pictures;
    uint32_t image_depth;
    uint32_t image_start;
    uint32_t breaks;
    gsize paragraph, word; /* where the last ones began */
};

/* Control characters and those that turn the direction of text have no business in a report. */
static bool is_unwanted(gunichar c)
{
    return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7f || (c >= 0x80 && c < 0xa0) ||
           (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static void append(GString *out, const char *text)
{
    for (const char *p = text ? text : ""; *p; p = g_utf8_next_char(p)) {
        if (!is_unwanted(g_utf8_get_char(p)))
            g_string_append_len(out, p, g_utf8_next_char(p) - p);
    }
}

static void put_break(struct inline_state *state)
{
    g_string_append_c(state->text, state->breaks++ < MAX_BREAKS ? '\n' : ' ');
}

static void put_words(struct inline_state *state, const char *text)
{
    GString *out = state->text;
    for (const char *p = text ? text : ""; *p; p = g_utf8_next_char(p)) {
        if (is_unwanted(g_utf8_get_char(p)))
            continue;
        bool space = g_ascii_isspace(*p);
        bool new_paragraph = space && out->len - state->paragraph > MAX_PARAGRAPH;
        if (new_paragraph || (!space && out->len - state->word > MAX_WORD)) {
            g_string_append_c(out, '\n');
            state->paragraph = state->word = out->len;
        }
        if (!new_paragraph)
            g_string_append_len(out, p, g_utf8_next_char(p) - p);
        if (space)
            state->word = out->len;
    }
}

static void add_attr(struct inline_state *state, PangoAttribute *attr, uint32_t start)
{
    attr->start_index = start;
    attr->end_index = (guint)state->text->len;
    if (attr->end_index > attr->start_index)
        pango_attr_list_insert(state->attrs, attr);
    else
        pango_attribute_destroy(attr);
}

static void put_code(struct inline_state *state, const char *code)
{
    uint32_t start = (uint32_t)state->text->len;
    put_words(state, code);
    add_attr(state, pango_attr_family_new(CODE_FONT), start);
    add_attr(state, pango_attr_scale_new(0.93), start);
}

static void put_html(struct inline_state *state, const char *html)
{
    if (html && g_ascii_strncasecmp(html, "<br", 3) == 0 && !g_ascii_isalnum(html[3]))
        put_break(state);
}

static void put_note(struct inline_state *state, cmark_node *node)
{
    const char *number = cmark_node_get_literal(node);
    uint32_t start = (uint32_t)state->text->len;
    append(state->text, number);
    add_attr(state, pango_attr_scale_new(0.7), start);
    add_attr(state, pango_attr_rise_new((int)(3.2 * PANGO_SCALE)), start);
}

/* Where HTML or a picture vanished, the spaces on both sides become one. */
static void put_text(struct inline_state *state, const char *text)
{
    bool spaced = state->text->len && state->text->str[state->text->len - 1] == ' ';
    put_words(state, spaced && text && *text == ' ' ? text + 1 : text);
}

static void put_leaf(struct inline_state *state, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        put_text(state, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_SOFTBREAK:
        put_words(state, " ");
        break;
    case CMARK_NODE_LINEBREAK:
        put_break(state);
        break;
    case CMARK_NODE_CODE:
        put_code(state, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_HTML_INLINE:
        put_html(state, cmark_node_get_literal(node));
        break;
    default:
        if (cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_REFERENCE)
            put_note(state, node);
        break;
    }
}

static void end_link(struct inline_state *state, cmark_node *node, uint32_t start)
{
    const char *link = ark_pdf_link(state->pdf, cmark_node_get_url(node));
    if (!link || state->text->len == start)
        return;
    struct ark_pdf_span span = {start, (uint32_t)state->text->len, link};
    g_array_append_val(state->spans, span);
    add_attr(state, pango_attr_foreground_new(0, 0, 0xffff), start); /* a run of its own */
}

/* A picture goes below its paragraph; its words in the text are taken back. In a table, and where
 * the picture isn't ours, its alternative text stands for it. */
static void end_image(struct inline_state *state, cmark_node *node)
{
    const char *url = cmark_node_get_url(node);
    const char *alt = state->text->str + state->image_start;
    struct ark_pdf_picture *picture = ark_pdf_picture(state->pdf, url, alt);
    if (state->pictures) {
        g_ptr_array_add(state->pictures, picture);
        g_string_truncate(state->text, state->image_start);
        state->word = MIN(state->word, state->text->len);
        state->paragraph = MIN(state->paragraph, state->text->len);
        return;
    }
    if (state->text->len == state->image_start)
        append(state->text, picture->target);
    add_attr(state, pango_attr_style_new(PANGO_STYLE_ITALIC), state->image_start);
}

static void enter_span(struct inline_state *state, cmark_node *node)
{
    uint32_t start = (uint32_t)state->text->len;
    g_array_append_val(state->starts, start);
    if (cmark_node_get_type(node) == CMARK_NODE_IMAGE && state->image_depth++ == 0)
        state->image_start = start;
}

static void exit_span(struct inline_state *state, cmark_node *node)
{
    uint32_t start = g_array_index(state->starts, uint32_t, state->starts->len - 1);
    g_array_set_size(state->starts, state->starts->len - 1);
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_IMAGE) {
        if (--state->image_depth == 0)
            end_image(state, node);
    } else if (state->image_depth > 0) {
        return;
    } else if (type == CMARK_NODE_STRONG) {
        add_attr(state, pango_attr_weight_new(PANGO_WEIGHT_BOLD), start);
    } else if (type == CMARK_NODE_EMPH) {
        add_attr(state, pango_attr_style_new(PANGO_STYLE_ITALIC), start);
    } else if (type == CMARK_NODE_LINK) {
        end_link(state, node, start);
    } else if (strcmp(cmark_node_get_type_string(node), "strikethrough") == 0) {
        add_attr(state, pango_attr_strikethrough_new(TRUE), start);
    }
}

static bool is_leaf(cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_INLINE:
        return true;
    default:
        return cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_REFERENCE;
    }
}

static void walk(struct inline_state *state, cmark_node *block)
{
    cmark_iter *iter = cmark_iter_new(block);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (node == block)
            continue;
        if (is_leaf(node)) {
            if (event == CMARK_EVENT_ENTER)
                put_leaf(state, node);
        } else if (event == CMARK_EVENT_ENTER) {
            enter_span(state, node);
        } else {
            exit_span(state, node);
        }
    }
    cmark_iter_free(iter);
}

static void use_spans(struct inline_state *state, struct ark_pdf_text *text)
{
    text->span_n = state->spans->len;
    if (!text->span_n)
        return;
    text->spans = ARK_NEW_ARRAY(state->pdf->arena, struct ark_pdf_span, text->span_n);
    memcpy(text->spans, state->spans->data, sizeof *text->spans * text->span_n);
}

static void trim_end(GString *text)
{
    while (text->len && g_ascii_isspace(text->str[text->len - 1]))
        g_string_truncate(text, text->len - 1);
}

bool ark_pdf_inline(struct ark_pdf *pdf, cmark_node *block, struct ark_pdf_text *text,
                    GPtrArray *ret_pictures)
{
    struct inline_state state = {
        .pdf = pdf,
        .text = g_string_new(NULL),
        .attrs = pango_attr_list_new(),
        .starts = g_array_new(FALSE, FALSE, sizeof(uint32_t)),
        .spans = g_array_new(FALSE, FALSE, sizeof(struct ark_pdf_span)),
        .pictures = ret_pictures,
    };
    pango_attr_list_insert(state.attrs, pango_attr_insert_hyphens_new(FALSE));
    walk(&state, block);
    trim_end(state.text);
    pango_layout_set_text(text->layout, state.text->str, (int)state.text->len);
    pango_layout_set_attributes(text->layout, state.attrs);
    use_spans(&state, text);
    bool any = state.text->len > 0;
    g_string_free(state.text, TRUE);
    pango_attr_list_unref(state.attrs);
    g_array_free(state.starts, TRUE);
    g_array_free(state.spans, TRUE);
    return any;
}

char *ark_pdf_plain(struct ark_pdf *pdf, cmark_node *block)
{
    g_autoptr(GString) out = g_string_new(NULL);
    cmark_iter *iter = cmark_iter_new(block);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);
        if (event != CMARK_EVENT_ENTER)
            continue;
        if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
            append(out, cmark_node_get_literal(node));
        else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
            g_string_append_c(out, ' ');
    }
    cmark_iter_free(iter);
    return ark_arena_strndup(pdf->arena, out->str, out->len);
}

/* A value between quotes in cairo's tag attributes. What isn't printable ASCII is percent-encoded,
 * as it must be in a URI, and so is what would end the quotes there or the text in the file, which
 * cairo writes as it gets it. */
static char *quoted(struct ark_pdf *pdf, const char *key, const char *value)
{
    g_autoptr(GString) out = g_string_new(key);
    g_string_append(out, "='");
    for (const unsigned char *p = (const unsigned char *)value; *p; p++) {
        if (*p <= 0x20 || *p >= 0x7f || strchr("'\\()<>", *p))
            g_string_append_printf(out, "%%%02X", *p);
        else
            g_string_append_c(out, (char)*p);
    }
    g_string_append_c(out, '\'');
    return ark_arena_strndup(pdf->arena, out->str, out->len);
}

const char *ark_pdf_link(struct ark_pdf *pdf, const char *url)
{
    static const char *const SCHEMES[] = {"https://", "http://", "mailto:"};
    if (!url)
        return NULL;
    if (*url == '#') {
        g_autofree char *anchor = g_uri_unescape_string(url + 1, NULL);
        const char *dest = anchor ? g_hash_table_lookup(pdf->anchors, anchor) : NULL;
        return dest ? quoted(pdf, "dest", dest) : NULL;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(SCHEMES); i++) {
        if (g_ascii_strncasecmp(url, SCHEMES[i], strlen(SCHEMES[i])) == 0)
            return quoted(pdf, "uri", url);
    }
    return NULL;
}
