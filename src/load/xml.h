/* XML by events, for loaders: a format is a vocabulary and a table of rules.
 *
 * A rule says: inside state `in`, the element `name` leads to state `to`, with handlers at its
 * start and end; ARK_XML_ANY is every element that is not in the vocabulary. What no rule names is
 * skipped with everything below it, and so is every element of a namespace other than the root's
 * (elements without a namespace belong to the root's). Spellings of different dialects may share
 * one number in the vocabulary.
 *
 * Hostile input: no network, no external DTD, no entities (using one is an error), and the limits
 * of limits.h on depth, text and attributes. Whatever encoding libxml2 reads, handlers see UTF-8.
 */
#pragma once

#include "load/loader.h"

struct ark_xml; /* a running parse */

/* none, xsi:, xml:; a format that reads several namespaces numbers them from ARK_XML_OWN_SPACE. */
enum ark_xml_space { ARK_XML_PLAIN, ARK_XML_XSI, ARK_XML_XML, ARK_XML_OWN_SPACE };

/* A namespace may have several addresses (transitional and strict OOXML): one row for each. */
struct ark_xml_namespace {
    const char *uri;
    uint8_t space;
};

/* Numbers begin at 1; 0 is any word that is not in the vocabulary. A spelling stands there once per
 * space: elements and attributes without a prefix share one. */
struct ark_xml_word {
    const char *spelling;
    uint8_t number;
    uint8_t space; /* of an attribute; of an element, too, where the grammar has namespaces */
};

struct ark_xml_attr {
    uint32_t name;
    const char *local; /* as in the file, without prefix */
    const char *value; /* `len` bytes, no closing NUL */
    size_t len;
};

/* A start tag. Its number and space are those of its element's word. The place is that of its "<",
 * line and byte column (of the text as UTF-8), both exact at any size; column 0 means unknown (only
 * after a text longer than the parser's buffer). */
struct ark_xml_tag {
    struct ark_xml *xml;
    const char *local, *prefix, *uri; /* the last two may be NULL */
    uint8_t name, space;
    uint32_t line, column;
    const struct ark_xml_attr *attrs;
    uint32_t attr_count;
};

enum {
    ARK_XML_ANY = 0,
    ARK_XML_EVERY = 255, /* of a rule: each element that no other rule names in that state */
};

struct ark_xml_rule {
    uint8_t in, name, to;
    void (*start)(void *data, const struct ark_xml_tag *tag);
    /* If `text` is set the handler gets the character data inside the element, else "". */
    void (*end)(void *data, const char *text, size_t len);
    bool text;
};

/* States 0 (before the root) and 1 (skipping) belong to the parser; a format's own begin at 2. */
enum { ARK_XML_START, ARK_XML_SKIP, ARK_XML_OWN };

struct ark_xml_grammar {
    const struct ark_xml_word *words;
    uint32_t word_count;
    const struct ark_xml_rule *rules;
    uint32_t rule_count;
    uint8_t states, names; /* one more than the largest number used */
    /* With these, elements of just these namespaces (and of none) are read, not those of the
     * root's, and words are found by spelling and space. Those used most come first. */
    const struct ark_xml_namespace *namespaces;
    uint32_t namespace_count;
    /* Instead of a list, for a format whose namespaces have versions: the space of an address, 0
     * for that of elements without any. Elements of every namespace are then read. What is not in
     * the vocabulary has its space's number of `strangers`. */
    uint8_t (*space_of)(const char *uri);
    /* What is read is a piece of a document: nobody is told of prefixes that are not declared in
     * it. With `space_of`, such a prefix is its own address. */
    bool fragment;
    const uint8_t *strangers;
    /* For text between tags: gets each piece of character data, with the state it stands in; NULL:
     * only rules with `text` see any. Pieces in ARK_XML_SKIP are left out. */
    void (*characters)(void *data, uint8_t state, const char *text, size_t len);
};

/* Reads the source to its end. Errors have a place, what is wrong, and what to do. */
bool ark_xml_parse(struct ark_load *load, struct ark_source *source,
                   const struct ark_xml_grammar *grammar, void *data, GError **error);

/* For start handlers of a grammar with `characters` (whose parse is never ahead of its handlers):
 * nothing inside this element is read; its own end handler still runs. */
void ark_xml_skip(struct ark_xml *xml);
/* For handlers: ends the parse with this error (taken). */
void ark_xml_stop(struct ark_xml *xml, GError *error);
/* The attribute of that number, or NULL. */
const struct ark_xml_attr *ark_xml_attr(const struct ark_xml_tag *tag, uint32_t name);
/* Its value is this, or ends in this; of NULL neither is true. */
bool ark_xml_attr_is(const struct ark_xml_attr *attr, const char *text);
bool ark_xml_attr_ends(const struct ark_xml_attr *attr, const char *tail);

/* What the first bytes of a file show, without parsing: the root's start tag. */
struct ark_xml_sniff {
    bool is_xml; /* begins as XML does */
    char *root;  /* name with prefix; NULL when not within the bytes */
    char *tag;   /* the start tag as far as it is there */
    uint32_t line, column;
};
void ark_xml_sniff(const struct ark_peek *peek, struct ark_xml_sniff *ret);
void ark_xml_sniff_clear(struct ark_xml_sniff *sniff);
/* Whether the root is `local` (with any prefix) and the tag mentions `namespace_part`. */
bool ark_xml_sniff_is(const struct ark_xml_sniff *sniff, const char *local,
                      const char *namespace_part);
