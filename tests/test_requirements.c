/* link: requirements in documents: levels, cues, definitions, tables, ids; and how well labelled
 * documents are read. */
#include "link/modals.h"
#include "requirement_world.h"

/* What a document states, as lines "ID LEVEL[?]: TEXT", a question mark on candidates. */
static void expect(const char *text, enum ark_modals modals, const char *expected)
{
    struct loaded l;
    read_source(&l, NULL, text, modals);
    struct all all = all_of(&l);
    g_autoptr(GString) out = g_string_new(NULL);
    ARK_VEC_EACH (const struct found, one, all.items)
        g_string_append_printf(out, "%s %s%s: %s\n", one->id, one->level, one->candidate ? "?" : "",
                               one->text);
    ck_assert_str_eq(out->str, expected);
    ark_vec_clear(&all.items);
    loaded_clear(&l);
}

/* The level that a sentence of its own states, "" when none; with a question mark in lower case. */
static void expect_level(const char *sentence, const char *expected)
{
    struct loaded l;
    g_autofree char *text = g_strdup_printf("# A\n\n%s\n", sentence);
    read_source(&l, NULL, text, ARK_MODALS_ALL);
    struct all all = all_of(&l);
    g_autoptr(GString) out = g_string_new(NULL);
    ARK_VEC_EACH (const struct found, one, all.items)
        g_string_append_printf(out, "%s%s%s", out->len ? " " : "", one->level,
                               one->candidate ? "?" : "");
    ck_assert_msg(strcmp(out->str, expected) == 0, "%s: \"%s\", not \"%s\"", sentence, out->str,
                  expected);
    ark_vec_clear(&all.items);
    loaded_clear(&l);
}

