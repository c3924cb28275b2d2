/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/schema/pow-kind.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *name;
  const char *folder;
  const char *label;
  const char *plural;
} kinds[POW_N_KINDS] = {
  [POW_KIND_PROGRAMME] = { "programme", NULL, N_ ("Programme"), N_ ("Programmes") },
  [POW_KIND_REGION] = { "region", NULL, N_ ("Region"), N_ ("Regions") },
  [POW_KIND_PLAN] = { "plan", NULL, N_ ("Action plan"), N_ ("Action plans") },
  [POW_KIND_SUBPROJECT] = { "subproject", "subprojects", N_ ("Subproject"), N_ ("Subprojects") },
  [POW_KIND_TREKKER] = { "trekker", "trekkers", N_ ("Trekker"), N_ ("Trekkers") },
  [POW_KIND_STAKEHOLDER]
  = { "stakeholder", "stakeholders", N_ ("Organisation"), N_ ("Organisations") },
  [POW_KIND_BODY] = { "body", "bodies", N_ ("Decision body"), N_ ("Decision bodies") },
  [POW_KIND_AGREEMENT] = { "agreement", "agreements", N_ ("Agreement"), N_ ("Agreements") },
  [POW_KIND_REPORT] = { "report", "reports", N_ ("Round report"), N_ ("Round reports") },
};

/**
 * pow_kind_get_name:
 * @kind: a kind, not %POW_KIND_NONE
 *
 * The singular name used by commands and in JSON; never translated.
 *
 * Returns: the name, such as "subproject"
 */
const char *
pow_kind_get_name (PowKind kind)
{
  g_return_val_if_fail (kind < POW_N_KINDS, NULL);

  return kinds[kind].name;
}

/**
 * pow_kind_get_folder:
 * @kind: a kind, not %POW_KIND_NONE
 *
 * The folder inside a region's folder that holds the records of this kind.
 *
 * Returns: (nullable): the folder, or %NULL for a kind with one file a region or a portfolio
 */
const char *
pow_kind_get_folder (PowKind kind)
{
  g_return_val_if_fail (kind < POW_N_KINDS, NULL);

  return kinds[kind].folder;
}

/**
 * pow_kind_get_label:
 * @kind: a kind, not %POW_KIND_NONE
 *
 * Returns: the singular for people, translated
 */
const char *
pow_kind_get_label (PowKind kind)
{
  g_return_val_if_fail (kind < POW_N_KINDS, NULL);

  return g_dgettext (GETTEXT_PACKAGE, kinds[kind].label);
}

/**
 * pow_kind_get_plural:
 * @kind: a kind, not %POW_KIND_NONE
 *
 * Returns: the plural for people, translated
 */
const char *
pow_kind_get_plural (PowKind kind)
{
  g_return_val_if_fail (kind < POW_N_KINDS, NULL);

  return g_dgettext (GETTEXT_PACKAGE, kinds[kind].plural);
}

/**
 * pow_kind_from_name:
 * @name: (nullable): a singular name
 *
 * Returns: the kind, or %POW_KIND_NONE when there is no such kind
 */
PowKind
pow_kind_from_name (const char *name)
{
  for (PowKind kind = 0; kind < POW_N_KINDS; kind++)
    if (g_strcmp0 (kinds[kind].name, name) == 0)
      return kind;
  return POW_KIND_NONE;
}

/**
 * pow_kind_from_folder:
 * @folder: (nullable): a folder name without slashes
 *
 * Returns: the kind whose records stand there, or %POW_KIND_NONE
 */
PowKind
pow_kind_from_folder (const char *folder)
{
  if (folder == NULL)
    return POW_KIND_NONE;
  for (PowKind kind = 0; kind < POW_N_KINDS; kind++)
    if (g_strcmp0 (kinds[kind].folder, folder) == 0)
      return kind;
  return POW_KIND_NONE;
}
