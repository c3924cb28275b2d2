/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POW_TYPE_CHANGE_BLOCK (pow_change_block_get_type ())
G_DECLARE_FINAL_TYPE (PowChangeBlock, pow_change_block, POW, CHANGE_BLOCK, GtkWidget)

/**
 * PowChangeBlock:
 *
 * One value of a change, before and after. It takes the focus, so that keys are about it: it is a #PowFieldPlace, and
 * R asks its parents for the action "change.put-back-field" with the record and the field.
 */
/* @change: copied. @with_record: names the record too. Transfer floating. */
GtkWidget *pow_change_block_new (PowSession *session, const PowChange *change, gboolean with_record);
const char *pow_change_block_get_address (PowChangeBlock *self); /* transfer none */
/* Where more can be told under the value. Transfer none. */
GtkBox *pow_change_block_get_box (PowChangeBlock *self);

G_END_DECLS
