/* What was read: counting and naming, nothing more. */
#include "graph/input.h"

#include <string.h>

static const char *const keys[ARK_COUNTS] = {
#define X(symbol, key) [ARK_COUNT_##symbol] = key,
    ARK_COUNT_ROWS(X)
#undef X
};

const char *ark_count_key(enum ark_count count)
{
    return keys[count];
}

enum ark_place_unit ark_place_unit_of(const struct ark_input *inputs, uint32_t n, const char *file)
{
    for (uint32_t i = 0; i < n; i++) {
        if (strcmp(inputs[i].file, file) == 0)
            return inputs[i].unit;
    }
    return ARK_PLACE_LINE;
}

char *ark_place_text(enum ark_place_unit unit, const char *file, uint32_t line, uint32_t column,
                     enum ark_lang lang)
{
    if (!line)
        return g_strdup(file);
    switch (unit) {
    case ARK_PLACE_PARAGRAPH:
        return g_strdup_printf(ark_say(lang, "%s, afsnit %u", "%s, paragraph %u"), file, line);
    case ARK_PLACE_PAGE:
        return g_strdup_printf(ark_say(lang, "%s, side %u", "%s, page %u"), file, line);
    default:
        return column ? g_strdup_printf("%s:%u:%u", file, line, column)
                      : g_strdup_printf("%s:%u", file, line);
    }
}

const char *ark_place_unit_key(enum ark_place_unit unit)
{
    static const char *const names[] = {"line", "paragraph", "page"};
    return names[unit];
}

void ark_input_count(struct ark_input *input, enum ark_count count, uint32_t by)
{
    input->has[count] = true;
    input->counts[count] += by;
}

void ark_input_skip(struct ark_input *input, struct ark_arena *arena, const char *what,
                    const char *reason)
{
    ark_input_skip_many(input, arena, what, 1, reason);
}

void ark_input_skip_many(struct ark_input *input, struct ark_arena *arena, const char *what,
                         uint32_t by, const char *reason)
{
    ARK_VEC_EACH (struct ark_skipped, skipped, input->skipped) {
        if (strcmp(skipped->what, what) == 0) {
            skipped->count += by;
            return;
        }
    }
    struct ark_skipped skipped = {ark_arena_strdup(arena, what), by,
                                  ark_arena_strdup(arena, reason)};
    ark_vec_push(&input->skipped, skipped);
}

void ark_input_language(struct ark_input *input, struct ark_arena *arena, const char *language)
{
    ARK_VEC_EACH (const char *, known, input->languages) {
        if (strcmp(*known, language) == 0)
            return;
    }
    ark_vec_push(&input->languages, ark_arena_strdup(arena, language));
}

bool ark_input_is_empty(const struct ark_input *input)
{
    for (int i = 0; i < ARK_COUNTS; i++) {
        if (i != ARK_COUNT_PROPERTIES && input->counts[i])
            return false;
    }
    return true;
}

void ark_input_clear(struct ark_input *input)
{
    ark_vec_clear(&input->languages);
    ark_vec_clear(&input->skipped);
}
