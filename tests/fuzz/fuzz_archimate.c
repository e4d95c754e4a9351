/* Fuzzing of ArchiMate models: the exchange format, Archi's, and the same zipped. */
#include "loading.h"

extern const struct ark_loader ark_loader_archi, ark_loader_archimate_exchange, ark_loader_archive;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    static const struct ark_loader *const loaders[] = {
        &ark_loader_archimate_exchange, &ark_loader_archi, &ark_loader_archive, NULL};
    return fuzz_load(loaders, bytes, len);
}
