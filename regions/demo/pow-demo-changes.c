/* SPDX-License-Identifier: EUPL-1.2 */
#include "regions/demo/pow-demo-story.h"

#include "model/record/pow-address.h"

/* Dates put off, things removed and put back, and changes to many lines at once. */

const cJSON *
pow_demo_find_first (PowDemoRegion *region, const char *address)
{
  for (guint i = 0; i < region->events->len; i++)
    {
      PowDemoEvent *event = g_ptr_array_index (region->events, i);
      for (guint k = 0; k < event->edits->len; k++)
        {
          PowDemoEdit *edit = g_ptr_array_index (event->edits, k);
          if (edit->path == NULL && g_str_equal (edit->address, address))
            return edit->value;
        }
    }
  return NULL;
}

static gint32
get_day (const cJSON *tree, const char *key)
{
  PowDate date;
  const char *text = pow_json_get_string (tree, key);
  return text != NULL && pow_date_parse (text, &date) ? pow_date_get_last_day (date) : 0;
}

static gboolean
move_agreement (PowDemoRegion *region)
{
  for (guint i = 0; i < region->n_agreements; i++)
    {
      g_autofree char *name = g_strdup_printf ("agreement/%u", i);
      g_autofree char *moved = g_strconcat (name, "/moved", NULL);
      const char *address = pow_demo_region_get_address (region, name);
      const cJSON *tree = pow_demo_find_first (region, address);
      gint32 made = get_day (tree, "made_on");
      gint32 due = get_day (tree, "due");
      gint32 day = MIN (due - 3, POW_DEMO_CLOCK - 2);
      if (due == 0 || day < made + 10 || pow_demo_region_get_address (region, moved) != NULL)
        continue;

      gint32 later = pow_demo_work_day (due + pow_demo_random (region, 25, 90));
      g_autofree char *before = pow_demo_day_in_words (due);
      g_autofree char *after = pow_demo_day_in_words (later);
      PowDemoEvent *event = pow_demo_region_add_event (
          region, day, region->lead,
          g_strdup_printf ("%s: termijn %s → %s", pow_json_get_string (tree, "wording"), before,
                           after));
      pow_demo_event_set (event, address, "due", pow_demo_date (later));
      event->is_move = TRUE;
      g_hash_table_insert (region->addresses, g_steal_pointer (&moved), g_strdup (after));
      return TRUE;
    }
  return FALSE;
}

/* Every other move says why. */
static guint
give_reasons (PowDemoStory *self)
{
  guint n = 0;
  for (guint i = 0; i < self->regions->len; i++)
    {
      PowDemoRegion *region = g_ptr_array_index (self->regions, i);
      for (guint k = 0; k < region->events->len; k++)
        {
          PowDemoEvent *event = g_ptr_array_index (region->events, k);
          if (event->is_move && n++ % 2 == 0)
            event->reason
                = g_strdup (pow_demo_pick (region, pow_demo_texts (region, "move_reasons")));
        }
    }
  return n;
}

static guint
count_moves (PowDemoStory *self)
{
  guint n = 0;
  for (guint i = 0; i < self->regions->len; i++)
    {
      PowDemoRegion *region = g_ptr_array_index (self->regions, i);
      for (guint k = 0; k < region->events->len; k++)
        n += ((PowDemoEvent *)g_ptr_array_index (region->events, k))->is_move;
    }
  return n;
}

void
pow_demo_add_moves (PowDemoStory *self)
{
  guint n = count_moves (self);
  for (guint i = 0; n < POW_DEMO_MOVES && i < 4 * self->regions->len; i++)
    n += move_agreement (g_ptr_array_index (self->regions, i * 11 % self->regions->len));
  n = give_reasons (self);
  g_assert (n == POW_DEMO_MOVES);
}

