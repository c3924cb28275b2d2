/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/overview/pow-overview-empty.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>

struct _PowOverviewEmpty
{
  AdwBin parent_instance;

  AdwStatusPage *page;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (PowOverviewEmpty, pow_overview_empty, ADW_TYPE_BIN)

static void
pow_overview_empty_class_init (PowOverviewEmptyClass *klass)
{
}

static void
pow_overview_empty_init (PowOverviewEmpty *self)
{
  self->page = ADW_STATUS_PAGE (adw_status_page_new ());
  self->button = GTK_BUTTON (gtk_button_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "pill");
  adw_status_page_set_icon_name (self->page, "pow-overview-symbolic");
  adw_status_page_set_child (self->page, GTK_WIDGET (self->button));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->page));
}

/* Which of the kinds of empty this is. */
typedef enum
{
  EMPTY_FILTERED, /* a filter hides what there is */
  EMPTY_NO_STATE, /* nothing was there at that moment */
  EMPTY_NOWHERE,  /* the answer to Where is about nothing here */
} Empty;

static const struct
{
  const char *title;
  const char *button;
  const char *action;
} kinds[] = {
  [EMPTY_FILTERED] = { N_ ("No regions in this selection"), N_ ("Clear filter"), "overview.clear-filter" },
  [EMPTY_NO_STATE] = { N_ ("There is no state from then"), N_ ("Back to now"), "overview.show-now" },
  [EMPTY_NOWHERE] = { N_ ("No regions here"), N_ ("Show all regions"), "overview.show-all" },
};

void
pow_overview_empty_explain (PowOverviewEmpty *self, PowSession *session, guint hidden, const char *filter)
{
  g_autofree char *words = NULL, *escaped = NULL, *moment = NULL;
  Empty kind;

  g_return_if_fail (POW_IS_OVERVIEW_EMPTY (self));
  g_return_if_fail (POW_IS_SESSION (session));
  g_return_if_fail (hidden == 0 || filter != NULL);

  kind = hidden > 0 ? EMPTY_FILTERED : pow_session_is_read_only (session) ? EMPTY_NO_STATE : EMPTY_NOWHERE;
  switch (kind)
    {
    case EMPTY_FILTERED:
      words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u region is hidden by the filter %s.",
                                            "%u regions are hidden by the filter %s.", hidden),
                               hidden, filter);
      break;
    case EMPTY_NO_STATE:
      moment = pow_session_dup_moment_words (session, pow_session_get_at (session), FALSE);
      words = g_strdup_printf (_ ("Nothing was known yet here at: %s."), moment);
      break;
    case EMPTY_NOWHERE:
    default:
      words = g_strdup (_ ("The answer to Where holds no region of this portfolio."));
      break;
    }
  escaped = g_markup_escape_text (words, -1);
  adw_status_page_set_title (self->page, _ (kinds[kind].title));
  adw_status_page_set_description (self->page, escaped);
  gtk_button_set_label (self->button, _ (kinds[kind].button));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), kinds[kind].action);
}
