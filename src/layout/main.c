/* arkitjek-layout: a process of its own around graphviz, so that neither its licence, nor its time,
 * nor a mistake in it comes near the program that starts it.
 *
 *   arkitjek-layout ENGINE SECONDS <graph >places
 *
 * The graph is "N M", then width and height of N boxes, then M pairs of box numbers, from below to
 * above; lengths are points. The answer is N middles "x y", y downwards, then for each pair how
 * many bends its line has, and these. Knows nothing about models. */
#include <graphviz/gvc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#define MOST 20000
#define MEMORY (1ull << 30)

struct sketch {
    Agraph_t *graph;
    Agnode_t **nodes;
    Agedge_t **edges;
    unsigned node_n, edge_n;
};

static void limit(int resource, rlim_t most)
{
    struct rlimit rlimit = {most, most};
    setrlimit(resource, &rlimit);
}

static void set_attributes(Agraph_t *graph, int layered)
{
    static char *const GRAPH[][2] = {
        {"rankdir", "BT"}, {"nodesep", "0.35"}, {"ranksep", "0.6"}, {"nslimit", "4"},
        {"nslimit1", "4"}, {"mclimit", "0.6"},  {"start", "1"},     {"overlap", "prism"},
        {"sep", "+14"},    {"K", "1.1"},
    };
    static char *const NODE[][2] = {
        {"shape", "box"}, {"fixedsize", "true"}, {"label", ""}, {"width", "1"}, {"height", "1"}};
    for (size_t i = 0; i < sizeof GRAPH / sizeof *GRAPH; i++)
        agattr(graph, AGRAPH, GRAPH[i][0], GRAPH[i][1]);
    agattr(graph, AGRAPH, (char *)"splines", (char *)(layered ? "polyline" : "false"));
    for (size_t i = 0; i < sizeof NODE / sizeof *NODE; i++)
        agattr(graph, AGNODE, NODE[i][0], NODE[i][1]);
}

static int read_nodes(struct sketch *s)
{
    for (unsigned i = 0; i < s->node_n; i++) {
        double w, h;
        char text[32];
        if (scanf("%lf %lf", &w, &h) != 2)
            return 0;
        snprintf(text, sizeof text, "%u", i);
        s->nodes[i] = agnode(s->graph, text, 1);
        snprintf(text, sizeof text, "%.4f", w / 72);
        agset(s->nodes[i], (char *)"width", text);
        snprintf(text, sizeof text, "%.4f", h / 72);
        agset(s->nodes[i], (char *)"height", text);
    }
    return 1;
}

static int read_edges(struct sketch *s)
{
    for (unsigned i = 0; i < s->edge_n; i++) {
        unsigned from, to;
        if (scanf("%u %u", &from, &to) != 2 || from >= s->node_n || to >= s->node_n)
            return 0;
        s->edges[i] = agedge(s->graph, s->nodes[from], s->nodes[to], NULL, 1);
    }
    return 1;
}

static int read_graph(struct sketch *s, int layered)
{
    if (scanf("%u %u", &s->node_n, &s->edge_n) != 2 || s->node_n > MOST || s->edge_n > MOST)
        return 0;
    s->nodes = calloc(s->node_n + 1, sizeof *s->nodes);
    s->edges = calloc(s->edge_n + 1, sizeof *s->edges);
    s->graph = agopen((char *)"g", Agdirected, NULL);
    if (!s->nodes || !s->edges || !s->graph)
        return 0;
    set_attributes(s->graph, layered);
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
