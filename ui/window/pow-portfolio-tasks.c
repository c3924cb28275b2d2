/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/window/pow-portfolio-tasks.h"

#include "model/store/pow-repository.h"
#include "pow-config.h"
#include "regions/pow-demo.h"

/* The same seed everywhere, so that people who talk about the example see the same. */
#define EXAMPLE_SEED 1

typedef struct
{
  char *path;
  gboolean anew; /* example: throw the old one away first */
  char *template_name; /* NULL: the example */
  char **regions;
  char *author;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->path);
  g_free (order->template_name);
  g_strfreev (order->regions);
  g_free (order->author);
  g_free (order);
}

/**
 * pow_portfolio_dup_home:
 *
 * Returns: (transfer full): the folder in which portfolios are made unless the person says otherwise
 */
char *
pow_portfolio_dup_home (void)
{
  return g_build_filename (g_get_user_data_dir (), "perspectief", "portfolios", NULL);
}

/**
 * pow_portfolio_dup_example_path:
 *
 * Returns: (transfer full): the folder of the example
 */
char *
pow_portfolio_dup_example_path (void)
{
  g_autofree char *home = pow_portfolio_dup_home ();

  return g_build_filename (home, "demo", NULL);
}

static gboolean
make_parents (const char *path, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);
  const int problem = g_mkdir_with_parents (parent, 0700) == 0 ? 0 : errno;

  if (problem == 0)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (problem), "%s: %s", parent, g_strerror (problem));
  return FALSE;
}

static gboolean
delete_tree (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileEnumerator) children = NULL;

  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable)
      == G_FILE_TYPE_DIRECTORY)
    {
      children = g_file_enumerate_children (file,
                                            G_FILE_ATTRIBUTE_STANDARD_NAME,
                                            G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS,
                                            cancellable,
                                            error);
      if (children == NULL)
        return FALSE;
      while (TRUE)
        {
          GFile *child = NULL;

          if (!g_file_enumerator_iterate (children, NULL, &child, cancellable, error))
            return FALSE;
          if (child == NULL)
            break;
          if (!delete_tree (child, cancellable, error))
            return FALSE;
        }
    }
  return g_file_delete (file, cancellable, error);
}

/* Only what is an example of ours is ever thrown away. */
static gboolean
drop_example (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (PowRepository) repository = NULL;
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  if (!g_file_query_exists (folder, cancellable))
    return TRUE;
  repository = pow_repository_open (path, error);
  if (repository == NULL)
    return FALSE;
  if (!pow_repository_is_demo (repository))
    {
      g_set_error (error,
                   POW_STORE_ERROR,
                   POW_STORE_ERROR_EXISTS,
                   "%s: not an example",
                   path);
      return FALSE;
    }
  pow_repository_close (repository);
  g_clear_object (&repository);
  return delete_tree (folder, cancellable, error);
}

static gboolean
make_example (Order *order, GCancellable *cancellable, GError **error)
{
  if (order->anew && !drop_example (order->path, cancellable, error))
    return FALSE;
  if (g_file_test (order->path, G_FILE_TEST_EXISTS))
    return TRUE;
  return pow_demo_create (order->path, EXAMPLE_SEED, error);
}

static gboolean
make_from_template (Order *order, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (PowRepository) repository = NULL;
  const PowCommitInfo info = { .author = order->author, .tool = "perspectief " POW_VERSION };

  records = pow_template_build_records (order->template_name,
                                        (const char *const *) order->regions,
                                        error);
  if (records == NULL)
    return FALSE;
  repository = pow_repository_create (order->path, records, &info, error);
  if (repository == NULL)
    return FALSE;
  pow_repository_close (repository);
  return TRUE;
}

static void
make_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Order *order = data;
  GError *error = NULL;
  gboolean made = make_parents (order->path, &error);

  if (made)
    made = order->template_name != NULL ? make_from_template (order, &error)
                                        : make_example (order, cancellable, &error);
  if (made)
    g_task_return_pointer (task, g_strdup (order->path), g_free);
  else
    g_task_return_error (task, error);
}

static void
run (Order *order, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, make_thread);
}

/**
 * pow_portfolio_make_example_async:
 * @anew: whether an example that is there is thrown away and made again
 * @cancellable: (nullable): stops before the next step
 * @callback: called on the main thread; finish with pow_portfolio_make_finish()
 * @user_data: for @callback
 *
 * Has the example ready on this machine. It must not be open.
 */
void
pow_portfolio_make_example_async (gboolean anew,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  Order *order = g_new0 (Order, 1);

  order->path = pow_portfolio_dup_example_path ();
  order->anew = anew;
  run (order, cancellable, callback, user_data);
}

/**
 * pow_portfolio_make_async:
 * @path: folder to make; absent or empty
 * @template_name: as pow_template_list_names()
 * @regions: (nullable): ids of the regions; %NULL for all
 * @author: who makes it
 * @cancellable: (nullable): stops before the next step
 * @callback: called on the main thread; finish with pow_portfolio_make_finish()
 * @user_data: for @callback
 *
 * Makes a new portfolio.
 */
void
pow_portfolio_make_async (const char *path,
                          const char *template_name,
                          const char *const *regions,
                          const char *author,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Order *order = g_new0 (Order, 1);

  order->path = g_strdup (path);
  order->template_name = g_strdup (template_name);
  order->regions = g_strdupv ((char **) regions);
  order->author = g_strdup (author);
  run (order, cancellable, callback, user_data);
}

/**
 * pow_portfolio_make_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the folder, ready to open
 */
char *
pow_portfolio_make_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
