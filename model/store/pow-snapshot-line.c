/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-snapshot.h"

/**
 * pow_snapshot_line_new:
 * @line: a line
 * @revision: (nullable): 40 hex digits; %NULL when it has no state
 * @time: effective time in Unix seconds
 *
 * Makes the state of a line.
 *
 * Returns: (transfer full): the state
 */
PowSnapshotLine *
pow_snapshot_line_new (const char *line, const char *revision, gint64 time)
{
  PowSnapshotLine *self;

  g_return_val_if_fail (line != NULL, NULL);

  self = g_new0 (PowSnapshotLine, 1);
  self->line = g_strdup (line);
  self->revision = g_strdup (revision);
  self->time = time;
  return self;
}

/**
 * pow_snapshot_line_copy:
 * @line: the state of a line
 *
 * Copies it.
 *
 * Returns: (transfer full): a copy
 */
PowSnapshotLine *
pow_snapshot_line_copy (const PowSnapshotLine *line)
{
  PowSnapshotLine *copy;

  g_return_val_if_fail (line != NULL, NULL);

  copy = pow_snapshot_line_new (line->line, line->revision, line->time);
  copy->clock_wrong = line->clock_wrong;
  copy->moment = line->moment;
  return copy;
}

/**
 * pow_snapshot_line_free:
 * @line: (transfer full) (nullable): the state of a line
 *
 * Frees it.
 */
void
pow_snapshot_line_free (PowSnapshotLine *line)
{
  if (line == NULL)
    return;
  g_free (line->line);
  g_free (line->revision);
  g_free (line);
}
