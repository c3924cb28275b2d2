/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-merged-field.h"

#include "model/record/pow-address.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>

/**
 * pow_merged_field_free:
 * @self: (transfer full) (nullable): a field of a merge
 *
 * Frees it. Any thread.
 */
void
pow_merged_field_free (PowMergedField *self)
{
  if (self == NULL)
    return;
  g_free (self->address);
  g_free (self->field);
  cJSON_Delete (self->before);
  cJSON_Delete (self->ours);
  cJSON_Delete (self->theirs);
  cJSON_Delete (self->after);
  pow_commit_free (self->our_commit);
  pow_commit_free (self->their_commit);
  g_free (self);
}

/**
 * pow_merged_field_is_asked:
 * @self: a field of a merge
 *
 * Returns: whether the merge left a question, as both sides had changed the field to different values
 */
gboolean
pow_merged_field_is_asked (const PowMergedField *self)
{
  return self->verdict == POW_MERGE_CHOICE;
}

/**
 * pow_merge_verdict_get_name:
 * @verdict: why a field is what it is
 *
 * Returns: (transfer none): a word for programs, not translated: "same", "ours", "theirs", "both" or "choice"
 */
const char *
pow_merge_verdict_get_name (PowMergeVerdict verdict)
{
  static const char *const names[] = { "same", "ours", "theirs", "both", "choice" };

  g_return_val_if_fail (verdict < G_N_ELEMENTS (names), "choice");

  return names[verdict];
}

static gboolean
is_me (const PowCommit *commit, const char *me)
{
  return commit != NULL && me != NULL && g_strcmp0 (commit->author, me) == 0;
}

static const char *
get_name (const PowCommit *commit, const char *me)
{
  if (is_me (commit, me))
    /* Translators: who did something, together with somebody else. */
    return C_("who did it", "you");
  return commit != NULL && commit->author != NULL ? commit->author : _("somebody");
}

/* Of an order that both moved one place stands: nobody would see a difference that is worth a question. */
static gboolean
is_greater_of_two (const PowMergedField *self)
{
  return (self->verdict == POW_MERGE_OURS || self->verdict == POW_MERGE_THEIRS) && self->our_commit != NULL
         && self->their_commit != NULL;
}

static char *
dup_one_sided (const PowCommit *commit, const char *me)
{
  if (is_me (commit, me))
    return g_strdup (_("Only you changed this, so it stands."));
  if (commit == NULL || commit->author == NULL)
    return g_strdup (_("Only one of the two sides changed this, so it stands."));
  /* Translators: a person. */
  return g_strdup_printf (_("Only %s changed this, so it stands."), commit->author);
}

static char *
dup_both (const PowMergedField *self, const char *first, const char *second)
{
  const PowField *field
    = self->field != NULL ? pow_schema_find (pow_address_get_kind (self->address), self->field, NULL) : NULL;

  if (field != NULL && field->type == POW_TYPE_PROSE)
    /* Translators: two people; either may be "you". */
    return g_strdup_printf (_("%s and %s each changed another part of the text. Both parts are in it."), first, second);
  if (field != NULL && field->type == POW_TYPE_SET)
    /* Translators: two people; either may be "you". */
    return g_strdup_printf (_("%s and %s both changed the list. What either added or took away is in it."), first, second);
  /* Translators: two people; either may be "you". */
  return g_strdup_printf (_("%s and %s both changed this. Both changes are in it."), first, second);
}

/**
 * pow_merged_field_dup_reason:
 * @self: a field of a merge
 * @me: (nullable): the name of who reads it, who is then called *you*
 *
 * Why the value stands, in a sentence for people, by the rules of data.md (Merge). Any thread.
 *
 * Returns: (transfer full): the sentence; never markup
 */
char *
pow_merged_field_dup_reason (const PowMergedField *self, const char *me)
{
  const char *first;
  const char *second;

  g_return_val_if_fail (self != NULL, NULL);

  /* The other one first, so that a sentence does not begin with "you". */
  first = get_name (is_me (self->our_commit, me) ? self->their_commit : self->our_commit, me);
  second = get_name (is_me (self->our_commit, me) ? self->our_commit : self->their_commit, me);
  switch (self->verdict)
    {
    case POW_MERGE_SAME:
      /* Translators: two people; either may be "you". */
      return g_strdup_printf (_("%s and %s filled in the same."), first, second);
    case POW_MERGE_BOTH:
      return dup_both (self, first, second);
    case POW_MERGE_CHOICE:
      if (self->field != NULL && (g_strcmp0 (self->field, "removed") == 0 || g_str_has_suffix (self->field, ".removed")))
        return g_strdup (_("One removed this and another changed it. It stays until somebody chooses."));
      /* Translators: two people; either may be "you". */
      return g_strdup_printf (_("%s and %s filled in different values. Both are kept until somebody chooses."), first, second);
    case POW_MERGE_OURS:
    case POW_MERGE_THEIRS:
    default:
      if (is_greater_of_two (self))
        /* Translators: two people; either may be "you". It is about the place in a list. */
        return g_strdup_printf (_("%s and %s both moved this. The later place stands."), first, second);
      return dup_one_sided (self->verdict == POW_MERGE_OURS ? self->our_commit : self->their_commit, me);
    }
}
