/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_APPLICATION (pow_application_get_type ())
G_DECLARE_FINAL_TYPE (PowApplication, pow_application, POW, APPLICATION, AdwApplication)

PowApplication *pow_application_new (void);

G_END_DECLS
