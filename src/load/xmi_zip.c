/* Which entry of an archive is the UML model. MagicDraw keeps the model in one of two entries, of
 * which the other one is a stub, beside snapshots of the projects it uses, which are no part of it;
 * older versions and ArgoUML keep one file with a name of its own. */
#include "load/xmi_zip.h"

const char *ark_xmi_zip_entry(struct ark_package *package)
{
    static const char *const own[] = {"com.nomagic.magicdraw.uml_model.model",
                                      "com.nomagic.magicdraw.uml_model.shared_model"};
    const char *entry, *found = NULL;
    unsigned models = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(own); i++) {
        if (ark_package_mentions(package, own[i], "<packagedElement xmi:type="))
            return own[i];
    }
    for (uint64_t i = 0; (entry = ark_package_name(package, i)); i++) {
        if (g_str_has_suffix(entry, ".xmi") || g_str_has_suffix(entry, ".mdxml")) {
            found = entry;
            models++;
        }
    }
    return models == 1 ? found : NULL;
}
