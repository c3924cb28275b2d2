/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/lists/pow-columns.h"

#include "pow-config.h"
#include "model/record/pow-address.h"
#include "ui/common/pow-light-shape.h"
#include "ui/common/pow-slot-mark.h"
#include "ui/common/pow-tooltip.h"

#include <glib/gi18n-lib.h>

/* A light with its word */

static GtkWidget *
make_light (void)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *word = gtk_label_new (NULL);

  gtk_box_append (GTK_BOX (cell), pow_light_shape_new ());
  gtk_box_append (GTK_BOX (cell), word);
  return cell;
}

static char *
dup_light_word (PowLight light, gboolean stale)
{
  return g_utf8_strdown (stale ? _ ("Outdated") : pow_light_get_label (light), -1);
}

static void
show_light (GtkWidget *cell, PowLight light, gboolean computed, gboolean stale)
{
  GtkWidget *shape = gtk_widget_get_first_child (cell);
  GtkWidget *word = gtk_widget_get_next_sibling (shape);
  g_autofree char *text = dup_light_word (light, stale);

  pow_light_shape_set (POW_LIGHT_SHAPE (shape), light, computed, stale);
  gtk_label_set_label (GTK_LABEL (word), text);
  if (stale || light == POW_LIGHT_UNKNOWN)
    gtk_widget_add_css_class (word, "dim-label");
  else
    gtk_widget_remove_css_class (word, "dim-label");
}

static void
show_reported (GtkWidget *cell, PowSession *session, PowRecordItem *item)
{
  const PowReported *reported = &pow_record_item_get_standing (item)->reported;

  show_light (cell, reported->light, FALSE, reported->stale);
}

static char *
describe_reported (PowSession *session, PowRecordItem *item)
{
  const PowReported *reported = &pow_record_item_get_standing (item)->reported;

  return dup_light_word (reported->light, reported->stale);
}

static int
get_reported_rank (PowRecordItem *item)
{
  const PowReported *reported = &pow_record_item_get_standing (item)->reported;

  return reported->stale ? POW_LIGHT_UNKNOWN : (int) reported->light;
}

static int
compare_reported (PowSession *session, PowRecordItem *a, PowRecordItem *b)
{
  return get_reported_rank (b) - get_reported_rank (a);
}

static void
show_computed (GtkWidget *cell, PowSession *session, PowRecordItem *item)
{
  show_light (cell, pow_record_item_get_standing (item)->computed, TRUE, FALSE);
}

static char *
describe_computed (PowSession *session, PowRecordItem *item)
{
  return dup_light_word (pow_record_item_get_standing (item)->computed, FALSE);
}

static int
compare_computed (PowSession *session, PowRecordItem *a, PowRecordItem *b)
{
  return (int) pow_record_item_get_standing (b)->computed - (int) pow_record_item_get_standing (a)->computed;
}

/* Both trekker slots */

static GtkWidget *
make_slots (void)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (cell), pow_slot_mark_new ());
  gtk_box_append (GTK_BOX (cell), pow_slot_mark_new ());
  return cell;
}

static PowSlot
get_slot (PowSession *session, PowRecordItem *item, gboolean private_side)
{
  return pow_insight_slot (pow_session_get_snapshot (session), pow_record_item_get_record (item), private_side,
                           pow_session_get_today (session));
}

static void
show_slots (GtkWidget *cell, PowSession *session, PowRecordItem *item)
{
  GtkWidget *public_mark = gtk_widget_get_first_child (cell);
  GtkWidget *private_mark = gtk_widget_get_next_sibling (public_mark);

  pow_slot_mark_set (POW_SLOT_MARK (public_mark), get_slot (session, item, FALSE).state, FALSE);
  pow_slot_mark_set (POW_SLOT_MARK (private_mark), get_slot (session, item, TRUE).state, TRUE);
}

static char *
describe_slots (PowSession *session, PowRecordItem *item)
{
  g_autofree char *public_words = pow_slot_mark_describe (get_slot (session, item, FALSE).state, FALSE);
  g_autofree char *private_words = pow_slot_mark_describe (get_slot (session, item, TRUE).state, TRUE);

  return g_strdup_printf ("%s; %s", public_words, private_words);
}

static int
get_slots_rank (PowSession *session, PowRecordItem *item)
{
  return (int) get_slot (session, item, FALSE).state + (int) get_slot (session, item, TRUE).state;
}

static int
compare_slots (PowSession *session, PowRecordItem *a, PowRecordItem *b)
{
  return get_slots_rank (session, a) - get_slots_rank (session, b);
}

/* Figures */

static GtkWidget *
make_figure (void)
{
  GtkWidget *cell = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (cell), 1);
  gtk_widget_add_css_class (cell, "numeric");
  return cell;
}

