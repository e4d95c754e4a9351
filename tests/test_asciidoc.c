/* AsciiDoc files: real ones against an independent counter and the index, then their traps. */
#include "counted.h"

#define DOC(body) "= Titel\n:toc:\n\n" body

static char *read_doc(struct loaded *l, const char *text)
{
    load_text(l, text);
    ck_assert_msg(!l->error, "%s", l->error ? l->error->message : "");
    ck_assert_str_eq(l->inputs.items.v[0].format, "asciidoc");
    return dump_of(l);
}

static void shows(const char *doc, ...) G_GNUC_NULL_TERMINATED;
static void shows(const char *doc, ...)
{
    struct loaded l;
    g_autofree char *dump = read_doc(&l, doc);
    va_list pieces;
    va_start(pieces, doc);
    assert_shows(dump, pieces);
    va_end(pieces);
    loaded_clear(&l);
}

static void agrees(const char *corpus, const char *local)
{
    g_autofree char *path = g_build_filename(corpus, local, NULL);
    json_t *counts = counted_by("count_adoc.py", path);
    struct loaded l;
    load_path(&l, path);
    ck_assert_msg(!l.error, "%s", l.error ? l.error->message : "");
    ck_assert_uint_eq(labelled(&l, "Section"), counted(counts, "headings"));
    ck_assert_uint_eq(labelled(&l, "Table"), counted(counts, "tables"));
    ck_assert_uint_eq(labelled(&l, "Figure"), counted(counts, "figures"));
    ck_assert_uint_eq(labelled(&l, "Code"), counted(counts, "listings"));
    /* The index counts lines that look like headings, in listings too ("# This program ..."); its
     * setext headings are delimiters of listings. */
    ck_assert_uint_eq(counted(counts, "marked"), indexed(corpus, local, "headings"));
    ck_assert_uint_eq(counted(counts, "words"), indexed(corpus, local, "words"));
    json_decref(counts);
    loaded_clear(&l);
}

START_TEST(real_files_agree_with_the_counter)
{
    each_file_of("doc-adoc", agrees);
}
END_TEST

START_TEST(header_gives_title_and_facts)
{
    struct loaded l;
    g_autofree char *dump =
        read_doc(&l, "// en kommentar\n:lang: da\n\n= Løsningsarkitektur: *DUBU*\n"
                     "Anna Bo <anna@kombit.dk>; Ib Hansen\nv1.2, 2024-02-01: Udkast\n"
                     ":ejer: KOMBIT\n:navn: lang \\\n  tekst\n:toc!:\n\n"
                     "Projektet for {ejer} ({revnumber}) og {ukendt}.\n");
    assert_has(dump, "name: \"Løsningsarkitektur: DUBU\"");
    assert_has(dump, "author: \"Anna Bo\"");
    assert_has(dump, "version: \"1.2\"");
    assert_has(dump, "date: \"2024-02-01\"");
    assert_has(dump, "remark: \"Udkast\"");
    assert_has(dump, "ejer: \"KOMBIT\"");
    assert_has(dump, "navn: \"lang tekst\"");
    assert_has(dump, "text: \"Projektet for KOMBIT (1.2) og {ukendt}.\"");
    assert_has(dump, "level: 1, name: \"Løsningsarkitektur: DUBU\"");
    ck_assert_str_eq(l.inputs.items.v[0].languages.v[0], "da");
    loaded_clear(&l);
}
END_TEST

START_TEST(sections_and_their_ids)
{
    shows(DOC("[[bag]]\n== Baggrund\n\n=== 2.1 Dybere ===\n\n[#kort.x]\n## Markdown-agtig\n\n"
              "Understreget\n------------\n\nMere\n~~~~\n\ntekst\n\n[discrete]\n===== Fri\n"),
          "level: 2, name: \"Baggrund\"", ":5:1 #bag", "name: \"Dybere\", number: \"2.1\"",
          "name: \"Markdown-agtig\"", "#kort", "level: 2, name: \"Understreget\"",
          "level: 3, name: \"Mere\"", "level: 5, name: \"Fri\"", NULL);
}
END_TEST

