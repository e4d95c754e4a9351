/* Enterprise Architect's XMI 2: most of what it says stands in its Extension; and its XMI 1.1,
 * where it has only tags. */
#include "xmi_form.h"

#define EA(model, extension, applications)                                                         \
    XMI2("Enterprise Architect")                                                                   \
    "<uml:Model xmi:type='uml:Model' name='EA_Model'>" model                                       \
    "</uml:Model><xmi:Extension extender='Enterprise Architect' extenderID='6.5'>" extension       \
    "</xmi:Extension>" applications "</xmi:XMI>"
#define CLASS(id, name, content)                                                                   \
    "<packagedElement xmi:type='uml:Class' xmi:id='" id "' name='" name "'>" content               \
    "</packagedElement>"
#define ELEMENTS(content) "<elements>" content "</elements>"
#define ELEMENT(id, content)                                                                       \
    "<element xmi:idref='" id "' xmi:type='uml:Class'>" content "</element>"
#define XREFS(stereotypes)                                                                         \
    "<xrefs value='$XREFPROP=$XID={1}$XID;$NAM=Stereotypes$NAM;$TYP=element property$TYP;"         \
    "$VIS=Public$VIS;$PAR=0$PAR;$DES=" stereotypes "$DES;$CLT={2}$CLT;$ENDXREF;$XREFPROP=$XID={3}" \
    "$XID;$NAM=CustomProperties$NAM;$DES=@PROP=@NAME=isID@ENDNAME;@ENDPROP;$DES;$ENDXREF;'/>"
#define STEREO(name, full) "@STEREO;Name=" name ";GUID={BB80F22E-36F9};" full "@ENDSTEREO;"

/* Texts. */

START_TEST(what_only_the_extension_says)
{
    xmi_shows(
        EA(CLASS("a", "A",
                 "<ownedAttribute xmi:id='t' name='t' type='EAID_ude'/>"
                 "<ownedOperation xmi:id='o' name='o'/>"),
           ELEMENTS(ELEMENT(
               "a",
               "<properties documentation='opm&amp;#230;rkning af &lt;b&gt;data&lt;/b&gt;&amp;amp;'"
               " sType='Class' alias='Alfa' stereotype='Objekt type'/><project author='KL' "
               "version='1.0' phase='2.0' created='2020-01-01' status='Proposed'/><attributes>"
               "<attribute xmi:idref='t' name='t'><documentation value='om t'/><properties "
               "type='xsd:string'/><stereotype stereotype='felt'/><style value='Te'/></attribute>"
               "</attributes><operations><operation xmi:idref='o'><documentation value='om o'/>"
               "</operation></operations>")),
           ""),
        "Class documentation=opmærkning af data& ea:alias=Alfa ea:author=KL ea:phase=2.0 "
        "ea:status=Proposed ea:version=1.0 name=A stereotype=Objekt type\n",
        "Attribute documentation=om t ea:alias=Te lower=1 name=t stereotype=felt type=xsd:string "
        "upper=1\n",
        "Operation documentation=om o name=o\n", NULL);
}
END_TEST

