/* The prompt: reads statements that end in `;`, and a few commands about the graph. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/output.h"
#include "cli/asking.h"
#include "cli/command.h"

struct prompt {
    struct ark_asking *asking;
    GString *statement;
    bool done;
};

struct counted {
    const char *name;
    uint32_t nodes, edges;
};

struct counts {
    GHashTable *index; /* atom -> index + 1 */
    ARK_VEC(struct counted) items;
};

static enum ark_lang lang_of(const struct prompt *p)
{
    return p->asking->session->lang;
}

static void print(const struct prompt *p, const GString *text)
{
    ark_output_write("-", text->str, text->len, lang_of(p), NULL);
}

static void help(struct prompt *p)
{
    puts(ark_say(lang_of(p),
                 "Skriv en forespørgsel, og slut den med semikolon:\n"
                 "  MATCH (c:ApplicationComponent) WHERE c.ejer IS NULL RETURN c.name;\n"
                 "  :labels      hvilke slags der er i grafen, og hvor mange af hver\n"
                 "  :properties  hvilke egenskaber der er\n"
                 "  :quit        slut (eller Ctrl-D)\n"
                 "Sproget står i docs/packs.md, grafen i docs/graph.md.",
                 "Type a query and end it with a semicolon:\n"
                 "  MATCH (c:ApplicationComponent) WHERE c.ejer IS NULL RETURN c.name;\n"
                 "  :labels      which kinds the graph has, and how many of each\n"
                 "  :properties  which properties there are\n"
                 "  :quit        end (or Ctrl-D)\n"
                 "The language is described in docs/packs.md, the graph in docs/graph.md."));
}

static struct counted *count_of(struct counts *counts, const ark_graph *graph, ark_atom name)
{
    gpointer key = GUINT_TO_POINTER(name);
    guint at = GPOINTER_TO_UINT(g_hash_table_lookup(counts->index, key));
    if (!at) {
        ark_vec_push(&counts->items,
                     (struct counted){ark_atom_text(ark_graph_atoms(graph), name), 0, 0});
        at = counts->items.n;
        g_hash_table_insert(counts->index, key, GUINT_TO_POINTER(at));
    }
    return &counts->items.v[at - 1];
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct counted *)a)->name, ((const struct counted *)b)->name);
}

static void show_counts(const struct prompt *p, struct counts *counts, const char *what)
{
    struct ark_grid grid;
    g_autoptr(GString) out = g_string_new(NULL);
    if (counts->items.n)
        qsort(counts->items.v, counts->items.n, sizeof *counts->items.v, by_name);
    ark_grid_init(&grid, 3);
    ark_grid_add(&grid, what);
    ark_grid_add(&grid, ark_say(lang_of(p), "Knuder", "Nodes"));
    ark_grid_add(&grid, ark_say(lang_of(p), "Kanter", "Edges"));
    ARK_VEC_EACH (const struct counted, item, counts->items) {
        ark_grid_add(&grid, item->name);
        for (int edges = 0; edges < 2; edges++) {
            if (edges ? item->edges : item->nodes)
                ark_grid_add_number(&grid, edges ? item->edges : item->nodes);
            else
                ark_grid_add(&grid, "");
        }
    }
    ark_grid_print(&grid, 0, p->asking->width, out);
    print(p, out);
    ark_grid_clear(&grid);
    ark_vec_clear(&counts->items);
    g_hash_table_unref(counts->index);
}

static void labels(struct prompt *p)
{
    const ark_graph *graph = p->asking->session->graph;
    struct counts counts = {.index = g_hash_table_new(NULL, NULL)};
    for (uint32_t set = 0; set < ark_graph_labelset_count(graph); set++) {
        uint32_t n, nodes = ark_graph_nodes_of_set(graph, (ark_labelset)set).n;
        uint32_t edges = ark_graph_edges_of_set(graph, (ark_labelset)set).n;
        const ark_atom *names = ark_graph_labels(graph, (ark_labelset)set, &n);
        for (uint32_t i = 0; i < n && nodes + edges; i++) {
            struct counted *item = count_of(&counts, graph, names[i]);
            item->nodes += nodes;
            item->edges += edges;
        }
    }
    show_counts(p, &counts, ark_say(lang_of(p), "Etiket", "Label"));
}

