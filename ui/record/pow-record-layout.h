/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/schema/pow-schema.h"

G_BEGIN_DECLS

/**
 * PowRecordLayout:
 *
 * One card of a record's page: which groups of the field table it gathers and what comes first in it.
 * A card shows of these what the record's kind has. Strings are source strings.
 */
typedef struct
{
  const char *heading;   /* of a card with several groups; NULL ends the table */
  const char *groups[3]; /* ended by NULL */
  const char *first[6];  /* keys of fields, also shown while they are unknown; ended by NULL */
  gboolean on_right;     /* the column that says how it goes, beside what it is */
} PowRecordLayout;

/* In the order of a page with one column. */
extern const PowRecordLayout pow_record_layouts[];

/* Whether some card gathers a group. */
gboolean pow_record_layout_knows (const char *group);
/* The card's heading for a kind with these fields, translated: a single group gives its own name. */
const char *pow_record_layout_get_heading (const PowRecordLayout *layout, const PowField *fields);

G_END_DECLS