static void
show_figure (GtkWidget *cell, char *text)
{
  gtk_label_set_label (GTK_LABEL (cell), text != NULL ? text : "?");
  if (text == NULL)
    gtk_widget_add_css_class (cell, "dim-label");
  else
    gtk_widget_remove_css_class (cell, "dim-label");
  g_free (text);
}

static char *
describe_pulse (PowSession *session, PowRecordItem *item)
{
  int age = pow_record_item_get_standing (item)->reported.age_days;

  if (age < 0)
    return g_strdup (_ ("never"));
  /* Translators: days, as short as they come: "14 d" */
  return g_strdup_printf (_ ("%d d"), age);
}

static void
show_pulse (GtkWidget *cell, PowSession *session, PowRecordItem *item)
{
  show_figure (cell, describe_pulse (session, item));
}

static int
compare_pulse (PowSession *session, PowRecordItem *a, PowRecordItem *b)
{
  int a_age = pow_record_item_get_standing (a)->reported.age_days;
  int b_age = pow_record_item_get_standing (b)->reported.age_days;

  if (a_age < 0 || b_age < 0)
    return (b_age < 0) - (a_age < 0);
  return a_age - b_age;
}

static char *
describe_mandates (PowSession *session, PowRecordItem *item)
{
  g_autoptr (GPtrArray) keys = pow_record_list_entries (pow_record_item_get_record (item), "mandates");

  return g_strdup_printf ("%u", keys->len);
}

static void
show_mandates (GtkWidget *cell, PowSession *session, PowRecordItem *item)
{
  show_figure (cell, describe_mandates (session, item));
}

static PowDate
get_next_meeting (PowSession *session, PowRecordItem *item)
{
  return pow_insight_next_meeting (pow_record_item_get_record (item), pow_session_get_today (session));
}

static char *
describe_next_meeting (PowSession *session, PowRecordItem *item)
{
  PowDate next = get_next_meeting (session, item);

  return next.precision != POW_PRECISION_NONE ? pow_date_format (next) : NULL;
}

static void
show_next_meeting (GtkWidget *cell, PowSession *session, PowRecordItem *item)
{
  show_figure (cell, describe_next_meeting (session, item));
}

static int
compare_next_meeting (PowSession *session, PowRecordItem *a, PowRecordItem *b)
{
  return pow_date_compare (get_next_meeting (session, a), get_next_meeting (session, b));
}

/* A report is known by the label of its round. */

static char *
describe_round (PowSession *session, PowRecordItem *item)
{
  PowSnapshot *snapshot = pow_session_get_snapshot (session);
  PowRecord *programme = pow_snapshot_get_programme (snapshot);
  const char *address = pow_record_get_address (pow_record_item_get_record (item));
  g_autofree char *id = pow_address_dup_id (address);
  g_autofree char *path = g_strdup_printf ("rounds.%s.label", id);
  const char *label = programme != NULL ? pow_record_get_text (programme, path) : NULL;

  return g_strdup (label != NULL ? label : id);
}

static GtkWidget *
make_words (void)
{
  GtkWidget *cell = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (cell), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (cell), 0);
  return cell;
}

static void
show_round (GtkWidget *cell, PowSession *session, PowRecordItem *item)
{
  g_autofree char *label = describe_round (session, item);

  gtk_label_set_label (GTK_LABEL (cell), label);
}

static int
compare_round (PowSession *session, PowRecordItem *a, PowRecordItem *b)
{
  return g_strcmp0 (pow_record_get_address (pow_record_item_get_record (a)),
                    pow_record_get_address (pow_record_item_get_record (b)));
}

static char *
describe_answers (PowSession *session, PowRecordItem *item)
{
  PowRecord *programme = pow_snapshot_get_programme (pow_session_get_snapshot (session));
  g_autoptr (GPtrArray) answers = pow_record_list_entries (pow_record_item_get_record (item), "answers");
  g_autoptr (GPtrArray) questions = programme != NULL ? pow_record_list_entries (programme, "questions") : NULL;

  return g_strdup_printf (_ ("%u of %u"), answers->len, questions != NULL ? questions->len : answers->len);
}

static void
show_answers (GtkWidget *cell, PowSession *session, PowRecordItem *item)
{
  show_figure (cell, describe_answers (session, item));
}

