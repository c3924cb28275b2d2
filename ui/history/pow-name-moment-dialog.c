/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/history/pow-name-moment-dialog.h"

#include "model/record/pow-address.h"
#include "pow-config.h"
#include "ui/common/pow-card.h"
#include "ui/common/pow-dialog-size.h"

#include <glib/gi18n-lib.h>

/**
 * PowNameMomentDialog:
 *
 * Gives a moment a name for good, so that everybody can look at it and compare with it.
 */
struct _PowNameMomentDialog
{
  AdwWindow parent_instance;

  PowSession *session;
  char *region; /* NULL: none is at hand, so it is of all together */
  char *at;     /* NULL: now */
  gboolean is_saving;

  AdwEntryRow *label;
  AdwComboRow *scope;
  AdwComboRow *kind;
  AdwEntryRow *reason;
  GtkLabel *problem;
  GtkWidget *name;
};

G_DEFINE_FINAL_TYPE (PowNameMomentDialog, pow_name_moment_dialog, ADW_TYPE_WINDOW)

static const struct
{
  const char *id;
  const char *label;
} kinds[] = {
  { "meeting", N_ ("Meeting") },
  { "approval", N_ ("Plan approved") },
  { "round", N_ ("Round closed") },
  { "other", N_ ("Something else") },
};

/* What the worker writes. */
typedef struct
{
  PowNamedMoment wanted;
  char *at;
  char *author;
} PowNaming;

static void
free_naming (gpointer data)
{
  PowNaming *naming = data;

  g_free (naming->wanted.scope);
  g_free (naming->wanted.slug);
  g_free (naming->wanted.label);
  g_free (naming->wanted.reason);
  g_free (naming->at);
  g_free (naming->author);
  g_free (naming);
}

/* A PowStoreFunc. */
static gpointer
name_work (PowRepository *repository, gpointer data, GCancellable *cancellable, GError **error)
{
  const PowNaming *naming = data;
  const PowCommitInfo info = { .author = naming->author, .tool = "perspectief " POW_VERSION };

  return pow_repository_name_moment (repository, &naming->wanted, naming->at, &info, error);
}

static void
update_button (PowNameMomentDialog *self)
{
  g_autofree char *slug = pow_slug (gtk_editable_get_text (GTK_EDITABLE (self->label)));

  gtk_widget_set_sensitive (self->name, slug != NULL && *slug != '\0' && !self->is_saving);
}

static void
show_problem (PowNameMomentDialog *self, const char *text)
{
  gtk_label_set_label (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static void
named_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PowNameMomentDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PowNamedMoment) moment = pow_store_run_finish (POW_STORE (source), result, &error);
  g_autofree char *text = NULL;

  self->is_saving = FALSE;
  if (self->session == NULL)
    return;
  if (moment == NULL)
    {
      show_problem (self, error->message);
      update_button (self);
      return;
    }
  text = g_strdup_printf (_ ("The moment is named “%s” for good"), moment->label);
  pow_session_tell (self->session, text, FALSE);
  pow_session_locate_moments (self->session);
  gtk_window_close (GTK_WINDOW (self));
}

static void
name_cb (PowNameMomentDialog *self)
{
  const char *label = gtk_editable_get_text (GTK_EDITABLE (self->label));
  const char *reason = gtk_editable_get_text (GTK_EDITABLE (self->reason));
  const gboolean joined = self->region == NULL || adw_combo_row_get_selected (self->scope) == 1;
  const char *person = pow_session_get_person (self->session);
  PowNaming *naming;

  if (!gtk_widget_get_sensitive (self->name))
    return;
  if (*person == '\0')
    {
      show_problem (self, _ ("Say who you are first: in the menu, Who are you."));
      return;
    }
  naming = g_new0 (PowNaming, 1);
  naming->wanted.scope = g_strdup (joined ? "programme" : self->region);
  naming->wanted.slug = pow_slug (label);
  naming->wanted.label = g_strdup (label);
  naming->wanted.kind = (char *) kinds[adw_combo_row_get_selected (self->kind)].id;
  naming->wanted.reason = *reason != '\0' ? g_strdup (reason) : NULL;
  naming->at = g_strdup (self->at);
  naming->author = g_strdup (person);
  self->is_saving = TRUE;
  show_problem (self, NULL);
  update_button (self);
  pow_store_run_async (pow_session_get_store (self->session), name_work, naming, free_naming, (GDestroyNotify) pow_named_moment_free, NULL,
                       named_cb, g_object_ref (self));
}

