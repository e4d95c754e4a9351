/* Fuzzing of packs: the input is loaded as a pack, which may extend a good one and itself, in both
 * languages; what loads runs its inline tests with a small budget, and says what it found. */
#include <string.h>

#include "check/internal.h"
#include "query/matcher.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

enum { STEPS = 20000 };

static const char GOOD[] =
    "pack: grund\n"
    "version: 1\n"
    "title: {da: t, en: t}\n"
    "parameters: [{id: most, type: integer, default: 3, title: {da: t, en: t}}]\n"
    "profiles: [{id: F, title: {da: t, en: t}}]\n"
    "principles: [{id: P, title: {da: t, en: t}, gist: {da: g, en: g}}]\n"
    "catalogue: [{id: saml, kind: Standard, title: {da: t, en: t}, sure: H, source: s}]\n"
    "rules:\n"
    "  - id: G-1-a\n"
    "    principle: P\n"
    "    level: SKAL\n"
    "    sure: H\n"
    "    title: {da: t, en: t}\n"
    "    source: {da: s, en: s}\n"
    "    match: (a:A)\n"
    "    require: a.k < $most\n"
    "    message: {da: '{a.name}', en: '{a.name}'}\n"
    "    remedy: {da: r, en: r}\n"
    "    tests: [{given: '(:A {k: 4})', finds: 1}, {given: '(:A {k: 1})', finds: 0}]\n";

/* What ends in "grund.yaml" is the good pack, what begins with "f" the input itself. */
static bool open_pack(void *user, const char *name, const char *from,
                      struct ark_pack_source *ret_source, GError **error)
{
    const struct ark_pack_source *input = user;
    (void)from;
    if (g_str_has_suffix(name, "grund.yaml"))
        *ret_source = (struct ark_pack_source){
            .key = "g", .file = "g", .bytes = GOOD, .len = sizeof GOOD - 1};
    else if (*name == 'f')
        *ret_source = *input;
    else
        return ark_fail(error, ARK_ERROR_PACK, "%s", "?");
    return true;
}

static void run_on(const ark_graph *graph, const struct ark_pack *pack, const struct ark_rule *rule,
                   enum ark_lang lang)
{
    struct ark_run *run = ark_run_new(graph, lang, "2026-01-01");
    run->matcher->most_steps = STEPS;
    ark_run_rule(run, pack, rule);
    for (uint32_t i = 0; i < MIN(run->result.findings.n, 10); i++)
        g_free(ark_finding_message(&run->result, &run->result.findings.v[i], lang));
    ark_result_free(&run->result);
}

static void run_tests(const struct ark_compile *compile, const struct ark_pack *pack,
                      const struct ark_rule *rule)
{
    for (uint32_t i = 0; i < rule->test_n; i++) {
        g_autoptr(GError) error = NULL;
        ark_builder *builder = ark_builder_new(compile->atoms);
        if (!ark_graph_from_text(compile, rule->tests[i].text, NULL, builder, &error)) {
            g_assert(error);
            ark_builder_free(builder);
            continue;
        }
        g_autoptr(ark_graph) graph = ark_builder_freeze(builder);
        run_on(graph, pack, rule, compile->lang);
    }
}

static void load(const struct ark_pack_source *input, enum ark_lang lang)
{
    g_autoptr(ark_atoms) atoms = ark_atoms_new();
    g_autoptr(ark_arena) arena = ark_arena_new();
    g_autoptr(GError) error = NULL;
    struct ark_diags warnings;
    ark_diags_init(&warnings, lang);
    struct ark_compile compile = {
        .arena = arena, .atoms = atoms, .lang = lang, .warnings = &warnings};
    const struct ark_pack_options options = {.open = open_pack, .user = (void *)input};
    const struct ark_pack *const *packs = NULL;
    uint32_t n = 0;
    bool loaded = ark_packs_load(&compile, &options, input, 1, &packs, &n, &error);
    g_assert(loaded == !error && loaded == !!n);
    g_assert(loaded || g_str_has_prefix(error->message, "f:"));
    g_assert(loaded || g_utf8_validate(error->message, -1, NULL));
    for (uint32_t p = 0; p < n; p++) {
        for (uint32_t i = 0; i < packs[p]->rule_n; i++)
            run_tests(&compile, packs[p], &packs[p]->rules[i]);
    }
    ark_diags_clear(&warnings);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    const struct ark_pack_source input = {
        .key = "f", .file = "f", .bytes = (const char *)bytes, .len = len};
    load(&input, ARK_DA);
    load(&input, ARK_EN);
    return 0;
}
