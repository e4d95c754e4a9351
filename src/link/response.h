/* Consultation notes (høringsnotater): what the files about responses share. */
#pragma once

#include "base/arena.h"
#include "link/internal.h"

/* response_words.c: the words of consultation notes */

enum response_column {
    RESPONSE_OTHER,
    RESPONSE_NUMBER,
    RESPONSE_PARTY,
    RESPONSE_SECTION, /* what the remark is about */
    RESPONSE_COMMENT,
    RESPONSE_ANSWER,
    RESPONSE_CHANGE, /* what was changed in the report */
    RESPONSE_STATUS,
    RESPONSE_COLUMNS
};

/* What a column, or the label in front of a paragraph ("Projektets svar"), is for. `*ret_sure`: the
 * words fit nothing else; "Spørgsmål" and "Vurdering" do, and count only where a consultation is
 * spoken of. */
enum response_column ark_response_column(const char *header, bool *ret_sure);
/* "ændret", "delvist ændret", "ikke ændret", "noteret", "afventer"; NULL when the words are not
 * known. Only the first clause counts, and a long one says nothing. `prose`: an answer, in which
 * "Ja" may be to a question and "Rettelsen ..." about one that was not made; else a cell for the
 * status. */
const char *ark_response_status(const char *text, bool prose);
/* "Ingen bemærkninger". */
bool ark_says_no_remarks(const char *text);
/* "Har ikke svaret". */
bool ark_says_no_response(const char *text);
/* That something is gone from the report ("slettet"), or is another than before ("rettet"). */
bool ark_says_removed(const char *text);
bool ark_says_changed(const char *text);
/* Nothing but sections: "7.3", "Afsnit 7.3 og bilag A". */
bool ark_is_place(const char *text);
/* Whether a heading, caption or title speaks of a consultation; a draft sent out in one does not.
 */
bool ark_is_hearing(const char *text);
/* The same of the title of a document; "Rapport sendt i høring" is a report. */
bool ark_is_note_title(const char *title);
/* Whether a heading announces the parties that were asked. */
bool ark_is_party_heading(const char *text);

/* One response while it is read. Texts are the builder's or the arena's; NULL: not there. */
struct response {
    ark_ref at;     /* the Row, or the Paragraph or ListItem that the remark begins with */
    ark_ref report; /* that it stands in */
    const char *reference, *party, *section, *comment, *answer, *change;
    const char *status, *status_text;
    ark_ref place; /* the Section it is about, once that is looked up; ARK_REF_NONE */
};

struct responding {
    struct linking *linking;
    struct ark_arena *arena; /* of this linking */
    ARK_VEC(struct response) all;
    ark_atom report, paragraph, list, list_item, header, caption, position;
};

/* responses.c */

/* Label Response and its properties and edges, Party and SENT_BY, REPEATS: for all documents. */
void ark_link_responses(struct linking *linking);
/* A text property; "" when there is none. */
const char *ark_response_text(const struct responding *responding, ark_ref ref, ark_atom key);
/* The Report that a node stands in; ARK_REF_NONE when there is none. */
ark_ref ark_response_report(const struct responding *responding, ark_ref ref);
/* The innermost Section or Report at or above `ref` that speaks of a consultation; ARK_REF_NONE. */
ark_ref ark_response_hearing(const struct responding *responding, ark_ref ref);

/* response_table.c, response_list.c: find responses, in the order of the documents */
void ark_responses_of_tables(struct responding *responding);
void ark_responses_of_lists(struct responding *responding);

/* response_party.c: Party, and SENT_BY from the responses to it */
void ark_link_parties(struct responding *responding);

/* response_place.c: CONCERNS, CHANGES and `missing` */
void ark_link_places(struct responding *responding);

/* response_likeness.c: REPEATS */
void ark_link_repeats(struct responding *responding);
