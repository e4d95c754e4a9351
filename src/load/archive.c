/* Which entry of an archive is the model, and whose it is: Archi's zipped form, the projects of UML
 * tools (xmi_zip.c), or else the only file there is. Knows nothing of what is in a model. */
#include "load/archive.h"

#include <string.h>

#include "load/foreign.h"
#include "load/xmi_zip.h"

/* An archive with model.xml, or one that happens to hold exactly one .archimate file. */
static const char *archi_entry(struct ark_package *package)
{
    const char *entry, *found = NULL;
    unsigned models = 0;
    for (uint64_t i = 0; (entry = ark_package_name(package, i)); i++) {
        if (strcmp(entry, "model.xml") == 0)
            return entry;
        if (g_str_has_suffix(entry, ".archimate")) {
            found = entry;
            models++;
        }
    }
    return models == 1 ? found : NULL;
}

/* The only file, but for what macOS adds to each; NULL when there are more, or none. */
static const char *only_entry(struct ark_package *package)
{
    const char *entry, *found = NULL;
    for (uint64_t i = 0; (entry = ark_package_name(package, i)); i++) {
        if (g_str_has_suffix(entry, "/") || g_str_has_prefix(entry, "__MACOSX/"))
            continue;
        if (found)
            return NULL;
        found = entry;
    }
    return found;
}

extern const struct ark_loader ark_loader_archi, ark_loader_archimate_exchange, ark_loader_mdj,
    ark_loader_xmi;

/* Whose the model is that the source begins with; NULL, with `error`, when it is no model. */
static const struct ark_loader *reader_of(struct ark_source *source, enum ark_lang lang,
                                          GError **error)
{
    static const struct ark_loader *const readers[] = {
        &ark_loader_archi, &ark_loader_archimate_exchange, &ark_loader_mdj, &ark_loader_xmi};
    struct ark_peek peek = {.name = ark_source_name(source)};
    peek.bytes = ark_source_peek(source, &peek.len, error);
    if (!peek.bytes)
        return NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(readers); i++) {
        if (readers[i]->bid(&peek) > 0)
            return readers[i];
    }
    ark_foreign_fail(&peek, lang, error);
    return NULL;
}

static bool fail_foreign(struct ark_package *package, const char *name, enum ark_lang lang,
                         GError **error)
{
    g_autoptr(GString) entries = g_string_new("\n");
    const char *entry;
    for (uint64_t i = 0; (entry = ark_package_name(package, i)); i++)
        g_string_append_printf(entries, "%s\n", entry);
    return ark_fail_at(error, ARK_ERROR_INPUT, name, 0, 0, "%s",
                       ark_foreign_archive(entries->str, lang));
}

/* The model, and who reads it; NULL with `error` when there is none. */
static struct ark_source *find(struct ark_package *package, const char *name, enum ark_lang lang,
                               const struct ark_loader **ret_reader, GError **error)
{
    const char *(*const entries[])(struct ark_package *) = {archi_entry, ark_xmi_zip_entry,
                                                            only_entry};
    for (size_t i = 0; i < G_N_ELEMENTS(entries); i++) {
        const char *entry = entries[i](package);
        if (!entry)
            continue;
        g_autoptr(ark_source) source = ark_package_entry(package, entry, error);
        *ret_reader = source ? reader_of(source, lang, error) : NULL;
        return *ret_reader ? g_steal_pointer(&source) : NULL;
    }
    fail_foreign(package, name, lang, error);
    return NULL;
}

static bool load(struct ark_load *load, struct ark_source *source, struct ark_input *input,
                 GError **error)
{
    const struct ark_loader *reader;
    g_autoptr(ark_package) package = ark_package_open(source, load->lang, error);
    g_autoptr(ark_source) entry =
        package ? find(package, ark_source_name(source), load->lang, &reader, error) : NULL;
    if (!entry)
        return false;
    input->format = reader->name;
    load->archive = package;
    bool done = reader->load(load, entry, input, error);
    load->archive = NULL;
    return done;
}

bool ark_archive_holds(const char *path, enum ark_lang lang, GError **error)
{
    const struct ark_loader *reader;
    g_autoptr(ark_source) source = ark_source_open(path, lang, error);
    g_autoptr(ark_package) package = source ? ark_package_open(source, lang, error) : NULL;
    g_autoptr(ark_source) entry = package ? find(package, path, lang, &reader, error) : NULL;
    return entry != NULL;
}

static int bid(const struct ark_peek *peek)
{
    return peek->len >= 4 && memcmp(peek->bytes, "PK\3\4", 4) == 0 ? 50 : 0;
}

const struct ark_loader ark_loader_archive = {
    .name = "zip",
    .title = {{"Zip-arkiv med en model", "Zip archive with a model"}},
    .bid = bid,
    .load = load,
    .holds = ark_archive_holds,
};
