/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/fuzz/fuzz.h"

#include "model/change/pow-merge.h"

#include <string.h>

/* Input: a byte for the kind, then base, ours and theirs, NUL between them; an empty text is no
 * record. Whatever was read merges the same both ways, and into something that can be read. */

enum
{
  BASE,
  OURS,
  THEIRS,
  N_TEXTS,
};

static void
check_same (const char *law, const char *a, const char *b)
{
  if (g_strcmp0 (a, b) != 0)
    g_error ("%s:\n%s\n%s", law, a, b);
}

static char *
write_json (const cJSON *value)
{
  return value != NULL ? pow_json_write (value, NULL) : NULL;
}

static char *
write_record (PowRecord *record)
{
  return record != NULL ? pow_record_write (record, NULL) : NULL;
}

static cJSON *
read_json (char *const texts[], guint which)
{
  return texts[which][0] != '\0' ? pow_json_read (texts[which], strlen (texts[which]), NULL) : NULL;
}

static void
try_json (char *const texts[])
{
  g_autoptr (cJSON) base = read_json (texts, BASE);
  g_autoptr (cJSON) ours = read_json (texts, OURS);
  g_autoptr (cJSON) theirs = read_json (texts, THEIRS);
  g_autoptr (cJSON) merged = pow_merge_json (base, ours, theirs);
  g_autoptr (cJSON) mirrored = pow_merge_json (base, theirs, ours);
  g_autofree char *merged_text = write_json (merged);
  g_autofree char *mirrored_text = write_json (mirrored);

  check_same ("merge(b,o,t) is not merge(b,t,o)", merged_text, mirrored_text);
}

static PowRecord *
read_record (PowKind kind, char *const texts[], guint which)
{
  return texts[which][0] != '\0'
             ? pow_record_read (kind, NULL, texts[which], strlen (texts[which]), NULL)
             : NULL;
}

static void
try_records (PowKind kind, char *const texts[])
{
  g_autoptr (PowRecord) base = read_record (kind, texts, BASE);
  g_autoptr (PowRecord) ours = read_record (kind, texts, OURS);
  g_autoptr (PowRecord) theirs = read_record (kind, texts, THEIRS);
  g_autoptr (PowRecord) merged = pow_merge_records (base, ours, theirs);
  g_autoptr (PowRecord) mirrored = pow_merge_records (base, theirs, ours);
  g_autofree char *merged_text = write_record (merged);
  g_autofree char *mirrored_text = write_record (mirrored);
  g_autoptr (PowRecord) again = NULL;
  g_autofree char *again_text = NULL;
  g_autoptr (GError) error = NULL;

  check_same ("merge(b,o,t) is not merge(b,t,o)", merged_text, mirrored_text);
  if (merged == NULL)
    return;
  again = pow_record_read (kind, NULL, merged_text, strlen (merged_text), &error);
  if (again == NULL)
    g_error ("what was merged cannot be read: %s\n%s", error->message, merged_text);
  again_text = write_record (again);
  check_same ("what was merged is not canonical", merged_text, again_text);
}

static void
try_prose (char *const texts[])
{
  g_autofree char *merged = NULL;
  g_autofree char *mirrored = NULL;

  for (guint i = 0; i < N_TEXTS; i++)
    if (!g_utf8_validate (texts[i], -1, NULL))
      return;
  merged = pow_merge_text (texts[BASE], texts[OURS], texts[THEIRS]);
  mirrored = pow_merge_text (texts[BASE], texts[THEIRS], texts[OURS]);
  check_same ("prose is not united the same both ways", merged, mirrored);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  char *texts[N_TEXTS];
  gsize at = 1;
  guint kind;

  if (size == 0)
    return 0;
  kind = data[0] % (POW_N_KINDS + 2);
  for (guint i = 0; i < N_TEXTS; i++)
    {
      const guint8 *end = at < size ? memchr (data + at, '\0', size - at) : NULL;
      gsize next = end != NULL ? (gsize)(end - data) : size;

      texts[i] = at < size ? g_strndup ((const char *)data + at, next - at) : g_strdup ("");
      at = next + 1;
    }

  if (kind < POW_N_KINDS)
    try_records ((PowKind)kind, texts);
  else if (kind == POW_N_KINDS)
    try_json (texts);
  else
    try_prose (texts);

  for (guint i = 0; i < N_TEXTS; i++)
    g_free (texts[i]);
  return 0;
}
