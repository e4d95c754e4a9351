/* Diagnostics: the input is odd, and we went on. Shown apart from findings ("Om det læste"). */
#pragma once

#include <stdint.h>

#include "base/atom.h"
#include "base/lang.h"
#include "base/loc.h"
#include "base/vec.h"

enum ark_diag_level { ARK_DIAG_NOTE, ARK_DIAG_WARNING };

struct ark_diag {
    enum ark_diag_level level;
    const char *code; /* stable, static: "dangling-end", "duplicate-id" ... */
    struct ark_loc loc;
    char *message; /* what was met, and what we did with it */
};

/* More of one code in one file than `ARK_DIAGS_PER_CODE` are counted, not kept. */
enum { ARK_DIAGS_PER_CODE = 20 };

struct ark_diags {
    enum ark_lang lang;
    ARK_VEC(struct ark_diag) items;
    uint32_t dropped;
};

void ark_diags_init(struct ark_diags *diags, enum ark_lang lang);
void ark_diags_clear(struct ark_diags *diags);
void ark_diag_add(struct ark_diags *diags, enum ark_diag_level level, const char *code,
                  struct ark_loc loc, const char *format, ...) G_GNUC_PRINTF(5, 6);
/* "pack.yaml:12:5", without what is not known. Caller frees. */
char *ark_diag_place(const struct ark_diag *diag, const ark_atoms *atoms);
