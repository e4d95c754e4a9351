/* The mistakes that libyaml finds, in both languages. */
#pragma once

#include <stdbool.h>

#include "base/lang.h"

/* Where libyaml is when it finds out is not always where the mistake is: a quote, a key or a
 * bracket may have begun lines before. */
enum ark_yaml_problem_at {
    ARK_PROBLEM_HERE,
    ARK_PROBLEM_AT_START, /* of what went wrong */
    ARK_PROBLEM_AND_START /* here, but the start helps to see why */
};

/* What is wrong, without a full stop; as libyaml says it when it is not known here. `tab`: the
 * character there is one. */
const char *ark_yaml_problem(const char *problem, bool tab, enum ark_lang lang,
                             enum ark_yaml_problem_at *ret_where);
