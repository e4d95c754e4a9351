/* jansson's tree, and beside it the places of the objects: a scan of the bytes finds their braces,
 * whose order is that of the objects in the tree, since jansson keeps the order of keys and a key
 * may not stand twice. The scan also holds the limits, before anything is built. */
#include "load/json.h"

#include <string.h>

#include "base/limits.h"

struct scan {
    const char *file, *bytes;
    size_t len;
    enum ark_lang lang;
    ARK_VEC(struct ark_loc) braces;
    uint32_t line, depth, values;
    size_t line_begins;
};

static bool fail_limit(const struct scan *s, size_t at, bool depth, GError **error)
{
    uint32_t column = (uint32_t)(at - s->line_begins) + 1;
    if (depth)
        return ark_fail_at(error, ARK_ERROR_LIMIT, s->file, s->line, column,
                           ark_say(s->lang,
                                   "Objekterne ligger dybere inde i hinanden end grænsen på %d. En "
                                   "rigtig model gør ikke det; filen læses ikke.",
                                   "The objects are nested deeper than the limit of %d. No real "
                                   "model is; the file is not read."),
                           ARK_MAX_JSON_DEPTH);
    return ark_fail_at(
        error, ARK_ERROR_LIMIT, s->file, s->line, column,
        ark_say(s->lang, "Der er flere objekter og lister end grænsen på %u. Del modellen op.",
                "There are more objects and lists than the limit of %u. Split the "
                "model."),
        ARK_MAX_JSON_VALUES);
}

/* The index of the quote that closes the text which begins behind `at`. */
static size_t past_text(struct scan *s, size_t at)
{
    for (at++; at < s->len && s->bytes[at] != '"'; at++) {
        if (s->bytes[at] == '\\')
            at++;
    }
    return at;
}

static bool find_braces(struct scan *s, GError **error)
{
    for (size_t at = 0; at < s->len; at++) {
        switch (s->bytes[at]) {
        case '"':
            at = past_text(s, at);
            break;
        case '\n':
            s->line++;
            s->line_begins = at + 1;
            break;
        case '{':
            ark_vec_push(&s->braces, (struct ark_loc){
                                         .line = s->line,
                                         .column = (uint32_t)(at - s->line_begins) + 1,
                                     });
            G_GNUC_FALLTHROUGH;
        case '[':
            if (++s->depth > ARK_MAX_JSON_DEPTH || ++s->values > ARK_MAX_JSON_VALUES)
                return fail_limit(s, at, s->depth > ARK_MAX_JSON_DEPTH, error);
            break;
        case '}':
        case ']':
            s->depth -= s->depth > 0;
            break;
        default:
            break;
        }
    }
    return true;
}

static const struct {
    enum json_error_code code;
    struct ark_text text;
} sayings[] = {
    {json_error_premature_end_of_input,
     {{"Filen slutter, før det yderste objekt er lukket: den er skåret over. Hent eller gem den "
       "igen.",
       "The file ends before the outermost object is closed: it was cut short. Fetch or save it "
       "again."}}},
    {json_error_invalid_utf8,
     {{"Filens bytes er ikke UTF-8. Gem den igen fra værktøjet.",
       "The file's bytes are not UTF-8. Save it again from the tool."}}},
    {json_error_duplicate_key,
     {{"En nøgle står to gange i samme objekt. Slet den ene, eller gem filen igen fra værktøjet.",
       "A key stands twice in one object. Delete one, or save the file again from the tool."}}},
    {json_error_end_of_input_expected,
     {{"Der står mere efter det yderste objekt. Slet det, eller gem filen igen fra værktøjet.",
       "There is more after the outermost object. Delete it, or save the file again from the "
       "tool."}}},
    {json_error_invalid_syntax, /* last: for any other code */
     {{"Filen er ikke gyldig JSON. Gem den igen fra værktøjet.",
       "The file is not valid JSON. Save it again from the tool."}}},
};

/* jansson counts columns in characters; the place is that of the last byte it took. */
static uint32_t column_of(const struct scan *s, const json_error_t *why)
{
    size_t end = (size_t)CLAMP(why->position, 0, (int)s->len), begin = end;
    while (begin && s->bytes[begin - 1] != '\n')
        begin--;
    return (uint32_t)(end - begin);
}

static bool fail_syntax(const struct scan *s, json_error_t *why, GError **error)
{
    size_t row = 0;
    while (row < G_N_ELEMENTS(sayings) - 1 && sayings[row].code != json_error_code(why))
        row++;
    g_autofree char *detail = g_utf8_make_valid(g_strdelimit(why->text, "\r\n", ' '), -1);
    return ark_fail_at(error, ARK_ERROR_INPUT, s->file, (uint32_t)MAX(why->line, 0),
                       column_of(s, why), "%s (jansson: %s)",
                       ark_text_in(sayings[row].text, s->lang), detail);
}

struct flatten {
    struct ark_json *json;
    const struct scan *scan;
};

/* As deep as the scan allows. */
static void add_value(struct flatten *f, json_t *value, const char *key, uint32_t parent)
{
    size_t i;
    json_t *item;
    if (json_is_array(value)) {
        json_array_foreach(value, i, item) add_value(f, item, key, parent);
        return;
    }
    if (!json_is_object(value))
        return;
    uint32_t own = f->json->objects.n;
    const struct ark_loc *brace = &f->scan->braces.v[own];
    ark_vec_push(&f->json->objects, (struct ark_json_object){
                                        .json = value,
                                        .key = key,
                                        .parent = own ? parent : own,
                                        .line = brace->line,
                                        .column = brace->column,
                                    });
    json_object_foreach(value, key, item) add_value(f, item, key, own);
    f->json->objects.v[own].end = f->json->objects.n;
}

bool ark_json_read(struct ark_load *load, struct ark_source *source, struct ark_json *ret,
                   GError **error)
{
    struct scan scan = {.file = ark_source_name(source), .lang = load->lang, .line = 1};
    json_error_t why;
    *ret = (struct ark_json){0};
    g_autofree char *bytes = ark_source_read_all(source, ARK_MAX_TEXT_BYTES, &scan.len, error);
    bool done = bytes != NULL;
    if (done) {
        size_t mark = g_str_has_prefix(bytes, "\xef\xbb\xbf") ? 3 : 0;
        scan.bytes = bytes + mark;
        scan.len -= mark;
        done = find_braces(&scan, error);
    }
    if (done) {
        ret->root = json_loadb(scan.bytes, scan.len,
                               JSON_REJECT_DUPLICATES | JSON_DECODE_INT_AS_REAL, &why);
        done = ret->root || fail_syntax(&scan, &why, error);
    }
    if (done) {
        struct flatten flatten = {ret, &scan};
        add_value(&flatten, ret->root, "", 0);
    }
    ark_vec_clear(&scan.braces);
    return done;
}

void ark_json_clear(struct ark_json *json)
{
    json_decref(json->root);
    ark_vec_clear(&json->objects);
}

const char *ark_json_get_text(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text && *text ? text : NULL;
}
