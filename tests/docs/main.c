/* Writes what is printed into the documents, or prints the answers of their examples:
 * `docs_run --help`. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answer.h"
#include "printed.h"

/* Replaces the part, or says that it has no markers. */
static bool put(char **text, const struct doc *doc, const char *name, const char *content)
{
    char *changed = doc_with_marked(*text, name, content);
    if (!changed) {
        fprintf(stderr, "%s: <!-- %s --> ... <!-- /%s --> is missing\n", doc->path, name, name);
        return false;
    }
    g_free(*text);
    *text = changed;
    return true;
}

static bool update(const struct doc *doc, const char *kit, GError **error)
{
    g_autofree char *text = g_strdup(doc->text);
    bool ok = true;
    for (const struct doc_printed *part = doc_printed; part->name; part++) {
        g_autoptr(GString) out = g_string_new(NULL);
        part->print(doc->lang, out);
        ok = put(&text, doc, part->name, out->str) && ok;
    }
    g_autofree char *figures = doc_print_tck(kit, doc->lang);
    if (figures)
        ok = put(&text, doc, "tck", figures) && ok;
    if (!ok || strcmp(text, doc->text) == 0)
        return ok;
    printf("%s: updated\n", doc->path);
    return g_file_set_contents(doc->path, text, -1, error);
}

static void print_answers(const struct doc *doc)
{
    ARK_VEC_EACH (const struct doc_example, example, doc->examples) {
        g_autofree char *answer = doc_answer(example, doc->lang);
        printf("@%u\n%s", example->line, answer);
    }
}

int main(int argc, char **argv)
{
    gboolean updates = FALSE, answers = FALSE;
    g_autofree char *kit = NULL, *lang = NULL;
    const GOptionEntry entries[] = {
        {"update", 0, 0, G_OPTION_ARG_NONE, &updates, "write the printed parts into the documents",
         NULL},
        {"answers", 0, 0, G_OPTION_ARG_NONE, &answers,
         "print what the examples give, each behind @LINE of its block", NULL},
        {"lang", 0, 0, G_OPTION_ARG_STRING, &lang, "only this document", "da|en"},
        {"kit", 0, 0, G_OPTION_ARG_FILENAME, &kit, "openCypher's kit", "FOLDER"},
        {NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL},
    };
    g_autoptr(GError) error = NULL;
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);
    g_option_context_add_main_entries(context, entries, NULL);
    bool ok = g_option_context_parse(context, &argc, &argv, &error);
    for (int i = 0; i < ARK_LANGS && ok; i++) {
        struct doc doc;
        bool wanted = !lang || strcmp(lang, i == ARK_EN ? "en" : "da") == 0;
        if (!wanted)
            continue;
        ok = doc_load(&doc, (enum ark_lang)i, &error);
        if (ok && answers)
            print_answers(&doc);
        if (ok && updates)
            ok = update(&doc, kit, &error);
        doc_clear(&doc);
    }
    if (error)
        fprintf(stderr, "%s\n", error->message);
    return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
