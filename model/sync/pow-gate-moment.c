/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/sync/pow-gate-private.h"

#include "model/schema/pow-validate.h"
#include "model/store/pow-lines.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOMENTS "refs/tags/moment/"

/* A tag as read; strings are valid UTF-8. */
typedef struct
{
  char *target;
  char *type;
  char *name;
  char *person;
  char *mail;
  char *message;
} PowTag;

static void
clear_tag (PowTag *tag)
{
  g_free (tag->target);
  g_free (tag->type);
  g_free (tag->name);
  g_free (tag->person);
  g_free (tag->mail);
  g_free (tag->message);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PowTag, clear_tag)

static void
read_person (PowTag *tag, const char *text)
{
  const char *open = strchr (text, '<');
  const char *close = strrchr (text, '>');

  if (open == NULL || close == NULL || close < open)
    return;
  tag->person = g_strstrip (g_strndup (text, (gsize) (open - text)));
  tag->mail = g_strstrip (g_strndup (open + 1, (gsize) (close - open) - 1));
}

static gboolean
read_tag (PowGate *gate, const git_oid *id, PowTag *tag)
{
  g_autoptr (GBytes) bytes = pow_git_reader_read (gate->reader, id, POW_OBJECT_TAG, POW_COMMIT_BYTES_MAX, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  char *message;

  if (bytes == NULL)
    return FALSE;
  text = g_utf8_make_valid (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  message = strstr (text, "\n\n");
  if (message == NULL)
    return FALSE;
  tag->message = g_strdup (message + 2);
  *message = '\0';
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (tag->target == NULL && g_str_has_prefix (lines[i], "object "))
        tag->target = g_strdup (lines[i] + strlen ("object "));
      else if (tag->type == NULL && g_str_has_prefix (lines[i], "type "))
        tag->type = g_strdup (lines[i] + strlen ("type "));
      else if (tag->name == NULL && g_str_has_prefix (lines[i], "tag "))
        tag->name = g_strdup (lines[i] + strlen ("tag "));
      else if (tag->person == NULL && g_str_has_prefix (lines[i], "tagger "))
        read_person (tag, lines[i] + strlen ("tagger "));
    }
  return tag->target != NULL && g_strcmp0 (tag->type, "commit") == 0 && tag->name != NULL && tag->person != NULL;
}

/* Whether a line, as it stands or as this push makes it, holds a revision. */
static gboolean
is_on_line (PowGate *gate, const char *region, const char *revision, gboolean *answer, GError **error)
{
  g_autofree char *ref = g_strconcat ("refs/heads/" POW_LINE_REGION_PREFIX, region, NULL);

  if (!pow_gate_is_ancestor (gate, revision, ref, answer, error))
    return FALSE;
  for (guint i = 0; i < gate->updates->len && !*answer; i++)
    {
      const PowGateUpdate *update = g_ptr_array_index (gate->updates, i);

      if (g_str_equal (update->ref, ref) && !pow_gate_is_ancestor (gate, revision, update->after, answer, error))
        return FALSE;
    }
  return TRUE;
}

/* Whether everything before the joining commit stands on the server's lines or is checked in this push. */
static gboolean
are_parents_known (PowGate *gate, const PowRawCommit *join, gboolean *answer, GError **error)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *output = NULL;
  int status;

  g_ptr_array_add (arguments, g_strdup ("rev-list"));
  g_ptr_array_add (arguments, g_strdup ("--max-count=1"));
  for (gsize i = 0; i < join->n_parents; i++)
    g_ptr_array_add (arguments, pow_oid_to_hex (&join->parents[i]));
  g_ptr_array_add (arguments, g_strdup ("--not"));
  g_ptr_array_add (arguments, g_strdup ("--branches"));
  for (guint i = 0; i < gate->updates->len; i++)
    {
      const PowGateUpdate *update = g_ptr_array_index (gate->updates, i);

      if (g_str_has_prefix (update->ref, "refs/heads/") && strspn (update->after, "0") != 40)
        g_ptr_array_add (arguments, g_strdup (update->after));
    }
  g_ptr_array_add (arguments, NULL);
  if (!pow_git_reader_run (gate->reader, (const char *const *) arguments->pdata, &output, &status, error))
    return FALSE;
  *answer = status == 0 && *output == '\0';
  return TRUE;
}

/* A commit that joins the lines, and nothing of its own. */
static gboolean
check_join (PowGate *gate, const char *revision, GError **error)
{
  git_oid id;
  g_autoptr (GBytes) bytes = pow_oid_from_hex (revision, &id)
                                 ? pow_git_reader_read (gate->reader, &id, POW_OBJECT_COMMIT, POW_COMMIT_BYTES_MAX, NULL)
                                 : NULL;
  g_autoptr (PowRawCommit) join = bytes != NULL ? pow_commit_parse (bytes, FALSE) : NULL;
  gboolean known = FALSE;

  if (join == NULL || join->n_parents == 0)
    {
      pow_gate_refuse (gate, NULL, NULL, _ ("A moment of the whole programme joins its lines; this one does not."));
      return TRUE;
    }
  if (!are_parents_known (gate, join, &known, error))
    return FALSE;
  if (!known)
    {
      pow_gate_refuse (gate, NULL, NULL,
                       _ ("This moment names changes that the server does not have. Send the regions first, then the moment."));
      return TRUE;
    }
  pow_gate_check_message (gate, join->message);
  gate->line = NULL;
  return pow_gate_check_tree (gate, join, error);
}

/* A named moment: made once, an annotated tag on its line or over all lines. */
gboolean
pow_gate_check_moment (PowGate *gate, GError **error)
{
  const PowGateUpdate *update = gate->update;
  g_auto (GStrv) names = g_strsplit (update->ref + strlen (MOMENTS), "/", -1);
  g_auto (PowTag) tag = { NULL };
  gboolean on_line = FALSE;
  git_oid id;

  if (g_strv_length (names) != 2 || !pow_id_is_valid (names[0]) || !pow_id_is_valid (names[1]))
    pow_gate_refuse (gate, NULL, NULL, _ ("A moment is named moment/REGION/NAME or moment/programme/NAME, in small letters, "
                                          "digits and hyphens."));
  else if (strspn (update->before, "0") != 40)
    pow_gate_refuse (gate, NULL, NULL, _ ("A moment is never moved or deleted. Name a new one."));
  else if (!pow_oid_from_hex (update->after, &id) || !read_tag (gate, &id, &tag)
           || !g_str_equal (tag.name, update->ref + strlen ("refs/tags/")))
    pow_gate_refuse (gate, NULL, NULL, _ ("This is no moment as the program makes it: a tag with a text, of the same name."));
  else
    {
      pow_gate_check_person (gate, tag.person, tag.mail);
      if (pow_text_has_bsn (tag.message))
        pow_gate_refuse (gate, NULL, NULL,
                         _ ("The text of this moment holds nine digits that read as a citizen service number (BSN). Write it "
                            "without."));
      if (g_str_equal (names[0], POW_LINE_PROGRAMME))
        return check_join (gate, tag.target, error);
      if (!is_on_line (gate, names[0], tag.target, &on_line, error))
        return FALSE;
      if (!on_line)
        pow_gate_refuse (gate, NULL, NULL,
                         _ ("This moment names a change that its region does not have here. Send the region first, then the "
                            "moment."));
    }
  return TRUE;
}
