/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-repository-private.h"

#include "model/store/pow-commit-message.h"
#include "model/store/pow-files.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOMENT_REFS "refs/tags/moment/"

void
pow_named_moment_free (PowNamedMoment *moment)
{
  if (moment == NULL)
    return;
  g_free (moment->scope);
  g_free (moment->slug);
  g_free (moment->revision);
  g_free (moment->label);
  g_free (moment->kind);
  g_free (moment->body);
  g_free (moment->reason);
  g_free (moment);
}

/* The text of an annotated tag and what it names; a light tag has no text and names itself. */
static char *
read_tag (PowRepository *self, const git_oid *id, git_oid *target)
{
  g_autoptr (GBytes) bytes = pow_objects_read (self->objects, id, POW_OBJECT_TAG, POW_COMMIT_BYTES_MAX, NULL);
  g_autofree char *text = NULL;
  const char *message;

  *target = *id;
  if (bytes == NULL)
    return NULL;
  text = g_utf8_make_valid (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  if (g_str_has_prefix (text, "object "))
    {
      g_autofree char *hex = g_strndup (text + strlen ("object "), 40);

      if (!pow_oid_from_hex (hex, target))
        return NULL;
    }
  message = strstr (text, "\n\n");
  return message != NULL ? g_strdup (message + 2) : NULL;
}

PowNamedMoment *
pow_named_moment_read (PowRepository *self, const char *name, const git_oid *id)
{
  const char *scoped = name + strlen (MOMENT_REFS);
  const char *slug = strchr (scoped, '/');
  g_autoptr (PowRawCommit) commit = NULL;
  g_autofree char *message = NULL;
  g_autofree char *at = NULL;
  PowNamedMoment *moment;
  git_oid target;

  if (slug == NULL || strchr (slug + 1, '/') != NULL)
    return NULL;
  message = read_tag (self, id, &target);
  commit = pow_objects_read_commit (self->objects, &target, TRUE, NULL);
  if (commit == NULL)
    return NULL;

  moment = g_new0 (PowNamedMoment, 1);
  moment->scope = g_strndup (scoped, (gsize) (slug - scoped));
  moment->slug = g_strdup (slug + 1);
  moment->revision = pow_oid_to_hex (&target);
  moment->time = commit->time;
  if (message != NULL)
    {
      g_autoptr (GDateTime) time = NULL;

      moment->label = pow_commit_message_dup_subject (message);
      moment->kind = pow_commit_message_dup_trailer (message, "Kind");
      moment->body = pow_commit_message_dup_trailer (message, "Body");
      moment->reason = pow_commit_message_dup_trailer (message, "Reason");
      at = pow_commit_message_dup_trailer (message, "At");
      time = at != NULL ? g_date_time_new_from_iso8601 (at, NULL) : NULL;
      if (time != NULL)
        moment->time = g_date_time_to_unix (time);
    }
  if (moment->label == NULL || *moment->label == '\0')
    {
      g_free (moment->label);
      moment->label = g_strdup (moment->slug);
    }
  return moment;
}

static int
compare_moments (gconstpointer a, gconstpointer b)
{
  const PowNamedMoment *left = *(const PowNamedMoment *const *) a;
  const PowNamedMoment *right = *(const PowNamedMoment *const *) b;
  int order = strcmp (left->scope, right->scope);

  if (order == 0)
    order = (left->time > right->time) - (left->time < right->time);
  return order != 0 ? order : strcmp (left->slug, right->slug);
}

GPtrArray *
pow_repository_list_moments (PowRepository *self, GError **error)
{
  g_autoptr (GPtrArray) moments = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_named_moment_free);
  git_reference_iterator *iterator = NULL;
  git_reference *reference = NULL;
  int code;

  g_return_val_if_fail (POW_IS_REPOSITORY (self) && pow_repository_is_usable (self), NULL);

  code = git_reference_iterator_glob_new (&iterator, self->git, MOMENT_REFS "*");
  while (code == 0 && (code = git_reference_next (&reference, iterator)) == 0)
    {
      const git_oid *target = git_reference_target (reference);
      PowNamedMoment *moment = target != NULL ? pow_named_moment_read (self, git_reference_name (reference), target) : NULL;

      if (moment != NULL)
        g_ptr_array_add (moments, moment);
      git_reference_free (reference);
    }
  git_reference_iterator_free (iterator);
  if (code != GIT_ITEROVER)
    {
      pow_store_set_git_error (error, code, _("The moments of the portfolio cannot be listed."));
      return NULL;
    }
  g_ptr_array_sort (moments, compare_moments);
  return g_steal_pointer (&moments);
}
