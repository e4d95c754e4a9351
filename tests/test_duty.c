/* The arithmetic of obligation as a table, and the requirements that stand on it. */
#include "check/matrix.h"
#include "pack/duty.h"

#include "check_world.h"
#include "suite.h"

enum { REASON = 1, PLAN = 2, DISPENSATION = 4, NEEDS_PLAN = 8, IRRELEVANT = 16 };

static enum ark_duty duty(enum ark_level level, enum ark_presence presence, int said)
{
    return ark_duty((struct ark_effect){.level = level},
                    (struct ark_standing){.presence = presence,
                                          .reason = said & REASON,
                                          .plan = said & PLAN,
                                          .dispensation = said & DISPENSATION,
                                          .needs_plan = said & NEEDS_PLAN,
                                          .irrelevant = said & IRRELEVANT});
}

START_TEST(levels_by_what_is_known)
{
    static const struct {
        enum ark_level level;
        enum ark_presence presence;
        int said;
        enum ark_duty duty;
    } ROWS[] = {
        {ARK_SKAL, ARK_PRESENT, 0, ARK_DUTY_MET},
        {ARK_SKAL, ARK_ABSENT, 0, ARK_DUTY_BROKEN},
        {ARK_SKAL, ARK_ABSENT, REASON, ARK_DUTY_BROKEN},
        {ARK_SKAL, ARK_ABSENT, REASON | PLAN, ARK_DUTY_BROKEN},
        {ARK_SKAL, ARK_ABSENT, REASON | DISPENSATION, ARK_DUTY_EXPLAINED},
        {ARK_SKAL, ARK_ABSENT, DISPENSATION, ARK_DUTY_BROKEN},
        {ARK_SKAL, ARK_ABSENT, REASON | DISPENSATION | NEEDS_PLAN, ARK_DUTY_BROKEN},
        {ARK_SKAL, ARK_ABSENT, REASON | DISPENSATION | PLAN | NEEDS_PLAN, ARK_DUTY_EXPLAINED},
        {ARK_SKAL, ARK_PRESENCE_UNKNOWN, 0, ARK_DUTY_OPEN},
        {ARK_SKAL, ARK_PRESENCE_UNKNOWN, REASON | DISPENSATION, ARK_DUTY_OPEN},
        {ARK_SKAL, ARK_PRESENCE_UNKNOWN, IRRELEVANT, ARK_DUTY_OPEN},
        {ARK_SKAL, ARK_PRESENCE_UNKNOWN, IRRELEVANT | REASON, ARK_DUTY_NONE},
        {ARK_BOER, ARK_PRESENT, 0, ARK_DUTY_MET},
        {ARK_BOER, ARK_ABSENT, 0, ARK_DUTY_BROKEN},
        {ARK_BOER, ARK_ABSENT, PLAN | DISPENSATION, ARK_DUTY_BROKEN},
        {ARK_BOER, ARK_ABSENT, REASON, ARK_DUTY_EXPLAINED},
        {ARK_BOER, ARK_ABSENT, REASON | NEEDS_PLAN, ARK_DUTY_BROKEN},
        {ARK_BOER, ARK_ABSENT, REASON | PLAN | NEEDS_PLAN, ARK_DUTY_EXPLAINED},
        {ARK_BOER, ARK_PRESENCE_UNKNOWN, 0, ARK_DUTY_OPEN},
        {ARK_BOER, ARK_PRESENCE_UNKNOWN, IRRELEVANT, ARK_DUTY_OPEN},
        {ARK_BOER, ARK_PRESENCE_UNKNOWN, IRRELEVANT | REASON, ARK_DUTY_NONE},
        {ARK_KAN, ARK_PRESENT, 0, ARK_DUTY_MET},
        {ARK_KAN, ARK_ABSENT, 0, ARK_DUTY_FREE},
        {ARK_KAN, ARK_ABSENT, REASON, ARK_DUTY_EXPLAINED},
        {ARK_KAN, ARK_ABSENT, REASON | NEEDS_PLAN, ARK_DUTY_FREE},
        {ARK_KAN, ARK_PRESENCE_UNKNOWN, 0, ARK_DUTY_FREE},
        {ARK_KAN, ARK_PRESENCE_UNKNOWN, IRRELEVANT, ARK_DUTY_NONE},
        {ARK_SKAL_FORLADES, ARK_ABSENT, 0, ARK_DUTY_MET},
        {ARK_SKAL_FORLADES, ARK_PRESENT, 0, ARK_DUTY_BROKEN},
        {ARK_SKAL_FORLADES, ARK_PRESENT, REASON, ARK_DUTY_BROKEN},
        {ARK_SKAL_FORLADES, ARK_PRESENT, REASON | DISPENSATION, ARK_DUTY_EXPLAINED},
        {ARK_SKAL_FORLADES, ARK_PRESENCE_UNKNOWN, 0, ARK_DUTY_OPEN},
        {ARK_BOER_FORLADES, ARK_ABSENT, 0, ARK_DUTY_MET},
        {ARK_BOER_FORLADES, ARK_PRESENT, 0, ARK_DUTY_BROKEN},
        {ARK_BOER_FORLADES, ARK_PRESENT, REASON, ARK_DUTY_EXPLAINED},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        enum ark_duty got = duty(ROWS[i].level, ROWS[i].presence, ROWS[i].said);
        ck_assert_msg(got == ROWS[i].duty, "row %zu: %s", i, ark_duty_key(got));
    }
}
END_TEST

