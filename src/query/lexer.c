/* The lexer: one pass over valid UTF-8, all tokens at once, so that the parser can look ahead. */
#include "query/lexer.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "base/vec.h"
#include "query/hint.h"

enum { LONGEST_TEXT = 1 << 20, USUAL_TOKENS = 40 };

struct lexer {
    struct ark_source *source;
    const char *at;
    const char *line_start;
    uint32_t line;
    struct ark_place past; /* the last token */
    ARK_VEC(struct ark_token) tokens;
};

static const struct {
    const char *word;
    size_t len;
    enum ark_keyword keyword;
} KEYWORDS[] = {
#define X(word) {#word, sizeof #word - 1, ARK_KEYWORD_##word},
    ARK_KEYWORD_ROWS(X)
#undef X
};

static enum ark_lang lang_of(const struct lexer *lexer)
{
    return lexer->source->compile->lang;
}

static struct ark_place here(const struct lexer *lexer, const char *at)
{
    return (struct ark_place){lexer->line, (uint32_t)(at - lexer->line_start) + 1};
}

static void step_over(struct lexer *lexer)
{
    if (*lexer->at++ == '\n') {
        lexer->line++;
        lexer->line_start = lexer->at;
    }
}

static bool skip_comment(struct lexer *lexer)
{
    const char *start = lexer->at;
    struct ark_place place = here(lexer, start);
    if (start[1] == '/') {
        lexer->at += strcspn(lexer->at, "\n");
        return true;
    }
    lexer->at += 2;
    while (*lexer->at && !(lexer->at[0] == '*' && lexer->at[1] == '/'))
        step_over(lexer);
    if (!*lexer->at) {
        ark_source_fault(lexer->source, place,
                         ark_say(lang_of(lexer), "kommentaren slutter ikke; skriv */",
                                 "the comment does not end; write */"));
        return false;
    }
    lexer->at += 2;
    return true;
}

/* Over blanks and comments, to the next token or the end. */
static bool skip_blanks(struct lexer *lexer)
{
    for (;;) {
        gunichar c = (unsigned char)*lexer->at;
        if (c >= 0x80)
            c = g_utf8_get_char(lexer->at);
        if (c == '/' && (lexer->at[1] == '/' || lexer->at[1] == '*')) {
            if (!skip_comment(lexer))
                return false;
        } else if (c && c < 0x80 && g_ascii_isspace((char)c)) {
            step_over(lexer);
        } else if (c >= 0x80 && g_unichar_isspace(c)) {
            lexer->at = g_utf8_next_char(lexer->at);
        } else {
            return true;
        }
    }
}

static void add(struct lexer *lexer, struct ark_token token)
{
    token.raw_len = (uint32_t)(lexer->at - token.raw);
    lexer->past = here(lexer, lexer->at);
    ark_vec_push(&lexer->tokens, token);
}

static enum ark_keyword keyword_of(const char *text, size_t len)
{
    for (size_t i = 0; i < G_N_ELEMENTS(KEYWORDS); i++) {
        if (KEYWORDS[i].len == len && g_ascii_toupper(*text) == *KEYWORDS[i].word &&
            g_ascii_strncasecmp(KEYWORDS[i].word, text, len) == 0)
            return KEYWORDS[i].keyword;
    }
    return ARK_KEYWORD_NONE;
}

static bool starts_name(gunichar c)
{
    return c == '_' || g_unichar_isalpha(c);
}

static bool goes_on_name(gunichar c)
{
    return c == '_' || g_unichar_isalnum(c) || g_unichar_ismark(c);
}

static void lex_name(struct lexer *lexer)
{
    struct ark_token token = {
        .kind = ARK_TOKEN_NAME, .place = here(lexer, lexer->at), .raw = lexer->at};
    while (g_ascii_isalnum(*lexer->at) || goes_on_name(g_utf8_get_char(lexer->at)))
        lexer->at = g_utf8_next_char(lexer->at);
    token.len = (uint32_t)(lexer->at - token.raw);
    token.keyword = keyword_of(token.raw, token.len);
    token.text = ark_arena_strndup(lexer->source->compile->arena, token.raw, token.len);
    add(lexer, token);
}

static bool lex_unicode_escape(struct lexer *lexer, int digits, GString *out)
{
    gunichar c = 0;
    for (int i = 0; i < digits; i++) {
        if (!g_ascii_isxdigit(lexer->at[i]))
            return false;
        c = c * 16 + (gunichar)g_ascii_xdigit_value(lexer->at[i]);
    }
    if (!c || !g_unichar_validate(c))
        return false;
    g_string_append_unichar(out, c);
    lexer->at += digits;
    return true;
}

