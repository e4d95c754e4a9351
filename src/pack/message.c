/* Texts with placeholders: "{a.name} sender til {b.name}". Knows where placeholders begin and end,
 * not what they mean. */
#include "pack/reading.h"

#include <string.h>

/* The `}` that closes the placeholder whose expression begins at `text`, past quotes and inner
 * braces; NULL when there is none. */
static const char *closing(const char *text)
{
    unsigned depth = 0;
    char quote = '\0';
    for (; *text; text++) {
        if (quote) {
            if (*text == '\\' && text[1])
                text++;
            else if (*text == quote)
                quote = '\0';
        } else if (strchr("'\"`", *text)) {
            quote = *text;
        } else if (*text == '{') {
            depth++;
        } else if (*text == '}' && depth-- == 0) {
            return text;
        }
    }
    return NULL;
}

static bool compile_part(const struct ark_reading *reading, struct ark_scope *scope,
                         struct ark_snippet whole, const struct ark_yaml *text, const char *start,
                         const char **ret_end, const struct ark_expr **ret_expr, GError **error)
{
    const char *end = closing(start);
    enum ark_lang lang = reading->file->lang;
    struct ark_yaml brace = ark_snippet_at(whole, (uint32_t)(start - 1 - whole.text));
    const struct ark_yaml *at = brace.column ? &brace : text;
    if (!end)
        return ark_yaml_fail(reading->file, at, error,
                             ark_say(lang,
                                     "pladsholderen `{%.*s` lukkes ikke med `}`. En klamme i "
                                     "teksten skrives `{{`.",
                                     "the placeholder `{%.*s` is not closed by `}`. A brace in "
                                     "the text is written `{{`."),
                             ark_error_quoted(start, 20), start);
    if (start + strspn(start, " ") == end)
        return ark_yaml_fail(reading->file, at, error,
                             ark_say(lang,
                                     "tom pladsholder `{}`. Skriv et udtryk, fx `{a.name}`; en "
                                     "klamme i teksten skrives `{{`.",
                                     "empty placeholder `{}`. Write an expression, such as "
                                     "`{a.name}`; a brace in the text is written `{{`."));
    char *part = ark_arena_strndup(reading->compile->arena, start, (size_t)(end - start));
    GError *own = NULL;
    *ret_end = end;
    *ret_expr =
        ark_expr_compile(reading->compile, scope,
                         ark_snippet_part(whole, (uint32_t)(start - whole.text), part), &own);
    return *ret_expr || ark_yaml_fail_with(reading->file, text, error, own);
}

static bool compile_message(const struct ark_reading *reading, struct ark_scope *scope,
                            const struct ark_yaml *text, struct ark_message *ret_message,
                            GError **error)
{
    struct ark_arena *arena = reading->compile->arena;
    struct ark_snippet whole = ark_yaml_snippet(reading->file, text);
    size_t most = 1;
    for (const char *p = whole.text; *p; p++)
        most += *p == '{';
    const char **literals = ARK_NEW_ARRAY(arena, const char *, most);
    const struct ark_expr **exprs = ARK_NEW_ARRAY(arena, const struct ark_expr *, most);
    struct ark_message message = {0, literals, exprs};
    bool ok = true;
    g_autoptr(GString) literal = g_string_new(NULL);
    for (const char *p = whole.text; *p; p++) {
        if (*p != '{' || p[1] == '{') {
            p += *p == '{';
            g_string_append_c(literal, *p);
            continue;
        }
        literals[message.n] = ark_arena_strdup(arena, literal->str);
        g_string_truncate(literal, 0);
        const char *end = NULL;
        ok = compile_part(reading, scope, whole, text, p + 1, &end, &exprs[message.n], error) && ok;
        if (!end) /* it is not known where it ends */
            return false;
        p = end;
        message.n++;
    }
    literals[message.n] = ark_arena_strdup(arena, g_strchomp(literal->str));
    *ret_message = message;
    return ok;
}

bool ark_messages_compile(const struct ark_reading *reading, struct ark_scope *scope,
                          const struct ark_key_langs *texts,
                          struct ark_message ret_messages[ARK_LANGS], GError **error)
{
    const struct ark_compile *compile = reading->compile;
    bool ok = true;
    for (int i = 0; i < ARK_LANGS; i++) {
        bool wanted = !compile->tests_elsewhere || i == (int)compile->lang;
        ok = texts->in[i] &&
             (!wanted || compile_message(reading, scope, texts->in[i], &ret_messages[i], error)) &&
             ok;
    }
    for (int i = 0; compile->tests_elsewhere && i < ARK_LANGS; i++)
        ret_messages[i] = ret_messages[compile->lang];
    return ok;
}