/* `value#NOTES#text`, `value$ea_notes=text`, or the text apart; "<memo>" means the text. */
START_TEST(tags_carry_marks)
{
    static const char *const rows[][2] = {
        {"value='en ting#NOTES#Values: x'", "t=en ting\n"},
        {"value='&lt;memo&gt;#NOTES#lang tekst'", "t=lang tekst\n"},
        {"value='&lt;memo&gt;$ea_notes=lang tekst'", "t=lang tekst\n"},
        {"value='kort$ea_notes=lang tekst'", "t=kort\n"},
        {"value='&lt;memo&gt;' notes='lang tekst'", "t=lang tekst\n"},
        {"value='kort' notes='lang tekst'", "t=kort\n"},
        {"value='kort'/><tag name='ea_guid' value='{1}'", "!ea_guid"},
        {"value='&lt;memo&gt;'", "!t="},
        {"value=''", "!t="},
        {"value='$ea_notes='", "!t="},
        {"value='&lt;memo&gt;$ea_notes='", "!t="},
        {"value='#NOTES#Description: hvad det er&#10;'", "!t="},
        {"value='&lt;memo&gt;#NOTES#Default: &lt;memo&gt;&#10;Description: hvad det er'", "!t="},
        {"value='&lt;memo&gt;#NOTES#Default: &lt;memo&gt;&#10;Description:'", "!t="},
        {"value='Default: &lt;memo&gt;&#10;Description: hvad det er'", "!t="},
        /* somebody wrote on behind the profile's text */
        {"value='&lt;memo&gt;' notes='Default: &lt;memo&gt;&#10;Description:Vejens navn'",
         "t=Vejens navn\n"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text = g_strdup_printf(
            EA(CLASS("a", "A", ""), ELEMENTS(ELEMENT("a", "<tags><tag name='t' %s/></tags>")), ""),
            rows[i][0]);
        xmi_shows(text, rows[i][1], NULL);
    }
}
END_TEST

/* The text of the profile itself is no value, wherever it stands. */
START_TEST(default_texts_are_no_data)
{
    xmi_shows(
        EA("<packagedElement xmi:type='uml:Class' xmi:id='a' name='A'></packagedElement>"
           "<packagedElement xmi:type='uml:Class' xmi:id='b' name='B'></packagedElement>"
           "<packagedElement xmi:type='uml:Class' xmi:id='c' name='C'></packagedElement>",
           ELEMENTS(ELEMENT("a", "<tags><tag name='eksempel' value='&lt;memo&gt;#NOTES#Default: "
                                 "&lt;memo&gt;&#10;Description: Eksempler på brug&#10;'/></tags>")
                        ELEMENT("b", "<tags><tag name='eksempel' "
                                     "value='&lt;memo&gt;$ea_notes=Eksempler på brug'/>"
                                     "</tags>")
                            ELEMENT("c", "<tags><tag name='eksempel' "
                                         "value='&lt;memo&gt;$ea_notes=Kirkestræde'/></tags>")),
           "<FDAprofil:S base_Class='b' eksempel='Eksempler på brug'/>"
           "<FDAprofil:S base_Class='a' eksempel='Default: &lt;memo&gt;&#10;Description: "
           "Eksempler på brug'/>"),
        "Class name=A\n", "Class name=B\n", "Class eksempel=Kirkestræde name=C\n", NULL);
}
END_TEST

/* The attribute of an application can't be called as the tag, and repeats it. */
START_TEST(mangled_tags_are_the_same_tags)
{
    xmi_shows(
        EA("<packagedElement xmi:type='uml:Class' xmi:id='a' name='A'></packagedElement>",
           ELEMENTS(ELEMENT(
               "a",
               "<xrefs value='$XREFPROP=$XID={1}$XID;$NAM=Stereotypes$NAM;$TYP=element "
               "property$TYP;$VIS=Public$VIS;$PAR=0$PAR;$DES=@STEREO;Name=Concept;GUID={BB80F22E-3"
               "6F9};FQName=FDAprofil::Concept;@ENDSTEREO;$DES;$CLT={2}$CLT;$ENDXREF;$XREFPROP=$XI"
               "D={3}$XID;$NAM=CustomProperties$NAM;$DES=@PROP=@NAME=isID@ENDNAME;@ENDPROP;$DES;$E"
               "NDXREF;'/><tags><tag name='prefLabel (da)' value='sag'/>"
               "<tag name='subClassOf' value='x'/><tag name='subClassOf' value='y'/>"
               "<tag name='name' value='n'/></tags>")),
           "<FDAprofil:Concept base_Class='a' prefLabel__da_='sag' subClassOf='x' "
           "URI='http://u$ea_notes='/>"),
        "Class URI=http://u name=A prefLabel (da)=sag property:name=n "
        "qualifiedStereotype=FDAprofil::Concept stereotype=Concept subClassOf=x "
        "subClassOf=y\n",
        NULL);
}
END_TEST

/* Stereotypes. */

START_TEST(the_extension_knows_the_stereotypes)
{
    xmi_shows(
        EA("<packagedElement xmi:type='uml:Class' xmi:id='a' name='A'></packagedElement>",
           ELEMENTS(ELEMENT(
               "a",
               "<properties stereotype='recommended'/><xrefs "
               "value='$XREFPROP=$XID={1}$XID;$NAM=Stereotypes$NAM;$TYP=element "
               "property$TYP;$VIS=Public$VIS;$PAR=0$PAR;$DES=@STEREO;Name=recommended;GUID={BB80F2"
               "2E-36F9};@ENDSTEREO;@STEREO;Name=ModelElement;GUID={BB80F22E-36F9};FQName=FDAprofi"
               "l::ModelElement;@ENDSTEREO;@STEREO;Name=Data "
               "element;GUID={BB80F22E-36F9};FQName=MIM::Data "
               "element;@ENDSTEREO;$DES;$CLT={2}$CLT;$ENDXREF;$XREFPROP=$XID={3}$XID;$NAM=CustomPr"
               "operties$NAM;$DES=@PROP=@NAME=isID@ENDNAME;@ENDPROP;$DES;$ENDXREF;'/>")),
           "<FDAprofil:ModelElement base_Element='a'/><FDAprofil:RdfsClass base_Class='a' "
           "URI='u'/><thecustomprofile:recommended base_Class='a'/>"
           "<thecustomprofile:Data_element base_Class='a'/>"
           "<thecustomprofile:size base_Class='a' size='12'/>"),
        "Class URI=u name=A qualifiedStereotype=FDAprofil::ModelElement "
        "qualifiedStereotype=MIM::Data element size=12 stereotype=Data element "
        "stereotype=ModelElement stereotype=recommended\n",
        NULL);
}
END_TEST

/* A name without a profile has that of the application of that name. */
START_TEST(an_application_tells_the_profile)
{
    xmi_shows(EA(CLASS("a", "A", ""), ELEMENTS(ELEMENT("a", "<properties stereotype='Concept'/>")),
                 "<FDAprofil:Concept base_Class='a'/>"),
              "Class name=A qualifiedStereotype=FDAprofil::Concept stereotype=Concept\n", NULL);
}
END_TEST

START_TEST(the_full_name_of_what_is_mangled)
{
    xmi_shows(EA(CLASS("a", "A", "") CLASS("b", "B", ""),
                 ELEMENTS(ELEMENT("a", XREFS(STEREO("OwlClass", "FQName=Plusprofil::OwlClass;")))),
                 "<thecustomprofile:Plusprofil__OwlClass base_Class='a' "
                 "__EAStereoName='Plusprofil::OwlClass'/><thecustomprofile:SOSI__type "
                 "base_Class='b' __EAStereoName='SOSI::type'/>"),
              "Class name=A qualifiedStereotype=Plusprofil::OwlClass stereotype=OwlClass\n",
              "Class name=B qualifiedStereotype=SOSI::type stereotype=type\n", NULL);
}
END_TEST

/* Where the Extension doesn't speak of an element, applications are all there is; a tag that is in
 * no profile is still none. In XMI 2.1 they stand inside the model, before the Extension. */
START_TEST(without_the_extension_applications_count)
{
    xmi_shows(EA(CLASS("a", "A", "") "<FDAprofil:OwlClass base_Class='a'/>"
                                     "<thecustomprofile:dbName base_Class='a' dbName='SAG'/>",
                 ELEMENTS(ELEMENT("b", "")), ""),
              "Class dbName=SAG name=A qualifiedStereotype=FDAprofil::OwlClass "
              "stereotype=OwlClass\n",
              NULL);
}
END_TEST

/* A tag of an unrelated profile is called as the tag of the element: SysPhS has one called name. */
START_TEST(unrelated_profiles_do_not_show)
{
    xmi_file_shows("xmi251-ea/ISO_6709_Edition_2.xml", "!ModelicaParameter", "edition=", NULL);
    xmi_file_shows("xmi21-ea/ISO_19103_Edition_2.xml", "!stereotype=persistence", "!RationalRose_",
                   "qualifiedStereotype=Delphi::metaclass", "persistence=persistent",
                   "!stereotype=ApplicationSchema", "!stereotype=property", NULL);
    xmi_file_shows("xmi24-ea/DK_EBR.xmi", "!stereotype=property",
                   "!GML::", "qualifiedStereotype=Grunddata::DKEgenskab", NULL);
}
END_TEST

/* Connectors. */

START_TEST(the_extension_speaks_of_ends)
{
    xmi_shows(
        EA("<packagedElement xmi:type='uml:Class' xmi:id='a' name='A'>"
           "<ownedAttribute xmi:id='EAID_dst467508_0484' association='EAID_0D467508_0484'/>"
           "</packagedElement><packagedElement xmi:type='uml:Association' "
           "xmi:id='EAID_0D467508_0484'><memberEnd xmi:idref='EAID_dst467508_0484'/>"
           "</packagedElement>",
           "<connectors><connector xmi:idref='EAID_0D467508_0484' name='ejer'>"
           "<source xmi:idref='a'><role stereotype='Kilde'/></source><target xmi:idref='b'>"
           "<role stereotype='Maal'/><documentation value='om enden'/>"
           "<xrefs value='$XREFPROP=$XID={1}$XID;$NAM=Stereotypes$NAM;$TYP=element "
           "property$TYP;$VIS=Public$VIS;$PAR=0$PAR;$DES=@STEREO;Name=optional;GUID={BB80F22E-"
           "36F9};FQName=SysML1.1::optional;@ENDSTEREO;$DES;$CLT={2}$CLT;$ENDXREF;$XREFPROP=$X"
           "ID={3}$XID;$NAM=CustomProperties$NAM;$DES=@PROP=@NAME=isID@ENDNAME;@ENDPROP;$DES;$"
           "ENDXREF;'/><tags><tag name='URI' value='u$ea_notes=x'/></tags></target>"
           "<properties ea_type='Association'/><documentation value='om R'/></connector>"
           "</connectors>",
           ""),
        "AssociationEnd URI=u aggregation=none documentation=om enden lower=1 navigable=1 "
        "qualifiedStereotype=SysML1.1::optional stereotype=Maal stereotype=optional upper=1\n",
        "Association documentation=om R name=ejer\n", NULL);
}
END_TEST

/* Where EA doesn't know, it writes isReadOnly="true", and the Extension has no `changeable`. */
START_TEST(an_end_is_read_only_where_it_is_frozen)
{
    static const char *const rows[][2] = {
        {"<modifiers isOrdered='false' isNavigable='false'/>", "isReadOnly=0"},
        {"<modifiers changeable='none' isNavigable='false'/>", "isReadOnly=0"},
        {"<modifiers changeable='frozen' isNavigable='false'/>", "isReadOnly=1"},
        {"<role name='x'/>", "isReadOnly=1"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text = g_strdup_printf(
            EA("<packagedElement xmi:type='uml:Association' xmi:id='EAID_0D467508_0484'>"
               "<memberEnd xmi:idref='EAID_dst467508_0484'/><ownedEnd "
               "xmi:id='EAID_dst467508_0484' isReadOnly='true'/></packagedElement>",
               "<connectors><connector xmi:idref='EAID_0D467508_0484'>"
               "<source xmi:idref='a'/><target xmi:idref='b'>%s</target>"
               "<properties ea_type='Association'/></connector></connectors>",
               ""),
            rows[i][0]);
        xmi_shows(text, rows[i][1], NULL);
    }
}
END_TEST

/* An end of an association that a class outside the export owns is told only there. */
START_TEST(ends_outside_the_export_are_made)
{
    xmi_shows(
        EA(CLASS("a", "A",
                 "") "<packagedElement xmi:type='uml:Association' xmi:id='EAID_0D467508_0484' "
                     "name='R'>"
                     "<memberEnd xmi:idref='EAID_dst467508_0484'/><memberEnd "
                     "xmi:idref='EAID_src467508_0484'/><ownedEnd xmi:type='uml:Property' "
                     "xmi:id='EAID_src467508_0484' association='EAID_0D467508_0484'><type "
                     "xmi:idref='EAID_ude'/></ownedEnd></packagedElement>",
           "<connectors><connector xmi:idref='EAID_0D467508_0484'><source xmi:idref='EAID_ude'>"
           "<model type='Class' name='Udenfor'/><role visibility='Public'/><type "
           "aggregation='composite'/></source><target xmi:idref='a'><model type='Class' name='A'/>"
           "<role name='del'/><type multiplicity='0..*' aggregation='none'/><modifiers "
           "isNavigable='true'/></target><properties ea_type='Aggregation'/></connector>"
           "</connectors>",
           ""),
        "(Association name=R) CONTAINS (AssociationEnd aggregation=composite lower=0 "
        "multiplicity=0..* name=del navigable=1 type=A upper=-1)",
        "(AssociationEnd aggregation=composite lower=0 multiplicity=0..* name=del navigable=1 "
        "type=A upper=-1) TYPE (Class name=A)",
        "type=Udenfor ", NULL);
}
END_TEST

/* Which note belongs to what is a connector that the model doesn't have; one to a connector goes to
 * an element that stands for it. */
START_TEST(notes_are_linked_in_the_extension)
{
    xmi_shows(
        EA("<packagedElement xmi:type='uml:Package' xmi:id='EAPK_1' name='P'>"
           "<ownedComment xmi:type='uml:Comment' xmi:id='n' body='&lt;b&gt;Husk&lt;/b&gt; "
           "d&amp;#230;t'/><packagedElement xmi:type='uml:Class' xmi:id='a' name='A'>"
           "<ownedComment xmi:type='uml:Comment' xmi:id='n2' body='Løs'/></packagedElement>"
           "<packagedElement xmi:type='uml:Class' xmi:id='b' name='B'></packagedElement>"
           "<packagedElement xmi:type='uml:Class' xmi:id='x' name='ProxyConnector'>"
           "</packagedElement><packagedElement xmi:type='uml:Class' xmi:id='t' name=''>"
           "</packagedElement><packagedElement xmi:type='uml:Class' xmi:id='q' name='Krav 1'>"
           "</packagedElement><packagedElement xmi:type='uml:Class' xmi:id='g' name=''>"
           "</packagedElement><packagedElement xmi:type='uml:Dependency' xmi:id='d' "
           "client='a' supplier='b'/></packagedElement>",
           "<elements><element xmi:idref='EAPK_1' xmi:type='uml:Package'>"
           "<model package2='EAID_1'/><properties sType='Package'/></element>"
           "<element xmi:idref='n' xmi:type='uml:Note'><properties documentation='Husk dæt' "
           "sType='Note'/></element><element xmi:idref='x' xmi:type='uml:ProxyConnector' "
           "classifier='d'><properties sType='ProxyConnector'/></element>"
           "<element xmi:idref='t' xmi:type='uml:Text'><properties documentation='Fri tekst' "
           "sType='Text'/></element><element xmi:idref='q' xmi:type='uml:Requirement'>"
           "<properties documentation='Skal' sType='Requirement'/></element>"
           "<element xmi:idref='g' xmi:type='uml:Boundary'><properties sType='Boundary'/>"
           "</element></elements><connectors><connector xmi:idref='l1'><source xmi:idref='n'/>"
           "<target xmi:idref='a'/><properties ea_type='NoteLink'/></connector>"
           "<connector xmi:idref='l2'><source xmi:idref='x'/><target xmi:idref='n'/>"
           "<properties ea_type='NoteLink'/></connector><connector xmi:idref='l3'>"
           "<source xmi:idref='EAID_1'/><target xmi:idref='n'/>"
           "<properties ea_type='NoteLink'/></connector></connectors>",
           ""),
        "(UmlComment body=Husk dæt) ANNOTATES (Class name=A)",
        "(UmlComment body=Husk dæt) ANNOTATES ((Class name=A) Dependency (Class name=B))",
        "(UmlComment body=Husk dæt) ANNOTATES (Package name=P)", "UmlComment body=Fri tekst\n",
        "UmlComment body=Løs\n", "EaElement documentation=Skal ea:type=Requirement name=Krav 1\n",
        "EaElement ea:type=Boundary\n", "!documentation=Husk", NULL);
}
END_TEST

/* A text that leads to another diagram shows its alias. */
START_TEST(a_text_without_words_says_its_alias)
{
    xmi_shows(EA(CLASS("t", "", "") CLASS("a", "A", ""),
                 "<elements><element xmi:idref='t' xmi:type='uml:Text'><properties sType='Text' "
                 "alias='Alle vilkår'/></element><element xmi:idref='a' xmi:type='uml:Class'>"
                 "<properties sType='Class' alias='En a'/></element></elements>",
                 ""),
              "UmlComment body=Alle vilkår ea:alias=Alle vilkår\n", "Class ea:alias=En a name=A\n",
              NULL);
}
END_TEST

/* The class is the element, and the line an association with an id of its own. */
START_TEST(an_association_class_has_two_ids)
{
    xmi_shows(
        EA(CLASS("a", "A", "") "<packagedElement xmi:type='uml:AssociationClass' xmi:id='k' "
                               "name='K'><memberEnd xmi:idref='EAID_dst5D35C0_0A45'/><ownedEnd "
                               "xmi:type='uml:Property' xmi:id='EAID_dst5D35C0_0A45' "
                               "association='k'><type xmi:idref='a'/></ownedEnd><memberEnd "
                               "xmi:idref='EAID_src5D35C0_0A45'/><ownedEnd xmi:type='uml:Property' "
                               "xmi:id='EAID_src5D35C0_0A45' association='k'><type xmi:idref='a'/>"
                               "</ownedEnd></packagedElement>",
           "<elements><element xmi:idref='k' xmi:type='uml:Class'><extendedProperties "
           "conID='EAID_525D35C0_0A45'/></element></elements><connectors><connector "
           "xmi:idref='EAID_525D35C0_0A45'><source xmi:idref='a'><role/><documentation "
           "value='kilden'/></source><target xmi:idref='a'><role/></target><properties "
           "ea_type='Association' subtype='Class'/><documentation value='om linjen'/></connector>"
           "</connectors>",
           ""),
        "AssociationClass documentation=om linjen name=K\n",
        "AssociationEnd aggregation=none documentation=kilden lower=1 navigable=0 type=A upper=1\n",
        NULL);
}
END_TEST

/* Ids that are there twice by design are no mistake. */
START_TEST(ids_of_the_extension_are_no_duplicates)
{
    struct loaded l;
    load_text(&l,
              EA("<packagedElement xmi:type='uml:Class' xmi:id='a' name='A'>"
                 "<ownedAttribute xmi:id='t' name='t'><lowerValue xmi:type='uml:LiteralInteger' "
                 "xmi:id='EAID_LI000001_2D7B' value='1'/></ownedAttribute>"
                 "<ownedAttribute xmi:id='u' name='u'><lowerValue xmi:type='uml:LiteralInteger' "
                 "xmi:id='EAID_LI000001_2D7B' value='0'/></ownedAttribute></packagedElement>",
                 ELEMENTS(ELEMENT("a", "<links><Association xmi:id='a' start='a' "
                                       "end='a'/></links>")) "<profiles><uml:Profile "
                                                             "xmlns:uml='http://schema.omg.org/"
                                                             "spec/UML/2.1/' xmi:id='a' "
                                                             "name='P'><ownedComment "
                                                             "xmi:type='uml:Comment' xmi:id='a' "
                                                             "body='x'/></uml:Profile>"
                                                             "</profiles><diagrams><diagram "
                                                             "xmi:id='a'/></diagrams>",
                 ""));
    g_autofree char *form = xmi_form(&l);
    ck_assert_uint_eq(l.diags.items.n, 0);
    assert_has(form, "Attribute lower=0 multiplicity=0..1 name=u upper=1\n");
    assert_lacks(form, "Profile");
    loaded_clear(&l);
}
END_TEST

START_TEST(types_are_defined_in_the_extension)
{
    xmi_shows(
        EA(CLASS("a", "A",
                 "<ownedAttribute xmi:id='t' name='t'><type "
                 "xmi:idref='EAJava_xsd_date'/></ownedAttribute><ownedAttribute "
                 "xmi:id='u' name='u'><type xmi:idref='EAJava_int'/></ownedAttribute>"
                 "<ownedAttribute xmi:id='v' name='v'><type xmi:idref='EAID_1'/>"
                 "</ownedAttribute><ownedAttribute xmi:id='w' name='w'><type "
                 "xmi:idref='EAnone__undefined_'/></ownedAttribute>"),
           "<primitivetypes><packagedElement xmi:type='uml:Package' "
           "xmi:id='EAPrimitiveTypesPackage'"
           " name='EA_PrimitiveTypes_Package'><packagedElement xmi:type='uml:PrimitiveType' "
           "xmi:id='EAJava_xsd_date' name='xsd:date'/><packagedElement "
           "xmi:type='uml:PrimitiveType' xmi:id='EAnone__undefined_' name='&lt;undefined&gt;'/>"
           "</packagedElement></primitivetypes><EAStub xmi:id='EAID_1' name='GM_Point' "
           "UMLType='Class'/>",
           ""),
        "name=t type=xsd:date ", "name=u type=int ", "name=v type=GM_Point ",
        "Attribute lower=1 name=w upper=1\n", "!EA_PrimitiveTypes_Package", NULL);
}
END_TEST

/* An operator before the value of a slot, and an expression escaped twice. */
START_TEST(references_are_escaped_once_more)
{
    static const char *const rows[][2] = {
        {"&amp;#248;l og k&amp;oslash;d", "documentation=øl og kød "},
        {"a&amp;#xE6;ble&amp;nbsp;her", "documentation=aæble her "},
        {"https://a.dk/?x=1&amp;copy=2&amp;lt=3", "documentation=https://a.dk/?x=1&copy=2&lt=3 "},
        {"&amp;findesikke; &amp;amp;amp; A&amp;B; C", "documentation=&findesikke; &amp; A&B; C "},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text = g_strdup_printf(
            EA(CLASS("a", "A", ""), ELEMENTS(ELEMENT("a", "<properties documentation='%s'/>")), ""),
            rows[i][0]);
        xmi_shows(text, rows[i][1], NULL);
    }
}
END_TEST

START_TEST(values_are_cleaned)
{
    xmi_shows(
        EA("<packagedElement xmi:type='uml:Class' xmi:id='a' name='A'>"
           "<ownedRule xmi:type='uml:Constraint' xmi:id='c' name='c'>"
           "<constrainedElement xmi:idref='a'/><specification xmi:type='uml:OpaqueExpression' "
           "xmi:id='x' body='self.t-&amp;gt;size() &amp;lt; 2'/></ownedRule>"
           "<ownedAttribute xmi:id='t' name='t'/></packagedElement>"
           "<packagedElement xmi:type='uml:InstanceSpecification' xmi:id='i' name='a1' "
           "classifier='a'><slot xmi:type='uml:Slot' xmi:id='s' definingFeature='t'>"
           "<value xmi:type='uml:OpaqueExpression' xmi:id='v' body='=42'/></slot>"
           "</packagedElement>",
           "", ""),
        "(UmlConstraint body=self.t->size() < 2 name=c) CONSTRAINS (Class name=A)",
        "Slot name=t value=42\n", NULL);
}
END_TEST

/* XMI 1.1. */

#define EA1(model, rest, extensions)                                                               \
    XMI1("1.1", "Enterprise Architect", "omg.org/UML1.3")                                          \
    "<UML:Model xmi.id='MX_EAID_1' name='EA Model'><UML:Namespace.ownedElement>"                   \
    "<UML:Class name='EARootClass' xmi.id='EAID_11111111' isRoot='true'/>" model                   \
    "</UML:Namespace.ownedElement></UML:Model>" rest "</XMI.content>" extensions "</XMI>"
#define TAG(tag, value) "<UML:TaggedValue tag='" tag "' value='" value "'/>"
#define TAGS(content) "<UML:ModelElement.taggedValue>" content "</UML:ModelElement.taggedValue>"

/* What has a place of its own elsewhere; what EA keeps for itself; and a person's own, which have
 * an id. */
START_TEST(tags_of_xmi_1_say_what_is_elsewhere_a_feature)
{
    struct loaded l;
    load_text(
        &l, EA1("<UML:Class name='A' xmi.id='a'><UML:ModelElement.stereotype>"
                "<UML:Stereotype name='Leaf'/></UML:ModelElement.stereotype>"
                "<UML:ModelElement.taggedValue><UML:TaggedValue tag='documentation' value='om "
                "&lt;b&gt;A&lt;/b&gt;'/><UML:TaggedValue tag='ea_stype' value='Class'/>"
                "<UML:TaggedValue tag='author' value='KL'/><UML:TaggedValue tag='version' "
                "value='1.0'/><UML:TaggedValue tag='stereotype' value='Leaf'/>"
                "<UML:TaggedValue tag='ea_localid' value='7'/><UML:TaggedValue tag='gentype' "
                "value='Java'/><UML:TaggedValue tag='$ea_xref_property' "
                "value='$NAM=Stereotypes$NAM;$DES=@STEREO;Name=Leaf;FQName=GML::Leaf;@ENDSTEREO;$DE"
                "S;'/></UML:ModelElement.taggedValue><UML:Classifier.feature>"
                "<UML:Attribute name='t' visibility='private'><UML:Attribute.initialValue>"
                "<UML:Expression body='7'/></UML:Attribute.initialValue>"
                "<UML:StructuralFeature.type><UML:Classifier xmi.idref='eaxmiid0'/>"
                "</UML:StructuralFeature.type><UML:ModelElement.taggedValue>"
                "<UML:TaggedValue tag='type' value='Tal'/><UML:TaggedValue tag='lowerBound' "
                "value='0'/><UML:TaggedValue tag='upperBound' value='*'/>"
                "<UML:TaggedValue tag='description' value='om t'/>"
                "<UML:TaggedValue tag='derived' value='1'/><UML:TaggedValue tag='ordered' "
                "value='1'/><UML:TaggedValue tag='static' value='1'/>"
                "<UML:TaggedValue tag='duplicates' value='1'/><UML:TaggedValue tag='containment' "
                "value='Unspecified'/><UML:TaggedValue tag='ea_guid' value='{1}'/>"
                "</UML:ModelElement.taggedValue></UML:Attribute></UML:Classifier.feature>"
                "</UML:Class><UML:DataType xmi.id='eaxmiid0' name='Tal' visibility='private'/>"
                "<UML:Package xmi.id='EAPK_2' name='P'/>",
                "<UML:TaggedValue tag='definition' xmi.id='v' value='&lt;memo&gt;' "
                "modelElement='a'><XMI.extension xmi.extender='Enterprise Architect'>"
                "<UML:Comment name='en ting'/></XMI.extension></UML:TaggedValue>"
                "<UML:TaggedValue tag='edition' xmi.id='w' value='2#NOTES#x' "
                "modelElement='MX_EAID_2'/>",
                ""));
    g_autofree char *form = xmi_form(&l);
    assert_has(form, "Class definition=en ting documentation=om A ea:author=KL ea:version=1.0 "
                     "name=A qualifiedStereotype=GML::Leaf stereotype=Leaf\n");
    assert_has(form, "Attribute default=7 documentation=om t isDerived=1 isOrdered=1 isStatic=1 "
                     "isUnique=0 lower=0 multiplicity=0..* name=t type=Tal upper=-1 "
                     "visibility=private\n");
    assert_has(form, "Package edition=2 name=P\n");
    assert_lacks(form, "DataType");
    assert_lacks(form, "EARootClass");
    ck_assert_uint_eq(l.inputs.items.v[0].counts[ARK_COUNT_CLASSES], 2);
    ck_assert_uint_eq(l.inputs.items.v[0].counts[ARK_COUNT_ATTRIBUTES], 1);
    loaded_clear(&l);
}
END_TEST

/* XMI 1.1 has all connectors of the classes, XMI 2 those that begin at them. */
START_TEST(connectors_from_outside_are_marked)
{
#define END_AT(class, end)                                                                         \
    "<UML:AssociationEnd type='" class "'>" TAGS(TAG("ea_end", end)) "</UML:AssociationEnd>"
#define ASSOCIATION(name, from, to)                                                                \
    "<UML:Association name='" name "' xmi.id='EAID_" name                                          \
    "'><UML:Association.connection>" END_AT(from, "source")                                        \
        END_AT(to, "target") "</UML:Association.connection></UML:Association>"
    xmi_shows(EA1("<UML:Class name='A' xmi.id='a'/><UML:Class name='B' xmi.id='b'/>" ASSOCIATION(
                      "ud", "a", "EAID_x") ASSOCIATION("ind", "EAID_x", "a")
                      ASSOCIATION("mellem", "a", "b") ASSOCIATION("fremmed", "EAID_x", "EAID_y"),
                  "", ""),
              "Association name=ud\n", "Association ea:incoming=1 name=ind\n",
              "Association name=mellem\n", "Association name=fremmed\n", NULL);
}
END_TEST

START_TEST(connectors_of_xmi_1_say_what_they_are)
{
    xmi_shows(
        EA1("<UML:Class name='A' xmi.id='a'/><UML:Interface name='B' xmi.id='b'/>"
            "<UML:Dependency client='a' supplier='b' xmi.id='d'><UML:ModelElement.taggedValue>"
            "<UML:TaggedValue tag='ea_type' value='Realisation'/>"
            "</UML:ModelElement.taggedValue></UML:Dependency>"
            "<UML:Dependency client='a' supplier='b' xmi.id='e'><UML:ModelElement.taggedValue>"
            "<UML:TaggedValue tag='ea_type' value='Usage'/></UML:ModelElement.taggedValue>"
            "</UML:Dependency><UML:Dependency client='a' supplier='b' xmi.id='f'>"
            "<UML:ModelElement.taggedValue><UML:TaggedValue tag='ea_type' value='Dependency'/>"
            "</UML:ModelElement.taggedValue></UML:Dependency>"
            "<UML:Association xmi.id='r' name='R'><UML:ModelElement.taggedValue>"
            "<UML:TaggedValue tag='ea_type' value='Association'/>"
            "<UML:TaggedValue tag='destStereotype' value='voidable'/>"
            "<UML:TaggedValue tag='$ea_src_xref_property' "
            "value='$NAM=Stereotypes$NAM;$DES=@STEREO;Name=kilde;FQName=P::kilde;@ENDSTEREO;'/>"
            "</UML:ModelElement.taggedValue><UML:Association.connection>"
            "<UML:AssociationEnd type='a' name='x' aggregation='composite'/>"
            "<UML:AssociationEnd type='b' name='y' aggregation='none' isOrdered='true' "
            "changeable='none'/></UML:Association.connection></UML:Association>",
            "", ""),
        "(Class name=A) UmlRealization (Interface name=B)", "(Class name=A) Usage (Interface",
        "(Class name=A) Dependency (Interface name=B)",
        "AssociationEnd aggregation=none lower=1 name=x qualifiedStereotype=P::kilde "
        "stereotype=kilde type=A upper=1\n",
        "AssociationEnd aggregation=composite isOrdered=1 lower=1 name=y stereotype=voidable "
        "type=B upper=1\n",
        NULL);
}
END_TEST

/* Enumerations are classes with a stereotype, data types classes with a tag, notes have their text
 * in a tag and their targets in the extensions. */
START_TEST(elements_of_xmi_1_say_what_they_are)
{
    xmi_shows(
        EA1("<UML:Class name='E' xmi.id='e'><UML:ModelElement.stereotype>"
            "<UML:Stereotype name='enumeration'/></UML:ModelElement.stereotype>"
            "<UML:ModelElement.taggedValue><UML:TaggedValue tag='stereotype' "
            "value='enumeration'/><UML:TaggedValue tag='ea_stype' value='Class'/>"
            "</UML:ModelElement.taggedValue><UML:Classifier.feature><UML:Attribute name='ja'>"
            "<UML:StructuralFeature.type><UML:Classifier xmi.idref='eaxmiid1'/>"
            "</UML:StructuralFeature.type><UML:ModelElement.taggedValue>"
            "<UML:TaggedValue tag='type' value='&lt;undefined&gt;'/>"
            "<UML:TaggedValue tag='description' value='om ja'/>"
            "<UML:TaggedValue tag='lowerBound' value='1'/><UML:TaggedValue tag='upperBound' "
            "value='1'/></UML:ModelElement.taggedValue></UML:Attribute>"
            "</UML:Classifier.feature></UML:Class><UML:Class name='D' xmi.id='d'>"
            "<UML:ModelElement.taggedValue><UML:TaggedValue tag='ea_stype' value='DataType'/>"
            "</UML:ModelElement.taggedValue></UML:Class><UML:Comment name='Note' xmi.id='n'>"
            "<UML:ModelElement.taggedValue><UML:TaggedValue tag='documentation' value='Husk'/>"
            "<UML:TaggedValue tag='ea_stype' value='Note'/></UML:ModelElement.taggedValue>"
            "</UML:Comment><UML:Constraint xmi.id='c'><UML:ModelElement.taggedValue>"
            "<UML:TaggedValue tag='documentation' value='x &gt; 0'/>"
            "</UML:ModelElement.taggedValue></UML:Constraint>"
            "<UML:DataType xmi.id='eaxmiid1' visibility='private'/>",
            "",
            "<XMI.difference/><XMI.extensions xmi.extender='Enterprise Architect'>"
            "<EANoteLink xmi.id='l' source='n' target='d'/>"
            "<EANoteLink xmi.id='m' source='c' target='d'/></XMI.extensions>"),
        "(Enumeration name=E) CONTAINS (EnumerationLiteral documentation=om ja name=ja)",
        "(UmlComment body=Husk) ANNOTATES (DataType name=D)",
        "(UmlConstraint body=x > 0) CONSTRAINS (DataType name=D)", "!stereotype=", NULL);
}
END_TEST

/* What lies outside the export has at least a name. */
START_TEST(stubs_have_names)
{
    xmi_shows(EA1("<UML:Association xmi.id='r'><UML:Association.connection>"
                  "<UML:AssociationEnd type='EAID_7'/><UML:AssociationEnd type='EAID_8'/>"
                  "</UML:Association.connection></UML:Association>",
                  "",
                  "<XMI.extensions xmi.extender='Enterprise Architect'>"
                  "<EAStub xmi.id='EAID_7' name='GM_Point' UMLType='Class'/></XMI.extensions>"),
              "AssociationEnd aggregation=none lower=1 type=GM_Point upper=1\n", NULL);
}
END_TEST

/* The real ones. */

START_TEST(danish_models)
{
    xmi_file_shows("xmi24-ea/DK_DAGI.xml", "stereotype=DKFeaturetype",
                   "qualifiedStereotype=Geodata::DKFeaturetype",
                   "(UmlConstraint body=/* Geometri kan enten være multipolygon eller polygon */",
                   "!eksempel=Eksempler på", "!stereotype=size", "!Default: ", NULL);
    xmi_file_shows("xmi25-ea/DK_DanishPublicSectorDataQualityVocabulary.xml", "!$ea_notes",
                   "!stereotype=ModelElement", "qualifiedStereotype=Plusprofil::OwlClass",
                   "subClassOf=skos:Concept",
                   "documentation=datakvalitetsdimension, der anses for "
                   "central i forbindelse med opmærkning af datasæt",
                   NULL);
    xmi_file_shows("xmi21-ea/DK_grunddata_dum.xml", "!Uddybende beskrivelse", "!Eksempler på",
                   "qualifiedStereotype=Grunddata::DKObjekttype", NULL);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        what_only_the_extension_says,
        tags_carry_marks,
        default_texts_are_no_data,
        mangled_tags_are_the_same_tags,
        the_extension_knows_the_stereotypes,
        an_application_tells_the_profile,
        the_full_name_of_what_is_mangled,
        without_the_extension_applications_count,
        unrelated_profiles_do_not_show,
        the_extension_speaks_of_ends,
        an_end_is_read_only_where_it_is_frozen,
        ends_outside_the_export_are_made,
        notes_are_linked_in_the_extension,
        an_association_class_has_two_ids,
        a_text_without_words_says_its_alias,
        ids_of_the_extension_are_no_duplicates,
        types_are_defined_in_the_extension,
        references_are_escaped_once_more,
        values_are_cleaned,
        tags_of_xmi_1_say_what_is_elsewhere_a_feature,
        connectors_from_outside_are_marked,
        connectors_of_xmi_1_say_what_they_are,
        elements_of_xmi_1_say_what_they_are,
        stubs_have_names,
        danish_models,
    };
    return run_suite("xmi_ea", tests, G_N_ELEMENTS(tests));
}