/* After the backslash. */
static bool lex_escape(struct lexer *lexer, GString *out)
{
    static const char FROM[] = "\\'\"`nrtbf";
    static const char TO[] = "\\'\"`\n\r\t\b\f";
    char c = *lexer->at;
    const char *known = c ? strchr(FROM, c) : NULL;
    if (known)
        g_string_append_c(out, TO[known - FROM]);
    if (known || c == 'u' || c == 'U')
        lexer->at++;
    bool ok = known || (c == 'u' && lex_unicode_escape(lexer, 4, out)) ||
              (c == 'U' && lex_unicode_escape(lexer, 8, out));
    if (!ok)
        ark_source_fault(lexer->source, here(lexer, lexer->at),
                         ark_say(lang_of(lexer),
                                 "ukendt tegn efter \\ i teksten; skriv \\\\ for en omvendt "
                                 "skråstreg",
                                 "unknown escape in the text; write \\\\ for a backslash"));
    return ok;
}

/* A text in ' or ", or a name in backticks; a doubled backtick is one. */
static bool lex_quoted(struct lexer *lexer)
{
    char quote = *lexer->at;
    struct ark_token token = {.kind = quote == '`' ? ARK_TOKEN_NAME : ARK_TOKEN_TEXT,
                              .place = here(lexer, lexer->at),
                              .raw = lexer->at++};
    g_autoptr(GString) out = g_string_new(NULL);
    while (*lexer->at && (*lexer->at != quote || (quote == '`' && lexer->at[1] == '`'))) {
        if (*lexer->at == '\\' && quote != '`') {
            lexer->at++;
            if (!lex_escape(lexer, out))
                return false;
            continue;
        }
        lexer->at += *lexer->at == '`' && quote == '`';
        g_string_append_c(out, *lexer->at);
        step_over(lexer);
    }
    if (!*lexer->at || (quote == '`' && out->len == 0)) {
        ark_source_fault(lexer->source, token.place,
                         *lexer->at ? ark_say(lang_of(lexer), "navnet er tomt", "empty name")
                                    : ark_say(lang_of(lexer), "teksten slutter ikke; %c mangler",
                                              "the text does not end; %c is missing"),
                         quote);
        return false;
    }
    lexer->at++;
    token.len = (uint32_t)out->len;
    token.text = ark_arena_strndup(lexer->source->compile->arena, out->str, out->len);
    add(lexer, token);
    return true;
}

static size_t digits(const char *at)
{
    return strspn(at, "0123456789");
}

/* 0x1F, 0o17 */
static bool lex_based(struct lexer *lexer, struct ark_token *token, guint base)
{
    static const char DIGITS[] = "0123456789abcdefABCDEF";
    const char *start = lexer->at + 2;
    char *past;
    lexer->at = start + strspn(start, base == 16 ? DIGITS : "01234567");
    errno = 0;
    uint64_t number = g_ascii_strtoull(start, &past, base);
    token->huge = number == UINT64_C(1) << 63;
    token->integer = (int64_t)number;
    return lexer->at > start && !errno && number <= UINT64_C(1) << 63;
}

static bool lex_real(struct lexer *lexer, struct ark_token *token)
{
    token->kind = ARK_TOKEN_REAL;
    if (lexer->at[0] == '.')
        lexer->at += 1 + digits(lexer->at + 1);
    if (*lexer->at == 'e' || *lexer->at == 'E') {
        size_t sign = lexer->at[1] == '-' || lexer->at[1] == '+' ? 2 : 1;
        size_t n = digits(lexer->at + sign);
        lexer->at += n ? sign + n : 0;
    }
    token->real = g_ascii_strtod(token->raw, NULL);
    return isfinite(token->real);
}

static bool lex_decimal(struct lexer *lexer, struct ark_token *token)
{
    lexer->at += digits(lexer->at);
    bool fraction = lexer->at[0] == '.' && g_ascii_isdigit(lexer->at[1]);
    if (fraction || *lexer->at == 'e' || *lexer->at == 'E')
        return lex_real(lexer, token);
    errno = 0;
    uint64_t number = g_ascii_strtoull(token->raw, NULL, 10);
    token->huge = number == UINT64_C(1) << 63;
    token->integer = (int64_t)number;
    return !errno && number <= UINT64_C(1) << 63;
}

