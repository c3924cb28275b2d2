/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/form/pow-form-reading.h"

#include "pow-config.h"
#include "ui/common/pow-card.h"
#include "ui/common/pow-mark-shape.h"

#include <glib/gi18n-lib.h>

#define SHORT 26 /* characters of what was and is that stand on one line */

struct _PowFormReading
{
  GtkBox parent_instance;

  GtkWidget *head; /* mark, words, aside */
  GtkWidget *mark; /* NULL: none */
  GtkWidget *words;
  GtkWidget *aside;
  GtkWidget *detail;
  GtkWidget *was; /* made when something has changed */
  GtkWidget *shape;
  PowMark difference;
};

G_DEFINE_FINAL_TYPE (PowFormReading, pow_form_reading, GTK_TYPE_BOX)

static void
pow_form_reading_class_init (PowFormReadingClass *class)
{
}

static void
pow_form_reading_init (PowFormReading *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 2);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);

  self->words = pow_label_new (NULL, "value");
  gtk_widget_set_hexpand (self->words, TRUE);
  self->aside = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->aside, "secondary");
  gtk_widget_add_css_class (self->aside, "dim-label");
  gtk_widget_set_hexpand (self->aside, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->aside), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->aside), PANGO_ELLIPSIZE_END);
  gtk_widget_set_visible (self->aside, FALSE);
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_append (GTK_BOX (self->head), self->words);
  gtk_box_append (GTK_BOX (self->head), self->aside);

  self->detail = pow_label_new (NULL, "secondary");
  gtk_widget_add_css_class (self->detail, "dim-label");
  gtk_widget_add_css_class (self->detail, "numeric");
  gtk_widget_set_visible (self->detail, FALSE);

  gtk_box_append (GTK_BOX (self), self->head);
  gtk_box_append (GTK_BOX (self), self->detail);
}

PowFormReading *
pow_form_reading_new (void)
{
  return g_object_new (POW_TYPE_FORM_READING, NULL);
}

void
pow_form_reading_set_words (PowFormReading *self, const char *words, const char *when_empty)
{
  g_return_if_fail (POW_IS_FORM_READING (self));
  g_return_if_fail (when_empty != NULL);

  gtk_label_set_text (GTK_LABEL (self->words), words != NULL ? words : when_empty);
  if (words == NULL)
    gtk_widget_add_css_class (self->words, "dim-label");
  else
    gtk_widget_remove_css_class (self->words, "dim-label");
}

const char *
pow_form_reading_get_words (PowFormReading *self)
{
  g_return_val_if_fail (POW_IS_FORM_READING (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->words));
}

void
pow_form_reading_set_figure (PowFormReading *self)
{
  g_return_if_fail (POW_IS_FORM_READING (self));

  gtk_label_set_xalign (GTK_LABEL (self->words), 1);
  gtk_widget_add_css_class (self->words, "numeric");
}

void
pow_form_reading_set_mark (PowFormReading *self, GtkWidget *mark)
{
  g_return_if_fail (POW_IS_FORM_READING (self));
  g_return_if_fail (mark == NULL || GTK_IS_WIDGET (mark));

  if (self->mark != NULL)
    gtk_box_remove (GTK_BOX (self->head), self->mark);
  self->mark = mark;
  if (mark != NULL)
    gtk_box_prepend (GTK_BOX (self->head), mark);
}

void
pow_form_reading_set_aside (PowFormReading *self, const char *aside)
{
  g_return_if_fail (POW_IS_FORM_READING (self));

  gtk_label_set_text (GTK_LABEL (self->aside), aside != NULL ? aside : "");
  gtk_widget_set_visible (self->aside, aside != NULL);
  gtk_widget_set_hexpand (self->words, aside == NULL);
  /* The words are what counts: they are not broken off to make room. */
  gtk_label_set_wrap (GTK_LABEL (self->words), aside == NULL);
}

void
pow_form_reading_set_detail (PowFormReading *self, const char *detail)
{
  g_return_if_fail (POW_IS_FORM_READING (self));

  gtk_label_set_text (GTK_LABEL (self->detail), detail != NULL ? detail : "");
  gtk_widget_set_visible (self->detail, detail != NULL && *detail != '\0');
}

void
pow_form_reading_set_editing (PowFormReading *self, gboolean editing)
{
  g_return_if_fail (POW_IS_FORM_READING (self));

  gtk_widget_set_visible (self->head, !editing);
  if (self->was != NULL && editing)
    gtk_widget_set_visible (self->was, FALSE);
}

static void
pow_form_reading_make_was (PowFormReading *self)
{
  self->was = pow_label_new (NULL, "old");
  self->shape = pow_mark_shape_new ();
  gtk_box_append (GTK_BOX (self->head), self->shape);
  gtk_box_prepend (GTK_BOX (self->head), self->was);
}

/* On one line with what is, or on one of its own. */
static void
pow_form_reading_place_was (PowFormReading *self, gboolean above)
{
  GtkWidget *wanted = above ? GTK_WIDGET (self) : self->head;

  if (gtk_widget_get_parent (self->was) == wanted)
    return;
  g_object_ref (self->was);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (self->was)), self->was);
  gtk_box_prepend (GTK_BOX (wanted), self->was);
  g_object_unref (self->was);
}

void
pow_form_reading_set_was (PowFormReading *self, PowMark mark, const char *words)
{
  gboolean figure, above;

  g_return_if_fail (POW_IS_FORM_READING (self));

  self->difference = mark;
  if (self->was == NULL && mark == POW_MARK_SAME)
    return;
  if (self->was == NULL)
    pow_form_reading_make_was (self);
  figure = gtk_label_get_xalign (GTK_LABEL (self->words)) > 0;
  above = words != NULL
          && g_utf8_strlen (words, -1) + g_utf8_strlen (gtk_label_get_text (GTK_LABEL (self->words)), -1) > SHORT;
  pow_form_reading_place_was (self, above);
  gtk_label_set_text (GTK_LABEL (self->was), words != NULL ? words : "");
  gtk_label_set_xalign (GTK_LABEL (self->was), figure ? 1 : 0);
  gtk_widget_set_visible (self->was, words != NULL);
  gtk_widget_set_hexpand (self->was, figure && words != NULL && !above);
  pow_mark_shape_set (POW_MARK_SHAPE (self->shape), mark);
  gtk_widget_set_visible (self->shape, mark != POW_MARK_SAME);
  gtk_widget_set_hexpand (self->words,
                          !gtk_widget_get_visible (self->aside) && (mark == POW_MARK_SAME || (figure && (above || words == NULL))));
}

char *
pow_form_reading_dup_was (PowFormReading *self)
{
  g_return_val_if_fail (POW_IS_FORM_READING (self), NULL);

  if (self->difference == POW_MARK_SAME)
    return NULL;
  if (gtk_widget_get_visible (self->was))
    return g_strdup_printf (_ ("was %s"), gtk_label_get_text (GTK_LABEL (self->was)));
  return g_strdup (pow_mark_get_label (self->difference));
}
