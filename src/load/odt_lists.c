/* Lists of OpenDocument texts: how they count, and which item of which one is open. */
#include <string.h>

#include "load/odt_internal.h"
#include "load/office_number.h"

static void begin_style(struct odt *t, char *name)
{
    struct odt_list_style style = {.name = name};
    for (int i = 0; i < ODT_LEVELS; i++)
        style.levels[i] = (struct odt_level){.start = 1, .shown = 1};
    ark_vec_push(&t->list_styles, style);
    if (!t->list_by_name)
        t->list_by_name = g_hash_table_new(g_str_hash, g_str_equal);
    g_hash_table_replace(t->list_by_name, name, GUINT_TO_POINTER(t->list_styles.n));
}

void odt_list_style_begin(void *data, const struct ark_xml_tag *tag)
{
    char *name = office_copy(ark_xml_attr(tag, O_NAME));
    begin_style(data, name ? name : g_strdup("?"));
}

void odt_outline_begin(void *data, const struct ark_xml_tag *tag)
{
    (void)tag;
    begin_style(data, g_strdup(""));
}

static struct odt_level *level_of(struct odt *t, const struct ark_xml_tag *tag)
{
    int level = office_int(ark_xml_attr(tag, O_LEVEL), 0);
    if (level < 1 || level > ODT_LEVELS || !t->list_styles.n)
        return NULL;
    return &ark_vec_last(&t->list_styles).levels[level - 1];
}

static void set(char **text, const struct ark_xml_attr *attr)
{
    g_free(*text);
    *text = office_copy(attr);
}

void odt_level_number(void *data, const struct ark_xml_tag *tag)
{
    struct odt_level *level = level_of(data, tag);
    if (!level)
        return;
    set(&level->format, ark_xml_attr(tag, O_NUM_FORMAT));
    set(&level->prefix, ark_xml_attr(tag, O_NUM_PREFIX));
    set(&level->suffix, ark_xml_attr(tag, O_NUM_SUFFIX));
    level->start = office_int(ark_xml_attr(tag, O_START), 1);
    level->shown = office_int(ark_xml_attr(tag, O_DISPLAY_LEVELS), 1);
}

void odt_level_bullet(void *data, const struct ark_xml_tag *tag)
{
    struct odt_level *level = level_of(data, tag);
    if (level)
        g_clear_pointer(&level->format, g_free);
}

static struct odt_list_style *find(struct odt *t, const char *name)
{
    uint32_t index =
        name && t->list_by_name ? GPOINTER_TO_UINT(g_hash_table_lookup(t->list_by_name, name)) : 0;
    return index ? &t->list_styles.v[index - 1] : NULL;
}

void odt_restart(struct odt *t, const char *name)
{
    struct odt_list_style *style = find(t, name);
    for (int i = 0; style && i < ODT_LEVELS; i++)
        style->levels[i].running = false;
}

static bool has_number(const struct odt_level *level)
{
    return level->format && *level->format;
}

static void append_part(GString *out, const struct odt_level *level)
{
    if (has_number(level))
        office_append_number(out, level->count, level->format[0]);
}

static bool has_letter(const char *text)
{
    for (; text && *text; text = g_utf8_next_char(text)) {
        if (g_unichar_isalpha(g_utf8_get_char(text)))
            return true;
    }
    return false;
}

static void step(struct odt_list_style *style, unsigned level)
{
    struct odt_level *own = &style->levels[level];
    own->count = own->running ? own->count + 1 : own->start;
    own->running = true;
    for (unsigned k = 0; k < level; k++) {
        if (!style->levels[k].running)
            style->levels[k].count = style->levels[k].start;
        style->levels[k].running = true;
    }
    for (unsigned k = level + 1; k < ODT_LEVELS; k++)
        style->levels[k].running = false;
}

char *odt_count(struct odt *t, const char *name, unsigned level, bool *ret_ordered,
                bool *ret_spoken)
{
    struct odt_list_style *style = find(t, name);
    *ret_ordered = *ret_spoken = false;
    if (!style)
        return NULL;
    level = MIN(level, ODT_LEVELS - 1u);
    step(style, level);
    const struct odt_level *own = &style->levels[level];
    if (!has_number(own))
        return NULL;
    GString *out = g_string_new(own->prefix);
    int from = MAX((int)level + 1 - own->shown, 0);
    for (int k = from; k <= (int)level; k++) {
        gsize before = out->len;
        append_part(out, &style->levels[k]);
        if (k < (int)level && out->len > before)
            g_string_append_c(out, '.');
    }
    g_string_append(out, own->suffix ? own->suffix : "");
    *ret_ordered = true;
    *ret_spoken = has_letter(own->prefix) || has_letter(own->suffix);
    return g_string_free(out, FALSE);
}

/* A list inside an item has the style of the list around it unless it names one. */
void odt_list_begin(void *data, const struct ark_xml_tag *tag)
{
    struct odt *t = data;
    bool outermost = t->lists.n == t->first_list;
    bool continues = office_is(ark_xml_attr(tag, O_CONTINUES), "true") ||
                     ark_xml_attr(tag, O_CONTINUE_LIST) != NULL;
    char *style = office_copy(ark_xml_attr(tag, O_STYLE_NAME));
    if (!style && !outermost)
        style = g_strdup(ark_vec_last(&t->lists).style);
    if (outermost && !continues) {
        odt_restart(t, style);
        t->list_serial++;
    }
    ark_vec_push(&t->lists, (struct odt_list){.style = style, .serial = t->list_serial});
}

void odt_list_end(void *data, const char *text, size_t len)
{
    struct odt *t = data;
    (void)text, (void)len;
    struct odt_list list = ark_vec_pop(&t->lists);
    g_free(list.style);
}

void odt_item_begin(void *data, const struct ark_xml_tag *tag)
{
    struct odt *t = data;
    (void)tag;
    ark_vec_last(&t->lists).first = true;
    ark_vec_last(&t->lists).counted = true;
}

void odt_list_header_begin(void *data, const struct ark_xml_tag *tag)
{
    struct odt *t = data;
    (void)tag;
    ark_vec_last(&t->lists).first = true;
    ark_vec_last(&t->lists).counted = false;
}

void odt_hide_lists(struct odt *t)
{
    ark_vec_push(&t->hidden_lists, t->first_list);
    t->first_list = t->lists.n;
}

void odt_show_lists(struct odt *t)
{
    t->first_list = ark_vec_pop(&t->hidden_lists);
}

void odt_lists_clear(struct odt *t)
{
    g_clear_pointer(&t->list_by_name, g_hash_table_unref);
    ARK_VEC_EACH (struct odt_list_style, style, t->list_styles) {
        for (int i = 0; i < ODT_LEVELS; i++) {
            g_free(style->levels[i].format);
            g_free(style->levels[i].prefix);
            g_free(style->levels[i].suffix);
        }
        g_free(style->name);
    }
    ARK_VEC_EACH (struct odt_list, list, t->lists)
        g_free(list->style);
    ark_vec_clear(&t->list_styles);
    ark_vec_clear(&t->lists);
    ark_vec_clear(&t->hidden_lists);
}
