/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/choices/pow-choices-list.h"

#include "model/record/pow-address.h"

static gboolean
is_in_scope (PowSession *session, const PowOpenChoice *choice)
{
  g_autofree char *region = pow_address_dup_region (pow_record_get_address (choice->record));

  return region == NULL || pow_session_in_scope (session, region);
}

GPtrArray *
pow_choices_list (PowSession *session)
{
  GPtrArray *choices;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);

  choices = pow_open_choice_list (pow_session_get_snapshot (session), NULL);
  for (guint i = choices->len; i > 0; i--)
    if (!is_in_scope (session, g_ptr_array_index (choices, i - 1)))
      g_ptr_array_remove_index (choices, i - 1);
  return choices;
}

/**
 * pow_choices_count:
 * @session: the open portfolio
 * @elsewhere: (out) (optional): how many there are in regions that Waar leaves out
 *
 * Main thread.
 *
 * Returns: how many choices are open in the regions of Waar and in the programme
 */
guint
pow_choices_count (PowSession *session, guint *elsewhere)
{
  g_autoptr (GPtrArray) all = NULL;
  guint here = 0;

  g_return_val_if_fail (POW_IS_SESSION (session), 0);

  all = pow_open_choice_list (pow_session_get_snapshot (session), NULL);
  for (guint i = 0; i < all->len; i++)
    here += is_in_scope (session, g_ptr_array_index (all, i));
  if (elsewhere != NULL)
    *elsewhere = all->len - here;
  return here;
}

/**
 * pow_choices_dup_place:
 * @choice: what is to be chosen
 *
 * Any thread.
 *
 * Returns: (transfer full): how powctl names it: "zeeland/plan:goal"
 */
char *
pow_choices_dup_place (const PowOpenChoice *choice)
{
  return g_strconcat (pow_record_get_address (choice->record), ":", choice->field, NULL);
}
