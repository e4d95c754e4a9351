/* One check: its keys, its shape, its query texts compiled in the order in which they see each
 * other's variables. */
#include "pack/format.h"
#include "pack/reading.h"

#include <stdio.h>
#include <string.h>

#include "graph/schema.h"

/* The rule, and those of its keys that need a second look. */
struct raw {
    struct ark_rule rule;
    const struct ark_yaml *covers, *principle, *needs, *match, *where, *require, *forbid, *expect,
        *at, *message, *remedy, *ask, *evidence, *tests, *levels, *deprecated, *former;
};

enum shape { UNIVERSAL, PRESENCE, QUESTION, ABANDON, SHAPES };
enum need { NOT, MAY, MUST };

/* Which keys each shape has (docs/packs.md). */
static const struct {
    const char *key;
    size_t offset;
    enum need need[SHAPES];
} SHAPE_KEYS[] = {
    {"match", offsetof(struct raw, match), {MUST, MUST, MAY, MUST}},
    {"where", offsetof(struct raw, where), {MAY, MAY, MAY, MAY}},
    {"require", offsetof(struct raw, require), {MAY, NOT, NOT, NOT}},
    {"forbid", offsetof(struct raw, forbid), {MAY, NOT, NOT, NOT}},
    {"expect", offsetof(struct raw, expect), {NOT, MUST, NOT, NOT}},
    {"at", offsetof(struct raw, at), {MAY, NOT, MAY, MAY}},
    {"message", offsetof(struct raw, message), {MUST, MUST, NOT, MUST}},
    {"remedy", offsetof(struct raw, remedy), {MUST, MUST, MAY, MUST}},
    {"ask", offsetof(struct raw, ask), {NOT, NOT, MUST, NOT}},
    {"evidence", offsetof(struct raw, evidence), {NOT, NOT, MAY, NOT}},
};

static const struct ark_text SHAPE_NAMES[SHAPES] = {
    [UNIVERSAL] = {{"en regel med `match` og `require` eller `forbid`",
                    "a rule with `match` and `require` or `forbid`"}},
    [PRESENCE] = {{"en regel med `expect`", "a rule with `expect`"}},
    [QUESTION] = {{"et spørgsmål (`ask`)", "a question (`ask`)"}},
    [ABANDON] = {{"en regel med niveau FORLADES", "a rule of level FORLADES"}},
};

static enum shape shape_of(const struct raw *raw)
{
    return raw->ask                              ? QUESTION
           : raw->expect                         ? PRESENCE
           : ark_level_abandons(raw->rule.level) ? ABANDON
                                                 : UNIVERSAL;
}

static const struct ark_yaml *node_at(const struct raw *raw, size_t offset)
{
    return *(const struct ark_yaml *const *)((const char *)raw + offset);
}

static bool check_condition(const struct ark_reading *reading, const struct ark_yaml *map,
                            const struct raw *raw, const char *what, GError **error)
{
    enum ark_lang lang = reading->file->lang;
    if (raw->require && raw->forbid)
        return ark_yaml_fail(reading->file, raw->forbid, error,
                             ark_say(lang, "%s: både `require` og `forbid`. Behold det ene.",
                                     "%s: both `require` and `forbid`. Keep one."),
                             what);
    if (shape_of(raw) == UNIVERSAL && !raw->require && !raw->forbid)
        return ark_yaml_fail(
            reading->file, map, error,
            ark_say(lang,
                    "%s: der mangler `require`, `forbid`, `expect` eller `ask`; intet kan bryde "
                    "reglen.",
                    "%s: `require`, `forbid`, `expect` or `ask` is missing; nothing can break the "
                    "rule."),
            what);
    if (raw->where && !raw->match)
        return ark_yaml_fail(
            reading->file, raw->where, error,
            ark_say(lang, "%s: `where` uden `match`.", "%s: `where` without `match`."), what);
    return true;
}

