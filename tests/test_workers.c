/* However many threads run the rules, the result is the same. */
#include "loading.h"

#include "archimate/archimate.h"
#include "check/check.h"

static char *source_path(const char *name)
{
    return g_build_filename(g_getenv("ARK_SOURCE_ROOT"), name, NULL);
}

static const struct ark_pack *load_pack(const struct ark_compile *compile, const char *name)
{
    g_autofree char *path = source_path(name), *bytes = NULL;
    g_autoptr(GError) error = NULL;
    gsize len;
    ck_assert(g_file_get_contents(path, &bytes, &len, NULL));
    const struct ark_pack *pack = ark_pack_load(compile, name, bytes, len, &error);
    ck_assert_msg(pack != NULL, "%s", error ? error->message : "");
    return pack;
}

/* All that a result says, in order. */
static char *text_of(const struct ark_result *result)
{
    GString *out = g_string_new(NULL);
    ARK_VEC_EACH (struct ark_rule_result, rule, result->rules) {
        g_string_append_printf(out, "%s %s %u %" G_GUINT64_FORMAT " %u %s\n", rule->rule->id,
                               ark_verdict_key(rule->verdict), rule->matches, rule->looked_at,
                               rule->evidence_n, rule->not_completed ? rule->not_completed : "");
        for (uint32_t i = 0; i < rule->n; i++) {
            const struct ark_finding *finding = &result->findings.v[rule->first + i];
            g_autofree char *message = ark_finding_message(result, finding, ARK_DA);
            g_string_append_printf(out, "  %u %u %s\n", finding->rule, finding->subject, message);
        }
        for (uint32_t i = 0; i < rule->evidence_n; i++) {
            const struct ark_evidence_item *item = &result->evidence.v[rule->evidence_first + i];
            g_string_append_printf(out, "  %u %u %u\n", item->rule, item->evidence, item->ref);
        }
    }
    for (int v = 0; v < ARK_VERDICTS; v++)
        g_string_append_printf(out, "%u ", result->verdicts[v]);
    return g_string_free(out, FALSE);
}

static char *checked(const struct loaded *l, const struct ark_pack *const *packs, uint32_t n,
                     uint32_t workers)
{
    struct ark_diags diags;
    ark_diags_init(&diags, ARK_DA);
    struct ark_check check = {.lang = ARK_DA,
                              .date = "2026-01-01",
                              .graph = l->graph,
                              .inputs = l->inputs.items.v,
                              .input_n = l->inputs.items.n,
                              .diags = &diags,
                              .packs = packs,
                              .pack_n = n,
                              .workers = workers};
    struct ark_result *result = ark_check_run(&check);
    char *text = text_of(result);
    ark_result_free(result);
    ark_diags_clear(&diags);
    return text;
}

START_TEST(any_number_of_workers_gives_the_same)
{
    struct loaded l;
    g_autofree char *path = source_path("samples/dubu/dubu.xml");
    load_path(&l, path);
    ck_assert_ptr_nonnull(l.graph);
    struct ark_compile compile = {.arena = l.arena, .atoms = l.atoms, .lang = ARK_DA};
    const struct ark_pack *packs[] = {load_pack(&compile, "rules/more/archimate.yaml"),
                                      load_pack(&compile, "rules/rammearkitektur.yaml")};
    g_autofree char *one = checked(&l, packs, 2, 1);
    ck_assert_uint_gt(strlen(one), 2000);
    for (uint32_t workers = 2; workers <= 4; workers++) {
        g_autofree char *several = checked(&l, packs, 2, workers);
        ck_assert_str_eq(one, several);
    }
    loaded_clear(&l);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {any_number_of_workers_gives_the_same};
    return run_suite("workers", tests, G_N_ELEMENTS(tests));
}
