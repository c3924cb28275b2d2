/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-line-save.h"

#include "model/record/pow-address.h"
#include "model/store/pow-commit-message.h"
#include "model/store/pow-effective-time.h"
#include "model/store/pow-files.h"
#include "model/store/pow-fold.h"
#include "model/store/pow-pending.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How often a line may move under one save by a program that does not take our lock. */
#define TRIES_MAX 100

/**
 * pow_edit_new:
 * @base: (nullable): the record as the person saw it; %NULL for a new one
 * @wanted: the record as it shall be; it carries the address
 *
 * Makes one edit of a save. Any thread.
 *
 * Returns: (transfer full): the edit
 */
PowEdit *
pow_edit_new (PowRecord *base, PowRecord *wanted)
{
  PowEdit *edit;

  g_return_val_if_fail (POW_IS_RECORD (wanted), NULL);

  edit = g_new0 (PowEdit, 1);
  edit->base = base != NULL ? g_object_ref (base) : NULL;
  edit->wanted = g_object_ref (wanted);
  return edit;
}

/**
 * pow_edit_free:
 * @edit: (transfer full) (nullable): an edit
 *
 * Frees an edit.
 */
void
pow_edit_free (PowEdit *edit)
{
  if (edit == NULL)
    return;
  g_clear_object (&edit->base);
  g_clear_object (&edit->wanted);
  g_free (edit);
}

/**
 * pow_save_result_free:
 * @result: (transfer full) (nullable): what a save did
 *
 * Frees the result of a save.
 */
void
pow_save_result_free (PowSaveResult *result)
{
  if (result == NULL)
    return;
  g_free (result->change_id);
  g_clear_pointer (&result->revisions, g_ptr_array_unref);
  g_clear_pointer (&result->records, g_ptr_array_unref);
  g_free (result);
}

gboolean
pow_repository_check_author (const PowCommitInfo *info, GError **error)
{
  const char *c = info->author != NULL ? info->author : "";

  /* Git leaves these out of a name, and a name needs something besides. */
  while (*c != '\0' && (g_ascii_isspace (*c) || g_ascii_iscntrl (*c) || *c == '<' || *c == '>'))
    c++;
  if (*c == '\0' || !g_utf8_validate (info->author, -1, NULL))
    {
      g_set_error_literal (error, POW_STORE_ERROR, POW_STORE_ERROR_AUTHOR,
                           _("Nobody is named as the author. Fill in your name first."));
      return FALSE;
    }
  return TRUE;
}

char *
pow_repository_compose_mail (const PowCommitInfo *info, const char *line)
{
  g_autofree char *slug = NULL;

  if (info->mail != NULL && *info->mail != '\0')
    return g_strdup (info->mail);
  slug = pow_slug (info->author);
  return g_strdup_printf ("%s@%s.perspectief.invalid", slug,
                          g_str_has_prefix (line, POW_LINE_REGION_PREFIX) ? line + strlen (POW_LINE_REGION_PREFIX) : line);
}

static void
clear_record (gpointer record)
{
  if (record != NULL)
    g_object_unref (record);
}

static void
pow_line_save_free (gpointer data)
{
  PowLineSave *save = data;

  g_free (save->line);
  g_free (save->ref);
  g_clear_pointer (&save->edits, g_ptr_array_unref);
  g_clear_pointer (&save->before, g_ptr_array_unref);
  g_clear_pointer (&save->after, g_ptr_array_unref);
  g_free (save);
}

static GPtrArray *
group_by_line (GPtrArray *edits, GError **error)
{
  g_autoptr (GPtrArray) saves = g_ptr_array_new_with_free_func (pow_line_save_free);

  for (guint i = 0; i < edits->len; i++)
    {
      PowEdit *edit = g_ptr_array_index (edits, i);
      const char *address = pow_record_get_address (edit->wanted);
      g_autofree char *line = address != NULL && pow_address_is_valid (address) ? pow_address_dup_line (address) : NULL;
      PowLineSave *save = NULL;

      if (line == NULL || pow_record_is_newer (edit->wanted))
        {
          g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_INVALID,
                       line == NULL ? _("“%s” is not the address of a record.")
                                    : _("“%s” was written by a newer version of this program and can only be read. Install the newer version to change it."),
                       address != NULL ? address : "");
          return NULL;
        }
      for (guint j = 0; j < saves->len && save == NULL; j++)
        if (strcmp (((PowLineSave *) g_ptr_array_index (saves, j))->line, line) == 0)
          save = g_ptr_array_index (saves, j);
      if (save == NULL)
        {
          save = g_new0 (PowLineSave, 1);
          save->ref = pow_line_to_ref (line);
          save->line = g_steal_pointer (&line);
          save->edits = g_ptr_array_new ();
          g_ptr_array_add (saves, save);
        }
      g_ptr_array_add (save->edits, edit);
    }
  return g_steal_pointer (&saves);
}

