/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_WELCOME (pow_welcome_get_type ())
G_DECLARE_FINAL_TYPE (PowWelcome, pow_welcome, POW, WELCOME, AdwBin)

G_END_DECLS
