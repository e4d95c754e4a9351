/* Parsing in a thread of its own: on a large file, libxml2 and a format's handlers take about the
 * same time, so they work side by side. The parser's thread records what the handlers are to be
 * called with, in batches; the thread that called runs them, in order. Knows neither libxml2 nor
 * formats. */
#pragma once

#include "load/xml.h"

struct ark_xml_apart;

/* Called in the other thread: parses, and records with the functions below. */
typedef void (*ark_xml_apart_fn)(struct ark_xml_apart *apart, void *user);
/* Called here with what `ark_xml_apart_note` recorded. */
typedef void (*ark_xml_note_fn)(void *user, uint32_t line, const char *text);

/* Returns when `parse` has returned and everything it recorded was handled, or was left out after
 * `ark_xml_apart_stop`. `data` is for the handlers, `user` for the two functions. */
void ark_xml_apart_run(ark_xml_apart_fn parse, ark_xml_note_fn note, void *user, void *data);

/* In the parser's thread. All that is given is copied, but for `rule` and the names of `tag`, which
 * must stay until the run is over. */
void ark_xml_apart_start(struct ark_xml_apart *apart, const struct ark_xml_rule *rule,
                         const struct ark_xml_tag *tag);
void ark_xml_apart_end(struct ark_xml_apart *apart, const struct ark_xml_rule *rule,
                       const char *text, size_t len);
void ark_xml_apart_note(struct ark_xml_apart *apart, uint32_t line, const char *text);
/* Nothing more is wanted. */
bool ark_xml_apart_stopped(struct ark_xml_apart *apart);

/* In a handler: no handler is called any more. */
void ark_xml_apart_stop(struct ark_xml_apart *apart);
