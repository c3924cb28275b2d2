/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/sync/pow-sync-words.h"

#include "pow-config.h"
#include "ui/choices/pow-choices-list.h"

#include <glib/gi18n-lib.h>

static char *
dup_unsent (PowSyncControl *self)
{
  const guint unsent = pow_sync_control_get_unsent (self);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u to share", "%u to share", unsent), unsent);
}

static char *
dup_news (PowSyncControl *self)
{
  const guint news = pow_sync_control_get_news (self);

  /* Translators: so many changes of others that did not come in yet. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u new", "%u new", news), news);
}

/* When everything was last shared, by the clock. */
static char *
dup_shared_at (PowSyncControl *self)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (pow_sync_control_get_shared_at (self));

  return g_date_time_format (time, "%H:%M");
}

/**
 * pow_sync_words_dup_short:
 * @self: the control
 *
 * Returns: (transfer full): two or three words for the button, translated: "3 to share"
 */
char *
pow_sync_words_dup_short (PowSyncControl *self)
{
  g_autofree char *unsent = NULL;
  g_autofree char *news = NULL;
  g_autofree char *time = NULL;
  guint choices;

  g_return_val_if_fail (POW_IS_SYNC_CONTROL (self), NULL);

  switch (pow_sync_control_get_standing (self))
    {
    case POW_SYNC_BUSY:
      return g_strdup (_ ("Sharing…"));
    case POW_SYNC_OFFLINE:
      unsent = dup_unsent (self);
      /* Translators: the server cannot be reached, and so much waits. */
      return pow_sync_control_get_unsent (self) > 0 ? g_strdup_printf (_ ("Offline, %s"), unsent) : g_strdup (_ ("Offline"));
    case POW_SYNC_STOPPED:
      return g_strdup (_ ("Not shared"));
    case POW_SYNC_WAITING:
      unsent = dup_unsent (self);
      news = dup_news (self);
      return pow_sync_control_get_news (self) > 0 ? g_strdup_printf ("%s, %s", unsent, news) : g_steal_pointer (&unsent);
    case POW_SYNC_NEWS:
      return dup_news (self);
    case POW_SYNC_CHOICES:
      choices = pow_choices_count (pow_sync_control_get_session (self), NULL);
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u choice", "%u choices", choices), choices);
    case POW_SYNC_SHARED:
      time = dup_shared_at (self);
      return g_strdup_printf (_ ("Up to date %s"), time);
    case POW_SYNC_UNASKED:
      return g_strdup (_ ("Share"));
    case POW_SYNC_ALONE:
    default:
      return g_strdup (_ ("Share…"));
    }
}

/**
 * pow_sync_words_dup_sentence:
 * @self: the control
 *
 * Returns: (transfer full): a sentence, translated, with the reason of a failure
 */
char *
pow_sync_words_dup_sentence (PowSyncControl *self)
{
  const GError *failure;
  g_autofree char *unsent = NULL;
  g_autofree char *time = NULL;

  g_return_val_if_fail (POW_IS_SYNC_CONTROL (self), NULL);

  failure = pow_sync_control_get_failure (self);
  switch (pow_sync_control_get_standing (self))
    {
    case POW_SYNC_BUSY:
      return g_strdup (pow_sync_control_is_rehearsing (self) ? _ ("Looking what would be exchanged.") : _ ("Exchanging with the server."));
    case POW_SYNC_OFFLINE:
    case POW_SYNC_STOPPED:
      if (failure != NULL)
        return g_strdup (failure->message);
      return g_strdup (_ ("The server does not let you write a region in which you changed something."));
    case POW_SYNC_WAITING:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change is not shared yet.", "%u changes are not shared yet.",
                                           pow_sync_control_get_unsent (self)),
                              pow_sync_control_get_unsent (self));
    case POW_SYNC_NEWS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Others changed %u thing that is not here yet.",
                                           "Others changed %u things that are not here yet.", pow_sync_control_get_news (self)),
                              pow_sync_control_get_news (self));
    case POW_SYNC_CHOICES:
      return g_strdup (_ ("Everything is shared. Two people filled in the same thing in different ways: somebody is to choose."));
    case POW_SYNC_SHARED:
      time = dup_shared_at (self);
      return g_strdup_printf (_ ("Everything was shared at %s."), time);
    case POW_SYNC_UNASKED:
      return g_strdup (_ ("Nothing here waits to be shared. Share to see whether others have something new."));
    case POW_SYNC_ALONE:
    default:
      return g_strdup (_ ("This portfolio is only on this computer."));
    }
}

/**
 * pow_sync_words_dup_arrival:
 * @result: what an exchange did
 *
 * Returns: (transfer full) (nullable): what it brought: "7 changes of 3 people merged"; %NULL: nothing came in
 */
char *
pow_sync_words_dup_arrival (PowSyncResult *result)
{
  const guint people = result->people->len;
  g_autofree char *whose = NULL;

  if (result->changes == 0)
    return NULL;
  whose = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u person", "%u people", people), people);
  /* Translators: how many changes, and of how many people: "7 changes of 3 people merged". */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change of %s merged", "%u changes of %s merged", result->changes),
                          result->changes, whose);
}

static void
append_part (GString *words, guint count, char *part)
{
  g_autofree char *owned = part;

  if (count > 0)
    g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", owned);
}

static const char *
get_state (const PowSyncLine *line)
{
  if (line->rewritten)
    return _ ("the server’s history was rewritten");
  switch (line->state)
    {
    case POW_SYNC_NOT_SENT:
      return _ ("not shared");
    case POW_SYNC_REFUSED:
      return _ ("refused");
    case POW_SYNC_CHECKING:
      return _ ("shared, but the server did not confirm it yet");
    case POW_SYNC_NONE:
    case POW_SYNC_SENT:
    default:
      return NULL;
    }
}

/**
 * pow_sync_words_dup_line:
 * @line: one line of an exchange or a rehearsal
 *
 * Returns: (transfer full) (nullable): what became of it: "2 in, 3 out, 1 choice"; %NULL: nothing
 */
char *
pow_sync_words_dup_line (const PowSyncLine *line)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const char *state = get_state (line);
  const guint asked = line->asked != NULL ? line->asked->len : 0;

  append_part (words, line->fetched, g_strdup_printf (_ ("%u in"), line->fetched));
  append_part (words, line->published, g_strdup_printf (_ ("%u out"), line->published));
  append_part (words, line->merged,
               g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u field merged", "%u fields merged", line->merged), line->merged));
  append_part (words, asked, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u choice", "%u choices", asked), asked));
  append_part (words, state != NULL, g_strdup (state));
  if (line->message != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? ". " : "", line->message);
  return words->len > 0 ? g_strdup (words->str) : NULL;
}
