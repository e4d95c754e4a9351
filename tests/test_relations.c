/* The computed table of relationships against Archi's of 3.2 (an oracle that is not in the tree),
 * and the sums that are known of it and of 3.1. */
#include <check.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>

#include "archimate/archimate.h"
#include "archimate/relations.h"
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

static bool read_oracle(ark_relations table[ARK_CONCEPTS][ARK_CONCEPTS])
{
    const char *shared = g_getenv("ARK_SHARED");
    g_autofree char *beside = g_build_filename(g_getenv("ARK_SOURCE_ROOT"), "..", "shared", NULL);
    g_autofree char *path = g_build_filename(shared ? shared : beside, "corpus", "reference",
                                             "relationships.xml", NULL);
    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        printf("skipped: there is no oracle at ../shared\n");
        return false;
    }
    xmlDoc *doc = xmlReadFile(path, NULL, XML_PARSE_NONET);
    ck_assert_ptr_nonnull(doc);
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
    };
    return run_suite("relations", tests, G_N_ELEMENTS(tests));
}
