/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/form/pow-form-slot.h"

#include "pow-config.h"
#include "ui/common/pow-slot-mark.h"
#include "ui/common/pow-tooltip.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *path;
  gboolean private_side;
} slots[] = {
  { "public_trekker", FALSE },
  { "private_trekker", TRUE },
};

/* Who is there in words; NULL: the title that the row shows says it. */
static char *
pow_form_slot_dup_words (const PowSlot *slot, PowDate today)
{
  int days;

  if (slot->state != POW_SLOT_VACANT)
    return NULL;
  if (slot->since.precision == POW_PRECISION_NONE)
    return g_strdup (_ ("Nobody yet"));
  days = pow_date_get_last_day (today) - pow_date_get_last_day (slot->since);
  if (days <= 0)
    return g_strdup (_ ("Nobody yet"));
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Nobody yet, %d day", "Nobody yet, %d days", (gulong) days), days);
}

static GtkWidget *
pow_form_slot_build_mark (PowSlotState state, gboolean private_side)
{
  GtkWidget *mark;

  if (state == POW_SLOT_APPOINTED)
    {
      g_autofree char *told = pow_slot_mark_describe (state, private_side);

      mark = gtk_image_new_from_icon_name ("object-select-symbolic");
      gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
      pow_tooltip_set (mark, told);
      gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
      return mark;
    }
  mark = pow_slot_mark_new ();
  pow_slot_mark_set (POW_SLOT_MARK (mark), state, private_side);
  return mark;
}

void
pow_form_slot_show (PowFormRow *row)
{
  PowForm *form;
  PowSession *session;
  PowRecord *record;

  g_return_if_fail (POW_IS_FORM_ROW (row));

  form = pow_form_row_get_form (row);
  record = pow_form_get_address (form) != NULL ? pow_form_get_record (form) : NULL;
  if (record == NULL)
    return;
  session = pow_form_get_session (form);
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    if (g_str_equal (slots[i].path, pow_form_row_get_path (row)))
      {
        PowDate today = pow_session_get_today (session);
        PowSlot slot = pow_insight_slot (pow_session_get_snapshot (session), record,
                                         slots[i].private_side, today);
        g_autofree char *words = pow_form_slot_dup_words (&slot, today);

        if (words != NULL)
          pow_form_row_set_words (row, words);
        pow_form_row_set_mark (row, slot.state != POW_SLOT_NONE
                                        ? pow_form_slot_build_mark (slot.state, slots[i].private_side)
                                        : NULL);
      }
}
