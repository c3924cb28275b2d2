/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/sync/pow-connect-page.h"

#include "model/record/pow-address.h"
#include "pow-config.h"
#include "regions/pow-templates.h"
#include "ui/common/pow-card.h"
#include "ui/common/pow-text-scale.h"
#include "ui/sync/pow-region-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _PowConnectPage
{
  AdwBin parent_instance;

  GtkWidget *address;
  GtkWidget *name;
  GtkWidget *regions; /* unfolds into one row a region */
  GPtrArray *checks;  /* (element-type PowRegionCheck), borrowed */
  GtkWidget *problem;
};

G_DEFINE_FINAL_TYPE (PowConnectPage, pow_connect_page, ADW_TYPE_BIN)

static guint done_signal;

static void
show_problem (PowConnectPage *self, const char *problem)
{
  gtk_label_set_text (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
}

/* Nothing chosen is no choice: then everything comes along. */
static void
show_chosen (PowConnectPage *self)
{
  g_auto (GStrv) chosen = pow_region_check_dup_chosen (self->checks);
  const guint count = g_strv_length (chosen);
  g_autofree char *words
      = count > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u region, and the programme", "%u regions, and the programme", count), count)
                  : g_strdup (_ ("All regions"));

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->regions), words);
}

static void
ready_cb (PowConnectPage *self)
{
  g_autofree char *address = pow_connect_page_dup_address (self);
  g_autofree char *name = pow_connect_page_dup_name (self);

  if (address[0] == '\0')
    {
      show_problem (self, _ ("Type the address that your team gave you, such as https://git.example.nl/portfolio.git"));
      gtk_widget_grab_focus (self->address);
      return;
    }
  if (name[0] == '\0' || name[0] == '.' || strchr (name, '/') != NULL)
    {
      show_problem (self, name[0] == '\0' ? _ ("Give the folder a name.")
                                          : _ ("A folder's name cannot begin with a dot or hold a slash."));
      gtk_widget_grab_focus (self->name);
      return;
    }
  show_problem (self, NULL);
  g_signal_emit (self, done_signal, 0);
}

static void
pow_connect_page_finalize (GObject *object)
{
  g_ptr_array_unref (POW_CONNECT_PAGE (object)->checks);
  G_OBJECT_CLASS (pow_connect_page_parent_class)->finalize (object);
}

static void
pow_connect_page_class_init (PowConnectPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pow_connect_page_finalize;
  done_signal = g_signal_new ("done", POW_TYPE_CONNECT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
build_entry (PowConnectPage *self, GtkWidget *group, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (ready_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static void
build_regions (PowConnectPage *self, GtkWidget *group)
{
  g_autoptr (GPtrArray) records = pow_regions_list ();

  self->regions = adw_expander_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->regions), _ ("Regions"));
  for (guint i = 0; i < records->len; i++)
    {
      PowRecord *record = g_ptr_array_index (records, i);
      g_autofree char *region = pow_address_dup_region (pow_record_get_address (record));
      GtkWidget *check = pow_region_check_new (region, pow_record_get_title (record));

      g_signal_connect_swapped (check, "toggled", G_CALLBACK (show_chosen), self);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self->regions), check);
      g_ptr_array_add (self->checks, check);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->regions);
  show_chosen (self);
}

static void
pow_connect_page_init (PowConnectPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *title = pow_label_new (_ ("Connect to a portfolio"), "title-1");
  GtkWidget *words = pow_label_new (_ ("You get a copy of your team’s portfolio, which you can use without internet. What you change is "
                                       "shared when you say so."),
                                    NULL);
  GtkWidget *where = adw_preferences_group_new ();
  GtkWidget *what = adw_preferences_group_new ();
  GtkWidget *ready = gtk_button_new_with_label (_ ("Connect"));

  self->checks = g_ptr_array_new ();
  gtk_label_set_xalign (GTK_LABEL (title), 0.5f);
  gtk_label_set_xalign (GTK_LABEL (words), 0.5f);
  gtk_label_set_justify (GTK_LABEL (words), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), words);
  self->address = build_entry (self, where, _ ("Address (https, ssh or a folder)"));
  self->name = build_entry (self, where, _ ("Name of the folder"));
  build_regions (self, what);
  gtk_box_append (GTK_BOX (box), where);
  gtk_box_append (GTK_BOX (box), what);
  self->problem = pow_label_new (NULL, "hint");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_box_append (GTK_BOX (box), self->problem);
  gtk_widget_add_css_class (ready, "pill");
  gtk_widget_add_css_class (ready, "suggested-action");
  gtk_widget_set_halign (ready, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (ready, "clicked", G_CALLBACK (ready_cb), self);
  gtk_box_append (GTK_BOX (box), ready);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_bottom (box, 22);
  gtk_widget_set_margin_start (clamp, 12);
  gtk_widget_set_margin_end (clamp, 12);
  pow_text_scale_clamp (ADW_CLAMP (clamp), 520);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

GtkWidget *
pow_connect_page_new (void)
{
  return g_object_new (POW_TYPE_CONNECT_PAGE, NULL);
}

/**
 * pow_connect_page_start:
 * @self: the page
 *
 * Begins empty, with the keyboard at the address.
 */
void
pow_connect_page_start (PowConnectPage *self)
{
  g_return_if_fail (POW_IS_CONNECT_PAGE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->address), "");
  gtk_editable_set_text (GTK_EDITABLE (self->name), _ ("portfolio"));
  show_problem (self, NULL);
  gtk_widget_grab_focus (self->address);
}

/**
 * pow_connect_page_fail:
 * @self: the page
 * @problem: why it did not work and what to do, for a person
 *
 * Shows the page again as it was filled in, with the problem and the keyboard at the address.
 */
void
pow_connect_page_fail (PowConnectPage *self, const char *problem)
{
  g_return_if_fail (POW_IS_CONNECT_PAGE (self));

  show_problem (self, problem);
  gtk_widget_grab_focus (self->address);
}

/**
 * pow_connect_page_dup_address:
 * @self: the page
 *
 * Returns: (transfer full): the address as typed, without blanks around it
 */
char *
pow_connect_page_dup_address (PowConnectPage *self)
{
  g_return_val_if_fail (POW_IS_CONNECT_PAGE (self), NULL);

  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->address))));
}

/**
 * pow_connect_page_dup_name:
 * @self: the page
 *
 * Returns: (transfer full): the name for the copy here as typed, without blanks around it
 */
char *
pow_connect_page_dup_name (PowConnectPage *self)
{
  g_return_val_if_fail (POW_IS_CONNECT_PAGE (self), NULL);

  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
}

/**
 * pow_connect_page_dup_regions:
 * @self: the page
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): ids of the chosen regions; %NULL: all
 */
char **
pow_connect_page_dup_regions (PowConnectPage *self)
{
  g_auto (GStrv) chosen = NULL;

  g_return_val_if_fail (POW_IS_CONNECT_PAGE (self), NULL);

  chosen = pow_region_check_dup_chosen (self->checks);
  return chosen[0] != NULL ? g_steal_pointer (&chosen) : NULL;
}
