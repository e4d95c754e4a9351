/* How texts refer to sections: "afsnit 7.3 og 9", "bilag A", "afsnittet »Integrationer«". Knows
 * nothing of the graph. */
#include <string.h>

#include "link/section_index.h"

enum { MOST_REFS = 50, MOST_TITLE_WORDS = 8 };

#define NUMBER "[0-9]{1,3}(?:\\.[0-9]{1,3})*(?!\\.?[0-9])"
/* A number that follows must not be one of something else: "afsnit 7.3 og 9 måneder". */
#define NEXT                                                                                       \
    "(?:\\s*(?:,|/|–|-|\\bog\\b|\\bsamt\\b|\\btil\\b|\\band\\b|\\bto\\b)\\s*"                    \
    "(?:afsnit\\s+)?(?:[0-9]{1,3}(?:\\.[0-9]{1,3})+(?!\\.?[0-9])|"                                 \
    "[0-9]{1,3}(?=\\s*(?:$|[.,;:)/–-]|og\\b|samt\\b|er\\b|and\\b))))"
#define LAWS                                                                                       \
    "(?!\\s+(?:i|af|of|in)\\s+(?:\\S+\\s+){0,2}?\\S*"                                              \
    "(?:lov|loven|lovens|bekendtgørelse\\S*|forordning\\S*|direktiv\\S*|act|regulation)\\b)"

/* A cue with numbers, a part with a letter, or a cue with a title. */
static GRegex *references(void)
{
    static GRegex *regex;
    if (g_once_init_enter(&regex)) {
        GRegex *made = g_regex_new(
            "\\b(?:afsnit(?:tet|tene|tenes|s)?|afs\\.|kapit(?:el|let|ler|lerne)|kap\\.|pkt\\.?|"
            "punkt(?:et|erne)?|sections?|chapters?)\\s+(?:nr\\.\\s*)?(?<numbers>" NUMBER NEXT
            "*)" LAWS "|"
            "\\b(?<part>(?:bilag|appendiks|appendix|annex)\\s+(?:[a-zæøå]\\b(?:\\.[0-9]+)?|" NUMBER
            "))|"
            "\\b(?:afsnit(?:tet)?|kapit(?:el|let)|section|chapter)\\s+(?:om\\s+|on\\s+)?"
            "(?:[»\"“”„'‘](?<quoted>[^«»\"“”„\\n]{2,150})[«\"”“'’]|(?<words>[^0-9.,;:()\\n][^.,;:()"
            "\\n]{1,150}))",
            G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
        g_once_init_leave(&regex, made);
    }
    return regex;
}

/* "7.3", "7.3 Snitflader", "Ja, 7.3 og 9": at the beginning of a cell. */
static GRegex *bare_numbers(void)
{
    static GRegex *regex;
    if (g_once_init_enter(&regex)) {
        GRegex *made = g_regex_new("^\\s*(?:(?:ja|yes)\\s*[,:;(–-]\\s*)?(?<numbers>" NUMBER NEXT
                                   "*)[.)]?\\s*(?<rest>.*)$",
                                   G_REGEX_CASELESS | G_REGEX_OPTIMIZE | G_REGEX_DOTALL, 0, NULL);
        g_once_init_leave(&regex, made);
    }
    return regex;
}

static void add(section_ref_vec *out, char *number, char *title, bool sure)
{
    if (out->n < MOST_REFS)
        ark_vec_push(out, (struct section_ref){number, title, sure});
    else {
        g_free(number);
        g_free(title);
    }
}

/* Each of "7.3, 8.1 og 9". */
static void add_numbers(section_ref_vec *out, const char *text)
{
    for (const char *at = text; *at;) {
        size_t len = strspn(at, "0123456789.");
        while (len && at[len - 1] == '.')
            len--;
        if (len)
            add(out, g_strndup(at, len), NULL, true);
        at += len ? len : 1;
    }
}

static char *group(GMatchInfo *match, const char *name)
{
    char *text = g_match_info_fetch_named(match, name);
    if (text && *text)
        return text;
    g_free(text);
    return NULL;
}

/* Titles are looked up; so the words behind "afsnittet om" are tried from the longest on. */
static void add_words(section_ref_vec *out, const char *text)
{
    g_auto(GStrv) words = g_strsplit(text, " ", MOST_TITLE_WORDS + 1);
    uint32_t n = MIN(g_strv_length(words), MOST_TITLE_WORDS);
    for (uint32_t len = n; len > 0; len--) {
        g_free(words[len]);
        words[len] = NULL;
        add(out, NULL, g_strjoinv(" ", words), false);
    }
}

static void read_prose(const char *text, section_ref_vec *out)
{
    g_autoptr(GMatchInfo) match = NULL;
    g_regex_match(references(), text, 0, &match);
    for (; g_match_info_matches(match) && out->n < MOST_REFS; g_match_info_next(match, NULL)) {
        g_autofree char *numbers = group(match, "numbers"), *words = group(match, "words");
        char *part = group(match, "part"), *quoted = group(match, "quoted");
        if (numbers)
            add_numbers(out, numbers);
        if (part)
            add(out, part, NULL, true);
        if (quoted)
            add(out, NULL, quoted, true);
        if (words)
            add_words(out, words);
    }
}

static bool is_dotted(const char *numbers)
{
    return strchr(numbers, '.') != NULL;
}

static bool read_bare(const char *text, enum section_text kind, section_ref_vec *out)
{
    g_autoptr(GMatchInfo) match = NULL;
    if (!g_regex_match(bare_numbers(), text, 0, &match))
        return false;
    g_autofree char *numbers = group(match, "numbers"), *rest = group(match, "rest");
    if (!numbers || (kind == SECTION_TEXT_CHANGE && rest && !is_dotted(numbers)))
        return false;
    uint32_t before = out->n;
    add_numbers(out, numbers);
    if (out->n == before + 1 && rest)
        out->v[before].title = g_strdup(rest);
    return true;
}

void section_refs_read(const char *text, enum section_text kind, section_ref_vec *out)
{
    uint32_t before = out->n;
    if (kind != SECTION_TEXT_PROSE && read_bare(text, kind, out))
        return;
    read_prose(text, out);
    if (kind == SECTION_TEXT_COLUMN && out->n == before)
        add(out, NULL, g_strdup(text), false);
}

void section_refs_clear(section_ref_vec *refs)
{
    ARK_VEC_EACH (struct section_ref, ref, *refs) {
        g_free(ref->number);
        g_free(ref->title);
    }
    ark_vec_clear(refs);
}
