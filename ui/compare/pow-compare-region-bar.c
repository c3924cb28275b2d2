/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/compare/pow-compare-region-bar.h"

#include "model/compare/pow-comparison.h"
#include "model/record/pow-address.h"
#include "pow-config.h"
#include "ui/common/pow-compare-choice.h"
#include "ui/compare/pow-compare-controls.h"

#include <glib/gi18n-lib.h>

/**
 * PowCompareRegionBar:
 *
 * Which regions are compared: two to four side by side, which is the choice of the session, or one, or all.
 *
 * Signal "changed": other regions.
 */
struct _PowCompareRegionBar
{
  AdwBin parent_instance;

  PowSession *session;
  GtkWidget *line;
  GtkDropDown *menus[POW_COMPARISON_COLUMNS];
  GtkWidget *more;
  GtkWidget *fewer;
  GPtrArray *ids; /* (element-type utf8): of the regions in the menus */
  char *region;   /* where one is looked at; NULL: all */
  gboolean several;
  gboolean all;     /* can be chosen instead of one */
  gboolean filling; /* our own change of a control */
};

G_DEFINE_FINAL_TYPE (PowCompareRegionBar, pow_compare_region_bar, ADW_TYPE_BIN)

static guint changed_signal;

static PowCompareChoice *
get_choice (PowCompareRegionBar *self)
{
  return pow_compare_choice_get (self->session);
}

static guint
find_region (GPtrArray *ids, const char *region)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_strcmp0 (g_ptr_array_index (ids, i), region) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static GtkStringList *
list_names (PowSession *session, GPtrArray *ids, gboolean all)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  if (all)
    gtk_string_list_append (names, _ ("All regions"));
  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *address = pow_address_build (POW_KIND_REGION, g_ptr_array_index (ids, i), NULL);

      gtk_string_list_append (names, pow_snapshot_get_title (pow_session_get_snapshot (session), address));
    }
  return names;
}

static void
fill_menu (PowCompareRegionBar *self, GtkDropDown *menu, const char *region)
{
  g_autoptr (GtkStringList) names = list_names (self->session, self->ids, self->all);
  guint at = find_region (self->ids, region);

  gtk_drop_down_set_model (menu, G_LIST_MODEL (names));
  if (at == GTK_INVALID_LIST_POSITION)
    at = 0;
  else if (self->all)
    at++;
  gtk_drop_down_set_selected (menu, at);
}

/* Two regions to begin with: the own one and a neighbour. */
static void
ensure_choice (PowCompareRegionBar *self)
{
  const char *const *chosen = pow_compare_choice_list (get_choice (self));
  const char *regions[3] = { NULL };
  g_auto (GStrv) copy = NULL;
  guint n = 0;

  if (pow_compare_choice_count (get_choice (self)) >= 2)
    return;
  if (chosen[0] != NULL)
    regions[n++] = chosen[0];
  for (guint i = 0; i < self->ids->len && n < 2; i++)
    if (n == 0 || !g_str_equal (regions[0], g_ptr_array_index (self->ids, i)))
      regions[n++] = g_ptr_array_index (self->ids, i);
  copy = g_strdupv ((char **) regions);
  pow_compare_choice_set (get_choice (self), (const char *const *) copy);
}

static const char *
get_selected (PowCompareRegionBar *self, GtkDropDown *menu)
{
  const guint at = gtk_drop_down_get_selected (menu);

  if (at == GTK_INVALID_LIST_POSITION || (self->all && at == 0) || at - (self->all ? 1 : 0) >= self->ids->len)
    return NULL;
  return g_ptr_array_index (self->ids, at - (self->all ? 1 : 0));
}

static void
selected_cb (PowCompareRegionBar *self)
{
  g_autoptr (GPtrArray) regions = NULL;

  if (self->filling)
    return;
  if (!self->several)
    {
      pow_compare_region_bar_set_region (self, get_selected (self, self->menus[0]));
      g_signal_emit (self, changed_signal, 0);
      return;
    }
  regions = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < POW_COMPARISON_COLUMNS; i++)
    if (gtk_widget_get_visible (GTK_WIDGET (self->menus[i])))
      g_ptr_array_add (regions, g_strdup (get_selected (self, self->menus[i])));
  g_ptr_array_add (regions, NULL);
  pow_compare_choice_set (get_choice (self), (const char *const *) regions->pdata);
}

/* The next region in the list that is not there yet. */
static void
more_cb (PowCompareRegionBar *self)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (!g_strv_contains (pow_compare_choice_list (get_choice (self)), g_ptr_array_index (self->ids, i)))
      {
        pow_compare_choice_toggle (get_choice (self), g_ptr_array_index (self->ids, i));
        return;
      }
}

static void
fewer_cb (PowCompareRegionBar *self)
{
  PowCompareChoice *choice = get_choice (self);
  g_autofree char *last = g_strdup (pow_compare_choice_list (choice)[pow_compare_choice_count (choice) - 1]);

  pow_compare_choice_toggle (choice, last);
}

static void
choice_changed_cb (PowCompareRegionBar *self)
{
  if (self->several && pow_compare_choice_count (get_choice (self)) >= 2)
    g_signal_emit (self, changed_signal, 0);
}

static void
pow_compare_region_bar_dispose (GObject *object)
{
  g_clear_object (&POW_COMPARE_REGION_BAR (object)->session);
  G_OBJECT_CLASS (pow_compare_region_bar_parent_class)->dispose (object);
}

