/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/record/pow-record-layout.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>

const PowRecordLayout pow_record_layouts[] = {
  { "Core", { "Core" }, { "goal", "target_groups", "line", "phase", "title" }, FALSE },
  { "Standing", { "Standing" }, { NULL }, TRUE },
  { "Planning", { "Planning" }, { "period" }, FALSE },
  { N_ ("Roles and decision"),
    { "Roles", "Who decides?" },
    { "public_trekker", "private_trekker", "uwv_role", "decision" },
    FALSE },
  { "Money", { "Money" }, { NULL }, TRUE },
  { "Result", { "Result" }, { NULL }, TRUE },
  { "Fit with UWV", { "Fit with UWV" }, { NULL }, TRUE },
  { "Meetings", { "Meetings" }, { NULL }, TRUE },
  { "Mandates", { "Mandates" }, { NULL }, TRUE },
  { "Network", { "Network" }, { NULL }, TRUE },
  { "Risks", { "Risks" }, { NULL }, FALSE },
  { "Promising", { "Promising" }, { NULL }, TRUE },
  { "References", { "References" }, { NULL }, FALSE },
  { "Notes", { "Notes" }, { NULL }, FALSE },
  { NULL },
};

/**
 * pow_record_layout_knows:
 * @group: name of a group of a table, a source string
 *
 * Returns: whether some card gathers the group
 */
gboolean
pow_record_layout_knows (const char *group)
{
  g_return_val_if_fail (group != NULL, FALSE);

  for (const PowRecordLayout *layout = pow_record_layouts; layout->heading != NULL; layout++)
    if (g_strv_contains (layout->groups, group))
      return TRUE;
  return FALSE;
}

/**
 * pow_record_layout_get_heading:
 * @layout: a card
 * @fields: table of the kind
 *
 * Returns: (transfer none): the heading of the card for that kind, translated: a single group gives its own name
 */
const char *
pow_record_layout_get_heading (const PowRecordLayout *layout, const PowField *fields)
{
  const char *only = NULL;

  g_return_val_if_fail (layout != NULL, NULL);
  g_return_val_if_fail (fields != NULL, NULL);

  for (const PowField *row = fields; row->key != NULL; row++)
    if (row->group != NULL && g_strv_contains (layout->groups, row->group))
      {
        if (only != NULL && !g_str_equal (only, row->group))
          return gettext (layout->heading);
        only = row->group;
      }
  return gettext (only != NULL ? only : layout->heading);
}
