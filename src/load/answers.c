/* What an answer must have, whatever file it stands in. May not know rules: whether its id names
 * one is for linking to say. */
#include "load/answers.h"

#include "base/limits.h"
#include "base/nearest.h"

void ark_answers_file_begin(struct ark_answers_file *file, struct ark_load *load,
                            const struct ark_source *source, struct ark_input *input)
{
    *file =
        (struct ark_answers_file){.load = load, .input = input, .name = ark_source_name(source)};
    file->file = ark_atom_intern(load->atoms, file->name);
    struct ark_loc loc = {.file = file->file, .line = 1, .column = 1};
    file->answers = ark_answers_begin(load->builder, loc, input);
}

bool ark_answers_file_add(struct ark_answers_file *file, const struct ark_answer *answer,
                          GError **error)
{
    enum ark_lang lang = file->load->lang;
    static const enum ark_answer_field needed[] = {ARK_ANSWER_ID, ARK_ANSWER_STATUS};
    for (size_t i = 0; i < G_N_ELEMENTS(needed); i++) {
        const char *text = answer->texts[needed[i]];
        if (text && *text)
            continue;
        return ark_fail_at(
            error, ARK_ERROR_INPUT, file->name, answer->loc.line, answer->loc.column,
            needed[i] == ARK_ANSWER_ID
                ? ark_say(lang, "Svaret har intet %s. Skriv nummeret på den regel, det gælder.",
                          "The answer has no %s. Write the number of the rule that it is for.")
                : ark_say(lang,
                          "Svaret har ingen %s. Skriv følger, følger delvist, afviger eller ikke "
                          "relevant.",
                          "The answer has no %s. Write følger, følger delvist, afviger or ikke "
                          "relevant."),
            ark_answer_field_name(needed[i], lang));
    }
    if (file->count >= ARK_MAX_ANSWERS)
        return ark_fail_at(error, ARK_ERROR_LIMIT, file->name, answer->loc.line, answer->loc.column,
                           ark_say(lang, "Filen har flere svar end grænsen på %d. Del den.",
                                   "The file has more answers than the limit of %d. Split it."),
                           ARK_MAX_ANSWERS);
    ark_answers_add(file->load->builder, file->answers, ++file->count, answer, file->input);
    return true;
}

const char *ark_answers_nearest(const char *name, enum ark_lang lang)
{
    const char *known[ARK_ANSWER_FIELDS];
    for (int i = 0; i < ARK_ANSWER_FIELDS; i++)
        known[i] = ark_answer_field_name((enum ark_answer_field)i, lang);
    return ark_nearest(name, known, ARK_ANSWER_FIELDS);
}
