/* arkitjek-layout: a process of its own around graphviz, so that neither its licence, nor its time,
 * nor a mistake in it comes near the program that starts it.
 *
 *   arkitjek-layout ENGINE SECONDS <graph >places
 *
 * The graph is "N M G" and 1 when parts without a line between them have layers of their own, then
 * the gaps between boxes, across and along, and the room above the boxes of a group. Then come
 * width, height and group of N boxes (from 1; 0 is none), then M lines: two box numbers, from below
 * to above, how many layers are between them at least, and the weight. Lengths are points. The
 * answer is N middles "x y", y downwards, then for each line how many bends it has, and these, then
 * the boxes of G groups: left, top, right, bottom. Knows nothing about models. */
#include <graphviz/gvc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#define MOST 20000
#define MEMORY (1ull << 30)

struct sketch {
    Agraph_t *graph, **groups;
    Agnode_t **nodes;
    Agedge_t **edges;
    unsigned node_n, edge_n, group_n, apart;
    double gap_x, gap_y, head;
};

static void limit(int resource, rlim_t most)
{
    struct rlimit rlimit = {most, most};
    setrlimit(resource, &rlimit);
}

/* Inches, as graphviz has them. */
static void set_length(void *object, const char *name, double points)
{
    char text[32];
    snprintf(text, sizeof text, "%.4f", points / 72);
    agsafeset(object, (char *)name, text, (char *)"");
}

static void set_attributes(const struct sketch *s, int layered)
{
    static char *const GRAPH[][2] = {
        {"rankdir", "BT"},  {"nslimit", "4"}, {"nslimit1", "4"},
        {"mclimit", "0.6"}, {"start", "1"},   {"overlap", "prism"},
    };
    static char *const NODE[][2] = {
        {"shape", "box"}, {"fixedsize", "true"}, {"label", ""}, {"width", "1"}, {"height", "1"}};
    for (size_t i = 0; i < sizeof GRAPH / sizeof *GRAPH; i++)
        agattr(s->graph, AGRAPH, GRAPH[i][0], GRAPH[i][1]);
    agattr(s->graph, AGRAPH, (char *)"splines", (char *)(layered ? "polyline" : "false"));
    for (size_t i = 0; i < sizeof NODE / sizeof *NODE; i++)
        agattr(s->graph, AGNODE, NODE[i][0], NODE[i][1]);
    agattr(s->graph, AGRAPH, (char *)"sep", (char *)(s->apart ? "+34" : "+14"));
    agattr(s->graph, AGRAPH, (char *)"K", (char *)(s->apart ? "2.2" : "1.1"));
    if (s->apart)
        agattr(s->graph, AGRAPH, (char *)"pack", (char *)"true");
    set_length(s->graph, "nodesep", s->gap_x);
    set_length(s->graph, "ranksep", s->gap_y);
}

/* A group is a cluster; a label that nobody sees keeps the room above its boxes. */
static void make_groups(struct sketch *s)
{
    for (unsigned i = 0; i < s->group_n; i++) {
        char text[32];
        snprintf(text, sizeof text, "cluster%u", i);
        s->groups[i] = agsubg(s->graph, text, 1);
        if (s->head <= 0)
            continue;
        snprintf(text, sizeof text, "%.1f", s->head);
        agsafeset(s->groups[i], (char *)"label", (char *)" ", (char *)"");
        agsafeset(s->groups[i], (char *)"fontsize", text, (char *)"14");
        /* What is below where the lines begin is above for those who look. */
        agsafeset(s->groups[i], (char *)"labelloc", (char *)"b", (char *)"t");
    }
}

static int read_nodes(struct sketch *s)
{
    for (unsigned i = 0; i < s->node_n; i++) {
        double w, h;
        unsigned group;
        char text[32];
        if (scanf("%lf %lf %u", &w, &h, &group) != 3 || group > s->group_n)
            return 0;
        snprintf(text, sizeof text, "%u", i);
        s->nodes[i] = agnode(s->graph, text, 1);
        set_length(s->nodes[i], "width", w);
        set_length(s->nodes[i], "height", h);
        if (group)
            agsubnode(s->groups[group - 1], s->nodes[i], 1);
    }
    return 1;
}

