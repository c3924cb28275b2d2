/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-drafts.h"

#include "model/record/pow-json.h"
#include "model/store/pow-files.h"
#include "pow-config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

typedef enum
{
  POW_DRAFT_LOAD,
  POW_DRAFT_KEEP,
  POW_DRAFT_DROP,
  POW_DRAFT_FENCE, /* answers whoever waits in pow_drafts_flush() */
  POW_DRAFT_END,
} PowDraftWork;

/* One request on its way to the thread. */
typedef struct
{
  PowDraftWork work;
  char *address;
  char *field;
  char *text;
} PowDraftJob;

/* What one file said, on its way back. */
typedef struct
{
  char *address;
  char *field;
  char *text;
} PowDraft;

/* How the thread's answers find the object: read and cleared on the main thread only, so that the
 * thread never holds the last reference. */
typedef struct
{
  PowDrafts *drafts;
} PowDraftsLink;

/* A value crossing from the thread to the main loop. */
typedef struct
{
  PowDraftsLink *link;
  GPtrArray *found; /* NULL: @problem is set */
  char *problem;
} PowDraftAnswer;

struct _PowDrafts
{
  GObject parent_instance;

  char *folder;
  GHashTable *texts; /* address → (field → text) */
  gboolean loaded;

  GAsyncQueue *jobs;
  GAsyncQueue *fences;
  GThread *thread;
  PowDraftsLink *link;
};

/* The thread's own view: no reference to the object, which may go while it works. */
typedef struct
{
  char *folder;
  GAsyncQueue *jobs;
  GAsyncQueue *fences;
  GMainContext *context;
  PowDraftsLink *link;
} PowDraftsThread;

enum
{
  SIGNAL_LOADED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PowDrafts, pow_drafts, G_TYPE_OBJECT)

static void
pow_draft_job_free (PowDraftJob *job)
{
  g_free (job->address);
  g_free (job->field);
  g_free (job->text);
  g_free (job);
}

static void
pow_draft_free (PowDraft *draft)
{
  g_free (draft->address);
  g_free (draft->field);
  g_free (draft->text);
  g_free (draft);
}

/* An address and a path hold characters a file name should not: the name is a digest, the file says
 * what it is a draft of. */
static char *
pow_drafts_build_path (const char *folder, const char *address, const char *field)
{
  g_autofree char *key = g_strconcat (address, ":", field, NULL);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);
  g_autofree char *name = g_strconcat (digest, ".json", NULL);

  return g_build_filename (folder, name, NULL);
}

static gboolean
pow_drafts_write (PowDraftsThread *thread, const PowDraftJob *job, GError **error)
{
  g_autofree char *path = pow_drafts_build_path (thread->folder, job->address, job->field);
  g_autoptr (cJSON) tree = cJSON_CreateObject ();
  g_autofree char *text = NULL;
  gsize length;

  if (g_mkdir_with_parents (thread->folder, 0700) != 0)
    {
      pow_store_set_errno (error, errno, thread->folder);
      return FALSE;
    }
  cJSON_AddStringToObject (tree, "address", job->address);
  cJSON_AddStringToObject (tree, "field", job->field);
  cJSON_AddStringToObject (tree, "text", job->text);
  text = pow_json_write (tree, &length);
  return pow_file_write_durable (path, text, length, 0600, error);
}

static gboolean
pow_drafts_unlink (PowDraftsThread *thread, const PowDraftJob *job, GError **error)
{
  g_autofree char *path = pow_drafts_build_path (thread->folder, job->address, job->field);

  if (g_unlink (path) == 0)
    return pow_folder_sync (thread->folder, error);
  if (errno == ENOENT)
    return TRUE;
  pow_store_set_errno (error, errno, path);
  return FALSE;
}

/* A file that cannot be read as a draft is left alone: it may be of a newer version. */
static GPtrArray *
pow_drafts_load (PowDraftsThread *thread)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_draft_free);
  g_autoptr (GDir) folder = g_dir_open (thread->folder, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (thread->folder, name, NULL);
      g_autofree char *text = NULL;
      g_autoptr (cJSON) tree = NULL;
      gsize length;
      PowDraft *draft;

      if (g_str_has_suffix (name, ".new"))
        {
          g_unlink (path); /* half written when the power went */
          continue;
        }
      if (!g_str_has_suffix (name, ".json") || !g_file_get_contents (path, &text, &length, NULL))
        continue;
      tree = pow_json_read (text, length, NULL);
      if (pow_json_get_string (tree, "address") == NULL
          || pow_json_get_string (tree, "field") == NULL
          || pow_json_get_string (tree, "text") == NULL)
        continue;
      draft = g_new0 (PowDraft, 1);
      draft->address = g_strdup (pow_json_get_string (tree, "address"));
      draft->field = g_strdup (pow_json_get_string (tree, "field"));
      draft->text = g_strdup (pow_json_get_string (tree, "text"));
      g_ptr_array_add (found, draft);
    }
  return found;
}

