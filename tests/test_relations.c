/* The computed table of relationships against Archi's of 3.2 (an oracle that is not in the tree),
 * and the sums that are known of it and of 3.1. */
#include <check.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>

#include "archimate/archimate.h"
#include "archimate/relations.h"
#include "archimate/viewpoint.h"
#include "suite.h"

enum { CELLS_3_2 = 11569, CELLS_3_1 = 11368, BLOCK_3_2 = 6013, BLOCK_3_1 = 6118 };

static uint32_t concept_of(const char *name)
{
    uint32_t n;
    const struct ark_element_kind *kinds = ark_element_kinds(&n);
    for (uint32_t i = 0; i < n; i++) {
        if (strcmp(kinds[i].name, name) == 0)
            return i;
    }
    ck_assert_str_eq(name, "Relationship");
    return ARK_ANY_RELATIONSHIP;
}

static const char *name_of(uint32_t concept)
{
    uint32_t n;
    return concept == ARK_ANY_RELATIONSHIP ? "Relationship" : ark_element_kinds(&n)[concept].name;
}

static uint32_t count(ark_relations kinds)
{
    return (uint32_t)__builtin_popcount(kinds);
}

START_TEST(the_numbers_are_the_rows)
{
    static const char *const NAMES[] = {
#define X(name) #name,
        ARK_ELEMENT_ROWS(X)
#undef X
    };
    uint32_t n;
    const struct ark_element_kind *kinds = ark_element_kinds(&n);
    ck_assert_uint_eq(n, G_N_ELEMENTS(NAMES));
    for (uint32_t i = 0; i < n; i++)
        ck_assert_str_eq(kinds[i].name, NAMES[i]);
    const struct ark_relationship_kind *relations = ark_relationship_kinds(&n);
    ck_assert_uint_eq(n, ARK_RELATIONS);
    ck_assert_str_eq(relations[ARK_ACCESS].name, "Access");
    ck_assert_str_eq(relations[ARK_SPECIALIZATION].name, "Specialization");
}
END_TEST

/* What the letters of the oracle mean. */
static ark_relations letters(const char *text)
{
    static const char LETTERS[] = "cgirvanotfs";
    ark_relations kinds = 0;
    for (; *text; text++) {
        const char *at = strchr(LETTERS, *text);
        ck_assert_ptr_nonnull(at);
        kinds |= (ark_relations)(1u << (at - LETTERS));
    }
    return kinds;
}

static void read_source(xmlNode *source, ark_relations table[ARK_CONCEPTS][ARK_CONCEPTS])
{
    xmlChar *from = xmlGetProp(source, (const xmlChar *)"concept");
    for (xmlNode *target = xmlFirstElementChild(source); target;
         target = xmlNextElementSibling(target)) {
        xmlChar *to = xmlGetProp(target, (const xmlChar *)"concept");
        xmlChar *kinds = xmlGetProp(target, (const xmlChar *)"relations");
        table[concept_of((char *)from)][concept_of((char *)to)] = letters((char *)kinds);
        xmlFree(to);
        xmlFree(kinds);
    }
    xmlFree(from);
}

/* NULL, and says so, when it is not there. */
static xmlDoc *open_oracle(const char *name)
{
    const char *shared = g_getenv("ARK_SHARED");
    g_autofree char *beside = g_build_filename(g_getenv("ARK_SOURCE_ROOT"), "..", "shared", NULL);
    g_autofree char *path =
        g_build_filename(shared ? shared : beside, "corpus", "reference", name, NULL);
    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        printf("skipped: there is no %s at ../shared\n", name);
        return NULL;
    }
    xmlDoc *doc = xmlReadFile(path, NULL, XML_PARSE_NONET);
    ck_assert_ptr_nonnull(doc);
    return doc;
}

static bool read_oracle(ark_relations table[ARK_CONCEPTS][ARK_CONCEPTS])
{
    xmlDoc *doc = open_oracle("relationships.xml");
    if (!doc)
        return false;
    xmlNode *root = xmlDocGetRootElement(doc);
    for (xmlNode *source = xmlFirstElementChild(root); source;
         source = xmlNextElementSibling(source))
        read_source(source, table);
    xmlFreeDoc(doc);
    return true;
}

START_TEST(every_cell_of_3_2_is_that_of_the_oracle)
{
    static ark_relations oracle[ARK_CONCEPTS][ARK_CONCEPTS];
    const struct ark_relation_table *ours = ark_relation_table(ARK_ARCHIMATE_3_2);
    uint32_t missing = 0, surplus = 0;
    if (!read_oracle(oracle))
        return;
    for (uint32_t a = 0; a < ARK_CONCEPTS; a++) {
        for (uint32_t b = 0; b < ARK_CONCEPTS; b++) {
            ark_relations less = oracle[a][b] & ~ours->allowed[a][b];
            ark_relations more = ours->allowed[a][b] & ~oracle[a][b];
            if (less || more)
                printf("%s -> %s: missing %x, surplus %x\n", name_of(a), name_of(b), less, more);
            missing += count(less);
            surplus += count(more);
        }
    }
    ck_assert_uint_eq(missing, 0);
    ck_assert_uint_eq(surplus, 0);
}
END_TEST

