/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/sync/pow-sync-dialog.h"

#include "pow-config.h"
#include "ui/common/pow-card.h"
#include "ui/common/pow-dialog-size.h"
#include "ui/common/pow-text-scale.h"
#include "ui/sync/pow-proposal-dialog.h"
#include "ui/sync/pow-region-names.h"
#include "ui/sync/pow-regions-dialog.h"
#include "ui/sync/pow-sync-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NAMES_MAX 8 /* regions that are named; more are counted */

struct _PowSyncDialog
{
  AdwWindow parent_instance;

  PowSyncControl *control;
  PowSyncResult *rehearsed; /* NULL: what is shown is the last exchange */
  GtkWidget *address;
  GtkWidget *problem;
  GtkWidget *automatic;
  GtkWidget *regions; /* row: which are followed */
  GtkWidget *standing;
  AdwPreferencesGroup *outcome;
  GPtrArray *rows; /* (element-type GtkWidget) of @outcome, borrowed */
  GtkWidget *refused_group;
  GPtrArray *refused_rows;
  GtkWidget *share;
  GtkWidget *rehearse;
  GtkWidget *stop;
};

G_DEFINE_FINAL_TYPE (PowSyncDialog, pow_sync_dialog, ADW_TYPE_WINDOW)

static char *
dup_line_name (PowSyncDialog *self, const char *line)
{
  if (!g_str_has_prefix (line, "region/"))
    return g_strdup (_ ("Programme"));
  return pow_region_names_dup (pow_sync_control_get_session (self->control), line + strlen ("region/"));
}

static GtkWidget *
build_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static void
add_row (AdwPreferencesGroup *group, GPtrArray *rows, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
}

static void
try_again_cb (GtkButton *button, PowSyncDialog *self)
{
  pow_sync_control_share (self->control, POW_SYNC_MAY_TRY_AGAIN);
}

static void
withdraw_cb (GtkButton *button, PowSyncDialog *self)
{
  pow_sync_control_withdraw (self->control, g_object_get_data (G_OBJECT (button), "pow-line"));
}

static void
look_cb (GtkButton *button, PowSyncDialog *self)
{
  pow_proposal_dialog_present_stranded (GTK_WIDGET (self), pow_sync_control_get_session (self->control),
                                        g_object_get_data (G_OBJECT (button), "pow-line"));
}

static void
reapply_cb (GtkButton *button, PowSyncDialog *self)
{
  pow_sync_control_share (self->control, POW_SYNC_MAY_REAPPLY);
}

static GtkWidget *
build_line_button (const char *label, GCallback clicked, const char *line, PowSyncDialog *self)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "pow-line", g_strdup (line), g_free);
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  return button;
}

/* Buttons under the words, since beside them they would leave the words no room; side by side where they fit. */
static GtkWidget *
build_button_row (GtkWidget *const *buttons, guint n)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), n);
  gtk_widget_set_margin_start (flow, 6);
  gtk_widget_set_margin_end (flow, 6);
  for (guint i = 0; i < n; i++)
    {
      gtk_flow_box_append (GTK_FLOW_BOX (flow), buttons[i]);
      gtk_widget_set_focusable (gtk_widget_get_parent (buttons[i]), FALSE);
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), flow);
  return row;
}

/* Line by line what happened, or in a rehearsal would; lines without news are left out. */
static void
show_outcome (PowSyncDialog *self)
{
  PowSyncResult *result = self->rehearsed != NULL ? self->rehearsed : pow_sync_control_get_last_result (self->control);

  clear_rows (self->outcome, self->rows);
  adw_preferences_group_set_title (self->outcome, self->rehearsed != NULL ? _ ("This would happen") : _ ("The last time"));
  gtk_widget_set_visible (GTK_WIDGET (self->outcome), result != NULL);
  if (result == NULL)
    return;
  for (guint i = 0; i < result->lines->len; i++)
    {
      const PowSyncLine *line = g_ptr_array_index (result->lines, i);
      g_autofree char *words = pow_sync_words_dup_line (line);
      g_autofree char *name = words != NULL ? dup_line_name (self, line->line) : NULL;

      GtkWidget *row = words != NULL ? build_row (name, words) : NULL;

      if (row != NULL && line->rewritten && line->state == POW_SYNC_NOT_SENT && self->rehearsed == NULL)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                   build_line_button (_ ("Put my work on top"), G_CALLBACK (reapply_cb), line->line, self));
      if (row != NULL)
        add_row (self->outcome, self->rows, row);
    }
  if (self->rows->len == 0)
    add_row (self->outcome, self->rows, build_row (_ ("Nothing new, here or there"), NULL));
}

