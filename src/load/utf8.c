/* What to say of a text that is not UTF-8. */
#include "load/utf8.h"

#include <string.h>

struct place {
    uint32_t line, column;
};

static struct place place_of(const char *text, size_t offset)
{
    struct place place = {1, 1};
    for (size_t i = 0; i < offset; i++) {
        bool ends = text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n');
        place.line += ends;
        place.column = ends ? 1 : place.column + 1;
    }
    return place;
}

static bool continues(char c)
{
    return ((unsigned char)c & 0xc0) == 0x80;
}

/* Danish in windows-1252: letters above 0x7F that stand alone, and nothing that is UTF-8. */
static bool looks_like_windows_1252(const char *text, size_t len)
{
    bool letters = false;
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c < 0x80)
            continue;
        if (i + 1 < len && c >= 0xc2 && continues(text[i + 1]))
            return false;
        letters |= strchr("\xe6\xf8\xe5\xc6\xd8\xc5\xe9\xe4\xf6\xfc", c) != NULL;
    }
    return letters;
}

bool ark_refuse_bytes(struct ark_load *load, const char *name, const char *format, const char *text,
                      size_t len, GError **error)
{
    const char *bad = text;
    g_utf8_validate(text, (gssize)len, &bad);
    size_t offset = (size_t)(bad - text);
    struct place at = place_of(text, offset);
    unsigned byte = (unsigned char)text[offset];
    if (len >= 2 && (memcmp(text, "\xff\xfe", 2) == 0 || memcmp(text, "\xfe\xff", 2) == 0))
        return ark_fail_at(
            error, ARK_ERROR_INPUT, name, 0, 0,
            ark_say(load->lang,
                    "filen er gemt som UTF-16; %s læses som UTF-8. Gem filen som UTF-8 i "
                    "dit redigeringsprogram.",
                    "the file is saved as UTF-16; %s is read as UTF-8. Save the file as "
                    "UTF-8 in your editor."),
            format);
    if (byte == 0)
        return ark_fail_at(error, ARK_ERROR_INPUT, name, at.line, at.column,
                           ark_say(load->lang,
                                   "byte 0x00; det er ikke en tekstfil. Angiv en %s-fil i "
                                   "UTF-8.",
                                   "byte 0x00; this is not a text file. Give a file of %s in "
                                   "UTF-8."),
                           format);
    if (looks_like_windows_1252(text, len))
        return ark_fail_at(
            error, ARK_ERROR_INPUT, name, at.line, at.column,
            ark_say(load->lang,
                    "byte 0x%02X er ikke UTF-8; filen ser ud til at være gemt som windows-1252 "
                    "(ANSI). Gem den som UTF-8 i dit redigeringsprogram.",
                    "byte 0x%02X is not UTF-8; the file seems to be saved as windows-1252 (ANSI). "
                    "Save it as UTF-8 in your editor."),
            byte);
    return ark_fail_at(error, ARK_ERROR_INPUT, name, at.line, at.column,
                       ark_say(load->lang,
                               "byte 0x%02X er ikke gyldig UTF-8. Ret tegnet, eller gem filen som "
                               "UTF-8 i dit redigeringsprogram.",
                               "byte 0x%02X is not valid UTF-8. Correct the character, or save "
                               "the file as UTF-8 in your editor."),
                       byte);
}
