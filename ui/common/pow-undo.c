/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-undo.h"

#define FOLD_WITHIN (5 * G_USEC_PER_SEC)

typedef struct
{
  GPtrArray *edits; /* (element-type PowEdit) from before to after the step */
  GPtrArray *saved; /* the array whose save this step stands for; compared, never read */
  PowRecord *joined; /* where the step stood before what was typed last; NULL: it is one save */
  char *label;
  gboolean folding;
  gint64 time; /* monotonic */
} PowStep;

struct _PowUndo
{
  GPtrArray *steps; /* (element-type PowStep) oldest first */
  guint done;       /* steps before this index can be undone, the others redone */
};

static void
pow_step_free (PowStep *step)
{
  g_ptr_array_unref (step->edits);
  g_ptr_array_unref (step->saved);
  g_clear_object (&step->joined);
  g_free (step->label);
  g_free (step);
}

PowUndo *
pow_undo_new (void)
{
  PowUndo *self = g_new0 (PowUndo, 1);

  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_step_free);
  return self;
}

void
pow_undo_free (PowUndo *self)
{
  g_ptr_array_unref (self->steps);
  g_free (self);
}

static GPtrArray *
pow_undo_new_edits (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);
}

/* One pause in the typing is no step of its own. */
static gboolean
pow_undo_goes_on (PowUndo *self, GPtrArray *edits, const char *label, gboolean folding)
{
  PowStep *last;
  PowEdit *before;
  PowEdit *after;

  if (!folding || self->done == 0 || self->done != self->steps->len || edits->len != 1)
    return FALSE;
  last = g_ptr_array_index (self->steps, self->done - 1);
  if (!last->folding || last->edits->len != 1 || !g_str_equal (last->label, label)
      || g_get_monotonic_time () - last->time > FOLD_WITHIN)
    return FALSE;
  before = g_ptr_array_index (last->edits, 0);
  after = g_ptr_array_index (edits, 0);
  return pow_record_equal (before->wanted, after->base);
}

void
pow_undo_add (PowUndo *self, GPtrArray *edits, const char *label, gboolean folding)
{
  GPtrArray *kept = pow_undo_new_edits ();
  PowStep *step;

  if (pow_undo_goes_on (self, edits, label, folding))
    {
      PowStep *last = g_ptr_array_index (self->steps, self->done - 1);
      PowEdit *first = g_ptr_array_index (last->edits, 0);
      PowEdit *newest = g_ptr_array_index (edits, 0);

      g_ptr_array_add (kept, pow_edit_new (first->base, newest->wanted));
      g_set_object (&last->joined, first->wanted);
      g_ptr_array_unref (last->edits);
      last->edits = kept;
      g_ptr_array_unref (last->saved);
      last->saved = g_ptr_array_ref (edits);
      last->time = g_get_monotonic_time ();
      return;
    }

  if (self->done < self->steps->len)
    g_ptr_array_remove_range (self->steps, self->done, self->steps->len - self->done);
  for (guint i = 0; i < edits->len; i++)
    {
      PowEdit *edit = g_ptr_array_index (edits, i);

      g_ptr_array_add (kept, pow_edit_new (edit->base, edit->wanted));
    }
  step = g_new0 (PowStep, 1);
  step->edits = kept;
  step->saved = g_ptr_array_ref (edits);
  step->label = g_strdup (label);
  step->folding = folding;
  step->time = g_get_monotonic_time ();
  g_ptr_array_add (self->steps, step);
  self->done = self->steps->len;
}

const char *
pow_undo_get_label (PowUndo *self, gboolean redo)
{
  PowStep *step;

  if (redo ? self->done == self->steps->len : self->done == 0)
    return NULL;
  step = g_ptr_array_index (self->steps, redo ? self->done : self->done - 1);
  return step->label;
}

/* A record that the step made is not unmade but removed: its content stays (data.md, Removing). */
static PowRecord *
pow_undo_get_before (PowEdit *edit, GError **error)
{
  return edit->base != NULL ? g_object_ref (edit->base)
                            : pow_record_with_removed (edit->wanted, NULL, TRUE, error);
}

GPtrArray *
pow_undo_step (PowUndo *self, gboolean redo, GError **error)
{
  g_autoptr (GPtrArray) edits = pow_undo_new_edits ();
  PowStep *step;

  g_return_val_if_fail (pow_undo_get_label (self, redo) != NULL, NULL);

  step = g_ptr_array_index (self->steps, redo ? self->done : self->done - 1);
  for (guint i = 0; i < step->edits->len; i++)
    {
      PowEdit *edit = g_ptr_array_index (step->edits, i);
      g_autoptr (PowRecord) before = pow_undo_get_before (edit, error);

      if (before == NULL)
        return NULL;
      g_ptr_array_add (edits, redo ? pow_edit_new (before, edit->wanted)
                                   : pow_edit_new (edit->wanted, before));
    }
  self->done = redo ? self->done + 1 : self->done - 1;
  step->folding = FALSE;
  return g_steal_pointer (&edits);
}

void
pow_undo_forget (PowUndo *self, GPtrArray *edits)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      PowStep *step = g_ptr_array_index (self->steps, i);

      if (step->saved == edits && step->joined != NULL)
        {
          PowEdit *edit = g_ptr_array_index (step->edits, 0);
          PowEdit *earlier = pow_edit_new (edit->base, step->joined);

          /* What was typed before it was saved, and can still be undone. */
          g_ptr_array_set_size (step->edits, 0);
          g_ptr_array_add (step->edits, earlier);
          g_clear_object (&step->joined);
          return;
        }
      if (step->saved == edits)
        {
          g_ptr_array_remove_index (self->steps, i);
          if (i < self->done)
            self->done--;
          return;
        }
    }
}
