/* Batches go round: the parser fills one while the handlers empty another. There are few, so that
 * the one who is ahead waits, and memory stays small. */
#include "load/xml_apart.h"

#include <string.h>

#include "base/vec.h"

enum { BATCHES = 4, BATCH_EVENTS = 2048, BATCH_BYTES = 128 * 1024 };

enum kind { START, END, NOTE };

struct event {
    const struct ark_xml_rule *rule;
    const char *local, *prefix, *uri;
    enum kind kind;
    uint8_t name, space;
    uint32_t line, column;
    uint32_t attr_count; /* START: so many of the next attributes */
    size_t text, len;    /* END, NOTE: where in the bytes */
};

struct batch {
    ARK_VEC(struct event) events;
    ARK_VEC(struct ark_xml_attr) attrs; /* `value` is set when they are handed on */
    ARK_VEC(size_t) values;             /* by attribute: where in the bytes */
    GString *bytes;
    bool last;
};

struct ark_xml_apart {
    struct batch batches[BATCHES];
    struct batch *filling;
    GAsyncQueue *full, *empty;
    int stopped; /* atomic */
    ark_xml_apart_fn parse;
    ark_xml_note_fn note;
    void *user, *data;
};

static void hand_over(struct ark_xml_apart *apart, bool last)
{
    apart->filling->last = last;
    g_async_queue_push(apart->full, apart->filling);
    apart->filling = last ? NULL : g_async_queue_pop(apart->empty);
}

static void record(struct ark_xml_apart *apart, const struct event *event)
{
    struct batch *batch = apart->filling;
    ark_vec_push(&batch->events, *event);
    if (batch->events.n >= BATCH_EVENTS || batch->bytes->len >= BATCH_BYTES)
        hand_over(apart, false);
}

/* With a NUL behind it, as texts of end tags have. */
static size_t keep(struct batch *batch, const char *text, size_t len)
{
    size_t at = batch->bytes->len;
    g_string_append_len(batch->bytes, text, (gssize)len);
    g_string_append_c(batch->bytes, '\0');
    return at;
}

void ark_xml_apart_start(struct ark_xml_apart *apart, const struct ark_xml_rule *rule,
                         const struct ark_xml_tag *tag)
{
    struct batch *batch = apart->filling;
    for (uint32_t i = 0; i < tag->attr_count; i++) {
        ark_vec_push(&batch->attrs, tag->attrs[i]);
        ark_vec_push(&batch->values, keep(batch, tag->attrs[i].value, tag->attrs[i].len));
    }
    record(apart, &(struct event){.rule = rule,
                                  .local = tag->local,
                                  .prefix = tag->prefix,
                                  .uri = tag->uri,
                                  .kind = START,
                                  .name = tag->name,
                                  .space = tag->space,
                                  .line = tag->line,
                                  .column = tag->column,
                                  .attr_count = tag->attr_count});
}

void ark_xml_apart_end(struct ark_xml_apart *apart, const struct ark_xml_rule *rule,
                       const char *text, size_t len)
{
    record(apart,
           &(struct event){
               .rule = rule, .kind = END, .text = keep(apart->filling, text, len), .len = len});
}

void ark_xml_apart_note(struct ark_xml_apart *apart, uint32_t line, const char *text)
{
    record(apart, &(struct event){.kind = NOTE,
                                  .line = line,
                                  .text = keep(apart->filling, text, strlen(text))});
}

bool ark_xml_apart_stopped(struct ark_xml_apart *apart)
{
    return g_atomic_int_get(&apart->stopped);
}

void ark_xml_apart_stop(struct ark_xml_apart *apart)
{
    g_atomic_int_set(&apart->stopped, 1);
}

static void replay(struct ark_xml_apart *apart, const struct event *event, const char *bytes,
                   const struct ark_xml_attr *attrs)
{
    struct ark_xml_tag tag = {.xml = apart->user,
                              .local = event->local,
                              .prefix = event->prefix,
                              .uri = event->uri,
                              .name = event->name,
                              .space = event->space,
                              .line = event->line,
                              .column = event->column,
                              .attrs = attrs,
                              .attr_count = event->attr_count};
    if (event->kind == START)
        event->rule->start(apart->data, &tag);
    else if (event->kind == END)
        event->rule->end(apart->data, bytes + event->text, event->len);
    else
        apart->note(apart->user, event->line, bytes + event->text);
}

static void handle(struct ark_xml_apart *apart, struct batch *batch)
{
    const char *bytes = batch->bytes->str;
    struct ark_xml_attr *attrs = batch->attrs.v;
    for (uint32_t i = 0; i < batch->attrs.n; i++)
        attrs[i].value = bytes + batch->values.v[i];
    for (uint32_t i = 0; i < batch->events.n && !ark_xml_apart_stopped(apart); i++) {
        replay(apart, &batch->events.v[i], bytes, attrs);
        if (batch->events.v[i].attr_count) /* without attributes there is no array to step in */
            attrs += batch->events.v[i].attr_count;
    }
    batch->events.n = batch->attrs.n = batch->values.n = 0;
    g_string_truncate(batch->bytes, 0);
}

static gpointer parse_apart(gpointer user)
{
    struct ark_xml_apart *apart = user;
    apart->parse(apart, apart->user);
    hand_over(apart, true);
    return NULL;
}

static void clear(struct ark_xml_apart *apart)
{
    for (int i = 0; i < BATCHES; i++) {
        struct batch *batch = &apart->batches[i];
        ark_vec_clear(&batch->events);
        ark_vec_clear(&batch->attrs);
        ark_vec_clear(&batch->values);
        g_string_free(batch->bytes, TRUE);
    }
    g_async_queue_unref(apart->full);
    g_async_queue_unref(apart->empty);
}

void ark_xml_apart_run(ark_xml_apart_fn parse, ark_xml_note_fn note, void *user, void *data)
{
    struct ark_xml_apart apart = {.full = g_async_queue_new(),
                                  .empty = g_async_queue_new(),
                                  .parse = parse,
                                  .note = note,
                                  .user = user,
                                  .data = data};
    for (int i = 0; i < BATCHES; i++) {
        apart.batches[i].bytes = g_string_new(NULL);
        if (i > 0)
            g_async_queue_push(apart.empty, &apart.batches[i]);
    }
    apart.filling = &apart.batches[0];
    GThread *thread = g_thread_new("xml", parse_apart, &apart);
    for (bool last = false; !last;) {
        struct batch *batch = g_async_queue_pop(apart.full);
        last = batch->last;
        handle(&apart, batch);
        g_async_queue_push(apart.empty, batch);
    }
    g_thread_join(thread);
    clear(&apart);
}
