/* SPDX-License-Identifier: EUPL-1.2 */
/* A small program that writes portfolios, for tests that kill it, starve it or run several of it:
 *   store-writer create DIR
 *   store-writer save DIR NAME FROM COUNT [REGION]   one save a line of output, as it is acknowledged
 *   store-writer both DIR NAME TEXT                   one change to two lines
 *   store-writer read DIR                             opens, reads, prints problems and the names seen
 * Each save sets the note of a trekker NAME-<i>; it prints the name when the store says it is saved. */
#include "model/store/pow-repository.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static PowCommitInfo info = { .author = "Test Schrijver", .tool = "store-writer" };

static PowRecord *
build_record (PowKind kind, const char *address, const char *text)
{
  g_autoptr (GError) error = NULL;
  PowRecord *record = pow_record_read (kind, address, text, strlen (text), &error);

  if (record == NULL)
    g_error ("%s: %s", address, error->message);
  return record;
}

static int
fail (const GError *error)
{
  fprintf (stderr, "%s %d: %s\n", g_quark_to_string (error->domain), error->code, error->message);
  return 1;
}

static int
create (const char *path)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (PowRepository) repository = NULL;

  g_ptr_array_add (records, build_record (POW_KIND_PROGRAMME, "programme", "{\"format\":1,\"name\":\"Proef\",\"language\":\"nl\"}"));
  g_ptr_array_add (records, build_record (POW_KIND_REGION, "zeeland/region",
                                          "{\"format\":1,\"name\":\"Zeeland\",\"centre_municipality\":\"Goes\"}"));
  g_ptr_array_add (records, build_record (POW_KIND_PLAN, "zeeland/plan", "{\"format\":1,\"title\":\"Actieplan Zeeland\"}"));
  g_ptr_array_add (records, build_record (POW_KIND_REGION, "drenthe/region",
                                          "{\"format\":1,\"name\":\"Drenthe\",\"centre_municipality\":\"Emmen\"}"));
  repository = pow_repository_create (path, records, &info, &error);
  return repository != NULL ? 0 : fail (error);
}

static PowRecord *
build_trekker (const char *region, const char *id, const char *function)
{
  g_autofree char *address = g_strdup_printf ("%s/trekkers/%s", region, id);
  g_autofree char *text = g_strdup_printf ("{\"format\":1,\"side\":\"public\",\"function\":\"%s\"}", function);

  return build_record (POW_KIND_TREKKER, address, text);
}

static int
save (const char *path, const char *name, int from, int count, const char *region)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PowRepository) repository = pow_repository_open (path, &error);

  if (repository == NULL)
    return fail (error);
  for (int i = from; i < from + count; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%d", name, i);
      g_autoptr (PowRecord) record = build_trekker (region, id, id);
      g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);
      g_autoptr (PowSaveResult) result = NULL;

      g_ptr_array_add (edits, pow_edit_new (NULL, record));
      result = pow_repository_save (repository, edits, &info, &error);
      if (result == NULL)
        return fail (error);
      printf ("%s\n", id);
      fflush (stdout);
    }
  pow_repository_close (repository);
  return 0;
}

static int
save_both (const char *path, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PowRepository) repository = pow_repository_open (path, &error);
  g_autoptr (PowRecord) first = build_trekker ("zeeland", name, text);
  g_autoptr (PowRecord) second = build_trekker ("drenthe", name, text);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);
  g_autoptr (PowSaveResult) result = NULL;

  if (repository == NULL)
    return fail (error);
  g_ptr_array_add (edits, pow_edit_new (NULL, first));
  g_ptr_array_add (edits, pow_edit_new (NULL, second));
  result = pow_repository_save (repository, edits, &info, &error);
  if (result == NULL)
    return fail (error);
  printf ("%s %s\n", name, result->change_id);
  return 0;
}

static int
read_all (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PowRepository) repository = pow_repository_open (path, &error);
  g_autoptr (PowSnapshot) snapshot = repository != NULL ? pow_repository_read (repository, NULL, NULL, &error) : NULL;
  g_autoptr (GPtrArray) records = NULL;
  GPtrArray *problems;

  if (snapshot == NULL)
    return fail (error);
  records = pow_snapshot_list (snapshot, POW_KIND_NONE, NULL, TRUE);
  for (guint i = 0; i < records->len; i++)
    printf ("%s\n", pow_record_get_address (g_ptr_array_index (records, i)));
  problems = pow_snapshot_get_problems (snapshot);
  for (guint i = 0; i < problems->len; i++)
    printf ("problem %s: %s\n", ((PowProblem *) g_ptr_array_index (problems, i))->address,
            ((PowProblem *) g_ptr_array_index (problems, i))->problem);
  return problems->len > 0 ? 2 : 0;
}

int
main (int argc, char **argv)
{
  if (argc == 3 && strcmp (argv[1], "create") == 0)
    return create (argv[2]);
  if ((argc == 6 || argc == 7) && strcmp (argv[1], "save") == 0)
    return save (argv[2], argv[3], atoi (argv[4]), atoi (argv[5]), argc == 7 ? argv[6] : "zeeland");
  if (argc == 5 && strcmp (argv[1], "both") == 0)
    return save_both (argv[2], argv[3], argv[4]);
  if (argc == 3 && strcmp (argv[1], "read") == 0)
    return read_all (argv[2]);
  fprintf (stderr, "usage: store-writer create|save|both|read DIR …\n");
  return 2;
}
