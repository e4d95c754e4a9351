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

/* matches(text, word) for texts, blank-separated, that all are forms of the word, or none is. */
static void expect_forms(const char *word, const char *texts, bool expected)
{
    struct world *world = world_new(NULL);
    g_auto(GStrv) list = g_strsplit(texts, " ", -1);
    for (char **text = list; *text; text++) {
        g_autofree char *expr =
            g_strdup_printf("matches(\"Om %s, siger vi\", \"%s\")", *text, word);
        g_autofree char *is = ask(world, NULL, NULL, expr);
        ck_assert_msg(g_str_equal(is, expected ? "true\n" : "false\n"), "%s in '%s' is %s", word,
                      *text, is);
    }
    world_free(world);
}

START_TEST(forms_of_nouns)
{
    static const char *const FORMS[][2] = {
        {"aktør", "aktør aktøren aktørens aktører aktørers aktørerne aktørernes AKTØRER Aktørs"},
        {"system", "system systemet systemets systemer systemerne systemernes"},
        {"proces", "proces processen processer processernes processers"},
        {"regel", "regel reglen regler reglerne reglernes"},
        {"middel", "middel midlet midler midlerne"},
        {"artikel", "artikel artiklen artikler artiklernes"},
        {"register", "register registret registeret registre registrene registerets"},
        {"center", "center centret centeret centre centrene"},
        {"parameter", "parameter parameteren parametre parametrene"},
        {"nummer", "nummer nummeret numre numrene"},
        {"model", "model modellen modeller modellernes"},
        {"kriterium", "kriterium kriteriet kriterier kriterierne"},
        {"museum", "museet museer museerne"},
        {"myndighed", "myndighed myndigheden myndighedens myndigheder myndighedernes"},
        {"bruger", "bruger brugeren brugerens brugere brugeres brugerne brugernes"},
        {"opgave", "opgave opgaven opgaver opgaverne opgavernes opgaves"},
        {"område", "område området områder områderne"},
        {"tal", "tal tallet tallets tallene tals"},
        {"lag", "lag laget lagene lagenes"},
        {"år", "år året årets årene års"},
        {"sag", "sag sagen sager sagerne sags sagernes"},
        {"lov", "lov loven love lovene lovens"},
        {"by", "by byen byer byernes"},
        {"data", "data dataene datas"},
        {"idé", "idé idéen idéer"},
        {"barn", "barn barnet børn børnene børnenes"},
        {"mand", "mand manden mænd mændene"},
        {"bog", "bog bogen bøger bøgerne"},
        {"skolebarn", "skolebarn skolebørnene"},
        {"konto", "konto kontoen konti kontoer"},
        {"aktie", "aktie aktien aktier aktiernes"},
        {"KL", "KL KLs KL's KL’s kl"},
        {"pdf", "pdf pdf'er pdf'en pdf’erne"},
        {"it-system", "it-system it-systemet IT-systemer it‑systemerne"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(FORMS); i++)
        expect_forms(FORMS[i][0], FORMS[i][1], true);
}
END_TEST

START_TEST(forms_of_verbs_and_adjectives)
{
    static const char *const FORMS[][2] = {
        {"anvende", "anvende anvender anvendes anvendte anvendt anvendende"},
        {"bestemme", "bestemmer bestemt bestemte bestemmes"},
        {"dokumentere", "dokumenterer dokumenteret dokumenterede dokumenteres"},
        {"kode", "koder kodede kodet"},
        {"følge", "følger fulgte fulgt følges"},
        {"fravælge", "fravælger fravalgte fravalgt"},
        {"skrive", "skriver skrev skrevet"},
        {"være", "er var været"},
        {"digital", "digital digitalt digitale"},
        {"tidlig", "tidlig tidligt tidlige tidligere"},
        {"aktuel", "aktuel aktuelt aktuelle"},
        {"sikker", "sikker sikkert sikre"},
        {"ny", "ny nyt nye"},
        {"grøn", "grøn grønne"},
        {"lille", "lille små"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(FORMS); i++)
        expect_forms(FORMS[i][0], FORMS[i][1], true);
}
END_TEST

START_TEST(words_given_in_another_form)
{
    expect_forms("aktører", "aktør aktøren aktørerne aktører", true);
    expect_forms("systemerne", "system systemer systemets", true);
    expect_forms("modeller", "model modellen", true);
    expect_forms("løsningen", "løsning løsninger", true);
    expect_forms("anvender", "anvendt anvende anvendes", false);
    expect_forms("modtager", "modtages modtage modtaget", false);
}
END_TEST

START_TEST(other_words)
{
    static const char *const OTHERS[][2] = {
        {"tal", "kapital taler talen tale talt total digital talte"},
        {"sag", "usagt sagt sagde visage"},
        {"lag", "lager lagre lagt slag lage"},
        {"mål", "måler måle målt"},
        {"råd", "råder område brådne"},
        {"ord", "orden order nord fjord"},
        {"brug", "bruger brugere brugt bruges bruge forbrug"},
        {"bruger", "brug bruge brugt forbruger misbruger"},
        {"fase", "fast faste facet"},
        {"sikkerhed", "sikker sikre"},
        {"sikker", "sikkerhed sikring"},
        {"afvigelse", "afvige afviger"},
        {"afvige", "afvigelse afvigelsen"},
        {"tilgængelighed", "tilgængelig"},
        {"register", "registrere registrering registreret registrerer"},
        {"KL", "KLE klar kl-e"},
        {"kort", "korte kortere"},
        {"krav", "krave kravle"},
        {"kald", "kaldes kalder"},
        {"få", "før"},
        {"it", "ikke item bit"},
        {"proces", "procent procession"},
        {"mand", "kommando mandat mandag"},
        {"bog", "bogstav bøge"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(OTHERS); i++)
        expect_forms(OTHERS[i][0], OTHERS[i][1], false);
}
END_TEST

START_TEST(compounds)
{
    static const char *const YES[][2] = {
        {"aktør", "tjenesteaktør tjenesteaktører delaktørerne markedsaktørens it-aktør"},
        {"princip", "it-arkitekturprincip arkitekturprincipperne sikkerhedsprincippet"},
        {"sikkerhed", "it-sikkerhed it-sikkerheden informationssikkerhed datasikkerheden"},
        {"system", "fagsystem delsystemer økonomisystemet it-system sags-system"},
        {"krav", "it-krav sikkerheds-krav sikkerhedskravene"},
        {"part", "høringspart samarbejdsparter"},
        {"system", "finanssystem"},
        {"enhed", "organisationsenhed driftsenheden"},
        {"regel", "arkitekturregler forretningsreglerne"},
        {"proces", "arbejdsprocesser delprocessen"},
        {"kontrol", "adgangskontrol adgangskontroller egenkontrollen"},
        {"model", "datamodel informationsmodellen"},
        {"register", "grundregister personregistret"},
    };
    static const char *const NO[][2] = {
        {"aktør", "redaktør chefredaktør traktør aktørrolle aktørbillede"},
        {"enhed", "begivenhed forretningsbegivenheder beskedenhed"},
        {"rolle", "kontroller adgangskontroller kontrollen"},
        {"sikring", "forsikring livsforsikring"},
        {"ordning", "forordning databeskyttelsesforordning"},
        {"handling", "behandling databehandling sagsbehandlingen forhandling"},
        {"visning", "henvisning undervisning brugsanvisning"},
        {"retning", "forretning forretninger"},
        {"tekst", "kontekst konteksten"},
        {"vision", "revision systemrevision provision television"},
        {"mission", "kommission permission transmission"},
        {"formation", "information transformation"},
        {"deling", "afdeling fordeling kommunalafdeling"},
        {"aktion", "transaktion redaktion reaktion"},
        {"lighed", "tilgængelighed mulighed"},
        {"princip", "princippet-agtig"},
        {"port", "transport eksport rapport"},
        {"vare", "ansvaret forvaltningsansvaret dataansvaret"},
        {"krav", "datakrav"}, /* too short to be sure */
        {"system", "systemarkitektur system-arkitektur systematisk økosystemisk"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(YES); i++)
        expect_forms(YES[i][0], YES[i][1], true);
    for (size_t i = 0; i < G_N_ELEMENTS(NO); i++)
        expect_forms(NO[i][0], NO[i][1], false);
}
END_TEST

START_TEST(phrases_and_places)
{
    static const char *const ALL[][2] = {
        {"matches('De fælles  data', 'fælles data')", "true"},
        {"matches('Fælles\\ngrunddatas', 'fælles grunddata')", "true"},
        {"matches('fælles, data', 'fælles data')", "false"},
        {"matches('fælles store data', 'fælles data')", "false"},
        {"matches('fælles', 'fælles data')", "false"},
        {"matches('de tværfaglige digitale løsninger', 'digital løsning')", "true"},
        {"matches('det', 'a', 'b', 'c') OR matches('c', 'a', 'b', 'c')", "true"},
        {"[matches('', 'a'), matches('a', ''), matches('a', '...', 'a'), matches(null, 'a')]",
         "false, -, true, -"},
        {"[matches('a', null), matches('a b', 'b', null)]", "-, -"},
        {"matches('A\u030arets tal', 'år')", "true"},
        {"matches('Årets tal', 'a\u030ar')", "true"},
        {"matches('🚀aktør🚀', 'aktør')", "true"},
        {"matches('(aktører)', 'aktør')", "true"},
        {"matches('aktører/systemer', 'system')", "true"},
        {"matches('sikker\u00adheden', 'sikkerhed')", "true"},
        {"matches('sikkerheds- og driftskrav', 'sikkerhed')", "true"},
        {"matches('aktør' + 'er', 'ak' + 'tør')", "true"},
        {"[matches('x', lower('X')), matches('y', lower('X'))]", "true, false"},
        {"matches('ISO 27001', 'iso 27001')", "true"},
        {"matches('-', '-')", "-"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ALL); i++) {
        g_autofree char *is = answer(NULL, NULL, NULL, ALL[i][0]);
        is[strlen(is) - 1] = '\0';
        ck_assert_msg(g_str_equal(is, ALL[i][1]), "%s is %s", ALL[i][0], is);
    }
}
END_TEST

START_TEST(words_of_the_graph)
{
    g_autoptr(GString) given = g_string_new("(:W {w:'n0', t:'n0'})");
    for (int i = 1; i < 2500; i++) /* more than are kept */
        g_string_append_printf(given, ", (:W {w:'n%d', t:'se n%d'})", i, i);
    g_autofree char *none = answer(given->str, "(x:W)", "NOT matches(x.t, x.w)", "x.w");
    ck_assert_str_eq(none, "");
    g_autofree char *two = answer(given->str, "(x:W)", "matches(x.t, 'n7', x.w) AND x.w = 'n8'",
                                  "matches(x.t, 'n7', 'n9')");
    ck_assert_str_eq(two, "false\n");
}
END_TEST

START_TEST(long_words)
{
    g_autofree char *a = g_strnfill(100000, 'a');
    g_autofree char *given = g_strdup_printf("(x {t:'%s aktør', w:'%s'})", a, a);
    EXPECT(given, "(x)", NULL, "[matches(x.t, 'aktør'), matches(x.t, x.w)]", "true, -\n");
}
END_TEST

START_TEST(numbers)
{
    static const struct {
        const char *text, *danish, *english;
    } NUMBERS[] = {
        {"0", "0", "0"},
        {"12", "12", "12"},
        {"-12", "-12", "-12"},
        {"+12", "12", "12"},
        {"\u221212", "-12", "-12"},
        {"007", "7", "7"},
        {" 12 ", "12", "12"},
        {"1.234.567,89", "1234567.89", "1234567.89"},
        {"1,234,567.89", "1234567.89", "1234567.89"},
        {"1.234.567", "1234567", "1234567"},
        {"1,234,567", "1234567", "1234567"},
        {"1.234,5", "1234.5", "1234.5"},
        {"1,234.5", "1234.5", "1234.5"},
        {"1.234", "1234", "1.234"},
        {"1,234", "1.234", "1234"},
        {"-1.234", "-1234", "-1.234"},
        {"0.123", "0.123", "0.123"},
        {"0,123", "0.123", "0.123"},
        {"1234.567", "1234.567", "1234.567"},
        {"1.5", "1.5", "1.5"},
        {"1,5", "1.5", "1.5"},
        {"1,0", "1.0", "1.0"},
        {",5", "0.5", "0.5"},
        {"-.5", "-0.5", "-0.5"},
        {"1 234,5", "1234.5", "1234.5"},
        {"1\u00a0234\u202f567", "1234567", "1234567"},
        {"1 234.567", "1234.567", "1234.567"},
        {"99,9 %", "99.9", "99.9"},
        {"12%", "12", "12"},
        {"9223372036854775807", "9223372036854775807", "9223372036854775807"},
        {"-9223372036854775808", "-9223372036854775808", "-9223372036854775808"},
        {"9223372036854775808", "9.22337203685478e+18", "9.22337203685478e+18"},
        {"12.34.56", "-", "-"},
        {"1.2.3", "-", "-"},
        {"1.234.56", "-", "-"},
        {"1.234,567,8", "-", "-"},
        {"1,234.567.890", "-", "-"},
        {"1234.567,8", "-", "-"},
        {"12 34", "-", "-"},
        {"1 234.567,8", "-", "-"},
        {"5.", "-", "-"},
        {"1.234,", "-", "-"},
        {"", "-", "-"},
        {" ", "-", "-"},
        {"-", "-", "-"},
        {".", "-", "-"},
        {",", "-", "-"},
        {"%", "-", "-"},
        {"% 5", "-", "-"},
        {"5 % 6", "-", "-"},
        {"--5", "-", "-"},
        {"1e3", "-", "-"},
        {"12 kr.", "-", "-"},
        {"tolv", "-", "-"},
        {"0x10", "-", "-"},
        {"١٢", "-", "-"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(NUMBERS); i++) {
        g_autofree char *danish = of_text(NUMBERS[i].text, "number(x.text)");
        g_autofree char *english = of_text(NUMBERS[i].text, "number(x.text, 'en')");
        ck_assert_msg(g_str_equal(danish, NUMBERS[i].danish), "'%s' is %s", NUMBERS[i].text,
                      danish);
        ck_assert_msg(g_str_equal(english, NUMBERS[i].english), "'%s' is %s in English",
                      NUMBERS[i].text, english);
    }
    g_autofree char *others =
        of_text("1", "[number(3), number(2.5), number('1', 'de'), number('1', "
                     "'da'), number(null), number('1', null)]");
    ck_assert_str_eq(others, "3, 2.5, -, 1, -, -");
    g_autofree char *nines = g_strnfill(1000, '9');
    g_autofree char *large = of_text(nines, "number(x.text)");
    ck_assert_str_eq(large, "-");
}
END_TEST

int main(void)
{
    TCase *tc = tcase_create("all");
    tcase_add_test(tc, sentences_end);
    tcase_add_test(tc, sentences_go_on);
    tcase_add_test(tc, lists_of_words);
    tcase_add_test(tc, forms_of_nouns);
    tcase_add_test(tc, forms_of_verbs_and_adjectives);
    tcase_add_test(tc, words_given_in_another_form);
    tcase_add_test(tc, other_words);
    tcase_add_test(tc, compounds);
    tcase_add_test(tc, phrases_and_places);
    tcase_add_test(tc, words_of_the_graph);
    tcase_add_test(tc, long_words);
    tcase_add_test(tc, numbers);
    return run_tests(tc, "functions_danish");
}
