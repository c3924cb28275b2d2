/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/history/pow-change-row.h"

struct _PowChangeRow
{
  GObject parent_instance;

  PowChangeRowType type;
  gint64 id;
  gint64 time;
  gint64 first_time;
  char *line;
  GPtrArray *authors;
  guint n_changes;
  gboolean is_open;
  PowHistoryEntry *entry;
};

G_DEFINE_FINAL_TYPE (PowChangeRow, pow_change_row, G_TYPE_OBJECT)

static guint filled_signal;

static void
pow_change_row_finalize (GObject *object)
{
  PowChangeRow *self = POW_CHANGE_ROW (object);

  g_free (self->line);
  g_ptr_array_unref (self->authors);
  g_clear_pointer (&self->entry, pow_history_entry_free);

  G_OBJECT_CLASS (pow_change_row_parent_class)->finalize (object);
}

static void
pow_change_row_class_init (PowChangeRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = pow_change_row_finalize;
  filled_signal = g_signal_new ("filled", POW_TYPE_CHANGE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pow_change_row_init (PowChangeRow *self)
{
  self->authors = g_ptr_array_new_with_free_func (g_free);
}

typedef struct
{
  const char *author;
  guint n;
} Share;

static int
compare_shares_cb (gconstpointer a, gconstpointer b)
{
  return (int) ((const Share *) b)->n - (int) ((const Share *) a)->n;
}

/* Few people work on one day. */
static void
list_authors (PowChangeRow *self, const PowOutlineRow *rows, guint n_rows)
{
  g_autoptr (GArray) shares = g_array_new (FALSE, FALSE, sizeof (Share));

  for (guint i = 0; i < n_rows; i++)
    {
      guint j = 0;

      while (j < shares->len && g_array_index (shares, Share, j).author != rows[i].author)
        j++;
      if (j == shares->len && rows[i].author != NULL)
        g_array_append_val (shares, ((Share){ rows[i].author, 0 }));
      if (j < shares->len)
        g_array_index (shares, Share, j).n++;
    }
  g_array_sort (shares, compare_shares_cb);
  for (guint i = 0; i < shares->len; i++)
    g_ptr_array_add (self->authors, g_strdup (g_array_index (shares, Share, i).author));
}

/**
 * pow_change_row_new:
 * @type: what kind of row
 * @rows: (array length=n_rows): the commits that it stands for, newest first; copied
 * @n_rows: how many, at least one
 * @is_open: of a fold, whether its commits show
 *
 * Returns: (transfer full): a row that is not filled
 */
PowChangeRow *
pow_change_row_new (PowChangeRowType type, const PowOutlineRow *rows, guint n_rows, gboolean is_open)
{
  PowChangeRow *self = g_object_new (POW_TYPE_CHANGE_ROW, NULL);
  gboolean one_line = TRUE;

  self->type = type;
  self->id = rows[0].id;
  self->time = rows[0].time;
  self->first_time = rows[n_rows - 1].time;
  self->is_open = is_open;
  for (guint i = 0; i < n_rows; i++)
    {
      self->n_changes += type == POW_CHANGE_ROW_DAY ? 1 : rows[i].n_changes;
      one_line = one_line && rows[i].line == rows[0].line;
    }
  self->line = one_line ? g_strdup (rows[0].line) : NULL;
  list_authors (self, rows, n_rows);
  return self;
}

/**
 * pow_change_row_get_row_type:
 * @self: a row
 *
 * Returns: whether it is a day, a change, or several folded into one
 */
PowChangeRowType
pow_change_row_get_row_type (PowChangeRow *self)
{
  g_return_val_if_fail (POW_IS_CHANGE_ROW (self), POW_CHANGE_ROW_DAY);
  return self->type;
}

/**
 * pow_change_row_get_id:
 * @self: a row
 *
 * Returns: the id in the index of its newest commit; a day, a fold and the first change of them share one
 */
gint64
pow_change_row_get_id (PowChangeRow *self)
{
  g_return_val_if_fail (POW_IS_CHANGE_ROW (self), 0);
  return self->id;
}

/**
 * pow_change_row_get_time:
 * @self: a row
 *
 * Returns: effective time of its newest commit, in Unix seconds (data.md, Effective time)
 */
gint64
pow_change_row_get_time (PowChangeRow *self)
{
  g_return_val_if_fail (POW_IS_CHANGE_ROW (self), 0);
  return self->time;
}

/**
 * pow_change_row_get_first_time:
 * @self: a row
 *
 * Returns: effective time of its oldest commit, in Unix seconds
 */
gint64
pow_change_row_get_first_time (PowChangeRow *self)
{
  g_return_val_if_fail (POW_IS_CHANGE_ROW (self), 0);
  return self->first_time;
}

/**
 * pow_change_row_get_line:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the line of history that it is on; %NULL: more than one
 */
const char *
pow_change_row_get_line (PowChangeRow *self)
{
  g_return_val_if_fail (POW_IS_CHANGE_ROW (self), NULL);
  return self->line;
}

/**
 * pow_change_row_get_author:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): who changed most in it
 */
const char *
pow_change_row_get_author (PowChangeRow *self)
{
  g_return_val_if_fail (POW_IS_CHANGE_ROW (self), NULL);
  return self->authors->len > 0 ? g_ptr_array_index (self->authors, 0) : NULL;
}

/**
 * pow_change_row_get_n_changes:
 * @self: a row
 *
 * Returns: how many fields changed; of a day how many commits it has
 */
guint
pow_change_row_get_n_changes (PowChangeRow *self)
{
  g_return_val_if_fail (POW_IS_CHANGE_ROW (self), 0);
  return self->n_changes;
}

/**
 * pow_change_row_is_open:
 * @self: a fold
 *
 * Returns: whether its commits show below it
 */
gboolean
pow_change_row_is_open (PowChangeRow *self)
{
  g_return_val_if_fail (POW_IS_CHANGE_ROW (self), FALSE);
  return self->is_open;
}

/**
 * pow_change_row_get_authors:
 * @self: a row
 *
 * Returns: (transfer none) (element-type utf8): who changed something, most first
 */
GPtrArray *
pow_change_row_get_authors (PowChangeRow *self)
{
  g_return_val_if_fail (POW_IS_CHANGE_ROW (self), NULL);
  return self->authors;
}

/**
 * pow_change_row_get_entry:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it changed; %NULL until "filled"
 */
const PowHistoryEntry *
pow_change_row_get_entry (PowChangeRow *self)
{
  g_return_val_if_fail (POW_IS_CHANGE_ROW (self), NULL);
  return self->entry;
}

/**
 * pow_change_row_fill:
 * @self: a row
 * @entry: (transfer full): what it changed
 *
 * Gives the row its changes and emits "filled".
 */
void
pow_change_row_fill (PowChangeRow *self, PowHistoryEntry *entry)
{
  g_return_if_fail (POW_IS_CHANGE_ROW (self));

  g_clear_pointer (&self->entry, pow_history_entry_free);
  self->entry = entry;
  g_signal_emit (self, filled_signal, 0);
}
