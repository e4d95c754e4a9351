/* Consultation notes that are text: a heading for each party, remarks, and "Svar:" behind them, as
 * the beginning of a paragraph or as a heading of its own. */
#include <string.h>

#include "link/response.h"

enum { LONGEST_LABEL = 40, LEAST_ANSWERED = 2 }; /* characters; headings */

/* "Projektets svar:" in front of a text. */
struct label {
    enum response_column kind;
    const char *rest; /* what follows it; the whole text when there is none */
    const char *name; /* the arena's; NULL when there is none */
};

static struct label label_of(struct responding *responding, const char *text)
{
    struct label label = {RESPONSE_OTHER, text, NULL};
    const char *colon = strchr(text, ':');
    bool sure;
    if (!colon || g_utf8_strlen(text, colon - text) > LONGEST_LABEL ||
        (colon[1] && colon[1] != ' '))
        return label;
    label.name = ark_arena_strndup(responding->arena, text, (size_t)(colon - text));
    label.kind = ark_response_column(label.name, &sure);
    /* "Forslag: ..." may stand in any remark, and "Aarhus Kommune: ..." is the party itself. */
    bool plain = sure ? label.kind != RESPONSE_PARTY || !strchr(label.name, ' ')
                      : label.kind == RESPONSE_STATUS;
    label.kind = plain ? label.kind : RESPONSE_OTHER;
    if (label.kind != RESPONSE_OTHER)
        label.rest = colon + 1 + (colon[1] == ' ');
    return label;
}

/* What a section is to the note. */
enum part {
    PART_UNKNOWN,
    PART_OUTSIDE,
    PART_PARTY,  /* the remarks of a party, or of a theme, with answers */
    PART_REMARK, /* a heading of its own inside that */
    PART_ANSWER, /* likewise */
};

/* By node; only sections have one. */
struct note {
    struct responding *responding;
    unsigned char *parts;
    bool *answers; /* sections with an answer in them, and theirs that hold such */
    /* What is being read. */
    ark_ref part;
    enum response_column field;
    struct response now;
    GString *texts[RESPONSE_COLUMNS];
    bool open, labelled; /* some remark of the part had a label */
    uint32_t answers_left;
};

static bool is_block(const struct note *note, ark_ref ref)
{
    const struct responding *responding = note->responding;
    ark_atom type = ark_builder_type(responding->linking->builder, ref);
    return type == responding->paragraph || type == responding->list_item;
}

static bool is_section(const struct note *note, ark_ref ref)
{
    const struct linking *linking = note->responding->linking;
    return ref != ARK_REF_NONE && ark_builder_type(linking->builder, ref) == linking->section;
}

/* The section that a block is in; ARK_REF_NONE when it stands before the first heading. */
static ark_ref section_of(const struct note *note, ark_ref ref)
{
    const struct linking *linking = note->responding->linking;
    while (ref != ARK_REF_NONE && !is_section(note, ref))
        ref = linking->parents[ref];
    return ref;
}

/* A heading that is nothing but "Svar" or "Bemærkninger". */
static enum response_column heading_kind(const struct note *note, ark_ref section)
{
    const struct linking *linking = note->responding->linking;
    const char *name = ark_response_text(note->responding, section, linking->name);
    bool sure;
    enum response_column kind = ark_response_column(name, &sure);
    return sure && g_utf8_strlen(name, -1) <= LONGEST_LABEL && !ark_is_hearing(name)
               ? kind
               : RESPONSE_OTHER;
}

/* Marks the sections that hold an answer, when a consultation is spoken of above them. */
static void mark_answers(struct note *note)
{
    struct responding *responding = note->responding;
    const struct linking *linking = responding->linking;
    for (ark_ref ref = 0; ref < linking->nodes; ref++) {
        ark_ref section = ARK_REF_NONE;
        if (is_section(note, ref) && heading_kind(note, ref) == RESPONSE_ANSWER)
            section = linking->parents[ref];
        else if (is_block(note, ref) &&
                 label_of(responding, ark_response_text(responding, ref, linking->text)).kind ==
                     RESPONSE_ANSWER)
            section = section_of(note, ref);
        if (is_section(note, section) && ark_response_hearing(responding, section) != ARK_REF_NONE)
            note->answers[section] = true;
    }
}

static bool is_preface(const char *name)
{
    static const char *const words[] = {"indledning",   "baggrund",   "sammenfatning", "resumé",
                                        "proces",       "konklusi",   "opsamling",     "bilag",
                                        "formål",       "generelt",   "introduction",  "summary",
                                        "background",   "conclusion", "overblik",      "oversigt",
                                        "næste skridt", "om høring",  "process"};
    g_autofree char *folded = ark_folded_words(name);
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (g_str_has_prefix(folded, words[i]))
            return true;
    }
    return false;
}

/* How many sections directly below each have answers, and how many there are. */
struct siblings {
    uint32_t answered, all;
};

