/* Functions on lists, maps and paths, and those that take any value. */
#include "query/function_list.h"

#include <string.h>

static struct ark_value fn_coalesce(struct ark_matcher *matcher, const struct ark_expr *call,
                                    const struct ark_value *args, uint32_t n)
{
    (void)matcher;
    (void)call;
    for (uint32_t i = 0; i < n; i++) {
        if (args[i].type != ARK_NULL)
            return args[i];
    }
    return ARK_VALUE_NULL;
}

ARK_FUNCTION(size)
{
    if (args[0].type == ARK_LIST)
        return ark_value_int(args[0].len);
    return ark_value_int(g_utf8_strlen(args[0].text, args[0].len));
}

ARK_FUNCTION(is_empty)
{
    return ark_value_bool(args[0].len == 0);
}

ARK_FUNCTION(head)
{
    return args[0].len ? args[0].list[0] : ARK_VALUE_NULL;
}

ARK_FUNCTION(last)
{
    return args[0].len ? args[0].list[args[0].len - 1] : ARK_VALUE_NULL;
}

/* A view of the list that is there. */
ARK_FUNCTION(tail)
{
    return args[0].len ? ark_value_list(args[0].list + 1, args[0].len - 1) : args[0];
}

static struct ark_value reverse_text(struct ark_matcher *matcher, struct ark_value text)
{
    char *out = ark_arena_alloc_raw(matcher->arena, (size_t)text.len + 1, 1);
    char *to = out + text.len;
    *to = '\0';
    for (const char *at = text.text; at < text.text + text.len;) {
        const char *next = g_utf8_next_char(at);
        to -= next - at;
        memcpy(to, at, (size_t)(next - at));
        at = next;
    }
    return ark_value_text(out, text.len);
}

ARK_FUNCTION(reverse)
{
    if (args[0].type == ARK_TEXT)
        return reverse_text(matcher, args[0]);
    struct ark_value *items = ark_made_items(matcher, args[0].len);
    if (!items)
        return ARK_VALUE_NULL;
    for (uint32_t i = 0; i < args[0].len; i++)
        items[i] = args[0].list[args[0].len - 1 - i];
    return ark_value_list(items, args[0].len);
}

/* How many steps there are from `from` to `to`, both included; they may lie 2^64 apart. */
static uint64_t range_length(int64_t from, int64_t to, int64_t step)
{
    if (step > 0 ? from > to : from < to)
        return 0;
    uint64_t apart = step > 0 ? (uint64_t)to - (uint64_t)from : (uint64_t)from - (uint64_t)to;
    uint64_t stride = step > 0 ? (uint64_t)step : -(uint64_t)step;
    uint64_t steps = apart / stride;
    return steps == UINT64_MAX ? steps : steps + 1;
}

ARK_FUNCTION(range)
{
    int64_t from = args[0].integer, step = n > 2 ? args[2].integer : 1;
    if (step == 0)
        return ARK_VALUE_NULL;
    uint64_t length = range_length(from, args[1].integer, step);
    struct ark_value *items = ark_made_items(matcher, length);
    if (!items)
        return ARK_VALUE_NULL;
    for (uint64_t i = 0; i < length; i++)
        items[i] = ark_value_int((int64_t)((uint64_t)from + i * (uint64_t)step));
    return ark_value_list(items, (uint32_t)length);
}

ARK_FUNCTION(length)
{
    return ark_value_int(args[0].len / 2);
}

/* Every other item of a path, from `first` on. */
static struct ark_value every_other(struct ark_matcher *matcher, struct ark_value path,
                                    uint32_t first)
{
    uint32_t n = (path.len + 1 - first) / 2;
    struct ark_value *items = ark_made_items(matcher, n);
    if (!items)
        return ARK_VALUE_NULL;
    for (uint32_t i = 0; i < n; i++)
        items[i] = path.list[first + 2 * i];
    return ark_value_list(items, n);
}

ARK_FUNCTION(nodes)
{
    return every_other(matcher, args[0], 0);
}

