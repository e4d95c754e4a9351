/* What holds for a rule beside its own text: levels by profile, what other packs change in it, its
 * life, the parameters it reads. In words, and as JSON. */
#include "report/rules.h"

#include <string.h>

#include "report/rule_life.h"

struct ark_effect ark_rule_plain_effect(const struct ark_rule *rule)
{
    return ark_rule_effect(rule, NULL, 0);
}

const char *ark_level_word(struct ark_effect effect, enum ark_lang lang)
{
    switch (effect.skip) {
    case ARK_SKIP_OFF:
        return ark_say(lang, "fra", "off");
    case ARK_SKIP_PROFILE:
        return "N/A";
    case ARK_SKIP_DEPRECATED:
        return ark_say(lang, "udfaset", "deprecated");
    default:
        return ark_level_name(effect.level);
    }
}

struct ark_profile_rows ark_rule_profiles(const struct ark_rule *rule, struct ark_arena *arena)
{
    struct ark_profile_rows rows = {0};
    g_autoptr(GPtrArray) packs = g_ptr_array_new();
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(struct ark_profile_row));
    for (uint32_t i = 0; i < rule->level_n; i++) {
        const struct ark_pack *pack = rule->levels[i].profile->pack;
        if (g_ptr_array_find(packs, pack, NULL))
            continue;
        g_ptr_array_add(packs, (void *)pack);
        for (uint32_t k = 0; k < pack->profile_n; k++) {
            const struct ark_profile *profile = &pack->profiles[k];
            struct ark_profile_row row = {profile, ark_rule_effect(rule, &profile, 1)};
            g_array_append_val(found, row);
        }
    }
    struct ark_profile_row *copy = ARK_NEW_ARRAY(arena, struct ark_profile_row, found->len + 1);
    if (found->len)
        memcpy(copy, found->data, found->len * sizeof *copy);
    rows.n = found->len;
    rows.v = copy;
    return rows;
}

char *ark_rule_deprecation(const struct ark_rule *rule, enum ark_lang lang)
{
    if (!rule->deprecated)
        return NULL;
    g_autofree char *instead =
        rule->replaced_by
            ? g_strdup_printf(ark_say(lang, " Brug %s.", " Use %s."), rule->replaced_by)
            : g_strdup(ark_say(lang, " Den kører fortsat, for ingen anden har dens plads.",
                               " It still runs, since no other has its place."));
    return g_strdup_printf(ark_say(lang, "fra version %s: %s%s", "since version %s: %s%s"),
                           rule->deprecated->since, ark_text_in(rule->deprecated->reason, lang),
                           instead);
}

char *ark_rule_since(const struct ark_rule *rule, enum ark_lang lang)
{
    return rule->since
               ? g_strdup_printf(ark_say(lang, "version %s af pakken", "version %s of the pack"),
                                 rule->since)
               : NULL;
}

char *ark_rule_former(const struct ark_rule *rule)
{
    GString *ids = rule->former_n ? g_string_new(rule->former[0]) : NULL;
    for (uint32_t i = 1; i < rule->former_n; i++)
        g_string_append_printf(ids, ", %s", rule->former[i]);
    return ids ? g_string_free(ids, FALSE) : NULL;
}

char *ark_value_words(const struct ark_value *value)
{
    GString *text = g_string_new(NULL);
    if (value->type == ARK_LIST)
        g_string_append_c(text, '[');
    if (value->type == ARK_TEXT && !value->len)
        g_string_append(text, "''");
    ark_value_print(NULL, *value, text);
    if (value->type == ARK_LIST)
        g_string_append_c(text, ']');
    return g_string_free(text, FALSE);
}

/* Does `id` stand in the text as a whole name, with `before` right before it or `after` right
 * behind it (0: whatever)? */
static bool names(const char *text, const char *id, char before, char after)
{
    size_t len = strlen(id);
    for (const char *at = text; at && (at = strstr(at, id)); at++) {
        char first = at > text ? at[-1] : ' ', last = at[len];
        bool whole =
            !g_ascii_isalnum(first) && first != '_' && !g_ascii_isalnum(last) && last != '_';
        if (whole && (!before || first == before) && (!after || last == after))
            return true;
    }
    return false;
}

static bool rule_names(const struct ark_rule *rule, const char *id, char before, char after)
{
    const char *const texts[] = {rule->text.match,
                                 rule->text.where,
                                 rule->text.require,
                                 rule->text.forbid,
                                 rule->text.message.in[ARK_DA],
                                 rule->text.message.in[ARK_EN]};
    bool found = false;
    for (size_t i = 0; i < G_N_ELEMENTS(texts) && !found; i++)
        found = names(texts[i], id, before, after);
    for (uint32_t i = 0; i < rule->evidence_n && !found; i++)
        found = names(rule->evidence[i].match_text, id, before, after) ||
                names(rule->evidence[i].where_text, id, before, after);
    return found;
}

/* A definition is used by the rule, or by a later definition that is. */
bool *ark_rule_definitions(const struct ark_pack *pack, const struct ark_rule *rule)
{
    bool *used = g_new0(bool, pack->definition_n + 1);
    for (uint32_t i = pack->definition_n; i-- > 0;) {
        const char *name = pack->definitions[i].name;
        used[i] = rule_names(rule, name, 0, '(');
        for (uint32_t k = i + 1; k < pack->definition_n && !used[i]; k++)
            used[i] = used[k] && names(pack->definitions[k].as, name, 0, '(');
    }
    return used;
}

