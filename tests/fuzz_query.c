/* Fuzzing of the query language: the input is compiled as a pattern, as an expression and as a
 * graph, and what compiles is run on a small graph with a small budget. With libFuzzer, or with
 * -DFUZZ_ALONE as a program that mutates a few texts: `fuzz_query SECONDS`. */
#include <string.h>

#include "query/matcher.h"
#include "query/query.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static const char *GIVEN = "(a:A {n:'a', k:1})-[r:R {w:2}]->(b:B&C {n:['b','æ']})-[:S]->(a),"
                           "(a)-[:R]->(a), (b)-[:T]->(r), (c:A)<-[:R]-(b), (c)-[:S]->(a)";

static struct ark_snippet snippet(const char *text)
{
    return (struct ark_snippet){.text = text, .file = "f", .line = 1, .column = 1, .source = text};
}

static bool touch(const struct ark_value *row, void *text)
{
    ark_value_print(NULL, row[0], text);
    return ((GString *)text)->len < 10000;
}

static void run(struct ark_compile *compile, const ark_graph *graph, const char *text)
{
    struct ark_matcher *matcher = ark_matcher_new(graph, ARK_DA);
    g_autoptr(GString) out = g_string_new(NULL);
    matcher->most_steps = 20000;
    ark_matcher_begin(matcher);
    struct ark_scope *scope = ark_scope_new(compile);
    struct ark_pattern *pattern = ark_pattern_compile(compile, scope, snippet(text), NULL);
    if (!pattern)
        pattern = ark_pattern_compile(compile, scope, snippet("(x)-[y]->(z)"), NULL);
    struct ark_expr *expr = ark_expr_compile(compile, scope, snippet(text), NULL);
    struct ark_value *row = g_new0(struct ark_value, ark_scope_size(scope) + 1);
    ark_match(matcher, pattern, expr, row, touch, out, NULL);
    for (uint32_t i = 0; i < ark_scope_size(scope); i++)
        g_assert(row[i].type == ARK_NULL);
    struct ark_value value;
    if (expr && ark_eval(matcher, expr, row, &value, NULL))
        ark_value_print(graph, value, out);
    g_free(row);
    ark_matcher_free(matcher);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    g_autofree char *text = g_strndup((const char *)bytes, len);
    g_autoptr(ark_atoms) atoms = ark_atoms_new();
    g_autoptr(ark_arena) arena = ark_arena_new();
    struct ark_compile compile = {.arena = arena, .atoms = atoms, .lang = ARK_DA};
    ark_builder *builder = ark_builder_new(atoms);
    ark_graph_from_text(&compile, snippet(GIVEN), NULL, builder, NULL);
    ark_graph_from_text(&compile, snippet(text), NULL, builder, NULL);
    ark_graph *graph = ark_builder_freeze(builder);
    run(&compile, graph, text);
    ark_graph_free(graph);
    return 0;
}

#ifdef FUZZ_ALONE
#include <stdio.h>
#include <stdlib.h>

static const char *const SEEDS[] = {
    "(a:A|B&!C {n:'a'} WHERE a.k < 3)-[r:R|S*1..4 {w:2}]->(b)<-[:T]-(c), (d)--(a)",
    "(x)-[y:R WHERE y.w = 2]->{1,3}(z)-->+(x), (z)<-->*(q), (q)-->?()",
    "x.n = 'a' AND NOT EXISTS { (x)-->(b:B) WHERE b.n IN ['b', \"c\"] } OR y.w IS NOT NULL",
    "COUNT { (z)<-[e]-(f) WHERE COUNT { (f)--() } > 1 } + 2 * -3 ^ 2 % 5 <= 1e3",
    "CASE WHEN x.n =~ '(?i)a+.*' THEN split(x.n, '') ELSE replace(x.n, 'a', 'bb') END",
    "has_word(x.n, 'æ', 'to ord') XOR x.n STARTS WITH lower('A') OR labels(x)[0] = type(x)",
    "coalesce(prop(x, 'N'), values(z, 'n')[-1], toInteger('12'), today()) <> `x`.`n`",
    "(r)<-[:T]-(b), (a)-[r:R]->(b)",
};

static size_t mutate(char *text, size_t len, size_t room)
{
    static const char SIGNS[] = "(){}[]<>-:|&!%*+?.,'\"`=~^/ 0123456789abrxyz_\\";
    for (int edits = 1 + rand() % 4; edits > 0 && len > 1; edits--) {
        size_t at = (size_t)rand() % len;
        /* MIN evaluates twice, so no rand() inside it. */
        size_t some = (size_t)rand() % 12, more = (size_t)rand() % 30;
        const char *seed = SEEDS[(size_t)rand() % G_N_ELEMENTS(SEEDS)];
        size_t from = (size_t)rand() % strlen(seed);
        size_t n = MIN(some, MIN(len - at, room - len));
        size_t cut = MIN(more, MIN(strlen(seed) - from, room - len));
        switch (rand() % 5) {
        case 0:
            text[at] = SIGNS[(size_t)rand() % (sizeof SIGNS - 1)];
            break;
        case 1:
            memmove(text + at, text + at + n, len - at - n);
            len -= n;
            break;
        case 2:
            memmove(text + at + n, text + at, len - at);
            len += n;
            break;
        case 3:
            text[at] = (char)(rand() % 255 + 1);
            break;
        default:
            memmove(text + at + cut, text + at, len - at);
            memcpy(text + at, seed + from, cut);
            len += cut;
        }
    }
    return len;
}

int main(int argc, char **argv)
{
    gint64 until = g_get_monotonic_time() + (argc > 1 ? atoi(argv[1]) : 1) * G_USEC_PER_SEC;
    char text[512];
    unsigned long runs = 0;
    srand(argc > 2 ? (unsigned)atoi(argv[2]) : 1);
    for (; g_get_monotonic_time() < until; runs++) {
        const char *seed = SEEDS[runs % G_N_ELEMENTS(SEEDS)];
        size_t len = strlen(seed);
        memcpy(text, seed, len);
        for (int rounds = rand() % 4; rounds >= 0; rounds--)
            len = mutate(text, len, sizeof text - 1);
        text[len] = '\0';
        if (argc > 3)
            fprintf(stderr, "%s\n", text);
        LLVMFuzzerTestOneInput((const uint8_t *)text, len);
    }
    printf("%lu runs\n", runs);
    return 0;
}
#endif
