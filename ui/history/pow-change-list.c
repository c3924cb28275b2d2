/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/history/pow-change-list.h"

#include "ui/history/pow-change-places.h"

#include <gtk/gtk.h>

struct _PowChangeList
{
  GObject parent_instance;

  PowLookback *lookback;
  PowHistoryOutline *outline;
  GArray *places;
  GHashTable *open;  /* ids of the first commit of folds */
  GHashTable *alive; /* key → PowChangeRow, borrowed: it leaves when it ends */
  GArray *wanted;    /* ids of commits to be read */
  guint read_source;
  GCancellable *asking;
  GCancellable *reading;

  char *address;
  char *field;
};

static guint answered_signal;

static GType
get_item_type (GListModel *model)
{
  return POW_TYPE_CHANGE_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return POW_CHANGE_LIST (model)->places->len;
}

static gint64 *
build_key (gint64 id, PowChangeRowType type)
{
  gint64 key = id * 4 + (gint64) type;

  return g_memdup2 (&key, sizeof key);
}

typedef struct
{
  PowChangeList *list;
  gint64 key;
} Life;

/* A row that was replaced may end after the one that took its place came. */
static void
row_ended_cb (gpointer data, GObject *row)
{
  g_autofree Life *life = data;

  if (g_hash_table_lookup (life->list->alive, &life->key) == (gpointer) row)
    g_hash_table_remove (life->list->alive, &life->key);
  g_object_unref (life->list);
}

static gpointer
get_item (GListModel *model, guint position)
{
  PowChangeList *self = POW_CHANGE_LIST (model);
  const PowOutlineRow *rows;
  const PowChangePlace *place;
  PowChangeRow *row;
  gint64 *key;
  Life *life;

  if (position >= self->places->len)
    return NULL;
  place = &g_array_index (self->places, PowChangePlace, position);
  rows = &g_array_index (self->outline->rows, PowOutlineRow, place->first);
  key = build_key (rows->id, place->type);
  row = g_hash_table_lookup (self->alive, key);
  if (row != NULL)
    {
      g_free (key);
      return g_object_ref (row);
    }
  row = pow_change_row_new (place->type, rows, place->n, g_hash_table_contains (self->open, &rows->id));
  life = g_new (Life, 1);
  *life = (Life){ g_object_ref (self), *key };
  g_object_weak_ref (G_OBJECT (row), row_ended_cb, life);
  g_hash_table_insert (self->alive, key, row);
  return row;
}

static void
pow_change_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PowChangeList, pow_change_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, pow_change_list_model_init))

static void
pow_change_list_dispose (GObject *object)
{
  PowChangeList *self = POW_CHANGE_LIST (object);

  g_cancellable_cancel (self->asking);
  g_cancellable_cancel (self->reading);
  g_clear_handle_id (&self->read_source, g_source_remove);

  G_OBJECT_CLASS (pow_change_list_parent_class)->dispose (object);
}

static void
pow_change_list_finalize (GObject *object)
{
  PowChangeList *self = POW_CHANGE_LIST (object);

  g_clear_object (&self->lookback);
  g_clear_object (&self->asking);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->outline, pow_history_outline_free);
  g_array_unref (self->places);
  g_array_unref (self->wanted);
  g_hash_table_unref (self->open);
  g_hash_table_unref (self->alive);
  g_free (self->address);
  g_free (self->field);

  G_OBJECT_CLASS (pow_change_list_parent_class)->finalize (object);
}

static void
pow_change_list_class_init (PowChangeListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = pow_change_list_dispose;
  G_OBJECT_CLASS (class)->finalize = pow_change_list_finalize;
  answered_signal = g_signal_new ("answered", POW_TYPE_CHANGE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_STRING);
}

static void
pow_change_list_init (PowChangeList *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (PowChangePlace));
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->open = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->alive = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * pow_change_list_new:
 * @lookback: the history of the portfolio
 *
 * Main thread.
 *
 * Returns: (transfer full): a list without rows; pow_change_list_ask() fills it
 */
