/* XMI 2: what a feature can look like, and what each tool does but Enterprise Architect, which has
 * test_xmi_ea.c. */
#include "xmi_form.h"

#define ECLIPSE(content)                                                                           \
    "<uml:Model xmi:version='20131001' xmlns:xmi='http://www.omg.org/spec/XMI/20131001' "          \
    "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "                                       \
    "xmlns:uml='http://www.eclipse.org/uml2/5.0.0/UML' xmi:id='_m' name='M'>" content              \
    "</uml:Model>"
#define PLAIN(content) XMI2("") "<uml:Model xmi:id='m'>" content "</uml:Model></xmi:XMI>"
#define IN_CLASS(content)                                                                          \
    PLAIN("<packagedElement xmi:type='uml:Class' xmi:id='a' name='A'>" content "</"                \
          "packagedElement>")

/* Features. */

START_TEST(a_type_is_said_in_three_ways)
{
    xmi_shows(ECLIPSE("<packagedElement xsi:type='uml:Class' xmi:id='a' name='A'><ownedAttribute "
                      "xmi:id='t' name='t'/><ownedOperation xmi:id='o' name='o'/>"
                      "<nestedClassifier xmi:type='uml:Interface' xmi:id='i' name='I'/>"
                      "</packagedElement><uml:Package xmi:id='p' name='P'><packagedElement "
                      "xmi:type='anden:Class' xmi:id='b' name='B'/></uml:Package>"
                      "<packagedElement xmi:type='uml:Model' xmi:id='n' name='N'/>"),
              "Attribute lower=1 name=t upper=1\n", "(Class name=A) CONTAINS (Operation name=o)",
              "(Class name=A) CONTAINS (Interface name=I)",
              "(Package name=P) CONTAINS (Class name=B)", "UmlModel name=N\n", NULL);
}
END_TEST

/* A list of ids, a child with an id, a child with an address: all in one file. */
START_TEST(a_reference_is_said_in_three_ways)
{
    xmi_shows(
        PLAIN("<packagedElement xmi:type='uml:Class' xmi:id='a' name='A'><generalization "
              "xmi:id='g' general='b'/><generalization xmi:id='h'><general xmi:idref='c'/>"
              "</generalization><ownedAttribute xmi:id='t' name='t'><type href='#c'/>"
              "</ownedAttribute></packagedElement><packagedElement xmi:type='uml:Class' xmi:id='b' "
              "name='B'/><packagedElement xmi:type='uml:Class' xmi:id='c' name='C'/>"
              "<packagedElement xmi:type='uml:Usage' xmi:id='u' client='a b' supplier='c'/>"
              "<ownedComment xmi:id='n' body='Om begge'><annotatedElement xmi:idref='a'/>"
              "<annotatedElement xmi:idref='b'/></ownedComment>"),
        "(Class name=A) Generalization (Class name=B)",
        "(Class name=A) Generalization (Class name=C)", "Attribute lower=1 name=t type=C upper=1\n",
        "(Class name=A) Usage (Class name=C)", "(Class name=B) Usage (Class name=C)",
        "(UmlComment body=Om begge) ANNOTATES (Class name=A)",
        "(UmlComment body=Om begge) ANNOTATES (Class name=B)", NULL);
}
END_TEST

/* A realization says its interface twice; a constraint, a set and what they are about name one
 * another. */
START_TEST(what_is_said_twice_is_once)
{
    struct loaded l;
    load_text(&l, PLAIN("<packagedElement xmi:type='uml:Class' xmi:id='a' name='A'>"
                        "<interfaceRealization xmi:id='r' client='a' supplier='i' contract='i'/>"
                        "<interfaceRealization xmi:id='s' client='a'><supplier href='x.uml#j'/>"
                        "<contract href='x.uml#j'/></interfaceRealization>"
                        "<ownedRule xmi:id='k' name='k' constrainedElement='o o'/>"
                        "<ownedOperation xmi:id='o' name='o' precondition='k'/>"
                        "</packagedElement><packagedElement xmi:type='uml:Interface' xmi:id='i' "
                        "name='I'/><packagedElement xmi:type='uml:Usage' xmi:id='u' client='a' "
                        "supplier='i i'/><ownedComment xmi:id='n' body='husk' "
                        "annotatedElement='a i a'/>"));
    g_autofree char *form = xmi_form(&l);
    const char *line = "(Class name=A) InterfaceRealization (Interface name=I)\n";
    assert_has(form, line);
    assert_lacks(strstr(form, line) + 1, line);
    line = "(UmlConstraint name=k) CONSTRAINS (Operation name=o)\n";
    assert_has(form, line);
    assert_lacks(strstr(form, line) + 1, line);
    line = "(UmlComment body=husk) ANNOTATES (Class name=A)\n";
    assert_has(form, line);
    assert_lacks(strstr(form, line) + 1, line);
    line = "(Class name=A) Usage (Interface name=I)\n";
    assert_has(form, line);
    assert_lacks(strstr(form, line) + 1, line);
    ck_assert_uint_eq(l.inputs.items.v[0].skipped.v[0].count, 1);
    loaded_clear(&l);
}
END_TEST

