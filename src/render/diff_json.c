/* Changes as JSON, by docs/schema/diff.schema.json: all of them, nothing shortened. */
#include "render/diff.h"
#include "render/diff_words.h"
#include "render/json_parts.h"

static const struct ark_diff_side *side_of(const struct ark_diff_job *job, bool now)
{
    return now ? &job->now : &job->old;
}

static const ark_graph *graph_of(const struct ark_diff_job *job, bool now)
{
    return now ? job->diff->now : job->diff->old;
}

/* A thing of one side; null for ARK_REF_NONE. */
static json_t *thing(const struct ark_diff_job *job, bool now, ark_ref ref)
{
    const ark_graph *graph = graph_of(job, now);
    const struct ark_diff_side *side = side_of(job, now);
    if (ref == ARK_REF_NONE)
        return json_null();
    json_t *item = json_object();
    struct ark_loc loc = ark_graph_loc(graph, ref);
    g_autofree char *title = ark_diff_title(graph, ref, job->lang);
    ark_json_put_text(item, "id", loc.id ? ark_atom_text(ark_graph_atoms(graph), loc.id) : NULL);
    ark_json_put_text(item, "type", ark_graph_type_text(graph, ref));
    ark_json_put_text(item, "name", ark_graph_get_str(graph, ref, "name"));
    ark_json_put_text(item, "title", title);
    ark_json_put(item, "location",
                 ark_json_location(ark_graph_atoms(graph), side->inputs, side->input_n, loc));
    return item;
}

static void put_things(json_t *item, const struct ark_diff_job *job, const char *old_key,
                       ark_ref was, const char *now_key, ark_ref is)
{
    if (was != ARK_REF_NONE)
        ark_json_put(item, old_key, thing(job, false, was));
    if (is != ARK_REF_NONE)
        ark_json_put(item, now_key, thing(job, true, is));
}

static json_t *detail_item(const struct ark_diff_job *job, const struct ark_detail *detail)
{
    json_t *item = json_object();
    g_autofree char *text = ark_diff_detail(job->diff, detail, job->lang);
    ark_json_put_text(item, "what", ark_detail_key(detail->kind));
    put_things(item, job, "partWas", detail->part_was, "partIs", detail->part_is);
    if (detail->key)
        ark_json_put_text(item, "key", detail->key);
    if (detail->kind == ARK_DETAIL_PROPERTY || detail->kind == ARK_DETAIL_RENAMED) {
        ark_json_put_text(item, "from", detail->from);
        ark_json_put_text(item, "to", detail->to);
    }
    put_things(item, job, "was", detail->was, "is", detail->is);
    ark_json_put_text(item, "text", text);
    return item;
}

static json_t *change_item(const struct ark_diff_job *job, const struct ark_change *change)
{
    static const char *const kinds[ARK_CHANGE_KINDS] = {
        [ARK_ADDED] = "added", [ARK_REMOVED] = "removed", [ARK_CHANGED] = "changed"};
    json_t *item = json_object();
    ark_json_put_text(item, "change", kinds[change->kind]);
    ark_json_put_text(item, "group", ark_diff_group_key(change->group));
    ark_json_put(item, "was", thing(job, false, change->was));
    ark_json_put(item, "is", thing(job, true, change->is));
    if (change->inside != UINT32_MAX)
        ark_json_put(item, "inside", json_integer(change->inside));
    if (change->kind != ARK_CHANGED)
        return item;
    json_t *details = json_array();
    for (uint32_t i = 0; i < change->detail_n; i++)
        json_array_append_new(details,
                              detail_item(job, &job->diff->details.v[change->detail_first + i]));
    ark_json_put(item, "details", details);
    return item;
}

static json_t *counts_item(const struct ark_diff *diff)
{
    json_t *counts = json_object();
    for (int i = 0; i < ARK_DIFF_GROUPS; i++) {
        const uint32_t *n = diff->counts[i], *details = diff->detailed[i];
        if (!n[ARK_ADDED] && !n[ARK_REMOVED] && !n[ARK_CHANGED])
            continue;
        ark_json_put(counts, ark_diff_group_key((enum ark_diff_group)i),
                     json_pack("{s:I, s:I, s:I, s:I, s:I, s:I}", "added", (json_int_t)n[ARK_ADDED],
                               "removed", (json_int_t)n[ARK_REMOVED], "changed",
                               (json_int_t)n[ARK_CHANGED], "renamed",
                               (json_int_t)details[ARK_DETAIL_RENAMED], "moved",
                               (json_int_t)details[ARK_DETAIL_MOVED], "retyped",
                               (json_int_t)details[ARK_DETAIL_RETYPED]));
    }
    return counts;
}

