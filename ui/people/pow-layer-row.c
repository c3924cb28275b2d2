/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/people/pow-layer-row.h"

#include "pow-config.h"
#include "ui/common/pow-card.h"
#include "ui/common/pow-typed-text.h"
#include "ui/form/pow-value-line.h"

#include <glib/gi18n-lib.h>

struct _PowLayerRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *editor; /* GtkText or GtkTextView */
  GtkWidget *problem;
  char *value; /* as it is kept; "" when nothing is */
};

G_DEFINE_FINAL_TYPE (PowLayerRow, pow_layer_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  SIGNAL_ENTERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
pow_layer_row_show (PowLayerRow *self, const char *text)
{
  g_autofree char *typed = pow_typed_text_dup (self->editor);

  if (g_str_equal (typed, text))
    return;
  pow_typed_text_set (self->editor, text);
}

/* While the row itself is taken down, nothing is entered any more. */
static void
pow_layer_row_enter (PowLayerRow *self)
{
  g_autofree char *typed = NULL;

  if (self->editor == NULL || gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  typed = pow_typed_text_dup (self->editor);
  if (!g_str_equal (typed, self->value))
    g_signal_emit (self, signals[SIGNAL_ENTERED], 0, typed);
}

static gboolean
pow_layer_row_key_cb (PowLayerRow *self, guint key, guint code, GdkModifierType state)
{
  if (key == GDK_KEY_Escape)
    {
      pow_layer_row_show (self, self->value);
      pow_layer_row_set_problem (self, NULL);
      gtk_widget_grab_focus (GTK_WIDGET (self));
      return GDK_EVENT_STOP;
    }
  if (pow_typed_text_is_done (self->editor, key, state))
    {
      pow_layer_row_enter (self);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
pow_layer_row_dispose (GObject *object)
{
  PowLayerRow *self = POW_LAYER_ROW (object);

  self->editor = NULL;
  self->problem = NULL;

  G_OBJECT_CLASS (pow_layer_row_parent_class)->dispose (object);
}

static void
pow_layer_row_finalize (GObject *object)
{
  g_free (POW_LAYER_ROW (object)->value);

  G_OBJECT_CLASS (pow_layer_row_parent_class)->finalize (object);
}

static void
pow_layer_row_class_init (PowLayerRowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = pow_layer_row_dispose;
  object_class->finalize = pow_layer_row_finalize;
  signals[SIGNAL_ENTERED] = g_signal_new ("entered", POW_TYPE_LAYER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                          G_TYPE_STRING);
}

static void
pow_layer_row_init (PowLayerRow *self)
{
  self->value = g_strdup ("");
}

/* A text view shows no words of its own while it is empty. */
static void
pow_layer_row_changed_cb (GtkTextBuffer *buffer, GtkWidget *placeholder)
{
  gtk_widget_set_visible (placeholder, gtk_text_buffer_get_char_count (buffer) == 0);
}

static GtkWidget *
pow_layer_row_wrap_long (GtkWidget *editor)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *placeholder = gtk_label_new (_ ("unknown"));

  gtk_widget_add_css_class (placeholder, "dim-label");
  gtk_widget_set_valign (placeholder, GTK_ALIGN_START);
  gtk_widget_set_can_target (placeholder, FALSE);
  gtk_widget_set_halign (placeholder, GTK_ALIGN_START);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), editor);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), placeholder);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)), "changed", G_CALLBACK (pow_layer_row_changed_cb),
                           placeholder, 0);
  return overlay;
}

static GtkWidget *
pow_layer_row_create_editor (PowLayerRow *self, gboolean is_long)
{
  GtkWidget *editor = is_long ? gtk_text_view_new () : gtk_text_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  if (is_long)
    {
      gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (editor), GTK_WRAP_WORD_CHAR);
      gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (editor), FALSE);
    }
  else
    gtk_text_set_placeholder_text (GTK_TEXT (editor), _ ("unknown"));
  gtk_widget_add_css_class (editor, "field-editor");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (pow_layer_row_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (editor, keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (pow_layer_row_enter), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (editor, focus);
  return editor;
}

/**
 * pow_layer_row_new:
 * @label: what is filled in, translated
 * @is_long: whether it has several lines
 *
 * Main thread.
 *
 * Returns: (transfer floating): a row without a text
 */
GtkWidget *
pow_layer_row_new (const char *label, gboolean is_long)
{
  PowLayerRow *self = g_object_new (POW_TYPE_LAYER_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *key = pow_label_new (label, "key");

  self->editor = pow_layer_row_create_editor (self, is_long);
  self->problem = pow_label_new (NULL, "note");
  gtk_widget_add_css_class (self->problem, "refused");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_widget_set_visible (end, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (GTK_BOX (box), pow_value_line_new (key, is_long ? pow_layer_row_wrap_long (self->editor) : self->editor, end));
  gtk_box_append (GTK_BOX (box), self->problem);
  gtk_widget_add_css_class (GTK_WIDGET (self), "field");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  return GTK_WIDGET (self);
}

/**
 * pow_layer_row_set_value:
 * @self: a row
 * @value: (nullable): what is kept
 *
 * Shows what is kept; a text that is being typed stays.
 */
void
pow_layer_row_set_value (PowLayerRow *self, const char *value)
{
  g_autofree char *typed = NULL;
  gboolean is_touched;

  g_return_if_fail (POW_IS_LAYER_ROW (self));

  typed = pow_typed_text_dup (self->editor);
  is_touched = !g_str_equal (typed, self->value);
  g_free (self->value);
  self->value = g_strdup (value != NULL ? value : "");
  if (!is_touched || !(gtk_widget_get_state_flags (self->editor) & GTK_STATE_FLAG_FOCUS_WITHIN))
    pow_layer_row_show (self, self->value);
}

/**
 * pow_layer_row_set_problem:
 * @self: a row
 * @problem: (nullable): why the text was not taken, below it; %NULL: it was
 */
void
pow_layer_row_set_problem (PowLayerRow *self, const char *problem)
{
  g_return_if_fail (POW_IS_LAYER_ROW (self));

  gtk_label_set_text (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
}

/**
 * pow_layer_row_get_editor:
 * @self: a row
 *
 * Returns: (transfer none): the widget that is typed in
 */
GtkWidget *
pow_layer_row_get_editor (PowLayerRow *self)
{
  g_return_val_if_fail (POW_IS_LAYER_ROW (self), NULL);

  return self->editor;
}

static void
pow_layer_list_activated_cb (GtkListBox *list, GtkListBoxRow *row)
{
  if (POW_IS_LAYER_ROW (row))
    gtk_widget_grab_focus (POW_LAYER_ROW (row)->editor);
}

/**
 * pow_layer_list_new:
 *
 * Main thread.
 *
 * Returns: (transfer floating): a list of such rows, in which Enter on a row goes into its text
 */
GtkWidget *
pow_layer_list_new (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "fields");
  g_signal_connect (list, "row-activated", G_CALLBACK (pow_layer_list_activated_cb), NULL);
  return list;
}
