/* SPDX-License-Identifier: EUPL-1.2 */
/* Who works here and what they look at: person, role, own region and the answer to Waar. */
#include "ui/common/pow-session-private.h"

#include "model/record/pow-address.h"
#include "pow-config.h"

static GSettings *
pow_session_find_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, POW_APPLICATION_ID, TRUE);
  return schema != NULL ? g_settings_new (POW_APPLICATION_ID) : NULL;
}

static char *
pow_session_dup_setting (PowSession *self, const char *key)
{
  return self->settings != NULL ? g_settings_get_string (self->settings, key) : g_strdup ("");
}

static void
pow_session_read_person (PowSession *self)
{
  self->person = pow_session_dup_setting (self, "person");
  self->organisation = pow_session_dup_setting (self, "organisation");
  self->own_region = pow_session_dup_setting (self, "own-region");
  self->role = self->settings != NULL ? (PowRole) g_settings_get_enum (self->settings, "role")
                                      : POW_ROLE_NATIONAL;
}

/* Everybody starts where their work is (screens of each role). */
static PowScope
pow_session_get_first_scope (PowSession *self)
{
  if (*self->own_region == '\0')
    return POW_SCOPE_ALL;
  switch (self->role)
    {
    case POW_ROLE_COORDINATOR:
      return POW_SCOPE_NEIGHBOURS;
    case POW_ROLE_LEAD:
      return POW_SCOPE_OWN;
    case POW_ROLE_NATIONAL:
    default:
      return POW_SCOPE_ALL;
    }
}

static void
pow_session_read_scope (PowSession *self)
{
  g_autoptr (GVariant) chosen = NULL;

  self->scope = pow_session_get_first_scope (self);
  if (self->settings != NULL)
    chosen = g_settings_get_user_value (self->settings, "scope");
  if (chosen == NULL)
    return;
  self->scope = (PowScope) g_settings_get_enum (self->settings, "scope");
  self->scope_region = pow_session_dup_setting (self, "scope-region");
  /* A portfolio may not know what another one was last filtered by. */
  if ((self->scope == POW_SCOPE_REGION && *self->scope_region == '\0')
      || (self->scope < POW_SCOPE_ALL && *self->own_region == '\0'))
    self->scope = POW_SCOPE_ALL;
}

void
pow_session_read_settings (PowSession *self)
{
  self->settings = pow_session_find_settings ();
  pow_session_read_person (self);
  pow_session_read_scope (self);
}

/**
 * pow_session_get_person:
 * @self: a session
 *
 * Returns: (transfer none): the name that stands with every change; "" when not asked yet
 */
const char *
pow_session_get_person (PowSession *self)
{
  g_return_val_if_fail (POW_IS_SESSION (self), "");

  return self->person;
}

/**
 * pow_session_get_organisation:
 * @self: a session
 *
 * Returns: (transfer none): where the person works; "" when not told
 */
const char *
pow_session_get_organisation (PowSession *self)
{
  g_return_val_if_fail (POW_IS_SESSION (self), "");

  return self->organisation;
}

/**
 * pow_session_get_role:
 * @self: a session
 *
 * Returns: what the person does, which decides where they start
 */
PowRole
pow_session_get_role (PowSession *self)
{
  g_return_val_if_fail (POW_IS_SESSION (self), POW_ROLE_NATIONAL);

  return self->role;
}

/**
 * pow_session_get_own_region:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): a region id; %NULL: somebody of the national programme without one
 */
const char *
pow_session_get_own_region (PowSession *self)
{
  g_return_val_if_fail (POW_IS_SESSION (self), NULL);

  return *self->own_region != '\0' ? self->own_region : NULL;
}

static void
pow_session_write_setting (PowSession *self, const char *key, const char *value)
{
  if (self->settings != NULL)
    g_settings_set_string (self->settings, key, value);
}

/**
 * pow_session_set_person:
 * @self: a session
 * @name: (nullable): the name; blanks around it are taken off
 * @organisation: (nullable): where the person works
 * @role: what the person does
 * @own_region: (nullable): a region id
 *
 * Keeps who is working in the settings, and emits "changed".
 */
