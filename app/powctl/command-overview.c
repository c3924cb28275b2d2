/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include "model/change/pow-diff.h"
#include "model/insight/pow-insight.h"
#include "model/record/pow-address.h"
#include "model/record/pow-money.h"

#include <glib/gi18n-lib.h>

static char *at;
static char *against;

static const GOptionEntry options[] = {
  { "at", 0, 0, G_OPTION_ARG_FILENAME, &at, N_ ("As it was at this moment"), N_ ("MOMENT") },
  { "against", 0, 0, G_OPTION_ARG_FILENAME, &against, N_ ("Count what changed since this moment"),
    N_ ("MOMENT") },
  { NULL },
};

/* One row, from which both forms are written. */
typedef struct
{
  const char *id;
  const char *name;
  PowStanding *standing;
  PowSlot slots[2]; /* public, private */
  guint *phases;
  PowDate last_pulse; /* of the plan or any subproject */
  guint signals[3];   /* high, middle, low */
  int changes;        /* -1: not asked */
} Row;

static void
row_free (Row *row)
{
  pow_standing_free (row->standing);
  g_free (row->phases);
  g_free (row);
}

static const char *const signal_names[] = { "high", "middle", "low" };

static guint
count_choices (const PowField *field)
{
  guint n = 0;

  while (field->choices[n].id != NULL)
    n++;
  return n;
}

static PowDate
find_last_pulse (PowSnapshot *snapshot, const char *region, PowDate today, PowDate last)
{
  g_autoptr (GPtrArray) subprojects
      = pow_snapshot_list (snapshot, POW_KIND_SUBPROJECT, region, FALSE);

  for (guint i = 0; i < subprojects->len; i++)
    {
      PowReported reported
          = pow_insight_reported (snapshot, g_ptr_array_index (subprojects, i), today);

      if (reported.on.precision != POW_PRECISION_NONE
          && (last.precision == POW_PRECISION_NONE || pow_date_compare (reported.on, last) > 0))
        last = reported.on;
    }
  return last;
}

/* A moment that differs per region has its own day in each. */
static PowDate
get_region_today (PowSnapshot *snapshot, PowRecord *region, PowDate today)
{
  g_autofree char *id = pow_address_dup_region (pow_record_get_address (region));

  return pow_snapshot_is_past (snapshot) ? pow_snapshot_get_region_today (snapshot, id) : today;
}

static Row *
row_new (PowSnapshot *snapshot, PowRecord *region, PowDate today)
{
  const PowField *phase = pow_schema_find (POW_KIND_SUBPROJECT, "phase", NULL);
  g_autofree char *id = pow_address_dup_region (pow_record_get_address (region));
  g_autofree char *plan_address = pow_address_build (POW_KIND_PLAN, id, NULL);
  PowRecord *plan = pow_snapshot_lookup (snapshot, plan_address);
  guint n_phases = count_choices (phase);
  Row *row = g_new0 (Row, 1);

  row->id = g_intern_string (id);
  row->name = pow_record_get_title (region);
  row->standing = pow_insight_region (snapshot, id, today);
  for (guint i = 0; plan != NULL && i < 2; i++)
    row->slots[i] = pow_insight_slot (snapshot, plan, i == 1, today);
  row->phases = g_new0 (guint, n_phases);
  pow_insight_count_phases (snapshot, id, row->phases, n_phases);
  row->last_pulse = find_last_pulse (snapshot, id, today, row->standing->reported.on);
  for (guint i = 0; i < row->standing->because->len; i++)
    {
      PowLight light = ((PowReason *) g_ptr_array_index (row->standing->because, i))->light;

      row->signals[light == POW_LIGHT_RED ? 0 : light == POW_LIGHT_AMBER ? 1 : 2]++;
    }
  row->changes = -1;
  return row;
}

static cJSON *
sum_to_json (const PowSum *sum)
{
  return sum->known > 0 ? pow_json_new_integer (sum->value) : cJSON_CreateNull ();
}

static cJSON *
date_to_json (PowDate date)
{
  g_autofree char *text = pow_date_to_string (date);

  return powctl_json_string (text);
}

