/* Whole HTML files: real ones against an independent counter and the index, then their traps. */
#include "counted.h"

#define PAGE(body) "<!doctype html><html lang=da><head><title>T</title></head><body>" body

/* The dump of a page, "format" checked. */
static char *read_page(struct loaded *l, const char *bytes, size_t len)
{
    load_bytes(l, bytes, len);
    ck_assert_msg(!l->error, "%s", l->error ? l->error->message : "");
    ck_assert_str_eq(l->inputs.items.v[0].format, "html");
    return dump_of(l);
}

static void shows(const char *page, ...) G_GNUC_NULL_TERMINATED;
static void shows(const char *page, ...)
{
    struct loaded l;
    g_autofree char *dump = read_page(&l, page, strlen(page));
    va_list pieces;
    va_start(pieces, page);
    assert_shows(dump, pieces);
    va_end(pieces);
    loaded_clear(&l);
}

static void agrees(const char *corpus, const char *local)
{
    g_autofree char *path = g_build_filename(corpus, local, NULL);
    json_t *counts = counted_by("count_html.py", path);
    json_t *own = json_object_get(counts, "own"), *all = json_object_get(counts, "all");
    struct loaded l;
    load_path(&l, path);
    ck_assert_msg(!l.error, "%s", l.error ? l.error->message : "");
    ck_assert_uint_eq(l.inputs.items.v[0].counts[ARK_COUNT_SECTIONS], counted(own, "headings"));
    ck_assert_uint_eq(l.inputs.items.v[0].counts[ARK_COUNT_TABLES], counted(own, "tables"));
    ck_assert_uint_eq(l.inputs.items.v[0].counts[ARK_COUNT_FIGURES], counted(own, "figures"));
    ck_assert_uint_eq(l.inputs.items.v[0].counts[ARK_COUNT_LINKS], counted(own, "links"));
    ck_assert_uint_eq(labelled(&l, "Row"), counted(own, "rows"));
    ck_assert_uint_eq(labelled(&l, "ListItem"), counted(own, "items"));
    ck_assert_uint_eq(labelled(&l, "Section"), indexed(corpus, local, "headings"));
    /* The index counts what stands in the whole file, a comment for old browsers included, which
     * holds one link; we leave out what is navigation and footer. */
    ck_assert_uint_eq(counted(all, "figures"), indexed(corpus, local, "images"));
    ck_assert_uint_eq(counted(all, "links") + 1, indexed(corpus, local, "links"));
    json_decref(counts);
    loaded_clear(&l);
}

START_TEST(real_files_agree_with_the_counter)
{
    each_file_of("doc-html", agrees);
}
END_TEST

/* All loaders see all files: only these two groups go to the new ones. */
static void stays_with_its_loader(const char *path)
{
    g_autoptr(ark_source) source = ark_source_open(path, ARK_DA, NULL);
    struct loaded l;
    size_t len;
    const char *peek = source ? ark_source_peek(source, &len, NULL) : NULL;
    if (!peek)
        return;
    /* What is not the whole file may not load, but it goes to the same loader. */
    loaded_begin(&l);
    struct ark_load load = {.builder = l.builder,
                            .atoms = l.atoms,
                            .arena = l.arena,
                            .diags = &l.diags,
                            .lang = ARK_DA};
    g_autoptr(ark_source) part = ark_source_memory(path, peek, len);
    loaded_end(&l, ark_load_source(&load, part, &l.inputs, &l.error));
    const char *format = l.inputs.items.n ? l.inputs.items.v[0].format : "";
    ck_assert_msg(strcmp(format, "html") != 0 && strcmp(format, "asciidoc") != 0, "%s: %s", path,
                  format);
    loaded_clear(&l);
}

