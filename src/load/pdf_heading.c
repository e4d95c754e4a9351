/* Headings. */
#include "load/pdf_internal.h"
void ark_pdf_find_headings(struct pdf *pdf)
{
    (void)pdf;
}
