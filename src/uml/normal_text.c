/* The tables of spellings, and texts without what doesn't count. Knows no graph. */
#include "uml/normal_text.h"

#include <string.h>

char *ark_normal_text(const char *text)
{
    g_autofree char *composed = g_utf8_normalize(text ? text : "", -1, G_NORMALIZE_NFC);
    GString *out = g_string_new(NULL);
    for (const char *at = composed ? composed : ""; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (!g_unichar_isspace(c))
            g_string_append_unichar(out, c);
        else if (out->len && out->str[out->len - 1] != ' ')
            g_string_append_c(out, ' ');
    }
    if (out->len && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
    if (out->len > 1 && out->str[0] == '"' && out->str[out->len - 1] == '"') {
        g_string_truncate(out, out->len - 1);
        g_string_erase(out, 0, 1);
    }
    return g_string_free(out, FALSE);
}

char *ark_normal_key(const char *name)
{
    GString *out = g_string_new(NULL);
    g_autofree char *text = ark_normal_text(name);
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (g_unichar_isalnum(c))
            g_string_append_unichar(out, c);
        else if (out->len && out->str[out->len - 1] != '_')
            g_string_append_c(out, '_');
    }
    if (out->len && out->str[out->len - 1] == '_')
        g_string_truncate(out, out->len - 1);
    return g_string_free(out, FALSE);
}

/* The primitive types of UML, and what languages call them. */
static const struct {
    const char *name, *standard;
} types[] = {
    {"Boolean", "Boolean"}, {"boolean", "Boolean"}, {"bool", "Boolean"},
    {"Integer", "Integer"}, {"integer", "Integer"}, {"int", "Integer"},
    {"Real", "Real"},       {"real", "Real"},       {"double", "Real"},
    {"Double", "Real"},     {"float", "Real"},      {"Float", "Real"},
    {"String", "String"},   {"string", "String"},   {"UnlimitedNatural", "UnlimitedNatural"},
};

/* Others that tools have elements for without being asked. */
static const char *const more[] = {"byte",
                                   "Byte",
                                   "char",
                                   "Character",
                                   "date",
                                   "long",
                                   "Long",
                                   "short",
                                   "Short",
                                   "void",
                                   "unsigned char",
                                   "signed char",
                                   "unsigned int",
                                   "signed int",
                                   "short int",
                                   "long int",
                                   "long double",
                                   "unsigned long",
                                   "unsigned short",
                                   "wchar_t",
                                   "unsigned short int",
                                   "signed short int",
                                   "signed long int",
                                   "unsigned long int",
                                   NULL};

const char *ark_normal_type(const char *name)
{
    for (size_t i = 0; name && i < G_N_ELEMENTS(types); i++) {
        if (strcmp(types[i].name, name) == 0)
            return types[i].standard;
    }
    return name;
}

bool ark_normal_is_standard(const char *name)
{
    for (size_t i = 0; name && i < G_N_ELEMENTS(types); i++) {
        if (strcmp(types[i].name, name) == 0)
            return true;
    }
    return !name || !*name || g_strv_contains(more, name);
}

bool ark_normal_is_wrapper(const char *name)
{
    static const char *const names[] = {"",
                                        "Component View",
                                        "Data",
                                        "Deployment View",
                                        "EA Model",
                                        "EA_Model",
                                        "Logical View",
                                        "Model",
                                        "RootElement",
                                        "RootModel",
                                        "UML Model",
                                        "Use Case View",
                                        "model",
                                        "Entity Relationship Model",
                                        "untitledModel",
                                        NULL};
    return !name || g_strv_contains(names, name);
}

bool ark_normal_is_keyword(const char *label, const char *stereotype)
{
    static const char *const rows[][2] = {
        {"Deployment", "deploy"},
        {"Enumeration", "enum"},
        {"EnumerationLiteral", "enum"},
        {"PrimitiveType", "datatype"},
        {"PrimitiveType", "primitive"},
        {"UmlRealization", "realize"},
        {"Usage", "use"},
        {"PackageImport", "import"},
        {"PackageImport", "access"},
        {"Package", "folder"},
    };
    const char *metaclass = g_str_has_prefix(label, "Uml") ? label + 3 : label;
    if (g_ascii_strcasecmp(metaclass, stereotype) == 0)
        return true;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (strcmp(rows[i][0], label) == 0 && g_ascii_strcasecmp(rows[i][1], stereotype) == 0)
            return true;
    }
    return false;
}

bool ark_normal_is_default_role(const char *role, const char *type)
{
    gunichar first = g_utf8_get_char(role), other = g_utf8_get_char(type);
    return *role && *type && g_unichar_tolower(first) == g_unichar_tolower(other) &&
           strcmp(g_utf8_next_char(role), g_utf8_next_char(type)) == 0;
}
