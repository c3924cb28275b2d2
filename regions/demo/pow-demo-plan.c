/* SPDX-License-Identifier: EUPL-1.2 */
#include "regions/demo/pow-demo-region.h"

#include "model/schema/pow-path.h"

static cJSON *
new_addresses (PowDemoRegion *self, const cJSON *names)
{
  cJSON *set = cJSON_CreateArray ();
  const cJSON *name;
  cJSON_ArrayForEach (name, names)
    cJSON_AddItemToArray (
        set, cJSON_CreateString (pow_demo_region_get_address (self, name->valuestring)));
  return set;
}

static const char *
guess_side (PowDemoRegion *self, const char *organisation)
{
  static const struct
  {
    const char *type;
    const char *side;
  } sides[] = {
    { "uwv", "uwv" },     { "employers", "private" },   { "education", "education" },
    { "union", "union" }, { "municipality", "public" }, { "centre_municipality", "public" },
  };
  const char *type = pow_json_get_string (self->organisations, organisation);
  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    if (g_strcmp0 (type, sides[i].type) == 0)
      return sides[i].side;
  return "other";
}

/* The organisation that a source names as lead; nothing more is known about it. */
const char *
pow_demo_published_lead (PowDemoRegion *self,
                         PowDemoEvent *event,
                         const char *organisation,
                         const char *side,
                         const char *function,
                         const cJSON *source)
{
  if (organisation == NULL)
    return NULL;
  if (side == NULL)
    side = guess_side (self, organisation);
  g_autofree char *name = g_strdup_printf ("lead/%s/%s", side, organisation);
  const char *address = pow_demo_region_get_address (self, name);
  if (address != NULL)
    return address;

  address = pow_demo_region_new_address (self, POW_KIND_TREKKER, name, organisation);
  cJSON *tree = cJSON_CreateObject ();
  cJSON_AddStringToObject (tree, "organisation", pow_demo_region_get_address (self, organisation));
  cJSON_AddStringToObject (tree, "side", side);
  cJSON_AddStringToObject (tree, "function", function != NULL ? function : "trekker");
  cJSON_AddStringToObject (tree, "status", "appointed");
  pow_demo_add_source (tree, source);
  pow_demo_event_put (event, address, tree);
  return address;
}

static void
add_published_lines (PowDemoRegion *self, PowDemoEvent *event)
{
  const cJSON *line;
  cJSON_ArrayForEach (line, pow_json_get (self->published, "lines"))
    {
      cJSON *entry = pow_json_copy (pow_json_get (line, "entry"));
      g_autofree char *path = pow_path_join ("lines", line->string);
      const cJSON *organisation;
      cJSON *leads = cJSON_CreateArray ();
      cJSON_AddItemToObject (entry, "partners",
                             new_addresses (self, pow_json_get (line, "partners")));
      cJSON_ArrayForEach (organisation, pow_json_get (line, "trekkers"))
        cJSON_AddItemToArray (leads, cJSON_CreateString (pow_demo_published_lead (
                                         self, event, organisation->valuestring, NULL, NULL,
                                         pow_json_get (entry, "source"))));
      cJSON_AddItemToObject (entry, "trekkers", leads);
      pow_demo_event_set (event, self->plan, path, entry);
    }
}

static void
add_fictional_lines (PowDemoRegion *self, PowDemoEvent *event)
{
  const cJSON *title;
  guint place = 0;
  cJSON_ArrayForEach (title, pow_demo_texts (self, "line_titles"))
    {
      g_autofree char *id = pow_id_new (title->valuestring, self->rand);
      g_autofree char *path = pow_path_join ("lines", id);
      g_autofree char *order = pow_demo_order (self, place++);
      g_autofree char *name = g_strconcat ("line/", title->string, NULL);
      cJSON *entry = cJSON_CreateObject ();
      cJSON_AddStringToObject (entry, "title", title->valuestring);
      cJSON_AddStringToObject (entry, "programme_line", title->string);
      cJSON_AddStringToObject (entry, "order", order);
      pow_demo_event_set (event, self->plan, path, entry);
      g_hash_table_replace (self->addresses, g_steal_pointer (&name), g_steal_pointer (&id));
    }
}

/* Which line of the plan a programme line's subprojects belong to. */
static void
note_published_lines (PowDemoRegion *self)
{
  const cJSON *line;
  cJSON_ArrayForEach (line, pow_json_get (self->published, "lines"))
    {
      const char *term = pow_json_get_string (pow_json_get (line, "entry"), "programme_line");
      if (term != NULL)
        g_hash_table_insert (self->addresses, g_strconcat ("line/", term, NULL),
                             g_strdup (line->string));
    }
}

static void
add_lines (PowDemoRegion *self)
{
  gint32 day = POW_DEMO_FIRST_DAY + 175 + pow_demo_random (self, 0, 40);
  PowDemoEvent *event
      = pow_demo_region_add_event (self, day, self->lead, g_strdup ("Actielijnen van het plan"));
  if (pow_json_get (self->published, "lines") != NULL)
    {
      add_published_lines (self, event);
      note_published_lines (self);
    }
  else
    add_fictional_lines (self, event);
}

