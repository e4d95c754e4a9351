/* The parts of a reference that are tables: a pack's profiles, parameters, changes in other packs
 * and catalogue; and what holds for one rule beside its own text. */
#include "report/rule_life.h"

#include <string.h>

#include "base/escape.h"

static void cell(GString *out, const char *text)
{
    g_string_append(out, "| ");
    ark_escape_markdown(out, text ? text : "", -1);
    g_string_append_c(out, ' ');
}

/* A cell of our own words, which may have markup. */
static void raw_cell(GString *out, const char *markdown)
{
    g_string_append_printf(out, "| %s ", markdown);
}

static void linked_cell(GString *out, const char *text, const char *url)
{
    if (!ark_is_web_address(url)) {
        cell(out, text);
        return;
    }
    g_string_append(out, "| [");
    ark_escape_markdown(out, text, -1);
    g_string_append_printf(out, "](<%s>) ", url);
}

bool ark_is_web_address(const char *url)
{
    bool web = url && (g_str_has_prefix(url, "https://") || g_str_has_prefix(url, "http://"));
    return web && !strpbrk(url, "<>\n\\ |");
}

static void end_row(GString *out)
{
    g_string_append(out, "|\n");
}

static void profiles(const struct ark_pack *pack, enum ark_lang lang, GString *out)
{
    g_string_append(out, ark_say(lang,
                                 "En profil er en slags løsning, som niveauer afhænger af "
                                 "(`--profile ID`).\n\n| Profil | Gælder for | Vælges af sig selv "
                                 "|\n|---|---|---|\n",
                                 "A profile is a kind of solution that levels depend on "
                                 "(`--profile ID`).\n\n| Profile | For | Chosen by itself "
                                 "|\n|---|---|---|\n"));
    for (uint32_t i = 0; i < pack->profile_n; i++) {
        const struct ark_profile *profile = &pack->profiles[i];
        cell(out, profile->id);
        cell(out, ark_text_in(profile->title, lang));
        cell(out, profile->when
                      ? ark_say(lang, "når den passer på det læste", "when it fits what was read")
                      : ark_say(lang, "nej", "no"));
        end_row(out);
    }
}

static void parameters(const struct ark_pack *pack, enum ark_lang lang, GString *out)
{
    g_string_append_printf(
        out,
        ark_say(lang, "Reglerne læser dem som `$id`. En anden værdi gives med `--set %s.%s=",
                "Rules read them as `$id`. Another value is given by `--set %s.%s="),
        pack->id, pack->parameters[0].id);
    g_string_append(out, ark_say(lang,
                                 "VÆRDI`.\n\n| Parameter | Hvad den siger | Type | Værdi | Ellers "
                                 "|\n|---|---|---|---|---|\n",
                                 "VALUE`.\n\n| Parameter | What it says | Type | Value | Default "
                                 "|\n|---|---|---|---|---|\n"));
    for (uint32_t i = 0; i < pack->parameter_n; i++) {
        const struct ark_parameter *its = &pack->parameters[i];
        g_autofree char *value = ark_value_words(&its->value);
        g_autofree char *by_default = ark_value_words(&its->by_default);
        cell(out, its->id);
        cell(out, ark_text_in(its->title, lang));
        cell(out, ark_parameter_type_name(its->type));
        cell(out, value);
        cell(out, by_default);
        end_row(out);
    }
}

/* The rules of other packs that `pack` changes; calls `fn` for each. */
static uint32_t changed(const struct ark_pack *pack,
                        void (*fn)(const struct ark_rule *rule, enum ark_lang lang, GString *out),
                        enum ark_lang lang, GString *out)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < pack->extend_n; i++) {
        for (uint32_t k = 0; k < pack->extends[i]->rule_n; k++) {
            const struct ark_rule *rule = &pack->extends[i]->rules[k];
            if (!rule->override || rule->override->by != pack)
                continue;
            if (fn)
                fn(rule, lang, out);
            n++;
        }
    }
    return n;
}

static void change(const struct ark_rule *rule, enum ark_lang lang, GString *out)
{
    const struct ark_override *its = rule->override;
    g_autofree char *title = g_strdup_printf("%s: %s", rule->id, ark_text_in(rule->title, lang));
    cell(out, title);
    cell(out, ark_level_name(rule->level));
    raw_cell(out,
             its->off ? ark_say(lang, "**slået fra**", "**off**") : ark_level_name(its->level));
    cell(out, ark_text_in(its->reason, lang));
    end_row(out);
}

static void changes(const struct ark_pack *pack, enum ark_lang lang, GString *out)
{
    g_string_append(out,
                    ark_say(lang, "| Regel | Ellers | Her | Begrundelse |\n|---|---|---|---|\n",
                            "| Rule | Else | Here | Reason |\n|---|---|---|---|\n"));
    changed(pack, change, lang, out);
}

