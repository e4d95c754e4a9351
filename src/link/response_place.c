/* Which sections of the report a response is about, and which it says were changed. */
#include <string.h>

#include "link/response.h"
#include "link/section_index.h"

struct places {
    struct responding *responding;
    struct section_index *index; /* without the notes' own sections */
    bool *notes;                 /* by node: reports that are consultation notes */
    ark_labelset concerns, changes;
    ark_atom missing, implied, placed;
    section_ref_vec refs;
    ARK_VEC(ark_ref) found;
    unsigned unknown; /* how many of the references named nothing */
};

/* A note of its own speaks of the report beside it; a chapter of a report, of that report first. */
static ark_ref own_report(const struct places *places, const struct response *response)
{
    return response->report != ARK_REF_NONE && section_index_has(places->index, response->report)
               ? response->report
               : ARK_REF_NONE;
}

static ark_ref look_up(const struct places *places, ark_ref own, const struct section_ref *ref,
                       const char **ret_by)
{
    const ark_ref reports[] = {own, ARK_REF_NONE};
    for (size_t i = own == ARK_REF_NONE; i < G_N_ELEMENTS(reports); i++) {
        ark_ref found = ref->number ? section_index_number(places->index, reports[i], ref->number)
                                    : ARK_REF_NONE;
        *ret_by = found == ARK_REF_NONE ? "title" : "number";
        if (found == ARK_REF_NONE && ref->title)
            found = section_index_title(places->index, reports[i], ref->title);
        if (found != ARK_REF_NONE)
            return found;
    }
    return ARK_REF_NONE;
}

static bool is_found(const struct places *places, ark_ref section)
{
    ARK_VEC_EACH (ark_ref, found, places->found) {
        if (*found == section)
            return true;
    }
    return false;
}

static void connect(struct places *places, const struct response *response, ark_labelset labels,
                    ark_ref section, const char *by, bool implied)
{
    ark_builder *builder = places->responding->linking->builder;
    struct ark_loc loc = ark_builder_loc(builder, response->at);
    ark_ref edge = ark_builder_edge(builder, labels, response->at, section, loc);
    ark_builder_set_str(builder, edge, "by", by);
    if (implied)
        ark_builder_set(builder, edge, places->implied, ark_value_bool(true));
    ark_vec_push(&places->found, section);
}

/* A number that no section has is wrong only where sections have numbers. */
static void note_missing(struct places *places, const struct response *response, ark_ref own,
                         const struct section_ref *ref)
{
    ark_builder *builder = places->responding->linking->builder;
    const char *text = ref->number ? ref->number : ref->title;
    if (!ref->sure || !section_index_has(places->index, own) ||
        (ref->number && !section_index_has_numbers(places->index, own)))
        return;
    ark_builder_set_text(builder, response->at, places->missing,
                         ark_atom_intern(ark_builder_atoms(builder), text));
    places->unknown++;
}

struct search {
    ark_labelset labels;
    bool implied, missing; /* whether to note what is not there */
};

/* Adds an edge for each section that `text` names. */
static void link_text(struct places *places, const struct response *response, const char *text,
                      enum section_text kind, struct search search)
{
    ark_ref own = own_report(places, response);
    section_refs_clear(&places->refs);
    section_refs_read(text, kind, &places->refs);
    bool by_words = false; /* the longest of the words tried was found */
    ARK_VEC_EACH (struct section_ref, ref, places->refs) {
        const char *by;
        bool tried = !ref->sure && !ref->number && kind != SECTION_TEXT_COLUMN;
        if (tried && by_words)
            continue;
        ark_ref section = look_up(places, own, ref, &by);
        by_words = tried && section != ARK_REF_NONE;
        if (section != ARK_REF_NONE && !is_found(places, section))
            connect(places, response, search.labels, section, by, search.implied);
        else if (section == ARK_REF_NONE && search.missing)
            note_missing(places, response, own, ref);
    }
}

/* The sentences of an answer that say that something was changed. */
static void link_answer(struct places *places, const struct response *response)
{
    g_auto(GStrv) sentences =
        g_regex_split_simple("(?<=[^0-9 ][.!?]|[0-9][.!?])\\s+|\\n", response->answer, 0, 0);
    for (char **sentence = sentences; *sentence; sentence++) {
        if (ark_says_changed(*sentence) || ark_response_status(*sentence, true))
            link_text(places, response, *sentence, SECTION_TEXT_PROSE,
                      (struct search){places->changes, false, !ark_says_removed(*sentence)});
    }
}

static bool says_changed(const struct response *response)
{
    return response->status && (strcmp(response->status, "ændret") == 0 ||
                                strcmp(response->status, "delvist ændret") == 0);
}

static void link_response(struct places *places, struct response *response)
{
    places->found.n = 0;
    places->unknown = 0;
    if (response->section)
        link_text(places, response, response->section, SECTION_TEXT_COLUMN,
                  (struct search){places->concerns, false, false});
    response->place = places->found.n ? places->found.v[0] : ARK_REF_NONE;
    if (!says_changed(response))
        return;
    places->found.n = 0;
    if (response->change)
        link_text(places, response, response->change, SECTION_TEXT_CHANGE,
                  (struct search){places->changes, false, !ark_says_removed(response->change)});
    if (!places->found.n && !places->unknown && response->answer)
        link_answer(places, response);
    if (!places->found.n && !places->unknown && response->section)
        link_text(places, response, response->section, SECTION_TEXT_COLUMN,
                  (struct search){places->changes, true, true});
    if (!places->found.n && !places->unknown &&
        section_index_has(places->index, own_report(places, response)))
        ark_builder_set(places->responding->linking->builder, response->at, places->placed,
                        ark_value_bool(false));
}

/* The sections of a consultation note are nothing that it could have changed. */
static void find_notes(struct places *places)
{
    const struct responding *responding = places->responding;
    const struct linking *linking = responding->linking;
    places->notes = g_new0(bool, linking->nodes + 1);
    for (ark_ref ref = 0; ref < linking->nodes; ref++)
        places->notes[ref] = ark_builder_type(linking->builder, ref) == responding->report &&
                             ark_is_note_title(ark_response_text(responding, ref, linking->name));
}

void ark_link_places(struct responding *responding)
{
    ark_builder *builder = responding->linking->builder;
    ark_atoms *atoms = ark_builder_atoms(builder);
    struct places places = {
        .responding = responding,
        .concerns = ark_builder_labelset(builder, (const char *[]){"CONCERNS", NULL}),
        .changes = ark_builder_labelset(builder, (const char *[]){"CHANGES", NULL}),
        .missing = ark_atom_intern(atoms, "missing"),
        .placed = ark_atom_intern(atoms, "placed"),
        .implied = ark_atom_intern(atoms, "implied"),
    };
    find_notes(&places);
    places.index = section_index_new(builder, responding->linking->parents, places.notes);
    ARK_VEC_EACH (struct response, response, responding->all)
        link_response(&places, response);
    section_index_free(places.index);
    section_refs_clear(&places.refs);
    ark_vec_clear(&places.found);
    g_free(places.notes);
}
