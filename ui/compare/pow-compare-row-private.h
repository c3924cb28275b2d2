/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/compare/pow-compare-row.h"

G_BEGIN_DECLS

/* Lines and the headings over them are laid out by the same measures, in pixels at 96 dpi. */
#define POW_COMPARE_TITLE_WIDTH 236
#define POW_COMPARE_DIFFERENCE_WIDTH 272

/* One line of words that the width of the column decides on; @css_class nullable. Transfer floating. */
GtkLabel *pow_compare_label_new (const char *css_class);
/* Lets words go on, on so many lines. */
void pow_compare_label_wrap (GtkLabel *label, int lines);
/* Shows words, with all of them in the tooltip; NULL: none. */
void pow_compare_label_set (GtkLabel *label, const char *words);

G_END_DECLS
