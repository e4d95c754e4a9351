/* What is called the same across models: data objects of ArchiMate and of reports, concepts and
 * classes. By whole names, each looked up by its letters and by the forms that Danish inflection
 * gives it, so that the time does not grow with the product of the models. Reads the builder, adds
 * NAMED_AS. */
#include <libstemmer.h>
#include <string.h>

#include "base/arena.h"
#include "base/danish.h"
#include "link/internal.h"

enum {
    LEAST_LETTERS = 2,
    MOST_LETTERS = 100,
    MOST_JOINTS = 4,      /* places where a linking letter may stand */
    MOST_FOUND = 20,      /* things of one name that one other is called as */
    MOST_PARTS = 50,      /* names in one text */
    MOST_LOOKED_AT = 200, /* things with letters or a form in common */
};

enum how { HOW_EXACT, HOW_ALIAS, HOW_INFLECTED, HOW_COMPOUND };
static const char *const HOW_NAMES[] = {"exact", "alias", "inflected", "compound"};

/* A name as it is looked up: its letters, and where its words meet. */
struct key {
    char *letters;
    uint32_t joints[MOST_JOINTS], joint_n;
};

struct entry {
    ark_ref ref;
    struct ark_danish_word word;
    enum how how;
};

/* An entry below a text; the next one with the same: index + 1, 0 is none. */
struct linked {
    uint32_t entry, next;
};

/* Names of things that others may be called as. */
struct index {
    ARK_VEC(struct entry) entries;
    ARK_VEC(struct linked) linked;
    GHashTable *by_letters, *by_form; /* -> index of the first + 1 */
};

enum role {
    ROLE_NONE,
    ROLE_OBJECT,
    ROLE_CLASS,
    ROLE_PROPERTY,
    ROLE_PACKAGE,
    ROLE_BEGREB,
    ROLE_CONCEPT
};

/* By the type of a node; a Begreb is a Row. */
static const struct {
    const char *type;
    enum role role;
} ROLES[] = {
    {"DataObject", ROLE_OBJECT},
    {"BusinessObject", ROLE_OBJECT},
    {"Class", ROLE_CLASS},
    {"AssociationClass", ROLE_CLASS},
    {"DataType", ROLE_CLASS},
    {"Enumeration", ROLE_CLASS},
    {"Interface", ROLE_CLASS},
    {"Package", ROLE_PACKAGE},
    {"Concept", ROLE_CONCEPT},
    {"Attribute", ROLE_PROPERTY},
    {"AssociationEnd", ROLE_PROPERTY},
    {"EnumerationLiteral", ROLE_PROPERTY},
};

/* Where the names of each stand; `several`: a text may have more of them. */
static const struct {
    enum role role;
    const char *property;
    enum how how;
    bool several;
} NAMES[] = {
    {ROLE_OBJECT, "name", HOW_EXACT, false},
    {ROLE_OBJECT, "name@en", HOW_ALIAS, false},
    {ROLE_CLASS, "name", HOW_EXACT, false},
    {ROLE_CLASS, "prefLabel (da)", HOW_EXACT, false},
    {ROLE_CLASS, "label (da)", HOW_EXACT, false},
    {ROLE_CLASS, "altLabel (da)", HOW_ALIAS, true},
    {ROLE_CLASS, "alternativtNavn", HOW_ALIAS, true},
    {ROLE_PROPERTY, "name", HOW_EXACT, false},
    {ROLE_PROPERTY, "prefLabel (da)", HOW_EXACT, false},
    {ROLE_PACKAGE, "name", HOW_EXACT, false},
    {ROLE_PACKAGE, "title (da)", HOW_EXACT, false},
    {ROLE_BEGREB, "prefLabel (da)", HOW_EXACT, false},
    {ROLE_BEGREB, "altLabel (da)", HOW_ALIAS, true},
    {ROLE_CONCEPT, "name", HOW_EXACT, false},
    {ROLE_CONCEPT, "aliases", HOW_ALIAS, false},
    {ROLE_CONCEPT, "abbreviations", HOW_ALIAS, false},
};

