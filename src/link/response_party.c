/* The parties that were asked, by the note's own list of them, and which response came from whom.
 */
#include <string.h>

#include "link/response.h"

enum { LONGEST_PARTY = 12 }; /* words */

struct parties {
    struct responding *responding;
    GHashTable *by_name; /* names in lower case -> ref + 1 */
    GRegex *between;     /* several parties in one cell */
    ark_atom label;
    ark_labelset sent_by;
};

/* "KL – ingen bemærkninger": the name ends where the rest begins. */
static size_t name_length(const char *text)
{
    size_t len = strcspn(text, ":;|,");
    static const char *const dashes[] = {" – ", " - ", " — "};
    for (size_t i = 0; i < G_N_ELEMENTS(dashes); i++) {
        const char *dash = strstr(text, dashes[i]);
        len = dash && (size_t)(dash - text) < len ? (size_t)(dash - text) : len;
    }
    return len;
}

static void know(struct parties *parties, const char *name, ark_ref ref)
{
    char *folded = ark_folded_words(name);
    if (*folded && !g_hash_table_contains(parties->by_name, folded))
        g_hash_table_insert(parties->by_name, folded, GUINT_TO_POINTER(ref + 1));
    else
        g_free(folded);
}

/* "Kommunernes Landsforening (KL)" is called by either. */
static void know_all(struct parties *parties, const char *name, ark_ref ref)
{
    const char *open = strchr(name, '('), *close = open ? strchr(open, ')') : NULL;
    know(parties, name, ref);
    if (!close)
        return;
    g_autofree char *outside = g_strndup(name, (gsize)(open - name));
    g_autofree char *inside = g_strndup(open + 1, (gsize)(close - open - 1));
    know(parties, outside, ref);
    know(parties, inside, ref);
}

static void add_party(struct parties *parties, ark_ref ref, const char *name, const char *status)
{
    ark_builder *builder = parties->responding->linking->builder;
    g_autofree char *plain = g_strstrip(g_strndup(name, name_length(name)));
    g_autofree char *folded = ark_folded_words(plain);
    g_auto(GStrv) words = g_strsplit(folded, " ", LONGEST_PARTY + 2);
    if (!*folded || g_strv_length(words) > LONGEST_PARTY || ark_is_placeholder(plain))
        return;
    ark_builder_add_label(builder, ref, parties->label);
    ark_builder_set_str(builder, ref, "party", plain);
    ark_builder_set_str(builder, ref, "status", status);
    know_all(parties, plain, ref);
}

static const char *status_in(const char *text)
{
    g_autofree char *words = ark_folded_words(text);
    if (strstr(words, "ingen bemærkning") || strstr(words, "ingen kommentar") ||
        strstr(words, "no comment") || strstr(words, "no remark"))
        return "ingen bemærkninger";
    return ark_says_no_response(text) ? "intet svar" : NULL;
}

/* The heading that a list or table stands under, and a sentence in front of it, announce parties.
 */
static bool is_announced(const struct parties *parties, ark_ref block, ark_ref before)
{
    const struct responding *responding = parties->responding;
    const struct linking *linking = responding->linking;
    ark_ref above = linking->parents[block];
    if (above == ARK_REF_NONE)
        return false;
    const char *name = ark_response_text(responding, above, linking->name);
    if (ark_builder_type(linking->builder, above) == linking->section && ark_is_party_heading(name))
        return true;
    if (before == ARK_REF_NONE || linking->parents[before] != above)
        return false;
    const char *text = ark_response_text(responding, before, linking->text);
    return g_str_has_suffix(text, ":") && ark_is_hearing(text) &&
           (ark_is_party_heading(text) || strstr(text, " hos") || strstr(text, " til"));
}