static GHashTable *
pow_drafts_get_fields (PowDrafts *self, const char *address)
{
  GHashTable *fields = g_hash_table_lookup (self->texts, address);

  if (fields == NULL)
    {
      fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_hash_table_insert (self->texts, g_strdup (address), fields);
    }
  return fields;
}

static void
pow_draft_answer_free (PowDraftAnswer *answer)
{
  g_atomic_rc_box_release (answer->link);
  g_clear_pointer (&answer->found, g_ptr_array_unref);
  g_free (answer->problem);
  g_free (answer);
}

static gboolean
pow_drafts_answer_cb (gpointer data)
{
  PowDraftAnswer *answer = data;
  PowDrafts *self = answer->link->drafts;

  if (self == NULL)
    return G_SOURCE_REMOVE;
  if (answer->found == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, answer->problem);
      return G_SOURCE_REMOVE;
    }
  for (guint i = 0; i < answer->found->len; i++)
    {
      PowDraft *draft = g_ptr_array_index (answer->found, i);
      GHashTable *fields = pow_drafts_get_fields (self, draft->address);

      /* What was typed while loading is newer. */
      if (!g_hash_table_contains (fields, draft->field))
        g_hash_table_insert (fields, g_strdup (draft->field), g_strdup (draft->text));
    }
  self->loaded = TRUE;
  g_signal_emit (self, signals[SIGNAL_LOADED], 0);
  return G_SOURCE_REMOVE;
}

static void
pow_drafts_answer (PowDraftsThread *thread, GPtrArray *found, const char *problem)
{
  PowDraftAnswer *answer = g_new0 (PowDraftAnswer, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  answer->link = g_atomic_rc_box_acquire (thread->link);
  answer->found = found;
  answer->problem = g_strdup (problem);
  /* Not g_main_context_invoke(): while nobody runs the loop that would answer on this thread. */
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, pow_drafts_answer_cb, answer, (GDestroyNotify) pow_draft_answer_free);
  g_source_attach (source, thread->context);
}

static gpointer
pow_drafts_thread_func (gpointer data)
{
  PowDraftsThread *thread = data;
  gboolean running = TRUE;

  while (running)
    {
      PowDraftJob *job = g_async_queue_pop (thread->jobs);
      g_autoptr (GError) error = NULL;
      gboolean done = TRUE;

      switch (job->work)
        {
        case POW_DRAFT_LOAD:
          pow_drafts_answer (thread, pow_drafts_load (thread), NULL);
          break;
        case POW_DRAFT_KEEP:
          done = pow_drafts_write (thread, job, &error);
          break;
        case POW_DRAFT_DROP:
          done = pow_drafts_unlink (thread, job, &error);
          break;
        case POW_DRAFT_FENCE:
          g_async_queue_push (thread->fences, GINT_TO_POINTER (1));
          break;
        case POW_DRAFT_END:
          running = FALSE;
          break;
        }
      if (!done)
        {
          g_autofree char *problem
              = g_strdup_printf (_ ("What you typed is not kept as a draft: %s It is lost if the "
                                    "program stops now: save it or copy it elsewhere."),
                                 error->message);

          pow_drafts_answer (thread, NULL, problem);
        }
      pow_draft_job_free (job);
    }

  g_atomic_rc_box_release (thread->link);
  g_async_queue_unref (thread->jobs);
  g_async_queue_unref (thread->fences);
  g_main_context_unref (thread->context);
  g_free (thread->folder);
  g_free (thread);
  return NULL;
}

static void
pow_drafts_push (PowDrafts *self, PowDraftWork work, const char *address, const char *field,
                 const char *text)
{
  PowDraftJob *job = g_new0 (PowDraftJob, 1);

  job->work = work;
  job->address = g_strdup (address);
  job->field = g_strdup (field);
  job->text = g_strdup (text);
  g_async_queue_push (self->jobs, job);
}

static void
pow_drafts_dispose (GObject *object)
{
  PowDrafts *self = POW_DRAFTS (object);

  if (self->link != NULL)
    self->link->drafts = NULL;
  if (self->thread != NULL)
    {
      pow_drafts_push (self, POW_DRAFT_END, NULL, NULL, NULL);
      g_thread_join (g_steal_pointer (&self->thread));
    }
  g_clear_pointer (&self->link, g_atomic_rc_box_release);

  G_OBJECT_CLASS (pow_drafts_parent_class)->dispose (object);
}

static void
pow_drafts_finalize (GObject *object)
{
  PowDrafts *self = POW_DRAFTS (object);

  g_clear_pointer (&self->jobs, g_async_queue_unref);
  g_clear_pointer (&self->fences, g_async_queue_unref);
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_free (self->folder);

  G_OBJECT_CLASS (pow_drafts_parent_class)->finalize (object);
}

