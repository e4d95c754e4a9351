/* XMI 1.0 to 1.5 with UML 1.3 and 1.4: what a feature can look like, and what each tool does. */
#include "xmi_form.h"

#define ARGO(content)                                                                              \
    XMI1("1.2", "ArgoUML", "org.omg.xmi.namespace.UML")                                            \
    "<UML:Model xmi.id='m' name='M'>"                                                              \
    "<UML:Namespace.ownedElement>" content "</UML:Namespace.ownedElement></UML:Model>" XMI1_END
#define UMBRELLO(content)                                                                          \
    XMI1("1.2", "umbrello uml modeller http://uml.sf.net", "http://schema.omg.org/spec/UML/1.3")   \
    "<UML:Model xmi.id='m1' name='UML Model'><UML:Namespace.ownedElement>" content                 \
    "</UML:Namespace.ownedElement></UML:Model>" XMI1_END
#define MAGICDRAW(content)                                                                         \
    XMI1("1.2", "MagicDraw UML", "omg.org/UML/1.4")                                                \
    "<UML:Model xmi.id='m' name='Data'>"                                                           \
    "<UML:Namespace.ownedElement>" content "</UML:Namespace.ownedElement></UML:Model>" XMI1_END

/* Features. */

START_TEST(dotted_names_are_read)
{
    xmi_shows(
        "<XMI xmi.version='1.0'><XMI.header><XMI.documentation><XMI.exporter>x</XMI.exporter>"
        "</XMI.documentation></XMI.header><XMI.content><Model_Management.Model xmi.id='m'>"
        "<Foundation.Core.ModelElement.name>M</Foundation.Core.ModelElement.name>"
        "<Foundation.Core.Namespace.ownedElement><Foundation.Core.Class xmi.id='a'>"
        "<Foundation.Core.ModelElement.name>Sag</Foundation.Core.ModelElement.name>"
        "<Foundation.Core.ModelElement.visibility xmi.value='private'/>"
        "<Foundation.Core.GeneralizableElement.isAbstract xmi.value='true'/>"
        "<Foundation.Core.Classifier.feature><Foundation.Core.Attribute xmi.id='t'>"
        "<Foundation.Core.ModelElement.name>nr</Foundation.Core.ModelElement.name>"
        "<Foundation.Core.Feature.ownerScope xmi.value='classifier'/>"
        "<Foundation.Core.StructuralFeature.changeability xmi.value='frozen'/>"
        "<Foundation.Core.StructuralFeature.multiplicity><Foundation.Data_Types.Multiplicity>"
        "<Foundation.Data_Types.Multiplicity.range><Foundation.Data_Types.MultiplicityRange>"
        "<Foundation.Data_Types.MultiplicityRange.lower>0</Foundation.Data_Types."
        "MultiplicityRange.lower><Foundation.Data_Types.MultiplicityRange.upper>-1</Foundation."
        "Data_Types.MultiplicityRange.upper></Foundation.Data_Types.MultiplicityRange>"
        "</Foundation.Data_Types.Multiplicity.range></Foundation.Data_Types.Multiplicity>"
        "</Foundation.Core.StructuralFeature.multiplicity><Foundation.Core.Attribute.initialValue>"
        "<Foundation.Data_Types.Expression><Foundation.Data_Types.Expression.language>Java"
        "</Foundation.Data_Types.Expression.language><Foundation.Data_Types.Expression.body>7"
        "</Foundation.Data_Types.Expression.body></Foundation.Data_Types.Expression>"
        "</Foundation.Core.Attribute.initialValue></Foundation.Core.Attribute>"
        "<Foundation.Core.Operation xmi.id='o'><Foundation.Core.ModelElement.name>luk"
        "</Foundation.Core.ModelElement.name><Foundation.Core.BehavioralFeature.parameter>"
        "<Foundation.Core.Parameter xmi.id='p'><Foundation.Core.ModelElement.name>hvornår"
        "</Foundation.Core.ModelElement.name><Foundation.Core.Parameter.kind xmi.value='inout'/>"
        "</Foundation.Core.Parameter></Foundation.Core.BehavioralFeature.parameter>"
        "</Foundation.Core.Operation></Foundation.Core.Classifier.feature></Foundation.Core.Class>"
        "</Foundation.Core.Namespace.ownedElement></Model_Management.Model>"
        "<Foundation.Extension_Mechanisms.Stereotype xmi.id='s'><Foundation.Core.ModelElement.name>"
        "objekt</Foundation.Core.ModelElement.name><Foundation.Extension_Mechanisms.Stereotype."
        "extendedElement><Foundation.Core.ModelElement xmi.idref='a'/></Foundation."
        "Extension_Mechanisms.Stereotype.extendedElement></Foundation.Extension_Mechanisms."
        "Stereotype><Foundation.Extension_Mechanisms.TaggedValue><Foundation.Extension_Mechanisms."
        "TaggedValue.tag>ejer</Foundation.Extension_Mechanisms.TaggedValue.tag><Foundation."
        "Extension_Mechanisms.TaggedValue.value>KL</Foundation.Extension_Mechanisms.TaggedValue."
        "value><Foundation.Extension_Mechanisms.TaggedValue.modelElement><Foundation.Core."
        "ModelElement xmi.idref='a'/></Foundation.Extension_Mechanisms.TaggedValue.modelElement>"
        "</Foundation.Extension_Mechanisms.TaggedValue></XMI.content></XMI>",
        "Class ejer=KL isAbstract=1 name=Sag stereotype=objekt visibility=private\n",
        "Attribute default=7 isReadOnly=1 isStatic=1 lower=0 multiplicity=0..* name=nr upper=-1\n",
        "(Operation name=luk) CONTAINS (Parameter direction=inout lower=1 name=hvornår upper=1)",
        NULL);
}
END_TEST

