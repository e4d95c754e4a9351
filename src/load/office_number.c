/* Decimals, Roman numerals and letters. */
#include "load/office_number.h"

#include <stdbool.h>

static void append_roman(GString *out, int n, bool upper)
{
    static const struct {
        int value;
        const char *digits;
    } romans[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                  {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                  {5, "v"},    {4, "iv"},   {1, "i"}};
    gsize from = out->len;
    for (size_t i = 0; i < G_N_ELEMENTS(romans) && n < 4000; i++) {
        for (; n >= romans[i].value; n -= romans[i].value)
            g_string_append(out, romans[i].digits);
    }
    for (gsize i = from; upper && i < out->len; i++)
        out->str[i] = g_ascii_toupper(out->str[i]);
}

/* Behind z come aa, bb, cc. */
static void append_letters(GString *out, int n, char first)
{
    enum { LETTERS = 26, MOST = 26 * 9 };
    for (int times = (n - 1) / LETTERS + 1; n > 0 && n <= MOST && times > 0; times--)
        g_string_append_c(out, (char)(first + (n - 1) % LETTERS));
}

void office_append_number(GString *out, int n, char notation)
{
    if (notation == 'I' || notation == 'i')
        append_roman(out, n, notation == 'I');
    else if (notation == 'A' || notation == 'a')
        append_letters(out, n, notation);
    else
        g_string_append_printf(out, "%d", n);
}