START_TEST(capitals_have_levels)
{
    static const char *const cases[][2] = {
        {"Løsningen SKAL logge adgang.", "SKAL"},
        {"Løsningen BØR logge adgang.", "BØR"},
        {"Løsningen KAN logge adgang.", "KAN"},
        {"Løsningen MÅ logge adgang.", "KAN"},
        {"Løsningen MÅ IKKE logge adgang.", "MÅ IKKE"},
        {"Løsningen MÅ ikke logge adgang.", "MÅ IKKE"},
        {"Løsningen MÅ KUN logge adgang.", "MÅ IKKE"},
        {"Løsningen SKAL IKKE logge adgang.", "MÅ IKKE"},
        {"Løsningen BØR derfor endnu IKKE logge adgang.", "BØR IKKE"},
        {"Løsningen KAN IKKE logge adgang.", ""},
        {"DS 844 SKAL FORLADES i nye løsninger.", "SKAL FORLADES"},
        {"XMLDSig BØR på sigt FORLADES.", "BØR FORLADES"},
        {"Alle SKAL gøre det, men andre BØR lade være.", "SKAL BØR"},
        {"Alle SKAL gøre det, og de SKAL gøre det nu.", "SKAL"},
        {"The system MUST log access.", "SKAL"},
        {"The system SHALL log access.", "SKAL"},
        {"Logging of access is REQUIRED.", "SKAL"},
        {"The system MUST NOT log access.", "MÅ IKKE"},
        {"The system SHALL NOT log access.", "MÅ IKKE"},
        {"The system SHOULD log access.", "BØR"},
        {"Logging of access is RECOMMENDED.", "BØR"},
        {"Logging of access is NOT RECOMMENDED.", "BØR IKKE"},
        {"The system SHOULD NOT log access.", "BØR IKKE"},
        {"The system MAY log access.", "KAN"},
        {"Logging of access is OPTIONAL.", "KAN"},
        {"Logging is optional and may be required.", ""},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        expect_level(cases[i][0], cases[i][1]);
}
END_TEST

START_TEST(words_that_are_mentioned_state_nothing)
{
    static const char *const cases[] = {
        "Termerne SKAL, BØR og KAN er krav.",
        "Dette afsnit SKAL/BØR/KAN efterkommes i løsninger.",
        "Afsnit angivet med “SKAL” er krav. Følger man det ikke, SKAL man sige hvorfor.",
        "SKAL: Kravet er ufravigeligt.",
        "KAN – kravet er valgfrit.",
        "Ordet SKAL betyder, at kravet er ufravigeligt.",
        "Alle SKAL og BØR er opfyldt.",
        "Det er et SKAL for os.",
        "Alle SKAL-krav er opfyldt.",
        "Alle SKAL krav er opfyldt.",
        "The key words MUST, SHOULD and MAY are to be interpreted as in RFC 2119.",
        "The key words \"MUST\", \"MUST NOT\" and \"MAY\" are to be interpreted as in RFC 2119.",
        "DETTE SKAL IKKE LÆSES SOM ET KRAV",
        "Skriv til kan@example.org eller skal.example.org.",
        "Skallen kander, børe og måske mustang.",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        expect_level(cases[i], "");
    expect_level("NSIS SKAL bruges.", "SKAL");
    expect_level("Andre BØR følge det; »bør« er en anbefaling.", "");
}
END_TEST

START_TEST(lower_case_makes_candidates)
{
    static const char *const cases[][2] = {
        {"Løsningen skal logge adgang.", "SKAL?"},
        {"Løsningen skal kunne logge adgang.", "SKAL?"},
        {"Når sagen lukkes, skal data slettes.", "SKAL?"},
        {"Når sagen lukkes skal data slettes.", "SKAL?"},
        {"Der skal udarbejdes en plan.", "SKAL?"},
        {"Det betyder, at der skal udarbejdes en plan.", "SKAL?"},
        {"Den, der har ansvaret, skal godkende ændringen.", "SKAL?"},
        {"Den ansvarlige myndighed skal stå på siden.", "SKAL?"},
        {"Oplysninger om myndigheden skal stå på siden.", "SKAL?"},
        {"Løsningen bør logge adgang.", "BØR?"},
        {"Løsningen bør ikke logge adgang.", "BØR IKKE?"},
        {"Løsningen må ikke logge adgang.", "MÅ IKKE?"},
        {"Derfor må data ikke gemmes.", "MÅ IKKE?"},
        {"Det betyder, at data ikke må gemmes.", "MÅ IKKE?"},
        {"Det betyder, at data ikke bør gemmes.", "BØR IKKE?"},
        {"Det betyder, at data ikke skal gemmes.", ""},
        {"Protokollen bør forlades.", "BØR FORLADES?"},
        {"Løsningen skal ikke logge adgang.", ""},
        {"Løsningen kan logge adgang.", ""},
        {"Det må antages.", ""},
        {"Løsningen kan omfatte en log.", ""},
        {"Data kan med fordel gemmes.", "KAN?"},
        {"The system must log access.", "SKAL?"},
        {"The system should log access.", "BØR?"},
        {"The system may log access.", ""},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        expect_level(cases[i][0], cases[i][1]);
}
END_TEST

/* Each row of the table decides its own example, and no row before it does. */
START_TEST(each_cue_decides_its_example)
{
    uint32_t n;
    const struct modal_cue *cues = ark_modal_cues(&n);
    struct modal_sentence s = {0};
    ck_assert_uint_gt(n, 20);
    for (uint32_t i = 0; i < n; i++) {
        const struct modal_cue *decided = NULL;
        bool decides = false, states = false;
        ck_assert(*cues[i].why && cues[i].of);
        ark_modal_read(&s, cues[i].example, strlen(cues[i].example));
        for (uint32_t k = 0; k < s.uses.n; k++) {
            states |= ark_modal_states(&s, &s.uses.v[k], &decided);
            decides |= decided == &cues[i];
        }
        ck_assert_msg(decides, "\"%s\" is decided by \"%s\", not by \"%s\"", cues[i].example,
                      decided ? decided->words : "nothing", cues[i].words);
        ck_assert_msg(states == (cues[i].verdict == CUE_FOR), "%s", cues[i].example);
    }
    ark_modal_clear(&s);
}
END_TEST

START_TEST(the_mode_decides_what_counts)
{
    static const char BOTH[] = "# A\n\nDen SKAL logge. Den skal også slette.\n";
    expect(BOTH, ARK_MODALS_AUTO, "s1-1 SKAL: Den SKAL logge.\n");
    expect(BOTH, ARK_MODALS_CAPITAL, "s1-1 SKAL: Den SKAL logge.\n");
    expect(BOTH, ARK_MODALS_ALL, "s1-1 SKAL: Den SKAL logge.\ns1-2 SKAL?: Den skal også slette.\n");
    expect("# A\n\nDen skal logge.\n", ARK_MODALS_AUTO, "s1-1 SKAL?: Den skal logge.\n");
    expect("# A\n\nDen skal logge.\n", ARK_MODALS_CAPITAL, "");
    expect("# A\n", ARK_MODALS_ALL, "");
}
END_TEST

START_TEST(a_document_may_say_that_it_means_lower_case)
{
    expect(
        "# Ord\n\nOrdene \"skal\", \"bør\" og \"kan\" angiver krav, anbefalinger og muligheder.\n"
        "\n# A\n\nDen skal logge. Hvem skal læse?\n",
        ARK_MODALS_AUTO, "s2-1 SKAL: Den skal logge.\n");
    expect("# Words\n\nThe words \"must\" and \"should\" are used as in RFC 2119.\n"
           "\n# A\n\nIt must log.\n",
           ARK_MODALS_AUTO, "s2-1 SKAL: It must log.\n");
    expect("# Ord\n\nOrdene \"skal\" og \"bør\" angiver kun krav, når de står med versaler.\n"
           "\n# A\n\nDen skal logge.\n",
           ARK_MODALS_AUTO, "s2-1 SKAL?: Den skal logge.\n");
    expect("# Ord\n\n| Ord | Betydning |\n|---|---|\n| Skal | Et krav |\n| Bør | En anbefaling |\n"
           "\n# A\n\nDen skal logge.\n",
           ARK_MODALS_AUTO, "s2-1 SKAL: Den skal logge.\n");
    expect("# A\n\nUndersøg, om den skal, bør eller kan anvendes. Den skal logge.\n",
           ARK_MODALS_AUTO, "s1-1 SKAL?: Den skal logge.\n");
}
END_TEST

START_TEST(headings_code_and_table_headers_give_none)
{
    expect("# Hvad vi SKAL\n\n## Den BØR logge\n\n```\nDen SKAL logge.\n```\n\n"
           "| Hvad man SKAL | Den BØR |\n|---|---|\n| a | b |\n",
           ARK_MODALS_ALL, "");
}
END_TEST

START_TEST(ids_are_the_documents_own_or_by_place)
{
    expect("# 3 Krav\n\n## 3.1 Log\n\nDen SKAL logge. Den BØR slette.\n\n"
           "K12: Den SKAL vise. Den KAN skjule.\n\n- [BK-04] Den SKAL spørge.\n"
           "- SAML2 SKAL bruges.\n- MD5 MÅ IKKE bruges.\n- Krav 3.7 Den SKAL svare.\n",
           ARK_MODALS_AUTO,
           "3.1-1 SKAL: Den SKAL logge.\n3.1-2 BØR: Den BØR slette.\n"
           "K12 SKAL: K12: Den SKAL vise.\nK12-2 KAN: Den KAN skjule.\n"
           "BK-04 SKAL: [BK-04] Den SKAL spørge.\n3.1-6 SKAL: SAML2 SKAL bruges.\n"
           "3.1-7 MÅ IKKE: MD5 MÅ IKKE bruges.\nKrav 3.7 SKAL: Krav 3.7 Den SKAL svare.\n");
    expect("Den SKAL logge.\n\n# A\n\n## B\n\n## C\n\nDen SKAL logge.\n\n# K7: Vise\n\nDen SKAL "
           "vise.\n",
           ARK_MODALS_AUTO,
           "s0-1 SKAL: Den SKAL logge.\ns1.2-1 SKAL: Den SKAL logge.\n"
           "K7 SKAL: Den SKAL vise.\n");
}
END_TEST

#define HEAD "# Krav\n\n| Nr | Krav | Niveau | Bemærkning |\n|---|---|---|---|\n"

START_TEST(a_column_of_levels_makes_each_row_one)
{
    expect(HEAD
           "| K1 | Den logger. Hver gang. | SKAL | Bør ses på og måske også vendes med nogen |\n"
           "| K2 | Den viser | Bør | |\n| K3 | Den skjuler | KAN (nye) | |\n"
           "| K4 | Den gemmer SKAL | N/A | |\n| | **Drift** | | |\n| K5 | Den gør MÅ IKKE | Må "
           "ikke | |\n",
           ARK_MODALS_AUTO,
           "K1 SKAL: Den logger. Hver gang.\nK2 BØR: Den viser\nK3 KAN: Den skjuler\n"
           "K5 MÅ IKKE: Den gør MÅ IKKE\n");
    expect("# Krav\n\n| Requirement | Must | Should |\n|---|---|---|\n| It logs | x | |\n"
           "| It shows | | x |\n",
           ARK_MODALS_AUTO, "s1-1 SKAL: It logs\ns1-2 BØR: It shows\n");
    expect("# Krav\n\n| Nr | Krav |\n|---|---|\n| 1.1 | Den SKAL logge. Den BØR slette. |\n",
           ARK_MODALS_AUTO, "1.1 SKAL: Den SKAL logge.\n1.1-2 BØR: Den BØR slette.\n");
    expect("# Krav\n\n| Kode | Krav |\n|---|---|\n| O1 | Den SKAL logge. |\n| O1 | Den BØR slette. "
           "|\n",
           ARK_MODALS_AUTO, "s1-1 SKAL: Den SKAL logge.\ns1-2 BØR: Den BØR slette.\n");
}
END_TEST

START_TEST(a_row_may_have_a_level_for_each_kind)
{
    struct loaded l;
    read_source(&l, NULL,
                "# 5 Bilag\n\n| 5. Modellen | Fælles | Andre | Små |\n|---|---|---|---|\n"
                "| Modellen BØR FORLADES nu. | KAN | SKAL FORLADES | N/A |\n",
                ARK_MODALS_AUTO);
    struct all all = all_of(&l);
    ck_assert_uint_eq(all.items.n, 1);
    struct found one = all.items.v[0];
    ck_assert_str_eq(one.level, "SKAL FORLADES");
    ck_assert_str_eq(one.word, "BØR FORLADES");
    ck_assert_str_eq(one.parent, "Row");
    ck_assert_str_eq(one.section, "Bilag");
    ck_assert_uint_eq(one.line, 5);
    struct ark_props props = ark_graph_props(l.graph, one.ref);
    g_autoptr(GString) levels = g_string_new(NULL);
    for (uint32_t i = 0; i < props.n; i++) {
        if (strcmp(ark_atom_text(l.atoms, props.keys[i]), "levels") == 0)
            g_string_append_printf(levels, "%s; ", props.values[i].text);
    }
    ck_assert_str_eq(levels->str, "Fælles: KAN; Andre: SKAL FORLADES; ");
    ark_vec_clear(&all.items);
    loaded_clear(&l);
}
END_TEST

START_TEST(a_requirement_knows_where_it_stands)
{
    struct loaded l;
    read_source(&l, NULL, "# A\n\n## B\n\n- Den SKAL\n  logge.\n\n> Den MUST vise.\n",
                ARK_MODALS_AUTO);
    struct all all = all_of(&l);
    ck_assert_uint_eq(all.items.n, 2);
    ck_assert_str_eq(all.items.v[0].parent, "ListItem");
    ck_assert_str_eq(all.items.v[0].section, "A > B");
    ck_assert_str_eq(all.items.v[0].text, "Den SKAL logge.");
    ck_assert_uint_eq(all.items.v[0].line, 5);
    ck_assert_str_eq(all.items.v[1].parent, "Paragraph");
    ck_assert_str_eq(all.items.v[1].word, "MUST");
    ark_vec_clear(&all.items);
    loaded_clear(&l);
}
END_TEST

/* Labelled documents. */

struct label {
    char *file;
    unsigned line, ordinal;
    char *where, *level;
};

struct score {
    unsigned right, wrong, missed; /* found and so labelled; found, but not so; labelled only */
};

static double share(unsigned part, unsigned rest)
{
    return part + rest ? (double)part / (part + rest) : 1;
}

static void say(const char *what, struct score score)
{
    printf("%s: %u right, %u wrong, %u missed; precision %.3f, recall %.3f\n", what, score.right,
           score.wrong, score.missed, share(score.right, score.wrong),
           share(score.right, score.missed));
}

static GArray *read_labels(const char *name)
{
    g_autofree char *path =
        g_build_filename(g_getenv("ARK_SOURCE_ROOT"), "tests", "labels", name, NULL);
    g_autofree char *bytes = NULL;
    GArray *labels = g_array_new(FALSE, FALSE, sizeof(struct label));
    ck_assert(g_file_get_contents(path, &bytes, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(bytes, "\n", -1);
    for (char **line = lines; *line; line++) {
        g_auto(GStrv) parts = g_strsplit(*line, "\t", -1);
        if (**line == '#' || g_strv_length(parts) != 5 || strcmp(parts[0], "file") == 0)
            continue;
        struct label label = {g_strdup(parts[0]), (unsigned)atoi(parts[1]),
                              (unsigned)atoi(parts[2]), g_strdup(parts[3]), g_strdup(parts[4])};
        g_array_append_val(labels, label);
    }
    return labels;
}

static void free_labels(GArray *labels)
{
    for (guint i = 0; i < labels->len; i++) {
        struct label *label = &g_array_index(labels, struct label, i);
        g_free(label->file);
        g_free(label->where);
        g_free(label->level);
    }
    g_array_free(labels, TRUE);
}

/* The text around the labelled word, as far as no markup is in it: what a sentence that was found
 * is known by. Caller frees. */
static char *around(const char *line, unsigned ordinal, GRegex *words)
{
    g_autoptr(GMatchInfo) match = NULL;
    int from = -1, to = -1;
    g_regex_match(words, line, 0, &match);
    for (unsigned i = 1; i < ordinal && g_match_info_matches(match); i++)
        g_match_info_next(match, NULL);
    ck_assert_msg(g_match_info_fetch_pos(match, 0, &from, &to), "no word %u in %s", ordinal, line);
    const char *first = line + from, *last = line + to, *markup = "*_`[]<>|\\()!";
    while (first > line && !strchr(markup, first[-1]) && line + from - first < 60)
        first--;
    while (*last && !strchr(markup, *last) && last - (line + to) < 60)
        last++;
    while (first < line + from && ((*first & 0xc0) == 0x80 || strchr(" -.:?", *first)))
        first++;
    while (last > line + to && (*last & 0xc0) == 0x80)
        last--;
    /* Up to the sentence's own ends. */
    for (const char *at = line + from; at > first; at--) {
        if (strchr(".?:", at[-1]) && *at == ' ')
            first = at + 1;
    }
    for (const char *at = line + to; at < last; at++) {
        if (strchr(".?:", *at) && (at[1] == ' ' || !at[1]))
            last = at;
    }
    g_autofree char *text = g_strndup(first, (gsize)(last - first));
    return g_strstrip(g_steal_pointer(&text));
}

enum { LONGEST_PARAGRAPH = 14 /* lines */ };

/* The requirements of the sentence that a label is about; the nearest before the line. */
static unsigned find(const struct all *all, const char *part, unsigned line, bool row,
                     const char *level, bool *ret_level)
{
    unsigned n = 0, nearest = 0;
    ARK_VEC_EACH (const struct found, one, all->items) {
        bool here =
            row ? one->line == line : one->line <= line && one->line + LONGEST_PARAGRAPH > line;
        if (here && strstr(one->text, part))
            nearest = MAX(nearest, one->line);
    }
    *ret_level = false;
    ARK_VEC_EACH (const struct found, one, all->items) {
        if (one->line != nearest || !strstr(one->text, part))
            continue;
        n++;
        *ret_level |= strcmp(one->level, level) == 0;
    }
    return n;
}

/* The level of the requirement of a row in its column `column`, counted among those with one. */
static bool has_column(const struct loaded *l, const struct all *all, unsigned line,
                       unsigned column, const char *level)
{
    ARK_VEC_EACH (const struct found, one, all->items) {
        struct ark_props props = ark_graph_props(l->graph, one->ref);
        unsigned at = 0;
        for (uint32_t i = 0; one->line == line && i < props.n; i++) {
            if (strcmp(ark_atom_text(l->atoms, props.keys[i]), "levels") == 0 && at++ == column)
                return g_str_has_suffix(props.values[i].text, level) &&
                       props.values[i].text[strlen(props.values[i].text) - strlen(level) - 1] ==
                           ' ';
        }
    }
    return false;
}

static void add(struct score *score, const char *label, unsigned found, bool level)
{
    bool wanted = strcmp(label, "NONE") != 0;
    score->right += wanted && found && level;
    score->wrong += found && !(wanted && level);
    score->missed += wanted && !(found && level);
}

/* Scores a labelled document; false when it is not there. Sentences and rows, then all. */
static bool score(const char *labels_name, const char *words, struct score *ret_sentences,
                  struct score *ret_all)
{
    g_autofree char *corpus = corpus_folder();
    if (!corpus)
        return false;
    GArray *labels = read_labels(labels_name);
    ck_assert_uint_ge(labels->len, 100);
    g_autofree char *path =
        g_build_filename(corpus, "doc-md", g_array_index(labels, struct label, 0).file, NULL);
    g_autofree char *bytes = NULL;
    ck_assert(g_file_get_contents(path, &bytes, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(bytes, "\n", -1);
    g_autoptr(GRegex) regex = g_regex_new(words, 0, 0, NULL);
    struct loaded l;
    read_source(&l, path, NULL, ARK_MODALS_AUTO);
    struct all all = all_of(&l);
    unsigned columns = 0, last_line = 0;
    for (guint i = 0; i < labels->len; i++) {
        const struct label *label = &g_array_index(labels, struct label, i);
        bool is_level, column = strcmp(label->where, "column") == 0;
        columns = label->line == last_line ? columns : 0;
        last_line = label->line;
        if (column) {
            bool has = has_column(&l, &all, label->line, columns++, label->level);
            add(ret_all, label->level, has, has);
            continue;
        }
        g_autofree char *part = around(lines[label->line - 1], label->ordinal, regex);
        unsigned n = find(&all, part, label->line, strcmp(label->where, "row") == 0, label->level,
                          &is_level);
        if (g_getenv("ARK_SHOW") && (n != 0) != (strcmp(label->level, "NONE") != 0))
            printf("%s:%u: %s, found %u: %s\n", label->file, label->line, label->level, n, part);
        add(ret_sentences, label->level, n, is_level);
        add(ret_all, label->level, n, is_level);
    }
    ark_vec_clear(&all.items);
    loaded_clear(&l);
    free_labels(labels);
    return true;
}

#define CAPITAL_WORDS "(?<!\\w)(SKAL|BØR|KAN|MÅ)(?!\\w)"
#define ALL_WORDS "(?i)(?<!\\w)(skal|bør|kan|må|behøver)(?!\\w)"

START_TEST(a_document_in_capitals_is_read_as_an_architect_does)
{
    struct score sentences = {0}, all = {0};
    if (!score("brugerstyring.tsv", CAPITAL_WORDS, &sentences, &all))
        return;
    say("brugerstyring, words in sentences and rows", sentences);
    say("brugerstyring, all words", all);
    ck_assert(share(sentences.right, sentences.wrong) >= 0.97);
    ck_assert(share(sentences.right, sentences.missed) >= 0.97);
    ck_assert(share(all.right, all.wrong) >= 0.97);
    ck_assert(share(all.right, all.missed) >= 0.97);
}
END_TEST

/* Lower case is harder; the floors are what is reached, so that a change for the worse shows. */
START_TEST(candidates_are_no_worse_than_they_were)
{
    struct score one = {0}, other = {0}, all = {0};
    if (!score("selvbetjening.tsv", ALL_WORDS, &one, &all))
        return;
    score("observation.tsv", ALL_WORDS, &other, &all);
    say("selvbetjening, 100 sentences", one);
    say("observation, 100 sentences", other);
    ck_assert(share(one.right, one.wrong) >= 0.87);
    ck_assert(share(one.right, one.missed) >= 0.90);
    ck_assert(share(other.right, other.wrong) >= 0.87);
    ck_assert(share(other.right, other.missed) >= 0.93);
}
END_TEST

START_TEST(every_document_of_the_corpus_is_read)
{
    g_autofree char *corpus = corpus_folder();
    if (!corpus)
        return;
    g_autofree char *folder = g_build_filename(corpus, "doc-md", NULL);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    unsigned n = 0;
    for (const char *name; (name = g_dir_read_name(dir));) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        for (enum ark_modals modals = ARK_MODALS_AUTO; modals <= ARK_MODALS_ALL; modals++) {
            struct loaded l;
            read_source(&l, path, NULL, modals);
            struct all all = all_of(&l);
            g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
            ARK_VEC_EACH (const struct found, one, all.items)
                ck_assert_msg(g_hash_table_add(ids, (gpointer)one->id), "%s: %s twice", name,
                              one->id);
            n += all.items.n;
            ark_vec_clear(&all.items);
            loaded_clear(&l);
        }
    }
    ck_assert_uint_gt(n, 500);
}
END_TEST

/* Whatever is repeated, a megabyte of it takes about a second; looking back or ahead each time
 * would take minutes. */
START_TEST(time_is_linear)
{
    static const char *const parts[] = {
        "skal ",   "skal, ",          "Hvis skal ", "»skal« ",         "((((",      "1. ",
        "§ skal ", "jf. loven skal ", "skal/",      "Ordet \"skal\" ", "SKAL BØR ",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *brackets = g_strnfill(300000, '(');
        g_autoptr(GString) text = g_string_new(brackets);
        while (text->len < 1300000)
            g_string_append(text, parts[i]);
        struct loaded l;
        gint64 before = g_get_monotonic_time();
        read_source(&l, NULL, text->str, ARK_MODALS_ALL);
        loaded_clear(&l);
        double seconds = (double)(g_get_monotonic_time() - before) / G_USEC_PER_SEC;
        ck_assert_msg(seconds < 20, "1 MB of \"%s\" took %.1f s", parts[i], seconds);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {capitals_have_levels,
                                  words_that_are_mentioned_state_nothing,
                                  lower_case_makes_candidates,
                                  each_cue_decides_its_example,
                                  the_mode_decides_what_counts,
                                  a_document_may_say_that_it_means_lower_case,
                                  headings_code_and_table_headers_give_none,
                                  ids_are_the_documents_own_or_by_place,
                                  a_column_of_levels_makes_each_row_one,
                                  a_row_may_have_a_level_for_each_kind,
                                  a_requirement_knows_where_it_stands,
                                  a_document_in_capitals_is_read_as_an_architect_does,
                                  candidates_are_no_worse_than_they_were,
                                  every_document_of_the_corpus_is_read,
                                  time_is_linear};
    return run_suite("requirements", tests, G_N_ELEMENTS(tests));
}
