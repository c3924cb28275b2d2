/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-change.h"

G_BEGIN_DECLS

/* What values are put into words with. */
typedef struct
{
  PowRecord *programme;    /* words of the vocabularies; may be NULL */
  PowRecord *record;       /* the record that the value is in; may be NULL */
  PowRecordLookup look_up; /* lends the records that are pointed at; may be NULL */
  gpointer data;
} PowSpeech;

char *pow_speech_format_value (const PowSpeech *speech, const PowField *field, const cJSON *value);
char *pow_speech_format_members (const PowSpeech *speech, const PowField *fields, const cJSON *object);

G_END_DECLS
