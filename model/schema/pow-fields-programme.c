/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/schema/pow-fields-private.h"

#include <glib/gi18n-lib.h>

static const PowChoice languages[] = {
  { "nl", N_ ("Dutch") },
  { "en", N_ ("English") },
  { NULL },
};

static const PowChoice thresholds[] = {
  { "late_red_days", N_ ("Milestone late: red from (days)") },
  { "late_amber_days", N_ ("Milestone late: amber from (days)") },
  { "stale_days", N_ ("Pulse out of date after (days)") },
  { "indicator_red", N_ ("Result behind: red below (%)") },
  { "indicator_amber", N_ ("Result behind: amber below (%)") },
  { "spent_amber", N_ ("Budget committed: amber from (%)") },
  { "vacant_amber_days", N_ ("Vacant trekker: amber from (days)") },
  { "vacant_red_days", N_ ("Vacant trekker: red from (days)") },
  { NULL },
};

static const PowChoice load_weights[] = {
  { "trekker", N_ ("Trekker") },
  { "project_manager", N_ ("Project manager") },
  { "contributor", N_ ("Contributor") },
  { NULL },
};

static const PowField tranche_members[] = {
  { .key = "amount", .type = POW_TYPE_MONEY, .label = N_ ("Amount") },
  { .key = "condition", .type = POW_TYPE_TEXT, .label = N_ ("Condition") },
  POW_ENTRY_ROWS,
};

static const PowField round_members[] = {
  { .key = "label",
    .type = POW_TYPE_TEXT,
    .label = N_ ("Name"),
    .flags = POW_FIELD_REQUIRED | POW_FIELD_TITLE },
  { .key = "opens", .type = POW_TYPE_DATE, .label = N_ ("Opens") },
  { .key = "closes", .type = POW_TYPE_DATE, .label = N_ ("Closes") },
  POW_ENTRY_ROWS,
};

static const PowField question_members[] = {
  { .key = "text",
    .type = POW_TYPE_TEXT,
    .label = N_ ("Question"),
    .flags = POW_FIELD_REQUIRED | POW_FIELD_TITLE },
  { .key = "order", .type = POW_TYPE_ORDER, .label = N_ ("Order") },
  POW_ENTRY_ROWS,
};

static const PowField term_members[] = {
  { .key = "label",
    .type = POW_TYPE_TEXT,
    .label = N_ ("Name"),
    .flags = POW_FIELD_REQUIRED | POW_FIELD_TITLE },
  { .key = "order", .type = POW_TYPE_ORDER, .label = N_ ("Order") },
  POW_ENTRY_ROWS,
};

static const PowField threshold_members[] = {
  { .key = "value",
    .type = POW_TYPE_INTEGER,
    .label = N_ ("Value"),
    .flags = POW_FIELD_REQUIRED },
  POW_ENTRY_ROWS,
};

static const PowField weight_members[] = {
  { .key = "value",
    .type = POW_TYPE_NUMBER,
    .label = N_ ("Points"),
    .flags = POW_FIELD_REQUIRED },
  POW_ENTRY_ROWS,
};

static const PowField step_members[] = {
  { .key = "title",
    .type = POW_TYPE_TEXT,
    .label = N_ ("Title"),
    .flags = POW_FIELD_REQUIRED | POW_FIELD_TITLE },
  { .key = "order", .type = POW_TYPE_ORDER, .label = N_ ("Order") },
  POW_ENTRY_ROWS,
};

static const PowField template_members[] = {
  { .key = "title",
    .type = POW_TYPE_TEXT,
    .label = N_ ("Title"),
    .flags = POW_FIELD_REQUIRED | POW_FIELD_TITLE },
  { .key = "steps", .type = POW_TYPE_MAP, .label = N_ ("Steps"), .members = step_members },
  POW_ENTRY_ROWS,
};

static const PowField pair_members[] = {
  { .key = "members",
    .type = POW_TYPE_SET,
    .label = N_ ("Subprojects"),
    .item = &pow_item_subproject },
  { .key = "reason", .type = POW_TYPE_TEXT, .label = N_ ("Reason"), .flags = POW_FIELD_TITLE },
  POW_ENTRY_ROWS,
};