PowChangeList *
pow_change_list_new (PowLookback *lookback)
{
  PowChangeList *self;

  g_return_val_if_fail (POW_IS_LOOKBACK (lookback), NULL);

  self = g_object_new (POW_TYPE_CHANGE_LIST, NULL);
  self->lookback = g_object_ref (lookback);
  self->reading = g_cancellable_new ();
  return self;
}

/* Of one record every change counts. */
static GArray *
build_places (PowChangeList *self, const PowHistoryOutline *outline)
{
  return pow_change_places_new (outline, self->address == NULL, self->open);
}

/* Tells only what differs, so that selection and scroll position stay. What goes is told before what comes: told as
 * one, the selection and the view ask for every new row, to find what they lost. */
static void
replace_places (PowChangeList *self, GArray *places, PowHistoryOutline *outline)
{
  const PowChangeSpan span = pow_change_places_compare (self->places, self->outline, places, outline);

  for (guint i = span.start; i < span.start + span.n_old; i++)
    {
      const PowChangePlace *place = &g_array_index (self->places, PowChangePlace, i);
      gint64 key = g_array_index (self->outline->rows, PowOutlineRow, place->first).id * 4 + (gint64) place->type;

      /* What it says, such as how many, may be different now. */
      g_hash_table_remove (self->alive, &key);
    }
  if (span.n_old > 0)
    {
      g_array_remove_range (self->places, span.start, span.n_old);
      g_list_model_items_changed (G_LIST_MODEL (self), span.start, span.n_old, 0);
    }
  g_array_unref (self->places);
  self->places = places;
  self->outline = outline;
  if (span.n_new > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), span.start, 0, span.n_new);
}

static void
outline_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PowChangeList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PowHistoryOutline) outline = pow_lookback_outline_finish (POW_LOOKBACK (source), result, &error);
  g_autoptr (PowHistoryOutline) old = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (outline != NULL)
    {
      GArray *places = build_places (self, outline);

      old = self->outline;
      replace_places (self, places, g_steal_pointer (&outline));
    }
  g_signal_emit (self, answered_signal, 0, error != NULL ? error->message : NULL);
}

/**
 * pow_change_list_ask:
 * @self: the list
 * @filter: which changes; its strings are copied
 *
 * Asks for other changes. What was asked before is cancelled; the rows stay until the answer is in, which "answered"
 * tells. Folds that a person opened stay open.
 */
void
pow_change_list_ask (PowChangeList *self, const PowOutlineFilter *filter)
{
  g_return_if_fail (POW_IS_CHANGE_LIST (self));
  g_return_if_fail (filter != NULL);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  g_free (self->address);
  g_free (self->field);
  self->address = g_strdup (filter->address);
  self->field = g_strdup (filter->field);
  pow_lookback_outline_async (self->lookback, filter, self->asking, outline_cb, g_object_ref (self));
}

/* Commits that are being read. */
typedef struct
{
  PowChangeList *list;
  GArray *ids;
} Reading;

static void
fill_row (PowChangeList *self, gint64 id, PowHistoryEntry *entry)
{
  static const PowChangeRowType types[] = { POW_CHANGE_ROW_SINGLE, POW_CHANGE_ROW_MEMBER };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree gint64 *key = build_key (id, types[i]);
      PowChangeRow *row = g_hash_table_lookup (self->alive, key);

      if (row != NULL)
        {
          pow_change_row_fill (row, entry);
          return;
        }
    }
  pow_history_entry_free (entry);
}

static void
rows_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (PowChangeList) self = reading->list;
  g_autoptr (GArray) ids = reading->ids;
  g_autoptr (GPtrArray) entries = pow_lookback_ask_finish (POW_LOOKBACK (source), result, NULL);

  /* A failure is told by the next outline. */
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      PowHistoryEntry *entry = g_ptr_array_index (entries, i);

      g_ptr_array_index (entries, i) = NULL;
      if (entry != NULL)
        fill_row (self, g_array_index (ids, gint64, i), entry);
    }
}

