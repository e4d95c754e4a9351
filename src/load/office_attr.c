/* Attribute values, which have no closing NUL, as words, numbers and copies. */
#include "load/office_attr.h"

#include <stdlib.h>
#include <string.h>

bool office_is(const struct ark_xml_attr *attr, const char *text)
{
    return attr && attr->len == strlen(text) && memcmp(attr->value, text, attr->len) == 0;
}

int office_int(const struct ark_xml_attr *attr, int none)
{
    enum { LONGEST = 20, MOST = 1000000 };
    char digits[LONGEST + 1], *end;
    if (!attr || !attr->len || attr->len > LONGEST)
        return none;
    memcpy(digits, attr->value, attr->len);
    digits[attr->len] = '\0';
    long value = strtol(digits, &end, 10);
    return *end ? none : (int)CLAMP(value, -MOST, MOST);
}

char *office_copy(const struct ark_xml_attr *attr)
{
    return attr ? g_strndup(attr->value, attr->len) : NULL;
}
