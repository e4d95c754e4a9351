/* The push parser: libxml2's SAX2 events, matched against a grammar. Knows no format. */
#define _GNU_SOURCE /* memrchr */
#include "load/xml.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>
#include <sys/stat.h>

#include "base/limits.h"
#include "load/xml_apart.h"
#include "load/xml_charset.h"
#include "load/xml_error.h"

enum {
    WORD_SLOTS = 512,
    MOST_NAMESPACES = 32,
    LARGE_FILE = 4 * 1024 * 1024, /* worth a thread */
    FEED_BYTES = 128 * 1024,
};

static const char xsi_uri[] = "http://www.w3.org/2001/XMLSchema-instance";

struct word_slot {
    const xmlChar *spelling; /* interned in the parser's dictionary: equal words, equal pointers */
    uint8_t number, space;
};

/* Where we are in the text: the byte offset up to which line breaks were looked for, and where the
 * last line found began. */
struct position {
    uint64_t seen, line_start;
    uint32_t line;
    bool exact; /* no bytes were lost since `line_start` */
};

struct ark_xml {
    xmlParserCtxtPtr parser;
    const struct ark_xml_grammar *grammar;
    void *data;
    struct ark_load *load;
    const char *file;
    GError *error;
    struct word_slot words[WORD_SLOTS];
    const xmlChar *xsi, *root_uri;
    const xmlChar *uris[MOST_NAMESPACES]; /* of the grammar's namespaces, interned */
    uint32_t met;                         /* of them, where the grammar has `space_of` */
    uint8_t met_spaces[MOST_NAMESPACES];
    uint8_t *next; /* rule + 1 by state and name */
    struct {
        uint8_t state;
        uint8_t rule; /* + 1; 0 is none */
    } stack[ARK_MAX_XML_DEPTH + 1];
    uint32_t depth;
    uint32_t gathering; /* the depth of the element whose text is kept; 0 is none */
    GString *text;
    GPtrArray *copies; /* of attributes that had to be decoded */
    struct position at;
    bool finishing;
    char *conversion; /* what libxml2 says of bytes that are not of the file's encoding; or NULL */
    struct ark_xml_apart *apart; /* NULL: handlers are called at once */
    GError *stopped;             /* by a handler */
    struct feed *feed;
};

static uint32_t word_hash(const xmlChar *spelling, uint8_t space)
{
    uint64_t bits = (uint64_t)(uintptr_t)spelling * 0x9e3779b97f4a7c15u;
    return (uint32_t)(bits >> 40) + space * 7u;
}

static void learn_words(struct ark_xml *xml)
{
    for (uint32_t i = 0; i < xml->grammar->word_count; i++) {
        const struct ark_xml_word *word = &xml->grammar->words[i];
        const xmlChar *spelling = xmlDictLookup(xml->parser->dict, BAD_CAST word->spelling, -1);
        uint32_t at = word_hash(spelling, word->space) % WORD_SLOTS;
        for (; xml->words[at].spelling; at = (at + 1) % WORD_SLOTS)
            g_assert(xml->words[at].spelling != spelling || xml->words[at].space != word->space);
        xml->words[at] = (struct word_slot){spelling, word->number, word->space};
    }
    g_assert(xml->grammar->namespace_count <= MOST_NAMESPACES);
    for (uint32_t i = 0; i < xml->grammar->namespace_count; i++)
        xml->uris[i] =
            xmlDictLookup(xml->parser->dict, BAD_CAST xml->grammar->namespaces[i].uri, -1);
    xml->xsi = xmlDictLookup(xml->parser->dict, BAD_CAST xsi_uri, -1);
}

static uint8_t word_number(const struct ark_xml *xml, const xmlChar *spelling, uint8_t space)
{
    uint32_t at = word_hash(spelling, space) % WORD_SLOTS;
    for (; xml->words[at].spelling; at = (at + 1) % WORD_SLOTS) {
        if (xml->words[at].spelling == spelling && xml->words[at].space == space)
            return xml->words[at].number;
    }
    return 0;
}

