/* One model of a library in the idiom of five tools: whichever wrote it, the model is the same. */
#include "uml/normal.h"
#include "xmi_form.h"

static const char *const files[] = {"ea_xmi21.xml", "ea_xmi251.xmi", "eclipse.uml",
                                    "magicdraw.mdxml", "argouml_xmi12.xmi"};

static char *normal_of_path(const char *path, bool whole)
{
    GString *out = g_string_new(NULL);
    struct loaded l;
    load_path(&l, path);
    ck_assert_msg(l.graph, "%s", l.error ? l.error->message : path);
    ck_assert(!whole || !diags_with(&l, "dangling-reference"));
    ark_uml_normal(l.graph, ARK_ATOM_NONE, out);
    loaded_clear(&l);
    return g_string_free(out, FALSE);
}

static char *normal_of(const char *name)
{
    const char *root = g_getenv("ARK_SOURCE_ROOT");
    g_autofree char *path = g_build_filename(root ? root : ".", "tests", "dialects", name, NULL);
    return normal_of_path(path, true);
}

/* The first line that only one of them has. */
static void are_equal(const char *a, const char *b, const char *of_a, const char *of_b)
{
    g_auto(GStrv) x = g_strsplit(a, "\n", -1);
    g_auto(GStrv) y = g_strsplit(b, "\n", -1);
    guint i = 0;
    while (x[i] && y[i] && strcmp(x[i], y[i]) == 0)
        i++;
    ck_assert_msg(!x[i] && !y[i], "%s: %s\n%s: %s", of_a, x[i] ? x[i] : "(ended)", of_b,
                  y[i] ? y[i] : "(ended)");
}

START_TEST(five_dialects_are_one_model)
{
    g_autofree char *first = normal_of(files[0]);
    for (size_t i = 1; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *other = normal_of(files[i]);
        are_equal(first, other, files[0], files[i]);
    }
}
END_TEST

/* So that they are not equal because something is read from none of them. */
START_TEST(every_construct_is_in_the_model)
{
    static const char *const lines[] = {
        "Association (: Låner::Låner) (kort: Låner::Lånerkort [0..1] composite)\n",
        "Association (: Materiale::Serie [0..1]) (bind: Materiale::Bog [1..*] shared)\n",
        "Association (: Udlån::Reservation [0..*]) (reserveret: Materiale::Materiale one-way)\n",
        "Association ansat i (: Låner::Medarbejder [1..*]) (: Udlån::Afdeling one-way)\n",
        "Association består af (: Materiale::Eksemplar [0..*] «ModelElement» "
        "{URI=https://data.gov.dk/model/bibliotek#eksemplar; prefLabel_da=eksemplar} \"Alle "
        "stykkerne.\" composite one-way) (: Materiale::Materiale) \"Et materiale findes i et antal "
        "stykker.\"\n",
        "AssociationClass Materiale::Bidrag (bidragyder: Låner::Forfatter [1..*]) (værk: "
        "Materiale::Materiale [0..*] one-way) \"Hvad en forfatter har gjort.\"\n",
        "Attribute Låner::Person::cprNummer: Typer::CPRNummer [0..1] private\n",
        "Attribute Materiale::Digitalt::Licens::samtidige: Integer [1..5]\n",
        "Attribute Materiale::Materiale::antalEksemplarer: Integer derived readOnly\n",
        "Attribute Materiale::Materiale::nøgleord: String [0..*] ordered\n",
        "Attribute Materiale::Materiale::sprog: Typer::Sprog = dansk\n",
        "Class Materiale::Emne «ModelElement» {prefLabel_da=emne; source=Dewey & \"DK5\" <2018>}\n",
        "Class Materiale::Materiale abstract «ModelElement» ",
        "Comment \"Satser fastsættes af byrådet.\" -> Udlån::Bøde, Udlån::Rykker\n",
        "Constraint harNavn \"self.navn <> ''\" -> Låner::Person\n",
        "DataType Typer::Beløb \"I en valuta.\"\n",
        "Dependency Udlån::Udlån -> Udlån::Udlånsregel følger\n",
        "Enumeration Typer::Tilstand \"Hvordan eksemplaret ser ud.\"\n",
        "EnumerationLiteral Typer::Tilstand::slidt \"Kan stadig lånes ud.\"\n",
        "Generalization Materiale::Digitalt::EBog -> Materiale::Bog\n",
        "GeneralizationSet alder -> (Generalization Låner::Barn -> Låner::Låner), "
        "(Generalization Låner::Voksen -> Låner::Låner)\n",
        "InstanceSpecification Materiale::faustus -> Materiale::Bog (sider=412; sprog=dansk; "
        "titel=Doktor Faustus)\n",
        "Interface Materiale::Udlånbar\n",
        "Operation Låner::Låner::antal(): Integer static\n",
        "Operation Materiale::Eksemplar::kassér() protected\n",
        "Operation Materiale::Eksemplar::lånUd(til: Låner::Låner, dage: Integer = 30): "
        "Udlån::Udlån \"Opretter et udlån.\"\n",
        "Operation Udlån::Udlån::forny(dage: Integer, out afvist: Boolean): Boolean\n",
        "Package . Bibliotek «LogicalDataModel» {approvalStatus=approved; prefLabel_da=bibliotek; "
        "versionInfo=1.2.0} \"Folkebibliotekernes materialer, lånere og udlån.\"\n",
        "Package Materiale::Digitalt\n",
        "PrimitiveType Typer::ISBN \"Ti eller tretten cifre.\"\n",
        "Realization Materiale::Eksemplar -> Materiale::Udlånbar\n",
        "Usage Udlån::Rykker -> Udlån::Udlånsregel\n",
    };
    g_autofree char *form = normal_of(files[0]);
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
        assert_has(form, lines[i]);
    guint n = 0, classes = 0;
    for (const char *at = form; (at = strchr(at, '\n')); at++) {
        n++;
        classes += g_str_has_prefix(at + 1, "Class ");
    }
    ck_assert_uint_eq(n, 144);
    ck_assert_uint_eq(classes, 29);
}
END_TEST

