/* Begrebslister: tables whose rows are concepts, with their terms and definitions, as the rules for
 * concept and data models describe them. Here is what the columns, and the facts about the whole
 * list, are called, and what the same is called in the FDA profile. Knows no graph and no file
 * format.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* What the words around a table say that it is: its caption, the heading above it. */
enum ark_concepts_said {
    ARK_CONCEPTS_NOT_SAID,
    ARK_CONCEPTS_GLOSSARY, /* "Ordliste" */
    ARK_CONCEPTS_LIST,     /* "Begrebsliste": then columns with weaker names count, too */
};
enum ark_concepts_said ark_concepts_said(const char *text);

/* Whether a table with these headers is a begrebsliste: it has columns for the Danish term and
 * the definition, and another one of a begrebsliste or `said`. If so, `properties` (of `n`) gets
 * the property that each column is called in the profile ("prefLabel (da)"), or NULL; a static
 * text. Two columns may have the same. */
bool ark_concept_columns(const char *const *headers, uint32_t n, enum ark_concepts_said said,
                         const char **properties);
/* The column of the term, and that of the definition: what each concept has. */
bool ark_concept_is_term(const char *property);
bool ark_concept_is_definition(const char *property);

/* The property that a fact about the model is called in the profile ("Modelstatus" is
 * "modelStatus"); NULL when the label is none. `ret_own` says whether only models have such a fact,
 * unlike "Kilde". */
const char *ark_concept_model_fact(const char *label, bool *ret_own);
