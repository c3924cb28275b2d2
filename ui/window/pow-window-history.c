/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/window/pow-window-private.h"

#include "pow-config.h"
#include "ui/common/pow-field-place.h"
#include "ui/history/pow-field-origin.h"
#include "ui/window/pow-screens.h"

#include <glib/gi18n-lib.h>

/* Who set what has the focus, from anywhere. */
void
pow_window_origin_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowWindow *self = POW_WINDOW (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  g_autofree char *address = NULL, *field = NULL;

  if (pow_field_place_find (focus, &address, &field) == NULL)
    pow_session_tell (self->session, _ ("Go to a field or a row first; then H tells who set it"), FALSE);
  else
    pow_field_origin_show_at (POW_FIELD_ORIGIN (pow_field_origin_new (self->session, address, field)),
                              GTK_WIDGET (self->shell), focus);
}

/* Of what is on screen: the record, else everything. */
void
pow_window_history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowWindow *self = POW_WINDOW (widget);
  PowPage *page = pow_shell_get_page (self->shell);
  const char *address = page != NULL ? pow_page_get_address (page) : NULL;
  g_autofree char *target = address != NULL ? pow_screens_build_history (address, NULL) : g_strdup ("history");

  pow_shell_open (self->shell, target);
}

/* Of a record, or with a second text of a field of it. */
void
pow_window_history_of_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *address, *field;
  g_autofree char *target = NULL;

  g_variant_get (parameter, "(&s&s)", &address, &field);
  target = pow_screens_build_history (address, *field != '\0' ? field : NULL);
  pow_shell_open (POW_WINDOW (widget)->shell, target);
}
