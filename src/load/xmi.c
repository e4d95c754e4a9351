/* XMI, 1.0 to 2.5.1, of UML 1.3 to 2.5.1, as the tools write it: the grammar. What differs from
 * version to version and from tool to tool is spelling, which is in the vocabulary (xmi_words.c),
 * and whether a fact is an attribute, a child or a child's child, which is one thing here
 * (xmi_element.c). Diagrams are read past, and so is what tools add, but for what only that says.
 */
#include <string.h>

#include "load/xmi_internal.h"
#include "load/xmi_zip.h"

enum {
    S_ROOT = ARK_XML_OWN,
    S_HEADER,
    S_TEXT,
    S_MODEL,
    S_ASIDE,
    S_ASIDE_DETAILS,
    S_APPLICATION,
    S_EXTENSION,
    S_SUBJECTS,
    S_SUBJECT,
    S_END,
    S_ATTRIBUTES,
    S_TAGS,
    S_PRIMITIVES,
    STATES
};

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

#define ELEMENT ark_xmi_on_element, ark_xmi_on_element_end, false

static const struct ark_xml_rule rules[] = {
    {ARK_XML_START, W_XMI, S_ROOT, on_root, NULL, false},
    {ARK_XML_START, W_UML, S_MODEL, on_bare_model, ark_xmi_on_element_end, false},
    {S_ROOT, W_HEADER, S_HEADER, NULL, NULL, false},
    {S_ROOT, W_DOCUMENTATION, S_HEADER, on_documentation, NULL, false},
    {S_HEADER, W_DOCUMENTATION, S_HEADER, NULL, NULL, false},
    {S_HEADER, W_EXPORTER, S_TEXT, NULL, on_exporter_end, true},
    {S_ROOT, W_CONTENT, S_MODEL, NULL, NULL, false},
    {S_ROOT, W_UML, S_MODEL, ELEMENT},
    {S_ROOT, W_OWNED, S_MODEL, ELEMENT},
    {S_ROOT, W_APPLICATION, S_APPLICATION, ark_xmi_on_application, ark_xmi_on_application_end,
     false},
    {S_ROOT, W_EXTENSION, S_EXTENSION, on_extension, NULL, false},
    {S_MODEL, W_PAST, ARK_XML_SKIP, NULL, NULL, false},
    {S_MODEL, W_EXTENSION, S_ASIDE, NULL, NULL, false},
    {S_MODEL, W_ASIDE, S_ASIDE, NULL, NULL, false},
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
    {S_ASIDE, W_ASIDE, S_ASIDE, NULL, NULL, false},
    {S_ASIDE, W_UML, S_TEXT, ark_xmi_on_aside_comment, NULL, false},
    {S_ASIDE, W_REFERENT, S_TEXT, ark_xmi_on_referent, NULL, false},
    {S_ASIDE, W_REFERENT_PATH, S_TEXT, ark_xmi_on_referent, NULL, false},
    {S_ASIDE, W_STEREOTYPE, S_TEXT, ark_xmi_on_aside_stereotype, NULL, false},
    {S_ASIDE, W_DETAIL, S_TEXT, ark_xmi_on_aside_detail, NULL, false},
    {S_ASIDE, W_PROPERTIES, S_ASIDE_DETAILS, NULL, NULL, false},
    {S_ASIDE_DETAILS, W_DETAIL, S_TEXT, ark_xmi_on_aside_detail, NULL, false},
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
    {S_SUBJECT, W_EXTENDED_PROPERTIES, S_TEXT, ark_xmi_on_ea_extended, NULL, false},
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
    g_hash_table_unref(x->grouped);
    g_hash_table_unref(x->proxies);
    g_hash_table_unref(x->profile_texts);
}

extern const struct ark_loader ark_loader_xmi;

bool ark_xmi_load(struct ark_load *loading, struct ark_source *source, struct ark_input *input,
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
    whole.word_count = ark_xmi_word_count;
    struct xmi x = {.load = loading,
                    .input = input,
                    .builder = loading->builder,
                    .atoms = loading->atoms,
                    .file = ark_atom_intern(loading->atoms, input->file),
                    .first = ARK_REF_NONE,
                    .said = g_hash_table_new(ark_xmi_pair_hash, NULL),
                    .styled = g_hash_table_new(ark_xmi_pair_hash, NULL),
                    .grouped = g_hash_table_new(ark_xmi_pair_hash, NULL),
                    .proxies = g_hash_table_new(NULL, NULL),
                    .profile_texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    learn_words(&x);
    input->format = ark_loader_xmi.name; /* an archive is somebody else's until it is opened */
    for (int i = ARK_COUNT_PACKAGES; i <= ARK_COUNT_ENUMERATIONS; i++)
        ark_input_count(input, (enum ark_count)i, 0);
    bool done = ark_xml_parse(loading, source, &whole, &x, error);
    if (done && !x.one)
        ark_input_count(input, ARK_COUNT_STEREOTYPES, 0);
    done = done && ark_xmi_settle(&x, error);
    clear(&x);
    return done;
}

/* By the root: the name of the file is no evidence, and the address of the namespace has too many
 * versions. */
static int bid(const struct ark_peek *peek)
{
    struct ark_xml_sniff sniff;
    ark_xml_sniff(peek, &sniff);
    bool ours = sniff.root &&
                (strcmp(sniff.root, "XMI") == 0 || g_str_has_suffix(sniff.root, ":XMI") ||
                 (g_ascii_strncasecmp(sniff.root, "uml:", 4) == 0 && strstr(sniff.tag, "UML")));
    ark_xml_sniff_clear(&sniff);
    return ours ? 90 : 0;
}

const struct ark_loader ark_loader_xmi = {
    .name = "xmi",
    .title = {{"UML-model (XMI)", "UML model (XMI)"}},
    .bid = bid,
    .load = ark_xmi_load,
};
