/* The arrows of docs/architecture.md: which folder may include which, which foreign library is
 * known where, and how long a file may be. */
#include <check.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "suite.h"

enum { LONGEST_FILE = 600 };

static const struct {
    const char *folder;
    const char *may_include; /* blank-separated, besides itself */
} arrows[] = {
    {"base", ""},
    {"embedded", ""},
    {"graph", "base"},
    {"archimate", "base graph"},
    {"uml", "base graph"},
    {"document", "base graph"},
    {"diff", "base graph archimate uml document"},
    {"load", "base graph archimate document uml"},
    {"link", "base graph document"},
    {"query", "base graph archimate uml"},
    {"pack", "base graph archimate query"},
    {"check", "base graph archimate uml query pack"},
    {"diagram", "base graph archimate uml"},
    {"layout", ""},
    {"report", "base graph archimate uml pack check diagram load"},
    {"render", "base graph query pack check diagram report diff"},
    {"cli",
     "base embedded graph archimate uml document diff load link query pack check diagram report "
     "render"},
};

static const struct {
    const char *header;  /* how the include begins */
    const char *folders; /* who may know it */
} foreign[] = {
    {"libxml/", "load"},          {"yaml.h", "pack load"},
    {"cmark-gfm", "load render"}, {"zip.h", "load"},
    {"pcre2.h", "query"},         {"jansson.h", "load report render"},
    {"cairo", "render diagram"},  {"pango/", "render diagram"},
    {"graphviz/", "layout"},      {"libstemmer", "base link query"},
};

static bool has_word(const char *words, const char *word)
{
    g_auto(GStrv) list = g_strsplit(words, " ", -1);
    return g_strv_contains((const char *const *)list, word);
}

static const char *allowed(const char *folder)
{
    for (size_t i = 0; i < G_N_ELEMENTS(arrows); i++) {
        if (strcmp(arrows[i].folder, folder) == 0)
            return arrows[i].may_include;
    }
    return NULL;
}

static unsigned check_line(const char *folder, const char *file, const char *line)
{
    char target[256], other[64];
    if (sscanf(line, "#include \"%63[^/\"]/", other) == 1 && strcmp(other, folder) != 0 &&
        !has_word(allowed(folder), other)) {
        printf("%s/%s may not include %s/\n", folder, file, other);
        return 1;
    }
    if (sscanf(line, "#include <%255[^>]", target) != 1)
        return 0;
    for (size_t i = 0; i < G_N_ELEMENTS(foreign); i++) {
        if (g_str_has_prefix(target, foreign[i].header) && !has_word(foreign[i].folders, folder)) {
            printf("%s/%s may not know <%s>\n", folder, file, target);
            return 1;
        }
    }
    return 0;
}

static unsigned check_file(const char *folder, const char *dir, const char *file)
{
    g_autofree char *path = g_build_filename(dir, file, NULL);
    g_autofree char *bytes = NULL;
    ck_assert(g_file_get_contents(path, &bytes, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(bytes, "\n", -1);
    unsigned wrong = 0;
    for (char **line = lines; *line; line++)
        wrong += check_line(folder, file, *line);
    if (g_strv_length(lines) > LONGEST_FILE + 1) {
        printf("%s/%s has %u lines\n", folder, file, g_strv_length(lines) - 1);
        wrong++;
    }
    if (!g_str_has_prefix(bytes, "/*")) {
        printf("%s/%s does not begin with what it is\n", folder, file);
        wrong++;
    }
    return wrong;
}

START_TEST(arrows_point_one_way)
{
    const char *root = g_getenv("ARK_SOURCE_ROOT");
    g_autofree char *src = g_build_filename(root ? root : ".", "src", NULL);
    g_autoptr(GDir) folders = g_dir_open(src, 0, NULL);
    unsigned wrong = 0, seen = 0;
    ck_assert_ptr_nonnull(folders);
    for (const char *folder; (folder = g_dir_read_name(folders));) {
        g_autofree char *dir = g_build_filename(src, folder, NULL);
        g_autoptr(GDir) files = g_dir_open(dir, 0, NULL);
        if (!files)
            continue;
        ck_assert_msg(allowed(folder) != NULL, "src/%s is not on the map", folder);
        for (const char *file; (file = g_dir_read_name(files));) {
            if (!g_str_has_suffix(file, ".c") && !g_str_has_suffix(file, ".h"))
                continue;
            wrong += check_file(folder, dir, file);
            seen++;
        }
    }
    ck_assert_uint_gt(seen, 30);
    ck_assert_uint_eq(wrong, 0);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {arrows_point_one_way};
    return run_suite("includes", tests, G_N_ELEMENTS(tests));
}
