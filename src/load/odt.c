/* OpenDocument texts: in an archive (odt), or flat in one XML file (fodt). Which parts are read,
 * and in which order. */
#include <string.h>

#include "load/odt_internal.h"
#include "load/office_bid.h"

static void begin(struct odt *t, struct ark_load *load, struct ark_input *input, const char *name)
{
    *t = (struct odt){.load = load, .input = input};
    office_begin(&t->o, load, input, name);
}

/* Facts come last: a title in the text is the title before one in the properties of the file. */
static void end(struct odt *t)
{
    for (uint32_t i = 0; i + 1 < t->facts.n; i += 2)
        ark_document_file_fact(t->o.doc, t->facts.v[i], t->facts.v[i + 1]);
    ARK_VEC_EACH (char *, fact, t->facts)
        g_free(*fact);
    ark_vec_clear(&t->facts);
    office_end(&t->o);
    odt_styles_clear(t);
    odt_lists_clear(t);
    ARK_VEC_EACH (struct odt_paragraph, paragraph, t->paragraphs) {
        ark_vec_clear(&paragraph->spans);
        g_free(paragraph->link);
    }
    ARK_VEC_EACH (struct odt_frame, frame, t->frames) {
        g_free(frame->title);
        g_free(frame->text);
        g_free(frame->target);
    }
    ark_vec_clear(&t->paragraphs);
    ark_vec_clear(&t->frames);
    ark_vec_clear(&t->cells);
}

/* Parts with a password are in the archive like others; only the list of parts tells. */
static bool is_encrypted(struct ark_package *package)
{
    return ark_package_mentions(package, "META-INF/manifest.xml", "encryption-data");
}

static bool fail_encrypted(struct ark_load *load, const char *name, GError **error)
{
    return ark_fail_at(error, ARK_ERROR_INPUT, name, 0, 0, "%s",
                       ark_say(load->lang,
                               "Dokumentet er krypteret. Gem det uden adgangskode, og prøv igen.",
                               "The document is encrypted. Save it without a password, and try "
                               "again."));
}

static bool read_parts(struct odt *t, struct ark_package *package, GError **error)
{
    static const struct {
        const char *name;
        bool needed;
    } parts[] = {{"styles.xml", false}, {"content.xml", true}, {"meta.xml", false}};
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (!parts[i].needed && !ark_package_has(package, parts[i].name))
            continue;
        g_autoptr(ark_source) part = ark_package_entry(package, parts[i].name, error);
        if (!part || !odt_read_part(t, part, error))
            return false;
    }
    return true;
}

static bool load_odt(struct ark_load *load, struct ark_source *source, struct ark_input *input,
                     GError **error)
{
    g_autoptr(ark_package) package = ark_package_open(source, load->lang, error);
    if (!package)
        return false;
    if (is_encrypted(package))
        return fail_encrypted(load, ark_source_name(source), error);
    struct odt t;
    begin(&t, load, input, ark_source_name(source));
    bool done = read_parts(&t, package, error);
    end(&t);
    return done;
}

static bool load_flat(struct ark_load *load, struct ark_source *source, struct ark_input *input,
                      GError **error)
{
    struct odt t;
    begin(&t, load, input, ark_source_name(source));
    bool done = odt_read_part(&t, source, error);
    end(&t);
    return done;
}

static int bid_flat(const struct ark_peek *peek)
{
    struct ark_xml_sniff sniff;
    ark_xml_sniff(peek, &sniff);
    bool mine = sniff.root && strcmp(sniff.root, "office:document") == 0 &&
                strstr(peek->bytes, "application/vnd.oasis.opendocument.text");
    ark_xml_sniff_clear(&sniff);
    return mine ? 90 : 0;
}

const struct ark_loader ark_loader_odt = {
    .name = "odt",
    .title = {{"OpenDocument-tekst (odt)", "OpenDocument text (odt)"}},
    .bid = ark_odt_bid,
    .load = load_odt};
const struct ark_loader ark_loader_fodt = {
    .name = "fodt",
    .title = {{"OpenDocument-tekst i én fil (fodt)", "OpenDocument text in one file (fodt)"}},
    .bid = bid_flat,
    .load = load_flat};
