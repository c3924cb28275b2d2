/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/schema/pow-fields-private.h"

#include <glib/gi18n-lib.h>

static const PowChoice phases[] = {
  { "idea", N_ ("Idea") },
  { "preparation", N_ ("Preparation") },
  { "running", N_ ("Execution") },
  { "completing", N_ ("Completing") },
  { "anchored", N_ ("Anchored") },
  { "stopped", N_ ("Stopped") },
  { NULL },
};

static const PowChoice uwv_roles[] = {
  { "none", N_ ("None") },
  { "advises", N_ ("Advises") },
  { "executes", N_ ("Executes") },
  { "project_manager", N_ ("Project manager") },
  { "lead", N_ ("Lead") },
  { NULL },
};

static const PowChoice risk_kinds[] = {
  { "risk", N_ ("Risk") },
  { "issue", N_ ("Issue") },
  { "dependency", N_ ("Dependency") },
  { NULL },
};

static const PowChoice severities[] = {
  { "low", N_ ("Low") },
  { "middle", N_ ("Middle") },
  { "high", N_ ("High") },
  { NULL },
};

static const PowChoice risk_states[] = {
  { "closed", N_ ("Closed") },
  { "watched", N_ ("Watched") },
  { "open", N_ ("Open") },
  { NULL },
};

static const PowChoice aspects[] = {
  { "ict", N_ ("ICT") },
  { "procurement", N_ ("Procurement") },
  { "recruitment", N_ ("Recruitment") },
  { "data", N_ ("Data") },
  { "service", N_ ("Service") },
  { NULL },
};

static const PowChoice verdicts[] = {
  { "not_assessed", N_ ("Not assessed") },
  { "fits", N_ ("Fits") },
  { "partly", N_ ("Partly") },
  { "does_not_fit", N_ ("Does not fit") },
  { NULL },
};

static const PowChoice adoption_stages[] = {
  { "seen", N_ ("Seen") },
  { "trial", N_ ("On trial") },
  { "in_use", N_ ("In use") },
  { "anchored", N_ ("Anchored") },
  { "stopped", N_ ("Stopped") },
  { NULL },
};

static const PowField hold_members[] = {
  { .key = "since", .type = POW_TYPE_DATE, .label = N_ ("Since"), .flags = POW_FIELD_TODAY },
  { .key = "reason", .type = POW_TYPE_TEXT, .label = N_ ("Reason") },
  POW_FIELD_END,
};

static const PowField team_members[] = {
  { .key = "trekker",
    .type = POW_TYPE_REF,
    .label = N_ ("Trekker"),
    .flags = POW_FIELD_REQUIRED,
    .targets = POW_KIND_MASK (POW_KIND_TREKKER) },
  { .key = "role", .type = POW_TYPE_TEXT, .label = N_ ("Role"), .flags = POW_FIELD_TITLE },
  POW_ENTRY_ROWS,
};

static const PowField decision_members[] = {
  { .key = "body",
    .type = POW_TYPE_REF,
    .label = N_ ("Decision body"),
    .targets = POW_KIND_MASK (POW_KIND_BODY) },
  { .key = "topic", .type = POW_TYPE_TERM, .label = N_ ("Topic"), .vocabulary = "topics" },
  { .key = "note", .type = POW_TYPE_TEXT, .label = N_ ("Note") },
  POW_FIELD_END,
};

static const PowField milestone_members[] = {
  { .key = "title",
    .type = POW_TYPE_TEXT,
    .label = N_ ("Title"),
    .flags = POW_FIELD_REQUIRED | POW_FIELD_TITLE },
  { .key = "date", .type = POW_TYPE_DATE, .label = N_ ("Date") },
  { .key = "done", .type = POW_TYPE_DATE, .label = N_ ("Done on"), .flags = POW_FIELD_TODAY },
  { .key = "from_template", .type = POW_TYPE_TEXT, .label = N_ ("From template") },
  POW_ENTRY_ROWS,
};

