/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/record/pow-address.h"
#include "model/schema/pow-schema.h"

#include <string.h>

/* What a new id leaves of a title: long enough to recognise, short enough to read. */
#define READABLE_LENGTH 48
#define SUFFIX_LENGTH 4

/* An address in parts, none longer than an id may be. */
typedef struct
{
  PowKind kind;
  char region[POW_LIMIT_ID + 1];
  char id[POW_LIMIT_ID + 1];
} Parts;

/* Copies the part of @from up to @end or its end when it is an id. */
static gboolean
copy_id (char *to, const char *from, const char *end)
{
  gsize length = end != NULL ? (gsize) (end - from) : strlen (from);

  if (length > POW_LIMIT_ID)
    return FALSE;

  memcpy (to, from, length);
  to[length] = '\0';
  return pow_id_is_valid (to);
}

static gboolean
take_apart (const char *address, Parts *parts)
{
  const char *slash;
  const char *second;
  char word[POW_LIMIT_ID + 1];

  parts->region[0] = '\0';
  parts->kind = POW_KIND_PROGRAMME;
  if (address == NULL)
    return FALSE;

  slash = strchr (address, '/');
  if (slash == NULL)
    {
      strcpy (parts->id, pow_kind_get_name (POW_KIND_PROGRAMME));
      return strcmp (address, parts->id) == 0;
    }

  if (!copy_id (parts->region, address, slash))
    return FALSE;

  second = strchr (slash + 1, '/');
  if (!copy_id (word, slash + 1, second))
    return FALSE;

  if (second == NULL)
    {
      /* A region and its plan are one each and stand in no folder. */
      parts->kind = pow_kind_from_name (word);
      strcpy (parts->id, word);
      return parts->kind != POW_KIND_NONE && parts->kind != POW_KIND_PROGRAMME
             && pow_kind_get_folder (parts->kind) == NULL;
    }

  parts->kind = pow_kind_from_folder (word);
  return parts->kind != POW_KIND_NONE && copy_id (parts->id, second + 1, NULL);
}

/**
 * pow_address_is_valid:
 * @address: (nullable): a text
 *
 * Whether a text is the address of a record, whether or not that record exists.
 *
 * Returns: %TRUE for an address
 */
gboolean
pow_address_is_valid (const char *address)
{
  Parts parts;

  return take_apart (address, &parts);
}

/**
 * pow_address_get_kind:
 * @address: (nullable): a text
 *
 * The kind of record that an address names.
 *
 * Returns: the kind; %POW_KIND_NONE for what is no address
 */
PowKind
pow_address_get_kind (const char *address)
{
  Parts parts;

  return take_apart (address, &parts) ? parts.kind : POW_KIND_NONE;
}

/**
 * pow_address_dup_region:
 * @address: (nullable): an address
 *
 * The region that owns a record.
 *
 * Returns: (transfer full) (nullable): the id of the region; %NULL for the programme and for what
 *   is no address
 */
char *
pow_address_dup_region (const char *address)
{
  Parts parts;

  if (!take_apart (address, &parts) || parts.region[0] == '\0')
    return NULL;

  return g_strdup (parts.region);
}

/**
 * pow_address_dup_id:
 * @address: (nullable): an address
 *
 * The last part of an address: the id within its folder, or `plan`, `region`, `programme`.
 *
 * Returns: (transfer full) (nullable): the id; %NULL for what is no address
 */
char *
pow_address_dup_id (const char *address)
{
  Parts parts;

  return take_apart (address, &parts) ? g_strdup (parts.id) : NULL;
}

/**
 * pow_address_dup_line:
 * @address: (nullable): an address
 *
 * The line of history that holds a record: each region owns one, the programme has its own.
 *
 * Returns: (transfer full) (nullable): `region/zeeland` or `programme`; %NULL for what is no address
 */
char *
pow_address_dup_line (const char *address)
{
  Parts parts;

  if (!take_apart (address, &parts))
    return NULL;

  return parts.region[0] == '\0' ? g_strdup (parts.id) : g_strconcat ("region/", parts.region, NULL);
}

/**
 * pow_address_get_line_region:
 * @line: a line of history
 *
 * Returns: (transfer none) (nullable): the id of the region whose line it is; %NULL for the programme's
 */
const char *
pow_address_get_line_region (const char *line)
{
  g_return_val_if_fail (line != NULL, NULL);

  return g_str_has_prefix (line, "region/") ? line + strlen ("region/") : NULL;
}

/**
 * pow_address_build:
 * @kind: a kind
 * @region: (nullable): the region's id; not used for the programme
 * @id: (nullable): the id in the kind's folder; not used for programme, region and plan
 *
 * Puts an address together.
 *
 * Returns: (transfer full) (nullable): the address; %NULL when @region or @id is no id
 */
char *
pow_address_build (PowKind kind, const char *region, const char *id)
{
  g_autofree char *address = NULL;
  const char *folder;

  g_return_val_if_fail (kind < POW_N_KINDS, NULL);

  folder = pow_kind_get_folder (kind);
  if (kind == POW_KIND_PROGRAMME)
    address = g_strdup (pow_kind_get_name (kind));
  else if (region != NULL && folder == NULL)
    address = g_strconcat (region, "/", pow_kind_get_name (kind), NULL);
  else if (region != NULL && id != NULL)
    address = g_strconcat (region, "/", folder, "/", id, NULL);

  return pow_address_is_valid (address) ? g_steal_pointer (&address) : NULL;
}