struct matching {
    ark_builder *builder;
    struct ark_arena *arena;
    struct sb_stemmer *stemmer;
    struct index data, concepts;
    uint8_t *roles; /* by node */
    uint32_t nodes;
    ark_labelset named_as;
    ark_atom how, property[G_N_ELEMENTS(NAMES)];
    ARK_VEC(struct entry) found; /* of the node at hand; `word` is not used */
    ark_ref at;
};

static void index_init(struct index *index)
{
    *index = (struct index){.by_letters = g_hash_table_new(g_str_hash, g_str_equal),
                            .by_form = g_hash_table_new(g_str_hash, g_str_equal)};
}

static void index_clear(struct index *index)
{
    g_hash_table_unref(index->by_letters);
    g_hash_table_unref(index->by_form);
    ark_vec_clear(&index->entries);
    ark_vec_clear(&index->linked);
}

/* "OrganisationEnhed" and "organisation-enhed" have the same letters and joint; what stands in
 * brackets is left out. NULL letters: too few or too many. */
static struct key key_of(struct ark_arena *arena, const char *name, size_t len)
{
    struct key key = {0};
    g_autoptr(GString) letters = g_string_sized_new(len);
    bool was_lower = false, gap = false;
    for (const char *at = name; at < name + len && *at != '('; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (!g_unichar_isalnum(c)) {
            gap = true;
            continue;
        }
        bool joint = letters->len && (gap || (was_lower && g_unichar_isupper(c)));
        if (joint && key.joint_n < MOST_JOINTS)
            key.joints[key.joint_n++] = (uint32_t)letters->len;
        gap = false;
        was_lower = g_unichar_islower(c);
        g_string_append_unichar(letters, g_unichar_tolower(c));
    }
    glong count = g_utf8_strlen(letters->str, -1);
    if (count >= LEAST_LETTERS && count <= MOST_LETTERS)
        key.letters = ark_arena_strndup(arena, letters->str, letters->len);
    return key;
}

static void link_entry(struct index *index, GHashTable *table, const char *text, uint32_t entry)
{
    uint32_t first = GPOINTER_TO_UINT(g_hash_table_lookup(table, text));
    if (first && index->linked.v[first - 1].entry == entry)
        return;
    ark_vec_push(&index->linked, (struct linked){entry, first});
    g_hash_table_insert(table, (char *)text, GUINT_TO_POINTER(index->linked.n));
}

/* Calls `fn` with each text that a form of the word may have in common with one of another word:
 * stems, and forms with another vowel. Texts live in the arena. */
typedef void (*form_fn)(struct matching *matching, const char *text, void *user);

static void each_form(struct matching *matching, const struct ark_danish_word *word, form_fn fn,
                      void *user)
{
    const sb_symbol *stem =
        sb_stemmer_stem(matching->stemmer, (const sb_symbol *)word->text, (int)word->len);
    size_t len = (size_t)sb_stemmer_length(matching->stemmer);
    fn(matching, ark_arena_strndup(matching->arena, (const char *)stem, len), user);
    if (word->bent)
        fn(matching, word->bent, user);
    if (word->stem)
        fn(matching, word->stem, user);
    for (const char *at = word->irregular; at && at[0] == ' ' && at[1];) {
        const char *end = strchr(at + 1, ' ');
        fn(matching,
           ark_arena_printf(matching->arena, "%.*s%.*s", (int)word->head, word->text,
                            (int)(end - at - 1), at + 1),
           user);
        at = end;
    }
}

struct adding {
    struct index *index;
    uint32_t entry;
};

static void add_form(struct matching *matching, const char *text, void *user)
{
    const struct adding *adding = user;
    (void)matching;
    link_entry(adding->index, adding->index->by_form, text, adding->entry);
}

static struct ark_danish_word word_of(const struct matching *matching, const char *letters)
{
    return ark_danish_word(matching->arena, matching->stemmer, letters, false);
}

/* The letters with a linking letter put in, or left out, where two words meet: "organisationsenhed"
 * of "OrganisationEnhed", and the other way round. Calls `fn` with each. */
typedef void (*letters_fn)(struct matching *matching, struct index *index, const char *letters,
                           void *user);

