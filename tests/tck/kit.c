/* Walks the kit's files and runs each in a process of its own. What the child finds out comes back
 * through a pipe, a record per scenario; a child that dies is followed by another that goes on
 * behind the scenario it died of. */
#include "kit.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "run.h"

enum { MOST_SECONDS = 60, ROWS_SHOWN = 2, CHUNK = 4096 };

/* Goes through the pipe, in front of `len` bytes of detail. */
struct record {
    uint32_t scenario, rows_passed, len;
};

/* A feature file on its way. */
struct visit {
    const struct tck_kit *kit;
    const char *path; /* relative */
    struct tck_feature feature;
    struct tck_entry **entries; /* by scenario; NULL: not asked for */
    bool *done;                 /* likewise: the outcome is known */
    GPtrArray *all; /* here too, so that a child that ends knows whose its entries are */
};

struct child {
    pid_t pid;
    int pipe;
    GByteArray *unread;
    bool hung;
};

static void entry_free(void *data)
{
    struct tck_entry *entry = data;
    g_free(entry->feature);
    g_free(entry->folder);
    g_free(entry->title);
    g_free(entry->detail);
    g_free(entry);
}

static struct tck_entry *entry_new(const char *path, char *title, uint32_t rows)
{
    struct tck_entry *entry = g_new0(struct tck_entry, 1);
    entry->feature = g_strdup(path);
    entry->folder = g_path_get_dirname(path);
    entry->title = title;
    entry->rows = rows;
    entry->outcome = TCK_FAILED;
    return entry;
}

static void settle(struct tck_entry *entry, enum tck_outcome outcome, char *detail)
{
    g_free(entry->detail);
    entry->outcome = outcome;
    entry->detail = detail;
}

/* In the child. */

static bool write_all(int fd, const void *bytes, size_t len)
{
    const char *at = bytes;
    while (len) {
        ssize_t n = write(fd, at, len);
        if (n < 0 && errno != EINTR)
            return false;
        at += n > 0 ? n : 0;
        len -= n > 0 ? (size_t)n : 0;
    }
    return true;
}

/* The first rows that fail are reported; outlines may have hundreds of them. */
static uint32_t run_rows(const struct visit *visit, const struct tck_scenario *scenario,
                         GString *report)
{
    uint32_t passed = 0;
    for (uint32_t i = 0; i < scenario->n; i++) {
        g_autoptr(GString) row = g_string_new(NULL);
        bool ok = tck_run(visit->kit->folder, &scenario->runs[i], visit->kit->verbose, row);
        passed += ok;
        if (!visit->kit->verbose && (ok || i - passed >= ROWS_SHOWN))
            continue;
        if (scenario->n > 1 && row->len)
            g_string_append_printf(report, "row %u of %u, ", i + 1, scenario->n);
        g_string_append(report, row->str);
    }
    return passed;
}

static bool run_scenario(const struct visit *visit, uint32_t at, int pipe)
{
    g_autoptr(GString) report = g_string_new(NULL);
    struct record record = {.scenario = at};
    record.rows_passed = run_rows(visit, &visit->feature.scenarios[at], report);
    record.len = (uint32_t)report->len;
    return write_all(pipe, &record, sizeof record) && write_all(pipe, report->str, report->len);
}

static bool is_open(const struct visit *visit, uint32_t at)
{
    return visit->entries[at] && !visit->done[at];
}

/* Ends by exit, not _exit: the sanitizers look for leaks there. */
static void be_child(const struct visit *visit, int pipe)
{
    bool ok = true;
    for (uint32_t i = 0; ok && i < visit->feature.n; i++)
        ok = !is_open(visit, i) || run_scenario(visit, i, pipe);
    close(pipe);
    exit(ok ? EXIT_SUCCESS : EXIT_FAILURE);
}

/* In the parent. */

static bool start_child(const struct visit *visit, struct child *child)
{
    int ends[2];
    if (pipe(ends) != 0)
        return false;
    fflush(NULL);
    *child = (struct child){.pid = fork(), .pipe = ends[0]};
    if (child->pid == 0) {
        close(ends[0]);
        be_child(visit, ends[1]);
    }
    close(ends[1]);
    if (child->pid < 0)
        close(ends[0]);
    else
        child->unread = g_byte_array_new();
    return child->pid > 0;
}

/* Takes complete records off the front of what was read. */
static void take_records(const struct visit *visit, struct child *child)
{
    struct record record;
    while (child->unread->len >= sizeof record) {
        memcpy(&record, child->unread->data, sizeof record);
        if (child->unread->len < sizeof record + record.len)
            return;
        struct tck_entry *entry = visit->entries[record.scenario];
        char *detail = g_strndup((const char *)child->unread->data + sizeof record, record.len);
        entry->rows_passed = record.rows_passed;
        settle(entry, record.rows_passed == entry->rows ? TCK_PASSED : TCK_FAILED, detail);
        visit->done[record.scenario] = true;
        g_byte_array_remove_range(child->unread, 0, sizeof record + record.len);
    }
}

/* False at the end of the pipe, or when nothing has come for too long. */
static bool hear(struct child *child)
{
    guint8 bytes[CHUNK];
    struct pollfd waiting = {.fd = child->pipe, .events = POLLIN};
    int ready = poll(&waiting, 1, MOST_SECONDS * 1000);
    if (ready < 0)
        return errno == EINTR;
    child->hung = ready == 0;
    if (child->hung)
        return false;
    ssize_t n = read(child->pipe, bytes, sizeof bytes);
    if (n < 0)
        return errno == EINTR;
    g_byte_array_append(child->unread, bytes, (guint)n);
    return n > 0;
}

