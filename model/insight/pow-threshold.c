/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/insight/pow-insight.h"

static const struct
{
  const char *name;
  gint64 value;
} defaults[] = {
  { "late_red_days", 30 },        /* a milestone later than this is red */
  { "late_amber_days", 1 },       /* and from here on amber */
  { "stale_days", 35 },           /* a pulse older than this counts as unknown */
  { "indicator_red", 60 },        /* percent of the straight line, below: red */
  { "indicator_amber", 85 },      /* below: amber */
  { "spent_amber", 90 },          /* percent of what is planned that is committed, above: amber */
  { "vacant_amber_days", 30 },    /* a slot empty for this long is amber */
  { "vacant_red_days", 60 },      /* longer than this, while running: red */
  { "measured_stale_days", 183 }, /* a measurement older than this is no evidence any more */
};

gint64
pow_insight_get_threshold (PowSnapshot *snapshot, const char *name)
{
  PowRecord *programme;
  gint64 value;

  g_return_val_if_fail (POW_IS_SNAPSHOT (snapshot), 0);
  g_return_val_if_fail (name != NULL, 0);

  programme = pow_snapshot_get_programme (snapshot);
  if (programme != NULL)
    {
      g_autofree char *entry = pow_path_join ("thresholds", name);
      g_autofree char *path = pow_path_join (entry, "value");
      g_autofree char *removed = pow_path_join (entry, "removed");

      if (!pow_record_get_flag (programme, removed)
          && pow_record_get_integer (programme, path, &value))
        return value;
    }

  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    if (g_str_equal (defaults[i].name, name))
      return defaults[i].value;
  g_return_val_if_reached (0);
}
