/* Styles of OpenDocument texts: what a paragraph is, by the name of its style or of those that it
 * builds on ("P12", which builds on "Heading_20_1"). */
#include <string.h>

#include "load/odt_internal.h"
#include "load/office_names.h"

enum { MOST_HOPS = 64 };

static const struct odt_style unset = {.level = -1, .bold = -1, .hidden = -1, .breaks = -1};

/* "_20_" is a blank. */
static char *readable(const char *name)
{
    GString *out = g_string_new(NULL);
    for (const char *at = name; *at; at++) {
        bool coded =
            at[0] == '_' && g_ascii_isxdigit(at[1]) && g_ascii_isxdigit(at[2]) && at[3] == '_';
        g_string_append_c(
            out, coded ? (char)(g_ascii_xdigit_value(at[1]) * 16 + g_ascii_xdigit_value(at[2]))
                       : g_ascii_tolower(*at));
        at += coded ? 3 : 0;
    }
    return g_string_free(out, FALSE);
}

static void classify(struct odt_style *style, const char *name)
{
    int level = g_str_has_prefix(name, "heading ") ? name[8] - '0' : 0;
    style->told = true;
    if (level >= 1 && level <= 9 && !name[9]) {
        style->kind = OFFICE_HEADING;
        style->level = style->level < 0 ? level : style->level;
    } else if (strcmp(name, "title") == 0) {
        style->kind = OFFICE_TITLE;
    } else if (g_str_has_prefix(name, "contents ") || g_str_has_prefix(name, "toc ")) {
        style->kind = OFFICE_CONTENTS;
    } else if (office_is_caption_style(name)) {
        style->kind = OFFICE_CAPTION;
    } else {
        style->told = strcmp(name, "subtitle") == 0;
    }
    if (office_is_header_style(name))
        style->bold = 1;
}

static char *key_of(const char *family, const struct ark_xml_attr *name)
{
    return name ? g_strdup_printf("%s/%.*s", family, (int)name->len, name->value) : NULL;
}

void odt_style_begin(void *data, const struct ark_xml_tag *tag)
{
    struct odt *t = data;
    struct odt_style style = unset;
    g_autofree char *family = office_copy(ark_xml_attr(tag, O_FAMILY));
    const struct ark_xml_attr *name = ark_xml_attr(tag, O_NAME);
    const struct ark_xml_attr *shown = ark_xml_attr(tag, O_DISPLAY_NAME);
    const struct ark_xml_attr *level = ark_xml_attr(tag, O_DEFAULT_LEVEL);
    const struct ark_xml_attr *page = ark_xml_attr(tag, O_MASTER_PAGE);
    if (!family || !name) {
        ark_xml_skip(tag->xml);
        return;
    }
    style.key = key_of(family, name);
    style.parent = key_of(family, ark_xml_attr(tag, O_PARENT));
    style.list = office_copy(ark_xml_attr(tag, O_LIST_STYLE_NAME));
    style.level = level ? office_int(level, 0) : -1;
    style.new_page = page && page->len;
    if (strcmp(family, "paragraph") == 0) {
        g_autofree char *raw = office_copy(shown ? shown : name);
        g_autofree char *plain = readable(raw);
        classify(&style, plain);
    }
    ark_vec_push(&t->styles, style);
}

void odt_style_text(void *data, const struct ark_xml_tag *tag)
{
    struct odt_style *style = &ark_vec_last(&((struct odt *)data)->styles);
    const struct ark_xml_attr *weight = ark_xml_attr(tag, O_WEIGHT);
    const struct ark_xml_attr *display = ark_xml_attr(tag, O_DISPLAY);
    if (weight)
        style->bold = office_is(weight, "bold") || office_int(weight, 0) >= 600;
    if (display)
        style->hidden = office_is(display, "none");
}

void odt_style_paragraph(void *data, const struct ark_xml_tag *tag)
{
    struct odt_style *style = &ark_vec_last(&((struct odt *)data)->styles);
    const struct ark_xml_attr *breaks = ark_xml_attr(tag, O_BREAK_BEFORE);
    if (breaks)
        style->breaks = office_is(breaks, "page");
}

void odt_style_cell(void *data, const struct ark_xml_tag *tag)
{
    struct odt_style *style = &ark_vec_last(&((struct odt *)data)->styles);
    const struct ark_xml_attr *colour = ark_xml_attr(tag, O_BACKGROUND);
    style->shaded = colour && !office_is(colour, "transparent") && !office_is(colour, "#ffffff");
}

static struct odt_style *find(const struct odt *t, const char *key)
{
    uint32_t index =
        key && t->style_by_key ? GPOINTER_TO_UINT(g_hash_table_lookup(t->style_by_key, key)) : 0;
    return index ? &t->styles.v[index - 1] : NULL;
}

static void inherit(struct odt_style *style, const struct odt_style *base)
{
    if (!style->told && style->level < 0)
        style->kind = base->kind;
    if (!style->told && style->level > 0)
        style->kind = OFFICE_HEADING;
    if (style->level < 0)
        style->level = base->level;
    if (style->bold < 0)
        style->bold = base->bold;
    if (style->hidden < 0)
        style->hidden = base->hidden;
    if (style->breaks < 0)
        style->breaks = base->breaks;
    if (!style->list)
        style->list = g_strdup(base->list);
}

static void resolve(struct odt *t, struct odt_style *style)
{
    struct odt_style *chain[MOST_HOPS];
    uint32_t n = 0;
    for (; style && !style->resolved && n < MOST_HOPS; style = find(t, style->parent))
        chain[n++] = style;
    const struct odt_style *base = style && style->resolved ? style : &unset;
    while (n) {
        style = chain[--n];
        if (!style->resolved)
            inherit(style, base);
        style->resolved = true;
        base = style;
    }
}

/* The automatic styles of the content come last and count, should a name be there twice. */
void odt_styles_resolve(struct odt *t)
{
    g_clear_pointer(&t->style_by_key, g_hash_table_unref);
    t->style_by_key = g_hash_table_new(g_str_hash, g_str_equal);
    for (uint32_t i = 0; i < t->styles.n; i++)
        g_hash_table_replace(t->style_by_key, t->styles.v[i].key, GUINT_TO_POINTER(i + 1));
    for (uint32_t i = 0; i < t->styles.n; i++)
        resolve(t, &t->styles.v[i]);
}

const struct odt_style *odt_style(const struct odt *t, const char *family,
                                  const struct ark_xml_attr *name)
{
    g_autofree char *key = key_of(family, name);
    const struct odt_style *style = find(t, key);
    return style ? style : &unset;
}

void odt_styles_clear(struct odt *t)
{
    g_clear_pointer(&t->style_by_key, g_hash_table_unref);
    ARK_VEC_EACH (struct odt_style, style, t->styles) {
        g_free(style->key);
        g_free(style->parent);
        g_free(style->list);
    }
    ark_vec_clear(&t->styles);
}
