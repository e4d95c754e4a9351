/* YAML: libyaml's events to our tree. The only file that includes <yaml.h>.
 *
 * libyaml counts characters and knows more line breaks than editors do; places are therefore
 * counted here, in bytes and '\n', with a cursor that walks the source once.
 */
#include "pack/yaml.h"

#include <stdio.h>
#include <string.h>
#include <yaml.h>

#include "base/limits.h"
#include "base/vec.h"
#include "pack/mistakes.h"
#include "pack/yaml_problem.h"

struct cursor {
    size_t chars, bytes, line_start;
    uint32_t line;
};

struct reader {
    yaml_parser_t parser;
    struct ark_yaml_file *file;
    struct cursor cursor;
};

bool ark_yaml_fail(const struct ark_yaml_file *file, const struct ark_yaml *at, GError **error,
                   const char *format, ...)
{
    if ((!error || *error) && !(file->mistakes && ark_mistakes_room(file->mistakes)))
        return false;
    va_list args;
    va_start(args, format);
    g_autofree char *message = g_strdup_vprintf(format, args);
    va_end(args);
    g_autofree char *excerpt = ark_error_excerpt(file->source, at->line, at->column);
    GError *own = NULL;
    ark_fail_at(&own, ARK_ERROR_PACK, file->name, at->line, at->column, "%s%s%s", message,
                excerpt ? "\n" : "", excerpt ? excerpt : "");
    if (file->mistakes)
        ark_mistakes_add(file->mistakes, at->line, at->column, own->message, strlen(own->message));
    if (error && !*error)
        g_propagate_error(error, own);
    else
        g_error_free(own);
    return false;
}

/* The next line of `message` that begins a mistake of the file: excerpts are indented. */
static const char *next_mistake(const char *message, const char *file)
{
    size_t len = strlen(file);
    for (const char *line = strchr(message, '\n'); line; line = strchr(line + 1, '\n')) {
        if (strncmp(line + 1, file, len) == 0 && line[1 + len] == ':')
            return line + 1;
    }
    return NULL;
}

/* The place that a mistake begins with, so that it is told in its turn. */
static struct ark_yaml place_told(const char *mistake, const char *file, const struct ark_yaml *at)
{
    struct ark_yaml place = *at;
    unsigned line, column;
    if (g_str_has_prefix(mistake, file) &&
        sscanf(mistake + strlen(file), ":%9u:%9u", &line, &column) == 2) {
        place.line = line;
        place.column = column;
    }
    return place;
}

bool ark_yaml_fail_with(const struct ark_yaml_file *file, const struct ark_yaml *at, GError **error,
                        GError *own)
{
    for (const char *one = own->message, *next; file->mistakes && one; one = next) {
        next = next_mistake(one, file->name);
        size_t len = next ? (size_t)(next - one) - 1 : strlen(one);
        struct ark_yaml place = place_told(one, file->name, at);
        ark_mistakes_add(file->mistakes, place.line, place.column, one, len);
    }
    if (error && !*error)
        g_propagate_error(error, own);
    else
        g_error_free(own);
    return false;
}

static void step(struct cursor *cursor, const char *source)
{
    bool breaks = source[cursor->bytes++] == '\n';
    while (((unsigned char)source[cursor->bytes] & 0xc0) == 0x80)
        cursor->bytes++;
    cursor->chars++;
    if (breaks) {
        cursor->line++;
        cursor->line_start = cursor->bytes;
    }
}

/* Steps to the character `index`, or the end. Eight bytes of ASCII without a line break are eight
 * steps at once. */
static void step_to(struct cursor *cursor, const struct ark_yaml_file *file, size_t index)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    while (cursor->chars < index && cursor->bytes < file->len) {
        uint64_t eight = ones << 7;
        if (index - cursor->chars >= sizeof eight && file->len - cursor->bytes >= sizeof eight)
            memcpy(&eight, file->source + cursor->bytes, sizeof eight);
        uint64_t breaks = eight ^ ones * '\n'; /* zero bytes where lines break */
        breaks = (breaks - ones) & ~breaks;    /* top bits there */
        if ((eight | breaks) & ones << 7) {
            step(cursor, file->source);
        } else {
            cursor->bytes += sizeof eight;
            cursor->chars += sizeof eight;
        }
    }
}

static struct ark_yaml place_at(const struct cursor *cursor)
{
    return (struct ark_yaml){.line = cursor->line,
                             .column = (uint32_t)(cursor->bytes - cursor->line_start) + 1,
                             .offset = (uint32_t)cursor->bytes};
}

/* Events come in the order of the text, errors may point back: then it starts over. */
static struct ark_yaml place_of_char(struct reader *r, size_t index)
{
    if (index < r->cursor.chars)
        r->cursor = (struct cursor){.line = 1};
    step_to(&r->cursor, r->file, index);
    return place_at(&r->cursor);
}

