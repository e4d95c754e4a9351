/* Pairing of sections by their headings. Knows no graph: who reads one says what it has. */
#include "document/section_pairs.h"

#include <string.h>

#include "document/document.h"

static char *path_key(const struct ark_sections *sections, const struct ark_section *section,
                      const char *title)
{
    GString *path = g_string_new(section->name);
    g_autofree char *words = ark_folded_words(title ? title : "");
    for (uint32_t at = section->above; at != ARK_NO_SECTION; at = sections->all.v[at].above) {
        const struct ark_section *above = &sections->all.v[at];
        if (above->above != ARK_NO_SECTION || strcmp(above->name, words) != 0)
            g_string_append_printf(path, " < %s", above->name);
    }
    return g_string_free(path, FALSE);
}

void ark_sections_add(struct ark_sections *sections, const char *number, const char *name,
                      uint32_t above, const char *title)
{
    struct ark_section section = {.number = ark_folded_words(number ? number : ""),
                                  .name = ark_folded_words(name ? name : ""),
                                  .above = above};
    section.path = path_key(sections, &section, title);
    ark_vec_push(&sections->all, section);
}

void ark_sections_forget(struct ark_sections *sections)
{
    g_clear_pointer(&sections->numbers, g_hash_table_unref);
    g_clear_pointer(&sections->names, g_hash_table_unref);
    g_clear_pointer(&sections->paths, g_hash_table_unref);
}

void ark_sections_clear(struct ark_sections *sections)
{
    ark_sections_forget(sections);
    ARK_VEC_EACH (struct ark_section, section, sections->all) {
        g_free(section->number);
        g_free(section->name);
        g_free(section->path);
    }
    ark_vec_clear(&sections->all);
}

/* index + 1; UINT_MAX: several. */
static void put(GHashTable *table, const char *key, uint32_t index)
{
    if (!*key)
        return;
    bool known = g_hash_table_contains(table, key);
    g_hash_table_insert(table, (gpointer)key, GUINT_TO_POINTER(known ? G_MAXUINT : index + 1));
}

void ark_sections_index(struct ark_sections *sections, uint32_t first, uint32_t n)
{
    if (!sections->numbers) {
        sections->numbers = g_hash_table_new(g_str_hash, g_str_equal);
        sections->names = g_hash_table_new(g_str_hash, g_str_equal);
        sections->paths = g_hash_table_new(g_str_hash, g_str_equal);
    }
    for (uint32_t i = first; i < first + n; i++) {
        put(sections->numbers, sections->all.v[i].number, i);
        put(sections->names, sections->all.v[i].name, i);
        put(sections->paths, sections->all.v[i].path, i);
    }
}

static uint32_t find(GHashTable *table, const char *key)
{
    guint found = table && *key ? GPOINTER_TO_UINT(g_hash_table_lookup(table, key)) : 0;
    return found && found != G_MAXUINT ? found - 1 : ARK_NO_SECTION;
}

uint32_t ark_section_named(const struct ark_sections *sections, const char *name)
{
    return find(sections->names, name);
}

uint32_t ark_section_before(const struct ark_sections *then, const struct ark_sections *now,
                            uint32_t section)
{
    const struct ark_section *is = &now->all.v[section];
    uint32_t numbered = find(then->numbers, is->number);
    if (numbered != ARK_NO_SECTION && strcmp(then->all.v[numbered].name, is->name) == 0)
        return numbered;
    uint32_t same = find(then->paths, is->path);
    same = same != ARK_NO_SECTION ? same : find(then->names, is->name);
    if (same != ARK_NO_SECTION || numbered == ARK_NO_SECTION)
        return same;
    bool gone = !now->names || !g_hash_table_contains(now->names, then->all.v[numbered].name);
    return gone ? numbered : ARK_NO_SECTION;
}
