/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

G_BEGIN_DECLS

/**
 * pow_card_row_new:
 * @address: the record it opens
 * @second: (nullable): a second, dim line
 * @end: (nullable) (transfer floating): what stands at the end
 *
 * A line of a card that opens a record.
 */
GtkWidget *pow_card_row_new (PowSession *session, const char *address, const char *title, const char *second, GtkWidget *end);

/* A button that opens a record. */
GtkWidget *pow_card_button_new (PowSession *session, const char *address, const char *label);

G_END_DECLS
