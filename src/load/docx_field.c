/* Fields: an instruction that no reader sees, and the text it made, which is text. A table of
 * contents is the text of a field, too; it only repeats the headings and is left out. */
#include <string.h>

#include "load/docx_internal.h"

enum { LONGEST_CODE = 64 * 1024 };

static void open_field(struct docx *d)
{
    struct docx_field field = {.code = g_string_new(NULL)};
    ark_vec_push(&d->fields, field);
    d->instructions++;
}

/* The first word of the instruction that begins at `at`, or what stands in quotes; moves `at`
 * behind it. Caller frees; NULL at the end. */
static char *next_word(const char **at)
{
    const char *from = *at + strspn(*at, " \t\r\n");
    bool quoted = *from == '"';
    from += quoted;
    size_t len = strcspn(from, quoted ? "\"" : " \t\r\n");
    *at = from + len + (quoted && from[len] == '"');
    return len || quoted ? g_strndup(from, len) : NULL;
}

/* HYPERLINK "address" \l "bookmark" \o "tip" */
static char *link_target(const char *code)
{
    g_autofree char *address = NULL, *mark = NULL;
    for (char *word; (word = next_word(&code));) {
        if (word[0] == '\\') {
            bool local = strcmp(word, "\\l") == 0;
            bool takes_value = local || strcmp(word, "\\o") == 0 || strcmp(word, "\\t") == 0;
            g_free(word);
            word = takes_value ? next_word(&code) : NULL;
            if (local && word && !mark)
                mark = g_steal_pointer(&word);
        } else if (!address) {
            address = g_steal_pointer(&word);
        }
        g_free(word);
    }
    if (!mark)
        return g_strdup(address ? address : "");
    return g_strconcat(address ? address : "", "#", mark, NULL);
}

/* The instruction is complete. */
static void show(struct docx *d, struct docx_field *field)
{
    const char *code = field->code->str;
    g_autofree char *name = next_word(&code);
    field->shown = true;
    d->instructions--;
    if (name && (g_ascii_strcasecmp(name, "TOC") == 0 || g_ascii_strcasecmp(name, "INDEX") == 0)) {
        field->kind = DOCX_FIELD_CONTENTS;
        d->contents++;
    } else if (name && g_ascii_strcasecmp(name, "HYPERLINK") == 0) {
        field->kind = DOCX_FIELD_LINK;
        field->target = link_target(code);
    } else if (name && g_ascii_strcasecmp(name, "FORMCHECKBOX") == 0) {
        field->kind = DOCX_FIELD_CHECK;
    } else if (name && g_ascii_strcasecmp(name, "SEQ") == 0 && d->paragraphs.n) {
        docx_top(d)->counted = true;
    }
    field->from = office_top(&d->o)->text->len;
    field->paragraph = d->paragraphs.n ? docx_top(d)->serial : 0;
}

static void close_field(struct docx *d)
{
    static const char checked[] = "\u2612 ", open[] = "\u2610 ";
    if (!d->fields.n)
        return;
    if (!ark_vec_last(&d->fields).shown)
        show(d, &ark_vec_last(&d->fields));
    struct docx_field field = ark_vec_pop(&d->fields);
    bool same = d->paragraphs.n && docx_top(d)->serial == field.paragraph;
    if (field.kind == DOCX_FIELD_CONTENTS)
        d->contents--;
    else if (field.kind == DOCX_FIELD_LINK && *field.target && d->paragraphs.n && !docx_silent(d))
        office_link(&d->o, same ? field.from : 0, field.target);
    else if (field.kind == DOCX_FIELD_CHECK && d->paragraphs.n)
        docx_put(d, field.checked ? checked : open, sizeof checked - 1);
    g_string_free(field.code, TRUE);
    g_free(field.target);
}

void docx_field_begin(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    const struct ark_xml_attr *type = ark_xml_attr(tag, X_FIELD_TYPE);
    if (office_is(type, "begin"))
        open_field(d);
    else if (office_is(type, "separate") && d->fields.n && !ark_vec_last(&d->fields).shown)
        show(d, &ark_vec_last(&d->fields));
    else if (office_is(type, "end"))
        close_field(d);
}

void docx_simple_field_begin(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    const struct ark_xml_attr *code = ark_xml_attr(tag, X_CODE);
    open_field(d);
    if (code)
        g_string_append_len(ark_vec_last(&d->fields).code, code->value,
                            (gssize)MIN(code->len, (size_t)LONGEST_CODE));
    show(d, &ark_vec_last(&d->fields));
}

void docx_simple_field_end(void *data, const char *text, size_t len)
{
    (void)text, (void)len;
    close_field(data);
}

void docx_field_code(void *data, const char *text, size_t len)
{
    struct docx *d = data;
    if (!d->fields.n || ark_vec_last(&d->fields).shown)
        return;
    GString *code = ark_vec_last(&d->fields).code;
    if (code->len + len <= LONGEST_CODE)
        g_string_append_len(code, text, (gssize)len);
}

/* Of a check box: its default comes before what was chosen. */
void docx_field_checked(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    if (d->fields.n)
        ark_vec_last(&d->fields).checked = docx_is_on(tag);
}

void docx_fields_at_end(struct docx *d)
{
    ARK_VEC_EACH (struct docx_field, field, d->fields) {
        if (!field->shown)
            show(d, field);
    }
}

void docx_fields_at_heading(struct docx *d)
{
    while (d->contents && d->fields.n)
        close_field(d);
}

void docx_fields_clear(struct docx *d)
{
    ARK_VEC_EACH (struct docx_field, field, d->fields) {
        g_string_free(field->code, TRUE);
        g_free(field->target);
    }
    ark_vec_clear(&d->fields);
}