START_TEST(a_property_is_an_attribute_or_an_end)
{
    xmi_shows(
        PLAIN("<packagedElement xmi:type='uml:Class' xmi:id='a' name='A'><ownedAttribute "
              "xmi:id='e' name='by_id' association='r' type='b' aggregation='composite'/>"
              "<ownedAttribute xmi:id='f' name='by_list' type='b'/><ownedAttribute xmi:id='t' "
              "name='plain' type='b'/></packagedElement><packagedElement xmi:type='uml:Class' "
              "xmi:id='b' name='B'/><packagedElement xmi:type='uml:Association' xmi:id='r' "
              "memberEnd='e x'><ownedEnd xmi:id='x' name='owned' type='a'/></packagedElement>"
              "<packagedElement xmi:type='uml:AssociationClass' xmi:id='s' name='S' memberEnd='f "
              "y z' navigableOwnedEnd='y'><ownedEnd xmi:id='y' name='y' type='a'/><ownedEnd "
              "xmi:id='z' name='z' type='a'/><ownedAttribute xmi:id='q' name='own'/>"
              "</packagedElement><packagedElement xmi:type='uml:Association' xmi:id='none'/>"),
        "(Association) CONTAINS (AssociationEnd aggregation=composite lower=1 name=by_id "
        "navigable=1 type=B upper=1)",
        "(Association) CONTAINS (AssociationEnd aggregation=none lower=1 name=owned navigable=0 ",
        "(AssociationClass name=S) CONTAINS (AssociationEnd aggregation=none lower=1 name=by_list "
        "navigable=1 ",
        "name=y navigable=1 ", "name=z navigable=0 ",
        "(AssociationClass name=S) CONTAINS (Attribute lower=1 name=own upper=1)",
        "Attribute lower=1 name=plain type=B upper=1\n", "!(Class name=A) CONTAINS (AssociationEnd",
        NULL);
}
END_TEST

START_TEST(multiplicities_are_read_as_written)
{
    static const char *const rows[][3] = {
        {"<lowerValue value='0'/>", "multiplicity=0..1", "lower=0"},
        {"<lowerValue xmi:type='uml:LiteralInteger'/>", "multiplicity=0..1", "lower=0"},
        {"<lowerValue><value>0</value></lowerValue>", "multiplicity=0..1", "lower=0"},
        {"<upperValue value='*'/>", "multiplicity=1..*", "upper=-1"},
        {"<upperValue value='-1'/>", "multiplicity=1..*", "upper=-1"},
        {"<lowerValue xmi:type='uml:LiteralUnlimitedNatural' value='2'/>", "multiplicity=2..1",
         "lower=2"},
        {"<lowerValue xmi:type='uml:LiteralString' value='*'/>", "multiplicity=*", "lower=0"},
        {"<lowerValue value='1'/><upperValue value='1'/>", "multiplicity=1 ", "upper=1"},
        {"<lowerValue value='0'/><upperValue value='n'/>", "multiplicity=0..n", "upper=-1"},
        {"<upperValue value='numEdges'/>", "multiplicity=1..numEdges", "!upper="},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text = g_strdup_printf(
            IN_CLASS("<ownedAttribute xmi:id='t' name='x'>%s</ownedAttribute>"), rows[i][0]);
        xmi_shows(text, rows[i][1], rows[i][2], NULL);
    }
}
END_TEST

START_TEST(properties_say_what_is_not_usual)
{
    xmi_shows(IN_CLASS("<ownedAttribute xmi:id='t' name='t' visibility='private' isStatic='true' "
                       "isReadOnly='true' isOrdered='true' isUnique='false' isDerived='true'/>"
                       "<ownedAttribute xmi:id='u' name='u' visibility='public' isStatic='false' "
                       "isReadOnly='false' isOrdered='false' isUnique='true' isDerived='false'/>"
                       "<ownedOperation xmi:id='o' name='o' visibility='protected' "
                       "isStatic='true'/>"),
              "Attribute isDerived=1 isOrdered=1 isReadOnly=1 isStatic=1 isUnique=0 lower=1 name=t "
              "upper=1 visibility=private\n",
              "Attribute lower=1 name=u upper=1\n",
              "Operation isStatic=1 name=o visibility=protected\n", NULL);
}
END_TEST

