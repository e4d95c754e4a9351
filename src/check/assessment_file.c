/* The file of assessments: read strictly, written so that it reads the same. */
#include <stdlib.h>
#include <string.h>

#include "base/escape.h"
#include "base/limits.h"
#include "check/assessment.h"
#include "check/internal.h"
#include "pack/keys.h"

/* The texts of one entry; `at` is where it stands. */
struct entry {
    const char *rule, *fingerprint, *by, *remark, *question;
    const struct ark_yaml *verdict, *date;
};

static const enum ark_verdict VERDICTS[] = {ARK_CONFORMS, ARK_VIOLATED, ARK_NOT_APPLICABLE};

void ark_assessments_clear(struct ark_assessments *assessments)
{
    ark_vec_clear(&assessments->items);
}

const struct ark_assessment *ark_assessments_find(const struct ark_assessments *assessments,
                                                  const char *rule, const char *fingerprint)
{
    ARK_VEC_EACH (const struct ark_assessment *, item, assessments->items) {
        if (strcmp((*item)->rule, rule) == 0 && strcmp((*item)->fingerprint, fingerprint) == 0)
            return *item;
    }
    return NULL;
}

void ark_assessments_put(struct ark_assessments *assessments,
                         const struct ark_assessment *assessment)
{
    ARK_VEC_EACH (const struct ark_assessment *, item, assessments->items) {
        if (strcmp((*item)->rule, assessment->rule) == 0 &&
            strcmp((*item)->fingerprint, assessment->fingerprint) == 0) {
            *item = assessment;
            return;
        }
    }
    ark_vec_push(&assessments->items, assessment);
}

/* In either language. */
static bool read_verdict(const struct ark_yaml_file *file, const struct ark_yaml *node,
                         enum ark_verdict *ret, GError **error)
{
    for (size_t i = 0; node->kind == ARK_YAML_SCALAR && i < G_N_ELEMENTS(VERDICTS); i++) {
        if (strcmp(node->text, ark_verdict_name(VERDICTS[i], ARK_DA)) == 0 ||
            strcmp(node->text, ark_verdict_name(VERDICTS[i], ARK_EN)) == 0) {
            *ret = VERDICTS[i];
            return true;
        }
    }
    return ark_yaml_fail(file, node, error, "%s",
                         ark_say(file->lang,
                                 "her skal stå opfyldt, ikke opfyldt eller ikke relevant",
                                 "conforms, violated or not applicable is expected here"));
}

static bool read_date(const struct ark_yaml_file *file, const struct ark_yaml *node,
                      const char **ret, GError **error)
{
    int64_t day;
    if (node->kind != ARK_YAML_SCALAR || !ark_date_iso(node->text, &day))
        return ark_yaml_fail(file, node, error, "%s",
                             ark_say(file->lang, "her skal stå en dato som 2026-01-31",
                                     "a date such as 2026-01-31 is "
                                     "expected here"));
    *ret = node->text;
    return true;
}

static bool read_entry(struct ark_assessments *assessments, const struct ark_yaml_file *file,
                       const struct ark_yaml *node, GError **error)
{
    static const struct ark_key rows[] = {
        {"rule", true, G_STRUCT_OFFSET(struct entry, rule), ark_key_text},
        {"fingerprint", true, G_STRUCT_OFFSET(struct entry, fingerprint), ark_key_text},
        {"verdict", true, G_STRUCT_OFFSET(struct entry, verdict), ark_key_node},
        {"by", true, G_STRUCT_OFFSET(struct entry, by), ark_key_text},
        {"date", true, G_STRUCT_OFFSET(struct entry, date), ark_key_node},
        {"remark", false, G_STRUCT_OFFSET(struct entry, remark), ark_key_text},
        {"question", false, G_STRUCT_OFFSET(struct entry, question), ark_key_text},
    };
    struct entry entry = {0};
    struct ark_assessment *own = ARK_NEW(file->arena, struct ark_assessment);
    if (!ark_keys_read(file, node, ark_say(file->lang, "vurdering", "assessment"), rows,
                       G_N_ELEMENTS(rows), &entry, error))
        return false;
    *own = (struct ark_assessment){.rule = entry.rule,
                                   .fingerprint = entry.fingerprint,
                                   .by = entry.by,
                                   .remark = entry.remark,
                                   .question = entry.question,
                                   .line = node->line,
                                   .column = node->column};
    if (!read_verdict(file, entry.verdict, &own->verdict, error) ||
        !read_date(file, entry.date, &own->date, error))
        return false;
    const struct ark_assessment *twin =
        ark_assessments_find(assessments, own->rule, own->fingerprint);
    if (twin)
        return ark_yaml_fail(file, node, error,
                             ark_say(file->lang,
                                     "spørgsmålet er allerede vurderet i linje %u; slet den ene",
                                     "the question is assessed in line %u already; delete one"),
                             twin->line);
    ark_vec_push(&assessments->items, own);
    return true;
}

