/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/schema/pow-schema.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The field tables as a JSON Schema. Patterns keep to what every dialect of regular expressions
 * reads the same; END because "$" of some matches before a last line end too. */

/* Where a schema and pow_validate_tree() or the reader part, and why. Published as its comment. */
#define UNSAID                                                                                     \
  "Not said by this schema. Refused all the same: a key that stands twice; U+0000, lone "            \
  "surrogates and text that is not UTF-8, also under unknown keys; records above 1 MiB, texts "      \
  "above 64 KiB, nesting above 32, more than 10,000 members. Read by exact value: numbers, which "   \
  "many programs round (0.99999999999999999999 is no integer). Read all the same: a text that fits "  \
  "only once it is composed (NFC) with CR LF as one character; and refused: one that fits only "     \
  "before that. A newer `format` can be shown, not changed. Brought into one form on writing: "      \
  "order of keys, sets and candidates, repeats in them, empty values, NFC, line ends."

#define END "$(?!\\n)"
#define ID "(?![a-z0-9-]{81})[a-z0-9]+(?:-[a-z0-9]+)*"
#define NAME "(?![a-z0-9_-]{81})[a-z0-9]+(?:[-_][a-z0-9]+)*"
#define YEAR "(?!0000)[0-9]{4}"
#define LEAP_YEAR                                                                                  \
  "(?!0000)(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
#define MONTH_AND_DAY                                                                              \
  "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"              \
  "|02-(?:0[1-9]|1[0-9]|2[0-8])"
#define DATE                                                                                       \
  "(?:" YEAR "(?:-(?:H[12]|Q[1-4]|0[1-9]|1[0-2]|" MONTH_AND_DAY "))?|" LEAP_YEAR "-02-29)"
#define LINE "[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]+"
#define LINES "(?:[^\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f]|\\r\\n)+"

static void
add (cJSON *object, const char *key, cJSON *value)
{
  if (value == NULL || !cJSON_AddItemToObject (object, key, value))
    g_error ("No memory for a JSON value");
}

static cJSON *
new_reference (const char *definition)
{
  cJSON *schema = cJSON_CreateObject ();
  g_autofree char *target = g_strconcat ("#/$defs/", definition, NULL);

  add (schema, "$ref", cJSON_CreateString (target));
  return schema;
}

static cJSON *
new_typed (const char *type)
{
  cJSON *schema = cJSON_CreateObject ();

  add (schema, "type", cJSON_CreateString (type));
  return schema;
}

/* A text that matches @pattern as a whole. */
static cJSON *
new_text (const char *pattern, int most)
{
  cJSON *schema = new_typed ("string");
  g_autofree char *whole = g_strconcat ("^", pattern, END, NULL);

  add (schema, "pattern", cJSON_CreateString (whole));
  if (most > 0)
    add (schema, "maxLength", cJSON_CreateNumber (most));
  return schema;
}

static cJSON *
new_either (cJSON *one, cJSON *other)
{
  cJSON *schema = cJSON_CreateObject ();
  cJSON *list = cJSON_CreateArray ();

  cJSON_AddItemToArray (list, one);
  cJSON_AddItemToArray (list, other);
  add (schema, "anyOf", list);
  return schema;
}

static cJSON *
new_integer (void)
{
  cJSON *schema = new_typed ("integer");

  add (schema, "minimum", cJSON_CreateNumber (-9007199254740991.0));
  add (schema, "maximum", cJSON_CreateNumber (9007199254740991.0));
  return schema;
}

static cJSON *
new_choice (const PowField *field)
{
  cJSON *schema = cJSON_CreateObject ();
  cJSON *list = cJSON_CreateArray ();

  for (const PowChoice *choice = field->choices; choice->id != NULL; choice++)
    {
      cJSON *constant = cJSON_CreateObject ();

      add (constant, "const", cJSON_CreateString (choice->id));
      add (constant, "title", cJSON_CreateString (g_dgettext (GETTEXT_PACKAGE, choice->label)));
      cJSON_AddItemToArray (list, constant);
    }
  add (schema, "oneOf", list);
  return schema;
}