static const char *kind_word(enum ark_entry_kind kind, enum ark_lang lang)
{
    static const struct ark_text WORDS[ARK_ENTRY_KINDS] = {
        [ARK_ENTRY_STANDARD] = {{"standard", "standard"}},
        [ARK_ENTRY_COMPONENT] = {{"komponent", "component"}},
        [ARK_ENTRY_TERM] = {{"begreb", "term"}},
        [ARK_ENTRY_REGISTER] = {{"register", "register"}},
        [ARK_ENTRY_BUILDING_BLOCK] = {{"byggeblok", "building block"}},
        [ARK_ENTRY_CONCEPT] = {{"datatype i en standard", "kind of data in a standard"}},
    };
    return ark_text_in(WORDS[kind], lang);
}

static const char *status_word(enum ark_entry_status status, enum ark_lang lang)
{
    static const struct ark_text WORDS[ARK_ENTRY_STATUSES] = {
        [ARK_ENTRY_CURRENT] = {{"gældende", "current"}},
        [ARK_ENTRY_PHASED_OUT] = {{"udfases", "phased out"}},
        [ARK_ENTRY_PLANNED] = {{"planlagt", "planned"}},
        [ARK_ENTRY_WITHDRAWN] = {{"tilbagetrukket", "withdrawn"}},
    };
    return ark_text_in(WORDS[status], lang);
}

static void put_names(GString *out, const char *const *names, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        g_string_append(out, ", ");
        g_string_append(out, names[i]);
    }
}

static void entry(const struct ark_pack *pack, const struct ark_entry *its, enum ark_lang lang,
                  GString *out)
{
    g_autoptr(GString) names = g_string_new(NULL), status = g_string_new(NULL);
    const struct ark_entry *next = its->replaced_by ? ark_pack_entry(pack, its->replaced_by) : NULL;
    put_names(names, its->aliases, its->alias_n);
    put_names(names, its->abbreviations, its->abbreviation_n);
    g_string_append(status, status_word(its->status, lang));
    if (its->since)
        g_string_append_printf(status, ark_say(lang, " fra %s", " since %s"), its->since);
    if (next)
        g_string_append_printf(status, ark_say(lang, "; brug %s", "; use %s"),
                               ark_text_in(next->title, lang));
    for (uint32_t i = 0; i < its->mapping_n; i++)
        g_string_append_printf(status, "%s%s",
                               i ? ", " : ark_say(lang, "; svarer til ", "; corresponds to "),
                               ark_text_in(ark_pack_entry(pack, its->mappings[i].to)->title, lang));
    g_autofree char *name = g_strdup_printf(its->version ? "%s, %s" : "%s",
                                            ark_text_in(its->title, lang), its->version);
    linked_cell(out, name, its->url);
    cell(out, names->len ? names->str + strlen(", ") : "");
    cell(out, kind_word(its->kind, lang));
    cell(out, status->str);
    cell(out, its->source);
    end_row(out);
}

static void catalogue(const struct ark_pack *pack, enum ark_lang lang, GString *out)
{
    g_string_append(out, ark_say(lang,
                                 "| Navn | Kaldes også | Slags | Status | Kilde "
                                 "|\n|---|---|---|---|---|\n",
                                 "| Name | Also called | Kind | Status | Source "
                                 "|\n|---|---|---|---|---|\n"));
    for (uint32_t i = 0; i < pack->entry_n; i++)
        entry(pack, &pack->catalogue[i], lang, out);
}

/* The tables of the report that the pack gives. */
static void tables(const struct ark_pack *pack, enum ark_lang lang, GString *out)
{
    g_string_append(out, ark_say(lang,
                                 "Står i rapporten, når der er noget i dem.\n\n| Tabel | Titel | "
                                 "Kolonner | Kilde |\n|---|---|---|---|\n",
                                 "Stand in the report when there is something in them.\n\n| Table "
                                 "| Title | Columns | Source |\n|---|---|---|---|\n"));
    for (uint32_t i = 0; i < pack->table_n; i++) {
        const struct ark_pack_table *its = &pack->tables[i];
        g_autoptr(GString) columns = g_string_new(NULL);
        for (uint32_t k = 0; k < its->column_n; k++)
            g_string_append_printf(columns, "%s%s", k ? ", " : "",
                                   ark_text_in(its->columns[k].title, lang));
        cell(out, its->rows.id);
        cell(out, ark_text_in(its->rows.title, lang));
        cell(out, columns->str);
        cell(out, ark_text_in(its->rows.source, lang));
        end_row(out);
    }
}

static bool has_profiles(const struct ark_pack *pack)
{
    return pack->profile_n > 0;
}

static bool has_parameters(const struct ark_pack *pack)
{
    return pack->parameter_n > 0;
}

static bool has_changes(const struct ark_pack *pack)
{
    return changed(pack, NULL, ARK_DA, NULL) > 0;
}

