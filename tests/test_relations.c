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
    const struct ark_relation_table *ours = ark_relation_table(ark_version_find("3.2"));
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
    return set ? set : ARK_CONCEPT_BIT(concept_of(name));
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
    bool known = ark_viewpoint_shows(ark_version_default(), (const char *)id, &ours);
    bool agrees = named ? known && ours == shows : !known;
    for (ark_concepts left = agrees ? 0 : ours ^ shows; left; left &= left - 1)
        printf("%s: %s\n", (const char *)id, name_of(ark_concepts_first(left)));
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
static struct sums sum(const char *version)
{
    const struct ark_relation_table *table = ark_relation_table(ark_version_find(version));
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
    struct sums new = sum("3.2"), old = sum("3.1");
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

static bool same_tables(const struct ark_relation_table *a, const struct ark_relation_table *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

static struct ark_relation_table *table_of(const struct ark_version *version)
{
    struct ark_relation_table *table = g_new0(struct ark_relation_table, 1);
    ark_relation_table_compute(version, table);
    return table;
}

/* A version that has never been: a row of its own, which the seeds and kinds know as one that came
 * after all others. Nothing else is needed to have its table. */
START_TEST(a_made_up_version_is_a_row)
{
    const struct ark_version *newest = ark_version_default();
    struct ark_version made_up = *newest;
    made_up.name = "4.0";
    made_up.number = ARK_VERSIONS;
    g_autofree struct ark_relation_table *as_before = table_of(&made_up);
    ck_assert(same_tables(as_before, ark_relation_table(newest)));

    made_up.domains[ARK_STRATEGY] = 0;                     /* strategy is gone, */
    made_up.domains[ARK_CORE] |= ARK_CONCEPT(Stakeholder); /* a stakeholder is like any actor, */
    made_up.domains[ARK_MOTIVATION] &= ~ARK_CONCEPT(Stakeholder);
    made_up.any |= ARK_RELATION(FLOW); /* all may flow, */
    made_up.into_junctions = 0;        /* and junctions are as in 3.1 */
    g_autofree struct ark_relation_table *table = table_of(&made_up);
    ck_assert_uint_eq(table->allowed[ARK_Capability][ARK_Goal], 0);
    ck_assert_uint_eq(table->allowed[ARK_Grouping][ARK_Capability], 0);
    ck_assert_uint_eq(table->allowed[ARK_Capability][ARK_ANY_RELATIONSHIP], 0);
    ck_assert(as_before->allowed[ARK_Location][ARK_Stakeholder] & ARK_RELATION(COMPOSITION));
    ck_assert(!(as_before->certain[ARK_BusinessActor][ARK_Stakeholder] & ARK_RELATION(SERVING)));
    ck_assert(table->direct[ARK_Goal][ARK_Node] & ARK_RELATION(FLOW));
    ck_assert(!(as_before->allowed[ARK_Goal][ARK_Node] & ARK_RELATION(FLOW)));
    ck_assert(!(table->allowed[ARK_Goal][ARK_Junction] & ARK_RELATION(COMPOSITION)));
}
END_TEST

/* Each field by which 3.1 and 3.2 differ makes a difference, and together they make 3.1. */
START_TEST(what_versions_differ_in_is_in_their_rows)
{
    const struct ark_version *old = ark_version_find("3.1");
    struct ark_version turning = *ark_version_find("3.2");
#define TURN(field)                                                                                \
    do {                                                                                           \
        g_autofree struct ark_relation_table *before = table_of(&turning);                         \
        memcpy(&turning.field, &old->field, sizeof turning.field);                                 \
        g_autofree struct ark_relation_table *after = table_of(&turning);                          \
        ck_assert_msg(!same_tables(before, after), "%s makes no difference", #field);              \
    } while (0)
    TURN(bridges);
    TURN(between_domains);
    TURN(between_aspects);
    TURN(into_junctions);
    TURN(between_junctions);
    TURN(number); /* what seeds and kinds it has */
#undef TURN
    g_autofree struct ark_relation_table *turned = table_of(&turning);
    ck_assert(same_tables(turned, ark_relation_table(old)));
}
END_TEST

static uint32_t files_that_name_a_version(const char *folder)
{
    static const char *const tables[] = {"version.h", "versions.c",        "kinds.c",
                                         "seeds.c",   "viewpoint_kinds.c", NULL};
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    uint32_t n = 0;
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        g_autofree char *path = g_build_filename(folder, name, NULL), *text = NULL;
        if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
            n += files_that_name_a_version(path);
        } else if (g_file_get_contents(path, &text, NULL, NULL) &&
                   g_regex_match_simple("\\bARK_V\\d_\\d", text, 0, 0)) {
            if (!g_strv_contains(tables, name))
                printf("%s names a version\n", path);
            n += g_strv_contains(tables, name) ? 1 : 100;
        }
    }
    return n;
}

START_TEST(the_pack_lists_the_versions)
{
    g_autofree char *names = ark_version_names("\", \"");
    g_autofree char *line = g_strdup_printf("choices: [\"%s\"]", names);
    g_autofree char *path =
        g_build_filename(g_getenv("ARK_SOURCE_ROOT"), "rules", "more", "archimate.yaml", NULL);
    g_autofree char *pack = NULL;
    ck_assert(g_file_get_contents(path, &pack, NULL, NULL));
    ck_assert_msg(strstr(pack, line) != NULL, "no %s in the pack archimate", line);
}
END_TEST

START_TEST(only_tables_name_versions)
{
    g_autofree char *source = g_build_filename(g_getenv("ARK_SOURCE_ROOT"), "src", NULL);
    uint32_t n = files_that_name_a_version(source);
    ck_assert_uint_ge(n, 4);
    ck_assert_uint_lt(n, 100);
}
END_TEST

START_TEST(versions_are_known_by_their_names)
{
    uint32_t n;
    const struct ark_version *rows = ark_version_rows(&n);
    g_autofree char *names = ark_version_names("|");
    ck_assert_str_eq(names, "3.2|3.1|3.0|2.1|2.0");
    for (uint32_t i = 0; i < n; i++) {
        ck_assert_uint_eq(rows[i].number, i);
        ck_assert_ptr_eq(ark_version_find(rows[i].name), &rows[i]);
        const struct ark_version *used = ark_version_for_relationships(&rows[i]);
        ck_assert_ptr_null(used->stand_in);
        ck_assert_ptr_eq(ark_relation_table(&rows[i]), ark_relation_table(used));
    }
    ck_assert_str_eq(ark_version_for_relationships(ark_version_find("2.1"))->name, "3.1");
    ck_assert_str_eq(ark_version_default()->name, "3.2");
    static const char *const unknown[] = {"", "3", "3.", "3.20", "4.0", "9"};
    for (size_t i = 0; i < G_N_ELEMENTS(unknown); i++)
        ck_assert_ptr_null(ark_version_find(unknown[i]));
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        the_numbers_are_the_rows,
        every_cell_of_3_2_is_that_of_the_oracle,
        the_sums_are_known,
        viewpoints_show_what_the_oracle_says,
        a_made_up_version_is_a_row,
        what_versions_differ_in_is_in_their_rows,
        only_tables_name_versions,
        the_pack_lists_the_versions,
        versions_are_known_by_their_names,
    };
    return run_suite("relations", tests, G_N_ELEMENTS(tests));
}
