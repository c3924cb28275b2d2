/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-json.h"
#include "model/schema/pow-schema.h"

G_BEGIN_DECLS

/* An object or array that is still open. */
typedef struct
{
  cJSON *container;
  cJSON *last;
  guint n_members;
  GHashTable *keys; /* only when there are many */
} PowJsonLevel;

typedef struct
{
  const char *text;
  const char *cursor;
  const char *end;
  PowJsonLevel levels[POW_LIMIT_NESTING];
  guint depth;
  cJSON *root;
  char *key; /* of the member whose value comes next */
  gboolean key_is_known; /* lent by the tables */
  GError **error;
} PowJsonReader;

/* Sets the error with line and column of @at; always FALSE, so that a caller can hand it on. */
gboolean pow_json_reader_fail (PowJsonReader *reader, const char *at, PowRecordError code, const char *problem);
cJSON *pow_json_reader_new_node (int type);
/* A node with room for a text of @length bytes behind it: half the allocations. The text goes with the node; for
 * cJSON it is a reference, which it does not free. */
cJSON *pow_json_reader_new_text_node (int type, gsize length);

/* Read what stands at the cursor, a quote, or a minus sign or digit; NULL with the error set. */
char *pow_json_reader_read_string (PowJsonReader *reader);
cJSON *pow_json_reader_read_text (PowJsonReader *reader);
cJSON *pow_json_reader_read_number (PowJsonReader *reader);

G_END_DECLS
