/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POW_TYPE_CHOICE_CANDIDATE_ROW (pow_choice_candidate_row_get_type ())
G_DECLARE_FINAL_TYPE (PowChoiceCandidateRow, pow_choice_candidate_row, POW, CHOICE_CANDIDATE_ROW, GtkListBoxRow)

/**
 * PowChoiceCandidateRow:
 *
 * One of the answers to an open choice: a round button, who said it and when, and the value. The row of
 * what stood there before has a word in place of the button. Main thread.
 */

/**
 * pow_choice_candidate_row_new:
 * @group: (nullable): the button of another row of the same choice
 * @lead: (nullable): the word before it; %NULL: a round button
 *
 * Returns: (transfer floating): a row that says nothing yet
 */
GtkWidget *pow_choice_candidate_row_new (GtkCheckButton *group, const char *lead);

/* The round button; NULL where a word stands. Transfer none. */
GtkCheckButton *pow_choice_candidate_row_get_button (PowChoiceCandidateRow *self);

/**
 * pow_choice_candidate_row_show:
 * @self: a row
 * @origin: (nullable): who and when
 * @tag: (nullable): a word behind it
 * @light: (nullable): name of a light to draw before the value
 * @value: the value in words
 * @quiet: whether there is no value, so that the words are dim
 */
void pow_choice_candidate_row_show (PowChoiceCandidateRow *self, const char *origin, const char *tag, const char *light,
                                    const char *value, gboolean quiet);

/* Marks words of the value that is shown; NULL: none. */
void pow_choice_candidate_row_mark (PowChoiceCandidateRow *self, PangoAttrList *marks);

/* What stands under the value, such as an editor; NULL: nothing. */
void pow_choice_candidate_row_set_below (PowChoiceCandidateRow *self, GtkWidget *below);

G_END_DECLS