static void each_joined(struct matching *matching, struct index *index, const struct key *key,
                        letters_fn fn, void *user)
{
    static const char LINKS[] = "se";
    for (uint32_t i = 0; i < key->joint_n; i++) {
        const char *head = key->letters, *tail = key->letters + key->joints[i];
        for (const char *letter = LINKS; *letter; letter++) {
            bool has = tail[-1] == *letter;
            const char *letters =
                ark_arena_printf(matching->arena, "%.*s%.*s%s", (int)(tail - head) - has, head,
                                 has ? 0 : 1, letter, tail);
            fn(matching, index, letters, user);
        }
    }
}

static void add_letters(struct matching *matching, struct index *index, const char *letters,
                        void *user)
{
    const struct entry *entry = user;
    ark_vec_push(&index->entries,
                 (struct entry){entry->ref, word_of(matching, letters), HOW_INFLECTED});
    link_entry(index, index->by_letters, letters, index->entries.n - 1);
}

static void add_name(struct matching *matching, struct index *index, const char *name, size_t len,
                     enum how how)
{
    struct key key = key_of(matching->arena, name, len);
    if (!key.letters)
        return;
    struct adding adding = {index, index->entries.n};
    ark_vec_push(&index->entries,
                 (struct entry){matching->at, word_of(matching, key.letters), how});
    link_entry(index, index->by_letters, key.letters, adding.entry);
    each_form(matching, &index->entries.v[adding.entry].word, add_form, &adding);
    struct entry own = index->entries.v[adding.entry];
    each_joined(matching, index, &key, add_letters, &own);
}

static void found(struct matching *matching, ark_ref ref, enum how how)
{
    enum role own = matching->roles[matching->at];
    /* A concept of a list is called as a class, not as a concept of another list. */
    if (matching->found.n == MOST_FOUND ||
        (own == ROLE_BEGREB && matching->roles[ref] == ROLE_BEGREB))
        return;
    ARK_VEC_EACH (struct entry, entry, matching->found) {
        if (entry->ref == ref) {
            entry->how = MIN(entry->how, how);
            return;
        }
    }
    ark_vec_push(&matching->found, (struct entry){.ref = ref, .how = how});
}

static void find_letters(struct matching *matching, const struct index *index, const char *letters,
                         enum how how)
{
    uint32_t at = GPOINTER_TO_UINT(g_hash_table_lookup(index->by_letters, letters));
    for (uint32_t n = 0; at && n < MOST_LOOKED_AT; n++, at = index->linked.v[at - 1].next) {
        const struct entry *entry = &index->entries.v[index->linked.v[at - 1].entry];
        found(matching, entry->ref, MAX(how, entry->how));
    }
}

static void find_joined(struct matching *matching, struct index *index, const char *letters,
                        void *user)
{
    (void)user;
    find_letters(matching, index, letters, HOW_INFLECTED);
}

struct finding {
    const struct index *index;
    const struct ark_danish_word *word;
    enum how how; /* at best */
    uint32_t looked_at;
};

static void find_form(struct matching *matching, const char *text, void *user)
{
    struct finding *finding = user;
    const struct index *index = finding->index;
    uint32_t at = GPOINTER_TO_UINT(g_hash_table_lookup(index->by_form, text));
    for (; at && finding->looked_at < MOST_LOOKED_AT; at = index->linked.v[at - 1].next) {
        const struct entry *entry = &index->entries.v[index->linked.v[at - 1].entry];
        finding->looked_at++;
        if (ark_danish_is_form(&entry->word, matching->stemmer, finding->word->text) ||
            ark_danish_is_form(finding->word, matching->stemmer, entry->word.text))
            found(matching, entry->ref, MAX(finding->how, entry->how));
    }
}

static void find_forms(struct matching *matching, const struct index *index, const char *letters,
                       enum how how)
{
    struct ark_danish_word word = word_of(matching, letters);
    struct finding finding = {index, &word, how, 0};
    each_form(matching, &word, find_form, &finding);
}

/* Of a data object "Sagsdata", "Personoplysninger": what it is about, when nothing is called as it
 * is. */
