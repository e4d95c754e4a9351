/* The details of changes as sentences. */
#include <string.h>

#include "render/diff_words.h"

enum { SHORT = 60, CONTEXT = 24, LONGEST = 90 }; /* bytes */

/* What properties of ours are called; others by their own names. */
static const struct {
    const char *key;
    struct ark_text name;
    bool yes_or_no;
} properties[] = {
    {"documentation", {{"dokumentation", "documentation"}}, false},
    {"multiplicity", {{"multiplicitet", "multiplicity"}}, false},
    {"default", {{"standardværdi", "default value"}}, false},
    {"isAbstract", {{"abstrakt", "abstract"}}, true},
    {"isDerived", {{"afledt", "derived"}}, true},
    {"isStatic", {{"statisk", "static"}}, true},
    {"isReadOnly", {{"kun til læsning", "read-only"}}, true},
    {"isOrdered", {{"ordnet", "ordered"}}, true},
    {"isUnique", {{"entydig", "unique"}}, true},
    {"isCovering", {{"udtømmende", "covering"}}, true},
    {"isDisjoint", {{"disjunkt", "disjoint"}}, true},
    {"isDirected", {{"rettet", "directed"}}, true},
    {"navigable", {{"navigerbar", "navigable"}}, true},
    {"done", {{"udført", "done"}}, true},
    {"aggregation", {{"aggregering", "aggregation"}}, false},
    {"qualifiedStereotype", {{"stereotype med profil", "stereotype with profile"}}, false},
    {"visibility", {{"synlighed", "visibility"}}, false},
    {"direction", {{"retning", "direction"}}, false},
    {"language", {{"sprog", "language"}}, false},
    {"value", {{"værdi", "value"}}, false},
    {"body", {{"tekst", "text"}}, false},
    {"accessType", {{"adgang", "access"}}, false},
    {"modifier", {{"styrke", "strength"}}, false},
    {"specialization", {{"specialisering", "specialization"}}, false},
    {"viewpoint", {{"synsvinkel", "viewpoint"}}, false},
    {"junction", {{"slags", "kind"}}, false},
    {"caption", {{"tabeltekst", "caption"}}, false},
    {"header", {{"kolonner", "columns"}}, false},
};

/* What else a thing refers to: the words for a new one and for one that is gone. */
static const struct {
    const char *label;
    struct ark_text is, was;
} links[] = {
    {"INSTANCE_OF",
     {{"er nu en instans af %s", "is now an instance of %s"}},
     {{"er ikke længere en instans af %s", "is no longer an instance of %s"}}},
    {"ANNOTATES",
     {{"er nu også en note til %s", "is now also a note to %s"}},
     {{"er ikke længere en note til %s", "is no longer a note to %s"}}},
    {"CONSTRAINS",
     {{"gælder nu også %s", "is now also about %s"}},
     {{"gælder ikke længere %s", "is no longer about %s"}}},
    {"GROUPS",
     {{"omfatter nu også %s", "now also has %s"}},
     {{"omfatter ikke længere %s", "no longer has %s"}}},
    {"DEFINING_FEATURE",
     {{"er nu en værdi for %s", "is now a value of %s"}},
     {{"er ikke længere en værdi for %s", "is no longer a value of %s"}}},
};

static bool is_yes_or_no(const char *key)
{
    for (size_t i = 0; i < G_N_ELEMENTS(properties); i++) {
        if (strcmp(properties[i].key, key) == 0)
            return properties[i].yes_or_no;
    }
    return false;
}

static const char *property_name(const char *key, enum ark_lang lang)
{
    for (size_t i = 0; i < G_N_ELEMENTS(properties); i++) {
        if (strcmp(properties[i].key, key) == 0)
            return ark_text_in(properties[i].name, lang);
    }
    return key;
}

/* The bytes that both begin with, up to the beginning of a word. */
static size_t common_start(const char *a, const char *b)
{
    size_t n = 0, word = 0;
    for (; a[n] && a[n] == b[n]; n++) {
        if (a[n] == ' ')
            word = n + 1;
    }
    return word;
}

static size_t common_end(const char *a, const char *b, size_t start)
{
    size_t a_len = strlen(a), b_len = strlen(b), most = MIN(a_len, b_len) - start, n = 0, word = 0;
    for (; n < most && a[a_len - 1 - n] == b[b_len - 1 - n]; n++) {
        if (a[a_len - 1 - n] == ' ')
            word = n;
    }
    return word;
}

