/* Derivation in a model: what follows, how surely, and by which chain; what is said twice;
 * junctions; viewpoints. */
#include "query_world.h"

#include "archimate/archimate.h"

/* A graph of ArchiMate elements: labels bring their supertypes. */
static struct world *model_new(const char *given)
{
    struct world *world = world_new(NULL);
    ark_builder *builder = ark_builder_new(world->atoms);
    g_autoptr(GError) error = NULL;
    ark_graph_from_text(&world->compile, snippet(given), ark_archimate_labels, builder, &error);
    ck_assert_msg(!error, "%s", error ? error->message : "");
    ark_matcher_free(world->matcher);
    ark_graph_free(world->graph);
    world->graph = ark_builder_freeze(builder);
    world->matcher = ark_matcher_new(world->graph, ARK_DA);
    ark_matcher_begin(world->matcher);
    return world;
}

#define FOLLOWS(given, pattern, show, expected)                                                    \
    do {                                                                                           \
        struct world *world_ = model_new(given);                                                   \
        g_autofree char *answer_ = ask(world_, pattern, NULL, show);                               \
        ck_assert_str_eq(answer_, expected);                                                       \
        world_free(world_);                                                                        \
    } while (0)

static const char *const CHAIN =
    "(s:ApplicationComponent {name:'system'})-[:Composition]->(m:ApplicationComponent "
    "{name:'modul'})"
    "-[:Assignment]->(f:ApplicationFunction {name:'funktion'})"
    "-[:Realization]->(t:ApplicationService {name:'service'})"
    "-[:Serving]->(p:BusinessProcess {name:'proces'})-[:Access]->(d:BusinessObject {name:'sag'}),"
    "(r:BusinessRole {name:'rolle'})-[:Assignment]->(p)";

#define TWO(a, b) "(x {name:'" a "'}), (y {name:'" b "'})"
static const char *const SHOWN =
    "[m IN derived(x, y) | m.type + ' ' + toString(m.certain) + ' ' + toString(size(m.by))]";

START_TEST(chains)
{
    FOLLOWS(CHAIN, TWO("system", "funktion"), SHOWN, "Assignment true 2\n");
    FOLLOWS(CHAIN, TWO("system", "service"), SHOWN, "Realization true 3\n");
    FOLLOWS(CHAIN, TWO("system", "proces"), SHOWN, "Serving true 4\n");
    FOLLOWS(CHAIN, TWO("modul", "proces"), SHOWN, "Serving true 3\n");
    /* What serves the process serves the role that it is assigned to. */
    FOLLOWS(CHAIN, TWO("service", "rolle"), SHOWN, "Serving true 2\n");
    FOLLOWS(CHAIN, TWO("rolle", "sag"), SHOWN, "Access true 2\n");
    FOLLOWS(CHAIN, TWO("sag", "system"), SHOWN, "\n");
    FOLLOWS(CHAIN, TWO("system", "modul"), SHOWN, "\n"); /* drawn, not derived */
    FOLLOWS(CHAIN, TWO("system", "service"), "[e IN derived(x, y)[0].by | type(e)]",
            "Composition, Assignment, Realization\n");
}
END_TEST

START_TEST(certain_and_potential)
{
    FOLLOWS("(a:ApplicationComponent {name:'a'})-[:Flow]->(b:ApplicationComponent {name:'b'})"
            "-[:Flow]->(c:ApplicationComponent {name:'c'})",
            TWO("a", "c"), SHOWN, "Flow false 2\n");
    FOLLOWS("(a:BusinessProcess {name:'a'})-[:Triggering]->(b:BusinessProcess {name:'b'})"
            "-[:Triggering]->(c:BusinessProcess {name:'c'})",
            TWO("a", "c"), SHOWN, "Triggering true 2\n");
    /* The service of the whole is potentially one of its part. */
    FOLLOWS("(p:BusinessProcess {name:'hele'})-[:Composition]->(q:BusinessProcess {name:'del'}),"
            "(t:ApplicationService {name:'t'})-[:Serving]->(p)",
            TWO("t", "del"), SHOWN, "Serving false 2\n");
    FOLLOWS("(n:Section {name:'a'})-[:Flow]->(m:Node {name:'b'})", TWO("a", "b"), "derived(x, y)",
            "-\n");
}
END_TEST

