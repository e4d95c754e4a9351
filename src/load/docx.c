/* Word documents (docx, docm): which parts there are, and in which order they are read. Knows the
 * archive, and leaves what is in the parts to the other docx files. */
#include "load/docx_internal.h"
#include "load/office_bid.h"

bool docx_is_on(const struct ark_xml_tag *tag)
{
    const struct ark_xml_attr *value = ark_xml_attr(tag, X_VAL);
    return !value || !(office_is(value, "0") || office_is(value, "false") ||
                       office_is(value, "off") || office_is(value, "none"));
}

static struct ark_loc loc_of(const struct docx *d)
{
    return (struct ark_loc){.file = d->o.file};
}

/* The source of a part that the document could do without; NULL if it names none. */
static bool open_part(struct docx *d, GHashTable *relations, const char *type,
                      struct ark_source **ret, GError **error)
{
    g_autofree char *part = docx_part_of(relations, d->part, type);
    *ret = NULL;
    if (!part)
        return true;
    if (ark_package_has(d->package, part)) {
        *ret = ark_package_entry(d->package, part, error);
        return *ret != NULL;
    }
    ark_diag_add(d->load->diags, ARK_DIAG_WARNING, "missing-part", loc_of(d),
                 ark_say(d->load->lang,
                         "arkivet mangler delen \"%s\", som dokumentet henviser til; læst uden",
                         "the archive lacks the part \"%s\" that the document refers to; read "
                         "without it"),
                 part);
    return true;
}

static bool read_styles(struct docx *d, GHashTable *relations, GError **error)
{
    struct ark_source *opened;
    if (!open_part(d, relations, "styles", &opened, error))
        return false;
    g_autoptr(ark_source) styles = opened;
    if (styles && !docx_read_styles(d, styles, error))
        return false;
    if (!open_part(d, relations, "numbering", &opened, error))
        return false;
    g_autoptr(ark_source) numbering = opened;
    return !numbering || docx_read_numbering(d, numbering, error);
}

/* Notes and comments have relations of their own. */
static bool read_notes(struct docx *d, GHashTable *relations, const char *type, GHashTable **ret,
                       GError **error)
{
    struct ark_source *opened;
    *ret = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (!open_part(d, relations, type, &opened, error))
        return false;
    g_autoptr(ark_source) notes = opened;
    if (!notes)
        return true;
    g_autofree char *part = docx_part_of(relations, d->part, type);
    g_autoptr(GHashTable) own = docx_read_relations(d, part, error);
    if (!own)
        return false;
    d->relations = own;
    bool done = docx_read_body(d, notes, error);
    d->relations = NULL;
    d->paragraphs_begun = 0;
    return done;
}

static void note_macros(struct docx *d, GHashTable *relations)
{
    g_autofree char *macros = docx_part_of(relations, d->part, "vbaProject");
    if (macros)
        ark_diag_add(d->load->diags, ARK_DIAG_NOTE, "macros", loc_of(d), "%s",
                     ark_say(d->load->lang,
                             "dokumentet har makroer; de er ikke læst, kun teksten er",
                             "the document has macros; they were not read, only the text was"));
}

/* Text is read as if they were accepted; that they are there is worth knowing. */
static void note_changes(struct docx *d)
{
    g_autofree char *count = g_strdup_printf("%u", d->changes);
    if (d->changes)
        ark_document_fact(d->o.doc, "trackedChanges", count);
}

static bool read_document(struct docx *d, GHashTable *root, GError **error)
{
    g_autoptr(GHashTable) relations = docx_read_relations(d, d->part, error);
    if (!relations || !read_styles(d, relations, error) ||
        !read_notes(d, relations, "footnotes", &d->footnotes, error) ||
        !read_notes(d, relations, "endnotes", &d->endnotes, error) ||
        !read_notes(d, relations, "comments", &d->comments, error))
        return false;
    note_macros(d, relations);
    /* Word leaves a mark where each page began; without any, pages are not known. */
    d->paged = ark_package_mentions(d->package, d->part, "lastRenderedPageBreak");
    g_autoptr(ark_source) body = ark_package_entry(d->package, d->part, error);
    d->o.page = d->paged;
    d->o.paragraph = 0;
    d->relations = relations;
    bool done = body && docx_read_body(d, body, error);
    d->relations = NULL;
    if (done) {
        office_finish(&d->o);
        note_changes(d);
    }
    return done && docx_read_properties(d, root, error);
}

static void clear(struct docx *d)
{
    docx_styles_clear(&d->styles);
    docx_numbering_clear(&d->numbering);
    docx_fields_clear(d);
    g_clear_pointer(&d->footnotes, g_hash_table_unref);
    g_clear_pointer(&d->endnotes, g_hash_table_unref);
    g_clear_pointer(&d->comments, g_hash_table_unref);
    ARK_VEC_EACH (struct docx_paragraph, paragraph, d->paragraphs)
        g_free(paragraph->link);
    ARK_VEC_EACH (struct docx_drawing, drawing, d->drawings) {
        g_free(drawing->text);
        g_free(drawing->target);
    }
    ark_vec_clear(&d->paragraphs);
    ark_vec_clear(&d->drawings);
    ark_vec_clear(&d->controls);
    ark_vec_clear(&d->alternatives);
    ark_vec_clear(&d->tables);
}

static bool load_package(struct ark_load *load, struct ark_package *package, const char *name,
                         struct ark_input *input, GError **error)
{
    struct docx d = {.load = load, .input = input, .package = package};
    g_autoptr(GHashTable) root = docx_read_relations(&d, "", error);
    g_autofree char *part = root ? docx_part_of(root, "", "officeDocument") : NULL;
    if (!root)
        return false;
    d.part = part ? part : "word/document.xml";
    office_begin(&d.o, load, input, name);
    bool done = read_document(&d, root, error);
    office_end(&d.o);
    clear(&d);
    return done;
}

static bool load(struct ark_load *load, struct ark_source *source, struct ark_input *input,
                 GError **error)
{
    g_autoptr(ark_package) package = ark_package_open(source, load->lang, error);
    return package && load_package(load, package, ark_source_name(source), input, error);
}

const struct ark_loader ark_loader_docx = {
    .name = "docx",
    .title = {{"Word-dokument (docx)", "Word document (docx)"}},
    .bid = ark_docx_bid,
    .load = load};