/* The same element name for both; an id may have a blank, a colon, a dot or a minus in it. */
START_TEST(a_mention_is_no_definition)
{
    xmi_shows(ARGO("<UML:Class xmi.id='Logical View' name='A'/><UML:Class xmi.id='-84-17--56:0.1' "
                   "name='B'/><UML:Class xmi.idref='Logical View'/><UML:Dependency xmi.id='d'>"
                   "<UML:Dependency.client><UML:Class xmi.idref='Logical View'/>"
                   "</UML:Dependency.client><UML:Dependency.supplier>"
                   "<UML:Class xmi.idref='-84-17--56:0.1'/></UML:Dependency.supplier>"
                   "</UML:Dependency>"),
              "(Class name=A) Dependency (Class name=B)", "!Class\n", NULL);
}
END_TEST

START_TEST(a_feature_is_an_attribute_or_an_element)
{
    static const char *const dialects[] = {
        ARGO("<UML:Class xmi.id='a' name='A' isAbstract='true' visibility='private'>"
             "<UML:Classifier.feature><UML:Attribute xmi.id='t' name='t' type='b' "
             "ownerScope='classifier' initialValue='1'/></UML:Classifier.feature></UML:Class>"
             "<UML:DataType xmi.id='b' name='B'/><UML:Association xmi.id='r'>"
             "<UML:Association.connection><UML:AssociationEnd xmi.id='e' type='a' "
             "multiplicity='0..1' aggregation='aggregate' isNavigable='false'/>"
             "<UML:AssociationEnd xmi.id='f' name='r' type='b' multiplicity='1..*' "
             "ordering='ordered' isNavigable='true'/></UML:Association.connection>"
             "</UML:Association><UML:Generalization xmi.id='g' subtype='a' supertype='b'/>"),
        ARGO("<UML:Class xmi.id='a'><UML:ModelElement.name>A</UML:ModelElement.name>"
             "<UML:ModelElement.visibility xmi.value='private'/>"
             "<UML:GeneralizableElement.isAbstract xmi.value='true'/><UML:Classifier.feature>"
             "<UML:Attribute xmi.id='t'><UML:ModelElement.name>t</UML:ModelElement.name>"
             "<UML:Feature.ownerScope xmi.value='classifier'/><UML:StructuralFeature.type>"
             "<UML:DataType xmi.idref='b'/></UML:StructuralFeature.type>"
             "<UML:Attribute.initialValue><UML:Expression xmi.id='x' body='1'/>"
             "</UML:Attribute.initialValue></UML:Attribute></UML:Classifier.feature></UML:Class>"
             "<UML:DataType xmi.id='b' name='B'/><UML:Association xmi.id='r'>"
             "<UML:Association.connection><UML:AssociationEnd xmi.id='e'>"
             "<UML:AssociationEnd.isNavigable xmi.value='false'/>"
             "<UML:AssociationEnd.aggregation xmi.value='aggregate'/>"
             "<UML:AssociationEnd.multiplicity><UML:Multiplicity><UML:Multiplicity.range>"
             "<UML:MultiplicityRange lower='0' upper='1'/></UML:Multiplicity.range>"
             "</UML:Multiplicity></UML:AssociationEnd.multiplicity>"
             "<UML:AssociationEnd.participant><UML:Class xmi.idref='a'/>"
             "</UML:AssociationEnd.participant></UML:AssociationEnd><UML:AssociationEnd "
             "xmi.id='f' name='r'><UML:AssociationEnd.isNavigable xmi.value='true'/>"
             "<UML:AssociationEnd.ordering xmi.value='ordered'/>"
             "<UML:AssociationEnd.multiplicity><UML:Multiplicity><UML:Multiplicity.range>"
             "<UML:MultiplicityRange><UML:MultiplicityRange.lower>1</UML:MultiplicityRange.lower>"
             "<UML:MultiplicityRange.upper>-1</UML:MultiplicityRange.upper>"
             "</UML:MultiplicityRange></UML:Multiplicity.range></UML:Multiplicity>"
             "</UML:AssociationEnd.multiplicity><UML:AssociationEnd.type><UML:Class "
             "xmi.idref='b'/></UML:AssociationEnd.type></UML:AssociationEnd>"
             "</UML:Association.connection></UML:Association><UML:Generalization xmi.id='g'>"
             "<UML:Generalization.child><UML:Class xmi.idref='a'/></UML:Generalization.child>"
             "<UML:Generalization.parent><UML:Class xmi.idref='b'/></UML:Generalization.parent>"
             "</UML:Generalization>"),
    };
    for (size_t i = 0; i < G_N_ELEMENTS(dialects); i++)
        xmi_shows(dialects[i], "Class isAbstract=1 name=A visibility=private\n",
                  "Attribute default=1 isStatic=1 lower=1 name=t type=B upper=1\n",
                  "AssociationEnd aggregation=none lower=0 multiplicity=0..1 navigable=0 type=A "
                  "upper=1\n",
                  "AssociationEnd aggregation=shared isOrdered=1 lower=1 multiplicity=1..* name=r "
                  "navigable=1 type=B upper=-1\n",
                  ") Generalization (DataType name=B)\n", NULL);
}
END_TEST

