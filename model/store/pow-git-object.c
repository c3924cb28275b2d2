/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-git-object.h"

#include <string.h>

static const char *const type_names[] = { NULL, "commit", "tree", "blob", "tag" };

const char *
pow_object_type_get_name (PowObjectType type)
{
  g_return_val_if_fail (type >= POW_OBJECT_COMMIT && type <= POW_OBJECT_TAG, "");

  return type_names[type];
}

void
pow_object_hash (PowObjectType type, gconstpointer data, gsize length, git_oid *id)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  char header[40];
  gsize digest_length = sizeof id->id;
  int header_length = g_snprintf (header, sizeof header, "%s %" G_GSIZE_FORMAT, type_names[type], length);

  g_checksum_update (checksum, (const guchar *) header, header_length + 1);
  while (length > 0)
    {
      gsize part = MIN (length, G_MAXINT);

      g_checksum_update (checksum, data, (gssize) part);
      data = (const guint8 *) data + part;
      length -= part;
    }
  g_checksum_get_digest (checksum, id->id, &digest_length);
}

guint
pow_oid_hash (gconstpointer id)
{
  guint value;

  memcpy (&value, ((const git_oid *) id)->id, sizeof value);
  return value;
}

gboolean
pow_oid_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (((const git_oid *) a)->id, ((const git_oid *) b)->id, sizeof ((const git_oid *) a)->id) == 0;
}

git_oid *
pow_oid_copy (const git_oid *id)
{
  return g_memdup2 (id, sizeof *id);
}

gboolean
pow_oid_from_hex (const char *hex, git_oid *id)
{
  if (hex == NULL || strlen (hex) != 40 || strspn (hex, "0123456789abcdef") != 40)
    return FALSE;
  for (guint i = 0; i < 20; i++)
    id->id[i] = (unsigned char) (g_ascii_xdigit_value (hex[2 * i]) << 4 | g_ascii_xdigit_value (hex[2 * i + 1]));
  return TRUE;
}

char *
pow_oid_to_hex (const git_oid *id)
{
  static const char digits[] = "0123456789abcdef";
  char *hex = g_malloc (41);

  for (guint i = 0; i < 20; i++)
    {
      hex[2 * i] = digits[id->id[i] >> 4];
      hex[2 * i + 1] = digits[id->id[i] & 15];
    }
  hex[40] = '\0';
  return hex;
}

void
pow_tree_iter_init (PowTreeIter *iter, GBytes *tree)
{
  gsize length = 0;

  iter->at = g_bytes_get_data (tree, &length);
  iter->end = iter->at + length;
  iter->malformed = FALSE;
}

gboolean
pow_tree_iter_next (PowTreeIter *iter, PowTreeEntry *entry)
{
  const guint8 *at = iter->at;
  const guint8 *name_end;
  guint mode = 0;

  if (at == iter->end)
    return FALSE;

  iter->malformed = TRUE;
  while (at < iter->end && *at >= '0' && *at <= '7' && at - iter->at < 7)
    mode = mode << 3 | (guint) (*at++ - '0');
  if (at == iter->at || at == iter->end || *at != ' ')
    return FALSE;
  at++;
  name_end = memchr (at, '\0', (gsize) (iter->end - at));
  if (name_end == NULL || name_end == at || iter->end - name_end < 21)
    return FALSE;

  entry->mode = mode;
  entry->name = (const char *) at;
  memcpy (entry->id.id, name_end + 1, 20);
  iter->at = name_end + 21;
  iter->malformed = FALSE;
  return TRUE;
}

/* Git's order: a folder sorts as if its name ended in a slash. */
static int
compare_tree_names (const char *a, guint a_mode, const char *b, guint b_mode)
{
  for (;; a++, b++)
    {
      int left = *a != '\0' ? (guint8) *a : (a_mode == POW_MODE_TREE ? '/' : 0);
      int right = *b != '\0' ? (guint8) *b : (b_mode == POW_MODE_TREE ? '/' : 0);

      if (left != right)
        return left - right;
      if (*a == '\0' || *b == '\0')
        return 0;
    }
}

