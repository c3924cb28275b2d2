/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/form/pow-form-group.h"

#include "model/record/pow-json.h"
#include "pow-config.h"
#include "ui/form/pow-form-card.h"
#include "ui/form/pow-form-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _PowFormGroup
{
  PowFormRow parent_instance;

  char *map_path; /* NULL: a group of fields */
  char *key;

  GtkWidget *arrow;
  GtkWidget *tag;
  GtkWidget *revealer;
  GtkWidget *list; /* made when first unfolded */
  GtkWidget *actions;
  GtkWidget *put_back;
  gboolean is_gone; /* shown because it stood there at the moment of Against */
  gboolean unfolded;
};

G_DEFINE_FINAL_TYPE (PowFormGroup, pow_form_group, POW_TYPE_FORM_ROW)

static gboolean
pow_form_group_has_order (PowFormGroup *self)
{
  for (const PowField *row = pow_form_row_get_field (POW_FORM_ROW (self))->members; row->key != NULL;
       row++)
    if (row->type == POW_TYPE_ORDER)
      return TRUE;
  return FALSE;
}

static void
pow_form_group_remove_cb (PowFormGroup *self)
{
  PowFormRow *row = POW_FORM_ROW (self);
  g_autofree char *value = pow_form_dup_value (pow_form_row_get_form (row), pow_form_row_get_path (row));

  if (value != NULL && !self->is_gone && pow_form_get_read_only_reason (pow_form_row_get_form (row)) == NULL)
    pow_form_remove_entry (pow_form_row_get_form (row), pow_form_row_get_path (row));
}

static void
pow_form_group_move (PowFormGroup *self, int by)
{
  if (pow_form_group_has_order (self))
    pow_form_move_entry (pow_form_row_get_form (POW_FORM_ROW (self)), self->map_path, self->key, by);
}

static void
pow_form_group_up_cb (PowFormGroup *self)
{
  pow_form_group_move (self, -1);
}

static void
pow_form_group_down_cb (PowFormGroup *self)
{
  pow_form_group_move (self, 1);
}

static gboolean
pow_form_group_key_cb (PowFormGroup *self, guint key, guint code, GdkModifierType state)
{
  /* Only on the row itself: the same keys edit text in the fields below it. */
  if (self->key == NULL || !gtk_widget_is_focus (GTK_WIDGET (self)))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Delete)
    pow_form_group_remove_cb (self);
  else if (key == GDK_KEY_Up && (state & GDK_CONTROL_MASK))
    pow_form_group_move (self, -1);
  else if (key == GDK_KEY_Down && (state & GDK_CONTROL_MASK))
    pow_form_group_move (self, 1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static GtkWidget *
pow_form_group_build_button (PowFormGroup *self, const char *icon, const char *name, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
pow_form_group_build_actions (PowFormGroup *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *remove = gtk_button_new_with_label (_ ("Remove"));

  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_add_css_class (box, "entry-actions");
  if (pow_form_group_has_order (self))
    {
      gtk_box_append (GTK_BOX (box),
                      pow_form_group_build_button (self, "go-up-symbolic", _ ("Move up"),
                                                   G_CALLBACK (pow_form_group_up_cb)));
      gtk_box_append (GTK_BOX (box),
                      pow_form_group_build_button (self, "go-down-symbolic", _ ("Move down"),
                                                   G_CALLBACK (pow_form_group_down_cb)));
    }
  gtk_widget_add_css_class (remove, "flat");
  g_signal_connect_object (remove, "clicked", G_CALLBACK (pow_form_group_remove_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), remove);
  return box;
}

/* What was removed can be put back, and nothing else. */
static void
pow_form_group_show_actions (PowFormGroup *self)
{
  PowFormRow *row = POW_FORM_ROW (self);
  PowForm *form = pow_form_row_get_form (row);
  PowRecord *record = pow_form_get_record (form);
  g_autofree char *path = pow_path_join (pow_form_row_get_path (row), "removed");
  const gboolean writable = pow_form_get_read_only_reason (form) == NULL;

  self->is_gone = self->key != NULL && record != NULL && pow_record_get_flag (record, path);
  if (self->actions != NULL)
    gtk_widget_set_visible (self->actions, writable && !self->is_gone);
  gtk_widget_set_visible (self->put_back, writable && self->is_gone);
  if (self->is_gone)
    gtk_widget_add_css_class (GTK_WIDGET (self), "gone-row");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "gone-row");
}

static void
pow_form_group_put_back_cb (PowFormGroup *self)
{
  PowFormRow *row = POW_FORM_ROW (self);
  PowForm *form = pow_form_row_get_form (row);

  pow_session_put_back (pow_form_get_session (form), pow_form_get_address (form), pow_form_row_get_path (row));
}

static void
pow_form_group_build_list (PowFormGroup *self)
{
  PowFormRow *row = POW_FORM_ROW (self);
  PowForm *form = pow_form_row_get_form (row);
  const PowField *field = pow_form_row_get_field (row);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->list = pow_form_card_build_list ();
  gtk_widget_add_css_class (self->list, "nested");
  for (const PowField *member = field->members; member->key != NULL; member++)
    {
      g_autofree char *path = pow_path_join (pow_form_row_get_path (row), member->key);

      if (pow_form_card_is_shown (member))
        gtk_list_box_append (GTK_LIST_BOX (self->list), pow_form_row_new (form, path, member));
    }
  gtk_box_append (GTK_BOX (box), self->list);
  if (self->key != NULL)
    {
      self->actions = pow_form_group_build_actions (self);
      gtk_box_append (GTK_BOX (box), self->actions);
      pow_form_group_show_actions (self);
    }
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
}

/**
 * pow_form_group_set_unfolded:
 * @self: the row
 * @unfolded: whether its rows show
 *
 * The rows are made when they are first asked for.
 */
void
pow_form_group_set_unfolded (PowFormGroup *self, gboolean unfolded)
{
  g_return_if_fail (POW_IS_FORM_GROUP (self));

  if (unfolded && self->list == NULL)
    pow_form_group_build_list (self);
  self->unfolded = unfolded;
  gtk_widget_set_visible (self->revealer, TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), unfolded);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow),
                                unfolded ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, unfolded, -1);
  pow_form_row_refresh (POW_FORM_ROW (self));
}

