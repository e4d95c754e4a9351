/* Whose title a text is: by the letters, with room for a misspelling. Cautious, for what it tells
 * becomes a finding: a text that may be the title of the rule it stands beside is no other's. */
#include <string.h>

#include "link/internal.h"

enum {
    LEAST_CHARS = 12,    /* a shorter title is a word like any other */
    CHARS_PER_SLIP = 12, /* of which one may be wrong */
    MOST_CHARS = 200
};

struct title {
    const char *id;
    gunichar *text;
    glong len;
    bool rule;
};

struct titles {
    ARK_VEC(struct title) items; /* by index of their target; `text` is NULL for none */
};

/* Lower-case words; what stands in brackets at the end ("(FK)") is no part of a title. */
static gunichar *comparable(const char *text, glong *ret_len)
{
    const char *bracket = g_str_has_suffix(text, ")") ? strrchr(text, '(') : NULL;
    g_autofree char *bare =
        g_strndup(text, bracket && bracket > text ? (gsize)(bracket - text) : strlen(text));
    g_autofree char *words = ark_folded_words(bare);
    gunichar *out = g_utf8_to_ucs4_fast(words, -1, ret_len);
    return out;
}

struct titles *ark_titles_new(const struct linking *linking)
{
    struct titles *titles = g_new0(struct titles, 1);
    ARK_VEC_EACH (const struct named_target, target, linking->names->targets) {
        const char *name = ark_builder_get_str(linking->builder, target->ref, "name");
        struct title title = {.id = ark_builder_get_str(linking->builder, target->ref, "id"),
                              .rule = target->rule};
        if (name && title.id)
            title.text = comparable(name, &title.len);
        ark_vec_push(&titles->items, title);
    }
    return titles;
}

void ark_titles_free(struct titles *titles)
{
    ARK_VEC_EACH (struct title, title, titles->items)
        g_free(title->text);
    ark_vec_clear(&titles->items);
    g_free(titles);
}

/* The number of letters to change, add or leave out. */
static glong distance(const gunichar *a, glong a_len, const gunichar *b, glong b_len)
{
    glong row[MOST_CHARS + 1];
    for (glong k = 0; k <= b_len; k++)
        row[k] = k;
    for (glong i = 1; i <= a_len; i++) {
        glong corner = row[0];
        row[0] = i;
        for (glong k = 1; k <= b_len; k++) {
            glong change = corner + (a[i - 1] != b[k - 1]);
            corner = row[k];
            row[k] = MIN(change, MIN(row[k], row[k - 1]) + 1);
        }
    }
    return row[b_len];
}

static bool is_title(const struct title *title, const gunichar *text, glong len)
{
    if (!title->text || title->len < LEAST_CHARS || title->len > MOST_CHARS || len > MOST_CHARS)
        return false;
    glong slips = title->len / CHARS_PER_SLIP;
    return ABS(title->len - len) <= slips && distance(title->text, title->len, text, len) <= slips;
}

/* Might the text be this title, cut short or with something behind it? */
static bool may_be(const struct title *title, const gunichar *text, glong len)
{
    glong most = MIN(title->len, len);
    if (!title->text || is_title(title, text, len))
        return title->text != NULL;
    return most >= LEAST_CHARS && memcmp(title->text, text, (size_t)most * sizeof *text) == 0;
}

/* What stands behind the id that a cell begins with: "Åbne snitflader" of "AR 7.1: Åbne
 * snitflader".
 */
static const char *behind_id(const char *cell)
{
    const char *at = cell;
    while (g_ascii_isalpha(*at))
        at++;
    at += strspn(at, " -");
    size_t digits = strspn(at, "0123456789.");
    return digits ? at + digits : cell;
}

const char *ark_titles_of_another(const struct titles *titles, uint32_t target, const char *cell)
{
    const struct title *own = &titles->items.v[target], *found = NULL;
    glong len;
    g_autofree gunichar *text = comparable(behind_id(cell), &len);
    if (!own->text || len < LEAST_CHARS / 2 || may_be(own, text, len))
        return NULL;
    ARK_VEC_EACH (const struct title, title, titles->items) {
        if (title->rule == own->rule && !found && is_title(title, text, len))
            found = title;
    }
    return found ? found->id : NULL;
}
