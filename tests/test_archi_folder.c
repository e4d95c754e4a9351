/* Archi's models as a folder (coArchi): the same graph as from one file, and hostile folders. */
#include <glib/gstdio.h>
#include <unistd.h>

#include "base/limits.h"
#include "twin.h"

#define NS                                                                                         \
    " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "                                    \
    "xmlns:archimate=\"http://www.archimatetool.com/archimate\" "
#define REF(tag, type, id)                                                                         \
    "<" tag " xsi:type=\"archimate:" type "\" href=\"" type "_" id ".xml#" id "\"/>"

struct piece {
    const char *name, *text;
};

/* One model twice, written by hand: as a folder ... */
static const struct piece pieces[] = {
    {"folder.xml",
     "<archimate:ArchimateModel" NS "name=\"Model\" id=\"m\" purpose=\"Formål&#xA;to\" "
     "version=\"5.0.0\">\n  <properties key=\"version\" value=\"1\"/>\n"
     "  <profiles name=\"Kommune\" id=\"p1\" conceptType=\"BusinessActor\"/>\n"
     "</archimate:ArchimateModel>"},
    {"business/folder.xml",
     "<archimate:Folder" NS "name=\"Forretning\" id=\"fb\" type=\"business\" "
     "documentation=\"Om mappen\"><properties key=\"k\" value=\"v\"/></archimate:Folder>"},
    {"business/id-under/folder.xml", "<archimate:Folder" NS "name=\"Under\" id=\"fu\"/>"},
    {"business/id-under/BusinessActor_a.xml",
     "<archimate:BusinessActor" NS "\n    name=\"Ærø\" id=\"a\" documentation=\"Om&#xD;&#xA;A\">"
     "<properties key=\"Ejer\" value=\"KL\"/><properties key=\"Ejer\"/>"
     "<profiles href=\"folder.xml#p1\"/></archimate:BusinessActor>"},
    {"business/BusinessProcess_b.xml", "<archimate:BusinessProcess" NS "name=\"B\" id=\"b\"/>"},
    {"business/BusinessObject_o.xml", "<archimate:BusinessObject" NS "name=\"O\" id=\"o\"/>"},
    {"other/folder.xml", "<archimate:Folder" NS "name=\"Andet\" id=\"fo\" type=\"other\"/>"},
    {"other/Junction_j.xml", "<archimate:Junction" NS "id=\"j\" type=\"or\"/>"},
    {"relations/folder.xml", "<archimate:Folder" NS "name=\"R\" id=\"fr\" type=\"relations\"/>"},
    {"relations/AccessRelationship_r1.xml",
     "<archimate:AccessRelationship" NS
     "id=\"r1\" accessType=\"1\">" REF("source", "BusinessProcess", "b")
         REF("target", "BusinessObject", "o") "</archimate:AccessRelationship>"},
    {"relations/AssociationRelationship_r2.xml",
     "<archimate:AssociationRelationship" NS
     "name=\"om\" id=\"r2\" directed=\"true\">" REF("source", "BusinessActor", "a")
         REF("target", "AccessRelationship", "r1") "</archimate:AssociationRelationship>"},
    {"relations/InfluenceRelationship_r3.xml",
     "<archimate:InfluenceRelationship" NS
     "id=\"r3\" strength=\"++\">" REF("source", "BusinessActor", "a")
         REF("target", "Junction", "j") "</archimate:InfluenceRelationship>"},
    {"diagrams/folder.xml", "<archimate:Folder" NS "name=\"V\" id=\"fv\" type=\"diagrams\"/>"},
    {"diagrams/ArchimateDiagramModel_v.xml",
     "<archimate:ArchimateDiagramModel" NS "name=\"Vis\" id=\"v\" viewpoint=\"layered\" "
     "connectionRouterType=\"2\" documentation=\"Om\"><properties key=\"p\" value=\"q\"/>"
     "<children xsi:type=\"archimate:DiagramModelGroup\" id=\"g\" name=\"Kasse\" "
     "textAlignment=\"1\" borderType=\"1\" fillColor=\"#aabbcc\" alpha=\"51\">"
     "<bounds x=\"100\" y=\"200\" width=\"400\" height=\"300\"/>"
     "<children xsi:type=\"archimate:DiagramModelArchimateObject\" id=\"n\" lineWidth=\"2\" "
     "font=\"1|Arial|10.5|3|WINDOWS|1|0\" fontColor=\"#010101\" lineColor=\"#020202\" "
     "textPosition=\"2\" type=\"1\" imagePath=\"images/x.png\">"
     "<sourceConnections xsi:type=\"archimate:DiagramModelArchimateConnection\" id=\"c\" "
     "source=\"n\" target=\"nb\" textPosition=\"2\" fontColor=\"#030303\">"
     "<bendpoints startX=\"-20\" endX=\"80\"/>"
     "<sourceConnections xsi:type=\"archimate:DiagramModelConnection\" id=\"c2\" source=\"c\" "
     "target=\"note\" name=\"se\" type=\"11\" lineColor=\"#040404\"/>" REF(
         "archimateRelationship", "AccessRelationship",
         "r1") "<features name=\"nameVisible\" value=\"false\"/></sourceConnections>"
               "<bounds x=\"10\" y=\"20\" width=\"100\" height=\"40\"/>" REF(
                   "archimateElement", "BusinessProcess",
                   "b") "<features name=\"labelExpression\" value=\"${name}&#xA;${type}\"/>"
                        "<features name=\"lineAlpha\" value=\"128\"/></children></children>"
                        "<children xsi:type=\"archimate:DiagramModelArchimateObject\" id=\"nb\">"
                        "<bounds x=\"210\" y=\"400\"/>" REF(
                            "archimateElement", "BusinessObject",
                            "o") "</children>"
                                 "<children xsi:type=\"archimate:DiagramModelArchimateObject\" "
                                 "id=\"nj\">"
                                 "<bounds x=\"5\" y=\"6\"/>" REF(
                                     "archimateElement", "Junction",
                                     "j") "</children>"
                                          "<children xsi:type=\"archimate:DiagramModelNote\" "
                                          "id=\"note\" borderType=\"2\" "
                                          "content=\"To&#xD;&#xA;linjer\"><bounds x=\"1\" y=\"2\" "
                                          "width=\"3\" height=\"4\"/></children>"
                                          "<children xsi:type=\"archimate:DiagramModelReference\" "
                                          "id=\"ref\">"
                                          "<bounds x=\"1\" y=\"2\" width=\"3\" height=\"4\"/>"
                                          "<referencedModel xsi:type=\"archimate:SketchModel\" "
                                          "href=\"SketchModel_s.xml#s\"/>"
                                          "</children></archimate:ArchimateDiagramModel>"},
    {"diagrams/SketchModel_s.xml",
     "<archimate:SketchModel" NS "name=\"Skitse\" id=\"s\"><children "
     "xsi:type=\"archimate:SketchModelSticky\" id=\"st\" content=\"Husk\"><bounds/></children>"
     "</archimate:SketchModel>"},
};

