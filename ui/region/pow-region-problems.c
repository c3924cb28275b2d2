/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/region/pow-region-cards.h"

#include "model/schema/pow-validate.h"
#include "model/store/pow-lines.h"
#include "pow-config.h"
#include "ui/common/pow-card.h"

#include <glib/gi18n-lib.h>

/* A problem names a record, a file that is none, or the line when it is about all of it. */
static gboolean
is_about (const PowProblem *problem, const char *region)
{
  g_autofree char *records = g_strdup_printf ("%s/", region);
  g_autofree char *files = g_strdup_printf ("regions/%s/", region);
  g_autofree char *line = g_strdup_printf (POW_LINE_REGION_PREFIX "%s", region);

  return problem->address != NULL
         && (g_str_has_prefix (problem->address, records) || g_str_has_prefix (problem->address, files)
             || g_str_equal (problem->address, line));
}

static void
append_problem (GtkBox *card, const PowProblem *problem)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *reason = pow_label_new (problem->problem, "dim-label");

  gtk_widget_add_css_class (reason, "secondary");
  gtk_box_append (GTK_BOX (words), pow_label_new (problem->address, NULL));
  gtk_box_append (GTK_BOX (words), reason);
  gtk_box_append (card, words);
}

GtkWidget *
pow_region_card_problems (PowSession *session, const char *region)
{
  GPtrArray *problems = pow_snapshot_get_problems (pow_session_get_snapshot (session));
  GtkWidget *card = NULL;

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const PowProblem *problem = g_ptr_array_index (problems, i);

      if (!is_about (problem, region))
        continue;
      if (card == NULL)
        {
          card = pow_card_new (_ ("Not everything of this region can be read"), NULL);
          gtk_box_append (GTK_BOX (card),
                          pow_label_new (_ ("The rest works as usual and nothing was changed. Ask whoever put "
                                            "these files here to repair or remove them."),
                                         NULL));
        }
      append_problem (GTK_BOX (card), problem);
    }
  return card;
}