START_TEST(marks_are_not_text)
{
    shows(
        DOC("Et *fedt* _skråt_ `kode` #mark# ord^2^ H~2~O **u**fri snake_case_navn 2*3*4 "
            "+++rå *tekst*+++ \\*ikke fed* [.rolle]#ord# \"`citat`\" (C) pass:[x] kbd:[Ctrl] a +\n"
            "linje to {nbsp}{amp} &#230; a;&b &amp c &aelig; ((begreb))(((skjult))).\n"),
        "text: \"Et fedt skråt kode mark ord2 H2O ufri snake_case_navn 2*3*4 rå *tekst* *ikke fed* "
        "ord \\\"citat\\\" © x Ctrl a linje to & æ a;&b &amp c æ begreb.\"",
        NULL);
}
END_TEST

START_TEST(links_images_and_notes)
{
    shows(
        DOC("Se https://kombit.dk[KOMBIT^], https://a.dk/b., link:bilag/a.html[*Bilag* A,role=x], "
            "<<bag,afsnit 2>>, xref:andet.adoc#x[], image:ikon.png[Ikon] og "
            "fodnote{empty}footnote:[Fra https://n.dk[noten].]\nlink:b.md[B] her.\n"),
        "Link {name: \"KOMBIT\", target: \"https://kombit.dk\"} @ m.xml:4:0",
        "Link {name: \"https://a.dk/b\", target: \"https://a.dk/b\"}",
        "Link {name: \"Bilag A\", target: \"bilag/a.html\"}",
        "Link {name: \"afsnit 2\", target: \"#bag\"}", "target: \"andet.adoc#x\"",
        "Figure {name: \"Ikon\", target: \"ikon.png\"}",
        "Link {name: \"B\", target: \"b.md\"} @ m.xml:5:0",
        "text: \"Se KOMBIT, https://a.dk/b., Bilag A, afsnit 2, andet.adoc#x, og fodnote B her.\"",
        "text: \"Fra noten.\"", "Link {name: \"noten\", target: \"https://n.dk\"}", NULL);
}
END_TEST

START_TEST(figures_have_captions)
{
    shows(DOC("[[fig1]]\n.Figur 1: _Kontekst_\nimage::billeder/kontekst.png[Systemkontekst,600]\n\n"
              "image::b.svg[alt=\"B, C\",title=\"Flade\"]\n\nplantuml::d.puml[]\n"),
          "Figure {caption: \"Figur 1: Kontekst\", name: \"Systemkontekst\", target: "
          "\"billeder/kontekst.png\"} @ m.xml:6:1 #fig1",
          "Figure {caption: \"Flade\", name: \"B, C\", target: \"b.svg\"}",
          "Figure {target: \"d.puml\"}", NULL);
}
END_TEST

START_TEST(lists_nest_and_go_on)
{
    struct loaded l;
    g_autofree char *dump = read_doc(
        &l,
        DOC("* et\n* to\nsom fortsætter\n** under\n*** dybere\n* "
            "tre\n+\nVedhæftet.\n+\n----\nkode\n"
            "----\n\n* [x] færdig\n* [ ] åben\n\n. første\n.. indre\n. anden\n\nSlut.\n\n- andet"));
    assert_has(dump, "ListItem {text: \"to som fortsætter\"}");
    assert_has(dump, "ListItem {done: true, text: \"færdig\"}");
    assert_has(dump, "ListItem {done: false, text: \"åben\"}");
    assert_has(dump, "Paragraph {text: \"Vedhæftet.\"}");
    assert_has(dump, "Code {text: \"kode\\n\"}");
    assert_has(dump, "Paragraph {text: \"Slut.\"}");
    ck_assert_uint_eq(labelled(&l, "List"), 6);
    ck_assert_uint_eq(labelled(&l, "ListItem"), 11);
    loaded_clear(&l);
}
END_TEST