/* Whatever else is known: FORLADES is its verb with presence the other way round, N/A asks nothing,
 * and more said is never worse. */
START_TEST(what_holds_of_all)
{
    static const enum ark_presence OTHER[] = {ARK_PRESENCE_UNKNOWN, ARK_ABSENT, ARK_PRESENT};
    for (int said = 0; said < 2 * IRRELEVANT; said++) {
        for (int presence = 0; presence < 3; presence++) {
            ck_assert_int_eq(duty(ARK_SKAL_FORLADES, (enum ark_presence)presence, said),
                             duty(ARK_SKAL, OTHER[presence], said));
            ck_assert_int_eq(duty(ARK_BOER_FORLADES, (enum ark_presence)presence, said),
                             duty(ARK_BOER, OTHER[presence], said));
            ck_assert_int_ne(duty(ARK_KAN, (enum ark_presence)presence, said), ARK_DUTY_BROKEN);
            if (duty(ARK_SKAL, (enum ark_presence)presence, said) != ARK_DUTY_BROKEN)
                ck_assert_int_ne(duty(ARK_BOER, (enum ark_presence)presence, said),
                                 ARK_DUTY_BROKEN);
            struct ark_standing standing = {.presence = (enum ark_presence)presence};
            struct ark_effect effect = {.level = ARK_SKAL, .skip = ARK_SKIP_PROFILE};
            ck_assert_int_eq(ark_duty(effect, standing), ARK_DUTY_NONE);
        }
    }
}
END_TEST

#define R1 "(f:Framework {id:'prøve'})-[:STATES]->(r:Rule {id:'R 1'})"
#define ASK "ask: {da: D, en: E}"
#define ANSWER(what) R1 ", (:Row)-[:ANSWERS {" what "}]->(r)"
#define DEV(what) ", (:Dev {" what "})-[:DEVIATES_FROM]->(r)"

START_TEST(requirements_put_checks_and_answers_together)
{
    static const struct {
        const char *level, *keys, *given;
        enum ark_duty duty;
        bool by_answer;
    } ROWS[] = {
        {"BØR", ASK, R1, ARK_DUTY_OPEN, false},
        {"KAN", ASK, R1, ARK_DUTY_FREE, false},
        {"BØR", ASK, ANSWER("status:'følger'"), ARK_DUTY_MET, true},
        {"BØR", ASK, ANSWER("status:'afviger'"), ARK_DUTY_BROKEN, true},
        {"BØR", ASK, ANSWER("status:'afviger', reason:'dyrt'"), ARK_DUTY_EXPLAINED, true},
        {"BØR", ASK, ANSWER("status:'følger delvist'"), ARK_DUTY_BROKEN, true},
        {"SKAL", ASK, ANSWER("status:'afviger', reason:'dyrt'"), ARK_DUTY_BROKEN, true},
        {"SKAL", ASK, ANSWER("status:'ikke relevant', reason:'r'"), ARK_DUTY_NONE, true},
        {"SKAL", ASK, ANSWER("status:'ikke relevant'"), ARK_DUTY_OPEN, false},
        {"SKAL", ASK, ANSWER("statusText:'måske'"), ARK_DUTY_OPEN, false},
        {"SKAL FORLADES", ASK, ANSWER("status:'følger'"), ARK_DUTY_MET, true},
        {"BØR", ASK, R1 DEV("reason:'dyrt'"), ARK_DUTY_EXPLAINED, true},
        {"SKAL", ASK, R1 DEV("reason:'dyrt', approved:'Rådet'"), ARK_DUTY_EXPLAINED, true},
        {"SKAL", ASK, R1 DEV("reason:'dyrt', approved:'Rådet', expires:'2020'"), ARK_DUTY_BROKEN,
         true},
        {"BØR", OWNED, ANSWER("status:'følger'") ", (:C {name:'a'})", ARK_DUTY_BROKEN, false},
        {"BØR", OWNED, R1 ", (:C {ejer:'b'})", ARK_DUTY_MET, false},
        {"BØR", OWNED, ANSWER("status:'afviger'") ", (:C {ejer:'b'})", ARK_DUTY_BROKEN, false},
        {"BØR", OWNED, R1 DEV("reason:'dyrt'") ", (:C {name:'a'})", ARK_DUTY_EXPLAINED, false},
        {"KAN", OWNED, R1 ", (:C {name:'a'})", ARK_DUTY_FREE, false},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        struct ark_result *result = run(ROWS[i].level, ROWS[i].keys, ROWS[i].given);
        uint32_t n;
        const struct ark_matrix_row *all = ark_matrix_rows(result, result->packs[0], &n);
        ck_assert_uint_eq(n, 2);
        ck_assert_str_eq(all[0].id, "R 1");
        ck_assert_uint_eq(all[0].checks, 1);
        ck_assert_uint_eq(all[1].checks, 0);
        ck_assert_msg(all[0].duty == ROWS[i].duty, "row %zu: %s", i, ark_duty_key(all[0].duty));
        ck_assert_msg(all[0].by_answer == ROWS[i].by_answer, "row %zu: by answer", i);
        ark_result_free(result);
    }
}
END_TEST

