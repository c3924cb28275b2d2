/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/form/pow-form-row-private.h"

#include "pow-config.h"
#include "ui/common/pow-card.h"
#include "ui/common/pow-field-place.h"
#include "ui/form/pow-form-choice-note.h"
#include "ui/form/pow-form-group.h"
#include "ui/form/pow-form-was.h"
#include "ui/form/pow-form-words.h"
#include "ui/form/pow-value-line.h"

#include <glib/gi18n-lib.h>

static void pow_form_row_place_init (PowFieldPlaceInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (PowFormRow, pow_form_row, GTK_TYPE_LIST_BOX_ROW,
                                  G_ADD_PRIVATE (PowFormRow)
                                  G_IMPLEMENT_INTERFACE (POW_TYPE_FIELD_PLACE, pow_form_row_place_init))

PowFormRowPrivate *
pow_form_row_get_private (PowFormRow *self)
{
  return pow_form_row_get_instance_private (self);
}

static void
pow_form_row_real_show (PowFormRow *self, const char *value)
{
  PowFormRowPrivate *priv = pow_form_row_get_private (self);
  g_autofree char *words = pow_form_words_dup (priv->form, priv->field, value);

  pow_form_row_set_words (self, words);
}

static gboolean
pow_form_row_locate (PowFieldPlace *place, char **address, char **field)
{
  PowFormRowPrivate *priv = pow_form_row_get_private (POW_FORM_ROW (place));

  if (pow_form_get_address (priv->form) == NULL)
    return FALSE;
  *address = g_strdup (pow_form_get_address (priv->form));
  *field = g_strdup (priv->path);
  return TRUE;
}

static void
pow_form_row_place_init (PowFieldPlaceInterface *iface)
{
  iface->locate = pow_form_row_locate;
}

static void
pow_form_row_dispose (GObject *object)
{
  PowFormRowPrivate *priv = pow_form_row_get_private (POW_FORM_ROW (object));

  if (priv->form != NULL)
    g_signal_handlers_disconnect_by_data (priv->form, object);
  g_clear_object (&priv->form);

  G_OBJECT_CLASS (pow_form_row_parent_class)->dispose (object);
}

static void
pow_form_row_finalize (GObject *object)
{
  PowFormRowPrivate *priv = pow_form_row_get_private (POW_FORM_ROW (object));

  g_free (priv->path);
  g_free (priv->label_text);

  G_OBJECT_CLASS (pow_form_row_parent_class)->finalize (object);
}

static void
pow_form_row_class_init (PowFormRowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = pow_form_row_dispose;
  object_class->finalize = pow_form_row_finalize;
  class->show = pow_form_row_real_show;
}

static gboolean
pow_form_row_key_cb (PowFormRow *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_F2 || pow_form_row_is_editing (self))
    return GDK_EVENT_PROPAGATE;
  pow_form_row_activate (self);
  return GDK_EVENT_STOP;
}

