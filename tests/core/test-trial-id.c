/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-error.h"
#include "sojourn-trial-id.h"

#include <string.h>

static const struct {
    SojournRegistry registry;
    const char *good[4];
    const char *bad[6];
} registries[] = {
    // clang-format off
    { SOJOURN_REGISTRY_NCT, { "NCT03308565", "NCT02352077" },
      { "NCT13308565", "NCT0330856", "NCT033085650", "nct03308565", "NCT03308565\n", "NCT0330856\u0665" } },
    { SOJOURN_REGISTRY_CHICTR, { "ChiCTR2100051378", "ChiCTR18000145", "ChiCTR-TRC-10001234" },
      { "ChiCTR-21-0005", "ChiCTR2100", "ChiCTR-TR-10001234", "ChiCTR21000513780", "CHICTR2100051378" } },
    { SOJOURN_REGISTRY_JRCT, { "jRCT2053210130", "jRCTs032200001", "jRCTb030190173" },
      { "jRCT205321013", "jRCTs03220000", "jRCTS032200001", "JRCT2053210130", "jRCT20532101300" } },
    { SOJOURN_REGISTRY_EUDRACT, { "2015-001234-12" },
      { "2015-501234-12", "1999-001234-12", "2015-01234-12", "2015-001234-12-00", "2015-001234" } },
    { SOJOURN_REGISTRY_CTIS, { "2022-500123-12-00" },
      { "2022-000123-12-00", "2022-500123-12", "2022-500123-12-0", "22-500123-12-00" } },
    { SOJOURN_REGISTRY_ISRCTN, { "ISRCTN12345678" },
      { "ISRCTN1234567", "ISRCTN123456789", "ISRCTN-12345678", "RCTN12345678" } },
    { SOJOURN_REGISTRY_UMIN, { "UMIN000035074" },
      { "UMIN00035074", "UMIN100035074", "UMIN0000350745", "C000035074" } },
    { SOJOURN_REGISTRY_ACTRN, { "ACTRN12621000123456" },
      { "ACTRN12521000123456", "ACTRN1262100012345", "ACTRN126210001234567" } },
    { SOJOURN_REGISTRY_KCT, { "KCT0003286" }, { "KCT003286", "KCT1003286", "KCT00032860" } },
    { SOJOURN_REGISTRY_CTRI, { "CTRI/2020/01/022900", "CTRI/2010/091/000123" },
      { "CTRI/2020/1/022900", "CTRI/2020/01/122900", "CTRI/2020/01/22900", "CTRI2020/01/022900" } },
    { SOJOURN_REGISTRY_DRKS, { "DRKS00012345" }, { "DRKS0012345", "DRKS10012345", "DRKS000123456" } },
    { SOJOURN_REGISTRY_IRCT, { "IRCT20200101045678N1", "IRCT201201017777N123" },
      { "IRCT20200101045678", "IRCT20200101045678N", "IRCT20200101045678N1234", "IRCT138901017777N1" } },
    { SOJOURN_REGISTRY_TCTR, { "TCTR20200318001" }, { "TCTR2020031800", "TCTR19200318001", "TCTR202003180010" } },
    { SOJOURN_REGISTRY_PACTR, { "PACTR201803003024191" }, { "PACTR20180300302419", "PACTR2018030030241911", "PACTR191803003024191" } },
    { SOJOURN_REGISTRY_REBEC, { "RBR-386rm8", "RBR-6qvdftm" },
      { "RBR-a86rm8", "RBR-386rm", "RBR386rm8", "RBR-386rm8xyz", "RBR-386r_8", "RBR-386rm\u00e9" } },
    // clang-format on
};

static void
assert_refused (SojournRegistry registry, const char *id, SojournDataError code)
{
    g_autoptr (GError) error = NULL;

    g_assert_false (sojourn_trial_id_check (registry, id, &error));
    g_assert_error (error, SOJOURN_DATA_ERROR, (int)code);
}

