/* The specification of the rule language: its examples give what they say, its tables are those of
 * the program, and both languages have the same. */
#include <stdio.h>
#include <string.h>

#include "answer.h"
#include "printed.h"
#include "query/functions.h"
#include "query/lexer.h"
#include "suite.h"

enum { FEWEST_EXAMPLES = 60 };

static void load(struct doc *doc, enum ark_lang lang)
{
    g_autoptr(GError) error = NULL;
    bool ok = doc_load(doc, lang, &error);
    ck_assert_msg(ok, "%s", error ? error->message : "");
}

static void check_examples(enum ark_lang lang)
{
    struct doc doc;
    uint32_t wrong = 0;
    load(&doc, lang);
    ck_assert_uint_ge(doc.examples.n, FEWEST_EXAMPLES);
    ARK_VEC_EACH (const struct doc_example, example, doc.examples) {
        g_autofree char *is = doc_answer(example, lang);
        if (strcmp(is, example->expected) == 0)
            continue;
        printf("%s:%u: the example gives\n%s", doc.path, example->line, is);
        wrong++;
    }
    ck_assert_uint_eq(wrong, 0);
    doc_clear(&doc);
}

START_TEST(danish_examples_hold)
{
    check_examples(ARK_DA);
}
END_TEST

START_TEST(english_examples_hold)
{
    check_examples(ARK_EN);
}
END_TEST

START_TEST(packs_load_and_their_tests_pass)
{
    for (int lang = 0; lang < ARK_LANGS; lang++) {
        struct doc doc;
        uint32_t packs = 0;
        load(&doc, (enum ark_lang)lang);
        ARK_VEC_EACH (const struct doc_block, block, doc.blocks) {
            if (!doc_is_pack(block))
                continue;
            g_autofree char *message = doc_try_pack(block, (enum ark_lang)lang);
            ck_assert_msg(!message, "%s:%u: %s", doc.path, block->line, message);
            packs++;
        }
        ck_assert_uint_gt(packs, 0);
        doc_clear(&doc);
    }
}
END_TEST

START_TEST(both_languages_have_the_same_examples)
{
    struct doc da, en;
    load(&da, ARK_DA);
    load(&en, ARK_EN);
    for (uint32_t i = 0; i < MIN(da.examples.n, en.examples.n); i++) {
        const struct doc_example *x = &da.examples.v[i], *y = &en.examples.v[i];
        bool same = strcmp(x->graph, y->graph) == 0 && strcmp(x->query, y->query) == 0 &&
                    strcmp(x->info, y->info) == 0 && x->plan == y->plan;
        ck_assert_msg(same, "%s:%u and %s:%u are not the same example", da.path, x->line, en.path,
                      y->line);
    }
    ck_assert_uint_eq(da.examples.n, en.examples.n);
    doc_clear(&da);
    doc_clear(&en);
}
END_TEST

/* A fence that is not one of those above would be an example that nobody runs. */
START_TEST(every_block_is_of_a_known_kind)
{
    static const char *const KINDS[] = {"gql", "plan", "yaml", "sh", "ebnf", "text"};
    for (int lang = 0; lang < ARK_LANGS; lang++) {
        struct doc doc;
        load(&doc, (enum ark_lang)lang);
        uint32_t shown = 0, asked = 0;
        ARK_VEC_EACH (const struct doc_block, block, doc.blocks) {
            bool known = doc_block_is(block, lang == ARK_EN ? "graph" : "graf") ||
                         doc_block_is(block, lang == ARK_EN ? "result" : "resultat");
            for (size_t i = 0; i < G_N_ELEMENTS(KINDS); i++)
                known = known || doc_block_is(block, KINDS[i]);
            ck_assert_msg(known, "%s:%u: ```%s", doc.path, block->line, block->info);
            asked += doc_block_is(block, "gql");
        }
        ARK_VEC_EACH (const struct doc_example, example, doc.examples)
            shown += !example->plan;
        ck_assert_msg(asked <= doc.examples.n && shown <= asked, "%s: a query without an answer",
                      doc.path);
        doc_clear(&doc);
    }
}
END_TEST

static void expect_part(const struct doc *doc, const char *name, const char *expected)
{
    g_autofree char *part = doc_marked(doc->text, name);
    ck_assert_msg(part && strcmp(part, expected) == 0,
                  "%s: what stands between <!-- %s --> and <!-- /%s --> is not what the program "
                  "prints; run ./dev docs",
                  doc->path, name, name);
}

START_TEST(printed_parts_are_up_to_date)
{
    for (int lang = 0; lang < ARK_LANGS; lang++) {
        struct doc doc;
        load(&doc, (enum ark_lang)lang);
        for (const struct doc_printed *part = doc_printed; part->name; part++) {
            g_autoptr(GString) out = g_string_new(NULL);
            part->print((enum ark_lang)lang, out);
            expect_part(&doc, part->name, out->str);
        }
        doc_clear(&doc);
    }
}
END_TEST

START_TEST(figures_of_the_kit_are_up_to_date)
{
    for (int lang = 0; lang < ARK_LANGS; lang++) {
        struct doc doc;
        load(&doc, (enum ark_lang)lang);
        g_autofree char *figures = doc_print_tck(NULL, (enum ark_lang)lang);
        if (figures)
            expect_part(&doc, "tck", figures);
        doc_clear(&doc);
    }
}
END_TEST

/* In code: as a word of its own in a block or between backticks. */
static bool tells_of(const struct doc *doc, const char *word)
{
    g_autofree char *pattern = g_strdup_printf("(?<![\\w])%s(?![\\w])", word);
    return g_regex_match_simple(pattern, doc->text, 0, 0);
}

START_TEST(all_functions_and_keywords_are_told_of)
{
    static const char *const KEYWORDS[] = {
#define X(word) #word,
        ARK_KEYWORD_ROWS(X)
#undef X
    };
    for (int lang = 0; lang < ARK_LANGS; lang++) {
        struct doc doc;
        load(&doc, (enum ark_lang)lang);
        const struct ark_functions *subject;
        for (size_t i = 0; i < G_N_ELEMENTS(KEYWORDS); i++)
            ck_assert_msg(tells_of(&doc, KEYWORDS[i]), "%s: %s", doc.path, KEYWORDS[i]);
        for (uint32_t s = 0; (subject = ark_functions_at(s)); s++) {
            for (uint32_t i = 0; i < subject->n; i++)
                ck_assert_msg(tells_of(&doc, subject->v[i].name), "%s: %s", doc.path,
                              subject->v[i].name);
        }
        doc_clear(&doc);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        danish_examples_hold,
        english_examples_hold,
        packs_load_and_their_tests_pass,
        both_languages_have_the_same_examples,
        every_block_is_of_a_known_kind,
        printed_parts_are_up_to_date,
        figures_of_the_kit_are_up_to_date,
        all_functions_and_keywords_are_told_of,
    };
    return run_suite("docs", tests, G_N_ELEMENTS(tests));
}