/* ... and as one file. */
static const char whole[] =
    "<archimate:model" NS "name=\"Model\" id=\"m\" version=\"5.0.0\">"
    "<folder name=\"Forretning\" id=\"fb\" type=\"business\"><folder name=\"Under\" id=\"fu\">"
    "<element xsi:type=\"archimate:BusinessActor\" name=\"Ærø\" id=\"a\" profiles=\"p1\">"
    "<documentation>Om&#xD;\nA</documentation><property key=\"Ejer\" value=\"KL\"/>"
    "<property key=\"Ejer\"/></element></folder>"
    "<element xsi:type=\"archimate:BusinessProcess\" name=\"B\" id=\"b\"/>"
    "<element xsi:type=\"archimate:BusinessObject\" name=\"O\" id=\"o\"/>"
    "<documentation>Om mappen</documentation><property key=\"k\" value=\"v\"/></folder>"
    "<folder name=\"Andet\" id=\"fo\" type=\"other\">"
    "<element xsi:type=\"archimate:Junction\" id=\"j\" type=\"or\"/></folder>"
    "<folder name=\"R\" id=\"fr\" type=\"relations\">"
    "<element xsi:type=\"archimate:AccessRelationship\" id=\"r1\" source=\"b\" target=\"o\" "
    "accessType=\"1\"/>"
    "<element xsi:type=\"archimate:AssociationRelationship\" name=\"om\" id=\"r2\" source=\"a\" "
    "target=\"r1\" directed=\"true\"/>"
    "<element xsi:type=\"archimate:InfluenceRelationship\" id=\"r3\" source=\"a\" target=\"j\" "
    "strength=\"++\"/></folder>"
    "<folder name=\"V\" id=\"fv\" type=\"diagrams\">"
    "<element xsi:type=\"archimate:ArchimateDiagramModel\" name=\"Vis\" id=\"v\" "
    "viewpoint=\"layered\" connectionRouterType=\"2\"><child xsi:type=\"archimate:Group\" "
    "id=\"g\" name=\"Kasse\" textAlignment=\"1\" borderType=\"1\" fillColor=\"#aabbcc\" "
    "alpha=\"51\"><bounds x=\"100\" y=\"200\" width=\"400\" height=\"300\"/>"
    "<child xsi:type=\"archimate:DiagramObject\" id=\"n\" lineWidth=\"2\" "
    "font=\"1|Arial|10.5|3|WINDOWS|1|0\" fontColor=\"#010101\" lineColor=\"#020202\" "
    "textPosition=\"2\" type=\"1\" archimateElement=\"b\" imagePath=\"images/x.png\">"
    "<feature name=\"labelExpression\" value=\"${name}&#xA;${type}\"/>"
    "<feature name=\"lineAlpha\" value=\"128\"/>"
    "<bounds x=\"10\" y=\"20\" width=\"100\" height=\"40\"/>"
    "<sourceConnection xsi:type=\"archimate:Connection\" id=\"c\" source=\"n\" target=\"nb\" "
    "textPosition=\"2\" fontColor=\"#030303\" archimateRelationship=\"r1\">"
    "<feature name=\"nameVisible\" value=\"false\"/><bendpoint startX=\"-20\" endX=\"80\"/>"
    "<sourceConnection id=\"c2\" source=\"c\" target=\"note\" name=\"se\" type=\"11\" "
    "lineColor=\"#040404\"/></sourceConnection></child></child>"
    "<child xsi:type=\"archimate:DiagramObject\" id=\"nb\" archimateElement=\"o\">"
    "<bounds x=\"210\" y=\"400\"/></child>"
    "<child xsi:type=\"archimate:DiagramObject\" id=\"nj\" archimateElement=\"j\">"
    "<bounds x=\"5\" y=\"6\"/></child>"
    "<child xsi:type=\"archimate:Note\" id=\"note\" borderType=\"2\"><bounds x=\"1\" y=\"2\" "
    "width=\"3\" height=\"4\"/><content>To&#xD;\nlinjer</content></child>"
    "<child xsi:type=\"archimate:DiagramModelReference\" id=\"ref\" model=\"s\"><bounds x=\"1\" "
    "y=\"2\" width=\"3\" height=\"4\"/></child><documentation>Om</documentation>"
    "<property key=\"p\" value=\"q\"/></element>"
    "<element xsi:type=\"archimate:SketchModel\" name=\"Skitse\" id=\"s\"><child "
    "xsi:type=\"archimate:SketchModelSticky\" id=\"st\"><bounds/><content>Husk</content></child>"
    "</element></folder><purpose>Formål\nto</purpose><property key=\"version\" value=\"1\"/>"
    "<profile name=\"Kommune\" id=\"p1\" conceptType=\"BusinessActor\"/></archimate:model>";