static void count_properties(struct counts *counts, const ark_graph *graph, ark_ref ref)
{
    struct ark_props props = ark_graph_props(graph, ref);
    for (uint32_t i = 0; i < props.n; i++) {
        if (i && props.keys[i] == props.keys[i - 1])
            continue; /* another value of the same */
        struct counted *item = count_of(counts, graph, props.keys[i]);
        item->nodes += !ark_ref_is_edge(ref);
        item->edges += ark_ref_is_edge(ref);
    }
}

static void properties(struct prompt *p)
{
    const ark_graph *graph = p->asking->session->graph;
    struct counts counts = {.index = g_hash_table_new(NULL, NULL)};
    for (uint32_t i = 0; i < ark_graph_node_count(graph); i++)
        count_properties(&counts, graph, ARK_NODE(i));
    for (uint32_t i = 0; i < ark_graph_edge_count(graph); i++)
        count_properties(&counts, graph, ARK_EDGE(i));
    show_counts(p, &counts, ark_say(lang_of(p), "Egenskab", "Property"));
}

static void quit(struct prompt *p)
{
    p->done = true;
}

static void command(struct prompt *p, const char *word)
{
    static const struct {
        const char *name;
        void (*run)(struct prompt *);
    } COMMANDS[] = {
        {":help", help}, {":labels", labels}, {":properties", properties},
        {":quit", quit}, {":q", quit},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(COMMANDS); i++) {
        if (strcmp(COMMANDS[i].name, word) == 0) {
            COMMANDS[i].run(p);
            return;
        }
    }
    ark_say_error(ark_say(lang_of(p), "ukendt kommando »%s«. :help viser dem, der er.",
                          "unknown command \"%s\". :help shows those that there are."),
                  word);
}

static void ask(struct prompt *p)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) out = g_string_new(NULL);
    char *text = p->statement->str;
    text[strlen(text) - 1] = '\0'; /* the semicolon */
    if (*g_strstrip(text) &&
        !ark_ask(p->asking, ark_say(lang_of(p), "forespørgsel", "query"), text, out, &error))
        ark_say_error("%s", error->message);
    print(p, out);
    g_string_truncate(p->statement, 0);
}

static void take_line(struct prompt *p, char *line)
{
    g_strchomp(line);
    if (!p->statement->len && *g_strchug(line) == ':') {
        command(p, line);
        return;
    }
    if (!p->statement->len && !*line)
        return;
    g_string_append_printf(p->statement, "%s%s", p->statement->len ? "\n" : "", line);
    if (g_str_has_suffix(line, ";"))
        ask(p);
}

int ark_ask_prompt(struct ark_asking *asking)
{
    struct prompt prompt = {.asking = asking, .statement = g_string_new(NULL)};
    char piece[4096];
    g_autoptr(GString) line = g_string_new(NULL);
    puts(ark_say(lang_of(&prompt),
                 "Slut hver forespørgsel med semikolon. :help hjælper, :quit slutter.",
                 "End each query with a semicolon. :help helps, :quit ends."));
    while (!prompt.done) {
        if (!line->len)
            fputs(prompt.statement->len ? "     ...> " : "arkitjek> ", stdout);
        fflush(stdout);
        if (!fgets(piece, sizeof piece, stdin))
            break;
        g_string_append(line, piece);
        if (!strchr(piece, '\n') && !feof(stdin))
            continue; /* a long line comes in pieces */
        take_line(&prompt, line->str);
        g_string_truncate(line, 0);
    }
    if (!prompt.done)
        putchar('\n');
    g_string_free(prompt.statement, TRUE);
    return 0;
}
