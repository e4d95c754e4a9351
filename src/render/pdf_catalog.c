/* An incremental update (ISO 32000-1, 7.5.6) to a finished PDF: new versions of a few objects, a
 * cross-reference section for them, and a trailer that points back. Reads only the classic table
 * that cairo writes; knows nothing of Markdown or layout. */
#include <stdlib.h>
#include <string.h>

#include "render/pdf_internal.h"

struct update {
    GString *pdf;
    gsize old_len;
    gsize table;   /* offset of the cross-reference table */
    uint32_t size; /* objects in it */
    gsize entries; /* offset of its first entry */
    GString *table_out;
};

enum { ENTRY_BYTES = 20 };

/* The file is binary: string functions would stop at its zeros. What we look for is at its end. */
static const char *find_last(const GString *pdf, const char *needle)
{
    size_t n = strlen(needle);
    for (gsize at = pdf->len >= n ? pdf->len - n + 1 : 0; at-- > 0;) {
        if (memcmp(pdf->str + at, needle, n) == 0)
            return pdf->str + at;
    }
    return NULL;
}

/* "xref\n0 58\n", then entries of 20 bytes. */
static bool read_table(struct update *update)
{
    const GString *pdf = update->pdf;
    const char *start = find_last(pdf, "startxref");
    if (!start)
        return false;
    update->table = strtoul(start + strlen("startxref"), NULL, 10);
    if (update->table >= pdf->len || !g_str_has_prefix(pdf->str + update->table, "xref\n0 "))
        return false;
    char *end;
    update->size = (uint32_t)strtoul(pdf->str + update->table + 7, &end, 10);
    update->entries = (gsize)(end - pdf->str) + 1;
    return *end == '\n' && update->entries + (gsize)update->size * ENTRY_BYTES < pdf->len;
}

static gsize object_offset(const struct update *update, uint32_t number)
{
    const char *entry = update->pdf->str + update->entries + (gsize)number * ENTRY_BYTES;
    return entry[17] == 'n' ? strtoul(entry, NULL, 10) : 0;
}

/* Writes object `number` once more, with `more` at the start of its dictionary. */
static void rewrite(struct update *update, uint32_t number, const char *more)
{
    gsize offset = object_offset(update, number);
    const char *object = update->pdf->str + offset;
    const char *end = strstr(object, "endobj");
    const char *inside = strstr(object, "<<");
    if (!offset || !end || !inside || inside > end)
        return;
    g_autofree char *head = g_strndup(object, (gsize)(inside + 2 - object));
    g_autofree char *tail = g_strndup(inside + 2, (gsize)(end - inside - 2));
    g_string_append_printf(update->table_out, "%u 1\n%010" G_GSIZE_FORMAT " 00000 n \n", number,
                           update->pdf->len);
    g_string_append_printf(update->pdf, "%s %s%sendobj\n", head, more, tail);
}

/* Text as UTF-16 in hexadecimal. */
static char *hex_text(const char *text)
{
    glong n = 0;
    g_autofree gunichar2 *units = g_utf8_to_utf16(text, -1, NULL, &n, NULL);
    GString *out = g_string_new("<FEFF");
    for (glong i = 0; i < n; i++)
        g_string_append_printf(out, "%04X", units[i]);
    g_string_append_c(out, '>');
    return g_string_free(out, FALSE);
}

static bool is_element(const char *object, const char *name)
{
    static const char START[] = " 0 obj\n<< /Type /StructElem\n   /S /";
    const char *rest = object + strspn(object, "0123456789");
    if (!g_str_has_prefix(rest, START))
        return false;
    rest += strlen(START);
    return g_str_has_prefix(rest, name) && rest[strlen(name)] == '\n';
}

/* Objects are numbered as they were drawn. */
static void rewrite_elements(struct update *update, const char *const *alts, uint32_t alt_n)
{
    uint32_t figure = 0;
    for (uint32_t i = 1; i < update->size; i++) {
        gsize offset = object_offset(update, i);
        if (!offset || offset >= update->old_len)
            continue;
        const char *object = update->pdf->str + offset;
        if (is_element(object, "TH")) {
            rewrite(update, i, "/A << /O /Table /Scope /Column >>");
        } else if (is_element(object, "Figure") && figure < alt_n) {
            g_autofree char *text = hex_text(alts[figure++]);
            g_autofree char *more = g_strconcat("/Alt ", text, NULL);
            rewrite(update, i, more);
        }
    }
}

/* The number in "/Root 57 0 R" of the trailer; 0 when there is none. */
static uint32_t root_of(const char *trailer)
{
    const char *root = strstr(trailer, "/Root ");
    return root ? (uint32_t)strtoul(root + 6, NULL, 10) : 0;
}

static void finish(struct update *update, const char *trailer)
{
    GString *pdf = update->pdf;
    gsize table = pdf->len;
    g_string_append_printf(pdf, "xref\n%s", update->table_out->str);
    g_string_append_printf(pdf, "trailer\n<< /Prev %" G_GSIZE_FORMAT "%s\n", update->table,
                           trailer);
    g_string_append_printf(pdf, "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", table);
}

void ark_pdf_catalog(GString *pdf, const char *language, const char *const *alts, uint32_t alt_n)
{
    struct update update = {.pdf = pdf, .old_len = pdf->len};
    if (!read_table(&update))
        return;
    const char *trailer = find_last(pdf, "trailer\n<<");
    const char *end = trailer ? strstr(trailer, "startxref") : NULL;
    uint32_t root = end ? root_of(trailer) : 0;
    if (!root || root >= update.size)
        return;
    const char *inside = trailer + strlen("trailer\n<<");
    g_autofree char *dictionary = g_strndup(inside, (gsize)(end - inside));
    g_strchomp(dictionary);
    g_autoptr(GString) table_out = g_string_new(NULL);
    update.table_out = table_out;
    g_autofree char *more =
        g_strdup_printf("/Lang (%s) /ViewerPreferences << /DisplayDocTitle true >>", language);
    rewrite_elements(&update, alts, alt_n);
    rewrite(&update, root, more);
    finish(&update, dictionary);
}