static const PowField view_members[] = {
  { .key = "label",
    .type = POW_TYPE_TEXT,
    .label = N_ ("Name"),
    .flags = POW_FIELD_REQUIRED | POW_FIELD_TITLE },
  { .key = "definition", .type = POW_TYPE_TEXT, .label = N_ ("Definition") },
  POW_ENTRY_ROWS,
};

const PowField pow_fields_programme[] = {
  { .key = "name",
    .type = POW_TYPE_TEXT,
    .label = N_ ("Name"),
    .group = N_ ("Core"),
    .flags = POW_FIELD_REQUIRED | POW_FIELD_TITLE },
  { .key = "language",
    .type = POW_TYPE_CHOICE,
    .label = N_ ("Language"),
    .choices = languages,
    .hint = N_ ("The language in which changes are described in the history.") },
  { .key = "description", .type = POW_TYPE_PROSE, .label = N_ ("Description") },
  { .key = "clock",
    .type = POW_TYPE_DATE,
    .label = N_ ("Clock"),
    .hint = N_ ("Only for an example: the date that counts as today.") },
  { .key = "period", .type = POW_TYPE_GROUP, .label = N_ ("Period"), .members = pow_members_period },
  { .key = "tranches",
    .type = POW_TYPE_MAP,
    .label = N_ ("Tranches"),
    .group = N_ ("Money"),
    .key_type = POW_KEY_YEAR,
    .members = tranche_members },
  { .key = "rounds",
    .type = POW_TYPE_MAP,
    .label = N_ ("Rounds"),
    .group = N_ ("Rounds"),
    .members = round_members },
  { .key = "questions",
    .type = POW_TYPE_MAP,
    .label = N_ ("Questions"),
    .members = question_members },
  { .key = "themes",
    .type = POW_TYPE_MAP,
    .label = N_ ("Themes"),
    .group = N_ ("Word lists"),
    .members = term_members },
  { .key = "target_groups",
    .type = POW_TYPE_MAP,
    .label = N_ ("Target groups"),
    .members = term_members },
  { .key = "sectors", .type = POW_TYPE_MAP, .label = N_ ("Sectors"), .members = term_members },
  { .key = "topics", .type = POW_TYPE_MAP, .label = N_ ("Topics"), .members = term_members },
  { .key = "instruments",
    .type = POW_TYPE_MAP,
    .label = N_ ("Instruments"),
    .members = term_members },
  { .key = "lines",
    .type = POW_TYPE_MAP,
    .label = N_ ("Programme lines"),
    .members = term_members },
  { .key = "funders", .type = POW_TYPE_MAP, .label = N_ ("Funders"), .members = term_members },
  { .key = "thresholds",
    .type = POW_TYPE_MAP,
    .label = N_ ("Thresholds"),
    .group = N_ ("Rules"),
    .flags = POW_FIELD_OPEN,
    .choices = thresholds,
    .key_type = POW_KEY_NAME,
    .members = threshold_members },
  { .key = "load_weights",
    .type = POW_TYPE_MAP,
    .label = N_ ("Weights of work load"),
    .flags = POW_FIELD_OPEN,
    .choices = load_weights,
    .key_type = POW_KEY_NAME,
    .members = weight_members },
  { .key = "templates",
    .type = POW_TYPE_MAP,
    .label = N_ ("Templates"),
    .group = N_ ("Templates and views"),
    .members = template_members },
  { .key = "pairs", .type = POW_TYPE_MAP, .label = N_ ("Pairs"), .members = pair_members },
  /* What a person said is not the same: those members are not suggested as a pair again. */
  { .key = "apart", .type = POW_TYPE_MAP, .label = N_ ("Not the same"), .members = pair_members },
  { .key = "views", .type = POW_TYPE_MAP, .label = N_ ("Views"), .members = view_members },
  POW_RECORD_ROWS,
};
