/* Asking a person the questions that only a person can decide. Prompts go to standard error, so
 * that standard output has the report alone. */
#include "cli/assess.h"

#include <string.h>
#include <unistd.h>

#include "base/escape.h"
#include "base/limits.h"
#include "base/output.h"
#include "load/loader.h"

enum { EVIDENCE_SHOWN = 10, LONGEST_LINE = 4000 };

bool ark_assess_can_ask(char **inputs, enum ark_lang lang, GError **error)
{
    for (char **input = inputs; *input; input++) {
        if (strcmp(*input, "-") == 0)
            return ark_fail(error, ARK_ERROR_USAGE, "%s",
                            ark_say(lang,
                                    "--ask læser svar fra standard input, så inputtet kan ikke "
                                    "også komme derfra. Giv en fil.",
                                    "--ask reads answers from standard input, so the input can't "
                                    "come from there too. Give a file."));
    }
    if (isatty(STDIN_FILENO) && isatty(STDERR_FILENO))
        return true;
    return ark_fail(error, ARK_ERROR_USAGE, "%s",
                    ark_say(lang,
                            "--ask stiller spørgsmål til en person og kræver en terminal. I et "
                            "CI-job: lad --ask ude; vurderinger, der er gemt, bruges alligevel.",
                            "--ask puts questions to a person and needs a terminal. In a CI job, "
                            "leave --ask out; assessments that are stored are used anyway."));
}

static bool read_file(struct ark_assess *assess, GError **error)
{
    g_autoptr(ark_source) source = ark_source_open(assess->path, assess->lang, error);
    size_t len;
    g_autofree char *bytes =
        source ? ark_source_read_all(source, ARK_MAX_TEXT_BYTES, &len, error) : NULL;
    return bytes && ark_assessments_read(&assess->known, assess->arena, assess->path, bytes, len,
                                         assess->lang, error);
}

bool ark_assess_open(struct ark_assess *assess, const char *given, const struct ark_config *config,
                     bool ask, GError **error)
{
    const char *folder = config->folder;
    assess->path = given    ? g_strdup(given)
                   : folder ? g_build_filename(folder, ARK_ASSESSMENTS_NAME, NULL)
                            : NULL;
    if (!assess->path && ask)
        return ark_fail(error, ARK_ERROR_USAGE, "%s",
                        ark_say(assess->lang,
                                "der er ingen arkitjek.yaml at lægge vurderingerne ved siden af. "
                                "Giv en fil med --assessments FIL.",
                                "there is no arkitjek.yaml to put the assessments beside. Give a "
                                "file with --assessments FILE."));
    bool exists = assess->path && g_file_test(assess->path, G_FILE_TEST_EXISTS);
    return (!exists && (ask || !given)) || read_file(assess, error);
}

void ark_assess_clear(struct ark_assess *assess)
{
    g_free(assess->path);
    ark_assessments_clear(&assess->known);
}

static void say(const char *text)
{
    g_autoptr(GString) out = g_string_new(NULL);
    ark_escape_terminal(out, text, -1);
    fputs(out->str, stderr);
}

/* A line that the person typed, without blanks around it; NULL at the end. Caller frees. */
static char *read_line(const char *prompt)
{
    char buffer[LONGEST_LINE];
    fputs(prompt, stderr);
    fflush(stderr);
    if (!fgets(buffer, sizeof buffer, stdin))
        return NULL;
    bool whole = strchr(buffer, '\n') != NULL;
    for (int c = 0; !whole && c != '\n' && c != EOF;)
        c = getchar();
    g_autofree char *valid = g_utf8_make_valid(buffer, -1);
    return g_strdup(g_strstrip(valid));
}

/* What the person may choose; the first letter is enough. */
enum choice { MET, NOT_MET, NOT_RELEVANT, SKIP, STOP, CHOICES };

static const struct {
    char letter[ARK_LANGS];
    struct ark_text word;
    enum ark_verdict verdict;
} choices[CHOICES] = {
    [MET] = {{'o', 'm'}, {{"opfyldt", "met"}}, ARK_CONFORMS},
    [NOT_MET] = {{'i', 'n'}, {{"ikke opfyldt", "not met"}}, ARK_VIOLATED},
    [NOT_RELEVANT] = {{'r', 'r'}, {{"ikke relevant", "not relevant"}}, ARK_NOT_APPLICABLE},
    [SKIP] = {{'s', 's'}, {{"spring over", "skip"}}, ARK_REVIEW},
    [STOP] = {{'q', 'q'}, {{"stop", "stop"}}, ARK_REVIEW},
};

static enum choice read_choice(enum ark_lang lang)
{
    g_autoptr(GString) prompt = g_string_new("  ");
    for (int i = 0; i < CHOICES; i++)
        g_string_append_printf(prompt, "%s%s [%c]", i ? ", " : "",
                               ark_text_in(choices[i].word, lang), choices[i].letter[lang]);
    g_string_append(prompt, "? ");
    for (;;) {
        g_autofree char *typed = read_line(prompt->str);
        if (!typed)
            return STOP;
        g_autofree char *lower = g_utf8_strdown(typed, -1);
        for (int i = 0; i < CHOICES; i++) {
            bool letter = lower[0] == choices[i].letter[lang] && !lower[1];
            if (letter || strcmp(lower, ark_text_in(choices[i].word, lang)) == 0)
                return (enum choice)i;
        }
    }
}