static void
pow_compare_region_bar_finalize (GObject *object)
{
  g_ptr_array_unref (POW_COMPARE_REGION_BAR (object)->ids);
  g_free (POW_COMPARE_REGION_BAR (object)->region);
  G_OBJECT_CLASS (pow_compare_region_bar_parent_class)->finalize (object);
}

static void
pow_compare_region_bar_class_init (PowCompareRegionBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pow_compare_region_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = pow_compare_region_bar_finalize;
  changed_signal = g_signal_new ("changed", POW_TYPE_COMPARE_REGION_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pow_compare_region_bar_init (PowCompareRegionBar *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  for (guint i = 0; i < POW_COMPARISON_COLUMNS; i++)
    {
      g_autofree char *label = g_strdup_printf (_ ("Region %u"), i + 1);

      self->menus[i] = pow_compare_menu_new (label);
      g_signal_connect_swapped (self->menus[i], "notify::selected", G_CALLBACK (selected_cb), self);
      gtk_box_append (GTK_BOX (self->line), GTK_WIDGET (self->menus[i]));
    }
  self->more = pow_compare_button_new ("list-add-symbolic", _ ("One more region"), G_CALLBACK (more_cb), self);
  self->fewer = pow_compare_button_new ("list-remove-symbolic", _ ("One region fewer"), G_CALLBACK (fewer_cb), self);
  gtk_box_append (GTK_BOX (self->line), self->more);
  gtk_box_append (GTK_BOX (self->line), self->fewer);
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  gtk_widget_set_halign (self->fewer, GTK_ALIGN_START);
  adw_bin_set_child (ADW_BIN (self), self->line);
}

/**
 * pow_compare_region_bar_new:
 * @session: whose regions
 *
 * Main thread, as everything of it.
 *
 * Returns: (transfer floating): a bar that must be refreshed and shown; where one region is looked at, it is that of
 *   the scope, or else the own one
 */
GtkWidget *
pow_compare_region_bar_new (PowSession *session)
{
  PowCompareRegionBar *self = g_object_new (POW_TYPE_COMPARE_REGION_BAR, NULL);
  const char *region = NULL;

  self->session = g_object_ref (session);
  pow_session_get_scope (session, &region);
  self->region = g_strdup (region != NULL ? region : pow_session_get_own_region (session));
  g_signal_connect_object (get_choice (self), "changed", G_CALLBACK (choice_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * pow_compare_region_bar_refresh:
 * @self: the bar
 *
 * Takes over which regions there are. Without a choice of two yet, it is made: the own region and a neighbour.
 */
void
pow_compare_region_bar_refresh (PowCompareRegionBar *self)
{
  g_autoptr (GPtrArray) regions = NULL;

  g_return_if_fail (POW_IS_COMPARE_REGION_BAR (self));

  regions = pow_session_list_all_regions (self->session);
  g_ptr_array_set_size (self->ids, 0);
  for (guint i = 0; i < regions->len; i++)
    g_ptr_array_add (self->ids, g_strdup (g_ptr_array_index (regions, i)));
  ensure_choice (self);
}

/**
 * pow_compare_region_bar_show:
 * @self: the bar
 * @several: whether two to four regions are chosen; else one
 * @all: of one: whether all of them can be chosen instead
 *
 * Shows the menus that are needed, on what is chosen. Without a signal.
 */
void
pow_compare_region_bar_show (PowCompareRegionBar *self, gboolean several, gboolean all)
{
  guint n;

  g_return_if_fail (POW_IS_COMPARE_REGION_BAR (self));

  n = several ? pow_compare_choice_count (get_choice (self)) : 1;
  self->several = several;
  self->all = all;
  self->filling = TRUE;
  for (guint i = 0; i < POW_COMPARISON_COLUMNS; i++)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->menus[i]), i < n);
      if (i < n)
        fill_menu (self, self->menus[i], several ? pow_compare_choice_list (get_choice (self))[i] : self->region);
    }
  gtk_widget_set_visible (self->more, several && n < POW_COMPARISON_COLUMNS);
  gtk_widget_set_visible (self->fewer, several && n > 2);
  self->filling = FALSE;
}

/**
 * pow_compare_region_bar_set_narrow:
 * @self: the bar
 * @narrow: whether the window is narrow: menus below each other
 */
void
pow_compare_region_bar_set_narrow (PowCompareRegionBar *self, gboolean narrow)
{
  g_return_if_fail (POW_IS_COMPARE_REGION_BAR (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->line), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

/**
 * pow_compare_region_bar_set_region:
 * @self: the bar
 * @region: (nullable): a region id; %NULL: all of them, where all can be chosen
 *
 * Chooses the region where one is looked at. Without a signal; shown by the next pow_compare_region_bar_show().
 */
void
pow_compare_region_bar_set_region (PowCompareRegionBar *self, const char *region)
{
  char *copy;

  g_return_if_fail (POW_IS_COMPARE_REGION_BAR (self));

  copy = g_strdup (region);
  g_free (self->region);
  self->region = copy;
}

/**
 * pow_compare_region_bar_dup_regions:
 * @self: the bar
 *
 * Returns: (transfer full) (array zero-terminated=1): the chosen regions; none: all of them, or there is none
 */
char **
pow_compare_region_bar_dup_regions (PowCompareRegionBar *self)
{
  const char *one[2] = { NULL };

  g_return_val_if_fail (POW_IS_COMPARE_REGION_BAR (self), NULL);

  if (self->several)
    return g_strdupv ((char **) pow_compare_choice_list (get_choice (self)));
  one[0] = self->region != NULL || self->all || self->ids->len == 0 ? self->region : g_ptr_array_index (self->ids, 0);
  return g_strdupv ((char **) one);
}
