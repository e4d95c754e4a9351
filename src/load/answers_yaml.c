/* Answers in YAML: which pack they answer, and a list of them under `svar` or `answers`. Only the
 * plain part of YAML, so that a person sees what is meant. Knows no rules. */
#include <string.h>
#include <yaml.h>

#include "base/limits.h"
#include "document/document.h"
#include "load/answers.h"
#include "load/utf8.h"

enum { BID = 90, MAYBE = 15, LONGEST_QUOTE = 60 };

struct reading {
    struct ark_answers_file file;
    yaml_parser_t parser;
    yaml_event_t event;
    bool has_event;
    char *pack, *version;
    bool has_list;
};

static bool is_list_key(const char *key, size_t len)
{
    return (len == 4 && memcmp(key, "svar", 4) == 0) ||
           (len == 7 && memcmp(key, "answers", 7) == 0);
}

/* What the lines at the left say. */
struct signs {
    bool list, pack;
};

/* A line that begins in the first column: "key:". */
static bool is_key_line(const char *line, size_t len, struct signs *signs)
{
    const char *colon = memchr(line, ':', len);
    if (!colon || colon == line || (colon + 1 < line + len && !strchr(" \r", colon[1])))
        return false;
    for (const char *at = line; at < colon; at++) {
        if (!g_ascii_isalnum(*at) && !strchr("_-", *at) && !(*at & 0x80))
            return false;
    }
    size_t blank = 1 + strspn(colon + 1, " ");
    bool opens = colon + blank >= line + len || strchr("\r\n#[{", colon[blank]);
    g_autofree char *key = g_strndup(line, (size_t)(colon - line));
    signs->list |= opens && is_list_key(key, strlen(key));
    signs->pack |= ark_answer_field(key) == ARK_ANSWER_PACK;
    return true;
}

static int bid(const struct ark_peek *peek)
{
    const char *at = peek->bytes, *end = peek->bytes + peek->len;
    struct signs signs = {0};
    if (memchr(at, 0, peek->len))
        return 0;
    const char *valid_end; /* the last character may be cut */
    g_utf8_validate(at, (gssize)peek->len, &valid_end);
    end = valid_end;
    if (peek->len >= 3 && memcmp(at, "\xef\xbb\xbf", 3) == 0)
        at += 3;
    while (at < end) {
        size_t len = MIN(strcspn(at, "\n"), (size_t)(end - at));
        bool cut = at + len == end && peek->len >= 4096;
        bool other = !len || strchr(" \t\r#", *at) || (signs.list && strchr("-]}", *at)) ||
                     (g_str_has_prefix(at, "---") && strspn(at, "-\r") == len);
        if (!other && !cut && !is_key_line(at, len, &signs))
            return 0;
        at += len + (at + len < end);
    }
    if (!signs.list)
        return 0;
    return signs.pack || strstr(peek->bytes, "status:") ? BID : MAYBE;
}

static uint32_t line_of(yaml_mark_t mark)
{
    return (uint32_t)mark.line + 1;
}

static bool fail_at(const struct reading *r, yaml_mark_t mark, GError **error, const char *text)
{
    return ark_fail_at(error, ARK_ERROR_INPUT, r->file.name, line_of(mark),
                       (uint32_t)mark.column + 1, "%s", text);
}

static bool fail(const struct reading *r, GError **error, const char *da, const char *en)
{
    return fail_at(r, r->event.start_mark, error, ark_say(r->file.load->lang, da, en));
}

static bool next(struct reading *r, GError **error)
{
    if (r->has_event)
        yaml_event_delete(&r->event);
    r->has_event = yaml_parser_parse(&r->parser, &r->event);
    if (!r->has_event) {
        g_autofree char *text = g_strdup_printf(
            ark_say(r->file.load->lang, "YAML kan ikke læses her: %s.", "YAML can't be read: %s."),
            r->parser.problem ? r->parser.problem : "?");
        return fail_at(r, r->parser.problem_mark, error, text);
    }
    if (r->event.type == YAML_ALIAS_EVENT)
        return fail(r, error, "Henvisninger (*navn) bruges ikke her. Skriv teksten.",
                    "Aliases (*name) are not used here. Write the text.");
    return true;
}

/* The scalar that is met, plain; "" for null. Caller frees; NULL on failure. */
static char *text_here(struct reading *r, GError **error)
{
    if (r->event.type != YAML_SCALAR_EVENT) {
        fail(r, error, "Her skal stå en tekst.", "A text is expected here.");
        return NULL;
    }
    const char *value = (const char *)r->event.data.scalar.value;
    bool quoted = r->event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    bool null = !quoted && (strcmp(value, "null") == 0 || strcmp(value, "~") == 0);
    return ark_document_plain(null ? "" : value, -1);
}

static bool fail_key(const struct reading *r, const char *key, GError **error)
{
    enum ark_lang lang = r->file.load->lang;
    const char *meant = ark_answers_nearest(key, lang);
    g_autofree char *hint =
        meant ? g_strdup_printf(ark_say(lang, " Mente du »%s«?", " Did you mean \"%s\"?"), meant)
              : g_strdup(ark_say(lang,
                                 " Der er id, titel, status, afvigelse, begrundelse, konsekvens, "
                                 "gæld, plan, godkendt af, dato og udløber.",
                                 " There are id, title, status, deviation, reason, consequence, "
                                 "debt, plan, approved by, date and expires."));
    g_autofree char *text =
        g_strdup_printf(ark_say(lang, "Ukendt felt »%.*s«.%s", "Unknown field \"%.*s\".%s"),
                        ark_error_quoted(key, LONGEST_QUOTE), key, hint);
    return fail_at(r, r->event.start_mark, error, text);
}