/* "Why" alone is not enough where the framework asks for the way back, too. */
START_TEST(a_plan_is_needed_where_the_framework_says_so)
{
    static const char PACK[] =
        "pack: prøve\nversion: \"1\"\ntitle: {da: Prøve, en: Trial}\n"
        "principles:\n"
        "  - {id: P1, title: {da: Et, en: One}, gist: {da: Et, en: One}, needs_plan: true}\n"
        "  - {id: P2, title: {da: To, en: Two}, gist: {da: To, en: Two}}\n"
        "rules:\n"
        "  - {id: R-a, principle: P1, level: BØR, sure: ours, title: {da: T, en: T}, source: {da: "
        "S, "
        "en: S}, remedy: {da: R, en: R}, match: '(a:C)', forbid: true, message: {da: M, en: M}, "
        "tests: [{given: '(:C)', finds: 1}, {given: '(:D)', finds: 0}]}\n"
        "  - {id: R-b, principle: P2, level: BØR, sure: ours, title: {da: T, en: T}, source: {da: "
        "S, "
        "en: S}, remedy: {da: R, en: R}, match: '(a:C)', forbid: true, message: {da: M, en: M}, "
        "tests: [{given: '(:C)', finds: 1}, {given: '(:D)', finds: 0}]}\n";
    static const char *const GIVEN[] = {"reason:'dyrt'", "reason:'dyrt', plan:'2027'",
                                        "plan:'2027'"};
    static const enum ark_verdict VERDICTS[][2] = {{ARK_VIOLATED, ARK_EXPLAINED},
                                                   {ARK_EXPLAINED, ARK_EXPLAINED},
                                                   {ARK_VIOLATED, ARK_VIOLATED}};
    g_autoptr(GError) error = NULL;
    const struct ark_pack *pack = ark_pack_load(compile(), "p.yaml", PACK, strlen(PACK), &error);
    ck_assert_msg(pack != NULL, "%s", error ? error->message : "");
    for (size_t i = 0; i < G_N_ELEMENTS(GIVEN); i++) {
        g_autofree char *given = g_strdup_printf(
            "(:C), (f:Framework {id:'prøve'})-[:STATES]->(p:Principle {id:'P1'}), "
            "(f)-[:STATES]->(q:Principle {id:'P2'}), (d:Dev {%s})-[:DEVIATES_FROM]->(p), "
            "(d)-[:DEVIATES_FROM]->(q)",
            GIVEN[i]);
        struct ark_result *result = run_on(pack, graph_of(given));
        for (int k = 0; k < 2; k++)
            ck_assert_int_eq(result->rules.v[k].verdict, VERDICTS[i][k]);
        ark_result_free(result);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {levels_by_what_is_known, what_holds_of_all,
                                  requirements_put_checks_and_answers_together,
                                  a_plan_is_needed_where_the_framework_says_so};
    Suite *suite = suite_create("duty");
    TCase *tc = tcase_create("all");
    tcase_add_checked_fixture(tc, setup, teardown);
    for (size_t i = 0; i < G_N_ELEMENTS(tests); i++)
        tcase_add_test(tc, tests[i]);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
