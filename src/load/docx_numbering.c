/* Numbering: lists and numbered headings, counted as Word counts them. Lists of one abstract
 * definition share their counters; a list that starts over says so. */
#include <string.h>

#include "load/docx_internal.h"
#include "load/office_number.h"

struct reading {
    struct docx *d;
    int level; /* of the w:lvl or w:lvlOverride being read */
};

static void clear_level(struct docx_level *level)
{
    g_free(level->format);
    g_free(level->text);
    g_free(level->style);
}

static void on_abstract(void *data, const struct ark_xml_tag *tag)
{
    struct reading *r = data;
    struct docx_numbering *numbering = &r->d->numbering;
    struct docx_abstract abstract = {0};
    int id = office_int(ark_xml_attr(tag, X_ABSTRACT_NUM_ID), -1);
    for (int i = 0; i < DOCX_LEVELS; i++)
        abstract.levels[i] = (struct docx_level){.start = 0, .restart = -1};
    ark_vec_push(&numbering->abstracts, abstract);
    g_hash_table_insert(numbering->abstract_by_id, GINT_TO_POINTER(id),
                        GUINT_TO_POINTER(numbering->abstracts.n));
}

static struct docx_level *level_of(struct reading *r)
{
    return &ark_vec_last(&r->d->numbering.abstracts).levels[r->level];
}

static void on_level(void *data, const struct ark_xml_tag *tag)
{
    struct reading *r = data;
    int level = office_int(ark_xml_attr(tag, X_ILVL), -1);
    if (level < 0 || level >= DOCX_LEVELS)
        ark_xml_skip(tag->xml);
    else
        r->level = level;
}

static void set(char **text, const struct ark_xml_tag *tag)
{
    g_free(*text);
    *text = office_copy(ark_xml_attr(tag, X_VAL));
}

static void on_format(void *data, const struct ark_xml_tag *tag)
{
    set(&level_of(data)->format, tag);
}

static void on_text(void *data, const struct ark_xml_tag *tag)
{
    set(&level_of(data)->text, tag);
}

static void on_level_style(void *data, const struct ark_xml_tag *tag)
{
    set(&level_of(data)->style, tag);
}

static void on_start(void *data, const struct ark_xml_tag *tag)
{
    level_of(data)->start = office_int(ark_xml_attr(tag, X_VAL), 0);
}

static void on_restart(void *data, const struct ark_xml_tag *tag)
{
    level_of(data)->restart = office_int(ark_xml_attr(tag, X_VAL), -1);
}

static void on_legal(void *data, const struct ark_xml_tag *tag)
{
    level_of(data)->legal = docx_is_on(tag);
}

static void on_style_link(void *data, const struct ark_xml_tag *tag)
{
    struct reading *r = data;
    set(&ark_vec_last(&r->d->numbering.abstracts).style_link, tag);
}

static void on_number(void *data, const struct ark_xml_tag *tag)
{
    struct reading *r = data;
    struct docx_numbering *numbering = &r->d->numbering;
    struct docx_number number = {.abstract = -1};
    for (int i = 0; i < DOCX_LEVELS; i++)
        number.start[i] = -1;
    ark_vec_push(&numbering->numbers, number);
    g_hash_table_insert(numbering->number_by_id,
                        GINT_TO_POINTER(office_int(ark_xml_attr(tag, X_NUMID), -1)),
                        GUINT_TO_POINTER(numbering->numbers.n));
}

static void on_number_abstract(void *data, const struct ark_xml_tag *tag)
{
    struct reading *r = data;
    ark_vec_last(&r->d->numbering.numbers).abstract = office_int(ark_xml_attr(tag, X_VAL), -1);
}

static void on_start_override(void *data, const struct ark_xml_tag *tag)
{
    struct reading *r = data;
    ark_vec_last(&r->d->numbering.numbers).start[r->level] =
        MAX(office_int(ark_xml_attr(tag, X_VAL), -1), -1);
}

enum { S_NUMBERING = ARK_XML_OWN, S_ABSTRACT, S_LEVEL, S_NUM, S_OVERRIDE, S_LEAF, STATES };

static const struct ark_xml_rule rules[] = {
    {ARK_XML_START, X_NUMBERING, S_NUMBERING, NULL, NULL, false},
    {S_NUMBERING, X_ABSTRACT_NUM, S_ABSTRACT, on_abstract, NULL, false},
    {S_ABSTRACT, X_STYLE_LINK, S_LEAF, on_style_link, NULL, false},
    {S_ABSTRACT, X_LVL, S_LEVEL, on_level, NULL, false},
    {S_LEVEL, X_START, S_LEAF, on_start, NULL, false},
    {S_LEVEL, X_NUM_FMT, S_LEAF, on_format, NULL, false},
    {S_LEVEL, X_LVL_TEXT, S_LEAF, on_text, NULL, false},
    {S_LEVEL, X_LVL_RESTART, S_LEAF, on_restart, NULL, false},
    {S_LEVEL, X_IS_LGL, S_LEAF, on_legal, NULL, false},
    {S_LEVEL, X_PSTYLE, S_LEAF, on_level_style, NULL, false},
    {S_NUMBERING, X_NUM, S_NUM, on_number, NULL, false},
    {S_NUM, X_ABSTRACT_NUM_ID, S_LEAF, on_number_abstract, NULL, false},
    {S_NUM, X_LVL_OVERRIDE, S_OVERRIDE, on_level, NULL, false},
    {S_OVERRIDE, X_START_OVERRIDE, S_LEAF, on_start_override, NULL, false},
};

static const struct ark_xml_grammar grammar = {DOCX_GRAMMAR, .rules = rules,
                                               .rule_count = G_N_ELEMENTS(rules), .states = STATES};

