/* Regular expressions over PCRE2. What PCRE2 makes of a pattern lies in the arena of the rule and
 * is only read; machine code needs a destructor and is therefore made per run, of what is used
 * often.
 *
 * `.*X.*` against a whole text is X anywhere in it, which PCRE2 finds without trying every place:
 * such patterns are compiled as X alone (regex_inner.c). */
#include "query/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <string.h>

#include "base/limits.h"
#include "query/regex_filter.h"
#include "query/regex_inner.h"

enum {
    LONGEST_PATTERN = 20000,
    HEAP_KIB = 64 * 1024,
    /* Machine code costs as much to make as matching this many bytes, and a call as these few. */
    WORTH_JIT = 128 * 1024,
    CALL_COST = 128,
    /* Places of the filter that are tried one by one, before PCRE2 looks for the rest. */
    MOST_TRIES = 4,
};

struct ark_regex {
    const char *pattern; /* what `code` was made of */
    size_t len;
    uint32_t options;
    const pcre2_code *code;
    const struct ark_regex_filter *filter; /* where `code` may match; NULL: anywhere */
    /* The pattern as written, if `code` is only good for texts of one line; else NULL. */
    const struct ark_regex *across_lines;
};

/* What a run knows of a regex. */
struct used {
    uint64_t cost; /* so far, in bytes */
    pcre2_code *fast;
};

struct ark_regex_run {
    GHashTable *used; /* ark_regex -> struct used */
    pcre2_match_context *context;
    pcre2_match_data *data;
};

static void *take(size_t size, void *arena)
{
    return ark_arena_alloc_raw(arena, size, _Alignof(max_align_t));
}

static void leave(void *memory, void *arena)
{
    (void)memory;
    (void)arena;
}

/* In the arena, or on the heap without one. */
static pcre2_code *compile(struct ark_arena *arena, const struct ark_regex *regex, int *ret_error,
                           PCRE2_SIZE *ret_at)
{
    pcre2_general_context *memory = arena ? pcre2_general_context_create(take, leave, arena) : NULL;
    pcre2_compile_context *context = pcre2_compile_context_create(memory);
    pcre2_set_max_pattern_length(context, LONGEST_PATTERN);
    pcre2_set_newline(context, PCRE2_NEWLINE_LF);
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)regex->pattern, regex->len,
                                     regex->options | PCRE2_UTF | PCRE2_UCP |
                                         PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C,
                                     ret_error, ret_at, context);
    pcre2_compile_context_free(context);
    pcre2_general_context_free(memory);
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
    regex->code = compile(arena, regex, ret_error, ret_at);
    return regex->code ? regex : NULL;
}

/* Of `.*X.*`; NULL when the pattern is another, or X is a mistake. */
static struct ark_regex *inner(struct ark_arena *arena, const char *pattern, size_t len)
{
    struct ark_regex_inner part;
    if (len > LONGEST_PATTERN || !ark_regex_find_inner(pattern, len, &part))
        return NULL;
    char *text = ark_arena_alloc_raw(arena, len + 1, 1);
    memcpy(text, pattern, part.flags);
    memcpy(text + part.flags, pattern + part.start, part.len);
    int error;
    PCRE2_SIZE at;
    struct ark_regex *regex = checked(arena, text, part.flags + part.len, 0, &error, &at);
    if (regex)
        regex->filter = ark_regex_filter_of_pattern(arena, text + part.flags, part.len,
                                                    memchr(text, 'i', part.flags) != NULL);
    if (!regex || part.across_lines)
        return regex;
    struct ark_regex *whole = ARK_NEW(arena, struct ark_regex);
    *whole = (struct ark_regex){.pattern = ark_arena_strndup(arena, pattern, len),
                                .len = len,
                                .options = PCRE2_ANCHORED | PCRE2_ENDANCHORED};
    regex->across_lines = whole;
    return regex;
}

