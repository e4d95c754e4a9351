/* Loaders: from bytes to nodes. One file per format, one row in loaders.c. A format is a file, or a
 * folder of files.
 *
 * For each input the first 4 KiB are shown to every loader; each bids from 0 (not mine) to 100
 * (certainly mine), the highest bid loads, and the order of the rows breaks ties. The name of a
 * file is never evidence; it may only raise a bid that the bytes already earned (plain text that is
 * called *.md).
 *
 * A loader may not know rules, findings or reports. It adds to the builder, counts in `input`, and
 * reports oddities as diagnostics. On failure the run ends, so half a model in the builder does no
 * harm.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/error.h"
#include "graph/builder.h"
#include "graph/input.h"

/* The program's own files in a folder: no input. */
#define ARK_CONFIG_NAME "arkitjek.yaml"
#define ARK_ASSESSMENTS_NAME "vurderinger.yaml"

/* A stream of bytes with a name: a file, standard input, an entry of an archive, or memory. */
struct ark_source;
struct ark_package; /* package.h */

struct ark_source *ark_source_open(const char *path, enum ark_lang lang, GError **error);
/* `bytes` is borrowed. */
struct ark_source *ark_source_memory(const char *name, const char *bytes, size_t len);
void ark_source_close(struct ark_source *source);
const char *ark_source_name(const struct ark_source *source);
/* The path when the source is an ordinary file that a library may open itself; else NULL. */
const char *ark_source_path(const struct ark_source *source);
/* Up to `len` bytes into `buf`; 0 at the end, -1 with `error` on failure or beyond
 * ARK_MAX_INPUT_BYTES. */
gssize ark_source_read(struct ark_source *source, char *buf, size_t len, GError **error);
/* All that is left, with a closing NUL; fails beyond `most` bytes. Caller frees. */
char *ark_source_read_all(struct ark_source *source, size_t most, size_t *ret_len, GError **error);
/* The first bytes without consuming them, up to 4096. */
const char *ark_source_peek(struct ark_source *source, size_t *ret_len, GError **error);

/* Everything a loader works with. */
struct ark_load {
    ark_builder *builder;
    ark_atoms *atoms;        /* the builder's */
    struct ark_arena *arena; /* of the run */
    struct ark_diags *diags;
    enum ark_lang lang;
    struct ark_package *archive; /* that the source is an entry of; NULL: it is none's */
    bool apart; /* XML is parsed in a thread of its own, however small it is: for tests */
    struct ark_across *across; /* of the inputs (across.h); set while a file is loaded */
};

struct ark_peek {
    const char *name;  /* as the user gave it */
    const char *bytes; /* up to 4096, followed by a NUL */
    size_t len;
};

struct ark_loader {
    const char *name; /* "archimate-exchange"; what `inspect` calls the format */
    struct ark_text title;
    int (*bid)(const struct ark_peek *peek);
    /* Fills `input` (format and file are set). */
    bool (*load)(struct ark_load *load, struct ark_source *source, struct ark_input *input,
                 GError **error);
    /* Where the first bytes can't tell: whether the file is one of the format. If not, the next
     * bidder is asked, unless `error` says what the file is or why it can't be read. NULL: the bid
     * is enough. */
    bool (*holds)(const char *path, enum ark_lang lang, GError **error);
};

/* A format that is a folder of files. For an input that is a folder these are asked first, of the
 * folder and of each one in it. A folder that one of them takes is one input: nobody looks at the
 * files in it. */
enum ark_folder_bid {
    ARK_FOLDER_NOT_MINE,
    ARK_FOLDER_MINE,
    ARK_FOLDER_BESIDE, /* belongs to one of mine that lies beside it; there is nothing to read */
};

struct ark_folder_loader {
    const char *name;
    struct ark_text title;
    enum ark_folder_bid (*bid)(const char *folder);
    /* Fills `input` (format and file are set). Follows no links. */
    bool (*load)(struct ark_load *load, const char *folder, struct ark_input *input,
                 GError **error);
};

/* Loads one file, or "-", or every recognised file of a folder (sorted by name; unrecognised files
 * are noted in a diagnostic, and so are a file given before and a folder that arkitjek wrote).
 * Appends one record per input to `inputs`. A file that no loader takes is an error that names its
 * kind, if it can be told (Sparx .eap/.qea, Visual Paradigm .vpp, PlantUML ...), and how to export
 * it. */
struct ark_inputs {
    ARK_VEC(struct ark_input) items;
    GHashTable *seen; /* of files and models that are folders, so that none is read twice; NULL
                         before the first */
    struct ark_across *across; /* references from file to file; NULL before the first */
};
void ark_inputs_clear(struct ark_inputs *inputs);
bool ark_load_path(struct ark_load *load, const char *path, struct ark_inputs *inputs,
                   GError **error);
bool ark_load_source(struct ark_load *load, struct ark_source *source, struct ark_inputs *inputs,
                     GError **error);
/* Once, when all is loaded: resolves what goes from file to file, and notes in the records what
 * goes to a file that was not loaded. */
void ark_load_finish(struct ark_load *load, struct ark_inputs *inputs);

typedef struct ark_source ark_source;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ark_source, ark_source_close)