START_TEST(no_other_file_is_taken)
{
    g_autofree char *corpus = corpus_folder(), *index = NULL, *text = NULL;
    unsigned seen = 0;
    if (!corpus)
        return;
    index = g_build_filename(corpus, "INDEX.tsv", NULL);
    ck_assert(g_file_get_contents(index, &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines + 1; *line && **line; line++) {
        g_auto(GStrv) cells = g_strsplit(*line, "\t", 6);
        g_autofree char *path = g_build_filename(corpus, cells[4], NULL);
        bool ours = strcmp(cells[0], "doc-html") == 0 || strcmp(cells[0], "doc-adoc") == 0;
        if (ours || !g_file_test(path, G_FILE_TEST_IS_REGULAR))
            continue;
        stays_with_its_loader(path);
        seen++;
    }
    ck_assert_uint_gt(seen, 100);
}
END_TEST

START_TEST(headings_paragraphs_and_loose_text)
{
    shows(PAGE("<div>Løs tekst<p>Et <b>afsnit</b> &amp; mere&nbsp;til<h2 id=drift>3.2 Drift</h2>"
               "<div role=heading aria-level=4>Dybt</div><h1><div>A</div></h1>"),
          "name: \"T\"", "Paragraph {text: \"Løs tekst\"}", "text: \"Et afsnit & mere til\"",
          "name: \"Drift\", number: \"3.2\"", "#drift", "level: 4, name: \"Dybt\"",
          "level: 1, name: \"A\"", NULL);
    struct loaded l;
    const char *page = PAGE("En linje<br>til<br><br>Nyt afsnit");
    g_autofree char *dump = read_page(&l, page, strlen(page));
    assert_has(dump, "text: \"En linje til\"");
    ck_assert_uint_eq(labelled(&l, "Paragraph"), 2);
    ck_assert_str_eq(l.inputs.items.v[0].languages.v[0], "da");
    loaded_clear(&l);
}
END_TEST

START_TEST(what_belongs_to_the_page_is_left_out)
{
    shows(PAGE("<header>Logo</header><nav><a href=a>Menu</a></nav><aside>Reklame</aside>"
               "<main><header><p>Indledning</header><aside>Bemærk</aside><p>Tekst"
               "<footer>Kilde</footer></main><footer>Sidefod</footer><div id=toc>Indhold</div>"
               "<script>kode()</script><style>p{}</style><noscript>Slå til</noscript>"
               "<template><p>Skabelon</template><p hidden>Skjult<p style='display: none'>Usynlig"
               "<!-- kommentar --><p>Slut <del>slettet</del><a class=headerlink href=#x>¶</a>"
               "<button>Tryk</button>"),
          "Indledning", "Bemærk", "Kilde", "text: \"Tekst\"", "text: \"Slut\"", "!Logo", "!Menu",
          "!Reklame", "!Sidefod", "!Indhold", "!kode", "!Slå til", "!Skabelon", "!Skjult",
          "!Usynlig", "!kommentar", "!slettet", "!¶", "!Tryk", NULL);
    shows(PAGE("<header><h1>Titlen</h1><p>Af Bo<nav>Menu</nav></header><p>x"), "name: \"Titlen\"",
          "Af Bo", "!Menu", NULL);
    shows(PAGE("<header><p>Alt står her</header><footer>og her</footer>"), "Alt står her", "og her",
          NULL);
    struct loaded l;
    const char *page = PAGE("<nav><p>a</nav><footer><p>b</footer><p>c<iframe src=f.html></iframe>");
    g_autofree char *dump = read_page(&l, page, strlen(page));
    const struct ark_input *input = &l.inputs.items.v[0];
    ck_assert_uint_eq(input->skipped.n, 3);
    ck_assert_str_eq(input->skipped.v[0].what, "navigation");
    assert_has(input->skipped.v[2].what, "f.html");
    loaded_clear(&l);
}
END_TEST

START_TEST(lists_of_all_kinds)
{
    shows(PAGE("<ul><li>et<li>to<ol><li>under</ol><li><p>tre<p>mere</ul>"
               "<dl><dt>API<dd>En grænseflade<dt>UI<dd><p>Flade</dl>"),
          "ListItem {text: \"to\"}", "ListItem {text: \"under\"}", "List {ordered: true}",
          "ListItem {text: \"tre\"}", "Paragraph {text: \"mere\"}", "ListItem {text: \"API\"}",
          "Paragraph {text: \"En grænseflade\"}", "Paragraph {text: \"Flade\"}", NULL);
}
END_TEST

START_TEST(tables_with_captions_and_spans)
{
    shows(PAGE("<table><caption>Tabel 1: <b>Regler</b></caption><thead><tr><th>Regel<th>Status"
               "<tbody><tr><td rowspan=2>AR 7.1<td>Følges<tr><td>Delvist<tr><td colspan=2>Bred"
               "</table><p>efter"),
          "caption: \"Tabel 1: Regler\"", "header: \"Regel | Status\", rows: 3",
          "Row {Regel: \"AR 7.1\", Status: \"Delvist\"", "Row {Regel: \"Bred\"", "text: \"efter\"",
          NULL);
    struct loaded l;
    const char *layout = PAGE("<table><tr><td><h2>Venstre</h2><table border=1><tr><th>A<th>B<tr>"
                              "<td>1<td>2</table><td><p>Højre</table><table><tr><td>alene</table>");
    g_autofree char *dump = read_page(&l, layout, strlen(layout));
    ck_assert_uint_eq(labelled(&l, "Table"), 1);
    assert_has(dump, "header: \"A | B\"");
    assert_has(dump, "Paragraph {text: \"Højre\"}");
    assert_has(dump, "Paragraph {text: \"alene\"}");
    assert_has(dump, "name: \"Venstre\"");
    loaded_clear(&l);
}
END_TEST

START_TEST(figures_and_their_captions)
{
    shows(PAGE("<figure id=f1><img alt='Kontekst' src='b/k%20t.png'><figcaption>Figur 1: "
               "<a href=x>Kontekst</a></figcaption></figure>"
               "<figure><figcaption>Figur 2</figcaption><img src='data:image/png;base64,AAAA'>"
               "</figure><figure><table><tr><th>A<tr><td>1</table><figcaption>Tabel 3"
               "</figcaption></figure><svg><title>Tegning</title><text>ord</text></svg>"
               "<img src=p.gif width=1 height=1>"),
          "Figure {caption: \"Figur 1: Kontekst\", name: \"Kontekst\", target: \"b/k t.png\"}",
          "Figure {caption: \"Figur 2\", target: \"data:image/png;base64\"}",
          "caption: \"Tabel 3\"", "Figure {name: \"Tegning\"}", "!\"ord\"", "!p.gif", NULL);
}
END_TEST

START_TEST(code_keeps_its_lines)
{
    shows(PAGE("<pre><code class='language-yaml'>a: 1\n  b: 2\n</code></pre><p><code>x</code>"),
          "Code {info: \"yaml\", text: \"a: 1\\n  b: 2\\n\"}", "Paragraph {text: \"x\"}", NULL);
}
END_TEST

START_TEST(facts_stand_in_the_head)
{
    shows("<html lang=en><head><meta charset=utf-8><title>Rapport &ndash; DUBU</title>"
          "<meta name=author content='Anna Bo'><meta name='dcterms.issued' content='2024-02-01'>"
          "<meta name=description content='Om det'><meta name=viewport content='width=1'>"
          "<meta name=generator content='Pandoc 3'></head><p>x",
          "author: \"Anna Bo\"", "dcterms.issued: \"2024-02-01\"", "description: \"Om det\"",
          "name: \"Rapport – DUBU\"", "!viewport", NULL);
}
END_TEST

/* What it says is what stands in it since the last of its blocks began. */
START_TEST(a_link_may_go_over_blocks)
{
    shows("<body><div>En lang indledning <a href='https://a.dk/'>her<div>Ældre ting og sager</div>"
          "</a></div><div>Kort <a href='https://b.dk/'>x<p>Æ</p>Øvrigt, som er langt</a></div>",
          "Link {name: \"Øvrigt, som er langt\", target: \"https://b.dk/\"", "!Link {name: \"lang",
          "!Link {name: \" ting", NULL);
    shows("<table><tr><td>Lang celle <a href='https://a.dk/'><td>Ærø og mere</a><td>c</table>",
          "!Link {name: \"\xc2", "!Link {name: \"o", NULL);
}
END_TEST

static const struct {
    const char *bytes;
    size_t len;
    const char *shown, *diag;
} charsets[] = {
#define BYTES(text) text, sizeof text - 1
    {BYTES("<html><meta charset=iso-8859-1><p>L\xf8sning \x96 \x80"), "Løsning – €", NULL},
    {BYTES("<html><p>L\xf8sning"), "Løsning", "guessed-charset"},
    {BYTES("<html><meta charset=utf-8><p>L\xf8sning"), "Løsning", "wrong-charset"},
    {BYTES("<html><meta charset='ut\x87='><p>L\xf8sning"), "Løsning", "wrong-charset"},
    {BYTES("<html><meta charset=utf-8><p>Lø\xffsning"), "Lø\ufffdsning", "bad-bytes"},
    {BYTES("<html><meta charset=findes-ikke><p>Løsning"), "Løsning", NULL},
    {BYTES("\xef\xbb\xbf<html><p>Løsning"), "Løsning", NULL},
    {BYTES("<?xml version='1.0' encoding='windows-1252'?><html><p>L\xf8sning</p></html>"),
     "Løsning", NULL},
    {BYTES("<html><p>a\0b"), "a b", "binary-bytes"},
    {BYTES("\xff\xfe<\0h\0t\0m\0l\0>\0<\0p\0>\0\xf8\0"), "text: \"ø\"", NULL},
    {BYTES("<html><meta http-equiv=Content-Type content='text/html; charset=ISO-8859-2'><p>\xb1"),
     "ą", NULL},
};

START_TEST(each_charset)
{
    struct loaded l;
    g_autofree char *dump = read_page(&l, charsets[_i].bytes, charsets[_i].len);
    assert_has(dump, charsets[_i].shown);
    ck_assert_uint_eq(l.diags.items.n, charsets[_i].diag ? 1 : 0);
    if (charsets[_i].diag)
        ck_assert_str_eq(l.diags.items.v[0].code, charsets[_i].diag);
    for (uint32_t i = 0; i < l.diags.items.n; i++)
        ck_assert(g_utf8_validate(l.diags.items.v[i].message, -1, NULL));
    loaded_clear(&l);
}
END_TEST

START_TEST(word_and_its_styles)
{
    shows("<html xmlns:o='urn:x'><head><meta name=Generator content='Microsoft Word 15'></head>"
          "<body><!--[if gte mso 9]><p>skjult</p><![endif]--><p class=MsoTitle>Rapporten</p>"
          "<p class=MsoToc1>Indhold 3</p><h1>Baggrund<o:p></o:p></h1>"
          "<p class=MsoNormal style='mso-outline-level:2'>Underafsnit</p>"
          "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
          "<span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span></span><![endif]>Første</p>"
          "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:"
          "Ignore'>o</span>Under</p><p class=MsoListParagraphCxSpLast><span>·<span>&nbsp;</span>"
          "</span>Anden</p><table class=MsoTableGrid><tr><td><b>A</b></td><td><b>B</b></td></tr>"
          "<tr><td>1</td><td>2</td></tr></table><p class=MsoCaption>Tabel 1: Tal</p>"
          "<p class=MsoHeading3>Slut</p>",
          "name: \"Rapporten\"", "level: 2, name: \"Underafsnit\"", "ListItem {text: \"Første\"}",
          "List {ordered: true}", "ListItem {text: \"Under\"}", "ListItem {text: \"Anden\"}",
          "header: \"A | B\"", "caption: \"Tabel 1: Tal\"", "level: 3, name: \"Slut\"",
          "!Indhold 3", "!skjult", NULL);
}
END_TEST

START_TEST(respec_levels_and_included_files)
{
    struct loaded l;
    const char *page =
        "<!doctype html><html><head><title>Profil</title><script src='respec-w3c.js'></script>"
        "</head><body><section id=abstract><p>Kort.</section><section id=krav><h2>Krav</h2>"
        "<section><h2>Data</h2><p>x</section><section data-include='tabel.html'></section>"
        "</section><section class=remove><h2>Væk</h2></section>";
    g_autofree char *dump = read_page(&l, page, strlen(page));
    assert_has(dump, "level: 2, name: \"Krav\"");
    assert_has(dump, "#krav");
    assert_has(dump, "level: 3, name: \"Data\"");
    assert_lacks(dump, "Væk");
    assert_has(l.inputs.items.v[0].skipped.v[0].what, "tabel.html");
    loaded_clear(&l);
}
END_TEST

START_TEST(who_takes_what)
{
    static const char *const html[] = {
        "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" "
        "\"x\">\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>x</p></body></html>",
        "<!-- en kommentar -->\n<!DocType HTML>\n<p>x",
        "\n\n<HEAD><TITLE>a</TITLE></HEAD>x",
        "<body>x",
        "<div>uden <b>rod</b></div>",
    };
    static const char *const markdown[] = {
        "<div align=\"center\">\n\n# Titel\n\n</div>\n",
        "<!-- lint -->\n# Titel\n\n<table><tr><td>a</td></tr></table>\n",
        "# Om <html> og <body>\n\ntekst\n",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(html); i++)
        shows(html[i], "Report", NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(markdown); i++) {
        struct loaded l;
        load_text(&l, markdown[i]);
        ck_assert_str_eq(l.inputs.items.v[0].format, "markdown");
        loaded_clear(&l);
    }
}
END_TEST

START_TEST(tags_in_disorder)
{
    shows(PAGE("<p>et<div>to</p></div><b>fed<p>tre</b></p><table><tr><td>a</b></"
               "div><td>b<tr><td>c</table>"
               "<ul><li>x</ul></ul></li><p>1 < 2 & 3 > 2 &unknown; &#128; &#xe6; &#0;"
               "<a href=q><h2>I et link</h2></a><h3>Uden slut<h4>Næste</h4><p>slut"),
          "text: \"et\"", "text: \"to\"", "text: \"fed\"", "text: \"tre\"", "text: \"a | b\"",
          "ListItem {text: \"x\"}", "text: \"1 < 2 & 3 > 2 &unknown; € æ \ufffd\"",
          "name: \"I et link\"", "name: \"Uden slut\"", "name: \"Næste\"", "text: \"slut\"", NULL);
}
END_TEST

START_TEST(places_are_exact_at_any_line)
{
    g_autoptr(GString) page = g_string_new("<html><body>\n");
    for (int i = 0; i < 100000; i++)
        g_string_append(page, "<br>\n");
    g_string_append(page, "<p title='a>b'>tekst<h2 id=\"æ\">\n  Titel</h2>");
    struct loaded l;
    g_autofree char *dump = read_page(&l, page->str, page->len);
    assert_has(dump, "text: \"tekst\"} @ m.xml:100002:16");
    assert_has(dump, "m.xml:100003:3 #æ");
    loaded_clear(&l);
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

/* What a parser could take hours for. */
START_TEST(hostile_pages_end)
{
    static const struct {
        const char *head, *part, *tail, *shown;
        unsigned n;
    } pages[] = {
        {"<html>", "<div>", "dybt", "text: \"dybt\"", 1000000},
        {"<html>", "<b></i>", "x", "text: \"x\"", 500000},
        {"<html><p ", "a=1 b ", ">x", "text: \"x\"", 500000},
        {"<html><p title='", "æ &amp;", "'>x", "text: \"x\"", 500000},
        {"<html><p title='", "<p ", ">x", "Report", 500000},
        {"<html><p>x<!--", "--!", "", "text: \"x\"", 500000},
        {"<html>", "<script>", "", "Report", 300000},
        {"<html><p>", "&", "x", "text: \"&&", 500000},
        {"<html><table>", "<tr><td>a<td>b", "</table>", "rows: 50000", 50000},
        {"<html><table><tr>", "<td>a", "</table>", "columns: 200", 100000},
        {"<html>", "<table><tr><td>", "x", "x", 20000},
        {"<html>", "<ul><li>", "x", "x", 20000},
        {"<html>", "<header>", "<h1>x", "x", 20000},
        {"<html>", "<a href=x>", "x", "x", 200000},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(pages); i++) {
        g_autofree char *page = repeated(pages[i].head, pages[i].part, pages[i].n, pages[i].tail);
        struct loaded l;
        g_autofree char *dump = read_page(&l, page, strlen(page));
        assert_has(dump, pages[i].shown);
        loaded_clear(&l);
    }
}
END_TEST

/* One long cell that reaches into many rows is not made many times. */
START_TEST(repeated_cells_have_a_limit)
{
    g_autofree char *cell = g_strnfill(1000000, 'x');
    g_autoptr(GString) page = g_string_new("<html><table>");
    g_string_append_printf(page, "<tr><td rowspan=200>%s<td>a", cell);
    for (int i = 0; i < 199; i++)
        g_string_append_printf(page, "<tr><td>%d", i);
    struct loaded l;
    load_bytes(&l, page->str, page->len);
    ck_assert(!l.error);
    ck_assert_uint_eq(labelled(&l, "Row"), 200);
    uint32_t cells = labelled(&l, "Cell");
    ck_assert_msg(cells > 202 && cells < 210, "%u", cells);
    loaded_clear(&l);
}
END_TEST

START_TEST(odd_pages_are_told_of)
{
    static const struct {
        const char *page, *code;
    } cases[] = {
        {"<html><p>a<!-- uden slut <p>b", "unclosed"},
        {"<html><p>a<script>uden slut", "unclosed"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct loaded l;
        g_autofree char *dump = read_page(&l, cases[i].page, strlen(cases[i].page));
        ck_assert_uint_eq(diags_with(&l, cases[i].code), 1);
        loaded_clear(&l);
    }
    struct loaded l;
    g_autofree char *deep = repeated("<html>", "<div>", 300, "x");
    g_autofree char *dump = read_page(&l, deep, strlen(deep));
    ck_assert_uint_eq(diags_with(&l, "deep-nesting"), 1);
    loaded_clear(&l);
    g_autofree char *wide = repeated("<html><table><tr>", "<td>a", 300, "");
    g_autofree char *again = read_page(&l, wide, strlen(wide));
    ck_assert_uint_eq(diags_with(&l, "wide-table"), 1);
    loaded_clear(&l);
}
END_TEST

/* However a page is cut off, it is read or refused, never worse. */
START_TEST(truncated_pages_are_survived)
{
    const char *page = PAGE("<table><caption>c</caption><tr><th id='a'>A&amp;B</th></tr></table>"
                            "<figure><img alt=x src=y><figcaption>f</figcaption></figure><ul><li>"
                            "<pre>k</pre></ul><svg><title>t</title></svg><!-- k --></body></html>");
    for (size_t len = 20; len <= strlen(page); len++) {
        struct loaded l;
        g_autofree char *exact = g_memdup2(page, len);
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
        no_other_file_is_taken,
        headings_paragraphs_and_loose_text,
        what_belongs_to_the_page_is_left_out,
        lists_of_all_kinds,
        tables_with_captions_and_spans,
        figures_and_their_captions,
        code_keeps_its_lines,
        facts_stand_in_the_head,
        a_link_may_go_over_blocks,
        word_and_its_styles,
        respec_levels_and_included_files,
        who_takes_what,
        tags_in_disorder,
        places_are_exact_at_any_line,
        hostile_pages_end,
        repeated_cells_have_a_limit,
        odd_pages_are_told_of,
        truncated_pages_are_survived,
    };
    Suite *suite = suite_create("html document");
    TCase *tc = tcase_create("charsets");
    tcase_add_loop_test(tc, each_charset, 0, G_N_ELEMENTS(charsets));
    suite_add_tcase(suite, tc);
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, TEST_SECONDS);
    for (size_t i = 0; i < G_N_ELEMENTS(tests); i++)
        tcase_add_test(all, tests[i]);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
