/* Files of answers: which rules they answer, and what is wrong with them. Knows the builder, no
 * files. */
#include <string.h>

#include "base/nearest.h"
#include "link/internal.h"

enum { LONGEST_QUOTE = 60 };

static bool is_framework(const struct linking *linking, ark_ref ref)
{
    ark_atom framework = ark_atom_find(ark_builder_atoms(linking->builder), "Framework");
    return framework && ark_builder_type(linking->builder, ref) == framework;
}

/* ARK_REF_NONE when it is not in this run; the first one there is for NULL. */
static ark_ref find_framework(const struct linking *linking, const char *id)
{
    for (ark_ref ref = 0; ref < linking->nodes; ref++) {
        if (is_framework(linking, ref) &&
            (!id || g_strcmp0(ark_builder_get_str(linking->builder, ref, "id"), id) == 0))
            return ref;
    }
    return ARK_REF_NONE;
}

bool ark_has_framework(const struct linking *linking, const char *id)
{
    return find_framework(linking, id) != ARK_REF_NONE;
}

const char *ark_answers_pack(const struct linking *linking, ark_ref answers)
{
    const char *pack = ark_builder_get_str(linking->builder, answers, "pack");
    return pack && *pack ? pack : NULL;
}

/* Rules and principles lie right behind their framework, before the next one. */
static const char *framework_of(const struct linking *linking, ark_ref target)
{
    while (target > 0 && !is_framework(linking, target))
        target--;
    return is_framework(linking, target) ? ark_builder_get_str(linking->builder, target, "id")
                                         : NULL;
}

static void keep_those_of(const struct linking *linking, const char *pack, struct mentions *all)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < all->targets.n; i++) {
        ark_ref ref = linking->names->targets.v[all->targets.v[i]].ref;
        if (g_strcmp0(framework_of(linking, ref), pack) == 0) {
            uint32_t target = all->targets.v[i];
            all->targets.v[i] = all->targets.v[kept];
            all->targets.v[kept++] = target;
        }
    }
    all->targets.n = kept ? kept : all->targets.n;
}

void ark_answer_targets(const struct linking *linking, const char *pack, const char *id,
                        struct mentions *out)
{
    uint32_t whole = ark_names_find_id(linking->names, id);
    if (whole)
        ark_mentions_add(linking->names, out, whole);
    else
        ark_scan_reference(linking->names, id, BARE_INTEGERS, out);
    if (pack)
        keep_those_of(linking, pack, out);
}

/* Checking a file; `row` is the answer that is being looked at. */
struct checking {
    const struct linking *linking;
    struct ark_diags *diags;
    const char *pack; /* of the file; NULL: not said */
    bool unused;
    ark_ref answers, row;
    GHashTable *answered; /* index of a target -> row + 1 */
    GError **error;
};

static const char *file_name(const struct checking *c, struct ark_loc loc)
{
    return ark_atom_text(ark_builder_atoms(c->linking->builder), loc.file);
}

/* The known id that is nearest, of the file's pack if it says one. */
static const char *nearest(const struct checking *c, const char *id)
{
    const struct linking *linking = c->linking;
    const struct names *names = linking->names;
    g_autoptr(GPtrArray) known = g_ptr_array_new();
    ARK_VEC_EACH (struct named_target, target, names->targets) {
        const char *its = ark_builder_get_str(linking->builder, target->ref, "id");
        if (its && (!c->pack || g_strcmp0(framework_of(linking, target->ref), c->pack) == 0))
            g_ptr_array_add(known, (char *)its);
    }
    return ark_nearest(id, (const char *const *)known->pdata, known->len);
}

static bool unknown_id(const struct checking *c, const char *id, struct ark_loc loc)
{
    enum ark_lang lang = c->diags->lang;
    const char *meant = nearest(c, id);
    g_autofree char *hint =
        meant ? g_strdup_printf(ark_say(lang, "Mente du »%s«?", "Did you mean \"%s\"?"), meant)
              : g_strdup(ark_say(lang, "Ret det, eller slet svaret.",
                                 "Correct it, or delete the answer."));
    g_autofree char *text = g_strdup_printf(
        ark_say(lang, "»%.*s« er ikke en regel, et princip eller et krav i %s. %s",
                "\"%.*s\" is no rule, principle or requirement of %s. %s"),
        ark_error_quoted(id, LONGEST_QUOTE), id,
        c->pack ? c->pack
                : ark_say(lang, "de regelpakker, der kontrolleres efter", "the packs of this run"),
        hint);
    if (c->pack)
        return ark_fail_at(c->error, ARK_ERROR_INPUT, file_name(c, loc), loc.line, loc.column, "%s",
                           text);
    ark_diag_add(c->diags, ARK_DIAG_WARNING, "unknown-answer", loc, "%s", text);
    return true;
}

static bool fail_twice(const struct checking *c, const char *id, struct ark_loc loc, ark_ref first)
{
    struct ark_loc earlier = ark_builder_loc(c->linking->builder, first);
    return ark_fail_at(c->error, ARK_ERROR_INPUT, file_name(c, loc), loc.line, loc.column,
                       ark_say(c->diags->lang,
                               "»%.*s« har allerede et svar i linje %u. Slet det ene.",
                               "\"%.*s\" has an answer already in line %u. Delete one of them."),
                       ark_error_quoted(id, LONGEST_QUOTE), id, earlier.line);
}

