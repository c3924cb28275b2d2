/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/fuzz/fuzz.h"

#include "model/record/pow-address.h"
#include "model/schema/pow-path.h"
#include "model/schema/pow-schema.h"

/* Any text as an address, a path in a tree, a title and the path of a field. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *path = pow_address_to_path (text);
  g_autofree char *found = pow_address_from_path (text);
  g_autofree char *address = NULL;
  g_autofree char *field = NULL;

  g_assert_true ((path != NULL) == pow_address_is_valid (text));
  if (path != NULL)
    {
      g_autofree char *back = pow_address_from_path (path);
      g_autofree char *region = pow_address_dup_region (text);
      g_autofree char *id = pow_address_dup_id (text);
      g_autofree char *built = pow_address_build (pow_address_get_kind (text), region, id);

      g_assert_cmpstr (back, ==, text);
      g_assert_cmpstr (built, ==, text);
    }
  if (found != NULL)
    {
      g_autofree char *back = pow_address_to_path (found);

      g_assert_cmpstr (back, ==, text);
    }
  if (pow_address_split_field (text, &address, &field))
    g_assert_true (pow_address_is_valid (address));

  if (g_utf8_validate (text, -1, NULL))
    {
      g_autofree char *id = pow_id_new (text, NULL);
      g_autofree char *pointer = pow_path_to_pointer (text);
      g_autofree char *joined = pow_path_join (NULL, text);
      g_auto (GStrv) keys = pow_path_split (joined);
      g_autofree char *label = pow_schema_dup_path_label (POW_KIND_SUBPROJECT, text, NULL, NULL);

      g_assert_true (pow_id_is_valid (id));
      g_assert_cmpint (pointer[0], ==, '/');
      g_assert_true (g_utf8_validate (label, -1, NULL));
      g_assert_cmpstr (keys[0] != NULL ? keys[0] : "", ==, text);
    }
  return 0;
}
