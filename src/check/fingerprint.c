/* Fingerprints: the same finding has the same one when lines move, texts of rules change, or a
 * model is saved in the other format. */
#include "check/internal.h"

#include <string.h>

enum { MOST_LEVELS = 32, LONGEST_TEXT = 200 };

/* Archi's own format and the exchange format write one id with and without "id-". */
static const char *bare_id(const char *id)
{
    return g_str_has_prefix(id, "id-") ? id + 3 : id;
}

/* The heading path of the section that holds a node of a document. */
static const char *path_of(const ark_graph *graph, ark_ref node)
{
    for (int level = 0; level < MOST_LEVELS; level++) {
        const char *path = ark_graph_get_str(graph, node, "path");
        if (path)
            return path;
        ark_ref parent = ark_container_of(graph, node);
        if (parent == ARK_REF_NONE || ark_ref_is_edge(parent))
            break;
        node = parent;
    }
    return "";
}

static void append_identity(const ark_graph *graph, ark_ref ref, int depth, GString *out)
{
    struct ark_loc loc = ark_graph_loc(graph, ref);
    const char *id = ark_atom_text(ark_graph_atoms(graph), loc.id);
    const char *type = ark_graph_type_text(graph, ref);
    if (id) {
        g_string_append_printf(out, "id:%s", bare_id(id));
        return;
    }
    const char *name = ark_graph_get_str(graph, ref, "name");
    const char *text = ark_graph_get_str(graph, ref, "text");
    g_string_append_printf(out, "%s\n", type ? type : "");
    if (ark_ref_is_edge(ref) && depth > 0) {
        append_identity(graph, ark_graph_from(graph, ref), depth - 1, out);
        g_string_append(out, "\n->\n");
        append_identity(graph, ark_graph_to(graph, ref), depth - 1, out);
        return;
    }
    /* Of a row the first cell, which names it; the others may be worked on. */
    g_autofree char *cell =
        !name && text && type && strcmp(type, "Row") == 0 ? ark_first_cells(text, 1) : NULL;
    const char *called = name ? name : cell ? cell : text ? text : "";
    g_string_append_printf(out, "%.*s\n%s", LONGEST_TEXT, called,
                           ark_ref_is_edge(ref) ? "" : path_of(graph, ref));
}

static char *identity(const struct ark_result *result, const struct ark_finding *finding,
                      const char *rule_id)
{
    GString *text = g_string_new(rule_id);
    g_string_append_c(text, '\n');
    if (finding->subject != ARK_REF_NONE)
        append_identity(result->graph, finding->subject, 2, text);
    return g_string_free(text, FALSE);
}

/* Which of the findings with the same identity each one is. */
static void number_all(struct ark_run *run)
{
    struct ark_result *result = &run->result;
    run->ordinals = g_new0(uint32_t, result->findings.n + 1);
    ARK_VEC_EACH (struct ark_rule_result, rule, result->rules) {
        g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        for (uint32_t i = rule->first; i < rule->first + rule->n; i++) {
            char *key = identity(result, &result->findings.v[i], rule->rule->id);
            uint32_t n = GPOINTER_TO_UINT(g_hash_table_lookup(seen, key));
            run->ordinals[i] = n;
            g_hash_table_replace(seen, key, GUINT_TO_POINTER(n + 1));
        }
    }
}

static void fingerprint(const struct ark_result *result, uint32_t finding, const char *rule_id,
                        char *ret)
{
    struct ark_run *run = (struct ark_run *)result;
    if (!run->ordinals)
        number_all(run);
    g_autofree char *text = identity(result, &result->findings.v[finding], rule_id);
    g_autofree char *whole = g_strdup_printf("%s\n#%u", text, run->ordinals[finding]);
    g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, whole, -1);
    memcpy(ret, sum, 32);
    ret[32] = '\0';
}

static const struct ark_rule *rule_of(const struct ark_result *result, uint32_t finding)
{
    return result->rules.v[result->findings.v[finding].rule].rule;
}

void ark_finding_fingerprint(const struct ark_result *result, uint32_t finding, char *ret)
{
    fingerprint(result, finding, rule_of(result, finding)->id, ret);
}

void ark_finding_former_fingerprint(const struct ark_result *result, uint32_t finding,
                                    uint32_t which, char *ret)
{
    fingerprint(result, finding, rule_of(result, finding)->former[which], ret);
}