START_TEST(stereotypes_and_tags_in_each_spelling)
{
    xmi_shows(
        ARGO("<UML:Class xmi.id='a' name='A'><UML:ModelElement.stereotype><UML:Stereotype "
             "name='inde'/><UML:Stereotype xmi.idref='s'/></UML:ModelElement.stereotype>"
             "<UML:ModelElement.taggedValue><UML:TaggedValue tag='t13' value='v13'/>"
             "<UML:TaggedValue xmi.id='v'><UML:TaggedValue.dataValue>v14</UML:TaggedValue."
             "dataValue><UML:TaggedValue.type><UML:TagDefinition xmi.idref='d'/>"
             "</UML:TaggedValue.type></UML:TaggedValue><UML:TaggedValue xmi.id='w'>"
             "<UML:TaggedValue.dataValue>om A</UML:TaggedValue.dataValue><UML:TaggedValue.type>"
             "<UML:TagDefinition href='http://argouml.org/profiles/uml14/default-uml14.xmi#x'/>"
             "</UML:TaggedValue.type></UML:TaggedValue></UML:ModelElement.taggedValue></UML:Class>"
             "<UML:Package xmi.id='p' name='Profil'><UML:ModelElement.stereotype><UML:Stereotype "
             "name='profile'/></UML:ModelElement.stereotype><UML:Namespace.ownedElement>"
             "<UML:Stereotype xmi.id='s' name='Begreb'/></UML:Namespace.ownedElement></UML:Package>"
             "<UML:TagDefinition xmi.id='d' name='t14'/><UML:TaggedValue tag='udenfor' value='v' "
             "modelElement='a'/>"),
        "Class name=A qualifiedStereotype=Profil::Begreb stereotype=Begreb stereotype=inde t13=v13 "
        "t14=v14 udenfor=v\n",
        "Profile name=Profil\n", NULL);
}
END_TEST