static void
append_tree_entry (GByteArray *tree, guint mode, const char *name, const git_oid *id)
{
  char text[16];
  int length = g_snprintf (text, sizeof text, "%o ", mode);

  g_byte_array_append (tree, (const guint8 *) text, (guint) length);
  g_byte_array_append (tree, (const guint8 *) name, (guint) strlen (name) + 1);
  g_byte_array_append (tree, id->id, 20);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const PowTreeEntry *left = a;
  const PowTreeEntry *right = b;

  return compare_tree_names (left->name, left->mode, right->name, right->mode);
}

GBytes *
pow_tree_build (PowTreeEntry *entries, gsize n)
{
  GByteArray *tree = g_byte_array_new ();

  qsort (entries, n, sizeof *entries, compare_entries);
  for (gsize i = 0; i < n; i++)
    append_tree_entry (tree, entries[i].mode, entries[i].name, &entries[i].id);
  return g_byte_array_free_to_bytes (tree);
}

/* What becomes of one name in a tree. */
typedef struct
{
  char *name;
  guint mode;
  git_oid id;
  gboolean gone;
  gboolean written;
} PowTreeSlot;

static void
pow_tree_slot_clear (gpointer data)
{
  g_free (((PowTreeSlot *) data)->name);
}

static gboolean
find_tree_entry (GBytes *tree, const char *name, PowTreeEntry *found)
{
  PowTreeIter iter;

  pow_tree_iter_init (&iter, tree);
  while (pow_tree_iter_next (&iter, found))
    if (strcmp (found->name, name) == 0)
      return TRUE;
  return FALSE;
}

static GBytes *
rebuild_tree (GBytes *old, GArray *slots)
{
  GByteArray *tree = g_byte_array_sized_new ((guint) g_bytes_get_size (old) + 128);
  PowTreeIter iter;
  PowTreeEntry entry;

  pow_tree_iter_init (&iter, old);
  while (pow_tree_iter_next (&iter, &entry))
    {
      gboolean replaced = FALSE;

      for (guint i = 0; i < slots->len; i++)
        {
          PowTreeSlot *slot = &g_array_index (slots, PowTreeSlot, i);

          if (strcmp (slot->name, entry.name) == 0)
            replaced = TRUE;
          if (!slot->gone && !slot->written
              && compare_tree_names (slot->name, slot->mode, entry.name, entry.mode) <= 0)
            {
              append_tree_entry (tree, slot->mode, slot->name, &slot->id);
              slot->written = TRUE;
            }
        }
      if (!replaced)
        append_tree_entry (tree, entry.mode, entry.name, &entry.id);
    }
  for (guint i = 0; i < slots->len; i++)
    {
      PowTreeSlot *slot = &g_array_index (slots, PowTreeSlot, i);

      if (!slot->gone && !slot->written)
        append_tree_entry (tree, slot->mode, slot->name, &slot->id);
    }
  return g_byte_array_free_to_bytes (tree);
}

static int
compare_slots (gconstpointer a, gconstpointer b)
{
  const PowTreeSlot *left = a;
  const PowTreeSlot *right = b;

  return compare_tree_names (left->name, left->mode, right->name, right->mode);
}

/* @depth is the length of the part of the paths that names this tree. Our own paths are at most
 * four levels deep, so the recursion is bounded by the caller's addresses, not by what is stored. */
