/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/sync/pow-read-only.h"

#include "model/store/pow-portfolio.h"
#include "model/store/pow-repository-private.h"

static char *
build_setting (const char *line)
{
  return g_strdup_printf ("perspectief.%s.refused", line);
}

char *
pow_read_only_dup_refusal (PowRepository *repository, const char *line)
{
  g_autofree char *setting = build_setting (line);

  return pow_portfolio_dup_setting (repository->path, setting);
}

gboolean
pow_read_only_set (PowRepository *repository, const char *line, const char *refusal, GError **error)
{
  g_autofree char *setting = build_setting (line);
  g_autofree char *now = pow_read_only_dup_refusal (repository, line);
  gboolean good;

  if (g_strcmp0 (now, refusal) == 0)
    return TRUE;
  good = pow_guard_lock (repository->guard, error) && pow_portfolio_set_setting (repository->path, setting, refusal, error);
  pow_guard_unlock (repository->guard);
  return good;
}