/* What UML 2 has a metaclass for is in UML 1 often a stereotype. */
START_TEST(keywords_make_metaclasses)
{
    xmi_shows(ARGO("<UML:Class xmi.id='a' name='A'/><UML:Interface xmi.id='b' name='B'/>"
                   "<UML:Class xmi.id='k' name='K'><UML:ModelElement.stereotype><UML:Stereotype "
                   "xmi.idref='e'/></UML:ModelElement.stereotype><UML:Classifier.feature>"
                   "<UML:Attribute xmi.id='l' name='ja'/></UML:Classifier.feature></UML:Class>"
                   "<UML:Abstraction xmi.id='r' client='a' supplier='b'>"
                   "<UML:ModelElement.stereotype><UML:Stereotype name='realize'/>"
                   "</UML:ModelElement.stereotype></UML:Abstraction><UML:Permission xmi.id='i' "
                   "client='a' supplier='b'><UML:ModelElement.stereotype><UML:Stereotype "
                   "name='import'/></UML:ModelElement.stereotype></UML:Permission>"
                   "<UML:Stereotype xmi.id='e' name='enumeration'/><UML:Primitive xmi.id='q' "
                   "name='Beløb'/><UML:Enumeration xmi.id='n' name='N'><UML:Enumeration.literal>"
                   "<UML:EnumerationLiteral xmi.id='nl' name='nej'/></UML:Enumeration.literal>"
                   "</UML:Enumeration>"),
              "(Enumeration name=K) CONTAINS (EnumerationLiteral name=ja)",
              "(Enumeration name=N) CONTAINS (EnumerationLiteral name=nej)",
              "(Class name=A) UmlRealization (Interface name=B)",
              "(Class name=A) PackageImport (Interface name=B)", "PrimitiveType name=Beløb\n",
              "!stereotype=", NULL);
}
END_TEST

/* What they are to each other stands beside them, and they refer to it. */
START_TEST(use_cases_include_and_extend)
{
#define CASE(id) "<UML:UseCase xmi.idref='" id "'/>"
    xmi_shows(ARGO("<UML:UseCase xmi.id='a' name='A'><UML:UseCase.include><UML:Include "
                   "xmi.idref='i'/></UML:UseCase.include><UML:UseCase.extend><UML:Extend "
                   "xmi.idref='x'/></UML:UseCase.extend></UML:UseCase>"
                   "<UML:UseCase xmi.id='b' name='B'/><UML:UseCase xmi.id='c' name='C'/>"
                   "<UML:Include xmi.id='i'><UML:Include.addition>" CASE("b") //
                   "</UML:Include.addition><UML:Include.base>" CASE("a")      //
                   "</UML:Include.base></UML:Include><UML:Extend xmi.id='x'><UML:Extend.base>" CASE(
                       "c") "</UML:Extend.base><UML:Extend.extension>" CASE("a") //
                   "</UML:Extend.extension></UML:Extend>"),
              "(UseCase name=A) Include (UseCase name=B)",
              "(UseCase name=A) Extend (UseCase name=C)", NULL);
}
END_TEST

