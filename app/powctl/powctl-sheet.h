/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/powctl/powctl.h"

#include "model/interchange/pow-sheet.h"

G_BEGIN_DECLS

/* Whether the name of a file says as what to write it. */
gboolean powctl_check_sheet (const char *file, GError **error);
/* What the line above the table says: the programme, what it is @about, and of which day. */
char *powctl_dup_sheet_remark (PowSnapshot *snapshot, PowDate today, const char *about);
/* Replaces @file, whole or not at all, and tells that it did. */
gboolean powctl_write_sheet (Powctl *powctl, PowSheet *sheet, const char *file, const char *remark, GError **error);

G_END_DECLS