/* What shall stand, given what stands now: as wanted when nobody else came between, else merged. */
static PowRecord *
settle_edit (PowRepository *self, PowEdit *edit, PowRecord *now, gboolean *merged, GError **error)
{
  PowRecord *after;

  if (now == NULL ? edit->base == NULL : pow_record_equal (now, edit->wanted))
    return g_object_ref (edit->wanted);
  if (now != NULL && edit->base != NULL && pow_record_equal (now, edit->base))
    return g_object_ref (edit->wanted);
  if (now != NULL && pow_record_is_newer (now))
    {
      g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_INVALID,
                   _("“%s” was written by a newer version of this program and can only be read. Install the newer version to change it."),
                   pow_record_get_address (edit->wanted));
      return NULL;
    }
  *merged = TRUE;
  after = self->merge != NULL ? self->merge (edit->base, now, edit->wanted) : NULL;
  if (after == NULL)
    g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_INVALID,
                 _("“%s” was changed by somebody else meanwhile and the two changes could not be joined. Open it again and repeat your change."),
                 pow_record_get_address (edit->wanted));
  return after;
}

/* Reads where the line stands and decides what each record becomes. Nothing is written. */
static gboolean
prepare_line (PowRepository *self, PowLineSave *save, GError **error)
{
  g_autoptr (PowRawCommit) tip = NULL;
  GError *failure = NULL;

  g_clear_pointer (&save->before, g_ptr_array_unref);
  g_clear_pointer (&save->after, g_ptr_array_unref);
  save->before = g_ptr_array_new_with_free_func (clear_record);
  save->after = g_ptr_array_new_with_free_func (clear_record);
  save->changed = FALSE;
  save->folded = FALSE;
  save->explains = FALSE;
  memset (&save->tip, 0, sizeof save->tip);

  save->is_new = !pow_lines_get_tip (self->lines, save->line, &save->tip, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (!save->is_new)
    {
      tip = pow_objects_read_commit (self->objects, &save->tip, TRUE, error);
      if (tip == NULL)
        return FALSE;
      save->tip_tree = tip->tree;
      save->tip_time = tip->time;
    }

  for (guint i = 0; i < save->edits->len; i++)
    {
      PowEdit *edit = g_ptr_array_index (save->edits, i);
      const char *address = pow_record_get_address (edit->wanted);
      g_autofree char *problem = NULL;
      PowRecord *now = NULL;
      PowRecord *after;

      if (!save->is_new)
        {
          now = pow_repository_load_record (self, &save->tip_tree, address, &problem, &failure);
          if (failure != NULL)
            {
              g_propagate_error (error, failure);
              return FALSE;
            }
        }
      if (problem != NULL)
        {
          g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_INVALID,
                       _("“%s” cannot be read in the portfolio, so it is not overwritten: %s"), address, problem);
          return FALSE;
        }
      g_ptr_array_add (save->before, now);
      after = settle_edit (self, edit, now, &save->merged, error);
      if (after == NULL)
        return FALSE;
      g_ptr_array_add (save->after, after);
      if (now == NULL || !pow_record_equal (now, after))
        save->changed = TRUE;
    }
  return TRUE;
}

static gboolean
write_tree (PowRepository *self, PowLineSave *save, git_oid *tree, GError **error)
{
  PowObjectStore store = pow_objects_as_store (self->objects);
  g_autofree PowTreeChange *changes = g_new0 (PowTreeChange, save->after->len);
  g_autofree git_oid *blobs = g_new0 (git_oid, save->after->len);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  gsize n = 0;

  for (guint i = 0; i < save->after->len; i++)
    {
      PowRecord *after = g_ptr_array_index (save->after, i);
      PowRecord *before = g_ptr_array_index (save->before, i);
      g_autofree char *text = NULL;
      gsize length;

      if (before != NULL && pow_record_equal (before, after))
        continue;
      text = pow_record_write (after, &length);
      if (length > POW_LIMIT_RECORD_BYTES)
        {
          g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_INVALID,
                       _("“%s” has become larger than a record may be (1 MiB). Shorten it and save again."),
                       pow_record_get_address (after));
          return FALSE;
        }
      if (!pow_objects_write (self->objects, POW_OBJECT_BLOB, text, length, &blobs[n], error))
        return FALSE;
      g_ptr_array_add (paths, pow_address_to_path (pow_record_get_address (after)));
      changes[n].path = g_ptr_array_index (paths, n);
      changes[n].blob = &blobs[n];
      n++;
    }
  return pow_tree_update (&store, save->is_new ? NULL : &save->tip_tree, changes, n, tree, error);
}