static bool check_shape(const struct ark_reading *reading, const struct ark_yaml *map,
                        const struct raw *raw, const char *what, GError **error)
{
    enum ark_lang lang = reading->file->lang;
    enum shape shape = shape_of(raw);
    bool ok = true;
    if (!check_condition(reading, map, raw, what, error))
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(SHAPE_KEYS); i++) {
        const struct ark_yaml *node = node_at(raw, SHAPE_KEYS[i].offset);
        enum need need = SHAPE_KEYS[i].need[shape];
        if (node && need == NOT)
            ok = ark_yaml_fail(reading->file, node, error,
                               ark_say(lang, "%s: `%s` hører ikke til %s. Slet den.",
                                       "%s: `%s` does not belong to %s. Delete it."),
                               what, SHAPE_KEYS[i].key, ark_text_in(SHAPE_NAMES[shape], lang));
        if (!node && need == MUST)
            ok = ark_yaml_fail(reading->file, map, error,
                               ark_say(lang, "%s: nøglen `%s` mangler; %s skal have den.",
                                       "%s: the key `%s` is missing; %s must have it."),
                               what, SHAPE_KEYS[i].key, ark_text_in(SHAPE_NAMES[shape], lang));
    }
    return ok;
}

static bool check_covers(const struct ark_reading *reading, const struct ark_yaml *map,
                         const struct raw *raw, const char *what, GError **error)
{
    const struct ark_rule *rule = &raw->rule;
    enum ark_lang lang = reading->file->lang;
    bool ok = true;
    if (!raw->covers && !raw->principle)
        return ark_yaml_fail(reading->file, map, error,
                             ark_say(lang,
                                     "%s: skriv med `covers` eller `principle`, hvad i rammen "
                                     "reglen prøver.",
                                     "%s: say with `covers` or `principle` what of the framework "
                                     "the rule tests."),
                             what);
    const struct ark_framework_rule *covered =
        rule->covers ? ark_pack_framework_rule(reading->pack, rule->covers) : NULL;
    if (covered)
        ok = ark_reading_rival(reading, raw->covers, rule->covers, covered->pack,
                               ark_pack_own_framework_rule, error);
    else if (rule->covers && !reading->framework_lost)
        ok = ark_yaml_fail(reading->file, raw->covers, error,
                           ark_say(lang, "%s: rammereglen `%s` står ikke under `framework`.",
                                   "%s: the framework rule `%s` is not among `framework`."),
                           what, rule->covers);
    return ark_reading_principle(reading, raw->principle, rule->principle, what, error) && ok;
}

bool ark_reading_rule_id(const struct ark_reading *reading, const struct ark_yaml *id,
                         const char *what, GError **error)
{
    enum ark_lang lang = reading->file->lang;
    if (!g_ascii_isalpha(id->text[id->n - 1]))
        return ark_yaml_fail(reading->file, id, error,
                             ark_say(lang, "%s: id skal ende med et bogstav, fx `%s-a`.",
                                     "%s: the id must end in a letter, such as `%s-a`."),
                             what, id->text);
    const struct ark_yaml *first = g_hash_table_lookup(reading->rule_ids, id->text);
    if (first)
        return ark_yaml_fail(reading->file, id, error,
                             ark_say(lang, "%s: id er brugt før (linje %u). Giv hver regel sit.",
                                     "%s: the id is already used (line %u). Give each rule its "
                                     "own."),
                             what, first->line);
    g_hash_table_insert(reading->rule_ids, (char *)id->text, (void *)id);
    const struct ark_rule *other = g_hash_table_lookup(reading->inherited, id->text);
    if (!other)
        return true;
    return ark_yaml_fail(reading->file, id, error,
                         ark_say(lang,
                                 "%s: id er brugt i en pakke, der udvides (%s:%u). Giv hver regel "
                                 "sit.",
                                 "%s: the id is used in a pack that is extended (%s:%u). Give each "
                                 "rule its own."),
                         what, ark_atom_text(reading->compile->atoms, other->loc.file),
                         other->loc.line);
}

bool ark_reading_needs(const struct ark_reading *reading, const struct ark_yaml *at,
                       const char *label, const char *what, GError **error)
{
    const ark_schema *schema = reading->compile->schema;
    if (!label || !schema || ark_schema_has(schema, ARK_SCHEMA_NODE_LABEL, label))
        return true;
    const char *nearest = ark_schema_nearest(schema, ARK_SCHEMA_NODE_LABEL, label);
    return ark_yaml_fail(reading->file, at, error, "%s: %s `%s`%s%s%s", what,
                         ark_say(reading->file->lang, "ukendt label", "unknown label"), label,
                         nearest ? ark_say(reading->file->lang, "; mente du `", "; did you mean `")
                                 : "",
                         nearest ? nearest : "", nearest ? "`?" : ".");
}

