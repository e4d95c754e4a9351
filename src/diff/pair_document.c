/* Sections of a report by their headings, and texts that were worked on by where they stand. */
#include "diff/internal.h"

#include <stdlib.h>

#include "document/section_pairs.h"

/* The sections of one report, in order. */
struct outline {
    const struct side *side;
    struct ark_sections sections;
    ARK_VEC(uint32_t) things; /* by section */
};

/* The section that a thing lies in; they stand by number. */
static uint32_t above_of(const struct outline *outline, uint32_t parent)
{
    const uint32_t *found =
        outline->things.n
            ? bsearch(&parent, outline->things.v, outline->things.n, sizeof parent, ark_by_number)
            : NULL;
    return found ? (uint32_t)(found - outline->things.v) : ARK_NO_SECTION;
}

static const char *text_of(const struct side *side, uint32_t thing, const char *key)
{
    return ark_graph_get_str(side->graph, side->all.v[thing].ref, key);
}

static void read_outline(struct outline *outline, const struct side *side, uint32_t report)
{
    const char *title = text_of(side, report, "name");
    outline->side = side;
    for (uint32_t i = report + 1; i < side->all.n; i++) {
        const struct thing *thing = &side->all.v[i];
        if (thing->kind->group == ARK_DIFF_REPORT)
            break;
        if (thing->kind->group != ARK_DIFF_SECTION || thing->kind->part)
            continue;
        ark_sections_add(&outline->sections, text_of(side, i, "number"), text_of(side, i, "name"),
                         above_of(outline, thing->parent), title);
        ark_vec_push(&outline->things, i);
    }
    ark_sections_index(&outline->sections, 0, outline->sections.all.n);
}

static void clear_outline(struct outline *outline)
{
    ark_sections_clear(&outline->sections);
    ark_vec_clear(&outline->things);
}

void ark_pair_sections(struct pairing *pairing, uint32_t old_report)
{
    struct side *old = &pairing->sides[OLD], *now = &pairing->sides[NOW];
    struct outline then = {0}, today = {0};
    read_outline(&then, old, old_report);
    read_outline(&today, now, old->all.v[old_report].pair);
    for (uint32_t i = 0; i < today.things.n; i++) {
        uint32_t before = ark_section_before(&then.sections, &today.sections, i);
        if (before != ARK_NO_SECTION && old->all.v[then.things.v[before]].pair == NO_THING &&
            now->all.v[today.things.v[i]].pair == NO_THING)
            ark_pair(pairing, then.things.v[before], today.things.v[i]);
    }
    clear_outline(&then);
    clear_outline(&today);
}

static bool is_text(const struct thing *thing)
{
    return thing->kind->of == A_DOCUMENT && thing->kind->part &&
           g_str_has_prefix(thing->kind->name, "text");
}

/* The place behind `thing` among its siblings, which stand by number. */
static uint32_t place_behind(const struct things *siblings, uint32_t thing)
{
    const uint32_t *found =
        bsearch(&thing, siblings->v, siblings->n, sizeof *siblings->v, ark_by_number);
    return found ? (uint32_t)(found - siblings->v) + 1 : 0;
}

/* The first of the next texts from `*cursor` that no other is paired with and that is like `text`.
 */
static uint32_t find_alike(const struct side *now, const struct things *siblings, uint32_t *cursor,
                           const struct thing *thing, const char *text)
{
    enum { MOST_TRIES = 4 };
    uint32_t at = *cursor;
    for (int i = 0; i < MOST_TRIES && at < siblings->n; at++) {
        const struct thing *other = &now->all.v[siblings->v[at]];
        size_t len;
        if (!is_text(other))
            continue;
        if (other->pair != NO_THING)
            break;
        const char *its = ark_side_name(now, other, &len);
        if (other->type == thing->type && its && ark_texts_alike(text, its)) {
            *cursor = at + 1;
            return siblings->v[at];
        }
        i++;
    }
    return NO_THING;
}

void ark_pair_texts(struct pairing *pairing, uint32_t old)
{
    struct side *then = &pairing->sides[OLD], *now = &pairing->sides[NOW];
    struct things before = ark_side_children(then, old);
    struct things after = ark_side_children(now, then->all.v[old].pair);
    uint32_t cursor = 0;
    for (uint32_t i = 0; i < before.n; i++) {
        const struct thing *thing = &then->all.v[before.v[i]];
        size_t len;
        const char *text = is_text(thing) ? ark_side_name(then, thing, &len) : NULL;
        if (!text)
            continue;
        if (thing->pair != NO_THING) {
            cursor = place_behind(&after, thing->pair);
            continue;
        }
        uint32_t alike = find_alike(now, &after, &cursor, thing, text);
        if (alike != NO_THING)
            ark_pair(pairing, before.v[i], alike);
    }
}