START_TEST(values_are_texts_or_names)
{
    static const char *const rows[][2] = {
        {"<defaultValue xmi:type='uml:LiteralString' value='x y'/>", "default=x y "},
        {"<defaultValue xmi:type='uml:LiteralString'><value>x</value></defaultValue>",
         "default=x "},
        {"<defaultValue xmi:type='uml:LiteralBoolean'/>", "default=false "},
        {"<defaultValue xmi:type='uml:OpaqueExpression'><body>f()</body></defaultValue>",
         "default=f() "},
        {"<defaultValue xmi:type='uml:Expression' symbol='7'/>", "default=7 "},
        {"<defaultValue xmi:type='uml:InstanceValue' instance='l'/>", "default=rød "},
        {"<defaultValue xmi:type='uml:InstanceValue'><instance xmi:idref='l'/></defaultValue>",
         "default=rød "},
        {"<defaultValue xmi:type='uml:LiteralString' value=''/>", "!default="},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text = g_strdup_printf(
            PLAIN("<packagedElement xmi:type='uml:Class' xmi:id='a' name='A'><ownedAttribute "
                  "xmi:id='t' name='t'>%s</ownedAttribute></packagedElement><packagedElement "
                  "xmi:type='uml:Enumeration' xmi:id='e' name='E'><ownedLiteral xmi:id='l' "
                  "name='rød'/></packagedElement>"),
            rows[i][0]);
        xmi_shows(text, rows[i][1], NULL);
    }
}
END_TEST

START_TEST(instances_have_slots)
{
    xmi_shows(
        IN_CLASS("<ownedAttribute xmi:id='t' name='nr'/><nestedClassifier "
                 "xmi:type='uml:InstanceSpecification' xmi:id='i' name='a1' classifier='a'><slot "
                 "xmi:id='s' definingFeature='t'><value xmi:type='uml:LiteralInteger' xmi:id='v' "
                 "value='1'/><value xmi:type='uml:LiteralInteger' xmi:id='w'/></slot><slot "
                 "xmi:type='uml:Slot' xmi:id='z' name='Slot'><definingFeature xmi:idref='t'/>"
                 "<value xmi:type='uml:InstanceValue' xmi:id='y' instance='a'/></slot>"
                 "<slot xmi:id='q' definingFeature='væk'/></nestedClassifier>"),
        "(InstanceSpecification name=a1) INSTANCE_OF (Class name=A)",
        "(Slot name=nr value=0 value=1) DEFINING_FEATURE (Attribute lower=1 name=nr upper=1)",
        "(Slot name=nr value=A) DEFINING_FEATURE", "Slot\n", NULL);
}
END_TEST

START_TEST(constraints_have_a_body_and_say_what_they_are_about)
{
    xmi_shows(
        IN_CLASS("<ownedRule xmi:id='c' name='c' constrainedElement='t'><specification "
                 "xmi:type='uml:OpaqueExpression' xmi:id='x'><language>OCL</language>"
                 "<body>self.nr &gt; 0</body></specification></ownedRule><ownedRule xmi:id='d' "
                 "name='d'><specification xmi:type='uml:LiteralString' xmi:id='y' value='xor'/>"
                 "</ownedRule><ownedAttribute xmi:id='t' name='nr'/><ownedOperation xmi:id='o' "
                 "name='o' precondition='p'><ownedRule xmi:id='p' name='p'>"
                 "<constrainedElement xmi:idref='o'/></ownedRule></ownedOperation>"),
        "(UmlConstraint body=self.nr > 0 language=OCL name=c) CONSTRAINS (Attribute lower=1 "
        "name=nr upper=1)",
        "(UmlConstraint body=xor name=d) CONSTRAINS (Class name=A)",
        "(UmlConstraint name=p) CONSTRAINS (Operation name=o)",
        "!(UmlConstraint body=self.nr > 0 language=OCL name=c) CONSTRAINS (Class", NULL);
}
END_TEST

