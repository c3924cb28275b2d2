/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/record/pow-record-error.h"

/* The place of the error, beside the message that names it in words. */
typedef struct
{
  char *address;
  char *field;
} PowRecordErrorPrivate;

static void
pow_record_error_private_init (PowRecordErrorPrivate *place)
{
  place->address = NULL;
  place->field = NULL;
}

static void
pow_record_error_private_copy (const PowRecordErrorPrivate *from, PowRecordErrorPrivate *to)
{
  to->address = g_strdup (from->address);
  to->field = g_strdup (from->field);
}

static void
pow_record_error_private_clear (PowRecordErrorPrivate *place)
{
  g_free (place->address);
  g_free (place->field);
}

G_DEFINE_EXTENDED_ERROR (PowRecordError, pow_record_error)

/**
 * pow_record_error_new:
 * @code: what kind of error
 * @address: (nullable): the record
 * @field: (nullable): the dotted path of the field
 * @problem: a translated sentence: what is wrong and what to do
 *
 * Makes an error whose message names the place (`zeeland/plan:period.start: …`) and that remembers
 * the place for whoever shows it elsewhere.
 *
 * Returns: (transfer full): the error
 */
GError *
pow_record_error_new (PowRecordError code, const char *address, const char *field, const char *problem)
{
  PowRecordErrorPrivate *place;
  GError *error;

  g_return_val_if_fail (problem != NULL, NULL);

  error = g_error_new (POW_RECORD_ERROR, (int) code, "%s%s%s%s%s",
                       address != NULL ? address : "",
                       address != NULL && field != NULL ? ":" : "",
                       field != NULL ? field : "",
                       address != NULL || field != NULL ? ": " : "",
                       problem);
  place = pow_record_error_get_private (error);
  place->address = g_strdup (address);
  place->field = g_strdup (field);
  return error;
}

/**
 * pow_record_error_get_address:
 * @error: (nullable): any error
 *
 * The record that an error is about.
 *
 * Returns: (transfer none) (nullable): its address; %NULL when the error names none
 */
const char *
pow_record_error_get_address (const GError *error)
{
  if (error == NULL || error->domain != POW_RECORD_ERROR)
    return NULL;

  return pow_record_error_get_private (error)->address;
}

/**
 * pow_record_error_get_field:
 * @error: (nullable): any error
 *
 * The field that an error is about.
 *
 * Returns: (transfer none) (nullable): its dotted path; %NULL when the error names none
 */
const char *
pow_record_error_get_field (const GError *error)
{
  if (error == NULL || error->domain != POW_RECORD_ERROR)
    return NULL;

  return pow_record_error_get_private (error)->field;
}