static struct ark_yaml place_of_byte(const struct ark_yaml_file *file, size_t offset)
{
    struct cursor cursor = {.line = 1};
    while (cursor.bytes < offset && cursor.bytes < file->len)
        step(&cursor, file->source);
    return place_at(&cursor);
}

/* Where what went wrong began; false when libyaml does not say. */
static bool start_of(struct reader *r, struct ark_yaml *ret)
{
    if (r->parser.error == YAML_READER_ERROR || !r->parser.context)
        return false;
    *ret = place_of_char(r, r->parser.context_mark.index);
    return true;
}

static const char *say_problem(struct reader *r, struct ark_yaml *at, uint32_t *ret_start)
{
    enum ark_lang lang = r->file->lang;
    enum ark_yaml_problem_at where;
    struct ark_yaml start = *at;
    bool tab = r->file->source[at->offset] == '\t';
    const char *said = ark_yaml_problem(r->parser.problem, tab, lang, &where);
    if (where != ARK_PROBLEM_HERE && start_of(r, &start) && where == ARK_PROBLEM_AT_START)
        *at = start;
    *ret_start = start.line < at->line ? start.line : 0;
    return said;
}

static void *fail_parse(struct reader *r)
{
    enum ark_lang lang = r->file->lang;
    struct ark_yaml at = r->parser.error == YAML_READER_ERROR
                             ? place_of_byte(r->file, r->parser.problem_offset)
                             : place_of_char(r, r->parser.problem_mark.index);
    const struct ark_mistakes *before = r->file->mistakes;
    if (before->items.n && ark_vec_last(&before->items).line == at.line)
        return NULL; /* it follows from that: what begins with * is seldom meant as an alias */
    uint32_t start = 0;
    const char *said = say_problem(r, &at, &start);
    g_autofree char *began = start ? g_strdup_printf(ark_say(lang, " Klammen begynder i linje %u.",
                                                             " The bracket begins on line %u."),
                                                     start)
                                   : g_strdup("");
    ark_yaml_fail(r->file, &at, NULL,
                  ark_say(lang, "ikke gyldig YAML: %s.%s", "not valid YAML: %s.%s"), said, began);
    return NULL;
}

/* Notes a mistake that reading can go on behind; false when there are enough. */
static bool note(struct reader *r, const yaml_event_t *event, const char *message)
{
    struct ark_yaml at = place_of_char(r, event->start_mark.index);
    ark_yaml_fail(r->file, &at, NULL, "%s", message);
    return r->file->mistakes->items.n <= ARK_MAX_ERRORS;
}

static void *fail_event(struct reader *r, yaml_event_t *event, const char *message)
{
    note(r, event, message);
    yaml_event_delete(event);
    return NULL;
}

static struct ark_yaml *node_new(struct reader *r, enum ark_yaml_kind kind,
                                 const yaml_event_t *event)
{
    struct ark_yaml *node = ARK_NEW(r->file->arena, struct ark_yaml);
    *node = place_of_char(r, event->start_mark.index);
    node->kind = kind;
    return node;
}

static enum ark_yaml_style style_of(yaml_scalar_style_t style)
{
    switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
        return ARK_YAML_QUOTED;
    case YAML_LITERAL_SCALAR_STYLE:
        return ARK_YAML_LITERAL;
    case YAML_FOLDED_SCALAR_STYLE:
        return ARK_YAML_FOLDED;
    default:
        return ARK_YAML_PLAIN;
    }
}

static struct ark_yaml *read_scalar(struct reader *r, yaml_event_t *event)
{
    const char *text = (const char *)event->data.scalar.value;
    size_t len = event->data.scalar.length;
    const char *nul = ark_say(r->file->lang, "teksten rummer et nul-tegn (\\0). Slet det.",
                              "the text has a NUL character (\\0). Delete it.");
    if (memchr(text, '\0', len) && !note(r, event, nul)) {
        yaml_event_delete(event);
        return NULL;
    }
    struct ark_yaml *node = node_new(r, ARK_YAML_SCALAR, event);
    node->style = style_of(event->data.scalar.style);
    node->text = ark_arena_strndup(r->file->arena, text, len);
    node->n = (uint32_t)len;
    yaml_event_delete(event);
    return node;
}

static struct ark_yaml *read_node(struct reader *r, yaml_event_t *event, unsigned depth);

/* The node that the next event begins; `ret_end` when the event is `end` instead. */
static struct ark_yaml *read_next(struct reader *r, unsigned depth, yaml_event_type_t end,
                                  bool *ret_end)
{
    yaml_event_t event;
    *ret_end = false;
    if (!yaml_parser_parse(&r->parser, &event))
        return fail_parse(r);
    if (event.type == end) {
        *ret_end = true;
        yaml_event_delete(&event);
        return NULL;
    }
    return read_node(r, &event, depth);
}