/* "1..", "0..3", "2". */
static bool read_expect(const struct ark_reading *reading, struct raw *raw, GError **error)
{
    const struct ark_yaml *node = raw->expect;
    struct ark_rule *rule = &raw->rule;
    if (!node)
        return true;
    rule->expects = true;
    unsigned min = 0, max = UINT32_MAX;
    int read = 0;
    bool ok = false;
    if (node->kind == ARK_YAML_SCALAR && node->n < 24 && g_ascii_isdigit(node->text[0])) {
        if (sscanf(node->text, "%9u%n", &min, &read) == 1 && !node->text[read]) {
            max = min;
            ok = true;
        } else if (strcmp(node->text + read, "..") == 0) {
            ok = min > 0;
        } else if (strncmp(node->text + read, "..", 2) == 0) {
            const char *upper = node->text + read + 2;
            ok = g_ascii_isdigit(*upper) && sscanf(upper, "%9u%n", &max, &read) == 1 &&
                 !upper[read] && min <= max;
        }
    }
    rule->expect_min = min;
    rule->expect_max = max;
    if (ok)
        return true;
    return ark_yaml_fail(reading->file, node, error,
                         ark_say(reading->file->lang,
                                 "`expect` er et antal: \"1..\" (mindst 1), \"0..3\" eller \"2\".",
                                 "`expect` is a number: \"1..\" (at least 1), \"0..3\" or \"2\"."));
}

static bool check_query_text(const struct ark_reading *reading, const struct ark_yaml *node,
                             GError **error)
{
    if (node->kind == ARK_YAML_SCALAR && node->text[strspn(node->text, " \n")])
        return true;
    return ark_yaml_fail(
        reading->file, node, error,
        ark_say(reading->file->lang,
                "her ventes et mønster eller udtryk. Sæt det i anførselstegn, hvis det begynder "
                "med [ eller {.",
                "a pattern or expression is expected here. Quote it if it begins with [ or {."));
}

struct ark_scope *ark_reading_scope(const struct ark_reading *reading)
{
    struct ark_scope *scope = ark_scope_new(reading->compile);
    ark_scope_share_regexes(scope, reading->regexes);
    return scope;
}

bool ark_reading_pattern(const struct ark_reading *reading, struct ark_scope *scope,
                         const struct ark_yaml *node, const struct ark_pattern **ret_match,
                         GError **error)
{
    GError *own = NULL;
    if (!node || !check_query_text(reading, node, error))
        return !node;
    *ret_match =
        ark_pattern_compile(reading->compile, scope, ark_yaml_snippet(reading->file, node), &own);
    return *ret_match || ark_yaml_fail_with(reading->file, node, error, own);
}

typedef struct ark_expr *(*compile_fn)(const struct ark_compile *compile, struct ark_scope *scope,
                                       struct ark_snippet text, GError **error);

static bool compile_with(compile_fn compile, const struct ark_reading *reading,
                         struct ark_scope *scope, const struct ark_yaml *node,
                         const struct ark_expr **ret_expr, GError **error)
{
    GError *own = NULL;
    if (!node || !check_query_text(reading, node, error))
        return !node;
    *ret_expr = compile(reading->compile, scope, ark_yaml_snippet(reading->file, node), &own);
    return *ret_expr || ark_yaml_fail_with(reading->file, node, error, own);
}

bool ark_reading_condition(const struct ark_reading *reading, struct ark_scope *scope,
                           const struct ark_yaml *node, const struct ark_expr **ret_expr,
                           GError **error)
{
    return compile_with(ark_condition_compile, reading, scope, node, ret_expr, error);
}

bool ark_reading_expr(const struct ark_reading *reading, struct ark_scope *scope,
                      const struct ark_yaml *node, const struct ark_expr **ret_expr, GError **error)
{
    return compile_with(ark_expr_compile, reading, scope, node, ret_expr, error);
}

void ark_reading_warn(const struct ark_reading *reading, struct ark_scope *scope, int kept,
                      const struct ark_yaml *match, const struct ark_pattern *pattern,
                      const struct ark_expr *where)
{
    ark_scope_warn_unused(reading->compile, scope, 0, kept);
    if (match && pattern)
        ark_match_warn(reading->compile, ark_yaml_snippet(reading->file, match), pattern, where);
}

