/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/compare/pow-compare-page.h"

#include "model/record/pow-address.h"
#include "pow-config.h"
#include "ui/common/pow-sheet-export.h"
#include "ui/compare/pow-compare-answer.h"
#include "ui/compare/pow-compare-bar.h"
#include "ui/compare/pow-compare-pair-offers.h"
#include "ui/compare/pow-compare-pairs.h"
#include "ui/compare/pow-compare-restore.h"
#include "ui/compare/pow-compare-status.h"
#include "ui/compare/pow-compare-table.h"

#include <glib/gi18n-lib.h>

/**
 * PowComparePage:
 *
 * Two moments, two to four regions, plan and practice, or a region and the template: side by side.
 */
struct _PowComparePage
{
  PowPage parent_instance;

  PowCompareBar *bar;
  GtkStack *views;
  PowCompareTable *table;
  AdwStatusPage *empty;
  PowCompareStatus *status;
  GtkPopover *offers; /* what belongs together, asked of a person */
  PowCompareAnswer *answer;
  char *places[POW_N_COMPARE_MODES]; /* the line that was chosen in each way of comparing */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (PowComparePage, pow_compare_page, POW_TYPE_PAGE)

static void
show_empty (PowComparePage *self, const char *title, const char *description)
{
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, description);
  gtk_stack_set_visible_child_name (self->views, "empty");
}

/* Nothing to see has a reason, and it is said. */
static void
show_lines (PowComparePage *self)
{
  const PowCompareLines *lines = self->answer->lines;
  const gboolean only = pow_compare_bar_get_only_differences (self->bar);
  guint shown;

  pow_compare_table_set_only_differences (self->table, only);
  shown = g_list_model_get_n_items (pow_compare_table_get_shown (self->table));
  pow_compare_status_show (self->status, lines);
  if (shown > 0)
    gtk_stack_set_visible_child_name (self->views, "table");
  else if (lines->items->len > 0)
    show_empty (self, _ ("Nothing differs"), _ ("Everything that is compared here is the same. Switch off Only differences to see it."));
  else
    show_empty (self, _ ("Nothing to compare yet"), lines->remark);
}

/* The field of the chosen line that all regions can be asked of: what regions and plans have one of. */
static const char *
get_wide_field (PowComparePage *self)
{
  PowCompareItem *item = pow_compare_table_get_chosen (self->table);

  if (self->answer == NULL || self->answer->question->mode != POW_COMPARE_REGIONS || item == NULL)
    return NULL;
  for (guint i = 0; i < POW_COMPARE_CELLS; i++)
    {
      const char *address = pow_compare_item_get_address (item, i);
      const PowKind kind = address != NULL ? pow_address_get_kind (address) : POW_KIND_NONE;

      if (pow_compare_item_get_path (item, i) != NULL && (kind == POW_KIND_REGION || kind == POW_KIND_PLAN))
        return pow_compare_item_get_path (item, i);
    }
  return NULL;
}

static void
chosen_cb (PowComparePage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.all-regions", get_wide_field (self) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.restore",
                                 pow_compare_restore_is_possible (pow_page_get_session (POW_PAGE (self)), self->answer,
                                                                  pow_compare_table_get_chosen (self->table)));
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PowComparePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *subtitle = NULL;
  gboolean first, again;
  PowCompareAnswer *answer = pow_compare_ask_finish (result, &error);

  if (answer == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_empty (self, _ ("This cannot be compared"), error->message);
      return;
    }
  first = self->answer == NULL;
  again = !first && self->answer->question->mode == answer->question->mode;
  if (!first)
    {
      g_free (self->places[self->answer->question->mode]);
      self->places[self->answer->question->mode] = pow_compare_table_dup_place (self->table);
    }
  g_clear_pointer (&self->answer, pow_compare_answer_free);
  self->answer = answer;
  pow_compare_answer_complete (answer, pow_page_get_session (POW_PAGE (self)));
  /* First what shows at all: else a line could be chosen that is then left out. */
  pow_compare_table_set_only_differences (self->table, pow_compare_bar_get_only_differences (self->bar));
  pow_compare_table_show (self->table, &answer->lines->columns, answer->lines->items, again,
                          self->places[answer->question->mode]);
  subtitle = pow_compare_answer_dup_subtitle (answer, pow_page_get_session (POW_PAGE (self)));
  pow_page_set_title (POW_PAGE (self), _ ("Compare"), subtitle);
  show_lines (self);
  chosen_cb (self);
  /* The page was entered before there were lines: on its first control. */
  if (first && gtk_widget_get_mapped (GTK_WIDGET (self)) && gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    pow_compare_table_focus (self->table);
}

