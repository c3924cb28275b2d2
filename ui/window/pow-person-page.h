/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_PERSON_PAGE (pow_person_page_get_type ())
G_DECLARE_FINAL_TYPE (PowPersonPage, pow_person_page, POW, PERSON_PAGE, AdwBin)

/* Who somebody is, as typed. Strings borrowed from the page. */
typedef struct
{
  const char *name;
  const char *organisation;
  PowRole role;
  const char *region; /* NULL: none */
} PowPerson;

void pow_person_page_ask (PowPersonPage *self, GPtrArray *regions, const PowPerson *person);
PowPerson pow_person_page_get_person (PowPersonPage *self);

G_END_DECLS
