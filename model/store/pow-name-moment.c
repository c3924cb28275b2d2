/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-line-save.h"

#include "model/record/pow-address.h"
#include "model/schema/pow-validate.h"
#include "model/store/pow-commit-message.h"
#include "model/store/pow-derived-moment.h"
#include "model/store/pow-effective-time.h"
#include "model/store/pow-files.h"
#include "model/store/pow-join-lines.h"
#include "model/store/pow-moment.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Naming a moment: an annotated tag on a commit of one line, or on a commit that joins all lines. */

G_GNUC_PRINTF (2, 3)
static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list list;

  va_start (list, format);
  if (error != NULL)
    *error = g_error_new_valist (POW_STORE_ERROR, POW_STORE_ERROR_INVALID, format, list);
  va_end (list);
  return FALSE;
}

/* A name that a moment can be asked for by, and that means nothing else. */
static gboolean
check_slug (const char *slug, GError **error)
{
  PowDerivedMoment derived;
  PowDate date;

  if (slug == NULL || !pow_id_is_valid (slug))
    return refuse (error,
                   _("“%s” cannot be the name of a moment. Use small letters, digits and single hyphens, such as stuurgroep-12-mrt."),
                   slug != NULL ? slug : "");
  if (strcmp (slug, "now") == 0 || pow_date_parse (slug, &date) || pow_derived_moment_parse (slug, &derived))
    return refuse (error, _("“%s” means a moment already. Give it another name."), slug);
  return TRUE;
}

static gboolean
check_text (const PowNamedMoment *wanted, const char *text, GError **error)
{
  if (text == NULL)
    return TRUE;
  if (strpbrk (text, "\r\n") != NULL || !g_utf8_validate (text, -1, NULL) || g_utf8_strlen (text, -1) > POW_LIMIT_TEXT)
    return refuse (error, _("The moment “%s” is not named: its text must be one line of at most 300 characters."), wanted->slug);
  if (pow_text_has_bsn (text))
    return refuse (error,
                   _("The moment “%s” is not named: its text holds a number that looks like a citizen service number (BSN). Leave it out: no data of clients is kept here."),
                   wanted->slug);
  return TRUE;
}

static gboolean
check_body (PowRepository *self, const PowNamedMoment *wanted, GError **error)
{
  g_autoptr (PowRecord) body = NULL;

  if (wanted->body == NULL)
    return TRUE;
  if (pow_address_get_kind (wanted->body) == POW_KIND_BODY)
    body = pow_repository_load_standing (self, wanted->body, NULL);
  return body != NULL || refuse (error, _("“%s” is not the address of a decision body in this portfolio."), wanted->body);
}

static gboolean
check_wanted (PowRepository *self, const PowNamedMoment *wanted, GError **error)
{
  static const char *const kinds[] = { "approval", "meeting", "round", "other", NULL };

  if (!check_slug (wanted->slug, error) || !check_text (wanted, wanted->label, error)
      || !check_text (wanted, wanted->reason, error) || !check_body (self, wanted, error))
    return FALSE;
  if (wanted->kind != NULL && !g_strv_contains (kinds, wanted->kind))
    return refuse (error, _("“%s” is no kind of moment. Give approval, meeting, round or other."), wanted->kind);
  return TRUE;
}

