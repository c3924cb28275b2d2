/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/region/pow-region-cards.h"

#include "pow-config.h"
#include "model/record/pow-address.h"
#include "ui/common/pow-card.h"
#include "ui/common/pow-light-shape.h"
#include "ui/common/pow-slot-mark.h"
#include "ui/common/pow-value-text.h"
#include "ui/region/pow-card-row.h"

#include <glib/gi18n-lib.h>

#define MAX_ROWS 5 /* of a card; the tab has them all */

static PowRecord *
lookup (PowSession *session, PowKind kind, const char *region)
{
  g_autofree char *address = pow_address_build (kind, region, NULL);

  return pow_session_lookup (session, address);
}

static GtkWidget *
make_dim (const char *text)
{
  return pow_label_new (text, "dim-label");
}

/* Standing */

static GtkWidget *
make_hero (const char *caption, PowLight light, gboolean computed, gboolean stale, const char *below)
{
  GtkWidget *hero = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *shape = pow_light_shape_new ();
  g_autofree char *word = g_utf8_strdown (pow_light_get_label (light), -1);
  GtkWidget *label = pow_label_new (word, "mid");
  GtkWidget *age = make_dim (below);

  pow_light_shape_set (POW_LIGHT_SHAPE (shape), light, computed, stale);
  pow_light_shape_set_size (POW_LIGHT_SHAPE (shape), 20);
  gtk_widget_add_css_class (age, "secondary");
  gtk_box_append (GTK_BOX (line), shape);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (hero), pow_label_new (caption, "caption-heading"));
  gtk_box_append (GTK_BOX (hero), line);
  gtk_box_append (GTK_BOX (hero), age);
  return hero;
}

static char *
dup_reported_words (const PowReported *reported)
{
  g_autofree char *date = NULL;

  if (reported->age_days < 0)
    return g_strdup (_ ("never reported"));
  date = pow_date_format (reported->on);
  if (reported->age_days == 0)
    return g_strdup_printf (_ ("%s, today"), date);
  if (reported->stale)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, outdated: %d day ago", "%s, outdated: %d days ago",
                                         (gulong) reported->age_days),
                            date, reported->age_days);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %d day ago", "%s, %d days ago",
                                       (gulong) reported->age_days),
                          date, reported->age_days);
}

#define MAX_REASONS 3

static GtkWidget *
make_why (const PowStanding *standing, PowSnapshot *snapshot)
{
  GtkWidget *why = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *word = g_utf8_strdown (pow_light_get_label (standing->computed), -1);
  /* Translators: %s is the word of a light: "Why amber" */
  g_autofree char *caption = g_strdup_printf (_ ("Why %s"), word);
  g_autoptr (GString) rest = g_string_new (NULL);

  gtk_box_append (GTK_BOX (why), pow_label_new (caption, "caption-heading"));
  for (guint i = 0; i < standing->because->len; i++)
    {
      g_autofree char *text = pow_reason_format (g_ptr_array_index (standing->because, i), snapshot);

      if (i < MAX_REASONS)
        gtk_box_append (GTK_BOX (why), pow_label_new (text, "reason"));
      else
        g_string_append_printf (rest, "%s%s", rest->len > 0 ? "\n" : "", text);
    }
  if (standing->because->len > MAX_REASONS)
    {
      guint more = standing->because->len - MAX_REASONS;
      g_autofree char *text = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "and %u more reason", "and %u more reasons", more), more);
      GtkWidget *label = make_dim (text);

      gtk_widget_set_tooltip_text (label, rest->str);
      gtk_widget_add_css_class (label, "reason");
      gtk_box_append (GTK_BOX (why), label);
    }
  if (standing->because->len == 0)
    gtk_box_append (GTK_BOX (why), pow_label_new (_ ("No rule found anything that needs attention."), "reason"));
  return why;
}

