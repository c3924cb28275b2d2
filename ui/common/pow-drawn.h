/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POW_TYPE_DRAWN (pow_drawn_get_type ())
G_DECLARE_DERIVABLE_TYPE (PowDrawn, pow_drawn, POW, DRAWN, GtkWidget)

/**
 * PowDrawn:
 *
 * A small picture of a value, such as a light or a bar: it grows with the text, stands in the middle of
 * its line, and says in words what it shows. Subclasses draw it. Main thread.
 */
struct _PowDrawnClass
{
  GtkWidgetClass parent_class;

  /* Pixels at 100 % text; @minimum and @natural are 0 before the call. */
  void (*get_size) (PowDrawn *self, GtkOrientation orientation, double *minimum, double *natural);
};

/**
 * pow_drawn_say:
 * @self: a picture
 * @words: what it shows, for screen readers
 * @tooltip: whether the pointer brings the words up too: no, where they stand beside it
 */
void pow_drawn_say (PowDrawn *self, const char *words, gboolean tooltip);

G_END_DECLS
