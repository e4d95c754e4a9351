/* link/lexicon: names in running text. */
#include <check.h>
#include <glib.h>
#include <stdio.h>

#include "link/lexicon.h"
#include "suite.h"

static struct lexicon *lexicon;

static void begin(void)
{
    static const struct {
        const char *name;
        enum lexicon_how kind;
        enum lexicon_use use;
    } NAMES[] = {
        {"DUBU", FOUND_EXACT, USED_PROPERLY},
        {"Beskedfordeler", FOUND_EXACT, USED_PROPERLY},
        {"Det Centrale Personregister", FOUND_EXACT, USED_PROPERLY},
        {"CPR", FOUND_ABBREVIATION, USED_COMMONLY},
        {"Sag", FOUND_EXACT, USED_COMMONLY},
        {"NemLog-in", FOUND_EXACT, USED_PROPERLY},
        {"OIOSAML 3.0", FOUND_EXACT, USED_PROPERLY},
        {"Støttesystem Organisation", FOUND_EXACT, USED_PROPERLY},
        {"Støttesystem", FOUND_EXACT, USED_COMMONLY},
        {"Fælles adgang", FOUND_EXACT, USED_COMMONLY},
        {"Barn", FOUND_EXACT, USED_COMMONLY},
        {"Regel", FOUND_EXACT, USED_COMMONLY},
        {"Momentum", FOUND_EXACT, USED_PROPERLY},
        {"og", FOUND_EXACT, USED_COMMONLY},
        {"7", FOUND_EXACT, USED_COMMONLY},
        {"IdP", FOUND_ABBREVIATION, USED_COMMONLY},
        {"modtager", FOUND_EXACT, USED_COMMONLY},
        {"udstil", FOUND_EXACT, USED_TO_ACT},
        {"valider", FOUND_EXACT, USED_TO_ACT},
        {"indberetning", FOUND_EXACT, USED_TO_ACT},
        {"kontrol", FOUND_EXACT, USED_TO_ACT},
        {"log", FOUND_EXACT, USED_COMMONLY},
        {"MitID", FOUND_EXACT, USED_PROPERLY},
        {"OIO IDWS REST Profile", FOUND_EXACT, USED_PROPERLY},
        {"modtagelse af meddelelser", FOUND_EXACT, USED_COMMONLY},
        {"genbrug", FOUND_EXACT, USED_COMMONLY},
        {"borger", FOUND_EXACT, USED_COMMONLY},
        {"dokument", FOUND_EXACT, USED_COMMONLY},
        {"anvende", FOUND_EXACT, USED_TO_ACT},
        {"kørselsordre", FOUND_EXACT, USED_TO_ACT},
    };
    lexicon = lexicon_new();
    for (uint32_t i = 0; i < G_N_ELEMENTS(NAMES); i++)
        lexicon_add(lexicon, NAMES[i].name, NAMES[i].kind, NAMES[i].use, i);
}

static void end(void)
{
    lexicon_free(lexicon);
}

/* "words=target/how" for each hit, with blanks between. */
static char *hits_in(const char *text)
{
    uint32_t n;
    const struct lexicon_hit *hits = lexicon_scan(lexicon, text, &n);
    GString *out = g_string_new(NULL);
    for (uint32_t i = 0; i < n; i++)
        g_string_append_printf(out, "%s%.*s=%u/%s", i ? " | " : "", (int)hits[i].len,
                               text + hits[i].from, hits[i].target, lexicon_how_name(hits[i].how));
    return g_string_free(out, FALSE);
}