GtkWidget *
pow_region_card_standing (PowSession *session, const char *region, const PowStanding *standing, gboolean wide)
{
  g_autofree char *reported = dup_reported_words (&standing->reported);
  g_autofree char *today = pow_date_format (pow_session_get_region_today (session, region));
  g_autofree char *plan = pow_address_build (POW_KIND_PLAN, region, NULL);
  GtkWidget *card = pow_card_new (NULL, NULL);
  GtkWidget *row = gtk_box_new (wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL, wide ? 22 : 10);
  GtkWidget *heroes = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 22);
  GtkWidget *why = make_why (standing, pow_session_get_snapshot (session));
  GtkWidget *pulse = gtk_button_new_with_label (_ ("Give a pulse"));

  gtk_box_set_homogeneous (GTK_BOX (heroes), TRUE);
  gtk_box_append (GTK_BOX (heroes), make_hero (_ ("Reported"), standing->reported.light, FALSE,
                                               standing->reported.stale, reported));
  gtk_box_append (GTK_BOX (heroes), make_hero (_ ("Computed"), standing->computed, TRUE, FALSE, today));
  gtk_widget_set_size_request (heroes, wide ? 420 : -1, -1);
  gtk_widget_add_css_class (pulse, "suggested-action");
  gtk_widget_set_valign (pulse, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (pulse), "win.give-pulse");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (pulse), "s", plan);
  gtk_widget_set_hexpand (why, TRUE);

  gtk_box_append (GTK_BOX (row), heroes);
  gtk_box_append (GTK_BOX (row), gtk_separator_new (wide ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (row), why);
  gtk_box_append (GTK_BOX (row), pulse);
  gtk_box_append (GTK_BOX (card), row);
  return card;
}

/* To decide */

/* "Steering group, 26 Nov 2020", or what is missing. */
static char *
dup_decision_words (PowSession *session, PowRecord *subproject)
{
  PowSnapshot *snapshot = pow_session_get_snapshot (session);
  const char *body_address = pow_record_get_text (subproject, "decision.body");
  PowRecord *body = body_address != NULL ? pow_session_lookup (session, body_address) : NULL;
  PowDate next;
  g_autofree char *date = NULL;

  if (body == NULL)
    return g_strdup (_ ("It is not known who decides"));
  next = pow_insight_next_meeting (body, pow_session_get_today (session));
  if (next.precision == POW_PRECISION_NONE)
    return g_strdup_printf (_ ("%s, no next meeting"), pow_snapshot_get_title (snapshot, body_address));
  date = pow_date_format (next);
  return g_strdup_printf ("%s, %s", pow_snapshot_get_title (snapshot, body_address), date);
}

/* What is still an idea or being prepared waits for a decision to start. */
static gboolean
waits_for_decision (PowRecord *subproject)
{
  const char *phase = pow_record_get_text (subproject, "phase");

  return pow_record_get (subproject, "decision") != NULL
         && (g_strcmp0 (phase, "idea") == 0 || g_strcmp0 (phase, "preparation") == 0);
}

GtkWidget *
pow_region_card_decisions (PowSession *session, const char *region)
{
  g_autoptr (GPtrArray) subprojects
      = pow_snapshot_list (pow_session_get_snapshot (session), POW_KIND_SUBPROJECT, region, FALSE);
  g_autofree char *count = NULL;
  GtkWidget *card, *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  guint n = 0;

  for (guint i = 0; i < subprojects->len; i++)
    {
      PowRecord *subproject = g_ptr_array_index (subprojects, i);
      g_autofree char *words = NULL;

      if (!waits_for_decision (subproject) || ++n > MAX_ROWS)
        continue;
      words = dup_decision_words (session, subproject);
      gtk_box_append (GTK_BOX (rows), pow_card_row_new (session, pow_record_get_address (subproject),
                                                pow_record_get_title (subproject), words, NULL));
    }
  count = g_strdup_printf ("%u", n);
  card = pow_card_new (_ ("To decide"), make_dim (count));
  if (n == 0)
    gtk_box_append (GTK_BOX (card), make_dim (_ ("No subproject waits for a decision.")));
  gtk_box_append (GTK_BOX (card), rows);
  return card;
}