START_TEST(labelled_lists)
{
    struct loaded l;
    g_autofree char *dump =
        read_doc(&l, DOC("API:: En *grænseflade*\nmellem to\nUI::\n\n  En flade\nDB::\n* punkt\n\n"
                         "Lag::: indre\n"));
    assert_has(dump, "ListItem {text: \"API\"}");
    assert_has(dump, "Paragraph {text: \"En grænseflade mellem to\"}");
    assert_has(dump, "Paragraph {text: \"En flade\"}");
    assert_has(dump, "ListItem {text: \"punkt\"}");
    assert_has(dump, "ListItem {text: \"Lag\"}");
    ck_assert_uint_eq(labelled(&l, "List"), 3);
    loaded_clear(&l);
}
END_TEST

START_TEST(tables_with_headers_and_specs)
{
    shows(DOC(".Tabel 1\n[cols=\"1,2\",options=\"header\"]\n|===\n|Regel |Status\n\n|AR "
              "7.1\n|*Følges*\n"
              ".2+|AR 2.1 |Nej\n|Delvist\n2+|Bred\n|===\n"),
          "caption: \"Tabel 1\", columns: 2, header: \"Regel | Status\", rows: 4",
          "Row {Regel: \"AR 7.1\", Status: \"Følges\"",
          "Row {Regel: \"AR 2.1\", Status: \"Delvist\"", "Row {Regel: \"Bred\"", NULL);
    shows(DOC("|===\n|A |B |C\n\n|1 |2 |3\n3*|x\n|===\n"),
          "columns: 3, header: \"A | B | C\", rows: 2", "Row {A: \"x\", B: \"x\", C: \"x\"", NULL);
    shows(DOC("[cols=\"h,a\"]\n|===\n|Krav |* et\n* to\n\nimage::i.png[I]\n|Åben |se <<x>> a \\| "
              "b\n|===\n"),
          "columns: 2, rows: 2", "text: \"et to\"", "Figure {name: \"I\"", "text: \"se x a | b\"",
          "!header:", NULL);
    shows(DOC("[%header]\n,===\nNavn,Ejer\n\"A, B\",\"Han \"\"selv\"\"\"\nC,D\n,===\n\n"
              "[format=dsv,options=header]\n|===\nX:Y\n1:2\n|===\n"),
          "header: \"Navn | Ejer\", rows: 2", "Row {Ejer: \"Han \\\"selv\\\"\", Navn: \"A, B\"",
          "header: \"X | Y\", rows: 1", NULL);
}
END_TEST

START_TEST(blocks_with_delimiters)
{
    shows(DOC("[source,yaml]\n----\na: *1*\n\n----\n\n....\n== ikke\n....\n\n```js\nx\n```\n\n"
              "////\nskjult\n////\n// væk\n\n.Eksempel\n====\nIndhold\n\n* punkt\n====\n\n"
              "____\nCitat\n____\n\n****\n== Side\n****\n\n++++\n<p>Rå <b>HTML</b></p>\n++++\n\n"
              "NOTE: Bemærk det.\n\n[plantuml]\n--\n@startuml\n--\n\n  indrykket\n\n'''\n\n"
              "[comment]\nusynligt\n\nSlut\n"),
          "Code {info: \"yaml\", text: \"a: *1*\\n\\n\"}", "Code {text: \"== ikke\\n\"}",
          "Code {info: \"js\", text: \"x\\n\"}", "!skjult", "!væk",
          "Paragraph {text: \"Eksempel\"}", "Paragraph {text: \"Indhold\"}",
          "ListItem {text: \"punkt\"}", "Paragraph {text: \"Citat\"}", "Paragraph {text: \"Side\"}",
          "Paragraph {text: \"Rå HTML\"}", "Paragraph {text: \"NOTE: Bemærk det.\"}",
          "Code {info: \"plantuml\"", "Code {text: \"  indrykket\\n\"}", "!usynligt",
          "Paragraph {text: \"Slut\"}", "!'''", NULL);
}
END_TEST