/* What the whole is to others its parts may be, however deep they lie. */
START_TEST(parts_of_parts)
{
    const char *parts =
        "(a:ApplicationComponent {name:'a'})-[:Composition]->"
        "(b:ApplicationComponent {name:'b'})-[:Composition]->"
        "(c:ApplicationComponent {name:'c'})-[:Assignment]->"
        "(f:ApplicationFunction {name:'f'}), "
        "(a)-[:Serving]->(p:BusinessProcess {name:'p'})-[:Flow]->(q:BusinessProcess "
        "{name:'q'})";
    FOLLOWS(parts, TWO("b", "p"), SHOWN, "Serving false 2\n");
    FOLLOWS(parts, TWO("c", "p"), SHOWN, "Serving false 3\n");
    FOLLOWS(parts, TWO("f", "p"), SHOWN, "Serving false 4\n");
    FOLLOWS(parts, TWO("c", "p"),
            "[e IN derived(x, y)[0].by | startNode(e).name + endNode(e).name]", "bc, ab, ap\n");
    FOLLOWS(parts, TWO("c", "q"), SHOWN, "\n"); /* serving and flow give nothing */
    FOLLOWS(parts, TWO("c", "a"), SHOWN, "\n"); /* a part is nothing to its whole */
    FOLLOWS(parts, TWO("a", "c"), SHOWN, "Composition true 2\n");
    /* A special case of a special case (PDR3 backwards needs DR1). */
    FOLLOWS("(a:BusinessRole {name:'a'})-[:Specialization]->(b:BusinessRole {name:'b'})"
            "-[:Specialization]->(c:BusinessRole {name:'c'}), "
            "(a)-[:Assignment]->(p:BusinessProcess {name:'p'})",
            TWO("c", "p"), SHOWN, "Assignment false 3\n");
}
END_TEST

START_TEST(through_junctions)
{
    const char *split =
        "(e:BusinessEvent {name:'e'})-[:Triggering]->(j:Junction)-[:Triggering]->"
        "(p:BusinessProcess {name:'p'}), (j)-[:Triggering]->(k:Junction)"
        "-[:Triggering]->(q:BusinessProcess {name:'q'})-[:Triggering]->"
        "(s:BusinessProcess {name:'s'}), (j)-[:Flow]->(t:BusinessProcess {name:'t'}), "
        "(k)-[:Triggering]->(j), (r:BusinessRole {name:'r'})-[:Assignment]->(q)";
    FOLLOWS(split, TWO("e", "p"), SHOWN, "Triggering false 2\n");
    FOLLOWS(split, TWO("e", "q"), SHOWN, "Triggering false 3\n");
    FOLLOWS(split, TWO("e", "s"), SHOWN, "Triggering false 4\n");
    FOLLOWS(split, TWO("e", "t"), SHOWN, "\n"); /* another kind */
    FOLLOWS(split, TWO("p", "e"), SHOWN, "\n"); /* another way */
    FOLLOWS(split, TWO("p", "q"), SHOWN, "\n"); /* side by side */
    FOLLOWS(split, TWO("e", "r"), SHOWN, "Triggering false 4\n");
    /* In the middle of a chain, and joined. */
    FOLLOWS("(a:ApplicationComponent {name:'a'})-[:Composition]->(b:ApplicationComponent)"
            "-[:Flow]->(j:Junction)-[:Flow]->(c:ApplicationComponent {name:'c'}), "
            "(d:ApplicationComponent {name:'d'})-[:Flow]->(j)",
            TWO("a", "c"), SHOWN, "Flow false 3\n");
    FOLLOWS("(a:BusinessRole {name:'a'})-[:Assignment]->(j:Junction)-[:Assignment]->"
            "(p:BusinessProcess {name:'p'}), (p)-[:Realization]->(s:BusinessService {name: 's'})",
            TWO("a", "s"), SHOWN, "Realization false 3\n");
    /* What holds a junction is not led through it. */
    FOLLOWS("(g:Plateau {name:'g'})-[:Aggregation]->(j:Junction)-[:Flow]->(b:Node {name:'b'})",
            TWO("g", "b"), SHOWN, "\n");
}
END_TEST

START_TEST(said_twice)
{
    const char *twice = "(a:ApplicationComponent {name:'a'})-[:Composition]->"
                        "(b:ApplicationComponent {name:'b'})-[:Realization]->"
                        "(s:ApplicationService {name:'s'}), (a)-[:Realization]->(s)";
    FOLLOWS(twice, "(x {name:'a'})-[r:Realization]->()", "[e IN redundant_by(r) | type(e)]",
            "Composition, Realization\n");
    FOLLOWS(twice, "(x {name:'b'})-[r:Realization]->()", "redundant_by(r)", "-\n");
    FOLLOWS("(a:Node)-[r:Flow]->(b:Node)-[:Flow]->(c:Node), (a)-[q:Flow {n: 1}]->(c)",
            "()-[q {n: 1}]->()", "redundant_by(q)", "-\n");
}
END_TEST

