/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the agency of the desk proves itself with. */
#define SERVICE_TOKEN "agency-token-0123456789"

/**
 * ServiceProcess:
 *
 * The real quote service on a database of its own in a folder of the test, from start to stop; it
 * may be started again on the same port.
 */
typedef struct _ServiceProcess ServiceProcess;

ServiceProcess *service_process_new (const char *folder);
void service_process_free (ServiceProcess *self);
void service_process_start (ServiceProcess *self, ...) G_GNUC_NULL_TERMINATED;
void service_process_stop (ServiceProcess *self);
char *service_process_run (ServiceProcess *self, ...) G_GNUC_NULL_TERMINATED;
guint16 service_process_get_port (ServiceProcess *self);
char *service_process_dup_address (ServiceProcess *self);
const char *service_process_get_database (ServiceProcess *self);
const char *service_process_get_log (ServiceProcess *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ServiceProcess, service_process_free)

G_END_DECLS