static void index_rules(struct ark_xml *xml)
{
    const struct ark_xml_grammar *grammar = xml->grammar;
    xml->next = g_new0(uint8_t, (size_t)grammar->states * grammar->names);
    for (uint32_t i = 0; i < grammar->rule_count; i++) {
        const struct ark_xml_rule *rule = &grammar->rules[i];
        uint8_t *row = xml->next + rule->in * grammar->names;
        if (rule->name != ARK_XML_EVERY)
            row[rule->name] = (uint8_t)(i + 1);
    }
    for (uint32_t i = 0; i < grammar->rule_count; i++) {
        uint8_t *row = xml->next + grammar->rules[i].in * grammar->names;
        for (uint32_t name = 0; name < grammar->names; name++) {
            if (grammar->rules[i].name == ARK_XML_EVERY && !row[name])
                row[name] = (uint8_t)(i + 1);
        }
    }
}

void ark_xml_skip(struct ark_xml *xml)
{
    g_assert(!xml->apart);
    xml->stack[xml->depth].state = ARK_XML_SKIP;
}

/* From the parser's side. */
static void fail(struct ark_xml *xml, GError *error)
{
    if (xml->error)
        g_error_free(error);
    else
        xml->error = error;
    xmlStopParser(xml->parser);
}

/* From the handlers' side, which the parser may be ahead of. */
void ark_xml_stop(struct ark_xml *xml, GError *error)
{
    if (xml->stopped)
        g_error_free(error);
    else
        xml->stopped = error;
    if (xml->apart)
        ark_xml_apart_stop(xml->apart);
    else
        xmlStopParser(xml->parser);
}

/* No event counts any more. */
static bool is_over(struct ark_xml *xml)
{
    if (!xml->apart)
        return xml->error || xml->stopped;
    if (!xml->error && ark_xml_apart_stopped(xml->apart))
        xmlStopParser(xml->parser);
    return xml->error || ark_xml_apart_stopped(xml->apart);
}

static uint32_t count_breaks(const char *from, const char *to)
{
    uint32_t n = 0;
    while (from < to && (from = memchr(from, '\n', (size_t)(to - from)))) {
        n++;
        from++;
    }
    return n;
}

/* The place of the "<" of the tag whose attributes were just read: raw "<" can't stand in a tag, so
 * the nearest one before the parser's cursor is its beginning. Only bytes that were not looked at
 * before are searched for a line break, so the whole stays linear. */
static void locate(struct ark_xml *xml, struct ark_xml_tag *tag)
{
    const xmlParserInput *input = xml->parser->input;
    const char *base = (const char *)input->base, *cursor = (const char *)input->cur;
    const char *open = memrchr(base, '<', (size_t)(cursor - base));
    if (!open)
        open = base;
    uint64_t base_at = input->consumed, open_at = base_at + (uint64_t)(open - base);
    uint32_t line = (uint32_t)input->line - count_breaks(open, cursor);
    bool lost = base_at > xml->at.seen;
    const char *from = lost ? base : base + (xml->at.seen - base_at);
    const char *last = open > from ? memrchr(from, '\n', (size_t)(open - from)) : NULL;
    if (last) {
        xml->at.line_start = base_at + (uint64_t)(last - base) + 1;
        xml->at.exact = true;
    } else if (lost && line != xml->at.line) {
        xml->at.exact = false;
    }
    xml->at.line = line;
    xml->at.seen = open_at;
    tag->line = line;
    tag->column = xml->at.exact ? (uint32_t)(open_at - xml->at.line_start) + 1 : 0;
}

/* Asked once for each of the first addresses, which are pointers into the dictionary. */
static uint8_t asked_space(struct ark_xml *xml, const xmlChar *uri)
{
    for (uint32_t i = 0; i < xml->met; i++) {
        if (xml->uris[i] == uri)
            return xml->met_spaces[i];
    }
    uint8_t space = xml->grammar->space_of((const char *)uri);
    if (xml->met < MOST_NAMESPACES) {
        xml->met_spaces[xml->met] = space;
        xml->uris[xml->met++] = uri;
    }
    return space;
}