static const PowField risk_members[] = {
  { .key = "title",
    .type = POW_TYPE_TEXT,
    .label = N_ ("Title"),
    .flags = POW_FIELD_REQUIRED | POW_FIELD_TITLE },
  { .key = "kind", .type = POW_TYPE_CHOICE, .label = N_ ("Kind"), .choices = risk_kinds },
  { .key = "severity", .type = POW_TYPE_CHOICE, .label = N_ ("Severity"), .choices = severities },
  { .key = "measure", .type = POW_TYPE_PROSE, .label = N_ ("Measure") },
  { .key = "owner",
    .type = POW_TYPE_REF,
    .label = N_ ("Owner"),
    .targets = POW_KIND_MASK (POW_KIND_TREKKER) },
  { .key = "state", .type = POW_TYPE_CHOICE, .label = N_ ("State"), .choices = risk_states },
  POW_ENTRY_ROWS,
};

static const PowField fit_members[] = {
  { .key = "verdict", .type = POW_TYPE_CHOICE, .label = N_ ("Verdict"), .choices = verdicts },
  { .key = "note", .type = POW_TYPE_TEXT, .label = N_ ("Note") },
  POW_ENTRY_ROWS,
};

static const PowField promising_members[] = {
  { .key = "shared",
    .type = POW_TYPE_FLAG,
    .label = N_ ("Shared with other regions") },
  { .key = "what", .type = POW_TYPE_TEXT, .label = N_ ("What works") },
  { .key = "effect", .type = POW_TYPE_TEXT, .label = N_ ("Effect") },
  { .key = "needs", .type = POW_TYPE_TEXT, .label = N_ ("What it takes") },
  { .key = "quality_assured_by", .type = POW_TYPE_TEXT, .label = N_ ("Quality assured by") },
  POW_FIELD_END,
};

static const PowField adopted_members[] = {
  { .key = "ref",
    .type = POW_TYPE_REF,
    .label = N_ ("Subproject"),
    .targets = POW_KIND_MASK (POW_KIND_SUBPROJECT) },
  { .key = "stage",
    .type = POW_TYPE_CHOICE,
    .label = N_ ("Stage"),
    .flags = POW_FIELD_STEPS,
    .choices = adoption_stages },
  { .key = "note", .type = POW_TYPE_TEXT, .label = N_ ("Note") },
  POW_FIELD_END,
};

static const PowField recovery_members[] = {
  { .key = "reason", .type = POW_TYPE_TEXT, .label = N_ ("Reason") },
  { .key = "action", .type = POW_TYPE_TEXT, .label = N_ ("Action") },
  { .key = "body",
    .type = POW_TYPE_REF,
    .label = N_ ("Decision body"),
    .targets = POW_KIND_MASK (POW_KIND_BODY) },
  { .key = "due", .type = POW_TYPE_DATE, .label = N_ ("Due") },
  POW_FIELD_END,
};

