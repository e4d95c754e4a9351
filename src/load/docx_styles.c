/* Styles: what a paragraph is, by the name of its style, which is English whatever the language of
 * the program that wrote it (ids are not), or by the style that it builds on. */
#include <string.h>

#include "load/docx_internal.h"
#include "load/office_names.h"

enum { MOST_HOPS = 64 }; /* basedOn, one after the other; a circle ends here */

static const struct docx_style unset = {
    .outline = -1, .number = -1, .indent = -1, .bold = -1, .hidden = -1, .kind = OFFICE_PARAGRAPH};

static struct docx_style *last(struct docx *d)
{
    return &ark_vec_last(&d->styles.items);
}

static void on_style(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    struct docx_style style = unset;
    style.id = office_copy(ark_xml_attr(tag, X_STYLE_ID));
    ark_vec_push(&d->styles.items, style);
}

static void classify(struct docx_style *style, const char *name)
{
    int level = g_str_has_prefix(name, "heading ") ? name[8] - '0' : 0;
    style->told = true;
    if (level >= 1 && level <= 9 && !name[9]) {
        style->kind = OFFICE_HEADING;
        style->level = (unsigned)level;
    } else if (strcmp(name, "title") == 0) {
        style->kind = OFFICE_TITLE;
    } else if (g_str_has_prefix(name, "toc ") || strcmp(name, "table of figures") == 0) {
        style->kind = OFFICE_CONTENTS;
    } else if (office_is_caption_style(name)) {
        style->kind = OFFICE_CAPTION;
    } else {
        style->told = strcmp(name, "subtitle") == 0;
    }
    if (office_is_header_style(name))
        style->bold = 1;
}

static void on_name(void *data, const struct ark_xml_tag *tag)
{
    g_autofree char *name = office_copy(ark_xml_attr(tag, X_VAL));
    g_autofree char *folded = name ? g_utf8_strdown(name, -1) : NULL;
    if (folded)
        classify(last(data), folded);
}

static void on_based_on(void *data, const struct ark_xml_tag *tag)
{
    struct docx_style *style = last(data);
    g_free(style->based_on);
    style->based_on = office_copy(ark_xml_attr(tag, X_VAL));
}

static void on_outline(void *data, const struct ark_xml_tag *tag)
{
    struct docx_style *style = last(data);
    style->outline = CLAMP(office_int(ark_xml_attr(tag, X_VAL), 9), 0, 9);
}

static void on_number(void *data, const struct ark_xml_tag *tag)
{
    last(data)->number = office_int(ark_xml_attr(tag, X_VAL), -1);
}

static void on_indent(void *data, const struct ark_xml_tag *tag)
{
    last(data)->indent = office_int(ark_xml_attr(tag, X_VAL), -1);
}

static void on_bold(void *data, const struct ark_xml_tag *tag)
{
    last(data)->bold = docx_is_on(tag);
}

static void on_hidden(void *data, const struct ark_xml_tag *tag)
{
    last(data)->hidden = docx_is_on(tag);
}

/* Only the first row's part of a table style tells something. */
static void on_part(void *data, const struct ark_xml_tag *tag)
{
    (void)data;
    if (!office_is(ark_xml_attr(tag, X_TYPE), "firstRow"))
        ark_xml_skip(tag->xml);
}

static void on_set_off(void *data, const struct ark_xml_tag *tag)
{
    (void)tag;
    last(data)->first_row = true;
}

enum {
    S_STYLES = ARK_XML_OWN,
    S_STYLE,
    S_PPR,
    S_NUMPR,
    S_RPR,
    S_PART,
    S_LOOKS,
    S_LEAF,
    STATES,
};

