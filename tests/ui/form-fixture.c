/* SPDX-License-Identifier: EUPL-1.2 */
#include "form-fixture.h"

#include "ui/history/pow-undo-dialog.h"

#include <adwaita.h>
#include <string.h>

GtkWidget *
find (GtkWidget *widget, Matches matches, gconstpointer data)
{
  if (matches (widget, data))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, matches, data);

      if (found != NULL)
        return found;
    }
  return NULL;
}

gboolean
is_row (GtkWidget *widget, gconstpointer path)
{
  return POW_IS_FORM_ROW (widget)
         && g_strcmp0 (pow_form_row_get_path (POW_FORM_ROW (widget)), path) == 0;
}

gboolean
is_editor (GtkWidget *widget, gconstpointer unused)
{
  return (GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget))
         && gtk_widget_has_css_class (widget, "field-editor");
}

gboolean
shows_words (GtkWidget *widget, gconstpointer words)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget)
         && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), words);
}

gboolean
is_main_button (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "suggested-action");
}

PowFormRow *
get_row (FormFixture *fixture, const char *path)
{
  GtkWidget *row = find (GTK_WIDGET (fixture->page), is_row, path);

  g_assert_nonnull (row);
  return POW_FORM_ROW (row);
}

void
type (PowFormRow *row, const char *text)
{
  GtkWidget *editor = find (GTK_WIDGET (row), is_editor, NULL);

  g_assert_nonnull (editor);
  g_assert_true (gtk_widget_get_visible (editor));
  if (GTK_IS_TEXT (editor))
    gtk_editable_set_text (GTK_EDITABLE (editor), text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)), text, -1);
}

/* On a screen without a window manager the toolkit does not know where a popover's window is. */
static gboolean
is_fatal (const char *domain, GLogLevelFlags level, const char *message, gpointer unused)
{
  return strstr (message, "gdk_monitor_get_geometry") == NULL;
}

static void
log_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer unused)
{
  if (is_fatal (domain, level, message, NULL))
    g_log_default_handler (domain, level, message, NULL);
}

static gboolean
is_on_screen (UiFixture *base, gconstpointer window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE ((gpointer) window));

  return gtk_widget_get_mapped (GTK_WIDGET ((gpointer) window)) && surface != NULL
         && gdk_surface_get_mapped (surface) && gdk_surface_get_width (surface) > 100;
}

void
form_fixture_show (FormFixture *fixture, const char *address)
{
  fixture->page = pow_record_page_new (fixture->base.session, address);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
}

void
form_fixture_set_up (FormFixture *fixture, gconstpointer address)
{
  g_test_log_set_fatal_handler (is_fatal, NULL);
  ui_fixture_set_up (&fixture->base, NULL);
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 700);
  form_fixture_show (fixture, address);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_fixture_wait (&fixture->base, is_on_screen, fixture->window);
  ui_fixture_pause (100);
}

void
form_fixture_tear_down (FormFixture *fixture, gconstpointer address)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_fixture_pause (20);
  ui_fixture_tear_down (&fixture->base, NULL);
}

gboolean
form_fixture_start (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  ui_fixture_set_home ();
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      return FALSE;
    }
  adw_init ();
  g_log_set_handler ("Gdk", G_LOG_LEVEL_CRITICAL | G_LOG_FLAG_FATAL, log_cb, NULL);
  return TRUE;
}

gboolean
shows_part (GtkWidget *widget, gconstpointer words)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget)
         && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL;
}

gboolean
is_button_called (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

char *
dup_typed (PowFormRow *row)
{
  GtkWidget *editor = find (GTK_WIDGET (row), is_editor, NULL);
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_assert_nonnull (editor);
  if (GTK_IS_TEXT (editor))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (editor)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/* Of the keys that a class or a widget binds. */
static gboolean
press_shortcut (GtkWidget *widget, GListModel *shortcuts, guint key, GdkModifierType state)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);
      GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

      if (GTK_IS_KEYVAL_TRIGGER (trigger) && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key
          && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == state
          && gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget, gtk_shortcut_get_arguments (shortcut)))
        return TRUE;
    }
  return FALSE;
}

gboolean
press (GtkWidget *widget, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; !handled && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0u, state, &handled);
      else if (GTK_IS_SHORTCUT_CONTROLLER (controller))
        handled = press_shortcut (widget, G_LIST_MODEL (controller), key, state);
    }
  return handled;
}

void
press_enter (PowFormRow *row)
{
  GtkWidget *editor = find (GTK_WIDGET (row), is_editor, NULL);

  g_assert_nonnull (editor);
  g_assert_true (press (editor, GDK_KEY_Return, GTK_IS_TEXT (editor) ? 0 : GDK_CONTROL_MASK));
}

static gboolean
is_change_list (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_LIST_VIEW (widget) && gtk_widget_has_css_class (widget, "change-list");
}

GtkWidget *
get_change_list (FormFixture *fixture)
{
  GtkWidget *list = find (GTK_WIDGET (fixture->page), is_change_list, NULL);

  g_assert_nonnull (list);
  return list;
}

gboolean
undo_dialog_shows (UiFixture *base, gconstpointer words)
{
  GtkWidget *dialog = ui_fixture_find_window (POW_TYPE_UNDO_DIALOG);

  return dialog != NULL && find (dialog, shows_part, words) != NULL;
}

gboolean
has_no_undo_dialog (UiFixture *base, gconstpointer unused)
{
  return ui_fixture_find_window (POW_TYPE_UNDO_DIALOG) == NULL;
}

void
confirm_undo (FormFixture *fixture)
{
  GtkWidget *button = find (ui_fixture_find_window (POW_TYPE_UNDO_DIALOG), is_main_button, NULL);

  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  ui_fixture_wait (&fixture->base, has_no_undo_dialog, NULL);
  ui_fixture_wait_saved (&fixture->base);
}
