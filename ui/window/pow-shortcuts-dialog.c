/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/window/pow-shortcuts-dialog.h"

#include "pow-config.h"
#include "ui/common/pow-dialog-size.h"
#include "ui/common/pow-search-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * PowShortcutsDialog:
 *
 * Every key of the window in one column, with a search. The toolkit's own window of shortcuts needs more width
 * than a narrow window has, and puts half of the keys behind a page number when words are large.
 */
struct _PowShortcutsDialog
{
  AdwWindow parent_instance;

  GPtrArray *groups; /* AdwPreferencesGroup, lent by the page */
  GPtrArray *rows;   /* AdwActionRow, lent by its group */
  GtkWidget *search;
  GtkWidget *nothing;
};

G_DEFINE_FINAL_TYPE (PowShortcutsDialog, pow_shortcuts_dialog, ADW_TYPE_WINDOW)

/* What has no keys begins a group. */
static const struct
{
  const char *title;
  const char *keys; /* as GtkShortcutLabel reads them: a space stands between one and another */
} shortcuts[] = {
  { N_ ("Go to"), NULL },
  { N_ ("Overview"), "<Alt>4" },
  { N_ ("People and bodies"), "<Alt>7" },
  { N_ ("Agreements"), "<Alt>8" },
  { N_ ("Compare"), "<Alt>0" },
  { N_ ("Choices"), "<Alt>k" },
  { N_ ("Share"), "F5" },
  { N_ ("How it is shared"), "<Shift>F5" },
  { N_ ("Go to region"), "<Control>g" },
  { N_ ("Back"), "<Alt>Left" },
  { N_ ("Next pane"), "F6" },
  { N_ ("Sidebar"), "F9" },
  { N_ ("Menu"), "F10" },
  { N_ ("Look"), NULL },
  { N_ ("Which regions every screen shows"), "<Control>l" },
  { N_ ("As it was known at which moment"), "<Control>d" },
  { N_ ("What differs from which moment gets a mark"), "<Control>b" },
  { N_ ("History of what is on screen"), "<Control>h" },
  { N_ ("Who set this? (while typing)"), "<Control><Shift>h" },
  { N_ ("Search in this screen"), "<Control>f" },
  { N_ ("Full screen"), "F11" },
  { N_ ("Change"), NULL },
  { N_ ("Undo"), "<Control>z" },
  { N_ ("Redo"), "<Control><Shift>z" },
  { N_ ("Is everything saved?"), "<Control>s" },
  { N_ ("Move a subproject to another region"), "<Control><Shift>m" },
  { N_ ("In a list or on the map"), NULL },
  { N_ ("Open"), "Return" },
  { N_ ("Next, previous row"), "j k" },
  { N_ ("Give a pulse"), "p" },
  { N_ ("Change"), "F2" },
  { N_ ("Remove"), "Delete" },
  { N_ ("Who set this?"), "h" },
  { N_ ("Show or hide detail, choose a tile"), "space" },
  { N_ ("Choose a region to compare"), "c" },
  { N_ ("Open what a change in the history is about"), "o" },
  { N_ ("Put the value back that has the focus"), "r" },
  { N_ ("To the neighbouring region on the map"), "Left Right Up Down" },
  { N_ ("Side by side"), NULL },
  { N_ ("Next and previous difference"), "j k" },
  { N_ ("This line for all regions"), "a" },
  { N_ ("What is behind a number"), "1...5" },
  { N_ ("Keep apart what is only suggested to belong together"), "n" },
  { N_ ("Put back what stood there before"), "r" },
  { N_ ("Export"), "<Control><Shift>e" },
  { "Perspectief", NULL },
  { N_ ("Open folder"), "<Control>o" },
  { N_ ("Keyboard shortcuts"), "<Control>question" },
  { N_ ("Close the window"), "<Control>w" },
  { N_ ("Quit"), "<Control>q" },
};

static GtkWidget *
build_row (const char *title, const char *keys)
{
  GtkWidget *row = adw_action_row_new (), *label = gtk_shortcut_label_new (keys);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

static void
build_groups (PowShortcutsDialog *self, GtkWidget *box)
{
  GtkWidget *group = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      if (shortcuts[i].keys == NULL)
        {
          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (shortcuts[i].title));
          gtk_box_append (GTK_BOX (box), group);
          g_ptr_array_add (self->groups, group);
        }
      else
        {
          GtkWidget *row = build_row (_ (shortcuts[i].title), shortcuts[i].keys);

          adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
          g_ptr_array_add (self->rows, row);
        }
    }
}

/* A group stays when one of its rows does. */
static void
searched_cb (PowShortcutsDialog *self)
{
  g_autofree char *wanted = pow_search_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gboolean any = FALSE;

  for (guint i = 0; i < self->groups->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->groups, i), FALSE);
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);
      g_autofree char *title = pow_search_fold (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
      const gboolean matches = strstr (title, wanted) != NULL;

      gtk_widget_set_visible (row, matches);
      if (matches)
        gtk_widget_set_visible (group, TRUE);
      any = any || matches;
    }
  gtk_widget_set_visible (self->nothing, !any);
}

static void
stop_search_cb (PowShortcutsDialog *self)
{
  if (gtk_editable_get_text (GTK_EDITABLE (self->search))[0] != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
pow_shortcuts_dialog_finalize (GObject *object)
{
  PowShortcutsDialog *self = POW_SHORTCUTS_DIALOG (object);

  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (pow_shortcuts_dialog_parent_class)->finalize (object);
}

static void
pow_shortcuts_dialog_class_init (PowShortcutsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pow_shortcuts_dialog_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pow_shortcuts_dialog_init (PowShortcutsDialog *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->groups = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  self->search = gtk_search_entry_new ();
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self));
  g_object_set (self->search, "placeholder-text", _ ("Search a shortcut"), NULL);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (searched_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (stop_search_cb), self);
  gtk_box_append (GTK_BOX (box), self->search);
  build_groups (self, box);
  self->nothing = gtk_label_new (_ ("Nothing found"));
  gtk_widget_add_css_class (self->nothing, "dim-label");
  gtk_widget_set_visible (self->nothing, FALSE);
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_widget_add_css_class (box, "page");
  gtk_widget_add_css_class (header, "flat");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (top), header);
  gtk_box_append (GTK_BOX (top), scroller);
  adw_window_set_content (ADW_WINDOW (self), top);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Keyboard shortcuts"));
  gtk_window_set_focus (GTK_WINDOW (self), self->search);
  pow_dialog_size_set (GTK_WINDOW (self), 520, 680);
}

/**
 * pow_shortcuts_dialog_new:
 *
 * Main thread.
 *
 * Returns: (transfer none): a window that tells every key, to be put over another; the toolkit owns it
 */
GtkWidget *
pow_shortcuts_dialog_new (void)
{
  return g_object_new (POW_TYPE_SHORTCUTS_DIALOG, NULL);
}