static void
test_patterns (void)
{
    g_assert_cmpuint (G_N_ELEMENTS (registries), ==, SOJOURN_REGISTRY_REBEC + 1);

    for (gsize i = 0; i < G_N_ELEMENTS (registries); i++) {
        for (gsize j = 0; registries[i].good[j] != NULL; j++) {
            const char *id = registries[i].good[j];
            g_autofree char *normal = sojourn_trial_id_normalize (id);
            SojournRegistry found = 99;

            g_test_message ("“%s”", id);
            g_assert_true (sojourn_trial_id_check (registries[i].registry, id, NULL));
            g_assert_cmpstr (normal, ==, id);
            g_assert_true (sojourn_trial_id_find_registry (id, &found));
            g_assert_cmpint (found, ==, registries[i].registry);
        }
        for (gsize j = 0; j < G_N_ELEMENTS (registries[i].bad) && registries[i].bad[j] != NULL; j++)
            assert_refused (registries[i].registry, registries[i].bad[j],
                            SOJOURN_DATA_ERROR_INVALID);
    }
}

static void
test_normalize (void)
{
    const char *cases[][2] = {
        { "nct 0330 8565", "NCT03308565" },
        { " NCT#03308565 ", "NCT03308565" },
        { "NCT: 03308565", "NCT03308565" },
        { "Nct-03308565", "NCT03308565" },
        { "\uff2e\uff23\uff34\uff10\uff13\uff13\uff10\uff18\uff15\uff16\uff15", "NCT03308565" },
        { "CHICTR2100051378", "ChiCTR2100051378" },
        { "chictr\u2013trc\u201310001234", "ChiCTR-TRC-10001234" },
        { "ChiCTR-21-0005", "ChiCTR-21-0005" },
        { "JRCTS032200001", "jRCTs032200001" },
        { "jrct 2053210130", "jRCT2053210130" },
        { "EudraCT: 2015-001234-12", "2015-001234-12" },
        { "2015\u2011001234\u201112", "2015-001234-12" },
        { "EU CT 2022-500123-12-00", "2022-500123-12-00" },
        { "ctri 2020/01/022900", "CTRI/2020/01/022900" },
        { "irct20200101045678n1", "IRCT20200101045678N1" },
        { "rbr 6QVDFTM", "RBR-6qvdftm" },
        { "something else", "somethingelse" },
        { "", "" },
        { NULL, "" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autofree char *normal = sojourn_trial_id_normalize (cases[i][0]);

        g_assert_cmpstr (normal, ==, cases[i][1]);
    }
}

static void
test_refused (void)
{
    g_autoptr (GError) error = NULL;
    SojournRegistry registry = SOJOURN_REGISTRY_KCT;

    assert_refused (SOJOURN_REGISTRY_NCT, NULL, SOJOURN_DATA_ERROR_MISSING);
    assert_refused (SOJOURN_REGISTRY_NCT, "", SOJOURN_DATA_ERROR_MISSING);
    assert_refused (SOJOURN_REGISTRY_NCT, "NCT0330856\xff", SOJOURN_DATA_ERROR_INVALID);
    assert_refused (SOJOURN_REGISTRY_NCT, "ISRCTN12345678", SOJOURN_DATA_ERROR_INVALID);
    assert_refused ((SojournRegistry)99, "NCT03308565", SOJOURN_DATA_ERROR_REFERENCE);
    assert_refused ((SojournRegistry)-1, "NCT03308565", SOJOURN_DATA_ERROR_REFERENCE);

    g_assert_false (sojourn_trial_id_check (SOJOURN_REGISTRY_CHICTR, "ChiCTR-21-0005", &error));
    g_assert_nonnull (strstr (error->message, "ChiCTR2100051378"));

    g_assert_false (sojourn_trial_id_find_registry ("ChiCTR-21-0005", &registry));
    g_assert_false (sojourn_trial_id_find_registry (NULL, &registry));
    g_assert_false (sojourn_trial_id_find_registry ("\xff", &registry));
    g_assert_cmpint (registry, ==, SOJOURN_REGISTRY_KCT);
}

/* The example in the message of each registry is itself accepted. */
static void
test_examples (void)
{
    for (gsize i = 0; i < G_N_ELEMENTS (registries); i++) {
        g_autoptr (GError) error = NULL;
        const char *example;

        sojourn_trial_id_check (registries[i].registry, "x", &error);
        example = strrchr (error->message, ' ') + 1;
        g_assert_true (sojourn_trial_id_check (registries[i].registry, example, NULL));
    }
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/trial-id/patterns", test_patterns);
    g_test_add_func ("/trial-id/normalize", test_normalize);
    g_test_add_func ("/trial-id/refused", test_refused);
    g_test_add_func ("/trial-id/examples", test_examples);
    return g_test_run ();
}