static struct ark_yaml *read_list(struct reader *r, yaml_event_t *event, unsigned depth)
{
    struct ark_yaml *node = node_new(r, ARK_YAML_LIST, event);
    yaml_event_delete(event);
    ARK_VEC(const struct ark_yaml *) items = {0};
    bool ended;
    struct ark_yaml *item;
    while ((item = read_next(r, depth, YAML_SEQUENCE_END_EVENT, &ended)))
        ark_vec_push(&items, item);
    size_t size = sizeof *items.v * items.n;
    node->n = items.n;
    node->items = items.n ? memcpy(ark_arena_alloc(r->file->arena, size), items.v, size) : NULL;
    ark_vec_clear(&items);
    return ended ? node : NULL;
}

static bool note_key(struct reader *r, const struct ark_yaml *key, const struct ark_yaml *first)
{
    enum ark_lang lang = r->file->lang;
    if (first)
        ark_yaml_fail(r->file, key, NULL,
                      ark_say(lang,
                              "nøglen `%s` står to gange (første gang i linje %u). Slet den ene.",
                              "the key `%s` stands twice (first on line %u). Delete one."),
                      key->text, first->line);
    else
        ark_yaml_fail(r->file, key, NULL,
                      ark_say(lang, "en nøgle skal være et ord.", "a key must be a word."));
    return r->file->mistakes->items.n <= ARK_MAX_ERRORS;
}

/* False when the mapping is at its end (`ret_end`) or reading can't go on. */
static bool read_pair(struct reader *r, unsigned depth, GHashTable *seen,
                      struct ark_yaml_pair *ret_pair, bool *ret_end)
{
    struct ark_yaml *key = read_next(r, depth, YAML_MAPPING_END_EVENT, ret_end);
    if (!key)
        return false;
    bool word = key->kind == ARK_YAML_SCALAR;
    const struct ark_yaml *first = word ? g_hash_table_lookup(seen, key->text) : NULL;
    if ((!word || first) && !note_key(r, key, first))
        return false;
    if (word && !first)
        g_hash_table_insert(seen, (char *)key->text, key);
    bool ended;
    struct ark_yaml *value = read_next(r, depth, YAML_NO_EVENT, &ended);
    *ret_pair = (struct ark_yaml_pair){key, value};
    return value != NULL;
}

static struct ark_yaml *read_map(struct reader *r, yaml_event_t *event, unsigned depth)
{
    struct ark_yaml *node = node_new(r, ARK_YAML_MAP, event);
    yaml_event_delete(event);
    ARK_VEC(struct ark_yaml_pair) pairs = {0};
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
    struct ark_yaml_pair pair;
    bool ended = false;
    while (read_pair(r, depth, seen, &pair, &ended))
        ark_vec_push(&pairs, pair);
    g_hash_table_unref(seen);
    size_t size = sizeof *pairs.v * pairs.n;
    node->n = pairs.n;
    node->pairs = pairs.n ? memcpy(ark_arena_alloc(r->file->arena, size), pairs.v, size) : NULL;
    ark_vec_clear(&pairs);
    return ended ? node : NULL;
}

/* What of YAML we refuse: NULL, or why. */
static const char *refusal(const yaml_event_t *event, enum ark_lang lang)
{
    const yaml_char_t *anchor = NULL, *tag = NULL;
    if (event->type == YAML_SCALAR_EVENT) {
        anchor = event->data.scalar.anchor;
        tag = event->data.scalar.tag;
    } else if (event->type == YAML_SEQUENCE_START_EVENT) {
        anchor = event->data.sequence_start.anchor;
        tag = event->data.sequence_start.tag;
    } else if (event->type == YAML_MAPPING_START_EVENT) {
        anchor = event->data.mapping_start.anchor;
        tag = event->data.mapping_start.tag;
    }
    if (anchor)
        return ark_say(lang, "ankre (`&navn`) er ikke tilladt. Skriv indholdet ud.",
                       "anchors (`&name`) are not allowed. Write the content out.");
    if (tag)
        return ark_say(
            lang,
            "mærker (`!type`) er ikke tilladt. Slet mærket, eller sæt teksten i anførselstegn.",
            "tags (`!type`) are not allowed. Delete the tag, or quote the text.");
    if (event->type == YAML_ALIAS_EVENT)
        return ark_say(lang,
                       "henvisninger (`*navn`) er ikke tilladt. Skriv indholdet ud, eller sæt "
                       "teksten i anførselstegn.",
                       "aliases (`*name`) are not allowed. Write the content out, or quote the "
                       "text.");
    return NULL;
}

