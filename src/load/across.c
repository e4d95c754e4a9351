/* Files are matched by path and name, ids by one walk over what was built. Knows no format. */
#include "load/across.h"

#include <stdlib.h>
#include <string.h>

struct ark_across {
    ARK_VEC(struct ark_across_reference) references;
};

struct ark_across *ark_across_new(void)
{
    return g_new0(struct ark_across, 1);
}

void ark_across_free(struct ark_across *across)
{
    ark_vec_clear(&across->references);
    g_free(across);
}

void ark_across_refer(struct ark_across *across, struct ark_across_reference reference)
{
    ark_vec_push(&across->references, reference);
}

/* What is looked for, and what is found. */
struct search {
    struct ark_load *load;
    struct ark_inputs *inputs;
    GHashTable *by_path, *by_name; /* canonical path or base name -> input + 1; AMBIGUOUS */
    GHashTable *wanted;            /* file and id -> ref + 1 */
    GHashTable *files;             /* atom of an input that somebody refers to */
    GHashTable *meant;             /* who refers and to which file -> atom of the input */
};

enum { AMBIGUOUS = -1 };

static gpointer key_of(ark_atom file, ark_atom id)
{
    return (gpointer)(uintptr_t)((uint64_t)file << 32 | id);
}

static guint hash_key(gconstpointer key)
{
    return (guint)(((uint64_t)(uintptr_t)key * 0x9e3779b97f4a7c15u) >> 32);
}

static void enter_name(GHashTable *table, char *name, uint32_t input)
{
    int value = g_hash_table_contains(table, name) ? AMBIGUOUS : (int)input + 1;
    g_hash_table_insert(table, name, GINT_TO_POINTER(value));
}

static void enter_inputs(struct search *search)
{
    for (uint32_t i = 0; i < search->inputs->items.n; i++) {
        const char *file = search->inputs->items.v[i].file;
        enter_name(search->by_path, g_canonicalize_filename(file, NULL), i);
        enter_name(search->by_name, g_path_get_basename(file), i);
    }
}

static ark_atom look_for(const struct search *search, const struct ark_across_reference *reference)
{
    ark_atoms *atoms = search->load->atoms;
    const char *file = ark_atom_text(atoms, reference->file);
    g_autofree char *folder = g_path_get_dirname(ark_atom_text(atoms, reference->by));
    g_autofree char *here = g_canonicalize_filename(folder, NULL);
    g_autofree char *path = g_canonicalize_filename(file, here);
    g_autofree char *name = g_path_get_basename(file);
    int found = GPOINTER_TO_INT(g_hash_table_lookup(search->by_path, path));
    if (!found)
        found = GPOINTER_TO_INT(g_hash_table_lookup(search->by_name, name));
    return found > 0 ? ark_atom_intern(atoms, search->inputs->items.v[found - 1].file)
                     : ARK_ATOM_NONE;
}

/* The name of the input that is meant, as an atom; ARK_ATOM_NONE. */
static ark_atom meant(struct search *search, const struct ark_across_reference *reference)
{
    gpointer key = key_of(reference->by, reference->file), known;
    if (g_hash_table_lookup_extended(search->meant, key, NULL, &known))
        return GPOINTER_TO_UINT(known);
    ark_atom file = look_for(search, reference);
    g_hash_table_insert(search->meant, key, GUINT_TO_POINTER(file));
    return file;
}

static void find_from(struct search *search, ark_ref ref)
{
    struct ark_loc loc = ark_builder_loc(search->load->builder, ref);
    gpointer key = key_of(loc.file, loc.id);
    if (loc.id && g_hash_table_contains(search->files, GUINT_TO_POINTER(loc.file)) &&
        g_hash_table_contains(search->wanted, key) && !g_hash_table_lookup(search->wanted, key))
        g_hash_table_insert(search->wanted, key, (gpointer)((uintptr_t)ref + 1));
}

static void find_all(struct search *search)
{
    const ark_builder *builder = search->load->builder;
    if (!g_hash_table_size(search->wanted))
        return;
    for (uint32_t i = 0; i < ark_builder_node_count(builder); i++)
        find_from(search, ARK_NODE(i));
    for (uint32_t i = 0; i < ark_builder_edge_count(builder); i++)
        find_from(search, ARK_EDGE(i));
}

static void add_edge(ark_builder *builder, ark_labelset labels, ark_ref from, ark_ref to)
{
    struct ark_loc loc = ark_builder_loc(builder, from);
    loc.id = ARK_ATOM_NONE;
    ark_builder_edge(builder, labels, from, to, loc);
}

static void resolve(ark_builder *builder, const struct ark_across_reference *reference, ark_ref to)
{
    ark_ref from = reference->from;
    switch (reference->kind) {
    case ARK_ACROSS_TYPE:
        if (!ark_builder_get_str(builder, from, "type"))
            ark_builder_set_str(builder, from, "type", ark_builder_get_str(builder, to, "name"));
        add_edge(builder, reference->labels, from, to);
        break;
    case ARK_ACROSS_EDGE:
        add_edge(builder, reference->labels, from, to);
        break;
    case ARK_ACROSS_BACK:
        add_edge(builder, reference->labels, to, from);
        break;
    case ARK_ACROSS_FROM:
        ark_builder_set_ends(builder, from, to, ark_builder_to(builder, from));
        break;
    case ARK_ACROSS_TO:
        ark_builder_set_ends(builder, from, ark_builder_from(builder, from), to);
        break;
    case ARK_ACROSS_END:
        if (reference->contains != ARK_REF_NONE)
            ark_builder_drop_edge(builder, reference->contains);
        add_edge(builder, reference->labels, to, from);
        break;
    case ARK_ACROSS_NOTHING:
        break;
    }
}

