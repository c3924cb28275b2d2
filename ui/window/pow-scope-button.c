/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/window/pow-scope-button.h"

#include "model/record/pow-address.h"
#include "pow-config.h"
#include "ui/window/pow-region-chooser.h"

#include <glib/gi18n-lib.h>

/**
 * PowScopeButton:
 *
 * The question *Where* with its answer: a flat menu button in the question bar. It sets the
 * session's scope, which every screen obeys.
 */
struct _PowScopeButton
{
  AdwBin parent_instance;

  PowSession *session;
  GtkMenuButton *button;
  GtkWidget *question;
  GtkWidget *answer;
  GtkPopover *popover;
  GtkWidget *choices;
  PowRegionChooser *chooser;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (PowScopeButton, pow_scope_button, ADW_TYPE_BIN)

static const char *
get_region_name (PowScopeButton *self, const char *region)
{
  g_autofree char *address = pow_address_build (POW_KIND_REGION, region, NULL);
  PowRecord *record = pow_session_lookup (self->session, address);

  return record != NULL ? pow_record_get_title (record) : region;
}

static guint
count_regions (PowScopeButton *self)
{
  g_autoptr (GPtrArray) all = pow_session_list_all_regions (self->session);

  return all->len;
}

/* "Zeeland", "Zeeland + neighbours", "All 35 regions": the number is counted. */
static char *
describe (PowScopeButton *self, PowScope scope, const char *region)
{
  const guint n_regions = count_regions (self);

  switch (scope)
    {
    case POW_SCOPE_OWN:
    case POW_SCOPE_REGION:
      return g_strdup (get_region_name (self, region));
    case POW_SCOPE_NEIGHBOURS:
      return g_strdup_printf (_ ("%s + neighbours"), get_region_name (self, region));
    case POW_SCOPE_ALL:
      if (self->narrow)
        return g_strdup_printf (_ ("All %u"), n_regions);
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "All %u region", "All %u regions", n_regions),
          n_regions);
    default:
      g_assert_not_reached ();
    }
}

static void
show_answer (PowScopeButton *self)
{
  const char *region = NULL;
  const PowScope scope = pow_session_get_scope (self->session, &region);
  g_autofree char *answer = NULL, *label = NULL;

  answer = describe (self, scope == POW_SCOPE_ALL || region != NULL ? scope : POW_SCOPE_ALL, region);
  label = g_strdup_printf (_ ("Where: %s"), answer);
  gtk_label_set_label (GTK_LABEL (self->answer), answer);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
}

static void
take (PowScopeButton *self, PowScope scope, const char *region)
{
  gtk_popover_popdown (self->popover);
  pow_session_set_scope (self->session, scope, region);
}

static void
choice_clicked_cb (GtkButton *choice, PowScopeButton *self)
{
  take (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (choice), "pow-scope")), NULL);
}

static void
region_chosen_cb (PowRegionChooser *chooser, const char *region, PowScopeButton *self)
{
  if (pow_session_is_own (self->session, region))
    take (self, POW_SCOPE_OWN, NULL);
  else
    take (self, POW_SCOPE_REGION, region);
}

static void
append_choice (PowScopeButton *self, PowScope scope, const char *title, const char *detail)
{
  GtkWidget *choice = gtk_button_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");
  GtkWidget *label = gtk_label_new (title), *end = gtk_label_new (detail);
  const gboolean current = pow_session_get_scope (self->session, NULL) == scope;

  gtk_widget_set_opacity (check, current ? 1 : 0);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (end, "dim-label");
  gtk_widget_add_css_class (end, "secondary");
  gtk_box_append (GTK_BOX (line), check);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), end);
  gtk_button_set_child (GTK_BUTTON (choice), line);
  gtk_widget_add_css_class (choice, "flat");
  gtk_widget_add_css_class (choice, "choice-row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (choice),
                               GTK_ACCESSIBLE_STATE_CHECKED,
                               current ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                       : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
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

/* What the popover offers follows the portfolio and the person, so it is made when it opens. */
static void
popover_shown_cb (GtkPopover *popover, PowScopeButton *self)
{
  const char *own = pow_session_get_own_region (self->session);
  g_autoptr (GPtrArray) all = pow_session_list_all_regions (self->session);
  g_autofree char *everything = describe (self, POW_SCOPE_ALL, NULL);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->choices)) != NULL)
    gtk_box_remove (GTK_BOX (self->choices), child);
  if (own != NULL)
    {
      append_choice (self, POW_SCOPE_OWN, _ ("My region"), get_region_name (self, own));
      append_choice (self, POW_SCOPE_NEIGHBOURS, _ ("My region and its neighbours"), NULL);
    }
  append_choice (self, POW_SCOPE_ALL, everything, NULL);

  pow_region_chooser_clear (self->chooser);
  for (guint i = 0; i < all->len; i++)
    {
      const char *region = g_ptr_array_index (all, i);
      g_autofree char *address = pow_address_build (POW_KIND_REGION, region, NULL);
      g_autofree char *also = dup_search_words (pow_session_lookup (self->session, address));

      pow_region_chooser_add (self->chooser, region, get_region_name (self, region), also);
    }
  pow_region_chooser_start (self->chooser);
}

static GtkWidget *
build_popover (PowScopeButton *self)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *caption = gtk_label_new (_ ("One region"));

  self->choices = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->chooser = POW_REGION_CHOOSER (pow_region_chooser_new ());
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "caption-heading");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_box_append (GTK_BOX (box), self->choices);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chooser));
  gtk_widget_set_size_request (box, 300, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect (popover, "show", G_CALLBACK (popover_shown_cb), self);
  g_signal_connect (self->chooser, "chosen", G_CALLBACK (region_chosen_cb), self);
  return popover;
}

static void
pow_scope_button_dispose (GObject *object)
{
  PowScopeButton *self = POW_SCOPE_BUTTON (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (pow_scope_button_parent_class)->dispose (object);
}

static void
pow_scope_button_class_init (PowScopeButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pow_scope_button_dispose;
}

static void
pow_scope_button_init (PowScopeButton *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->question = gtk_label_new (_ ("Where"));
  gtk_widget_add_css_class (self->question, "question");
  self->answer = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->answer), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->answer, "answer");
  gtk_box_append (GTK_BOX (line), self->question);
  gtk_box_append (GTK_BOX (line), self->answer);

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, line);
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  gtk_menu_button_set_has_frame (self->button, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "question-button");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Which regions every screen shows (Ctrl+L)"));
  self->popover = GTK_POPOVER (build_popover (self));
  gtk_menu_button_set_popover (self->button, GTK_WIDGET (self->popover));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

/**
 * pow_scope_button_new:
 * @session: whose scope
 *
 * Returns: (transfer full): the question with its answer
 */
GtkWidget *
pow_scope_button_new (PowSession *session)
{
  PowScopeButton *self;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);

  self = g_object_new (POW_TYPE_SCOPE_BUTTON, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (show_answer), self, G_CONNECT_SWAPPED);
  show_answer (self);
  return GTK_WIDGET (self);
}

/* Opens the answers. */
void
pow_scope_button_popup (PowScopeButton *self)
{
  g_return_if_fail (POW_IS_SCOPE_BUTTON (self));
  gtk_menu_button_popup (self->button);
}

/* The answer alone, without its question, for a narrow window. */
void
pow_scope_button_set_narrow (PowScopeButton *self, gboolean narrow)
{
  g_return_if_fail (POW_IS_SCOPE_BUTTON (self));

  self->narrow = !!narrow;
  gtk_widget_set_visible (self->question, !narrow);
  show_answer (self);
}