static bool has_catalogue(const struct ark_pack *pack)
{
    return pack->entry_n > 0;
}

static bool has_tables(const struct ark_pack *pack)
{
    return pack->table_n > 0;
}

static const struct {
    struct ark_text title; /* %s: the pack's id, for several packs stand on one page */
    bool (*has)(const struct ark_pack *pack);
    void (*put)(const struct ark_pack *pack, enum ark_lang lang, GString *out);
} TABLES[] = {
    {{{"Profiler i %s", "Profiles of %s"}}, has_profiles, profiles},
    {{{"Parametre i %s", "Parameters of %s"}}, has_parameters, parameters},
    {{{"Ændringer, som %s gør i andre pakker", "What %s changes in other packs"}},
     has_changes,
     changes},
    {{{"Katalog i %s", "Catalogue of %s"}}, has_catalogue, catalogue},
    {{{"Tabeller i %s", "Tables of %s"}}, has_tables, tables},
};

static char *table_title(size_t table, const struct ark_pack *pack, enum ark_lang lang)
{
    g_auto(GStrv) around = g_strsplit(ark_text_in(TABLES[table].title, lang), "%s", 2);
    return g_strconcat(around[0], pack->id, around[1], NULL);
}

void ark_reference_table_titles(const struct ark_pack *pack, enum ark_lang lang,
                                void (*fn)(const char *title, void *user), void *user)
{
    for (size_t i = 0; i < G_N_ELEMENTS(TABLES); i++) {
        g_autofree char *title = table_title(i, pack, lang);
        if (TABLES[i].has(pack))
            fn(title, user);
    }
}

void ark_reference_tables(const struct ark_pack *pack, unsigned level, enum ark_lang lang,
                          GString *out)
{
    for (size_t i = 0; i < G_N_ELEMENTS(TABLES); i++) {
        g_autofree char *title = table_title(i, pack, lang);
        if (!TABLES[i].has(pack))
            continue;
        for (unsigned k = 0; k < level; k++)
            g_string_append_c(out, '#');
        g_string_append_c(out, ' ');
        ark_escape_markdown(out, title, -1);
        g_string_append(out, "\n\n");
        TABLES[i].put(pack, lang, out);
        g_string_append_c(out, '\n');
    }
}

static void field(GString *out, const char *name, const char *text)
{
    if (!text || !*text)
        return;
    g_string_append_printf(out, "**%s:** ", name);
    ark_escape_markdown(out, text, -1);
    g_string_append(out, "\n\n");
}

static void levels(const struct ark_rule_view *view, GString *out)
{
    struct ark_profile_rows rows = ark_rule_profiles(view->rule, view->tester.compile->arena);
    enum ark_lang lang = view->lang;
    if (!rows.n)
        return;
    g_string_append(out, ark_say(lang, "| Profil | Niveau | Gælder for |\n|---|---|---|\n",
                                 "| Profile | Level | For |\n|---|---|---|\n"));
    for (uint32_t i = 0; i < rows.n; i++) {
        cell(out, rows.v[i].profile->id);
        cell(out, ark_level_word(rows.v[i].effect, lang));
        cell(out, ark_text_in(rows.v[i].profile->title, lang));
        end_row(out);
    }
    g_string_append_c(out, '\n');
}

/* Markdown of the pack's own, as a quotation: whatever it leaves open ends with it. */
void ark_reference_help(const struct ark_rule_view *view, GString *out)
{
    const char *text = ark_text_in(view->rule->help, view->lang);
    if (!*text)
        return;
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_string_append_printf(out, "**%s:**\n\n", ark_say(view->lang, "Mere om reglen", "More"));
    guint n = g_strv_length(lines);
    for (guint i = 0; i < n; i++) {
        g_strchomp(lines[i]);
        if (*lines[i] || i + 1 < n)
            g_string_append_printf(out, *lines[i] ? "> %s\n" : ">%s\n", lines[i]);
    }
    g_string_append_c(out, '\n');
}

void ark_reference_life(const struct ark_rule_view *view, GString *out)
{
    struct ark_arena *arena = view->tester.compile->arena;
    const struct ark_rule *rule = view->rule;
    enum ark_lang lang = view->lang;
    g_autofree char *deprecated = ark_rule_deprecation(rule, lang);
    if (rule->override && rule->override->off)
        field(out, ark_say(lang, "Køres ikke", "Not run"),
              ark_skip_reason(arena, rule, view->effect, lang));
    field(out, ark_say(lang, "Niveau", "Level"), ark_level_reason(arena, rule, view->effect, lang));
    field(out, ark_say(lang, "Udfaset", "Deprecated"), deprecated);
    levels(view, out);
    g_autofree char *since = ark_rule_since(rule, lang);
    g_autofree char *former = ark_rule_former(rule);
    field(out, ark_say(lang, "Siden", "Since"), since);
    field(out, ark_say(lang, "Hed før", "Former ids"), former);
}
