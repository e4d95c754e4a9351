/* Failure: one GError domain, and messages that begin with the place. */
#include "base/error.h"

#include <stdbool.h>
#include <string.h>

G_DEFINE_QUARK(ark - error - quark, ark_error)

gboolean ark_fail_at(GError **error, enum ark_error_code code, const char *file, uint32_t line,
                     uint32_t column, const char *format, ...)
{
    GString *text = g_string_new(NULL);
    for (const char *at = file; at && *at; at++) /* a message is one line */
        g_string_append(text, *at == '\n' ? "\\n" : (char[]){*at, '\0'});
    if (file && line)
        g_string_append_printf(text, ":%u", line);
    if (file && line && column)
        g_string_append_printf(text, ":%u", column);
    if (file)
        g_string_append(text, ": ");
    va_list args;
    va_start(args, format);
    g_string_append_vprintf(text, format, args);
    va_end(args);
    g_set_error_literal(error, ARK_ERROR, (int)code, text->str);
    g_string_free(text, TRUE);
    return FALSE;
}

gboolean ark_fail(GError **error, enum ark_error_code code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *text = g_strdup_vprintf(format, args);
    va_end(args);
    g_set_error_literal(error, ARK_ERROR, (int)code, text);
    return FALSE;
}

int ark_error_exit_code(const GError *error)
{
    if (!error || error->domain != ARK_ERROR)
        return 2;
    return error->code == ARK_ERROR_USAGE || error->code == ARK_ERROR_PACK ? 2 : 3;
}

int ark_error_quoted_n(const char *text, size_t len, size_t most)
{
    size_t n = 0;
    while (n < MIN(len, most) && !strchr("\r\n", text[n])) /* a NUL counts as one */
        n++;
    while (n && n < len && ((unsigned char)text[n] & 0xc0) == 0x80)
        n--;
    return (int)n;
}

int ark_error_quoted(const char *text, size_t most)
{
    return ark_error_quoted_n(text, strnlen(text, most + 1), most);
}

static const char *line_start(const char *source, uint32_t line)
{
    while (source && --line > 0) {
        source = strchr(source, '\n');
        source = source ? source + 1 : NULL;
    }
    return source;
}

char *ark_error_excerpt(const char *source, uint32_t line, uint32_t column)
{
    const char *start = line ? line_start(source, line) : NULL;
    if (!start || !*start)
        return NULL;
    int len = (int)strcspn(start, "\r\n");
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "    %.*s\n    ", len, start);
    for (int i = 0; i < (int)column - 1 && i < len; i++) {
        bool follows = ((unsigned char)start[i] & 0xc0) == 0x80;
        if (!follows)
            g_string_append_c(text, start[i] == '\t' ? '\t' : ' ');
    }
    g_string_append_c(text, '^');
    return g_string_free(text, FALSE);
}
