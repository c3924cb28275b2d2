/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_CHANGE_HEAD (pow_change_head_get_type ())
G_DECLARE_FINAL_TYPE (PowChangeHead, pow_change_head, POW, CHANGE_HEAD, AdwBin)

GtkWidget *pow_change_head_new (void);
void pow_change_head_show (PowChangeHead *self, const char *title, const PowCommit *commit, const char *body);
void pow_change_head_set_can_close (PowChangeHead *self, gboolean can_close);

G_END_DECLS
