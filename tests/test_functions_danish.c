/* query: functions that know Danish: sentences, inflection, numbers. */
#include "query_world.h"

#include "query/bound.h"

/* `expr` over a node x whose `text` is the text. */
static char *of_text(const char *text, const char *expr)
{
    g_autofree char *escaped = g_strescape(text, text); /* only quotes, backslashes, newlines */
    g_autoptr(GString) quoted = g_string_new(escaped);
    g_string_replace(quoted, "'", "\\'", 0);
    g_autofree char *given = g_strdup_printf("(x {text:'%s'})", quoted->str);
    char *out = answer(given, "(x)", NULL, expr);
    out[strlen(out) - 1] = '\0';
    return out;
}

/* The sentences of a text, with a bar between them. */
static void expect_sentences(const char *text, const char *expected)
{
    GString *is = g_string_new(NULL);
    struct world *world = world_new(NULL);
    g_autofree char *copy = g_strdup(text);
    const char *at = copy;
    const struct ark_function *row = ark_function_find("sentences");
    struct ark_expr call = {.kind = ARK_EXPR_CALL, .function = row};
    struct ark_value value = ark_value_text(at, (uint32_t)strlen(at));
    struct ark_value list = row->fn(world->matcher, &call, &value, 1);
    for (uint32_t i = 0; i < list.len; i++)
        g_string_append_printf(is, "%s%s", i ? "|" : "", list.list[i].text);
    ck_assert_msg(g_str_equal(is->str, expected), "is       %s\nexpected %s", is->str, expected);
    g_string_free(is, TRUE);
    world_free(world);
}

START_TEST(sentences_end)
{
    expect_sentences("", "");
    expect_sentences("  \n ", "");
    expect_sentences("Ét", "Ét");
    expect_sentences("En. To! Tre? Fire", "En.|To!|Tre?|Fire");
    expect_sentences(" Årsagen er klar.  Ændringen sker. ", "Årsagen er klar.|Ændringen sker.");
    expect_sentences("Virker det?! Ja... Måske… Nej.", "Virker det?!|Ja...|Måske…|Nej.");
    expect_sentences("Han sagde »ja.« Så gik han (hurtigt.) Slut.",
                     "Han sagde »ja.«|Så gik han (hurtigt.)|Slut.");
    expect_sentences("\"Hvorfor?\" spurgte KL. 3 systemer mangler.",
                     "\"Hvorfor?\" spurgte KL.|3 systemer mangler.");
    expect_sentences("🚀 er godt. 🚀 er bedre.", "🚀 er godt.|🚀 er bedre.");
    expect_sentences("Første punkt\nAndet punkt\n\ntredje afsnit\nder går videre",
                     "Første punkt|Andet punkt|tredje afsnit\nder går videre");
}
END_TEST

START_TEST(sentences_go_on)
{
    static const char *const WHOLE[] = {
        "Det gælder f.eks. KL og bl.a. Region Syd.",
        "Jf. kap. 3 og stk. 2, nr. 7 i ca. 100 kommuner.",
        "Fra 1. januar 2027 gælder det.",
        "Fra den 1. Januar 2027 gælder det.",
        "I 2. kvartal sker det.",
        "Version 3.2 følger AR 7.1 og OIO 2.0 på www.kl.dk i dag.",
        "3. Løsningen",
        "3.2. Integrationer",
        "H. C. Andersen boede her.",
        "Se pkt. 4, dvs. afsnittet om systemer, m.fl. og o.l. ting.",
        "Prisen er 2 mio. kr. pr. år.",
        "Et ukendt fork. eller to.",
        "Kontakt fx hr. Hansen",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(WHOLE); i++)
        expect_sentences(WHOLE[i], WHOLE[i]);
    expect_sentences("KL, regioner m.fl. Det er alle.", "KL, regioner m.fl.|Det er alle.");
    expect_sentences("Det var i 2024. Derefter skete intet.",
                     "Det var i 2024.|Derefter skete intet.");
    expect_sentences("Systemet hedder ABC. Det virker.", "Systemet hedder ABC.|Det virker.");
    expect_sentences("Spørg KL. Eller DR. Kl. 12 i NR. 4.", "Spørg KL.|Eller DR.|Kl. 12 i NR. 4.");
    expect_sentences("(Se nr. 3.) Og så videre.", "(Se nr. 3.)|Og så videre.");
}
END_TEST

START_TEST(lists_of_words)
{
    static const struct {
        const char *text, *expected;
    } TEXTS[] = {
        {"", ""},
        {" - , ... ", ""},
        {"Én to - tre, 4 ...", "Én, to, tre, 4"},
        {"»Fælles data«: (C++) / it-sikkerhed!", "Fælles, data, C++, it-sikkerhed"},
        {"🚀x y\u00a0z", "🚀x, y, z"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
        g_autofree char *is = of_text(TEXTS[i].text, "word_list(x.text)");
        ck_assert_str_eq(is, TEXTS[i].expected);
        g_autofree char *same = of_text(TEXTS[i].text, "size(word_list(x.text)) = words(x.text)");
        ck_assert_str_eq(same, "true");
    }
}
END_TEST

int main(void)
{
    TCase *tc = tcase_create("all");
    tcase_add_test(tc, sentences_end);
    tcase_add_test(tc, sentences_go_on);
    tcase_add_test(tc, lists_of_words);
    return run_tests(tc, "functions_danish");
}