/* The format's own number for a namespace; 0 when it doesn't read it. */
static uint8_t own_space(struct ark_xml *xml, const xmlChar *uri)
{
    if (xml->grammar->space_of)
        return uri ? asked_space(xml, uri) : 0;
    for (uint32_t i = 0; i < xml->grammar->namespace_count; i++) {
        if (xml->uris[i] == uri)
            return xml->grammar->namespaces[i].space;
    }
    return 0;
}

static uint8_t space_of(struct ark_xml *xml, const xmlChar *prefix, const xmlChar *uri,
                        bool *ret_known)
{
    *ret_known = true;
    if (!prefix && !uri)
        return ARK_XML_PLAIN;
    if (uri == xml->xsi || (!uri && xmlStrEqual(prefix, BAD_CAST "xsi")))
        return ARK_XML_XSI;
    if (xmlStrEqual(prefix, BAD_CAST "xml"))
        return ARK_XML_XML;
    uint8_t own = own_space(xml, uri ? uri : prefix);
    if (own)
        return own;
    *ret_known = false;
    return ARK_XML_PLAIN;
}

/* libxml2 leaves an ampersand in an attribute as a reference, whichever way it was written: it
 * would build a tree from it. Copies last until the handler is done. */
static void decode_ampersands(struct ark_xml *xml, struct ark_xml_attr *attr)
{
    static const char reference[] = "&#38;";
    const size_t extra = sizeof reference - 2;
    const char *end = attr->value + attr->len;
    if (!memchr(attr->value, '&', attr->len))
        return;
    char *copy = g_malloc(attr->len + 1), *to = copy;
    for (const char *from = attr->value; from < end; from++) {
        *to++ = *from;
        if ((size_t)(end - from) > extra && memcmp(from, reference, extra + 1) == 0)
            from += extra;
    }
    g_ptr_array_add(xml->copies, copy);
    attr->value = copy;
    attr->len = (size_t)(to - copy);
}

static void read_attributes(struct ark_xml *xml, const xmlChar **raw, int n,
                            struct ark_xml_attr *attrs)
{
    for (int i = 0; i < n; i++, raw += 5) {
        bool known;
        uint8_t space = space_of(xml, raw[1], raw[2], &known);
        attrs[i].name = known ? word_number(xml, raw[0], space) : 0;
        attrs[i].local = (const char *)raw[0];
        attrs[i].value = (const char *)raw[3];
        attrs[i].len = (size_t)(raw[4] - raw[3]);
        decode_ampersands(xml, &attrs[i]);
    }
}

static void on_start(void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri,
                     int namespace_count, const xmlChar **namespaces, int attr_count, int defaulted,
                     const xmlChar **raw)
{
    struct ark_xml *xml = data;
    (void)namespace_count, (void)namespaces, (void)defaulted;
    if (is_over(xml))
        return;
    struct ark_xml_tag tag = {.xml = xml,
                              .local = (const char *)local,
                              .prefix = (const char *)prefix,
                              .uri = (const char *)uri};
    locate(xml, &tag);
    if (xml->depth >= ARK_MAX_XML_DEPTH || attr_count > ARK_MAX_XML_ATTRIBUTES) {
        fail(xml, ark_xml_limit_error(xml->load->lang, xml->file, tag.line, tag.column,
                                      xml->depth >= ARK_MAX_XML_DEPTH));
        return;
    }
    if (xml->depth == 0)
        xml->root_uri = uri;
    bool ours = !uri || uri == xml->root_uri;
    uint8_t space = ARK_XML_PLAIN;
    if (xml->grammar->namespace_count || xml->grammar->space_of) {
        space = own_space(xml, uri);
        ours = !uri || space || xml->grammar->space_of;
    }
    uint8_t state = xml->depth ? xml->stack[xml->depth].state : ARK_XML_START;
    uint8_t name = ours ? word_number(xml, local, space) : ARK_XML_ANY;
    if (!name && xml->grammar->strangers)
        name = xml->grammar->strangers[space];
    uint8_t rule = ours ? xml->next[state * xml->grammar->names + name] : 0;
    const struct ark_xml_rule *found = rule ? &xml->grammar->rules[rule - 1] : NULL;
    xml->depth++;
    xml->stack[xml->depth].state = found ? found->to : ARK_XML_SKIP;
    xml->stack[xml->depth].rule = rule;
    if (!found)
        return;
    if (found->text && !xml->gathering) {
        xml->gathering = xml->depth;
        g_string_truncate(xml->text, 0);
    }
    tag.name = name;
    tag.space = space;
    if (found->start) {
        struct ark_xml_attr attrs[ARK_MAX_XML_ATTRIBUTES];
        read_attributes(xml, raw, attr_count, attrs);
        tag.attrs = attrs;
        tag.attr_count = (uint32_t)attr_count;
        if (xml->apart)
            ark_xml_apart_start(xml->apart, found, &tag);
        else
            found->start(xml->data, &tag);
        g_ptr_array_set_size(xml->copies, 0);
    }
}

