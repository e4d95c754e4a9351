/* The parts of a docx that say what the others are: relationships, and the properties of the file.
 * Nothing outside the archive is ever opened. */
#include <string.h>

#include "load/docx_internal.h"

static void relation_free(void *data)
{
    struct docx_relation *relation = data;
    g_free(relation->type);
    g_free(relation->target);
    g_free(relation);
}

static void on_relation(void *data, const struct ark_xml_tag *tag)
{
    g_autofree char *type = office_copy(ark_xml_attr(tag, X_REL_TYPE));
    g_autofree char *id = office_copy(ark_xml_attr(tag, X_REL_ID));
    if (!id || !type)
        return;
    const char *slash = strrchr(type, '/');
    struct docx_relation *relation = g_new0(struct docx_relation, 1);
    relation->type = g_strdup(slash ? slash + 1 : type);
    relation->target = office_copy(ark_xml_attr(tag, X_TARGET));
    relation->external = office_is(ark_xml_attr(tag, X_MODE), "External");
    g_hash_table_replace(data, g_steal_pointer(&id), relation);
}

enum { S_ROOT = ARK_XML_OWN, S_LEAF, STATES };

static const struct ark_xml_rule relation_rules[] = {
    {ARK_XML_START, X_RELATIONSHIPS, S_ROOT, NULL, NULL, false},
    {S_ROOT, X_RELATIONSHIP, S_LEAF, on_relation, NULL, false},
};

static const struct ark_xml_grammar relation_grammar = {DOCX_GRAMMAR, .rules = relation_rules,
                                                        .rule_count = G_N_ELEMENTS(relation_rules),
                                                        .states = STATES};

/* "word/document.xml" has its relations in "word/_rels/document.xml.rels"; "" in "_rels/.rels". */
static char *relations_part(const char *part)
{
    const char *slash = strrchr(part, '/');
    size_t folder = slash ? (size_t)(slash + 1 - part) : 0;
    return g_strdup_printf("%.*s_rels/%s.rels", (int)folder, part, part + folder);
}

GHashTable *docx_read_relations(struct docx *d, const char *part, GError **error)
{
    GHashTable *relations = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, relation_free);
    g_autofree char *name = relations_part(part);
    if (!ark_package_has(d->package, name))
        return relations;
    g_autoptr(ark_source) source = ark_package_entry(d->package, name, error);
    if (source && ark_xml_parse(d->load, source, &relation_grammar, relations, error))
        return relations;
    g_hash_table_unref(relations);
    return NULL;
}

/* Targets are relative to the folder of the part, or to the archive when they begin with "/". */
static char *resolve(const char *base, const char *target)
{
    if (target[0] == '/')
        return g_strdup(target + 1);
    const char *slash = strrchr(base, '/');
    g_autofree char *joined =
        g_strdup_printf("/%.*s%s", slash ? (int)(slash + 1 - base) : 0, base, target);
    g_autofree char *plain = g_canonicalize_filename(joined, "/");
    return g_strdup(plain + 1);
}

/* Of several the first by its id, so that the order of the table doesn't matter. */
char *docx_part_of(GHashTable *relations, const char *base, const char *type)
{
    const char *best = NULL, *target = NULL;
    GHashTableIter each;
    void *id, *value;
    g_hash_table_iter_init(&each, relations);
    while (g_hash_table_iter_next(&each, &id, &value)) {
        const struct docx_relation *relation = value;
        bool wanted = !relation->external && relation->target && strcmp(relation->type, type) == 0;
        if (!wanted || (best && strcmp(id, best) >= 0))
            continue;
        best = id;
        target = relation->target;
    }
    return target ? resolve(base, target) : NULL;
}

const struct docx_relation *docx_relation(const struct docx *d, const struct ark_xml_attr *id)
{
    g_autofree char *key = office_copy(id);
    return key && d->relations ? g_hash_table_lookup(d->relations, key) : NULL;
}

struct facts {
    struct docx *d;
    char name[32], application[128];
};

static void on_fact(void *data, const struct ark_xml_tag *tag)
{
    struct facts *facts = data;
    g_strlcpy(facts->name, tag->local, sizeof facts->name);
}

static void on_fact_end(void *data, const char *text, size_t len)
{
    struct facts *facts = data;
    g_autofree char *plain = ark_document_plain(text, (gssize)len);
    ark_document_file_fact(facts->d->o.doc, facts->name, plain);
}

static void on_application(void *data, const char *text, size_t len)
{
    struct facts *facts = data;
    g_autofree char *plain = ark_document_plain(text, (gssize)len);
    g_strlcpy(facts->application, plain, sizeof facts->application);
}

static void on_version(void *data, const char *text, size_t len)
{
    struct facts *facts = data;
    g_autofree char *plain = ark_document_plain(text, (gssize)len);
    g_strlcat(facts->application, " ", sizeof facts->application);
    g_strlcat(facts->application, plain, sizeof facts->application);
}

static const struct ark_xml_rule property_rules[] = {
    {ARK_XML_START, X_CORE, S_ROOT, NULL, NULL, false},
    {ARK_XML_START, X_APP, S_ROOT, NULL, NULL, false},
    {S_ROOT, X_FACT, S_LEAF, on_fact, on_fact_end, true},
    {S_ROOT, X_APPLICATION, S_LEAF, NULL, on_application, true},
    {S_ROOT, X_APP_VERSION, S_LEAF, NULL, on_version, true},
};

static const struct ark_xml_grammar property_grammar = {DOCX_GRAMMAR, .rules = property_rules,
                                                        .rule_count = G_N_ELEMENTS(property_rules),
                                                        .states = STATES};

bool docx_read_properties(struct docx *d, GHashTable *root, GError **error)
{
    static const char *const types[] = {"core-properties", "extended-properties"};
    struct facts facts = {.d = d};
    for (size_t i = 0; i < G_N_ELEMENTS(types); i++) {
        g_autofree char *part = docx_part_of(root, "", types[i]);
        if (!part || !ark_package_has(d->package, part))
            continue;
        g_autoptr(ark_source) source = ark_package_entry(d->package, part, error);
        if (!source || !ark_xml_parse(d->load, source, &property_grammar, &facts, error))
            return false;
    }
    g_strstrip(facts.application);
    if (*facts.application)
        d->input->tool = ark_arena_strdup(d->load->arena, facts.application);
    return true;
}
