/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/schema/pow-field.h"

G_BEGIN_DECLS

/* The nine tables, ended by a row without a key; reached through pow_schema_get_fields(). */
extern const PowField pow_fields_programme[];
extern const PowField pow_fields_region[];
extern const PowField pow_fields_plan[];
extern const PowField pow_fields_subproject[];
extern const PowField pow_fields_trekker[];
extern const PowField pow_fields_stakeholder[];
extern const PowField pow_fields_body[];
extern const PowField pow_fields_agreement[];
extern const PowField pow_fields_report[];

/* Entries and groups that several kinds share. */
extern const PowField pow_members_period[];
extern const PowField pow_members_budget[];
extern const PowField pow_members_indicators[];
extern const PowField pow_members_pulses[];
extern const PowField pow_members_dismissed[];
extern const PowField pow_members_asked[];

extern const PowChoice pow_choices_light[];
extern const PowChoice pow_choices_power[];

/* What the sets hold. */
extern const PowField pow_item_text;
extern const PowField pow_item_region;
extern const PowField pow_item_stakeholder;
extern const PowField pow_item_trekker;
extern const PowField pow_item_subproject;
extern const PowField pow_item_member; /* stakeholder or trekker */
extern const PowField pow_item_target_group;
extern const PowField pow_item_theme;
extern const PowField pow_item_sector;
extern const PowField pow_item_instrument;

#define POW_FIELD_END { .key = NULL }

/* Every map entry can be removed and put back. */
#define POW_ENTRY_ROWS                                                                             \
  { .key = "removed", .type = POW_TYPE_FLAG, .label = N_ ("Removed"), .flags = POW_FIELD_SHARED },   \
  POW_FIELD_END

/* What every record has after its own fields, in canonical order. */
#define POW_RECORD_ROWS                                                                            \
  { .key = "dismissed", .type = POW_TYPE_MAP, .label = N_ ("Dismissed signals"),                     \
    .flags = POW_FIELD_SHARED, .key_type = POW_KEY_NAME, .members = pow_members_dismissed },         \
  { .key = "source", .type = POW_TYPE_SET, .label = N_ ("Sources"), .flags = POW_FIELD_SHARED,       \
    .item = &pow_item_text },                                                                        \
  { .key = "fictional", .type = POW_TYPE_FLAG, .label = N_ ("Fictional"),                            \
    .flags = POW_FIELD_SHARED },                                                                     \
  { .key = "asked", .type = POW_TYPE_MAP, .label = N_ ("Questions asked"),                           \
    .flags = POW_FIELD_SHARED, .members = pow_members_asked },                                       \
  POW_ENTRY_ROWS

G_END_DECLS