static void on_end(void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
    struct ark_xml *xml = data;
    (void)local, (void)prefix, (void)uri;
    if (is_over(xml) || xml->depth == 0)
        return;
    uint8_t rule = xml->stack[xml->depth].rule;
    bool gathered = xml->gathering == xml->depth;
    xml->depth--;
    if (gathered)
        xml->gathering = 0;
    const struct ark_xml_rule *found = rule ? &xml->grammar->rules[rule - 1] : NULL;
    if (!found || !found->end)
        return;
    const char *text = gathered ? xml->text->str : "";
    size_t len = gathered ? xml->text->len : 0;
    if (xml->apart)
        ark_xml_apart_end(xml->apart, found, text, len);
    else
        found->end(xml->data, text, len);
}

static void on_text(void *data, const xmlChar *bytes, int len)
{
    struct ark_xml *xml = data;
    if (is_over(xml))
        return;
    uint8_t state = xml->stack[xml->depth].state;
    if (xml->grammar->characters && xml->depth && state != ARK_XML_SKIP)
        xml->grammar->characters(xml->data, state, (const char *)bytes, (size_t)len);
    if (!xml->gathering)
        return;
    if (xml->text->len + (size_t)len > ARK_MAX_XML_TEXT) {
        fail(xml, ark_xml_text_limit_error(xml->load->lang, xml->file,
                                           (uint32_t)xml->parser->input->line));
        return;
    }
    g_string_append_len(xml->text, (const char *)bytes, len);
}

/* Asked for every entity but the five of XML itself; also while a DTD is read, where it is only
 * looking for earlier declarations. */
static xmlEntityPtr on_entity(void *data, const xmlChar *name)
{
    struct ark_xml *xml = data;
    xmlParserInputState state = xml->parser->instate;
    if (state != XML_PARSER_DTD && state != XML_PARSER_ENTITY_VALUE)
        fail(xml,
             ark_xml_entity_error(xml->load->lang, xml->file, (uint32_t)xml->parser->input->line,
                                  (uint32_t)xml->parser->input->col, (const char *)name));
    return NULL;
}

static void note_namespace(void *user, uint32_t line, const char *detail)
{
    struct ark_xml *xml = user;
    struct ark_loc loc = {ark_atom_intern(xml->load->atoms, xml->file), line, 0, 0};
    /* libxml2 tells of bytes that it has yet to find are no text */
    g_autofree char *valid = g_strdelimit(g_utf8_make_valid(detail, -1), "\r\n", ' ');
    ark_diag_add(xml->load->diags, ARK_DIAG_WARNING, "xml-namespace", loc,
                 ark_say(xml->load->lang, "fejl i XML-navnerum; læst, som om det var erklæret (%s)",
                         "XML namespace error; read as if it were declared (%s)"),
                 valid);
}