#define LIGHT_COLUMN(heading, which)                                                                       \
  { NULL, NULL, heading, 106, FALSE, make_light, show_##which, describe_##which, compare_##which, FALSE, FALSE }

static const PowListColumn subproject_columns[] = {
  { .path = "title", .width = 230, .expand = TRUE },
  LIGHT_COLUMN (N_ ("Reported"), reported),
  LIGHT_COLUMN (N_ ("Computed"), computed),
  { .path = "phase", .width = 104 },
  { .path = "line", .width = 150 },
  { NULL, NULL, N_ ("Trekkers"), 74, FALSE, make_slots, show_slots, describe_slots, compare_slots, FALSE, FALSE },
  { .path = "period.end", .width = 112 },
  { NULL, NULL, N_ ("Pulse"), 56, FALSE, make_figure, show_pulse, describe_pulse, compare_pulse, TRUE, FALSE },
  { NULL },
};

static const PowListColumn trekker_columns[] = {
  { .path = "function", .width = 220, .expand = TRUE },
  { .path = "organisation", .width = 220 },
  { .path = "side", .width = 120 },
  { .path = "status", .width = 110 },
  { .path = "since", .width = 120 },
  { NULL },
};

static const PowListColumn stakeholder_columns[] = {
  { .path = "name", .width = 240, .expand = TRUE },
  { .path = "type", .width = 205 },
  { .path = "role", .width = 290 },
  { NULL },
};

static const PowListColumn body_columns[] = {
  { .path = "name", .width = 240, .expand = TRUE },
  { .path = "type", .width = 165 },
  { .path = "rhythm", .width = 150 },
  { NULL, NULL, N_ ("Mandates"), 84, FALSE, make_figure, show_mandates, describe_mandates, NULL, TRUE, FALSE },
  { NULL, NULL, N_ ("Next meeting"), 134, FALSE, make_figure, show_next_meeting, describe_next_meeting, compare_next_meeting, TRUE, FALSE },
  { NULL },
};

static const PowListColumn agreement_columns[] = {
  { .path = "wording", .width = 260, .expand = TRUE },
  { .path = "type", .width = 106 },
  { .path = "by", .otherwise = "by_text", .width = 150 },
  { .path = "to", .otherwise = "to_text", .width = 150 },
  { .path = "due", .width = 112 },
  { .path = "state", .width = 140 },
  { NULL },
};

static const PowListColumn report_columns[] = {
  { NULL, NULL, N_ ("Round"), 200, TRUE, make_words, show_round, describe_round, compare_round, FALSE, TRUE },
  { .path = "received_on", .width = 130 },
  { .path = "light", .width = 110 },
  { NULL, NULL, N_ ("Answers"), 100, FALSE, make_figure, show_answers, describe_answers, NULL, TRUE, FALSE },
  { NULL },
};

/* Entries of maps name the record they stand in. */

static char *
describe_owner (PowSession *session, PowRecordItem *item)
{
  return g_strdup (pow_record_get_title (pow_record_item_get_record (item)));
}

static void
show_owner (GtkWidget *cell, PowSession *session, PowRecordItem *item)
{
  const char *title = pow_record_get_title (pow_record_item_get_record (item));

  gtk_label_set_label (GTK_LABEL (cell), title);
  pow_tooltip_set (cell, title);
}

static int
compare_owner (PowSession *session, PowRecordItem *a, PowRecordItem *b)
{
  return g_utf8_collate (pow_record_get_title (pow_record_item_get_record (a)),
                         pow_record_get_title (pow_record_item_get_record (b)));
}

#define OWNER_COLUMN                                                                                       \
  { NULL, NULL, N_ ("Of"), 200, FALSE, make_words, show_owner, describe_owner, compare_owner, FALSE, TRUE }

static const PowListColumn budget_columns[] = {
  { .path = "label", .width = 190, .expand = TRUE },
  OWNER_COLUMN,
  { .path = "tranche", .width = 76 },
  { .path = "funder", .width = 130 },
  { .path = "amounts.planned", .width = 108 },
  { .path = "amounts.committed", .width = 108 },
  { .path = "amounts.realised", .width = 108 },
  { NULL },
};

static const PowListColumn indicator_columns[] = {
  { .path = "name", .width = 200, .expand = TRUE },
  OWNER_COLUMN,
  { .path = "unit", .width = 110 },
  { .path = "baseline", .width = 90 },
  { .path = "target", .width = 90 },
  { .path = "due", .width = 120 },
  { NULL },
};

const PowListTab pow_tabs_subprojects[] = {
  { .kind = POW_KIND_SUBPROJECT, .order = "order", .columns = subproject_columns },
  { .columns = NULL },
};

const PowListTab pow_tabs_people[] = {
  { .kind = POW_KIND_TREKKER, .columns = trekker_columns },
  { .kind = POW_KIND_STAKEHOLDER, .columns = stakeholder_columns },
  { .kind = POW_KIND_BODY, .columns = body_columns },
  { .columns = NULL },
};

const PowListTab pow_tabs_money[] = {
  { .map = "budget", .title = N_ ("Budget"), .columns = budget_columns },
  { .map = "indicators", .title = N_ ("Indicators"), .columns = indicator_columns },
  { .columns = NULL },
};

const PowListTab pow_tabs_agreements[] = {
  { .kind = POW_KIND_AGREEMENT, .order = "due", .columns = agreement_columns },
  { .kind = POW_KIND_REPORT, .columns = report_columns },
  { .columns = NULL },
};
