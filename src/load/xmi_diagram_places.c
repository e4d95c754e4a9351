/* Places as files write them: numbers of attributes, and several numbers in one text. */
#include "load/number.h"
#include "load/xmi_internal.h"

int64_t ark_xmi_number(const struct ark_xml_tag *tag, uint32_t name)
{
    const struct ark_xml_attr *attr = ark_xml_attr(tag, name);
    int64_t number;
    return attr && ark_number_parse(attr->value, attr->len, &number) ? number : 0;
}

/* Up to `most` numbers with a mark between; gives how many. Blanks may be before them. */
static int numbers_in(const char *at, const char *end, char mark, int64_t *ret, int most)
{
    int n = 0;
    while (at < end && n < most) {
        const char *stop = memchr(at, mark, (size_t)(end - at));
        const char *next = stop ? stop + 1 : end;
        stop = stop ? stop : end;
        while (at < stop && g_ascii_isspace(*at))
            at++;
        if (!ark_number_parse(at, (size_t)(stop - at), &ret[n]))
            break;
        n++;
        at = next;
    }
    return n;
}

void ark_xmi_tell_points(struct xmi *x, const char *text, size_t len, const char *marks,
                         bool upwards)
{
    const char *at = text, *end = text + len;
    while (at < end) {
        const char *stop = memchr(at, marks[1], (size_t)(end - at));
        int64_t point[2];
        stop = stop ? stop : end;
        if (numbers_in(at, stop, marks[0], point, 2) == 2)
            ark_xmi_point(x, point[0], upwards ? -point[1] : point[1]);
        at = stop + 1;
    }
}

bool ark_xmi_read_box(const char *text, size_t len, struct xmi_shape *shape)
{
    int64_t box[4];
    if (numbers_in(text, text + len, ',', box, G_N_ELEMENTS(box)) < (int)G_N_ELEMENTS(box))
        return false;
    bool corners = text[len - 1] == ',';
    shape->x = box[0];
    shape->y = box[1];
    shape->w = corners ? box[2] - box[0] : box[2];
    shape->h = corners ? box[3] - box[1] : box[3];
    return true;
}
