/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

G_BEGIN_DECLS

char *pow_region_names_dup (PowSession *session, const char *region);
GPtrArray *pow_region_names_list (PowSession *session, const char *const *more, GHashTable *others);

G_END_DECLS
