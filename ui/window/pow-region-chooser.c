/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/window/pow-region-chooser.h"

#include "pow-config.h"
#include "ui/common/pow-search-text.h"
#include "ui/common/pow-text-scale.h"

#include <glib/gi18n-lib.h>

/**
 * PowRegionChooser:
 *
 * A search entry over a short list of regions; found on any part of a name or municipality. Enter
 * takes the first that is shown.
 *
 * Signal "chosen" (const char *region).
 */
struct _PowRegionChooser
{
  AdwBin parent_instance;

  GtkEditable *search;
  GtkListBox *list;
  char *folded;
};

G_DEFINE_FINAL_TYPE (PowRegionChooser, pow_region_chooser, ADW_TYPE_BIN)

static guint chosen_signal;

static gboolean
filter_row (GtkListBoxRow *row, gpointer data)
{
  PowRegionChooser *self = data;

  return strstr (g_object_get_data (G_OBJECT (row), "pow-search"), self->folded) != NULL;
}

static void
search_changed_cb (GtkSearchEntry *entry, PowRegionChooser *self)
{
  g_free (self->folded);
  self->folded = pow_search_fold (gtk_editable_get_text (self->search));
  gtk_list_box_invalidate_filter (self->list);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, PowRegionChooser *self)
{
  g_signal_emit (self, chosen_signal, 0, g_object_get_data (G_OBJECT (row), "pow-region"));
}

static void
search_activate_cb (GtkSearchEntry *entry, PowRegionChooser *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (GTK_IS_LIST_BOX_ROW (row) && gtk_widget_get_child_visible (row))
      {
        row_activated_cb (self->list, GTK_LIST_BOX_ROW (row), self);
        return;
      }
}

/* Escape in the search leaves what the chooser stands in. */
static void
search_stopped_cb (PowRegionChooser *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  else
    gtk_window_close (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

static gboolean
search_key_cb (GtkEventControllerKey *controller,
               guint keyval,
               guint keycode,
               GdkModifierType state,
               PowRegionChooser *self)
{
  if (keyval != GDK_KEY_Down)
    return FALSE;
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
  return TRUE;
}

static void
pow_region_chooser_finalize (GObject *object)
{
  g_free (POW_REGION_CHOOSER (object)->folded);
  G_OBJECT_CLASS (pow_region_chooser_parent_class)->finalize (object);
}

static void
pow_region_chooser_class_init (PowRegionChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pow_region_chooser_finalize;
  chosen_signal = g_signal_new ("chosen",
                                POW_TYPE_REGION_CHOOSER,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                G_TYPE_STRING);
}

static void
pow_region_chooser_init (PowRegionChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *nothing = gtk_label_new (_ ("No region has this name"));

  self->folded = g_strdup ("");
  self->search = GTK_EDITABLE (gtk_search_entry_new ());
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->search), 0);
  g_object_set (self->search, "placeholder-text", _ ("Search a region"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search a region"),
                                  -1);
  g_signal_connect (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect (self->search, "activate", G_CALLBACK (search_activate_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (search_stopped_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (search_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (self->list, filter_row, self, NULL);
  gtk_widget_add_css_class (nothing, "dim-label");
  gtk_widget_add_css_class (nothing, "nothing-found");
  gtk_list_box_set_placeholder (self->list, nothing);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "choice-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Regions"),
                                  -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_size_request (scroller, pow_text_scale_px (scroller, 240), pow_text_scale_px (scroller, 230));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), scroller);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * pow_region_chooser_new:
 *
 * Returns: (transfer full): a chooser without regions
 */
GtkWidget *
pow_region_chooser_new (void)
{
  return g_object_new (POW_TYPE_REGION_CHOOSER, NULL);
}

/**
 * pow_region_chooser_clear:
 * @self: the chooser
 *
 * Takes all regions out.
 */
void
pow_region_chooser_clear (PowRegionChooser *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (POW_IS_REGION_CHOOSER (self));

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

/**
 * pow_region_chooser_add:
 * @self: the chooser
 * @region: id that "chosen" tells
 * @name: what people read
 * @also: (nullable): more words to find it by
 */
void
pow_region_chooser_add (PowRegionChooser *self, const char *region, const char *name, const char *also)
{
  GtkWidget *row = gtk_list_box_row_new (), *label = gtk_label_new (name);
  g_autofree char *words = g_strjoin ("\n", name, also, NULL);

  g_return_if_fail (POW_IS_REGION_CHOOSER (self));
  g_return_if_fail (region != NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_widget_add_css_class (row, "choice-row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "pow-region", g_strdup (region), g_free);
  g_object_set_data_full (G_OBJECT (row), "pow-search", pow_search_fold (words), g_free);
  gtk_list_box_append (self->list, row);
}

/**
 * pow_region_chooser_start:
 * @self: the chooser
 *
 * Empties the search and puts the keyboard in it.
 */
void
pow_region_chooser_start (PowRegionChooser *self)
{
  g_return_if_fail (POW_IS_REGION_CHOOSER (self));

  gtk_editable_set_text (self->search, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
