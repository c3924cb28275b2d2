/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/history/pow-history-empty.h"

#include "pow-config.h"
#include "ui/history/pow-change-text.h"

#include <glib/gi18n-lib.h>

struct _PowHistoryEmpty
{
  AdwBin parent_instance;

  AdwStatusPage *page;
  GtkWidget *clear;
};

G_DEFINE_FINAL_TYPE (PowHistoryEmpty, pow_history_empty, ADW_TYPE_BIN)

static guint clear_signal;

static void
pow_history_empty_class_init (PowHistoryEmptyClass *class)
{
  clear_signal = g_signal_new ("clear", POW_TYPE_HISTORY_EMPTY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
clear_cb (PowHistoryEmpty *self)
{
  g_signal_emit (self, clear_signal, 0);
}

static void
pow_history_empty_init (PowHistoryEmpty *self)
{
  self->page = ADW_STATUS_PAGE (adw_status_page_new ());
  self->clear = gtk_button_new_with_label (_ ("Clear the filter"));
  adw_status_page_set_icon_name (self->page, "pow-history-symbolic");
  gtk_widget_add_css_class (self->clear, "pill");
  gtk_widget_set_halign (self->clear, GTK_ALIGN_CENTER);
  adw_status_page_set_child (self->page, self->clear);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (clear_cb), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->page));
}

/**
 * pow_history_empty_new:
 *
 * Main thread.
 *
 * Returns: (transfer floating): a page that pow_history_empty_show() gives its words
 */
GtkWidget *
pow_history_empty_new (void)
{
  return g_object_new (POW_TYPE_HISTORY_EMPTY, NULL);
}

/**
 * pow_history_empty_show:
 * @self: the page
 * @problem: (nullable): why the history cannot be read
 * @is_filtered: whether a filter hides changes
 * @until: the last second that is looked at; 0 for now
 */
void
pow_history_empty_show (PowHistoryEmpty *self, const char *problem, gboolean is_filtered, gint64 until)
{
  const char *title = _ ("No changes yet");
  g_autofree char *text = NULL, *escaped = NULL;

  g_return_if_fail (POW_IS_HISTORY_EMPTY (self));

  if (problem != NULL)
    {
      title = _ ("The history cannot be read");
      text = g_strdup (problem);
    }
  else if (is_filtered)
    {
      title = _ ("Nothing in this selection");
      text = g_strdup (_ ("The filter hides every change of these regions."));
    }
  else if (until != 0)
    {
      g_autofree char *day = pow_change_text_dup_moment (until);

      title = _ ("Nothing was known then");
      text = g_strdup_printf (_ ("There is no change before %s."), day);
    }
  else
    text = g_strdup (_ ("What anybody changes stands here, with who, when and why."));
  escaped = g_markup_escape_text (text, -1);
  adw_status_page_set_title (self->page, title);
  adw_status_page_set_description (self->page, escaped);
  gtk_widget_set_visible (self->clear, is_filtered && problem == NULL);
}
