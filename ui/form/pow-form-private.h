/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-json.h"
#include "ui/form/pow-form.h"

G_BEGIN_DECLS

/* What the files of #PowForm share: values (pow-form.c), entries in an order (pow-form-order.c) and
 * what is still to be made (pow-form-create.c). */

struct _PowForm
{
  GObject parent_instance;

  PowSession *session;
  PowKind kind;
  char *address; /* NULL while it does not exist */
  char *region;

  /* New ones: what was filled in so far. */
  PowForm *parent; /* of a new map entry */
  char *map_path;
  const PowField *map;
  cJSON *tree;
};

/* A key of @map as people read it. Transfer full. */
char *pow_form_dup_key_words (PowForm *self, const PowField *map, const char *key);
/* For changes that have no row to show an error in: the session tells. */
void pow_form_tell_failure (PowForm *self, const GError *error);
/* Saves one edit and tells when it fails. @base: (nullable): NULL makes the record. */
void pow_form_save (PowForm *self, PowRecord *base, PowRecord *wanted, const char *description);

G_END_DECLS