bool docx_read_numbering(struct docx *d, struct ark_source *source, GError **error)
{
    struct reading reading = {.d = d};
    d->numbering.abstract_by_id = g_hash_table_new(NULL, NULL);
    d->numbering.number_by_id = g_hash_table_new(NULL, NULL);
    return ark_xml_parse(d->load, source, &grammar, &reading, error);
}

static uint32_t index_of(GHashTable *table, int id)
{
    return table ? GPOINTER_TO_UINT(g_hash_table_lookup(table, GINT_TO_POINTER(id))) : 0;
}

static struct docx_number *number_of(struct docx *d, int id)
{
    uint32_t index = index_of(d->numbering.number_by_id, id);
    return index ? &d->numbering.numbers.v[index - 1] : NULL;
}

/* A definition may only point to a list style, whose numbering it takes. */
static struct docx_abstract *abstract_of(struct docx *d, const struct docx_number *number)
{
    struct docx_abstract *abstract = NULL;
    for (int hops = 0; number && hops < 4; hops++) {
        uint32_t index = index_of(d->numbering.abstract_by_id, number->abstract);
        abstract = index ? &d->numbering.abstracts.v[index - 1] : NULL;
        if (!abstract || !abstract->style_link)
            return abstract;
        const char *link = abstract->style_link;
        number = number_of(d, docx_style(&d->styles, link, strlen(link))->number);
    }
    return abstract;
}

static void append_number(GString *out, int n, const char *format, bool legal)
{
    static const struct {
        const char *format;
        char notation;
    } notations[] = {{"upperRoman", 'I'},  {"lowerRoman", 'i'}, {"upperLetter", 'A'},
                     {"lowerLetter", 'a'}, {"none", '\0'},      {"bullet", '\0'}};
    char notation = '1';
    for (size_t i = 0; i < G_N_ELEMENTS(notations) && format && !legal; i++) {
        if (strcmp(notations[i].format, format) == 0)
            notation = notations[i].notation;
    }
    if (format && !legal && strcmp(format, "decimalZero") == 0)
        g_string_append_printf(out, "%02d", n);
    else if (notation)
        office_append_number(out, n, notation);
}

/* "%1.%2" with the counters of the levels. */
static char *label_text(const struct docx_abstract *abstract, int level, bool *ret_spoken)
{
    const struct docx_level *own = &abstract->levels[level];
    GString *out = g_string_new(NULL);
    for (const char *at = own->text ? own->text : ""; *at; at = g_utf8_next_char(at)) {
        if (*at == '%' && at[1] >= '1' && at[1] <= '9') {
            int k = *++at - '1';
            append_number(out, abstract->count[k], abstract->levels[k].format, own->legal);
        } else {
            gunichar c = g_utf8_get_char(at);
            *ret_spoken |= g_unichar_isalpha(c);
            g_string_append_unichar(out, c);
        }
    }
    return g_string_free(out, FALSE);
}

/* The level that says it is this style's; without one, the first. */
static int level_of_style(const struct docx_abstract *abstract, const struct docx_style *style)
{
    for (int i = 0; i < DOCX_LEVELS && style->id; i++) {
        if (abstract->levels[i].style && strcmp(abstract->levels[i].style, style->id) == 0)
            return i;
    }
    return 0;
}

static void count(struct docx_abstract *abstract, struct docx_number *number, int level)
{
    if (number->start[level] >= 0 && !number->restarted[level]) {
        abstract->count[level] = number->start[level];
        number->restarted[level] = true;
    } else if (abstract->running[level]) {
        abstract->count[level]++;
    } else {
        abstract->count[level] = abstract->levels[level].start;
    }
    abstract->running[level] = true;
    for (int k = 0; k < level; k++) {
        if (!abstract->running[k])
            abstract->count[k] = abstract->levels[k].start;
        abstract->running[k] = true;
    }
    for (int k = level + 1; k < DOCX_LEVELS; k++) {
        int restart = abstract->levels[k].restart;
        if (restart < 0 || level < restart)
            abstract->running[k] = false;
    }
}

bool docx_count(struct docx *d, int id, int indent, const struct docx_style *style,
                struct docx_label *ret_label)
{
    struct docx_number *number = id > 0 ? number_of(d, id) : NULL;
    struct docx_abstract *abstract = number ? abstract_of(d, number) : NULL;
    if (!abstract)
        return false;
    int level = indent >= 0 ? MIN(indent, DOCX_LEVELS - 1) : level_of_style(abstract, style);
    count(abstract, number, level);
    const char *format = abstract->levels[level].format;
    bool starts_over = number->start[level] >= 0;
    *ret_label = (struct docx_label){.level = (unsigned)level};
    ret_label->ordered = !format || (strcmp(format, "bullet") != 0 && strcmp(format, "none") != 0);
    ret_label->text = format && strcmp(format, "bullet") == 0
                          ? g_strdup("")
                          : label_text(abstract, level, &ret_label->spoken);
    ret_label->list = 2 * (uint32_t)(abstract - d->numbering.abstracts.v);
    if (starts_over)
        ret_label->list = 2 * (uint32_t)(number - d->numbering.numbers.v) + 1;
    return true;
}

void docx_numbering_clear(struct docx_numbering *numbering)
{
    ARK_VEC_EACH (struct docx_abstract, abstract, numbering->abstracts) {
        for (int i = 0; i < DOCX_LEVELS; i++)
            clear_level(&abstract->levels[i]);
        g_free(abstract->style_link);
    }
    ark_vec_clear(&numbering->abstracts);
    ark_vec_clear(&numbering->numbers);
    g_clear_pointer(&numbering->abstract_by_id, g_hash_table_unref);
    g_clear_pointer(&numbering->number_by_id, g_hash_table_unref);
}
