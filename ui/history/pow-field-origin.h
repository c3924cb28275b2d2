/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

G_BEGIN_DECLS

#define POW_TYPE_FIELD_ORIGIN (pow_field_origin_get_type ())
G_DECLARE_FINAL_TYPE (PowFieldOrigin, pow_field_origin, POW, FIELD_ORIGIN, GtkPopover)

GtkWidget *pow_field_origin_new (PowSession *session, const char *address, const char *field);
void pow_field_origin_show_at (PowFieldOrigin *self, GtkWidget *parent, GtkWidget *place);
void pow_field_origin_put_back (PowFieldOrigin *self);

G_END_DECLS
