/* Turns one of Archi's files into a folder as coArchi writes it, so that every real file has a
 * twin. It renames: elements in the plural, text and references the other way round. */
#pragma once

#include <check.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#include <glib.h>

#define GRAFICO_XSI "http://www.w3.org/2001/XMLSchema-instance"

static inline bool grafico_is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* "archimate" or "canvas", and the type behind it; "" without one. */
static inline char *grafico_type(xmlNode *node)
{
    xmlChar *type = xmlGetNsProp(node, BAD_CAST "type", BAD_CAST GRAFICO_XSI);
    char *copy = g_strdup(type ? (char *)type : "");
    xmlFree(type);
    return copy;
}

static inline xmlNode *grafico_root(xmlDoc *doc, const char *qualified)
{
    g_auto(GStrv) parts = g_strsplit(qualified, ":", 2);
    g_autofree char *uri = g_strconcat("http://www.archimatetool.com/", parts[0], NULL);
    xmlNode *root = xmlNewDocNode(doc, NULL, BAD_CAST parts[1], NULL);
    xmlDocSetRootElement(doc, root);
    xmlSetNs(root, xmlNewNs(root, BAD_CAST uri, BAD_CAST parts[0]));
    xmlNewNs(root, BAD_CAST GRAFICO_XSI, BAD_CAST "xsi");
    if (strcmp(parts[0], "archimate") != 0)
        xmlNewNs(root, BAD_CAST "http://www.archimatetool.com/archimate", BAD_CAST "archimate");
    return root;
}

static inline xmlNode *grafico_below(xmlNode *to, const char *name)
{
    xmlNode *node = xmlNewDocNode(to->doc, NULL, BAD_CAST name, NULL);
    return xmlAddChild(to, node);
}

static inline void grafico_reference(xmlNode *to, const char *name, const char *id)
{
    g_autofree char *href = g_strconcat("Fil_", id, ".xml#", id, NULL);
    xmlNewProp(grafico_below(to, name), BAD_CAST "href", BAD_CAST href);
}

/* The new name of a type of something drawn. */
static inline char *grafico_drawn_type(const char *type, bool relationship)
{
    static const char *const names[][2] = {
        {"archimate:DiagramObject", "archimate:DiagramModelArchimateObject"},
        {"archimate:Group", "archimate:DiagramModelGroup"},
        {"archimate:Note", "archimate:DiagramModelNote"}};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        if (strcmp(type, names[i][0]) == 0)
            return g_strdup(names[i][1]);
    }
    if (!*type || strcmp(type, "archimate:Connection") == 0)
        return g_strdup(relationship ? "archimate:DiagramModelArchimateConnection"
                                     : "archimate:DiagramModelConnection");
    return g_strdup(type);
}

/* What is an element in a folder and an attribute in a file, by the name of what holds it. */
static inline const char *grafico_reference_name(const xmlNode *from, const char *attr)
{
    static const char *const names[][3] = {
        {"element", "source", "source"},
        {"element", "target", "target"},
        {"element", "profiles", "profiles"},
        {"child", "archimateElement", "archimateElement"},
        {"child", "model", "referencedModel"},
        {"sourceConnection", "archimateRelationship", "archimateRelationship"},
        {"sourceConnection", "relationship", "archimateRelationship"}};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        if (grafico_is(from, names[i][0]) && strcmp(attr, names[i][1]) == 0)
            return names[i][2];
    }
    return NULL;
}

static inline void grafico_attributes(const xmlNode *from, xmlNode *to)
{
    for (const xmlAttr *attr = from->properties; attr; attr = attr->next) {
        const char *name = (const char *)attr->name;
        xmlChar *value = xmlNodeListGetString(from->doc, attr->children, 1);
        const char *text = value ? (char *)value : "";
        const char *reference = grafico_reference_name(from, name);
        if (reference)
            grafico_reference(to, reference, text);
        else if (!attr->ns)
            xmlNewProp(to, attr->name, BAD_CAST text);
        xmlFree(value);
    }
}

static inline void grafico_children(xmlNode *from, xmlNode *to);

static inline void grafico_nested(xmlNode *from, xmlNode *to)
{
    static const char *const names[][2] = {
        {"property", "properties"}, {"feature", "features"},
        {"profile", "profiles"},    {"child", "children"},
        {"bounds", "bounds"},       {"sourceConnection", "sourceConnections"},
        {"bendpoint", "bendpoints"}};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        if (!grafico_is(from, names[i][0]))
            continue;
        xmlNode *node = grafico_below(to, names[i][1]);
        bool connection = grafico_is(from, "sourceConnection");
        if (connection || grafico_is(from, "child")) {
            g_autofree char *old = grafico_type(from);
            bool shows = xmlHasProp(from, BAD_CAST "archimateRelationship") ||
                         xmlHasProp(from, BAD_CAST "relationship");
            g_autofree char *type = grafico_drawn_type(old, shows);
            if (connection || *old)
                xmlNewNsProp(node,
                             xmlSearchNsByHref(node->doc, xmlDocGetRootElement(node->doc),
                                               BAD_CAST GRAFICO_XSI),
                             BAD_CAST "type", BAD_CAST type);
        }
        grafico_attributes(from, node);
        grafico_children(from, node);
    }
}

static inline void grafico_children(xmlNode *from, xmlNode *to)
{
    static const char *const texts[] = {"documentation", "purpose", "content", "notes"};
    for (xmlNode *child = from->children; child; child = child->next) {
        for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
            xmlChar *text = grafico_is(child, texts[i]) ? xmlNodeGetContent(child) : NULL;
            if (text && !xmlHasProp(to, BAD_CAST texts[i]))
                xmlNewProp(to, BAD_CAST texts[i], text);
            xmlFree(text);
        }
        if (child->type == XML_ELEMENT_NODE)
            grafico_nested(child, to);
    }
}

static inline void grafico_write(xmlNode *from, const char *type, const char *folder,
                                 const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    xmlDoc *doc = xmlNewDoc(BAD_CAST "1.0");
    xmlNode *root = grafico_root(doc, type);
    grafico_attributes(from, root);
    grafico_children(from, root);
    g_mkdir_with_parents(folder, 0700);
    ck_assert_int_ge(xmlSaveFileEnc(path, doc, "UTF-8"), 0);
    xmlFreeDoc(doc);
}

static inline void grafico_folder(xmlNode *from, const char *folder, int *count)
{
    bool whole = grafico_is(from, "model");
    grafico_write(from, whole ? "archimate:ArchimateModel" : "archimate:Folder", folder,
                  "folder.xml");
    for (xmlNode *child = from->children; child; child = child->next) {
        /* falling numbers: the order of files is not the order in the file */
        g_autofree char *name = g_strdup_printf("x%05d", 99999 - ++*count);
        g_autofree char *below = g_build_filename(folder, name, NULL);
        if (grafico_is(child, "folder"))
            grafico_folder(child, below, count);
        if (!grafico_is(child, "element"))
            continue;
        g_autofree char *type = grafico_type(child), *file = g_strconcat(name, ".xml", NULL);
        /* one real file has an element of the unknown type Folder, which would become a folder */
        if (strchr(type, ':') && strcmp(type, "archimate:Folder") != 0)
            grafico_write(child, type, folder, file);
    }
}

/* False when the file is no model that can be read. */
static inline bool grafico_convert(const char *file, const char *folder)
{
    int count = 0;
    xmlDoc *doc =
        xmlReadFile(file, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
    bool ours = root && grafico_is(root, "model");
    if (ours)
        grafico_folder(root, folder, &count);
    if (doc)
        xmlFreeDoc(doc);
    return ours;
}