START_TEST(operations_have_parameters)
{
    xmi_shows(IN_CLASS("<ownedOperation xmi:id='o' name='o'><ownedParameter xmi:id='p' name='p' "
                       "type='a' isOrdered='true'><lowerValue value='0'/><upperValue value='*'/>"
                       "<defaultValue value='x'/></ownedParameter><ownedParameter xmi:id='r' "
                       "direction='return' type='a'/><returnResult xmi:id='q' name='gammel'/>"
                       "</ownedOperation>"),
              "(Operation name=o) CONTAINS (Parameter default=x direction=in isOrdered=1 lower=0 "
              "multiplicity=0..* name=p type=A upper=-1)",
              "(Parameter direction=return lower=1 type=A upper=1) TYPE (Class name=A)",
              "Parameter direction=return lower=1 name=gammel upper=1\n", NULL);
}
END_TEST

START_TEST(templates_have_parameters)
{
    static const char *const dialects[] = {
        IN_CLASS("<ownedTemplateSignature xmi:id='s'><ownedParameter xmi:id='p' "
                 "parameteredElement='t'><ownedParameteredElement xmi:type='uml:Class' xmi:id='t' "
                 "name='T'/></ownedParameter></ownedTemplateSignature><ownedAttribute xmi:id='x' "
                 "name='x' type='t'/>"),
        IN_CLASS("<ownedTemplateSignature xmi:type='uml:RedefinableTemplateSignature' xmi:id='s'>"
                 "<parameter xmi:idref='t'/><ownedParameter name='T' xmi:id='t' "
                 "xmi:type='uml:ClassifierTemplateParameter'/></ownedTemplateSignature>"
                 "<ownedAttribute xmi:id='x' name='x' type='t'/>"),
    };
    for (size_t i = 0; i < G_N_ELEMENTS(dialects); i++)
        xmi_shows(dialects[i], "(Class name=A) CONTAINS (TemplateParameter name=T)",
                  "(Attribute lower=1 name=x type=T upper=1) TYPE (TemplateParameter name=T)",
                  "!Class name=T\n", NULL);
}
END_TEST

/* Said by the set, by the generalization, or by both. */
/* With a type of their own, as Enterprise Architect and Visual Paradigm write them, or without. */
START_TEST(use_cases_include_and_extend)
{
    xmi_shows(PLAIN("<packagedElement xmi:type='uml:UseCase' xmi:id='a' name='A'>"
                    "<include xmi:id='i' addition='b'/>"
                    "<extend xmi:type='uml:Extend' xmi:id='x' extendedCase='c'/></packagedElement>"
                    "<packagedElement xmi:type='uml:UseCase' xmi:id='b' name='B'><include "
                    "xmi:type='uml:Include' xmi:id='j'><addition xmi:idref='c'/></include>"
                    "</packagedElement>"
                    "<packagedElement xmi:type='uml:UseCase' xmi:id='c' name='C'/>"
                    "<packagedElement xmi:type='uml:Component' xmi:id='k' name='K'><ownedUseCase "
                    "xmi:id='d' name='D' subject='k'><include xmi:id='y' addition='c'/>"
                    "</ownedUseCase></packagedElement>"),
              "(UmlComponent name=K) CONTAINS (UseCase name=D)",
              "(UseCase name=D) Include (UseCase name=C)",
              "(UseCase name=A) Include (UseCase name=B)",
              "(UseCase name=A) Extend (UseCase name=C)",
              "(UseCase name=B) Include (UseCase name=C)", NULL);
}
END_TEST

START_TEST(generalizations_are_grouped)
{
    struct loaded l;
    load_text(&l, PLAIN("<packagedElement xmi:type='uml:Class' xmi:id='a' name='A'/>"
                        "<packagedElement xmi:type='uml:Class' xmi:id='b' name='B'>"
                        "<generalization xmi:id='g' general='a' generalizationSet='s'/>"
                        "<generalization xmi:id='h' general='b'><generalizationSet xmi:idref='t'/>"
                        "</generalization></packagedElement><packagedElement "
                        "xmi:type='uml:GeneralizationSet' xmi:id='s' name='S' isCovering='true' "
                        "isDisjoint='true' generalization='g'/><packagedElement "
                        "xmi:type='uml:GeneralizationSet' xmi:id='t' name='T' isCovering='false'>"
                        "<generalization xmi:idref='g'/></packagedElement>"));
    g_autofree char *form = xmi_form(&l);
    assert_has(form, "(GeneralizationSet isCovering=1 isDisjoint=1 name=S) GROUPS ((Class name=B) "
                     "Generalization (Class name=A))\n");
    assert_has(form, "(GeneralizationSet name=T) GROUPS ((Class name=B) Generalization (Class "
                     "name=A))\n");
    assert_has(form, "(GeneralizationSet name=T) GROUPS ((Class name=B) Generalization (Class "
                     "name=B))\n");
    ck_assert_ptr_null(strstr(strstr(form, "name=S) GROUPS") + 1, "name=S) GROUPS"));
    ck_assert_uint_eq(l.inputs.items.v[0].counts[ARK_COUNT_GENERALIZATIONS], 2);
    loaded_clear(&l);
}
END_TEST