static void
set_removed (PowDemoRegion *region,
             gint32 day,
             const char *address,
             const char *entry,
             const char *title,
             gboolean removed)
{
  g_autofree char *path
      = entry != NULL ? g_strconcat (entry, ".removed", NULL) : g_strdup ("removed");
  const cJSON *reasons = pow_demo_texts (region, removed ? "removal_reasons" : "restore_reasons");
  PowDemoEvent *event = pow_demo_region_add_event (
      region, day, region->coordinator,
      g_strdup_printf ("%s: %s", title, removed ? "vervallen" : "teruggezet"));
  event->reason = g_strdup (pow_demo_pick (region, reasons));
  pow_demo_event_set (event, address, path, removed ? cJSON_CreateTrue () : NULL);
}

/* Lets a region let go of something, or for a few days. FALSE: it has nothing of the kind. */
typedef gboolean (*RemoveFunc) (PowDemoRegion *region, gboolean restored);

static void
remove_for_now (PowDemoRegion *region,
                gint32 day,
                const char *address,
                const char *entry,
                const char *title,
                gboolean restored)
{
  set_removed (region, day, address, entry, title, TRUE);
  if (restored)
    set_removed (region, day + 1 + pow_demo_random (region, 0, 3), address, entry, title, FALSE);
}

static gboolean
remove_risk (PowDemoRegion *region, gboolean restored)
{
  for (guint i = 0; i < region->courses->len; i++)
    {
      PowDemoCourse *course = g_ptr_array_index (region->courses, i);
      const cJSON *risks = pow_json_get (pow_demo_find_first (region, course->address), "risks");
      if (cJSON_GetArraySize (risks) == 0)
        continue;
      g_autofree char *entry = g_strconcat ("risks.", risks->child->string, NULL);
      g_autofree char *title = g_strdup_printf ("%s, risico %s", course->title,
                                                pow_json_get_string (risks->child, "title"));
      remove_for_now (region, POW_DEMO_CLOCK - pow_demo_random (region, 20, 90), course->address,
                      entry, title, restored);
      return TRUE;
    }
  return FALSE;
}

static gboolean
remove_agreement (PowDemoRegion *region, gboolean restored)
{
  for (guint i = 0; i < region->n_agreements; i++)
    {
      g_autofree char *name = g_strdup_printf ("agreement/%u", i);
      const char *address = pow_demo_region_get_address (region, name);
      const cJSON *tree = pow_demo_find_first (region, address);
      if (pow_json_get (tree, "due") != NULL || get_day (tree, "made_on") > POW_DEMO_CLOCK - 12)
        continue;
      remove_for_now (region, POW_DEMO_CLOCK - pow_demo_random (region, 5, 8), address, NULL,
                      pow_json_get_string (tree, "wording"), restored);
      return TRUE;
    }
  return FALSE;
}

/* The last one that runs without trouble, after its last report. */
static gboolean
remove_subproject (PowDemoRegion *region, gboolean restored)
{
  for (guint i = region->courses->len; i-- > 0;)
    {
      PowDemoCourse *course = g_ptr_array_index (region->courses, i);
      if (course->archetype == NULL || course->taken || course->trouble != POW_DEMO_FINE
          || course->last_pulse > POW_DEMO_CLOCK - 8)
        continue;
      course->taken = TRUE;
      remove_for_now (region, course->last_pulse + 1, course->address, NULL, course->title,
                      restored);
      return TRUE;
    }
  return FALSE;
}

static gboolean
remove_organisation (PowDemoRegion *region, gboolean restored)
{
  const char *address = pow_demo_region_get_address (region, "bureau");
  remove_for_now (region, POW_DEMO_CLOCK - pow_demo_random (region, 30, 60), address, NULL,
                  pow_json_get_string (pow_demo_find_first (region, address), "name"), restored);
  return TRUE;
}

