/* SPDX-License-Identifier: EUPL-1.2 */
#include "regions/demo/pow-demo-region.h"

#include "model/record/pow-address.h"
#include "regions/demo/pow-demo-course.h"

#define UNIX_EPOCH_DAY 719163
#define DAY_SECONDS 86400

/* One generator a region, far apart for neighbouring seeds. */
static GRand *
new_rand (guint32 seed, guint index)
{
  const guint32 seeds[] = { seed, index, 0x70657273 };
  return g_rand_new_with_seed_array (seeds, G_N_ELEMENTS (seeds));
}

PowDemoRegion *
pow_demo_region_new (const char *id,
                     guint index,
                     guint32 seed,
                     const cJSON *texts,
                     const cJSON *reference,
                     const cJSON *plans)
{
  PowDemoRegion *self = g_new0 (PowDemoRegion, 1);
  self->id = id;
  self->index = index;
  self->reference = reference;
  self->name = pow_json_get_string (reference, "name");
  self->centre = pow_json_get_string (reference, "centre_municipality");
  self->published = pow_json_get (pow_json_get (plans, "regions"), id);
  self->organisations = pow_json_get (plans, "organisations");
  self->texts = texts;
  self->profile = pow_json_get (pow_demo_texts (self, "profiles"), id);
  self->rand = new_rand (seed, index);
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify)pow_demo_event_free);
  self->courses = g_ptr_array_new_with_free_func ((GDestroyNotify)pow_demo_course_free);
  self->addresses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->plan = pow_address_build (POW_KIND_PLAN, id, NULL);
  self->reports = g_strcmp0 (pow_demo_profile (self, "reported"), "never") != 0;
  self->plan_money
      = pow_json_get (pow_json_get (pow_json_get (self->published, "plan"), "record"), "budget")
        != NULL;
  self->coordinator = index % 2 == 0 ? POW_DEMO_JANSE : POW_DEMO_EL_AMRANI;
  self->lead = index % 3 == 0 ? POW_DEMO_VERMEULEN : POW_DEMO_DE_WIT;
  return self;
}

void
pow_demo_region_free (PowDemoRegion *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->courses);
  g_hash_table_unref (self->addresses);
  g_rand_free (self->rand);
  g_free (self->plan);
  g_free (self);
}

int
pow_demo_random (PowDemoRegion *self, int from, int below)
{
  return below > from ? g_rand_int_range (self->rand, from, below) : from;
}

gboolean
pow_demo_chance (PowDemoRegion *self, int percent)
{
  return pow_demo_random (self, 0, 100) < percent;
}

const char *
pow_demo_pick (PowDemoRegion *self, const cJSON *list)
{
  g_assert (cJSON_GetArraySize (list) > 0);
  return cJSON_GetArrayItem (list, pow_demo_random (self, 0, cJSON_GetArraySize (list)))
      ->valuestring;
}

const cJSON *
pow_demo_texts (PowDemoRegion *self, const char *key)
{
  const cJSON *texts = pow_json_get (self->texts, key);
  g_assert (texts != NULL);
  return texts;
}

const char *
pow_demo_profile (PowDemoRegion *self, const char *key)
{
  return pow_json_get_string (self->profile, key);
}

/* A municipality of the region besides the centre; the centre where it is the only one. */
static const char *
get_neighbour_municipality (PowDemoRegion *self)
{
  const cJSON *name;
  cJSON_ArrayForEach (name, pow_json_get (self->reference, "municipalities"))
    if (g_strcmp0 (name->valuestring, self->centre) != 0)
      return name->valuestring;
  return self->centre;
}

char *
pow_demo_fill (PowDemoRegion *self, const char *text, const char *title)
{
  GString *filled = g_string_new (text);
  static const char *const words[] = { "twee", "drie", "vier", "vijf" };
  const char *few = words[pow_demo_random (self, 0, G_N_ELEMENTS (words))];
  g_autofree char *group = g_strdup_printf ("%d", pow_demo_random (self, 2, 6));
  g_autofree char *many = g_strdup_printf ("%d", pow_demo_random (self, 11, 19));
  const cJSON *employers = pow_demo_texts (self, "employers");
  const char *employer
      = cJSON_GetArrayItem (employers, (int)self->index % cJSON_GetArraySize (employers))
            ->valuestring;

  g_string_replace (filled, "{r}", self->name, 0);
  g_string_replace (filled, "{p}", self->centre, 0);
  g_string_replace (filled, "{b}", get_neighbour_municipality (self), 0);
  g_string_replace (filled, "{w}", employer, 0);
  g_string_replace (filled, "{n}", few, 0);
  g_string_replace (filled, "{g}", group, 0);
  g_string_replace (filled, "{m}", many, 0);
  if (title != NULL)
    g_string_replace (filled, "{t}", title, 0);
  return g_string_free (filled, FALSE);
}

