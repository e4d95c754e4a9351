/* The mistakes that libyaml finds, in both languages. Knows its words, not its parser. */
#include "pack/yaml_problem.h"

#include <stddef.h>
#include <string.h>

#include <glib.h>

/* What libyaml says, in words that help. */
static const struct {
    const char *problem;
    enum ark_yaml_problem_at where;
    struct ark_text text;
} PROBLEMS[] = {
    {"mapping values are not allowed in this context",
     ARK_PROBLEM_HERE,
     {{"her kan ikke stå en nøgle. Sæt teksten i anførselstegn, hvis den rummer \": \", og se på "
       "indrykningen",
       "no key can stand here. Quote the text if it has \": \" in it, and look at the "
       "indentation"}}},
    {"could not find expected ':'",
     ARK_PROBLEM_AT_START,
     {{"her ventes en nøgle med kolon og mellemrum efter (`nøgle: værdi`). Se også på indrykningen "
       "og på anførselstegn",
       "a key with a colon and a blank behind it (`key: value`) is expected here. Look at the "
       "indentation and at quotes, too"}}},
    {"did not find expected key",
     ARK_PROBLEM_HERE,
     {{"her ventes en nøgle. Se på indrykningen og på anførselstegn i linjen",
       "a key is expected here. Look at the indentation and at quotes in the line"}}},
    {"did not find expected '-' indicator",
     ARK_PROBLEM_HERE,
     {{"her ventes \"-\" (næste punkt i listen). Se på indrykningen",
       "\"-\" is expected here (the next item of the list). Look at the indentation"}}},
    {"block sequence entries are not allowed in this context",
     ARK_PROBLEM_HERE,
     {{"her kan ikke stå et punkt af en liste. Begynd listen på en ny linje",
       "no item of a list can stand here. Begin the list on a new line"}}},
    {"did not find expected ',' or '}'",
     ARK_PROBLEM_AND_START,
     {{"her ventes \",\" eller \"}\". Tekster med komma, kolon eller klammer skal stå i "
       "anførselstegn",
       "\",\" or \"}\" is expected here. Quote texts with commas, colons or braces"}}},
    {"did not find expected ',' or ']'",
     ARK_PROBLEM_AND_START,
     {{"her ventes \",\" eller \"]\". Tekster med komma, kolon eller klammer skal stå i "
       "anførselstegn",
       "\",\" or \"]\" is expected here. Quote texts with commas, colons or brackets"}}},
    {"found character that cannot start any token",
     ARK_PROBLEM_HERE,
     {{"dette tegn kan ikke begynde en tekst. Sæt teksten i anførselstegn",
       "this character cannot begin a text. Quote the text"}}},
    {"found unexpected end of stream",
     ARK_PROBLEM_AT_START,
     {{"anførselstegnet her bliver ikke lukket", "this quote is not closed"}}},
    {"found unexpected document indicator",
     ARK_PROBLEM_AT_START,
     {{"anførselstegnet her bliver ikke lukket", "this quote is not closed"}}},
    {"found unknown escape character",
     ARK_PROBLEM_HERE,
     {{"mellem \" og \" er \\ et særligt tegn, og dette findes ikke. Skriv \\\\, eller brug ' om "
       "teksten",
       "between \" and \" a \\ is special, and there is no such escape. Write \\\\, or quote the "
       "text with '"}}},
    {"did not find expected hexdecimal number",
     ARK_PROBLEM_HERE,
     {{"efter \\x, \\u og \\U ventes 2, 4 og 8 hexadecimale cifre",
       "2, 4 and 8 hexadecimal digits are expected behind \\x, \\u and \\U"}}},
    {"found invalid Unicode character escape code",
     ARK_PROBLEM_HERE,
     {{"tegnet med det nummer findes ikke", "there is no character of that number"}}},
    {"did not find expected comment or line break",
     ARK_PROBLEM_HERE,
     {{"efter | og > begynder teksten på næste linje",
       "behind | and > the text begins on the next line"}}},
    {"did not find expected <document start>",
     ARK_PROBLEM_HERE,
     {{"her begynder noget nyt; filen er allerede slut. Se på indrykningen",
       "something new begins here; the file is at its end already. Look at the indentation"}}},
    {"found a tab character that violates indentation",
     ARK_PROBLEM_HERE,
     {{"ryk ind med blanke, ikke tabulatorer", "indent with blanks, not tabs"}}},
    {"found a tab character where an indentation space is expected",
     ARK_PROBLEM_HERE,
     {{"ryk ind med blanke, ikke tabulatorer", "indent with blanks, not tabs"}}},
    {"did not find expected alphabetic or numeric character",
     ARK_PROBLEM_HERE,
     {{"tekster, der begynder med & eller *, skal stå i anførselstegn",
       "quote texts that begin with & or *"}}},
    {"control characters are not allowed",
     ARK_PROBLEM_HERE,
     {{"her står et styretegn, som ikke kan ses. Slet det",
       "there is a control character here, which can't be seen. Delete it"}}},
};

const char *ark_yaml_problem(const char *problem, bool tab, enum ark_lang lang,
                             enum ark_yaml_problem_at *ret_where)
{
    *ret_where = ARK_PROBLEM_HERE;
    if (!problem)
        return "?";
    if (tab && strstr(problem, "cannot start any token"))
        return ark_say(lang, "ryk ind med blanke, ikke tabulatorer",
                       "indent with blanks, not tabs");
    for (size_t i = 0; i < G_N_ELEMENTS(PROBLEMS); i++) {
        if (strcmp(PROBLEMS[i].problem, problem) == 0) {
            *ret_where = PROBLEMS[i].where;
            return ark_text_in(PROBLEMS[i].text, lang);
        }
    }
    return problem;
}
