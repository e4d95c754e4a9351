/* Stands in for whole queries until src/query has them. Delete this file and its line in
 * tests/tck/meson.build then: the linker would take the stub, since it comes before the library. */
#include "base/error.h"
#include "query/query.h"

#define STUB __attribute__((weak))

STUB struct ark_query *ark_query_compile(const struct ark_compile *compile, struct ark_snippet text,
                                         GError **error)
{
    (void)compile;
    ark_fail(error, ARK_ERROR_PACK, "%s: whole queries are not built yet", text.file);
    return NULL;
}

STUB uint32_t ark_query_width(const struct ark_query *query)
{
    (void)query;
    return 0;
}

STUB const char *ark_query_column(const struct ark_query *query, uint32_t column)
{
    (void)query;
    (void)column;
    return "";
}

STUB bool ark_query_run(struct ark_matcher *matcher, const struct ark_query *query, ark_row_fn fn,
                        void *user, GError **error)
{
    (void)matcher;
    (void)query;
    (void)fn;
    (void)user;
    return ark_fail(error, ARK_ERROR_PACK, "whole queries are not built yet");
}