/* What is named: the state of one line, or a commit that joins those of all. */
static gboolean
find_target (PowRepository *self, const PowNamedMoment *wanted, PowMoment *moment, const PowSignature *author, const char *line,
             git_oid *target, GError **error)
{
  PowLineCommit found;
  GError *failure = NULL;
  git_oid tip;

  if (strcmp (line, POW_LINE_PROGRAMME) == 0)
    return pow_join_lines (self, moment, author, target, error);
  if (!pow_lines_get_tip (self->lines, line, &tip, &failure))
    {
      if (failure == NULL)
        return refuse (error, _("“%s” is no region of this portfolio, and not “programme” either."), wanted->scope);
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (!pow_moment_resolve (self, moment, line, &found, &failure))
    {
      if (failure == NULL)
        return refuse (error, _("The moment “%s” is not named: “%s” has no state from then."), wanted->slug, wanted->scope);
      g_propagate_error (error, failure);
      return FALSE;
    }
  *target = found.id;
  return TRUE;
}

static gboolean
write_tag (PowRepository *self, const PowNamedMoment *wanted, const PowSignature *tagger, gint64 at, const git_oid *target, GError **error)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (at);
  g_autofree char *at_text = date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  g_autofree char *name = g_strdup_printf ("moment/%s/%s", wanted->scope, wanted->slug);
  g_autofree char *ref = g_strconcat ("refs/tags/", name, NULL);
  const char *label = wanted->label != NULL && *wanted->label != '\0' ? wanted->label : wanted->slug;
  const PowTrailers trailers = { .kind = wanted->kind, .body = wanted->body, .reason = wanted->reason, .at = at_text };
  g_autofree char *message = pow_commit_message_build (label, &trailers);
  g_autoptr (GBytes) bytes = pow_tag_build (target, name, tagger, message);
  PowRefMove move = { .ref = ref };
  git_oid standing;
  int code;

  /* Moments are never moved. */
  if (git_reference_name_to_id (&standing, self->git, ref) == 0)
    {
      g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_EXISTS,
                   _("“%s/%s” is named already, and a moment is never moved. Give this one another name."), wanted->scope, wanted->slug);
      return FALSE;
    }
  if (!pow_objects_write (self->objects, POW_OBJECT_TAG, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &move.after, error))
    return FALSE;
  code = pow_repository_move_ref (self, &move, error);
  if (code == GIT_EMODIFIED)
    g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_EXISTS,
                 _("“%s/%s” is named already, and a moment is never moved. Give this one another name."), wanted->scope, wanted->slug);
  return code == 0;
}

static gboolean
name_locked (PowRepository *self, const PowNamedMoment *wanted, const char *at, const PowCommitInfo *info, GError **error)
{
  const gboolean joined = strcmp (wanted->scope, POW_LINE_PROGRAMME) == 0;
  g_autofree char *line = joined ? g_strdup (POW_LINE_PROGRAMME) : g_strconcat (POW_LINE_REGION_PREFIX, wanted->scope, NULL);
  g_autofree char *mail = pow_repository_compose_mail (info, line);
  g_autoptr (PowMoment) moment = NULL;
  PowSignature tagger = { info->author, mail, info->now != 0 ? info->now : g_get_real_time () / G_USEC_PER_SEC };
  git_oid target;
  gint64 time;

  if (!pow_line_is_valid (line))
    return refuse (error, _("“%s” is no region of this portfolio, and not “programme” either."), wanted->scope);
  if (!check_wanted (self, wanted, error))
    return FALSE;
  moment = pow_moment_parse (self, at, error);
  if (moment == NULL || !find_target (self, wanted, moment, &tagger, line, &target, error))
    return FALSE;
  time = pow_moment_get_time (self, moment, line);
  return write_tag (self, wanted, &tagger, time != 0 ? time : tagger.time, &target, error);
}

/**
 * pow_repository_name_moment:
 * @self: a portfolio
 * @wanted: scope and slug; label, kind, body and reason when known. Its revision and time are not looked at
 * @at: (nullable): the moment itself, in any form of pow_repository_read(); %NULL for *now*
 * @info: who names it
 * @error: %POW_STORE_ERROR_EXISTS when the name is taken, %POW_STORE_ERROR_NOT_FOUND when @at means nothing
 *   here, %POW_STORE_ERROR_INVALID when a text, the scope or the body is not good, or there is no state then
 *
 * Names a moment for good (data.md, The portfolio): a tag on the region's line, or over all lines on a
 * commit that joins them. Durable when it returns. On the thread that opened the portfolio.
 *
 * Returns: (transfer full) (nullable): the moment as it stands
 */
PowNamedMoment *
pow_repository_name_moment (PowRepository *self, const PowNamedMoment *wanted, const char *at, const PowCommitInfo *info, GError **error)
{
  g_autoptr (GPtrArray) moments = NULL;
  gboolean named;

  g_return_val_if_fail (POW_IS_REPOSITORY (self) && pow_repository_is_usable (self), NULL);
  g_return_val_if_fail (wanted != NULL && wanted->scope != NULL && info != NULL, NULL);

  if (!pow_repository_check_author (info, error) || !pow_guard_lock (self->guard, error))
    return NULL;
  named = name_locked (self, wanted, at, info, error);
  pow_guard_unlock (self->guard);
  moments = named ? pow_repository_list_moments (self, error) : NULL;
  for (guint i = 0; moments != NULL && i < moments->len; i++)
    {
      PowNamedMoment *moment = g_ptr_array_index (moments, i);

      if (strcmp (moment->scope, wanted->scope) == 0 && strcmp (moment->slug, wanted->slug) == 0)
        return g_ptr_array_steal_index (moments, i);
    }
  return NULL;
}
