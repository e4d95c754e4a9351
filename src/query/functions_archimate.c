/* Functions on ArchiMate: what the language allows between two concepts, what follows from the
 * relationships of a model, and what a viewpoint shows. Null when something is not of ArchiMate. */
#include "query/function_list.h"

#include <string.h>

#include "archimate/archimate.h"
#include "archimate/viewpoint.h"
#include "query/derived.h"
#include "query/metamodel.h"

/* The version that the argument `at` names, else the one that holds where none is chosen; NULL when
 * it is none we know. */
static const struct ark_version *version_of(const struct ark_value *args, uint32_t n, uint32_t at)
{
    if (n <= at)
        return ark_version_default();
    return args[at].type == ARK_TEXT ? ark_version_find(args[at].text) : NULL;
}

static bool is_end_of(struct ark_matcher *matcher, ark_ref end, ark_ref edge)
{
    return ark_ref_is_edge(edge) && (ark_graph_from(matcher->graph, edge) == end ||
                                     ark_graph_to(matcher->graph, edge) == end);
}

/* What the table says of two. */
struct cell {
    ark_relations direct, certain, allowed;
};

/* False when one of the two is nothing of ArchiMate, or the version (the argument `at`) unknown.
 * Between a relationship and one of its own ends there is nothing. */
static bool read_cell(struct ark_matcher *matcher, struct ark_value from, struct ark_value to,
                      const struct ark_version *version, struct cell *ret_cell)
{
    uint32_t first = ark_concept_of(matcher, from), last = ark_concept_of(matcher, to);
    if (!version || first >= ARK_CONCEPTS || last >= ARK_CONCEPTS)
        return false;
    const struct ark_relation_table *table = ark_relation_table(version);
    *ret_cell = (struct cell){table->direct[first][last], table->certain[first][last],
                              table->allowed[first][last]};
    if (from.type == ARK_ENTITY && to.type == ARK_ENTITY &&
        (is_end_of(matcher, from.entity, to.entity) || is_end_of(matcher, to.entity, from.entity)))
        *ret_cell = (struct cell){0};
    return true;
}

ARK_FUNCTION(allowed)
{
    struct cell cell;
    uint32_t kind = ark_relation_of(matcher, args[1]);
    if (kind == ARK_RELATIONS ||
        !read_cell(matcher, args[0], args[2], version_of(args, n, 3), &cell))
        return ARK_VALUE_NULL;
    return ark_value_bool(cell.allowed >> kind & 1);
}

static struct ark_value word(const char *text)
{
    return ark_value_text(text, (uint32_t)strlen(text));
}

ARK_FUNCTION(certainty)
{
    struct cell cell;
    uint32_t kind = ark_relation_of(matcher, args[1]);
    if (kind == ARK_RELATIONS ||
        !read_cell(matcher, args[0], args[2], version_of(args, n, 3), &cell))
        return ARK_VALUE_NULL;
    if (cell.direct >> kind & 1)
        return word("direct");
    if (cell.certain >> kind & 1)
        return word("certain");
    return cell.allowed >> kind & 1 ? word("potential") : ARK_VALUE_NULL;
}

/* Direct ones first, then the certain, then the potential; association last of all, since it is
 * always there. */
ARK_FUNCTION(allowed_kinds)
{
    struct cell cell;
    if (!read_cell(matcher, args[0], args[1], version_of(args, n, 2), &cell))
        return ARK_VALUE_NULL;
    const ark_relations association = ARK_RELATION(ASSOCIATION);
    const ark_relations groups[] = {
        cell.direct & ~association, cell.certain & ~cell.direct & ~association,
        cell.allowed & ~cell.certain & ~association, cell.allowed & association};
    struct ark_value *items = ARK_NEW_ARRAY(matcher->arena, struct ark_value, ARK_RELATIONS);
    uint32_t count = 0;
    for (size_t g = 0; g < G_N_ELEMENTS(groups); g++) {
        for (uint32_t k = 0; k < ARK_RELATIONS; k++) {
            if (groups[g] >> k & 1)
                items[count++] = word(ark_relation_name(k));
        }
    }
    return ark_value_list(items, count);
}

/* Of an element or a relationship; in the language of the run, or in a given one. */
ARK_FUNCTION(kind_title)
{
    enum ark_lang lang = matcher->lang;
    if (n > 1 && strcmp(args[1].text, "da") != 0 && strcmp(args[1].text, "en") != 0)
        return ARK_VALUE_NULL;
    if (n > 1)
        lang = strcmp(args[1].text, "en") == 0 ? ARK_EN : ARK_DA;
    uint32_t count, concept = ark_concept_of(matcher, args[0]);
    uint32_t relation = ark_relation_of(matcher, args[0]);
    if (relation < ARK_RELATIONS)
        return word(ark_text_in(ark_relationship_kinds(&count)[relation].title, lang));
    const struct ark_element_kind *kinds = ark_element_kinds(&count);
    return concept < count ? word(ark_text_in(kinds[concept].title, lang)) : ARK_VALUE_NULL;
}

