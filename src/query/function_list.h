/* What the files of functions share: how a function is written, and their tables. */
#pragma once

#include "query/functions.h"
#include "query/matcher.h"

enum { ARK_LONGEST_MADE = 16 << 20 }; /* bytes of a text that a function makes */

/* Whether the arguments are of the types that the function's row takes; null is of none. */
static inline bool ark_function_takes(const struct ark_expr *call, const struct ark_value *args,
                                      uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        ark_types type = (1u << args[i].type) & ~1u;
        if (!(call->function->takes[MIN(i, 2)] & type))
            return false;
    }
    return true;
}

/* fn_NAME, a function whose body is only reached by `n` arguments of the types of its row: else it
 * is null. */
#define ARK_FUNCTION(name)                                                                         \
    static struct ark_value name##_of(struct ark_matcher *, const struct ark_value *, uint32_t);   \
    static struct ark_value fn_##name(struct ark_matcher *matcher, const struct ark_expr *call,    \
                                      const struct ark_value *args, uint32_t n)                    \
    {                                                                                              \
        return ark_function_takes(call, args, n) ? name##_of(matcher, args, n) : ARK_VALUE_NULL;   \
    }                                                                                              \
    static struct ark_value name##_of(G_GNUC_UNUSED struct ark_matcher *matcher,                   \
                                      G_GNUC_UNUSED const struct ark_value *args,                  \
                                      G_GNUC_UNUSED uint32_t n)

/* The words of a row. */
#define ARK_PLAIN ARK_FUNCTION_PLAIN
#define ARK_WALKS ARK_FUNCTION_WALKS
#define ARK_MANY ARK_MOST_ARGUMENTS
#define ARK_ABOUT(da, en)                                                                          \
    {                                                                                              \
        {                                                                                          \
            [ARK_DA] = (da), [ARK_EN] = (en)                                                       \
        }                                                                                          \
    }
#define ARK_SUBJECT(da, en, rows)                                                                  \
    {                                                                                              \
        ARK_ABOUT(da, en), (rows), G_N_ELEMENTS(rows)                                              \
    }

extern const struct ark_functions ark_functions_archimate;
extern const struct ark_functions ark_functions_danish;
extern const struct ark_functions ark_functions_date;
extern const struct ark_functions ark_functions_graph;
extern const struct ark_functions ark_functions_list;
extern const struct ark_functions ark_functions_number;
extern const struct ark_functions ark_functions_place;
extern const struct ark_functions ark_functions_text;
extern const struct ark_functions ark_functions_words;

static inline struct ark_value ark_made_text(struct ark_matcher *matcher, const char *text,
                                             size_t len)
{
    return ark_value_text(ark_arena_strndup(matcher->arena, text, len), (uint32_t)len);
}

/* Room for a list of `n` items; NULL, and the run fails, when they are too many. */
struct ark_value *ark_made_items(struct ark_matcher *matcher, uint64_t n);

/* ASCII and the letters of Latin-1 and of what comes right behind it, without decoding: no blank is
 * written with these first bytes. */
static inline bool ark_begins_no_blank(unsigned char byte)
{
    return (byte > ' ' && byte < 0x7f) || (byte >= 0xc3 && byte < 0xe0);
}

static inline const char *ark_skip_space(const char *at, const char *end)
{
    if (at < end && ark_begins_no_blank((unsigned char)*at))
        return at;
    while (at < end && g_unichar_isspace(g_utf8_get_char(at)))
        at = g_utf8_next_char(at);
    return at;
}

/* Where `text` ends without the blanks behind it. */
const char *ark_trim_end(const char *text, const char *end);
