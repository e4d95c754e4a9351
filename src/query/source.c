/* Faults in query text: maps a place in the snippet to the pack file and draws the caret. */
#include "query/source.h"

#include <string.h>

#include "base/limits.h"

void ark_source_done(struct ark_source *source)
{
    ark_arena_free(source->put_in);
    source->put_in = NULL;
}

static bool lies_in_file(const struct ark_snippet *snippet)
{
    return snippet->column != 0;
}

/* The byte of the snippet at `place`; the end of its text when it is behind that. */
static uint32_t byte_at(const struct ark_snippet *snippet, struct ark_place place)
{
    const char *line = snippet->text;
    for (uint32_t n = 1; n < place.line; n++) {
        const char *next = strchr(line, '\n');
        line = next ? next + 1 : line + strlen(line);
    }
    return (uint32_t)(line - snippet->text) + place.column - 1;
}

static struct ark_place place_in_pieces(const struct ark_snippet *snippet, struct ark_place place)
{
    uint32_t at = snippet->before + byte_at(snippet, place), i = snippet->piece_n - 1;
    while (i && snippet->pieces[i].at > at)
        i--;
    const struct ark_piece *piece = &snippet->pieces[i];
    return (struct ark_place){piece->line, piece->column + (at > piece->at ? at - piece->at : 0)};
}

struct ark_place ark_source_place(const struct ark_source *source, struct ark_place place)
{
    const struct ark_snippet *snippet = &source->snippet;
    if (!lies_in_file(snippet))
        return (struct ark_place){snippet->line, 0};
    if (snippet->piece_n)
        return place_in_pieces(snippet, place);
    uint32_t left = place.line == 1 ? snippet->column - 1 : snippet->indent;
    return (struct ark_place){snippet->line + place.line - 1, left + place.column};
}

/* The bytes that a character of a literal is written with, and those that it is. */
static uint32_t written_bytes(const char *at, uint32_t *ret_bytes)
{
    *ret_bytes = 1;
    if (*at != '\\')
        return 1;
    uint32_t digits = at[1] == 'u' ? 4 : at[1] == 'U' ? 8 : 0;
    gunichar c = 0;
    for (uint32_t i = 0; i < digits; i++)
        c = c * 16 + (gunichar)g_ascii_xdigit_value(at[2 + i]);
    if (digits)
        *ret_bytes = (uint32_t)g_unichar_to_utf8(c, NULL);
    return 2 + digits;
}

struct ark_place ark_source_inside(const struct ark_source *source, struct ark_place place,
                                   uint32_t at)
{
    const char *quote = source->snippet.text + byte_at(&source->snippet, place), *c = quote + 1;
    place.column++;
    for (uint32_t bytes, is; at > 0 && *c != *quote && *c != '\n'; at -= MIN(at, is)) {
        bytes = written_bytes(c, &is);
        place.column += bytes;
        c += bytes;
    }
    return place;
}

static void add_fault(struct ark_source *source, struct ark_place there, const char *text)
{
    GError **error = source->error;
    const char *file = source->snippet.file;
    if (source->faults++ == 0) {
        ark_fail_at(error, ARK_ERROR_PACK, file, there.line, there.column, "%s", text);
        return;
    }
    if (!error || !*error || source->faults > ARK_MAX_ERRORS)
        return;
    g_autoptr(GError) next = NULL;
    ark_fail_at(&next, ARK_ERROR_PACK, file, there.line, there.column, "%s", text);
    g_autofree char *before = (*error)->message;
    (*error)->message = g_strconcat(before, "\n", next->message, NULL);
}

void *ark_source_fault(struct ark_source *source, struct ark_place place, const char *format, ...)
{
    if (source->panic)
        return NULL;
    source->panic = source->parsing;
    const struct ark_snippet *snippet = &source->snippet;
    struct ark_place there = ark_source_place(source, place);
    va_list args;
    va_start(args, format);
    g_autofree char *message = g_strdup_vprintf(format, args);
    va_end(args);
    /* Text that was folded on the way has no columns in the file: show the text itself. */
    bool verbatim = snippet->source && lies_in_file(snippet);
    g_autofree char *excerpt = verbatim
                                   ? ark_error_excerpt(snippet->source, there.line, there.column)
                                   : ark_error_excerpt(snippet->text, place.line, place.column);
    g_autofree char *text = g_strconcat(message, excerpt ? "\n" : "", excerpt, NULL);
    add_fault(source, there, text);
    return NULL;
}

void ark_source_warn(struct ark_source *source, struct ark_place place, const char *code,
                     const char *format, ...)
{
    struct ark_diags *warnings = source->compile->warnings;
    if (!warnings || source->nested)
        return;
    struct ark_place there = ark_source_place(source, place);
    struct ark_loc loc = {
        .file = ark_atom_intern(source->compile->atoms, source->snippet.file),
        .line = there.line,
        .column = there.column,
    };
    va_list args;
    va_start(args, format);
    g_autofree char *message = g_strdup_vprintf(format, args);
    va_end(args);
    ark_diag_add(warnings, ARK_DIAG_WARNING, code, loc, "%s", message);
}
