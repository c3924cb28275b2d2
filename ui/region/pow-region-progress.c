/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"
#include "model/record/pow-address.h"
#include "ui/common/pow-card.h"
#include "ui/common/pow-light-shape.h"
#include "ui/common/pow-mix-bar.h"
#include "ui/region/pow-card-row.h"
#include "ui/region/pow-region-cards.h"

#include <glib/gi18n-lib.h>

#define MAX_ROWS 5   /* lines of a plan */
#define MAX_PULSES 4

/* The newest pulses */

typedef struct
{
  PowRecord *subproject;
  PowReported reported;
} Pulse;

static int
compare_pulses_cb (gconstpointer a, gconstpointer b)
{
  return pow_date_compare (((const Pulse *) b)->reported.on, ((const Pulse *) a)->reported.on);
}

static GArray *
list_pulses (PowSession *session, const char *region)
{
  PowSnapshot *snapshot = pow_session_get_snapshot (session);
  g_autoptr (GPtrArray) subprojects = pow_snapshot_list (snapshot, POW_KIND_SUBPROJECT, region, FALSE);
  GArray *pulses = g_array_new (FALSE, FALSE, sizeof (Pulse));

  for (guint i = 0; i < subprojects->len; i++)
    {
      PowRecord *subproject = g_ptr_array_index (subprojects, i);
      Pulse pulse = { subproject, pow_insight_reported (snapshot, subproject, pow_session_get_region_today (session, region)) };

      if (pulse.reported.age_days >= 0)
        g_array_append_val (pulses, pulse);
    }
  g_array_sort (pulses, compare_pulses_cb);
  return pulses;
}

GtkWidget *
pow_region_card_pulses (PowSession *session, const char *region)
{
  g_autoptr (GArray) pulses = list_pulses (session, region);
  GtkWidget *card = pow_card_new (_ ("Latest pulses"), NULL);

  if (pulses->len == 0)
    gtk_box_append (GTK_BOX (card), pow_label_new (_ ("No subproject has reported yet."), "dim-label"));
  for (guint i = 0; i < MIN (pulses->len, MAX_PULSES); i++)
    {
      const Pulse *pulse = &g_array_index (pulses, Pulse, i);
      g_autofree char *date = pow_date_format (pulse->reported.on);
      g_autofree char *said = pow_text_mask_bsn (pulse->reported.text);
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      GtkWidget *shape = pow_light_shape_new ();
      GtkWidget *when = pow_label_new (date, "dim-label");
      GtkWidget *words = pow_card_row_new (session, pow_record_get_address (pulse->subproject),
                                           pow_record_get_title (pulse->subproject), said, when);

      gtk_label_set_wrap (GTK_LABEL (when), FALSE);
      pow_light_shape_set (POW_LIGHT_SHAPE (shape), pulse->reported.light, FALSE, pulse->reported.stale);
      gtk_widget_set_tooltip_text (shape, pow_light_get_label (pulse->reported.light));
      gtk_widget_set_hexpand (words, TRUE);
      gtk_box_append (GTK_BOX (row), shape);
      gtk_box_append (GTK_BOX (row), words);
      gtk_box_append (GTK_BOX (card), row);
    }
  return card;
}

/* Lines of the plan */

static void
count_lights (PowSession *session, GPtrArray *subprojects, const char *line, guint counts[POW_LIGHT_ON_HOLD + 1], guint *n)
{
  for (guint i = 0; i < subprojects->len; i++)
    {
      PowRecord *subproject = g_ptr_array_index (subprojects, i);
      g_autofree char *region = pow_address_dup_region (pow_record_get_address (subproject));
      PowReported reported;

      if (g_strcmp0 (pow_record_get_text (subproject, "line"), line) != 0)
        continue;
      reported = pow_insight_reported (pow_session_get_snapshot (session), subproject, pow_session_get_region_today (session, region));
      counts[reported.stale ? POW_LIGHT_UNKNOWN : reported.light]++;
      (*n)++;
    }
}

static GtkWidget *
make_line_row (PowSession *session, PowRecord *plan, const char *line, const char *title, GPtrArray *subprojects)
{
  guint counts[POW_LIGHT_ON_HOLD + 1] = { 0 };
  guint n = 0;
  GtkWidget *bar = pow_mix_bar_new ();
  g_autofree char *second = NULL;

  count_lights (session, subprojects, line, counts, &n);
  if (line == NULL && n == 0)
    {
      g_object_ref_sink (bar);
      g_object_unref (bar);
      return NULL;
    }
  pow_mix_bar_set_counts (POW_MIX_BAR (bar), counts);
  second = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u subproject", "%u subprojects", n), n);
  return pow_card_row_new (session, pow_record_get_address (plan), title, second, bar);
}

GtkWidget *
pow_region_card_lines (PowSession *session, const char *region)
{
  g_autofree char *address = pow_address_build (POW_KIND_PLAN, region, NULL);
  PowRecord *plan = pow_session_lookup (session, address);
  g_autoptr (GPtrArray) subprojects
      = pow_snapshot_list (pow_session_get_snapshot (session), POW_KIND_SUBPROJECT, region, FALSE);
  g_autoptr (GPtrArray) keys = plan != NULL ? pow_record_list_entries (plan, "lines") : NULL;
  g_autofree char *count = g_strdup_printf ("%u", keys != NULL ? keys->len : 0);
  GtkWidget *card = pow_card_new (_ ("Lines of the plan"), pow_label_new (count, "dim-label"));
  GtkWidget *rest = NULL;

  for (guint i = 0; keys != NULL && i < MIN (keys->len, MAX_ROWS); i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      g_autofree char *path = g_strdup_printf ("lines.%s.title", key);
      const char *title = pow_record_get_text (plan, path);

      gtk_box_append (GTK_BOX (card), make_line_row (session, plan, key, title != NULL ? title : key, subprojects));
    }
  if (plan != NULL)
    rest = make_line_row (session, plan, NULL, _ ("Without a line"), subprojects);
  if (rest != NULL)
    gtk_box_append (GTK_BOX (card), rest);
  else if (keys == NULL || keys->len == 0)
    gtk_box_append (GTK_BOX (card), pow_label_new (_ ("The plan has no lines yet."), "dim-label"));
  return card;
}