ARK_FUNCTION(relationships)
{
    return every_other(matcher, args[0], 1);
}

#define ANY ARK_IS_ANY
#define INT ARK_IS(INT)
#define LIST ARK_IS(LIST)
#define MAP ARK_IS(MAP)
#define PATH ARK_IS(PATH)
#define TEXT ARK_IS(TEXT)

static const struct ark_function ROWS[] = {
    {"coalesce",
     1,
     ARK_MANY,
     fn_coalesce,
     ARK_PLAIN,
     ANY,
     {ANY, ANY, ANY},
     ARK_ABOUT("den første af værdierne, der ikke er null",
               "the first of the values that is not null"),
     "coalesce(a.findes_ikke, 'ukendt')",
     "ukendt"},
    {"size",
     1,
     1,
     fn_size,
     ARK_PLAIN,
     INT,
     {TEXT | LIST, 0, 0},
     ARK_ABOUT("antallet af tegn i en tekst eller af værdier i en liste",
               "the number of characters of a text or of values in a list"),
     "size('æøå')",
     "3"},
    {"isEmpty",
     1,
     1,
     fn_is_empty,
     ARK_PLAIN,
     ARK_IS(BOOL),
     {TEXT | LIST | MAP, 0, 0},
     ARK_ABOUT("om der intet er i teksten, listen eller opslaget",
               "whether there is nothing in the text, the list or the map"),
     "isEmpty('')",
     "true"},
    {"head",
     1,
     1,
     fn_head,
     ARK_PLAIN,
     ANY,
     {LIST, 0, 0},
     ARK_ABOUT("den første værdi i listen; null, når den er tom",
               "the first value of the list; null when it is empty"),
     "head(['a', 'b', 'c'])",
     "a"},
    {"last",
     1,
     1,
     fn_last,
     ARK_PLAIN,
     ANY,
     {LIST, 0, 0},
     ARK_ABOUT("den sidste værdi i listen; null, når den er tom",
               "the last value of the list; null when it is empty"),
     "last(['a', 'b', 'c'])",
     "c"},
    {"tail",
     1,
     1,
     fn_tail,
     ARK_PLAIN,
     LIST,
     {LIST, 0, 0},
     ARK_ABOUT("listen uden den første værdi", "the list without its first value"),
     "tail(['a', 'b', 'c'])",
     "b, c"},
    {"reverse",
     1,
     1,
     fn_reverse,
     ARK_PLAIN,
     TEXT | LIST,
     {TEXT | LIST, 0, 0},
     ARK_ABOUT("teksten eller listen bagfra", "the text or the list from its end"),
     "reverse('råd')",
     "dår"},
    {"range",
     2,
     3,
     fn_range,
     ARK_PLAIN,
     LIST,
     {INT, INT, INT},
     ARK_ABOUT("de hele tal fra det første til og med det andet, eventuelt med et skridt (ikke 0)",
               "the integers from the first up to and including the second, by a step (not 0) if "
               "one is given"),
     "range(1, 10, 3)",
     "1, 4, 7, 10"},
    {"length",
     1,
     1,
     fn_length,
     ARK_PLAIN,
     INT,
     {PATH, 0, 0},
     ARK_ABOUT("antallet af kanter på stien", "the number of edges of the path"),
     NULL,
     NULL},
    {"nodes",
     1,
     1,
     fn_nodes,
     ARK_PLAIN,
     LIST,
     {PATH, 0, 0},
     ARK_ABOUT("stiens knuder, i dens rækkefølge", "the nodes of the path, in its order"),
     NULL,
     NULL},
    {"relationships",
     1,
     1,
     fn_relationships,
     ARK_PLAIN,
     LIST,
     {PATH, 0, 0},
     ARK_ABOUT("stiens kanter, i dens rækkefølge", "the edges of the path, in its order"),
     NULL,
     NULL},
};

const struct ark_functions ark_functions_list = ARK_SUBJECT(
    "Lister, stier og værdier af enhver slags", "Lists, paths and values of any kind", ROWS);