static void
pow_drafts_class_init (PowDraftsClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = pow_drafts_dispose;
  object_class->finalize = pow_drafts_finalize;

  signals[SIGNAL_LOADED] = g_signal_new ("loaded", POW_TYPE_DRAFTS, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", POW_TYPE_DRAFTS, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pow_drafts_init (PowDrafts *self)
{
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_hash_table_unref);
  self->jobs = g_async_queue_new_full ((GDestroyNotify) pow_draft_job_free);
  self->fences = g_async_queue_new ();
  self->link = g_atomic_rc_box_new0 (PowDraftsLink);
  self->link->drafts = self;
}

PowDrafts *
pow_drafts_new (const char *folder)
{
  PowDrafts *self;
  PowDraftsThread *thread;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (POW_TYPE_DRAFTS, NULL);
  self->folder = g_strdup (folder);
  thread = g_new0 (PowDraftsThread, 1);
  thread->folder = g_strdup (folder);
  thread->jobs = g_async_queue_ref (self->jobs);
  thread->fences = g_async_queue_ref (self->fences);
  thread->context = g_main_context_ref_thread_default ();
  thread->link = g_atomic_rc_box_acquire (self->link);
  self->thread = g_thread_new ("drafts", pow_drafts_thread_func, thread);
  pow_drafts_push (self, POW_DRAFT_LOAD, NULL, NULL, NULL);
  return self;
}

char *
pow_drafts_build_folder (const char *folder_id)
{
  g_return_val_if_fail (folder_id != NULL && *folder_id != '\0', NULL);

  return g_build_filename (g_get_user_state_dir (), "perspectief", "drafts", folder_id, NULL);
}

void
pow_drafts_keep (PowDrafts *self, const char *address, const char *field, const char *text)
{
  g_return_if_fail (POW_IS_DRAFTS (self));
  g_return_if_fail (address != NULL && field != NULL && text != NULL);

  if (g_strcmp0 (pow_drafts_lookup (self, address, field), text) == 0)
    return;
  g_hash_table_insert (pow_drafts_get_fields (self, address), g_strdup (field), g_strdup (text));
  pow_drafts_push (self, POW_DRAFT_KEEP, address, field, text);
}

void
pow_drafts_drop (PowDrafts *self, const char *address, const char *field)
{
  GHashTable *fields;

  g_return_if_fail (POW_IS_DRAFTS (self));
  g_return_if_fail (address != NULL && field != NULL);

  fields = g_hash_table_lookup (self->texts, address);
  if (fields == NULL || !g_hash_table_remove (fields, field))
    return;
  if (g_hash_table_size (fields) == 0)
    g_hash_table_remove (self->texts, address);
  pow_drafts_push (self, POW_DRAFT_DROP, address, field, NULL);
}

void
pow_drafts_drop_record (PowDrafts *self, const char *address)
{
  GHashTable *fields;
  g_auto (GStrv) names = NULL;

  g_return_if_fail (POW_IS_DRAFTS (self));
  g_return_if_fail (address != NULL);

  fields = g_hash_table_lookup (self->texts, address);
  if (fields == NULL)
    return;
  names = (GStrv) g_hash_table_get_keys_as_array (fields, NULL);
  for (guint i = 0; names[i] != NULL; i++)
    names[i] = g_strdup (names[i]);
  for (guint i = 0; names[i] != NULL; i++)
    pow_drafts_drop (self, address, names[i]);
}

const char *
pow_drafts_lookup (PowDrafts *self, const char *address, const char *field)
{
  GHashTable *fields;

  g_return_val_if_fail (POW_IS_DRAFTS (self), NULL);
  g_return_val_if_fail (address != NULL && field != NULL, NULL);

  fields = g_hash_table_lookup (self->texts, address);
  return fields != NULL ? g_hash_table_lookup (fields, field) : NULL;
}

static int
pow_drafts_compare_text (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
pow_drafts_list_records (PowDrafts *self)
{
  GPtrArray *addresses;
  GHashTableIter iter;
  gpointer address;

  g_return_val_if_fail (POW_IS_DRAFTS (self), NULL);

  addresses = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, &address, NULL))
    g_ptr_array_add (addresses, g_strdup (address));
  g_ptr_array_sort (addresses, pow_drafts_compare_text);
  return addresses;
}

gboolean
pow_drafts_is_loaded (PowDrafts *self)
{
  g_return_val_if_fail (POW_IS_DRAFTS (self), FALSE);

  return self->loaded;
}

void
pow_drafts_flush (PowDrafts *self)
{
  g_return_if_fail (POW_IS_DRAFTS (self));

  pow_drafts_push (self, POW_DRAFT_FENCE, NULL, NULL, NULL);
  g_async_queue_pop (self->fences);
}