static void count_siblings(const struct note *note, struct siblings *siblings)
{
    const struct linking *linking = note->responding->linking;
    for (ark_ref ref = 0; ref < linking->nodes; ref++) {
        ark_ref above = linking->parents[ref];
        if (!is_section(note, ref) || above == ARK_REF_NONE)
            continue;
        siblings[above].all++;
        siblings[above].answered += note->answers[ref];
    }
}

/* Among parties with answers, one that has remarks and no answer. */
static bool is_unanswered_party(const struct note *note, ark_ref ref,
                                const struct siblings *siblings)
{
    const struct responding *responding = note->responding;
    const struct linking *linking = responding->linking;
    ark_ref above = linking->parents[ref];
    const char *name = ark_response_text(responding, ref, linking->name);
    return above != ARK_REF_NONE && siblings[above].answered >= LEAST_ANSWERED &&
           siblings[above].answered * 2 > siblings[above].all && !is_preface(name) &&
           !ark_is_hearing(name) && !ark_is_party_heading(name) &&
           ark_response_hearing(responding, above) != ARK_REF_NONE;
}

static void find_parts(struct note *note)
{
    const struct linking *linking = note->responding->linking;
    g_autofree struct siblings *siblings = g_new0(struct siblings, linking->nodes + 1);
    count_siblings(note, siblings);
    for (ark_ref ref = 0; ref < linking->nodes; ref++) {
        if (!is_section(note, ref))
            continue;
        ark_ref above = linking->parents[ref];
        bool inside = above != ARK_REF_NONE && note->parts[above] == PART_PARTY;
        enum response_column kind = inside ? heading_kind(note, ref) : RESPONSE_OTHER;
        note->parts[ref] = kind == RESPONSE_ANSWER    ? PART_ANSWER
                           : kind == RESPONSE_COMMENT ? PART_REMARK
                           : note->answers[ref] || is_unanswered_party(note, ref, siblings)
                               ? PART_PARTY
                               : PART_OUTSIDE;
    }
}

/* "Høringssvar fra KL" and "KL's bemærkninger" are about KL. */
static const char *party_of_heading(struct responding *responding, const char *heading)
{
    static const char *const fronts[] = {"Høringssvar fra ", "Svar fra ",      "Bemærkninger fra ",
                                         "Kommentarer fra ", "Response from ", "Comments from "};
    static const char *const backs[] = {"'s høringssvar",  "’s høringssvar",  "s høringssvar",
                                        "'s bemærkninger", "’s bemærkninger", "s bemærkninger"};
    for (size_t i = 0; i < G_N_ELEMENTS(fronts); i++) {
        if (g_str_has_prefix(heading, fronts[i]))
            return heading + strlen(fronts[i]);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(backs); i++) {
        if (g_str_has_suffix(heading, backs[i]))
            return ark_arena_strndup(responding->arena, heading,
                                     strlen(heading) - strlen(backs[i]));
    }
    return heading;
}

/* The outermost heading below the one that speaks of the consultation. A part further in is about a
 * section of the report, or a theme. */
static const char *party_of(struct note *note)
{
    struct responding *responding = note->responding;
    const struct linking *linking = responding->linking;
    ark_ref ref = note->part;
    ark_ref hearing = ark_response_hearing(responding, ref);
    if (hearing == ref) {
        const char *name = ark_response_text(responding, ref, linking->name);
        const char *party = party_of_heading(responding, name);
        return party == name ? NULL : party;
    }
    while (linking->parents[ref] != hearing && linking->parents[ref] != ARK_REF_NONE)
        ref = linking->parents[ref];
    if (ref != note->part && !note->now.section)
        note->now.section = ark_response_text(responding, note->part, linking->name);
    return party_of_heading(responding, ark_response_text(responding, ref, linking->name));
}

static const char *field(const struct note *note, enum response_column kind)
{
    const char *text = note->texts[kind]->str;
    return ark_is_placeholder(text) ? NULL : ark_arena_strdup(note->responding->arena, text);
}

static void flush(struct note *note)
{
    if (!note->open)
        return;
    struct response *now = &note->now;
    now->reference = field(note, RESPONSE_NUMBER);
    now->section = field(note, RESPONSE_SECTION);
    now->comment = field(note, RESPONSE_COMMENT);
    now->answer = field(note, RESPONSE_ANSWER);
    now->change = field(note, RESPONSE_CHANGE);
    now->status_text = field(note, RESPONSE_STATUS);
    const char *party = field(note, RESPONSE_PARTY);
    now->party = party ? party : now->party ? now->party : party_of(note);
    if (now->comment || now->answer)
        ark_vec_push(&note->responding->all, *now);
    note->open = false;
}

static void open_response(struct note *note, ark_ref at)
{
    flush(note);
    note->open = true;
    note->now = (struct response){.at = at, .report = ark_response_report(note->responding, at)};
    for (size_t i = 0; i < RESPONSE_COLUMNS; i++)
        g_string_truncate(note->texts[i], 0);
}

static void append(struct note *note, enum response_column kind, const char *text)
{
    GString *whole = note->texts[kind];
    if (whole->len && *text)
        g_string_append_c(whole, '\n');
    g_string_append(whole, text);
    note->field = kind;
}

