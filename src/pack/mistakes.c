/* Gathering mistakes. Knows nothing of what is read. */
#include "pack/mistakes.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"

/* Found in the order of reading, told in the order of the file: keep some more than are told. */
enum { KEPT = 10 * ARK_MAX_ERRORS };

bool ark_mistakes_room(struct ark_mistakes *mistakes)
{
    mistakes->more = mistakes->more || mistakes->items.n >= KEPT;
    return mistakes->items.n < KEPT;
}

void ark_mistakes_add(struct ark_mistakes *mistakes, uint32_t line, uint32_t column,
                      const char *message, size_t len)
{
    if (ark_mistakes_room(mistakes))
        ark_vec_push(&mistakes->items, (struct ark_mistake){line, column, mistakes->items.n,
                                                            g_strndup(message, len)});
}

/* Of one place in the order in which they were found. */
static int by_place(const void *a, const void *b)
{
    const struct ark_mistake *x = a, *y = b;
    const uint32_t keys[][2] = {{x->line, y->line}, {x->column, y->column}, {x->order, y->order}};
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        if (keys[i][0] != keys[i][1])
            return keys[i][0] < keys[i][1] ? -1 : 1;
    }
    return 0;
}

bool ark_mistakes_tell(struct ark_mistakes *mistakes, enum ark_lang lang, GError **error)
{
    uint32_t told = 0;
    g_autoptr(GString) text = g_string_new(NULL);
    const char *last = NULL;
    if (!mistakes->items.n)
        return true;
    qsort(mistakes->items.v, mistakes->items.n, sizeof *mistakes->items.v, by_place);
    ARK_VEC_EACH (struct ark_mistake, mistake, mistakes->items) {
        if (g_strcmp0(last, mistake->message) == 0) /* found on two ways */
            continue;
        if (told++ == ARK_MAX_ERRORS) {
            mistakes->more = true;
            break;
        }
        g_string_append_printf(text, "%s%s", text->len ? "\n" : "", mistake->message);
        last = mistake->message;
    }
    if (mistakes->more)
        g_string_append(text, ark_say(lang, "\n… og flere. Ret disse først.",
                                      "\n… and more. Correct these first."));
    g_set_error_literal(error, ARK_ERROR, ARK_ERROR_PACK, text->str);
    return false;
}

void ark_mistakes_clear(struct ark_mistakes *mistakes)
{
    ARK_VEC_EACH (struct ark_mistake, mistake, mistakes->items)
        g_free(mistake->message);
    ark_vec_clear(&mistakes->items);
    mistakes->more = false;
}