static void on_problem(void *data, xmlErrorPtr problem)
{
    struct ark_xml *xml = data;
    if (problem->level == XML_ERR_FATAL && !is_over(xml)) {
        const xmlParserInput *input = xml->parser->input;
        bool at_end = xml->finishing && (!input || input->cur >= input->end);
        xmlError shown = *problem;
        if (at_end && xml->conversion) { /* there the text ends that could be made of the bytes */
            shown.code = XML_I18N_CONV_FAILED;
            shown.message = xml->conversion;
        }
        xml->error = ark_xml_error(xml->load->lang, xml->file, &shown, at_end);
    } else if (problem->level != XML_ERR_FATAL && problem->domain == XML_FROM_NAMESPACE &&
               !xml->grammar->fragment) {
        g_autofree char *detail = g_strchomp(g_strdup(problem->message));
        if (xml->apart)
            ark_xml_apart_note(xml->apart, (uint32_t)problem->line, detail);
        else
            note_namespace(xml, (uint32_t)problem->line, detail);
    }
}

/* What libxml2 tells of no parse in particular; without this it would be printed. */
static void on_unplaced(void *data, xmlErrorPtr problem)
{
    struct ark_xml *xml = data;
    if (problem->domain == XML_FROM_I18N && !xml->conversion)
        xml->conversion = g_strdup(problem->message);
}

/* What libxml2 reads from. It pulls, which is faster than pushing to it, but in small pieces: they
 * are cut from larger ones. */
struct feed {
    struct ark_xml *xml;
    struct ark_source *source;
    GError *error; /* of the source */
    struct ark_xml_charset charset;
    char *raw; /* before it is UTF-8; NULL: the bytes are as libxml2 takes them */
    size_t used, len;
    char bytes[FEED_BYTES];
};

static gssize read_more(struct feed *feed)
{
    if (!feed->raw)
        return ark_source_read(feed->source, feed->bytes, sizeof feed->bytes, &feed->error);
    gssize n = ark_source_read(feed->source, feed->raw, sizeof feed->bytes / ARK_XML_CHARSET_GROWTH,
                               &feed->error);
    return n > 0 ? (gssize)ark_xml_to_utf8(&feed->charset, feed->raw, (size_t)n, feed->bytes) : n;
}

static int on_read(void *data, char *bytes, int len)
{
    struct feed *feed = data;
    if (feed->error)
        return -1;
    if (feed->used == feed->len) {
        gssize n = read_more(feed);
        feed->xml->finishing = n == 0;
        feed->used = 0;
        feed->len = n > 0 ? (size_t)n : 0;
        if (n <= 0)
            return (int)n;
    }
    size_t n = MIN((size_t)len, feed->len - feed->used);
    memcpy(bytes, feed->bytes + feed->used, n);
    feed->used += n;
    return (int)n;
}

/* Models have about one identifier per 200 bytes; room for them at once saves moving them. Gives
 * the size of the file, 0 when it is not known. */
static uint64_t expect(struct ark_load *load, const struct ark_source *source)
{
    struct stat about;
    const char *path = ark_source_path(source);
    if (!path || stat(path, &about) != 0)
        return 0;
    ark_atoms_expect(load->atoms, (uint32_t)MIN(about.st_size / 200, 1 << 24));
    ark_builder_expect(load->builder, (uint64_t)about.st_size);
    return (uint64_t)about.st_size;
}

static void parse(struct ark_xml_apart *apart, void *user)
{
    struct ark_xml *xml = user;
    xml->apart = apart;
    xmlSetStructuredErrorFunc(xml, on_unplaced); /* of this thread */
    xmlParseDocument(xml->parser);
    xmlSetStructuredErrorFunc(NULL, NULL);
}

/* What went wrong first counts; what a handler says concerns an earlier place than the parser has
 * come to. */
