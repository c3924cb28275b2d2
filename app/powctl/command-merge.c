/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include "model/change/pow-merge.h"
#include "model/record/pow-address.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static char *kind_name;
static char *path;
static gboolean driver;

static const GOptionEntry options[] = {
  { "kind", 0, 0, G_OPTION_ARG_FILENAME, &kind_name, N_ ("Merge records of this kind"),
    N_ ("KIND") },
  { "path", 0, 0, G_OPTION_ARG_FILENAME, &path,
    N_ ("The file’s path in the portfolio, which tells the kind"), N_ ("PATH") },
  { "driver", 0, 0, G_OPTION_ARG_NONE, &driver,
    N_ ("As git’s merge driver: the result replaces OURS"), NULL },
  { NULL },
};

/* One of the three files: nothing, a record, any JSON, or bytes that cannot be read. */
typedef struct
{
  const char *file;
  char *text;
  gsize length;
  PowRecord *record;
  cJSON *json;
  GError *unreadable;
} Side;

static void
side_clear (Side *side)
{
  g_free (side->text);
  g_clear_object (&side->record);
  cJSON_Delete (side->json);
  g_clear_error (&side->unreadable);
}

static gboolean
side_load (Side *side, PowKind kind, const char *address, GError **error)
{
  side->text = powctl_read_file (side->file, &side->length, error);
  if (side->text == NULL)
    return FALSE;
  if (side->length == 0)
    return TRUE;
  if (kind == POW_KIND_NONE)
    side->json = pow_json_read (side->text, side->length, &side->unreadable);
  else
    side->record = pow_record_read (kind, address, side->text, side->length, &side->unreadable);
  return TRUE;
}

static gboolean
side_equal (const Side *a, const Side *b)
{
  return a->length == b->length && memcmp (a->text, b->text, a->length) == 0;
}

static char *
merge_readable (PowKind kind, const Side sides[3], gsize *length, gboolean *choices)
{
  if (kind == POW_KIND_NONE)
    {
      g_autoptr (cJSON) merged = pow_merge_json (sides[0].json, sides[1].json, sides[2].json);

      *choices = pow_json_get (merged, "choices") != NULL;
      return merged != NULL ? pow_json_write (merged, length) : g_strdup ("");
    }
  else
    {
      g_autoptr (PowRecord) merged
          = pow_merge_records (sides[0].record, sides[1].record, sides[2].record);

      *choices = merged != NULL && pow_record_count_choices (merged) > 0;
      return merged != NULL ? pow_record_write (merged, length) : g_strdup ("");
    }
}

/* What cannot be read is opaque: the side that changed, else the one that can be read. NULL when
 * there is none. */
static const Side *
choose_whole (const Side sides[3])
{
  if (side_equal (&sides[0], &sides[1]))
    return &sides[2];
  if (side_equal (&sides[0], &sides[2]) || side_equal (&sides[1], &sides[2]))
    return &sides[1];
  if (sides[1].unreadable == NULL)
    return &sides[1];
  return sides[2].unreadable == NULL ? &sides[2] : NULL;
}

static char *
merge_sides (PowKind kind, const Side sides[3], gsize *length, gboolean *choices, GError **error)
{
  const Side *whole;

  *length = 0;
  *choices = FALSE;
  if (sides[0].unreadable == NULL && sides[1].unreadable == NULL && sides[2].unreadable == NULL)
    return merge_readable (kind, sides, length, choices);

  /* Without a readable base the two sides are merged as if both were new. */
  if (sides[1].unreadable == NULL && sides[2].unreadable == NULL
      && !side_equal (&sides[0], &sides[1]) && !side_equal (&sides[0], &sides[2]))
    {
      Side known[3] = { { 0 }, sides[1], sides[2] };

      return merge_readable (kind, known, length, choices);
    }

  whole = choose_whole (sides);
  if (whole == NULL)
    {
      g_propagate_error (error, g_error_copy (sides[1].unreadable));
      return NULL;
    }
  for (guint i = 1; i < 3; i++)
    if (sides[i].unreadable != NULL && &sides[i] != whole)
      fprintf (stderr, _ ("powctl: merge: %s cannot be read and was left out: %s\n"), sides[i].file,
               sides[i].unreadable->message);
  *length = whole->length;
  return g_memdup2 (whole->text, whole->length + 1);
}

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  Side sides[3] = { { arguments[0] }, { arguments[1] }, { arguments[2] } };
  g_autofree char *address = NULL;
  g_autofree char *merged = NULL;
  PowKind kind = POW_KIND_NONE;
  gsize length = 0;
  gboolean choices = FALSE;
  gboolean done = TRUE;

  if (kind_name != NULL && path != NULL)
    {
      g_set_error_literal (error, POWCTL_ERROR, POWCTL_ERROR_USAGE,
                           _ ("Give --kind or --path, not both"));
      return POWCTL_USAGE;
    }
  if (kind_name != NULL && !powctl_parse_kind (kind_name, &kind, error))
    return POWCTL_USAGE;
  if (path != NULL)
    {
      address = pow_address_from_path (path);
      kind = address != NULL ? pow_address_get_kind (address) : POW_KIND_NONE;
    }

  for (guint i = 0; i < 3 && done; i++)
    {
      powctl_about (powctl, sides[i].file, NULL);
      done = side_load (&sides[i], kind, address, error);
    }
  if (done)
    {
      powctl_about (powctl, sides[1].file, NULL);
      merged = merge_sides (kind, sides, &length, &choices, error);
    }
  if (merged != NULL && driver)
    done = g_file_set_contents (sides[1].file, merged, (gssize) length, error);
  else if (merged != NULL)
    powctl_write (merged, length);

  for (guint i = 0; i < 3; i++)
    side_clear (&sides[i]);
  if (merged == NULL || !done)
    return POWCTL_REFUSED;
  return choices && !driver ? POWCTL_CHOICES : POWCTL_DONE;
}

const PowctlCommand powctl_merge = {
  "merge", "BASE OURS THEIRS", N_ ("Merges two versions of a record field by field"), options, 3, 3,
  run,
};
