/* SPDX-License-Identifier: EUPL-1.2 */
/* Makes the folder of a portfolio: whole, or not at all. */
#include "model/store/pow-repository-private.h"

#include "model/record/pow-address.h"
#include "model/store/pow-commit-message.h"
#include "model/store/pow-files.h"
#include "model/store/pow-libgit2.h"
#include "model/store/pow-pack-writer-private.h"
#include "model/store/pow-portfolio.h"

#include "pow-config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* A folder beside @path to build in, so that @path is whole or absent. NULL when @path is taken. */
static char *
choose_building_site (const char *path, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GDir) dir = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      dir = g_dir_open (path, 0, NULL);
      if (dir == NULL || g_dir_read_name (dir) != NULL)
        {
          g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_EXISTS,
                       _("“%s” exists already and is not empty. Choose a new folder."), path);
          return NULL;
        }
    }
  if (g_mkdir_with_parents (parent, 0700) != 0)
    {
      pow_store_set_errno (error, errno, parent);
      return NULL;
    }
  return g_strdup_printf ("%s/.%s.%08x.new", parent, name, g_random_int ());
}

static gboolean
move_into_place (const char *site, const char *path, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);

  if (rename (site, path) != 0)
    {
      if (errno == ENOTEMPTY || errno == EEXIST)
        g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_EXISTS,
                     _("“%s” exists already and is not empty. Choose a new folder."), path);
      else
        pow_store_set_errno (error, errno, path);
      return FALSE;
    }
  return pow_folder_sync (parent, error);
}

gboolean
pow_repository_build_folder (const char *path, PowBuildFunc build, gpointer data, GError **error)
{
  g_autofree char *canonical = g_canonicalize_filename (path, NULL);
  g_autofree char *site = choose_building_site (canonical, error);
  gboolean good;

  if (site == NULL)
    return FALSE;
  good = pow_portfolio_make_skeleton (site, error) && build (site, data, error)
         && move_into_place (site, canonical, error);
  if (!good)
    pow_folder_remove (site);
  return good;
}

typedef struct
{
  PowPackWriter *writer;
  gboolean demo;
} PowPackedBuild;

static gboolean
build_from_pack (const char *site, gpointer data, GError **error)
{
  PowPackedBuild *build = data;

  return pow_pack_writer_finish (build->writer, site, error)
         && pow_portfolio_seal (site, pow_pack_writer_get_root (build->writer), build->demo, error);
}

/**
 * pow_repository_create_packed:
 * @path: where: a folder that is not there yet, or is empty
 * @writer: the whole history, with the line `programme` set
 * @demo: whether to mark it as a demo, which is never shared unasked
 *
 * Makes a portfolio of a history that exists already: one pack, refs last, one pass of fsync. On
 * failure nothing is left at @path. The caller becomes its thread.
 *
 * Returns: (transfer full): the open portfolio; %NULL with an error of #PowStoreError
 */
PowRepository *
pow_repository_create_packed (const char *path, PowPackWriter *writer, gboolean demo, GError **error)
{
  PowPackedBuild build = { writer, demo };

  g_return_val_if_fail (path != NULL && writer != NULL, NULL);
  g_return_val_if_fail (pow_pack_writer_get_line (writer, POW_LINE_PROGRAMME) != NULL, NULL);

  if (!pow_repository_build_folder (path, build_from_pack, &build, error))
    return NULL;
  return pow_repository_open (path, error);
}

/* What somebody sees who clones the portfolio by hand; in both languages, whatever the locale. */
static const char readme_text[] =
  "# Perspectief\n\n"
  "Dit is een portfolio van Perspectief: per regio een branch `region/<regio>`, met een JSON-bestand\n"
  "voor elk actieplan, deelproject, trekker en besluit. Open de portfolio met het programma om hem te\n"
  "lezen en te wijzigen.\n\n"
  "This is a portfolio of Perspectief: a branch `region/<region>` for each region, with a JSON file for\n"
  "every plan, subproject, lead and decision. Open it with the program to read and change it.\n";

/* A PowRecordLookup in a list of records. */
static PowRecord *
look_up_new (gpointer data, const char *address)
{
  GPtrArray *records = data;

  for (guint i = 0; i < records->len; i++)
    if (strcmp (pow_record_get_address (g_ptr_array_index (records, i)), address) == 0)
      return g_ptr_array_index (records, i);
  return NULL;
}

