/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/form/pow-form-options.h"

#include "model/record/pow-address.h"
#include "pow-config.h"
#include "ui/form/pow-form-words.h"

#include <glib/gi18n-lib.h>

static void
pow_form_options_add (GListStore *store, const char *id, const char *label, const char *detail)
{
  g_autoptr (PowOption) option = pow_option_new (id, label, detail);

  g_list_store_append (store, option);
}

static void
pow_form_options_add_records (PowForm *form, GListStore *store, PowKind kind, const char *region,
                            const char *not_region)
{
  PowSnapshot *snapshot = pow_session_get_snapshot (pow_form_get_session (form));
  g_autoptr (GPtrArray) records = pow_snapshot_list (snapshot, kind, region, FALSE);
  const char *own = pow_form_get_address (form);

  for (guint i = 0; i < records->len; i++)
    {
      PowRecord *record = g_ptr_array_index (records, i);
      const char *address = pow_record_get_address (record);
      g_autofree char *its_region = pow_address_dup_region (address);
      g_autofree char *region_address = NULL;

      if (g_strcmp0 (address, own) == 0 || g_strcmp0 (its_region, not_region) == 0)
        continue;
      region_address = pow_address_build (POW_KIND_REGION, its_region, NULL);
      pow_form_options_add (store, address, pow_snapshot_get_title (snapshot, address),
                                 region != NULL
                                     ? pow_kind_get_label (kind)
                                     : pow_snapshot_get_title (snapshot, region_address));
    }
}

static void
pow_form_options_add_keys (PowForm *form, GListStore *store, const PowField *field)
{
  const char *path;
  PowRecord *owner = pow_form_words_find_key_owner (form, field, &path);
  g_autoptr (GPtrArray) keys = owner != NULL ? pow_record_list_entries (owner, path) : NULL;

  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      g_autofree char *label = pow_form_words_dup_key (form, field, key);

      pow_form_options_add (store, key, label, NULL);
    }
}

GListStore *
pow_form_options_list (PowForm *form, const PowField *field)
{
  PowSession *session;
  PowSnapshot *snapshot;
  GListStore *store;

  g_return_val_if_fail (POW_IS_FORM (form), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  if (field->type == POW_TYPE_SET)
    field = field->item;
  session = pow_form_get_session (form);
  snapshot = pow_session_get_snapshot (session);
  store = g_list_store_new (POW_TYPE_OPTION);
  if (field->choices != NULL)
    for (const PowChoice *choice = field->choices; choice->id != NULL; choice++)
      pow_form_options_add (store, choice->id, gettext (choice->label), NULL);
  if (field->vocabulary != NULL && pow_snapshot_get_programme (snapshot) != NULL)
    {
      g_autoptr (GPtrArray) terms
          = pow_record_list_entries (pow_snapshot_get_programme (snapshot), field->vocabulary);

      for (guint i = 0; i < terms->len; i++)
        {
          const char *term = g_ptr_array_index (terms, i);

          pow_form_options_add (
              store, term, pow_snapshot_get_term_label (snapshot, field->vocabulary, term), NULL);
        }
    }
  if (field->key_of != NULL)
    pow_form_options_add_keys (form, store, field);
  if (field->type == POW_TYPE_REGION)
    {
      g_autoptr (GPtrArray) regions = pow_session_list_all_regions (session);

      for (guint i = 0; i < regions->len; i++)
        {
          const char *region = g_ptr_array_index (regions, i);
          g_autofree char *address = pow_address_build (POW_KIND_REGION, region, NULL);

          pow_form_options_add (store, region, pow_snapshot_get_title (snapshot, address), NULL);
        }
    }
  for (int own = 1; own >= 0; own--)
    for (PowKind kind = 0; kind < POW_N_KINDS; kind++)
      if (field->targets & POW_KIND_MASK (kind))
        pow_form_options_add_records (form, store, kind, own ? pow_form_get_region (form) : NULL,
                                    own ? NULL : pow_form_get_region (form));
  return store;
}
