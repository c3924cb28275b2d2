/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/history/pow-change-text.h"

#include "model/change/pow-token-diff.h"
#include "model/record/pow-address.h"
#include "model/store/pow-snapshot-words.h"
#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Characters: of a value in a row, and of all that a row tells. */
#define SHORT_VALUE 32
#define SHORT_SUMMARY 110
/* Below this share of words in common two texts are just two texts. */
#define COMMON_SHARE 0.4

/**
 * pow_change_text_dup_label:
 * @snapshot: where titles of entries and terms are looked up
 * @address: the record
 * @field: (nullable): a field, group or entry of it
 *
 * What the place is called: "Milestones: Start groep 2: Date".
 *
 * Returns: (transfer full): the label; of a record its kind
 */
char *
pow_change_text_dup_label (PowSnapshot *snapshot, const char *address, const char *field)
{
  return pow_snapshot_dup_place_label (snapshot, address, field);
}

/**
 * pow_change_text_lower:
 * @text: a label that begins a sentence
 *
 * An abbreviation, of which the second letter is a capital too, keeps its capitals.
 *
 * Returns: (transfer full): the label as it stands inside a sentence
 */
char *
pow_change_text_lower (const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, g_utf8_strlen (text, 1) > 0 ? 1 : 0);
  g_autofree char *lower = g_utf8_strdown (first, -1);

  /* An abbreviation keeps its capitals. */
  if (*first == '\0' || g_unichar_isupper (g_utf8_get_char (g_utf8_next_char (text))))
    return g_strdup (text);
  return g_strconcat (lower, g_utf8_next_char (text), NULL);
}

/**
 * pow_change_text_dup_small_label:
 * @snapshot: where titles are looked up
 * @address: the record of the field
 * @field: a path
 *
 * Returns: (transfer full): the field as it is called inside a sentence: "milestones: Start groep 2: date"
 */
char *
pow_change_text_dup_small_label (PowSnapshot *snapshot, const char *address, const char *field)
{
  g_autofree char *label = pow_change_text_dup_label (snapshot, address, field);

  return pow_change_text_lower (label);
}

/**
 * pow_change_text_dup_value:
 * @snapshot: where what it points at is looked up
 * @address: the record
 * @field: the place of the value
 * @value: (nullable): the value
 *
 * Returns: (transfer full): the value in words; "unknown" for none
 */
char *
pow_change_text_dup_value (PowSnapshot *snapshot, const char *address, const char *field, const cJSON *value)
{
  return pow_snapshot_dup_value_words (snapshot, address, field, value);
}

/**
 * pow_change_text_dup_region:
 * @snapshot: where the region is looked up
 * @line: (nullable): a line of the history
 *
 * Returns: (transfer full): the name of its region; of the programme's line the programme's name
 */
char *
pow_change_text_dup_region (PowSnapshot *snapshot, const char *line)
{
  PowRecord *programme = pow_snapshot_get_programme (snapshot);
  const char *region = line != NULL ? pow_address_get_line_region (line) : NULL;
  g_autofree char *address = NULL;

  if (line == NULL)
    return g_strdup (_ ("several regions"));
  if (region == NULL)
    return g_strdup (programme != NULL ? pow_record_get_title (programme) : line);
  address = pow_address_build (POW_KIND_REGION, region, NULL);
  return g_strdup (address != NULL ? pow_snapshot_get_title (snapshot, address) : line);
}

/**
 * pow_change_text_get_only_address:
 * @changes: (element-type PowChange): changes
 *
 * Returns: (transfer none) (nullable): the one record that they are all about, lent by the first; %NULL: several, or none
 */
const char *
pow_change_text_get_only_address (GPtrArray *changes)
{
  const char *address = NULL;

  for (guint i = 0; i < changes->len; i++)
    {
      const PowChange *change = g_ptr_array_index (changes, i);

      if (address != NULL && g_strcmp0 (address, change->address) != 0)
        return NULL;
      address = change->address;
    }
  return address;
}

/**
 * pow_change_text_dup_title:
 * @snapshot: where the records are looked up
 * @entry: a commit with its changes
 *
 * Returns: (transfer full): what it is about: the record, or how many changes where
 */
