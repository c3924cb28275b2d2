/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"
#include "model/record/pow-address.h"
#include "model/record/pow-money.h"
#include "ui/common/pow-card.h"
#include "ui/region/pow-measure-chart.h"
#include "ui/region/pow-region-cards.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
make_figure (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* "712.500"; "≥ 540.300" when a part is unknown; "unknown" when all are. */
static char *
dup_sum_text (const PowSum *sum)
{
  char spelling[32];
  g_autofree char *amount = NULL;

  if (sum->known == 0)
    return g_strdup (_ ("unknown"));
  g_snprintf (spelling, sizeof spelling, "%" G_GINT64_FORMAT, sum->value);
  amount = pow_number_format (spelling);
  return sum->known < sum->of ? g_strdup_printf ("≥ %s", amount) : g_steal_pointer (&amount);
}

static void
attach_column (GtkGrid *grid, int column, const char *heading, const PowMoneySums *sums, gboolean total)
{
  const PowSum *rows[] = { &sums->planned, &sums->committed, &sums->realised, &sums->free };

  gtk_grid_attach (grid, make_figure (heading, "caption-heading"), column, 0, 1, 1);
  for (int i = 0; i < (int) G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = dup_sum_text (rows[i]);
      GtkWidget *figure = make_figure (text, rows[i]->known == 0 ? "dim-label" : total ? "heading" : NULL);

      gtk_widget_set_hexpand (figure, TRUE);
      gtk_grid_attach (grid, figure, column, i + 1, 1, 1);
    }
}

static void
add_sum (PowSum *total, const PowSum *part)
{
  total->value += part->value;
  total->known += part->known;
  total->of += part->of;
}

static void
add_sums (PowMoneySums *total, const PowMoneySums *part)
{
  add_sum (&total->planned, &part->planned);
  add_sum (&total->committed, &part->committed);
  add_sum (&total->realised, &part->realised);
  add_sum (&total->free, &part->free);
}

GtkWidget *
pow_region_card_money (PowSession *session, const char *region, gboolean wide)
{
  PowSnapshot *snapshot = pow_session_get_snapshot (session);
  PowRecord *programme = pow_snapshot_get_programme (snapshot);
  g_autoptr (GPtrArray) tranches = programme != NULL ? pow_record_list_entries (programme, "tranches")
                                                     : g_ptr_array_new ();
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  const char *words[] = { N_ ("Planned"), N_ ("Committed"), N_ ("Realised"), N_ ("Free") };
  PowMoneySums total = { { 0 } };
  g_autofree char *known = NULL;
  GtkWidget *card;
  int column = 1;

  gtk_grid_set_column_spacing (grid, 14);
  gtk_grid_set_row_spacing (grid, 6);
  for (int i = 0; i < (int) G_N_ELEMENTS (words); i++)
    {
      GtkWidget *word = pow_label_new (_ (words[i]), "dim-label");

      gtk_label_set_wrap (GTK_LABEL (word), FALSE);
      gtk_grid_attach (grid, word, 0, i + 1, 1, 1);
    }
  for (guint i = 0; i <= tranches->len; i++)
    {
      const char *tranche = i < tranches->len ? g_ptr_array_index (tranches, i) : NULL;
      PowMoneySums sums = pow_insight_money (snapshot, region, tranche);

      if (sums.planned.of == 0)
        continue;
      if (wide)
        attach_column (grid, column++, tranche != NULL ? tranche : _ ("No tranche"), &sums, FALSE);
      add_sums (&total, &sums);
    }
  if (column != 2)
    attach_column (grid, column, _ ("Together"), &total, TRUE);

  known = g_strdup_printf (_ ("%u of %u known"), total.planned.known, total.planned.of);
  card = pow_card_new (_ ("Money, in euros"), total.planned.of > 0 ? pow_label_new (known, "dim-label") : NULL);
  if (total.planned.of == 0)
    {
      g_object_ref_sink (grid);
      g_object_unref (grid);
      gtk_box_append (GTK_BOX (card), pow_label_new (_ ("Nothing is known about money yet."), "dim-label"));
    }
  else
    gtk_box_append (GTK_BOX (card), GTK_WIDGET (grid));
  return card;
}

/* The indicator to show first: of the plan, else of the first subproject that has one. */
static PowRecord *
find_indicator (PowSession *session, const char *region, char **key)
{
  PowSnapshot *snapshot = pow_session_get_snapshot (session);
  const PowKind kinds[] = { POW_KIND_PLAN, POW_KIND_SUBPROJECT };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GPtrArray) records = pow_snapshot_list (snapshot, kinds[k], region, FALSE);

      for (guint i = 0; i < records->len; i++)
        {
          g_autoptr (GPtrArray) keys = pow_record_list_entries (g_ptr_array_index (records, i), "indicators");

          if (keys->len > 0)
            {
              *key = g_strdup (g_ptr_array_index (keys, 0));
              return g_ptr_array_index (records, i);
            }
        }
    }
  return NULL;
}

GtkWidget *
pow_region_card_result (PowSession *session, const char *region, const PowStanding *standing)
{
  g_autofree char *key = NULL, *name_path = NULL, *known = NULL;
  PowRecord *record = find_indicator (session, region, &key);
  GtkWidget *card;
  const char *name;

  if (record == NULL)
    {
      card = pow_card_new (_ ("Result"), NULL);
      gtk_box_append (GTK_BOX (card), pow_label_new (_ ("No indicator has been named yet."), "dim-label"));
      return card;
    }
  name_path = g_strdup_printf ("indicators.%s.name", key);
  name = pow_record_get_text (record, name_path);
  known = g_strdup_printf (_ ("%u of %u known"), standing->result_known, standing->result_of);
  card = pow_card_new (name != NULL ? name : key, pow_label_new (known, "dim-label"));
  if (pow_record_get_kind (record) != POW_KIND_PLAN)
    gtk_box_append (GTK_BOX (card), pow_label_new (pow_record_get_title (record), "dim-label"));
  gtk_box_append (GTK_BOX (card), pow_measure_chart_new (record, key));
  return card;
}