/* What was compiled, in the words of the pack. */
static const char *text_of(const struct ark_yaml *node)
{
    return node && node->kind == ARK_YAML_SCALAR ? node->text : NULL;
}

/* The slot that `node` names among the first `width`, or the first that has a name. */
static bool find_slot(const struct ark_reading *reading, const struct ark_scope *scope,
                      uint32_t width, const struct ark_yaml *node, const struct ark_yaml *match,
                      int *ret_slot, GError **error)
{
    enum ark_lang lang = reading->file->lang;
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (uint32_t i = 0; i < width; i++) {
        const char *name = ark_scope_name(scope, i);
        if (!name)
            continue;
        if (!node || (node->kind == ARK_YAML_SCALAR && strcmp(node->text, name) == 0)) {
            *ret_slot = (int)i;
            return true;
        }
        g_ptr_array_add(names, (char *)name);
    }
    if (!node)
        return ark_yaml_fail(reading->file, match, error,
                             ark_say(lang,
                                     "mønstret har ingen variabel. Giv det, der skal peges på, et "
                                     "navn: `(a:...)`.",
                                     "the pattern has no variable. Name what is to be pointed at: "
                                     "`(a:...)`."));
    g_autofree char *all = ark_key_join((const char *const *)names->pdata, names->len, lang);
    return ark_yaml_fail(reading->file, node, error,
                         ark_say(lang, "ingen variabel af `match` hedder sådan. Den har: %s.",
                                 "no variable of `match` is called so. It has: %s."),
                         all);
}

/* Placeholders come before `require` and `forbid`, whose variables they may not see. */
static bool compile_texts(const struct ark_reading *reading, struct raw *raw, GError **error)
{
    struct ark_rule *rule = &raw->rule;
    struct ark_key_langs langs = {0};
    rule->asks = raw->ask != NULL;
    const struct ark_yaml *text = raw->ask ? raw->ask : raw->message;
    bool ok = text && ark_key_langs(reading->file, text, &langs, error);
    rule->message_scope = rule->expects ? ark_reading_scope(reading) : rule->scope;
    for (int i = 0; i < ARK_LANGS; i++)
        rule->text.message.in[i] = text_of(langs.in[i]);
    return ark_messages_compile(reading, rule->message_scope, &langs, rule->message, error) && ok;
}

/* Without its match nothing of the rule can be judged; the rest goes on after a mistake. */
static bool compile_queries(const struct ark_reading *reading, struct raw *raw, GError **error)
{
    struct ark_rule *rule = &raw->rule;
    rule->at = -1;
    rule->scope = ark_reading_scope(reading);
    bool ok = raw->match || raw->ask; /* else its shape is wrong, which is said there */
    if (!ok || !ark_reading_pattern(reading, rule->scope, raw->match, &rule->match, error))
        return false;
    rule->width = ark_scope_size(rule->scope);
    if (raw->match && !rule->expects)
        ok = find_slot(reading, rule->scope, rule->width, raw->at, raw->match, &rule->at, error);
    if (raw->at && !raw->match)
        ok = ark_yaml_fail(
            reading->file, raw->at, error,
            ark_say(reading->file->lang, "`at` uden `match`.", "`at` without `match`."));
    rule->text = (struct ark_rule_text){.match = text_of(raw->match),
                                        .where = text_of(raw->where),
                                        .require = text_of(raw->require),
                                        .forbid = text_of(raw->forbid)};
    if (raw->match) /* else what it is about is not there, which is said there */
        ok = ark_reading_condition(reading, rule->scope, raw->where, &rule->where, error) && ok;
    ok = compile_texts(reading, raw, error) && ok;
    ok = ark_reading_condition(reading, rule->scope, raw->require, &rule->require, error) && ok;
    return ark_reading_condition(reading, rule->scope, raw->forbid, &rule->forbid, error) && ok;
}

struct raw_evidence {
    struct ark_text title;
    const struct ark_yaml *match, *where, *show;
};

