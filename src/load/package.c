/* Archives of parts, over libzip. Sizes, counts and names of entries are hostile: what the headers
 * declare is checked, and what comes out is counted. Knows nothing of what is in the parts. */
#define _GNU_SOURCE /* memmem */
#include "load/package.h"

#include <string.h>
#include <zip.h>

#include "base/limits.h"
#include "load/source.h"

struct ark_package {
    zip_t *archive;
    char *name, *bytes; /* `bytes` only if the archive came by a stream */
    enum ark_lang lang;
};

struct entry {
    zip_file_t *file;
    char *name; /* for messages */
    uint64_t packed, unpacked;
    enum ark_lang lang;
};

static bool fail_damaged(const char *name, enum ark_lang lang, const char *why, GError **error)
{
    return ark_fail_at(error, ARK_ERROR_INPUT, name, 0, 0,
                       ark_say(lang, "Zip-arkivet kan ikke læses (%s). Hent eller gem det igen.",
                               "The zip archive can't be read (%s). Fetch or save it again."),
                       why);
}

/* The declared sizes are no promise; here the real ones are counted. */
static gssize entry_read(void *from, char *buf, size_t len, GError **error)
{
    struct entry *entry = from;
    zip_int64_t n = zip_fread(entry->file, buf, len);
    if (n < 0) {
        fail_damaged(entry->name, entry->lang, zip_file_strerror(entry->file), error);
        return -1;
    }
    entry->unpacked += (uint64_t)n;
    if (entry->unpacked <= ARK_MAX_ZIP_BYTES &&
        entry->unpacked <= (entry->packed + 4096) * ARK_MAX_ZIP_RATIO)
        return (gssize)n;
    ark_fail_at(error, ARK_ERROR_LIMIT, entry->name, 0, 0,
                ark_say(entry->lang,
                        "Arkivet pakker ud til mere end grænserne (%llu byte, %d gange den "
                        "pakkede størrelse). Åbn og gem filen igen i det program, den kommer fra.",
                        "The archive unpacks to more than the limits (%llu bytes, %d times the "
                        "packed size). Open and save the file again in the program it comes from."),
                (unsigned long long)ARK_MAX_ZIP_BYTES, ARK_MAX_ZIP_RATIO);
    return -1;
}

static void entry_close(void *from)
{
    struct entry *entry = from;
    zip_fclose(entry->file);
    g_free(entry->name);
    g_free(entry);
}

static const struct ark_source_type entry_type = {entry_read, entry_close};

/* A name that would leave the folder it is unpacked in. We don't unpack, but no tool that writes
 * our formats makes such an archive. */
static bool is_evil(const char *entry)
{
    return entry[0] == '/' || entry[0] == '\\' || strncmp(entry, "../", 3) == 0 ||
           strstr(entry, "/../") || strstr(entry, "..\\");
}

static bool fail_evil(const struct ark_package *package, const char *entry, GError **error)
{
    return ark_fail_at(error, ARK_ERROR_INPUT, package->name, 0, 0,
                       ark_say(package->lang,
                               "Arkivet har en fil, hvis sti fører ud af arkivet (\"%.*s\"). "
                               "Det læses ikke. Gem filen igen i det program, den kommer fra.",
                               "The archive has a file whose path leads out of the archive "
                               "(\"%.*s\"). It is not read. Save the file again in the program "
                               "it comes from."),
                       ark_error_quoted(entry, 100), entry);
}

static bool fail_encrypted(const struct ark_package *package, GError **error)
{
    return ark_fail_at(error, ARK_ERROR_INPUT, package->name, 0, 0, "%s",
                       ark_say(package->lang,
                               "Arkivet er krypteret. Gem det uden adgangskode, og prøv igen.",
                               "The archive is encrypted. Save it without a password, and try "
                               "again."));
}

static bool check_entries(const struct ark_package *package, GError **error)
{
    zip_int64_t n = zip_get_num_entries(package->archive, 0);
    if (n > ARK_MAX_ZIP_ENTRIES)
        return ark_fail_at(error, ARK_ERROR_LIMIT, package->name, 0, 0,
                           ark_say(package->lang,
                                   "Arkivet har flere filer end grænsen på %d. Pak det ud, og "
                                   "angiv den fil, der skal læses.",
                                   "The archive has more files than the limit of %d. Unpack it, "
                                   "and name the file that is to be read."),
                           ARK_MAX_ZIP_ENTRIES);
    for (zip_int64_t i = 0; i < n; i++) {
        const char *entry = zip_get_name(package->archive, (zip_uint64_t)i, 0);
        zip_stat_t about;
        if (entry && is_evil(entry))
            return fail_evil(package, entry, error);
        if (zip_stat_index(package->archive, (zip_uint64_t)i, 0, &about) == 0 &&
            (about.valid & ZIP_STAT_ENCRYPTION_METHOD) && about.encryption_method != ZIP_EM_NONE)
            return fail_encrypted(package, error);
    }
    return true;
}

