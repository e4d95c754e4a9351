/* Lines to nodes. */
#include "load/pdf_internal.h"
void ark_pdf_report_blocks(struct pdf *pdf)
{
    (void)pdf;
}
