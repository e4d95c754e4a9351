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

static const struct ark_relation_table *table_of(const struct ark_value *args, uint32_t n,
                                                 uint32_t at)
{
    const struct ark_version *version = version_of(args, n, at);
    return version ? ark_relation_table(version) : NULL;
}

struct asked {
    const struct ark_relation_table *table;
    uint32_t from, to, kind;
};

/* from, kind, to and, perhaps, a version. */
static bool read_asked(struct ark_matcher *matcher, const struct ark_value *args, uint32_t n,
                       struct asked *ret_asked)
{
    ret_asked->table = table_of(args, n, 3);
    ret_asked->from = ark_concept_of(matcher, args[0]);
    ret_asked->kind = ark_relation_of(matcher, args[1]);
    ret_asked->to = ark_concept_of(matcher, args[2]);
    return ret_asked->table && ret_asked->from < ARK_CONCEPTS && ret_asked->to < ARK_CONCEPTS &&
           ret_asked->kind < ARK_RELATIONS;
}

ARK_FUNCTION(allowed)
{
    struct asked asked;
    if (!read_asked(matcher, args, n, &asked))
        return ARK_VALUE_NULL;
    return ark_value_bool(asked.table->allowed[asked.from][asked.to] >> asked.kind & 1);
}

static struct ark_value word(const char *text)
{
    return ark_value_text(text, (uint32_t)strlen(text));
}

ARK_FUNCTION(certainty)
{
    struct asked asked;
    if (!read_asked(matcher, args, n, &asked))
        return ARK_VALUE_NULL;
    if (asked.table->direct[asked.from][asked.to] >> asked.kind & 1)
        return word("direct");
    if (asked.table->certain[asked.from][asked.to] >> asked.kind & 1)
        return word("certain");
    return asked.table->allowed[asked.from][asked.to] >> asked.kind & 1 ? word("potential")
                                                                        : ARK_VALUE_NULL;
}

/* Direct ones first, then the certain, then the potential; association last of all, since it is
 * always there. */
ARK_FUNCTION(allowed_kinds)
{
    const struct ark_relation_table *table = table_of(args, n, 2);
    uint32_t from = ark_concept_of(matcher, args[0]), to = ark_concept_of(matcher, args[1]);
    if (!table || from >= ARK_CONCEPTS || to >= ARK_CONCEPTS)
        return ARK_VALUE_NULL;
    const ark_relations association = ARK_RELATION(ASSOCIATION);
    ark_relations direct = table->direct[from][to], certain = table->certain[from][to];
    ark_relations all = table->allowed[from][to];
    const ark_relations groups[] = {direct & ~association, certain & ~direct & ~association,
                                    all & ~certain & ~association, all & association};
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
    if (!id || concept >= ARK_ANY_RELATIONSHIP || !ark_viewpoint_shows(id, &shows))
        return ARK_VALUE_NULL;
    return ark_value_bool(ark_concepts_have(shows, concept));
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
     ARK_ABOUT(
         "om ArchiMate tillader relationen mellem de to; fjerde argument er en version, ellers 3.2",
         "whether ArchiMate allows the relationship between the two; a fourth argument is a "
         "version, else 3.2"),
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
    {"derived",
     2,
     3,
     fn_derived,
     ARK_PLAIN,
     LIST,
     {ENTITY, ENTITY, TEXT},
     ARK_ABOUT("de relationer, der følger af modellens fra den ene til den anden: type, certain "
               "(sandt, når den gælder i enhver model) og by, kæden af relationer",
               "the relationships that follow from the model's, from the one to the other: type, "
               "certain (true when it holds in any model) and by, the chain of relationships"),
     "derived(a, b)",
     ""},
    {"redundant_by",
     1,
     2,
     fn_redundant_by,
     ARK_PLAIN,
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
     ARK_PLAIN,
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
     2,
     fn_in_viewpoint,
     ARK_PLAIN,
     ARK_IS(BOOL),
     {EITHER, EITHER, 0},
     ARK_ABOUT(
         "om elementet hører til i visningens synspunkt; null, når synspunktet viser alt eller "
         "er ukendt",
         "whether the element belongs in the view's viewpoint; null when the viewpoint shows "
         "everything or is unknown"),
     "[in_viewpoint(a, 'Application Usage'), in_viewpoint('Goal', 'organization')]",
     "true, false"},
};

const struct ark_functions ark_functions_archimate = ARK_SUBJECT("ArchiMate", "ArchiMate", ROWS);