/* The records that messages tell of: as they are being saved, else as they stand. */
typedef struct
{
  PowRepository *repository;
  GPtrArray *saves;
  GHashTable *loaded; /* address → PowRecord, or NULL where there is none */
} PowSaveRecords;

/* A PowRecordLookup. */
static PowRecord *
look_up_saved (gpointer data, const char *address)
{
  PowSaveRecords *records = data;
  gpointer found;

  for (guint i = 0; i < records->saves->len; i++)
    {
      PowLineSave *save = g_ptr_array_index (records->saves, i);

      for (guint j = 0; j < save->after->len; j++)
        if (strcmp (pow_record_get_address (g_ptr_array_index (save->after, j)), address) == 0)
          return g_ptr_array_index (save->after, j);
    }
  if (!g_hash_table_lookup_extended (records->loaded, address, NULL, &found))
    {
      /* A title that cannot be read is left out of the message; the save itself does not need it. */
      found = pow_repository_load_standing (records->repository, address, NULL);
      g_hash_table_insert (records->loaded, g_strdup (address), found);
    }
  return found;
}

static void
unref_record (gpointer record)
{
  g_clear_object ((PowRecord **) &record);
}

static char *
compose_message (PowLineSave *save, const PowRawCommit *replaced, PowRecord *fold_base, PowSaveRecords *records, const PowCommitInfo *info, const char *change_id)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);
  g_autofree char *text = NULL;
  /* What somebody said of the first part of a change stays with the whole. */
  g_autofree char *reason = replaced != NULL ? pow_commit_message_dup_trailer (replaced->message, "Reason") : NULL;
  g_autofree char *body = replaced != NULL ? pow_commit_message_dup_trailer (replaced->message, "Body") : NULL;
  PowTrailers trailers = { info->reason != NULL ? info->reason : reason, info->body != NULL ? info->body : body, change_id, info->tool };

  for (guint i = 0; i < save->after->len; i++)
    pow_change_diff_records (save->folded ? fold_base : g_ptr_array_index (save->before, i),
                             g_ptr_array_index (save->after, i), TRUE, changes);
  text = info->subject != NULL ? g_strdup (info->subject)
                               : pow_change_format_message (changes, g_ptr_array_index (save->after, 0),
                                                            look_up_saved (records, "programme"), look_up_saved, records);
  return pow_commit_message_build (text, &trailers);
}

static gboolean
write_commit (PowRepository *self, PowLineSave *save, PowSaveRecords *records, const PowCommitInfo *info, char **change_id, GError **error)
{
  gint64 now = info->now != 0 ? info->now : g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *mail = pow_repository_compose_mail (info, save->line);
  g_autofree char *message = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PowRawCommit) replaced = NULL;
  g_autoptr (PowRecord) fold_base = NULL;
  g_autofree git_oid *parents = NULL;
  gsize n_parents = 0;
  PowSignature author = { info->author, mail, 0 };
  git_oid tree;

  if (!write_tree (self, save, &tree, error))
    return FALSE;

  if (info->fold && !save->is_new && save->edits->len == 1)
    replaced = pow_fold_find (self, save->line, &save->tip, g_ptr_array_index (save->after, 0), &tree, info->author,
                              mail, now, &fold_base);
  save->folded = replaced != NULL;
  if (save->folded)
    {
      const PowFoldable *foldable = g_hash_table_lookup (self->foldable, save->line);

      g_free (*change_id);
      *change_id = g_strdup (foldable->change_id);
      n_parents = replaced->n_parents;
      parents = g_memdup2 (replaced->parents, n_parents * sizeof (git_oid));
      author.time = pow_commit_time_for (now, replaced->time);
    }
  else if (!save->is_new)
    {
      n_parents = 1;
      parents = pow_oid_copy (&save->tip);
      author.time = pow_commit_time_for (now, save->tip_time);
    }
  else
    author.time = now;

  if (save->explains && !save->folded)
    {
      g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_INVALID,
                   _("“%s” was saved too long ago to add a reason to. Say why with the next change."),
                   pow_record_get_title (g_ptr_array_index (save->after, 0)));
      return FALSE;
    }
  message = compose_message (save, replaced, fold_base, records, info, *change_id);
  bytes = pow_commit_build (&tree, parents, n_parents, &author, message);
  return pow_objects_write (self->objects, POW_OBJECT_COMMIT, g_bytes_get_data (bytes, NULL),
                            g_bytes_get_size (bytes), &save->commit, error);
}

