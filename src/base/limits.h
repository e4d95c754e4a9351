/* Every limit on hostile input, in one place. Hitting one is an error that names it. */
#pragma once

#define ARK_MAX_INPUT_BYTES (2ull << 30) /* one input file */
#define ARK_MAX_TEXT_BYTES (64ull << 20) /* one document that is read whole (Markdown, YAML) */
#define ARK_MAX_XML_DEPTH 256            /* nested elements; real files stay below 30 */
#define ARK_MAX_XML_TEXT (16u << 20)     /* one text or attribute value */
#define ARK_MAX_XML_ATTRIBUTES 256       /* on one element */
#define ARK_MAX_JSON_DEPTH 256       /* objects and lists in each other; real files stay below 40 */
#define ARK_MAX_JSON_VALUES 4000000u /* objects and lists of one file */
#define ARK_MAX_ENTITIES 50000000u   /* nodes and edges of one graph */
#define ARK_MAX_ZIP_ENTRIES 10000    /* entries of one archive */
#define ARK_MAX_ZIP_BYTES (512ull << 20) /* one unpacked entry */
#define ARK_MAX_ZIP_RATIO 200            /* unpacked bytes per packed byte */
#define ARK_MAX_DOC_DEPTH 100            /* nested lists and quotes in a document */
#define ARK_MAX_DOC_COLUMNS 500          /* of a table in Markdown */
#define ARK_MAX_HTML_DEPTH 256           /* open elements; the deeper ones become siblings */
#define ARK_MAX_HTML_NODES 4000000u      /* elements and texts of one HTML file */
#define ARK_MAX_DOC_WORK (4ull << 30)    /* the parser's steps on images and addresses in a text */
#define ARK_MAX_PDF_BYTES (512ull << 20) /* a PDF that is not a file of its own */
#define ARK_MAX_PDF_PAGES 5000
#define ARK_MAX_PDF_ANSWER (128ull << 20) /* what a program of poppler-utils says of a PDF */
#define ARK_MAX_PDF_MEMORY (2ull << 30)   /* of such a program */
#define ARK_MAX_PDF_MILLISECONDS 20000    /* of each; the tags of a PDF may take three times that */
#define ARK_MAX_YAML_DEPTH 32             /* nested nodes in a pack */
#define ARK_MAX_PACK_ITEMS 5000           /* items of one list in a pack: rules, tests ... */
#define ARK_MAX_ANSWERS 20000             /* of one answers file */
#define ARK_MAX_PACKS 100                 /* packs of one run, with those they extend */
#define ARK_MAX_QUERY_DEPTH 64            /* nested expressions in a rule */
#define ARK_MAX_DEFINITION_DEPTH 8        /* definitions that use definitions, in a query */
#define ARK_MAX_EXPANSION 20000u          /* parts of definitions in one query text */
#define ARK_MAX_QUERY_STEPS (100ull << 20) /* one rule: candidates looked at */
#define ARK_MAX_QUERY_ROWS 5000000u        /* one rule: rows kept to be sorted or grouped */
#define ARK_MAX_QUERY_BYTES (1ull << 30)   /* one rule: texts and lists that expressions make */
#define ARK_MAX_QUERY_ITEMS 1000000u       /* of one list that a function makes */
#define ARK_MAX_QUERY_SECONDS 120          /* one rule; the last fence: the others come first */
#define ARK_MAX_QUERY_HOPS 100             /* edges of a repeated edge without an upper bound */
#define ARK_MAX_REGEX_STEPS 200000u        /* PCRE2 match limit, one text */
#define ARK_MAX_REGEX_WORK (2ull << 30)    /* one rule: bytes of text that PCRE2 looks at */
#define ARK_MAX_ERRORS 20                  /* mistakes reported of one pack or query */
#define ARK_MAX_DIR_ENTRIES 20000          /* files of one input folder */
#define ARK_MAX_DIR_DEPTH 32               /* folders in each other below an input folder */
#define ARK_MAX_TABLE_CELLS 300000u        /* of one table in a PDF, docx or odt */
#define ARK_MAX_COORDINATE 1000000         /* of a place in a diagram of UML, either way */
#define ARK_SHOWN_PER_TABLE 500            /* rows of a pack's table in a report */
#define ARK_SHOWN_PER_RULE 50              /* findings per rule in a report for people */