static gboolean
update_level (const PowObjectStore *store,
              const git_oid *old_id,
              const PowTreeChange *changes,
              gsize n,
              gsize depth,
              git_oid *result,
              gboolean *empty,
              GError **error)
{
  g_autoptr (GBytes) old = NULL;
  g_autoptr (GBytes) tree = NULL;
  g_autoptr (GArray) slots = g_array_new (FALSE, TRUE, sizeof (PowTreeSlot));

  g_array_set_clear_func (slots, pow_tree_slot_clear);
  old = old_id != NULL ? store->read (store->data, old_id, POW_OBJECT_TREE, error) : g_bytes_new (NULL, 0);
  if (old == NULL)
    return FALSE;

  for (gsize i = 0; i < n;)
    {
      const char *name = changes[i].path + depth;
      gsize name_length = strcspn (name, "/");
      gsize first = i++;
      PowTreeSlot slot = { .name = g_strndup (name, name_length) };

      if (name[name_length] == '\0')
        {
          slot.mode = POW_MODE_FILE;
          slot.gone = changes[first].blob == NULL;
          if (!slot.gone)
            slot.id = *changes[first].blob;
        }
      else
        {
          PowTreeEntry entry;
          gboolean known = find_tree_entry (old, slot.name, &entry) && entry.mode == POW_MODE_TREE;

          while (i < n && strncmp (changes[i].path, changes[first].path, depth + name_length + 1) == 0)
            i++;
          slot.mode = POW_MODE_TREE;
          if (!update_level (store, known ? &entry.id : NULL, changes + first, i - first,
                             depth + name_length + 1, &slot.id, &slot.gone, error))
            {
              g_free (slot.name);
              return FALSE;
            }
        }
      g_array_append_val (slots, slot);
    }
  g_array_sort (slots, compare_slots);

  tree = rebuild_tree (old, slots);
  *empty = g_bytes_get_size (tree) == 0;
  if (*empty && depth > 0)
    return TRUE;
  return store->write (store->data, POW_OBJECT_TREE, g_bytes_get_data (tree, NULL),
                       g_bytes_get_size (tree), result, error);
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  return strcmp (((const PowTreeChange *) a)->path, ((const PowTreeChange *) b)->path);
}

gboolean
pow_tree_update (const PowObjectStore *store,
                 const git_oid *root,
                 PowTreeChange *changes,
                 gsize n,
                 git_oid *result,
                 GError **error)
{
  gboolean empty;

  qsort (changes, n, sizeof *changes, compare_changes);
  return update_level (store, root, changes, n, 0, result, &empty, error);
}

static void
append_person (GString *text, const char *key, const PowSignature *signature)
{
  static GTimeZone *zone = NULL;
  gint32 offset;

  if (g_once_init_enter (&zone))
    {
      GTimeZone *amsterdam = g_time_zone_new_identifier ("Europe/Amsterdam");

      g_once_init_leave (&zone, amsterdam != NULL ? amsterdam : g_time_zone_new_utc ());
    }
  offset = g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, signature->time)) / 60;

  g_string_append_printf (text, "%s ", key);
  for (const char *c = signature->name; *c != '\0'; c++)
    if ((guchar) *c >= ' ' && *c != '<' && *c != '>')
      g_string_append_c (text, *c);
  g_string_append (text, " <");
  for (const char *c = signature->mail; *c != '\0'; c++)
    if ((guchar) *c > ' ' && *c != '<' && *c != '>')
      g_string_append_c (text, *c);
  g_string_append_printf (text, "> %" G_GINT64_FORMAT " %c%02d%02d\n", signature->time,
                          offset < 0 ? '-' : '+', ABS (offset) / 60, ABS (offset) % 60);
}

static void
append_id (GString *text, const char *key, const git_oid *id)
{
  g_autofree char *hex = pow_oid_to_hex (id);

  g_string_append_printf (text, "%s %s\n", key, hex);
}

GBytes *
pow_commit_build (const git_oid *tree,
                  const git_oid *parents,
                  gsize n_parents,
                  const PowSignature *author,
                  const char *message)
{
  GString *text = g_string_sized_new (512);

  append_id (text, "tree", tree);
  for (gsize i = 0; i < n_parents; i++)
    append_id (text, "parent", &parents[i]);
  append_person (text, "author", author);
  append_person (text, "committer", author);
  g_string_append_printf (text, "\n%s", message);
  return g_string_free_to_bytes (text);
}

