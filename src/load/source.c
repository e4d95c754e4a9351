/* Byte streams: a file, standard input, memory, and whatever brings its own reader (source.h).
 * Knows the limit on input, and no format. */
#include "load/source.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"

enum { PEEK = 4096 };

struct ark_source {
    char *name, *path;
    const struct ark_source_type *type;
    void *from;
    enum ark_lang lang;
    uint64_t taken; /* bytes that left the reader */
    char peeked[PEEK + 1];
    size_t peek_len, peek_used;
    bool has_peeked;
};

struct ark_source *ark_source_new(const char *name, const char *path,
                                  const struct ark_source_type *type, void *from,
                                  enum ark_lang lang)
{
    struct ark_source *source = g_new0(struct ark_source, 1);
    source->name = g_strdup(name);
    source->path = g_strdup(path);
    source->type = type;
    source->from = from;
    source->lang = lang;
    return source;
}

struct file {
    int fd;
    char *name;
    enum ark_lang lang;
};

static gssize file_read(void *from, char *buf, size_t len, GError **error)
{
    struct file *file = from;
    ssize_t n;
    do
        n = read(file->fd, buf, len);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        ark_fail_at(error, ARK_ERROR_INPUT, file->name, 0, 0,
                    ark_say(file->lang, "kan ikke læses: %s. Kontrollér filen og disken.",
                            "cannot be read: %s. Check the file and the disk."),
                    g_strerror(errno));
    return n;
}

static void file_close(void *from)
{
    struct file *file = from;
    if (file->fd != STDIN_FILENO)
        close(file->fd);
    g_free(file->name);
    g_free(file);
}

static const struct ark_source_type file_type = {file_read, file_close};

static bool fail_to_open(const char *path, enum ark_lang lang, GError **error)
{
    int why = errno;
    if (why == ENOENT)
        return ark_fail_at(
            error, ARK_ERROR_INPUT, path, 0, 0,
            ark_say(lang, "findes ikke. Kontrollér stien.", "does not exist. Check the path."));
    return ark_fail_at(error, ARK_ERROR_INPUT, path, 0, 0,
                       ark_say(lang, "kan ikke åbnes: %s. Kontrollér sti og læseadgang.",
                               "cannot be opened: %s. Check the path and read access."),
                       g_strerror(why));
}

struct ark_source *ark_source_open(const char *path, enum ark_lang lang, GError **error)
{
    bool standard = strcmp(path, "-") == 0;
    int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        fail_to_open(path, lang, error);
        return NULL;
    }
    struct stat about;
    bool ordinary = fstat(fd, &about) == 0 && S_ISREG(about.st_mode);
    struct file *file = g_new0(struct file, 1);
    file->fd = fd;
    file->name = g_strdup(path);
    file->lang = lang;
    return ark_source_new(path, ordinary && !standard ? path : NULL, &file_type, file, lang);
}

struct memory {
    const char *bytes;
    size_t left;
};

static gssize memory_read(void *from, char *buf, size_t len, GError **error)
{
    struct memory *memory = from;
    size_t n = MIN(len, memory->left);
    (void)error;
    if (n)
        memcpy(buf, memory->bytes, n);
    memory->bytes += n;
    memory->left -= n;
    return (gssize)n;
}

static const struct ark_source_type memory_type = {memory_read, g_free};

struct ark_source *ark_source_memory(const char *name, const char *bytes, size_t len)
{
    struct memory *memory = g_new0(struct memory, 1);
    *memory = (struct memory){bytes, len};
    return ark_source_new(name, NULL, &memory_type, memory, ARK_DA);
}

void ark_source_close(struct ark_source *source)
{
    if (!source)
        return;
    if (source->type->close)
        source->type->close(source->from);
    g_free(source->name);
    g_free(source->path);
    g_free(source);
}

const char *ark_source_name(const struct ark_source *source)
{
    return source->name;
}

const char *ark_source_path(const struct ark_source *source)
{
    return source->path;
}

static gssize take(struct ark_source *source, char *buf, size_t len, GError **error)
{
    gssize n = source->type->read(source->from, buf, len, error);
    if (n > 0)
        source->taken += (uint64_t)n;
    if (source->taken <= ARK_MAX_INPUT_BYTES)
        return n;
    ark_fail_at(error, ARK_ERROR_LIMIT, source->name, 0, 0,
                ark_say(source->lang, "er større end grænsen på %llu byte. Del filen op.",
                        "is larger than the limit of %llu bytes. Split the file."),
                (unsigned long long)ARK_MAX_INPUT_BYTES);
    return -1;
}

const char *ark_source_peek(struct ark_source *source, size_t *ret_len, GError **error)
{
    while (!source->has_peeked && source->peek_len < PEEK) {
        gssize n = take(source, source->peeked + source->peek_len, PEEK - source->peek_len, error);
        if (n < 0)
            return NULL;
        if (n == 0)
            break;
        source->peek_len += (size_t)n;
    }
    source->has_peeked = true;
    source->peeked[source->peek_len] = '\0';
    *ret_len = source->peek_len;
    return source->peeked;
}

gssize ark_source_read(struct ark_source *source, char *buf, size_t len, GError **error)
{
    size_t kept = source->peek_len - source->peek_used;
    if (!kept)
        return take(source, buf, len, error);
    kept = MIN(kept, len);
    memcpy(buf, source->peeked + source->peek_used, kept);
    source->peek_used += kept;
    return (gssize)kept;
}

char *ark_source_read_all(struct ark_source *source, size_t most, size_t *ret_len, GError **error)
{
    size_t used = 0, room = 64 * 1024;
    g_autofree char *bytes = g_malloc(room + 1);
    for (;;) {
        gssize n = ark_source_read(source, bytes + used, room - used, error);
        if (n < 0)
            return NULL;
        if (n == 0)
            break;
        used += (size_t)n;
        if (used > most) {
            ark_fail_at(error, ARK_ERROR_LIMIT, source->name, 0, 0,
                        ark_say(source->lang, "er større end grænsen på %zu byte. Del filen op.",
                                "is larger than the limit of %zu bytes. Split the file."),
                        most);
            return NULL;
        }
        if (used == room)
            bytes = g_realloc(bytes, (room *= 2) + 1);
    }
    bytes[used] = '\0';
    *ret_len = used;
    return g_steal_pointer(&bytes);
}