static cJSON *
new_address (PowKindMask targets)
{
  g_autoptr (GString) folders = g_string_new (NULL);
  g_autofree char *pattern = NULL;

  for (PowKind kind = 0; kind < POW_N_KINDS; kind++)
    if (targets & POW_KIND_MASK (kind))
      g_string_append_printf (folders, "%s%s", folders->len > 0 ? "|" : "",
                              pow_kind_get_folder (kind));
  pattern = g_strconcat (ID "/(?:", folders->str, ")/" ID, NULL);
  return new_text (pattern, 0);
}

/* The keys a map accepts. Transfer full. */
static char *
dup_key_pattern (const PowField *map)
{
  GString *names;

  switch (map->key_type)
    {
    case POW_KEY_YEAR:
      return g_strdup (YEAR);
    case POW_KEY_PERIOD:
      return g_strdup (DATE);
    case POW_KEY_NAME:
      if (map->choices == NULL || (map->flags & POW_FIELD_OPEN))
        return g_strdup (NAME);
      names = g_string_new ("(?:");
      for (const PowChoice *choice = map->choices; choice->id != NULL; choice++)
        g_string_append_printf (names, "%s%s", names->len > 3 ? "|" : "", choice->id);
      g_string_append_c (names, ')');
      return g_string_free (names, FALSE);
    case POW_KEY_ID:
    case POW_KEY_TERM:
    default:
      return g_strdup (ID);
    }
}

static cJSON *new_members (const PowField *fields, const char *path, cJSON *definitions);

/* A value that is there. Groups and entries become definitions named by their path, since open
 * choices need them too. */
static cJSON *
new_value (const PowField *field, const char *path, cJSON *definitions)
{
  g_autofree char *key = NULL;
  cJSON *schema, *patterns;

  switch (field->type)
    {
    case POW_TYPE_TEXT:
    case POW_TYPE_KEY:
      return new_reference ("text");
    case POW_TYPE_PROSE:
      return new_reference ("prose");
    case POW_TYPE_CHOICE:
      return new_choice (field);
    case POW_TYPE_TERM:
    case POW_TYPE_REGION:
      return new_reference ("id");
    case POW_TYPE_DATE:
      return new_reference ("date");
    case POW_TYPE_MONEY:
    case POW_TYPE_INTEGER:
      return new_reference ("integer");
    case POW_TYPE_NUMBER:
      return new_typed ("number");
    case POW_TYPE_FLAG:
      return new_typed ("boolean");
    case POW_TYPE_REF:
      return new_address (field->targets);
    case POW_TYPE_ORDER:
      return new_reference ("order");
    case POW_TYPE_SET:
      schema = new_typed ("array");
      add (schema, "minItems", cJSON_CreateNumber (1));
      add (schema, "items", new_value (field->item, path, definitions));
      return schema;
    case POW_TYPE_GROUP:
      if (cJSON_GetObjectItemCaseSensitive (definitions, path) == NULL)
        add (definitions, path, new_members (field->members, path, definitions));
      schema = new_reference (path);
      add (schema, "minProperties", cJSON_CreateNumber (1));
      return schema;
    case POW_TYPE_MAP:
      if (cJSON_GetObjectItemCaseSensitive (definitions, path) == NULL)
        add (definitions, path, new_members (field->members, path, definitions));
      key = dup_key_pattern (field);
      {
        g_autofree char *whole = g_strconcat ("^", key, END, NULL);

        schema = new_typed ("object");
        patterns = cJSON_CreateObject ();
        add (patterns, whole, new_either (new_typed ("null"), new_reference (path)));
        add (schema, "minProperties", cJSON_CreateNumber (1));
        add (schema, "patternProperties", patterns);
        add (schema, "additionalProperties", new_typed ("null"));
      }
      return schema;
    default:
      g_assert_not_reached ();
    }
}