/* What is left of one input, by file. */
struct rest {
    uint32_t count;
    ark_atom path;
    bool loaded;
};

static void count_rest(GHashTable *rests, const struct ark_across_reference *reference, bool loaded)
{
    GHashTable *files = g_hash_table_lookup(rests, GUINT_TO_POINTER(reference->by));
    if (!files) {
        files = g_hash_table_new_full(NULL, NULL, NULL, g_free);
        g_hash_table_insert(rests, GUINT_TO_POINTER(reference->by), files);
    }
    struct rest *rest = g_hash_table_lookup(files, GUINT_TO_POINTER(reference->file));
    if (!rest) {
        rest = g_new0(struct rest, 1);
        rest->path = reference->path;
        rest->loaded = loaded;
        g_hash_table_insert(files, GUINT_TO_POINTER(reference->file), rest);
    }
    rest->count++;
}

static int by_text(gconstpointer a, gconstpointer b, gpointer atoms)
{
    return strcmp(ark_atom_text(atoms, *(const ark_atom *)a),
                  ark_atom_text(atoms, *(const ark_atom *)b));
}

static void tell_file(struct ark_load *load, struct ark_input *input, const char *file,
                      const struct rest *rest)
{
    enum ark_lang lang = load->lang;
    const char *path = ark_atom_text(load->atoms, rest->path);
    g_autofree char *example = path
                                   ? g_strdup_printf(ark_say(lang, " (fx %.*s)", " (such as %.*s)"),
                                                     ark_error_quoted(path, 100), path)
                                   : g_strdup("");
    g_autofree char *what =
        g_strdup_printf(ark_say(lang, "henvisning til %.*s%s", "reference to %.*s%s"),
                        ark_error_quoted(file, 200), file, example);
    ark_input_skip_many(
        input, load->arena, what, rest->count,
        rest->loaded
            ? ark_say(lang, "filen er læst, men har ikke id'et; henvisningerne er udeladt",
                      "the file was read, but has no such id; the references are left out")
            : ark_say(lang, "ligger i en anden fil, som ikke læses med; henvisningerne er udeladt",
                      "lies in another file, which is not read along; the references are left "
                      "out"));
}

/* Files by name; of very many the last ones in one sum. */
static void tell_input(struct ark_load *load, struct ark_input *input, GHashTable *files)
{
    enum { NAMED = 50 };
    struct rest others = {0};
    ARK_VEC(ark_atom) names = {0};
    GHashTableIter iter;
    gpointer file;
    g_hash_table_iter_init(&iter, files);
    while (g_hash_table_iter_next(&iter, &file, NULL))
        ark_vec_push(&names, GPOINTER_TO_UINT(file));
    g_qsort_with_data(names.v, (gint)names.n, sizeof *names.v, by_text, load->atoms);
    for (uint32_t i = 0; i < names.n; i++) {
        const struct rest *rest = g_hash_table_lookup(files, GUINT_TO_POINTER(names.v[i]));
        if (i < NAMED)
            tell_file(load, input, ark_atom_text(load->atoms, names.v[i]), rest);
        else
            others.count += rest->count;
    }
    if (others.count)
        tell_file(load, input, ark_say(load->lang, "andre filer", "other files"), &others);
    ark_vec_clear(&names);
}

static void tell(struct search *search, GHashTable *rests)
{
    ARK_VEC_EACH (struct ark_input, input, search->inputs->items) {
        ark_atom file = ark_atom_find(search->load->atoms, input->file);
        GHashTable *files = g_hash_table_lookup(rests, GUINT_TO_POINTER(file));
        if (file && files)
            tell_input(search->load, input, files);
    }
}

static void resolve_all(struct search *search, const struct ark_across *across,
                        const ark_atom *files)
{
    g_autoptr(GHashTable) rests =
        g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_hash_table_unref);
    for (uint32_t i = 0; i < across->references.n; i++) {
        const struct ark_across_reference *reference = &across->references.v[i];
        uintptr_t found = files[i] ? (uintptr_t)g_hash_table_lookup(search->wanted,
                                                                    key_of(files[i], reference->id))
                                   : 0;
        if (found)
            resolve(search->load->builder, reference, (ark_ref)(found - 1));
        else if (!files[i] || reference->kind != ARK_ACROSS_NOTHING)
            count_rest(rests, reference, files[i]);
    }
    tell(search, rests);
}

void ark_across_settle(struct ark_across *across, struct ark_load *load, struct ark_inputs *inputs)
{
    struct search search = {
        .load = load,
        .inputs = inputs,
        .by_path = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .wanted = g_hash_table_new(hash_key, NULL),
        .files = g_hash_table_new(NULL, NULL),
        .meant = g_hash_table_new(hash_key, NULL),
    };
    uint32_t n = across->references.n;
    g_autofree ark_atom *files = g_new0(ark_atom, n + 1);
    enter_inputs(&search);
    for (uint32_t i = 0; i < n; i++) {
        const struct ark_across_reference *reference = &across->references.v[i];
        files[i] = meant(&search, reference);
        if (!files[i] || reference->kind == ARK_ACROSS_NOTHING)
            continue;
        g_hash_table_add(search.files, GUINT_TO_POINTER(files[i]));
        g_hash_table_insert(search.wanted, key_of(files[i], reference->id), NULL);
    }
    find_all(&search);
    resolve_all(&search, across, files);
    g_hash_table_unref(search.by_path);
    g_hash_table_unref(search.by_name);
    g_hash_table_unref(search.wanted);
    g_hash_table_unref(search.files);
    g_hash_table_unref(search.meant);
    ark_vec_clear(&across->references);
}
