/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/form/pow-form-flag.h"

struct _PowFormFlag
{
  PowFormRow parent_instance;

  GtkWidget *knob;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (PowFormFlag, pow_form_flag, POW_TYPE_FORM_ROW)

static void
pow_form_flag_switched_cb (PowFormFlag *self)
{
  PowFormRow *row = POW_FORM_ROW (self);

  if (self->showing)
    return;
  pow_form_set (pow_form_row_get_form (row), pow_form_row_get_path (row),
                gtk_switch_get_active (GTK_SWITCH (self->knob)) ? "true" : "false");
}

static void
pow_form_flag_activate (PowFormRow *row)
{
  PowFormFlag *self = POW_FORM_FLAG (row);

  gtk_switch_set_active (GTK_SWITCH (self->knob),
                         !gtk_switch_get_active (GTK_SWITCH (self->knob)));
}

static void
pow_form_flag_show (PowFormRow *row, const char *value)
{
  PowFormFlag *self = POW_FORM_FLAG (row);

  POW_FORM_ROW_CLASS (pow_form_flag_parent_class)->show (row, value);
  self->showing = TRUE;
  gtk_switch_set_active (GTK_SWITCH (self->knob), g_strcmp0 (value, "true") == 0);
  self->showing = FALSE;
  gtk_widget_set_sensitive (self->knob,
                            pow_form_get_read_only_reason (pow_form_row_get_form (row)) == NULL);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->knob), GTK_ACCESSIBLE_PROPERTY_LABEL,
      gtk_label_get_text (GTK_LABEL (pow_form_row_get_label_widget (row))), -1);
}

static void
pow_form_flag_class_init (PowFormFlagClass *class)
{
  PowFormRowClass *row_class = POW_FORM_ROW_CLASS (class);

  row_class->show = pow_form_flag_show;
  row_class->activate = pow_form_flag_activate;
}

static void
pow_form_flag_init (PowFormFlag *self)
{
  self->knob = gtk_switch_new ();
  gtk_widget_set_valign (self->knob, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->knob, "notify::active", G_CALLBACK (pow_form_flag_switched_cb), self,
                           G_CONNECT_SWAPPED);
  pow_form_row_add_suffix (POW_FORM_ROW (self), self->knob);
}