bool ark_rule_reads(const struct ark_pack *pack, const struct ark_rule *rule, const bool *used,
                    const struct ark_parameter *parameter)
{
    bool reads = rule_names(rule, parameter->id, '$', 0);
    for (uint32_t i = 0; i < pack->definition_n && !reads; i++)
        reads = used[i] && names(pack->definitions[i].as, parameter->id, '$', 0);
    return reads;
}

static json_t *pair(struct ark_text text)
{
    return json_pack("{s:s?, s:s?}", "da", text.in[ARK_DA], "en", text.in[ARK_EN]);
}

json_t *ark_value_json(const struct ark_value *value)
{
    json_t *list;
    switch (value->type) {
    case ARK_BOOL:
        return json_boolean(value->yes);
    case ARK_INT:
        return json_integer((json_int_t)value->integer);
    case ARK_REAL:
        return json_real(value->real);
    case ARK_TEXT:
        return json_stringn(value->text, value->len);
    case ARK_LIST:
        list = json_array();
        for (uint32_t i = 0; i < value->len; i++)
            json_array_append_new(list, ark_value_json(&value->list[i]));
        return list;
    default:
        return json_null();
    }
}

static json_t *parameters(const struct ark_rule_view *view)
{
    const struct ark_pack *pack = view->tester.pack;
    g_autofree bool *used = ark_rule_definitions(pack, view->rule);
    json_t *list = json_array();
    for (uint32_t i = 0; i < pack->parameter_n; i++) {
        const struct ark_parameter *its = &pack->parameters[i];
        if (ark_rule_reads(pack, view->rule, used, its))
            json_array_append_new(list, json_pack("{s:s, s:s, s:o, s:o, s:s, s:o}", "id", its->id,
                                                  "type", ark_parameter_type_name(its->type),
                                                  "value", ark_value_json(&its->value), "default",
                                                  ark_value_json(&its->by_default), "from",
                                                  ark_parameter_from_key(its->from), "title",
                                                  pair(its->title)));
    }
    return list;
}

static json_t *definitions(const struct ark_rule_view *view)
{
    const struct ark_pack *pack = view->tester.pack;
    g_autofree bool *used = ark_rule_definitions(pack, view->rule);
    json_t *list = json_array();
    for (uint32_t i = 0; i < pack->definition_n; i++) {
        const struct ark_pack_definition *its = &pack->definitions[i];
        json_t *of = json_array();
        for (uint32_t k = 0; k < its->of_n; k++)
            json_array_append_new(of, json_string(its->of[k]));
        json_t *item = json_pack("{s:s, s:o, s:s}", "name", its->name, "of", of, "as", its->as);
        if (used[i])
            json_array_append(list, item);
        json_decref(item);
    }
    return list;
}

static json_t *levels(const struct ark_rule *rule)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < rule->level_n; i++) {
        const struct ark_profile_level *level = &rule->levels[i];
        json_array_append_new(list,
                              json_pack("{s:s, s:o, s:s}", "profile", level->profile->id, "title",
                                        pair(level->profile->title), "level",
                                        level->applies ? ark_level_name(level->level) : "N/A"));
    }
    return list;
}

static json_t * override(const struct ark_override *its)
{
    if (!its)
        return json_null();
    return json_pack("{s:s, s:b, s:s?, s:o}", "by", its->by->id, "off", its->off, "level",
                     its->off ? NULL : ark_level_name(its->level), "reason", pair(its->reason));
}

static json_t *effective(struct ark_effect effect)
{
    static const char *const FROM[] = {[ARK_LEVEL_OWN] = "own",
                                       [ARK_LEVEL_PROFILE] = "profile",
                                       [ARK_LEVEL_OVERRIDE] = "override"};
    static const char *const SKIPS[] = {[ARK_RUN] = NULL,
                                        [ARK_SKIP_OFF] = "off",
                                        [ARK_SKIP_PROFILE] = "profile",
                                        [ARK_SKIP_DEPRECATED] = "deprecated"};
    return json_pack("{s:s, s:s, s:s?, s:s?}", "level", ark_level_name(effect.level), "from",
                     FROM[effect.from], "notRun", SKIPS[effect.skip], "profile",
                     effect.profile ? effect.profile->id : NULL);
}

void ark_rule_put_life(json_t *item, const struct ark_rule_view *view)
{
    const struct ark_rule *rule = view->rule;
    const struct ark_deprecation *deprecated = rule->deprecated;
    json_t *former = json_array();
    for (uint32_t i = 0; i < rule->former_n; i++)
        json_array_append_new(former, json_string(rule->former[i]));
    json_object_set_new(item, "effective", effective(view->effect));
    json_object_set_new(item, "levels", levels(rule));
    json_object_set_new(item, "override", override(rule->override));
    json_object_set_new(item, "since", rule->since ? json_string(rule->since) : json_null());
    json_object_set_new(item, "deprecated",
                        deprecated
                            ? json_pack("{s:s, s:o, s:s?}", "since", deprecated->since, "reason",
                                        pair(deprecated->reason), "replacedBy", rule->replaced_by)
                            : json_null());
    json_object_set_new(item, "former", former);
    json_object_set_new(item, "define", definitions(view));
    json_object_set_new(item, "parameters", parameters(view));
    json_object_set_new(item, "help", rule->help.in[ARK_DA] ? pair(rule->help) : json_null());
}
