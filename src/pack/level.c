/* Levels of obligation (Danish domain terms, the same in both languages), of certainty, and of who
 * sets a parameter. */
#include "pack/pack.h"

static const struct {
    const char *name;
    int rank;
    bool abandons;
} LEVELS[ARK_LEVELS] = {
    [ARK_SKAL] = {"SKAL", 0, false},
    [ARK_BOER] = {"BØR", 1, false},
    [ARK_KAN] = {"KAN", 2, false},
    [ARK_SKAL_FORLADES] = {"SKAL FORLADES", 0, true},
    [ARK_BOER_FORLADES] = {"BØR FORLADES", 1, true},
};

const char *ark_level_name(enum ark_level level)
{
    return LEVELS[level].name;
}

int ark_level_rank(enum ark_level level)
{
    return LEVELS[level].rank;
}

bool ark_level_abandons(enum ark_level level)
{
    return LEVELS[level].abandons;
}

const char *ark_certainty_key(enum ark_certainty sure)
{
    static const char *const KEYS[ARK_CERTAINTIES] = {
        [ARK_SURE_H] = "H", [ARK_SURE_M] = "M", [ARK_SURE_OURS] = "ours"};
    return KEYS[sure];
}

const char *ark_parameter_from_key(enum ark_parameter_from from)
{
    static const char *const KEYS[] = {[ARK_PARAMETER_DEFAULT] = "default",
                                       [ARK_PARAMETER_PACK] = "pack",
                                       [ARK_PARAMETER_CONFIG] = "configuration",
                                       [ARK_PARAMETER_ARGUMENT] = "argument"};
    return KEYS[from];
}