static const struct {
    const char *text, *hits;
} CASES[] = {
    {"Data hentes fra DUBU og Beskedfordeler.", "DUBU=0/exact | Beskedfordeler=1/exact"},
    {"Beskedfordeleren og en beskedfordeler", "Beskedfordeleren=1/inflected"},
    {"DUBU-løsningen, DUBU's og dubuer", "DUBU=0/compound | DUBU's=0/inflected"},
    {"CPR-nummer, CPR og cpr, eCPR", "CPR=3/compound | CPR=3/abbreviation"},
    {"det centrale personregister", "det centrale personregister=2/exact"},
    {"sagen, sager og sags- og sagsbehandler", "sagen=4/inflected | sager=4/inflected"},
    {"DUBU- og CPR-data", "DUBU=0/exact | CPR=3/compound"},
    {"en sag-id og e-sag", ""},
    {"NemLog-in og Nemlog in", "NemLog-in=5/exact | Nemlog in=5/exact"},
    {"OIOSAML 3.0. OIOSAML 3. 0", "OIOSAML 3.0=6/exact"},
    {"Støttesystemet Organisation; støttesystemer",
     "Støttesystemet Organisation=7/inflected | støttesystemer=8/inflected"},
    {"Støttesystem. Organisation", "Støttesystem=8/exact"},
    {"fællesadgangen", "fællesadgangen=9/compound"},
    {"børnene og reglerne", "børnene=10/inflected | reglerne=11/inflected"},
    {"momentum i projektet, men Momentum er et fagsystem", "Momentum=12/exact"},
    {"og 7 7", ""},
    {"En lokal IdP og idp", "IdP=15/abbreviation | idp=15/abbreviation"},
    {"se borger.dk, MitID.nu og www.cpr.dk. Borger", "Borger=26/exact"},
    {"Om borger.DUBU", "borger=26/exact | DUBU=0/exact"},
    {"CPRregistret, CPRs og CPRen",
     "CPRregistret=3/compound | CPRs=3/abbreviation | CPRen=3/abbreviation"},
    {"MitIDklienten, mitidklienten", "MitIDklienten=22/compound"},
    {"OIO IDWS Rest Profile og oio idws rest profile", "OIO IDWS Rest Profile=23/exact"},
    {"modtagelsen af meddelelsen", "modtagelsen af meddelelsen=24/inflected"},
    {"systemet \"NemLog-in\", Støttesystemet \"Organisation\"",
     "NemLog-in=5/exact | Støttesystemet \"Organisation=7/inflected"},
    {"\"Støttesystem\" \"Organisation\"", "Støttesystem=8/exact"},
    {"en modtager og modtagere", "modtager=16/exact | modtagere=16/inflected"},
    {"som modtager af data", "modtager=16/exact"},
    {"den, der modtager og læser", ""},
    {"den, der sender eller modtager", ""},
    {"sender eller modtager", "modtager=16/exact"},
    {"borgeren modtager en kvittering", "borgeren=26/inflected"},
    {"Modtager borgeren et svar", "borgeren=26/inflected"},
    {"når modtager sammen med andre", "modtager=16/exact"},
    {"modtager (en borger)", "modtager=16/exact | borger=26/exact"},
    {"udstil data, udstiller, udstilles, udstille", "udstil=17/exact"},
    {"valider data, validere, valideres, valid", "valider=18/exact"},
    {"indberetningerne", "indberetningerne=19/inflected"},
    {"kontrollen, kontrollerne og kontrollerer",
     "kontrollen=20/inflected | kontrollerne=20/inflected"},
    {"loggen, logs; logge, logget, log out", "loggen=21/inflected | logs=21/inflected"},
    {"dette dokument, et dokument", "dokument=27/exact"},
    {"anvende, anvendes, anvender, kørselsordren",
     "anvende=28/exact | anvendes=28/inflected | kørselsordren=29/inflected"},
    {"genbrug, genbruget, genbruges", "genbrug=25/exact | genbruget=25/inflected"},
    {"", ""},
};

START_TEST(names_are_found_as_people_write_them)
{
    g_autofree char *hits = hits_in(CASES[_i].text);
    ck_assert_msg(strcmp(hits, CASES[_i].hits) == 0, "%s\n  gives    %s\n  expected %s",
                  CASES[_i].text, hits, CASES[_i].hits);
}
END_TEST

START_TEST(one_name_may_stand_for_several_things)
{
    lexicon_add(lexicon, "DUBU", FOUND_EXACT, USED_COMMONLY, 99);
    g_autofree char *hits = hits_in("DUBU");
    ck_assert_str_eq(hits, "DUBU=0/exact | DUBU=99/exact");
}
END_TEST

/* What a hostile model could name: the work stays in proportion. */
START_TEST(many_like_names_cost_no_more)
{
    enum { MANY = 20000 };
    for (int i = 0; i < MANY; i++) {
        g_autofree char *name = g_strdup_printf("aaa aaa aaa aaaer aaa aaaet aaa %d", i);
        lexicon_add(lexicon, name, FOUND_EXACT, USED_COMMONLY, (uint32_t)i);
        g_autofree char *word = g_strdup_printf("xx%d", i);
        lexicon_add(lexicon, word, FOUND_EXACT, USED_COMMONLY, (uint32_t)i);
    }
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < MANY; i++)
        g_string_append_printf(text, "aaa xx%d ", i);
    uint32_t n;
    gint64 before = g_get_monotonic_time();
    lexicon_scan(lexicon, text->str, &n);
    ck_assert_uint_eq(n, MANY);
    ck_assert_int_lt(g_get_monotonic_time() - before, 5 * G_USEC_PER_SEC);
}
END_TEST

int main(void)
{
    TCase *tc = tcase_create("all");
    tcase_add_checked_fixture(tc, begin, end);
    tcase_add_loop_test(tc, names_are_found_as_people_write_them, 0, G_N_ELEMENTS(CASES));
    tcase_add_test(tc, one_name_may_stand_for_several_things);
    tcase_add_test(tc, many_like_names_cost_no_more);
    return run_tcase("lexicon", tc);
}