GBytes *
pow_tag_build (const git_oid *target, const char *name, const PowSignature *tagger, const char *message)
{
  GString *text = g_string_sized_new (256);

  append_id (text, "object", target);
  g_string_append_printf (text, "type commit\ntag %s\n", name);
  append_person (text, "tagger", tagger);
  g_string_append_printf (text, "\n%s", message);
  return g_string_free_to_bytes (text);
}

/* The rest of a header line that begins with @key and a space; moves past it. */
static char *
take_header (const char **at, const char *end, const char *key)
{
  gsize length = strlen (key);
  const char *newline;
  char *value;

  if ((gsize) (end - *at) < length + 1 || memcmp (*at, key, length) != 0 || (*at)[length] != ' ')
    return NULL;
  newline = memchr (*at, '\n', (gsize) (end - *at));
  if (newline == NULL)
    return NULL;
  value = g_strndup (*at + length + 1, (gsize) (newline - *at) - length - 1);
  *at = newline + 1;
  return value;
}

/* "Name <mail> 1581602400 +0100"; what is missing is empty or 0. */
static void
parse_person (const char *text, char **name, char **mail, gint64 *time)
{
  const char *close = strrchr (text, '>');
  const char *open = strchr (text, '<');

  *time = close != NULL ? g_ascii_strtoll (close + 1, NULL, 10) : 0;
  if (name == NULL)
    return;
  if (open != NULL && close != NULL && open < close)
    {
      g_autofree char *raw_name = g_strndup (text, (gsize) (open - text));
      g_autofree char *raw_mail = g_strndup (open + 1, (gsize) (close - open - 1));

      *name = g_strstrip (g_utf8_make_valid (raw_name, -1));
      *mail = g_strstrip (g_utf8_make_valid (raw_mail, -1));
    }
  else
    {
      *name = g_strstrip (g_utf8_make_valid (text, -1));
      *mail = g_strdup ("");
    }
}

PowRawCommit *
pow_commit_parse (GBytes *bytes, gboolean header_only)
{
  g_autoptr (PowRawCommit) commit = g_new0 (PowRawCommit, 1);
  g_autoptr (GArray) parents = g_array_new (FALSE, FALSE, sizeof (git_oid));
  g_autofree char *tree = NULL;
  g_autofree char *author = NULL;
  g_autofree char *committer = NULL;
  char *parent;
  gsize length;
  const char *at = g_bytes_get_data (bytes, &length);
  const char *end = at + length;

  tree = take_header (&at, end, "tree");
  if (tree == NULL || !pow_oid_from_hex (tree, &commit->tree))
    return NULL;
  while ((parent = take_header (&at, end, "parent")) != NULL)
    {
      git_oid id;
      gboolean good = pow_oid_from_hex (parent, &id);

      g_free (parent);
      if (!good)
        return NULL;
      g_array_append_val (parents, id);
    }
  commit->n_parents = parents->len;
  commit->parents = (git_oid *) (void *) g_array_free (g_steal_pointer (&parents), FALSE);

  author = take_header (&at, end, "author");
  committer = take_header (&at, end, "committer");
  if (author == NULL || committer == NULL)
    return NULL;
  parse_person (committer, NULL, NULL, &commit->time);
  if (header_only)
    return g_steal_pointer (&commit);

  parse_person (author, &commit->author, &commit->mail, &commit->author_time);
  while (at < end && *at != '\n') /* gpgsig, encoding and other headers */
    {
      const char *newline = memchr (at, '\n', (gsize) (end - at));

      at = newline != NULL ? newline + 1 : end;
    }
  commit->message = at < end ? g_utf8_make_valid (at + 1, end - at - 1) : g_strdup ("");
  return g_steal_pointer (&commit);
}

void
pow_raw_commit_free (PowRawCommit *commit)
{
  if (commit == NULL)
    return;
  g_free (commit->parents);
  g_free (commit->author);
  g_free (commit->mail);
  g_free (commit->message);
  g_free (commit);
}
