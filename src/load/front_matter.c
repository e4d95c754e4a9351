/* YAML front matter. Knows YAML and facts, not Markdown. */
#include "load/front_matter.h"

#include <string.h>
#include <yaml.h>

enum { MOST_BYTES = 64 * 1024 };

static size_t line_end(const char *text, size_t len, size_t at)
{
    while (at < len && text[at] != '\n' && text[at] != '\r')
        at++;
    return at;
}

static size_t next_line(const char *text, size_t len, size_t end)
{
    if (end < len && text[end] == '\r')
        end++;
    if (end < len && text[end] == '\n')
        end++;
    return end;
}

static bool is_fence(const char *line, size_t len, bool closing)
{
    while (len && (line[len - 1] == ' ' || line[len - 1] == '\t'))
        len--;
    return len == 3 && (memcmp(line, "---", 3) == 0 || (closing && memcmp(line, "...", 3) == 0));
}

/* "key: ..." or a comment or nothing: else "---" was only a line across the page. */
static bool begins_like_yaml(const char *line, size_t len)
{
    const char *colon = memchr(line, ':', len);
    if (!len)
        return false;
    if (line[0] == '#' || is_fence(line, len, true))
        return true;
    return colon && colon > line && (colon + 1 == line + len || colon[1] == ' ') &&
           !strchr("-*>|` ", line[0]);
}

size_t ark_front_matter_length(const char *text, size_t len)
{
    size_t most = MIN(len, (size_t)MOST_BYTES);
    size_t end = line_end(text, most, 0);
    if (!is_fence(text, end, false))
        return 0;
    size_t at = next_line(text, most, end);
    if (!begins_like_yaml(text + at, line_end(text, most, at) - at))
        return 0;
    while (at < most) {
        end = line_end(text, most, at);
        if (is_fence(text + at, end - at, true))
            return next_line(text, len, end);
        at = next_line(text, most, end);
    }
    return 0;
}

struct facts {
    struct ark_document *doc;
    char *key;
    unsigned depth; /* 1 in the outermost mapping, 2 in a list or mapping below it */
    bool list;      /* at depth 2 */
};

static void scalar(struct facts *facts, const yaml_event_t *event)
{
    const char *value = (const char *)event->data.scalar.value;
    if (facts->depth == 1 && !facts->key) {
        facts->key = ark_document_plain(value, -1);
        return;
    }
    if (facts->key && (facts->depth == 1 || (facts->depth == 2 && facts->list))) {
        g_autofree char *plain = ark_document_plain(value, -1);
        ark_document_fact(facts->doc, facts->key, plain);
    }
    if (facts->depth == 1)
        g_clear_pointer(&facts->key, g_free);
}

static void nest(struct facts *facts, int by, bool list)
{
    facts->depth += (unsigned)by;
    if (by > 0 && facts->depth == 2)
        facts->list = list;
    if (by < 0 && facts->depth == 1)
        g_clear_pointer(&facts->key, g_free);
}

static void take(struct facts *facts, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        scalar(facts, event);
        break;
    case YAML_MAPPING_START_EVENT:
    case YAML_SEQUENCE_START_EVENT:
        nest(facts, 1, event->type == YAML_SEQUENCE_START_EVENT);
        break;
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT:
        nest(facts, -1, false);
        break;
    case YAML_ALIAS_EVENT:
        if (facts->depth == 1)
            g_clear_pointer(&facts->key, g_free);
        break;
    default:
        break;
    }
}

static void not_yaml(struct ark_load *load, const yaml_parser_t *parser, ark_atom file)
{
    struct ark_loc loc = {.file = file,
                          .line = (uint32_t)parser->problem_mark.line + 1,
                          .column = (uint32_t)parser->problem_mark.column + 1};
    ark_diag_add(load->diags, ARK_DIAG_WARNING, "front-matter", loc,
                 ark_say(load->lang,
                         "oplysningerne mellem »---«-linjerne er ikke gyldig YAML; resten af dem "
                         "er sprunget over",
                         "the facts between the \"---\" lines are not valid YAML; the rest of "
                         "them were skipped"));
}

/* Stops at the first mistake or at the end of the first document. */
void ark_front_matter_facts(struct ark_load *load, struct ark_document *doc, ark_atom file,
                            const char *text, size_t len)
{
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        return;
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)text, len);
    struct facts facts = {.doc = doc};
    for (bool more = true; more;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            not_yaml(load, &parser, file);
            break;
        }
        take(&facts, &event);
        more = event.type != YAML_DOCUMENT_END_EVENT && event.type != YAML_STREAM_END_EVENT &&
               facts.depth < 32;
        yaml_event_delete(&event);
    }
    g_free(facts.key);
    yaml_parser_delete(&parser);
}