const PowField pow_fields_subproject[] = {
  { .key = "title",
    .type = POW_TYPE_TEXT,
    .label = N_ ("Title"),
    .group = N_ ("Core"),
    .flags = POW_FIELD_REQUIRED | POW_FIELD_TITLE | POW_FIELD_OWN },
  { .key = "goal", .type = POW_TYPE_PROSE, .label = N_ ("Goal") },
  { .key = "approach", .type = POW_TYPE_PROSE, .label = N_ ("Approach") },
  { .key = "line", .type = POW_TYPE_KEY, .label = N_ ("Action line"), .key_of = "plan.lines" },
  { .key = "order", .type = POW_TYPE_ORDER, .label = N_ ("Order") },
  { .key = "phase",
    .type = POW_TYPE_CHOICE,
    .label = N_ ("Phase"),
    .flags = POW_FIELD_STEPS,
    .choices = phases },
  { .key = "phase_reason", .type = POW_TYPE_TEXT, .label = N_ ("Reason for the phase") },
  { .key = "hold",
    .type = POW_TYPE_GROUP,
    .label = N_ ("On hold"),
    .group = N_ ("Standing"),
    .members = hold_members },
  { .key = "period",
    .type = POW_TYPE_GROUP,
    .label = N_ ("Period"),
    .group = N_ ("Planning"),
    .members = pow_members_period },
  { .key = "target_groups",
    .type = POW_TYPE_SET,
    .label = N_ ("Target groups"),
    .group = N_ ("Core"),
    .item = &pow_item_target_group },
  { .key = "themes", .type = POW_TYPE_SET, .label = N_ ("Themes"), .item = &pow_item_theme },
  { .key = "sectors", .type = POW_TYPE_SET, .label = N_ ("Sectors"), .item = &pow_item_sector },
  { .key = "instruments",
    .type = POW_TYPE_SET,
    .label = N_ ("Instruments"),
    .item = &pow_item_instrument },
  { .key = "public_trekker",
    .type = POW_TYPE_REF,
    .label = N_ ("Trekker for the municipality"),
    .group = N_ ("Roles"),
    .targets = POW_KIND_MASK (POW_KIND_TREKKER) },
  { .key = "private_trekker",
    .type = POW_TYPE_REF,
    .label = N_ ("Trekker for employers"),
    .targets = POW_KIND_MASK (POW_KIND_TREKKER) },
  { .key = "uwv_role", .type = POW_TYPE_CHOICE, .label = N_ ("Role of UWV"), .choices = uwv_roles },
  { .key = "partners",
    .type = POW_TYPE_SET,
    .label = N_ ("Partners"),
    .item = &pow_item_stakeholder },
  { .key = "team", .type = POW_TYPE_MAP, .label = N_ ("Team"), .members = team_members },
  { .key = "decision",
    .type = POW_TYPE_GROUP,
    .label = N_ ("Decision"),
    .group = N_ ("Who decides?"),
    .members = decision_members },
  { .key = "budget",
    .type = POW_TYPE_MAP,
    .label = N_ ("Budget"),
    .group = N_ ("Money"),
    .members = pow_members_budget },
  { .key = "indicators",
    .type = POW_TYPE_MAP,
    .label = N_ ("Indicators"),
    .group = N_ ("Result"),
    .members = pow_members_indicators },
  { .key = "milestones",
    .type = POW_TYPE_MAP,
    .label = N_ ("Milestones"),
    .group = N_ ("Planning"),
    .members = milestone_members },
  { .key = "depends_on",
    .type = POW_TYPE_SET,
    .label = N_ ("Waits for"),
    .item = &pow_item_subproject,
    .hint = N_ ("Subprojects that must come first, also in other regions.") },
  { .key = "risks",
    .type = POW_TYPE_MAP,
    .label = N_ ("Risks"),
    .group = N_ ("Risks"),
    .members = risk_members },
  { .key = "uwv_fit",
    .type = POW_TYPE_MAP,
    .label = N_ ("Fit with UWV"),
    .group = N_ ("Fit with UWV"),
    .flags = POW_FIELD_WHOLE,
    .choices = aspects,
    .key_type = POW_KEY_NAME,
    .members = fit_members },
  { .key = "pulses",
    .type = POW_TYPE_MAP,
    .label = N_ ("Pulses"),
    .group = N_ ("Standing"),
    .flags = POW_FIELD_WHOLE | POW_FIELD_OWN,
    .members = pow_members_pulses },
  { .key = "promising",
    .type = POW_TYPE_GROUP,
    .label = N_ ("Promising"),
    .group = N_ ("Promising"),
    .members = promising_members },
  { .key = "adopted_from",
    .type = POW_TYPE_GROUP,
    .label = N_ ("Adopted from"),
    .members = adopted_members },
  { .key = "follows",
    .type = POW_TYPE_REF,
    .label = N_ ("Follows"),
    .group = N_ ("References"),
    .targets = POW_KIND_MASK (POW_KIND_SUBPROJECT),
    .hint = N_ ("The subproject this one continues.") },
  { .key = "recovery",
    .type = POW_TYPE_GROUP,
    .label = N_ ("Recovery"),
    .group = N_ ("Risks"),
    .members = recovery_members },
  { .key = "notes",
    .type = POW_TYPE_PROSE,
    .label = N_ ("Notes"),
    .group = N_ ("Notes") },
  { .key = "internal_notes",
    .type = POW_TYPE_PROSE,
    .label = N_ ("Internal notes"),
    .flags = POW_FIELD_INTERNAL,
    .hint = N_ ("Not in exports. Everyone with this portfolio can read this.") },
  POW_RECORD_ROWS,
};