/* Regions that the server does not let this person write, with what waits there in vain. */
static void
show_refused (PowSyncDialog *self)
{
  GPtrArray *lines = pow_sync_control_get_lines (self->control);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self->refused_group);

  clear_rows (group, self->refused_rows);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const PowSyncStatusLine *line = g_ptr_array_index (lines, i);
      g_autofree char *name = NULL;
      g_autofree char *words = NULL;
      GtkWidget *buttons[3];
      guint n = 0;

      if (!line->read_only)
        continue;
      name = dup_line_name (self, line->line);
      words = line->unsent > 0
                  ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change of yours is not shared: no permission. %s",
                                                  "%u changes of yours are not shared: no permission. %s", line->unsent),
                                     line->unsent, line->refusal)
                  : g_strdup (line->refusal);
      add_row (group, self->refused_rows, build_row (name, words));
      buttons[n++] = build_line_button (_ ("Try again"), G_CALLBACK (try_again_cb), line->line, self);
      if (line->unsent > 0)
        {
          buttons[n++] = build_line_button (_ ("Look…"), G_CALLBACK (look_cb), line->line, self);
          buttons[n++] = build_line_button (_ ("Take back"), G_CALLBACK (withdraw_cb), line->line, self);
        }
      add_row (group, self->refused_rows, build_button_row (buttons, n));
    }
  gtk_widget_set_visible (self->refused_group, self->refused_rows->len > 0);
}

/* Names of the regions that are exchanged, or how many they are; of those that are not here yet with that. */
static char *
dup_regions (PowSyncDialog *self)
{
  const char *const *regions = pow_sync_control_get_regions (self->control);
  const guint count = regions != NULL ? g_strv_length ((char **) regions) : 0;
  GPtrArray *lines = pow_sync_control_get_lines (self->control);
  g_autoptr (GHashTable) here = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) names = g_string_new (NULL);

  if (regions == NULL)
    return g_strdup (_ ("All regions"));
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    g_hash_table_add (here, ((const PowSyncStatusLine *) g_ptr_array_index (lines, i))->line);
  if (count > NAMES_MAX)
    g_string_append_printf (names, g_dngettext (GETTEXT_PACKAGE, "%u region", "%u regions", count), count);
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *line = g_strconcat ("region/", regions[i], NULL);
      g_autofree char *name = dup_line_name (self, line);
      const gboolean is_here = g_hash_table_contains (here, line);

      if (is_here && count > NAMES_MAX)
        continue;
      g_string_append (names, names->len > 0 ? ", " : "");
      /* Translators: the name of a region that was chosen and is not here yet. */
      g_string_append_printf (names, is_here ? "%s" : _ ("%s (with the next exchange)"), name);
    }
  return g_strdup (names->str);
}

static void
refresh (PowSyncDialog *self)
{
  const char *address = pow_sync_control_get_address (self->control);
  const PowSyncStanding standing = pow_sync_control_get_standing (self->control);
  g_autofree char *sentence = pow_sync_words_dup_sentence (self->control);
  g_autofree char *regions = dup_regions (self);
  const gboolean busy = standing == POW_SYNC_BUSY;
  const gboolean alone = standing == POW_SYNC_ALONE;

  /* Not while it is being typed. */
  if (gtk_widget_get_focus_child (self->address) == NULL
      && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->address)), address != NULL ? address : "") != 0)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->address), address != NULL ? address : "");
      adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->address), FALSE);
      adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->address), TRUE);
    }
  gtk_label_set_text (GTK_LABEL (self->standing), sentence);
  gtk_switch_set_active (GTK_SWITCH (self->automatic), pow_sync_control_get_automatic (self->control));
  gtk_widget_set_sensitive (self->automatic, !alone);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->regions), regions);
  gtk_widget_set_visible (self->regions, !alone);
  gtk_widget_set_visible (self->share, !busy);
  gtk_widget_set_visible (self->rehearse, !busy);
  gtk_widget_set_visible (self->stop, busy);
  gtk_widget_set_sensitive (self->share, !alone);
  gtk_widget_set_sensitive (self->rehearse, !alone);
  show_outcome (self);
  show_refused (self);
}

static void
show_problem (PowSyncDialog *self, const char *problem)
{
  gtk_label_set_text (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
}

static void
address_set_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PowSyncDialog) self = data;
  g_autoptr (GError) error = NULL;

  show_problem (self, pow_sync_control_set_address_finish (POW_SYNC_CONTROL (source), result, &error) ? NULL : error->message);
}

static void
apply_cb (PowSyncDialog *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->address))));

  pow_sync_control_set_address_async (self->control, typed[0] != '\0' ? typed : NULL, address_set_cb, g_object_ref (self));
}

static void
automatic_cb (PowSyncDialog *self)
{
  pow_sync_control_set_automatic (self->control, gtk_switch_get_active (GTK_SWITCH (self->automatic)));
}

static void
share_cb (PowSyncDialog *self)
{
  g_clear_pointer (&self->rehearsed, pow_sync_result_unref);
  pow_sync_control_share (self->control, 0);
}

static void
rehearsed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PowSyncDialog) self = data;
  g_autoptr (GError) error = NULL;
  PowSyncResult *told = pow_sync_control_rehearse_finish (POW_SYNC_CONTROL (source), result, &error);

  if (told == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_problem (self, error->message);
      return;
    }
  show_problem (self, NULL);
  g_clear_pointer (&self->rehearsed, pow_sync_result_unref);
  self->rehearsed = told;
  if (self->control != NULL)
    refresh (self);
}

