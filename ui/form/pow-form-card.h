/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/form/pow-form.h"

G_BEGIN_DECLS

/* A form as cards: one for each group of the field table, with a heading and its rows. */

/* Names of the groups (source strings) in the order in which the table begins them. Transfer container. */
GPtrArray *pow_form_card_list_groups (PowForm *form);
/**
 * pow_form_card_new:
 * @form: the form
 * @heading: (nullable): translated; %NULL: the page has one above it
 * @groups: groups of the field table whose rows stand in it, source strings ended by %NULL
 * @first: (nullable): keys of the fields that come first, in this order
 * @skip: (nullable): keys that the page shows in a way of its own
 *
 * A list of rows under a heading. Rows that nobody has filled in fold into one that names them.
 *
 * Returns: (transfer floating) (nullable): %NULL when it has no rows
 */
GtkWidget *pow_form_card_new (PowForm *form, const char *heading, const char *const *groups, const char *const *first, const char *const *skip);
/* A heading (may be NULL) with what stands at its end (may be NULL), above a list or a card. */
GtkWidget *pow_form_card_wrap (const char *heading, GtkWidget *content, GtkWidget *heading_end);

/* A list whose rows are #PowFormRow and activate themselves. */
GtkWidget *pow_form_card_build_list (void);
/* Whether a field has a row in a form: not the shared ones, not the order. */
gboolean pow_form_card_is_shown (const PowField *field);

G_END_DECLS
