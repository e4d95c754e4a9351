/* A session: packs and inputs to a frozen graph. */
#include "cli/session.h"

#include <string.h>

#include "archimate/archimate.h"
#include "cli/command.h"
#include "cli/packs.h"
#include "document/document.h"
#include "link/link.h"
#include "link/previous.h"
#include "load/look.h"
#include "uml/uml.h"

void ark_session_init(struct ark_session *session, enum ark_lang lang)
{
    *session = (struct ark_session){.lang = lang};
    session->atoms = ark_atoms_new();
    session->arena = ark_arena_new();
    session->schema = ark_schema_new();
    session->builder = ark_builder_new(session->atoms);
    ark_archimate_register(session->schema);
    ark_uml_register(session->schema);
    ark_look_register(session->schema);
    ark_document_register(session->schema);
    ark_packs_register(session->schema);
    ark_diags_init(&session->diags, lang);
}

void ark_session_init_beside(struct ark_session *session, const struct ark_session *other)
{
    *session = (struct ark_session){.lang = other->lang,
                                    .beside = true,
                                    .modals = other->modals,
                                    .atoms = other->atoms,
                                    .arena = other->arena,
                                    .schema = other->schema,
                                    .builder = ark_builder_new(other->atoms)};
    for (uint32_t i = 0; i < other->packs.n; i++)
        ark_vec_push(&session->packs, other->packs.v[i]);
    ark_diags_init(&session->diags, other->lang);
}