/**
 * pow_form_group_is_unfolded:
 * @self: the row
 *
 * Returns: whether its rows show
 */
gboolean
pow_form_group_is_unfolded (PowFormGroup *self)
{
  g_return_val_if_fail (POW_IS_FORM_GROUP (self), FALSE);

  return self->unfolded;
}

static void
pow_form_group_revealed_cb (PowFormGroup *self)
{
  /* A folded revealer still takes the focus of its rows along. */
  if (!self->unfolded && !gtk_revealer_get_child_revealed (GTK_REVEALER (self->revealer)))
    gtk_widget_set_visible (self->revealer, FALSE);
}

static void
pow_form_group_activate (PowFormRow *row)
{
  PowFormGroup *self = POW_FORM_GROUP (row);

  pow_form_group_set_unfolded (self, !self->unfolded);
}

/* The field whose value stands in the label column of an entry: its date, else its first choice. */
static const PowField *
pow_form_group_get_lead (const PowField *map)
{
  const PowField *choice = NULL;

  for (const PowField *row = map->members; row->key != NULL; row++)
    {
      if (row->type == POW_TYPE_DATE && !(row->flags & POW_FIELD_TITLE))
        return row;
      if (row->type == POW_TYPE_CHOICE && choice == NULL)
        choice = row;
    }
  return choice;
}

static char *
pow_form_group_dup_member (PowFormGroup *self, const PowField *member)
{
  PowFormRow *row = POW_FORM_ROW (self);
  PowForm *form = pow_form_row_get_form (row);
  g_autofree char *path = pow_path_join (pow_form_row_get_path (row), member->key);
  g_autofree char *json = pow_form_dup_value (form, path);

  return pow_form_words_dup (form, member, json);
}

/* What else is known of an entry, in words; the first choice goes into the tag. */
static void
pow_form_group_describe (PowFormGroup *self, const PowField *map, const PowField *lead, GString *detail,
                         char **tag)
{
  const PowField *title = map->key_type == POW_KEY_ID ? pow_fields_get_title (map->members) : NULL;

  for (const PowField *row = map->members; row->key != NULL; row++)
    {
      g_autofree char *words = NULL;

      if (row == title || row == lead || !pow_form_card_is_shown (row) || row->type == POW_TYPE_MAP
          || row->type == POW_TYPE_FLAG)
        continue;
      words = pow_form_group_dup_member (self, row);
      if (words == NULL)
        continue;
      if (row->type == POW_TYPE_CHOICE && *tag == NULL)
        {
          *tag = g_utf8_strdown (words, -1);
          continue;
        }
      if (detail->len > 0)
        g_string_append (detail, " · ");
      if (row->type == POW_TYPE_NUMBER || row->type == POW_TYPE_INTEGER || row->type == POW_TYPE_DATE)
        {
          g_autofree char *name = g_utf8_strdown (gettext (row->label), -1);

          g_string_append_printf (detail, "%s ", name);
        }
      g_string_append (detail, words);
    }
}