/* A party that is listed in a table: the first column that is for one, and no remark beside it. */
static void read_row(struct parties *parties, ark_ref row, ark_ref first_cell)
{
    const struct responding *responding = parties->responding;
    const struct linking *linking = responding->linking;
    const char *name = NULL, *status = NULL;
    for (ark_ref cell = first_cell; cell < linking->nodes && linking->parents[cell] >= row &&
                                    linking->parents[cell] != ARK_REF_NONE;
         cell++) {
        if (linking->parents[cell] != row)
            continue;
        const char *column = ark_response_text(responding, cell, linking->column);
        const char *text = ark_response_text(responding, cell, linking->text);
        bool sure;
        enum response_column kind = ark_response_column(column, &sure);
        if (kind == RESPONSE_PARTY && !name)
            name = text;
        bool says_no = kind == RESPONSE_ANSWER || kind == RESPONSE_COMMENT;
        g_autofree char *words = ark_folded_words(text);
        status = says_no && strcmp(words, "nej") == 0 ? "intet svar" : status;
        status = status ? status : status_in(text);
    }
    if (name)
        add_party(parties, row, name, status);
}

static void read_parties(struct parties *parties)
{
    struct responding *responding = parties->responding;
    const struct linking *linking = responding->linking;
    ark_atom response = ark_atom_find(ark_builder_atoms(linking->builder), "Response");
    ark_ref before = ARK_REF_NONE, announced = ARK_REF_NONE;
    for (ark_ref ref = 0; ref < linking->nodes; ref++) {
        ark_atom type = ark_builder_type(linking->builder, ref);
        ark_ref above = linking->parents[ref];
        if (type == responding->list || type == linking->table) {
            announced = is_announced(parties, ref, before) ? ref : ARK_REF_NONE;
        } else if (type == responding->paragraph) {
            before = ref;
        } else if (above == announced && above != ARK_REF_NONE &&
                   !ark_builder_has_label(linking->builder, ref, response)) {
            const char *text = ark_response_text(responding, ref, linking->text);
            if (type == linking->row)
                read_row(parties, ref, ref + 1);
            else if (type == responding->list_item && !g_str_has_suffix(text, ":"))
                add_party(parties, ref, text, status_in(text));
        }
    }
}

static ark_ref find(const struct parties *parties, const char *name)
{
    g_autofree char *folded = ark_folded_words(name);
    ark_ref ref = GPOINTER_TO_UINT(g_hash_table_lookup(parties->by_name, folded)) - 1;
    return ref;
}

static bool send_by(const struct parties *parties, const struct response *response,
                    const char *name)
{
    ark_builder *builder = parties->responding->linking->builder;
    ark_ref party = find(parties, name);
    const char *open = strchr(name, '('), *close = open ? strchr(open, ')') : NULL;
    if (party == ARK_REF_NONE && close) {
        g_autofree char *outside = g_strndup(name, (gsize)(open - name));
        g_autofree char *inside = g_strndup(open + 1, (gsize)(close - open - 1));
        party = find(parties, outside);
        party = party == ARK_REF_NONE ? find(parties, inside) : party;
    }
    if (party == ARK_REF_NONE)
        return false;
    ark_builder_edge(builder, parties->sent_by, response->at, party,
                     ark_builder_loc(builder, response->at));
    return true;
}

/* The party of a response, or the several that it names. */
static void connect(const struct parties *parties, const struct response *response)
{
    if (!response->party || send_by(parties, response, response->party))
        return;
    g_auto(GStrv) names = g_regex_split(parties->between, response->party, 0);
    for (char **name = names; *name; name++)
        send_by(parties, response, *name);
}

void ark_link_parties(struct responding *responding)
{
    ark_builder *builder = responding->linking->builder;
    struct parties parties = {
        .responding = responding,
        .by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .between = g_regex_new(" og | and |[,;/&]", G_REGEX_OPTIMIZE, 0, NULL),
        .label = ark_atom_intern(ark_builder_atoms(builder), "Party"),
        .sent_by = ark_builder_labelset(builder, (const char *[]){"SENT_BY", NULL}),
    };
    read_parties(&parties);
    if (g_hash_table_size(parties.by_name)) {
        ARK_VEC_EACH (struct response, response, responding->all)
            connect(&parties, response);
    }
    g_hash_table_unref(parties.by_name);
    g_regex_unref(parties.between);
}
