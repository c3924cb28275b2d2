/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/window/pow-sidebar.h"

#include "model/record/pow-address.h"
#include "pow-config.h"
#include "ui/common/pow-favourites.h"
#include "ui/common/pow-settings.h"
#include "ui/window/pow-screens.h"

#include <glib/gi18n-lib.h>

/**
 * PowSidebar:
 *
 * The screens, the own region with its neighbours, and the regions that the person keeps.
 *
 * Signal "open" (const char *target): the id of a screen, or the address of a region.
 */
struct _PowSidebar
{
  AdwBin parent_instance;

  PowSession *session;
  GtkListBox *list;
  char *target; /* what is on screen */
};

G_DEFINE_FINAL_TYPE (PowSidebar, pow_sidebar, ADW_TYPE_BIN)

static guint open_signal;

static void
append_heading (PowSidebar *self, const char *title)
{
  GtkWidget *row = gtk_list_box_row_new (), *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "side-heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_list_box_append (self->list, row);
}

/* How much waits on a screen, at the end of its line. */
static void
append_badge (GtkBox *line, GtkWidget *label, guint count)
{
  g_autofree char *number = g_strdup_printf ("%u", count);
  GtkWidget *badge = gtk_label_new (number);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_add_css_class (badge, "numeric");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_box_append (line, badge);
}

static void
append_row (PowSidebar *self,
            const char *target,
            const char *icon,
            const char *title,
            const char *tooltip,
            guint count)
{
  GtkWidget *row = gtk_list_box_row_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label = gtk_label_new (title);
  g_autofree char *name = NULL;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (line), label);
  if (count > 0)
    append_badge (GTK_BOX (line), label, count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_widget_set_tooltip_text (row, tooltip);
  name = count > 0 ? g_strdup_printf ("%s: %u", title, count) : g_strdup (title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "pow-target", g_strdup (target), g_free);
  gtk_list_box_append (self->list, row);
}

static void
append_region (PowSidebar *self, const char *region, const char *icon)
{
  g_autofree char *address = pow_address_build (POW_KIND_REGION, region, NULL);
  PowRecord *record = pow_snapshot_lookup (pow_session_get_current (self->session), address);

  if (record != NULL)
    append_row (self, address, icon, pow_record_get_title (record), pow_record_get_title (record), 0);
}

static void
append_screens (PowSidebar *self)
{
  const char *section = NULL;

  for (const PowScreen *screen = pow_screens; screen->id != NULL; screen++)
    {
      g_autofree char *tooltip = g_strdup_printf ("%s (%s)", _ (screen->title), screen->keys);

      if (g_strcmp0 (section, screen->section) != 0)
        append_heading (self, _ (screen->section));
      section = screen->section;
      append_row (self, screen->id, screen->icon, _ (screen->title), tooltip,
                  screen->count != NULL ? screen->count (self->session) : 0);
    }
}

static void
append_own_region (PowSidebar *self)
{
  const char *own = pow_session_get_own_region (self->session);
  g_autoptr (GPtrArray) all = pow_session_list_all_regions (self->session);

  if (own == NULL)
    return;
  append_heading (self, _ ("My region"));
  append_region (self, own, "pow-region-symbolic");
  for (guint i = 0; i < all->len; i++)
    if (pow_session_is_neighbour (self->session, g_ptr_array_index (all, i)))
      append_region (self, g_ptr_array_index (all, i), "pow-neighbours-symbolic");
}

static void
append_favourites (PowSidebar *self)
{
  g_auto (GStrv) kept = pow_favourites_list ();

  if (kept[0] == NULL)
    return;
  append_heading (self, _ ("Favourites"));
  for (char **region = kept; *region != NULL; region++)
    append_region (self, *region, "pow-star-symbolic");
}

static void
show_selected (PowSidebar *self)
{
  GtkListBoxRow *row;
  int i = 0;

  gtk_list_box_unselect_all (self->list);
  while ((row = gtk_list_box_get_row_at_index (self->list, i++)) != NULL)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "pow-target"), self->target) == 0
        && self->target != NULL)
      {
        gtk_list_box_select_row (self->list, row);
        return;
      }
}

static void
rebuild (PowSidebar *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  append_screens (self);
  append_own_region (self);
  append_favourites (self);
  show_selected (self);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, PowSidebar *self)
{
  const char *target = g_object_get_data (G_OBJECT (row), "pow-target");

  if (target != NULL)
    g_signal_emit (self, open_signal, 0, target);
}

static void
pow_sidebar_dispose (GObject *object)
{
  PowSidebar *self = POW_SIDEBAR (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (pow_sidebar_parent_class)->dispose (object);
}

static void
pow_sidebar_finalize (GObject *object)
{
  g_free (POW_SIDEBAR (object)->target);
  G_OBJECT_CLASS (pow_sidebar_parent_class)->finalize (object);
}

static void
pow_sidebar_class_init (PowSidebarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pow_sidebar_dispose;
  G_OBJECT_CLASS (klass)->finalize = pow_sidebar_finalize;
  open_signal = g_signal_new ("open",
                              POW_TYPE_SIDEBAR,
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
pow_sidebar_init (PowSidebar *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Screens and regions"),
                                  -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

/**
 * pow_sidebar_new:
 * @session: whose regions
 *
 * Returns: (transfer full): the sidebar's list
 */
GtkWidget *
pow_sidebar_new (PowSession *session)
{
  PowSidebar *self;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);

  self = g_object_new (POW_TYPE_SIDEBAR, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
  if (pow_settings_get () != NULL)
    g_signal_connect_object (pow_settings_get (),
                             "changed::favourites",
                             G_CALLBACK (rebuild),
                             self,
                             G_CONNECT_SWAPPED);
  rebuild (self);
  return GTK_WIDGET (self);
}

/**
 * pow_sidebar_select:
 * @self: the sidebar
 * @target: (nullable): id of the screen or address of the region that is on screen
 */
void
pow_sidebar_select (PowSidebar *self, const char *target)
{
  g_return_if_fail (POW_IS_SIDEBAR (self));

  g_free (self->target);
  self->target = g_strdup (target);
  show_selected (self);
}

/**
 * pow_sidebar_focus:
 * @self: the sidebar
 *
 * Gives the keyboard to the screen that is selected.
 */
void
pow_sidebar_focus (PowSidebar *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (POW_IS_SIDEBAR (self));

  row = gtk_list_box_get_selected_row (self->list);
  if (row == NULL || !gtk_widget_grab_focus (GTK_WIDGET (row)))
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}