static char *root; /* of the test that runs */

static void put(const char *name, const char *text, gssize len)
{
    g_autofree char *path = g_build_filename(root, name, NULL);
    g_autofree char *parent = g_path_get_dirname(path);
    g_mkdir_with_parents(parent, 0700);
    ck_assert(g_file_set_contents(path, text, len, NULL));
}

static void remove_tree(const char *path)
{
    if (!g_file_test(path, G_FILE_TEST_IS_SYMLINK) && g_file_test(path, G_FILE_TEST_IS_DIR)) {
        g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
        for (const char *name; dir && (name = g_dir_read_name(dir));) {
            g_autofree char *child = g_build_filename(path, name, NULL);
            remove_tree(child);
        }
    }
    g_remove(path);
}

static void put_model(void)
{
    root = g_dir_make_tmp("ark-XXXXXX", NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++) {
        g_autofree char *name = g_build_filename("model", pieces[i].name, NULL);
        put(name, pieces[i].text, -1);
    }
}

static void load_below(struct loaded *l, const char *name)
{
    g_autofree char *path = g_build_filename(root, name, NULL);
    load_path(l, path);
}

static void end(void)
{
    remove_tree(root);
    g_clear_pointer(&root, g_free);
}

/* Loads the model's folder; it must load. */
static void load_model(struct loaded *l)
{
    load_below(l, "model");
    ck_assert_msg(!l->error, "%s", l->error ? l->error->message : "");
}