static bool is_inside_character(const char *at)
{
    return ((unsigned char)*at & 0xc0) == 0x80;
}

/* A few whole words before `at`. */
static const char *some_before(const char *text, const char *at)
{
    const char *from = at - text > CONTEXT ? at - CONTEXT : text;
    while (from > text && from < at && from[-1] != ' ')
        from++;
    return from;
}

/* A few whole words behind `at`, and no more than LONGEST bytes from `from`. */
static const char *some_behind(const char *from, const char *at)
{
    const char *to = at + MIN(strlen(at), (size_t)CONTEXT);
    while (*to && to > at && *to != ' ')
        to--;
    if (to - from > LONGEST)
        to = from + LONGEST;
    while (is_inside_character(to))
        to--;
    return to;
}

/* What is between the first `start` and the last `end` bytes, with a little around it. */
static char *around(const char *text, size_t start, size_t end, enum ark_lang lang)
{
    const char *from = some_before(text, text + start);
    const char *to = some_behind(from, text + strlen(text) - end);
    return g_strdup_printf(ark_say(lang, "»%s%.*s%s«", "\"%s%.*s%s\""), from > text ? "…" : "",
                           (int)(to - from), from, *to ? "…" : "");
}

/* "»fra« → »til«", long ones only around what is another. */
static char *from_to(const char *from, const char *to, enum ark_lang lang)
{
    bool brief = strlen(from) <= SHORT && strlen(to) <= SHORT;
    size_t start = brief ? 0 : common_start(from, to);
    size_t end = brief ? 0 : common_end(from, to, start);
    g_autofree char *was = around(from, start, end, lang), *is = around(to, start, end, lang);
    return g_strdup_printf("%s → %s", was, is);
}

static char *say_names(const struct ark_detail *detail, bool bare, enum ark_lang lang)
{
    if (detail->from && detail->to) {
        g_autofree char *both = from_to(detail->from, detail->to, lang);
        return bare ? g_steal_pointer(&both)
                    : g_strdup_printf(ark_say(lang, "omdøbt: %s", "renamed: %s"), both);
    }
    g_autofree char *name = ark_diff_quoted(detail->to ? detail->to : detail->from, lang);
    return g_strdup_printf(detail->to ? ark_say(lang, "har fået navnet %s", "is now called %s")
                                      : ark_say(lang, "har mistet navnet %s", "lost the name %s"),
                           name);
}

static char *say_property(const struct ark_detail *detail, enum ark_lang lang)
{
    const char *name = property_name(detail->key, lang), *from = detail->from, *to = detail->to;
    if (is_yes_or_no(detail->key) && (to || from)) {
        const char *yes = ark_say(lang, "ja", "yes"), *no = ark_say(lang, "nej", "no");
        return g_strdup_printf("%s: %s → %s", name, g_strcmp0(from, "true") == 0 ? yes : no,
                               g_strcmp0(to, "true") == 0 ? yes : no);
    }
    if (from && to) {
        g_autofree char *both = from_to(from, to, lang);
        return g_strdup_printf("%s: %s", name, both);
    }
    g_autofree char *value = ark_diff_quoted(to ? to : from, lang);
    return g_strdup_printf(to ? ark_say(lang, "%s tilføjet: %s", "%s added: %s")
                              : ark_say(lang, "%s fjernet: %s", "%s removed: %s"),
                           name, value);
}

static char *say_move(const struct ark_diff *diff, const struct ark_detail *detail,
                      enum ark_lang lang)
{
    g_autofree char *from = ark_diff_path(diff->old, detail->was, lang);
    g_autofree char *to = ark_diff_path(diff->now, detail->is, lang);
    return g_strdup_printf(ark_say(lang, "flyttet fra %s til %s", "moved from %s to %s"), from, to);
}

static char *say_types(const struct ark_diff *diff, const struct ark_detail *detail,
                       enum ark_lang lang)
{
    return g_strdup_printf(ark_say(lang, "type ændret: %s → %s", "type changed: %s → %s"),
                           ark_kind_title(ark_graph_type_text(diff->old, detail->was), lang),
                           ark_kind_title(ark_graph_type_text(diff->now, detail->is), lang));
}

