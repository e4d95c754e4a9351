/* The looks of views: their names, and their values in words of our own. */
#include "load/look.h"

#include <math.h>
#include <string.h>

#include "load/number.h"

static const char *const keys[] = {
#define X(field, key) key,
    ARK_LOOK_ROWS(X)
#undef X
        NULL,
};

struct ark_look_words ark_look_words(ark_atoms *atoms)
{
    return (struct ark_look_words){
#define X(field, key) .field = ark_atom_intern(atoms, key),
        ARK_LOOK_ROWS(X)
#undef X
    };
}

bool ark_look_owns_property(const char *name)
{
    return g_strv_contains(keys, name);
}

void ark_look_register(ark_schema *schema)
{
    for (const char *const *key = keys; *key; key++)
        ark_schema_add(schema, ARK_SCHEMA_PROPERTY, *key);
}

static bool number_of(const struct ark_xml_attr *attr, int64_t *ret)
{
    return attr && ark_number_parse(attr->value, attr->len, ret);
}

static void set_word(ark_builder *builder, ark_ref ref, ark_atom key, const char *word)
{
    ark_builder_set_text(builder, ref, key, ark_atom_intern(ark_builder_atoms(builder), word));
}

void ark_look_int(ark_builder *builder, ark_ref ref, ark_atom key, const struct ark_xml_attr *attr,
                  int64_t usual)
{
    int64_t number;
    if (number_of(attr, &number) && number != usual && number >= 0)
        ark_builder_set(builder, ref, key, ark_value_int(number));
}

void ark_look_word(ark_builder *builder, ark_ref ref, ark_atom key, const struct ark_xml_attr *attr,
                   const char *const *words, size_t n)
{
    int64_t number;
    if (number_of(attr, &number) && number >= 0 && (uint64_t)number < n && words[number])
        set_word(builder, ref, key, words[number]);
}

void ark_look_opacity(ark_builder *builder, ark_ref ref, ark_atom key,
                      const struct ark_xml_attr *attr, int64_t most)
{
    int64_t number;
    if (number_of(attr, &number) && number >= 0 && number < most)
        ark_builder_set(builder, ref, key, ark_value_int((number * 100 + most / 2) / most));
}

void ark_look_font_size(ark_builder *builder, ark_ref ref, const struct ark_look_words *words,
                        const char *text, size_t len)
{
    enum { LARGEST = 1000 };
    char copy[32], *end;
    if (!len || len >= sizeof copy)
        return;
    memcpy(copy, text, len);
    copy[len] = '\0';
    double size = g_ascii_strtod(copy, &end);
    if (end != copy && *end == '\0' && isfinite(size) && size > 0 && size <= LARGEST)
        ark_builder_set(builder, ref, words->font_size, ark_value_real(size));
}

void ark_look_font_style(ark_builder *builder, ark_ref ref, const struct ark_look_words *words,
                         bool bold, bool italic)
{
    if (bold || italic)
        set_word(builder, ref, words->font_style,
                 bold && italic ? "bold italic"
                 : bold         ? "bold"
                                : "italic");
}