static bool lex_number(struct lexer *lexer)
{
    struct ark_token token = {
        .kind = ARK_TOKEN_INT, .place = here(lexer, lexer->at), .raw = lexer->at};
    bool zero = *lexer->at == '0';
    bool fits = zero && lexer->at[1] == 'x'   ? lex_based(lexer, &token, 16)
                : zero && lexer->at[1] == 'o' ? lex_based(lexer, &token, 8)
                                              : lex_decimal(lexer, &token);
    bool letters = starts_name(g_utf8_get_char(lexer->at)) || g_ascii_isdigit(*lexer->at);
    if (fits && !letters) {
        add(lexer, token);
        return true;
    }
    ark_source_fault(
        lexer->source, token.place,
        letters || lexer->at < token.raw + 3
            ? ark_say(lang_of(lexer), "et tal kan ikke slutte med bogstaver",
                      "a number can't end in letters")
            : ark_say(lang_of(lexer), "tallet er for stort", "the number is too large"));
    return false;
}

static bool lex_sign(struct lexer *lexer)
{
    static const struct {
        char text[3];
        int kind;
    } PAIRS[] = {
        {"<=", ARK_TOKEN_LE},    {">=", ARK_TOKEN_GE},   {"<>", ARK_TOKEN_NE},
        {"=~", ARK_TOKEN_MATCH}, {"..", ARK_TOKEN_DOTS},
    };
    struct ark_token token = {
        .kind = (unsigned char)*lexer->at, .place = here(lexer, lexer->at), .raw = lexer->at};
    for (size_t i = 0; i < G_N_ELEMENTS(PAIRS); i++) {
        if (strncmp(lexer->at, PAIRS[i].text, 2) == 0)
            token.kind = PAIRS[i].kind;
    }
    if (token.kind < 256 && !strchr("()[]{}<>=+-*/%^,.:|&!?$;", token.kind)) {
        int len = (int)(g_utf8_next_char(lexer->at) - lexer->at);
        const char *hint = ark_character_hint(lexer->at, lang_of(lexer));
        ark_source_fault(
            lexer->source, token.place,
            ark_say(lang_of(lexer), "uventet tegn '%.*s'%s%s", "unexpected character '%.*s'%s%s"),
            len, lexer->at, hint ? "; " : "", hint ? hint : "");
        return false;
    }
    lexer->at += token.kind < 256 ? 1 : 2;
    add(lexer, token);
    return true;
}

static bool lex_token(struct lexer *lexer)
{
    char c = *lexer->at;
    if (c == '\'' || c == '"' || c == '`')
        return lex_quoted(lexer);
    if (g_ascii_isdigit(c) || (c == '.' && g_ascii_isdigit(lexer->at[1])))
        return lex_number(lexer);
    if (!starts_name(g_utf8_get_char(lexer->at)))
        return lex_sign(lexer);
    lex_name(lexer);
    return true;
}

static bool readable(struct lexer *lexer)
{
    const char *bad;
    size_t len = strlen(lexer->at);
    if (len > LONGEST_TEXT) {
        ark_source_fault(lexer->source, here(lexer, lexer->at),
                         ark_say(lang_of(lexer), "teksten er for lang (højst %d tegn)",
                                 "the text is too long (at most %d characters)"),
                         LONGEST_TEXT);
        return false;
    }
    if (!g_utf8_validate(lexer->at, (gssize)len, &bad)) {
        while (lexer->at < bad)
            step_over(lexer);
        ark_source_fault(
            lexer->source, here(lexer, bad),
            ark_say(lang_of(lexer), "teksten er ikke gyldig UTF-8", "the text is not valid UTF-8"));
        return false;
    }
    return true;
}

const struct ark_token *ark_lex(struct ark_source *source)
{
    struct lexer lexer = {.source = source,
                          .at = source->snippet.text,
                          .line_start = source->snippet.text,
                          .line = 1,
                          .past = {1, 1}};
    ark_vec_reserve(&lexer.tokens, USUAL_TOKENS);
    bool ok = readable(&lexer) && skip_blanks(&lexer);
    while (ok && *lexer.at)
        ok = lex_token(&lexer) && skip_blanks(&lexer);
    struct ark_token *tokens = NULL;
    if (ok) {
        /* What is missing at the end is missing behind the last token, not in an empty line. */
        add(&lexer, (struct ark_token){.place = lexer.past, .raw = lexer.at});
        tokens = ARK_NEW_ARRAY(source->compile->arena, struct ark_token, lexer.tokens.n);
        memcpy(tokens, lexer.tokens.v, lexer.tokens.n * sizeof *tokens);
    }
    ark_vec_clear(&lexer.tokens);
    return tokens;
}
