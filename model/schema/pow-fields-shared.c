/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/schema/pow-fields-private.h"

#include <glib/gi18n-lib.h>

const PowField pow_item_text = { .key = "", .type = POW_TYPE_TEXT };
const PowField pow_item_region = { .key = "", .type = POW_TYPE_REGION };
const PowField pow_item_stakeholder
    = { .key = "", .type = POW_TYPE_REF, .targets = POW_KIND_MASK (POW_KIND_STAKEHOLDER) };
const PowField pow_item_trekker
    = { .key = "", .type = POW_TYPE_REF, .targets = POW_KIND_MASK (POW_KIND_TREKKER) };
const PowField pow_item_subproject
    = { .key = "", .type = POW_TYPE_REF, .targets = POW_KIND_MASK (POW_KIND_SUBPROJECT) };
const PowField pow_item_member
    = { .key = "",
        .type = POW_TYPE_REF,
        .targets = POW_KIND_MASK (POW_KIND_STAKEHOLDER) | POW_KIND_MASK (POW_KIND_TREKKER) };
const PowField pow_item_target_group
    = { .key = "", .type = POW_TYPE_TERM, .vocabulary = "target_groups" };
const PowField pow_item_theme = { .key = "", .type = POW_TYPE_TERM, .vocabulary = "themes" };
const PowField pow_item_sector = { .key = "", .type = POW_TYPE_TERM, .vocabulary = "sectors" };
const PowField pow_item_instrument
    = { .key = "", .type = POW_TYPE_TERM, .vocabulary = "instruments" };

const PowChoice pow_choices_light[] = {
  { "green", N_ ("Green") },
  { "amber", N_ ("Amber") },
  { "red", N_ ("Red") },
  { "on_hold", N_ ("On hold") },
  { NULL },
};

const PowChoice pow_choices_power[] = {
  { "informed", N_ ("Is informed") },
  { "consulted", N_ ("Is consulted") },
  { "advises", N_ ("Advises") },
  { "decides", N_ ("Decides") },
  { NULL },
};

const PowField pow_members_period[] = {
  { .key = "start", .type = POW_TYPE_DATE, .label = N_ ("Start") },
  { .key = "end", .type = POW_TYPE_DATE, .label = N_ ("End") },
  POW_FIELD_END,
};

static const PowField amounts[] = {
  { .key = "planned", .type = POW_TYPE_MONEY, .label = N_ ("Planned") },
  { .key = "committed",
    .type = POW_TYPE_MONEY,
    .label = N_ ("Committed"),
    .hint = N_ ("What has been realised is part of this amount.") },
  { .key = "realised", .type = POW_TYPE_MONEY, .label = N_ ("Realised") },
  { .key = "as_of",
    .type = POW_TYPE_DATE,
    .label = N_ ("As of"),
    .flags = POW_FIELD_TODAY,
    .hint = N_ ("The date these amounts are about.") },
  POW_FIELD_END,
};

const PowField pow_members_budget[] = {
  { .key = "label",
    .type = POW_TYPE_TEXT,
    .label = N_ ("Item"),
    .flags = POW_FIELD_REQUIRED | POW_FIELD_TITLE },
  { .key = "tranche",
    .type = POW_TYPE_KEY,
    .label = N_ ("Tranche"),
    .key_of = "programme.tranches" },
  { .key = "funder", .type = POW_TYPE_TERM, .label = N_ ("Funder"), .vocabulary = "funders" },
  { .key = "amounts", .type = POW_TYPE_GROUP, .label = N_ ("Amounts"), .members = amounts },
  POW_ENTRY_ROWS,
};

static const PowField measurements[] = {
  { .key = "value", .type = POW_TYPE_NUMBER, .label = N_ ("Value") },
  { .key = "definition_version",
    .type = POW_TYPE_INTEGER,
    .label = N_ ("Version of the definition") },
  { .key = "note", .type = POW_TYPE_TEXT, .label = N_ ("Note") },
  POW_ENTRY_ROWS,
};

const PowField pow_members_indicators[] = {
  { .key = "name",
    .type = POW_TYPE_TEXT,
    .label = N_ ("Name"),
    .flags = POW_FIELD_REQUIRED | POW_FIELD_TITLE },
  { .key = "definition",
    .type = POW_TYPE_PROSE,
    .label = N_ ("Definition"),
    .hint = N_ ("What exactly is counted, and what is not.") },
  { .key = "version", .type = POW_TYPE_INTEGER, .label = N_ ("Version of the definition") },
  { .key = "unit", .type = POW_TYPE_TEXT, .label = N_ ("Unit") },
  { .key = "counts_people", .type = POW_TYPE_FLAG, .label = N_ ("Counts people") },
  { .key = "baseline", .type = POW_TYPE_NUMBER, .label = N_ ("Baseline") },
  { .key = "target", .type = POW_TYPE_NUMBER, .label = N_ ("Target") },
  { .key = "due", .type = POW_TYPE_DATE, .label = N_ ("Reached by") },
  { .key = "step_of",
    .type = POW_TYPE_KEY,
    .label = N_ ("Step of"),
    .key_of = "indicators",
    .hint = N_ ("The indicator this one is a step towards.") },
  { .key = "order", .type = POW_TYPE_ORDER, .label = N_ ("Order") },
  { .key = "measurements",
    .type = POW_TYPE_MAP,
    .label = N_ ("Measurements"),
    .flags = POW_FIELD_WHOLE,
    .key_type = POW_KEY_PERIOD,
    .members = measurements },
  POW_ENTRY_ROWS,
};

const PowField pow_members_pulses[] = {
  { .key = "date",
    .type = POW_TYPE_DATE,
    .label = N_ ("Date"),
    .flags = POW_FIELD_REQUIRED | POW_FIELD_TITLE | POW_FIELD_TODAY },
  { .key = "light", .type = POW_TYPE_CHOICE, .label = N_ ("Light"), .choices = pow_choices_light },
  { .key = "text", .type = POW_TYPE_PROSE, .label = N_ ("Explanation") },
  { .key = "corrects",
    .type = POW_TYPE_KEY,
    .label = N_ ("Corrects"),
    .key_of = "pulses",
    .hint = N_ ("The earlier pulse this one puts right.") },
  POW_ENTRY_ROWS,
};

const PowField pow_members_dismissed[] = {
  { .key = "until", .type = POW_TYPE_DATE, .label = N_ ("Until") },
  { .key = "reason",
    .type = POW_TYPE_TEXT,
    .label = N_ ("Reason"),
    .flags = POW_FIELD_REQUIRED | POW_FIELD_TITLE },
  POW_ENTRY_ROWS,
};

const PowField pow_members_asked[] = {
  { .key = "field", .type = POW_TYPE_TEXT, .label = N_ ("Field"), .flags = POW_FIELD_TITLE },
  { .key = "to", .type = POW_TYPE_TEXT, .label = N_ ("Asked to") },
  { .key = "on", .type = POW_TYPE_DATE, .label = N_ ("Asked on"), .flags = POW_FIELD_TODAY },
  POW_ENTRY_ROWS,
};