START_TEST(a_note_to_its_owner_is_documentation)
{
    xmi_shows(PLAIN("<packagedElement xmi:type='uml:Class' xmi:id='a' name='A'><ownedComment "
                    "xmi:id='c' annotatedElement='a'><body>Om A</body></ownedComment>"
                    "<ownedComment xmi:id='d' body='Løs'><annotatedElement xmi:idref='b'/>"
                    "</ownedComment></packagedElement><packagedElement xmi:type='uml:Class' "
                    "xmi:id='b' name='B'><ownedComment xmi:id='e' body='Om B'/></packagedElement>"
                    "<ownedComment xmi:id='f' body='Til diagrammet'/>"),
              "Class documentation=Om A name=A\n",
              "(UmlComment body=Løs) ANNOTATES (Class "
              "documentation=Om B name=B)",
              "UmlComment body=Til diagrammet\n", "!body=Om", NULL);
}
END_TEST

/* In a profile's namespace, inside the model or behind it; one element may have several, a tag
 * several values, and an attribute called as something of UML is none. */
START_TEST(stereotypes_are_applied)
{
    xmi_shows(
        "<xmi:XMI xmlns:xmi='http://www.omg.org/spec/XMI/20131001' "
        "xmlns:uml='http://www.eclipse.org/uml2/5.0.0/UML' "
        "xmlns:Profil='http:///schemas/Profil/_S30WUD8HEei/26' "
        "xmlns:Profil_1='http:///schemas/Profil/_JpOasIJYEee/25' "
        "xmlns:sysml='http://www.omg.org/spec/SysML/20080501/SysML-profile'><Profil:Før "
        "xmi:id='x0' base_Element='a'/><uml:Model xmi:id='m'><packagedElement "
        "xmi:type='uml:Class' xmi:id='a' name='A'><ownedAttribute xmi:id='t' name='t'/>"
        "</packagedElement><Profil:Inde base_Class='a'/></uml:Model><Profil:Begreb xmi:id='x1' "
        "base_Class='a' source='s' type='n' note='nej' prefLabel__da_='sag'><altLabel>en</altLabel>"
        "<altLabel>to</altLabel></Profil:Begreb><Profil_1:Felt xmi:id='x2' "
        "base_StructuralFeature='t'/><sysml:Block xmi:id='x3'><base_Class xmi:idref='a'/>"
        "</sysml:Block></xmi:XMI>",
        "Class altLabel=en altLabel=to name=A note=nej prefLabel (da)=sag property:type=n "
        "qualifiedStereotype=Profil::Begreb qualifiedStereotype=Profil::Før "
        "qualifiedStereotype=Profil::Inde qualifiedStereotype=sysml::Block source=s "
        "stereotype=Begreb stereotype=Block stereotype=Før stereotype=Inde\n",
        "Attribute lower=1 name=t qualifiedStereotype=Profil::Felt stereotype=Felt upper=1\n",
        NULL);
}
END_TEST

/* Copies and drawings would count twice. */
START_TEST(what_is_no_model_is_passed)
{
    xmi_shows("<xmi:XMI xmlns:xmi='http://www.omg.org/spec/XMI/20131001' "
              "xmlns:uml='http://www.omg.org/spec/UML/20131001' "
              "xmlns:umldi='http://www.omg.org/spec/UML/20131001/UMLDI'><uml:Profile xmi:id='p' "
              "name='P'><eAnnotations source='http://www.eclipse.org/uml2/2.0.0/UML'><contents "
              "xmi:type='ecore:EPackage' xmi:id='e'><eClassifiers xmi:type='ecore:EClass' "
              "xmi:id='c' name='Kopi'/></contents></eAnnotations><packagedElement "
              "xmi:type='uml:Stereotype' xmi:id='s' name='S'/><umldi:Diagram xmi:id='d'>"
              "<ownedElement xmi:type='umldi:UMLShape' xmi:id='f'/></umldi:Diagram></uml:Profile>"
              "</xmi:XMI>",
              "(Profile name=P) CONTAINS (Stereotype name=S)", "!Kopi", "!Shape", NULL);
}
END_TEST