static json_t *side_item(const struct ark_diff_job *job, bool now)
{
    const struct ark_diff_side *side = side_of(job, now);
    const ark_atoms *atoms = ark_graph_atoms(graph_of(job, now));
    json_t *item = json_object(), *inputs = json_array(), *diagnostics = json_array();
    for (uint32_t i = 0; i < side->input_n; i++)
        json_array_append_new(inputs, ark_json_input(&side->inputs[i]));
    for (uint32_t i = 0; i < side->diags->items.n; i++)
        json_array_append_new(diagnostics, ark_json_diagnostic(atoms, side->inputs, side->input_n,
                                                               &side->diags->items.v[i]));
    ark_json_put_text(item, "name", side->name);
    ark_json_put(item, "inputs", inputs);
    ark_json_put(item, "diagnostics", diagnostics);
    return item;
}

static json_t *not_compared(const struct ark_diff *diff)
{
    json_t *list = json_array();
    for (int i = 0; i < ARK_DIFF_GROUPS; i++) {
        if (diff->left_out[i])
            json_array_append_new(
                list, json_pack("{s:s, s:s}", "group", ark_diff_group_key((enum ark_diff_group)i),
                                "only", diff->left_out[i] == ARK_ONLY_OLD ? "old" : "new"));
    }
    return list;
}

/* A finding, and what its verdict is on the other side, if it is there. */
static json_t *finding_item(const struct ark_finding_changes *changes,
                            const struct ark_finding_change *change, bool added, enum ark_lang lang)
{
    const struct ark_result *its = added ? changes->now : changes->old;
    const struct ark_result *other = added ? changes->old : changes->now;
    json_t *item = ark_json_finding(its, added ? change->is : change->was, lang);
    uint32_t there = added ? change->was : change->is;
    if (there != ARK_NO_FINDING)
        ark_json_put_text(item, added ? "verdictBefore" : "verdictNow",
                          ark_verdict_key(other->findings.v[there].verdict));
    return item;
}

static void put_not_completed(json_t *list, const struct ark_result *result, const char *side)
{
    ARK_VEC_EACH (const struct ark_rule_result, rule, result->rules) {
        if (rule->verdict != ARK_NOT_COMPLETED)
            continue;
        json_t *item = json_object();
        ark_json_put_text(item, "rule", rule->rule->id);
        ark_json_put_text(item, "side", side);
        ark_json_put_text(item, "reason", rule->not_completed);
        json_array_append_new(list, item);
    }
}

static json_t *findings_item(const struct ark_finding_changes *changes, enum ark_lang lang)
{
    json_t *item = json_object(), *added = json_array(), *gone = json_array();
    json_t *not_completed = json_array();
    put_not_completed(not_completed, changes->old, "old");
    put_not_completed(not_completed, changes->now, "new");
    ARK_VEC_EACH (const struct ark_finding_change, change, changes->added)
        json_array_append_new(added, finding_item(changes, change, true, lang));
    ARK_VEC_EACH (const struct ark_finding_change, change, changes->gone)
        json_array_append_new(gone, finding_item(changes, change, false, lang));
    ark_json_put_text(item, "date", changes->now->date);
    ark_json_put(item, "unchanged", json_integer(changes->same));
    ark_json_put(item, "new", added);
    ark_json_put(item, "gone", gone);
    ark_json_put(item, "notCompleted", not_completed);
    return item;
}

void ark_render_diff_json(const struct ark_diff_job *job, GString *out)
{
    json_t *root = json_object(), *changes = json_array();
    ARK_VEC_EACH (const struct ark_change, change, job->diff->changes)
        json_array_append_new(changes, change_item(job, change));
    ark_json_put_text(root, "schema", "arkitjek-diff-1");
    ark_json_put_text(root, "tool", "arkitjek " ARK_VERSION);
    ark_json_put_text(root, "language", job->lang == ARK_EN ? "en" : "da");
    ark_json_put(root, "old", side_item(job, false));
    ark_json_put(root, "new", side_item(job, true));
    ark_json_put(root, "unchanged", json_integer(job->diff->same));
    ark_json_put(root, "counts", counts_item(job->diff));
    ark_json_put(root, "notCompared", not_compared(job->diff));
    ark_json_put(root, "byName", json_boolean(job->diff->by_name));
    ark_json_put(root, "changes", changes);
    ark_json_put(root, "findings",
                 job->findings ? findings_item(job->findings, job->lang) : json_null());
    ark_json_write(root, out);
}
