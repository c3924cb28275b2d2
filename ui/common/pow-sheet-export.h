/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/interchange/pow-sheet.h"
#include "ui/common/pow-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tables on their way to other programs. Main thread; the writing is done elsewhere. */

/* Asks an export for the next sheet of a workbook as text, which holds one table a file. */
#define POW_SHEET_EXPORT_NEXT "next.csv"

GMenuModel *pow_sheet_export_dup_menu (const char *action, const char *more);
void pow_sheet_export_ask (PowSession *session, GtkWindow *window, PowSheet *sheet, const char *remark, gboolean only_differences, const char *format);
void pow_sheet_export_write (PowSession *session, PowSheet *sheet, const char *remark, gboolean only_differences, PowSheetFormat format, GFile *file);

G_END_DECLS