START_TEST(operations_have_parameters)
{
    xmi_shows(
        ARGO("<UML:Class xmi.id='a' name='A'><UML:Classifier.feature><UML:Operation xmi.id='o' "
             "name='find'><UML:BehavioralFeature.parameter><UML:Parameter xmi.id='r' name='return' "
             "kind='return'><UML:Parameter.type><UML:DataType xmi.idref='t'/></UML:Parameter.type>"
             "</UML:Parameter><UML:Parameter xmi.id='p' name='nr'><UML:Parameter.defaultValue>"
             "<UML:Expression body='0'/></UML:Parameter.defaultValue><UML:Parameter.type>"
             "<UML:DataType xmi.idref='t'/></UML:Parameter.type></UML:Parameter>"
             "</UML:BehavioralFeature.parameter></UML:Operation></UML:Classifier.feature>"
             "<UML:ModelElement.templateParameter><UML:TemplateParameter xmi.id='tp'>"
             "<UML:TemplateParameter.parameter><UML:Parameter xmi.id='tpp' name='T'/>"
             "</UML:TemplateParameter.parameter></UML:TemplateParameter>"
             "</UML:ModelElement.templateParameter></UML:Class><UML:DataType xmi.id='t' "
             "name='Tal'/>"),
        "Parameter direction=return lower=1 name=return type=Tal upper=1\n",
        "(Operation name=find) CONTAINS (Parameter default=0 direction=in lower=1 name=nr type=Tal "
        "upper=1)",
        "(Parameter default=0 direction=in lower=1 name=nr type=Tal upper=1) TYPE (DataType "
        "name=Tal)",
        "(Class name=A) CONTAINS (TemplateParameter name=T)",
        "!Parameter direction=in lower=1 "
        "name=T ",
        NULL);
}
END_TEST

START_TEST(constraints_say_what_they_are_about)
{
    xmi_shows(
        ARGO("<UML:Class xmi.id='a' name='A'><UML:ModelElement.constraint><UML:Constraint "
             "xmi.id='c' name='inde'><UML:Constraint.body><UML:BooleanExpression xmi.id='b' "
             "language='OCL' body='x &gt; 0'/></UML:Constraint.body></UML:Constraint>"
             "</UML:ModelElement.constraint></UML:Class><UML:Class xmi.id='b2' name='B'>"
             "<UML:ModelElement.constraint><UML:Constraint xmi.idref='d'/>"
             "</UML:ModelElement.constraint></UML:Class><UML:Constraint xmi.id='d' name='ude'>"
             "<UML:Constraint.constrainedElement><UML:Class xmi.idref='a'/>"
             "</UML:Constraint.constrainedElement></UML:Constraint>"),
        "(UmlConstraint body=x > 0 language=OCL name=inde) CONSTRAINS (Class name=A)",
        "(UmlConstraint name=ude) CONSTRAINS (Class name=A)",
        "(UmlConstraint name=ude) CONSTRAINS (Class name=B)", NULL);
}
END_TEST

START_TEST(instances_have_slots)
{
    xmi_shows(
        ARGO("<UML:Class xmi.id='a' name='A'><UML:Classifier.feature><UML:Attribute xmi.id='t' "
             "name='nr'/></UML:Classifier.feature></UML:Class><UML:Object xmi.id='o' name='a1'>"
             "<UML:Instance.classifier><UML:Class xmi.idref='a'/></UML:Instance.classifier>"
             "<UML:Instance.slot><UML:AttributeLink xmi.id='l'><UML:AttributeLink.attribute>"
             "<UML:Attribute xmi.idref='t'/></UML:AttributeLink.attribute>"
             "<UML:AttributeLink.value><UML:DataValue xmi.idref='v'/></UML:AttributeLink.value>"
             "</UML:AttributeLink><UML:AttributeLink xmi.id='k' name='inde'>"
             "<UML:AttributeLink.value><UML:DataValue xmi.id='w' name='8'/>"
             "</UML:AttributeLink.value></UML:AttributeLink></UML:Instance.slot></UML:Object>"
             "<UML:DataValue xmi.id='v' name='7'/>"),
        "(InstanceSpecification name=a1) INSTANCE_OF (Class name=A)",
        "(InstanceSpecification name=a1) CONTAINS (Slot name=nr value=7)",
        "(Slot name=nr value=7) DEFINING_FEATURE (Attribute", "Slot name=inde value=8\n", NULL);
}
END_TEST

