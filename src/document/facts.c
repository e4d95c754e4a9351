/* Title blocks: a two-column table at the top of a report ("Projektnavn | DUBU") says what the
 * document is about; its pairs become facts on the Report. */
#include <string.h>

#include "document/internal.h"

/* Two of these in the left column make a title block; a glossary at the top has none. */
static const char *const fact_labels[] = {
    "arkitekt",
    "author",
    "authors",
    "afsender",
    "client",
    "copyright",
    "customer",
    "dato",
    "date",
    "document",
    "dokument",
    "dokumentansvarlig",
    "dokumentejer",
    "dokumentnavn",
    "dokumenttitel",
    "dokumenttype",
    "dokumentstatus",
    "ejer",
    "emne",
    "fase",
    "filnavn",
    "forfatter",
    "forfattere",
    "godkendelse",
    "godkendt",
    "godkendt af",
    "it-arkitekt",
    "journalnr",
    "journalnummer",
    "klassifikation",
    "kontakt",
    "kontaktperson",
    "kunde",
    "ledelsesansvarlig",
    "leverandør",
    "licens",
    "løsning",
    "løsningens navn",
    "myndighed",
    "nummer",
    "ordregiver",
    "organisation",
    "owner",
    "organization",
    "phase",
    "program",
    "project",
    "project name",
    "projekt",
    "projektejer",
    "projektfase",
    "projektleder",
    "projektnavn",
    "projektnummer",
    "projekttype",
    "publiceret",
    "reference",
    "revisionsdato",
    "sagsnr",
    "sagsnummer",
    "senest ændret",
    "sidst opdateret",
    "sprog",
    "status",
    "styregruppeformand",
    "supplier",
    "system",
    "systemejer",
    "systemnavn",
    "titel",
    "title",
    "type",
    "udarbejdet af",
    "udgave",
    "udgivelsesdato",
    "udgiver",
    "udkast",
    "vendor",
    "version",
    "versionsdato",
    "versionsnummer",
};

/* Header cells that only say "label" and "value". */
static const char *const pair_headers[] = {
    "attribute", "egenskab", "element", "emne",      "felt",     "field",    "item",
    "key",       "metadata", "nøgle",   "oplysning", "property", "stamdata",
};

static char *label_of(const char *cell)
{
    size_t len = strlen(cell);
    while (len && strchr(": .", cell[len - 1]))
        len--;
    return g_strndup(cell, len);
}

static bool is_among(const char *const *words, size_t n, const char *word)
{
    g_autofree char *folded = g_utf8_strdown(word, -1);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(words[i], folded) == 0)
            return true;
    }
    return false;
}

static bool is_title_block(const struct ark_document *doc, const struct table *table)
{
    uint32_t known = 0;
    for (uint32_t i = 0; i + 1 < table->pairs.n; i += 2) {
        g_autofree char *label = label_of(ark_atom_text(doc->atoms, table->pairs.v[i]));
        known += is_among(fact_labels, G_N_ELEMENTS(fact_labels), label);
    }
    return known >= 2;
}

static bool header_is_no_fact(const struct ark_document *doc, const struct table *table)
{
    g_autofree char *label = label_of(ark_atom_text(doc->atoms, table->pairs.v[0]));
    return table->header_pair && is_among(pair_headers, G_N_ELEMENTS(pair_headers), label);
}

void ark_document_title_block(struct ark_document *doc)
{
    const struct table *table = &doc->table;
    if (table->wide || !table->pairs.n || !is_title_block(doc, table))
        return;
    for (uint32_t i = header_is_no_fact(doc, table) ? 2 : 0; i + 1 < table->pairs.n; i += 2) {
        g_autofree char *label = label_of(ark_atom_text(doc->atoms, table->pairs.v[i]));
        ark_document_fact(doc, label, ark_atom_text(doc->atoms, table->pairs.v[i + 1]));
    }
}