static void
ask (PowComparePage *self)
{
  PowCompareQuestion *question = pow_compare_bar_dup_question (self->bar);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (question->regions[0] == NULL && question->mode != POW_COMPARE_PRACTICE && question->mode != POW_COMPARE_FIELD)
    {
      pow_compare_question_free (question);
      show_empty (self, _ ("Nothing to compare yet"), _ ("This portfolio has no regions."));
      return;
    }
  pow_compare_ask_async (pow_page_get_session (POW_PAGE (self)), question, self->cancellable, answered_cb, g_object_ref (self));
}

/* Once the history is whole, the figures have everything behind them. */
static void
history_changed_cb (PowComparePage *self)
{
  if (pow_compare_bar_get_mode (self->bar) == POW_COMPARE_PRACTICE && gtk_widget_get_mapped (GTK_WIDGET (self))
      && pow_compare_history_is_whole (pow_page_get_session (POW_PAGE (self))))
    ask (self);
}

static const PowComparedSubject *
get_subject (PowComparePage *self, guint index)
{
  const PowComparison *comparison = self->answer != NULL ? self->answer->comparison : NULL;

  return comparison != NULL && index < comparison->subjects->len ? g_ptr_array_index (comparison->subjects, index) : NULL;
}

/* A question hangs under the button or the line that it is about. */
static GtkWidget *
get_place (PowComparePage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ? focus : GTK_WIDGET (self->table);
}

/* The button in a line: keep a suggestion, take a pair back, or say what belongs together. */
static void
press_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowComparePage *self = POW_COMPARE_PAGE (widget);
  PowSession *session = pow_page_get_session (POW_PAGE (self));
  const PowComparedSubject *subject = get_subject (self, g_variant_get_uint32 (parameter));

  if (subject == NULL)
    return;
  if (subject->pair_key != NULL)
    pow_compare_pairs_part (session, subject);
  else if (subject->pair_reason != NULL)
    pow_compare_pairs_confirm (session, subject);
  else
    pow_compare_pair_offers_join (self->offers, session, self->answer->comparison, subject, get_place (self));
}

/* What was suggested does not belong together. */
static void
refuse_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowComparePage *self = POW_COMPARE_PAGE (widget);
  const PowComparedSubject *subject = get_subject (self, g_variant_get_uint32 (parameter));

  if (subject != NULL && subject->pair_reason != NULL && subject->pair_key == NULL)
    pow_compare_pair_offers_refuse (self->offers, pow_page_get_session (POW_PAGE (self)), self->answer->comparison, subject,
                                    get_place (self));
}

static void
open_item (PowComparePage *self, PowCompareItem *item)
{
  for (guint i = POW_COMPARE_CELLS; i-- > 0;)
    if (pow_compare_item_get_address (item, i) != NULL)
      {
        pow_session_open_address (pow_page_get_session (POW_PAGE (self)), pow_compare_item_get_address (item, i));
        return;
      }
}

/* Enter: a subject opens and closes, a region of many is looked into, a value opens its record. */
static void
activated_cb (PowCompareTable *table, PowCompareItem *item, PowComparePage *self)
{
  const char *address = pow_compare_item_get_address (item, 0);

  if (self->answer->question->mode == POW_COMPARE_PRACTICE && address != NULL && pow_address_get_kind (address) == POW_KIND_REGION)
    {
      g_autofree char *region = pow_address_dup_region (address);

      pow_compare_bar_set_region (self->bar, region);
    }
  else if (pow_compare_item_get_level (item) == POW_COMPARE_SUBJECT)
    pow_compare_table_toggle (table, item);
  else
    open_item (self, item);
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowComparePage *self = POW_COMPARE_PAGE (widget);

  pow_compare_restore (pow_page_get_session (POW_PAGE (self)), self->answer, pow_compare_table_get_chosen (self->table));
}

static void
all_regions_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowComparePage *self = POW_COMPARE_PAGE (widget);
  const char *field = get_wide_field (self);

  if (field == NULL)
    return;
  pow_compare_bar_set_field (self->bar, field);
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!pow_compare_table_go (POW_COMPARE_PAGE (widget)->table, g_str_equal (name, "compare.next")))
    gtk_widget_error_bell (widget);
}

