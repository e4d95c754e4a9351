/* Attribute values as the formats of word processors have them. */
#pragma once

#include "load/xml.h"

/* NULL is never equal. */
bool office_is(const struct ark_xml_attr *attr, const char *text);
/* A whole number, within a million either way; `none` when there is no such attribute or number. */
int office_int(const struct ark_xml_attr *attr, int none);
/* With a closing NUL; NULL for none. Caller frees. */
char *office_copy(const struct ark_xml_attr *attr);
