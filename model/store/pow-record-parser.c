/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-record-parser.h"

#include "model/record/pow-address.h"

/* One hand-over to another thread costs about as much as reading a record. */
#define BATCH 48

typedef struct
{
  gpointer owner;
  char *address;
  git_oid blob;
  GBytes *bytes;
  PowRecord *record;
  GError *error;
} PowParseItem;

typedef struct
{
  PowParseItem items[BATCH];
  guint n;
} PowParseBatch;

struct _PowRecordParser
{
  PowParsedFunc parsed;
  GThreadPool *pool;  /* made with the first full batch */
  GPtrArray *batches; /* in order of pushing; the last one is being filled */
};

static void
parse_batch (gpointer data, gpointer user_data)
{
  PowParseBatch *batch = data;

  for (guint i = 0; i < batch->n; i++)
    {
      PowParseItem *item = &batch->items[i];
      gsize length;
      const char *text = g_bytes_get_data (item->bytes, &length);

      item->record = pow_record_read (pow_address_get_kind (item->address), item->address, text != NULL ? text : "", length,
                                      &item->error);
      g_clear_pointer (&item->bytes, g_bytes_unref);
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

PowRecordParser *
pow_record_parser_new (PowParsedFunc parsed)
{
  PowRecordParser *self = g_new0 (PowRecordParser, 1);

  self->parsed = parsed;
  self->batches = g_ptr_array_new_with_free_func (free_batch);
  return self;
}

void
pow_record_parser_push (PowRecordParser *self, gpointer owner, const char *address, const git_oid *blob, GBytes *bytes)
{
  PowParseBatch *batch = self->batches->len > 0 ? g_ptr_array_index (self->batches, self->batches->len - 1) : NULL;
  PowParseItem *item;

  if (batch != NULL && batch->n == BATCH)
    {
      if (self->pool == NULL)
        self->pool = g_thread_pool_new (parse_batch, NULL, (int) g_get_num_processors (), FALSE, NULL);
      g_thread_pool_push (self->pool, batch, NULL);
      batch = NULL;
    }
  if (batch == NULL)
    {
      batch = g_new0 (PowParseBatch, 1);
      g_ptr_array_add (self->batches, batch);
    }
  item = &batch->items[batch->n++];
  item->owner = owner;
  item->address = g_strdup (address);
  item->blob = *blob;
  item->bytes = bytes;
}

void
pow_record_parser_finish (PowRecordParser *self)
{
  /* The last batch was not handed over; this thread has nothing else to do. */
  if (self->batches->len > 0)
    parse_batch (g_ptr_array_index (self->batches, self->batches->len - 1), NULL);
  if (self->pool != NULL)
    g_thread_pool_free (self->pool, FALSE, TRUE);
  for (guint i = 0; i < self->batches->len; i++)
    {
      PowParseBatch *batch = g_ptr_array_index (self->batches, i);

      for (guint j = 0; j < batch->n; j++)
        self->parsed (batch->items[j].owner, batch->items[j].address, &batch->items[j].blob, batch->items[j].record,
                      batch->items[j].error);
    }
  g_ptr_array_unref (self->batches);
  g_free (self);
}
