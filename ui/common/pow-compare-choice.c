/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-compare-choice.h"

/**
 * PowCompareChoice:
 *
 * The regions that a person chose to put side by side, on whatever screen (key C). Lives as long as its
 * session; main thread.
 *
 * Signal "changed": other regions are chosen.
 */
struct _PowCompareChoice
{
  GObject parent_instance;

  GPtrArray *regions; /* ends in NULL */
};

G_DEFINE_FINAL_TYPE (PowCompareChoice, pow_compare_choice, G_TYPE_OBJECT)

static guint changed_signal;

static void
pow_compare_choice_finalize (GObject *object)
{
  g_ptr_array_unref (POW_COMPARE_CHOICE (object)->regions);
  G_OBJECT_CLASS (pow_compare_choice_parent_class)->finalize (object);
}

static void
pow_compare_choice_class_init (PowCompareChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pow_compare_choice_finalize;
  changed_signal = g_signal_new ("changed", POW_TYPE_COMPARE_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pow_compare_choice_init (PowCompareChoice *self)
{
  self->regions = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->regions, NULL);
}

/**
 * pow_compare_choice_get:
 * @session: a session
 *
 * Returns: (transfer none): what is chosen in that window
 */
PowCompareChoice *
pow_compare_choice_get (PowSession *session)
{
  static const char key[] = "pow-compare-choice";
  PowCompareChoice *self;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);

  self = g_object_get_data (G_OBJECT (session), key);
  if (self == NULL)
    {
      self = g_object_new (POW_TYPE_COMPARE_CHOICE, NULL);
      g_object_set_data_full (G_OBJECT (session), key, self, g_object_unref);
    }
  return self;
}

/**
 * pow_compare_choice_list:
 * @self: a choice
 *
 * Returns: (transfer none) (array zero-terminated=1): the regions, in the order in which they were chosen
 */
const char *const *
pow_compare_choice_list (PowCompareChoice *self)
{
  g_return_val_if_fail (POW_IS_COMPARE_CHOICE (self), NULL);
  return (const char *const *) self->regions->pdata;
}

/**
 * pow_compare_choice_count:
 * @self: a choice
 *
 * Returns: how many regions are chosen
 */
guint
pow_compare_choice_count (PowCompareChoice *self)
{
  g_return_val_if_fail (POW_IS_COMPARE_CHOICE (self), 0);
  return self->regions->len - 1;
}

/**
 * pow_compare_choice_toggle:
 * @self: a choice
 * @region: a region id
 *
 * Chooses a region, or lets it go.
 *
 * Returns: FALSE when there are %POW_COMPARE_CHOICE_MOST already
 */
gboolean
pow_compare_choice_toggle (PowCompareChoice *self, const char *region)
{
  g_return_val_if_fail (POW_IS_COMPARE_CHOICE (self), FALSE);
  g_return_val_if_fail (region != NULL, FALSE);

  for (guint i = 0; i + 1 < self->regions->len; i++)
    if (g_str_equal (g_ptr_array_index (self->regions, i), region))
      {
        g_ptr_array_remove_index (self->regions, i);
        g_signal_emit (self, changed_signal, 0);
        return TRUE;
      }
  if (pow_compare_choice_count (self) == POW_COMPARE_CHOICE_MOST)
    return FALSE;
  g_ptr_array_insert (self->regions, (int) self->regions->len - 1, g_strdup (region));
  g_signal_emit (self, changed_signal, 0);
  return TRUE;
}

/**
 * pow_compare_choice_set:
 * @self: a choice
 * @regions: (array zero-terminated=1): at most %POW_COMPARE_CHOICE_MOST region ids
 *
 * Chooses these regions.
 */
void
pow_compare_choice_set (PowCompareChoice *self, const char *const *regions)
{
  g_return_if_fail (POW_IS_COMPARE_CHOICE (self));
  g_return_if_fail (regions != NULL);

  if (g_strv_equal (pow_compare_choice_list (self), regions))
    return;
  g_ptr_array_set_size (self->regions, 0);
  for (guint i = 0; regions[i] != NULL && i < POW_COMPARE_CHOICE_MOST; i++)
    g_ptr_array_add (self->regions, g_strdup (regions[i]));
  g_ptr_array_add (self->regions, NULL);
  g_signal_emit (self, changed_signal, 0);
}
