/* Label expressions: fields of the thing, of the view and of the model. Archi's functions (${if:…},
 * ${wordwrap:…}) and its ways to other things ($connection{…}) are not known here. */
#include "diagram/expression.h"

#include <string.h>

#include "diagram/describe.h"

#define LONGEST 20000

struct asked {
    const struct ark_picture *picture;
    const struct ark_figure *figure; /* NULL when it is about the view or the model */
    ark_ref about;
};

static const char *property_of(const ark_graph *graph, ark_ref ref, const char *key)
{
    g_autofree char *kept = g_strconcat("property:", key, NULL);
    const char *text = ref == ARK_REF_NONE ? NULL : ark_graph_get_str(graph, ref, kept);
    if (!text && ref != ARK_REF_NONE)
        text = ark_graph_get_str(graph, ref, key);
    return text ? text : "";
}

/* NULL for a field that is not known. */
static const char *field_of(const struct asked *a, const char *field)
{
    const ark_graph *graph = a->picture->graph;
    const struct ark_figure *f = a->figure;
    if (g_str_has_prefix(field, "property:"))
        return property_of(graph, a->about, field + strlen("property:"));
    if (strcmp(field, "name") == 0 && f)
        return f->text;
    if (strcmp(field, "type") == 0 && f && f->thing != ARK_REF_NONE)
        return ark_describe_element(a->picture, f->thing);
    if (strcmp(field, "content") == 0 && f)
        return f->text;
    if (strcmp(field, "name") == 0 || strcmp(field, "documentation") == 0 ||
        strcmp(field, "specialization") == 0) {
        const char *text =
            a->about == ARK_REF_NONE ? NULL : ark_graph_get_str(graph, a->about, field);
        return text ? text : "";
    }
    return NULL;
}

/* "$", "$view" or "$model", then the field in braces. Moves `*p` behind it. */
static const char *read_field(const struct ark_picture *p, const struct ark_figure *f,
                              const char **at)
{
    struct asked asked = {p, f, f->thing != ARK_REF_NONE ? f->thing : f->node};
    const char *text = *at + 1;
    if (g_str_has_prefix(text, "view{")) {
        asked = (struct asked){p, NULL, p->view};
        text += strlen("view");
    } else if (*text != '{') {
        return NULL;
    }
    const char *end = strchr(text, '}');
    if (!end)
        return NULL;
    g_autofree char *field = g_strndup(text + 1, (gsize)(end - text - 1));
    *at = end + 1;
    return strchr(field, '$') || strchr(field, '{') ? NULL : field_of(&asked, field);
}

/* "${" or "$word{". */
static bool begins_field(const char *p)
{
    if (*p++ != '$')
        return false;
    while (g_ascii_isalpha(*p))
        p++;
    return *p == '{';
}

const char *ark_expression_text(const struct ark_picture *picture, const struct ark_figure *figure,
                                const char *expression)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (const char *p = expression; *p && out->len < LONGEST;) {
        if (begins_field(p)) {
            const char *text = read_field(picture, figure, &p);
            if (!text)
                return NULL;
            g_string_append(out, text);
        } else if (p[0] == '\\' && p[1] == 'n') {
            g_string_append_c(out, '\n');
            p += 2;
        } else {
            g_string_append_c(out, *p++);
        }
    }
    return ark_arena_strndup(picture->arena, out->str, out->len);
}
