/* Requirements: the sentences and rows of documents that state one become nodes. First every text
 * is read, and what the document says of the words themselves; then it is known which of them
 * count. */
#include <string.h>

#include "base/sentence.h"
#include "link/requirement.h"

static bool is_stated(struct finding *finding, const struct modal_use *use)
{
    if (use->mentioned || !use->level)
        return false;
    bool quoted = finding->sentence.tokens.v[use->token].quote;
    return use->capital ? !quoted : ark_modal_states(&finding->sentence, use, NULL);
}

/* One of a level is enough: a sentence is a requirement once for each level it names. */
static void add_use(struct finding *finding, ark_ref node, const struct modal_use *use,
                    const char *id, uint32_t first)
{
    const struct modal_sentence *s = &finding->sentence;
    struct statement statement = {.node = node,
                                  .document = finding->documents.n,
                                  .text = s->text,
                                  .len = s->len,
                                  .word = s->text + use->from,
                                  .word_len = use->to - use->from,
                                  .level = use->level,
                                  .certain = use->capital,
                                  .id = id};
    for (uint32_t i = first; i < finding->statements.n; i++) {
        struct statement *old = &finding->statements.v[i];
        if (old->level != use->level)
            continue;
        if (use->capital && !old->certain)
            *old = statement;
        return;
    }
    ark_vec_push(&finding->statements, statement);
}

static void add_sentence(struct finding *finding, ark_ref node, const char *id)
{
    uint32_t first = finding->statements.n;
    ARK_VEC_EACH (const struct modal_use, use, finding->sentence.uses) {
        if (!is_stated(finding, use))
            continue;
        add_use(finding, node, use, id, first);
        if (use->capital && finding->documents.n)
            ark_vec_last(&finding->documents).capitals = true;
    }
}

/* What says what a word means says so to its end: "»BØR« er anbefalinger. Gør man det ikke, SKAL
 * man forklare hvorfor." */
void ark_statements_of_text(struct finding *finding, ark_ref node, const char *text, const char *id)
{
    const char *end = text + strlen(text);
    if (!ark_modal_in(text, (size_t)(end - text)))
        return;
    for (const char *at = text; at < end;) {
        if (*at == ' ' || *at == '\n') {
            at++;
            continue;
        }
        const char *sentence = at, *past = ark_sentence_end(at, end);
        at = past;
        if (!ark_modal_in(sentence, (size_t)(past - sentence)))
            continue;
        ark_modal_read(&finding->sentence, sentence, (size_t)(past - sentence));
        if (ark_modal_defines(&finding->sentence)) {
            bool lower = ark_modal_defines_lower_case(&finding->sentence);
            if (finding->documents.n)
                ark_vec_last(&finding->documents).defined |= lower;
            return;
        }
        add_sentence(finding, node, id);
    }
}

static void read_documents(struct finding *finding)
{
    const ark_atoms *atoms = ark_builder_atoms(finding->builder);
    ark_atom report = ark_atom_find(atoms, "Report"), table = ark_atom_find(atoms, "Table");
    ark_atom paragraph = ark_atom_find(atoms, "Paragraph"), item = ark_atom_find(atoms, "ListItem");
    for (ark_ref ref = 0; ref < finding->nodes; ref++) {
        ark_atom type = ark_builder_type(finding->builder, ref);
        if (!type)
            continue;
        if (type == report) {
            ark_vec_push(&finding->documents, (struct document_facts){.report = ref});
        } else if (type == table) {
            ref = ark_statements_of_table(finding, ref);
        } else if (type == paragraph || type == item) {
            struct ark_value text = ark_builder_get(finding->builder, ref, finding->text);
            if (text.type == ARK_TEXT)
                ark_statements_of_text(finding, ref, text.text, NULL);
        }
    }
}

void ark_link_requirements(ark_builder *builder, const ark_ref *parents, uint32_t nodes,
                           enum ark_modals modals)
{
    ark_atoms *atoms = ark_builder_atoms(builder);
    struct finding finding = {.builder = builder,
                              .nodes = nodes,
                              .parents = parents,
                              .text = ark_atom_intern(atoms, "text"),
                              .column = ark_atom_intern(atoms, "column")};
    read_documents(&finding);
    ark_requirement_nodes(&finding, modals);
    ark_modal_clear(&finding.sentence);
    ark_vec_clear(&finding.statements);
    ark_vec_clear(&finding.audiences);
    ark_vec_clear(&finding.documents);
}