static PowSaveResult *
build_result (PowRepository *self, GPtrArray *saves, GPtrArray *edits, const PowCommitInfo *info, char *change_id)
{
  PowSaveResult *result = g_new0 (PowSaveResult, 1);

  result->change_id = change_id;
  result->revisions = g_ptr_array_new_with_free_func (g_free);
  result->records = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < saves->len; i++)
    {
      PowLineSave *save = g_ptr_array_index (saves, i);

      result->merged |= save->merged;
      if (!save->changed)
        continue;
      g_ptr_array_add (result->revisions, pow_oid_to_hex (&save->commit));
      if (info->fold && saves->len == 1 && save->edits->len == 1)
        pow_fold_remember (self, save->line, &save->commit, g_ptr_array_index (save->after, 0), info, change_id,
                           save->folded);
      else
        g_hash_table_remove (self->foldable, save->line);
    }
  for (guint i = 0; i < edits->len; i++)
    for (guint j = 0; j < saves->len; j++)
      {
        PowLineSave *save = g_ptr_array_index (saves, j);
        guint place;

        if (g_ptr_array_find (save->edits, g_ptr_array_index (edits, i), &place))
          g_ptr_array_add (result->records, g_object_ref (g_ptr_array_index (save->after, place)));
      }
  return result;
}

static PowSaveResult *
save_locked (PowRepository *self, GPtrArray *edits, const PowCommitInfo *info, GError **error)
{
  g_autoptr (GPtrArray) saves = group_by_line (edits, error);
  g_autofree char *change_id = pow_change_id_new ();

  if (saves == NULL || !pow_pending_finish (self->path, self->git, error))
    return NULL;

  for (guint attempt = 0; attempt < TRIES_MAX; attempt++)
    {
      g_autoptr (GHashTable) loaded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_record);
      PowSaveRecords records = { self, saves, loaded };
      PowMoveOutcome outcome;

      for (guint i = 0; i < saves->len; i++)
        {
          PowLineSave *save = g_ptr_array_index (saves, i);

          if (!save->moved && !prepare_line (self, save, error))
            return NULL;
        }
      for (guint i = 0; i < saves->len; i++)
        {
          PowLineSave *save = g_ptr_array_index (saves, i);

          /* A reason that comes after the change goes with it as long as the change may be folded. */
          if (!save->changed && !save->moved && info->fold && info->reason != NULL && !save->is_new && save->edits->len == 1)
            save->explains = save->changed = TRUE;
          if (save->changed && !save->moved
              && !write_commit (self, save, &records, info, &change_id, error))
            return NULL;
        }
      outcome = pow_repository_move_lines (self, saves, error);
      if (outcome == POW_MOVE_FAILED)
        return NULL;
      if (outcome == POW_MOVED)
        return build_result (self, saves, edits, info, g_steal_pointer (&change_id));
    }
  pow_repository_set_busy (self, error);
  return NULL;
}

/**
 * pow_repository_save:
 * @self: a portfolio
 * @edits: (element-type PowEdit): the records to write
 * @info: who and why
 *
 * Writes records durably: objects first, then each line by compare-and-swap. Where a line has
 * moved since the person saw it, what was changed is merged into what stands there now. On
 * failure everything is as it was. On the thread that opened the portfolio.
 *
 * Returns: (transfer full): what was written; %NULL with an error of #PowStoreError
 */
PowSaveResult *
pow_repository_save (PowRepository *self, GPtrArray *edits, const PowCommitInfo *info, GError **error)
{
  PowSaveResult *result;

  g_return_val_if_fail (POW_IS_REPOSITORY (self) && pow_repository_is_usable (self), NULL);
  g_return_val_if_fail (edits != NULL && info != NULL, NULL);

  if (!pow_repository_check_author (info, error) || !pow_guard_lock (self->guard, error))
    return NULL;
  result = save_locked (self, edits, info, error);
  pow_guard_unlock (self->guard);
  return result;
}
