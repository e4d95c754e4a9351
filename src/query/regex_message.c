/* What PCRE2 says about a pattern, in both languages. It knows English only; the mistakes that are
 * made are few. */
#include "query/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

static const struct {
    int code;
    struct ark_text text;
} MISTAKES[] = {
    {PCRE2_ERROR_END_BACKSLASH, {{"\\ står sidst", "\\ stands last"}}},
    {PCRE2_ERROR_UNKNOWN_ESCAPE,
     {{"dette bogstav har ingen mening efter \\", "this letter means nothing after \\"}}},
    {PCRE2_ERROR_QUANTIFIER_OUT_OF_ORDER,
     {{"tallene i {} står i forkert orden", "the numbers in {} are in the wrong order"}}},
    {PCRE2_ERROR_QUANTIFIER_TOO_BIG,
     {{"tallet i {} er for stort", "the number in {} is too large"}}},
    {PCRE2_ERROR_MISSING_SQUARE_BRACKET, {{"] mangler", "] is missing"}}},
    {PCRE2_ERROR_CLASS_RANGE_ORDER,
     {{"området i [] står i forkert orden", "the range in [] is in the wrong order"}}},
    {PCRE2_ERROR_QUANTIFIER_INVALID,
     {{"her er intet at gentage; skriv \\ foran tegnet, hvis det menes, som det står",
       "there is nothing to repeat here; write \\ before the sign if it is meant as it stands"}}},
    {PCRE2_ERROR_MISSING_CLOSING_PARENTHESIS, {{") mangler", ") is missing"}}},
    {PCRE2_ERROR_UNMATCHED_CLOSING_PARENTHESIS,
     {{"der er en ) for meget", "there is one ) too many"}}},
    {PCRE2_ERROR_BAD_SUBPATTERN_REFERENCE,
     {{"den gruppe, der henvises til, findes ikke", "the group that is referred to is not there"}}},
    {PCRE2_ERROR_LOOKBEHIND_NOT_FIXED_LENGTH,
     {{"det, der ses tilbage på, skal have en fast længde",
       "what is looked back at must have a fixed length"}}},
    {PCRE2_ERROR_INVALID_AFTER_PARENS_QUERY,
     {{"dette tegn har ingen mening efter (?", "this sign means nothing after (?"}}},
    {PCRE2_ERROR_UNKNOWN_POSIX_CLASS,
     {{"den tegnklasse findes ikke", "there is no such class of characters"}}},
    {PCRE2_ERROR_UNKNOWN_UNICODE_PROPERTY,
     {{"den Unicode-egenskab findes ikke", "there is no such Unicode property"}}},
    {PCRE2_ERROR_PATTERN_TOO_LARGE, {{"det er for stort", "it is too large"}}},
    {PCRE2_ERROR_PATTERN_STRING_TOO_LONG, {{"det er for langt", "it is too long"}}},
};

char *ark_regex_message(int code, enum ark_lang lang)
{
    char own[256] = "";
    for (size_t i = 0; i < G_N_ELEMENTS(MISTAKES); i++) {
        if (MISTAKES[i].code == code)
            return g_strdup(ark_text_in(MISTAKES[i].text, lang));
    }
    pcre2_get_error_message(code, (PCRE2_UCHAR *)own, sizeof own);
    return g_strdup(own);
}
