/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/compare/pow-comparison-private.h"

#include "model/record/pow-address.h"
#include "model/schema/pow-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What makes subprojects of different regions alike. Regions share few themes and instruments, but nearly
 * all target groups: what is rare suffices alone, the rest only together. */
static const struct
{
  const char *field;
  const char *word;
  gboolean suffices;
} aspects[] = {
  { "themes", N_ ("theme"), TRUE },
  { "instruments", N_ ("instrument"), TRUE },
  { "line", N_ ("programme line"), FALSE },
  { "target_groups", N_ ("target group"), FALSE },
};

/* A suggestion: two subprojects of two columns, and the aspects that they share, a bit each. */
typedef struct
{
  PowRecord *records[2];
  guint columns[2];
  guint shared;
  guint n_shared;
} Candidate;

/* Subprojects that stand side by side. */
typedef struct
{
  PowRecord *records[POW_COMPARISON_COLUMNS];
  char *reason;
  char *key;
} Group;

/* The line of a plan is the region's own; what regions share is the programme's line behind it. */
static const char *
get_programme_line (const PowComparison *self, guint column, PowRecord *subproject)
{
  const char *line = pow_record_get_text (subproject, "line");
  g_autofree char *address = pow_address_build (POW_KIND_PLAN, self->columns[column].region, NULL);
  PowRecord *plan = pow_snapshot_lookup (self->columns[column].snapshot, address);

  return line != NULL && plan != NULL
             ? pow_json_get_string (pow_json_get (pow_record_get (plan, "lines"), line), "programme_line")
             : NULL;
}

static gboolean
share_set (PowRecord *a, PowRecord *b, const char *field)
{
  const cJSON *set = pow_record_get (a, field);

  for (const cJSON *item = set != NULL ? set->child : NULL; item != NULL; item = item->next)
    if (cJSON_IsString (item) && pow_record_set_contains (b, field, item->valuestring))
      return TRUE;
  return FALSE;
}

static gboolean
shares (const PowComparison *self, const Candidate *pair, const char *field)
{
  if (strcmp (field, "line") == 0)
    {
      const char *line = get_programme_line (self, pair->columns[0], pair->records[0]);

      return line != NULL
             && g_strcmp0 (line, get_programme_line (self, pair->columns[1], pair->records[1])) == 0;
    }
  return share_set (pair->records[0], pair->records[1], field);
}

static gboolean
judge (const PowComparison *self, Candidate *pair)
{
  gboolean suffices = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (aspects); i++)
    if (shares (self, pair, aspects[i].field))
      {
        pair->shared |= 1u << i;
        pair->n_shared++;
        suffices |= aspects[i].suffices;
      }
  return suffices || pair->n_shared > 1;
}

static char *
tell_reason (guint shared)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (aspects); i++)
    if ((shared & (1u << i)) != 0)
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", pow_words_get (aspects[i].word));
  /* Translators: in what two subprojects are alike: "same theme, target group". */
  return g_strdup_printf (pow_words_get (N_ ("same %s")), words->str);
}

/* Most in common first; equals in an order that does not depend on which region stands first. */
static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *left = a, *right = b;
  const char *ends[2][2];

  if (left->n_shared != right->n_shared)
    return left->n_shared > right->n_shared ? -1 : 1;
  if (left->shared != right->shared)
    return left->shared < right->shared ? -1 : 1;
  for (guint i = 0; i < 2; i++)
    {
      const Candidate *one = i == 0 ? left : right;
      const char *first = pow_record_get_address (one->records[0]), *second = pow_record_get_address (one->records[1]);

      ends[i][0] = strcmp (first, second) < 0 ? first : second;
      ends[i][1] = strcmp (first, second) < 0 ? second : first;
    }
  return strcmp (ends[0][0], ends[1][0]) != 0 ? strcmp (ends[0][0], ends[1][0]) : strcmp (ends[0][1], ends[1][1]);
}

