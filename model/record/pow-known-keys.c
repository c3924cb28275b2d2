/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/record/pow-known-keys.h"

#include "model/schema/pow-schema.h"

#include <string.h>

/* Several times the number of keys, so that most places hold one key or none. */
#define N_PLACES 1024

typedef struct
{
  const char *key;
  gsize length;
} Place;

static Place places[N_PLACES];

static guint
get_place (const char *bytes, gsize length)
{
  guint hash = (guint) length;

  for (gsize i = 0; i < length; i++)
    hash = hash * 31 + (guchar) bytes[i];
  return hash % N_PLACES;
}

static void
add_key (const char *key)
{
  gsize length = strlen (key);
  guint place = get_place (key, length);

  while (places[place].key != NULL && strcmp (places[place].key, key) != 0)
    place = (place + 1) % N_PLACES;
  places[place] = (Place){ key, length };
}

static void
add_fields (const PowField *fields)
{
  for (; fields != NULL && fields->key != NULL; fields++)
    {
      add_key (fields->key);
      add_fields (fields->members);
    }
}

const char *
pow_known_keys_find (const char *bytes, gsize length)
{
  static gsize ready;
  guint place;

  if (g_once_init_enter (&ready))
    {
      add_key ("format");
      for (PowKind kind = 0; kind < POW_N_KINDS; kind++)
        add_fields (pow_schema_get_fields (kind));
      g_once_init_leave (&ready, 1);
    }

  for (place = get_place (bytes, length); places[place].key != NULL; place = (place + 1) % N_PLACES)
    if (places[place].length == length && memcmp (places[place].key, bytes, length) == 0)
      return places[place].key;

  return NULL;
}
