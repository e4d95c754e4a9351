/* Output: atomic replacement of files, checked writes to standard output. */
#include "base/output.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"

static gboolean fail(GError **error, enum ark_lang lang, const char *path, const char *why)
{
    return ark_fail_at(
        error, ARK_ERROR_OUTPUT, path, 0, 0,
        ark_say(lang,
                "kan ikke skrives: %s. Vælg et andet sted, eller giv skriveadgang og "
                "plads.",
                "can't be written: %s. Choose another place, or give write access "
                "and space."),
        why);
}

static gboolean write_stream(FILE *stream, const char *name, const char *bytes, gsize len,
                             enum ark_lang lang, GError **error)
{
    errno = 0;
    if (fwrite(bytes, 1, len, stream) != len || fflush(stream) != 0)
        return fail(error, lang, name, g_strerror(errno));
    return TRUE;
}

/* A device or pipe (/dev/stdout, /dev/full) can't be replaced by a rename: write straight to it. */
static gboolean write_special(const char *path, const char *bytes, gsize len, enum ark_lang lang,
                              GError **error)
{
    FILE *stream = fopen(path, "wb");
    if (!stream)
        return fail(error, lang, path, g_strerror(errno));
    gboolean ok = write_stream(stream, path, bytes, len, lang, error);
    if (fclose(stream) != 0 && ok)
        return fail(error, lang, path, g_strerror(errno));
    return ok;
}

/* GLib names its temporary file in front of the cause. */
static const char *plain_cause(const GError *cause)
{
    const char *colon = g_strrstr(cause->message, ": ");
    return colon ? colon + 2 : cause->message;
}

gboolean ark_output_write(const char *path, const char *bytes, gsize len, enum ark_lang lang,
                          GError **error)
{
    if (strcmp(path, "-") == 0)
        return write_stream(stdout, "standard output", bytes, len, lang, error);
    struct stat st;
    if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
        return fail(error, lang, path, g_strerror(EISDIR));
    if (stat(path, &st) == 0 && !S_ISREG(st.st_mode))
        return write_special(path, bytes, len, lang, error);
    g_autoptr(GError) cause = NULL;
    if (!g_file_set_contents_full(path, bytes, (gssize)len, G_FILE_SET_CONTENTS_CONSISTENT, 0644,
                                  &cause))
        return fail(error, lang, path, plain_cause(cause));
    return TRUE;
}
