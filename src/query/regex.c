/* Regular expressions over PCRE2. Compiling a rule only proves the pattern; the code that PCRE2
 * makes of it needs a destructor and so belongs to a run. */
#include "query/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/limits.h"

enum { LONGEST_PATTERN = 20000, HEAP_KIB = 64 * 1024 };

struct ark_regex {
    const char *pattern;
    size_t len;
    uint32_t options;
};

struct ark_regex_run {
    GHashTable *compiled; /* ark_regex -> pcre2_code */
    pcre2_match_context *context;
    pcre2_match_data *data;
};

static pcre2_code *compile(const struct ark_regex *regex, int *ret_error, PCRE2_SIZE *ret_at)
{
    pcre2_compile_context *context = pcre2_compile_context_create(NULL);
    pcre2_set_max_pattern_length(context, LONGEST_PATTERN);
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)regex->pattern, regex->len,
                                     regex->options | PCRE2_UTF | PCRE2_UCP |
                                         PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C,
                                     ret_error, ret_at, context);
    pcre2_compile_context_free(context);
    return code;
}

/* The regex, if PCRE2 takes it. */
static struct ark_regex *checked(struct ark_arena *arena, const char *pattern, size_t len,
                                 uint32_t options, int *ret_error, PCRE2_SIZE *ret_at)
{
    struct ark_regex *regex = ARK_NEW(arena, struct ark_regex);
    regex->pattern = ark_arena_strndup(arena, pattern, len);
    regex->len = len;
    regex->options = options;
    pcre2_code *code = compile(regex, ret_error, ret_at);
    pcre2_code_free(code);
    return code ? regex : NULL;
}

struct ark_regex *ark_regex_compile(struct ark_arena *arena, const char *pattern, uint32_t len,
                                    char **ret_message, uint32_t *ret_at)
{
    int error = 0;
    PCRE2_SIZE at = 0;
    struct ark_regex *regex =
        checked(arena, pattern, len, PCRE2_ANCHORED | PCRE2_ENDANCHORED, &error, &at);
    if (regex)
        return regex;
    char message[256] = "";
    pcre2_get_error_message(error, (PCRE2_UCHAR *)message, sizeof message);
    *ret_message = g_strdup(message);
    *ret_at = (uint32_t)MIN(at, len);
    return NULL;
}

/* A word, literally, but blanks match any blanks. */
static void append_word(GString *out, const char *word)
{
    bool blank = false;
    for (; *word; word = g_utf8_next_char(word)) {
        gunichar c = g_utf8_get_char(word);
        if (g_unichar_isspace(c)) {
            blank = true;
            continue;
        }
        if (blank)
            g_string_append(out, "\\s+");
        blank = false;
        if (c < 0x80 && !g_ascii_isalnum((char)c))
            g_string_append_c(out, '\\');
        g_string_append_unichar(out, c);
    }
}

struct ark_regex *ark_regex_words(struct ark_arena *arena, const char *const *words, uint32_t n)
{
    g_autoptr(GString) out = g_string_new("(?<![\\p{L}\\p{N}\\p{M}_])(?:");
    bool any = false;
    for (uint32_t i = 0; i < n; i++) {
        g_autofree char *word = g_strstrip(g_strdup(words[i]));
        if (!*word)
            continue;
        g_string_append(out, any ? "|" : "");
        append_word(out, word);
        any = true;
    }
    g_string_append(out, ")(?![\\p{L}\\p{N}\\p{M}_])");
    int error;
    PCRE2_SIZE at;
    return any ? checked(arena, out->str, out->len, PCRE2_CASELESS, &error, &at) : NULL;
}

static void free_code(void *code)
{
    pcre2_code_free(code);
}

struct ark_regex_run *ark_regex_run_new(void)
{
    struct ark_regex_run *run = g_new0(struct ark_regex_run, 1);
    run->compiled = g_hash_table_new_full(NULL, NULL, NULL, free_code);
    run->context = pcre2_match_context_create(NULL);
    pcre2_set_match_limit(run->context, ARK_MAX_REGEX_STEPS);
    pcre2_set_depth_limit(run->context, ARK_MAX_REGEX_STEPS);
    pcre2_set_heap_limit(run->context, HEAP_KIB);
    run->data = pcre2_match_data_create(1, NULL);
    return run;
}

void ark_regex_run_free(struct ark_regex_run *run)
{
    if (!run)
        return;
    g_hash_table_unref(run->compiled);
    pcre2_match_context_free(run->context);
    pcre2_match_data_free(run->data);
    g_free(run);
}

static const pcre2_code *code_of(struct ark_regex_run *run, const struct ark_regex *regex)
{
    pcre2_code *code = g_hash_table_lookup(run->compiled, regex);
    if (!code) {
        int error;
        PCRE2_SIZE at;
        code = compile(regex, &error, &at);
        pcre2_jit_compile(code, PCRE2_JIT_COMPLETE); /* where it can't, matching interprets */
        g_hash_table_insert(run->compiled, (void *)regex, code);
    }
    return code;
}

enum ark_regex_result ark_regex_test(struct ark_regex_run *run, const struct ark_regex *regex,
                                     const char *text, uint32_t len)
{
    const pcre2_code *code = code_of(run, regex);
    int n = pcre2_match(code, (PCRE2_SPTR)text, len, 0, 0, run->data, run->context);
    if (n == PCRE2_ERROR_JIT_STACKLIMIT)
        n = pcre2_match(code, (PCRE2_SPTR)text, len, 0, PCRE2_NO_JIT, run->data, run->context);
    if (n >= 0)
        return ARK_REGEX_YES;
    return n == PCRE2_ERROR_NOMATCH ? ARK_REGEX_NO : ARK_REGEX_LIMIT;
}
