/* JUnit XML by what both Ant's and Jenkins's schemas ask for; and its counts must be right. */
#pragma once

#include <check.h>
#include <libxml/parser.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static inline bool junit_is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static inline unsigned junit_children(const xmlNode *node, const char *name)
{
    unsigned n = 0;
    for (const xmlNode *child = node->children; child; child = child->next)
        n += junit_is(child, name);
    return n;
}

static inline void junit_attributes(const xmlNode *node, const char *const *names)
{
    for (; *names; names++) {
        xmlChar *value = xmlGetProp(node, (const xmlChar *)*names);
        ck_assert_msg(value && *value, "%s lacks %s", (const char *)node->name, *names);
        xmlFree(value);
    }
}

/* The number in the attribute; 0 when it is not there. */
static inline unsigned junit_number(const xmlNode *node, const char *name)
{
    xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
    unsigned n = value ? (unsigned)atoi((const char *)value) : 0;
    xmlFree(value);
    return n;
}

static inline void junit_check_suite(const xmlNode *suite)
{
    static const char *const SUITE[] = {"name",   "package", "id",       "tests",     "failures",
                                        "errors", "time",    "hostname", "timestamp", NULL};
    static const char *const CASE[] = {"name", "classname", "time", NULL};
    static const char *const BAD[] = {"type", "message", NULL};
    unsigned failures = 0, errors = 0, skipped = 0;
    junit_attributes(suite, SUITE);
    ck_assert_uint_eq(junit_children(suite, "properties"), 1);
    ck_assert_uint_eq(junit_children(suite, "system-out"), 1);
    ck_assert_uint_eq(junit_children(suite, "system-err"), 1);
    for (const xmlNode *node = suite->children; node; node = node->next) {
        if (!junit_is(node, "testcase"))
            continue;
        junit_attributes(node, CASE);
        failures += junit_children(node, "failure");
        errors += junit_children(node, "error");
        skipped += junit_children(node, "skipped");
        ck_assert_uint_le(junit_children(node, "failure") + junit_children(node, "error") +
                              junit_children(node, "skipped"),
                          1);
        for (const xmlNode *bad = node->children; bad; bad = bad->next) {
            if (bad->type == XML_ELEMENT_NODE)
                junit_attributes(bad, BAD);
        }
    }
    ck_assert_uint_eq(junit_number(suite, "tests"), junit_children(suite, "testcase"));
    ck_assert_uint_eq(junit_number(suite, "failures"), failures);
    ck_assert_uint_eq(junit_number(suite, "errors"), errors);
    ck_assert_uint_eq(junit_number(suite, "skipped"), skipped);
}

static inline void junit_check(const char *bytes, unsigned suites)
{
    xmlDoc *doc = xmlReadMemory(bytes, (int)strlen(bytes), "j.xml", NULL, XML_PARSE_NONET);
    ck_assert_ptr_nonnull(doc);
    const xmlNode *root = xmlDocGetRootElement(doc);
    ck_assert(junit_is(root, "testsuites"));
    ck_assert_uint_eq(junit_children(root, "testsuite"), suites);
    for (const xmlNode *suite = root->children; suite; suite = suite->next) {
        if (suite->type == XML_ELEMENT_NODE)
            junit_check_suite(suite);
    }
    xmlFreeDoc(doc);
}