static char *say_end(const struct ark_diff *diff, const struct ark_detail *detail,
                     enum ark_lang lang)
{
    g_autofree char *from = ark_diff_title(diff->old, detail->was, lang);
    g_autofree char *to = ark_diff_title(diff->now, detail->is, lang);
    const char *which = strcmp(detail->key, "from") == 0 ? ark_say(lang, "går ud fra", "goes from")
                                                         : ark_say(lang, "går til", "goes to");
    return g_strdup_printf("%s: %s → %s", which, from, to);
}

static char *title_of_either(const struct ark_diff *diff, ark_ref was, ark_ref is,
                             enum ark_lang lang)
{
    return is != ARK_REF_NONE ? ark_diff_title(diff->now, is, lang)
                              : ark_diff_title(diff->old, was, lang);
}

static char *say_link(const struct ark_diff *diff, const struct ark_detail *detail,
                      enum ark_lang lang)
{
    g_autofree char *title = title_of_either(diff, detail->was, detail->is, lang);
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(links); i++) {
        const struct ark_text *words = detail->is != ARK_REF_NONE ? &links[i].is : &links[i].was;
        const char *text = ark_text_in(*words, lang), *at = strstr(text, "%s");
        if (strcmp(links[i].label, detail->key) == 0)
            g_string_append_printf(out, "%.*s%s", (int)(at - text), text, title);
    }
    return g_string_free(out, FALSE);
}

static char *say_shows(const struct ark_diff *diff, const struct ark_detail *detail,
                       enum ark_lang lang)
{
    g_autofree char *title = title_of_either(diff, detail->was, detail->is, lang);
    return g_strdup_printf(detail->is != ARK_REF_NONE
                               ? ark_say(lang, "viser nu også %s", "now also shows %s")
                               : ark_say(lang, "viser ikke længere %s", "no longer shows %s"),
                           title);
}

static char *say_part(const struct ark_diff *diff, const struct ark_detail *detail,
                      enum ark_lang lang)
{
    g_autofree char *title = title_of_either(diff, detail->part_was, detail->part_is, lang);
    return g_strdup_printf(detail->kind == ARK_DETAIL_PART_ADDED
                               ? ark_say(lang, "tilføjet: %s", "added: %s")
                               : ark_say(lang, "fjernet: %s", "removed: %s"),
                           title);
}

/* A text is what it says; of other parts it must be told which. */
static bool names_itself(const struct ark_diff *diff, const struct ark_detail *detail)
{
    static const char *const texts[] = {"Paragraph", "ListItem",  "Code", "Comment",
                                        "ViewNote",  "ViewGroup", NULL};
    const char *type =
        detail->part_is != ARK_REF_NONE ? ark_graph_type_text(diff->now, detail->part_is) : NULL;
    return detail->kind == ARK_DETAIL_RENAMED && type && g_strv_contains(texts, type);
}

static char *say(const struct ark_diff *diff, const struct ark_detail *detail, enum ark_lang lang)
{
    switch (detail->kind) {
    case ARK_DETAIL_RENAMED:
        return say_names(detail, names_itself(diff, detail), lang);
    case ARK_DETAIL_RETYPED:
        return say_types(diff, detail, lang);
    case ARK_DETAIL_MOVED:
        return say_move(diff, detail, lang);
    case ARK_DETAIL_PROPERTY:
        return say_property(detail, lang);
    case ARK_DETAIL_END:
        return say_end(diff, detail, lang);
    case ARK_DETAIL_LINK:
        return say_link(diff, detail, lang);
    case ARK_DETAIL_SHOWS:
        return say_shows(diff, detail, lang);
    case ARK_DETAIL_PART_ADDED:
    case ARK_DETAIL_PART_REMOVED:
        return say_part(diff, detail, lang);
    case ARK_DETAIL_LAYOUT:
    default:
        return g_strdup(ark_say(lang, "udseendet er ændret", "it looks different"));
    }
}

char *ark_diff_detail(const struct ark_diff *diff, const struct ark_detail *detail,
                      enum ark_lang lang)
{
    g_autofree char *text = say(diff, detail, lang);
    if (detail->part_is == ARK_REF_NONE || detail->part_was == ARK_REF_NONE)
        return g_steal_pointer(&text);
    g_autofree char *part =
        names_itself(diff, detail)
            ? g_strdup(ark_kind_title(ark_graph_type_text(diff->now, detail->part_is), lang))
            : ark_diff_title(diff->now, detail->part_is, lang);
    return g_strdup_printf("%s: %s", part, text);
}