static void set_number(Agedge_t *edge, const char *name, unsigned number)
{
    char text[32];
    if (number == 1)
        return;
    snprintf(text, sizeof text, "%u", number);
    agsafeset(edge, (char *)name, text, (char *)"1");
}

static int read_edges(struct sketch *s)
{
    for (unsigned i = 0; i < s->edge_n; i++) {
        unsigned from, to, layers, weight;
        if (scanf("%u %u %u %u", &from, &to, &layers, &weight) != 4 || from >= s->node_n ||
            to >= s->node_n)
            return 0;
        s->edges[i] = agedge(s->graph, s->nodes[from], s->nodes[to], NULL, 1);
        set_number(s->edges[i], "minlen", layers);
        set_number(s->edges[i], "weight", weight);
    }
    return 1;
}

static int read_graph(struct sketch *s, int layered)
{
    if (scanf("%u %u %u %u %lf %lf %lf", &s->node_n, &s->edge_n, &s->group_n, &s->apart, &s->gap_x,
              &s->gap_y, &s->head) != 7 ||
        s->node_n > MOST || s->edge_n > MOST || s->group_n > s->node_n)
        return 0;
    s->nodes = calloc(s->node_n + 1, sizeof *s->nodes);
    s->edges = calloc(s->edge_n + 1, sizeof *s->edges);
    s->groups = calloc(s->group_n + 1, sizeof *s->groups);
    s->graph = agopen((char *)"g", Agdirected, NULL);
    if (!s->nodes || !s->edges || !s->groups || !s->graph)
        return 0;
    set_attributes(s, layered);
    make_groups(s);
    return read_nodes(s) && read_edges(s);
}

/* A line of straight pieces is a curve whose every third point is a corner. */
static void print_bends(Agedge_t *edge, double top)
{
    const splines *spl = ED_spl(edge);
    const bezier *curve = spl && spl->size == 1 ? &spl->list[0] : NULL;
    int n = curve ? ((int)curve->size - 1) / 3 - 1 : 0;
    printf("%d", n > 0 ? n : 0);
    for (int i = 1; i <= n; i++)
        printf(" %.2f %.2f", curve->list[i * 3].x, top - curve->list[i * 3].y);
    printf("\n");
}

static void print_places(const struct sketch *s)
{
    double top = GD_bb(s->graph).UR.y;
    for (unsigned i = 0; i < s->node_n; i++)
        printf("%.2f %.2f\n", ND_coord(s->nodes[i]).x, top - ND_coord(s->nodes[i]).y);
    for (unsigned i = 0; i < s->edge_n; i++)
        print_bends(s->edges[i], top);
    for (unsigned i = 0; i < s->group_n; i++) {
        boxf box = GD_bb(s->groups[i]);
        printf("%.2f %.2f %.2f %.2f\n", box.LL.x, top - box.UR.y, box.UR.x, top - box.LL.y);
    }
}

int main(int argc, char **argv)
{
    struct sketch sketch = {0};
    if (argc != 3)
        return 2;
    limit(RLIMIT_CPU, (rlim_t)strtoul(argv[2], NULL, 10));
    limit(RLIMIT_CORE, 0);
#ifndef __SANITIZE_ADDRESS__
    limit(RLIMIT_AS, MEMORY);
#endif
    if (!read_graph(&sketch, strcmp(argv[1], "dot") == 0))
        return 2;
    GVC_t *gvc = gvContext();
    if (!gvc || gvLayout(gvc, sketch.graph, argv[1]) != 0)
        return 1;
    print_places(&sketch);
    /* The process ends here; what graphviz holds goes with it. */
    fflush(stdout);
    _Exit(ferror(stdout) ? 1 : 0);
}
