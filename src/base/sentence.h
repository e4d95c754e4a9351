/* Where the sentences of Danish and English texts end; knows no queries and no documents. Linear in
 * the text. */
#pragma once

/* The end of the sentence that begins at `start`, which is no blank: behind its mark and the quotes
 * and brackets that close it. */
const char *ark_sentence_end(const char *start, const char *end);
