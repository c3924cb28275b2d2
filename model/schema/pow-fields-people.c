/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/schema/pow-fields-private.h"

#include <glib/gi18n-lib.h>

static const PowChoice sides[] = {
  { "public", N_ ("Municipalities") },
  { "private", N_ ("Employers") },
  { "uwv", N_ ("UWV") },
  { "education", N_ ("Education") },
  { "union", N_ ("Unions") },
  { "other", N_ ("Other") },
  { NULL },
};

static const PowChoice trekker_states[] = {
  { "appointed", N_ ("Appointed") },
  { "candidate", N_ ("Candidate") },
  { "vacant", N_ ("Vacant") },
  { "left", N_ ("Left") },
  { NULL },
};

static const PowChoice stakeholder_types[] = {
  { "ministry", N_ ("Ministry") },
  { "centre_municipality", N_ ("Centre municipality") },
  { "municipality", N_ ("Municipality") },
  { "uwv", N_ ("UWV") },
  { "employers", N_ ("Employers' organisation") },
  { "union", N_ ("Trade union") },
  { "education", N_ ("Education") },
  { "sheltered_employer", N_ ("Sheltered employer") },
  { "employer", N_ ("Employer") },
  { "self_help", N_ ("Self-help organisation") },
  { "agency", N_ ("Staffing agency") },
  { "care", N_ ("Care organisation") },
  { "other", N_ ("Other") },
  { NULL },
};

static const PowChoice body_types[] = {
  { "steering_group", N_ ("Steering group") },
  { "project_group", N_ ("Project group") },
  { "regional_board", N_ ("Regional board") },
  { "executive", N_ ("Municipal executive") },
  { "council", N_ ("Municipal council") },
  { "policy_table", N_ ("Policy table") },
  { "sounding_board", N_ ("Sounding board") },
  { "other", N_ ("Other") },
  { NULL },
};

const PowField pow_fields_trekker[] = {
  { .key = "organisation",
    .type = POW_TYPE_REF,
    .label = N_ ("Organisation"),
    .group = N_ ("Core"),
    .targets = POW_KIND_MASK (POW_KIND_STAKEHOLDER) },
  { .key = "side",
    .type = POW_TYPE_CHOICE,
    .label = N_ ("Side"),
    .flags = POW_FIELD_REQUIRED,
    .choices = sides },
  { .key = "function",
    .type = POW_TYPE_TEXT,
    .label = N_ ("Function"),
    .flags = POW_FIELD_TITLE,
    .hint = N_ ("No names here: names and mail addresses belong to the contacts.") },
  { .key = "status",
    .type = POW_TYPE_CHOICE,
    .label = N_ ("Status"),
    .group = N_ ("Standing"),
    .choices = trekker_states },
  { .key = "since", .type = POW_TYPE_DATE, .label = N_ ("Since") },
  { .key = "until", .type = POW_TYPE_DATE, .label = N_ ("Until") },
  { .key = "notes", .type = POW_TYPE_PROSE, .label = N_ ("Notes"), .group = N_ ("Notes") },
  POW_RECORD_ROWS,
};

const PowField pow_fields_stakeholder[] = {
  { .key = "name",
    .type = POW_TYPE_TEXT,
    .label = N_ ("Name"),
    .group = N_ ("Core"),
    .flags = POW_FIELD_REQUIRED | POW_FIELD_TITLE },
  { .key = "type",
    .type = POW_TYPE_CHOICE,
    .label = N_ ("Kind of organisation"),
    .choices = stakeholder_types },
  { .key = "role", .type = POW_TYPE_PROSE, .label = N_ ("Role") },
  { .key = "parent",
    .type = POW_TYPE_REF,
    .label = N_ ("Part of"),
    .targets = POW_KIND_MASK (POW_KIND_STAKEHOLDER) },
  { .key = "notes", .type = POW_TYPE_PROSE, .label = N_ ("Notes"), .group = N_ ("Notes") },
  POW_RECORD_ROWS,
};

static const PowField mandate_members[] = {
  { .key = "power",
    .type = POW_TYPE_CHOICE,
    .label = N_ ("Power"),
    .flags = POW_FIELD_REQUIRED,
    .choices = pow_choices_power },
  { .key = "up_to", .type = POW_TYPE_MONEY, .label = N_ ("Up to") },
  { .key = "note", .type = POW_TYPE_TEXT, .label = N_ ("Note") },
  POW_ENTRY_ROWS,
};

static const PowField meeting_members[] = {
  { .key = "date", .type = POW_TYPE_DATE, .label = N_ ("Date"), .flags = POW_FIELD_REQUIRED },
  { .key = "label", .type = POW_TYPE_TEXT, .label = N_ ("Name"), .flags = POW_FIELD_TITLE },
  { .key = "attendance",
    .type = POW_TYPE_SET,
    .label = N_ ("Present"),
    .item = &pow_item_member },
  { .key = "summary", .type = POW_TYPE_PROSE, .label = N_ ("Summary") },
  POW_ENTRY_ROWS,
};

const PowField pow_fields_body[] = {
  { .key = "name",
    .type = POW_TYPE_TEXT,
    .label = N_ ("Name"),
    .group = N_ ("Core"),
    .flags = POW_FIELD_REQUIRED | POW_FIELD_TITLE },
  { .key = "type", .type = POW_TYPE_CHOICE, .label = N_ ("Kind of body"), .choices = body_types },
  { .key = "parent",
    .type = POW_TYPE_REF,
    .label = N_ ("Reports to"),
    .targets = POW_KIND_MASK (POW_KIND_BODY) },
  { .key = "members", .type = POW_TYPE_SET, .label = N_ ("Members"), .item = &pow_item_member },
  { .key = "rhythm",
    .type = POW_TYPE_TEXT,
    .label = N_ ("Rhythm"),
    .hint = N_ ("How often it meets, such as “every six weeks”.") },
  { .key = "mandates",
    .type = POW_TYPE_MAP,
    .label = N_ ("Mandates"),
    .group = N_ ("Mandates"),
    .flags = POW_FIELD_WHOLE,
    .vocabulary = "topics",
    .key_type = POW_KEY_TERM,
    .members = mandate_members },
  { .key = "meetings",
    .type = POW_TYPE_MAP,
    .label = N_ ("Meetings"),
    .group = N_ ("Meetings"),
    .members = meeting_members },
  POW_RECORD_ROWS,
};