/* Trekkers */

static GtkWidget *
make_slot_row (PowSession *session, PowRecord *plan, gboolean private_side)
{
  PowSnapshot *snapshot = pow_session_get_snapshot (session);
  PowSlot slot = pow_insight_slot (snapshot, plan, private_side, pow_session_get_today (session));
  const char *side = private_side ? _ ("employers") : _ ("municipality");
  g_autofree char *organisation = slot.trekker != NULL ? pow_value_dup_text (snapshot, slot.trekker, "organisation") : NULL;
  g_autofree char *since = slot.since.precision != POW_PRECISION_NONE ? pow_date_format (slot.since) : NULL;
  g_autofree char *second = since != NULL ? g_strdup_printf (_ ("%s, since %s"), side, since) : g_strdup (side);
  gboolean filled = slot.state == POW_SLOT_APPOINTED || slot.state == POW_SLOT_CANDIDATE;
  const char *title = filled ? (organisation != NULL ? organisation : pow_record_get_title (slot.trekker))
                      : slot.state == POW_SLOT_VACANT ? _ ("Nobody yet")
                                                      : _ ("Unknown");
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *mark = pow_slot_mark_new ();
  GtkWidget *words = pow_card_row_new (session, pow_record_get_address (filled ? slot.trekker : plan), title, second, NULL);

  pow_slot_mark_set (POW_SLOT_MARK (mark), slot.state, private_side);
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), mark);
  gtk_box_append (GTK_BOX (row), words);
  if (!filled)
    gtk_box_append (GTK_BOX (row), pow_card_button_new (session, pow_record_get_address (plan), _ ("Fill in")));
  return row;
}

GtkWidget *
pow_region_card_trekkers (PowSession *session, const char *region)
{
  PowSnapshot *snapshot = pow_session_get_snapshot (session);
  PowRecord *plan = lookup (session, POW_KIND_PLAN, region);
  PowRecord *record = lookup (session, POW_KIND_REGION, region);
  GtkWidget *card = pow_card_new (_ ("Trekkers"), NULL);

  if (plan != NULL)
    {
      gtk_box_append (GTK_BOX (card), make_slot_row (session, plan, FALSE));
      gtk_box_append (GTK_BOX (card), make_slot_row (session, plan, TRUE));
    }
  else
    gtk_box_append (GTK_BOX (card), make_dim (_ ("There is no plan yet.")));
  if (record != NULL)
    {
      g_autoptr (GPtrArray) bodies = pow_snapshot_list (snapshot, POW_KIND_BODY, region, FALSE);
      g_autoptr (GPtrArray) parties = pow_snapshot_list (snapshot, POW_KIND_STAKEHOLDER, region, FALSE);
      g_autofree char *state = pow_value_dup_text (snapshot, record, "network.state");
      g_autofree char *title = state != NULL ? g_strdup_printf (_ ("Network: %s"), state) : g_strdup (_ ("Network: unknown"));
      g_autofree char *n_bodies
          = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u body", "%u bodies", bodies->len), bodies->len);
      g_autofree char *n_parties = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u organisation", "%u organisations", parties->len), parties->len);
      g_autofree char *second = g_strdup_printf ("%s, %s", n_bodies, n_parties);
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      GtkWidget *icon = gtk_image_new_from_icon_name ("system-users-symbolic");
      GtkWidget *words = pow_card_row_new (session, pow_record_get_address (record), title, second, NULL);

      gtk_widget_set_hexpand (words, TRUE);
      gtk_box_append (GTK_BOX (row), icon);
      gtk_box_append (GTK_BOX (row), words);
      gtk_box_append (GTK_BOX (card), row);
    }
  return card;
}
