/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/fuzz/fuzz.h"

#include "model/record/pow-change.h"

/* A byte for the kind and the text of a file: a record that is read is written to a text that is
 * read as the same record and written as the same bytes, and nothing changed between the two. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PowRecord) record = NULL;
  g_autoptr (PowRecord) again = NULL;
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *message = NULL;
  PowKind kind;
  gsize length;

  if (size == 0)
    return 0;

  kind = (PowKind) (data[0] % POW_N_KINDS);
  record = pow_record_read (kind, "zeeland/plan", (const char *) data + 1, size - 1, &error);
  g_assert_true ((record == NULL) == (error != NULL));
  if (record == NULL)
    return 0;

  first = pow_record_write (record, &length);
  again = pow_record_read (kind, "zeeland/plan", first, length, &error);
  g_assert_no_error (error);
  second = pow_record_write (again, NULL);
  g_assert_cmpstr (first, ==, second);

  pow_change_diff_records (record, again, FALSE, changes);
  g_assert_cmpuint (changes->len, ==, 0);
  pow_change_diff_records (NULL, record, TRUE, changes);
  message = pow_change_format_message (changes, record, kind == POW_KIND_PROGRAMME ? record : NULL, NULL, NULL);
  g_assert_true (g_utf8_validate (message, -1, NULL));
  return 0;
}