static void
pow_name_moment_dialog_dispose (GObject *object)
{
  g_clear_object (&POW_NAME_MOMENT_DIALOG (object)->session);

  G_OBJECT_CLASS (pow_name_moment_dialog_parent_class)->dispose (object);
}

static void
pow_name_moment_dialog_finalize (GObject *object)
{
  PowNameMomentDialog *self = POW_NAME_MOMENT_DIALOG (object);

  g_free (self->region);
  g_free (self->at);

  G_OBJECT_CLASS (pow_name_moment_dialog_parent_class)->finalize (object);
}

static void
pow_name_moment_dialog_class_init (PowNameMomentDialogClass *class)
{
  G_OBJECT_CLASS (class)->dispose = pow_name_moment_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = pow_name_moment_dialog_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (class), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
set_choices (AdwComboRow *row, const char *title, GtkStringList *words)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (row, G_LIST_MODEL (words));
}

static GtkWidget *
build_rows (PowNameMomentDialog *self)
{
  GtkWidget *list = gtk_list_box_new ();
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  self->label = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->label), _ ("Name, such as “Steering group 12 March”"));
  g_signal_connect_swapped (self->label, "changed", G_CALLBACK (update_button), self);
  g_signal_connect_swapped (self->label, "entry-activated", G_CALLBACK (name_cb), self);
  self->scope = ADW_COMBO_ROW (adw_combo_row_new ());
  self->kind = ADW_COMBO_ROW (adw_combo_row_new ());
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (words, _ (kinds[i].label));
  set_choices (self->kind, _ ("What it is"), words);
  self->reason = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reason), _ ("Reason"));
  g_signal_connect_swapped (self->reason, "entry-activated", G_CALLBACK (name_cb), self);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->label));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->scope));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->kind));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->reason));
  return list;
}

static void
pow_name_moment_dialog_init (PowNameMomentDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *header = adw_header_bar_new (), *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->name = gtk_button_new_with_mnemonic (_ ("_Name"));
  gtk_widget_add_css_class (self->name, "suggested-action");
  g_signal_connect_swapped (self->name, "clicked", G_CALLBACK (name_cb), self);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->name);
  self->problem = GTK_LABEL (pow_label_new (NULL, "refused"));
  gtk_box_append (GTK_BOX (body), build_rows (self));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->problem));
  gtk_box_append (GTK_BOX (body), pow_label_new (_ ("A name stays for good, and everybody with this portfolio can choose it at When and Against."), "secondary"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (body), "dim-label");
  gtk_widget_add_css_class (body, "detail-body");
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), body);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Name this moment"));
  pow_dialog_size_set (GTK_WINDOW (self), 420, -1);
  show_problem (self, NULL);
  update_button (self);
}

static void
show_scopes (PowNameMomentDialog *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autofree char *address = self->region != NULL ? pow_address_build (POW_KIND_REGION, self->region, NULL) : NULL;

  if (address != NULL)
    gtk_string_list_append (words, pow_snapshot_get_title (pow_session_get_current (self->session), address));
  gtk_string_list_append (words, _ ("All regions together"));
  set_choices (self->scope, _ ("Of"), words);
}

/**
 * pow_name_moment_dialog_present:
 * @parent: what asks for it
 * @session: the session
 * @region: (nullable): the region that is offered first; %NULL: only all regions together
 * @at: (nullable): the moment; %NULL for now
 *
 * Asks for a name and gives it, or says why it cannot be given.
 */
void
pow_name_moment_dialog_present (GtkWidget *parent, PowSession *session, const char *region, const char *at)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (parent));
  PowNameMomentDialog *self;

  g_return_if_fail (POW_IS_SESSION (session));

  self = g_object_new (POW_TYPE_NAME_MOMENT_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->region = g_strdup (region);
  self->at = g_strdup (at);
  show_scopes (self);
  gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (window));
  gtk_window_set_transient_for (GTK_WINDOW (self), window);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->label));
}

/**
 * pow_name_moment_button_new:
 *
 * Returns: (transfer floating): a button for the bar of a page, to open this window with
 */
GtkWidget *
pow_name_moment_button_new (void)
{
  GtkWidget *button = gtk_button_new (), *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "user-bookmarks-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("Name this moment"));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "bar-button");
  return button;
}
