/* SPDX-License-Identifier: EUPL-1.2 */
#include "regions/demo/pow-demo-region.h"

#include "model/record/pow-address.h"

#define CAST_DAYS 30

static void
add_published_organisation (PowDemoRegion *self,
                            PowDemoEvent *event,
                            const char *name,
                            const cJSON *source)
{
  if (name == NULL || pow_demo_region_get_address (self, name) != NULL)
    return;
  const char *address = pow_demo_region_new_address (self, POW_KIND_STAKEHOLDER, name, name);
  cJSON *tree = cJSON_CreateObject ();
  cJSON_AddStringToObject (tree, "name", name);
  cJSON_AddStringToObject (tree, "type", pow_json_get_string (self->organisations, name));
  pow_demo_add_source (tree, source);
  pow_demo_event_put (event, address, tree);
}

static void
add_published_list (PowDemoRegion *self,
                    PowDemoEvent *event,
                    const cJSON *names,
                    const cJSON *source)
{
  const cJSON *name;
  cJSON_ArrayForEach (name, names)
    add_published_organisation (self, event, name->valuestring, source);
}

/* Everyone who is named with the plan, a line or a subproject. */
static void
add_published_part (PowDemoRegion *self,
                    PowDemoEvent *event,
                    const cJSON *part,
                    const cJSON *source)
{
  if (part == NULL)
    return;
  add_published_list (self, event, pow_json_get (part, "partners"), source);
  add_published_list (self, event, pow_json_get (part, "trekkers"), source);
  add_published_list (self, event, pow_json_get (part, "team"), source);
  add_published_organisation (self, event, pow_json_get_string (part, "public_trekker"), source);
  add_published_organisation (self, event, pow_json_get_string (part, "private_trekker"), source);
}

static void
add_published_organisations (PowDemoRegion *self, PowDemoEvent *event)
{
  const cJSON *plan = pow_json_get (self->published, "plan");
  const cJSON *part;
  add_published_part (self, event, plan, pow_json_get (pow_json_get (plan, "record"), "source"));
  cJSON_ArrayForEach (part, pow_json_get (self->published, "lines"))
    add_published_part (self, event, part, pow_json_get (pow_json_get (part, "entry"), "source"));
  cJSON_ArrayForEach (part, pow_json_get (self->published, "subprojects"))
    add_published_part (self, event, part, pow_json_get (pow_json_get (part, "record"), "source"));
}

static void
add_organisations (PowDemoRegion *self, PowDemoEvent *event)
{
  const cJSON *one;
  cJSON_ArrayForEach (one, pow_demo_texts (self, "stakeholders"))
    {
      g_autofree char *name = pow_demo_fill (self, pow_json_get_string (one, "name"), NULL);
      const char *address = pow_demo_region_new_address (self, POW_KIND_STAKEHOLDER,
                                                         pow_json_get_string (one, "key"), name);
      cJSON *tree = cJSON_CreateObject ();
      cJSON_AddStringToObject (tree, "name", name);
      cJSON_AddStringToObject (tree, "type", pow_json_get_string (one, "type"));
      cJSON_AddStringToObject (tree, "role", pow_json_get_string (one, "role"));
      pow_demo_add_source (tree, NULL);
      pow_demo_event_put (event, address, tree);
    }
}

/* The leads of the story, and how each slot is filled in a region of a given profile. */
static const struct
{
  const char *name;
  const char *side;
  const char *organisation;
  const char *functions;
} leads[] = {
  { "lead-public", "public", "gemeente", "public" },
  { "lead-public-2", "public", "buurgemeente", "public" },
  { "lead-private", "private", "werkgevers", "private" },
  { "lead-private-2", "private", "werkgever", "private" },
  { "lead-uwv", "uwv", "uwv", "uwv" },
  { "lead-education", "education", "onderwijs", "education" },
  { "lead-union", "union", "vakbeweging", "union" },
  { "lead-other", "other", "leerwerkloket", "other" },
};

static cJSON *
new_lead (PowDemoRegion *self, guint place, const char *status, gint32 since)
{
  const cJSON *functions
      = pow_json_get (pow_demo_texts (self, "functions"), leads[place].functions);
  cJSON *tree = cJSON_CreateObject ();
  cJSON_AddStringToObject (tree, "organisation",
                           pow_demo_region_get_address (self, leads[place].organisation));
  cJSON_AddStringToObject (tree, "side", leads[place].side);
  cJSON_AddStringToObject (tree, "function", pow_demo_pick (self, functions));
  cJSON_AddStringToObject (tree, "status", status);
  cJSON_AddItemToObject (tree, "since", pow_demo_date (since));
  pow_demo_add_source (tree, NULL);
  return tree;
}

