/* The ids and titles of Rules and Principles, for looking up. Reads the builder only. */
#include <string.h>

#include "link/internal.h"

/* Splits "AR 7.1", "P4", "FKP-01" or "BST 8.2a" in letters and number; false when it has another
 * shape. */
static bool split_id(const char *id, char **ret_prefix, const char **ret_number)
{
    size_t letters = 0;
    while (g_ascii_isalpha(id[letters]))
        letters++;
    const char *number = id + letters;
    number += *number == ' ' || *number == '-';
    size_t digits = strspn(number, "0123456789.");
    size_t end = digits + (digits && g_ascii_islower(number[digits]));
    if (!letters || !digits || !g_ascii_isdigit(number[0]) || number[end] ||
        !g_ascii_isdigit(number[digits - 1]))
        return false;
    *ret_prefix = g_ascii_strup(id, (gssize)letters);
    *ret_number = number;
    return true;
}

static void add_prefix(struct names *names, const char *prefix, bool rule)
{
    gpointer known = NULL;
    if (!g_hash_table_lookup_extended(names->prefixes, prefix, &known, NULL)) {
        known = g_strdup(prefix);
        g_hash_table_add(names->prefixes, known);
    }
    if (rule) {
        ARK_VEC_EACH (const char *, other, names->rule_prefixes) {
            if (*other == known)
                return;
        }
        ark_vec_push(&names->rule_prefixes, known);
        return;
    }
    ARK_VEC_EACH (const char *, other, names->principle_prefixes) {
        if (*other == known)
            return;
    }
    ark_vec_push(&names->principle_prefixes, known);
}

/* Puts `target` under `key` (taken), behind what already has it. */
static void put(GHashTable *table, struct names *names, char *key, uint32_t target, bool chained)
{
    uint32_t first = GPOINTER_TO_UINT(g_hash_table_lookup(table, key));
    if (!first) {
        g_hash_table_insert(table, key, GUINT_TO_POINTER(target + 1));
        return;
    }
    g_free(key);
    if (!chained)
        return;
    while (names->targets.v[first - 1].next)
        first = names->targets.v[first - 1].next;
    names->targets.v[first - 1].next = target + 1;
}

static void add(struct names *names, const ark_builder *builder, ark_ref ref, bool rule)
{
    const char *id = ark_builder_get_str(builder, ref, "id");
    const char *title = ark_builder_get_str(builder, ref, "name");
    g_autofree char *prefix = NULL;
    const char *number;
    ark_vec_push(&names->targets, (struct named_target){ref, 0, rule});
    uint32_t target = names->targets.n - 1;
    if (id && split_id(id, &prefix, &number)) {
        add_prefix(names, prefix, rule);
        put(names->by_id, names, g_strdup_printf("%s %s", prefix, number), target, true);
    } else if (id) {
        put(names->by_other, names, g_utf8_strdown(id, -1), target, true);
    }
    if (title && *title)
        put(names->by_name, names, ark_folded_words(title), target, false);
}

void ark_names_init(struct names *names, const ark_builder *builder)
{
    *names = (struct names){
        .by_id = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .by_other = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .prefixes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
    };
    const ark_atoms *atoms = ark_builder_atoms(builder);
    ark_atom rule = ark_atom_find(atoms, "Rule"), principle = ark_atom_find(atoms, "Principle");
    uint32_t n = rule || principle ? ark_builder_node_count(builder) : 0;
    for (ark_ref ref = 0; ref < n; ref++) {
        if (rule && ark_builder_has_label(builder, ref, rule))
            add(names, builder, ref, true);
        else if (principle && ark_builder_has_label(builder, ref, principle))
            add(names, builder, ref, false);
    }
}

void ark_names_clear(struct names *names)
{
    g_hash_table_unref(names->by_id);
    g_hash_table_unref(names->by_name);
    g_hash_table_unref(names->prefixes);
    g_hash_table_unref(names->by_other);
    ark_vec_clear(&names->targets);
    ark_vec_clear(&names->rule_prefixes);
    ark_vec_clear(&names->principle_prefixes);
}

uint32_t ark_names_find(const struct names *names, const char *prefix, const char *number,
                        size_t number_len)
{
    char key[64];
    if (strlen(prefix) + number_len + 2 > sizeof key)
        return 0;
    g_snprintf(key, sizeof key, "%s %.*s", prefix, (int)number_len, number);
    return GPOINTER_TO_UINT(g_hash_table_lookup(names->by_id, key));
}

uint32_t ark_names_find_number(const struct names *names, bool rule, const char *number,
                               size_t number_len)
{
    uint32_t found = 0;
    uint32_t n = rule ? names->rule_prefixes.n : names->principle_prefixes.n;
    for (uint32_t i = 0; i < n; i++) {
        const char *prefix = rule ? names->rule_prefixes.v[i] : names->principle_prefixes.v[i];
        uint32_t here = ark_names_find(names, prefix, number, number_len);
        if (here && found)
            return 0;
        found |= here;
    }
    return found && names->targets.v[found - 1].rule == rule ? found : 0;
}

uint32_t ark_names_find_id(const struct names *names, const char *id)
{
    g_autofree char *prefix = NULL;
    const char *number;
    if (split_id(id, &prefix, &number))
        return ark_names_find(names, prefix, number, strlen(number));
    g_autofree char *lower = g_utf8_strdown(id, -1);
    return GPOINTER_TO_UINT(g_hash_table_lookup(names->by_other, lower));
}

uint32_t ark_names_find_title(const struct names *names, const char *title)
{
    g_autofree char *folded = ark_folded_words(title);
    return *folded ? GPOINTER_TO_UINT(g_hash_table_lookup(names->by_name, folded)) : 0;
}
