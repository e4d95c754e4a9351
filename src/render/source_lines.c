/* The lines of the inputs: each file's bytes, and where its lines begin. */
#include "render/source_lines.h"

#include <string.h>

#include "base/vec.h"

enum { LARGEST = 16 << 20 };

struct file {
    char *bytes;
    ARK_VEC(uint32_t) starts; /* and, last, where the file ends */
};

struct ark_source_lines {
    GHashTable *files; /* name -> struct file */
};

static void file_free(gpointer data)
{
    struct file *file = data;
    g_free(file->bytes);
    ark_vec_clear(&file->starts);
    g_free(file);
}

ark_source_lines *ark_source_lines_new(void)
{
    ark_source_lines *lines = g_new(ark_source_lines, 1);
    lines->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, file_free);
    return lines;
}

void ark_source_lines_free(ark_source_lines *lines)
{
    if (!lines)
        return;
    g_hash_table_unref(lines->files);
    g_free(lines);
}

static struct file *read_file(const char *name)
{
    struct file *file = g_new0(struct file, 1);
    gsize len;
    if (!g_file_test(name, G_FILE_TEST_IS_REGULAR) ||
        !g_file_get_contents(name, &file->bytes, &len, NULL))
        return file;
    if (len > LARGEST || !g_utf8_validate(file->bytes, (gssize)len, NULL))
        return file;
    for (uint32_t at = 0; at < len;) {
        const char *end = memchr(file->bytes + at, '\n', len - at);
        ark_vec_push(&file->starts, at);
        at = end ? (uint32_t)(end - file->bytes) + 1 : (uint32_t)len;
    }
    ark_vec_push(&file->starts, (uint32_t)len);
    return file;
}

const char *ark_source_line(ark_source_lines *lines, const char *name, uint32_t line,
                            size_t *ret_len)
{
    if (!name || !line)
        return NULL;
    struct file *file = g_hash_table_lookup(lines->files, name);
    if (!file) {
        file = read_file(name);
        g_hash_table_insert(lines->files, g_strdup(name), file);
    }
    if (line >= file->starts.n)
        return NULL;
    const char *start = file->bytes + file->starts.v[line - 1];
    size_t len = file->starts.v[line] - file->starts.v[line - 1];
    while (len && (start[len - 1] == '\n' || start[len - 1] == '\r'))
        len--;
    *ret_len = len;
    return start;
}
