/* The table of functions: the subjects, and names looked up in them. */
#include "query/functions.h"

#include "base/limits.h"
#include "base/nearest.h"
#include "query/function_list.h"

static const struct ark_functions *const SUBJECTS[] = {
    &ark_functions_text,   &ark_functions_words, &ark_functions_danish,
    &ark_functions_number, &ark_functions_date,  &ark_functions_list,
    &ark_functions_graph,  &ark_functions_place, &ark_functions_archimate,
};

const struct ark_functions *ark_functions_at(uint32_t index)
{
    return index < G_N_ELEMENTS(SUBJECTS) ? SUBJECTS[index] : NULL;
}

static GHashTable *index_names(void)
{
    GHashTable *index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const struct ark_functions *subject;
    for (uint32_t s = 0; (subject = ark_functions_at(s)); s++) {
        for (uint32_t i = 0; i < subject->n; i++)
            g_hash_table_insert(index, g_ascii_strdown(subject->v[i].name, -1),
                                (gpointer)&subject->v[i]);
    }
    return index;
}

const struct ark_function *ark_function_find(const char *name)
{
    static GHashTable *index;
    if (g_once_init_enter(&index))
        g_once_init_leave(&index, index_names());
    g_autofree char *plain = g_ascii_strdown(name, -1);
    return g_hash_table_lookup(index, plain);
}

const char *ark_function_nearest(const char *name)
{
    const char *names[256];
    uint32_t n = 0;
    const struct ark_functions *subject;
    for (uint32_t s = 0; (subject = ark_functions_at(s)); s++) {
        for (uint32_t i = 0; i < subject->n && n < G_N_ELEMENTS(names); i++)
            names[n++] = subject->v[i].name;
    }
    return ark_nearest(name, names, n);
}

struct ark_value *ark_made_items(struct ark_matcher *matcher, uint64_t n)
{
    if (n <= ARK_MAX_QUERY_ITEMS)
        return ARK_NEW_ARRAY(matcher->arena, struct ark_value, n);
    ark_matcher_fail_items(matcher);
    return NULL;
}

const char *ark_trim_end(const char *text, const char *end)
{
    if (end - text >= 2 && ark_begins_no_blank((unsigned char)(end[-1] & 0x80 ? end[-2] : end[-1])))
        return end;
    while (end > text) {
        const char *last = g_utf8_find_prev_char(text, end);
        if (!last || !g_unichar_isspace(g_utf8_get_char(last)))
            break;
        end = last;
    }
    return end;
}
