/* SPDX-License-Identifier: EUPL-1.2 */
#include "regions/pow-templates.h"

#include "model/record/pow-address.h"
#include "pow-config.h"
#include "regions/pow-reference-private.h"

#include <glib/gi18n-lib.h>

const char *const *
pow_template_list_names (void)
{
  static const char *const names[] = { "perspectief-op-werk", "meerjarenagenda", "empty", NULL };
  return names;
}

static PowRecord *
build_region (const char *id, const cJSON *regions)
{
  g_autofree char *address = pow_address_build (POW_KIND_REGION, id, NULL);
  return pow_reference_new_record (address, pow_json_copy (pow_json_get (regions, id)));
}

static PowRecord *
build_plan (const char *id, const char *programme_name, PowRecord *region)
{
  g_autofree char *address = pow_address_build (POW_KIND_PLAN, id, NULL);
  g_autofree char *title = g_strdup_printf ("%s %s", programme_name, pow_record_get_title (region));
  cJSON *plan = cJSON_CreateObject ();
  cJSON_AddStringToObject (plan, "title", title);
  cJSON_AddStringToObject (plan, "status", "draft");
  return pow_reference_new_record (address, plan);
}

GPtrArray *
pow_regions_list (void)
{
  g_autoptr (cJSON) regions = pow_reference_load ("regions");
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  const cJSON *region;
  cJSON_ArrayForEach (region, regions)
    g_ptr_array_add (records, build_region (region->string, regions));
  return records;
}

/* The ids as asked, or all of them; NULL when one is unknown. */
static GPtrArray *
choose_regions (const char *const *wanted, const cJSON *regions, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  const cJSON *region;
  if (wanted == NULL)
    cJSON_ArrayForEach (region, regions)
      g_ptr_array_add (ids, region->string);

  for (gsize i = 0; wanted != NULL && wanted[i] != NULL; i++)
    {
      region = pow_json_get (regions, wanted[i]);
      if (region == NULL)
        {
          g_set_error (
              error, POW_RECORD_ERROR, POW_RECORD_ERROR_INVALID,
              _ ("There is no region “%s”. Use an id such as “zeeland” or “midden-holland”."),
              wanted[i]);
          return NULL;
        }
      if (!g_ptr_array_find (ids, region->string, NULL))
        g_ptr_array_add (ids, region->string);
    }
  return g_steal_pointer (&ids);
}

GPtrArray *
pow_template_build_records (const char *name, const char *const *regions, GError **error)
{
  g_return_val_if_fail (name != NULL, NULL);

  if (!g_strv_contains (pow_template_list_names (), name))
    {
      g_autofree char *known = g_strjoinv (", ", (char **)pow_template_list_names ());
      g_set_error (error, POW_RECORD_ERROR, POW_RECORD_ERROR_INVALID,
                   _ ("There is no template “%s”. Choose one of: %s."), name, known);
      return NULL;
    }

  g_autoptr (cJSON) reference = pow_reference_load ("regions");
  g_autoptr (GPtrArray) ids = choose_regions (regions, reference, error);
  if (ids == NULL)
    return NULL;

  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  PowRecord *programme = pow_reference_new_record ("programme", pow_reference_load (name));
  g_ptr_array_add (records, programme);
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      PowRecord *region = build_region (id, reference);
      g_ptr_array_add (records, region);
      g_ptr_array_add (records, build_plan (id, pow_record_get_title (programme), region));
    }
  return g_steal_pointer (&records);
}