static const struct ark_key EVIDENCE_KEYS[] = {
    {"title", true, offsetof(struct raw_evidence, title), ark_key_pair},
    {"match", true, offsetof(struct raw_evidence, match), ark_key_node},
    {"where", false, offsetof(struct raw_evidence, where), ark_key_node},
    {"show", false, offsetof(struct raw_evidence, show), ark_key_node},
};
const struct ark_format ark_format_evidence = {"evidence", EVIDENCE_KEYS,
                                               G_N_ELEMENTS(EVIDENCE_KEYS)};

static bool read_evidence(const struct ark_reading *reading, const struct ark_yaml *map,
                          void *target, GError **error)
{
    struct raw_evidence raw = {0};
    struct ark_evidence *evidence = target;
    if (!ark_format_read(reading->file, map, "evidence", &ark_format_evidence, &raw, error))
        return false;
    evidence->title = raw.title;
    evidence->scope = ark_reading_scope(reading);
    if (!ark_reading_pattern(reading, evidence->scope, raw.match, &evidence->match, error))
        return false;
    bool ok = find_slot(reading, evidence->scope, ark_scope_size(evidence->scope), raw.show,
                        raw.match, &evidence->show, error);
    evidence->match_text = text_of(raw.match);
    evidence->where_text = text_of(raw.where);
    ok = ark_reading_condition(reading, evidence->scope, raw.where, &evidence->where, error) && ok;
    if (ok)
        ark_reading_warn(reading, evidence->scope, evidence->show, raw.match, evidence->match,
                         evidence->where);
    return ok;
}

static const struct ark_key TEST_KEYS[] = {
    {"given", true, offsetof(struct ark_rule_test, given), ark_key_text},
    {"finds", true, offsetof(struct ark_rule_test, finds), ark_key_count},
};
const struct ark_format ark_format_test = {"test", TEST_KEYS, G_N_ELEMENTS(TEST_KEYS)};

static bool read_test(const struct ark_reading *reading, const struct ark_yaml *map, void *target,
                      GError **error)
{
    struct ark_rule_test *test = target;
    if (!ark_format_read(reading->file, map, "test", &ark_format_test, test, error))
        return false;
    test->text = ark_yaml_snippet(reading->file, ark_yaml_get(map, "given"));
    return true;
}

/* A rule that never finds and a rule that always finds look alike in a green run; so each must show
 * both. A question without `match` and `needs` is always asked. */
static bool check_tests(const struct ark_reading *reading, const struct ark_yaml *at,
                        const struct ark_rule *rule, const char *what, GError **error)
{
    bool finds = false, silent = rule->asks && !rule->match && !rule->needs;
    for (uint32_t i = 0; i < rule->test_n; i++) {
        finds = finds || rule->tests[i].finds > 0;
        silent = silent || rule->tests[i].finds == 0;
    }
    if (finds && silent)
        return true;
    enum ark_lang lang = reading->file->lang;
    return ark_yaml_fail(reading->file, at, error,
                         finds ? ark_say(lang,
                                         "%s: der mangler en prøve, hvor reglen intet finder "
                                         "(`finds: 0`).",
                                         "%s: a test where the rule finds nothing is missing "
                                         "(`finds: 0`).")
                               : ark_say(lang,
                                         "%s: der mangler en prøve, hvor reglen finder noget "
                                         "(`finds: 1`).",
                                         "%s: a test where the rule finds something is missing "
                                         "(`finds: 1`)."),
                         what);
}

