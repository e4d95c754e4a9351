/* XMI, 1.0 to 2.5.1, of UML 1.3 to 2.5.1, as the tools write it: the grammar. What differs from
 * version to version and from tool to tool is spelling, which is in the vocabulary (xmi_words.c),
 * and whether a fact is an attribute, a child or a child's child, which is one thing here
 * (xmi_element.c). Of what tools add only that is read which nothing else says, and diagrams. */
#include <string.h>

#include "load/xmi_internal.h"

enum {
    S_ROOT = ARK_XML_OWN,
    S_ARGO,
    S_HEADER,
    S_TEXT,
    S_MODEL,
    S_APPLICATION,
    S_EXTENSION,
    S_SUBJECTS,
    S_SUBJECT,
    S_END,
    S_ATTRIBUTES,
    S_TAGS,
    S_PRIMITIVES,
    S_TOOL,
    S_TOOL_DETAILS,
    S_DIAGRAMS,
    S_DIAGRAM,
    S_DIAGRAM_PROPERTIES,
    S_DIAGRAM_TAGS,
    S_PLACED,
    S_DI,
    S_WIDGETS,
    S_WIDGET,
    S_LINE_PATH,
    S_GRAPH,
    S_GRAPH_ELEMENT,
    S_NUMBERS,
    S_WAYPOINTS,
    S_SEMANTIC,
    S_GRAPH_OWNER,
    S_ANCHORS,
    S_OWNED_DIAGRAM,
    S_FILE_PART,
    S_OWNED_DIAGRAMS,
    S_DIAGRAM_DATA,
    S_DIAGRAM_VIEW,
    S_VIEWS,
    S_VIEW,
    S_ANNOTATION,
    S_GMF,
    S_PGML,
    S_GROUP,
    S_PATH,
    STATES
};

enum { MODEL_ROOTS = 3 };

static void set_tool(struct xmi *x, const char *text, size_t len)
{
    g_autofree char *name = g_strndup(text, MIN(len, 200));
    g_auto(GStrv) words = g_strsplit_set(g_strstrip(name), " \t\r\n", -1);
    GString *tool = g_string_new(NULL);
    for (char **word = words; *word; word++) /* EA wrote two blanks once */
        g_string_append_printf(tool, "%s%s", tool->len && **word ? " " : "", *word);
    if (tool->len && !x->input->tool)
        x->input->tool = ark_arena_strdup(x->load->arena, tool->str);
    x->ea |= g_str_has_prefix(tool->str, "Enterprise Architect");
    x->encoded |= g_str_has_prefix(tool->str, "StarUML");
    g_string_free(tool, TRUE);
}

static void on_root(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    const struct ark_xml_attr *version = ark_xml_attr(tag, W_VERSION);
    const char *tail = tag->uri ? strrchr(tag->uri, '/') : NULL;
    x->one = tag->space != XMI_SPACE_XMI && !(version && version->len && version->value[0] == '2');
    if (tag->name == W_UML)
        x->one = false;
    g_autofree char *text = version ? g_strndup(version->value, version->len) : NULL;
    if (text || (tail && g_ascii_isdigit(tail[1])))
        x->input->version = ark_arena_strdup(x->load->arena, text ? text : tail + 1);
}

static void on_bare_model(void *data, const struct ark_xml_tag *tag)
{
    on_root(data, tag);
    ark_xmi_on_element(data, tag);
}

static void on_documentation(void *data, const struct ark_xml_tag *tag)
{
    const struct ark_xml_attr *exporter = ark_xml_attr(tag, W_EXPORTER);
    if (exporter)
        set_tool(data, exporter->value, exporter->len);
}

static void on_exporter_end(void *data, const char *text, size_t len)
{
    set_tool(data, text, len);
}

/* Not every file has a header. */
static void on_extension(void *data, const struct ark_xml_tag *tag)
{
    const struct ark_xml_attr *extender = ark_xml_attr(tag, W_EXTENDER);
    if (extender && !((struct xmi *)data)->input->tool)
        set_tool(data, extender->value, extender->len);
}

static void on_difference(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    (void)tag;
    x->differs = true;
}

