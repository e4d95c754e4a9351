/* Fuzzing of what UML models come as: XMI, StarUML's JSON, and archives of either. */
#include "loading.h"

extern const struct ark_loader ark_loader_archive, ark_loader_mdj, ark_loader_xmi;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    static const struct ark_loader *const loaders[] = {&ark_loader_xmi, &ark_loader_mdj,
                                                       &ark_loader_archive, NULL};
    return fuzz_load(loaders, bytes, len);
}