struct ark_regex *ark_regex_compile(struct ark_arena *arena, const char *pattern, uint32_t len,
                                    int *ret_mistake, uint32_t *ret_at)
{
    int error = 0;
    PCRE2_SIZE at = 0;
    struct ark_regex *regex = inner(arena, pattern, len);
    if (!regex)
        regex = checked(arena, pattern, len, PCRE2_ANCHORED | PCRE2_ENDANCHORED, &error, &at);
    if (regex)
        return regex;
    *ret_mistake = error;
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
    g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func(g_free);
    for (uint32_t i = 0; i < n; i++) {
        char *word = g_strstrip(g_strdup(words[i]));
        if (*word) {
            g_string_append(out, kept->len ? "|" : "");
            append_word(out, word);
            g_ptr_array_add(kept, word);
        } else {
            g_free(word);
        }
    }
    g_string_append(out, ")(?![\\p{L}\\p{N}\\p{M}_])");
    int error;
    PCRE2_SIZE at;
    struct ark_regex *regex =
        kept->len ? checked(arena, out->str, out->len, PCRE2_CASELESS, &error, &at) : NULL;
    if (regex)
        regex->filter =
            ark_regex_filter_of_words(arena, (const char *const *)kept->pdata, kept->len);
    return regex;
}

static void free_used(void *memory)
{
    struct used *used = memory;
    pcre2_code_free(used->fast);
    g_free(used);
}

struct ark_regex_run *ark_regex_run_new(void)
{
    struct ark_regex_run *run = g_new0(struct ark_regex_run, 1);
    run->used = g_hash_table_new_full(NULL, NULL, NULL, free_used);
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
    g_hash_table_unref(run->used);
    pcre2_match_context_free(run->context);
    pcre2_match_data_free(run->data);
    g_free(run);
}

/* The run's own code, of what costs enough or has none; else the rule's. */
static const pcre2_code *code_of(struct ark_regex_run *run, const struct ark_regex *regex,
                                 uint32_t len)
{
    struct used *used = g_hash_table_lookup(run->used, regex);
    if (!used) {
        used = g_new0(struct used, 1);
        g_hash_table_insert(run->used, (void *)regex, used);
    }
    if (used->fast)
        return used->fast;
    used->cost += CALL_COST + len;
    if (regex->code && used->cost < WORTH_JIT)
        return regex->code;
    int error;
    PCRE2_SIZE at;
    used->fast = compile(NULL, regex, &error, &at);
    pcre2_jit_compile(used->fast, PCRE2_JIT_COMPLETE); /* where it can't, matching interprets */
    return used->fast;
}

static int match(struct ark_regex_run *run, const pcre2_code *code, const char *text, uint32_t len,
                 size_t from, uint32_t options)
{
    PCRE2_SPTR bytes = (PCRE2_SPTR)text;
    int n = pcre2_match(code, bytes, len, from, options, run->data, run->context);
    if (n == PCRE2_ERROR_JIT_STACKLIMIT)
        n = pcre2_match(code, bytes, len, from, options | PCRE2_NO_JIT, run->data, run->context);
    return n;
}

/* Only where the filter says. Machine code can't be told to try one place, but looks quickly. */
static int match_filtered(struct ark_regex_run *run, const struct ark_regex *regex,
                          const char *text, uint32_t len)
{
    const char *end = text + len;
    bool sure;
    const char *at = ark_regex_filter_find(regex->filter, text, text, end, &sure);
    for (int tries = 0; at && !sure; tries++) {
        const pcre2_code *code = code_of(run, regex, (uint32_t)(end - at));
        bool here = code == regex->code && tries < MOST_TRIES;
        int n = match(run, code, text, len, (size_t)(at - text), here ? PCRE2_ANCHORED : 0);
        if (n != PCRE2_ERROR_NOMATCH || !here)
            return n;
        at = ark_regex_filter_find(regex->filter, text, at + 1, end, &sure);
    }
    return at ? 0 : PCRE2_ERROR_NOMATCH;
}

enum ark_regex_result ark_regex_test(struct ark_regex_run *run, const struct ark_regex *regex,
                                     const char *text, uint32_t len)
{
    if (regex->across_lines && memchr(text, '\n', len))
        regex = regex->across_lines;
    int n = regex->filter ? match_filtered(run, regex, text, len)
                          : match(run, code_of(run, regex, len), text, len, 0, 0);
    if (n >= 0)
        return ARK_REGEX_YES;
    return n == PCRE2_ERROR_NOMATCH ? ARK_REGEX_NO : ARK_REGEX_LIMIT;
}
