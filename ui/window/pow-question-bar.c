/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/window/pow-question-bar.h"

#include "pow-config.h"
#include "ui/window/pow-question-button.h"

#include <glib/gi18n-lib.h>

/**
 * PowQuestionBar:
 *
 * The three questions that every screen obeys, with their answers, as a sentence: Where, When, Against. In a narrow
 * window one button for all three: "Zeeland · now · since 24 Sep".
 */
struct _PowQuestionBar
{
  AdwBin parent_instance;

  PowSession *session;
  GtkWidget *sentence;
  PowQuestionButton *buttons[POW_N_QUESTIONS];
  PowQuestionButton *together;
  PowQuestionList *list;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (PowQuestionBar, pow_question_bar, ADW_TYPE_BIN)

static void
show_answers (PowQuestionBar *self)
{
  const gboolean read_only = pow_session_is_read_only (self->session);
  g_autoptr (GString) sentence = g_string_new (NULL);

  for (guint i = 0; i < POW_N_QUESTIONS; i++)
    {
      g_autofree char *answer = pow_question_dup_answer ((PowQuestion) i, self->session, FALSE);
      g_autofree char *words = pow_question_dup_answer ((PowQuestion) i, self->session, TRUE);

      pow_question_button_set_answer (self->buttons[i], answer, read_only && i == POW_QUESTION_WHEN);
      if (words != NULL)
        g_string_append_printf (sentence, "%s%s", sentence->len > 0 ? " · " : "", words);
    }
  pow_question_button_set_answer (self->together, sentence->str, read_only);
}

static void
pow_question_bar_dispose (GObject *object)
{
  g_clear_object (&POW_QUESTION_BAR (object)->session);
  G_OBJECT_CLASS (pow_question_bar_parent_class)->dispose (object);
}

static void
pow_question_bar_class_init (PowQuestionBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pow_question_bar_dispose;
}

static void
pow_question_bar_init (PowQuestionBar *self)
{
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->sentence = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  gtk_box_append (GTK_BOX (both), self->sentence);
  adw_bin_set_child (ADW_BIN (self), both);
}

/**
 * pow_question_bar_new:
 * @session: whose answers
 *
 * Returns: (transfer full): the questions with their answers
 */
GtkWidget *
pow_question_bar_new (PowSession *session)
{
  static const char *const tooltips[] = {
    N_ ("Which regions every screen shows (Ctrl+L)"),
    N_ ("As it was known at which moment (Ctrl+D)"),
    N_ ("What differs from which moment gets a mark (Ctrl+B)"),
  };
  PowQuestionBar *self;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);

  self = g_object_new (POW_TYPE_QUESTION_BAR, NULL);
  self->session = g_object_ref (session);
  for (guint i = 0; i < POW_N_QUESTIONS; i++)
    {
      GtkWidget *choices = pow_question_create_choices ((PowQuestion) i, session);
      GtkWidget *button = pow_question_button_new (pow_question_get_label ((PowQuestion) i), _ (tooltips[i]), choices);

      self->buttons[i] = POW_QUESTION_BUTTON (button);
      gtk_box_append (GTK_BOX (self->sentence), button);
    }
  self->list = POW_QUESTION_LIST (pow_question_list_new (session));
  self->together = POW_QUESTION_BUTTON (pow_question_button_new (NULL, _ ("Where, when and against (Ctrl+L, Ctrl+D, Ctrl+B)"),
                                                                 GTK_WIDGET (self->list)));
  gtk_widget_set_visible (GTK_WIDGET (self->together), FALSE);
  gtk_box_append (GTK_BOX (adw_bin_get_child (ADW_BIN (self))), GTK_WIDGET (self->together));
  g_signal_connect_object (session, "changed", G_CALLBACK (show_answers), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "moments-changed", G_CALLBACK (show_answers), self, G_CONNECT_SWAPPED);
  show_answers (self);
  return GTK_WIDGET (self);
}

/**
 * pow_question_bar_popup:
 * @self: the bar
 * @question: Where, When or Against
 *
 * Opens the answers to one question, with the keyboard in them.
 */
void
pow_question_bar_popup (PowQuestionBar *self, PowQuestion question)
{
  g_return_if_fail (POW_IS_QUESTION_BAR (self));
  g_return_if_fail (question < POW_N_QUESTIONS);

  if (self->narrow)
    {
      pow_question_list_start_with (self->list, question);
      pow_question_button_popup (self->together);
    }
  else
    pow_question_button_popup (self->buttons[question]);
}

/**
 * pow_question_bar_set_narrow:
 * @self: the bar
 * @narrow: whether the window is narrow: one button for all three questions instead of a sentence
 */
void
pow_question_bar_set_narrow (PowQuestionBar *self, gboolean narrow)
{
  g_return_if_fail (POW_IS_QUESTION_BAR (self));

  self->narrow = !!narrow;
  gtk_widget_set_visible (self->sentence, !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->together), narrow);
}
