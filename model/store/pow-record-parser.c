/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-record-parser.h"

#include "model/record/pow-address.h"
#include "model/store/pow-thread-heap.h"

/* One hand-over to another thread costs about as much as reading a record. */
#define BATCH 32
/* Nobody else has anything to do before the first one comes; fewer records are not worth a thread. */
#define FIRST_BATCH 8
/* More threads than this only wait for each other's memory. */
#define HELPERS_MAX 3

typedef struct
{
  gpointer owner;
  char *address;
  git_oid blob;
  PowRecord *record;
  GError *error;
} PowParseItem;

typedef struct
{
  PowParseItem items[BATCH];
  guint n;
  gboolean is_parsed;
} PowParseBatch;

struct _PowRecordParser
{
  PowObjects *objects; /* borrowed; of the owner's thread */
  PowParsedFunc parsed;
  PowParseBatch *filling;
  GPtrArray *helpers; /* of GThread, begun as full batches come */

  GMutex lock; /* guards what follows */
  GCond changed;
  GPtrArray *batches; /* full ones, in order of pushing */
  guint next;         /* to be parsed */
  guint n_told;       /* that the owner knows of */
  gboolean is_all;
};

/* What a helper is given: it reads with objects of its own. */
typedef struct
{
  PowRecordParser *parser;
  PowObjects *objects;
} PowHelp;

static void
parse_batch (PowObjects *objects, PowParseBatch *batch)
{
  for (guint i = 0; i < batch->n; i++)
    {
      PowParseItem *item = &batch->items[i];
      g_autoptr (GBytes) bytes = pow_objects_read (objects, &item->blob, POW_OBJECT_BLOB, POW_LIMIT_RECORD_BYTES, &item->error);
      gsize length;
      const char *text = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

      if (bytes != NULL)
        item->record = pow_record_read (pow_address_get_kind (item->address), item->address, text != NULL ? text : "", length,
                                        &item->error);
    }
}

static void
free_batch (gpointer data)
{
  PowParseBatch *batch = data;

  for (guint i = 0; i < batch->n; i++)
    {
      g_free (batch->items[i].address);
      g_clear_object (&batch->items[i].record);
      g_clear_error (&batch->items[i].error);
    }
  g_free (batch);
}

static void
tell_batch (PowRecordParser *self, PowParseBatch *batch)
{
  for (guint i = 0; i < batch->n; i++)
    {
      PowParseItem *item = &batch->items[i];

      self->parsed (item->owner, item->address, &item->blob, item->record, item->error);
    }
}

/* Tells of what is parsed, in order, in the owner's thread and with the lock held. */
static void
tell_parsed (PowRecordParser *self)
{
  while (self->n_told < self->batches->len)
    {
      PowParseBatch *batch = g_ptr_array_index (self->batches, self->n_told);

      if (!batch->is_parsed)
        return;
      self->n_told++;
      g_mutex_unlock (&self->lock);
      tell_batch (self, batch);
      g_mutex_lock (&self->lock);
    }
}

/* Parses batches as they come, until there are no more. The owner tells of them meanwhile: afterwards nobody else has
 * anything to do. */
static void
parse_all (PowRecordParser *self, PowObjects *objects, gboolean is_owner)
{
  g_mutex_lock (&self->lock);
  for (;;)
    {
      PowParseBatch *batch;

      while (self->next == self->batches->len && !self->is_all)
        g_cond_wait (&self->changed, &self->lock);
      if (self->next == self->batches->len)
        break;
      batch = g_ptr_array_index (self->batches, self->next++);
      g_mutex_unlock (&self->lock);
      parse_batch (objects, batch);
      g_mutex_lock (&self->lock);
      batch->is_parsed = TRUE;
      if (is_owner)
        tell_parsed (self);
    }
  g_mutex_unlock (&self->lock);
}

static gpointer
help (gpointer data)
{
  PowHelp *self = data;

  pow_thread_heap_take ();
  parse_all (self->parser, self->objects, FALSE);
  pow_objects_free (self->objects);
  g_free (self);
  return NULL;
}

PowRecordParser *
pow_record_parser_new (PowObjects *objects, PowParsedFunc parsed)
{
  PowRecordParser *self = g_new0 (PowRecordParser, 1);

  self->objects = objects;
  self->parsed = parsed;
  self->batches = g_ptr_array_new_with_free_func (free_batch);
  self->helpers = g_ptr_array_new ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  return self;
}

static void
hand_over (PowRecordParser *self, gboolean is_all)
{
  g_mutex_lock (&self->lock);
  if (self->filling != NULL)
    g_ptr_array_add (self->batches, g_steal_pointer (&self->filling));
  self->is_all = is_all;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
}

/* The owner's thread helps in the end, so there is one less than there are processors. */
static void
add_helper (PowRecordParser *self)
{
  PowHelp *given;
  GThread *thread;

  if (self->helpers->len >= MIN (HELPERS_MAX, g_get_num_processors () - 1))
    return;
  pow_thread_heap_prepare ();
  pow_thread_heap_take ();
  given = g_new0 (PowHelp, 1);
  *given = (PowHelp){ self, pow_objects_share (self->objects) };
  thread = g_thread_try_new ("pow-parser", help, given, NULL);
  if (thread != NULL)
    {
      g_ptr_array_add (self->helpers, thread);
      return;
    }
  pow_objects_free (given->objects);
  g_free (given);
}

void
pow_record_parser_push (PowRecordParser *self, gpointer owner, const char *address, const git_oid *blob)
{
  PowParseItem *item;

  if (self->filling == NULL)
    self->filling = g_new0 (PowParseBatch, 1);
  item = &self->filling->items[self->filling->n++];
  item->owner = owner;
  item->address = g_strdup (address);
  item->blob = *blob;
  if (self->filling->n < (self->batches->len == 0 ? FIRST_BATCH : BATCH))
    return;
  hand_over (self, FALSE);
  add_helper (self);
}

void
pow_record_parser_finish (PowRecordParser *self)
{
  hand_over (self, TRUE);
  parse_all (self, self->objects, TRUE);
  for (guint i = 0; i < self->helpers->len; i++)
    g_thread_join (g_ptr_array_index (self->helpers, i));
  g_mutex_lock (&self->lock);
  tell_parsed (self);
  g_mutex_unlock (&self->lock);
  g_ptr_array_unref (self->helpers);
  g_ptr_array_unref (self->batches);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
}
