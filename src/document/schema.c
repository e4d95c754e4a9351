/* The names of documents, for the check of rules (docs/graph.md). */
#include "document/internal.h"

const char *const ark_document_labels[DOCUMENT_LABELS] = {
    [REPORT] = "Report",
    [SECTION] = "Section",
    [PARAGRAPH] = "Paragraph",
    [LIST] = "List",
    [LIST_ITEM] = "ListItem",
    [TABLE] = "Table",
    [ROW] = "Row",
    [CELL] = "Cell",
    [CODE] = "Code",
    [FIGURE] = "Figure",
    [LINK] = "Link",
    [COMMENT] = "Comment",
    [SPREADSHEET] = "Spreadsheet",
};

static const char *const link_labels[] = {
    "Answers", "Begreb",    "Begrebsliste", "ListedObject", "Deviation",      "Framework",
    "Party",   "Principle", "Response",     "Rule",         "TextRequirement"};

static const char *const edges[] = {"CONTAINS",      "NEXT",    "MENTIONS", "ANSWERS",
                                    "DEVIATES_FROM", "STATES",  "SENT_BY",  "CONCERNS",
                                    "CHANGES",       "REPEATS", "NAMED_AS"};

static const char *const properties[] = {
    "name",       "file",      "number",  "level",       "path",     "words",
    "text",       "info",      "ordered", "done",        "columns",  "rows",
    "header",     "index",     "column",  "target",      "status",   "reason",
    "statusText", "reference", "subject", "consequence", "debt",     "plan",
    "expires",    "approved",  "id",      "version",     "page",     "caption",
    "author",     "date",      "word",    "candidate",   "section",  "levels",
    "how",        "at",        "party",   "comment",     "answer",   "change",
    "missing",    "placed",    "by",      "implied",     "likeness", "sincePrevious",
    "previous",   "pack",      "titleOf", "approvedOn",  "tags",     "object",
};

void ark_document_register(ark_schema *schema)
{
    for (size_t i = 0; i < DOCUMENT_LABELS; i++)
        ark_schema_add(schema, ARK_SCHEMA_NODE_LABEL, ark_document_labels[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(link_labels); i++)
        ark_schema_add(schema, ARK_SCHEMA_NODE_LABEL, link_labels[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(edges); i++)
        ark_schema_add(schema, ARK_SCHEMA_EDGE_TYPE, edges[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(properties); i++)
        ark_schema_add(schema, ARK_SCHEMA_PROPERTY, properties[i]);
}
