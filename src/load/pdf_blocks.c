/* Lines to nodes. */
#include "load/pdf_internal.h"
void ark_pdf_blocks_by_lines(struct pdf *pdf)
{
    (void)pdf;
}