/* Directly below "Høringssvar" the parties stand in front of their remarks: "KL: ...". */
static bool takes_party_label(const struct note *note)
{
    return ark_response_hearing(note->responding, note->part) == note->part;
}

static void read_unlabelled(struct note *note, ark_ref ref, const char *text, struct label label)
{
    bool party = label.name && takes_party_label(note);
    bool behind_answer = note->open && note->field != RESPONSE_COMMENT &&
                         note->field != RESPONSE_SECTION && note->field != RESPONSE_PARTY &&
                         note->field != RESPONSE_NUMBER;
    bool next = behind_answer && !note->labelled && note->answers_left;
    if (!note->open || next || party) {
        open_response(note, ref);
        if (party) {
            note->now.party = label.name;
            text = strchr(text, ':') + 1;
            text += *text == ' ';
        }
        append(note, RESPONSE_COMMENT, text);
    } else {
        append(note, behind_answer ? note->field : RESPONSE_COMMENT, text);
    }
}

/* A remark begins a response; so does what stands in front of one, when the last has an answer or
 * the very thing already. */
static bool begins_response(const struct note *note, enum response_column kind)
{
    bool head = kind == RESPONSE_COMMENT || kind == RESPONSE_PARTY || kind == RESPONSE_NUMBER;
    bool done = note->texts[RESPONSE_ANSWER]->len > 0 || note->texts[RESPONSE_CHANGE]->len > 0;
    bool again = (head || kind == RESPONSE_SECTION) && note->texts[kind]->len > 0;
    return !note->open || (head && done) || again;
}

static void read_block(struct note *note, ark_ref ref)
{
    struct responding *responding = note->responding;
    const char *text = ark_response_text(responding, ref, responding->linking->text);
    struct label label = label_of(responding, text);
    note->answers_left -= label.kind == RESPONSE_ANSWER && note->answers_left;
    if (label.kind == RESPONSE_OTHER) {
        read_unlabelled(note, ref, text, label);
        return;
    }
    note->labelled |= label.kind == RESPONSE_COMMENT;
    if (begins_response(note, label.kind))
        open_response(note, ref);
    append(note, label.kind, label.rest);
}

/* How many answers stand in the blocks of a part, for the question whether a remark follows. */
static uint32_t count_answers(const struct note *note, ark_ref part)
{
    struct responding *responding = note->responding;
    const struct linking *linking = responding->linking;
    uint32_t n = 0;
    for (ark_ref ref = part + 1; ref < linking->nodes && linking->parents[ref] >= part &&
                                 linking->parents[ref] != ARK_REF_NONE;
         ref++) {
        if (is_section(note, ref))
            break;
        n += is_block(note, ref) &&
             label_of(responding, ark_response_text(responding, ref, linking->text)).kind ==
                 RESPONSE_ANSWER;
    }
    return n;
}

static void begin_section(struct note *note, ark_ref ref)
{
    enum part part = note->parts[ref];
    if (part == PART_PARTY) {
        flush(note);
        note->part = ref;
        note->field = RESPONSE_COMMENT;
        note->labelled = false;
        note->answers_left = count_answers(note, ref);
    } else if (part == PART_OUTSIDE) {
        flush(note);
        note->part = ARK_REF_NONE;
    } else if (part == PART_REMARK) {
        flush(note);
        note->field = RESPONSE_COMMENT;
    } else if (note->open) {
        note->field = RESPONSE_ANSWER;
    }
}

static void read_note(struct note *note)
{
    const struct responding *responding = note->responding;
    const struct linking *linking = responding->linking;
    for (ark_ref ref = 0; ref < linking->nodes; ref++) {
        ark_atom type = ark_builder_type(linking->builder, ref);
        if (type == responding->report) {
            flush(note);
            note->part = ARK_REF_NONE;
        } else if (is_section(note, ref)) {
            begin_section(note, ref);
        } else if (note->part != ARK_REF_NONE && is_block(note, ref) &&
                   linking->parents[ref] != ARK_REF_NONE) {
            read_block(note, ref);
        }
    }
    flush(note);
}

static bool has_answers(const struct note *note)
{
    return memchr(note->answers, true, note->responding->linking->nodes) != NULL;
}

void ark_responses_of_lists(struct responding *responding)
{
    uint32_t nodes = responding->linking->nodes;
    struct note note = {.responding = responding,
                        .parts = g_malloc0(nodes + 1),
                        .answers = g_new0(bool, nodes + 1),
                        .part = ARK_REF_NONE};
    for (size_t i = 0; i < RESPONSE_COLUMNS; i++)
        note.texts[i] = g_string_new(NULL);
    mark_answers(&note);
    if (has_answers(&note)) {
        find_parts(&note);
        read_note(&note);
    }
    for (size_t i = 0; i < RESPONSE_COLUMNS; i++)
        g_string_free(note.texts[i], TRUE);
    g_free(note.parts);
    g_free(note.answers);
}