#define ELEMENT ark_xmi_on_element, ark_xmi_on_element_end, false
#define GMF_ELEMENT ark_xmi_on_gmf_element, ark_xmi_on_gmf_element_end, false
#define GRAPH_ELEMENT ark_xmi_on_graph_element, ark_xmi_on_graph_element_end, false

static const struct ark_xml_rule rules[] = {
    /* The roots of a model; a stream of a diagram has only those behind them. */
    {ARK_XML_START, W_XMI, S_ROOT, on_root, NULL, false},
    {ARK_XML_START, W_ARGO, S_ARGO, NULL, NULL, false},
    {ARK_XML_START, W_UML, S_MODEL, on_bare_model, ark_xmi_on_element_end, false},
    {ARK_XML_START, W_VIEWS, S_VIEWS, NULL, NULL, false},
    {ARK_XML_START, W_PGML, S_PGML, ark_xmi_on_pgml, NULL, false},
    {S_ARGO, W_XMI, S_ROOT, on_root, NULL, false},
    {S_ARGO, W_PGML, S_PGML, ark_xmi_on_pgml, NULL, false},
    {S_ROOT, W_HEADER, S_HEADER, NULL, NULL, false},
    {S_ROOT, W_DOCUMENTATION, S_HEADER, on_documentation, NULL, false},
    {S_HEADER, W_DOCUMENTATION, S_HEADER, NULL, NULL, false},
    {S_HEADER, W_EXPORTER, S_TEXT, NULL, on_exporter_end, true},
    {S_ROOT, W_CONTENT, S_MODEL, NULL, NULL, false},
    {S_ROOT, W_DIFFERENCE, ARK_XML_SKIP, on_difference, NULL, false},
    {S_ROOT, W_UML, S_MODEL, ELEMENT},
    {S_ROOT, W_OWNED, S_MODEL, ELEMENT},
    {S_ROOT, W_APPLICATION, S_APPLICATION, ark_xmi_on_application, ark_xmi_on_application_end,
     false},
    {S_ROOT, W_EXTENSION, S_EXTENSION, on_extension, NULL, false},
    {S_MODEL, W_PAST, ARK_XML_SKIP, NULL, NULL, false},
    {S_MODEL, W_DIFFERENCE, ARK_XML_SKIP, NULL, NULL, false},
    {S_MODEL, W_EXTENSION, S_TOOL, NULL, NULL, false},
    {S_MODEL, W_STORED_DIAGRAM, S_DIAGRAM, ark_xmi_on_diagram, NULL, false},
    {S_MODEL, W_DIAGRAM, ARK_XML_SKIP, NULL, NULL, false},
    {S_MODEL, W_NAME, S_TEXT, NULL, ark_xmi_on_name_end, true},
    {S_MODEL, W_BODY, S_TEXT, NULL, ark_xmi_on_body_end, true},
    {S_MODEL, W_LANGUAGE, S_TEXT, NULL, ark_xmi_on_language_end, true},
    {S_MODEL, W_DISCRIMINATOR, S_TEXT, NULL, ark_xmi_on_discriminator_end, true},
    {S_MODEL, W_VALUE, S_MODEL, ark_xmi_on_element, ark_xmi_on_value_element_end, true},
    {S_MODEL, W_LOWER, S_TEXT, NULL, ark_xmi_on_lower_end, true},
    {S_MODEL, W_UPPER, S_TEXT, NULL, ark_xmi_on_upper_end, true},
    {S_MODEL, W_TAG_TEXT, S_TEXT, NULL, ark_xmi_on_tag_end, true},
    {S_MODEL, W_VALUE_TEXT, S_TEXT, NULL, ark_xmi_on_value_end, true},
    {S_MODEL, W_APPLICATION, S_APPLICATION, ark_xmi_on_application, ark_xmi_on_application_end,
     false},
    {S_MODEL, ARK_XML_EVERY, S_MODEL, ELEMENT},
    {S_TOOL, W_EXTENSION, S_TOOL, NULL, NULL, false},
    {S_TOOL, W_UML, S_TEXT, ark_xmi_on_aside_comment, NULL, false},
    {S_TOOL, W_REFERENT, S_TEXT, ark_xmi_on_referent, NULL, false},
    {S_TOOL, W_REFERENT_PATH, S_TEXT, ark_xmi_on_referent, NULL, false},
    {S_TOOL, W_STEREOTYPE, S_TEXT, ark_xmi_on_aside_stereotype, NULL, false},
    {S_TOOL, W_APPLIED, S_TEXT, ark_xmi_on_aside_applied, NULL, false},
    {S_TOOL, W_DETAIL, S_TEXT, ark_xmi_on_aside_detail, NULL, false},
    {S_TOOL, W_PROPERTIES, S_TOOL_DETAILS, NULL, NULL, false},
    {S_TOOL_DETAILS, W_DETAIL, S_TEXT, ark_xmi_on_aside_detail, NULL, false},
    {S_APPLICATION, ARK_XML_EVERY, S_TEXT, ark_xmi_on_applied_tag, ark_xmi_on_applied_tag_end,
     true},
    {S_EXTENSION, W_ELEMENTS, S_SUBJECTS, NULL, NULL, false},
    {S_EXTENSION, W_CONNECTORS, S_SUBJECTS, NULL, NULL, false},
    {S_EXTENSION, W_PRIMITIVES, S_PRIMITIVES, NULL, NULL, false},
    {S_PRIMITIVES, W_OWNED, S_PRIMITIVES, ark_xmi_on_ea_stub, NULL, false},
    {S_EXTENSION, W_STUB, S_TEXT, ark_xmi_on_ea_stub, NULL, false},
    {S_EXTENSION, W_NOTE_LINK, S_TEXT, ark_xmi_on_ea_note_link, NULL, false},
    {S_SUBJECTS, W_ELEMENT, S_SUBJECT, ark_xmi_on_ea_subject, NULL, false},
    {S_SUBJECTS, W_CONNECTOR, S_SUBJECT, ark_xmi_on_ea_subject, NULL, false},
    {S_SUBJECT, W_PROPERTIES, S_TEXT, ark_xmi_on_ea_properties, NULL, false},
    {S_SUBJECT, W_EA_DOCUMENTATION, S_TEXT, ark_xmi_on_ea_properties, NULL, false},
    {S_SUBJECT, W_STEREOTYPE, S_TEXT, ark_xmi_on_ea_properties, NULL, false},
    {S_SUBJECT, W_TAGS, S_TAGS, NULL, NULL, false},
    {S_SUBJECT, W_XREFS, S_TEXT, ark_xmi_on_ea_xrefs, NULL, false},
    {S_SUBJECT, W_PROJECT, S_TEXT, ark_xmi_on_ea_project, NULL, false},
    {S_SUBJECT, W_EA_MODEL, S_TEXT, ark_xmi_on_ea_model, NULL, false},
    {S_SUBJECT, W_STYLE, S_TEXT, ark_xmi_on_ea_alias, NULL, false},
    {S_SUBJECT, W_ATTRIBUTES, S_ATTRIBUTES, NULL, NULL, false},
    {S_SUBJECT, W_SOURCE, S_END, ark_xmi_on_ea_end, ark_xmi_on_ea_end_end, false},
    {S_SUBJECT, W_TARGET, S_END, ark_xmi_on_ea_end, ark_xmi_on_ea_end_end, false},
    {S_END, W_ROLE, S_TEXT, ark_xmi_on_ea_end_detail, NULL, false},
    {S_END, W_EA_MODEL, S_TEXT, ark_xmi_on_ea_end_detail, NULL, false},
    {S_END, W_TYPE, S_TEXT, ark_xmi_on_ea_end_detail, NULL, false},
    {S_END, W_MODIFIERS, S_TEXT, ark_xmi_on_ea_end_detail, NULL, false},
    {S_END, W_XREFS, S_TEXT, ark_xmi_on_ea_xrefs, NULL, false},
    {S_END, W_EA_DOCUMENTATION, S_TEXT, ark_xmi_on_ea_properties, NULL, false},
    {S_END, W_TAGS, S_TAGS, NULL, NULL, false},
    {S_ATTRIBUTES, W_EA_ATTRIBUTE, S_SUBJECT, ark_xmi_on_ea_subject, NULL, false},
    {S_TAGS, W_TAG, S_TEXT, ark_xmi_on_ea_tag, NULL, false},
    {S_SUBJECT, W_EXTENDED, S_TEXT, ark_xmi_on_ea_extended, NULL, false},
    {S_ROOT, W_STORED_DIAGRAM, S_DIAGRAM, ark_xmi_on_diagram, NULL, false},
    {S_EXTENSION, W_DIAGRAMS, S_DIAGRAMS, NULL, NULL, false},
    {S_TOOL, W_DIAGRAMS, S_DIAGRAMS, NULL, NULL, false},
    {S_MODEL, W_DIAGRAMS, S_DIAGRAMS, NULL, NULL, false},
    {S_DIAGRAMS, W_STORED_DIAGRAM, S_DIAGRAM, ark_xmi_on_diagram, NULL, false},
    {S_DIAGRAM, W_EA_MODEL, S_TEXT, ark_xmi_on_diagram_properties, NULL, false},
    {S_DIAGRAM, W_PROPERTIES, S_DIAGRAM_PROPERTIES, ark_xmi_on_diagram_properties, NULL, false},
    {S_DIAGRAM, W_EXTENSION, S_DIAGRAM, NULL, NULL, false},
    {S_DIAGRAM, W_DIAGRAM_TAGS, S_DIAGRAM_TAGS, NULL, NULL, false},
    {S_DIAGRAM, W_ELEMENTS, S_PLACED, NULL, NULL, false},
    {S_DIAGRAM_PROPERTIES, W_PARENT_MODEL, S_TEXT, ark_xmi_on_diagram_owner, NULL, false},
    {S_DIAGRAM_TAGS, W_TAGGED_VALUE, S_TEXT, ark_xmi_on_diagram_tag, NULL, false},
    {S_PLACED, W_ELEMENT, S_TEXT, ark_xmi_on_placed, NULL, false},
    {S_ROOT, W_DI_DIAGRAM, S_DI, ark_xmi_on_di_diagram, NULL, false},
    {S_MODEL, W_DI_DIAGRAM, S_DI, ark_xmi_on_di_diagram, NULL, false},
    {S_DI, W_DI_ELEMENT, S_DI, ark_xmi_on_di_element, ark_xmi_on_di_element_end, false},
    {S_DI, W_MODEL_ELEMENT, S_TEXT, ark_xmi_on_di_reference, NULL, false},
    {S_DI, W_SOURCE, S_TEXT, ark_xmi_on_di_reference, NULL, false},
    {S_DI, W_TARGET, S_TEXT, ark_xmi_on_di_reference, NULL, false},
    {S_DI, W_BOUNDS, S_TEXT, ark_xmi_on_bounds, NULL, false},
    {S_DI, W_WAYPOINT, S_TEXT, ark_xmi_on_waypoint, NULL, false},
    {S_DIAGRAM, W_CONTAINED, S_GRAPH, NULL, NULL, false},
    {S_DIAGRAM, W_SEMANTIC, S_SEMANTIC, NULL, NULL, false},
    {S_DIAGRAM, W_DIAGRAM_OWNER, S_GRAPH_OWNER, NULL, NULL, false},
    {S_GRAPH, W_GRAPH_NODE, S_GRAPH_ELEMENT, GRAPH_ELEMENT},
    {S_GRAPH, W_GRAPH_EDGE, S_GRAPH_ELEMENT, GRAPH_ELEMENT},
    {S_GRAPH_ELEMENT, W_CONTAINED, S_GRAPH, NULL, NULL, false},
    {S_GRAPH_ELEMENT, W_SEMANTIC, S_SEMANTIC, NULL, NULL, false},
    {S_GRAPH_ELEMENT, W_GRAPH_POSITION, S_NUMBERS, ark_xmi_on_numbers, NULL, false},
    {S_GRAPH_ELEMENT, W_GRAPH_SIZE, S_NUMBERS, ark_xmi_on_numbers, NULL, false},
    {S_GRAPH_ELEMENT, W_WAYPOINTS, S_WAYPOINTS, ark_xmi_on_numbers, NULL, false},
    {S_GRAPH_ELEMENT, W_ANCHORS, S_ANCHORS, NULL, NULL, false},
    {S_NUMBERS, W_FIELD, S_TEXT, NULL, ark_xmi_on_field_end, true},
    {S_NUMBERS, W_POINT, S_TEXT, ark_xmi_on_graph_point, NULL, false},
    {S_WAYPOINTS, W_FIELD, S_NUMBERS, NULL, NULL, false},
    {S_WAYPOINTS, W_POINT, S_TEXT, ark_xmi_on_graph_point, NULL, false},
    {S_SEMANTIC, ARK_XML_EVERY, S_SEMANTIC, ark_xmi_on_semantic, NULL, false},
    {S_GRAPH_OWNER, ARK_XML_EVERY, S_GRAPH_OWNER, ark_xmi_on_graph_owner, NULL, false},
    {S_ANCHORS, W_GRAPH_CONNECTOR, S_TEXT, ark_xmi_on_connector, NULL, false},
    {S_TOOL, W_ASSOCIATION, S_TEXT, ark_xmi_on_class_association, NULL, false},
    {S_TOOL, W_MODEL_EXTENSION, S_TOOL, NULL, NULL, false},
    {S_TOOL, W_OWNED_DIAGRAM, S_OWNED_DIAGRAM, ark_xmi_on_owned_diagram, NULL, false},
    {S_OWNED_DIAGRAM, W_EXTENSION, S_OWNED_DIAGRAM, NULL, NULL, false},
    {S_OWNED_DIAGRAM, W_REPRESENTATION, S_OWNED_DIAGRAM, ark_xmi_on_representation, NULL, false},
    {S_OWNED_DIAGRAM, W_STREAM_OBJECT, S_TEXT, ark_xmi_on_stream, NULL, false},
    {S_OWNED_DIAGRAM, W_VIEWS, S_VIEWS, NULL, NULL, false},
    {S_EXTENSION, W_FILE_PART, S_FILE_PART, ark_xmi_on_file_part, NULL, false},
    {S_FILE_PART, W_VIEWS, S_VIEWS, NULL, NULL, false},
    {S_EXTENSION, W_OWNED_DIAGRAMS, S_OWNED_DIAGRAMS, NULL, NULL, false},
    {S_OWNED_DIAGRAMS, W_VIEW, S_DIAGRAM_DATA, ark_xmi_on_owned_diagram, NULL, false},
    {S_DIAGRAM_DATA, W_PARENT_ID, S_TEXT, ark_xmi_on_diagram_parent, NULL, false},
    {S_DIAGRAM_DATA, W_TYPE, S_TEXT, NULL, ark_xmi_on_diagram_kind_end, true},
    {S_DIAGRAM_DATA, W_VIEW, S_DIAGRAM_VIEW, NULL, NULL, false},
    {S_DIAGRAM_VIEW, W_VIEWS, S_VIEWS, NULL, NULL, false},
    {S_VIEWS, W_VIEW, S_VIEW, ark_xmi_on_view, ark_xmi_on_view_end, false},
    {S_VIEW, W_VIEWS, S_VIEWS, NULL, NULL, false},
    {S_VIEW, W_VIEW_OF, S_TEXT, ark_xmi_on_view_reference, NULL, false},
    {S_VIEW, W_VIEW_TREE, S_TEXT, ark_xmi_on_view_reference, NULL, false},
    {S_VIEW, W_FIRST_END, S_TEXT, ark_xmi_on_view_reference, NULL, false},
    {S_VIEW, W_SECOND_END, S_TEXT, ark_xmi_on_view_reference, NULL, false},
    {S_VIEW, W_GEOMETRY, S_TEXT, NULL, ark_xmi_on_view_geometry_end, true},
    {S_MODEL, W_ANNOTATIONS, S_ANNOTATION, NULL, NULL, false},
    {S_TOOL, W_ANNOTATIONS, S_ANNOTATION, NULL, NULL, false},
    {S_ANNOTATION, W_DETAIL, S_TEXT, ark_xmi_on_aside_detail, NULL, false},
    {S_ANNOTATION, W_GMF_CONTENTS, S_GMF, ark_xmi_on_gmf_contents, NULL, false},
    {S_GMF, W_GMF_CHILDREN, S_GMF, GMF_ELEMENT},
    {S_GMF, W_GMF_EDGES, S_GMF, GMF_ELEMENT},
    {S_GMF, W_BOUNDS, S_TEXT, ark_xmi_on_gmf_bounds, NULL, false},
    {S_PGML, W_GROUP, S_GROUP, ark_xmi_on_group, ark_xmi_on_group_end, false},
    {S_GROUP, W_GROUP_TEXT, S_TEXT, NULL, ark_xmi_on_group_text_end, true},
    {S_GROUP, W_PATH, S_PATH, ark_xmi_on_path, NULL, false},
    {S_PATH, W_WAYPOINT, S_TEXT, ark_xmi_on_path_point, NULL, false},
    {S_DIAGRAM, W_WIDGETS, S_WIDGETS, ark_xmi_on_widgets, NULL, false},
    {S_DIAGRAM, W_WIDGET_LINES, S_WIDGETS, NULL, NULL, false},
    {S_WIDGETS, ARK_XML_EVERY, S_WIDGET, ark_xmi_on_widget, ark_xmi_on_widget_end, false},
    {S_WIDGET, W_LINE_PATH, S_LINE_PATH, NULL, NULL, false},
    {S_LINE_PATH, W_WAYPOINT, S_TEXT, ark_xmi_on_waypoint, NULL, false},
    {S_LINE_PATH, W_ENDPOINT, S_TEXT, ark_xmi_on_endpoint, NULL, false},
};

