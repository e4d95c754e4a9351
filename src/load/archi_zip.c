/* Archi's zipped form: an archive with model.xml, or one that happens to hold exactly one
 * .archimate file. One that holds a UML model instead goes to the loader of that. Knows nothing of
 * what is in a model. */
#include "load/archi_zip.h"

#include <string.h>

#include "load/archi.h"
#include "load/foreign.h"
#include "load/package.h"
#include "load/xmi_zip.h"

/* The model's entry; NULL with `error` when there is none. */
static const char *find_model(const struct ark_package *package, const char *name,
                              enum ark_lang lang, GError **error)
{
    const char *own = NULL, *found = NULL, *entry;
    unsigned models = 0;
    g_autoptr(GString) entries = g_string_new("\n");
    for (uint64_t i = 0; (entry = ark_package_name(package, i)); i++) {
        g_string_append_printf(entries, "%s\n", entry);
        if (strcmp(entry, "model.xml") == 0) {
            own = entry;
        } else if (g_str_has_suffix(entry, ".archimate")) {
            found = entry;
            models++;
        }
    }
    if (own || models == 1)
        return own ? own : found;
    ark_fail_at(error, ARK_ERROR_INPUT, name, 0, 0, "%s", ark_foreign_archive(entries->str, lang));
    return NULL;
}

static bool has_archi_model(const struct ark_package *package)
{
    return find_model(package, "", ARK_DA, NULL);
}

static bool load(struct ark_load *load, struct ark_source *source, struct ark_input *input,
                 GError **error)
{
    g_autoptr(ark_package) package = ark_package_open(source, load->lang, error);
    const char *uml = package ? ark_xmi_zip_entry(package) : NULL;
    if (uml && !has_archi_model(package)) {
        g_autoptr(ark_source) entry = ark_package_entry(package, uml, error);
        return entry && ark_xmi_load(load, entry, input, error);
    }
    const char *model =
        package ? find_model(package, ark_source_name(source), load->lang, error) : NULL;
    g_autoptr(ark_source) entry = model ? ark_package_entry(package, model, error) : NULL;
    return entry && ark_archi_load(load, entry, input, error);
}

bool ark_archi_zip_holds_model(const char *path, enum ark_lang lang, GError **error)
{
    g_autoptr(ark_source) source = ark_source_open(path, lang, error);
    g_autoptr(ark_package) package = source ? ark_package_open(source, lang, error) : NULL;
    return package && find_model(package, path, lang, error);
}

static int bid(const struct ark_peek *peek)
{
    return peek->len >= 4 && memcmp(peek->bytes, "PK\3\4", 4) == 0 ? 50 : 0;
}

const struct ark_loader ark_loader_archi_zip = {
    .name = "archi",
    .title = {{"Archi-model (zip)", "Archi model (zip)"}},
    .bid = bid,
    .load = load,
    .holds = ark_archi_zip_holds_model,
};