void
pow_demo_add_removals (PowDemoStory *self)
{
  static const struct
  {
    RemoveFunc remove;
    guint n;
    guint restored;
  } kinds[] = {
    { remove_risk, 9, 2 },
    { remove_agreement, 8, 2 },
    { remove_subproject, 4, 1 },
    { remove_organisation, 3, 0 }, /* and one subproject that somebody else changed meanwhile */
  };
  guint next = 0;
  for (gsize kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    for (guint n = 0; n < kinds[kind].n; next++)
      {
        g_assert (next < 10 * self->regions->len);
        PowDemoRegion *region
            = g_ptr_array_index (self->regions, (next * 4 + 1) % self->regions->len);
        if (kinds[kind].remove (region, n < kinds[kind].restored))
          n++;
      }
}

static PowDemoEvent *
add_bulk_event (PowDemoRegion *region,
                gint64 time,
                const char *change_id,
                const char *subject,
                const char *reason)
{
  PowDemoEvent *event
      = pow_demo_region_add_event (region, POW_DEMO_CLOCK, POW_DEMO_PINAS, g_strdup (subject));
  event->time = time;
  event->change_id = g_strdup (change_id);
  event->reason = g_strdup (reason);
  return event;
}

static void
set_network (PowDemoRegion *region, PowDemoEvent *event)
{
  static const char *const states[] = { "lasting", "starting", "crowded" };
  const char *state = states[region->index * 5 % 7 % 3];
  g_autofree char *address = pow_address_build (POW_KIND_REGION, region->id, NULL);
  cJSON *network = cJSON_CreateObject ();
  cJSON_AddStringToObject (network, "state", state);
  cJSON_AddStringToObject (network, "since", region->index % 2 == 0 ? "2018" : "2019-H1");
  cJSON_AddStringToObject (network, "note",
                           pow_json_get_string (pow_demo_texts (region, "network_notes"), state));
  pow_demo_event_set (event, address, "network", network);
  pow_demo_event_set (event, address, "fictional", cJSON_CreateTrue ());
}

/* The @nth region whose plan is not published: only there the story may say for whom it is. */
static PowDemoRegion *
get_unpublished (PowDemoStory *self, guint nth)
{
  for (guint i = 0; i < self->regions->len; i++)
    {
      PowDemoRegion *region = g_ptr_array_index (self->regions, i);
      if (pow_json_get (region->published, "plan") == NULL && nth-- == 0)
        return region;
    }
  g_assert_not_reached ();
}

/* The first five bring every region its network profile, seven at a time; the others add a target
 * group to some plans. */
void
pow_demo_add_bulk (PowDemoStory *self)
{
  static const char *const groups[] = { "jongeren", "statushouders", "vijftigplus" };
  const cJSON *reasons = pow_json_get (self->texts, "bulk_reasons");
  for (guint n = 0; n < POW_DEMO_BULK; n++)
    {
      g_autofree char *change_id = pow_demo_story_new_change_id (self->rand);
      const char *reason = cJSON_GetArrayItem (reasons, (int)n)->valuestring;
      gboolean network = n < 5;
      /* One person did it at one moment, on every line. */
      gint64 time = pow_demo_region_pick_time (g_ptr_array_index (self->regions, n * 4),
                                               POW_DEMO_FIRST_DAY + 330 + (gint32)n * 24);
      for (guint k = 0; k < (network ? 7 : 4); k++)
        {
          PowDemoRegion *region = network ? g_ptr_array_index (self->regions, n * 7 + k)
                                          : get_unpublished (self, (n - 5) * 4 + k);
          PowDemoEvent *event = add_bulk_event (
              region, time, change_id,
              network ? "Netwerkprofiel ingevuld" : "Doelgroepen van het plan aangevuld", reason);
          if (network)
            set_network (region, event);
          else
            {
              cJSON *set = pow_demo_terms (pow_json_get (self->texts, "plan_target_groups"));
              cJSON_AddItemToArray (set, cJSON_CreateString (groups[n - 5]));
              pow_demo_event_set (event, region->plan, "target_groups", set);
            }
        }
    }
}