static void
add_first_commit (PowPackWriter *writer, const char *line, GPtrArray *records, GPtrArray *all, const PowCommitInfo *info, GArray *files)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);
  g_autofree char *change_id = pow_change_id_new ();
  g_autofree char *text = NULL;
  g_autofree char *message = NULL;
  g_autofree char *mail = pow_repository_compose_mail (info, line);
  PowTrailers trailers = { info->reason, info->body, change_id, info->tool };
  PowPackCommit commit = { 0 };

  for (guint i = 0; i < records->len; i++)
    pow_change_diff_records (NULL, g_ptr_array_index (records, i), TRUE, changes);
  text = info->subject != NULL ? g_strdup (info->subject)
                               : pow_change_format_message (changes, g_ptr_array_index (records, 0),
                                                            look_up_new (all, "programme"), look_up_new, all);
  message = pow_commit_message_build (text, &trailers);
  commit.files = (const PowPackFile *) (void *) files->data;
  commit.n_files = files->len;
  commit.author = info->author;
  commit.mail = mail;
  commit.time = info->now != 0 ? info->now : g_get_real_time () / G_USEC_PER_SEC;
  commit.message = message;
  pow_pack_writer_set_line (writer, line, pow_pack_writer_add_commit (writer, &commit));
}

static void
clear_file (gpointer data)
{
  PowPackFile *file = data;

  g_free ((char *) file->path);
  g_free ((char *) file->text);
}

/**
 * pow_repository_create:
 * @path: where: a folder that is not there yet, or is empty
 * @records: (element-type PowRecord): the first records, each with its address; the programme is
 *   among them
 * @info: who makes it
 *
 * Makes a portfolio in which every line begins with one commit. It is built beside @path and
 * moved there whole, so that nothing of a failure is left at @path. The caller becomes its
 * thread.
 *
 * Returns: (transfer full): the open portfolio; %NULL with an error of #PowStoreError: no
 *   programme, no author, @path taken, or a write that failed
 */
PowRepository *
pow_repository_create (const char *path, GPtrArray *records, const PowCommitInfo *info, GError **error)
{
  g_autoptr (PowPackWriter) writer = pow_pack_writer_new ();
  g_autoptr (GHashTable) by_line = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  PowRecord *programme = NULL;

  g_return_val_if_fail (path != NULL && records != NULL && info != NULL, NULL);

  if (!pow_repository_check_author (info, error))
    return NULL;
  for (guint i = 0; i < records->len; i++)
    {
      PowRecord *record = g_ptr_array_index (records, i);
      g_autofree char *line = pow_address_dup_line (pow_record_get_address (record));
      GPtrArray *of_line = g_hash_table_lookup (by_line, line);

      if (pow_record_get_kind (record) == POW_KIND_PROGRAMME)
        programme = record;
      if (of_line == NULL)
        {
          of_line = g_ptr_array_new ();
          g_ptr_array_add (lines, line);
          g_hash_table_insert (by_line, g_steal_pointer (&line), of_line);
        }
      g_ptr_array_add (of_line, record);
    }
  if (programme == NULL)
    {
      g_set_error_literal (error, POW_STORE_ERROR, POW_STORE_ERROR_INVALID,
                           _("A portfolio cannot be made without a programme."));
      return NULL;
    }

  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);
      GPtrArray *of_line = g_hash_table_lookup (by_line, line);
      g_autoptr (GArray) files = g_array_new (FALSE, TRUE, sizeof (PowPackFile));

      g_array_set_clear_func (files, clear_file);
      for (guint j = 0; j < of_line->len; j++)
        {
          PowRecord *record = g_ptr_array_index (of_line, j);
          PowPackFile file = { .length = -1 };

          file.path = pow_address_to_path (pow_record_get_address (record));
          file.text = pow_record_write (record, NULL);
          g_array_append_val (files, file);
        }
      if (strcmp (line, POW_LINE_PROGRAMME) == 0)
        {
          PowPackFile readme = { g_strdup ("README.md"), g_strdup (readme_text), -1 };

          g_array_append_val (files, readme);
        }
      add_first_commit (writer, line, of_line, records, info, files);
    }
  return pow_repository_create_packed (path, writer, FALSE, error);
}
