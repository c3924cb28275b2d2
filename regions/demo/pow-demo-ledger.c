/* SPDX-License-Identifier: EUPL-1.2 */
#include "regions/demo/pow-demo-ledger.h"

#include <stdlib.h>
#include <string.h>

#include "model/change/pow-merge.h"
#include "model/record/pow-address.h"
#include "model/schema/pow-path.h"
#include "model/store/pow-commit-message.h"
#include "pow-config.h"
#include "regions/pow-reference-private.h"

#define SUBJECT_LIMIT 72

/* A line while it is written. */
typedef struct
{
  PowPackWriter *writer;
  const cJSON *texts;
  const char *line;
  const char *scope;
  GHashTable *records; /* address → PowRecord as it stands */
  GRand *rand;
  const char *tip; /* NULL before the first commit */
} Ledger;

static void
set_in_tree (cJSON *tree, const char *path, const cJSON *value)
{
  g_auto (GStrv) keys = pow_path_split (path);
  cJSON *object = tree;
  gsize i;
  for (i = 0; keys[i + 1] != NULL; i++)
    {
      cJSON *inner = cJSON_GetObjectItemCaseSensitive (object, keys[i]);
      object = inner != NULL ? inner : cJSON_AddObjectToObject (object, keys[i]);
    }
  cJSON_DeleteItemFromObjectCaseSensitive (object, keys[i]);
  if (value != NULL)
    cJSON_AddItemToObject (object, keys[i], pow_json_copy (value));
}

static void
apply_edit (const PowDemoEdit *edit, cJSON **tree)
{
  if (edit->path != NULL)
    set_in_tree (*tree, edit->path, edit->value);
  else if (edit->value != NULL)
    {
      g_assert (*tree == NULL);
      *tree = pow_json_copy (edit->value);
    }
  /* Without either the record stays as it is and only its file is written anew. */
}

/* The records that the edits make of those that stand: address → PowRecord. */
static GHashTable *
apply_edits (Ledger *self, GPtrArray *edits)
{
  g_autoptr (GHashTable) trees = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *changed = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  GHashTableIter iter;
  gpointer address, tree;
  for (guint i = 0; i < edits->len; i++)
    {
      PowDemoEdit *edit = g_ptr_array_index (edits, i);
      PowRecord *now = g_hash_table_lookup (self->records, edit->address);
      cJSON *one = g_hash_table_lookup (trees, edit->address);
      if (one == NULL && now != NULL)
        one = pow_json_copy (pow_record_get_tree (now));
      if (one == NULL && edit->path != NULL)
        g_error ("%s: %s is set before the record is there", edit->address, edit->path);
      apply_edit (edit, &one);
      g_hash_table_replace (trees, edit->address, one);
    }
  g_hash_table_iter_init (&iter, trees);
  while (g_hash_table_iter_next (&iter, &address, &tree))
    {
      PowRecord *record = pow_reference_new_record (address, tree);
      g_hash_table_insert (changed, (gpointer)pow_record_get_address (record), record);
    }
  return changed;
}

/* The same value in another layout; line breaks within texts are escaped, so lines can be indented.
 */
static char *
lay_out (PowRecord *record, PowDemoLayout layout)
{
  char *text = pow_record_write (record, NULL);
  if (layout == POW_DEMO_COMPACT)
    {
      g_free (text);
      text = pow_json_write_compact (pow_record_get_tree (record));
    }
  else if (layout == POW_DEMO_INDENTED)
    {
      g_autofree char *canonical = text;
      GString *indented = g_string_new (NULL);
      for (const char *at = canonical; *at != '\0';)
        {
          gsize spaces = strspn (at, " ");
          gsize length = strcspn (at, "\n");
          for (gsize i = 0; i < spaces; i++)
            g_string_append_c (indented, ' ');
          g_string_append_len (indented, at, (gssize)length);
          g_string_append_c (indented, '\n');
          at += length + (at[length] == '\n');
        }
      text = g_string_free (indented, FALSE);
    }
  return text;
}

static int
compare_addresses (const void *a, const void *b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static char *
clip_subject (const char *subject)
{
  if (g_utf8_strlen (subject, -1) <= SUBJECT_LIMIT)
    return g_strdup (subject);
  g_autofree char *begin = g_utf8_substring (subject, 0, SUBJECT_LIMIT - 1);
  return g_strconcat (begin, "…", NULL);
}

static char *
build_message (Ledger *self, const PowDemoEvent *event, const char *subject)
{
  g_autofree char *text = clip_subject (subject);
  if (event->foreign)
    return g_strconcat (text, "\n", NULL);
  g_autofree char *own = pow_demo_story_new_change_id (self->rand);
  PowTrailers trailers = {
    .reason = event->reason,
    .change_id = event->change_id != NULL ? event->change_id : own,
    .tool = "perspectief " POW_VERSION,
  };
  return pow_commit_message_build (text, &trailers);
}

static char *
dup_mail (const cJSON *author, gboolean foreign)
{
  const char *name = pow_json_get_string (author, "name");
  if (!foreign)
    return g_strdup (pow_json_get_string (author, "mail"));
  g_autofree char *slug = pow_slug (name);
  return g_strconcat (slug, "@laptop.invalid", NULL);
}

static const char *
commit (Ledger *self,
        const PowDemoEvent *event,
        const char *subject,
        GHashTable *changed,
        const char *const *parents)
{
  const cJSON *author
      = cJSON_GetArrayItem (pow_json_get (self->texts, "authors"), (int)event->author);
  guint n_addresses;
  g_autofree gpointer *addresses = g_hash_table_get_keys_as_array (changed, &n_addresses);
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) files = g_array_new (FALSE, TRUE, sizeof (PowPackFile));
  g_autofree char *message = build_message (self, event, subject);
  g_autofree char *mail = dup_mail (author, event->foreign);
  PowPackCommit one = { 0 };

  qsort (addresses, n_addresses, sizeof (gpointer), compare_addresses);
  for (guint i = 0; i < n_addresses; i++)
    {
      const char *address = addresses[i];
      PowPackFile file = { pow_address_to_path (address),
                           lay_out (g_hash_table_lookup (changed, address), event->layout), -1 };
      g_ptr_array_add (held, (gpointer)file.path);
      g_ptr_array_add (held, (gpointer)file.text);
      g_array_append_val (files, file);
    }
  if (self->tip == NULL && g_str_equal (self->line, "programme"))
    {
      PowPackFile readme
          = { "README.md", cJSON_GetStringValue (pow_json_get (self->texts, "readme")), -1 };
      g_array_append_val (files, readme);
    }
  one.parents = parents;
  one.files = (const PowPackFile *)files->data;
  one.n_files = files->len;
  one.author = pow_json_get_string (author, "name");
  one.mail = mail;
  one.time = event->clock != 0 ? event->clock : event->time;
  one.message = message;
  return pow_pack_writer_add_commit (self->writer, &one);
}