static void find_compound(struct matching *matching, const struct index *index, const char *letters)
{
    static const char *const ENDS[] = {"data",        "dataobjekt",    "oplysninger", "oplysning",
                                       "information", "informationer", "objekt"};
    for (size_t i = 0; i < G_N_ELEMENTS(ENDS); i++) {
        if (!g_str_has_suffix(letters, ENDS[i]))
            continue;
        size_t len = strlen(letters) - strlen(ENDS[i]);
        const char *head = ark_arena_strndup(matching->arena, letters, len);
        if (g_utf8_strlen(head, -1) >= LEAST_LETTERS)
            find_forms(matching, index, head, HOW_COMPOUND);
    }
}

static void find_name(struct matching *matching, struct index *index, const char *name, size_t len,
                      enum how how)
{
    struct key key = key_of(matching->arena, name, len);
    if (!key.letters)
        return;
    find_letters(matching, index, key.letters, how);
    if (matching->found.n)
        return;
    each_joined(matching, index, &key, find_joined, NULL);
    find_forms(matching, index, key.letters, HOW_INFLECTED);
    bool object = index == &matching->data && matching->roles[matching->at] != ROLE_BEGREB;
    if (!matching->found.n && object)
        find_compound(matching, index, key.letters);
}

/* What is done with a name of the node at hand. */
typedef void (*name_fn)(struct matching *matching, struct index *index, const char *name,
                        size_t len, enum how how);

/* Each name of a text: all of it, or the parts between semicolons and commas. */
static void each_part(struct matching *matching, struct index *index, const char *text,
                      bool several, enum how how, name_fn fn)
{
    const char *at = text;
    for (uint32_t n = 0; *at && n < MOST_PARTS; n++) {
        size_t len = several ? strcspn(at, ";,\n") : strlen(at);
        fn(matching, index, at, len, how);
        at += len + (at[len] != '\0');
    }
}

static void each_name(struct matching *matching, struct index *index, name_fn fn)
{
    ark_ref ref = matching->at;
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        struct ark_value value;
        if (NAMES[i].role != matching->roles[ref] || !matching->property[i])
            continue;
        for (uint32_t k = 0; k < MOST_PARTS; k++) {
            value = ark_builder_get_nth(matching->builder, ref, matching->property[i], k);
            if (value.type != ARK_TEXT)
                break;
            each_part(matching, index, value.text, NAMES[i].several, NAMES[i].how, fn);
        }
    }
}

static void put_edges(struct matching *matching)
{
    struct ark_loc loc = ark_builder_loc(matching->builder, matching->at);
    ark_atoms *atoms = ark_builder_atoms(matching->builder);
    ARK_VEC_EACH (struct entry, entry, matching->found) {
        ark_ref edge =
            ark_builder_edge(matching->builder, matching->named_as, matching->at, entry->ref, loc);
        ark_builder_set_text(matching->builder, edge, matching->how,
                             ark_atom_intern(atoms, HOW_NAMES[entry->how]));
    }
}

static void begin(struct matching *matching, ark_ref ref)
{
    matching->at = ref;
    matching->found.n = 0;
}

static void match_node(struct matching *matching, ark_ref ref)
{
    enum role role = matching->roles[ref];
    if (role == ROLE_OBJECT || role == ROLE_BEGREB) {
        begin(matching, ref);
        each_name(matching, &matching->data, find_name);
        put_edges(matching);
    }
    if (matching->concepts.entries.n && (role == ROLE_OBJECT || role == ROLE_BEGREB ||
                                         role == ROLE_CLASS || role == ROLE_PROPERTY)) {
        begin(matching, ref);
        each_name(matching, &matching->concepts, find_name);
        put_edges(matching);
    }
}

/* A column of data objects: "Dataobjekt", "Forretningsobjekter". */
static bool lists_objects(const char *header)
{
    static const char *const BEGINS[] = {
        "dataobje",    "informationsobje", "forretningsobje",    "dataentitet",
        "data object", "business object",  "information object", "data entit"};
    g_autofree char *folded = ark_folded_words(header);
    for (size_t i = 0; i < G_N_ELEMENTS(BEGINS); i++) {
        if (g_str_has_prefix(folded, BEGINS[i]))
            return true;
    }
    return false;
}

