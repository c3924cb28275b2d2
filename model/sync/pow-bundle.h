/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-repository.h"

G_BEGIN_DECLS

gboolean pow_bundle_write (PowRepository *repository, const char *file, guint *n_lines, guint *n_moments, GError **error);

G_END_DECLS