static bool outcome(struct ark_xml *xml, GError **error)
{
    GError **first = xml->stopped       ? &xml->stopped
                     : xml->feed->error ? &xml->feed->error
                                        : &xml->error;
    if (!*first)
        return true;
    g_propagate_error(error, g_steal_pointer(first));
    return false;
}

static struct feed *new_feed(struct ark_xml *xml, struct ark_source *source)
{
    struct feed *feed = g_new(struct feed, 1);
    size_t len;
    feed->xml = xml;
    feed->source = source;
    feed->error = NULL;
    feed->used = feed->len = 0;
    feed->charset = (struct ark_xml_charset){0};
    const char *head = ark_source_peek(source, &len, NULL); /* an error comes again */
    feed->raw = head && ark_xml_is_windows_1252(head, len)
                    ? g_malloc(sizeof feed->bytes / ARK_XML_CHARSET_GROWTH)
                    : NULL;
    return feed;
}

static struct ark_xml *new_parse(struct ark_load *load, struct ark_source *source,
                                 const struct ark_xml_grammar *grammar, void *data)
{
    xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
                             .startElementNs = on_start,
                             .endElementNs = on_end,
                             .characters = on_text,
                             .ignorableWhitespace = on_text,
                             .cdataBlock = on_text,
                             .getEntity = on_entity,
                             .serror = on_problem};
    struct ark_xml *xml = g_new0(struct ark_xml, 1);
    xml->grammar = grammar;
    xml->data = data;
    xml->load = load;
    xml->file = ark_source_name(source);
    xml->at = (struct position){.line = 1, .exact = true};
    xml->feed = new_feed(xml, source);
    xml->parser =
        xmlCreateIOParserCtxt(&handler, xml, on_read, NULL, xml->feed, XML_CHAR_ENCODING_NONE);
    xmlCtxtUseOptions(xml->parser, XML_PARSE_NONET | (xml->feed->raw ? XML_PARSE_IGNORE_ENC : 0));
    xml->text = g_string_new(NULL);
    xml->copies = g_ptr_array_new_with_free_func(g_free);
    learn_words(xml);
    index_rules(xml);
    return xml;
}

static void free_parse(struct ark_xml *xml)
{
    g_string_free(xml->text, TRUE);
    g_ptr_array_unref(xml->copies);
    g_free(xml->next);
    g_free(xml->conversion);
    g_clear_error(&xml->error);
    g_clear_error(&xml->stopped);
    g_clear_error(&xml->feed->error);
    g_free(xml->feed->raw);
    g_free(xml->feed);
    if (xml->parser->myDoc)
        xmlFreeDoc(xml->parser->myDoc);
    xmlFreeParserCtxt(xml->parser);
    g_free(xml);
}

bool ark_xml_parse(struct ark_load *load, struct ark_source *source,
                   const struct ark_xml_grammar *grammar, void *data, GError **error)
{
    struct ark_xml *xml = new_parse(load, source, grammar, data);
    bool large = expect(load, source) >= LARGE_FILE && g_get_num_processors() > 1;
    if ((large || load->apart) && !grammar->characters)
        ark_xml_apart_run(parse, note_namespace, xml, data);
    else
        parse(NULL, xml);
    bool done = outcome(xml, error);
    if (done)
        ark_xml_charset_tell(&xml->feed->charset, load, xml->file);
    free_parse(xml);
    return done;
}

const struct ark_xml_attr *ark_xml_attr(const struct ark_xml_tag *tag, uint32_t name)
{
    for (uint32_t i = 0; i < tag->attr_count; i++) {
        if (tag->attrs[i].name == name)
            return &tag->attrs[i];
    }
    return NULL;
}

bool ark_xml_attr_is(const struct ark_xml_attr *attr, const char *text)
{
    return ark_xml_attr_ends(attr, text) && attr->len == strlen(text);
}

bool ark_xml_attr_ends(const struct ark_xml_attr *attr, const char *tail)
{
    size_t len = strlen(tail);
    return attr && attr->len >= len && memcmp(attr->value + attr->len - len, tail, len) == 0;
}