static struct ark_yaml *read_node(struct reader *r, yaml_event_t *event, unsigned depth)
{
    const char *refused = refusal(event, r->file->lang);
    if (refused && !note(r, event, refused)) {
        yaml_event_delete(event);
        return NULL;
    }
    if (event->type == YAML_ALIAS_EVENT) {
        struct ark_yaml *node = node_new(r, ARK_YAML_SCALAR, event);
        node->text = "";
        yaml_event_delete(event);
        return node;
    }
    if (event->type == YAML_SCALAR_EVENT)
        return read_scalar(r, event);
    if (depth >= ARK_MAX_YAML_DEPTH) {
        g_autofree char *message =
            g_strdup_printf(ark_say(r->file->lang, "for dybt indlejret: højst %d lag.",
                                    "nested too deeply: at most %d levels."),
                            ARK_MAX_YAML_DEPTH);
        return fail_event(r, event, message);
    }
    return event->type == YAML_SEQUENCE_START_EVENT ? read_list(r, event, depth + 1)
                                                    : read_map(r, event, depth + 1);
}

/* Stream and document events around the one root node. */
static struct ark_yaml *read_root(struct reader *r)
{
    struct ark_yaml *root = NULL;
    enum ark_lang lang = r->file->lang;
    for (;;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&r->parser, &event))
            return fail_parse(r);
        switch (event.type) {
        case YAML_STREAM_START_EVENT:
        case YAML_DOCUMENT_END_EVENT:
            break;
        case YAML_DOCUMENT_START_EVENT:
            if (root)
                return fail_event(r, &event,
                                  ark_say(lang,
                                          "filen rummer flere dokumenter (`---`). Del den op.",
                                          "the file has several documents (`---`). Split it."));
            break;
        case YAML_STREAM_END_EVENT:
            if (!root)
                return fail_event(r, &event, ark_say(lang, "filen er tom.", "the file is empty."));
            yaml_event_delete(&event);
            return root;
        default:
            if (!(root = read_node(r, &event, 0)))
                return NULL;
            continue;
        }
        yaml_event_delete(&event);
    }
}

static bool check_bytes(const struct ark_yaml_file *file, GError **error)
{
    const char *end;
    if (g_utf8_validate(file->source, file->len, &end))
        return true;
    struct ark_yaml at = place_of_byte(file, (size_t)(end - file->source));
    return ark_fail_at(error, ARK_ERROR_PACK, file->name, at.line, at.column, "%s",
                       *end
                           ? ark_say(file->lang, "ikke gyldig UTF-8. Gem filen som UTF-8.",
                                     "not valid UTF-8. Save the file as UTF-8.")
                           : ark_say(file->lang,
                                     "her står et nul-tegn; en tekst har ingen. Er det den rigtige "
                                     "fil?",
                                     "there is a NUL character here; a text has none. Is it the "
                                     "right file?"));
}

const struct ark_yaml_file *ark_yaml_read(struct ark_arena *arena, const char *name,
                                          const char *bytes, size_t len, enum ark_lang lang,
                                          GError **error)
{
    if (len > ARK_MAX_TEXT_BYTES) {
        ark_fail_at(error, ARK_ERROR_PACK, name, 0, 0,
                    ark_say(lang, "filen er for stor: højst %llu MB.",
                            "the file is too large: at most %llu MB."),
                    ARK_MAX_TEXT_BYTES >> 20);
        return NULL;
    }
    if (len >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) {
        bytes += 3;
        len -= 3;
    }
    struct ark_yaml_file *file = ARK_NEW(arena, struct ark_yaml_file);
    *file = (struct ark_yaml_file){.arena = arena,
                                   .name = ark_arena_strdup(arena, name),
                                   .source = ark_arena_strndup(arena, bytes, len),
                                   .len = (uint32_t)len,
                                   .lang = lang};
    if (!check_bytes(file, error))
        return NULL;
    struct ark_mistakes mistakes = {0};
    struct reader r = {.file = file, .cursor = {.line = 1}};
    file->mistakes = &mistakes;
    if (!yaml_parser_initialize(&r.parser))
        g_error("yaml_parser_initialize: out of memory");
    yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r.parser, (const unsigned char *)file->source, len);
    file->root = read_root(&r);
    yaml_parser_delete(&r.parser);
    bool ok = ark_mistakes_tell(&mistakes, lang, error);
    ark_mistakes_clear(&mistakes);
    file->mistakes = NULL;
    return ok ? file : NULL;
}

const struct ark_yaml *ark_yaml_get(const struct ark_yaml *map, const char *key)
{
    for (uint32_t i = 0; map->kind == ARK_YAML_MAP && i < map->n; i++) {
        if (strcmp(map->pairs[i].key->text, key) == 0)
            return map->pairs[i].value;
    }
    return NULL;
}
