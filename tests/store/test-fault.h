/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/*
 * TestFault:
 *
 * The system calls of SQLite that change a file, one of which goes wrong. The real SQLite, on real
 * files: the disk is what fails.
 */
typedef enum {
    TEST_FAULT_NONE,
    TEST_FAULT_FULL,    /* a write fails with ENOSPC */
    TEST_FAULT_SYNC,    /* a flush fails with EIO */
    TEST_FAULT_WRITE,   /* a write fails with EIO */
    TEST_FAULT_READ,    /* a read fails with EIO */
    TEST_FAULT_NO_LOCK, /* a lock fails with ENOLCK */
    TEST_FAULT_KILL,    /* the process dies before a write, a flush, a truncation or a removal */
    TEST_FAULT_POWER,   /* as before, and of what was not flushed some writes never reached the disk
                         */
} TestFault;

/* The call of that number from now on goes wrong, and if @lasting all that follow. */
void test_fault_arm (TestFault fault, guint number, gboolean lasting);

/* A program passes here before a system call of its own before which it may die. */
void test_fault_pass (void);

/* Whether it did. */
gboolean test_fault_struck (void);
void test_fault_disarm (void);