char *
pow_change_text_dup_title (PowSnapshot *snapshot, const PowHistoryEntry *entry)
{
  const char *address = pow_change_text_get_only_address (entry->changes);
  const guint n = entry->changes->len;
  g_autofree char *region = NULL;

  if (address != NULL)
    return g_strdup (pow_snapshot_get_title (snapshot, address));
  region = pow_change_text_dup_region (snapshot, entry->commit->line);
  /* Translators: so many changes in a region. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change in %s", "%u changes in %s", n), n, region);
}

static gboolean
is_short (const char *text)
{
  return strchr (text, '\n') == NULL && g_utf8_strlen (text, -1) <= SHORT_VALUE;
}

static void
strike (PangoAttrList *marks, guint start, guint end)
{
  PangoAttribute *mark = pango_attr_strikethrough_new (TRUE);

  mark->start_index = start;
  mark->end_index = end;
  pango_attr_list_insert (marks, mark);
}

static void
append_change (GString *text, PowSnapshot *snapshot, const PowChange *change, PangoAttrList *marks)
{
  g_autofree char *label = NULL, *lower = NULL, *before = NULL, *after = NULL;
  PowRecord *record = pow_snapshot_lookup (snapshot, change->address);

  if (change->field == NULL)
    {
      g_string_append (text, change->type == POW_CHANGE_ADDED ? _ ("new") : _ ("no longer there"));
      return;
    }
  if (change->type != POW_CHANGE_CHANGED || pow_change_is_choice (change))
    {
      label = pow_change_format (change, record, pow_snapshot_get_programme (snapshot), pow_snapshot_look_up_record, snapshot);
      lower = pow_change_text_lower (label);
      g_string_append (text, lower);
      return;
    }
  lower = pow_change_text_dup_small_label (snapshot, change->address, change->field);
  before = pow_change_text_dup_value (snapshot, change->address, change->field, change->before);
  after = pow_change_text_dup_value (snapshot, change->address, change->field, change->after);
  g_string_append (text, lower);
  if (!is_short (before) || !is_short (after))
    return;
  g_string_append_c (text, ' ');
  if (change->before != NULL)
    {
      strike (marks, (guint) text->len, (guint) (text->len + strlen (before)));
      g_string_append_printf (text, "%s → ", before);
    }
  g_string_append (text, after);
}

/**
 * pow_change_text_dup_summary:
 * @snapshot: where what the changes point at is looked up
 * @entry: a commit with its changes
 * @marks: what strikes old values through is added here
 *
 * Returns: (transfer full): what changed, on one line
 */
char *
pow_change_text_dup_summary (PowSnapshot *snapshot, const PowHistoryEntry *entry, PangoAttrList *marks)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const gboolean several = pow_change_text_get_only_address (entry->changes) == NULL;
  guint n = entry->changes->len;

  if (entry->commit->reason != NULL)
    {
      g_string_append (text, entry->commit->reason);
      g_string_append (text, n > 0 ? " · " : "");
    }
  for (guint i = 0; i < n; i++)
    {
      const PowChange *change = g_ptr_array_index (entry->changes, i);

      if (i > 0 && g_utf8_strlen (text->str, -1) > SHORT_SUMMARY)
        {
          /* Translators: behind the first changes of several. */
          g_string_append_printf (text, _ (", and %u more"), n - i);
          break;
        }
      g_string_append (text, i > 0 ? ", " : "");
      if (several)
        g_string_append_printf (text, "%s: ", pow_snapshot_get_title (snapshot, change->address));
      append_change (text, snapshot, change, marks);
    }
  g_strdelimit (text->str, "\n", ' ');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A text in words and what stands between them. */
typedef struct
{
  GArray *numbers; /* of guint: equal for equal words */
  GArray *starts;  /* of guint: byte offsets, and the length behind the last */
  guint n_words;   /* without what stands between them */
} Words;

static Words
split_words (const char *text, GHashTable *known)
{
  Words words = { g_array_new (FALSE, FALSE, sizeof (guint)), g_array_new (FALSE, FALSE, sizeof (guint)), 0 };
  guint length = (guint) strlen (text);

  for (const char *start = text; *start != '\0';)
    {
      const char *end = g_utf8_next_char (start);
      guint offset = (guint) (start - text), number;
      char *word;

      while (g_unichar_isalnum (g_utf8_get_char (start)) && *end != '\0' && g_unichar_isalnum (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      word = g_strndup (start, (gsize) (end - start));
      if (!g_hash_table_contains (known, word))
        g_hash_table_insert (known, g_strdup (word), GUINT_TO_POINTER (g_hash_table_size (known) + 1));
      number = GPOINTER_TO_UINT (g_hash_table_lookup (known, word));
      words.n_words += g_unichar_isalnum (g_utf8_get_char (word));
      g_free (word);
      g_array_append_val (words.numbers, number);
      g_array_append_val (words.starts, offset);
      start = end;
    }
  g_array_append_val (words.starts, length);
  return words;
}

static guint
count_words (const Words *words, const char *text, guint start, guint end)
{
  guint n = 0;

  for (guint i = start; i < end; i++)
    n += g_unichar_isalnum (g_utf8_get_char (text + g_array_index (words->starts, guint, i)));
  return n;
}

static void
clear_words (Words *words)
{
  g_array_unref (words->numbers);
  g_array_unref (words->starts);
}

/**
 * pow_change_text_mark_words:
 * @before: a text as it was
 * @after: the text as it became
 * @before_marks: what strikes through the words that went is added here
 * @after_marks: what makes the words that came bold is added here
 *
 * Marks the words that differ, unless the texts have little in common.
 */
void
pow_change_text_mark_words (const char *before, const char *after, PangoAttrList *before_marks, PangoAttrList *after_marks)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Words old = split_words (before, known), new = split_words (after, known);
  g_autoptr (GArray) hunks = pow_token_diff ((const guint *) (gpointer) old.numbers->data, old.numbers->len,
                                             (const guint *) (gpointer) new.numbers->data, new.numbers->len);
  guint common = old.n_words;

  for (guint i = 0; i < hunks->len; i++)
    common -= count_words (&old, before, g_array_index (hunks, PowHunk, i).old_start, g_array_index (hunks, PowHunk, i).old_end);
  for (guint i = 0; i < hunks->len && common >= COMMON_SHARE * MAX (old.n_words, new.n_words); i++)
    {
      const PowHunk *hunk = &g_array_index (hunks, PowHunk, i);
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      strike (before_marks, g_array_index (old.starts, guint, hunk->old_start), g_array_index (old.starts, guint, hunk->old_end));
      bold->start_index = g_array_index (new.starts, guint, hunk->new_start);
      bold->end_index = g_array_index (new.starts, guint, hunk->new_end);
      pango_attr_list_insert (after_marks, bold);
    }
  clear_words (&old);
  clear_words (&new);
}

static char *
format_time (gint64 time, const char *format)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (time);

  return local != NULL ? g_date_time_format (local, format) : g_strdup ("?");
}

/**
 * pow_change_text_dup_day:
 * @time: Unix seconds
 *
 * Returns: (transfer full): the day in the locale, with its name and a capital: "Thursday, September 24, 2020"
 */
char *
pow_change_text_dup_day (gint64 time)
{
  g_autofree char *day
      /* Translators: a day with its name, as strftime writes it. */
      = format_time (time, _ ("%A, %B %-e, %Y"));
  g_autofree char *first = g_utf8_substring (day, 0, 1);
  g_autofree char *capital = g_utf8_strup (first, -1);

  return g_strconcat (capital, g_utf8_next_char (day), NULL);
}

/**
 * pow_change_text_dup_time:
 * @time: Unix seconds
 *
 * Returns: (transfer full): the time of the day: "14:02"
 */
char *
pow_change_text_dup_time (gint64 time)
{
  return format_time (time, "%H:%M");
}

/**
 * pow_change_text_dup_moment:
 * @time: Unix seconds
 *
 * Returns: (transfer full): day and time in short: "6 Feb 2020 at 14:02"
 */
char *
pow_change_text_dup_moment (gint64 time)
{
  /* Translators: a moment in short, as strftime writes it. */
  return format_time (time, _ ("%-e %b %Y at %H:%M"));
}

/**
 * pow_change_text_dup_put_back:
 * @snapshot: where fields are named
 * @entry: a change
 *
 * What a button says that undoes the change: of one value it says which. A window follows.
 *
 * Returns: (transfer full): the label
 */
char *
pow_change_text_dup_put_back (PowSnapshot *snapshot, const PowHistoryEntry *entry)
{
  const PowChange *only = entry->changes->len == 1 ? g_ptr_array_index (entry->changes, 0) : NULL;
  g_auto (GStrv) path = NULL;
  g_autofree char *label = NULL, *small = NULL;
  const char *last;

  if (only == NULL || only->field == NULL || only->type != POW_CHANGE_CHANGED || pow_change_is_choice (only))
    return g_strdup (_ ("Undo this change …"));
  path = pow_path_split (only->field);
  label = pow_change_text_dup_label (snapshot, only->address, only->field);
  /* Its own name is enough on a button. */
  last = path[1] != NULL ? g_strrstr (label, " › ") : NULL;
  small = pow_change_text_lower (last != NULL ? last + strlen (" › ") : label);
  /* Translators: the name of a field; a window follows. */
  return g_strdup_printf (_ ("Put %s back …"), small);
}