static gboolean
read_cb (gpointer data)
{
  PowChangeList *self = data;
  Reading *reading = g_new (Reading, 1);

  self->read_source = 0;
  *reading = (Reading){ g_object_ref (self), g_steal_pointer (&self->wanted) };
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  pow_lookback_read_rows_async (self->lookback, reading->ids, self->address, self->field, self->reading, rows_cb, reading);
  return G_SOURCE_REMOVE;
}

/**
 * pow_change_list_show:
 * @self: the list
 * @row: a row that comes on screen
 *
 * Sees to it that a row gets what it changed. The rows of one idle moment are read together, beside the main thread;
 * each emits "filled". Rows that need nothing, or have it, are left alone.
 */
void
pow_change_list_show (PowChangeList *self, PowChangeRow *row)
{
  gint64 id;

  g_return_if_fail (POW_IS_CHANGE_LIST (self));
  g_return_if_fail (POW_IS_CHANGE_ROW (row));

  if (pow_change_row_get_row_type (row) == POW_CHANGE_ROW_DAY || pow_change_row_get_row_type (row) == POW_CHANGE_ROW_FOLD
      || pow_change_row_get_entry (row) != NULL)
    return;
  id = pow_change_row_get_id (row);
  g_array_append_val (self->wanted, id);
  /* Those that come on screen together are read together. */
  if (self->read_source == 0)
    self->read_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, read_cb, self, NULL);
}

/**
 * pow_change_list_toggle:
 * @self: the list
 * @fold: a row of several changes
 *
 * Opens a fold into a row a change, or closes it. The list changes at once.
 */
void
pow_change_list_toggle (PowChangeList *self, PowChangeRow *fold)
{
  gint64 id;
  GArray *places;
  guint position;

  g_return_if_fail (POW_IS_CHANGE_LIST (self));
  g_return_if_fail (POW_IS_CHANGE_ROW (fold) && pow_change_row_get_row_type (fold) == POW_CHANGE_ROW_FOLD);

  id = pow_change_row_get_id (fold);
  if (!g_hash_table_remove (self->open, &id))
    g_hash_table_add (self->open, g_memdup2 (&id, sizeof id));
  position = pow_change_list_find (self, id);
  places = build_places (self, self->outline);
  replace_places (self, places, self->outline);
  /* Its arrow points the other way. */
  if (position != GTK_INVALID_LIST_POSITION)
    {
      g_autofree gint64 *key = build_key (id, POW_CHANGE_ROW_FOLD);

      g_hash_table_remove (self->alive, key);
      g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 1);
    }
}

/**
 * pow_change_list_find:
 * @self: the list
 * @id: the id of a commit in the index
 *
 * A commit inside a closed fold is found only when it is the first of it.
 *
 * Returns: the position of its row, or %GTK_INVALID_LIST_POSITION
 */
guint
pow_change_list_find (PowChangeList *self, gint64 id)
{
  g_return_val_if_fail (POW_IS_CHANGE_LIST (self), GTK_INVALID_LIST_POSITION);

  for (guint i = 0; i < self->places->len; i++)
    {
      const PowChangePlace *place = &g_array_index (self->places, PowChangePlace, i);

      if (place->type != POW_CHANGE_ROW_DAY && g_array_index (self->outline->rows, PowOutlineRow, place->first).id == id)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/**
 * pow_change_list_get_n_changes:
 * @self: the list
 *
 * Returns: how many changes answer to the filter, those in folds counted one by one
 */
guint
pow_change_list_get_n_changes (PowChangeList *self)
{
  g_return_val_if_fail (POW_IS_CHANGE_LIST (self), 0);
  return self->outline != NULL ? self->outline->rows->len : 0;
}

/**
 * pow_change_list_get_outline:
 * @self: the list
 *
 * Returns: (transfer none) (nullable): what the last answer was made of; valid until the next one; %NULL before the first
 */
const PowHistoryOutline *
pow_change_list_get_outline (PowChangeList *self)
{
  g_return_val_if_fail (POW_IS_CHANGE_LIST (self), NULL);
  return self->outline;
}
