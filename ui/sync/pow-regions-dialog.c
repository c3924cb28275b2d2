/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/sync/pow-regions-dialog.h"

#include "pow-config.h"
#include "ui/common/pow-card.h"
#include "ui/common/pow-dialog-size.h"
#include "ui/sync/pow-region-check.h"
#include "ui/sync/pow-region-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define REGION "region/"

struct _PowRegionsDialog
{
  AdwWindow parent_instance;

  PowSyncControl *control;
  GHashTable *unsent; /* region that is here → revisions that are only here */
  GtkWidget *all;
  AdwPreferencesGroup *group;
  GPtrArray *checks; /* (element-type PowRegionCheck), borrowed */
  GtkWidget *forecast;
  GtkWidget *problem;
  GtkWidget *act;
};

G_DEFINE_FINAL_TYPE (PowRegionsDialog, pow_regions_dialog, ADW_TYPE_WINDOW)

static gboolean
wants_all (PowRegionsDialog *self)
{
  return gtk_switch_get_active (GTK_SWITCH (self->all));
}

static gboolean
wants (PowRegionsDialog *self, PowRegionCheck *check)
{
  return wants_all (self) || pow_region_check_get_active (check);
}

static gboolean
is_here (PowRegionsDialog *self, PowRegionCheck *check)
{
  return g_hash_table_contains (self->unsent, pow_region_check_get_region (check));
}

static guint
count_unsent (PowRegionsDialog *self, PowRegionCheck *check)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->unsent, pow_region_check_get_region (check)));
}

static gboolean
was_wanted (PowRegionsDialog *self, PowRegionCheck *check)
{
  const char *const *before = pow_sync_control_get_regions (self->control);

  return before != NULL ? g_strv_contains (before, pow_region_check_get_region (check)) : is_here (self, check);
}

static void
add_name (GString *names, PowRegionCheck *check)
{
  g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (check)));
}

static void
add_sentence (GString *text, const char *format, const char *names)
{
  g_string_append (text, text->len > 0 ? "\n" : "");
  g_string_append_printf (text, format, names);
}

/* What would happen, said before it does; and whether it may. */
static void
foretell (PowRegionsDialog *self)
{
  const gboolean had_all = pow_sync_control_get_regions (self->control) == NULL;
  g_autoptr (GString) coming = g_string_new (NULL);
  g_autoptr (GString) going = g_string_new (NULL);
  g_autoptr (GString) stuck = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  guint wanted = 0;

  for (guint i = 0; i < self->checks->len; i++)
    {
      PowRegionCheck *check = g_ptr_array_index (self->checks, i);
      const gboolean goes = is_here (self, check) && !wants (self, check);

      wanted += wants (self, check);
      if (!wants_all (self) && wants (self, check) && !was_wanted (self, check))
        add_name (coming, check);
      if (goes)
        add_name (count_unsent (self, check) > 0 ? stuck : going, check);
    }
  if (wants_all (self) && !had_all)
    add_sentence (text, "%s", _ ("All regions that the server has come in with the next exchange, and those that join later too."));
  if (coming->len > 0)
    add_sentence (text, _ ("Comes in with the next exchange: %s."), coming->str);
  if (going->len > 0)
    add_sentence (text, _ ("No longer seen here: %s. Named moments and contact details go here too. On the server nothing changes: choose it again and everything comes back."),
                  going->str);
  if (stuck->len > 0)
    add_sentence (text, _ ("Not possible yet: %s. Changes there are only on this computer. Share them first, or take them back."), stuck->str);
  if (wanted == 0)
    add_sentence (text, "%s", _ ("Choose at least one region."));
  if (text->len == 0 && had_all && !wants_all (self))
    add_sentence (text, "%s", _ ("What is here stays. Regions that join later no longer come in by themselves."));
  gtk_label_set_text (GTK_LABEL (self->forecast), text->len > 0 ? text->str : _ ("Nothing changes."));
  gtk_widget_set_sensitive (self->act, text->len > 0 && stuck->len == 0 && wanted > 0);
}

static void
all_cb (PowRegionsDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->group), !wants_all (self));
  foretell (self);
}

static void
set_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PowRegionsDialog) self = data;
  g_autoptr (GError) error = NULL;
  const gboolean done = pow_sync_control_set_regions_finish (POW_SYNC_CONTROL (source), result, &error);

  if (self->control == NULL)
    return;
  if (done)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  gtk_label_set_text (GTK_LABEL (self->problem), error->message);
  gtk_widget_set_visible (self->problem, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
}