/* Keys: J and K to the next and previous difference, A for all regions, Escape back from there, R puts
 * back, N refuses a suggested pair, 1 to 5 open what is behind a number. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, PowComparePage *self)
{
  static const struct { guint key; const char *action; } keys[] = {
    { GDK_KEY_j, "compare.next" }, { GDK_KEY_k, "compare.previous" }, { GDK_KEY_a, "compare.all-regions" },
    { GDK_KEY_r, "compare.restore" },
  };
  PowCompareItem *item = pow_compare_table_get_chosen (self->table);

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keyval == keys[i].key)
      {
        gtk_widget_activate_action (GTK_WIDGET (self), keys[i].action, NULL);
        return TRUE;
      }
  if (keyval == GDK_KEY_n && item != NULL && pow_compare_item_is_suggestion (item))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "compare.refuse", "u", pow_compare_item_get_target (item));
      return TRUE;
    }
  if (keyval >= GDK_KEY_1 && keyval < GDK_KEY_1 + POW_COMPARE_CELLS && item != NULL
      && self->answer->question->mode == POW_COMPARE_PRACTICE)
    {
      PowCompareItem *subject = pow_compare_item_get_level (item) == POW_COMPARE_NOTE ? pow_compare_item_get_parent (item) : item;

      pow_compare_table_toggle_cell (self->table, keyval - GDK_KEY_1, subject);
      return TRUE;
    }
  if (keyval == GDK_KEY_Escape && pow_compare_bar_get_mode (self->bar) == POW_COMPARE_FIELD)
    {
      pow_compare_bar_leave_field (self->bar);
      return TRUE;
    }
  return FALSE;
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowComparePage *self = POW_COMPARE_PAGE (widget);
  g_autofree char *remark = NULL;

  if (self->answer == NULL || self->answer->sheet == NULL)
    return;
  remark = pow_compare_answer_dup_remark (self->answer, pow_page_get_session (POW_PAGE (self)));
  pow_sheet_export_ask (pow_page_get_session (POW_PAGE (self)), GTK_WINDOW (gtk_widget_get_root (widget)), self->answer->sheet,
                        remark, pow_compare_bar_get_only_differences (self->bar), g_variant_get_string (parameter, NULL));
}

static void
pow_compare_page_refresh (PowPage *page)
{
  PowComparePage *self = POW_COMPARE_PAGE (page);

  pow_compare_bar_refresh (self->bar);
  ask (self);
}

static void
pow_compare_page_set_width (PowPage *page, int width)
{
  PowComparePage *self = POW_COMPARE_PAGE (page);
  const gboolean narrow = width < POW_WIDTH_NARROW;

  pow_compare_bar_set_narrow (self->bar, narrow);
  pow_compare_table_set_narrow (self->table, narrow || width < POW_WIDTH_SIDEBAR);
  pow_compare_status_set_narrow (self->status, narrow);
}

static void
pow_compare_page_dispose (GObject *object)
{
  PowComparePage *self = POW_COMPARE_PAGE (object);

  if (self->offers != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->offers)));
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->answer, pow_compare_answer_free);
  G_OBJECT_CLASS (pow_compare_page_parent_class)->dispose (object);
}

static void
pow_compare_page_finalize (GObject *object)
{
  for (guint i = 0; i < POW_N_COMPARE_MODES; i++)
    g_free (POW_COMPARE_PAGE (object)->places[i]);
  G_OBJECT_CLASS (pow_compare_page_parent_class)->finalize (object);
}

static void
pow_compare_page_class_init (PowComparePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PowPageClass *page_class = POW_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pow_compare_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = pow_compare_page_finalize;
  page_class->refresh = pow_compare_page_refresh;
  page_class->set_width = pow_compare_page_set_width;
  gtk_widget_class_install_action (widget_class, "compare.press", "u", press_action);
  gtk_widget_class_install_action (widget_class, "compare.refuse", "u", refuse_action);
  gtk_widget_class_install_action (widget_class, "compare.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "compare.previous", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "compare.all-regions", NULL, all_regions_action);
  gtk_widget_class_install_action (widget_class, "compare.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "compare.export", "s", export_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "compare.export", "s", ".xlsx");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_E, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "compare.export", "s", ".xlsx");
}

static void
pow_compare_page_init (PowComparePage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->table = POW_COMPARE_TABLE (pow_compare_table_new ());
  self->empty = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->empty, "pow-compare-symbolic");
  self->status = POW_COMPARE_STATUS (pow_compare_status_new ());
  self->offers = pow_compare_pair_offers_new (GTK_WIDGET (self));
  /* Back to the line that the question was about. */
  g_signal_connect_swapped (self->offers, "closed", G_CALLBACK (pow_compare_table_focus), self->table);
  self->views = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->views, FALSE);
  gtk_stack_add_named (self->views, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "busy");
  gtk_stack_add_named (self->views, GTK_WIDGET (self->table), "table");
  gtk_stack_add_named (self->views, GTK_WIDGET (self->empty), "empty");
  gtk_widget_set_vexpand (GTK_WIDGET (self->views), TRUE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self->table, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->table, "chosen", G_CALLBACK (chosen_cb), self);
}

/**
 * pow_compare_page_new:
 * @session: what to show
 *
 * Returns: (transfer floating): the screen
 */
PowPage *
pow_compare_page_new (PowSession *session)
{
  PowComparePage *self;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);

  self = g_object_new (POW_TYPE_COMPARE_PAGE, "session", session, "title", _ ("Compare"), NULL);
  self->bar = POW_COMPARE_BAR (pow_compare_bar_new (session));
  g_signal_connect_object (self->bar, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bar, "filter-changed", G_CALLBACK (show_lines), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pow_session_get_lookback (session), "changed", G_CALLBACK (history_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->views));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->status));
  adw_bin_set_child (ADW_BIN (self), box);
  chosen_cb (self);
  return POW_PAGE (self);
}