/* Tools. */

START_TEST(types_in_libraries_have_names)
{
    xmi_shows(
        IN_CLASS("<ownedAttribute xmi:id='t' name='t'><type xmi:type='uml:PrimitiveType' "
                 "href='pathmap://UML_LIBRARIES/UMLPrimitiveTypes.library.uml#String'/>"
                 "</ownedAttribute><ownedAttribute xmi:id='u' name='u'><type "
                 "href='http://www.omg.org/spec/UML/20110701/PrimitiveTypes.xmi#Integer'/>"
                 "</ownedAttribute><ownedAttribute xmi:id='v' name='v'><type "
                 "href='http://schema.omg.org/spec/UML/2.1/uml.xml#Boolean'/></ownedAttribute>"
                 "<ownedAttribute xmi:id='w' name='w' type='int_id'/>"),
        "name=t type=String ", "name=u type=Integer ", "name=v type=Boolean ", "name=w type=int ",
        NULL);
    xmi_shows(IN_CLASS("<ownedAttribute xmi:id='t' name='t'><type xmi:type='uml:PrimitiveType' "
                       "href='pathmap://GENMYMODEL_LIBRARIES/GenMyModelPrimitiveTypes.library.uml"
                       "#//Long'/></ownedAttribute>"),
              "name=t type=Long ", NULL);
}
END_TEST

START_TEST(magicdraw)
{
    struct loaded l;
    load_text(&l,
              XMI2("") "<uml:Model xmi:type='uml:Model' xmi:id='m' name='Data'><packagedElement "
                       "xmi:type='uml:Class' xmi:id='a' name='A'><xmi:Extension "
                       "extender='MagicDraw UML 19.0'><modelExtension><ownedDiagram "
                       "xmi:type='uml:Diagram' xmi:id='d' name='D'/></modelExtension>"
                       "</xmi:Extension><ownedComment xmi:type='uml:Comment' xmi:id='c' "
                       "body='&lt;html&gt;&lt;head&gt;&lt;style&gt;p {}&lt;/style&gt;&lt;/head&gt;"
                       "&lt;body&gt;&lt;p&gt;Om&amp;nbsp;A&lt;/p&gt;&lt;/body&gt;&lt;/html&gt;'>"
                       "<annotatedElement xmi:idref='a'/></ownedComment><ownedAttribute "
                       "xmi:type='uml:Property' xmi:id='t' name='t'><type "
                       "href='UML_Standard_Profile.mdzip#magicdraw_1046861421236_601240_36'>"
                       "<xmi:Extension extender='MagicDraw UML 19.0'><referenceExtension "
                       "referentPath='UML Standard Profile::datatypes::date' "
                       "referentType='DataType'/></xmi:Extension></type></ownedAttribute>"
                       "</packagedElement></uml:Model></xmi:XMI>");
    g_autofree char *form = xmi_form(&l);
    assert_has(form, "Class documentation=Om A name=A\n");
    assert_has(form, "Attribute lower=1 name=t type=date upper=1\n");
    assert_has(form, "CONTAINS (UmlDiagram name=D)\n");
    ck_assert_str_eq(l.inputs.items.v[0].skipped.v[0].what,
                     "henvisning til UML_Standard_Profile.mdzip (fx UML Standard "
                     "Profile::datatypes::date)");
    loaded_clear(&l);
}
END_TEST

/* What MagicDraw notes down of a project. */
START_TEST(a_comment_of_the_project_is_none_of_the_models)
{
#define PROJECT(comment)                                                                           \
    XMI2("")                                                                                       \
    "<uml:Model xmi:id='m' name='Data'><ownedComment xmi:type='uml:Comment' xmi:id='c' "           \
    "body='Author:kl.&#10;Created:8/8/04 8:58 PM.&#10;Title:.&#10;Comment:" comment                \
    ".&#10;'><annotatedElement xmi:idref='m'/></ownedComment><packagedElement "                    \
    "xmi:type='uml:Class' xmi:id='a' name='A'/></uml:Model></xmi:XMI>"
    xmi_shows(PROJECT(""), "UmlModel name=Data\n", NULL);
    xmi_shows(PROJECT("Om alt"), "UmlModel documentation=Om alt name=Data\n", NULL);
}
END_TEST

