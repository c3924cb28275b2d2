/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-page.h"

G_BEGIN_DECLS

/* One screen of the sidebar. Its keys stay the same, whatever stands beside it. */
typedef struct
{
  const char *id;
  const char *keys;
  const char *section; /* N_() */
  const char *title;   /* N_() */
  const char *icon;
  PowPage *(*create) (PowSession *session);
  guint (*count) (PowSession *session); /* of what waits there, for the sidebar; NULL: nothing is counted */
} PowScreen;

/* In the order of the sidebar; ends in a row without id. */
extern const PowScreen pow_screens[];

const PowScreen *pow_screens_find (const char *id);
PowPage *pow_screens_create_page (PowSession *session, const char *target);
char *pow_screens_build_history (const char *address, const char *field);

G_END_DECLS
