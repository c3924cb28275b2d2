/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include "model/change/pow-diff.h"
#include "model/record/pow-address.h"

#include <glib/gi18n-lib.h>

static char **regions;

static const GOptionEntry options[] = {
  { "region", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &regions,
    N_ ("Only of this region; may be given more than once"), N_ ("ID") },
  { NULL },
};

static gboolean
is_wanted (const PowChange *change)
{
  g_autofree char *region = pow_address_dup_region (change->address);

  return regions == NULL
         || (region != NULL && g_strv_contains ((const char *const *) regions, region));
}

/* Addresses of the changes of one type, each once; changes come by address. */
static GPtrArray *
collect_addresses (GPtrArray *changes, gboolean whole, PowChangeType type)
{
  GPtrArray *addresses = g_ptr_array_new ();

  for (guint i = 0; i < changes->len; i++)
    {
      const PowChange *change = g_ptr_array_index (changes, i);
      gboolean is_whole = change->field == NULL;

      if (is_whole != whole || (whole && change->type != type))
        continue;
      if (addresses->len == 0
          || !g_str_equal (g_ptr_array_index (addresses, addresses->len - 1), change->address))
        g_ptr_array_add (addresses, change->address);
    }
  return addresses;
}

static const struct
{
  const char *key;
  const char *mark;
  gboolean whole;
  PowChangeType type;
} parts[] = {
  { "added", "+", TRUE, POW_CHANGE_ADDED },
  { "removed", "−", TRUE, POW_CHANGE_REMOVED },
  { "changed", "~", FALSE, POW_CHANGE_CHANGED },
};

static void
print_as_json (GPtrArray *changes)
{
  cJSON *document = cJSON_CreateObject ();

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GPtrArray) addresses = collect_addresses (changes, parts[i].whole, parts[i].type);
      cJSON *array = cJSON_AddArrayToObject (document, parts[i].key);

      for (guint j = 0; j < addresses->len; j++)
        cJSON_AddItemToArray (array, cJSON_CreateString (g_ptr_array_index (addresses, j)));
    }
  cJSON_AddItemToObject (document, "changes", powctl_changes_to_json (changes));
  powctl_print_json (document);
}

static void
print_as_text (GPtrArray *changes, PowSnapshot *before, PowSnapshot *after)
{
  if (changes->len == 0)
    powctl_print (_ ("Nothing has changed\n"));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GPtrArray) addresses = collect_addresses (changes, parts[i].whole, parts[i].type);

      for (guint j = 0; !parts[i].whole ? FALSE : j < addresses->len; j++)
        {
          const char *address = g_ptr_array_index (addresses, j);

          powctl_print ("%s %s  %s\n", parts[i].mark,
                        pow_snapshot_get_title (
                            parts[i].type == POW_CHANGE_REMOVED ? before : after, address),
                        address);
        }
    }
  for (guint i = 0; i < changes->len; i++)
    {
      const PowChange *change = g_ptr_array_index (changes, i);

      if (change->field != NULL)
        {
          powctl_print ("~");
          powctl_print_change (change, before, after);
        }
    }
}

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  g_autoptr (PowSnapshot) before = powctl_read (powctl, arguments[0], error);
  g_autoptr (PowSnapshot) after = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();

  if (before == NULL)
    return POWCTL_REFUSED;
  after = powctl_read_beside (powctl, arguments[1], before, error);
  if (after == NULL)
    return POWCTL_REFUSED;

  all = pow_diff_snapshots (before, after);
  for (guint i = 0; i < all->len; i++)
    if (is_wanted (g_ptr_array_index (all, i)))
      g_ptr_array_add (changes, g_ptr_array_index (all, i));
  if (powctl->json)
    print_as_json (changes);
  else
    print_as_text (changes, before, after);
  return POWCTL_DONE;
}

const PowctlCommand powctl_diff = {
  "diff", "MOMENT [MOMENT]", N_ ("What changed between two moments, or since one"), options, 1, 2,
  run,
};
