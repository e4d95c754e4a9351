/* A pack's framework as nodes of the graph (docs/graph.md, "Frameworks"). */
#include "pack/pack.h"

struct adding {
    ark_builder *builder;
    ark_atom file;
    ark_labelset states;
};

static ark_labelset one_label(ark_builder *builder, const char *label)
{
    const char *const labels[] = {label, NULL};
    return ark_builder_labelset(builder, labels);
}

static ark_ref add(const struct adding *adding, const char *label, const char *id,
                   struct ark_text title, struct ark_loc loc)
{
    loc.file = adding->file;
    ark_ref node = ark_builder_node(adding->builder, one_label(adding->builder, label), loc);
    ark_builder_set_str(adding->builder, node, "id", id);
    ark_builder_set_str(adding->builder, node, "name", ark_text_in(title, ARK_DA));
    return node;
}

static void state(const struct adding *adding, ark_ref from, ark_ref to)
{
    ark_builder_edge(adding->builder, adding->states, from, to,
                     ark_builder_loc(adding->builder, to));
}

void ark_pack_add_to_graph(const struct ark_pack *pack, ark_builder *builder)
{
    struct adding adding = {builder, ark_atom_intern(ark_builder_atoms(builder), pack->file),
                            one_label(builder, "STATES")};
    ark_ref framework =
        add(&adding, "Framework", pack->id, pack->title, (struct ark_loc){.line = 1, .column = 1});
    ark_builder_set_str(builder, framework, "version", pack->version);
    g_autofree ark_ref *principles = g_new(ark_ref, pack->principle_n + 1);
    for (uint32_t i = 0; i < pack->principle_n; i++) {
        const struct ark_principle *principle = &pack->principles[i];
        principles[i] = add(&adding, "Principle", principle->id, principle->title, principle->loc);
        state(&adding, framework, principles[i]);
    }
    for (uint32_t i = 0; i < pack->framework_rule_n; i++) {
        const struct ark_framework_rule *rule = &pack->framework_rules[i];
        ark_ref node = add(&adding, "Rule", rule->id, rule->title, rule->loc);
        ark_builder_set_str(builder, node, "level", ark_level_name(rule->level));
        state(&adding, framework, node);
        const struct ark_principle *of =
            rule->principle ? ark_pack_principle(pack, rule->principle) : NULL;
        if (of)
            state(&adding, principles[of - pack->principles], node);
    }
}