bool ark_assessments_read(struct ark_assessments *assessments, struct ark_arena *arena,
                          const char *name, const char *bytes, size_t len, enum ark_lang lang,
                          GError **error)
{
    static const struct ark_key rows[] = {{"assessments", true, 0, ark_key_node}};
    const struct ark_yaml *list = NULL;
    g_autoptr(GError) own = NULL;
    const struct ark_yaml_file *file = ark_yaml_read(arena, name, bytes, len, lang, &own);
    bool ok = file && ark_keys_read(file, file->root, name, rows, 1, &list, &own);
    if (ok && list->kind != ARK_YAML_LIST)
        ok = ark_yaml_fail(file, list, &own, "%s",
                           ark_say(lang, "her skal stå en liste af vurderinger",
                                   "a list of assessments is expected here"));
    if (ok && list->n > ARK_MAX_PACK_ITEMS)
        ok = ark_yaml_fail(file, list, &own,
                           ark_say(lang, "der er flere vurderinger end grænsen på %d",
                                   "there are more assessments than the limit of %d"),
                           ARK_MAX_PACK_ITEMS);
    for (uint32_t i = 0; ok && i < list->n; i++)
        ok = read_entry(assessments, file, list->items[i], &own);
    if (!ok)
        ark_fail(error, ARK_ERROR_USAGE, "%s", own->message);
    return ok;
}

static int by_key(const void *a, const void *b)
{
    const struct ark_assessment *x = *(const struct ark_assessment *const *)a;
    const struct ark_assessment *y = *(const struct ark_assessment *const *)b;
    int order = strcmp(x->rule, y->rule);
    return order ? order : strcmp(x->fingerprint, y->fingerprint);
}

static void put(GString *out, const char *key, const char *text)
{
    if (!text || !*text)
        return;
    g_string_append_printf(out, "    %s: ", key);
    ark_escape_yaml(out, text, -1);
    g_string_append_c(out, '\n');
}

char *ark_assessments_text(const struct ark_assessments *assessments, enum ark_lang lang)
{
    uint32_t n = assessments->items.n;
    GString *out =
        g_string_new(ark_say(lang, "# Vurderinger af de spørgsmål, som kun en person kan afgøre.\n",
                             "# Assessments of the questions that only a person can decide.\n"));
    g_autofree const struct ark_assessment **sorted = g_new(const struct ark_assessment *, n + 1);
    for (uint32_t i = 0; i < n; i++)
        sorted[i] = assessments->items.v[i];
    qsort(sorted, n, sizeof *sorted, by_key);
    g_string_append(out, n ? "assessments:\n" : "assessments: []\n");
    for (uint32_t i = 0; i < n; i++) {
        g_string_append(out, "  - rule: ");
        ark_escape_yaml(out, sorted[i]->rule, -1);
        g_string_append_c(out, '\n');
        put(out, "question", sorted[i]->question);
        put(out, "verdict", ark_verdict_name(sorted[i]->verdict, lang));
        put(out, "by", sorted[i]->by);
        put(out, "date", sorted[i]->date);
        put(out, "remark", sorted[i]->remark);
        put(out, "fingerprint", sorted[i]->fingerprint);
    }
    return g_string_free(out, FALSE);
}
