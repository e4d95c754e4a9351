/* Texts and properties of a model: languages, keys that collide with ours, viewpoints. */
#include <string.h>

#include "load/model.h"

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Short texts tend to repeat; long ones are kept as they come. */
static ark_atom keep(struct ark_model *model, const char *text, size_t len)
{
    enum { SHORT = 20 };
    return len <= SHORT ? ark_atom_intern_n(model->atoms, text, len)
                        : ark_atom_loose(model->atoms, text, len);
}

ark_atom ark_model_trimmed(struct ark_model *model, const char *text, size_t len)
{
    for (; len && is_space(text[0]); len--)
        text++;
    while (len && is_space(text[len - 1]))
        len--;
    if (!len)
        return ARK_ATOM_NONE;
    if (!memchr(text, '\r', len))
        return keep(model, text, len);
    g_autoptr(GString) clean = g_string_sized_new(len);
    for (size_t i = 0; i < len; i++) {
        if (text[i] != '\r')
            g_string_append_c(clean, text[i]);
        else if (i + 1 == len || text[i + 1] != '\n')
            g_string_append_c(clean, '\n');
    }
    return keep(model, clean->str, clean->len);
}

void ark_model_add_text(struct ark_model *model, struct ark_lang_texts *texts,
                        const struct ark_xml_attr *lang, const char *text, size_t len)
{
    struct ark_lang_text item = {
        lang && lang->len ? ark_model_atom(model, lang) : ARK_ATOM_NONE,
        ark_model_trimmed(model, text, len),
    };
    if (item.lang)
        ark_input_language(model->input, model->load->arena,
                           ark_atom_text(model->atoms, item.lang));
    if (item.text)
        ark_vec_push(&texts->items, item);
}

static bool is_danish(const char *lang)
{
    return g_ascii_strncasecmp(lang, "da", 2) == 0 && !g_ascii_isalpha(lang[2]);
}

ark_atom ark_model_choose(const struct ark_model *model, const struct ark_lang_texts *texts)
{
    ARK_VEC_EACH (struct ark_lang_text, item, texts->items) {
        if (item->lang && is_danish(ark_atom_text(model->atoms, item->lang)))
            return item->text;
    }
    return texts->items.n ? texts->items.v[0].text : ARK_ATOM_NONE;
}

static bool has_several_languages(const struct ark_lang_texts *texts)
{
    for (uint32_t i = 1; i < texts->items.n; i++) {
        if (texts->items.v[i].lang != texts->items.v[0].lang)
            return true;
    }
    return false;
}

bool ark_model_set_texts(struct ark_model *model, ark_ref ref, ark_atom key,
                         struct ark_lang_texts *texts)
{
    ark_atom chosen = ark_model_choose(model, texts);
    if (ref != ARK_REF_NONE)
        ark_builder_set_text(model->builder, ref, key, chosen);
    if (ref != ARK_REF_NONE && has_several_languages(texts)) {
        ARK_VEC_EACH (struct ark_lang_text, item, texts->items) {
            if (!item->lang)
                continue;
            g_autofree char *name = g_strdup_printf("%s@%s", ark_atom_text(model->atoms, key),
                                                    ark_atom_text(model->atoms, item->lang));
            ark_builder_set_text(model->builder, ref, ark_atom_intern(model->atoms, name),
                                 item->text);
        }
    }
    texts->items.n = 0;
    return chosen != ARK_ATOM_NONE;
}

void ark_model_nameless(struct ark_model *model, ark_ref element)
{
    if (element == ARK_REF_NONE ||
        ark_builder_get(model->builder, element, model->words.junction).type != ARK_NULL)
        return;
    ark_diag_add(model->load->diags, ARK_DIAG_NOTE, "missing-name",
                 ark_builder_loc(model->builder, element),
                 ark_say(model->load->lang, "elementet (%s) har intet navn; læst uden",
                         "the element (%s) has no name; read without"),
                 ark_atom_text(model->atoms, ark_builder_type(model->builder, element)));
}

ark_atom ark_model_user_key(struct ark_model *model, const char *name)
{
    if (!ark_model_owns_property(name) && !ark_look_owns_property(name))
        return ark_atom_intern(model->atoms, name);
    g_autofree char *key = g_strconcat("property:", name, NULL);
    return ark_atom_intern(model->atoms, key);
}

void ark_model_property(struct ark_model *model, ark_ref ref, ark_atom key, ark_atom value)
{
    if (ref == ARK_REF_NONE || !key)
        return;
    if (!value)
        value = ark_atom_intern(model->atoms, "");
    if (key != model->words.junction) {
        ark_builder_set_text(model->builder, ref, key, value);
        return;
    }
    bool either = g_ascii_strncasecmp(ark_atom_text(model->atoms, value), "or", 2) == 0;
    const char *kind = either ? "or" : "and";
    ark_builder_replace(
        model->builder, ref, key,
        ark_value_text(ark_atom_text(model->atoms, ark_atom_intern(model->atoms, kind)),
                       (uint32_t)strlen(kind)));
}

void ark_model_property_of(struct ark_model *model, ark_ref ref, ark_atom definition,
                           ark_atom value)
{
    struct ark_pending_property pending = {ref, definition, value};
    if (ref != ARK_REF_NONE)
        ark_vec_push(&model->properties, pending);
}

void ark_model_set_int(struct ark_model *model, ark_ref ref, ark_atom key, int64_t value)
{
    ark_builder_set(model->builder, ref, key, ark_value_int(value));
}

void ark_model_set_viewpoint(struct ark_model *model, ark_ref view, const char *text, size_t len)
{
    const char *known = ark_viewpoint_find(text, len);
    bool none = !len || (len == 1 && text[0] == '0') ||
                (len == 4 && g_ascii_strncasecmp(text, "none", 4) == 0);
    if (!none)
        ark_builder_set_text(model->builder, view, model->words.viewpoint,
                             known ? ark_atom_intern(model->atoms, known)
                                   : ark_atom_intern_n(model->atoms, text, len));
}
