/* What goes wrong in XML, said to a person. */
#pragma once

#include <libxml/xmlerror.h>
#include <stdbool.h>

#include "base/error.h"

/* libxml2's fatal error; `at_end` when the file ended too early. */
GError *ark_xml_error(enum ark_lang lang, const char *file, const xmlError *problem, bool at_end);
GError *ark_xml_limit_error(enum ark_lang lang, const char *file, uint32_t line, uint32_t column,
                            bool depth);
GError *ark_xml_text_limit_error(enum ark_lang lang, const char *file, uint32_t line);
GError *ark_xml_entity_error(enum ark_lang lang, const char *file, uint32_t line, uint32_t column,
                             const char *entity);