static zip_t *open_archive(const char *path, const char *bytes, size_t len, const char *name,
                           enum ark_lang lang, GError **error)
{
    zip_error_t why;
    zip_error_init(&why);
    zip_source_t *from = path ? zip_source_file_create(path, 0, -1, &why)
                              : zip_source_buffer_create(bytes, len, 0, &why);
    zip_t *archive = from ? zip_open_from_source(from, ZIP_RDONLY, &why) : NULL;
    if (!archive) {
        fail_damaged(name, lang, zip_error_strerror(&why), error);
        if (from)
            zip_source_free(from);
    }
    zip_error_fini(&why);
    return archive;
}

struct ark_package *ark_package_open(struct ark_source *source, enum ark_lang lang, GError **error)
{
    const char *path = ark_source_path(source), *name = ark_source_name(source);
    size_t len = 0;
    g_autofree char *bytes =
        path ? NULL : ark_source_read_all(source, ARK_MAX_TEXT_BYTES, &len, error);
    if (!path && !bytes)
        return NULL;
    zip_t *archive = open_archive(path, bytes, len, name, lang, error);
    if (!archive)
        return NULL;
    struct ark_package *package = g_new0(struct ark_package, 1);
    package->archive = archive;
    package->name = g_strdup(name);
    package->bytes = g_steal_pointer(&bytes);
    package->lang = lang;
    if (check_entries(package, error))
        return package;
    ark_package_close(package);
    return NULL;
}

void ark_package_close(struct ark_package *package)
{
    if (!package)
        return;
    zip_discard(package->archive);
    g_free(package->name);
    g_free(package->bytes);
    g_free(package);
}

bool ark_package_has(const struct ark_package *package, const char *entry)
{
    return zip_name_locate(package->archive, entry, 0) >= 0;
}

struct ark_source *ark_package_entry(struct ark_package *package, const char *entry, GError **error)
{
    zip_int64_t index = zip_name_locate(package->archive, entry, 0);
    if (index < 0) {
        ark_fail_at(error, ARK_ERROR_INPUT, package->name, 0, 0,
                    ark_say(package->lang,
                            "Arkivet mangler delen \"%.*s\". Åbn og gem filen igen i det program, "
                            "den kommer fra.",
                            "The archive lacks the part \"%.*s\". Open and save the file again in "
                            "the program it comes from."),
                    ark_error_quoted(entry, 100), entry);
        return NULL;
    }
    zip_stat_t about;
    zip_file_t *file = zip_fopen_index(package->archive, (zip_uint64_t)index, 0);
    if (!file || zip_stat_index(package->archive, (zip_uint64_t)index, 0, &about) != 0) {
        fail_damaged(package->name, package->lang, zip_strerror(package->archive), error);
        if (file)
            zip_fclose(file);
        return NULL;
    }
    struct entry *opened = g_new0(struct entry, 1);
    opened->file = file;
    opened->name = g_strconcat(package->name, "!", entry, NULL);
    opened->packed = about.comp_size;
    opened->lang = package->lang;
    return ark_source_new(opened->name, NULL, &entry_type, opened, package->lang);
}

bool ark_package_mentions(struct ark_package *package, const char *entry, const char *text)
{
    enum { CHUNK = 64 * 1024 };
    if (!ark_package_has(package, entry))
        return false;
    g_autoptr(ark_source) source = ark_package_entry(package, entry, NULL);
    size_t overlap = strlen(text) - 1, kept = 0;
    g_autofree char *bytes = g_malloc(overlap + CHUNK);
    gssize n;
    while (source && (n = ark_source_read(source, bytes + kept, CHUNK, NULL)) > 0) {
        size_t len = kept + (size_t)n;
        if (memmem(bytes, len, text, overlap + 1))
            return true;
        kept = MIN(len, overlap);
        memmove(bytes, bytes + len - kept, kept);
    }
    return false;
}

const char *ark_package_name(const struct ark_package *package, uint64_t index)
{
    return zip_get_name(package->archive, index, 0);
}
