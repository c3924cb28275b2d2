/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/form/pow-picker.h"

#include "pow-config.h"
#include "ui/common/pow-text-scale.h"

#include <glib/gi18n-lib.h>

#define SEARCH_FROM 9
#define WIDTH 260 /* at 100 % text */

struct _PowPicker
{
  GtkPopover parent_instance;

  gboolean many;
  GtkWidget *search;
  GtkWidget *list;
  GtkWidget *scroller;
  GtkWidget *nothing;
  GtkWidget *make;
  GtkFilter *filter;
  GtkFilterListModel *filtered;
  GtkSelectionModel *selection;
};

enum
{
  SIGNAL_PICKED,
  SIGNAL_NEW_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PowPicker, pow_picker, GTK_TYPE_POPOVER)

static gboolean
pow_picker_match_cb (gpointer item, gpointer user_data)
{
  PowPicker *self = user_data;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  PowOption *option = item;

  if (*text == '\0')
    return TRUE;
  return g_str_match_string (text, pow_option_get_label (option), TRUE)
         || (pow_option_get_detail (option) != NULL
             && g_str_match_string (text, pow_option_get_detail (option), TRUE));
}

static void
pow_picker_update_nothing (PowPicker *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) == 0;

  gtk_widget_set_visible (self->nothing, empty);
  gtk_widget_set_visible (self->scroller, !empty);
}

static void
pow_picker_search_cb (PowPicker *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  pow_picker_update_nothing (self);
}

static void
pow_picker_pick (PowPicker *self, guint position)
{
  g_autoptr (PowOption) option
      = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (option == NULL)
    return;
  if (self->many)
    pow_option_set_chosen (option, !pow_option_is_chosen (option));
  else
    gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, pow_option_get_id (option));
}

static void
pow_picker_activate_cb (PowPicker *self, guint position)
{
  pow_picker_pick (self, position);
}

/* Enter in the search field takes the first that is left. */
static void
pow_picker_search_done_cb (PowPicker *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    pow_picker_pick (self, 0);
}

static gboolean
pow_picker_search_key_cb (PowPicker *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (self->list);
  return GDK_EVENT_STOP;
}

static void
pow_picker_setup_cb (PowPicker *self, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *detail = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), label);
  gtk_box_append (GTK_BOX (words), detail);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), check);
  gtk_widget_set_size_request (row, -1, 28);
  gtk_list_item_set_child (item, row);
}

static void
pow_picker_show_chosen (GtkListItem *item)
{
  PowOption *option = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *check = gtk_widget_get_last_child (row);
  gboolean chosen = pow_option_is_chosen (option);
  g_autofree char *name = NULL;

  gtk_widget_set_opacity (check, chosen ? 1 : 0);
  /* Translators: an option in a list that is switched on. */
  name = chosen ? g_strdup_printf (_ ("%s, chosen"), pow_option_get_label (option))
                : g_strdup (pow_option_get_label (option));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
pow_picker_bind_cb (PowPicker *self, GtkListItem *item)
{
  PowOption *option = gtk_list_item_get_item (item);
  GtkWidget *words = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *label = gtk_widget_get_first_child (words);
  GtkWidget *detail = gtk_widget_get_last_child (words);

  gtk_label_set_text (GTK_LABEL (label), pow_option_get_label (option));
  gtk_label_set_text (GTK_LABEL (detail),
                      pow_option_get_detail (option) != NULL ? pow_option_get_detail (option) : "");
  gtk_widget_set_visible (detail, pow_option_get_detail (option) != NULL);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), pow_option_get_label (option));
  if (pow_option_get_id (option) == NULL)
    gtk_widget_add_css_class (label, "dim-label");
  else
    gtk_widget_remove_css_class (label, "dim-label");
  g_signal_connect_swapped (option, "notify::chosen", G_CALLBACK (pow_picker_show_chosen), item);
  pow_picker_show_chosen (item);
}

static void
pow_picker_unbind_cb (PowPicker *self, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), item);
}