static const char *
new_lead_address (PowDemoRegion *self, guint place)
{
  g_autofree char *title = g_strdup_printf ("%s %s", leads[place].side, leads[place].organisation);
  return pow_demo_region_new_address (self, POW_KIND_TREKKER, leads[place].name, title);
}

/* How long ago the employers' lead of the plan left. */
static const struct
{
  const char *profile;
  gint32 days;
} vacancies[] = {
  { "vacant", 48 },
  { "vacant_long", 112 },
  { "vacant_new", 19 },
};

static void
settle_private_lead (PowDemoRegion *self)
{
  const char *profile = pow_demo_profile (self, "private");
  const char *address = pow_demo_region_get_address (self, "lead-private");
  for (gsize i = 0; i < G_N_ELEMENTS (vacancies); i++)
    if (g_strcmp0 (vacancies[i].profile, profile) == 0)
      {
        gint32 since = POW_DEMO_CLOCK - vacancies[i].days;
        PowDemoEvent *event = pow_demo_region_add_event (
            self, since + 2, self->lead, g_strdup ("Trekker werkgevers: Aangewezen → Leeg"));
        event->reason = g_strdup ("Trekker heeft een andere baan");
        pow_demo_event_set_text (event, address, "status", "vacant");
        pow_demo_event_set (event, address, "since", pow_demo_date (since));
      }
  if (g_strcmp0 (profile, "candidate") == 0)
    {
      gint32 since = POW_DEMO_CLOCK - 12;
      PowDemoEvent *event = pow_demo_region_add_event (
          self, since + 1, self->lead, g_strdup ("Trekker werkgevers: Aangewezen → Kandidaat"));
      event->reason = g_strdup ("Opvolger is voorgedragen");
      pow_demo_event_set_text (event, address, "status", "candidate");
      pow_demo_event_set (event, address, "since", pow_demo_date (since));
    }
}

static void
add_leads (PowDemoRegion *self)
{
  gint32 day = POW_DEMO_FIRST_DAY + 230 + pow_demo_random (self, 0, CAST_DAYS);
  PowDemoEvent *event
      = pow_demo_region_add_event (self, day, self->lead, g_strdup ("Trekkers aangewezen"));
  for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
    {
      const char *address = new_lead_address (self, i);
      pow_demo_event_put (event, address,
                          new_lead (self, i, "appointed", day - pow_demo_random (self, 0, 40)));
    }
  /* Somebody who went before, and a seat for which nobody was ever found. */
  const char *former
      = pow_demo_region_new_address (self, POW_KIND_TREKKER, "lead-former", "oud trekker");
  cJSON *tree = new_lead (self, 0, "left", day - 200);
  cJSON_AddItemToObject (tree, "until", pow_demo_date (day - 20));
  pow_demo_event_put (event, former, tree);
  const char *vacant = pow_demo_region_new_address (self, POW_KIND_TREKKER, "lead-vacant",
                                                    "trekker werkgever open");
  pow_demo_event_put (event, vacant, new_lead (self, 3, "vacant", POW_DEMO_CLOCK - 38));
  settle_private_lead (self);
}

/* Who may do what: topic, body, power. A row with an amount decides up to it. */
static const struct
{
  const char *topic;
  const char *body;
  const char *power;
  gint64 up_to;
} mandates[] = {
  { "uitgave-klein", "stuurgroep", "decides", 25000 },
  { "uitgave-klein", "werkgroep", "advises", 0 },
  { "uitgave-klein", "regionaal", "informed", 0 },
  { "uitgave-groot", "stuurgroep", "advises", 0 },
  { "uitgave-groot", "raad", "decides", 0 },
  { "plan-wijzigen", "stuurgroep", "decides", 0 },
  { "plan-wijzigen", "regionaal", "consulted", 0 },
  { "plan-wijzigen", "klankbord", "advises", 0 },
  { "personeel", "college", "decides", 0 },
  { "personeel", "stuurgroep", "advises", 0 },
  { "inkoop-jobcoach", "werkgroep", "advises", 0 },
  { "inkoop-jobcoach", "directie", "advises", 0 },
  { "ict-koppeling", "directie", "decides", 0 },
  { "ict-koppeling", "werkgroep", "consulted", 0 },
  { "gegevens-delen", "directie", "decides", 0 },
  { "gegevens-delen", "klankbord", "consulted", 0 },
  { "trekker-aanwijzen", "stuurgroep", "decides", 0 },
  { "stoppen", "stuurgroep", "decides", 0 },
  { "stoppen", "beleidstafel", "consulted", 0 },
};