/* "$BusinessElements$" is a layer; else an element. */
static ark_concepts concepts_named(const char *name)
{
    static const struct {
        const char *name;
        enum ark_layer layers[2];
    } LAYERS[] = {
        {"$StrategyElements$", {ARK_LAYER_STRATEGY, ARK_LAYER_STRATEGY}},
        {"$BusinessElements$", {ARK_LAYER_BUSINESS, ARK_LAYER_BUSINESS}},
        {"$ApplicationElements$", {ARK_LAYER_APPLICATION, ARK_LAYER_APPLICATION}},
        {"$TechnologyElements$", {ARK_LAYER_TECHNOLOGY, ARK_LAYER_PHYSICAL}},
        {"$PhysicalElements$", {ARK_LAYER_PHYSICAL, ARK_LAYER_PHYSICAL}},
        {"$MotivationElements$", {ARK_LAYER_MOTIVATION, ARK_LAYER_MOTIVATION}},
        {"$ImplementationMigrationElements$", {ARK_LAYER_IMPLEMENTATION, ARK_LAYER_IMPLEMENTATION}},
    };
    uint32_t n;
    const struct ark_element_kind *kinds = ark_element_kinds(&n);
    ark_concepts set = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(LAYERS); i++) {
        for (uint32_t k = 0; k < n && strcmp(LAYERS[i].name, name) == 0; k++) {
            bool in =
                kinds[k].layer == LAYERS[i].layers[0] || kinds[k].layer == LAYERS[i].layers[1];
            set |= (ark_concepts)in << k;
        }
    }
    return set ? set : UINT64_C(1) << concept_of(name);
}

static bool viewpoint_agrees(xmlNode *viewpoint)
{
    xmlChar *id = xmlGetProp(viewpoint, (const xmlChar *)"id");
    ark_concepts shows = ARK_CONCEPT(Grouping) | ARK_CONCEPT(Junction), ours = 0;
    uint32_t named = 0;
    for (xmlNode *at = xmlFirstElementChild(viewpoint); at; at = xmlNextElementSibling(at)) {
        if (strcmp((const char *)at->name, "concept") != 0)
            continue;
        xmlChar *text = xmlNodeGetContent(at);
        shows |= concepts_named((const char *)text);
        xmlFree(text);
        named++;
    }
    bool known = ark_viewpoint_shows((const char *)id, &ours);
    bool agrees = named ? known && ours == shows : !known;
    if (!agrees)
        printf("%s: %llx, oracle %llx\n", (const char *)id, (unsigned long long)ours,
               (unsigned long long)shows);
    xmlFree(id);
    return agrees;
}

START_TEST(viewpoints_show_what_the_oracle_says)
{
    xmlDoc *doc = open_oracle("viewpoints.xml");
    if (!doc)
        return;
    uint32_t n = 0;
    xmlNode *root = xmlDocGetRootElement(doc);
    for (xmlNode *at = xmlFirstElementChild(root); at; at = xmlNextElementSibling(at), n++)
        ck_assert(viewpoint_agrees(at));
    ck_assert_uint_eq(n, 25);
    xmlFreeDoc(doc);
}
END_TEST

struct sums {
    uint32_t direct, certain, potential, all, block;
};

/* `block`: between elements but groupings and junctions, association left out. */
static struct sums sum(enum ark_archimate_version version)
{
    const struct ark_relation_table *table = ark_relation_table(version);
    struct sums sums = {0};
    for (uint32_t a = 0; a < ARK_CONCEPTS; a++) {
        for (uint32_t b = 0; b < ARK_CONCEPTS; b++) {
            sums.all += count(table->allowed[a][b]);
            bool apart =
                a >= ARK_Junction || b >= ARK_Junction || a == ARK_Grouping || b == ARK_Grouping;
            ark_relations rest = (ark_relations)~ARK_RELATION(ASSOCIATION);
            if (apart)
                continue;
            sums.direct += count(table->direct[a][b] & rest);
            sums.certain += count(table->certain[a][b] & ~table->direct[a][b] & rest);
            sums.potential += count(table->allowed[a][b] & ~table->certain[a][b] & rest);
            sums.block += count(table->allowed[a][b] & rest);
        }
    }
    return sums;
}

START_TEST(the_sums_are_known)
{
    struct sums new = sum(ARK_ARCHIMATE_3_2), old = sum(ARK_ARCHIMATE_3_1);
    printf("3.2: %u triples; between elements %u: %u direct, %u certain, %u potential\n", new.all,
           new.block, new.direct, new.certain, new.potential);
    printf("3.1: %u triples; between elements %u: %u direct, %u certain, %u potential\n", old.all,
           old.block, old.direct, old.certain, old.potential);
    ck_assert_uint_eq(new.all, CELLS_3_2);
    ck_assert_uint_eq(new.block, BLOCK_3_2);
    ck_assert_uint_eq(new.direct, 1398);
    ck_assert_uint_eq(new.certain, 3442);
    ck_assert_uint_eq(new.potential, 1173);
    ck_assert_uint_eq(old.all, CELLS_3_1);
    ck_assert_uint_eq(old.block, BLOCK_3_1);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        the_numbers_are_the_rows,
        every_cell_of_3_2_is_that_of_the_oracle,
        the_sums_are_known,
        viewpoints_show_what_the_oracle_says,
    };
    return run_suite("relations", tests, G_N_ELEMENTS(tests));
}
