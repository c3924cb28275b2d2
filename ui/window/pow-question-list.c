/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/window/pow-question-list.h"

#include "pow-config.h"
#include "ui/common/pow-text-scale.h"
#include "ui/window/pow-choice-row.h"
#include "ui/window/pow-moment-choices.h"
#include "ui/window/pow-scope-choices.h"

#include <glib/gi18n-lib.h>

/**
 * PowQuestionList:
 *
 * The three questions in one menu, for a window too narrow for a bar: first which question, then its answers.
 *
 * Signal "done" when an answer was given.
 */
struct _PowQuestionList
{
  AdwBin parent_instance;

  PowSession *session;
  GtkStack *stack;
  GtkWidget *questions;
  GtkWidget *choices[POW_N_QUESTIONS];
  PowQuestion start;
};

G_DEFINE_FINAL_TYPE (PowQuestionList, pow_question_list, ADW_TYPE_BIN)

static guint done_signal;

/**
 * pow_question_get_label:
 * @question: a question
 *
 * Returns: (transfer none): the question in a word, translated
 */
const char *
pow_question_get_label (PowQuestion question)
{
  static const char *const labels[] = { N_ ("Where"), N_ ("When"), N_ ("Against") };

  g_return_val_if_fail (question < POW_N_QUESTIONS, NULL);

  return _ (labels[question]);
}

/**
 * pow_question_create_choices:
 * @question: a question
 * @session: what it is answered for
 *
 * Returns: (transfer floating): the menu with the answers; it says "done" when one was chosen
 */
GtkWidget *
pow_question_create_choices (PowQuestion question, PowSession *session)
{
  g_return_val_if_fail (question < POW_N_QUESTIONS, NULL);

  return question == POW_QUESTION_WHERE ? pow_scope_choices_new (session)
                                        : pow_moment_choices_new (session, question == POW_QUESTION_AGAINST);
}

/**
 * pow_question_dup_answer:
 * @question: a question
 * @session: whose answer
 * @is_short: for a narrow window
 *
 * Returns: (transfer full) (nullable): its answer now, in words; %NULL: in a narrow window it goes without saying
 */
char *
pow_question_dup_answer (PowQuestion question, PowSession *session, gboolean is_short)
{
  g_return_val_if_fail (question < POW_N_QUESTIONS, NULL);

  return question == POW_QUESTION_WHERE ? pow_scope_dup_answer (session, is_short)
                                        : pow_moment_dup_answer (session, question == POW_QUESTION_AGAINST, is_short);
}

static void
show_question (PowQuestionList *self, PowQuestion question)
{
  gtk_stack_set_visible_child (self->stack, self->choices[question]);
  gtk_widget_grab_focus (self->choices[question]);
}

static void
clicked_cb (GtkButton *row, PowQuestionList *self)
{
  show_question (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "pow-question")));
}

static void
done_cb (PowQuestionList *self)
{
  g_signal_emit (self, done_signal, 0);
}

static void
pow_question_list_map (GtkWidget *widget)
{
  PowQuestionList *self = POW_QUESTION_LIST (widget);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->questions)) != NULL)
    gtk_box_remove (GTK_BOX (self->questions), child);
  for (guint i = 0; i < POW_N_QUESTIONS; i++)
    {
      g_autofree char *answer = pow_question_dup_answer ((PowQuestion) i, self->session, FALSE);
      GtkWidget *row = pow_choice_row_new (pow_question_get_label ((PowQuestion) i), answer, FALSE);

      g_object_set_data (G_OBJECT (row), "pow-question", GUINT_TO_POINTER (i));
      g_signal_connect (row, "clicked", G_CALLBACK (clicked_cb), self);
      gtk_box_append (GTK_BOX (self->questions), row);
    }
  gtk_stack_set_visible_child (self->stack, self->start < POW_N_QUESTIONS ? self->choices[self->start] : self->questions);
  GTK_WIDGET_CLASS (pow_question_list_parent_class)->map (widget);
}

static gboolean
pow_question_list_grab_focus (GtkWidget *widget)
{
  PowQuestionList *self = POW_QUESTION_LIST (widget);
  const PowQuestion start = self->start;

  self->start = POW_N_QUESTIONS;
  if (start < POW_N_QUESTIONS)
    return gtk_widget_grab_focus (self->choices[start]);
  return gtk_widget_child_focus (self->questions, GTK_DIR_TAB_FORWARD);
}

static void
pow_question_list_dispose (GObject *object)
{
  g_clear_object (&POW_QUESTION_LIST (object)->session);
  G_OBJECT_CLASS (pow_question_list_parent_class)->dispose (object);
}

static void
pow_question_list_class_init (PowQuestionListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pow_question_list_dispose;
  GTK_WIDGET_CLASS (klass)->map = pow_question_list_map;
  GTK_WIDGET_CLASS (klass)->grab_focus = pow_question_list_grab_focus;
  done_signal = g_signal_new ("done", POW_TYPE_QUESTION_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pow_question_list_init (PowQuestionList *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  self->questions = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->start = POW_N_QUESTIONS;
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_size_request (self->questions, pow_text_scale_px (self->questions, 300), -1);
  gtk_stack_add_child (self->stack, self->questions);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

/**
 * pow_question_list_new:
 * @session: what is on screen
 *
 * Main thread.
 *
 * Returns: (transfer floating): the three questions, each leading to its answers
 */
GtkWidget *
pow_question_list_new (PowSession *session)
{
  PowQuestionList *self;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);

  self = g_object_new (POW_TYPE_QUESTION_LIST, NULL);
  self->session = g_object_ref (session);
  for (guint i = 0; i < POW_N_QUESTIONS; i++)
    {
      self->choices[i] = pow_question_create_choices ((PowQuestion) i, session);
      g_signal_connect_swapped (self->choices[i], "done", G_CALLBACK (done_cb), self);
      gtk_stack_add_child (self->stack, self->choices[i]);
    }
  return GTK_WIDGET (self);
}

/**
 * pow_question_list_start_with:
 * @self: the list
 * @question: the question to begin with when it comes on screen next; %POW_N_QUESTIONS: all three
 */
void
pow_question_list_start_with (PowQuestionList *self, PowQuestion question)
{
  g_return_if_fail (POW_IS_QUESTION_LIST (self));

  self->start = question;
}