void
pow_session_set_person (PowSession *self,
                        const char *name,
                        const char *organisation,
                        PowRole role,
                        const char *own_region)
{
  g_return_if_fail (POW_IS_SESSION (self));
  g_return_if_fail (role <= POW_ROLE_NATIONAL);

  g_free (self->person);
  self->person = g_strstrip (g_strdup (name != NULL ? name : ""));
  g_free (self->organisation);
  self->organisation = g_strstrip (g_strdup (organisation != NULL ? organisation : ""));
  g_free (self->own_region);
  self->own_region = g_strdup (own_region != NULL ? own_region : "");
  self->role = role;
  pow_session_write_setting (self, "person", self->person);
  pow_session_write_setting (self, "organisation", self->organisation);
  pow_session_write_setting (self, "own-region", self->own_region);
  if (self->settings != NULL)
    {
      g_settings_set_enum (self->settings, "role", (int) role);
      g_settings_reset (self->settings, "scope");
      g_settings_reset (self->settings, "scope-region");
      g_settings_reset (self->settings, "against");
    }
  self->scope = pow_session_get_first_scope (self);
  g_clear_pointer (&self->scope_region, g_free);
  pow_session_start_against (self);
  pow_session_emit_changed (self);
}

/**
 * pow_session_get_scope:
 * @self: a session
 * @region: (out) (optional) (transfer none) (nullable): the region that the scope is about; %NULL: none, or all
 *
 * Returns: the answer to Waar
 */
PowScope
pow_session_get_scope (PowSession *self, const char **region)
{
  g_return_val_if_fail (POW_IS_SESSION (self), POW_SCOPE_ALL);

  if (region != NULL)
    *region = self->scope == POW_SCOPE_REGION ? self->scope_region
              : self->scope == POW_SCOPE_ALL  ? NULL
                                              : pow_session_get_own_region (self);
  return self->scope;
}

/**
 * pow_session_set_scope:
 * @self: a session
 * @scope: the answer to Waar
 * @region: (nullable): which region, of %POW_SCOPE_REGION
 *
 * Keeps the answer in the settings and emits "changed"; nothing when it is that already.
 */
void
pow_session_set_scope (PowSession *self, PowScope scope, const char *region)
{
  g_return_if_fail (POW_IS_SESSION (self));
  g_return_if_fail (scope != POW_SCOPE_REGION || region != NULL);

  if (scope == self->scope && g_strcmp0 (region, self->scope_region) == 0)
    return;
  self->scope = scope;
  g_free (self->scope_region);
  self->scope_region = g_strdup (scope == POW_SCOPE_REGION ? region : NULL);
  if (self->settings != NULL)
    g_settings_set_enum (self->settings, "scope", (int) scope);
  pow_session_write_setting (self, "scope-region", region != NULL ? region : "");
  pow_session_emit_changed (self);
}

void
pow_session_widen_scope (PowSession *self, PowSnapshot *before)
{
  g_autofree char *address = NULL;

  if (self->scope != POW_SCOPE_REGION || before == NULL || before == self->snapshot)
    return;
  address = pow_address_build (POW_KIND_REGION, self->scope_region, NULL);
  if (pow_snapshot_lookup (before, address) != NULL && pow_snapshot_lookup (self->snapshot, address) == NULL)
    pow_session_set_scope (self, POW_SCOPE_ALL, NULL);
}

/**
 * pow_session_is_own:
 * @self: a session
 * @region: (nullable): a region id
 *
 * Returns: whether it is the person's own region
 */
gboolean
pow_session_is_own (PowSession *self, const char *region)
{
  g_return_val_if_fail (POW_IS_SESSION (self), FALSE);

  return region != NULL && *self->own_region != '\0' && g_str_equal (region, self->own_region);
}

/**
 * pow_session_is_neighbour:
 * @self: a session
 * @region: (nullable): a region id
 *
 * Returns: whether it borders on the own region, as shown; before the own region was known, as it is now
 */
gboolean
pow_session_is_neighbour (PowSession *self, const char *region)
{
  g_autofree char *address = NULL;
  PowRecord *own;

  g_return_val_if_fail (POW_IS_SESSION (self), FALSE);

  if (region == NULL || *self->own_region == '\0')
    return FALSE;
  address = pow_address_build (POW_KIND_REGION, self->own_region, NULL);
  own = pow_session_lookup (self, address);
  /* Before the region was known its neighbours are those of now. */
  if (own == NULL)
    own = pow_snapshot_lookup (self->snapshot, address);
  return own != NULL && pow_record_set_contains (own, "neighbours", region);
}