static const struct ark_xml_rule rules[] = {
    {ARK_XML_START, X_STYLES, S_STYLES, NULL, NULL, false},
    {S_STYLES, X_STYLE, S_STYLE, on_style, NULL, false},
    {S_STYLE, X_NAME, S_LEAF, on_name, NULL, false},
    {S_STYLE, X_BASED_ON, S_LEAF, on_based_on, NULL, false},
    {S_STYLE, X_PPR, S_PPR, NULL, NULL, false},
    {S_PPR, X_OUTLINE, S_LEAF, on_outline, NULL, false},
    {S_PPR, X_NUMPR, S_NUMPR, NULL, NULL, false},
    {S_NUMPR, X_NUMID, S_LEAF, on_number, NULL, false},
    {S_NUMPR, X_ILVL, S_LEAF, on_indent, NULL, false},
    {S_STYLE, X_RPR, S_RPR, NULL, NULL, false},
    {S_RPR, X_B, S_LEAF, on_bold, NULL, false},
    {S_RPR, X_VANISH, S_LEAF, on_hidden, NULL, false},
    {S_STYLE, X_TBL_STYLE_PR, S_PART, on_part, NULL, false},
    {S_PART, X_RPR, S_LOOKS, NULL, NULL, false},
    {S_PART, X_TC_PR, S_LOOKS, NULL, NULL, false},
    {S_LOOKS, ARK_XML_ANY, S_LEAF, on_set_off, NULL, false},
    {S_LOOKS, X_B, S_LEAF, on_set_off, NULL, false},
    {S_LOOKS, X_SHD, S_LEAF, on_set_off, NULL, false},
};

static const struct ark_xml_grammar grammar = {DOCX_GRAMMAR, .rules = rules,
                                               .rule_count = G_N_ELEMENTS(rules), .states = STATES};

static struct docx_style *find(const struct docx_styles *styles, const char *id)
{
    uint32_t index =
        id && styles->by_id ? GPOINTER_TO_UINT(g_hash_table_lookup(styles->by_id, id)) : 0;
    return index ? &styles->items.v[index - 1] : NULL;
}

static void inherit(struct docx_style *style, const struct docx_style *base)
{
    if (!style->told && style->outline >= 0 && style->outline <= 8) {
        style->kind = OFFICE_HEADING;
        style->level = (unsigned)style->outline + 1;
    } else if (!style->told && style->outline < 0) {
        style->kind = base->kind;
        style->level = base->level;
    }
    if (style->number < 0)
        style->number = base->number;
    if (style->indent < 0)
        style->indent = base->indent;
    if (style->bold < 0)
        style->bold = base->bold;
    if (style->hidden < 0)
        style->hidden = base->hidden;
    style->first_row |= base->first_row;
}

/* From the nearest one that is known down to this one. */
static void resolve(struct docx_styles *styles, struct docx_style *style)
{
    struct docx_style *chain[MOST_HOPS];
    uint32_t n = 0;
    for (; style && !style->resolved && n < MOST_HOPS; style = find(styles, style->based_on))
        chain[n++] = style;
    const struct docx_style *base = style && style->resolved ? style : &unset;
    while (n) {
        style = chain[--n];
        if (!style->resolved)
            inherit(style, base);
        style->resolved = true;
        base = style;
    }
}

bool docx_read_styles(struct docx *d, struct ark_source *source, GError **error)
{
    struct docx_styles *styles = &d->styles;
    if (!ark_xml_parse(d->load, source, &grammar, d, error))
        return false;
    styles->by_id = g_hash_table_new(g_str_hash, g_str_equal);
    for (uint32_t i = 0; i < styles->items.n; i++) {
        const char *id = styles->items.v[i].id;
        if (id && !g_hash_table_contains(styles->by_id, id))
            g_hash_table_insert(styles->by_id, (char *)id, GUINT_TO_POINTER(i + 1));
    }
    for (uint32_t i = 0; i < styles->items.n; i++)
        resolve(styles, &styles->items.v[i]);
    return true;
}

const struct docx_style *docx_style(const struct docx_styles *styles, const char *id, size_t len)
{
    g_autofree char *key = g_strndup(id, len);
    const struct docx_style *style = find(styles, key);
    return style ? style : &unset;
}

void docx_styles_clear(struct docx_styles *styles)
{
    g_clear_pointer(&styles->by_id, g_hash_table_unref);
    ARK_VEC_EACH (struct docx_style, style, styles->items) {
        g_free(style->id);
        g_free(style->based_on);
    }
    ark_vec_clear(&styles->items);
}