/* Rows of tables that list data objects; the first such column says which. */
static void match_rows(struct matching *matching)
{
    ark_builder *builder = matching->builder;
    ark_atoms *atoms = ark_builder_atoms(builder);
    ark_atom cell = ark_atom_intern(atoms, "Cell"), text = ark_atom_intern(atoms, "text");
    ark_atom column = ark_atom_intern(atoms, "column"), object = ark_atom_intern(atoms, "object");
    ark_atom listed = ark_atom_intern(atoms, "ListedObject");
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    g_autofree ark_ref *parents = ark_link_parents(builder);
    for (ark_ref ref = 0; ref < matching->nodes; ref++) {
        if (ark_builder_type(builder, ref) != cell || parents[ref] == ARK_REF_NONE)
            continue;
        struct ark_value header = ark_builder_get(builder, ref, column);
        struct ark_value name = ark_builder_get(builder, ref, text);
        if (header.type != ARK_TEXT || name.type != ARK_TEXT || ark_is_placeholder(name.text) ||
            ark_builder_has_label(builder, parents[ref], listed))
            continue;
        gpointer lists = g_hash_table_lookup(known, header.text);
        if (!lists) {
            lists = GINT_TO_POINTER(lists_objects(header.text) ? 1 : 2);
            g_hash_table_insert(known, (char *)header.text, lists);
        }
        if (GPOINTER_TO_INT(lists) != 1)
            continue;
        ark_builder_add_label(builder, parents[ref], listed);
        ark_builder_set(builder, parents[ref], object, name);
        begin(matching, parents[ref]);
        find_name(matching, &matching->data, name.text, strlen(name.text), HOW_EXACT);
        put_edges(matching);
    }
}

/* Gives each node its role, and says which roles there are. */
static unsigned assign_roles(struct matching *matching)
{
    const ark_atoms *atoms = ark_builder_atoms(matching->builder);
    ark_atom types[G_N_ELEMENTS(ROLES)], begreb = ark_atom_find(atoms, "Begreb");
    ark_atom row = ark_atom_find(atoms, "Row");
    unsigned there = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(ROLES); i++)
        types[i] = ark_atom_find(atoms, ROLES[i].type);
    matching->roles = g_new0(uint8_t, MAX(matching->nodes, 1));
    for (ark_ref ref = 0; ref < matching->nodes; ref++) {
        ark_atom type = ark_builder_type(matching->builder, ref);
        enum role role = ROLE_NONE;
        for (size_t i = 0; type && i < G_N_ELEMENTS(ROLES); i++)
            role = types[i] == type ? ROLES[i].role : role;
        if (type && type == row && ark_builder_has_label(matching->builder, ref, begreb))
            role = ROLE_BEGREB;
        matching->roles[ref] = (uint8_t)role;
        there |= 1u << role;
    }
    return there;
}

static void match_all(struct matching *matching)
{
    for (ark_ref ref = 0; ref < matching->nodes; ref++) {
        enum role role = matching->roles[ref];
        begin(matching, ref);
        if (role == ROLE_CLASS || role == ROLE_PACKAGE || role == ROLE_BEGREB)
            each_name(matching, &matching->data, add_name);
        else if (role == ROLE_CONCEPT)
            each_name(matching, &matching->concepts, add_name);
    }
    for (ark_ref ref = 0; ref < matching->nodes; ref++)
        match_node(matching, ref);
    match_rows(matching);
}

void ark_link_correspondences(ark_builder *builder)
{
    ark_atoms *atoms = ark_builder_atoms(builder);
    struct matching matching = {.builder = builder, .nodes = ark_builder_node_count(builder)};
    unsigned there = assign_roles(&matching);
    bool targets = there & (1u << ROLE_CLASS | 1u << ROLE_BEGREB | 1u << ROLE_CONCEPT);
    if (targets) {
        matching.arena = ark_arena_new();
        matching.stemmer = sb_stemmer_new("danish", "UTF_8");
        matching.named_as = ark_builder_labelset(builder, (const char *[]){"NAMED_AS", NULL});
        matching.how = ark_atom_intern(atoms, "how");
        for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++)
            matching.property[i] = ark_atom_find(atoms, NAMES[i].property);
        index_init(&matching.data);
        index_init(&matching.concepts);
        match_all(&matching);
        index_clear(&matching.data);
        index_clear(&matching.concepts);
        sb_stemmer_delete(matching.stemmer);
        ark_arena_free(matching.arena);
        ark_vec_clear(&matching.found);
    }
    g_free(matching.roles);
}