static void
rehearse_cb (PowSyncDialog *self)
{
  pow_sync_control_rehearse_async (self->control, rehearsed_cb, g_object_ref (self));
}

static void
done_cb (PowSyncDialog *self)
{
  g_clear_pointer (&self->rehearsed, pow_sync_result_unref);
  show_problem (self, NULL);
  refresh (self);
}

static void
pow_sync_dialog_dispose (GObject *object)
{
  PowSyncDialog *self = POW_SYNC_DIALOG (object);

  if (self->control != NULL)
    g_signal_handlers_disconnect_by_data (self->control, self);
  g_clear_object (&self->control);
  G_OBJECT_CLASS (pow_sync_dialog_parent_class)->dispose (object);
}

static void
pow_sync_dialog_finalize (GObject *object)
{
  PowSyncDialog *self = POW_SYNC_DIALOG (object);

  g_clear_pointer (&self->rehearsed, pow_sync_result_unref);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->refused_rows);
  G_OBJECT_CLASS (pow_sync_dialog_parent_class)->finalize (object);
}

static void
pow_sync_dialog_class_init (PowSyncDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pow_sync_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pow_sync_dialog_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
regions_cb (PowSyncDialog *self)
{
  pow_regions_dialog_present (GTK_WIDGET (self), self->control);
}

static GtkWidget *
build_group (GtkWidget *box, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (GTK_BOX (box), group);
  return group;
}

static void
build_where (PowSyncDialog *self, GtkWidget *box)
{
  GtkWidget *group = build_group (box, _ ("With whom"),
                                  _ ("The address of your team’s git server (https or ssh), or a shared folder. Nothing else ever "
                                     "leaves this computer."));
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *choose;

  self->address = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->address), _ ("Address"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->address), TRUE);
  g_signal_connect_swapped (self->address, "apply", G_CALLBACK (apply_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->address);
  self->automatic = gtk_switch_new ();
  gtk_widget_set_valign (self->automatic, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Share by itself"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Every ten minutes, when nobody has typed for two"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->automatic);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->automatic);
  g_signal_connect_swapped (self->automatic, "notify::active", G_CALLBACK (automatic_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  self->regions = build_row (_ ("Regions that you follow"), NULL);
  choose = gtk_button_new_with_mnemonic (_ ("C_hange…"));
  gtk_widget_set_valign (choose, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (choose, "clicked", G_CALLBACK (regions_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->regions), choose);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->regions), choose);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->regions);
  self->problem = pow_label_new (NULL, "hint");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_box_append (GTK_BOX (box), self->problem);
}

static GtkWidget *
build_button (GtkWidget *bar, const char *label, GCallback clicked, PowSyncDialog *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (bar), button);
  return button;
}

static void
stop_cb (PowSyncDialog *self)
{
  pow_sync_control_cancel (self->control);
}

static void
build_actions (PowSyncDialog *self, GtkWidget *box)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->standing = pow_label_new (NULL, NULL);
  gtk_box_append (GTK_BOX (box), self->standing);
  self->share = build_button (bar, _ ("_Share now"), G_CALLBACK (share_cb), self);
  gtk_widget_add_css_class (self->share, "suggested-action");
  self->rehearse = build_button (bar, _ ("_Look first"), G_CALLBACK (rehearse_cb), self);
  gtk_widget_set_tooltip_text (self->rehearse, _ ("Shows what would come in, go out and be asked; changes nothing"));
  self->stop = build_button (bar, _ ("_Stop"), G_CALLBACK (stop_cb), self);
  gtk_box_append (GTK_BOX (box), bar);
}

static void
pow_sync_dialog_init (PowSyncDialog *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->rows = g_ptr_array_new ();
  self->refused_rows = g_ptr_array_new ();
  gtk_widget_add_css_class (header, "flat");
  gtk_box_append (GTK_BOX (top), header);
  gtk_widget_add_css_class (box, "page");
  build_where (self, box);
  build_actions (self, box);
  self->outcome = ADW_PREFERENCES_GROUP (build_group (box, _ ("The last time"), NULL));
  self->refused_group = build_group (box, _ ("What you may not change"), NULL);
  pow_text_scale_clamp (ADW_CLAMP (clamp), 560);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (top), scroller);
  adw_window_set_content (ADW_WINDOW (self), top);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Sharing"));
  pow_dialog_size_set (GTK_WINDOW (self), 580, 680);
  gtk_widget_set_size_request (GTK_WIDGET (self), 340, 300);
}

GtkWidget *
pow_sync_dialog_new (GtkWindow *parent, PowSyncControl *control)
{
  PowSyncDialog *self;

  g_return_val_if_fail (POW_IS_SYNC_CONTROL (control), NULL);

  self = g_object_new (POW_TYPE_SYNC_DIALOG, "transient-for", parent, NULL);
  self->control = g_object_ref (control);
  g_signal_connect_object (control, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (control, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  refresh (self);
  gtk_window_set_focus (GTK_WINDOW (self),
                        pow_sync_control_get_address (control) != NULL ? self->share : self->address);
  return GTK_WIDGET (self);
}