/**
 * pow_address_to_path:
 * @address: an address
 *
 * The file that holds a record in the tree of its line.
 *
 * Returns: (transfer full) (nullable): `regions/zeeland/plan.json`, `programme.json`; %NULL for
 *   what is no address
 */
char *
pow_address_to_path (const char *address)
{
  Parts parts;

  if (!take_apart (address, &parts))
    return NULL;

  return g_strconcat (parts.region[0] != '\0' ? "regions/" : "", address, ".json", NULL);
}

/**
 * pow_address_from_path:
 * @path: a path in the tree of a line
 *
 * The record that a file holds.
 *
 * Returns: (transfer full) (nullable): the address; %NULL for a foreign path
 */
char *
pow_address_from_path (const char *path)
{
  g_autofree char *address = NULL;
  gboolean in_region;

  g_return_val_if_fail (path != NULL, NULL);

  if (!g_str_has_suffix (path, ".json"))
    return NULL;

  in_region = g_str_has_prefix (path, "regions/");
  if (in_region)
    path += strlen ("regions/");
  address = g_strndup (path, strlen (path) - strlen (".json"));

  /* "regions/programme.json" is no file of ours, nor is "zeeland/plan.json" outside its folder. */
  if (!pow_address_is_valid (address) || in_region != (strchr (address, '/') != NULL))
    return NULL;

  return g_steal_pointer (&address);
}

/**
 * pow_address_split_field:
 * @text: an address, or an address and a field with a colon between them
 * @address: (out) (transfer full): return location of the address
 * @field: (out) (transfer full) (nullable): return location of the dotted path of the field; %NULL
 *   when the text names the whole record
 *
 * Splits `zeeland/plan:lines.l1.title`, the way commands name a field.
 *
 * Returns: %FALSE when the part before the colon is no address or nothing follows the colon; then
 *   nothing is returned
 */
gboolean
pow_address_split_field (const char *text, char **address, char **field)
{
  const char *colon;
  g_autofree char *before = NULL;

  g_return_val_if_fail (text != NULL && address != NULL && field != NULL, FALSE);

  colon = strchr (text, ':');
  before = colon != NULL ? g_strndup (text, (gsize) (colon - text)) : g_strdup (text);
  if (!pow_address_is_valid (before) || (colon != NULL && colon[1] == '\0'))
    return FALSE;

  *address = g_steal_pointer (&before);
  *field = colon != NULL ? g_strdup (colon + 1) : NULL;
  return TRUE;
}

/* The slug of a text, cut at a word when it would be longer than @longest. */
static char *
make_slug (const char *text, gsize longest)
{
  g_autoptr (GString) dotted = g_string_new (text);
  g_autofree char *ascii = NULL;
  GString *slug = g_string_new (NULL);

  /* The table of "C" is one and the same in every locale; it lacks the dotless i. */
  g_string_replace (dotted, "ı", "i", 0);
  ascii = g_str_to_ascii (dotted->str, "C");

  for (const char *at = ascii; *at != '\0'; at++)
    {
      if (g_ascii_isalnum (*at))
        g_string_append_c (slug, g_ascii_tolower (*at));
      else if (*at != '\'' && slug->len > 0 && slug->str[slug->len - 1] != '-')
        g_string_append_c (slug, '-');
    }

  if (slug->len > longest)
    {
      const char *word = g_strrstr_len (slug->str, (gssize) longest + 1, "-");

      g_string_truncate (slug, word != NULL ? (gsize) (word - slug->str) : longest);
    }
  if (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);

  return g_string_free (slug, FALSE);
}

/**
 * pow_slug:
 * @text: a name or title
 *
 * Makes a readable id of a text: lower-case letters without accents, digits, single hyphens; the
 * same in every locale.
 *
 * Returns: (transfer full): the slug; empty when the text has no letter or digit that can be
 *   written so
 */
char *
pow_slug (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return make_slug (text, POW_LIMIT_ID);
}

/**
 * pow_id_new:
 * @title: the title that the record or entry has now
 * @rand: (nullable): a source of chance; %NULL for the global one
 *
 * Makes an id: the slug of a title and a random suffix (`jobhub-logistiek-7f3k`). It is never
 * reused, and it stays when the title changes.
 *
 * Returns: (transfer full): the id
 */
char *
pow_id_new (const char *title, GRand *rand)
{
  static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
  g_autofree char *slug = NULL;
  char suffix[SUFFIX_LENGTH + 1];

  g_return_val_if_fail (title != NULL, NULL);

  for (guint i = 0; i < SUFFIX_LENGTH; i++)
    {
      gint32 place = rand != NULL ? g_rand_int_range (rand, 0, 36) : g_random_int_range (0, 36);

      suffix[i] = digits[place];
    }
  suffix[SUFFIX_LENGTH] = '\0';

  slug = make_slug (title, READABLE_LENGTH);
  return slug[0] != '\0' ? g_strconcat (slug, "-", suffix, NULL) : g_strconcat ("x-", suffix, NULL);
}

char **
pow_address_list_lines (GPtrArray *regions)
{
  GPtrArray *lines = g_ptr_array_new ();

  g_return_val_if_fail (regions != NULL, NULL);

  for (guint i = 0; i < regions->len; i++)
    {
      g_autofree char *address = pow_address_build (POW_KIND_REGION, g_ptr_array_index (regions, i), NULL);

      g_ptr_array_add (lines, pow_address_dup_line (address));
    }
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (lines, FALSE);
}
