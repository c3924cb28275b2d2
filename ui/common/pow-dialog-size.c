/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-dialog-size.h"

#include "ui/common/pow-text-scale.h"

/* What stays visible of the window below, so that one sees where the dialog belongs. */
#define MARGIN 24

typedef struct
{
  int width, height;
} Size;

static int
fit (GtkWidget *widget, int wanted, int room)
{
  const int scaled = wanted > 0 ? pow_text_scale_px (widget, wanted) : wanted;

  return room > MARGIN && scaled > room - MARGIN ? room - MARGIN : scaled;
}

static void
apply (GtkWindow *dialog)
{
  const Size *size = g_object_get_data (G_OBJECT (dialog), "pow-dialog-size");
  GtkWindow *parent = gtk_window_get_transient_for (dialog);

  gtk_window_set_default_size (dialog,
                               fit (GTK_WIDGET (dialog), size->width, parent != NULL ? gtk_widget_get_width (GTK_WIDGET (parent)) : 0),
                               fit (GTK_WIDGET (dialog), size->height, parent != NULL ? gtk_widget_get_height (GTK_WIDGET (parent)) : 0));
}

/**
 * pow_dialog_size_set:
 * @dialog: a dialog that is not on screen yet
 * @width: in pixels at 100 % text
 * @height: the same, or -1 for what its content needs
 *
 * Gives @dialog room for the words of a person who reads large, and no more than the window that it stands over has, also when
 * it is put over that window later. Main thread.
 */
void
pow_dialog_size_set (GtkWindow *dialog, int width, int height)
{
  Size *size;

  g_return_if_fail (GTK_IS_WINDOW (dialog));
  g_return_if_fail (width > 0);

  size = g_new (Size, 1);
  *size = (Size){ width, height };
  g_object_set_data_full (G_OBJECT (dialog), "pow-dialog-size", size, g_free);
  g_signal_connect (dialog, "notify::transient-for", G_CALLBACK (apply), NULL);
  apply (dialog);
}
