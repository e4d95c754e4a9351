/* Sections of today against those of an earlier report: which is which, and which have changed.
 * Reads two builders and writes properties in one. */
#include "link/previous.h"

#include <string.h>

#include "document/section_pairs.h"
#include "link/response.h"

struct section {
    ark_ref ref, report;
    GChecksum *sum; /* of all that stands in it; the heading itself left out */
    char digest[65];
    bool paired;
};

struct side {
    const ark_builder *builder;
    ARK_VEC(struct section) all;  /* in the order of the documents */
    struct ark_sections sections; /* the same, by their headings */
};

static const char *text_of(const struct side *side, ark_ref ref, const char *key)
{
    const char *text = ark_builder_get_str(side->builder, ref, key);
    return text ? text : "";
}

static void add_section(struct side *side, ark_ref ref, ark_ref report, uint32_t above)
{
    struct section section = {
        .ref = ref, .report = report, .sum = g_checksum_new(G_CHECKSUM_SHA256)};
    ark_vec_push(&side->all, section);
    ark_sections_add(&side->sections, text_of(side, ref, "number"), text_of(side, ref, "name"),
                     above, text_of(side, report, "name"));
}

/* Adds what a node says to every section it stands in. */
static void add_text(struct side *side, uint32_t in, const char *kind, const char *text)
{
    if (!*text)
        return;
    for (uint32_t at = in; at != ARK_NO_SECTION; at = side->sections.all.v[at].above) {
        GChecksum *sum = side->all.v[at].sum;
        g_checksum_update(sum, (const guchar *)kind, (gssize)strlen(kind) + 1);
        g_checksum_update(sum, (const guchar *)text, (gssize)strlen(text) + 1);
    }
}

/* Which of the labels say something of their own, and in which properties. A Row is its cells. */
static const struct {
    const char *label, *property;
} said[] = {
    {"Paragraph", "text"}, {"ListItem", "text"}, {"Cell", "text"},      {"Code", "text"},
    {"Figure", "name"},    {"Figure", "target"}, {"Link", "target"},    {"Section", "name"},
    {"Table", "header"},   {"Table", "caption"}, {"Figure", "caption"},
};

static void read_node(struct side *side, ark_ref ref, const char *label, uint32_t in)
{
    for (size_t i = 0; i < G_N_ELEMENTS(said); i++) {
        if (strcmp(label, said[i].label) == 0)
            add_text(side, in, label, text_of(side, ref, said[i].property));
    }
}

static void read_nodes(struct side *side, const ark_ref *parents, uint32_t nodes)
{
    const ark_atoms *atoms = ark_builder_atoms(side->builder);
    g_autofree uint32_t *in = g_new(uint32_t, nodes + 1); /* the section it lies in or is */
    ark_ref report = ARK_REF_NONE;
    for (ark_ref ref = 0; ref < nodes; ref++) {
        const char *label = ark_atom_text(atoms, ark_builder_type(side->builder, ref));
        bool is_report = label && strcmp(label, "Report") == 0;
        report = is_report ? ref : report;
        in[ref] = ARK_NO_SECTION;
        if (!label || is_report || parents[ref] == ARK_REF_NONE || report == ARK_REF_NONE)
            continue;
        uint32_t above = in[parents[ref]];
        in[ref] = above;
        read_node(side, ref, label, above);
        if (strcmp(label, "Section") == 0) {
            add_section(side, ref, report, above);
            in[ref] = side->all.n - 1;
        }
    }
}

static void init_side(struct side *side, const ark_builder *builder)
{
    uint32_t nodes = ark_builder_node_count(builder);
    g_autofree ark_ref *parents = ark_link_parents(builder);
    *side = (struct side){.builder = builder};
    read_nodes(side, parents, nodes);
    ARK_VEC_EACH (struct section, section, side->all)
        g_strlcpy(section->digest, g_checksum_get_string(section->sum), sizeof section->digest);
    ark_sections_index(&side->sections, 0, side->all.n);
}

static void clear_side(struct side *side)
{
    ARK_VEC_EACH (struct section, section, side->all)
        g_checksum_free(section->sum);
    ark_vec_clear(&side->all);
    ark_sections_clear(&side->sections);
}

/* The report of today that has most sections in common with the earlier one. */
static ark_ref find_report(const struct side *now, const struct side *then)
{
    ark_ref best = ARK_REF_NONE;
    uint32_t most = 0, here = 0;
    for (uint32_t i = 0; i < now->all.n; i++) {
        const struct section *section = &now->all.v[i];
        here = i && now->all.v[i - 1].report == section->report ? here : 0;
        here += ark_section_named(&then->sections, now->sections.all.v[i].name) != ARK_NO_SECTION;
        if (here > most && !ark_is_note_title(text_of(now, section->report, "name"))) {
            most = here;
            best = section->report;
        }
    }
    return best;
}

/* Only the sections of the report that the earlier one is of; a name in others is another's. */
static void keep_report(struct side *side, ark_ref report)
{
    ark_sections_forget(&side->sections);
    for (uint32_t i = 0; i < side->all.n; i++) {
        if (side->all.v[i].report == report)
            ark_sections_index(&side->sections, i, 1);
    }
}

static void compare(ark_builder *builder, const struct side *now, const struct side *then,
                    ark_ref report, struct ark_since *since)
{
    for (uint32_t i = 0; i < now->all.n; i++) {
        const struct section *section = &now->all.v[i];
        if (section->report != report)
            continue;
        uint32_t before = ark_section_before(&then->sections, &now->sections, i);
        struct section *was = before != ARK_NO_SECTION ? &then->all.v[before] : NULL;
        bool same = was && strcmp(was->digest, section->digest) == 0 &&
                    strcmp(then->sections.all.v[before].name, now->sections.all.v[i].name) == 0;
        if (was)
            was->paired = true;
        since->same += same;
        since->changed += was && !same;
        since->added += !was;
        ark_builder_set_str(builder, section->ref, "sincePrevious",
                            same  ? "uændret"
                            : was ? "ændret"
                                  : "ny");
    }
    ARK_VEC_EACH (struct section, section, then->all)
        since->removed += !section->paired;
}

bool ark_link_previous(ark_builder *builder, const ark_builder *previous, const char *file,
                       struct ark_since *ret_since)
{
    struct side now, then;
    init_side(&now, builder);
    init_side(&then, previous);
    ark_ref report = find_report(&now, &then);
    if (report != ARK_REF_NONE) {
        struct ark_since since = {0};
        keep_report(&now, report);
        compare(builder, &now, &then, report, &since);
        ark_builder_set_str(builder, report, "previous", file);
        *ret_since = since;
    }
    clear_side(&now);
    clear_side(&then);
    return report != ARK_REF_NONE;
}