static void
add_lights (cJSON *object, const PowStanding *standing)
{
  cJSON *reported = cJSON_AddObjectToObject (object, "reported");
  cJSON *computed = cJSON_AddObjectToObject (object, "computed");
  cJSON *because = cJSON_CreateArray ();

  cJSON_AddStringToObject (reported, "light", pow_light_get_name (standing->reported.light));
  cJSON_AddItemToObject (reported, "on", date_to_json (standing->reported.on));
  cJSON_AddBoolToObject (reported, "stale", standing->reported.stale);

  cJSON_AddStringToObject (computed, "light", pow_light_get_name (standing->computed));
  for (guint i = 0; i < standing->because->len; i++)
    {
      const PowReason *reason = g_ptr_array_index (standing->because, i);
      gboolean seen = FALSE;
      const cJSON *rule;

      cJSON_ArrayForEach (rule, because) seen
          = seen || g_str_equal (cJSON_GetStringValue (rule), reason->rule);
      if (!seen)
        cJSON_AddItemToArray (because, cJSON_CreateString (reason->rule));
    }
  cJSON_AddItemToObject (computed, "because", because);
}

static void
add_figures (cJSON *object, const PowStanding *standing)
{
  cJSON *money = cJSON_AddObjectToObject (object, "money");
  cJSON *results = cJSON_AddObjectToObject (object, "results");

  cJSON_AddItemToObject (money, "planned", sum_to_json (&standing->money.planned));
  cJSON_AddItemToObject (money, "committed", sum_to_json (&standing->money.committed));
  cJSON_AddItemToObject (money, "realised", sum_to_json (&standing->money.realised));
  cJSON_AddItemToObject (money, "free", sum_to_json (&standing->money.free));
  /* What is free is known only where planned and committed both are, so it speaks for all four. */
  cJSON_AddNumberToObject (money, "known", standing->money.free.known);
  cJSON_AddNumberToObject (money, "of", standing->money.free.of);

  cJSON_AddItemToObject (results, "percent",
                         standing->result_percent >= 0
                             ? pow_json_new_integer (standing->result_percent)
                             : cJSON_CreateNull ());
  cJSON_AddNumberToObject (results, "known", standing->result_known);
  cJSON_AddNumberToObject (results, "of", standing->result_of);
}

static cJSON *
row_to_json (const Row *row)
{
  const PowField *phase = pow_schema_find (POW_KIND_SUBPROJECT, "phase", NULL);
  cJSON *object = cJSON_CreateObject ();
  cJSON *part;

  cJSON_AddStringToObject (object, "region", row->id);
  cJSON_AddStringToObject (object, "name", row->name);
  add_lights (object, row->standing);
  part = cJSON_AddObjectToObject (object, "phases");
  for (guint i = 0; phase->choices[i].id != NULL; i++)
    cJSON_AddNumberToObject (part, phase->choices[i].id, row->phases[i]);
  part = cJSON_AddObjectToObject (object, "trekkers");
  cJSON_AddStringToObject (part, "public", pow_slot_state_get_name (row->slots[0].state));
  cJSON_AddStringToObject (part, "private", pow_slot_state_get_name (row->slots[1].state));
  add_figures (object, row->standing);
  cJSON_AddItemToObject (object, "last_pulse", date_to_json (row->last_pulse));
  part = cJSON_AddObjectToObject (object, "signals");
  for (guint i = 0; i < G_N_ELEMENTS (signal_names); i++)
    cJSON_AddNumberToObject (part, signal_names[i], row->signals[i]);
  if (row->changes >= 0)
    cJSON_AddNumberToObject (object, "changes", row->changes);
  return object;
}

static char *
format_light (const PowReported *reported)
{
  return g_strdup_printf ("%s%s", pow_light_get_label (reported->light),
                          reported->stale ? _ (" (stale)") : "");
}

static char *
format_free (const PowMoneySums *money)
{
  g_autofree char *free_money = pow_money_format (money->free.value);

  if (money->free.of == 0)
    return g_strdup ("–");
  if (money->free.known == 0)
    return g_strdup (C_ ("money", "unknown"));
  if (money->free.known == money->free.of)
    return g_steal_pointer (&free_money);
  return g_strdup_printf (_ ("%s (%u of %u known)"), free_money, money->free.known, money->free.of);
}

