/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-sheet-export.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>

/* What the menu says of each format. */
static const char *const labels[POW_N_SHEET_FORMATS] = { N_ ("Spreadsheet (xlsx)…"), N_ ("Text with semicolons (csv)…") };

/* One export under way: from the question for a file to the message that it is there. */
typedef struct
{
  PowSession *session;
  PowSheet *sheet;
  char *remark;
  gboolean only_differences;
  PowSheetFormat format;
  GtkFileChooserNative *chooser; /* kept alive while it is open */
} Export;

static Export *
export_new (PowSession *session, PowSheet *sheet, const char *remark, gboolean only_differences, PowSheetFormat format)
{
  Export *export = g_new0 (Export, 1);

  export->session = g_object_ref (session);
  export->sheet = pow_sheet_ref (sheet);
  export->remark = g_strdup (remark);
  export->only_differences = only_differences;
  export->format = format;
  return export;
}

static void
export_free (Export *export)
{
  g_clear_object (&export->chooser);
  g_object_unref (export->session);
  pow_sheet_unref (export->sheet);
  g_free (export->remark);
  g_free (export);
}

/**
 * pow_sheet_export_dup_menu:
 * @action: an action that takes the ending of a format, such as ".xlsx"
 * @more: (nullable): what an item says that writes the next sheet of the workbook as text, for which the action gets
 *   %POW_SHEET_EXPORT_NEXT; %NULL: there is no next sheet
 *
 * Returns: (transfer full): an item for each format
 */
GMenuModel *
pow_sheet_export_dup_menu (const char *action, const char *more)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < POW_N_SHEET_FORMATS; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (labels[i]), NULL);

      g_menu_item_set_action_and_target (item, action, "s", pow_sheet_format_get_ending ((PowSheetFormat) i));
      g_menu_append_item (menu, item);
    }
  if (more != NULL)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (more, NULL);

      g_menu_item_set_action_and_target (item, action, "s", POW_SHEET_EXPORT_NEXT);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static void
work_cb (GTask *task, gpointer file, gpointer data, GCancellable *cancellable)
{
  Export *export = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = pow_sheet_write (export->sheet, export->format, export->remark, export->only_differences, &error);
  gsize length = 0;
  const char *contents = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  if (contents != NULL
      && g_file_replace_contents (file, contents, length, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *file, GAsyncResult *result, gpointer data)
{
  Export *export = data;
  g_autofree char *base = g_file_get_basename (G_FILE (file));
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    words = g_strdup_printf (_ ("Exported to %s"), name);
  else
    words = g_strdup_printf (_ ("%s could not be written: %s. Choose another folder."), name, error->message);
  pow_session_tell (export->session, words, FALSE);
  export_free (export);
}

/**
 * pow_sheet_export_write:
 * @session: where the end is told
 * @sheet: what is written
 * @remark: (nullable): the line above the table
 * @only_differences: whether rows that do not differ are left out
 * @format: in what
 * @file: where to
 *
 * Writes a sheet beside the main thread and tells in a sentence how that went. A file that was there is replaced,
 * or stays as it was.
 */
void
pow_sheet_export_write (PowSession *session, PowSheet *sheet, const char *remark, gboolean only_differences, PowSheetFormat format, GFile *file)
{
  g_autoptr (GTask) task = NULL;
  Export *export;

  g_return_if_fail (POW_IS_SESSION (session) && sheet != NULL && G_IS_FILE (file));

  /* The session belongs to the main thread, which lets go of it: not the task, which ends on either. */
  export = export_new (session, sheet, remark, only_differences, format);
  task = g_task_new (file, NULL, written_cb, export);
  g_task_set_task_data (task, export, NULL);
  g_task_run_in_thread (task, work_cb);
}

/* A name that was typed with another ending is obeyed; one without any gets that of the format. */
static GFile *
find_file (GFile *chosen, PowSheetFormat *format)
{
  g_autofree char *base = g_file_get_basename (chosen);
  g_autofree char *name = NULL;
  g_autoptr (GFile) folder = g_file_get_parent (chosen);

  if (pow_sheet_find_format (base, format) || folder == NULL)
    return g_object_ref (chosen);
  name = g_strconcat (base, pow_sheet_format_get_ending (*format), NULL);
  return g_file_get_child (folder, name);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, Export *export)
{
  g_autoptr (GFile) chosen = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  if (chosen != NULL)
    {
      PowSheetFormat format = export->format;
      g_autoptr (GFile) file = find_file (chosen, &format);

      pow_sheet_export_write (export->session, export->sheet, export->remark, export->only_differences, format, file);
    }
  export_free (export);
}

/**
 * pow_sheet_export_ask:
 * @session: where the end is told
 * @window: the window that asks
 * @sheet: what is written
 * @remark: (nullable): the line above the table: what it is, of when, of how many it is known
 * @only_differences: whether rows that do not differ are left out
 * @format: ending of the format to offer, such as ".xlsx"; %POW_SHEET_EXPORT_NEXT: the next sheet, as text
 *
 * Asks where to, and writes it there. Main thread.
 */
void
pow_sheet_export_ask (PowSession *session, GtkWindow *window, PowSheet *sheet, const char *remark, gboolean only_differences, const char *format)
{
  PowSheetFormat wanted = POW_SHEET_XLSX;
  g_autofree char *name = NULL;
  Export *export;

  g_return_if_fail (POW_IS_SESSION (session) && GTK_IS_WINDOW (window) && sheet != NULL && format != NULL);

  if (g_str_equal (format, POW_SHEET_EXPORT_NEXT) && pow_sheet_get_next (sheet) != NULL)
    {
      sheet = pow_sheet_get_next (sheet);
      name = g_strconcat (_ ("changes"), pow_sheet_format_get_ending (POW_SHEET_CSV), NULL);
    }
  else
    name = g_strconcat (_ ("comparison"), format, NULL);
  pow_sheet_find_format (name, &wanted);
  export = export_new (session, sheet, remark, only_differences, wanted);
  export->chooser = gtk_file_chooser_native_new (_ ("Export"), window, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (export->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (export->chooser), name);
  g_signal_connect (export->chooser, "response", G_CALLBACK (chosen_cb), export);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (export->chooser));
}
