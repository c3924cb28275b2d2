/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-choice-target.h"

#include <string.h>

#define PREFIX "choices:"

char *
pow_choice_target_new (const char *address, const char *field)
{
  g_return_val_if_fail (address != NULL && field != NULL, NULL);

  return g_strconcat (PREFIX, address, ":", field, NULL);
}

const char *
pow_choice_target_get_place (const char *target)
{
  g_return_val_if_fail (target != NULL, NULL);

  return g_str_has_prefix (target, PREFIX) ? target + strlen (PREFIX) : NULL;
}