START_TEST(staruml)
{
    xmi_shows(XMI2("StarUML") "<uml:Model xmi:id='AA+/=' xmi:type='uml:Model' name='RootModel'>"
                              "<packagedElement xmi:id='AAAAAAFF+/o=' name='Triumph%20wall' "
                              "xmi:type='uml:Class'><xmi:Extension extender='StarUML'><stereotype "
                              "value=''/></xmi:Extension><ownedMember xmi:id='AAB=' "
                              "xmi:type='uml:Association'><ownedEnd xmi:id='AAC=' "
                              "type='AAAAAAFF+/o='/><ownedEnd xmi:id='AAD=' type='AAAAAAFF+/o='/>"
                              "<memberEnd xmi:idref='AAC='/><memberEnd xmi:idref='AAD='/>"
                              "</ownedMember><ownedOperation xmi:id='AAE=' name='S%C3%A6lg' "
                              "xmi:type='uml:Operation'><xmi:Extension extender='StarUML'>"
                              "<stereotype value='constructor'/></xmi:Extension></ownedOperation>"
                              "</packagedElement></uml:Model></xmi:XMI>",
              "Class name=Triumph wall\n", "Operation name=Sælg stereotype=constructor\n",
              "(Association) CONTAINS (AssociationEnd aggregation=none lower=1 navigable=0 "
              "type=Triumph wall upper=1)",
              NULL);
}
END_TEST

START_TEST(a_percent_sign_is_only_starumls)
{
    xmi_shows(PLAIN("<packagedElement xmi:type='uml:Class' xmi:id='a' name='50%25 moms'/>"),
              "Class name=50%25 moms\n", NULL);
}
END_TEST

START_TEST(genmymodel)
{
    static const char *const dialects[] = {
        "<eAnnotations xmi:id='e' source='genmymodel'><details xmi:id='f' key='uuid' value='u'/>"
        "<details xmi:id='g' key='gmm-documentation' value='Om A'/></eAnnotations>",
        "<xmi:Extension extender='http://www.eclipse.org/emf/2002/Ecore'><eAnnotations xmi:id='e' "
        "source='genmymodel'><details xmi:id='g' key='gmm-documentation' value='Om A'/>"
        "</eAnnotations></xmi:Extension>"};
    for (size_t i = 0; i < G_N_ELEMENTS(dialects); i++) {
        g_autofree char *text =
            g_strdup_printf(ECLIPSE("<packagedElement xsi:type='uml:Class' xmi:id='a' name='A'>%s"
                                    "</packagedElement>"),
                            dialects[i]);
        xmi_shows(text, "Class documentation=Om A name=A\n", NULL);
    }
}
END_TEST

/* Tagged values as members, documentation beside HTML of it, a type called as none. */
START_TEST(visual_paradigm)
{
    xmi_shows(
        "<xmi:XMI xmi:version='2.1' xmlns:uml='http://schema.omg.org/spec/UML/2.0' "
        "xmlns:xmi='http://schema.omg.org/spec/XMI/2.1'><xmi:Documentation exporter='Visual "
        "Paradigm' exporterVersion='7.0.2'/><uml:Model name='M' xmi:id='m'><ownedMember name='A' "
        "xmi:id='a' xmi:type='uml:Class'><xmi:Extension extender='Visual Paradigm'><isRoot "
        "xmi:value='false'/><properties><property htmlValue='&lt;HTML&gt;' name='documentation' "
        "type='htmlString' value='Om A'/><property name='pmAuthor' type='string' value='x'/>"
        "</properties></xmi:Extension><ownedMember xmi:id='v' xmi:type='uml:TaggedValue' "
        "name='ejer' value='KL'/><ownedMember name='q' xmi:id='q' xmi:type='qualifier'/>"
        "</ownedMember></uml:Model></xmi:XMI>",
        "Class documentation=Om A ejer=KL name=A\n", "!pmAuthor", NULL);
    xmi_shows(IN_CLASS("<xmi:Extension extender='Visual Paradigm'><appliedStereotype "
                       "xmi:value='Class_ny ting_id'/><appliedStereotype "
                       "xmi:value='Class_Class_id'/></xmi:Extension>"),
              "Class name=A stereotype=ny ting\n", NULL);
}
END_TEST

