/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-change.h"
#include "model/store/pow-snapshot.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *pow_before_after_new (PowSnapshot *snapshot, const PowChange *change, gboolean with_record, const char *before_caption, const char *after_caption);

G_END_DECLS
