/* Ids to refs, many at a time: of entities and of the ends of edges, and what dangles. */
#include <string.h>

#include "load/model.h"

static void join_one(struct ark_model *model, const struct ark_join *join, ark_atom from,
                     ark_atom to)
{
    ark_ref ends[] = {ark_builder_from(model->builder, join->ref),
                      ark_builder_to(model->builder, join->ref)};
    if (join->has_from)
        ends[0] = ark_model_find(model, join->space, from);
    if (join->has_to)
        ends[1] = ark_model_find(model, join->space, to);
    if (ends[0] != ARK_REF_NONE && ends[1] != ARK_REF_NONE) {
        ark_builder_set_ends(model->builder, join->ref, ends[0], ends[1]);
        return;
    }
    struct ark_pending_edge pending = {join->ref, from, to, join->space, join->code};
    ark_vec_push(&model->edges, pending);
}

static void identify(struct ark_model *model, const struct ark_join *join, ark_atom id)
{
    ark_builder_set_id(model->builder, join->ref, id);
    ark_model_enter(model, join->space, join->ref, ark_builder_loc(model->builder, join->ref));
}

static void flush(struct ark_model *model)
{
    struct ark_joins *joins = &model->joins;
    uint32_t next = 0;
    ark_atom_intern_all(model->atoms, joins->queries, joins->query_count);
    for (uint32_t i = 0; i < joins->n; i++) {
        const struct ark_join *join = &joins->items[i];
        if (join->is_id) {
            identify(model, join, joins->queries[next++].atom);
            continue;
        }
        ark_atom from = join->has_from ? joins->queries[next++].atom : ARK_ATOM_NONE;
        ark_atom to = join->has_to ? joins->queries[next++].atom : ARK_ATOM_NONE;
        join_one(model, join, from, to);
    }
    joins->n = joins->query_count = joins->text_len = 0;
}

static void ask(struct ark_joins *joins, const struct ark_xml_attr *id)
{
    char *text = joins->texts + joins->text_len;
    memcpy(text, id->value, id->len);
    joins->text_len += (uint32_t)id->len;
    joins->queries[joins->query_count++] =
        (struct ark_atom_query){.text = text, .len = (uint32_t)id->len};
}

/* False if so many bytes never fit. */
static bool make_room(struct ark_model *model, size_t need)
{
    struct ark_joins *joins = &model->joins;
    if (joins->n == ARK_JOINS || joins->text_len + need > ARK_JOIN_TEXT)
        flush(model);
    return need <= ARK_JOIN_TEXT;
}

void ark_model_identify(struct ark_model *model, enum ark_id_space space, ark_ref ref,
                        const struct ark_xml_attr *id)
{
    struct ark_joins *joins = &model->joins;
    struct ark_join join = {.ref = ref, .space = (uint8_t)space, .is_id = true};
    if (!id || ref == ARK_REF_NONE)
        return;
    if (!make_room(model, id->len)) {
        identify(model, &join, ark_model_atom(model, id));
        return;
    }
    joins->items[joins->n++] = join;
    ask(joins, id);
}

void ark_model_join(struct ark_model *model, ark_ref edge, enum ark_id_space space,
                    const struct ark_xml_attr *from, const struct ark_xml_attr *to,
                    const char *code)
{
    struct ark_joins *joins = &model->joins;
    struct ark_join join = {edge, code, (uint8_t)space, false, from, to};
    if (!make_room(model, (from ? from->len : 0) + (to ? to->len : 0))) {
        join_one(model, &join, ark_model_atom(model, from), ark_model_atom(model, to));
        return;
    }
    joins->items[joins->n++] = join;
    if (from)
        ask(joins, from);
    if (to)
        ask(joins, to);
}

static void report_dangling(struct ark_model *model, const struct ark_pending_edge *pending,
                            ark_atom id)
{
    struct ark_loc loc = ark_builder_loc(model->builder, pending->edge);
    enum ark_lang lang = model->load->lang;
    const char *what = strcmp(pending->code, "dangling-relationship") == 0
                           ? ark_say(lang, "relationen er udeladt", "the relationship is left out")
                       : strcmp(pending->code, "dangling-connection") == 0
                           ? ark_say(lang, "forbindelsen er udeladt", "the connection is left out")
                           : ark_say(lang, "henvisningen er udeladt", "the reference is left out");
    if (!id)
        ark_diag_add(model->load->diags, ARK_DIAG_WARNING, pending->code, loc,
                     ark_say(lang, "en ende mangler; %s", "an end is missing; %s"), what);
    else
        ark_diag_add(model->load->diags, ARK_DIAG_WARNING, pending->code, loc,
                     ark_say(lang, "der er intet med id'et \"%s\"; %s",
                             "there is nothing with the id \"%s\"; %s"),
                     ark_atom_text(model->atoms, id), what);
}

void ark_model_join_all(struct ark_model *model)
{
    flush(model);
    ARK_VEC_EACH (struct ark_pending_edge, pending, model->edges) {
        ark_ref known_from = ark_builder_from(model->builder, pending->edge);
        ark_ref known_to = ark_builder_to(model->builder, pending->edge);
        ark_ref from = known_from != ARK_REF_NONE
                           ? known_from
                           : ark_model_find(model, pending->space, pending->from);
        ark_ref to = known_to != ARK_REF_NONE ? known_to
                                              : ark_model_find(model, pending->space, pending->to);
        if (from == ARK_REF_NONE || to == ARK_REF_NONE) {
            report_dangling(model, pending, from == ARK_REF_NONE ? pending->from : pending->to);
            ark_builder_drop_edge(model->builder, pending->edge);
        } else {
            ark_builder_set_ends(model->builder, pending->edge, from, to);
        }
    }
}
