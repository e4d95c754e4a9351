/* Prints tables of functions, keywords, limits and the kit's figures. */
#include "printed.h"

#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "query/bound.h"
#include "query/function_list.h"
#include "query/lexer.h"
#include "markdown.h"

/* "tekst / liste": shorter than the compiler's messages say it. Caller frees. */
static char *types_of(ark_types types, enum ark_lang lang)
{
    static const struct {
        ark_types types;
        struct ark_text name;
    } NAMES[] = {
        {ARK_IS_ANY, {{"alt", "anything"}}},
        {ARK_IS(BOOL), {{"sandhedsværdi", "truth value"}}},
        {ARK_IS_NUMBER, {{"tal", "number"}}},
        {ARK_IS(INT), {{"heltal", "integer"}}},
        {ARK_IS(REAL), {{"decimaltal", "decimal"}}},
        {ARK_IS(TEXT), {{"tekst", "text"}}},
        {ARK_IS(LIST), {{"liste", "list"}}},
        {ARK_IS(ENTITY), {{"knude/kant", "node/edge"}}},
        {ARK_IS(MAP), {{"map", "map"}}},
        {ARK_IS(PATH), {{"sti", "path"}}},
        {ARK_IS(DATE), {{"dato", "date"}}},
    };
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        if (!types || (types & NAMES[i].types) != NAMES[i].types)
            continue;
        types &= ~NAMES[i].types;
        g_string_append_printf(out, "%s%s", out->len ? " / " : "",
                               ark_text_in(NAMES[i].name, lang));
    }
    return g_string_free(out, FALSE);
}

/* "tekst, heltal [, heltal]"; what can be repeated ends in dots. */
static void put_arguments(const struct ark_function *function, enum ark_lang lang, GString *out)
{
    bool many = function->most == ARK_MOST_ARGUMENTS;
    uint32_t shown = many ? MAX(function->least, 1) : function->most;
    for (uint32_t i = 0; i < shown; i++) {
        g_autofree char *types = types_of(function->takes[MIN(i, 2)], lang);
        const char *comma = i ? ", " : "";
        if (i < function->least)
            g_string_append_printf(out, "%s%s", comma, types);
        else
            g_string_append_printf(out, " [%s%s]", comma, types);
    }
    g_string_append(out, many ? ", …" : shown ? "" : "–");
}

/* As code in a cell: a bar would end the cell, and a backtick the code. */
static void put_code(const char *text, GString *out)
{
    const char *fence = strchr(text, '`') ? "``" : "`";
    g_autofree char *first = g_strdup(text);
    g_auto(GStrv) parts = g_strsplit(first, "|", -1);
    g_autofree char *escaped = g_strjoinv("\\|", parts);
    const char *gap = fence[1] ? " " : "";
    g_string_append_printf(out, "%s%s%s%s%s", fence, gap, escaped, gap, fence);
}

static void put_function(const struct ark_function *function, enum ark_lang lang, GString *out)
{
    g_autofree char *gives = types_of(function->gives, lang);
    g_string_append_printf(out, "| `%s` | ", function->name);
    put_arguments(function, lang, out);
    g_string_append_printf(out, " | %s | %s | ", gives, ark_text_in(function->about, lang));
    if (function->example) {
        put_code(function->example, out);
        g_string_append(out, " → ");
        put_code(function->gives_text, out);
    }
    g_string_append(out, " |\n");
}

static void print_functions(enum ark_lang lang, GString *out)
{
    const struct ark_functions *subject;
    for (uint32_t s = 0; (subject = ark_functions_at(s)); s++) {
        g_string_append_printf(
            out, "\n### %s\n\n%s\n|---|---|---|---|---|\n", ark_text_in(subject->subject, lang),
            ark_say(lang, "| funktion | argumenter | giver | hvad den gør | eksempel |",
                    "| function | arguments | gives | what it does | example |"));
        for (uint32_t i = 0; i < subject->n; i++)
            put_function(&subject->v[i], lang, out);
    }
    g_string_append_c(out, '\n');
}

static void print_keywords(enum ark_lang lang, GString *out)
{
    static const char *const WORDS[] = {
#define X(word) #word,
        ARK_KEYWORD_ROWS(X)
#undef X
    };
    (void)lang;
    g_string_append(out, "\n```text\n");
    gsize start = out->len;
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        bool wrap = out->len - start + strlen(WORDS[i]) > 90;
        g_string_append(out, wrap ? "\n" : i ? " " : "");
        start = wrap ? out->len : start;
        g_string_append(out, WORDS[i]);
    }
    g_string_append(out, "\n```\n\n");
}

enum at_limit { NOT_COMPLETED, MISTAKE, GIVES_NULL, LEFT_OUT };

static const struct ark_text AT_LIMIT[] = {
    [NOT_COMPLETED] = {{"reglen er *ikke gennemført*", "the rule is *not completed*"}},
    [MISTAKE] = {{"en fejl, før noget kører", "a mistake, before anything runs"}},
    [GIVES_NULL] = {{"værdien er null", "the value is null"}},
    [LEFT_OUT] = {{"resten vises ikke", "the rest are not shown"}},
};