gint64
pow_demo_region_pick_time (PowDemoRegion *self, gint32 day)
{
  int minutes = pow_demo_random (self, 8 * 60, 16 * 60);
  return (gint64)(day - UNIX_EPOCH_DAY) * DAY_SECONDS + minutes * 60
         + pow_demo_random (self, 0, 60);
}

PowDemoEvent *
pow_demo_region_add_event (PowDemoRegion *self, gint32 day, guint author, char *subject)
{
  g_assert (day >= POW_DEMO_FIRST_DAY && day <= POW_DEMO_CLOCK);
  PowDemoEvent *event = pow_demo_event_new (pow_demo_region_pick_time (self, day), author, subject);
  event->place = self->events->len;
  g_ptr_array_add (self->events, event);
  return event;
}

guint
pow_demo_region_count_commits (PowDemoRegion *self)
{
  guint count = 0;
  for (guint i = 0; i < self->events->len; i++)
    count += pow_demo_event_count_commits (g_ptr_array_index (self->events, i));
  return count;
}

const char *
pow_demo_region_get_address (PowDemoRegion *self, const char *name)
{
  return name != NULL ? g_hash_table_lookup (self->addresses, name) : NULL;
}

const char *
pow_demo_region_new_address (PowDemoRegion *self, PowKind kind, const char *name, const char *title)
{
  g_autofree char *id = pow_id_new (title, self->rand);
  char *address = pow_address_build (kind, self->id, id);
  g_hash_table_replace (self->addresses, g_strdup (name), address);
  return address;
}

void
pow_demo_note (PowDemoRegion *self, PowDemoEvent *event, const char *address, const char *field)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (event->time);
  g_autofree char *day = g_date_time_format (time, "%d-%m-%Y");
  g_autofree char *text
      = g_strdup_printf ("%s: %s", day, pow_demo_pick (self, pow_demo_texts (self, field)));
  pow_demo_event_set_text (event, address, field, text);
}

char *
pow_demo_day (gint32 day)
{
  return pow_date_to_string (pow_date_from_days (day));
}

char *
pow_demo_day_in_words (gint32 day)
{
  static const char *const months[]
      = { "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec" };
  PowDate date = pow_date_from_days (day);
  return g_strdup_printf ("%d %s %d", date.day, months[date.part - 1], date.year);
}

gint32
pow_demo_work_day (gint32 day)
{
  gint32 weekday = (day - 1) % 7; /* GDate's first day was a Monday */
  return weekday > 4 ? day - (weekday - 4) : day;
}

cJSON *
pow_demo_date (gint32 day)
{
  g_autofree char *text = pow_demo_day (day);
  return cJSON_CreateString (text);
}

cJSON *
pow_demo_period (gint32 start, gint32 end)
{
  cJSON *period = cJSON_CreateObject ();
  cJSON_AddItemToObject (period, "start", pow_demo_date (start));
  cJSON_AddItemToObject (period, "end", pow_demo_date (end));
  return period;
}

cJSON *
pow_demo_terms (const cJSON *list)
{
  return list != NULL ? pow_json_copy (list) : cJSON_CreateArray ();
}

/* A place among neighbours, with the two random characters that every such key ends in. */
char *
pow_demo_order (PowDemoRegion *self, guint place)
{
  static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
  const char key[]
      = { digits[(place + 1) / 36 % 36], digits[(place + 1) % 36],
          digits[pow_demo_random (self, 0, 36)], digits[pow_demo_random (self, 1, 36)], '\0' };
  return g_strdup (key);
}

void
pow_demo_add_integer (cJSON *object, const char *key, gint64 value)
{
  cJSON_AddItemToObject (object, key, pow_json_new_integer (value));
}

/* What came from a source names it; what did not is fictional. */
void
pow_demo_add_source (cJSON *tree, const cJSON *source)
{
  if (source != NULL)
    cJSON_AddItemToObject (tree, "source", pow_json_copy (source));
  else
    cJSON_AddTrueToObject (tree, "fictional");
}
