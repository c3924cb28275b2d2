/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-repository.h"

G_BEGIN_DECLS

gboolean pow_bundle_write (PowRepository *repository, const char *file, guint *n_lines, guint *n_moments, GError **error);

/* In the file of a demo only, so that what is made of it is a demo too. */
#define POW_BUNDLE_DEMO_REF "refs/perspectief/demo"

G_END_DECLS