START_TEST(a_discriminator_makes_a_generalization_set)
{
    xmi_shows(ARGO("<UML:Package xmi.id='p' name='P'><UML:Namespace.ownedElement><UML:Class "
                   "xmi.id='a' name='A'/><UML:Class xmi.id='b' name='B'/><UML:Class xmi.id='c' "
                   "name='C'/><UML:Generalization xmi.id='g' child='b' parent='a' "
                   "discriminator='art'/><UML:Generalization xmi.id='h' child='c' parent='a' "
                   "discriminator='art'/><UML:Generalization xmi.id='i' child='c' parent='b' "
                   "discriminator=''/></UML:Namespace.ownedElement></UML:Package>"),
              "(Package name=P) CONTAINS (GeneralizationSet name=art)",
              "(GeneralizationSet name=art) GROUPS ((Class name=B) Generalization (Class name=A))",
              "(GeneralizationSet name=art) GROUPS ((Class name=C) Generalization (Class name=A))",
              "!GROUPS ((Class name=C) Generalization (Class name=B))", NULL);
}
END_TEST

/* Tools. */

/* Types by name, stereotypes by name, the same id twice, five fixed views. */
START_TEST(umbrello)
{
    struct loaded l;
    load_text(&l, UMBRELLO("<UML:Stereotype xmi.id='datatype' name='datatype'/><UML:Model "
                           "xmi.id='Logical View' name='Logical View'><UML:Namespace.ownedElement>"
                           "<UML:Package stereotype='folder' xmi.id='Datatypes' name='Datatypes'>"
                           "<UML:Namespace.ownedElement><UML:DataType stereotype='datatype' "
                           "xmi.id='u1' name='int'/></UML:Namespace.ownedElement></UML:Package>"
                           "<UML:Class xmi.id='u2' name='A'><UML:Classifier.feature><UML:Attribute "
                           "xmi.id='u3' name='x' type='u1' initialValue='3'/><UML:Attribute "
                           "xmi.id='u4' name='y' type='std::string'/><UML:Attribute xmi.id='u2' "
                           "name='z' type='double'/></UML:Classifier.feature></UML:Class>"
                           "</UML:Namespace.ownedElement></UML:Model>"));
    g_autofree char *form = xmi_form(&l);
    assert_has(form, "Attribute default=3 lower=1 name=x type=int upper=1\n");
    assert_has(form, "Attribute lower=1 name=z type=double upper=1\n");
    assert_has(form, "DataType name=int stereotype=datatype\n");
    assert_has(form, "Package name=Datatypes stereotype=folder\n");
    ck_assert_uint_eq(diags_with(&l, "duplicate-id"), 1);
    loaded_clear(&l);
}
END_TEST

/* Types and tags of a profile that it has always had, definitions in the file, and bounds that are
 * empty (UML Web Editor). */
START_TEST(argouml)
{
    struct loaded l;
    load_text(
        &l, ARGO("<UML:TagDefinition xmi.id='d1' name='derived'/>"
                 "<UML:TagDefinition xmi.id='d2' name='documentation'/>"
                 "<UML:Class xmi.id='a' name='A'><UML:ModelElement.taggedValue>"
                 "<UML:TaggedValue xmi.id='v1'><UML:TaggedValue.dataValue>om A"
                 "</UML:TaggedValue.dataValue><UML:TaggedValue.type><UML:TagDefinition "
                 "href='http://argouml.org/profiles/uml14/default-uml14.xmi#.:000000000000087C'/>"
                 "</UML:TaggedValue.type></UML:TaggedValue></UML:ModelElement.taggedValue>"
                 "<UML:Classifier.feature><UML:Attribute xmi.id='t' name='t'>"
                 "<UML:StructuralFeature.multiplicity><UML:Multiplicity xmi.id='n'>"
                 "<UML:Multiplicity.range><UML:MultiplicityRange xmi.id='o' lower='' upper=''/>"
                 "</UML:Multiplicity.range></UML:Multiplicity></UML:StructuralFeature.multiplicity>"
                 "<UML:StructuralFeature.type><UML:Enumeration "
                 "href='http://argouml.org/profiles/uml14/default-uml14.xmi#-84-17--56-5-43645a83:"
                 "11466542d86:-8000:0000000000000880'/></UML:StructuralFeature.type>"
                 "<UML:ModelElement.taggedValue><UML:TaggedValue xmi.id='v2'>"
                 "<UML:TaggedValue.dataValue>true</UML:TaggedValue.dataValue>"
                 "<UML:TaggedValue.type><UML:TagDefinition xmi.idref='d1'/></UML:TaggedValue.type>"
                 "</UML:TaggedValue><UML:TaggedValue xmi.id='v3'>"
                 "<UML:TaggedValue.dataValue>om t</UML:TaggedValue.dataValue>"
                 "<UML:TaggedValue.type><UML:TagDefinition xmi.idref='d2'/></UML:TaggedValue.type>"
                 "</UML:TaggedValue></UML:ModelElement.taggedValue></UML:Attribute>"
                 "</UML:Classifier.feature></UML:Class>"));
    g_autofree char *form = xmi_form(&l);
    assert_has(form, "Class documentation=om A name=A\n");
    assert_has(form, "Attribute documentation=om t isDerived=1 lower=1 name=t type=Boolean "
                     "upper=1\n");
    ck_assert_uint_eq(l.inputs.items.v[0].skipped.n, 0);
    loaded_clear(&l);
}
END_TEST