START_TEST(conditions_and_other_files)
{
    struct loaded l;
    g_autofree char *dump = read_doc(
        &l,
        DOC(":intern:\n\nifdef::intern[]\nindenfor\nendif::[]\n\nifndef::intern[udenfor]\n\n"
            "ifdef::backend-pdf[]\nkun pdf\nifdef::intern[]\nogså pdf\nendif::[]\nendif::[]\n\n"
            "ifndef::mappe[:mappe: kapitler]\n\nifeval::[\"{mappe}\" == \"kapitler\"]\nevalueret\n"
            "endif::[]\n\nifdef::a,intern[en af "
            "dem]\n\ninclude::{mappe}/kap1.adoc[leveloffset=1]\n\n"
            "\\include::vist.adoc[]\n"));
    assert_has(dump, "indenfor");
    assert_lacks(dump, "udenfor");
    assert_lacks(dump, "pdf");
    assert_has(dump, "evalueret");
    assert_has(dump, "en af dem");
    assert_has(dump, "include::vist.adoc[]");
    const struct ark_input *input = &l.inputs.items.v[0];
    ck_assert_uint_eq(input->skipped.n, 2);
    assert_has(input->skipped.v[1].what, "kapitler/kap1.adoc");
    loaded_clear(&l);
}
END_TEST

