/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-catalogue-fields.h"
#include "sojourn-journey-fields.h"
#include "sojourn-quote-fields.h"
#include "sojourn-rules.h"
#include "test-case-builder.h"

/* Every rule has a test of each aspect; test-rules.c checks that none lacks one. */
typedef enum {
    RULE_TEST_FIRES,
    RULE_TEST_JUST_NOT,
    RULE_TEST_MISSING,
} RuleTestAspect;

#define RULE_TEST_N_ASPECTS (RULE_TEST_MISSING + 1)

typedef struct {
    const char *rule;
    RuleTestAspect aspect;
    void (*func) (void);
} RuleTest;

/* A test of something beside the rules. */
typedef struct {
    const char *path;
    void (*func) (void);
} ExtraTest;

typedef struct {
    const RuleTest *tests;
    guint n_tests;
    const ExtraTest *extra;
    guint n_extra;
} RuleTestSuite;

#define RULE_TEST_SUITE(table, more)                                                               \
    { .tests = (table),                                                                            \
      .n_tests = G_N_ELEMENTS (table),                                                             \
      .extra = (more),                                                                             \
      .n_extra = G_N_ELEMENTS (more) }
#define RULE_TEST_SUITE_PLAIN(table) { .tests = (table), .n_tests = G_N_ELEMENTS (table) }

extern const RuleTestSuite rule_test_consent;
extern const RuleTestSuite rule_test_documents;
extern const RuleTestSuite rule_test_eligibility;
extern const RuleTestSuite rule_test_gate;
extern const RuleTestSuite rule_test_guards;
extern const RuleTestSuite rule_test_neurology;
extern const RuleTestSuite rule_test_quotes;
extern const RuleTestSuite rule_test_regulation;
extern const RuleTestSuite rule_test_scenarios;
extern const RuleTestSuite rule_test_travel;

/* Evaluates the case; the findings are the case's until it is evaluated again. */
const GPtrArray *rule_test_evaluate (TestCase *test);
guint rule_test_count (TestCase *test, const char *rule);
const SojournFinding *rule_test_pick (const GPtrArray *findings, const char *rule);

/* Evaluates the case and asserts that @rule has exactly one finding, of @severity, about @subject,
 * whose sentence holds @words. */
const SojournFinding *rule_test_expect_at (const char *where,
                                           TestCase *test,
                                           const char *rule,
                                           SojournSeverity severity,
                                           const char *subject,
                                           const char *words);
#define rule_test_expect(...) rule_test_expect_at (G_STRLOC, __VA_ARGS__)
void rule_test_expect_none (TestCase *test, const char *rule);
void rule_test_assert_place (const SojournFinding *finding,
                             SojournKind kind,
                             const char *uuid,
                             int field);
void rule_test_assert_has (const char *text, const char *words);