static void
take (Ledger *self, GHashTable *changed)
{
  GHashTableIter iter;
  gpointer address, record;
  g_hash_table_iter_init (&iter, changed);
  while (g_hash_table_iter_next (&iter, &address, &record))
    g_hash_table_replace (self->records, g_strdup (address), g_object_ref (record));
}

static PowRecord *
merge_one (Ledger *self, const char *address, GHashTable *ours, GHashTable *theirs)
{
  PowRecord *base = g_hash_table_lookup (self->records, address);
  PowRecord *our = g_hash_table_lookup (ours, address);
  PowRecord *their = g_hash_table_lookup (theirs, address);
  return pow_merge_records (base, our != NULL ? our : base, their != NULL ? their : base);
}

/* The shared line comes first, the other's work is merged into it. */
static const char *
write_merge (Ledger *self, const PowDemoEvent *event)
{
  const char *base[] = { self->tip, NULL };
  g_autoptr (GHashTable) theirs = apply_edits (self, event->edits);
  g_autoptr (GHashTable) ours = apply_edits (self, event->other->edits);
  g_autoptr (GHashTable) merged
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  g_autofree char *subject = g_strconcat ("Samengevoegd: ", event->other->subject, NULL);
  const char *shared = commit (self, event, event->subject, theirs, base);
  const char *parents[] = { shared, NULL, NULL };
  PowDemoEvent joined = *event->other;
  GHashTableIter iter;
  gpointer address;

  parents[1] = commit (self, event->other, event->other->subject, ours, base);
  g_hash_table_iter_init (&iter, ours);
  while (g_hash_table_iter_next (&iter, &address, NULL))
    {
      PowRecord *record = merge_one (self, address, ours, theirs);
      g_hash_table_insert (merged, (gpointer)pow_record_get_address (record), record);
    }
  take (self, theirs);
  take (self, merged);
  joined.time = event->time + 600;
  joined.reason = NULL;
  return commit (self, &joined, subject, merged, parents);
}

static const char *
write_event (Ledger *self, const PowDemoEvent *event)
{
  const char *parents[] = { self->tip, NULL };
  g_autoptr (GHashTable) changed = NULL;
  if (event->other != NULL)
    return write_merge (self, event);
  changed = apply_edits (self, event->edits);
  take (self, changed);
  return commit (self, event, event->subject, changed, self->tip != NULL ? parents : NULL);
}

static void
add_moment (Ledger *self, const PowDemoEvent *event)
{
  const cJSON *author
      = cJSON_GetArrayItem (pow_json_get (self->texts, "authors"), (int)event->author);
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (event->time);
  g_autofree char *time = g_date_time_format_iso8601 (at);
  g_autofree char *body = event->moment->body != NULL
                              ? g_strdup_printf ("Body: %s\n", event->moment->body)
                              : g_strdup ("");
  g_autofree char *message = g_strdup_printf ("%s\n\nKind: %s\n%sAt: %s\n", event->moment->label,
                                              event->moment->kind, body, time);
  pow_pack_writer_add_moment (self->writer, self->scope, event->moment->slug, self->tip,
                              pow_json_get_string (author, "name"),
                              pow_json_get_string (author, "mail"), event->time, message);
}

void
pow_demo_write_line (PowPackWriter *writer,
                     const cJSON *texts,
                     const char *line,
                     const char *scope,
                     GPtrArray *events,
                     guint32 seed)
{
  Ledger self = { .writer = writer, .texts = texts, .line = line, .scope = scope };
  g_autoptr (GHashTable) records
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self.records = records;
  self.rand = g_rand_new_with_seed (seed);
  g_ptr_array_sort (events, pow_demo_event_compare);
  for (guint i = 0; i < events->len; i++)
    {
      const PowDemoEvent *event = g_ptr_array_index (events, i);
      self.tip = write_event (&self, event);
      if (event->moment != NULL)
        add_moment (&self, event);
    }
  pow_pack_writer_set_line (writer, line, self.tip);
  g_rand_free (self.rand);
}
