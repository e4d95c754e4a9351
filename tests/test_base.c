/* base: arena, atoms, escaping, output. */
#include <check.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/atom.h"
#include "base/error.h"
#include "base/escape.h"
#include "base/output.h"
#include "suite.h"

START_TEST(arena_aligns_and_survives_large_requests)
{
    g_autoptr(ark_arena) arena = ark_arena_new();
    for (size_t size = 1; size < 3000000; size *= 3) {
        unsigned char *bytes = ark_arena_alloc(arena, size);
        ck_assert_uint_eq((uintptr_t)bytes % _Alignof(max_align_t), 0);
        ck_assert_int_eq(bytes[0] | bytes[size - 1], 0);
        memset(bytes, 0xff, size);
    }
    ark_arena_reset(arena);
    ck_assert_str_eq(ark_arena_printf(arena, "%d ord", 3), "3 ord");
}
END_TEST

START_TEST(arena_goes_back_to_a_mark)
{
    g_autoptr(ark_arena) arena = ark_arena_new();
    const char *kept = ark_arena_strdup(arena, "bliver");
    struct ark_arena_mark mark = ark_arena_mark(arena);
    char *first = ark_arena_strdup(arena, "går");
    ark_arena_alloc(arena, 3000000);
    struct ark_arena_mark inner = ark_arena_mark(arena);
    ark_arena_alloc(arena, 100);
    ark_arena_rewind(arena, inner);
    ark_arena_rewind(arena, mark);
    ck_assert_str_eq(kept, "bliver");
    ck_assert_ptr_eq(ark_arena_strdup(arena, "nyt"), first);
}
END_TEST

START_TEST(atoms_are_equal_exactly_when_texts_are)
{
    g_autoptr(ark_atoms) atoms = ark_atoms_new();
    char text[32];
    for (int i = 0; i < 20000; i++) {
        g_snprintf(text, sizeof text, "id-e%d", i);
        ark_atom atom = ark_atom_intern(atoms, text);
        ck_assert_uint_eq(atom, (unsigned)i + 1);
    }
    for (int i = 0; i < 20000; i++) {
        g_snprintf(text, sizeof text, "id-e%d", i);
        ck_assert_uint_eq(ark_atom_find(atoms, text), (unsigned)i + 1);
        ck_assert_str_eq(ark_atom_text(atoms, (ark_atom)i + 1), text);
    }
    ck_assert_uint_eq(ark_atom_find(atoms, "id-e20000"), ARK_ATOM_NONE);
    ck_assert_uint_eq(ark_atom_intern(atoms, NULL), ARK_ATOM_NONE);
    ck_assert_uint_ne(ark_atom_intern(atoms, ""), ARK_ATOM_NONE);
}
END_TEST

static void expect_escape(void (*escape)(GString *, const char *, gssize), const char *in,
                          const char *want)
{
    GString *out = g_string_new(NULL);
    escape(out, in, -1);
    ck_assert_str_eq(out->str, want);
    g_string_free(out, TRUE);
}

START_TEST(escapes_leave_nothing_active)
{
    expect_escape(ark_escape_xml, "a<b>&\"'\x01æ", "a&lt;b&gt;&amp;&quot;&#39;\xef\xbf\xbdæ");
    expect_escape(ark_escape_markdown, "a|b *c* <d>\n# e", "a\\|b \\*c\\* \\<d> # e");
    expect_escape(ark_escape_markdown, "# e", "\\# e");
    expect_escape(ark_escape_markdown, "1. e", "1\\. e");
    expect_escape(ark_escape_markdown, "Version 1.2 - æøå", "Version 1.2 - æøå");
    expect_escape(ark_escape_markdown, "2026-11-23", "2026-11-23");
    expect_escape(ark_escape_markdown, "2019.1", "2019.1");
    expect_escape(ark_escape_markdown, "0.1.0 (a) A & B > C!", "0.1.0 (a) A & B > C\\!");
    expect_escape(ark_escape_markdown, "---", "\\---");
    expect_escape(ark_escape_markdown, "12)", "12\\)");
    expect_escape(ark_escape_markdown, "&amp; ![x](y)", "\\&amp; !\\[x\\](y)");
    expect_escape(ark_escape_terminal, "a\x1b[31mb\xe2\x80\xae", "a\\u001b[31mb\\u202e");
}
END_TEST

START_TEST(block_marks_are_escaped_only_where_a_block_can_begin)
{
    g_autoptr(GString) out = g_string_new("| ");
    ark_escape_markdown(out, "3. Applikation", -1);
    ck_assert_str_eq(out->str, "| 3. Applikation");
    g_string_assign(out, "> - ");
    ark_escape_markdown(out, "# a", -1);
    ck_assert_str_eq(out->str, "> - \\# a");
    g_string_assign(out, "1");
    ark_escape_markdown(out, ". a", -1);
    ck_assert_str_eq(out->str, "1\\. a");
}
END_TEST

START_TEST(failed_write_leaves_the_old_file)
{
    g_autofree char *dir = g_dir_make_tmp("ark-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(dir, "rapport.md", NULL);
    ck_assert(ark_output_write(path, "old", 3, ARK_DA, NULL));
    g_autofree char *below = g_build_filename(path, "x", NULL);
    g_autoptr(GError) error = NULL;
    ck_assert(!ark_output_write(below, "new", 3, ARK_DA, &error));
    ck_assert_int_eq(ark_error_exit_code(error), 3);
    g_clear_error(&error);
    ck_assert(!ark_output_write("/dev/full", "new", 3, ARK_EN, &error));
    ck_assert_ptr_nonnull(strstr(error->message, "can't be written"));
    g_autofree char *bytes = NULL;
    ck_assert(g_file_get_contents(path, &bytes, NULL, NULL));
    ck_assert_str_eq(bytes, "old");
    unlink(path);
    rmdir(dir);
}
END_TEST

START_TEST(excerpt_puts_the_caret_under_the_column)
{
    g_autofree char *text = ark_error_excerpt("en\nøre sag\n", 2, 6);
    ck_assert_str_eq(text, "    øre sag\n        ^");
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {arena_aligns_and_survives_large_requests,
                                  arena_goes_back_to_a_mark,
                                  atoms_are_equal_exactly_when_texts_are,
                                  escapes_leave_nothing_active,
                                  block_marks_are_escaped_only_where_a_block_can_begin,
                                  failed_write_leaves_the_old_file,
                                  excerpt_puts_the_caret_under_the_column};
    return run_suite("base", tests, G_N_ELEMENTS(tests));
}