static struct ark_loc loc_here(const struct reading *r)
{
    return (struct ark_loc){.file = r->file.file,
                            .line = line_of(r->event.start_mark),
                            .column = (uint32_t)r->event.start_mark.column + 1};
}

static void clear_answer(struct ark_answer *answer)
{
    for (int i = 0; i < ARK_ANSWER_FIELDS; i++)
        g_free((char *)answer->texts[i]);
}

static bool read_field(struct reading *r, struct ark_answer *answer, GError **error)
{
    g_autofree char *key = text_here(r, error);
    if (!key)
        return false;
    enum ark_answer_field field = ark_answer_field(key);
    if (field >= ARK_ANSWER_PACK)
        return fail_key(r, key, error);
    if (answer->texts[field])
        return fail(r, error, "Feltet står to gange i samme svar. Slet det ene.",
                    "The field stands twice in one answer. Delete one of them.");
    if (!next(r, error))
        return false;
    answer->locs[field] = loc_here(r);
    answer->texts[field] = text_here(r, error);
    return answer->texts[field] && next(r, error);
}

static bool read_answer(struct reading *r, GError **error)
{
    struct ark_answer answer = {.loc = loc_here(r)};
    if (r->event.type != YAML_MAPPING_START_EVENT)
        return fail(r, error, "Her skal stå et svar, fx `- {id: AR 7.1, status: følger}`.",
                    "An answer is expected here, such as `- {id: AR 7.1, status: følger}`.");
    bool ok = next(r, error);
    while (ok && r->event.type != YAML_MAPPING_END_EVENT)
        ok = read_field(r, &answer, error);
    ok = ok && ark_answers_file_add(&r->file, &answer, error) && next(r, error);
    clear_answer(&answer);
    return ok;
}

static bool read_list(struct reading *r, GError **error)
{
    if (r->has_list)
        return fail(r, error, "Svarene står to gange. Saml dem i én liste.",
                    "The answers stand twice. Put them into one list.");
    r->has_list = true;
    if (r->event.type != YAML_SEQUENCE_START_EVENT)
        return fail(r, error, "Her skal stå en liste af svar, hvert med en bindestreg foran.",
                    "A list of answers is expected here, each with a dash in front.");
    bool ok = next(r, error);
    while (ok && r->event.type != YAML_SEQUENCE_END_EVENT)
        ok = read_answer(r, error);
    return ok && next(r, error);
}

static bool read_key(struct reading *r, GError **error)
{
    g_autofree char *key = text_here(r, error);
    if (!key)
        return false;
    enum ark_answer_field field = ark_answer_field(key);
    char **into = field == ARK_ANSWER_PACK      ? &r->pack
                  : field == ARK_ANSWER_VERSION ? &r->version
                                                : NULL;
    bool list = is_list_key(key, strlen(key));
    if (!into && !list)
        return fail(r, error, "Ukendt nøgle. Der er pakke, version og svar.",
                    "Unknown key. There are pack, version and answers.");
    if (into && *into)
        return fail(r, error, "Nøglen står to gange. Slet den ene.",
                    "The key stands twice. Delete one of them.");
    if (!next(r, error))
        return false;
    if (list)
        return read_list(r, error);
    *into = text_here(r, error);
    return *into && next(r, error);
}

static bool read_document(struct reading *r, GError **error)
{
    do {
        if (!next(r, error))
            return false;
    } while (r->event.type == YAML_STREAM_START_EVENT ||
             r->event.type == YAML_DOCUMENT_START_EVENT);
    if (r->event.type != YAML_MAPPING_START_EVENT)
        return fail(r, error, "Filen skal begynde med pakke, version og svar.",
                    "The file must begin with pack, version and answers.");
    bool ok = next(r, error);
    while (ok && r->event.type != YAML_MAPPING_END_EVENT)
        ok = read_key(r, error);
    /* The end of this document, then that of the file. */
    if (!ok || !next(r, error) || !next(r, error))
        return false;
    return r->event.type == YAML_STREAM_END_EVENT ||
           fail(r, error, "Filen har flere dokumenter. Lad der kun være ét.",
                "The file has several documents. Leave only one.");
}

static bool load(struct ark_load *load, struct ark_source *source, struct ark_input *input,
                 GError **error)
{
    size_t len;
    g_autofree char *bytes = ark_source_read_all(source, ARK_MAX_TEXT_BYTES, &len, error);
    if (!bytes)
        return false;
    const char *name = ark_source_name(source);
    if (!g_utf8_validate(bytes, (gssize)len, NULL))
        return ark_refuse_bytes(load, name, "YAML", bytes, len, error);
    struct reading r = {0};
    ark_answers_file_begin(&r.file, load, source, input);
    if (!yaml_parser_initialize(&r.parser))
        g_error("out of memory");
    yaml_parser_set_input_string(&r.parser, (const unsigned char *)bytes, len);
    yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
    bool ok = read_document(&r, error);
    if (ok)
        ark_answers_of(load->builder, r.file.answers, r.pack, r.version);
    if (r.has_event)
        yaml_event_delete(&r.event);
    yaml_parser_delete(&r.parser);
    g_free(r.pack);
    g_free(r.version);
    return ok;
}

const struct ark_loader ark_loader_answers_yaml = {
    .name = "answers-yaml",
    .title = {{"Svar (YAML)", "Answers (YAML)"}},
    .bid = bid,
    .load = load,
};