/**
 * pow_session_in_scope:
 * @self: a session
 * @region: a region id
 *
 * Returns: whether the answer to Waar shows the region
 */
gboolean
pow_session_in_scope (PowSession *self, const char *region)
{
  g_return_val_if_fail (POW_IS_SESSION (self), FALSE);

  switch (self->scope)
    {
    case POW_SCOPE_OWN:
      return pow_session_is_own (self, region);
    case POW_SCOPE_NEIGHBOURS:
      return pow_session_is_own (self, region) || pow_session_is_neighbour (self, region);
    case POW_SCOPE_REGION:
      return g_strcmp0 (region, self->scope_region) == 0;
    case POW_SCOPE_ALL:
    default:
      return TRUE;
    }
}

static gboolean
pow_session_has_ended (PowSession *self, const char *region)
{
  g_autofree char *address = pow_address_build (POW_KIND_REGION, region, NULL);
  PowRecord *record = pow_session_lookup (self, address);

  return record != NULL && pow_insight_has_ended (record, pow_session_get_today (self));
}

/* Own, neighbours, the rest; by name inside each, which is the order of the snapshot's list. */
static GPtrArray *
pow_session_order_regions (PowSession *self, gboolean scoped)
{
  /* What can be chosen is there now, also while an earlier moment is on screen. */
  g_autoptr (GPtrArray) all = pow_snapshot_list_regions (scoped ? pow_session_get_snapshot (self) : self->snapshot);
  GPtrArray *ordered = g_ptr_array_new_with_free_func (g_free);

  for (int rank = 0; rank < 3; rank++)
    for (guint i = 0; i < all->len; i++)
      {
        const char *region = g_ptr_array_index (all, i);
        int own_rank = pow_session_is_own (self, region)         ? 0
                       : pow_session_is_neighbour (self, region) ? 1
                                                                 : 2;

        if (own_rank != rank || (scoped && !pow_session_in_scope (self, region)))
          continue;
        if (scoped && rank > 0 && self->scope != POW_SCOPE_REGION
            && pow_session_has_ended (self, region))
          continue;
        g_ptr_array_add (ordered, g_strdup (region));
      }
  return ordered;
}

/**
 * pow_session_list_regions:
 * @self: a session
 *
 * Returns: (transfer full) (element-type utf8): ids of the regions that Waar shows: the own one, neighbours, then by name
 */
GPtrArray *
pow_session_list_regions (PowSession *self)
{
  g_return_val_if_fail (POW_IS_SESSION (self), NULL);

  return pow_session_order_regions (self, TRUE);
}

/**
 * pow_session_list_all_regions:
 * @self: a session
 *
 * Returns: (transfer full) (element-type utf8): ids of all regions in that order, whatever Waar says
 */
GPtrArray *
pow_session_list_all_regions (PowSession *self)
{
  g_return_val_if_fail (POW_IS_SESSION (self), NULL);

  return pow_session_order_regions (self, FALSE);
}

/**
 * pow_session_set_refused:
 * @self: a session
 * @regions: (nullable) (array zero-terminated=1): ids of the regions that the server does not let this person write
 *
 * Emits "changed" when it is another list: the forms of those regions can only be read.
 */
void
pow_session_set_refused (PowSession *self, const char *const *regions)
{
  static const char *const none[] = { NULL };

  g_return_if_fail (POW_IS_SESSION (self));

  if (g_strv_equal (self->refused != NULL ? (const char *const *) self->refused : none, regions != NULL ? regions : none))
    return;
  g_strfreev (self->refused);
  self->refused = g_strdupv ((char **) regions);
  pow_session_emit_changed (self);
}

/**
 * pow_session_is_refused:
 * @self: a session
 * @region: (nullable): a region id
 *
 * Returns: whether the server does not let this person write the region
 */
gboolean
pow_session_is_refused (PowSession *self, const char *region)
{
  g_return_val_if_fail (POW_IS_SESSION (self), FALSE);

  return region != NULL && self->refused != NULL && g_strv_contains ((const char *const *) self->refused, region);
}
