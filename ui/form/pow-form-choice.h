/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/form/pow-form.h"

G_BEGIN_DECLS

/**
 * pow_form_choice_dup_words:
 * @form: a form over a record
 * @path: dotted path of a field, a group or a map entry; "" for the record itself
 * @deep: also choices somewhere below @path, as a count
 *
 * What two people filled in at the same time and nobody has chosen from yet, in a sentence that names
 * every value. A value that was removed on one side and changed on the other is told so. Editing the
 * field settles it.
 *
 * Returns: (transfer full) (nullable): %NULL when nothing is to be chosen
 */
char *pow_form_choice_dup_words (PowForm *form, const char *path, gboolean deep);

/**
 * pow_form_choice_dup_place:
 * @form: a form over a record
 * @path: as pow_form_choice_dup_words()
 * @deep: as pow_form_choice_dup_words()
 *
 * Returns: (transfer full) (nullable): dotted path of the first choice that is told there
 */
char *pow_form_choice_dup_place (PowForm *form, const char *path, gboolean deep);

/* Whether the field itself has an open choice. */
gboolean pow_form_choice_is_open (PowForm *form, const char *path);

G_END_DECLS
