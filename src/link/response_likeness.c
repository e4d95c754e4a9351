/* The same remark made twice: REPEATS between responses whose remarks have the same words, or
 * nearly. Time is linear in the responses: rare words lead to the few remarks that can be alike. */
#include <string.h>

#include "link/response.h"

enum {
    LEAST_WORDS = 4,        /* a shorter remark ("Stavefejl") is made of many things */
    LEAST_NEARLY_WORDS = 8, /* words are few: one more is another remark */
    MOST_WORDS = 200,       /* of a remark; the rest is not looked at */
    MOST_ALIKE = 16,        /* remarks that one rare word leads to */
    NEARLY = 80             /* per cent of the words of both together */
};

typedef ARK_VEC(uint32_t) id_vec;

struct remark {
    const struct response *response;
    uint32_t *words; /* distinct, the rarest first */
    uint32_t n, seen;
};

struct likeness {
    struct responding *responding;
    GHashTable *ids; /* word -> id + 1; the keys are the arena's */
    ARK_VEC(uint32_t) uses;
    ARK_VEC(struct remark) remarks;
    ark_labelset repeats;
};

/* Words that say nothing of what the remark is about. */
static bool is_filler(const char *word)
{
    static const char *const words[] = {"og", "i",   "at",  "er",   "en",   "et",  "den", "det",
                                        "de", "der", "som", "på",   "til",  "for", "af",  "med",
                                        "om", "vi",  "the", "a",    "of",   "to",  "and", "in",
                                        "is", "kl",  "bør", "skal", "også", "it",  NULL};
    return g_strv_contains(words, word);
}

static uint32_t id_of(struct likeness *likeness, const char *word)
{
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(likeness->ids, word));
    if (known)
        return known - 1;
    g_hash_table_insert(likeness->ids, ark_arena_strdup(likeness->responding->arena, word),
                        GUINT_TO_POINTER(likeness->uses.n + 1));
    ark_vec_push(&likeness->uses, 0);
    return likeness->uses.n - 1;
}

