/* SPDX-License-Identifier: EUPL-1.2 */
#include "regions/pow-reference-private.h"

#include "model/record/pow-address.h"
#include "regions/pow-regions-resources.h"

#define RESOURCE_FOLDER "/nl/perspectief/regions/"

cJSON *
pow_reference_load (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, name, ".json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resource_lookup_data (pow_regions_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL)
    g_error ("%s: %s", path, error->message);

  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  cJSON *value = pow_json_read (text, length, &error);
  if (value == NULL)
    g_error ("%s: %s", path, error->message);
  return value;
}

PowRecord *
pow_reference_new_record (const char *address, cJSON *tree)
{
  g_autoptr (GError) error = NULL;
  PowRecord *record = pow_record_new (pow_address_get_kind (address), address, tree, &error);
  if (record == NULL)
    g_error ("%s: %s", address, error->message);
  return record;
}
