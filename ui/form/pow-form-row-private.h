/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/form/pow-form-reading.h"
#include "ui/form/pow-form-row.h"

G_BEGIN_DECLS

/* What the files of #PowFormRow share: reading (pow-form-row.c) and editing (pow-form-row-editing.c). */

typedef struct
{
  PowForm *form;
  char *path;
  const PowField *field;
  char *label_text;

  GtkWidget *content;  /* vertical: line, note, what unfolds */
  GtkWidget *label;
  PowFormReading *reading; /* the value, and the editor in its place */
  GtkWidget *editor;
  GtkWidget *suffixes;
  GtkWidget *note;
  GtkWidget *choice; /* what two people filled in, while nobody has chosen */
  gboolean known;
  gboolean editing;
  gboolean error;
  gboolean warning;
} PowFormRowPrivate;

PowFormRowPrivate *pow_form_row_get_private (PowFormRow *self);
/* What a screen reader says of the row. */
void pow_form_row_update_name (PowFormRow *self);

G_END_DECLS
