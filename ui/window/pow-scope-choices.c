/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/window/pow-scope-choices.h"

#include "model/record/pow-address.h"
#include "pow-config.h"
#include "ui/common/pow-text-scale.h"
#include "ui/window/pow-choice-row.h"
#include "ui/window/pow-region-chooser.h"

#include <glib/gi18n-lib.h>

/**
 * PowScopeChoices:
 *
 * The answers to *Where*: they set the session's scope, which every screen obeys. What is offered follows the
 * portfolio and the person, so it is made when it comes on screen.
 *
 * Signal "done" when an answer was given.
 */
struct _PowScopeChoices
{
  AdwBin parent_instance;

  PowSession *session;
  GtkWidget *choices;
  PowRegionChooser *chooser;
};

G_DEFINE_FINAL_TYPE (PowScopeChoices, pow_scope_choices, ADW_TYPE_BIN)

static guint done_signal;

/* A region that was not there at the moment on screen still has its name. */
static PowRecord *
find_region (PowSession *session, const char *region)
{
  g_autofree char *address = pow_address_build (POW_KIND_REGION, region, NULL);
  PowRecord *record = pow_session_lookup (session, address);

  return record != NULL ? record : pow_snapshot_lookup (pow_session_get_current (session), address);
}

static const char *
get_region_name (PowSession *session, const char *region)
{
  PowRecord *record = find_region (session, region);

  return record != NULL ? pow_record_get_title (record) : region;
}

/* "Zeeland", "Zeeland + neighbours", "All 35 regions": the number is counted. */
static char *
describe (PowSession *session, PowScope scope, const char *region, gboolean is_short)
{
  g_autoptr (GPtrArray) all = NULL;

  switch (scope)
    {
    case POW_SCOPE_OWN:
    case POW_SCOPE_REGION:
      return g_strdup (get_region_name (session, region));
    case POW_SCOPE_NEIGHBOURS:
      return g_strdup_printf (_ ("%s + neighbours"), get_region_name (session, region));
    case POW_SCOPE_ALL:
      all = pow_session_list_all_regions (session);
      if (is_short)
        return g_strdup_printf (_ ("All %u"), all->len);
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "All %u region", "All %u regions", all->len), all->len);
    default:
      g_assert_not_reached ();
    }
}

/**
 * pow_scope_dup_answer:
 * @session: what is on screen
 * @is_short: for a narrow window
 *
 * Returns: (transfer full): the answer to Where in words: "Zeeland + neighbours"
 */
char *
pow_scope_dup_answer (PowSession *session, gboolean is_short)
{
  const char *region = NULL;
  PowScope scope;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);

  scope = pow_session_get_scope (session, &region);
  return describe (session, region != NULL ? scope : POW_SCOPE_ALL, region, is_short);
}

static void
take (PowScopeChoices *self, PowScope scope, const char *region)
{
  g_signal_emit (self, done_signal, 0);
  pow_session_set_scope (self->session, scope, region);
}

static void
choice_clicked_cb (GtkButton *choice, PowScopeChoices *self)
{
  take (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (choice), "pow-scope")), NULL);
}

static void
region_chosen_cb (PowRegionChooser *chooser, const char *region, PowScopeChoices *self)
{
  if (pow_session_is_own (self->session, region))
    take (self, POW_SCOPE_OWN, NULL);
  else
    take (self, POW_SCOPE_REGION, region);
}

static void
append_choice (PowScopeChoices *self, PowScope scope, const char *title, const char *detail)
{
  GtkWidget *choice = pow_choice_row_new (title, detail, pow_session_get_scope (self->session, NULL) == scope);

  g_object_set_data (G_OBJECT (choice), "pow-scope", GINT_TO_POINTER (scope));
  g_signal_connect (choice, "clicked", G_CALLBACK (choice_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->choices), choice);
}

static char *
dup_search_words (PowRecord *region)
{
  g_autoptr (GString) words = g_string_new (NULL);
  static const char *const sets[] = { "aliases", "municipalities" };

  for (guint i = 0; region != NULL && i < G_N_ELEMENTS (sets); i++)
    {
      const cJSON *item;

      cJSON_ArrayForEach (item, pow_record_get (region, sets[i]))
        if (cJSON_IsString (item))
          g_string_append_printf (words, "%s\n", item->valuestring);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
fill (PowScopeChoices *self)
{
  const char *own = pow_session_get_own_region (self->session);
  g_autoptr (GPtrArray) all = pow_session_list_all_regions (self->session);
  g_autofree char *everything = describe (self->session, POW_SCOPE_ALL, NULL, FALSE);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->choices)) != NULL)
    gtk_box_remove (GTK_BOX (self->choices), child);
  if (own != NULL)
    {
      append_choice (self, POW_SCOPE_OWN, _ ("My region"), get_region_name (self->session, own));
      append_choice (self, POW_SCOPE_NEIGHBOURS, _ ("My region and its neighbours"), NULL);
    }
  append_choice (self, POW_SCOPE_ALL, everything, NULL);

  pow_region_chooser_clear (self->chooser);
  for (guint i = 0; i < all->len; i++)
    {
      const char *region = g_ptr_array_index (all, i);
      g_autofree char *also = dup_search_words (find_region (self->session, region));

      pow_region_chooser_add (self->chooser, region, get_region_name (self->session, region), also);
    }
  pow_region_chooser_start (self->chooser);
}

static void
pow_scope_choices_map (GtkWidget *widget)
{
  fill (POW_SCOPE_CHOICES (widget));
  GTK_WIDGET_CLASS (pow_scope_choices_parent_class)->map (widget);
}

static gboolean
pow_scope_choices_grab_focus (GtkWidget *widget)
{
  pow_region_chooser_start (POW_SCOPE_CHOICES (widget)->chooser);
  return TRUE;
}

static void
pow_scope_choices_dispose (GObject *object)
{
  g_clear_object (&POW_SCOPE_CHOICES (object)->session);
  G_OBJECT_CLASS (pow_scope_choices_parent_class)->dispose (object);
}

static void
pow_scope_choices_class_init (PowScopeChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pow_scope_choices_dispose;
  GTK_WIDGET_CLASS (klass)->map = pow_scope_choices_map;
  GTK_WIDGET_CLASS (klass)->grab_focus = pow_scope_choices_grab_focus;
  done_signal = g_signal_new ("done", POW_TYPE_SCOPE_CHOICES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pow_scope_choices_init (PowScopeChoices *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *caption = gtk_label_new (_ ("One region"));

  self->choices = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->chooser = POW_REGION_CHOOSER (pow_region_chooser_new ());
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "caption-heading");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_box_append (GTK_BOX (box), self->choices);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chooser));
  gtk_widget_set_size_request (box, pow_text_scale_px (box, 300), -1);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect (self->chooser, "chosen", G_CALLBACK (region_chosen_cb), self);
}

/**
 * pow_scope_choices_new:
 * @session: whose scope
 *
 * Returns: (transfer full): the answers
 */
GtkWidget *
pow_scope_choices_new (PowSession *session)
{
  PowScopeChoices *self;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);

  self = g_object_new (POW_TYPE_SCOPE_CHOICES, NULL);
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