static void
pow_form_row_init (PowFormRow *self)
{
  PowFormRowPrivate *priv = pow_form_row_get_private (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *line;

  gtk_widget_add_css_class (GTK_WIDGET (self), "field");

  priv->label = pow_label_new (NULL, "key");
  priv->reading = pow_form_reading_new ();
  priv->suffixes = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_widget_set_valign (priv->suffixes, GTK_ALIGN_CENTER);

  line = pow_value_line_new (priv->label, GTK_WIDGET (priv->reading), priv->suffixes);

  priv->note = pow_form_note_new ();
  priv->choice = pow_form_choice_note_new ();

  priv->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (priv->content), line);
  gtk_box_append (GTK_BOX (priv->content), priv->choice);
  gtk_box_append (GTK_BOX (priv->content), priv->note);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), priv->content);

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (pow_form_row_key_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
origin_cb (PowFormRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.origin", NULL);
}

/* For the pointer; the keyboard has a key, and one stop a row. */
static void
pow_form_row_add_clock (PowFormRow *self)
{
  GtkWidget *clock = gtk_button_new_from_icon_name ("pow-history-symbolic");

  gtk_widget_set_focusable (clock, FALSE);
  gtk_widget_add_css_class (clock, "flat");
  gtk_widget_add_css_class (clock, "field-button");
  gtk_widget_add_css_class (clock, "affordance");
  gtk_widget_set_tooltip_text (clock, _ ("Who set this? (H)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (clock), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Who set this?"), -1);
  g_signal_connect_swapped (clock, "clicked", G_CALLBACK (origin_cb), self);
  gtk_box_prepend (GTK_BOX (pow_form_row_get_private (self)->suffixes), clock);
}

/**
 * pow_form_row_set_up:
 * @self: a row that was just made
 * @form: the form
 * @path: path of its field; copied
 * @field: its row in the table
 *
 * For the one that makes the row: which field of which form it is, once.
 */
void
pow_form_row_set_up (PowFormRow *self, PowForm *form, const char *path, const PowField *field)
{
  PowFormRowPrivate *priv;

  g_return_if_fail (POW_IS_FORM_ROW (self));
  g_return_if_fail (POW_IS_FORM (form));
  g_return_if_fail (path != NULL && field != NULL);

  priv = pow_form_row_get_private (self);
  priv->form = g_object_ref (form);
  priv->path = g_strdup (path);
  priv->field = field;
  pow_form_row_set_label (self, field->label != NULL ? gettext (field->label) : "");
  pow_form_row_set_note (self, POW_FORM_NOTE_HINT, NULL);
  /* What is still to be made has no past. */
  if (pow_form_get_address (form) != NULL)
    pow_form_row_add_clock (self);
  g_signal_connect_object (form, "changed", G_CALLBACK (pow_form_row_refresh), self, G_CONNECT_SWAPPED);
  pow_form_row_refresh (self);
}

/**
 * pow_form_row_get_form:
 * @self: a row
 *
 * Returns: (transfer none): the form that it is a row of
 */
PowForm *
pow_form_row_get_form (PowFormRow *self)
{
  g_return_val_if_fail (POW_IS_FORM_ROW (self), NULL);

  return pow_form_row_get_private (self)->form;
}

/**
 * pow_form_row_get_path:
 * @self: a row
 *
 * Returns: (transfer none): path of its field in the record
 */
const char *
pow_form_row_get_path (PowFormRow *self)
{
  g_return_val_if_fail (POW_IS_FORM_ROW (self), NULL);

  return pow_form_row_get_private (self)->path;
}

/**
 * pow_form_row_get_field:
 * @self: a row
 *
 * Returns: (transfer none): the row of the table that it shows; of an entry that of its map
 */
const PowField *
pow_form_row_get_field (PowFormRow *self)
{
  g_return_val_if_fail (POW_IS_FORM_ROW (self), NULL);

  return pow_form_row_get_private (self)->field;
}

/* A screen reader hears the name and the value of the row that has the focus. */
void
pow_form_row_update_name (PowFormRow *self)
{
  PowFormRowPrivate *priv = pow_form_row_get_private (self);
  const char *words = pow_form_reading_get_words (priv->reading);
  g_autofree char *was = pow_form_reading_dup_was (priv->reading);
  g_autofree char *name = was != NULL ? g_strdup_printf ("%s: %s, %s", priv->label_text, words, was)
                                      : g_strdup_printf ("%s: %s", priv->label_text, words);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * pow_form_row_set_label:
 * @self: a row
 * @label: another label than the field's own, such as the title of an entry
 *
 * In a form of something new a required field says so behind it.
 */
void
pow_form_row_set_label (PowFormRow *self, const char *label)
{
  PowFormRowPrivate *priv;

  g_return_if_fail (POW_IS_FORM_ROW (self));
  g_return_if_fail (label != NULL);

  priv = pow_form_row_get_private (self);
  g_free (priv->label_text);
  priv->label_text = g_strdup (label);
  if (priv->field != NULL && (priv->field->flags & POW_FIELD_REQUIRED)
      && pow_form_is_new (priv->form))
    {
      /* Translators: the label of a field that must be filled in. */
      g_autofree char *required = g_strdup_printf (_ ("%s (required)"), label);

      gtk_label_set_text (GTK_LABEL (priv->label), required);
    }
  else
    gtk_label_set_text (GTK_LABEL (priv->label), label);
  pow_form_row_update_name (self);
}

/**
 * pow_form_row_activate:
 * @self: a row
 *
 * Opens the editor, as Enter, F2 or a click does. Where nothing may be changed, a person is told why.
 */
void
pow_form_row_activate (PowFormRow *self)
{
  const char *reason;

  g_return_if_fail (POW_IS_FORM_ROW (self));

  if (pow_form_row_get_private (self)->editing || POW_FORM_ROW_GET_CLASS (self)->activate == NULL)
    return;
  /* It may be one of those that nobody has filled in yet and that are folded away. */
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  reason = pow_form_get_read_only_reason (pow_form_row_get_private (self)->form);
  if (reason != NULL && !POW_IS_FORM_GROUP (self))
    {
      pow_session_tell (pow_form_get_session (pow_form_row_get_private (self)->form), reason, FALSE);
      return;
    }
  POW_FORM_ROW_GET_CLASS (self)->activate (self);
}

/* Nobody has chosen yet between what two people filled in: both stay readable, also while typing. */
static void
pow_form_row_show_choice (PowFormRow *self)
{
  PowFormRowPrivate *priv = pow_form_row_get_private (self);
  gboolean deep = POW_IS_FORM_GROUP (self) && !pow_form_group_is_unfolded (POW_FORM_GROUP (self));

  pow_form_choice_note_show (POW_FORM_CHOICE_NOTE (priv->choice), priv->form, priv->path, deep);
}

static void
pow_form_row_show_was (PowFormRow *self)
{
  PowFormRowPrivate *priv = pow_form_row_get_private (self);
  const gboolean is_entry = POW_IS_FORM_GROUP (self) && pow_form_group_get_entry (POW_FORM_GROUP (self)) != NULL;
  g_autofree char *words = NULL;
  const PowMark mark = pow_form_was (priv->form, priv->path, priv->field, is_entry, &words);

  pow_form_reading_set_was (priv->reading, mark, words);
  pow_form_row_update_name (self);
}

/**
 * pow_form_row_refresh:
 * @self: a row
 *
 * Shows what the form holds now, unless the row is being edited: what is typed is never touched from outside.
 */
void
pow_form_row_refresh (PowFormRow *self)
{
  PowFormRowPrivate *priv;
  PowFormRowClass *class;
  g_autofree char *value = NULL;

  g_return_if_fail (POW_IS_FORM_ROW (self));

  priv = pow_form_row_get_private (self);
  class = POW_FORM_ROW_GET_CLASS (self);
  pow_form_row_show_choice (self);
  if (priv->editing || (class->is_busy != NULL && class->is_busy (self)))
    return;
  value = pow_form_dup_value (priv->form, priv->path);
  class->show (self, value);
  pow_form_row_show_was (self);
}

/**
 * pow_form_row_set_words:
 * @self: a row
 * @words: (nullable): the value in words; %NULL: unknown, and says so
 *
 * For subclasses.
 */
void
pow_form_row_set_words (PowFormRow *self, const char *words)
{
  pow_form_row_set_words_or (self, words, _ ("unknown"));
}

/**
 * pow_form_row_set_words_or:
 * @self: a row
 * @words: (nullable): the value in words
 * @when_empty: what stands there without one
 *
 * For subclasses. Amounts and numbers get figures of one width.
 */
void
pow_form_row_set_words_or (PowFormRow *self, const char *words, const char *when_empty)
{
  PowFormRowPrivate *priv;

  g_return_if_fail (POW_IS_FORM_ROW (self));

  priv = pow_form_row_get_private (self);
  priv->known = words != NULL;
  pow_form_reading_set_words (priv->reading, words, when_empty);
  if (priv->field != NULL && (priv->field->type == POW_TYPE_MONEY || priv->field->type == POW_TYPE_NUMBER))
    pow_form_reading_set_figure (priv->reading);
  pow_form_row_update_name (self);
}

/**
 * pow_form_row_set_detail:
 * @self: a row
 * @detail: (nullable): a dim second line; %NULL: none
 *
 * For subclasses.
 */
void
pow_form_row_set_detail (PowFormRow *self, const char *detail)
{
  g_return_if_fail (POW_IS_FORM_ROW (self));

  pow_form_reading_set_detail (pow_form_row_get_private (self)->reading, detail);
}

/**
 * pow_form_row_set_aside:
 * @self: a row
 * @aside: (nullable): dim words behind the value; %NULL: none
 *
 * For subclasses.
 */
void
pow_form_row_set_aside (PowFormRow *self, const char *aside)
{
  g_return_if_fail (POW_IS_FORM_ROW (self));

  pow_form_reading_set_aside (pow_form_row_get_private (self)->reading, aside);
}

/**
 * pow_form_row_set_mark:
 * @self: a row
 * @mark: (nullable) (transfer floating): what stands before the words, such as a light; %NULL: none
 *
 * For subclasses.
 */
void
pow_form_row_set_mark (PowFormRow *self, GtkWidget *mark)
{
  g_return_if_fail (POW_IS_FORM_ROW (self));

  pow_form_reading_set_mark (pow_form_row_get_private (self)->reading, mark);
}

/**
 * pow_form_row_is_empty:
 * @self: a row
 *
 * Returns: whether it has nothing to tell: unknown, not being typed in, no warning, no open choice
 */
gboolean
pow_form_row_is_empty (PowFormRow *self)
{
  PowFormRowPrivate *priv;

  g_return_val_if_fail (POW_IS_FORM_ROW (self), FALSE);

  priv = pow_form_row_get_private (self);
  return !priv->known && !priv->editing && !priv->warning
         && !gtk_widget_get_visible (priv->choice);
}

/**
 * pow_form_row_get_label:
 * @self: a row
 *
 * Returns: (transfer none): its label, without what a form of something new adds
 */
const char *
pow_form_row_get_label (PowFormRow *self)
{
  g_return_val_if_fail (POW_IS_FORM_ROW (self), NULL);

  return pow_form_row_get_private (self)->label_text;
}

/**
 * pow_form_row_add_suffix:
 * @self: a row
 * @widget: (transfer floating): what stands at the end of the row
 *
 * For subclasses.
 */
void
pow_form_row_add_suffix (PowFormRow *self, GtkWidget *widget)
{
  g_return_if_fail (POW_IS_FORM_ROW (self));

  gtk_box_append (GTK_BOX (pow_form_row_get_private (self)->suffixes), widget);
}

/**
 * pow_form_row_get_label_widget:
 * @self: a row
 *
 * Returns: (transfer none): the label, for what stands beside or hides it
 */
GtkWidget *
pow_form_row_get_label_widget (PowFormRow *self)
{
  g_return_val_if_fail (POW_IS_FORM_ROW (self), NULL);

  return pow_form_row_get_private (self)->label;
}

/**
 * pow_form_row_get_content:
 * @self: a row
 *
 * Returns: (transfer none): the vertical box in which a subclass puts what unfolds below the value
 */
GtkWidget *
pow_form_row_get_content (PowFormRow *self)
{
  g_return_val_if_fail (POW_IS_FORM_ROW (self), NULL);

  return pow_form_row_get_private (self)->content;
}
