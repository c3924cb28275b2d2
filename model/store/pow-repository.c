/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-repository-private.h"

#include "model/store/pow-files.h"
#include "model/store/pow-git-child.h"
#include "model/store/pow-libgit2.h"
#include "model/store/pow-pending.h"
#include "model/store/pow-portfolio.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHECK_SECONDS 600
/* Exit statuses of `git fsck` (a set of bits) for broken packs and pack indexes. */
#define CHECK_PACK 4
#define CHECK_PACK_INDEX 32
#define CHECK_FAILED 128

G_DEFINE_FINAL_TYPE (PowRepository, pow_repository, G_TYPE_OBJECT)

void
pow_foldable_free (PowFoldable *foldable)
{
  if (foldable == NULL)
    return;
  g_free (foldable->address);
  g_free (foldable->author);
  g_free (foldable->mail);
  g_free (foldable->change_id);
  g_clear_pointer (&foldable->refs, g_hash_table_unref);
  g_free (foldable);
}

static void
pow_repository_dispose (GObject *object)
{
  pow_repository_close (POW_REPOSITORY (object));

  G_OBJECT_CLASS (pow_repository_parent_class)->dispose (object);
}

static void
pow_repository_finalize (GObject *object)
{
  PowRepository *self = POW_REPOSITORY (object);

  g_free (self->path);
  g_free (self->identity);
  g_hash_table_unref (self->foldable);
  g_hash_table_unref (self->approvals);

  G_OBJECT_CLASS (pow_repository_parent_class)->finalize (object);
}

static void
pow_repository_class_init (PowRepositoryClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = pow_repository_dispose;
  object_class->finalize = pow_repository_finalize;
}

static void
pow_repository_init (PowRepository *self)
{
  self->foldable = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pow_foldable_free);
  self->approvals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

gboolean
pow_repository_is_usable (PowRepository *self)
{
  return self->git != NULL && self->thread == g_thread_self ();
}

/* Whether the check found what libgit2 must not be shown: broken packs or indexes. Single broken
 * parts are named when they are read, by code that expects them. */
static gboolean
has_broken_packs (int status, const char *output)
{
  if (status < CHECK_FAILED)
    return (status & (CHECK_PACK | CHECK_PACK_INDEX)) != 0;
  return strstr (output, "/pack/") != NULL || strstr (output, "packfile") != NULL || strstr (output, "loose object") == NULL;
}

/* After a death: what it left is put right before libgit2 looks at anything. */
static gboolean
clean_up (PowRepository *self, GError **error)
{
  static const char *const check[] = { "fsck", "--connectivity-only", "--no-dangling", "--no-progress", NULL };
  g_autofree char *output = NULL;
  int status;

  pow_guard_remove_stale_locks (self->guard);
  if (!pow_git_child_run (self->path, check, CHECK_SECONDS, &output, &status, error))
    return FALSE;
  if (has_broken_packs (status, output))
    {
      g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_DAMAGED,
                   _("The portfolio “%s” was not closed properly and is damaged. Open a backup or make a copy of a shared one. (%s)"),
                   self->path, output);
      return FALSE;
    }
  pow_guard_remove_dead_markers (self->guard);
  return TRUE;
}

static gboolean
open_git (PowRepository *self, GError **error)
{
  int code = git_repository_open_ext (&self->git, self->path,
                                      GIT_REPOSITORY_OPEN_NO_SEARCH | GIT_REPOSITORY_OPEN_BARE, NULL);

  if (code < 0)
    {
      pow_store_set_git_error (error, GIT_ENOTFOUND, _("The portfolio cannot be opened; its folder is damaged."));
      return FALSE;
    }
  self->objects = pow_objects_new (self->path, self->git, error);
  if (self->objects == NULL)
    return FALSE;
  self->lines = pow_lines_new (self->git, self->objects);
  return TRUE;
}

/**
 * pow_repository_open:
 * @path: the folder of a portfolio
 *
 * Opens a portfolio: checks that it is ours, removes stale locks and checks the content after an
 * unclean end, and finishes a change to several lines that was under way. The caller becomes its
 * thread.
 *
 * Returns: (transfer full): the portfolio; %NULL with an error of #PowStoreError
 */
PowRepository *
pow_repository_open (const char *path, GError **error)
{
  g_autoptr (PowRepository) self = NULL;
  g_autofree char *canonical = NULL;
  gboolean unclean;
  gboolean good = TRUE;

  g_return_val_if_fail (path != NULL, NULL);

  pow_libgit2_start ();
  canonical = g_canonicalize_filename (path, NULL);
  self = g_object_new (POW_TYPE_REPOSITORY, NULL);
  if (!pow_portfolio_check (canonical, &self->identity, error))
    return NULL;
  self->path = g_steal_pointer (&canonical);
  self->thread = g_thread_self ();
  self->guard = pow_guard_new (self->path);

  unclean = pow_guard_has_dead_markers (self->guard);
  if (unclean || pow_pending_exists (self->path))
    {
      if (!pow_guard_lock (self->guard, error))
        return NULL;
      good = (!unclean || clean_up (self, error)) && open_git (self, error)
             && pow_pending_finish (self->path, self->git, error);
      pow_guard_unlock (self->guard);
    }
  else
    good = open_git (self, error);
  return good ? g_steal_pointer (&self) : NULL;
}