/* The record as published; what the story adds is said in its notes and by `fictional`. */
static void
put_plan (PowDemoRegion *self)
{
  PowDemoEvent *event = g_ptr_array_index (self->events, 0);
  const cJSON *published = pow_json_get (pow_json_get (self->published, "plan"), "record");
  const char *completed = cJSON_GetStringValue (pow_demo_texts (self, "completed_note"));
  cJSON *tree = published != NULL ? pow_json_copy (published) : cJSON_CreateObject ();
  g_autofree char *title = g_strdup_printf ("Actieplan Perspectief op Werk %s", self->name);
  const char *notes = pow_json_get_string (published, "notes");
  g_autofree char *all
      = notes != NULL ? g_strdup_printf ("%s\n%s", notes, completed) : g_strdup (completed);

  if (published == NULL)
    {
      g_autofree char *ambition
          = pow_demo_fill (self, pow_demo_pick (self, pow_demo_texts (self, "ambitions")), NULL);
      cJSON_AddStringToObject (tree, "title", title);
      cJSON_AddStringToObject (tree, "ambition", ambition);
      cJSON_AddItemToObject (tree, "period",
                             pow_demo_period (POW_DEMO_FIRST_DAY + 322, POW_DEMO_FIRST_DAY + 1236));
    }
  cJSON_AddStringToObject (tree, "status", "draft");
  cJSON_AddTrueToObject (tree, "fictional");
  if (self->published != NULL)
    {
      cJSON_DeleteItemFromObjectCaseSensitive (tree, "notes");
      cJSON_AddStringToObject (tree, "notes", all);
    }
  pow_demo_event_put (event, self->plan, tree);
  pow_demo_event_set (
      event, self->plan, "partners",
      new_addresses (self, pow_json_get (pow_json_get (self->published, "plan"), "partners")));
}

static void
set_leads (PowDemoRegion *self)
{
  gint32 day = POW_DEMO_FIRST_DAY + 275 + pow_demo_random (self, 0, 20);
  const cJSON *part = pow_json_get (self->published, "plan");
  const cJSON *source = pow_json_get (pow_json_get (part, "record"), "source");
  PowDemoEvent *event;
  if (g_strcmp0 (pow_demo_profile (self, "private"), "none") == 0)
    return;
  event = pow_demo_region_add_event (self, day, self->lead, g_strdup ("Plan: trekkers"));
  const char *public_lead
      = pow_demo_published_lead (self, event, pow_json_get_string (part, "public_trekker"),
                                 "public", pow_json_get_string (part, "public_function"), source);
  const char *private_lead
      = pow_demo_published_lead (self, event, pow_json_get_string (part, "private_trekker"),
                                 "private", pow_json_get_string (part, "private_function"), source);
  pow_demo_event_set_text (event, self->plan, "public_trekker",
                           public_lead != NULL ? public_lead
                                               : pow_demo_region_get_address (self, "lead-public"));
  pow_demo_event_set_text (
      event, self->plan, "private_trekker",
      private_lead != NULL ? private_lead : pow_demo_region_get_address (self, "lead-private"));
}

/* The plan's way from signature to execution. */
static const struct
{
  const char *status;
  const char *label;
  gint32 day;
  gint32 spread;
} steps[] = {
  { "signed", "Concept → Getekend", 315, 12 },
  { "submitted", "Getekend → Ingediend", 334, 10 },
  { "advised", "Ingediend → Geadviseerd", 372, 18 },
  { "approved", "Geadviseerd → Goedgekeurd", 402, 18 },
  { "running", "Goedgekeurd → In uitvoering", 426, 14 },
};

static void
add_approval (PowDemoRegion *self, PowDemoEvent *event, gint32 day)
{
  const char *body = pow_demo_region_get_address (self, "stuurgroep");
  const cJSON *published
      = pow_json_get (pow_json_get (pow_json_get (self->published, "plan"), "record"), "approval");
  if (published == NULL)
    {
      cJSON *approval = cJSON_CreateObject ();
      cJSON_AddItemToObject (approval, "on", pow_demo_date (day));
      cJSON_AddStringToObject (approval, "body", body);
      pow_demo_event_set (event, self->plan, "approval", approval);
    }
  event->moment = g_new0 (PowDemoMoment, 1);
  event->moment->slug = g_strdup ("vastgesteld-plan");
  event->moment->label = g_strdup ("Vastgesteld plan");
  event->moment->kind = "approval";
  event->moment->body = g_strdup (body);
}

static void
add_steps (PowDemoRegion *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      gint32 day = POW_DEMO_FIRST_DAY + steps[i].day + pow_demo_random (self, 0, steps[i].spread);
      char *subject = g_strdup_printf ("Actieplan: status %s", steps[i].label);
      PowDemoEvent *event = pow_demo_region_add_event (self, day, self->lead, subject);
      pow_demo_event_set_text (event, self->plan, "status", steps[i].status);
      if (g_str_equal (steps[i].status, "approved"))
        add_approval (self, event, day);
    }
}

void
pow_demo_add_plan (PowDemoRegion *self)
{
  put_plan (self);
  add_lines (self);
  set_leads (self);
  add_steps (self);
}
