/* Responses: from what the tables and headed lists of consultation notes say to labels, properties
 * and edges (docs/graph.md). */
#include "link/response.h"

#include <string.h>

const char *ark_response_text(const struct responding *responding, ark_ref ref, ark_atom key)
{
    struct ark_value value = ark_builder_get(responding->linking->builder, ref, key);
    return value.type == ARK_TEXT ? value.text : "";
}

ark_ref ark_response_report(const struct responding *responding, ark_ref ref)
{
    const struct linking *linking = responding->linking;
    while (ref != ARK_REF_NONE && ark_builder_type(linking->builder, ref) != responding->report)
        ref = linking->parents[ref];
    return ref;
}

ark_ref ark_response_hearing(const struct responding *responding, ark_ref ref)
{
    const struct linking *linking = responding->linking;
    for (; ref != ARK_REF_NONE; ref = linking->parents[ref]) {
        ark_atom type = ark_builder_type(linking->builder, ref);
        bool section = type == linking->section;
        if (!section && type != responding->report)
            continue;
        const char *name = ark_response_text(responding, ref, linking->name);
        if (section ? ark_is_hearing(name) : ark_is_note_title(name))
            return ref;
    }
    return ARK_REF_NONE;
}

static int in_order(const void *a, const void *b)
{
    const struct response *x = a, *y = b;
    return (x->at > y->at) - (x->at < y->at);
}

/* What the change column says counts first: there people write "Ja, afsnit 7.3". */
static void decide(struct response *response)
{
    const char *said[] = {response->change, response->status_text, response->answer};
    for (size_t i = 0; i < G_N_ELEMENTS(said) && !response->status; i++)
        response->status =
            said[i] ? ark_response_status(said[i], said[i] == response->answer) : NULL;
    if (response->change && !response->status && ark_is_place(response->change))
        response->status = "ændret";
    if (!response->status_text)
        response->status_text = response->change;
    if (!response->answer && !response->status && response->comment &&
        ark_says_no_remarks(response->comment))
        response->status = "ingen bemærkninger";
}

/* A column of the table itself may have the very name: what we read there is its value then. */
static void set(struct responding *responding, ark_ref ref, const char *key, const char *text)
{
    ark_builder *builder = responding->linking->builder;
    ark_atoms *atoms = ark_builder_atoms(builder);
    if (!text)
        return;
    const char *kept = ark_atom_text(atoms, ark_atom_intern(atoms, text));
    ark_builder_replace(builder, ref, ark_atom_intern(atoms, key),
                        ark_value_text(kept, (uint32_t)strlen(kept)));
}

static void describe(struct responding *responding, const struct response *response)
{
    ark_builder *builder = responding->linking->builder;
    ark_builder_add_label(builder, response->at,
                          ark_atom_intern(ark_builder_atoms(builder), "Response"));
    set(responding, response->at, "reference", response->reference);
    set(responding, response->at, "party", response->party);
    set(responding, response->at, "section", response->section);
    set(responding, response->at, "comment", response->comment);
    set(responding, response->at, "answer", response->answer);
    set(responding, response->at, "change", response->change);
    set(responding, response->at, "status", response->status);
    set(responding, response->at, "statusText", response->status_text);
}

static void finish(struct responding *responding)
{
    qsort(responding->all.v, responding->all.n, sizeof *responding->all.v, in_order);
    ARK_VEC_EACH (struct response, response, responding->all) {
        response->place = ARK_REF_NONE;
        decide(response);
        describe(responding, response);
    }
    ark_link_parties(responding);
    ark_link_places(responding);
    ark_link_repeats(responding);
}

void ark_link_responses(struct linking *linking)
{
    ark_atoms *atoms = ark_builder_atoms(linking->builder);
    struct responding responding = {
        .linking = linking,
        .arena = ark_arena_new(),
        .report = ark_atom_intern(atoms, "Report"),
        .paragraph = ark_atom_intern(atoms, "Paragraph"),
        .list = ark_atom_intern(atoms, "List"),
        .list_item = ark_atom_intern(atoms, "ListItem"),
        .header = ark_atom_intern(atoms, "header"),
        .caption = ark_atom_intern(atoms, "caption"),
        .position = ark_atom_intern(atoms, "index"),
    };
    ark_responses_of_tables(&responding);
    ark_responses_of_lists(&responding);
    if (responding.all.n)
        finish(&responding);
    ark_vec_clear(&responding.all);
    ark_arena_free(responding.arena);
}