/* An object with the members of a table; keys outside it are free. */
static cJSON *
new_members (const PowField *fields, const char *path, cJSON *definitions)
{
  cJSON *schema = new_typed ("object");
  cJSON *properties = cJSON_CreateObject ();
  cJSON *required = cJSON_CreateArray ();

  for (const PowField *field = fields; field->key != NULL; field++)
    {
      g_autofree char *inner
          = path[0] != '\0' ? g_strconcat (path, ".", field->key, NULL) : g_strdup (field->key);
      cJSON *value = new_value (field, inner, definitions);

      if (field->flags & POW_FIELD_REQUIRED)
        cJSON_AddItemToArray (required, cJSON_CreateString (field->key));
      else
        value = new_either (new_reference ("unknown"), value);
      add (value, "title", cJSON_CreateString (g_dgettext (GETTEXT_PACKAGE, field->label)));
      if (field->hint != NULL)
        add (value, "description", cJSON_CreateString (g_dgettext (GETTEXT_PACKAGE, field->hint)));
      add (properties, field->key, value);
    }
  add (schema, "properties", properties);
  if (required->child != NULL)
    add (schema, "required", required);
  else
    cJSON_Delete (required);
  return schema;
}

/* A group of which nothing would be left in canonical form. */
static cJSON *
new_empty_group (const PowField *group)
{
  cJSON *schema = new_typed ("object");
  cJSON *properties = cJSON_CreateObject ();

  for (const PowField *field = group->members; field->key != NULL; field++)
    add (properties, field->key,
         field->type == POW_TYPE_GROUP
             ? new_either (new_reference ("unknown"), new_empty_group (field))
             : new_reference ("unknown"));
  add (schema, "properties", properties);
  add (schema, "additionalProperties", cJSON_CreateFalse ());
  return schema;
}

/* The list of an open choice whose candidates are like @value (transfer full). */
static cJSON *
new_candidates (cJSON *value, gboolean may_be_absent)
{
  cJSON *schema = new_typed ("array");

  add (schema, "minItems", cJSON_CreateNumber (2));
  add (schema, "items", may_be_absent ? new_either (new_reference ("absent"), value) : value);
  return schema;
}

static cJSON *
new_field_candidates (const PowField *field, const char *path, cJSON *definitions)
{
  cJSON *value = new_value (field, path, definitions);

  if (field->type == POW_TYPE_GROUP)
    add (value, "not", new_empty_group (field));
  return new_candidates (value, !(field->flags & POW_FIELD_REQUIRED));
}

static void
add_pointer (cJSON *patterns, const char *pattern, const char *tail, cJSON *candidates)
{
  g_autofree char *whole = g_strconcat ("^", pattern, tail, NULL);

  add (patterns, whole, candidates);
}

/* The pointers of `choices` that lead to the members of a table, each with what it may hold. */
static void
add_pointers (cJSON *patterns,
              const PowField *fields,
              const char *prefix,
              const char *path,
              cJSON *definitions)
{
  g_autoptr (GString) known = g_string_new (path[0] == '\0' ? "format|choices" : NULL);
  g_autofree char *others = NULL;

  for (const PowField *field = fields; field->key != NULL; field++)
    {
      g_autofree char *pointer = g_strconcat (prefix, "/", field->key, NULL);
      g_autofree char *inner
          = path[0] != '\0' ? g_strconcat (path, ".", field->key, NULL) : g_strdup (field->key);

      g_string_append_printf (known, "%s%s", known->len > 0 ? "|" : "", field->key);
      if (field->type == POW_TYPE_MAP)
        {
          g_autofree char *key = dup_key_pattern (field);
          g_autofree char *entry = g_strconcat (pointer, "/", key, NULL);

          if (field->flags & POW_FIELD_WHOLE)
            {
              const PowField *removed = pow_fields_find (field->members, "removed");

              add_pointer (patterns, entry, END, new_candidates (new_reference (inner), TRUE));
              add_pointer (patterns, entry, "/removed" END,
                           new_field_candidates (removed, inner, definitions));
            }
          else
            add_pointers (patterns, field->members, entry, inner, definitions);
        }
      else if (field->type != POW_TYPE_SET && field->type != POW_TYPE_ORDER)
        add_pointer (patterns, pointer, END, new_field_candidates (field, inner, definitions));
    }
  others = g_strdup_printf ("%s/(?!(?:%s)(?:/|" END "))(?:[^~]|~[01])*", prefix, known->str);
  add_pointer (patterns, others, END, new_candidates (cJSON_CreateTrue (), FALSE));
}

