/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PowEarlier:
 * @field: (nullable): where the value goes; %NULL: all of the record, by undoing @revision
 * @value: (nullable): the value; %NULL is *unknown*
 * @reason: (nullable): what the history says of putting it back
 * @revision: (nullable): the change that took the record away
 *
 * What a row of Veldherkomst puts back.
 */
typedef struct
{
  char *field;
  cJSON *value;
  char *reason;
  char *revision;
} PowEarlier;

PowEarlier *pow_earlier_new (const char *field, const cJSON *value, const PowCommit *commit);
PowEarlier *pow_earlier_new_for_record (const PowCommit *removal);
void pow_earlier_free (PowEarlier *earlier);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowEarlier, pow_earlier_free)

#define POW_TYPE_ORIGIN_ROW (pow_origin_row_get_type ())
G_DECLARE_FINAL_TYPE (PowOriginRow, pow_origin_row, POW, ORIGIN_ROW, GtkListBoxRow)

GtkWidget *pow_origin_row_new (const char *words, const PowCommit *commit, gboolean is_now, PowEarlier *earlier);
const PowEarlier *pow_origin_row_get_earlier (PowOriginRow *self);
GtkBox *pow_origin_row_get_box (PowOriginRow *self);

GtkWidget *pow_origin_row_build_words (const char *text, const char *css_class);

G_END_DECLS
