/* The words people use in the cells of principle and deviation tables. */
#include <string.h>

#include "link/internal.h"

static bool is_one_of(const char *text, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(text, words[i]) == 0)
            return true;
    }
    return false;
}

#define IS_ONE_OF(text, ...)                                                                       \
    is_one_of(text, (const char *const[]){__VA_ARGS__},                                            \
              sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static bool begins_with_any(const char *word, const char *const *stems, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (g_str_has_prefix(word, stems[i]))
            return true;
    }
    return false;
}

#define BEGINS_WITH(word, ...)                                                                     \
    begins_with_any(word, (const char *const[]){__VA_ARGS__},                                      \
                    sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

bool ark_is_placeholder(const char *text)
{
    g_autofree char *words = ark_folded_words(text);
    return IS_ONE_OF(words, "", "n a", "na", "ikke udfyldt", "udfyldes", "skal udfyldes", "tbd",
                     "tba", "todo", "afklares", "afklares senere", "ikke afklaret", "udestår",
                     "mangler", "not filled in", "to be decided", "to be determined") &&
           !ark_is_tick(text);
}

bool ark_says_none(const char *text)
{
    g_autofree char *words = ark_folded_words(text);
    return IS_ONE_OF(words, "ingen", "none", "nej", "no") ||
           ((g_str_has_prefix(words, "ingen ") || g_str_has_prefix(words, "no ") ||
             g_str_has_prefix(words, "der er ingen ") ||
             g_str_has_prefix(words, "there are no ")) &&
            (strstr(words, "afvig") || strstr(words, "fravalg") || strstr(words, "fravig") ||
             strstr(words, "undtagelse") || strstr(words, "dispensation") ||
             strstr(words, "deviation") || strstr(words, "departure")));
}

bool ark_says_not_yet(const char *text)
{
    g_autofree char *words = ark_folded_words(text);
    return IS_ONE_OF(words, "nej", "no", "ingen", "none") ||
           BEGINS_WITH(words, "ikke ", "ej ", "not ", "nej ", "afvent", "under ", "mangler ",
                       "pending", "awaiting", "indstillet", "ansøgt", "søges");
}

bool ark_is_tick(const char *text)
{
    return IS_ONE_OF(text, "x", "X", "✓", "✔", "✔️", "☑", "☒", "✅", "[x]", "[X]", "•");
}

/* What the words of a status say, gathered before it is decided. */
struct signs {
    bool yes, no, not, partly, fully, later, none, departs;
    unsigned words;
};

static void read_word(struct signs *signs, const char *word)
{
    signs->words++;
    signs->yes |= BEGINS_WITH(word, "følg", "opfyld", "efterlev", "overhold", "complian", "conform",
                              "fulfil", "follow", "complies", "imødekom") ||
                  IS_ONE_OF(word, "ja", "yes", "ok", "met", "comply", "grøn", "green");
    signs->departs |= BEGINS_WITH(word, "afvig", "fravig", "fravalg", "fraveg", "deviat",
                                  "noncompl", "nonconform");
    signs->no |= IS_ONE_OF(word, "nej", "no", "rød", "red");
    signs->not |= IS_ONE_OF(word, "ikke", "ej", "not", "non");
    signs->partly |= BEGINS_WITH(word, "delvis", "partial", "partly") ||
                     IS_ONE_OF(word, "dels", "gul", "yellow", "amber");
    signs->fully |= IS_ONE_OF(word, "fuldt", "helt", "fully", "fuldstændigt", "fuldstændig");
    signs->later |= BEGINS_WITH(word, "planl", "kommende", "senere", "fremtid") ||
                    IS_ONE_OF(word, "vil", "skal", "sigt", "will", "later", "planned");
    signs->none |= IS_ONE_OF(word, "ingen");
}

static const char *decide(const struct signs *signs)
{
    if (signs->later)
        return NULL;
    if (signs->partly || (signs->not &&signs->fully))
        return "følger delvist";
    if (signs->departs)
        return signs->none || signs->no || signs->not ? "følger" : "afviger";
    if (signs->no || (signs->not &&signs->yes))
        return "afviger";
    return signs->yes || (signs->fully && !signs->not ) ? "følger" : NULL;
}

/* The first part of a longer answer: "Ja" in "Ja, via Serviceplatformen". */
static char *opening(const char *text)
{
    const char *end = text + strcspn(text, ",.;:(");
    for (size_t i = 0; i < 2; i++) {
        const char *dash = strstr(text, i ? " – " : " - ");
        end = dash && dash < end ? dash : end;
    }
    return g_strndup(text, (gsize)(end - text));
}

const char *ark_status_of(const char *text)
{
    g_autofree char *all = ark_folded_words(text);
    if (IS_ONE_OF(all, "n a", "na") ||
        BEGINS_WITH(all, "ikke relevant", "irrelevant", "ikke aktuel", "ikke anvendelig",
                    "not applicable", "not relevant", "bortfalder"))
        return "ikke relevant";
    if (IS_ONE_OF(text, "✓", "✔", "✔️", "☑", "✅", "+"))
        return "følger";
    if (IS_ONE_OF(text, "✗", "✘", "❌"))
        return "afviger";
    g_autofree char *head = opening(text);
    g_autofree char *folded = ark_folded_words(*head ? head : text);
    g_auto(GStrv) words = g_strsplit(folded, " ", 12);
    struct signs signs = {0};
    for (char **word = words; *word && **word; word++)
        read_word(&signs, *word);
    return signs.words > 6 ? NULL : decide(&signs);
}
