/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * pow_choice_row_new:
 * @title: the answer
 * @detail: (nullable): what stands dim at the right end
 * @current: whether this is the answer now: it has a check
 *
 * One answer in the menu of a question.
 *
 * Returns: (transfer full): a button
 */
GtkWidget *pow_choice_row_new (const char *title, const char *detail, gboolean current);

G_END_DECLS