static Group *
find_group (GPtrArray *groups, PowRecord *record)
{
  for (guint i = 0; i < groups->len; i++)
    for (guint j = 0; j < POW_COMPARISON_COLUMNS; j++)
      if (((Group *) g_ptr_array_index (groups, i))->records[j] == record)
        return g_ptr_array_index (groups, i);
  return NULL;
}

static void
group_free (Group *group)
{
  g_free (group->reason);
  g_free (group->key);
  g_free (group);
}

/* A subproject is found in the column of its region; the same region may stand in two columns, at two
 * moments. */
static gboolean
place_member (const PowComparison *self, GPtrArray *groups, Group *group, const char *address)
{
  g_autofree char *region = pow_address_dup_region (address);
  gboolean placed = FALSE;

  for (guint i = 0; i < self->n_columns; i++)
    {
      PowRecord *record = pow_snapshot_lookup (self->columns[i].snapshot, address);

      if (record == NULL || pow_record_is_removed (record) || g_strcmp0 (region, self->columns[i].region) != 0
          || group->records[i] != NULL || find_group (groups, record) != NULL)
        continue;
      group->records[i] = record;
      placed = TRUE;
    }
  return placed;
}

static void
add_confirmed (PowComparison *self, GPtrArray *groups)
{
  PowRecord *programme = pow_snapshot_get_programme (self->columns[self->n_columns - 1].snapshot);
  g_autoptr (GPtrArray) keys = programme != NULL ? pow_record_list_entries (programme, "pairs") : NULL;

  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      const cJSON *pair = pow_json_get (pow_record_get (programme, "pairs"), key);
      const cJSON *members = pow_json_get (pair, "members");
      const char *reason = pow_json_get_string (pair, "reason");
      Group *group = g_new0 (Group, 1);
      guint placed = 0;

      for (const cJSON *member = members != NULL ? members->child : NULL; member != NULL; member = member->next)
        placed += cJSON_IsString (member) && place_member (self, groups, group, member->valuestring) ? 1 : 0;
      if (placed < 2)
        {
          group_free (group);
          continue;
        }
      group->key = g_strdup (key);
      group->reason = g_strdup (reason != NULL ? reason : pow_words_get (N_ ("paired by a person")));
      g_ptr_array_add (groups, group);
    }
}

static gboolean
is_member (const cJSON *members, const char *address)
{
  for (const cJSON *member = members != NULL ? members->child : NULL; member != NULL; member = member->next)
    if (cJSON_IsString (member) && strcmp (member->valuestring, address) == 0)
      return TRUE;
  return FALSE;
}

/* What people said is not the same: the members of each visible entry of the programme's `apart`. */
static GPtrArray *
list_apart (const PowComparison *self)
{
  PowRecord *programme = pow_snapshot_get_programme (self->columns[self->n_columns - 1].snapshot);
  g_autoptr (GPtrArray) keys = programme != NULL ? pow_record_list_entries (programme, "apart") : NULL;
  GPtrArray *apart = g_ptr_array_new ();

  for (guint i = 0; keys != NULL && i < keys->len; i++)
    g_ptr_array_add (apart, (gpointer) pow_json_get (pow_json_get (pow_record_get (programme, "apart"), g_ptr_array_index (keys, i)), "members"));
  return apart;
}

static gboolean
are_apart (GPtrArray *apart, const Group *one, const Group *other)
{
  for (guint i = 0; i < apart->len; i++)
    for (guint a = 0; a < POW_COMPARISON_COLUMNS; a++)
      for (guint b = 0; b < POW_COMPARISON_COLUMNS; b++)
        if (one->records[a] != NULL && other->records[b] != NULL
            && is_member (g_ptr_array_index (apart, i), pow_record_get_address (one->records[a]))
            && is_member (g_ptr_array_index (apart, i), pow_record_get_address (other->records[b])))
          return TRUE;
  return FALSE;
}

