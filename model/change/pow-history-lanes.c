/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-history-private.h"
#include "model/store/pow-thread-heap.h"

/* Who writes the index is busy for almost as long as two readers. */
#define N_LANES 2
#define LINES_PER_LANE 3

/* A thread's own objects and reader. A line's commits best go to one lane, since its states follow each other. */
typedef struct
{
  PowObjects *objects; /* NULL: the reader is borrowed */
  PowHistoryReader *reader;
  GPtrArray *commits; /* of PowHistoryOpen: what it is to read now */
} Lane;

struct _PowHistoryLanes
{
  Lane lanes[N_LANES];
  guint n;
  GHashTable *lines; /* name, interned → number of its lane + 1 */
  GHashTable *now;   /* names of the lines that are read now */
  GThreadPool *pool; /* NULL: it is read at once, in the thread that asks */
  GMutex lock;
  GCond done;
  guint n_busy;
};

void
pow_history_open_clear (PowHistoryOpen *open)
{
  g_clear_pointer (&open->rows, g_array_unref);
  g_clear_error (&open->failure);
}

static void
clear_row (gpointer data)
{
  PowHistoryRow *row = data;

  g_free (row->address);
  g_free (row->field);
  g_free (row->before);
  g_free (row->after);
}

static void
add_rows (GArray *rows, GPtrArray *changes, gboolean chosen)
{
  for (guint i = 0; i < changes->len; i++)
    {
      PowChange *change = g_ptr_array_index (changes, i);
      PowHistoryRow row = { g_steal_pointer (&change->address), g_steal_pointer (&change->field), change->type, chosen,
                            change->before != NULL ? pow_json_write_compact (change->before) : NULL,
                            change->after != NULL ? pow_json_write_compact (change->after) : NULL };

      g_array_append_val (rows, row);
    }
}

static void
read_open (PowHistoryReader *reader, PowHistoryOpen *open)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);

  if (!pow_history_reader_read (reader, open->line, &open->revision, changes, chosen, &open->failure))
    return;
  open->rows = g_array_new (FALSE, FALSE, sizeof (PowHistoryRow));
  g_array_set_clear_func (open->rows, clear_row);
  add_rows (open->rows, changes, FALSE);
  add_rows (open->rows, chosen, TRUE);
}

static void
read_lane (gpointer data, gpointer user_data)
{
  Lane *lane = data;
  PowHistoryLanes *self = user_data;

  if (self->pool != NULL)
    pow_thread_heap_take ();
  for (guint i = 0; i < lane->commits->len; i++)
    read_open (lane->reader, g_ptr_array_index (lane->commits, i));
  g_mutex_lock (&self->lock);
  self->n_busy--;
  g_cond_signal (&self->done);
  g_mutex_unlock (&self->lock);
}

PowHistoryLanes *
pow_history_lanes_new (PowObjects *objects, PowHistoryReader *reader)
{
  PowHistoryLanes *self = g_new0 (PowHistoryLanes, 1);
  guint n = reader == NULL ? MIN (N_LANES, g_get_num_processors ()) : 1;

  g_mutex_init (&self->lock);
  g_cond_init (&self->done);
  self->lines = g_hash_table_new (NULL, NULL);
  self->now = g_hash_table_new (NULL, NULL);
  for (; self->n < n; self->n++)
    {
      Lane *lane = &self->lanes[self->n];

      if (reader == NULL)
        lane->objects = pow_objects_share (objects);
      lane->reader = reader != NULL ? reader : pow_history_reader_new (lane->objects);
      lane->commits = g_ptr_array_new ();
    }
  if (reader == NULL)
    {
      pow_thread_heap_prepare ();
      self->pool = g_thread_pool_new (read_lane, self, (int) n, FALSE, NULL);
    }
  return self;
}

void
pow_history_lanes_free (PowHistoryLanes *self)
{
  if (self == NULL)
    return;
  if (self->pool != NULL)
    g_thread_pool_free (self->pool, FALSE, TRUE);
  for (guint i = 0; i < self->n; i++)
    {
      Lane *lane = &self->lanes[i];

      if (lane->objects != NULL)
        pow_history_reader_free (lane->reader);
      g_ptr_array_unref (lane->commits);
      pow_objects_free (lane->objects);
    }
  g_hash_table_unref (self->lines);
  g_hash_table_unref (self->now);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->done);
  g_free (self);
}

/* Lines take turns as they come, so that each lane has as many. */
static Lane *
find_lane (PowHistoryLanes *self, const char *line)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->lines, line));

  if (known == 0)
    {
      known = g_hash_table_size (self->lines) % self->n + 1;
      g_hash_table_insert (self->lines, (gpointer) line, GUINT_TO_POINTER (known));
    }
  return &self->lanes[known - 1];
}

/* By line when there are enough to share; else each lane gets a stretch, and one state is read twice. */
static void
share_out (PowHistoryLanes *self, PowHistoryOpen *commits, guint n)
{
  gboolean by_line;

  g_hash_table_remove_all (self->now);
  for (guint i = 0; i < n; i++)
    g_hash_table_add (self->now, (gpointer) commits[i].line);
  by_line = g_hash_table_size (self->now) >= LINES_PER_LANE * self->n;
  for (guint i = 0; i < n; i++)
    {
      Lane *lane = by_line ? find_lane (self, commits[i].line) : &self->lanes[i * self->n / n];

      g_ptr_array_add (lane->commits, &commits[i]);
    }
}

void
pow_history_lanes_start (PowHistoryLanes *self, PowHistoryOpen *commits, guint n)
{
  for (guint i = 0; i < self->n; i++)
    g_ptr_array_set_size (self->lanes[i].commits, 0);
  share_out (self, commits, n);
  self->n_busy = self->n;
  for (guint i = 0; i < self->n; i++)
    if (self->pool != NULL)
      g_thread_pool_push (self->pool, &self->lanes[i], NULL);
    else
      read_lane (&self->lanes[i], self);
}

void
pow_history_lanes_wait (PowHistoryLanes *self)
{
  g_mutex_lock (&self->lock);
  while (self->n_busy > 0)
    g_cond_wait (&self->done, &self->lock);
  g_mutex_unlock (&self->lock);
}
