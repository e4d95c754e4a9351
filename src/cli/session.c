/* A session: packs and inputs to a frozen graph. */
#include "cli/session.h"

#include <string.h>

#include "archimate/archimate.h"
#include "base/limits.h"
#include "document/document.h"
#include "embedded/embedded.h"
#include "link/link.h"

#define PACK_PREFIX "rules/"
#define PACK_ENDING ".yaml"

void ark_session_init(struct ark_session *session, enum ark_lang lang)
{
    *session = (struct ark_session){.lang = lang};
    session->atoms = ark_atoms_new();
    session->arena = ark_arena_new();
    session->schema = ark_schema_new();
    session->builder = ark_builder_new(session->atoms);
    ark_archimate_register(session->schema);
    ark_document_register(session->schema);
    ark_diags_init(&session->diags, lang);
}

void ark_session_clear(struct ark_session *session)
{
    ark_builder_free(session->builder);
    ark_graph_free(session->graph);
    ark_vec_clear(&session->packs);
    ark_inputs_clear(&session->inputs);
    ark_diags_clear(&session->diags);
    ark_schema_free(session->schema);
    ark_arena_free(session->arena);
    ark_atoms_free(session->atoms);
}

struct ark_compile ark_session_compile(const struct ark_session *session)
{
    return (struct ark_compile){
        .arena = session->arena,
        .atoms = session->atoms,
        .schema = session->schema,
        .lang = session->lang,
    };
}

static bool load_pack(struct ark_session *session, const char *file, const char *bytes, size_t len,
                      bool has_tests, GError **error)
{
    struct ark_compile compile = ark_session_compile(session);
    compile.tests_elsewhere = !has_tests;
    const struct ark_pack *pack = ark_pack_load(&compile, file, bytes, len, error);
    if (!pack)
        return false;
    ARK_VEC_EACH (const struct ark_pack *, other, session->packs) {
        if (strcmp((*other)->id, pack->id) == 0)
            return ark_fail_at(error, ARK_ERROR_PACK, file, 0, 0,
                               ark_say(session->lang,
                                       "regelpakken %s er taget med to gange. Giv den én gang.",
                                       "the rule pack %s was given twice. Give it once."),
                               pack->id);
    }
    ark_vec_push(&session->packs, pack);
    return true;
}

static bool is_pack(const struct ark_embedded *file)
{
    return g_str_has_prefix(file->name, PACK_PREFIX);
}

static bool load_embedded(struct ark_session *session, const struct ark_embedded *file,
                          GError **error)
{
    if (session->with_tests)
        return load_pack(session, file->name, file->tested, file->tested_len, true, error);
    return load_pack(session, file->name, file->bytes, file->len, false, error);
}

static bool load_built_in(struct ark_session *session, const char *name, GError **error)
{
    g_autofree char *wanted = g_strconcat(PACK_PREFIX, name, PACK_ENDING, NULL);
    g_autoptr(GString) known = g_string_new(NULL);
    for (unsigned i = 0; i < ark_embedded_count; i++) {
        const struct ark_embedded *file = &ark_embedded_files[i];
        if (!is_pack(file))
            continue;
        if (strcmp(file->name, wanted) == 0)
            return load_embedded(session, file, error);
        size_t len = strlen(file->name) - strlen(PACK_PREFIX) - strlen(PACK_ENDING);
        g_string_append_printf(known, "%s%.*s", known->len ? ", " : "", (int)len,
                               file->name + strlen(PACK_PREFIX));
    }
    return ark_fail(
        error, ARK_ERROR_PACK,
        ark_say(session->lang,
                "der er ingen regelpakke, der hedder %s. Der er %s; en fil gives som sti, "
                "fx ./min.yaml.",
                "there is no rule pack called %s. There are %s; give a file as a path, "
                "such as ./mine.yaml."),
        name, known->str);
}

static bool load_pack_file(struct ark_session *session, const char *path, GError **error)
{
    g_autoptr(ark_source) source = ark_source_open(path, session->lang, error);
    size_t len;
    g_autofree char *bytes =
        source ? ark_source_read_all(source, ARK_MAX_TEXT_BYTES, &len, error) : NULL;
    if (bytes)
        return load_pack(session, path, bytes, len, true, error);
    if (error && *error)
        (*error)->code = ARK_ERROR_PACK;
    return false;
}

