/* The two languages that everything a person reads exists in. Danish is the default. */
#pragma once

enum ark_lang { ARK_DA, ARK_EN, ARK_LANGS };

/* A text in both languages; `.in[ARK_DA]`. An absent translation is NULL. */
struct ark_text {
    const char *in[ARK_LANGS];
};

/* The one of the two that the reader asked for: texts stand where they are used, side by side. A
 * macro, so that the compiler checks both as formats. */
#define ark_say(lang, da, en) ((lang) == ARK_EN ? (en) : (da))

/* The text in `lang`, else in the other language, else "". */
static inline const char *ark_text_in(struct ark_text text, enum ark_lang lang)
{
    const char *own = text.in[lang];
    const char *other = text.in[lang == ARK_EN ? ARK_DA : ARK_EN];
    return own ? own : other ? other : "";
}