static void
add_mandate (cJSON *list, const char *topic, const char *power, gint64 up_to)
{
  cJSON *mandate = cJSON_AddObjectToObject (list, topic);
  cJSON_AddStringToObject (mandate, "power", power);
  if (up_to > 0)
    pow_demo_add_integer (mandate, "up_to", up_to);
}

static cJSON *
new_mandates (PowDemoRegion *self, const char *body)
{
  gboolean muddled = g_strcmp0 (pow_demo_profile (self, "computed"), "green") != 0;
  cJSON *list = cJSON_CreateObject ();
  for (gsize i = 0; i < G_N_ELEMENTS (mandates); i++)
    if (g_str_equal (mandates[i].body, body))
      add_mandate (list, mandates[i].topic, mandates[i].power, mandates[i].up_to);
  /* Where all goes well the steering group decides on job coaches; elsewhere nobody does, or two
   * bodies both decide on the plan. */
  if (g_str_equal (body, "stuurgroep")
      && (!muddled || g_strcmp0 (pow_demo_profile (self, "cause"), "nobody") != 0))
    add_mandate (list, "inkoop-jobcoach", "decides", 50000);
  if (g_str_equal (body, "college") && muddled && self->index % 2 == 0)
    add_mandate (list, "plan-wijzigen", "decides", 0);
  return list;
}

static void
add_bodies (PowDemoRegion *self)
{
  gint32 day = POW_DEMO_FIRST_DAY + 90 + pow_demo_random (self, 0, CAST_DAYS);
  PowDemoEvent *event
      = pow_demo_region_add_event (self, day, self->lead, g_strdup ("Gremia en mandaten"));
  const cJSON *one;
  cJSON_ArrayForEach (one, pow_demo_texts (self, "bodies"))
    {
      g_autofree char *name = pow_demo_fill (self, pow_json_get_string (one, "name"), NULL);
      const char *key = pow_json_get_string (one, "key");
      const char *address = pow_demo_region_new_address (self, POW_KIND_BODY, key, name);
      const char *parent = pow_demo_region_get_address (self, pow_json_get_string (one, "parent"));
      cJSON *tree = cJSON_CreateObject ();
      cJSON *members;
      const cJSON *member;
      cJSON_AddStringToObject (tree, "name", name);
      cJSON_AddStringToObject (tree, "type", pow_json_get_string (one, "type"));
      if (parent != NULL)
        cJSON_AddStringToObject (tree, "parent", parent);
      members = cJSON_AddArrayToObject (tree, "members");
      cJSON_ArrayForEach (member, pow_json_get (one, "members"))
        cJSON_AddItemToArray (
            members, cJSON_CreateString (pow_demo_region_get_address (self, member->valuestring)));
      cJSON_AddStringToObject (tree, "rhythm", pow_json_get_string (one, "rhythm"));
      cJSON_AddItemToObject (tree, "mandates", new_mandates (self, key));
      pow_demo_add_source (tree, NULL);
      pow_demo_event_put (event, address, tree);
    }
}

void
pow_demo_add_cast (PowDemoRegion *self)
{
  g_autofree char *region = pow_address_build (POW_KIND_REGION, self->id, NULL);
  g_autofree char *title = g_strdup_printf ("%s: begin", self->name);
  PowDemoEvent *event
      = pow_demo_region_add_event (self, POW_DEMO_FIRST_DAY + (gint32)self->index % 28,
                                   POW_DEMO_PINAS, g_steal_pointer (&title));
  event->time = pow_demo_region_pick_time (self, POW_DEMO_FIRST_DAY + 1 + (gint32)self->index % 27);
  pow_demo_event_put (event, region, pow_json_copy (self->reference));
  add_organisations (self, event);
  add_published_organisations (self, event);
  add_bodies (self);
  add_leads (self);
}