static const struct {
    uint64_t most;
    bool bytes;
    struct ark_text about;
    enum at_limit at;
} LIMITS[] = {
    {ARK_MAX_QUERY_DEPTH,
     false,
     {{"udtryk inden i hinanden", "expressions in each other"}},
     MISTAKE},
    {ARK_MOST_ELEMENTS,
     false,
     {{"knuder og kanter i ét mønster", "nodes and edges in one pattern"}},
     MISTAKE},
    {ARK_MOST_ARGUMENTS,
     false,
     {{"argumenter til en funktion", "arguments of a function"}},
     MISTAKE},
    {ARK_MAX_QUERY_HOPS,
     false,
     {{"led, som en gentagelse kan nævne", "hops that a repetition can name"}},
     MISTAKE},
    {ARK_MAX_ERRORS, false, {{"fejl vist på én gang", "mistakes shown at once"}}, LEFT_OUT},
    {ARK_MAX_QUERY_STEPS,
     false,
     {{"skridt: knuder, kanter og listeværdier, der ses på",
       "steps: nodes, edges and list items looked at"}},
     NOT_COMPLETED},
    {ARK_MAX_QUERY_ROWS,
     false,
     {{"rækker holdt på én gang for at sortere, gruppere eller samle dem",
       "rows kept at once to sort, group or collect them"}},
     NOT_COMPLETED},
    {ARK_MAX_QUERY_BYTES,
     true,
     {{"hukommelse til tekster og lister, som udtryk laver, og til de rækker, der holdes",
       "memory for texts and lists that expressions make, and for the rows that are kept"}},
     NOT_COMPLETED},
    {ARK_MAX_QUERY_ITEMS,
     false,
     {{"værdier i én liste, som en funktion laver", "items of one list that a function makes"}},
     NOT_COMPLETED},
    {ARK_MAX_QUERY_HOPS,
     false,
     {{"led ad en gentaget kant uden øvre grænse",
       "hops over a repeated edge without an upper bound"}},
     NOT_COMPLETED},
    {ARK_MAX_REGEX_STEPS,
     false,
     {{"skridt for et regulært udtryk på én tekst", "steps of a regular expression on one text"}},
     NOT_COMPLETED},
    {ARK_MAX_REGEX_WORK,
     true,
     {{"tekst, som regulære udtryk ser på", "text that regular expressions look at"}},
     NOT_COMPLETED},
    {ARK_MAX_QUERY_SECONDS, false, {{"sekunder", "seconds"}}, NOT_COMPLETED},
    {ARK_LONGEST_MADE,
     true,
     {{"en tekst, som et udtryk laver", "a text that an expression makes"}},
     GIVES_NULL},
};

/* 1234567 as 1.234.567 or 1,234,567. */
static void put_number(uint64_t number, enum ark_lang lang, GString *out)
{
    g_autofree char *digits = g_strdup_printf("%" G_GUINT64_FORMAT, number);
    size_t n = strlen(digits);
    for (size_t i = 0; i < n; i++) {
        if (i && (n - i) % 3 == 0)
            g_string_append_c(out, lang == ARK_EN ? ',' : '.');
        g_string_append_c(out, digits[i]);
    }
}

static void print_limits(enum ark_lang lang, GString *out)
{
    g_string_append_printf(
        out, "\n%s\n|---:|---|---|\n",
        ark_say(lang, "| højst | hvad | ved grænsen |", "| at most | what | at the limit |"));
    for (size_t i = 0; i < G_N_ELEMENTS(LIMITS); i++) {
        int shift = !LIMITS[i].bytes ? 0 : LIMITS[i].most % (1u << 30) ? 20 : 30;
        g_string_append(out, "| ");
        put_number(LIMITS[i].most >> shift, lang, out);
        g_string_append_printf(out, "%s | %s | %s |\n",
                               shift == 30 ? " GiB"
                               : shift     ? " MiB"
                                           : "",
                               ark_text_in(LIMITS[i].about, lang),
                               ark_text_in(AT_LIMIT[LIMITS[i].at], lang));
    }
    g_string_append_c(out, '\n');
}

const struct doc_printed doc_printed[] = {
    {"keywords", print_keywords},
    {"limits", print_limits},
    {"functions", print_functions},
    {NULL, NULL},
};

char *doc_print_tck(const char *folder, enum ark_lang lang)
{
    const char *shared = g_getenv("ARK_SHARED"), *root = g_getenv("ARK_SOURCE_ROOT");
    g_autofree char *beside = g_build_filename(root ? root : ".", "..", "shared", NULL);
    g_autofree char *usual = g_build_filename(shared ? shared : beside, "tck", "opencypher", NULL);
    g_autofree char *scopes =
        g_build_filename(root ? root : ".", "tests", "tck", "out_of_scope.tsv", NULL);
    g_autofree char *words =
        g_build_filename(root ? root : ".", "tests", "tck", "reasons.tsv", NULL);
    g_autoptr(GError) error = NULL;
    struct tck_kit kit = {.folder = folder ? folder : usual};
    if (!tck_kit_exists(kit.folder)) {
        printf("skipped: there is no compatibility kit at %s\n", kit.folder);
        return NULL;
    }
    g_autoptr(tck_scope) scope = tck_scope_load(scopes, &error);
    g_autoptr(tck_reasons) reasons = scope ? tck_reasons_load(words, &error) : NULL;
    if (!reasons) {
        printf("%s\n", error->message);
        return NULL;
    }
    kit.scope = scope;
    g_autoptr(GPtrArray) entries = tck_kit_run(&kit);
    GString *out = g_string_new("\n");
    tck_report_markdown(entries, scope, reasons, lang, out);
    g_string_append_c(out, '\n');
    return g_string_free(out, FALSE);
}
