/* Fuzzing of packs: the input is loaded as a pack, and what loads runs its inline tests. With
 * libFuzzer, or with -DFUZZ_ALONE as a program that mutates one pack: `fuzz_pack SECONDS [PACK]`.
 */
#include <stdlib.h>
#include <string.h>

#include "check/check.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    g_autoptr(ark_atoms) atoms = ark_atoms_new();
    g_autoptr(ark_arena) arena = ark_arena_new();
    g_autoptr(GError) error = NULL;
    struct ark_compile compile = {.arena = arena, .atoms = atoms, .lang = ARK_DA};
    const struct ark_pack *pack = ark_pack_load(&compile, "f", (const char *)bytes, len, &error);
    g_assert((pack == NULL) == (error != NULL));
    for (uint32_t i = 0; pack && i < pack->rule_n; i++) {
        g_autofree char *message = NULL;
        g_assert(ark_rule_run_tests(&compile, pack, &pack->rules[i], NULL, &message) == !message);
    }
    return 0;
}

#ifdef FUZZ_ALONE
static const char SEED[] =
    "pack: p\nversion: 1\ntitle: {da: æ, en: t}\n"
    "principles: [{id: P, title: {da: t, en: t}, gist: {da: g, en: g}}]\n"
    "parameters:\n  - {id: n, type: list, default: [a, 1, 2.5, true], title: {da: t, en: t}}\n"
    "  - {id: m, type: number, default: 1e3, title: {da: t, en: t}}\n"
    "profiles: [{id: F, title: {da: t, en: t}, when: '(r:R)'}, {id: A, title: {da: t, en: t}}]\n"
    "catalogue:\n  - {id: k, kind: Term, title: {da: æ, en: t}, aliases: [b, c], sure: H, source: "
    "s}\n"
    "  - {id: l, kind: Standard, title: {da: d, en: e}, abbreviations: [D], status: planned,\n"
    "     replaced_by: k, sure: M, source: s}\n"
    "rules:\n"
    "  - id: a\n    principle: P\n    level: BØR\n    sure: H\n    title: {da: t, en: t}\n"
    "    source: {da: s, en: s}\n    needs: A\n    match: (a:A)-[r]->(b)\n    where: |\n"
    "      a.x > 1\n      OR b.y =~ 'z+'\n    require: EXISTS { (a)--(c:C) }\n    at: b\n"
    "    message: {da: '{a.n} og {{ {COUNT { (a)--() }}', en: \"{b}\"}\n"
    "    remedy: {da: r, en: r}\n    tests:\n"
    "      - {given: \"(a:A {x: 2})-[:R]->(b)\", finds: 1}\n"
    "      - {given: \"(:A {x: 1})\", finds: 0}\n"
    "  - id: b\n    principle: P\n    level: SKAL\n    sure: M\n    title: {da: t, en: t}\n"
    "    source: {da: s, en: s}\n    levels: {F: KAN, A: N/A}\n    former: [c]\n"
    "    deprecated: {since: 1, reason: {da: r, en: r}}\n    replaced_by: a\n    ask: {da: "
    "\"{x}?\", en: e}\n    match: (x:X)\n"
    "    evidence:\n      - {title: {da: t, en: t}, match: '(y), (z)', show: z}\n"
    "    tests: [{given: '(:X)', finds: 1}, {given: '(:Y)', finds: 0}]\n";

/* One to four changes: a byte set, a piece cut out, or a piece copied elsewhere. */
static void mutate(GString *text, GRand *rand)
{
    static const char BYTES[] = "{}[]()<>:,'\"|\\&*!#%@`\n\t- .=x0\xc3\xa6\x01";
    for (int n = g_rand_int_range(rand, 1, 5); n > 0 && text->len > 8; n--) {
        gint at = g_rand_int_range(rand, 0, (gint)text->len);
        gint some = g_rand_int_range(rand, 1, 40); /* MIN evaluates twice */
        gint len = MIN(some, (gint)text->len - at);
        g_autofree char *piece = g_strndup(text->str + at, (gsize)len);
        switch (g_rand_int_range(rand, 0, 3)) {
        case 0:
            text->str[at] = BYTES[g_rand_int_range(rand, 0, sizeof BYTES - 1)];
            break;
        case 1:
            g_string_erase(text, at, len);
            break;
        default:
            g_string_insert(text, g_rand_int_range(rand, 0, (gint)text->len), piece);
        }
    }
}

int main(int argc, char **argv)
{
    g_autofree char *seed = NULL;
    gsize len;
    if (argc < 3 || !g_file_get_contents(argv[2], &seed, &len, NULL))
        seed = g_strdup(SEED);
    g_autoptr(ark_atoms) atoms = ark_atoms_new();
    g_autoptr(ark_arena) arena = ark_arena_new();
    g_autoptr(GError) error = NULL;
    struct ark_compile compile = {.arena = arena, .atoms = atoms, .lang = ARK_DA};
    if (!ark_pack_load(&compile, "seed", seed, strlen(seed), &error))
        g_error("%s", error->message);
    g_autoptr(GRand) rand = g_rand_new_with_seed(1);
    gint64 end = g_get_monotonic_time() + (argc > 1 ? atoi(argv[1]) : 1) * G_USEC_PER_SEC;
    unsigned runs = 0;
    for (; g_get_monotonic_time() < end; runs++) {
        GString *text = g_string_new(seed);
        if (runs)
            mutate(text, rand);
        LLVMFuzzerTestOneInput((const uint8_t *)text->str, text->len);
        g_string_free(text, TRUE);
    }
    g_print("%u inputs\n", runs);
    return 0;
}
#endif