static bool check_id(const struct checking *c, const char *id, struct ark_loc loc)
{
    struct mentions found = {0};
    bool ok = true;
    ark_answer_targets(c->linking, c->pack, id, &found);
    if (!found.targets.n)
        ok = unknown_id(c, id, loc);
    for (uint32_t i = 0; i < found.targets.n && ok; i++) {
        gpointer key = GUINT_TO_POINTER(found.targets.v[i]);
        ark_ref first = GPOINTER_TO_UINT(g_hash_table_lookup(c->answered, key));
        if (first)
            ok = fail_twice(c, id, loc, first - 1);
        g_hash_table_insert(c->answered, key, GUINT_TO_POINTER(c->row + 1));
    }
    ark_vec_clear(&found.targets);
    return ok;
}

static void check_status(const struct checking *c, const char *status, struct ark_loc loc)
{
    if (ark_status_of(status))
        return;
    ark_diag_add(c->diags, ARK_DIAG_WARNING, "unknown-status", loc,
                 ark_say(c->diags->lang,
                         "»%.*s« er ingen kendt status; svaret tæller hverken som fulgt eller "
                         "afveget. Skriv følger, følger delvist, afviger eller ikke relevant.",
                         "\"%.*s\" is no known status; the answer counts neither as followed nor "
                         "as departed from. Write følger, følger delvist, afviger or ikke "
                         "relevant."),
                 ark_error_quoted(status, LONGEST_QUOTE), status);
}

static bool check_cell(const struct checking *c, ark_ref cell)
{
    const ark_builder *builder = c->linking->builder;
    const char *column = ark_builder_get_str(builder, cell, "column");
    const char *text = ark_builder_get_str(builder, cell, "text");
    struct ark_loc loc = ark_builder_loc(builder, cell);
    enum column_kind kind = ark_column_kind(column ? column : "");
    if (kind == COLUMN_STATUS)
        check_status(c, text, loc);
    return kind != COLUMN_REFERENCE || c->unused || check_id(c, text, loc);
}

static void note_unused(const struct checking *c, struct ark_loc loc)
{
    ark_diag_add(c->diags, ARK_DIAG_WARNING, "unused-answers", loc,
                 ark_say(c->diags->lang,
                         "svarene gælder regelpakken »%.*s«, som ikke er med i denne kontrol; de "
                         "er ikke brugt. Vælg den med --pack, eller ret navnet i filen.",
                         "the answers are for the pack \"%.*s\", which is not in this check; they "
                         "were not used. Choose it with --pack, or correct its name in the file."),
                 ark_error_quoted(c->pack, LONGEST_QUOTE), c->pack);
}

static void check_version(const struct checking *c, ark_ref framework, struct ark_loc loc)
{
    const ark_builder *builder = c->linking->builder;
    const char *theirs = ark_builder_get_str(builder, c->answers, "version");
    const char *ours = ark_builder_get_str(builder, framework, "version");
    if (!theirs || !*theirs || !ours || strcmp(theirs, ours) == 0)
        return;
    ark_diag_add(c->diags, ARK_DIAG_WARNING, "other-pack-version", loc,
                 ark_say(c->diags->lang,
                         "svarene gælder version %.*s af %s, men der kontrolleres efter version "
                         "%s. Gå svarene igennem, og ret versionen i filen.",
                         "the answers are for version %.*s of %s, but the check is by version %s. "
                         "Go through the answers and correct the version in the file."),
                 ark_error_quoted(theirs, LONGEST_QUOTE), theirs, c->pack, ours);
}

static void begin_file(struct checking *c, ark_ref answers)
{
    struct ark_loc loc = ark_builder_loc(c->linking->builder, answers);
    c->answers = answers;
    c->pack = ark_answers_pack(c->linking, answers);
    g_hash_table_remove_all(c->answered);
    ark_ref framework = c->pack ? find_framework(c->linking, c->pack) : ARK_REF_NONE;
    c->unused = c->pack && framework == ARK_REF_NONE;
    if (c->unused)
        note_unused(c, loc);
    else if (c->pack)
        check_version(c, framework, loc);
}

bool ark_check_answers(const struct linking *linking, struct ark_diags *diags, GError **error)
{
    struct checking c = {.linking = linking,
                         .diags = diags,
                         .error = error,
                         .answers = ARK_REF_NONE,
                         .row = ARK_REF_NONE};
    if (!ark_has_framework(linking, NULL))
        return true;
    bool ok = true;
    c.answered = g_hash_table_new(NULL, NULL);
    for (ark_ref ref = 0; ref < linking->nodes && ok; ref++) {
        ark_atom type = ark_builder_type(linking->builder, ref);
        ark_ref parent = linking->parents[ref];
        if (type == linking->answers_file)
            begin_file(&c, ref);
        else if (type == linking->row && parent == c.answers)
            c.row = ref;
        else if (type == linking->cell && parent == c.row && parent != ARK_REF_NONE)
            ok = check_cell(&c, ref);
    }
    g_hash_table_unref(c.answered);
    return ok;
}