void ark_session_clear(struct ark_session *session)
{
    ark_builder_free(session->builder);
    ark_builder_free(session->previous);
    ark_graph_free(session->graph);
    ark_vec_clear(&session->packs);
    ark_vec_clear(&session->named);
    ark_inputs_clear(&session->inputs);
    ark_diags_clear(&session->diags);
    if (session->beside)
        return;
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

/* The packs called `names`, else those that are built in. Caller frees; NULL on failure. */
static struct ark_pack_source *open_packs(struct ark_pack_files *files, char **names,
                                          uint32_t *ret_n, GError **error)
{
    uint32_t n = names ? g_strv_length(names) : 0;
    if (!n)
        return ark_packs_built_in(files, ret_n);
    g_autofree struct ark_pack_source *sources = g_new(struct ark_pack_source, n);
    for (uint32_t i = 0; i < n; i++) {
        if (!ark_pack_files_open(files, names[i], NULL, &sources[i], error))
            return NULL;
    }
    *ret_n = n;
    return g_steal_pointer(&sources);
}

/* A file has many names, and the one it was first met by is that of the pack. */
static bool is_named(const struct ark_pack *pack, const struct ark_pack_source *sources, uint32_t n)
{
    g_autofree char *path = g_canonicalize_filename(pack->file, NULL);
    for (uint32_t i = 0; i < n; i++) {
        if (strcmp(sources[i].key, path) == 0 || strcmp(sources[i].key, pack->file) == 0)
            return true;
    }
    return false;
}

/* A data model, or a list of concepts (begrebsliste). */
static bool is_data_model(const struct ark_input *input)
{
    return input->has[ARK_COUNT_CLASSES] ||
           (input->counts[ARK_COUNT_CONCEPTS] && !input->has[ARK_COUNT_SECTIONS]);
}

static uint32_t count_data_models(const struct ark_session *session)
{
    uint32_t n = 0;
    ARK_VEC_EACH (const struct ark_input, input, session->inputs.items)
        n += is_data_model(input);
    return n;
}

bool ark_session_load_packs(struct ark_session *session, char **names, GError **error)
{
    struct ark_compile compile = ark_session_compile(session);
    compile.warnings = session->warnings;
    uint32_t data_models = count_data_models(session);
    struct ark_pack_files files = {.lang = session->lang,
                                   .with_tests = session->with_tests,
                                   .data_model = data_models > 0,
                                   .only_data =
                                       data_models > 0 && data_models == session->inputs.items.n,
                                   .every = session->every_pack};
    const struct ark_pack_options options = {.open = ark_pack_files_open,
                                             .user = &files,
                                             .settings = session->settings,
                                             .setting_n = session->setting_n};
    const struct ark_pack *const *packs = NULL;
    uint32_t n, pack_n = 0;
    g_autofree struct ark_pack_source *sources = open_packs(&files, names, &n, error);
    bool ok = sources && ark_packs_load(&compile, &options, sources, n, &packs, &pack_n, error);
    for (uint32_t i = 0; i < pack_n; i++) {
        ark_vec_push(&session->packs, packs[i]);
        if (is_named(packs[i], sources, n))
            ark_vec_push(&session->named, packs[i]);
    }
    ark_pack_files_clear(&files);
    return ok;
}

char *ark_session_unknown_profile(const struct ark_session *session, const char *id)
{
    enum ark_lang lang = session->lang;
    if (!id || ark_packs_have_profile(session->packs.v, session->packs.n, id))
        return NULL;
    g_autofree char *known = ark_packs_profiles(session->packs.v, session->packs.n, lang);
    return g_strdup_printf(
        *known ? ark_say(lang, "ukendt profil »%s«. Der er %s.",
                         "unknown profile \"%s\". There are %s.")
               : ark_say(lang, "ukendt profil »%s«: ingen af regelpakkerne har profiler.%s",
                         "unknown profile \"%s\": none of the rule packs has profiles.%s"),
        id, known);
}

void ark_session_say_warnings(const struct ark_session *session, const struct ark_diags *warnings)
{
    enum ark_lang lang = session->lang;
    ARK_VEC_EACH (const struct ark_diag, diag, warnings->items) {
        g_autofree char *place = ark_diag_place(diag, session->atoms);
        ark_say_error("%s: %s: %s", place, ark_say(lang, "advarsel", "warning"), diag->message);
    }
    if (warnings->dropped)
        ark_say_error(ark_say(lang, "arkitjek: og %u advarsler mere af samme slags",
                              "arkitjek: and %u more warnings of the same kinds"),
                      warnings->dropped);
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
    struct ark_load load = {.builder = session->builder,
                            .atoms = session->atoms,
                            .arena = session->arena,
                            .diags = &session->diags,
                            .lang = session->lang};
    for (char **path = paths; path && *path; path++) {
        if (!ark_load_path(&load, *path, &session->inputs, error))
            return false;
    }
    ark_load_finish(&load, &session->inputs);
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

bool ark_session_load(struct ark_session *session, char **packs, char **paths, GError **error)
{
    bool named = packs && *packs;
    return (!named || ark_session_load_packs(session, packs, error)) &&
           ark_session_load_inputs(session, paths, error) &&
           (named || ark_session_load_packs(session, packs, error));
}

/* In a builder of its own: no rule may meet its nodes. */
bool ark_session_load_previous(struct ark_session *session, const char *path, GError **error)
{
    session->previous = ark_builder_new(session->atoms);
    struct ark_load load = {.builder = session->previous,
                            .atoms = session->atoms,
                            .arena = session->arena,
                            .diags = &session->diags,
                            .lang = session->lang};
    struct ark_inputs inputs = {0};
    bool ok = ark_load_path(&load, path, &inputs, error);
    bool one = ok && inputs.items.n == 1 && inputs.items.v[0].has[ARK_COUNT_SECTIONS] &&
               !ark_input_is_empty(&inputs.items.v[0]);
    session->previous_file = ark_arena_strdup(session->arena, path);
    ark_inputs_clear(&inputs);
    if (!ok || one)
        return ok;
    return ark_fail_at(error, ARK_ERROR_INPUT, path, 0, 0, "%s",
                       ark_say(session->lang,
                               "--previous er den tidligere udgave af rapporten: ét dokument med "
                               "tekst. Giv filen med den.",
                               "--previous is the earlier version of the report: one document with "
                               "a text. Give its file."));
}

/* Says what was compared with what, so that nobody takes a report that is not compared for one that
 * has not changed. */
static void link_previous(struct ark_session *session)
{
    struct ark_since since = {0};
    struct ark_loc loc = {.file = ark_atom_intern(session->atoms, session->previous_file)};
    bool found =
        ark_link_previous(session->builder, session->previous, session->previous_file, &since);
    if (found)
        ark_diag_add(&session->diags, ARK_DIAG_NOTE, "previous", loc,
                     ark_say(session->lang,
                             "Rapporten er holdt op mod denne tidligere udgave: %u afsnit er "
                             "uændrede, %u ændrede, %u nye, og %u er væk.",
                             "The report was held against this earlier version: %u sections are "
                             "unchanged, %u changed, %u new, and %u are gone."),
                     since.same, since.changed, since.added, since.removed);
    else
        ark_diag_add(&session->diags, ARK_DIAG_WARNING, "previous", loc, "%s",
                     ark_say(session->lang,
                             "Ingen af de læste rapporter har et afsnit til fælles med denne, så "
                             "intet er sammenlignet. Giv en tidligere udgave af rapporten.",
                             "None of the reports read has a section in common with this one, so "
                             "nothing was compared. Give an earlier version of the report."));
}

static bool fail_empty(const struct ark_input *input, enum ark_lang lang, GError **error)
{
    bool model = input->has[ARK_COUNT_ELEMENTS] || input->has[ARK_COUNT_CLASSES];
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

/* A file of packages only may be the frame of others that are read with it. */
bool ark_session_require_content(const struct ark_session *session, GError **error)
{
    uint32_t hollow = 0;
    ARK_VEC_EACH (const struct ark_input, input, session->inputs.items) {
        if (ark_input_is_empty(input))
            return fail_empty(input, session->lang, error);
        hollow += input->hollow;
    }
    return !hollow || hollow < session->inputs.items.n ||
           fail_empty(session->inputs.items.v, session->lang, error);
}

bool ark_session_freeze(struct ark_session *session, GError **error)
{
    ark_packs_add_to_graph(session->packs.v, session->packs.n, session->builder);
    if (!ark_link(session->builder, session->modals, &session->diags, error))
        return false;
    if (session->previous)
        link_previous(session);
    session->graph = ark_builder_freeze(g_steal_pointer(&session->builder));
    return true;
}