/* Loads the model's folder; the message has to contain the part. */
static void assert_model_fails(const char *part)
{
    struct loaded l;
    load_below(&l, "model");
    ck_assert_msg(l.error, "expected an error with \"%s\"", part);
    assert_has(l.error->message, part);
    loaded_clear(&l);
}

START_TEST(a_folder_gives_the_graph_of_the_file)
{
    struct loaded file, folder;
    put_model();
    load_text(&file, whole);
    load_model(&folder);
    ck_assert(are_twins(&file, &folder));
    for (int i = 0; i < ARK_COUNTS; i++)
        ck_assert_uint_eq(file.inputs.items.v[0].counts[i], folder.inputs.items.v[0].counts[i]);
    ck_assert_uint_eq(file.diags.items.n, 0);
    ck_assert_uint_eq(folder.diags.items.n, 0);
    ck_assert_str_eq(folder.inputs.items.v[0].format, "archi-grafico");
    ck_assert_str_eq(folder.inputs.items.v[0].version, "5.0.0");
    loaded_clear(&file);
    loaded_clear(&folder);
    end();
}
END_TEST

START_TEST(what_is_drawn_is_whole)
{
    struct loaded l;
    put_model();
    load_model(&l);
    g_autofree char *dump = dump_of(&l);
    assert_has(dump, "{border: \"rectangle\", fill: \"#aabbcc\", fillOpacity: 20, h: 300, name: "
                     "\"Kasse\", textAlignment: \"left\", w: 400, x: 100, y: 200}");
    assert_has(dump, "{figure: \"1\", font: \"Arial\", fontColour: \"#010101\", fontSize: 10.5, "
                     "fontStyle: \"bold italic\", h: 40, image: \"images/x.png\", "
                     "labelExpression: \"${name}\\n${type}\", line: \"#020202\", lineOpacity: 50, "
                     "lineWidth: 2, textPosition: \"bottom\", w: 100, x: 110, y: 220}");
    assert_has(dump, "{bendpoints: \"245,333\", fontColour: \"#030303\", nameVisible: false, "
                     "textPosition: \"target\"}");
    assert_has(dump, "{line: \"#040404\", lineStyle: \"dashed\", name: \"se\", sourceArrow: "
                     "\"filled\", targetArrow: \"filled\"}");
    assert_has(dump, "{border: \"none\", h: 4, text: \"To\\nlinjer\", w: 3, x: 1, y: 2}");
    assert_has(dump, "{h: 15, w: 15, x: 5, y: 6}");
    assert_has(dump, "routing: \"orthogonal\"");
    loaded_clear(&l);
    end();
}
END_TEST

START_TEST(origins_name_the_file_inside)
{
    struct loaded l;
    put_model();
    load_model(&l);
    g_autofree char *dump = dump_of(&l);
    assert_has(dump, "/model/business/id-under/BusinessActor_a.xml:1:1 #a");
    assert_has(dump, "/model/diagrams/ArchimateDiagramModel_v.xml:1:");
    assert_has(dump, "/model/folder.xml:1:1 #m");
    loaded_clear(&l);
    end();
}
END_TEST

START_TEST(the_folder_is_found_wherever_it_lies)
{
    struct loaded l;
    put_model();
    put("README.md", "# Rapport\n\nTekst.\n", -1);
    put("images/x.png", "\x89PNG", 4);
    put(".git/temp.archimate", whole, -1);
    load_below(&l, ".");
    ck_assert_ptr_null(l.error);
    ck_assert_uint_eq(l.inputs.items.n, 2);
    ck_assert_str_eq(l.inputs.items.v[0].format, "markdown");
    ck_assert(g_str_has_suffix(l.inputs.items.v[1].file, "/model"));
    ck_assert_uint_eq(l.diags.items.n, 0);
    loaded_clear(&l);

    struct ark_load load;
    g_autofree char *inner = g_build_filename(root, "model", NULL);
    loaded_begin(&l);
    load = (struct ark_load){
        .builder = l.builder, .atoms = l.atoms, .arena = l.arena, .diags = &l.diags};
    ck_assert(ark_load_path(&load, root, &l.inputs, &l.error));
    loaded_end(&l, ark_load_path(&load, inner, &l.inputs, &l.error));
    ck_assert_uint_eq(l.inputs.items.n, 2);
    ck_assert_uint_eq(diags_with(&l, "same-file"), 1);
    loaded_clear(&l);

    load_below(&l, "model/business");
    assert_has(l.error->message, "ingen, der kan læses");
    loaded_clear(&l);
    load_below(&l, "model/folder.xml");
    assert_has(l.error->message, "coArchi");
    loaded_clear(&l);
    end();
}
END_TEST