static ark_labelset edges(struct xmi *x, const char *label)
{
    const char *labels[] = {label, NULL};
    return ark_builder_labelset(x->builder, labels);
}

static const struct ark_metaclass *metaclass(const char *name)
{
    return ark_metaclass_find(name, strlen(name));
}

static void learn_flags(struct xmi *x)
{
    static const char *const keys[] = {
        [W_ABSTRACT - W_ABSTRACT] = "isAbstract",  [W_DERIVED - W_ABSTRACT] = "isDerived",
        [W_STATIC - W_ABSTRACT] = "isStatic",      [W_OWNER_SCOPE - W_ABSTRACT] = "isStatic",
        [W_READ_ONLY - W_ABSTRACT] = "isReadOnly", [W_CHANGEABILITY - W_ABSTRACT] = "isReadOnly",
        [W_ORDERED - W_ABSTRACT] = "isOrdered",    [W_ORDERING - W_ABSTRACT] = "isOrdered",
        [W_UNIQUE - W_ABSTRACT] = "isUnique",      [W_COVERING - W_ABSTRACT] = "isCovering",
        [W_DISJOINT - W_ABSTRACT] = "isDisjoint",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
        x->flags[i] = ark_atom_intern(x->atoms, keys[i]);
}

static void learn_words(struct xmi *x)
{
    static const char *const end[] = {"AssociationEnd", "Property", "UmlElement", NULL};
    x->end_labels = ark_builder_labelset(x->builder, end);
    x->contains = edges(x, "CONTAINS");
    x->type = edges(x, "TYPE");
    x->instance_of = edges(x, "INSTANCE_OF");
    x->annotates = edges(x, "ANNOTATES");
    x->constrains = edges(x, "CONSTRAINS");
    x->defining = edges(x, "DEFINING_FEATURE");
    x->groups = edges(x, "GROUPS");
    x->slot = metaclass("Slot");
    x->constraint = metaclass("Constraint");
    x->set = metaclass("GeneralizationSet");
    x->template_parameter = metaclass("TemplateParameter");
    x->dependency = metaclass("Dependency");
    x->literal = metaclass("EnumerationLiteral");
    x->name = ark_atom_intern(x->atoms, "name");
    x->body = ark_atom_intern(x->atoms, "body");
    x->value = ark_atom_intern(x->atoms, "value");
    x->default_value = ark_atom_intern(x->atoms, "default");
    x->documentation = ark_atom_intern(x->atoms, "documentation");
    x->type_key = ark_atom_intern(x->atoms, "type");
    x->stereotype = ark_atom_intern(x->atoms, "stereotype");
    x->qualified = ark_atom_intern(x->atoms, "qualifiedStereotype");
    x->comment = ark_atom_intern(x->atoms, "UmlComment");
    learn_flags(x);
}

static void clear(struct xmi *x)
{
    ark_vec_clear(&x->frames);
    ark_vec_clear(&x->by_id);
    ark_vec_clear(&x->names);
    ark_vec_clear(&x->nodes);
    ark_vec_clear(&x->properties);
    ark_vec_clear(&x->associations);
    ark_vec_clear(&x->links);
    ark_vec_clear(&x->references);
    ark_vec_clear(&x->elsewhere);
    ark_vec_clear(&x->values);
    ark_vec_clear(&x->notes);
    ark_vec_clear(&x->annotated);
    ark_vec_clear(&x->bases);
    ark_vec_clear(&x->spoken);
    ark_vec_clear(&x->aliases);
    ark_vec_clear(&x->ends);
    ark_vec_clear(&x->note_links);
    g_hash_table_unref(x->said);
    g_hash_table_unref(x->styled);
    g_hash_table_unref(x->joined);
    g_hash_table_unref(x->proxies);
    g_hash_table_unref(x->profile_texts);
    ark_xmi_diagrams_clear(&x->diagrams);
}

void ark_xmi_begin(struct xmi *x, struct ark_load *loading, struct ark_source *source,
                   struct ark_input *input)
{
    *x =
        (struct xmi){.load = loading,
                     .input = input,
                     .builder = loading->builder,
                     .atoms = loading->atoms,
                     .file = ark_atom_intern(loading->atoms, ark_source_name(source)),
                     .first = ARK_REF_NONE,
                     .said = g_hash_table_new(ark_xmi_pair_hash, NULL),
                     .styled = g_hash_table_new(ark_xmi_pair_hash, NULL),
                     .joined = g_hash_table_new(ark_xmi_pair_hash, NULL),
                     .proxies = g_hash_table_new(NULL, NULL),
                     .profile_texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    learn_words(x);
    ark_xmi_diagrams_init(x);
    for (int i = ARK_COUNT_PACKAGES; i <= ARK_COUNT_ENUMERATIONS; i++)
        ark_input_count(input, (enum ark_count)i, 0);
}

bool ark_xmi_end(struct xmi *x, bool done, GError **error)
{
    if (done && !x->one)
        ark_input_count(x->input, ARK_COUNT_STEREOTYPES, 0);
    if (done)
        ark_xmi_settle(x);
    x->input->hollow = x->nodes.n == x->input->counts[ARK_COUNT_PACKAGES] &&
                       !x->input->counts[ARK_COUNT_STEREOTYPES];
    done = done && (x->nodes.n || ark_xmi_fail_empty(x, error));
    clear(x);
    return done;
}

static bool load(struct ark_load *loading, struct ark_source *source, struct ark_input *input,
                 GError **error)
{
    static const struct ark_xml_grammar grammar = {.words = ark_xmi_words,
                                                   .rules = rules,
                                                   .rule_count = G_N_ELEMENTS(rules),
                                                   .states = STATES,
                                                   .names = WORDS,
                                                   .space_of = ark_xmi_space_of,
                                                   .strangers = ark_xmi_strangers};
    struct ark_xml_grammar whole = grammar;
    struct xmi x;
    whole.word_count = ark_xmi_word_count;
    struct ark_xml_grammar streams = whole;
    streams.rules += MODEL_ROOTS;
    streams.rule_count -= MODEL_ROOTS;
    streams.fragment = true;
    ark_xmi_begin(&x, loading, source, input);
    bool done = ark_xml_parse(loading, source, &whole, &x, error) &&
                ark_xmi_read_streams(&x, &streams, error);
    return ark_xmi_end(&x, done, error);
}

/* By the root: the name of the file is no evidence, and the address of the namespace has too many
 * versions. ArgoUML's project in one file is XMI and drawings inside <uml>. */
static int bid(const struct ark_peek *peek)
{
    struct ark_xml_sniff sniff;
    ark_xml_sniff(peek, &sniff);
    bool ours = sniff.root &&
                (strcmp(sniff.root, "XMI") == 0 || strcmp(sniff.root, "uml") == 0 ||
                 g_str_has_suffix(sniff.root, ":XMI") ||
                 (g_ascii_strncasecmp(sniff.root, "uml:", 4) == 0 && strstr(sniff.tag, "UML")));
    ark_xml_sniff_clear(&sniff);
    return ours ? 90 : 0;
}

const struct ark_loader ark_loader_xmi = {
    .name = "xmi",
    .title = {{"UML-model (XMI)", "UML model (XMI)"}},
    .bid = bid,
    .load = load,
};
