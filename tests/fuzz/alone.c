/* A fuzzer without libFuzzer: runs each file of a corpus, then changes of them for a while.
 *
 *     fuzz_NAME SECONDS CORPUS...
 *
 * The folders themselves, without what lies in folders below; FUZZ_SEED in the environment gives
 * other changes. An input that makes the program fail is left in crash-input, where the program was
 * started. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);
#if defined(__SANITIZE_ADDRESS__)
void __sanitizer_set_death_callback(void (*callback)(void));
#endif

static GString *current; /* what is run now */

static void leave_input(void)
{
    g_file_set_contents("crash-input", current->str, (gssize)current->len, NULL);
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void read_corpus(const char *folder, GPtrArray *texts)
{
    GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        if (g_str_has_suffix(name, ".txt")) /* what is said about an input */
            continue;
        g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
    }
    g_ptr_array_sort(paths, compare_texts);
    for (uint32_t i = 0; i < paths->len; i++) {
        g_autofree char *text = NULL;
        gsize len;
        if (g_file_get_contents(paths->pdata[i], &text, &len, NULL))
            g_ptr_array_add(texts, g_string_new_len(text, (gssize)len));
    }
    g_ptr_array_unref(paths);
}

/* A piece of a text of the corpus. */
static char *piece_of(GRand *rand, const GPtrArray *corpus)
{
    const GString *text = corpus->pdata[g_rand_int_range(rand, 0, (gint)corpus->len)];
    gint len = (gint)text->len, from = g_rand_int_range(rand, 0, len + 1);
    return g_strndup(text->str + from,
                     (gsize)g_rand_int_range(rand, 0, MIN(40, len - from + 1) + 1));
}

/* One to four changes: a byte set, a piece cut out, doubled, or brought from elsewhere. */
static void mutate(GRand *rand, const GPtrArray *corpus, GString *text)
{
    static const char BYTES[] =
        "(){}[]<>-:|&!%*+?.,'\"`=~^/$; \n0129abxyz_\\#@\xc3\xa6\xcc\x8a\x01";
    for (int n = g_rand_int_range(rand, 1, 5); n > 0 && text->len > 1; n--) {
        gint at = g_rand_int_range(rand, 0, (gint)text->len);
        gint some = g_rand_int_range(rand, 1, 20), left = (gint)text->len - at;
        g_autofree char *own = g_strndup(text->str + at, (gsize)MIN(some, left));
        g_autofree char *other = piece_of(rand, corpus);
        switch (g_rand_int_range(rand, 0, 4)) {
        case 0:
            text->str[at] = BYTES[g_rand_int_range(rand, 0, sizeof BYTES - 1)];
            break;
        case 1:
            g_string_erase(text, at, (gssize)strlen(own));
            break;
        case 2:
            g_string_insert(text, at, own);
            break;
        default:
            g_string_insert(text, at, other);
        }
    }
}

/* The input that stands at `i` in the corpus, or at `i` after so many rounds through it. */
static void take(const GPtrArray *corpus, unsigned long i)
{
    const GString *text = corpus->pdata[i % corpus->len];
    g_string_truncate(current, 0);
    g_string_append_len(current, text->str, (gssize)text->len);
}

static void free_text(gpointer text)
{
    g_string_free(text, TRUE);
}

static void run_current(void)
{
    LLVMFuzzerTestOneInput((const uint8_t *)current->str, current->len);
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "fuzz_NAME SECONDS CORPUS...\n");
        return 2;
    }
    const char *seed = g_getenv("FUZZ_SEED");
    g_autoptr(GPtrArray) corpus = g_ptr_array_new_with_free_func(free_text);
    g_autoptr(GRand) rand = g_rand_new_with_seed(seed ? (guint32)atoi(seed) : 1);
    for (int i = 2; i < argc; i++)
        read_corpus(argv[i], corpus);
    current = g_string_new(NULL);
#if defined(__SANITIZE_ADDRESS__)
    __sanitizer_set_death_callback(leave_input);
#endif
    for (uint32_t i = 0; i < corpus->len; i++) {
        take(corpus, i);
        run_current();
    }
    unsigned long runs = 0;
    gint64 end = g_get_monotonic_time() + atoi(argv[1]) * G_USEC_PER_SEC;
    for (; corpus->len && g_get_monotonic_time() < end; runs++) {
        take(corpus, runs);
        for (int rounds = g_rand_int_range(rand, 0, 4); rounds >= 0; rounds--)
            mutate(rand, corpus, current);
        run_current();
    }
    printf("%u files, %lu changes\n", corpus->len, runs);
    g_string_free(current, TRUE);
    return corpus->len == 0;
}
