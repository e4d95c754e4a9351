/* Fuzzing of packs: the input is loaded as a pack, alone and as one that others are extended by;
 * what loads runs its inline tests. */
#include "check/check.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    g_autoptr(ark_atoms) atoms = ark_atoms_new();
    g_autoptr(ark_arena) arena = ark_arena_new();
    g_autoptr(GError) error = NULL;
    struct ark_diags warnings;
    ark_diags_init(&warnings, ARK_DA);
    struct ark_compile compile = {
        .arena = arena, .atoms = atoms, .lang = ARK_DA, .warnings = &warnings};
    const struct ark_pack *pack = ark_pack_load(&compile, "f", (const char *)bytes, len, &error);
    g_assert((pack == NULL) == (error != NULL));
    for (uint32_t i = 0; pack && i < pack->rule_n; i++) {
        g_autofree char *message = NULL;
        g_assert(ark_rule_run_tests(&compile, pack, &pack->rules[i], NULL, &message) == !message);
    }
    ark_diags_clear(&warnings);
    return 0;
}
