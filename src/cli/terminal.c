/* What can be known of the terminal. */
#include "cli/terminal.h"

#include <glib.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { NARROW = 80, USUAL = 100, WIDE = 120 };

unsigned ark_terminal_width(void)
{
    struct winsize size = {0};
    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || !size.ws_col)
        return USUAL;
    return CLAMP(size.ws_col, NARROW, WIDE);
}

bool ark_terminal_shows_marks(void)
{
    setlocale(LC_CTYPE, "");
    return isatty(STDOUT_FILENO) && g_strcmp0(g_getenv("TERM"), "dumb") != 0 &&
           g_ascii_strcasecmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

bool ark_terminal_wants_colour(const char *path)
{
    const char *no = g_getenv("NO_COLOR");
    return strcmp(path, "-") == 0 && isatty(STDOUT_FILENO) && !(no && *no) &&
           g_strcmp0(g_getenv("TERM"), "dumb") != 0;
}