START_TEST(who_takes_what)
{
    static const struct {
        const char *name, *text, *format;
    } cases[] = {
        {"a.txt", "= Titel\n:toc:\n\ntekst\n", "asciidoc"},
        {"a.txt", "= Titel\n\n== Afsnit\n\ntekst\n", "asciidoc"},
        {"a.txt", "== Afsnit\n\n|===\n|a\n|===\n", "asciidoc"},
        {"a.adoc", "Kun tekst.\n", "asciidoc"},
        {"a.txt", "Kun tekst.\n", "markdown"},
        {"a.adoc", "# Titel\n\nSe [her](b.md).\n", "markdown"},
        {"a.md", "# Titel\n\n```\n= Titel\n:toc:\n\n== Afsnit\n```\n", "markdown"},
        {"a.md", "== Wiki ==\n\ntekst\n\n=== Mere ===\n", "markdown"},
        {"a.rst", "Titel\n=====\n\n:Forfatter: Bo\n\n.. note:: x\n", "markdown"},
        {"a.md", "Titel\n=====\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", "markdown"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct loaded l;
        loaded_begin(&l);
        struct ark_load load = {.builder = l.builder,
                                .atoms = l.atoms,
                                .arena = l.arena,
                                .diags = &l.diags,
                                .lang = ARK_DA};
        g_autoptr(ark_source) source =
            ark_source_memory(cases[i].name, cases[i].text, strlen(cases[i].text));
        loaded_end(&l, ark_load_source(&load, source, &l.inputs, &l.error));
        ck_assert_msg(!l.error, "%s", cases[i].text);
        ck_assert_msg(strcmp(l.inputs.items.v[0].format, cases[i].format) == 0, "%s: %s",
                      cases[i].text, l.inputs.items.v[0].format);
        loaded_clear(&l);
    }
}
END_TEST

START_TEST(other_encodings_are_refused)
{
    assert_fails("= Titel\n:toc:\n\nL\xf8sning\n", 23, "m.xml:4:2: byte 0xF8");
}
END_TEST

static char *repeated(const char *head, const char *part, unsigned n, const char *tail)
{
    GString *text = g_string_new(head);
    for (unsigned i = 0; i < n; i++)
        g_string_append(text, part);
    g_string_append(text, tail);
    return g_string_free(text, FALSE);
}

/* What a reader could take hours for. */
START_TEST(hostile_files_end)
{
    static const struct {
        const char *part;
        unsigned n;
    } parts[] = {
        {"*a ", 300000},          {"link:a[", 200000},   {"link:a[\\]", 200000},
        {"footnote:[", 100000},   {"<<a", 200000},       {"((", 200000},
        {"+++", 200000},          {"[[a", 200000},       {"[.r]#", 200000},
        {"{toc}", 200000},        {"http://a[", 200000}, {"link:link:", 200000},
        {"image::", 200000},      {"**", 300000},        {"&amp", 200000},
        {"`a", 200000},           {"====\n", 100001},    {"* a\n** b\n", 50000},
        {"*****\n****\n", 50000}, {"|===\n", 100001},    {"|===\n|a\n|===\n", 30000},
        {"a::\n", 100000},        {"[a]\n", 100000},     {".t\n", 100000},
        {"ifdef::a[]\n", 100000}, {"+\n", 100000},       {"a:: b:: c:: ", 100000},
        {":a: {a}{a}x\n", 20000}, {"--\n", 100001},      {"include::a{toc}[]\n", 50000},
        {"a\n\n", 100000},        {"_a_b", 200000},      {"^a ~b ", 100000},
        {";&a ", 100000},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *text = repeated(DOC("== A\n\n"), parts[i].part, parts[i].n, "\nslut\n");
        struct loaded l;
        gint64 begin = g_get_monotonic_time();
        load_text(&l, text);
        ck_assert_msg(!l.error, "%s: %s", parts[i].part, l.error ? l.error->message : "");
        double seconds = (double)(g_get_monotonic_time() - begin) / 1e6;
        ck_assert_msg(seconds < 20, "\"%s\" took %.1f s", parts[i].part, seconds);
        loaded_clear(&l);
    }
}
END_TEST

START_TEST(large_tables_and_values)
{
    struct loaded l;
    g_autofree char *cells = repeated(DOC("|===\n"), "|a |b\n", 50000, "|===\n");
    g_autofree char *dump = read_doc(&l, cells);
    assert_has(dump, "columns: 2, rows: 50000");
    loaded_clear(&l);
    g_autofree char *wide = repeated(DOC("|===\n"), "|a", 100000, "\n|===\n");
    g_autofree char *again = read_doc(&l, wide);
    ck_assert_uint_eq(diags_with(&l, "wide-table"), 1);
    loaded_clear(&l);
    g_autofree char *doubling =
        repeated(DOC(":a: xxxxxxxxxx\n"), ":a: {a}{a}\n", 64, "\n{a}{a}{a}\n");
    g_autofree char *last = read_doc(&l, doubling);
    ck_assert_uint_lt(strlen(last), 2000000);
    loaded_clear(&l);
}
END_TEST

START_TEST(unclosed_blocks_are_told_of)
{
    static const char *const docs[] = {DOC("----\nkode\n"), DOC("====\ntekst\n"), DOC("|===\n|a\n"),
                                       DOC("* a\n+\n--\ntekst\n")};
    for (size_t i = 0; i < G_N_ELEMENTS(docs); i++) {
        struct loaded l;
        g_autofree char *dump = read_doc(&l, docs[i]);
        ck_assert_msg(diags_with(&l, "unclosed") == 1, "%s", docs[i]);
        loaded_clear(&l);
    }
}
END_TEST

/* However a file is cut off, it is read, never worse. */
START_TEST(truncated_files_are_survived)
{
    const char *text =
        DOC("[cols=\"1,2a\"]\n.T\n|===\n|a |b\n2+|c\n|===\n\n* x\n+\n[source,c]\n----\ny\n----\n\n"
            "t:: d\n\nimage::a.png[b,title=\"c\"]\n\nSe <<a,b>> footnote:[x] https://a[b] +++c+++ "
            "[.r]#s# *f* \\*g ifdef::a[b]\n\nifdef::x[]\n:a: {b} \\\n c\n");
    for (size_t len = 1; len <= strlen(text); len++) {
        struct loaded l;
        g_autofree char *exact = g_memdup2(text, len);
        load_bytes(&l, exact, len);
        ck_assert_msg(!l.error, "%zu: %s", len, l.error ? l.error->message : "");
        loaded_clear(&l);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        real_files_agree_with_the_counter,
        header_gives_title_and_facts,
        sections_and_their_ids,
        marks_are_not_text,
        links_images_and_notes,
        figures_have_captions,
        lists_nest_and_go_on,
        labelled_lists,
        tables_with_headers_and_specs,
        blocks_with_delimiters,
        conditions_and_other_files,
        who_takes_what,
        other_encodings_are_refused,
        hostile_files_end,
        large_tables_and_values,
        unclosed_blocks_are_told_of,
        truncated_files_are_survived,
    };
    return run_suite("asciidoc", tests, G_N_ELEMENTS(tests));
}