#define FLOW(source, target)                                                                       \
    "<archimate:FlowRelationship" NS "id=\"f\"><source href=\"" source                             \
    "\"/><target href=\"" target "\"/></archimate:FlowRelationship>"

/* Only the id counts; no path in a reference is ever opened. */
START_TEST(references_stay_in_the_folder)
{
    static const char *const good[] = {
        FLOW("#a", "b"),
        FLOW("../../../etc/passwd#a", "/etc/passwd#b"),
        FLOW("http://127.0.0.1:1/x.xml#a", "file:///dev/zero#b"),
    };
    static const char *const bad[] = {
        FLOW("../outside.xml#udenfor", "x.xml#b"),
        FLOW("x.xml#", "x.xml#b"),
        FLOW("", "x.xml#b"),
        FLOW("BusinessActor_a.xml", "x.xml#b"),
        "<archimate:FlowRelationship" NS "id=\"f\"/>",
    };
    struct loaded l;
    put_model();
    put("outside.xml", "<archimate:Node" NS "id=\"udenfor\" name=\"U\"/>", -1);
    for (size_t i = 0; i < G_N_ELEMENTS(good); i++) {
        put("model/relations/Flow_f.xml", good[i], -1);
        load_model(&l);
        g_autofree char *dump = dump_of(&l);
        assert_has(dump, ":Flow:");
        ck_assert_uint_eq(l.diags.items.n, 0);
        loaded_clear(&l);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        put("model/relations/Flow_f.xml", bad[i], -1);
        load_model(&l);
        g_autofree char *dump = dump_of(&l);
        assert_lacks(dump, ":Flow:");
        ck_assert_uint_eq(diags_with(&l, "dangling-relationship"), 1);
        loaded_clear(&l);
    }
    end();
}
END_TEST

START_TEST(names_of_files_do_not_matter)
{
    struct loaded before, after;
    put_model();
    load_model(&before);
    static const char *const moves[][2] = {{"model/business", "model/zz"},
                                           {"model/diagrams", "model/00"},
                                           {"model/zz/BusinessObject_o.xml", "model/zz/0.xml"}};
    for (size_t i = 0; i < G_N_ELEMENTS(moves); i++) {
        g_autofree char *from = g_build_filename(root, moves[i][0], NULL);
        g_autofree char *to = g_build_filename(root, moves[i][1], NULL);
        ck_assert_int_eq(g_rename(from, to), 0);
    }
    load_model(&after);
    ck_assert(are_twins(&before, &after));
    loaded_clear(&before);
    loaded_clear(&after);
    end();
}
END_TEST

START_TEST(odd_files_are_noted)
{
    struct loaded l;
    put_model();
    put("model/LÆSMIG.txt", "hej", -1);
    put("model/business/andet.xml", "<opskrift/>", -1);
    put("model/business/BusinessActor_2.xml", "<archimate:BusinessActor" NS "id=\"a\"/>", -1);
    put("model/business/Robot.xml", "<archimate:Robot" NS "id=\"q\"/>", -1);
    put("model/uden/Goal_z.xml", "<archimate:Goal" NS "id=\"z\" name=\"Z\"/>", -1);
    put("model/to/folder.xml", "<archimate:ArchimateModel" NS "id=\"m2\" name=\"To\"/>", -1);
    put("model/to/Goal_y.xml", "<archimate:Goal" NS "id=\"y\" name=\"Y\"/>", -1);
    load_model(&l);
    g_autofree char *dump = dump_of(&l);
    assert_has(dump, "name: \"Z\"");
    assert_has(dump, "name: \"Y\"");
    ck_assert_uint_eq(diags_with(&l, "unread-file"), 2);
    ck_assert_uint_eq(diags_with(&l, "unknown-type"), 1);
    ck_assert_uint_eq(diags_with(&l, "second-model"), 1);
    ck_assert_uint_eq(diags_with(&l, "duplicate-id"), 1);
    ARK_VEC_EACH (const struct ark_diag, diag, l.diags.items) {
        if (strcmp(diag->code, "duplicate-id") == 0)
            assert_has(diag->message, "BusinessActor_a.xml, linje 1");
    }
    loaded_clear(&l);
    end();
}
END_TEST

