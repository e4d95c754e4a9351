/* Names that tools write where an association or an end has none. */
#include <string.h>

#include "uml/normal.h"
#include "uml/normal_text.h"

/* "ordre", of an end at the class Ordre. */
static bool is_default_role(const ark_graph *graph, ark_ref end)
{
    g_autofree char *role = ark_normal_text(ark_graph_get_str(graph, end, "name"));
    g_autofree char *type = ark_normal_text(ark_graph_get_str(graph, end, "type"));
    return ark_normal_is_default_role(role, type);
}

/* Whether a part of the name of an association is what one of its ends is called. */
static bool is_of_end(const ark_graph *graph, ark_ref end, const char *part)
{
    const char *role = ark_graph_get_str(graph, end, "name"),
               *type = ark_graph_get_str(graph, end, "type");
    return (role && strcmp(role, part) == 0) || (type && ark_normal_is_default_role(part, type));
}

static bool is_at(const ark_graph *graph, ark_ref end, const char *part)
{
    const char *type = ark_graph_get_str(graph, end, "type");
    return type && strcmp(type, part) == 0;
}

/* "A_ordre_linje", and GenMyModel's "Ordre_Linje" */
static bool is_made_of_ends(const ark_graph *graph, ark_ref association)
{
    const char *name = ark_graph_get_str(graph, association, "name");
    g_auto(GStrv) parts = g_strsplit(name ? name : "", "_", 4);
    struct ark_refs out = ark_graph_out(graph, association);
    uint32_t found = 0, n = g_strv_length(parts);
    bool roles = n == 3 && strcmp(parts[0], "A") == 0;
    if (n != 2 && !roles)
        return false;
    for (uint32_t i = 0; i < out.n; i++) {
        ark_ref end = ark_graph_to(graph, out.v[i]);
        if (!ark_graph_is(graph, out.v[i], "CONTAINS") || ark_ref_is_edge(end))
            continue;
        found += roles ? is_of_end(graph, end, parts[1]) || is_of_end(graph, end, parts[2])
                       : is_at(graph, end, parts[0]) || is_at(graph, end, parts[1]);
    }
    return found == 2;
}

bool ark_uml_is_default_name(const ark_graph *graph, ark_ref ref)
{
    if (ark_graph_is(graph, ref, "AssociationEnd"))
        return is_default_role(graph, ref);
    return ark_graph_is(graph, ref, "Association") && is_made_of_ends(graph, ref);
}
