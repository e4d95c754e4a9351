/* Diagnostics: a list that stays short however odd the input is. */
#include "base/diag.h"

#include <stdarg.h>
#include <string.h>

void ark_diags_init(struct ark_diags *diags, enum ark_lang lang)
{
    *diags = (struct ark_diags){.lang = lang};
}

void ark_diags_clear(struct ark_diags *diags)
{
    ARK_VEC_EACH (struct ark_diag, diag, diags->items)
        g_free(diag->message);
    ark_vec_clear(&diags->items);
}

static uint32_t count_alike(const struct ark_diags *diags, const char *code, ark_atom file)
{
    uint32_t n = 0;
    ARK_VEC_EACH (struct ark_diag, diag, diags->items)
        n += diag->loc.file == file && strcmp(diag->code, code) == 0;
    return n;
}

void ark_diag_add(struct ark_diags *diags, enum ark_diag_level level, const char *code,
                  struct ark_loc loc, const char *format, ...)
{
    if (count_alike(diags, code, loc.file) >= ARK_DIAGS_PER_CODE) {
        diags->dropped++;
        return;
    }
    va_list args;
    va_start(args, format);
    char *message = g_strdup_vprintf(format, args);
    va_end(args);
    ark_vec_push(&diags->items, (struct ark_diag){level, code, loc, message});
}

char *ark_diag_place(const struct ark_diag *diag, const ark_atoms *atoms)
{
    const struct ark_loc *loc = &diag->loc;
    const char *file = loc->file ? ark_atom_text(atoms, loc->file) : "-";
    if (loc->column)
        return g_strdup_printf("%s:%u:%u", file, loc->line, loc->column);
    return loc->line ? g_strdup_printf("%s:%u", file, loc->line) : g_strdup(file);
}
