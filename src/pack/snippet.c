/* Query text inside YAML: where each of its bytes stands in the file. Knows how scalars are
 * written, not what they mean. */
#include "pack/yaml.h"

#include <string.h>

#include "base/vec.h"

/* The spaces that `line` begins with. */
static uint32_t spaces(const char *line)
{
    return (uint32_t)strspn(line, " ");
}

static const char *next_line(const char *line)
{
    line = strchr(line, '\n');
    return line ? line + 1 : NULL;
}

/* How far a literal block is indented: its first line that is not blank, in the file and in the
 * text. */
static uint32_t block_indent(const char *in_file, const char *in_text)
{
    while (in_file && in_text) {
        uint32_t n = spaces(in_text);
        if (in_text[n] != '\n' && in_text[n] != '\0')
            return spaces(in_file) >= n ? spaces(in_file) - n : 0;
        in_file = next_line(in_file);
        in_text = next_line(in_text);
    }
    return 0;
}

/* A scalar in the file and in its text, side by side. */
struct walk {
    const char *in_file, *end;
    uint32_t line, column;
    const char *text;
    uint32_t at, n;   /* in the text */
    char quote;       /* that the scalar is in; '\0': none */
    bool apart;       /* what comes is not where the last piece goes on */
    const char *kept; /* up to here no line ends in blanks */
    ARK_VEC(struct ark_piece) pieces;
};

static void step(struct walk *walk, uint32_t bytes)
{
    for (; bytes && walk->in_file < walk->end; bytes--) {
        bool breaks = *walk->in_file++ == '\n';
        walk->line += breaks;
        walk->column = breaks ? 1 : walk->column + 1;
    }
}

/* The blanks here, if a line ends in them: then they are folded. */
static uint32_t folded_blanks(struct walk *walk)
{
    if (walk->kept && walk->in_file < walk->kept)
        return 0;
    size_t n = strspn(walk->in_file, " \t\r\n");
    walk->kept = walk->in_file + n;
    bool breaks = memchr(walk->in_file, '\n', n) || memchr(walk->in_file, '\r', n);
    return breaks ? (uint32_t)n : 0;
}

/* Over a line's end, and what the text has for it: nothing, when the lines are joined. */
static bool fold(struct walk *walk, bool joined)
{
    uint32_t n = folded_blanks(walk);
    step(walk, n);
    if (n && !joined)
        walk->at += (uint32_t)strspn(walk->text + walk->at, " \t\n");
    walk->apart = walk->apart || n;
    return n;
}

/* How many bytes of the file the next character of the text is written with, if not as itself: a
 * doubled quote, or an escape. */
static uint32_t escape_bytes(const struct walk *walk)
{
    const char *at = walk->in_file;
    if (walk->quote == '\'' && at[0] == '\'' && at[1] == '\'')
        return 2;
    if (walk->quote != '"' || *at != '\\')
        return 0;
    return at[1] == 'x' ? 4 : at[1] == 'u' ? 6 : at[1] == 'U' ? 10 : 2;
}

static void begin_piece(struct walk *walk)
{
    if (walk->apart)
        ark_vec_push(&walk->pieces, (struct ark_piece){walk->at, walk->line, walk->column});
    walk->apart = false;
}

/* One character of the text, or one byte that is the same in both. */
static bool follow(struct walk *walk)
{
    uint32_t escape = escape_bytes(walk);
    if (escape && walk->quote == '"' && strchr("\r\n", walk->in_file[1])) { /* joins lines */
        step(walk, 1);
        return fold(walk, true);
    }
    if (!escape && *walk->in_file != walk->text[walk->at])
        return false;
    walk->apart = walk->apart || escape;
    begin_piece(walk);
    if (escape)
        walk->at += (uint32_t)(g_utf8_next_char(walk->text + walk->at) - (walk->text + walk->at));
    else
        walk->at++;
    walk->apart = escape;
    step(walk, MAX(escape, 1));
    return true;
}

/* The pieces of a text that does not lie in one; false when it is not understood how it is written.
 */
static bool find_pieces(const struct ark_yaml_file *file, const struct ark_yaml *scalar,
                        struct ark_snippet *snippet)
{
    struct walk walk = {.in_file = file->source + scalar->offset,
                        .end = file->source + file->len,
                        .line = scalar->line,
                        .column = scalar->column,
                        .text = scalar->text,
                        .n = scalar->n,
                        .apart = true};
    bool ok = true;
    if (scalar->style == ARK_YAML_QUOTED)
        walk.quote = *walk.in_file;
    step(&walk, scalar->style == ARK_YAML_FOLDED ? (uint32_t)strcspn(walk.in_file, "\n")
                                                 : walk.quote != '\0');
    while (ok && walk.at < walk.n && walk.in_file < walk.end)
        ok = fold(&walk, false) || follow(&walk);
    ok = ok && walk.at >= walk.n && walk.pieces.n;
    if (ok) {
        size_t size = walk.pieces.n * sizeof *walk.pieces.v;
        snippet->pieces = memcpy(ark_arena_alloc(file->arena, size), walk.pieces.v, size);
        snippet->piece_n = walk.pieces.n;
        snippet->line = walk.pieces.v[0].line;
        snippet->column = walk.pieces.v[0].column;
    }
    ark_vec_clear(&walk.pieces);
    return ok;
}

static bool is_verbatim(const char *start, const struct ark_yaml *scalar)
{
    uint32_t quote = scalar->style == ARK_YAML_QUOTED;
    return scalar->style != ARK_YAML_FOLDED &&
           strncmp(start + quote, scalar->text, scalar->n) == 0 &&
           (!quote || start[1 + scalar->n] == start[0]);
}

struct ark_snippet ark_yaml_snippet(const struct ark_yaml_file *file, const struct ark_yaml *scalar)
{
    struct ark_snippet snippet = {
        .text = scalar->text, .file = file->name, .line = scalar->line, .source = file->source};
    const char *start = file->source + scalar->offset;
    if (scalar->style == ARK_YAML_LITERAL) {
        const char *content = next_line(start);
        snippet.indent = block_indent(content, scalar->text);
        snippet.line++;
        snippet.column = snippet.indent + 1;
    } else if (is_verbatim(start, scalar)) {
        snippet.column = scalar->column + (scalar->style == ARK_YAML_QUOTED);
    } else {
        find_pieces(file, scalar, &snippet);
    }
    return snippet;
}

struct ark_snippet ark_snippet_part(struct ark_snippet whole, uint32_t from, const char *text)
{
    struct ark_snippet part = whole;
    part.text = text;
    part.before = whole.before + from;
    if (!whole.column || whole.piece_n)
        return part;
    part.column = whole.column + from;
    for (uint32_t i = 0; i < from; i++) {
        if (whole.text[i] == '\n') {
            part.line++;
            part.column = whole.indent + (from - i);
        }
    }
    return part;
}

struct ark_yaml ark_snippet_at(struct ark_snippet snippet, uint32_t at)
{
    struct ark_yaml place = {.line = snippet.line, .column = snippet.column};
    if (!snippet.column)
        return place;
    if (!snippet.piece_n) {
        struct ark_snippet part = ark_snippet_part(snippet, at, NULL);
        return (struct ark_yaml){.line = part.line, .column = part.column};
    }
    for (uint32_t i = 0; i < snippet.piece_n && snippet.pieces[i].at <= at; i++) {
        const struct ark_piece *piece = &snippet.pieces[i];
        place.line = piece->line;
        place.column = piece->column + at - piece->at;
    }
    return place;
}
