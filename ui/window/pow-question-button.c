/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/window/pow-question-button.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>

/**
 * PowQuestionButton:
 *
 * One question of the question bar with its answer: a flat menu button, the question dim and the answer bold.
 */
struct _PowQuestionButton
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkWidget *question;
  GtkWidget *answer;
  GtkPopover *popover;
  GtkWidget *content;
};

G_DEFINE_FINAL_TYPE (PowQuestionButton, pow_question_button, ADW_TYPE_BIN)

static void
shown_cb (PowQuestionButton *self)
{
  gtk_widget_grab_focus (self->content);
}

static void
pow_question_button_class_init (PowQuestionButtonClass *klass)
{
}

static void
pow_question_button_init (PowQuestionButton *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->question = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->question, "question");
  self->answer = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->answer), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->answer, "answer");
  gtk_box_append (GTK_BOX (line), self->question);
  gtk_box_append (GTK_BOX (line), self->answer);

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, line);
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  gtk_menu_button_set_has_frame (self->button, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "question-button");
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_menu_button_set_popover (self->button, GTK_WIDGET (self->popover));
  g_signal_connect_object (self->popover, "show", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

/**
 * pow_question_button_new:
 * @question: (nullable): the question, translated; %NULL where the answer says it all
 * @tooltip: what the button does, with its key
 * @content: (transfer floating): what opens; takes the focus then, and closes the menu by a signal "done"
 *
 * Main thread.
 *
 * Returns: (transfer floating): a button without an answer yet
 */
GtkWidget *
pow_question_button_new (const char *question, const char *tooltip, GtkWidget *content)
{
  PowQuestionButton *self;

  g_return_val_if_fail (GTK_IS_WIDGET (content), NULL);

  self = g_object_new (POW_TYPE_QUESTION_BUTTON, NULL);
  gtk_label_set_label (GTK_LABEL (self->question), question != NULL ? question : "");
  gtk_widget_set_visible (self->question, question != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), tooltip);
  self->content = content;
  gtk_popover_set_child (self->popover, content);
  g_signal_connect_object (content, "done", G_CALLBACK (gtk_popover_popdown), self->popover, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * pow_question_button_set_answer:
 * @self: the button
 * @answer: the answer in words; never markup
 * @is_set: whether the answer makes the window read-only, which the accent colour shows
 */
void
pow_question_button_set_answer (PowQuestionButton *self, const char *answer, gboolean is_set)
{
  const char *question;
  g_autofree char *spoken = NULL;

  g_return_if_fail (POW_IS_QUESTION_BUTTON (self));
  g_return_if_fail (answer != NULL);

  question = gtk_label_get_label (GTK_LABEL (self->question));
  /* Translators: a question and its answer, as in “When: Now”. */
  spoken = *question != '\0' ? g_strdup_printf (_ ("%s: %s"), question, answer) : g_strdup (answer);
  gtk_label_set_label (GTK_LABEL (self->answer), answer);
  if (is_set)
    gtk_widget_add_css_class (self->answer, "set");
  else
    gtk_widget_remove_css_class (self->answer, "set");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/**
 * pow_question_button_popup:
 * @self: the button
 *
 * Opens the menu.
 */
void
pow_question_button_popup (PowQuestionButton *self)
{
  g_return_if_fail (POW_IS_QUESTION_BUTTON (self));
  gtk_menu_button_popup (self->button);
}
