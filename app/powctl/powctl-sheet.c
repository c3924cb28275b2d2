/* SPDX-License-Identifier: EUPL-1.2 */
/* A table for other programs, in a file whose name says as what. */
#include "pow-config.h"

#include "app/powctl/powctl-sheet.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

gboolean
powctl_check_sheet (const char *file, GError **error)
{
  PowSheetFormat format;

  if (pow_sheet_find_format (file, &format))
    return TRUE;
  g_set_error (error, POWCTL_ERROR, POWCTL_ERROR_USAGE,
               _ ("“%s” does not say as what to write: give a name that ends in .xlsx or .csv."), file);
  return FALSE;
}

char *
powctl_dup_sheet_remark (PowSnapshot *snapshot, PowDate today, const char *about)
{
  PowRecord *programme = pow_snapshot_get_programme (snapshot);
  g_autofree char *day = pow_date_format (today);

  return g_strdup_printf ("%s, %s, %s", programme != NULL ? pow_record_get_title (programme) : "", about, day);
}

gboolean
powctl_write_sheet (Powctl *powctl, PowSheet *sheet, const char *file, const char *remark, GError **error)
{
  PowSheetFormat format = POW_SHEET_CSV;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFile) target = g_file_new_for_commandline_arg (file);
  gsize length;
  const char *contents;

  if (!powctl_check_sheet (file, error) || !pow_sheet_find_format (file, &format))
    return FALSE;
  bytes = pow_sheet_write (sheet, format, remark, FALSE, error);
  if (bytes == NULL)
    return FALSE;
  contents = g_bytes_get_data (bytes, &length);
  if (!g_file_replace_contents (target, contents, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, error))
    return FALSE;
  if (powctl->json)
    {
      cJSON *document = cJSON_CreateObject ();

      cJSON_AddStringToObject (document, "file", file);
      cJSON_AddStringToObject (document, "format", pow_sheet_format_get_ending (format) + 1);
      powctl_print_json (document);
    }
  else
    powctl_print (_ ("Written to %s\n"), file);
  return TRUE;
}
