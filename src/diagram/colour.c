/* Colours: parsing and contrast. */
#include "diagram/colour.h"

#include <glib.h>
#include <math.h>
#include <string.h>

/* WCAG 2's level AA for text of normal size. */
#define READABLE 4.5

struct ark_colour ark_colour_rgb(uint32_t rgb)
{
    return (struct ark_colour){(rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0,
                               (rgb & 255) / 255.0, 1};
}

bool ark_colour_parse(const char *text, struct ark_colour *ret)
{
    if (!text || text[0] != '#' || strlen(text) != 7)
        return false;
    uint32_t rgb = 0;
    for (int i = 1; i < 7; i++) {
        int digit = g_ascii_xdigit_value(text[i]);
        if (digit < 0)
            return false;
        rgb = rgb << 4 | (uint32_t)digit;
    }
    *ret = ark_colour_rgb(rgb);
    return true;
}

struct ark_colour ark_colour_darker(struct ark_colour c, double share)
{
    double keep = 1 - share;
    return (struct ark_colour){c.r * keep, c.g * keep, c.b * keep, c.a};
}

struct ark_colour ark_colour_on_white(struct ark_colour c)
{
    double white = 1 - c.a;
    return (struct ark_colour){c.r * c.a + white, c.g * c.a + white, c.b * c.a + white, 1};
}

static double linear(double v)
{
    return v <= 0.03928 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static double luminance(struct ark_colour c)
{
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

double ark_colour_contrast(struct ark_colour a, struct ark_colour b)
{
    double la = luminance(a), lb = luminance(b);
    return (fmax(la, lb) + 0.05) / (fmin(la, lb) + 0.05);
}

struct ark_colour ark_colour_readable(struct ark_colour wanted, struct ark_colour ground)
{
    struct ark_colour black = ark_colour_rgb(0), white = ark_colour_rgb(0xffffff);
    if (ark_colour_contrast(wanted, ground) >= READABLE)
        return wanted;
    return ark_colour_contrast(black, ground) >= ark_colour_contrast(white, ground) ? black : white;
}