static cJSON *
new_choices (PowKind kind, cJSON *definitions)
{
  cJSON *schema = new_typed ("object");
  cJSON *patterns = cJSON_CreateObject ();

  add_pointers (patterns, pow_schema_get_fields (kind), "", "", definitions);
  add (schema, "patternProperties", patterns);
  add (schema, "additionalProperties", cJSON_CreateFalse ());
  schema = new_either (new_reference ("unknown"), schema);
  add (schema, "title", cJSON_CreateString (_ ("Open choices")));
  return schema;
}

/* Types that many rows share. */
static void
add_definitions (cJSON *definitions)
{
  cJSON *unknown = cJSON_CreateObject ();
  cJSON *empty = cJSON_CreateArray ();
  cJSON *absent = new_typed ("object");
  cJSON *mark = cJSON_CreateObject ();
  cJSON *is_true = cJSON_CreateObject ();
  cJSON *needed = cJSON_CreateArray ();

  cJSON_AddItemToArray (empty, cJSON_CreateNull ());
  cJSON_AddItemToArray (empty, cJSON_CreateString (""));
  cJSON_AddItemToArray (empty, cJSON_CreateArray ());
  cJSON_AddItemToArray (empty, cJSON_CreateObject ());
  add (unknown, "enum", empty);
  add (definitions, "unknown", unknown);

  add (is_true, "const", cJSON_CreateTrue ());
  add (mark, "absent", is_true);
  add (absent, "properties", mark);
  cJSON_AddItemToArray (needed, cJSON_CreateString ("absent"));
  add (absent, "required", needed);
  add (absent, "maxProperties", cJSON_CreateNumber (1));
  add (definitions, "absent", absent);

  add (definitions, "text", new_text (LINE, POW_LIMIT_TEXT));
  add (definitions, "prose", new_text (LINES, POW_LIMIT_PROSE));
  add (definitions, "id", new_text (ID, 0));
  add (definitions, "date", new_text (DATE, 0));
  add (definitions, "order", new_text ("[0-9a-z]*[1-9a-z]", POW_LIMIT_TEXT));
  add (definitions, "integer", new_integer ());
}

/**
 * pow_schema_build_json_schema:
 * @kind: a kind, not %POW_KIND_NONE
 *
 * The table of a kind as a JSON Schema, draft 2020-12, with the labels and hints of the fields in
 * the language of the program as titles and descriptions. It gives the verdict of reading a record
 * and pow_validate_tree(), but for the rules that its own `$comment` lists.
 *
 * Returns: (transfer full): the schema, for pow_json_write_ordered()
 */
cJSON *
pow_schema_build_json_schema (PowKind kind)
{
  cJSON *schema, *members, *definitions, *format, *properties;

  g_return_val_if_fail (kind < POW_N_KINDS, NULL);

  schema = cJSON_CreateObject ();
  add (schema, "$schema", cJSON_CreateString ("https://json-schema.org/draft/2020-12/schema"));
  add (schema, "title", cJSON_CreateString (pow_kind_get_label (kind)));
  add (schema, "$comment", cJSON_CreateString (UNSAID));

  definitions = cJSON_CreateObject ();
  add_definitions (definitions);
  members = new_members (pow_schema_get_fields (kind), "", definitions);
  properties = cJSON_GetObjectItemCaseSensitive (members, "properties");
  format = new_typed ("integer");
  add (format, "const", cJSON_CreateNumber (POW_FORMAT));
  add (properties, "format", format);
  add (properties, "choices", new_choices (kind, definitions));

  while (members->child != NULL)
    {
      cJSON *member = cJSON_DetachItemViaPointer (members, members->child);

      cJSON_AddItemToArray (schema, member);
    }
  cJSON_Delete (members);
  add (schema, "$defs", definitions);
  return schema;
}
