/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/sync/pow-gate-identity.h"

#include "model/store/pow-repository.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _PowGateIdentity
{
  GHashTable *users; /* user → GPtrArray of PowPerson */
};

/* What a revision must say; NULL is anything. */
typedef struct
{
  char *name;
  char *mail;
} PowPerson;

static void
free_person (gpointer data)
{
  PowPerson *person = data;

  g_free (person->name);
  g_free (person->mail);
  g_free (person);
}

/* "Name", "<mail>" or "Name <mail>"; NULL when it is none of these. */
static PowPerson *
parse_person (const char *text)
{
  const char *open = strchr (text, '<');
  const char *close = strrchr (text, '>');
  g_autofree char *name = g_strstrip (open != NULL ? g_strndup (text, (gsize) (open - text)) : g_strdup (text));
  g_autofree char *mail = NULL;
  PowPerson *person;

  if ((open != NULL) != (close != NULL) || (open != NULL && (close < open || close[1] != '\0')))
    return NULL;
  if (open != NULL)
    mail = g_strstrip (g_strndup (open + 1, (gsize) (close - open) - 1));
  if (*name == '\0' && (mail == NULL || *mail == '\0'))
    return NULL;
  person = g_new0 (PowPerson, 1);
  person->name = *name != '\0' ? g_steal_pointer (&name) : NULL;
  person->mail = mail != NULL && *mail != '\0' ? g_steal_pointer (&mail) : NULL;
  return person;
}

static gboolean
add_line (PowGateIdentity *self, const char *line)
{
  const char *colon = strchr (line, ':');
  g_autofree char *user = colon != NULL ? g_strstrip (g_strndup (line, (gsize) (colon - line))) : NULL;
  g_autofree char *rest = colon != NULL ? g_strstrip (g_strdup (colon + 1)) : NULL;
  PowPerson *person = rest != NULL && *user != '\0' ? parse_person (rest) : NULL;
  GPtrArray *people;

  if (person == NULL)
    return FALSE;
  people = g_hash_table_lookup (self->users, user);
  if (people == NULL)
    {
      people = g_ptr_array_new_with_free_func (free_person);
      g_hash_table_insert (self->users, g_steal_pointer (&user), people);
    }
  g_ptr_array_add (people, person);
  return TRUE;
}

/**
 * pow_gate_identity_read:
 * @text: a list with a line `USER: NAME`, `USER: <MAIL>` or `USER: NAME <MAIL>` for each name that a
 *   user may write under; empty lines and lines that begin with `#` are left out
 * @error: %POW_STORE_ERROR_INVALID names the line
 *
 * Reads who may write under which name.
 *
 * Returns: (transfer full) (nullable): the list
 */
PowGateIdentity *
pow_gate_identity_read (const char *text, GError **error)
{
  g_autoptr (PowGateIdentity) self = g_new0 (PowGateIdentity, 1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  self->users = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (*lines[i] != '\0' && *lines[i] != '#' && !add_line (self, lines[i]))
        {
          g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_INVALID,
                       _ ("Line %u of the list of people is not “USER: NAME <MAIL>”"), i + 1);
          return NULL;
        }
    }
  return g_steal_pointer (&self);
}

/**
 * pow_gate_identity_free:
 * @self: (nullable): a list
 *
 * Frees the list.
 */
void
pow_gate_identity_free (PowGateIdentity *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->users);
  g_free (self);
}

/**
 * pow_gate_identity_knows:
 * @self: a list
 * @user: (nullable): who signed in
 *
 * Whether the list tells of this user.
 *
 * Returns: %TRUE when it does
 */
gboolean
pow_gate_identity_knows (PowGateIdentity *self, const char *user)
{
  return user != NULL && g_hash_table_contains (self->users, user);
}

/**
 * pow_gate_identity_allows:
 * @self: a list
 * @user: (nullable): who signed in
 * @name: author of a revision
 * @mail: its mail address; upper and lower case are the same
 *
 * Whether this user may write under this name and address.
 *
 * Returns: %TRUE when one of the user's lines fits
 */
gboolean
pow_gate_identity_allows (PowGateIdentity *self, const char *user, const char *name, const char *mail)
{
  GPtrArray *people = user != NULL ? g_hash_table_lookup (self->users, user) : NULL;

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const PowPerson *person = g_ptr_array_index (people, i);

      if ((person->name == NULL || g_str_equal (person->name, name))
          && (person->mail == NULL || g_ascii_strcasecmp (person->mail, mail) == 0))
        return TRUE;
    }
  return FALSE;
}
