/* References: links and figures, kept until the text that holds them is reported. */
#include "load/references.h"

#include <string.h>

/* Paths as people call them ("billeder/Løsning 1.png"); an address with a scheme stays as it is. */
static char *readable_target(const char *target)
{
    if (!strchr(target, '%') || strstr(target, "://"))
        return g_strdup(target);
    g_autofree char *decoded = g_uri_unescape_string(target, NULL);
    if (!decoded || !g_utf8_validate(decoded, -1, NULL))
        return g_strdup(target);
    char *plain = ark_document_plain(decoded, -1);
    return plain;
}

void ark_references_add(struct ark_references *references, bool figure, const char *text,
                        const char *target, struct ark_loc loc)
{
    struct ark_reference reference = {
        .figure = figure,
        .text = ark_document_plain(text ? text : "", -1),
        .target = readable_target(target ? target : ""),
        .loc = loc,
    };
    ark_vec_push(&references->items, reference);
}

static void forget(struct ark_references *references)
{
    ARK_VEC_EACH (struct ark_reference, reference, references->items) {
        g_free(reference->text);
        g_free(reference->target);
    }
    references->items.n = 0;
}

void ark_references_report(struct ark_references *references, struct ark_document *doc)
{
    ARK_VEC_EACH (struct ark_reference, reference, references->items) {
        if (reference->figure)
            ark_document_figure(doc, reference->text, reference->target, reference->loc);
        else
            ark_document_link(doc, reference->text, reference->target, reference->loc);
    }
    forget(references);
}

void ark_references_clear(struct ark_references *references)
{
    forget(references);
    ark_vec_clear(&references->items);
}