/* How the child ended, when that was not as it should; else NULL. */
static char *end_child(struct child *child)
{
    int status = 0;
    close(child->pipe);
    g_byte_array_unref(child->unread);
    if (child->hung)
        kill(child->pid, SIGKILL);
    while (waitpid(child->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    if (child->hung)
        return g_strdup_printf("no answer within %d seconds", MOST_SECONDS);
    if (WIFSIGNALED(status))
        return g_strdup_printf("the process died of signal %d (%s)", WTERMSIG(status),
                               strsignal(WTERMSIG(status)));
    if (WEXITSTATUS(status))
        return g_strdup_printf("the process ended with code %d", WEXITSTATUS(status));
    return NULL;
}

static int first_open(const struct visit *visit)
{
    for (uint32_t i = 0; i < visit->feature.n; i++) {
        if (is_open(visit, i))
            return (int)i;
    }
    return -1;
}

/* One child: as far as it comes. False when nothing is left to do; `ret_trouble` is what happened
 * after the last scenario (a leak is found at the end). */
static bool run_child(const struct visit *visit, char **ret_trouble)
{
    struct child child;
    if (first_open(visit) < 0)
        return false;
    if (!start_child(visit, &child)) {
        *ret_trouble = g_strdup("no process could be started");
        return false;
    }
    while (hear(&child))
        take_records(visit, &child);
    char *trouble = end_child(&child);
    int culprit = first_open(visit);
    if (culprit < 0) {
        *ret_trouble = trouble;
        return false;
    }
    settle(visit->entries[culprit], TCK_FAILED, trouble ? trouble : g_strdup("no outcome"));
    visit->done[culprit] = true;
    return true;
}

static char *title_of(const struct tck_scenario *scenario)
{
    return *scenario->number ? g_strdup_printf("[%s] %s", scenario->number, scenario->name)
                             : g_strdup(scenario->name);
}

static bool asked_for(const struct tck_kit *kit, const char *path, const char *title)
{
    g_autofree char *whole = g_strdup_printf("%s %s", path, title);
    return !kit->only || strstr(whole, kit->only);
}

static void prepare(struct visit *visit, uint32_t at)
{
    const struct tck_scenario *scenario = &visit->feature.scenarios[at];
    const char *reason = tck_scope_reason(visit->kit->scope, visit->path, scenario);
    g_autofree char *title = title_of(scenario);
    if (!asked_for(visit->kit, visit->path, title))
        return;
    struct tck_entry *entry = entry_new(visit->path, g_steal_pointer(&title), scenario->n);
    entry->line = scenario->line;
    g_ptr_array_add(visit->all, entry);
    visit->entries[at] = entry;
    if (!reason && tck_scenario_has_tag(scenario, "@ignore"))
        reason = "the kit itself says @ignore";
    if (reason)
        settle(entry, TCK_SKIPPED, g_strdup(reason));
    visit->done[at] = reason;
}

static void run_feature(struct visit *visit)
{
    char *trouble = NULL;
    visit->entries = g_new0(struct tck_entry *, visit->feature.n + 1);
    visit->done = g_new0(bool, visit->feature.n + 1);
    for (uint32_t i = 0; i < visit->feature.n; i++)
        prepare(visit, i);
    while (run_child(visit, &trouble))
        continue;
    if (trouble) {
        struct tck_entry *entry = entry_new(visit->path, g_strdup("(the process as a whole)"), 1);
        settle(entry, TCK_FAILED, trouble);
        g_ptr_array_add(visit->all, entry);
    }
    g_free(visit->entries);
    g_free(visit->done);
}

static void visit_file(const struct tck_kit *kit, const char *path, GPtrArray *all)
{
    g_autofree char *whole = g_build_filename(kit->folder, "features", path, NULL);
    g_autofree char *text = NULL;
    g_autoptr(GError) error = NULL;
    g_autoptr(ark_arena) arena = ark_arena_new();
    struct visit visit = {.kit = kit, .path = path, .all = all};
    if (g_file_get_contents(whole, &text, NULL, &error) &&
        tck_feature_parse(arena, path, text, &visit.feature, &error)) {
        run_feature(&visit);
        return;
    }
    struct tck_entry *entry = entry_new(path, g_strdup("(the file)"), 1);
    settle(entry, TCK_FAILED, g_strdup(error->message));
    g_ptr_array_add(all, entry);
}

static void find_files(const char *root, const char *below, GPtrArray *paths)
{
    g_autofree char *folder = g_build_filename(root, below, NULL);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        char *path = *below ? g_build_filename(below, name, NULL) : g_strdup(name);
        if (g_str_has_suffix(name, ".feature")) {
            g_ptr_array_add(paths, path);
        } else {
            find_files(root, path, paths);
            g_free(path);
        }
    }
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool tck_kit_exists(const char *folder)
{
    g_autofree char *features = g_build_filename(folder, "features", NULL);
    return g_file_test(features, G_FILE_TEST_IS_DIR);
}

GPtrArray *tck_kit_run(const struct tck_kit *kit)
{
    GPtrArray *all = g_ptr_array_new_with_free_func(entry_free);
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *features = g_build_filename(kit->folder, "features", NULL);
    find_files(features, "", paths);
    g_ptr_array_sort(paths, compare_texts);
    for (uint32_t i = 0; i < paths->len; i++)
        visit_file(kit, paths->pdata[i], all);
    return all;
}