/* Text of a comment as its name; modules by href with how they are called. */
START_TEST(magicdraw_9)
{
    struct loaded l;
    load_text(
        &l,
        MAGICDRAW(
            "<UML:Package href='profil.xml.zip|_8a'><XMI.extension xmi.extender='MagicDraw'>"
            "<referentPath xmi.value='::org.profil'/></XMI.extension></UML:Package>"
            "<UML:Class xmi.id='a' name='A'><UML:ModelElement.comment><UML:Comment xmi.id='c' "
            "name='om A'/></UML:ModelElement.comment><UML:ModelElement.stereotype><UML:Stereotype "
            "href='profil.xml.zip|_9'><XMI.extension xmi.extender='MagicDraw'><referentPath "
            "xmi.value='org.profil::Entity'/></XMI.extension></UML:Stereotype>"
            "</UML:ModelElement.stereotype><UML:ModelElement.taggedValue><UML:TaggedValue "
            "xmi.id='v' name='@tabel'><UML:TaggedValue.dataValue>SAG</UML:TaggedValue.dataValue>"
            "<UML:TaggedValue.type><UML:TagDefinition href='profil.xml.zip|_10'><XMI.extension "
            "xmi.extender='MagicDraw'><referentPath xmi.value='org.profil::tabel'/>"
            "</XMI.extension></UML:TagDefinition></UML:TaggedValue.type></UML:TaggedValue>"
            "</UML:ModelElement.taggedValue><UML:Classifier.feature><UML:Attribute xmi.id='t' "
            "name='navn'><UML:StructuralFeature.type><UML:Classifier href='typer.xml.zip|_11'>"
            "<XMI.extension xmi.extender='MagicDraw'><referentPath xmi.value='datatype::String'/>"
            "</XMI.extension></UML:Classifier></UML:StructuralFeature.type></UML:Attribute>"
            "</UML:Classifier.feature></UML:Class>"));
    g_autofree char *form = xmi_form(&l);
    const struct ark_input *input = &l.inputs.items.v[0];
    assert_has(form, "Class documentation=om A name=A qualifiedStereotype=org.profil::Entity "
                     "stereotype=Entity tabel=SAG\n");
    assert_has(form, "Attribute lower=1 name=navn type=String upper=1\n");
    assert_lacks(form, "UmlComment");
    ck_assert_uint_eq(input->skipped.n, 2);
    ck_assert_str_eq(input->skipped.v[0].what, "henvisning til profil.xml.zip (fx ::org.profil)");
    ck_assert_uint_eq(input->skipped.v[0].count, 3);
    ck_assert_str_eq(input->skipped.v[1].what, "henvisning til typer.xml.zip (fx "
                                               "datatype::String)");
    loaded_clear(&l);
}
END_TEST

/* What a diagram shows is mentioned, not there again, in Poseidon's interchange as in Netbeans's.
 */
