/* Archi's zipped form: an archive with model.xml, or one that happens to hold exactly one
 * .archimate file. Sizes and names of entries are hostile. Knows nothing of what is in a model. */
#include "load/archi_zip.h"

#include <string.h>
#include <zip.h>

#include "base/limits.h"
#include "load/archi.h"
#include "load/foreign.h"
#include "load/source.h"

struct entry {
    zip_file_t *file;
    char *name; /* for messages */
    uint64_t packed, unpacked;
    enum ark_lang lang;
};

/* The declared sizes are checked before; here the real ones, for a header may lie. */
static gssize entry_read(void *from, char *buf, size_t len, GError **error)
{
    struct entry *entry = from;
    zip_int64_t n = zip_fread(entry->file, buf, len);
    if (n < 0) {
        ark_fail_at(error, ARK_ERROR_INPUT, entry->name, 0, 0,
                    ark_say(entry->lang, "Arkivet er beskadiget: %s. Gem filen igen i Archi.",
                            "The archive is damaged: %s. Save the file again in Archi."),
                    zip_file_strerror(entry->file));
        return -1;
    }
    entry->unpacked += (uint64_t)n;
    if (entry->unpacked <= ARK_MAX_ZIP_BYTES &&
        entry->unpacked <= (entry->packed + 4096) * ARK_MAX_ZIP_RATIO)
        return (gssize)n;
    ark_fail_at(error, ARK_ERROR_LIMIT, entry->name, 0, 0,
                ark_say(entry->lang,
                        "Arkivet pakker ud til mere end grænserne (%llu byte, %d gange den "
                        "pakkede størrelse). Pak det ud, og angiv modellen selv.",
                        "The archive unpacks to more than the limits (%llu bytes, %d times the "
                        "packed size). Unpack it, and name the model itself."),
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

static bool fail_damaged(const char *name, enum ark_lang lang, const char *why, GError **error)
{
    return ark_fail_at(error, ARK_ERROR_INPUT, name, 0, 0,
                       ark_say(lang, "Zip-arkivet kan ikke læses (%s). Hent eller gem det igen.",
                               "The zip archive can't be read (%s). Fetch or save it again."),
                       why);
}

/* A name that would leave the folder it is unpacked in. We don't unpack, but such an archive was
 * not made by Archi. */
static bool is_evil(const char *entry)
{
    return entry[0] == '/' || entry[0] == '\\' || strncmp(entry, "../", 3) == 0 ||
           strstr(entry, "/../") || strstr(entry, "..\\");
}

/* The index of the model's entry; -1 with `error` when there is none. */
static zip_int64_t find_model(zip_t *archive, const char *name, enum ark_lang lang, GError **error)
{
    zip_int64_t n = zip_get_num_entries(archive, 0), found = -1, models = 0;
    g_autoptr(GString) entries = g_string_new("\n");
    if (n > ARK_MAX_ZIP_ENTRIES) {
        ark_fail_at(error, ARK_ERROR_LIMIT, name, 0, 0,
                    ark_say(lang, "Arkivet har flere filer end grænsen på %d.",
                            "The archive has more files than the limit of %d."),
                    ARK_MAX_ZIP_ENTRIES);
        return -1;
    }
    for (zip_int64_t i = 0; i < n; i++) {
        const char *entry = zip_get_name(archive, (zip_uint64_t)i, 0);
        if (!entry)
            continue;
        if (is_evil(entry)) {
            ark_fail_at(error, ARK_ERROR_INPUT, name, 0, 0,
                        ark_say(lang,
                                "Arkivet har en fil, hvis sti fører ud af arkivet (\"%.100s\"). "
                                "Det læses ikke.",
                                "The archive has a file whose path leads out of the archive "
                                "(\"%.100s\"). It is not read."),
                        entry);
            return -1;
        }
        g_string_append_printf(entries, "%s\n", entry);
        if (strcmp(entry, "model.xml") == 0)
            return i;
        if (g_str_has_suffix(entry, ".archimate")) {
            found = i;
            models++;
        }
    }
    if (models == 1)
        return found;
    ark_fail_at(error, ARK_ERROR_INPUT, name, 0, 0, "%s", ark_foreign_archive(entries->str, lang));
    return -1;
}

static struct ark_source *open_entry(zip_t *archive, zip_int64_t index, const char *name,
                                     enum ark_lang lang, GError **error)
{
    zip_stat_t about;
    zip_file_t *file = zip_fopen_index(archive, (zip_uint64_t)index, 0);
    if (!file || zip_stat_index(archive, (zip_uint64_t)index, 0, &about) != 0) {
        fail_damaged(name, lang, zip_strerror(archive), error);
        if (file)
            zip_fclose(file);
        return NULL;
    }
    struct entry *entry = g_new0(struct entry, 1);
    entry->file = file;
    entry->name = g_strconcat(name, "!", zip_get_name(archive, (zip_uint64_t)index, 0), NULL);
    entry->packed = about.comp_size;
    entry->lang = lang;
    return ark_source_new(entry->name, NULL, &entry_type, entry, lang);
}

/* From the path, or from `bytes` if the archive came by a stream. */
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

static bool load_from(struct ark_load *load, zip_t *archive, const char *name,
                      struct ark_input *input, GError **error)
{
    zip_int64_t index = find_model(archive, name, load->lang, error);
    g_autoptr(ark_source) entry =
        index < 0 ? NULL : open_entry(archive, index, name, load->lang, error);
    return entry && ark_archi_load(load, entry, input, error);
}

static bool load(struct ark_load *load, struct ark_source *source, struct ark_input *input,
                 GError **error)
{
    const char *path = ark_source_path(source), *name = ark_source_name(source);
    size_t len = 0;
    g_autofree char *bytes =
        path ? NULL : ark_source_read_all(source, ARK_MAX_TEXT_BYTES, &len, error);
    if (!path && !bytes)
        return false;
    zip_t *archive = open_archive(path, bytes, len, name, load->lang, error);
    if (!archive)
        return false;
    bool done = load_from(load, archive, name, input, error);
    zip_discard(archive);
    return done;
}

bool ark_archi_zip_holds_model(const char *path, enum ark_lang lang, GError **error)
{
    zip_t *archive = open_archive(path, NULL, 0, path, lang, error);
    if (!archive)
        return false;
    bool holds = find_model(archive, path, lang, error) >= 0;
    zip_discard(archive);
    return holds;
}

static int bid(const struct ark_peek *peek)
{
    return peek->len >= 4 && memcmp(peek->bytes, "PK\3\4", 4) == 0 ? 50 : 0;
}

const struct ark_loader ark_loader_archi_zip = {
    "archi", {{"Archi-model (zip)", "Archi model (zip)"}}, bid, load};
