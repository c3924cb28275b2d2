/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/fuzz/fuzz.h"

#include "model/record/pow-json.h"

/* Any bytes: what is read is written canonically, and that is read again as the same. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (cJSON) value = pow_json_read ((const char *) data, size, &error);
  g_autoptr (cJSON) again = NULL;
  g_autoptr (cJSON) copy = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *ordered = NULL;
  g_autofree char *compact = NULL;
  gsize length;
  gint64 integer;

  g_assert_true ((value == NULL) == (error != NULL));
  if (value == NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }

  first = pow_json_write (value, &length);
  again = pow_json_read (first, length, NULL);
  /* Indentation may carry a text over the limit of size, and nothing else. */
  if (again == NULL)
    {
      g_assert_cmpuint (length, >, 1024 * 1024);
      return 0;
    }
  g_assert_true (pow_json_equal (value, again));
  second = pow_json_write (again, NULL);
  g_assert_cmpstr (first, ==, second);

  copy = pow_json_copy (value);
  g_assert_true (pow_json_equal (copy, value));
  ordered = pow_json_write_ordered (copy, NULL);
  compact = pow_json_write_compact (copy);
  pow_json_get_int64 (value, &integer);
  return 0;
}
