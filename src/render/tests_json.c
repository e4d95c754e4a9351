/* The outcome of inline tests as JSON; the same bytes for the same tests. */
#include "render/tests.h"

#include "render/json_parts.h"

static json_t *test_item(const struct ark_tested_rule *rule, uint32_t i)
{
    const struct ark_rule_test *test = &rule->rule->tests[i];
    const struct ark_test_run *run = &rule->runs[i];
    json_t *item = json_object();
    json_object_set_new(item, "line", json_integer(test->text.line));
    json_object_set_new(item, "given", json_string(test->given));
    json_object_set_new(item, "finds", json_integer(test->finds));
    json_object_set_new(item, "found", run->trouble ? json_null() : json_integer(run->found));
    json_object_set_new(item, "matches", run->trouble ? json_null() : json_integer(run->matches));
    json_object_set_new(item, "passed", json_boolean(run->passed));
    json_object_set_new(item, "trouble", run->trouble ? json_string(run->trouble) : json_null());
    return item;
}

static json_t *rule_item(const struct ark_tested_rule *rule)
{
    json_t *item = json_object(), *tests = json_array(), *unnoticed = json_array();
    g_autofree char *file = g_utf8_make_valid(rule->pack->file, -1);
    for (uint32_t i = 0; i < rule->n; i++)
        json_array_append_new(tests, test_item(rule, i));
    for (int part = 0; part < ARK_RULE_PARTS; part++) {
        if (rule->unnoticed & 1u << part)
            json_array_append_new(unnoticed,
                                  json_string(ark_rule_part_key((enum ark_rule_part)part)));
    }
    json_object_set_new(item, "pack", json_string(rule->pack->id));
    json_object_set_new(item, "file", json_string(file));
    json_object_set_new(item, "rule", json_string(rule->rule->id));
    json_object_set_new(item, "tests", tests);
    json_object_set_new(item, "unnoticed", unnoticed);
    return item;
}

static json_t *warning_item(const struct ark_tested *tested, const struct ark_diag *diag)
{
    json_t *item = json_object();
    const ark_atoms *atoms = tested->compile->atoms;
    g_autofree char *file =
        g_utf8_make_valid(diag->loc.file ? ark_atom_text(atoms, diag->loc.file) : "-", -1);
    json_object_set_new(item, "code", json_string(diag->code));
    json_object_set_new(item, "message", json_string(diag->message));
    json_object_set_new(item, "file", json_string(file));
    json_object_set_new(item, "line", json_integer(diag->loc.line));
    json_object_set_new(item, "column",
                        diag->loc.column ? json_integer(diag->loc.column) : json_null());
    return item;
}

void ark_render_tests_json(const struct ark_tested *tested, GString *out)
{
    json_t *root = json_object(), *rules = json_array(), *warnings = json_array();
    uint32_t passed, failed;
    ark_tested_count(tested, &passed, &failed);
    ARK_VEC_EACH (const struct ark_tested_rule, rule, tested->rules)
        json_array_append_new(rules, rule_item(rule));
    ARK_VEC_EACH (const struct ark_diag, diag, tested->warnings->items)
        json_array_append_new(warnings, warning_item(tested, diag));
    json_object_set_new(root, "schema", json_string("arkitjek-tests-1"));
    json_object_set_new(root, "passed", json_integer(passed));
    json_object_set_new(root, "failed", json_integer(failed));
    json_object_set_new(root, "complete", json_boolean(!tested->stopped));
    json_object_set_new(root, "rules", rules);
    json_object_set_new(root, "warnings", warnings);
    ark_json_write(root, out);
}
