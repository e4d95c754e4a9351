/* broken: packs with the mistakes that authors of rules make, and what they are told about each, to
 * the letter, in both languages: tests/broken/NAME.yaml, NAME.da.txt and NAME.en.txt. They are
 * loaded as the program does it, from their own folder.
 *
 * With ARK_UPDATE_EXPECTED=1 the expectations are written anew; read them then. */
#include <string.h>
#include <unistd.h>

#include "cli/session.h"

#include "suite.h"

enum { LEAST_PACKS = 60 };

static const char *const LANGS[ARK_LANGS] = {[ARK_DA] = "da", [ARK_EN] = "en"};
static GPtrArray *names; /* of the packs, without their ending */

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The files of the folder that end so, without the ending. */
static GPtrArray *list(const char *ending)
{
    GPtrArray *found = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = g_dir_open(".", 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        if (g_str_has_suffix(name, ending))
            g_ptr_array_add(found, g_strndup(name, strlen(name) - strlen(ending)));
    }
    g_ptr_array_sort(found, compare_names);
    return found;
}

/* What the author is told; NULL when the pack loads. */
static char *told(const char *name, enum ark_lang lang)
{
    g_autofree char *file = g_strconcat(name, ".yaml", NULL);
    char *files[] = {file, NULL};
    struct ark_session session;
    g_autoptr(GError) error = NULL;
    ark_session_init(&session, lang);
    bool loaded = ark_session_load_packs(&session, files, &error);
    ck_assert(loaded == !error);
    ck_assert(loaded || g_error_matches(error, ARK_ERROR, ARK_ERROR_PACK));
    ark_session_clear(&session);
    return loaded ? NULL : g_strconcat(error->message, "\n", NULL);
}

/* The first line in which they differ, for a person. */
static void add_difference(GString *out, const char *file, const char *expected, const char *given)
{
    g_auto(GStrv) was = g_strsplit(expected, "\n", -1);
    g_auto(GStrv) is = g_strsplit(given, "\n", -1);
    guint line = 0;
    while (was[line] && is[line] && strcmp(was[line], is[line]) == 0)
        line++;
    g_string_append_printf(out, "\n%s:%u\n- %s\n+ %s\n", file, line + 1,
                           was[line] ? was[line] : "(the end)", is[line] ? is[line] : "(the end)");
}

static void compare(GString *out, const char *name, enum ark_lang lang)
{
    g_autofree char *file = g_strdup_printf("%s.%s.txt", name, LANGS[lang]);
    g_autofree char *expected = NULL, *given = told(name, lang);
    if (!given) {
        g_string_append_printf(out, "\n%s.yaml: loads\n", name);
    } else if (g_getenv("ARK_UPDATE_EXPECTED")) {
        ck_assert(g_file_set_contents(file, given, -1, NULL));
    } else {
        g_file_get_contents(file, &expected, NULL, NULL);
        if (g_strcmp0(expected, given) != 0)
            add_difference(out, file, expected ? expected : "", given);
    }
}

START_TEST(every_broken_pack_says_exactly_this)
{
    g_autoptr(GString) differences = g_string_new(NULL);
    ck_assert_uint_ge(names->len, LEAST_PACKS);
    for (guint i = 0; i < names->len; i++) {
        for (int lang = 0; lang < ARK_LANGS; lang++)
            compare(differences, names->pdata[i], (enum ark_lang)lang);
    }
    ck_assert_msg(!differences->len, "%s", differences->str);
}
END_TEST

START_TEST(none_takes_a_second)
{
    for (guint i = 0; i < names->len; i++) {
        gint64 start = g_get_monotonic_time();
        g_free(told(names->pdata[i], ARK_DA));
        gint64 spent = g_get_monotonic_time() - start;
        ck_assert_msg(spent < G_USEC_PER_SEC, "%s: %d ms", (const char *)names->pdata[i],
                      (int)(spent / 1000));
    }
}
END_TEST

/* Every mistake begins with its file and line, and comes with the line itself; both languages find
 * the same ones in the same places. */
static char *places_of(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    GString *places = g_string_new(NULL);
    for (char **line = lines; *line; line++) {
        if (g_str_has_prefix(*line, "    ") || !strstr(*line, ".yaml:"))
            continue;
        g_string_append_len(places, *line, (gssize)strcspn(*line, " "));
    }
    return g_string_free(places, FALSE);
}

START_TEST(both_languages_name_the_same_places)
{
    for (guint i = 0; i < names->len; i++) {
        const char *name = names->pdata[i];
        g_autofree char *danish = told(name, ARK_DA), *english = told(name, ARK_EN);
        ck_assert_msg(danish && english, "%s loads", name);
        g_autofree char *places = places_of(danish), *same = places_of(english);
        ck_assert_msg(*places, "%s: %s", name, danish);
        ck_assert_str_eq(places, same);
        ck_assert_msg(strcmp(danish, english) != 0, "%s is not translated", name);
    }
}
END_TEST

START_TEST(no_expectation_is_without_its_pack)
{
    for (int lang = 0; lang < ARK_LANGS; lang++) {
        g_autofree char *ending = g_strdup_printf(".%s.txt", LANGS[lang]);
        g_autoptr(GPtrArray) expected = list(ending);
        ck_assert_uint_eq(expected->len, names->len);
        for (guint i = 0; i < expected->len; i++)
            ck_assert_str_eq(expected->pdata[i], names->pdata[i]);
    }
}
END_TEST

int main(void)
{
    const char *root = g_getenv("ARK_SOURCE_ROOT");
    g_autofree char *folder = g_build_filename(root ? root : ".", "tests", "broken", NULL);
    if (chdir(folder) != 0)
        return EXIT_FAILURE;
    names = list(".yaml");
    const TTest *const tests[] = {every_broken_pack_says_exactly_this, none_takes_a_second,
                                  both_languages_name_the_same_places,
                                  no_expectation_is_without_its_pack};
    int code = run_suite("broken", tests, G_N_ELEMENTS(tests));
    g_ptr_array_unref(names);
    return code;
}