static void
pow_picker_make_cb (PowPicker *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_NEW_WANTED], 0, text);
}

static void
pow_picker_map (GtkWidget *widget)
{
  PowPicker *self = POW_PICKER (widget);

  GTK_WIDGET_CLASS (pow_picker_parent_class)->map (widget);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (gtk_widget_get_visible (self->search) ? self->search : self->list);
}

static void
pow_picker_dispose (GObject *object)
{
  PowPicker *self = POW_PICKER (object);

  g_clear_object (&self->selection);

  G_OBJECT_CLASS (pow_picker_parent_class)->dispose (object);
}

static void
pow_picker_class_init (PowPickerClass *class)
{
  G_OBJECT_CLASS (class)->dispose = pow_picker_dispose;
  GTK_WIDGET_CLASS (class)->map = pow_picker_map;

  signals[SIGNAL_PICKED] = g_signal_new ("picked", POW_TYPE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_NEW_WANTED]
      = g_signal_new ("new-wanted", POW_TYPE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pow_picker_init (PowPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "picker");
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Search"), "search-delay", 50, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search in this list"), -1);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (pow_picker_search_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (pow_picker_search_done_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (gtk_popover_popdown), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (pow_picker_search_key_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->search, keys);
  gtk_box_append (GTK_BOX (box), self->search);

  g_signal_connect_object (factory, "setup", G_CALLBACK (pow_picker_setup_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (pow_picker_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (pow_picker_unbind_cb), self,
                           G_CONNECT_SWAPPED);
  self->filter = GTK_FILTER (gtk_custom_filter_new (pow_picker_match_cb, self, NULL));
  self->filtered = gtk_filter_list_model_new (NULL, self->filter);
  self->selection = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (self->filtered)));
  self->list = gtk_list_view_new (g_object_ref (self->selection), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choices"), -1);
  gtk_widget_add_css_class (self->list, "picker-list");
  g_signal_connect_object (self->list, "activate", G_CALLBACK (pow_picker_activate_cb), self,
                           G_CONNECT_SWAPPED);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                              pow_text_scale_px (self->scroller, 320));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_widget_set_size_request (self->scroller, pow_text_scale_px (self->scroller, WIDTH), -1);
  gtk_box_append (GTK_BOX (box), self->scroller);

  self->nothing = gtk_label_new (_ ("Nothing found"));
  gtk_widget_add_css_class (self->nothing, "dim-label");
  gtk_widget_set_size_request (self->nothing, pow_text_scale_px (self->nothing, WIDTH), 40);
  gtk_box_append (GTK_BOX (box), self->nothing);

  self->make = gtk_button_new ();
  gtk_widget_add_css_class (self->make, "flat");
  gtk_widget_set_visible (self->make, FALSE);
  g_signal_connect_object (self->make, "clicked", G_CALLBACK (pow_picker_make_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->make);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

GtkWidget *
pow_picker_new (gboolean many)
{
  PowPicker *self = g_object_new (POW_TYPE_PICKER, NULL);

  self->many = many;
  return GTK_WIDGET (self);
}

void
pow_picker_set_options (PowPicker *self, GListModel *options)
{
  guint count;

  g_return_if_fail (POW_IS_PICKER (self));
  g_return_if_fail (G_IS_LIST_MODEL (options));

  count = g_list_model_get_n_items (options);
  gtk_filter_list_model_set_model (self->filtered, options);
  gtk_widget_set_visible (self->search, count >= SEARCH_FROM);
  pow_picker_update_nothing (self);
  for (guint i = 0; !self->many && i < count; i++)
    {
      g_autoptr (PowOption) option = g_list_model_get_item (options, i);

      if (pow_option_is_chosen (option))
        gtk_selection_model_select_item (self->selection, i, TRUE);
    }
}

void
pow_picker_set_new_label (PowPicker *self, const char *label)
{
  g_return_if_fail (POW_IS_PICKER (self));

  gtk_widget_set_visible (self->make, label != NULL);
  gtk_button_set_label (GTK_BUTTON (self->make), label != NULL ? label : "");
}
