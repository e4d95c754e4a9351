/* Tables of a docx. */
#include <string.h>

#include "load/docx_internal.h"

void docx_table_begin(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    (void)tag;
    office_table_begin(&d->o);
    ark_vec_push(&d->tables, (struct docx_table){.first_row = true});
}

void docx_table_style(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    const struct ark_xml_attr *id = ark_xml_attr(tag, X_VAL);
    if (id)
        ark_vec_last(&d->tables).style = docx_style(&d->styles, id->value, id->len);
}

/* Which parts of the style are used: by names, or, from older programs, as bits. */
void docx_table_look(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    const struct ark_xml_attr *first = ark_xml_attr(tag, X_FIRST_ROW);
    g_autofree char *bits = office_copy(ark_xml_attr(tag, X_VAL));
    if (first)
        ark_vec_last(&d->tables).first_row = office_is(first, "1") || office_is(first, "true");
    else if (bits)
        ark_vec_last(&d->tables).first_row = (g_ascii_strtoull(bits, NULL, 16) & 0x20) != 0;
}

void docx_table_ready(void *data, const char *text, size_t len)
{
    struct docx *d = data;
    const struct docx_table *table = &ark_vec_last(&d->tables);
    (void)text, (void)len;
    if (table->first_row && table->style && table->style->first_row)
        office_table_styled(&d->o);
}

void docx_table_end(void *data, const char *text, size_t len)
{
    struct docx *d = data;
    (void)text, (void)len;
    office_table_end(&d->o);
    d->tables.n--;
}

void docx_row_begin(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    (void)tag;
    office_row_begin(&d->o);
}

void docx_row_end(void *data, const char *text, size_t len)
{
    struct docx *d = data;
    (void)text, (void)len;
    office_row_end(&d->o);
}

void docx_row_header(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    if (docx_is_on(tag))
        office_row_header(&d->o);
}

void docx_row_deleted(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    docx_change(data, tag);
    office_row_drop(&d->o);
}

void docx_row_before(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    office_row_skip(&d->o, (uint32_t)MAX(office_int(ark_xml_attr(tag, X_VAL), 0), 0));
}

void docx_cell_begin(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    (void)tag;
    office_cell_begin(&d->o);
}

void docx_cell_end(void *data, const char *text, size_t len)
{
    struct docx *d = data;
    (void)text, (void)len;
    office_cell_end(&d->o, 1);
    if (d->o.error)
        ark_xml_stop(d->xml, g_steal_pointer(&d->o.error));
}

void docx_cell_span(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    office_cell_span(&d->o, (uint32_t)MAX(office_int(ark_xml_attr(tag, X_VAL), 1), 1), 1);
}

void docx_cell_merge(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    if (!office_is(ark_xml_attr(tag, X_VAL), "restart"))
        office_cell_continues(&d->o);
}

void docx_cell_shade(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    const struct ark_xml_attr *fill = ark_xml_attr(tag, X_FILL);
    if (fill && !office_is(fill, "auto") && !office_is(fill, "FFFFFF") &&
        !office_is(fill, "ffffff"))
        office_cell_shaded(&d->o);
}