static void show_place(const struct ark_result *result, ark_ref ref, enum ark_lang lang)
{
    struct ark_loc loc = ark_graph_loc(result->graph, ref);
    const char *file = loc.file ? ark_atom_text(ark_graph_atoms(result->graph), loc.file) : "-";
    g_autofree char *place = ark_result_where(result, ref, file, lang);
    g_autofree char *title = ark_subject_title(result, ref, lang);
    g_autoptr(GString) line = g_string_new("      ");
    ark_escape_line(line, place, -1);
    g_string_append(line, ": ");
    ark_escape_line(line, title, -1);
    fprintf(stderr, "%s\n", line->str);
}

static void show_evidence(const struct ark_result *result, const struct ark_rule_result *rule,
                          uint32_t at, enum ark_lang lang)
{
    uint32_t shown = 0, total = rule->evidence_total ? rule->evidence_total[at] : 0;
    say("    ");
    say(ark_text_in(rule->rule->evidence[at].title, lang));
    say(total ? ":\n" : ark_say(lang, ": intet fundet\n", ": nothing found\n"));
    for (uint32_t i = 0; i < rule->evidence_n && shown < EVIDENCE_SHOWN; i++) {
        const struct ark_evidence_item *item = &result->evidence.v[rule->evidence_first + i];
        if (item->evidence != at)
            continue;
        show_place(result, item->ref, lang);
        shown++;
    }
    if (total > shown)
        fprintf(stderr, ark_say(lang, "      … og %u mere\n", "      … and %u more\n"),
                total - shown);
}

static void show_question(const struct ark_result *result, const struct ark_rule_result *rule,
                          const char *question, enum ark_lang lang)
{
    say("\n");
    say(rule->rule->id);
    say(" (");
    say(ark_level_name(rule->effect.level));
    say(") ");
    say(ark_text_in(rule->rule->title, lang));
    say("\n  ");
    say(question);
    say("\n");
    for (uint32_t i = 0; i < rule->rule->evidence_n; i++)
        show_evidence(result, rule, i, lang);
}

static bool store(const struct ark_assess *assess, GError **error)
{
    g_autofree char *text = ark_assessments_text(&assess->known, assess->lang);
    return ark_output_write(assess->path, text, strlen(text), assess->lang, error);
}

/* Asks one question. False when there is an error, or no more is to be asked. */
static bool ask_one(struct ark_assess *assess, struct ark_result *result, uint32_t at,
                    const char *by, GError **error)
{
    enum ark_lang lang = assess->lang;
    const struct ark_rule_result *rule = &result->rules.v[at];
    g_autofree char *question = ark_finding_message(result, &result->findings.v[rule->first], lang);
    show_question(result, rule, question, lang);
    enum choice choice = read_choice(lang);
    if (choice == STOP || choice == SKIP)
        return choice == SKIP;
    g_autofree char *remark = read_line(
        ark_say(lang, "  Bemærkning (tom linje: ingen): ", "  Remark (empty line: none): "));
    char fingerprint[33];
    ark_finding_fingerprint(result, rule->first, fingerprint);
    struct ark_assessment *own = ARK_NEW(assess->arena, struct ark_assessment);
    *own = (struct ark_assessment){
        .rule = ark_arena_strdup(assess->arena, rule->rule->id),
        .fingerprint = ark_arena_strdup(assess->arena, fingerprint),
        .verdict = choices[choice].verdict,
        .by = by,
        .date = ark_arena_strdup(assess->arena, result->date),
        .remark = remark && *remark ? ark_arena_strdup(assess->arena, remark) : NULL,
        .question = ark_arena_strdup(assess->arena, question)};
    ark_assessments_put(&assess->known, own);
    ark_result_assess(result, at, own);
    return store(assess, error);
}

/* NULL when the person would rather not. */
static const char *ask_who(struct ark_assess *assess)
{
    for (;;) {
        g_autofree char *typed = read_line(ark_say(
            assess->lang, "Hvem vurderer (navn eller rolle)? ", "Who assesses (name or role)? "));
        if (!typed)
            return NULL;
        if (*typed)
            return ark_arena_strdup(assess->arena, typed);
    }
}

bool ark_assess_ask(struct ark_assess *assess, struct ark_result *result, GError **error)
{
    enum ark_lang lang = assess->lang;
    uint32_t n = result->verdicts[ARK_REVIEW];
    g_autoptr(GError) own = NULL;
    fprintf(stderr,
            n ? ark_say(lang, "%u spørgsmål til vurdering. Hvert svar gemmes i ",
                        "%u questions for review. Each answer is stored in ")
              : ark_say(lang, "%u spørgsmål til vurdering: der er ingen at stille.",
                        "%u questions for review: there is none to ask."),
            n);
    if (n)
        say(assess->path);
    fputs("\n", stderr);
    const char *by = n ? ask_who(assess) : NULL;
    for (uint32_t i = 0; by && i < result->rules.n; i++) {
        if (result->rules.v[i].verdict == ARK_REVIEW && result->rules.v[i].n &&
            !ask_one(assess, result, i, by, &own))
            break;
    }
    fputs("\n", stderr);
    if (!own)
        return true;
    g_propagate_error(error, g_steal_pointer(&own));
    return false;
}