/* Joins two subprojects that are alike, unless one of their groups has the other's column already, or a person
 * said that they are not the same. */
static void
join (const PowComparison *self, GPtrArray *groups, GPtrArray *apart, const Candidate *pair)
{
  Group *one = find_group (groups, pair->records[0]), *other = find_group (groups, pair->records[1]);

  /* What a person put together is left as it is. */
  if (one == other || one->key != NULL || other->key != NULL || are_apart (apart, one, other))
    return;
  for (guint i = 0; i < self->n_columns; i++)
    if (one->records[i] != NULL && other->records[i] != NULL)
      return;
  for (guint i = 0; i < self->n_columns; i++)
    if (other->records[i] != NULL)
      one->records[i] = other->records[i];
  if (one->reason == NULL)
    one->reason = other->reason != NULL ? g_strdup (other->reason) : tell_reason (pair->shared);
  g_ptr_array_remove (groups, other);
}

static void
collect_candidates (const PowComparison *self, GPtrArray *const *listed, GArray *candidates)
{
  for (guint a = 0; a < self->n_columns; a++)
    for (guint b = a + 1; b < self->n_columns; b++)
      for (guint i = 0; i < listed[a]->len; i++)
        for (guint j = 0; j < listed[b]->len; j++)
          {
            Candidate pair = { { g_ptr_array_index (listed[a], i), g_ptr_array_index (listed[b], j) }, { a, b }, 0, 0 };

            if (judge (self, &pair))
              g_array_append_val (candidates, pair);
          }
  g_array_sort (candidates, compare_candidates);
}

/* The same subproject in two columns of one region needs no reason. */
static void
add_single_groups (const PowComparison *self, GPtrArray *const *listed, GPtrArray *groups)
{
  for (guint i = 0; i < self->n_columns; i++)
    for (guint j = 0; j < listed[i]->len; j++)
      {
        PowRecord *record = g_ptr_array_index (listed[i], j);
        Group *group = find_group (groups, record);

        if (group == NULL)
          {
            group = g_new0 (Group, 1);
            g_ptr_array_add (groups, group);
          }
        for (guint k = 0; k < self->n_columns; k++)
          if (group->records[k] == NULL && g_strcmp0 (self->columns[k].region, self->columns[i].region) == 0)
            {
              PowRecord *same = pow_snapshot_lookup (self->columns[k].snapshot, pow_record_get_address (record));

              if (same != NULL && !pow_record_is_removed (same) && (same == record || find_group (groups, same) == NULL))
                group->records[k] = same;
            }
      }
}

void
pow_comparison_pair_subprojects (PowComparison *self)
{
  GPtrArray *listed[POW_COMPARISON_COLUMNS] = { NULL };
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GPtrArray) apart = NULL;

  for (guint i = 0; i < self->n_columns; i++)
    listed[i] = pow_snapshot_list (self->columns[i].snapshot, POW_KIND_SUBPROJECT, self->columns[i].region, FALSE);
  apart = list_apart (self);
  add_confirmed (self, groups);
  add_single_groups (self, listed, groups);
  collect_candidates (self, listed, candidates);
  for (guint i = 0; i < candidates->len; i++)
    join (self, groups, apart, &g_array_index (candidates, Candidate, i));

  /* Those in most columns first: pairs, then what one region has alone. */
  for (guint wanted = self->n_columns; wanted > 0; wanted--)
    for (guint i = 0; i < groups->len; i++)
      {
        Group *group = g_ptr_array_index (groups, i);
        PowComparedSubject *subject;
        guint n = 0;

        for (guint j = 0; j < self->n_columns; j++)
          n += group->records[j] != NULL ? 1 : 0;
        if (n != wanted)
          continue;
        subject = pow_compared_subject_new (self, group->records);
        subject->pair_reason = g_steal_pointer (&group->reason);
        subject->pair_key = g_steal_pointer (&group->key);
        g_ptr_array_add (self->subjects, subject);
      }
  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_unref (listed[i]);
}
