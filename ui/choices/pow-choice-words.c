/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/choices/pow-choice-words.h"

#include "model/record/pow-address.h"
#include "pow-config.h"

#include <glib/gi18n-lib.h>

static gboolean
is_me (PowSession *session, const PowCommit *commit)
{
  return commit != NULL && g_strcmp0 (commit->author, pow_session_get_person (session)) == 0;
}

/* Who filled a candidate in, as a subject: "you", a name; NULL: not known. */
static const char *
get_person (PowSession *session, const PowCommit *commit)
{
  if (commit == NULL || commit->author == NULL)
    return NULL;
  return is_me (session, commit) ? _ ("you") : commit->author;
}

/**
 * pow_choice_dup_label:
 * @session: the open portfolio
 * @choice: what is to be chosen
 *
 * Main thread.
 *
 * Returns: (transfer full): the field in words: "Phase › Jobhub"
 */
char *
pow_choice_dup_label (PowSession *session, const PowOpenChoice *choice)
{
  PowRecord *programme = pow_snapshot_get_programme (pow_session_get_snapshot (session));

  return pow_schema_dup_path_label (pow_record_get_kind (choice->record), choice->field,
                                    pow_record_get_tree (choice->record),
                                    programme != NULL ? pow_record_get_tree (programme) : NULL);
}

/* What stands there is told by who did what. */
static char *
dup_removal (PowSession *session, const PowOpenChoice *choice)
{
  const char *remover = NULL, *changer = NULL;
  const char *dot = strrchr (choice->field, '.');
  g_autofree char *entry = dot != NULL ? g_strndup (choice->field, (gsize) (dot - choice->field)) : NULL;
  g_autofree char *what = NULL;
  g_autofree char *who = NULL;

  for (guint i = 0; i < choice->candidates->len; i++)
    {
      const PowChoiceCandidate *candidate = g_ptr_array_index (choice->candidates, i);

      *(candidate->value != NULL ? &remover : &changer) = get_person (session, candidate->commit);
    }
  if (remover != NULL && changer != NULL)
    /* Translators: two people; either may be "you". */
    who = g_strdup_printf (_ ("removed by %s, changed by %s: stays until somebody chooses"), remover, changer);
  else
    who = g_strdup (_ ("removed by one, changed by another: stays until somebody chooses"));
  if (entry != NULL)
    {
      PowRecord *programme = pow_snapshot_get_programme (pow_session_get_snapshot (session));

      what = pow_schema_dup_path_label (pow_record_get_kind (choice->record), entry,
                                        pow_record_get_tree (choice->record),
                                        programme != NULL ? pow_record_get_tree (programme) : NULL);
    }
  else
    what = g_strdup (pow_kind_get_label (pow_record_get_kind (choice->record)));
  /* Translators: what it is, and what happened to it. */
  return g_strdup_printf (_ ("%s, %s"), what, who);
}

/**
 * pow_choice_dup_subtitle:
 * @session: the open portfolio
 * @choice: what is to be chosen
 *
 * Returns: (transfer full): the part of the record and its region: "Standing and explanation, in Zeeland"
 */
char *
pow_choice_dup_subtitle (PowSession *session, const PowOpenChoice *choice)
{
  g_autofree char *region = pow_address_dup_region (pow_record_get_address (choice->record));
  g_autofree char *address = region != NULL ? pow_address_build (POW_KIND_REGION, region, NULL) : NULL;
  g_autofree char *what = choice->is_removal ? dup_removal (session, choice) : pow_choice_dup_label (session, choice);

  if (address == NULL)
    return g_steal_pointer (&what);
  /* Translators: a field, and the region that its record belongs to. */
  return g_strdup_printf (_ ("%s, in %s"), what, pow_snapshot_get_title (pow_session_get_snapshot (session), address));
}

/**
 * pow_choice_dup_origin:
 * @session: the open portfolio
 * @commit: what brought a candidate in
 *
 * The time is that of this computer. Main thread.
 *
 * Returns: (transfer full) (nullable): who and when: "K. de Wit, 12 Nov 2020 at 09:50", "You, …"; %NULL where neither is known
 */
char *
pow_choice_dup_origin (PowSession *session, const PowCommit *commit)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (commit->time);
  g_autofree char *when = NULL;

  /* A clock that says nonsense. */
  if (time == NULL)
    return g_strdup (commit->author);
  /* Translators: a day and a time of day, as strftime writes them. */
  when = g_date_time_format (time, _ ("%-e %b %Y at %H:%M"));
  if (is_me (session, commit))
    /* Translators: the person at the screen filled this in; then when. */
    return g_strdup_printf (_ ("You, %s"), when);
  return g_strdup_printf ("%s, %s", commit->author != NULL ? commit->author : "?", when);
}

/**
 * pow_choice_dup_value:
 * @session: the open portfolio
 * @choice: what is to be chosen
 * @value: (nullable): one of its values; %NULL: nothing is filled in
 *
 * Main thread.
 *
 * Returns: (transfer full): the value as people read it, without the number of a person (BSN) that may stand in it
 */
char *
pow_choice_dup_value (PowSession *session, const PowOpenChoice *choice, const cJSON *value)
{
  PowSnapshot *snapshot = pow_session_get_snapshot (session);
  g_autofree char *words = NULL;

  if (choice->is_removal)
    return g_strdup (value != NULL ? _ ("Remove it after all") : _ ("Let it stay"));
  if (value == NULL)
    return g_strdup (_ ("nothing filled in"));
  words = pow_change_format_side (choice->record, choice->field, value, pow_snapshot_get_programme (snapshot),
                                  pow_snapshot_look_up_record, snapshot);
  return pow_text_mask_bsn (words);
}

/**
 * pow_choice_dup_take:
 * @session: the open portfolio
 * @choice: what is to be chosen
 * @candidate: one of its answers
 *
 * Main thread.
 *
 * Returns: (transfer full): what the button says that takes it: "Choose that of K. de Wit"
 */
char *
pow_choice_dup_take (PowSession *session, const PowOpenChoice *choice, const PowChoiceCandidate *candidate)
{
  if (choice->is_removal)
    return g_strdup (candidate->value != NULL ? _ ("Remove it after all") : _ ("Let it stay"));
  if (is_me (session, candidate->commit))
    return g_strdup (_ ("Choose mine"));
  if (candidate->commit == NULL || candidate->commit->author == NULL)
    return g_strdup (_ ("Choose this value"));
  /* Translators: takes the value that this person filled in. */
  return g_strdup_printf (_ ("Choose that of %s"), candidate->commit->author);
}

/**
 * pow_choice_dup_other:
 * @session: the open portfolio
 * @choice: what is to be chosen
 *
 * Main thread.
 *
 * Returns: (transfer full) (nullable): the last other person who filled in a candidate and can be asked; %NULL: nobody else did
 */
char *
pow_choice_dup_other (PowSession *session, const PowOpenChoice *choice)
{
  for (guint i = choice->candidates->len; i > 0; i--)
    {
      const PowChoiceCandidate *candidate = g_ptr_array_index (choice->candidates, i - 1);

      if (candidate->commit != NULL && candidate->commit->author != NULL && !is_me (session, candidate->commit))
        return g_strdup (candidate->commit->author);
    }
  return NULL;
}