static void
print_row (PowctlTable *table, const Row *row)
{
  const PowStanding *standing = row->standing;
  g_autofree char *reported = format_light (&standing->reported);
  g_autofree char *trekkers
      = g_strdup_printf ("%s / %s", pow_slot_state_get_label (row->slots[0].state),
                         pow_slot_state_get_label (row->slots[1].state));
  g_autofree char *money = format_free (&standing->money);
  g_autofree char *result = standing->result_percent >= 0
                                ? g_strdup_printf ("%d %%", standing->result_percent)
                                : g_strdup ("–");
  g_autofree char *pulse = row->last_pulse.precision != POW_PRECISION_NONE
                               ? pow_date_format (row->last_pulse)
                               : g_strdup (_ ("never"));
  g_autofree char *signals = g_strdup_printf ("%u / %u", row->signals[0], row->signals[1]);
  g_autofree char *changes = g_strdup_printf ("%d", row->changes);
  guint n_subprojects = 0;
  g_autofree char *subprojects = NULL;
  const PowField *phase = pow_schema_find (POW_KIND_SUBPROJECT, "phase", NULL);

  for (guint i = 0; phase->choices[i].id != NULL; i++)
    n_subprojects += row->phases[i];
  subprojects = g_strdup_printf ("%u", n_subprojects);

  powctl_table_add (table, (const char *const[]){ row->name, reported,
                                                  standing->computed == POW_LIGHT_UNKNOWN
                                                      ? _ ("insufficient data")
                                                      : pow_light_get_label (standing->computed),
                                                  subprojects, trekkers, money, result, pulse,
                                                  signals, changes });
}

static void
print_as_table (Powctl *powctl, GPtrArray *rows)
{
  static const PowctlColumn columns[] = {
    POWCTL_COLUMN_LEFT,  POWCTL_COLUMN_LEFT,  POWCTL_COLUMN_LEFT,  POWCTL_COLUMN_RIGHT,
    POWCTL_COLUMN_LEFT,  POWCTL_COLUMN_RIGHT, POWCTL_COLUMN_RIGHT, POWCTL_COLUMN_LEFT,
    POWCTL_COLUMN_RIGHT, POWCTL_COLUMN_RIGHT,
  };
  const char *headings[] = {
    _ ("Region"),
    _ ("Reported"),
    _ ("Computed"),
    _ ("Subprojects"),
    _ ("Trekkers (public / private)"),
    _ ("Free"),
    _ ("Result"),
    _ ("Last pulse"),
    _ ("Red / amber"),
    _ ("Changes"),
  };
  PowctlTable *table = powctl_table_new (against != NULL ? 10 : 9, headings, columns);

  for (guint i = 0; i < rows->len; i++)
    print_row (table, g_ptr_array_index (rows, i));
  powctl_table_print (table, powctl->colour);
}

/* A region that has been merged into another leaves the overview, not the history. */
static gboolean
count_changes (Powctl *powctl, PowSnapshot *snapshot, GPtrArray *rows, GError **error)
{
  g_autoptr (PowSnapshot) before
      = powctl_read_beside (powctl, against, snapshot, error);
  g_autoptr (GPtrArray) changes = NULL;

  if (before == NULL)
    return FALSE;
  changes = pow_diff_snapshots (before, snapshot);
  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = g_ptr_array_index (rows, i);

      row->changes = 0;
      for (guint j = 0; j < changes->len; j++)
        {
          g_autofree char *region
              = pow_address_dup_region (((PowChange *) g_ptr_array_index (changes, j))->address);

          row->changes += g_strcmp0 (region, row->id) == 0;
        }
    }
  return TRUE;
}

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  g_autoptr (PowSnapshot) snapshot = powctl_read (powctl, at, error);
  g_autoptr (GPtrArray) regions = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  PowDate today;

  if (snapshot == NULL)
    return POWCTL_REFUSED;
  today = powctl_get_today (powctl, snapshot);
  regions = pow_snapshot_list (snapshot, POW_KIND_REGION, NULL, FALSE);
  for (guint i = 0; i < regions->len; i++)
    if (!pow_insight_has_ended (g_ptr_array_index (regions, i), today))
      g_ptr_array_add (rows, row_new (snapshot, g_ptr_array_index (regions, i),
                                      get_region_today (snapshot, g_ptr_array_index (regions, i), today)));
  if (against != NULL && !count_changes (powctl, snapshot, rows, error))
    return POWCTL_REFUSED;

  if (powctl->json)
    {
      cJSON *document = cJSON_CreateArray ();

      for (guint i = 0; i < rows->len; i++)
        cJSON_AddItemToArray (document, row_to_json (g_ptr_array_index (rows, i)));
      powctl_print_json (document);
    }
  else
    print_as_table (powctl, rows);
  return POWCTL_DONE;
}

const PowctlCommand powctl_overview = {
  "overview", "",  N_ ("One row a region: lights, phases, trekkers, money, results"), options, 0,
  0,          run,
};