static int by_id(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static void read_remark(struct likeness *likeness, const struct response *response)
{
    struct ark_arena *arena = likeness->responding->arena;
    struct remark remark = {.response = response};
    g_autofree char *folded = ark_folded_words(response->comment ? response->comment : "");
    g_auto(GStrv) words = g_strsplit(folded, " ", MOST_WORDS + 1);
    remark.words = ARK_NEW_ARRAY(arena, uint32_t, MIN(g_strv_length(words), MOST_WORDS) + 1);
    for (uint32_t i = 0; words[i] && i < MOST_WORDS; i++) {
        if (!is_filler(words[i]))
            remark.words[remark.n++] = id_of(likeness, words[i]);
    }
    qsort(remark.words, remark.n, sizeof *remark.words, by_id);
    uint32_t n = 0;
    for (uint32_t i = 0; i < remark.n; i++) {
        if (!n || remark.words[n - 1] != remark.words[i])
            remark.words[n++] = remark.words[i];
    }
    remark.n = n;
    for (uint32_t i = 0; i < n; i++)
        likeness->uses.v[remark.words[i]]++;
    ark_vec_push(&likeness->remarks, remark);
}

static int rarest_first(const void *a, const void *b, void *user)
{
    const struct likeness *likeness = user;
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    uint32_t p = likeness->uses.v[x], q = likeness->uses.v[y];
    return p != q ? (p > q) - (p < q) : (x > y) - (x < y);
}

/* What is said of different sections is not the same remark. */
static bool same_place(const struct response *a, const struct response *b)
{
    if (!a->section || !b->section)
        return true;
    if (a->place != ARK_REF_NONE || b->place != ARK_REF_NONE)
        return a->place == b->place;
    g_autofree char *one = ark_folded_words(a->section), *other = ark_folded_words(b->section);
    return strcmp(one, other) == 0;
}

static void connect(const struct likeness *likeness, const struct response *from,
                    const struct response *to, double share)
{
    ark_builder *builder = likeness->responding->linking->builder;
    ark_ref edge = ark_builder_edge(builder, likeness->repeats, from->at, to->at,
                                    ark_builder_loc(builder, from->at));
    ark_builder_set(builder, edge, ark_atom_intern(ark_builder_atoms(builder), "likeness"),
                    ark_value_real(share));
}

/* All that are said in the same words: each later one repeats the first that has a status, so that
 * two that differ are always found. Gives whether the remark is another's. */
static bool repeats_exactly(struct likeness *likeness, GHashTable *groups,
                            const struct remark *remark)
{
    const struct response *response = remark->response;
    g_autofree char *section = ark_folded_words(response->section ? response->section : "");
    g_autoptr(GString) key = g_string_new(NULL);
    if (response->place == ARK_REF_NONE)
        g_string_append(key, section);
    else
        g_string_append_printf(key, "#%u", response->place);
    for (uint32_t i = 0; i < remark->n; i++)
        g_string_append_printf(key, " %u", remark->words[i]);
    const struct response *first = g_hash_table_lookup(groups, key->str);
    if (first)
        connect(likeness, response, first, 1.0);
    if (!first || (!first->status && response->status))
        g_hash_table_replace(groups, g_strdup(key->str), (gpointer)response);
    return first && first->status;
}

/* How many words two remarks share, of those of both, in hundredths. */
static uint32_t share_of(const struct likeness *likeness, const struct remark *a,
                         const struct remark *b)
{
    uint32_t i = 0, k = 0, both = 0;
    while (i < a->n && k < b->n) {
        int order = rarest_first(&a->words[i], &b->words[k], (void *)likeness);
        both += order == 0;
        i += order <= 0;
        k += order >= 0;
    }
    return 100 * both / (a->n + b->n - both);
}

static void compare(struct likeness *likeness, uint32_t one, uint32_t other)
{
    struct remark *a = &likeness->remarks.v[one], *b = &likeness->remarks.v[other];
    if (b->seen == one + 1)
        return;
    b->seen = one + 1;
    uint32_t share =
        MIN(a->n, b->n) * 100 >= MAX(a->n, b->n) * NEARLY ? share_of(likeness, a, b) : 0;
    if (share >= NEARLY && same_place(a->response, b->response))
        connect(likeness, a->response, b->response, share / 100.0);
}

/* Two remarks that share four words in five share one of the rarest fifth of either's. */
static void find_nearly(struct likeness *likeness, const bool *left_out)
{
    id_vec *by_word = g_new0(id_vec, likeness->uses.n + 1);
    for (uint32_t i = 0; i < likeness->remarks.n; i++) {
        const struct remark *remark = &likeness->remarks.v[i];
        uint32_t rare = remark->n - (remark->n * NEARLY + 99) / 100 + 1;
        if (left_out[i] || remark->n < LEAST_NEARLY_WORDS)
            continue;
        for (uint32_t w = 0; w < rare; w++) {
            id_vec *others = &by_word[remark->words[w]];
            for (uint32_t k = 0; k < others->n; k++)
                compare(likeness, i, others->v[k]);
            if (others->n < MOST_ALIKE)
                ark_vec_push(others, i);
        }
    }
    for (uint32_t i = 0; i < likeness->uses.n; i++)
        ark_vec_clear(&by_word[i]);
    g_free(by_word);
}

static void find_repeats(struct likeness *likeness)
{
    g_autoptr(GHashTable) groups = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autofree bool *left_out = g_new0(bool, likeness->remarks.n + 1);
    for (uint32_t i = 0; i < likeness->remarks.n; i++) {
        struct remark *remark = &likeness->remarks.v[i];
        left_out[i] = remark->n < LEAST_WORDS || repeats_exactly(likeness, groups, remark);
        g_qsort_with_data(remark->words, (gint)remark->n, sizeof *remark->words, rarest_first,
                          likeness);
    }
    find_nearly(likeness, left_out);
}

void ark_link_repeats(struct responding *responding)
{
    struct likeness likeness = {
        .responding = responding,
        .ids = g_hash_table_new(g_str_hash, g_str_equal),
        .repeats =
            ark_builder_labelset(responding->linking->builder, (const char *[]){"REPEATS", NULL}),
    };
    ARK_VEC_EACH (struct response, response, responding->all) {
        if (!response->status || strcmp(response->status, "ingen bemærkninger") != 0)
            read_remark(&likeness, response);
    }
    find_repeats(&likeness);
    g_hash_table_unref(likeness.ids);
    ark_vec_clear(&likeness.uses);
    ark_vec_clear(&likeness.remarks);
}
