/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include <glib/gi18n-lib.h>

static char *kind_name;

static const GOptionEntry options[] = {
  { "kind", 0, 0, G_OPTION_ARG_FILENAME, &kind_name, N_ ("Read it as a record of this kind"),
    N_ ("KIND") },
  { NULL },
};

static char *
write_canonical (PowKind kind, const char *text, gsize length, gsize *written, GError **error)
{
  if (kind == POW_KIND_NONE)
    {
      g_autoptr (cJSON) value = pow_json_read (text, length, error);

      return value != NULL ? pow_json_write (value, written) : NULL;
    }
  else
    {
      g_autoptr (PowRecord) record = pow_record_read (kind, NULL, text, length, error);

      return record != NULL ? pow_record_write (record, written) : NULL;
    }
}

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  PowKind kind = POW_KIND_NONE;
  const char *file = arguments[0] != NULL ? arguments[0] : "-";
  g_autofree char *text = NULL;
  g_autofree char *canonical = NULL;
  gsize length, written;

  if (kind_name != NULL && !powctl_parse_kind (kind_name, &kind, error))
    return POWCTL_USAGE;
  text = powctl_read_file (file, &length, error);
  canonical = text != NULL ? write_canonical (kind, text, length, &written, error) : NULL;
  if (canonical == NULL)
    return POWCTL_REFUSED;
  powctl_write (canonical, written);
  return POWCTL_DONE;
}

const PowctlCommand powctl_canonical = {
  "canonical", "[FILE]", N_ ("Reads any JSON value and writes it in the one canonical form"),
  options,     0,        1,
  run,
};