/* Lines that both have; they are in order. */
static guint common(char **a, char **b)
{
    guint n = 0;
    while (*a && *b) {
        int order = strcmp(*a, *b);
        n += order == 0 && **a;
        a += order <= 0;
        b += order >= 0;
    }
    return n;
}

static guint filled(char **lines)
{
    guint n = 0;
    for (; *lines; lines++)
        n += **lines != '\0';
    return n;
}

/* Each was changed since, or lost something on the way from tool to tool; the rest is the same. */
START_TEST(real_files_of_one_model)
{
    static const struct {
        const char *one, *other;
        const char *around; /* packages that only the other one has */
        guint same, apart;  /* lines: that both have, and only one */
    } pairs[] = {
        {"xmi11-ea/ISO_19103_Edition_1.xml", "xmi21-ea/ISO_19103_Edition_2.xml", NULL, 511, 11},
        {"xmi2-omg/UML.xmi", "xmi11-ea/UML_2.5.1_metamodel.xml", "UML 2.5.1 metamodel::UML::", 1010,
         1718},
        {"xmi11-other/UMLWebEditor_class_diagram.xmi", "xmi2-staruml/staruml_CDClass.xmi", NULL, 31,
         20},
    };
    g_autofree char *corpus = corpus_folder();
    for (size_t i = 0; corpus && i < G_N_ELEMENTS(pairs); i++) {
        g_autofree char *one = g_build_filename(corpus, pairs[i].one, NULL);
        g_autofree char *other = g_build_filename(corpus, pairs[i].other, NULL);
        g_autofree char *a = normal_of_path(one, false);
        g_autoptr(GString) b = g_string_new(NULL);
        g_autofree char *text = normal_of_path(other, false);
        g_string_append(b, text);
        if (pairs[i].around)
            g_string_replace(b, pairs[i].around, "", 0);
        g_auto(GStrv) x = g_strsplit(a, "\n", -1);
        g_auto(GStrv) y = g_strsplit(b->str, "\n", -1);
        qsort(y, g_strv_length(y), sizeof *y, xmi_by_text);
        guint same = common(x, y), apart = filled(x) + filled(y) - 2 * same;
        ck_assert_msg(same >= pairs[i].same && apart <= pairs[i].apart, "%s: %u lines, %u apart",
                      pairs[i].one, same, apart);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        five_dialects_are_one_model,
        every_construct_is_in_the_model,
        real_files_of_one_model,
    };
    return run_suite("dialects", tests, G_N_ELEMENTS(tests));
}