bool ark_session_load_packs(struct ark_session *session, char **names, GError **error)
{
    for (char **name = names; name && *name; name++) {
        bool file = strchr(*name, '/') || g_str_has_suffix(*name, PACK_ENDING);
        if (!(file ? load_pack_file : load_built_in)(session, *name, error))
            return false;
    }
    if (names && *names)
        return true;
    for (unsigned i = 0; i < ark_embedded_count; i++) {
        const struct ark_embedded *file = &ark_embedded_files[i];
        if (is_pack(file) && !load_embedded(session, file, error))
            return false;
    }
    return true;
}

/* A model that was exported beside its own file would give each finding twice. */
static void note_twins(struct ark_session *session)
{
    enum { LEAST = 10 }; /* smaller models are alike by chance */
    const struct ark_input *all = session->inputs.items.v;
    for (uint32_t i = 1; i < session->inputs.items.n; i++) {
        uint32_t elements = all[i].counts[ARK_COUNT_ELEMENTS];
        uint32_t relationships = all[i].counts[ARK_COUNT_RELATIONSHIPS];
        for (uint32_t k = 0; k < i && elements + relationships >= LEAST; k++) {
            if (all[k].counts[ARK_COUNT_ELEMENTS] != elements ||
                all[k].counts[ARK_COUNT_RELATIONSHIPS] != relationships)
                continue;
            struct ark_loc loc = {.file = ark_atom_intern(session->atoms, all[i].file)};
            ark_diag_add(&session->diags, ARK_DIAG_WARNING, "same-model", loc,
                         ark_say(session->lang,
                                 "Modellen ligner den i %s; er det den samme, kommer hvert fund to "
                                 "gange. Angiv kun den ene, eller skriv i arkitjek.yaml, hvilken "
                                 "der gælder.",
                                 "The model looks like the one in %s; if it is the same, each "
                                 "finding comes twice. Name only one, or write in arkitjek.yaml "
                                 "which one counts."),
                         all[k].file);
            break;
        }
    }
}

bool ark_session_load_inputs(struct ark_session *session, char **paths, GError **error)
{
    struct ark_load load = {session->builder, session->atoms, session->arena, &session->diags,
                            session->lang};
    for (char **path = paths; path && *path; path++) {
        if (!ark_load_path(&load, *path, &session->inputs, error))
            return false;
    }
    note_twins(session);
    if (session->inputs.items.n)
        return true;
    return ark_fail(
        error, ARK_ERROR_USAGE, "%s",
        ark_say(session->lang,
                "der er intet input. Giv en arkitekturrapport, en ArchiMate-model eller en "
                "mappe med dem; et punktum er mappen her.",
                "there is no input. Give an architecture report, an ArchiMate model or a "
                "folder with them; a full stop is this folder."));
}

static bool fail_empty(const struct ark_input *input, enum ark_lang lang, GError **error)
{
    bool model = input->has[ARK_COUNT_ELEMENTS];
    return ark_fail_at(
        error, ARK_ERROR_INPUT, input->file, 0, 0, "%s",
        model ? ark_say(lang,
                        "Modellen er tom: den har hverken elementer, relationer eller visninger. "
                        "Eksportér den igen fra værktøjet.",
                        "The model is empty: it has no elements, relationships or views. Export "
                        "it again from the tool.")
              : ark_say(lang, "Dokumentet er tomt: der er ingen tekst i det. Gem det igen.",
                        "The document is empty: there is no text in it. Save it again."));
}

bool ark_session_require_content(const struct ark_session *session, GError **error)
{
    for (uint32_t i = 0; i < session->inputs.items.n; i++) {
        if (ark_input_is_empty(&session->inputs.items.v[i]))
            return fail_empty(&session->inputs.items.v[i], session->lang, error);
    }
    return true;
}

void ark_session_freeze(struct ark_session *session)
{
    for (uint32_t i = 0; i < session->packs.n; i++)
        ark_pack_add_to_graph(session->packs.v[i], session->builder);
    ark_link(session->builder, &session->diags);
    session->graph = ark_builder_freeze(g_steal_pointer(&session->builder));
}