START_TEST(junctions)
{
    FOLLOWS("(e:BusinessEvent {name:'e'})-[:Triggering]->(j:Junction)-[:Triggering]->"
            "(p:BusinessProcess {name:'p'}), (j)-[:Triggering]->(g:Goal {name:'g'})",
            "(j:Junction)", "[p IN junction_conflicts(j) | [p[0].name, p[1].name]]", "e, g\n");
    FOLLOWS("(g:Grouping)-[:Composition]->(j:Junction), (a:Node)-[:Flow]->(j)-[:Flow]->(b:Node)",
            "(j:Junction)", "junction_conflicts(j)", "\n");
    /* A ring of junctions ends. */
    FOLLOWS(
        "(a:Node)-[:Flow]->(j:Junction)-[:Flow]->(k:Junction)-[:Flow]->(j), (k)-[:Flow]->(b:Node)",
        "(a:Node)-->(j)", "size(junction_conflicts(j))", "0\n");
}
END_TEST

START_TEST(versions)
{
    FOLLOWS("(m:Material)", "(m)",
            "[allowed(m, 'Realization', 'Equipment'), "
            "allowed(m, 'Realization', 'Equipment', '3.1'), "
            "allowed(m, 'Realization', 'Equipment', '9')]",
            "true, false, -\n");
    FOLLOWS("(m:Node)", "(m)",
            "[certainty(m, 'Assignment', 'Path'), certainty(m, 'Flow', 'Node'), "
            "certainty('Relationship', 'Association', m)]",
            "-, certain, direct\n");
}
END_TEST

START_TEST(nothing_joins_a_relationship_to_its_own_end)
{
    const char *own =
        "(a:Node {name: 'a'})-[f:Flow]->(b:Node {name: 'b'}), (c:Grouping {name: 'c'}), "
        "(a)-[:Association {n: 1}]->(f), (f)-[:Association {n: 2}]->(b), "
        "(c)-[:Composition {n: 3}]->(f)";
    const char *shown = "[r.n, allowed(startNode(r), r, endNode(r)), "
                        "certainty(startNode(r), r, endNode(r)), "
                        "allowed_kinds(startNode(r), endNode(r))]";
    FOLLOWS(own, "()-[r {n: 1}]->()", shown, "1, false, -, \n");
    FOLLOWS(own, "()-[r {n: 2}]->()", shown, "2, false, -, \n");
    FOLLOWS(own, "()-[r {n: 3}]->()", shown,
            "3, true, direct, Composition, Aggregation, Association\n");
}
END_TEST

START_TEST(kinds_of_a_version)
{
    FOLLOWS("(m:Model {archimateVersion: '2.1'}), (c:Capability)", "(c:Capability)",
            "[written_in(c), in_version(c, '2.0'), in_version(c, '3.0'), in_version(c, '4')]",
            "2.1, false, true, -\n");
    FOLLOWS("(m:Model {archimateVersion: '9'}), (c:Capability)", "(c:Capability)",
            "[written_in(c), in_version('ValueStream', '3.0'), in_version('ValueStream', '3.1'), "
            "in_version('UsedBy', '2.1'), in_version('InfrastructureService', '2.1'), "
            "in_version('Robot', '3.2')]",
            "-, false, true, true, true, -\n");
    FOLLOWS("(:Node)-[:Association {isDirected: true}]->(:Node)", "()-[r]->()",
            "[in_version(r, '3.0'), in_version(r, '3.1'), in_version('Association', '3.0')]",
            "false, true, true\n");
    FOLLOWS("(g:Goal)", "(g)",
            "[in_viewpoint(g, 'organization'), in_viewpoint(g, 'organization', '3.0'), "
            "in_viewpoint(g, 'organization', '2.1'), version_used('3.0'), version_used('8')]",
            "false, false, -, 3.1, -\n");
}
END_TEST

int main(void)
{
    TCase *tc = tcase_create("all");
    tcase_add_test(tc, chains);
    tcase_add_test(tc, certain_and_potential);
    tcase_add_test(tc, parts_of_parts);
    tcase_add_test(tc, through_junctions);
    tcase_add_test(tc, said_twice);
    tcase_add_test(tc, junctions);
    tcase_add_test(tc, versions);
    tcase_add_test(tc, nothing_joins_a_relationship_to_its_own_end);
    tcase_add_test(tc, kinds_of_a_version);
    return run_tests(tc, "derived");
}