START_TEST(broken_files_fail_with_their_place)
{
    put_model();
    put("model/business/BusinessProcess_b.xml", "<archimate:BusinessProcess" NS "name=\"B\"", -1);
    assert_model_fails("business/BusinessProcess_b.xml:1:");
    put("model/business/BusinessProcess_b.xml", "Hej, jeg er ikke XML.\n", -1);
    assert_model_fails("business/BusinessProcess_b.xml:1:");
    put("model/business/BusinessProcess_b.xml", "<<<<<<< HEAD\n<archimate:Node/>\n=======\n", -1);
    assert_model_fails("business/BusinessProcess_b.xml:1:");
    put("model/business/BusinessProcess_b.xml", "", 0);
    assert_model_fails("business/BusinessProcess_b.xml");
    put("model/business/BusinessProcess_b.xml",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"/etc/passwd\">]><archimate:Node" NS
        "id=\"b\">&e;</archimate:Node>",
        -1);
    assert_model_fails("business/BusinessProcess_b.xml:1:");
    put("model/folder.xml", "<archimate:ArchimateModel" NS "name=\"x", -1);
    assert_model_fails("model/folder.xml:1:");
    put("model/folder.xml", "ikke XML", -1);
    assert_model_fails("ingen, der kan læses");
    end();
}
END_TEST

START_TEST(links_are_not_followed)
{
    struct loaded l;
    put_model();
    put("outside/Goal_z.xml", "<archimate:Goal" NS "id=\"z\" name=\"Z\"/>", -1);
    static const char *const links[][2] = {{".", "model/business/igen"},
                                           {"../..", "model/business/op"},
                                           {"../../outside", "model/business/ud"},
                                           {"../outside/Goal_z.xml", "model/Goal_z.xml"},
                                           {"/dev/zero", "model/business/nul.xml"},
                                           {"mangler.xml", "model/business/mangler.xml"}};
    for (size_t i = 0; i < G_N_ELEMENTS(links); i++) {
        g_autofree char *path = g_build_filename(root, links[i][1], NULL);
        ck_assert_int_eq(symlink(links[i][0], path), 0);
    }
    load_model(&l);
    g_autofree char *dump = dump_of(&l);
    assert_lacks(dump, "name: \"Z\"");
    ck_assert_uint_eq(diags_with(&l, "unread-file"), G_N_ELEMENTS(links));
    loaded_clear(&l);
    end();
}
END_TEST

START_TEST(limits_hold)
{
    put_model();
    g_autoptr(GString) deep = g_string_new("model/business");
    for (int i = 0; i <= ARK_MAX_DIR_DEPTH; i++)
        g_string_append(deep, "/d");
    g_string_append(deep, "/x.xml");
    put(deep->str, "<x/>", -1);
    assert_model_fails("end grænsen på 32");
    end();

    put_model();
    for (int i = 0; i <= ARK_MAX_DIR_ENTRIES; i++) {
        g_autofree char *name = g_strdup_printf("%s/model/business/Node_%d.xml", root, i);
        g_autoptr(GError) none = NULL;
        FILE *file = fopen(name, "w");
        ck_assert_ptr_nonnull(file);
        fclose(file);
    }
    assert_model_fails("end grænsen på 20000");
    end();
}
END_TEST

/* Every file cut at many places, and with bytes changed: an error or a graph, nothing worse. */
START_TEST(damaged_folders_are_survived)
{
    put_model();
    for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++) {
        g_autofree char *name = g_build_filename("model", pieces[i].name, NULL);
        size_t len = strlen(pieces[i].text), step = MAX(len / 12, 1);
        for (size_t at = 0; at < len; at += step) {
            g_autofree char *text = g_strdup(pieces[i].text);
            struct loaded l;
            put(name, text, (gssize)at);
            load_below(&l, "model");
            loaded_clear(&l);
            text[at] = "<\"#>& x"[at % 7];
            put(name, text, (gssize)len);
            load_below(&l, "model");
            loaded_clear(&l);
        }
        put(name, pieces[i].text, -1);
    }
    end();
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {a_folder_gives_the_graph_of_the_file,
                                  what_is_drawn_is_whole,
                                  origins_name_the_file_inside,
                                  the_folder_is_found_wherever_it_lies,
                                  references_stay_in_the_folder,
                                  names_of_files_do_not_matter,
                                  odd_files_are_noted,
                                  broken_files_fail_with_their_place,
                                  links_are_not_followed,
                                  limits_hold,
                                  damaged_folders_are_survived};
    return run_suite("archi folder", tests, G_N_ELEMENTS(tests));
}
