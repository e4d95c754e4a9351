/* A session: what the commands share while they run. Opens packs and inputs in one table of atoms,
 * links them, and freezes the graph. */
#pragma once

#include "check/check.h"
#include "link/link.h"
#include "load/loader.h"

struct ark_session {
    enum ark_lang lang;
    bool every_pack; /* without names, also the packs that are there on request; set before loading
                      */
    bool beside;     /* atoms, arena, schema and packs are another session's */
    bool with_tests; /* built-in packs are loaded with their inline tests; set before loading */
    enum ark_modals modals; /* set before the freeze */
    ark_atoms *atoms;
    struct ark_arena *arena;
    ark_schema *schema;
    struct ark_diags diags;
    struct ark_inputs inputs;
    const struct ark_setting *settings; /* for the packs' parameters; borrowed, before loading */
    uint32_t setting_n;
    struct ark_diags *warnings; /* gets what is odd in packs; NULL: not wanted; borrowed likewise */
    ARK_VEC(const struct ark_pack *) packs; /* what is extended before what extends it */
    ARK_VEC(const struct ark_pack *) named; /* those of them that were asked for by name */
    ark_builder *builder;                   /* until the freeze */
    ark_builder *previous; /* the report as it was before, apart from all else; NULL: not given */
    const char *previous_file;
    ark_graph *graph; /* after it */
};

void ark_session_init(struct ark_session *session, enum ark_lang lang);
/* A session of other inputs with the same packs: they share all that packs need, so that two graphs
 * can be compared. To be cleared before the other one, whose packs are loaded. */
void ark_session_init_beside(struct ark_session *session, const struct ark_session *other);
void ark_session_clear(struct ark_session *session);

/* What texts of rules, tests and queries are compiled with. */
struct ark_compile ark_session_compile(const struct ark_session *session);

/* Loads the packs called by name (built in) or path, with those that they extend. When `names` is
 * NULL or empty: those built in that are not on request, and of those for data models only when the
 * inputs, which are then loaded before, have one. */
bool ark_session_load_packs(struct ark_session *session, char **names, GError **error);

/* What to say when no loaded pack has a profile `id`; NULL when one has, or `id` is NULL. Caller
 * frees. */
char *ark_session_unknown_profile(const struct ark_session *session, const char *id);

/* Says on standard error what is odd in packs or a query, with its place. */
void ark_session_say_warnings(const struct ark_session *session, const struct ark_diags *warnings);

/* Loads the inputs into the builder. No input at all is an error. */
bool ark_session_load_inputs(struct ark_session *session, char **paths, GError **error);

/* Both: packs that are named come first, so that their mistakes are told before anything is read.
 */
bool ark_session_load(struct ark_session *session, char **packs, char **paths, GError **error);

/* Loads the report as it was before, to be compared with that of today when the graph is frozen. It
 * must be one document. */
bool ark_session_load_previous(struct ark_session *session, const char *path, GError **error);

/* Fails if an input has nothing to check, so that "green but empty" can't happen. */
bool ark_session_require_content(const struct ark_session *session, GError **error);

/* Adds the packs' frameworks to the graph, links the text to everything, and freezes. Fails as
 * ark_link does. */
bool ark_session_freeze(struct ark_session *session, GError **error);