/**
 * pow_repository_close:
 * @self: a portfolio
 *
 * Closes it and takes away the mark of being open; also done when the last reference goes. On the
 * thread that opened the portfolio.
 */
void
pow_repository_close (PowRepository *self)
{
  g_return_if_fail (POW_IS_REPOSITORY (self));

  g_clear_pointer (&self->lines, pow_lines_free);
  g_clear_pointer (&self->objects, pow_objects_free);
  g_clear_pointer (&self->git, git_repository_free);
  g_clear_pointer (&self->guard, pow_guard_free);
}

/**
 * pow_repository_set_merge_func:
 * @self: a portfolio
 * @merge: (scope forever): merges one record three ways
 *
 * Says how a save is merged with what came under it meanwhile. It is given, so that the store
 * need not know the merge. On the thread that opened the portfolio.
 */
void
pow_repository_set_merge_func (PowRepository *self, PowMergeFunc merge)
{
  g_return_if_fail (POW_IS_REPOSITORY (self));

  self->merge = merge;
}

/**
 * pow_repository_get_path:
 * @self: a portfolio
 *
 * The folder that it is in.
 *
 * Returns: (transfer none): an absolute path
 */
const char *
pow_repository_get_path (PowRepository *self)
{
  g_return_val_if_fail (POW_IS_REPOSITORY (self), NULL);

  return self->path;
}

/**
 * pow_repository_get_identity:
 * @self: a portfolio
 *
 * What tells copies of one portfolio from another portfolio: the root commit of its line
 * `programme`.
 *
 * Returns: (transfer none): 40 hex digits
 */
const char *
pow_repository_get_identity (PowRepository *self)
{
  g_return_val_if_fail (POW_IS_REPOSITORY (self), NULL);

  return self->identity;
}

static gboolean
set_settings (PowRepository *self, const char *const *names, const char *const *values, gsize n, GError **error)
{
  gboolean good = pow_guard_lock (self->guard, error);

  for (gsize i = 0; good && i < n; i++)
    good = pow_portfolio_set_setting (self->path, names[i], values[i], error);
  pow_guard_unlock (self->guard);
  return good;
}

/**
 * pow_repository_dup_folder_id:
 * @self: a portfolio
 *
 * A random id of this copy; what is kept beside the portfolio is filed under it.
 *
 * Returns: (transfer full) (nullable): the id; %NULL when it cannot be made
 */
char *
pow_repository_dup_folder_id (PowRepository *self)
{
  char *folder;

  g_return_val_if_fail (POW_IS_REPOSITORY (self), NULL);

  folder = pow_portfolio_dup_setting (self->path, "perspectief.folder");
  return folder != NULL ? folder : g_strdup (self->identity);
}

/**
 * pow_repository_is_demo:
 * @self: a portfolio
 *
 * Whether it is marked as a demo, which is never shared unasked.
 *
 * Returns: %TRUE for a demo
 */
gboolean
pow_repository_is_demo (PowRepository *self)
{
  g_autofree char *value = NULL;

  g_return_val_if_fail (POW_IS_REPOSITORY (self), FALSE);

  value = pow_portfolio_dup_setting (self->path, "perspectief.demo");
  return g_strcmp0 (value, "true") == 0;
}

/**
 * pow_repository_set_demo:
 * @self: a portfolio
 * @demo: whether it is a demo
 *
 * Marks it as a demo, or takes the mark away, durably. On the thread that opened the portfolio.
 *
 * Returns: %FALSE with an error of #PowStoreError when that cannot be written
 */
gboolean
pow_repository_set_demo (PowRepository *self, gboolean demo, GError **error)
{
  const char *name = "perspectief.demo";
  const char *value = demo ? "true" : NULL;

  g_return_val_if_fail (POW_IS_REPOSITORY (self) && pow_repository_is_usable (self), FALSE);

  return set_settings (self, &name, &value, 1, error);
}

/**
 * pow_repository_dup_author:
 * @self: a portfolio
 * @mail: (out) (optional) (nullable) (transfer full): the mail address, when one is set
 *
 * The portfolio's own setting of who makes its changes. On the thread that opened the portfolio.
 *
 * Returns: (transfer full) (nullable): the name; %NULL when it is not set
 */
char *
pow_repository_dup_author (PowRepository *self, char **mail)
{
  g_return_val_if_fail (POW_IS_REPOSITORY (self), NULL);

  if (mail != NULL)
    *mail = pow_portfolio_dup_setting (self->path, "user.email");
  return pow_portfolio_dup_setting (self->path, "user.name");
}

/**
 * pow_repository_set_author:
 * @self: a portfolio
 * @name: a name as it was typed
 * @mail: (nullable): a mail address
 *
 * Sets who makes the changes of this portfolio, durably; git uses the same setting. On the thread
 * that opened the portfolio.
 *
 * Returns: %FALSE with an error of #PowStoreError when the name cannot be one or cannot be
 *   written
 */
gboolean
pow_repository_set_author (PowRepository *self, const char *name, const char *mail, GError **error)
{
  static const char *const names[] = { "user.name", "user.email" };
  const char *values[] = { name, mail };

  g_return_val_if_fail (POW_IS_REPOSITORY (self) && pow_repository_is_usable (self), FALSE);

  return set_settings (self, names, values, G_N_ELEMENTS (names), error);
}
