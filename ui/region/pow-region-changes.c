/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/region/pow-region-cards.h"

#include "model/record/pow-address.h"
#include "pow-config.h"
#include "ui/common/pow-card.h"
#include "ui/common/pow-mark-shape.h"
#include "ui/region/pow-card-row.h"

#include <glib/gi18n-lib.h>

/* What differs in a region from the moment of Against. */

#define FIRST 5     /* rows before a person asks for all of them */
#define ONE_LINE 64 /* characters that fit one */

/* One record that differs. */
typedef struct
{
  PowRecord *record; /* as it is, or was when it is gone */
  PowMark mark;
} Changed;

/* What has changed, in the order of kinds and titles. */
static GArray *
list_changed (PowSession *session, const char *region)
{
  PowSnapshot *shown = pow_session_get_snapshot (session), *against = pow_session_get_against_snapshot (session);
  GArray *changed = g_array_new (FALSE, FALSE, sizeof (Changed));

  for (PowKind kind = 0; kind < POW_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) now = pow_snapshot_list (shown, kind, region, FALSE);
      g_autoptr (GPtrArray) gone = pow_mark_list_gone (against, shown, kind, region);

      for (guint i = 0; i < now->len; i++)
        {
          Changed one = { g_ptr_array_index (now, i), POW_MARK_SAME };

          one.mark = pow_session_get_mark (session, pow_record_get_address (one.record));
          if (one.mark != POW_MARK_SAME)
            g_array_append_val (changed, one);
        }
      /* Lent by the snapshot of then. */
      for (guint i = 0; i < gone->len; i++)
        {
          Changed one = { g_ptr_array_index (gone, i), POW_MARK_GONE };

          g_array_append_val (changed, one);
        }
    }
  return changed;
}

/* "End: 31 Dec 2020 → 30 Jun 2021, and 2 more" */
static char *
describe (PowSession *session, const Changed *changed)
{
  PowSnapshot *shown = pow_session_get_snapshot (session), *against = pow_session_get_against_snapshot (session);
  const char *kind = pow_kind_get_label (pow_record_get_kind (changed->record));
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *first = NULL;

  if (changed->mark == POW_MARK_NEW)
    return g_strdup_printf (_ ("%s, new"), kind);
  if (changed->mark == POW_MARK_GONE)
    return g_strdup_printf (_ ("%s, gone"), kind);
  changes = pow_mark_list_changes (against, shown, pow_record_get_address (changed->record));
  if (changes->len == 0)
    return g_strdup (kind);
  /* The one that says most in one line. */
  for (guint i = 0; i < changes->len; i++)
    {
      g_autofree char *words = pow_change_format (g_ptr_array_index (changes, i), changed->record,
                                                  pow_snapshot_get_programme (shown), pow_snapshot_look_up_record, shown);

      if (first == NULL || (g_utf8_strlen (first, -1) > ONE_LINE && g_utf8_strlen (words, -1) <= ONE_LINE))
        {
          g_free (first);
          first = g_steal_pointer (&words);
        }
    }
  if (changes->len == 1)
    return g_steal_pointer (&first);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, and %u more", "%s, and %u more", changes->len - 1), first, changes->len - 1);
}

static GtkWidget *
make_row (PowSession *session, const Changed *changed)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *mark = pow_mark_shape_new (), *row;
  g_autofree char *title = pow_text_mask_bsn (pow_record_get_title (changed->record));
  g_autofree char *words = describe (session, changed);
  g_autofree char *masked = pow_text_mask_bsn (words);

  pow_mark_shape_set (POW_MARK_SHAPE (mark), changed->mark);
  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_widget_set_margin_top (mark, 6);
  row = pow_card_row_new (session, pow_record_get_address (changed->record), title, masked, NULL);
  gtk_widget_set_hexpand (row, TRUE);
  if (changed->mark == POW_MARK_GONE)
    gtk_widget_add_css_class (row, "gone-row");
  gtk_box_append (GTK_BOX (line), mark);
  gtk_box_append (GTK_BOX (line), row);
  return line;
}

/* Shows the rows that were kept back, in place of the button that asked. */
static void
show_all_cb (GtkWidget *button, GtkWidget *rest)
{
  gtk_widget_set_visible (rest, TRUE);
  gtk_widget_child_focus (rest, GTK_DIR_TAB_FORWARD);
  gtk_widget_set_visible (button, FALSE);
}

static void
append_rest (PowSession *session, GtkBox *card, GArray *changed)
{
  GtkWidget *rest = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *all;
  g_autofree char *label
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "All %u change", "All %u changes", changed->len), changed->len);

  for (guint i = FIRST; i < changed->len; i++)
    gtk_box_append (GTK_BOX (rest), make_row (session, &g_array_index (changed, Changed, i)));
  gtk_widget_set_visible (rest, FALSE);
  all = gtk_button_new_with_label (label);
  gtk_widget_add_css_class (all, "flat");
  gtk_widget_set_halign (all, GTK_ALIGN_START);
  g_signal_connect_object (all, "clicked", G_CALLBACK (show_all_cb), rest, 0);
  gtk_box_append (card, rest);
  gtk_box_append (card, all);
}

GtkWidget *
pow_region_card_changes (PowSession *session, const char *region)
{
  PowSnapshot *against = pow_session_get_against_snapshot (session);
  g_autoptr (GArray) changed = NULL;
  g_autofree char *moment = NULL, *title = NULL, *count = NULL;
  GtkWidget *card, *aside;

  if (against == NULL)
    return NULL;
  moment = pow_session_dup_moment_words (session, pow_session_get_against (session), TRUE);
  title = g_strdup_printf (_ ("Since: %s"), moment);
  if (!pow_mark_region_is_known (against, region))
    {
      card = pow_card_new (title, NULL);
      gtk_box_append (GTK_BOX (card), pow_label_new (_ ("There is no state of this region from then."), "dim-label"));
      return card;
    }
  changed = list_changed (session, region);
  count = g_strdup_printf ("%u", changed->len);
  aside = gtk_label_new (count);
  gtk_widget_add_css_class (aside, "dim-label");
  gtk_widget_add_css_class (aside, "numeric");
  card = pow_card_new (title, aside);
  if (changed->len == 0)
    gtk_box_append (GTK_BOX (card), pow_label_new (_ ("Nothing has changed since then."), "dim-label"));
  for (guint i = 0; i < MIN (changed->len, FIRST); i++)
    gtk_box_append (GTK_BOX (card), make_row (session, &g_array_index (changed, Changed, i)));
  if (changed->len > FIRST)
    append_rest (session, GTK_BOX (card), changed);
  return card;
}
