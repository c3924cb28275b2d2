/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/schema/pow-fields-private.h"

#include <glib/gi18n-lib.h>

static const PowChoice network_states[] = {
  { "lasting", N_ ("Lasting") },
  { "starting", N_ ("Being built") },
  { "crowded", N_ ("Crowded") },
  { NULL },
};

static const PowField tile_members[] = {
  { .key = "column", .type = POW_TYPE_INTEGER, .label = N_ ("Column") },
  { .key = "row", .type = POW_TYPE_INTEGER, .label = N_ ("Row") },
  POW_FIELD_END,
};

static const PowField network_members[] = {
  { .key = "state", .type = POW_TYPE_CHOICE, .label = N_ ("State"), .choices = network_states },
  { .key = "since", .type = POW_TYPE_DATE, .label = N_ ("Since") },
  { .key = "note", .type = POW_TYPE_TEXT, .label = N_ ("Note") },
  POW_FIELD_END,
};

const PowField pow_fields_region[] = {
  { .key = "name",
    .type = POW_TYPE_TEXT,
    .label = N_ ("Name"),
    .group = N_ ("Core"),
    .flags = POW_FIELD_REQUIRED | POW_FIELD_TITLE | POW_FIELD_OWN },
  { .key = "aliases",
    .type = POW_TYPE_SET,
    .label = N_ ("Other names"),
    .flags = POW_FIELD_OWN,
    .item = &pow_item_text },
  { .key = "code", .type = POW_TYPE_TEXT, .label = N_ ("Code"), .flags = POW_FIELD_OWN },
  { .key = "centre_municipality",
    .type = POW_TYPE_TEXT,
    .label = N_ ("Centre municipality"),
    .flags = POW_FIELD_REQUIRED },
  { .key = "municipalities",
    .type = POW_TYPE_SET,
    .label = N_ ("Municipalities"),
    .flags = POW_FIELD_OWN,
    .item = &pow_item_text },
  { .key = "municipalities_as_of",
    .type = POW_TYPE_DATE,
    .label = N_ ("Municipalities as of"),
    .flags = POW_FIELD_OWN },
  { .key = "neighbours",
    .type = POW_TYPE_SET,
    .label = N_ ("Neighbouring regions"),
    .group = N_ ("Place"),
    .flags = POW_FIELD_OWN,
    .item = &pow_item_region },
  { .key = "tile",
    .type = POW_TYPE_GROUP,
    .label = N_ ("Place on the tile map"),
    .flags = POW_FIELD_OWN,
    .members = tile_members },
  { .key = "network",
    .type = POW_TYPE_GROUP,
    .label = N_ ("Network"),
    .group = N_ ("Network"),
    .members = network_members },
  { .key = "ended_on",
    .type = POW_TYPE_DATE,
    .label = N_ ("Ended on"),
    .group = N_ ("End"),
    .hint = N_ ("A region that has ended leaves the lists, not the history.") },
  { .key = "continued_by",
    .type = POW_TYPE_SET,
    .label = N_ ("Continued by"),
    .item = &pow_item_region },
  POW_RECORD_ROWS,
};