/* Packages as elements of their own, ends called as in UML 1, stereotypes as attributes. */
START_TEST(umbrello)
{
    xmi_shows(PLAIN("<packagedElement xmi:type='uml:Stereotype' xmi:id='folder' name='folder'/>"
                    "<uml:Package xmi:id='Logical_View' name='Logical View' stereotype='folder'>"
                    "<packagedElement xmi:type='uml:Class' xmi:id='a' name='A'/><packagedElement "
                    "xmi:type='uml:Association' xmi:id='r'><ownedEnd xmi:type='uml:AssociationEnd' "
                    "xmi:id='e' type='a' aggregation='none'/><ownedEnd "
                    "xmi:type='uml:AssociationEnd' xmi:id='f' type='a'/></packagedElement>"
                    "</uml:Package><xmi:Extension extender='umbrello'><diagrams/></xmi:Extension>"),
              "(Package name=Logical View stereotype=folder) CONTAINS (Class name=A)",
              "(Association) CONTAINS (AssociationEnd aggregation=none lower=1 navigable=0 type=A "
              "upper=1)",
              NULL);
}
END_TEST

/* Instructions for processors before the root, and diagrams whose `type` is no metaclass. */
START_TEST(rsa)
{
    xmi_shows("<?xml version='1.0' encoding='UTF-8'?>\n<!--xtools2_universal_type_manager-->\n"
              "<?com.ibm.xtools.emf.core.signature <signature id='com.ibm.xtools' version='7'/>?>\n"
              "<uml:Model xmi:version='2.0' xmlns:xmi='http://www.omg.org/XMI' "
              "xmlns:uml='http://www.eclipse.org/uml2/3.0.0/UML' xmi:id='_m' name='M'>"
              "<eAnnotations xmi:id='_e' source='uml2.diagrams'><contents "
              "xmi:type='umlnotation:UMLDiagram' xmi:id='_d' type='Class' name='D'/>"
              "</eAnnotations><packagedElement xmi:type='uml:Class' xmi:id='_a' name='A'/>"
              "</uml:Model>",
              "(UmlModel name=M) CONTAINS (Class name=A)", "UmlDiagram kind=Class name=D\n", NULL);
}
END_TEST

/* A name as a child, and one that is nothing. */
START_TEST(uml_designer)
{
    xmi_shows(ECLIPSE("<packagedElement xmi:type='uml:Class' xmi:id='a'><name>A</name>"
                      "<ownedAttribute xmi:id='t'><name xsi:nil='true'/><upperValue "
                      "xmi:type='uml:LiteralUnlimitedNatural' value='*'/></ownedAttribute>"
                      "</packagedElement>"),
              "Class name=A\n", "Attribute lower=1 multiplicity=1..* upper=-1\n", NULL);
}
END_TEST

/* Tags of MOF beside the package. */
START_TEST(omg)
{
    xmi_shows("<xmi:XMI xmlns:xmi='http://www.omg.org/spec/XMI/20131001' "
              "xmlns:uml='http://www.omg.org/spec/UML/20131001' "
              "xmlns:mofext='http://www.omg.org/spec/MOF/20131001'><uml:Package xmi:id='_0' "
              "name='UML'><packagedElement xmi:type='uml:Class' xmi:id='Activity' "
              "name='Activity'><ownedAttribute xmi:type='uml:Property' xmi:id='Activity-edge' "
              "name='edge'><subsettedProperty xmi:idref='x'/></ownedAttribute></packagedElement>"
              "</uml:Package><mofext:Tag xmi:type='mofext:Tag' xmi:id='_1' name='org.omg.xmi' "
              "value='http' element='_0'/></xmi:XMI>",
              "Package name=UML\n", "Attribute lower=1 name=edge upper=1\n", "!Tag", NULL);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        a_type_is_said_in_three_ways,
        a_reference_is_said_in_three_ways,
        what_is_said_twice_is_once,
        a_property_is_an_attribute_or_an_end,
        multiplicities_are_read_as_written,
        properties_say_what_is_not_usual,
        values_are_texts_or_names,
        instances_have_slots,
        constraints_have_a_body_and_say_what_they_are_about,
        operations_have_parameters,
        templates_have_parameters,
        use_cases_include_and_extend,
        generalizations_are_grouped,
        a_note_to_its_owner_is_documentation,
        stereotypes_are_applied,
        what_is_no_model_is_passed,
        types_in_libraries_have_names,
        magicdraw,
        a_comment_of_the_project_is_none_of_the_models,
        staruml,
        a_percent_sign_is_only_starumls,
        genmymodel,
        visual_paradigm,
        umbrello,
        rsa,
        uml_designer,
        omg,
    };
    return run_suite("xmi_2", tests, G_N_ELEMENTS(tests));
}