ARK_FUNCTION(derived)
{
    const struct ark_version *version = version_of(args, n, 2);
    if (!version)
        return ARK_VALUE_NULL;
    return ark_derived_between(matcher, version, args[0].entity, args[1].entity);
}

ARK_FUNCTION(redundant_by)
{
    const struct ark_version *version = version_of(args, n, 1);
    if (!version)
        return ARK_VALUE_NULL;
    return ark_derived_instead(matcher, version, args[0].entity);
}

ARK_FUNCTION(junction_conflicts)
{
    const struct ark_version *version = version_of(args, n, 1);
    if (!version)
        return ARK_VALUE_NULL;
    return ark_junction_conflicts(matcher, version, args[0].entity);
}

ARK_FUNCTION(in_viewpoint)
{
    ark_concepts shows;
    uint32_t concept = ark_concept_of(matcher, args[0]);
    const char *id = args[1].type == ARK_TEXT
                         ? args[1].text
                         : ark_graph_get_str(matcher->graph, args[1].entity, "viewpoint");
    id = id ? ark_viewpoint_find(id, strlen(id)) : NULL;
    const struct ark_version *version = version_of(args, n, 2);
    if (!id || !version || concept >= ARK_ANY_RELATIONSHIP ||
        !ark_viewpoint_shows(version, id, &shows))
        return ARK_VALUE_NULL;
    return ark_value_bool(ark_concepts_have(shows, concept));
}

/* An association that has a direction. */
static bool is_directed(struct ark_matcher *matcher, struct ark_value value)
{
    ark_atom key = ark_metamodel_of(matcher)->is_directed;
    if (value.type != ARK_ENTITY || !key)
        return false;
    struct ark_value directed = ark_graph_get(matcher->graph, value.entity, key);
    return directed.type == ARK_BOOL && directed.yes;
}

ARK_FUNCTION(in_version)
{
    uint32_t count, concept = ark_concept_of(matcher, args[0]);
    uint32_t relation = ark_relation_of(matcher, args[0]);
    const struct ark_version *version = version_of(args, n, 1);
    if (!version || (concept == ARK_CONCEPTS && relation == ARK_RELATIONS))
        return ARK_VALUE_NULL;
    if (relation == ARK_RELATIONS)
        return ark_value_bool(concept == ARK_ANY_RELATIONSHIP ||
                              ark_version_in(version, ark_element_kinds(&count)[concept].versions));
    const struct ark_relationship_kind *kind = &ark_relationship_kinds(&count)[relation];
    bool fits = ark_version_in(version, kind->directed) || !is_directed(matcher, args[0]);
    return ark_value_bool(ark_version_in(version, kind->versions) && fits);
}

ARK_FUNCTION(written_in)
{
    const struct ark_version *version = ark_version_written_in(matcher, args[0].entity);
    return version ? word(version->name) : ARK_VALUE_NULL;
}

ARK_FUNCTION(version_used)
{
    const struct ark_version *version = version_of(args, n, 0);
    return version ? word(ark_version_for_relationships(version)->name) : ARK_VALUE_NULL;
}

#define ENTITY ARK_IS(ENTITY)
#define TEXT ARK_IS(TEXT)
#define EITHER (ENTITY | TEXT)
#define LIST ARK_IS(LIST)