START_TEST(drawings_are_no_elements)
{
    xmi_shows(
        XMI1(
            "1.2", "Poseidon",
            "org.omg.xmi.namespace.UML' xmlns:UML2='org.omg.xmi.namespace.UML2") "<UML:Model "
                                                                                 "xmi.id='m' "
                                                                                 "name='M'><UML:"
                                                                                 "Namespace."
                                                                                 "ownedElement>"
                                                                                 "<UML:Class "
                                                                                 "xmi.id='a' "
                                                                                 "name='A'/></"
                                                                                 "UML:Namespace."
                                                                                 "ownedElement></"
                                                                                 "UML:Model>"
                                                                                 "<UML:Diagram "
                                                                                 "xmi.id='d' "
                                                                                 "name='D'><UML:"
                                                                                 "GraphElement."
                                                                                 "contained>"
                                                                                 "<UML:GraphNode "
                                                                                 "xmi.id='n'><UML:"
                                                                                 "GraphElement."
                                                                                 "semanticModel>"
                                                                                 "<UML:"
                                                                                 "Uml1SemanticModel"
                                                                                 "Bridge "
                                                                                 "xmi.id='b'><UML:"
                                                                                 "Uml1SemanticModel"
                                                                                 "Bridge.element>"
                                                                                 "<UML:Class "
                                                                                 "xmi.idref='a'/></"
                                                                                 "UML:"
                                                                                 "Uml1SemanticModel"
                                                                                 "Bridge.element>"
                                                                                 "</"
                                                                                 "UML:"
                                                                                 "Uml1SemanticModel"
                                                                                 "Bridge></"
                                                                                 "UML:GraphElement."
                                                                                 "semanticModel></"
                                                                                 "UML:GraphNode>"
                                                                                 "</"
                                                                                 "UML:GraphElement."
                                                                                 "contained></"
                                                                                 "UML:"
                                                                                 "Diagram"
                                                                                 ">" XMI1_END,
        "Class name=A\nUmlDiagram name=D\nUmlModel", "!GraphNode", NULL);
}
END_TEST

/* A DTD that isn't there is neither fetched nor missed, and what no type says has none. */
START_TEST(rose_and_visual_paradigm)
{
    xmi_shows("<?xml version='1.0' encoding='ISO-8859-1'?><!DOCTYPE XMI SYSTEM 'UMLX13.dtd'>"
              "<XMI xmi.version='1.1' xmlns:UML='href://org.omg/UML/1.3'><XMI.header>"
              "<XMI.documentation><XMI.exporter>Unisys.JCR.1</XMI.exporter></XMI.documentation>"
              "</XMI.header><XMI.content><UML:Model xmi.id='m' name='M'><UML:Namespace."
              "ownedElement><UML:Class xmi.id='a' name='S\xe6lger'><UML:Classifier.feature>"
              "<UML:Attribute xmi.id='t' name='x' type='int'/><UML:Attribute xmi.id='u' "
              "name='y'/></UML:Classifier.feature></UML:Class></UML:Namespace.ownedElement>"
              "</UML:Model><UML:TaggedValue xmi.id='v' tag='ejer' value='KL' modelElement='a'/>"
              "</XMI.content></XMI>",
              "Class ejer=KL name=Sælger\n", "Attribute lower=1 name=x type=int upper=1\n",
              "Attribute lower=1 name=y upper=1\n", NULL);
}
END_TEST

START_TEST(no_uml_is_refused)
{
    static const char *const files[][2] = {
        {"<XMI xmi.version='1.1' xmlns:Model='omg.org/mof.Model/1.3'><XMI.content><Model:Package "
         "xmi.id='p' name='UML'/></XMI.content></XMI>",
         "ingen UML-model"},
        {"<XMI xmi.version='1.1'><XMI.difference><XMI.add/></XMI.difference></XMI>",
         "XMI.difference"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++)
        assert_fails(files[i][0], strlen(files[i][0]), files[i][1]);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        use_cases_include_and_extend,
        dotted_names_are_read,
        a_mention_is_no_definition,
        a_feature_is_an_attribute_or_an_element,
        stereotypes_and_tags_in_each_spelling,
        keywords_make_metaclasses,
        operations_have_parameters,
        constraints_say_what_they_are_about,
        instances_have_slots,
        a_discriminator_makes_a_generalization_set,
        umbrello,
        argouml,
        magicdraw_9,
        drawings_are_no_elements,
        rose_and_visual_paradigm,
        no_uml_is_refused,
    };
    return run_suite("xmi_1", tests, G_N_ELEMENTS(tests));
}