static void
act_cb (PowRegionsDialog *self)
{
  g_auto (GStrv) chosen = wants_all (self) ? NULL : pow_region_check_dup_chosen (self->checks);

  gtk_widget_set_visible (self->problem, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  pow_sync_control_set_regions_async (self->control, (const char *const *) chosen, set_cb, g_object_ref (self));
}

static void
pow_regions_dialog_dispose (GObject *object)
{
  g_clear_object (&POW_REGIONS_DIALOG (object)->control);
  G_OBJECT_CLASS (pow_regions_dialog_parent_class)->dispose (object);
}

static void
pow_regions_dialog_finalize (GObject *object)
{
  PowRegionsDialog *self = POW_REGIONS_DIALOG (object);

  g_hash_table_unref (self->unsent);
  g_ptr_array_unref (self->checks);
  G_OBJECT_CLASS (pow_regions_dialog_parent_class)->finalize (object);
}

static void
pow_regions_dialog_class_init (PowRegionsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pow_regions_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pow_regions_dialog_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
build_header (PowRegionsDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->act = gtk_button_new_with_mnemonic (_ ("_Change"));
  gtk_widget_add_css_class (self->act, "suggested-action");
  g_signal_connect_swapped (self->act, "clicked", G_CALLBACK (act_cb), self);
  gtk_widget_add_css_class (header, "flat");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->act);
  return header;
}

static GtkWidget *
build_all (PowRegionsDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();

  self->all = gtk_switch_new ();
  gtk_widget_set_valign (self->all, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("All regions"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Those that join later too"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->all);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->all);
  g_signal_connect_swapped (self->all, "notify::active", G_CALLBACK (all_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

static void
pow_regions_dialog_init (PowRegionsDialog *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *told = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->unsent = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->checks = g_ptr_array_new ();
  self->forecast = pow_label_new (NULL, NULL);
  self->problem = pow_label_new (NULL, "hint");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_box_append (GTK_BOX (top), build_header (self));
  /* Stays in sight while the rows scroll. */
  gtk_widget_set_margin_start (told, 22);
  gtk_widget_set_margin_end (told, 22);
  gtk_widget_set_margin_bottom (told, 12);
  gtk_box_append (GTK_BOX (told), self->forecast);
  gtk_box_append (GTK_BOX (told), self->problem);
  gtk_box_append (GTK_BOX (top), told);
  gtk_widget_add_css_class (box, "page");
  gtk_box_append (GTK_BOX (box), build_all (self));
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->group));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (top), scroller);
  adw_window_set_content (ADW_WINDOW (self), top);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Regions that you follow"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  pow_dialog_size_set (GTK_WINDOW (self), 520, 620);
  gtk_widget_set_size_request (GTK_WIDGET (self), 340, 300);
}

/* What stands under a region's name. Transfer full; NULL: nothing. */
static char *
dup_standing (PowRegionsDialog *self, PowRegionCheck *check)
{
  PowSession *session = pow_sync_control_get_session (self->control);
  const char *region = pow_region_check_get_region (check);
  const guint unsent = count_unsent (self, check);

  if (unsent > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change is not shared yet.", "%u changes are not shared yet.", unsent), unsent);
  if (pow_session_is_own (session, region))
    return g_strdup (_ ("Your own region"));
  if (was_wanted (self, check) && !is_here (self, check))
    return g_strdup (_ ("Comes in with the next exchange"));
  return pow_session_is_neighbour (session, region) ? g_strdup (_ ("Neighbouring region")) : NULL;
}

static void
add_check (PowRegionsDialog *self, const char *region)
{
  PowSession *session = pow_sync_control_get_session (self->control);
  g_autofree char *name = pow_region_names_dup (session, region);
  GtkWidget *row = pow_region_check_new (region, name);
  PowRegionCheck *check = POW_REGION_CHECK (row);
  g_autofree char *standing = dup_standing (self, check);
  const gboolean own = pow_session_is_own (session, region);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), standing);
  pow_region_check_set_active (check, own || was_wanted (self, check));
  gtk_widget_set_sensitive (row, !own);
  g_signal_connect_swapped (row, "toggled", G_CALLBACK (foretell), self);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->checks, row);
}

static void
read_lines (PowRegionsDialog *self)
{
  GPtrArray *lines = pow_sync_control_get_lines (self->control);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const PowSyncStatusLine *line = g_ptr_array_index (lines, i);

      if (g_str_has_prefix (line->line, REGION))
        g_hash_table_insert (self->unsent, g_strdup (line->line + strlen (REGION)), GUINT_TO_POINTER (line->unsent));
    }
}

void
pow_regions_dialog_present (GtkWidget *parent, PowSyncControl *control)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (parent));
  g_autoptr (GPtrArray) regions = NULL;
  PowRegionsDialog *self;

  g_return_if_fail (POW_IS_SYNC_CONTROL (control));

  self = g_object_new (POW_TYPE_REGIONS_DIALOG, "transient-for", window, NULL);
  self->control = g_object_ref (control);
  read_lines (self);
  regions = pow_region_names_list (pow_sync_control_get_session (control), pow_sync_control_get_regions (control), self->unsent);
  for (guint i = 0; i < regions->len; i++)
    add_check (self, g_ptr_array_index (regions, i));
  gtk_switch_set_active (GTK_SWITCH (self->all), pow_sync_control_get_regions (control) == NULL);
  all_cb (self);
  gtk_window_set_focus (GTK_WINDOW (self), self->all);
  gtk_window_present (GTK_WINDOW (self));
}
