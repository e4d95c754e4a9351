/* Faults in query text: maps a place in the snippet to the pack file and draws the caret. */
#include "query/source.h"

static bool lies_in_file(const struct ark_snippet *snippet)
{
    return snippet->column != 0;
}

struct ark_place ark_source_place(const struct ark_source *source, struct ark_place place)
{
    const struct ark_snippet *snippet = &source->snippet;
    if (!lies_in_file(snippet))
        return (struct ark_place){snippet->line, 0};
    uint32_t left = place.line == 1 ? snippet->column - 1 : snippet->indent;
    return (struct ark_place){snippet->line + place.line - 1, left + place.column};
}

void *ark_source_fault(struct ark_source *source, struct ark_place place, const char *format, ...)
{
    if (source->failed)
        return NULL;
    source->failed = true;
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
    ark_fail_at(source->error, ARK_ERROR_PACK, snippet->file, there.line, there.column, "%s%s%s",
                message, excerpt ? "\n" : "", excerpt ? excerpt : "");
    return NULL;
}