static const struct ark_key KEYS[] = {
    {"id", true, offsetof(struct raw, rule.id), ark_key_text},
    {"covers", false, offsetof(struct raw, covers), ark_key_node},
    {"principle", false, offsetof(struct raw, principle), ark_key_node},
    {"level", true, offsetof(struct raw, rule.level), ark_key_level},
    {"sure", true, offsetof(struct raw, rule.sure), ark_key_sure},
    {"title", true, offsetof(struct raw, rule.title), ark_key_pair},
    {"source", true, offsetof(struct raw, rule.source), ark_key_pair},
    {"url", false, offsetof(struct raw, rule.url), ark_key_text},
    {"needs", false, offsetof(struct raw, needs), ark_key_node},
    {"match", false, offsetof(struct raw, match), ark_key_node},
    {"where", false, offsetof(struct raw, where), ark_key_node},
    {"require", false, offsetof(struct raw, require), ark_key_node},
    {"forbid", false, offsetof(struct raw, forbid), ark_key_node},
    {"expect", false, offsetof(struct raw, expect), ark_key_node},
    {"at", false, offsetof(struct raw, at), ark_key_node},
    {"message", false, offsetof(struct raw, message), ark_key_node},
    {"ask", false, offsetof(struct raw, ask), ark_key_node},
    {"evidence", false, offsetof(struct raw, evidence), ark_key_node},
    {"remedy", false, offsetof(struct raw, remedy), ark_key_node},
    {"tests", true, offsetof(struct raw, tests), ark_key_node},
    {"levels", false, offsetof(struct raw, levels), ark_key_node},
    {"since", false, offsetof(struct raw, rule.since), ark_key_text},
    {"deprecated", false, offsetof(struct raw, deprecated), ark_key_node},
    {"replaced_by", false, offsetof(struct raw, rule.replaced_by), ark_key_text},
    {"former", false, offsetof(struct raw, former), ark_key_node},
    {"help", false, offsetof(struct raw, rule.help), ark_key_markdown},
};
const struct ark_format ark_format_rule = {"rule", KEYS, G_N_ELEMENTS(KEYS)};

/* Keys that are kept as nodes for their place, but are texts. */
static bool read_words(const struct ark_reading *reading, struct raw *raw, GError **error)
{
    const struct ark_yaml_file *file = reading->file;
    struct ark_rule *rule = &raw->rule;
    bool ok = !raw->covers || ark_key_text(file, raw->covers, &rule->covers, error);
    ok = (!raw->principle || ark_key_text(file, raw->principle, &rule->principle, error)) && ok;
    ok = (!raw->needs || ark_key_text(file, raw->needs, &rule->needs, error)) && ok;
    return (!raw->remedy || ark_key_pair(file, raw->remedy, &rule->remedy, error)) && ok;
}

bool ark_reading_tests(const struct ark_reading *reading, const struct ark_yaml *tests,
                       struct ark_rule *rule, const char *what, GError **error)
{
    return reading->compile->tests_elsewhere ||
           (ark_reading_list(reading, tests, sizeof *rule->tests, read_test,
                             (const void **)&rule->tests, &rule->test_n, error) &&
            check_tests(reading, tests, rule, what, error));
}

/* Goes on after a mistake; but what would only follow from one that was told is left out: with keys
 * that are not known or can't be read nothing is said of those that seem to be missing. */
bool ark_rule_read(const struct ark_reading *reading, const struct ark_yaml *map, void *target,
                   GError **error)
{
    struct raw raw = {0};
    struct ark_rule *rule = &raw.rule;
    const char *what =
        ark_reading_name(reading, map, ark_say(reading->file->lang, "regel", "rule"));
    rule->loc = ark_reading_loc(reading, map);
    bool known = ark_format_read(reading->file, map, what, &ark_format_rule, &raw, error);
    bool ok = known && check_shape(reading, map, &raw, what, error);
    ok = rule->id && ark_reading_rule_id(reading, ark_yaml_get(map, "id"), what, error) && ok;
    ok = read_words(reading, &raw, error) && ok;
    if (known || raw.covers || raw.principle)
        ok = check_covers(reading, map, &raw, what, error) && ok;
    ok = ark_reading_needs(reading, raw.needs, rule->needs, what, error) && ok;
    ok = read_expect(reading, &raw, error) && ok;
    bool compiled = compile_queries(reading, &raw, error);
    if (compiled)
        ark_reading_warn(reading, rule->scope, rule->at, raw.match, rule->match, rule->where);
    ok = compiled && ok;
    ok = ark_reading_list(reading, raw.evidence, sizeof *rule->evidence, read_evidence,
                          (const void **)&rule->evidence, &rule->evidence_n, error) &&
         ok;
    if (raw.tests)
        ok = ark_reading_tests(reading, raw.tests, rule, what, error) && ok;
    ok = ark_levels_read(reading, raw.levels, rule, ok, what, error) && ok;
    ok = ark_deprecated_read(reading, raw.deprecated, rule, what, error) && ok;
    ok = ark_reading_texts(reading, raw.former, &rule->former, &rule->former_n, error) && ok;
    *(struct ark_rule *)target = raw.rule;
    return ok;
}