static const struct ark_function ROWS[] = {
    {"allowed",
     3,
     4,
     fn_allowed,
     ARK_PLAIN,
     ARK_IS(BOOL),
     {EITHER, EITHER, EITHER},
     ARK_ABOUT("om ArchiMate tillader relationen mellem de to (ingen mellem en relation og dens "
               "egen ende); "
               "fjerde argument er en version, ellers 3.2",
               "whether ArchiMate allows the relationship between the two (none between a "
               "relationship and "
               "its own end); a fourth argument is a version, else 3.2"),
     "[allowed(a, r, b), allowed('Goal', 'Access', 'DataObject')]",
     "true, false"},
    {"allowed_kinds",
     2,
     3,
     fn_allowed_kinds,
     ARK_PLAIN,
     LIST,
     {EITHER, EITHER, TEXT},
     ARK_ABOUT("de relationer, ArchiMate tillader fra den ene til den anden, de direkte først",
               "the relationships that ArchiMate allows from the one to the other, direct ones "
               "first"),
     "allowed_kinds('BusinessActor', 'BusinessRole')",
     "Assignment, Serving, Flow, Triggering, Association"},
    {"certainty",
     3,
     4,
     fn_certainty,
     ARK_PLAIN,
     TEXT,
     {EITHER, EITHER, EITHER},
     ARK_ABOUT(
         "om relationen er direkte (direct), følger sikkert (certain) eller måske (potential); "
         "null, når den ikke er tilladt",
         "whether the relationship is direct, follows (certain) or may follow (potential); "
         "null when it is not allowed"),
     "certainty('BusinessActor', 'Assignment', 'BusinessRole')",
     "direct"},
    {"kind_title",
     1,
     2,
     fn_kind_title,
     ARK_PLAIN,
     TEXT,
     {ENTITY, TEXT, 0},
     ARK_ABOUT("hvad elementets eller relationens type hedder på rapportens sprog, eller på 'da' "
               "eller 'en'; null for det, der ikke er ArchiMate",
               "what the type of the element or relationship is called in the language of the "
               "report, or in 'da' or 'en'; null for what is not ArchiMate"),
     "[kind_title(a, 'da'), kind_title(a, 'en'), kind_title(v)]",
     "Applikationskomponent, Application Component, -"},
    {"derived",
     2,
     3,
     fn_derived,
     ARK_WALKS,
     LIST,
     {ENTITY, ENTITY, TEXT},
     ARK_ABOUT("de relationer, der følger af modellens fra den ene til den anden: type, certain "
               "(sandt, når den gælder i enhver model) og by, kæden af relationer",
               "the relationships that follow from the model's, from the one to the other: type, "
               "certain (true when it holds in any model) and by, the chain of relationships"),
     "derived(a, c)",
     "{by: sager, Composition (SAPA → SAPA-klient), certain: false, type: Flow}"},
    {"redundant_by",
     1,
     2,
     fn_redundant_by,
     ARK_WALKS,
     LIST,
     {ENTITY, TEXT, 0},
     ARK_ABOUT("de to andre relationer, som relationen følger sikkert af; null, når der ingen er",
               "the two other relationships that the relationship certainly follows from; null "
               "when there are none"),
     "redundant_by(r)",
     "-"},
    {"junction_conflicts",
     1,
     2,
     fn_junction_conflicts,
     ARK_WALKS,
     LIST,
     {ENTITY, TEXT, 0},
     ARK_ABOUT("de par [fra, til], som forgreningen forbinder, og som relationen ikke er tilladt "
               "mellem",
               "the pairs [from, to] that the junction joins and the relationship is not allowed "
               "between"),
     "junction_conflicts(a)",
     "-"},
    {"in_viewpoint",
     2,
     3,
     fn_in_viewpoint,
     ARK_PLAIN,
     ARK_IS(BOOL),
     {EITHER, EITHER, TEXT},
     ARK_ABOUT(
         "om elementet hører til i visningens synspunkt; null, når synspunktet viser alt eller "
         "er ukendt, eller er fra ArchiMate 2",
         "whether the element belongs in the view's viewpoint; null when the viewpoint shows "
         "everything or is unknown, or is of ArchiMate 2"),
     "[in_viewpoint(a, 'Application Usage'), in_viewpoint('Goal', 'organization')]",
     "true, false"},
    {"in_version",
     2,
     2,
     fn_in_version,
     ARK_PLAIN,
     ARK_IS(BOOL),
     {EITHER, TEXT, 0},
     ARK_ABOUT("om ArchiMate har elementet eller relationen i den version, under det navn eller et "
               "ældre; en association med retning er fra 3.1",
               "whether ArchiMate has the element or relationship in that version, by that name "
               "or an older one; an association with a direction is of 3.1"),
     "[in_version('Capability', '3.1'), in_version('Capability', '2.1'), in_version(a, '2.1')]",
     "true, false, true"},
    {"written_in",
     1,
     1,
     fn_written_in,
     ARK_PLAIN,
     TEXT,
     {ENTITY, 0, 0},
     ARK_ABOUT("den version af ArchiMate, som modellens fil er skrevet i; null, når filen ikke "
               "viser det",
               "the version of ArchiMate that the model's file is written in; null when the file "
               "does not show it"),
     "written_in(a)",
     "-"},
    {"version_used",
     1,
     1,
     fn_version_used,
     ARK_PLAIN,
     TEXT,
     {TEXT, 0, 0},
     ARK_ABOUT("den version, hvis tabel over relationer bruges for versionen",
               "the version whose table of relationships is used for the version"),
     "[version_used('3.2'), version_used('2.1')]",
     "3.2, 3.1"},
};

const struct ark_functions ark_functions_archimate = ARK_SUBJECT("ArchiMate", "ArchiMate", ROWS);