static void
pow_form_group_show_entry (PowFormGroup *self)
{
  PowFormRow *row = POW_FORM_ROW (self);
  PowForm *form = pow_form_row_get_form (row);
  const PowField *map = pow_form_row_get_field (row);
  g_autofree char *title = pow_form_dup_entry_title (form, self->map_path, map, self->key);
  g_autoptr (GString) detail = g_string_new (NULL);
  g_autofree char *tag = NULL;
  GtkWidget *label = pow_form_row_get_label_widget (row);

  if (map->key_type == POW_KEY_ID)
    {
      const PowField *lead = pow_form_group_get_lead (map);
      g_autofree char *words = lead != NULL ? pow_form_group_dup_member (self, lead) : NULL;

      pow_form_group_describe (self, map, lead, detail, &tag);
      pow_form_row_set_label (row, words != NULL ? words : lead != NULL ? _ ("unknown") : "");
      gtk_widget_set_visible (label, lead != NULL);
      pow_form_row_set_words (row, title);
      pow_form_row_set_detail (row, detail->str);
    }
  else
    {
      pow_form_group_describe (self, map, NULL, detail, &tag);
      pow_form_row_set_label (row, title);
      pow_form_row_set_words (row, detail->len > 0 ? detail->str : tag != NULL ? "–" : NULL);
    }
  gtk_label_set_text (GTK_LABEL (self->tag), tag != NULL ? tag : "");
  gtk_widget_set_visible (self->tag, tag != NULL);
}

static void
pow_form_group_show (PowFormRow *row, const char *value)
{
  PowFormGroup *self = POW_FORM_GROUP (row);

  pow_form_group_show_actions (self);
  if (self->key != NULL)
    pow_form_group_show_entry (self);
  else
    POW_FORM_ROW_CLASS (pow_form_group_parent_class)->show (row, value);
}

static void
pow_form_group_finalize (GObject *object)
{
  PowFormGroup *self = POW_FORM_GROUP (object);

  g_free (self->map_path);
  g_free (self->key);

  G_OBJECT_CLASS (pow_form_group_parent_class)->finalize (object);
}

static void
pow_form_group_class_init (PowFormGroupClass *class)
{
  PowFormRowClass *row_class = POW_FORM_ROW_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = pow_form_group_finalize;
  row_class->show = pow_form_group_show;
  row_class->activate = pow_form_group_activate;
}

static void
pow_form_group_init (PowFormGroup *self)
{
  PowFormRow *row = POW_FORM_ROW (self);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->tag = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->tag, "tag");
  gtk_widget_set_valign (self->tag, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->tag, FALSE);
  pow_form_row_add_suffix (row, self->tag);
  self->put_back = gtk_button_new_with_label (_ ("Put back"));
  gtk_widget_set_visible (self->put_back, FALSE);
  gtk_widget_set_valign (self->put_back, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->put_back, "clicked", G_CALLBACK (pow_form_group_put_back_cb), self, G_CONNECT_SWAPPED);
  pow_form_row_add_suffix (row, self->put_back);
  self->arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");
  gtk_widget_add_css_class (self->arrow, "dim-label");
  pow_form_row_add_suffix (row, self->arrow);

  self->revealer = gtk_revealer_new ();
  gtk_widget_set_visible (self->revealer, FALSE);
  g_signal_connect_object (self->revealer, "notify::child-revealed",
                           G_CALLBACK (pow_form_group_revealed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (pow_form_row_get_content (row)), self->revealer);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (pow_form_group_key_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * pow_form_group_set_entry:
 * @self: the row
 * @map_path: path of the map
 * @key: key of the entry
 *
 * Makes it the row of an entry instead of a group; once, before it gets its form.
 */
void
pow_form_group_set_entry (PowFormGroup *self, const char *map_path, const char *key)
{
  g_return_if_fail (POW_IS_FORM_GROUP (self));
  g_return_if_fail (map_path != NULL && key != NULL);

  self->map_path = g_strdup (map_path);
  self->key = g_strdup (key);
}

/**
 * pow_form_group_get_entry:
 * @self: the row
 *
 * Returns: (transfer none) (nullable): key of the entry; %NULL: it is a group
 */
const char *
pow_form_group_get_entry (PowFormGroup *self)
{
  g_return_val_if_fail (POW_IS_FORM_GROUP (self), NULL);

  return self->key;
}
