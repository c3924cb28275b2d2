/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/change/pow-history.h"

G_BEGIN_DECLS

/**
 * PowChoiceCandidate:
 * @value: (nullable): the value; %NULL is *absent*
 * @shown: whether the field shows this one while nobody has chosen
 * @commit: (nullable): who filled it in, and when; %NULL before pow_open_choice_explain(), or where
 *   the history does not tell
 *
 * One of the values that a field may have.
 */
typedef struct
{
  cJSON *value;
  gboolean shown;
  PowCommit *commit;
} PowChoiceCandidate;

/**
 * PowOpenChoice:
 * @record: the record as it stands
 * @field: dotted path of the field; of a removal it ends in `removed`
 * @is_removal: one side removed the record or the entry, another changed it: *true* removes it after all
 * @candidates: (element-type PowChoiceCandidate): two or more, in the order of data.md, Merge
 * @before: (nullable): what stood there before the two sides parted; %NULL is *absent* or not looked up
 * @before_commit: (nullable): who had filled that in
 *
 * A field of which nobody has chosen yet between what several people filled in. A plain value: it may
 * cross threads as a whole.
 */
typedef struct
{
  PowRecord *record;
  char *field;
  gboolean is_removal;
  GPtrArray *candidates;
  cJSON *before;
  PowCommit *before_commit;
} PowOpenChoice;

void pow_open_choice_free (PowOpenChoice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowOpenChoice, pow_open_choice_free)

GPtrArray *pow_open_choice_list (PowSnapshot *snapshot, const char *region);
PowOpenChoice *pow_open_choice_find (PowRecord *record, const char *field);
guint pow_open_choice_count (PowRecord *record, const char *field);
gboolean pow_open_choice_explain (PowOpenChoice *self, PowHistory *history, GError **error);

PowRecord *pow_open_choice_settle (PowOpenChoice *self, PowRecord *record, const cJSON *value, GError **error);
PowRecord *pow_open_choice_take (PowOpenChoice *self, PowRecord *record, guint n, GError **error);
gboolean pow_open_choice_can_keep_all (PowOpenChoice *self);
PowRecord *pow_open_choice_keep_all (PowOpenChoice *self, PowRecord *record, GError **error);

G_END_DECLS
