/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include "model/schema/pow-path.h"

#include <glib/gi18n-lib.h>

static char *at;

static const GOptionEntry options[] = {
  { "at", 0, 0, G_OPTION_ARG_FILENAME, &at, N_ ("As it was at this moment"), N_ ("MOMENT") },
  { NULL },
};

static void
print_line (guint depth, const char *label, const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);

  powctl_print ("%*s%s: %s\n", (int) depth * 2, "", label, lines[0] != NULL ? lines[0] : "");
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    powctl_print ("%*s%s\n", (int) depth * 2 + 2, "", lines[i]);
}

/* What a reference is called, and where it leads. */
static char *
describe_reference (const cJSON *value, PowSnapshot *snapshot)
{
  const char *address = cJSON_GetStringValue (value);
  const char *title = pow_snapshot_get_title (snapshot, address);

  return g_str_equal (title, address) ? g_strdup (address)
                                      : g_strdup_printf ("%s (%s)", title, address);
}

static char *
describe (const PowField *field, const cJSON *value, PowSnapshot *snapshot)
{
  const cJSON *item;
  GString *text;

  if (value != NULL && field->type == POW_TYPE_REF)
    return describe_reference (value, snapshot);
  if (value == NULL || field->type != POW_TYPE_SET || field->item->type != POW_TYPE_REF)
    return pow_change_format_value (field, value, pow_snapshot_get_programme (snapshot));

  text = g_string_new (NULL);
  cJSON_ArrayForEach (item, value)
  {
    g_autofree char *target = describe_reference (item, snapshot);

    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", target);
  }
  return g_string_free (text, FALSE);
}

static void
print_value (const PowField *field,
             const char *label,
             const cJSON *value,
             PowSnapshot *snapshot,
             guint depth);

/* Without the row that already heads the entry, and without places in an order, which say nothing.
 */
static void
print_members (const PowField *fields,
               const cJSON *object,
               const PowField *heading,
               PowSnapshot *snapshot,
               guint depth)
{
  for (const PowField *field = fields; field->key != NULL; field++)
    {
      const cJSON *value = pow_json_get (object, field->key);

      if (value != NULL && field != heading && field->type != POW_TYPE_ORDER)
        print_value (field,
                     g_dgettext (GETTEXT_PACKAGE, field->label != NULL ? field->label : field->key),
                     value, snapshot, depth);
    }
}

static void
print_entries (const PowField *map, const cJSON *object, PowSnapshot *snapshot, guint depth)
{
  const PowField *title = pow_fields_get_title (map->members);
  const cJSON *entry;

  cJSON_ArrayForEach (entry, object)
  {
    const cJSON *given = title != NULL ? pow_json_get (entry, title->key) : NULL;
    g_autofree char *name = given != NULL ? describe (title, given, snapshot) : NULL;
    gboolean removed = cJSON_IsTrue (pow_json_get (entry, "removed"));

    powctl_print ("%*s%s%s%s%s\n", (int) depth * 2, "", entry->string, name != NULL ? "  " : "",
                  name != NULL ? name : "", removed ? _ (" (removed)") : "");
    print_members (map->members, entry, title, snapshot, depth + 1);
  }
}

static void
print_value (const PowField *field,
             const char *label,
             const cJSON *value,
             PowSnapshot *snapshot,
             guint depth)
{
  if (field->type == POW_TYPE_GROUP)
    {
      powctl_print ("%*s%s\n", (int) depth * 2, "", label);
      print_members (field->members, value, NULL, snapshot, depth + 1);
    }
  else if (field->type == POW_TYPE_MAP)
    {
      powctl_print ("%*s%s\n", (int) depth * 2, "", label);
      print_entries (field, value, snapshot, depth + 1);
    }
  else
    {
      g_autofree char *text = describe (field, value, snapshot);

      print_line (depth, label, text);
    }
}

static void
print_record (Powctl *powctl, PowRecord *record, PowSnapshot *snapshot)
{
  guint n_choices = pow_record_count_choices (record);

  powctl_print ("%s%s%s\n", powctl->colour ? "\033[1m" : "", pow_record_get_title (record),
                powctl->colour ? "\033[0m" : "");
  powctl_print ("%s · %s%s\n\n", pow_kind_get_label (pow_record_get_kind (record)),
                pow_record_get_address (record),
                pow_record_is_removed (record) ? _ (" (removed)") : "");
  print_members (pow_schema_get_fields (pow_record_get_kind (record)), pow_record_get_tree (record),
                 NULL, snapshot, 0);
  if (n_choices > 0)
    powctl_print (g_dngettext (GETTEXT_PACKAGE, "\n%u open choice waits\n",
                               "\n%u open choices wait\n", n_choices),
                  n_choices);
}

static void
print_field (Powctl *powctl, PowRecord *record, const char *path, PowSnapshot *snapshot)
{
  gboolean entry = FALSE;
  const PowField *field = pow_schema_find (pow_record_get_kind (record), path, &entry);
  const cJSON *value = pow_record_get (record, path);

  if (powctl->json)
    powctl_print_json (value != NULL ? pow_json_copy (value) : cJSON_CreateNull ());
  else if (value != NULL && entry)
    print_members (field->members, value, NULL, snapshot, 0);
  else if (value != NULL && field->type == POW_TYPE_GROUP)
    print_members (field->members, value, NULL, snapshot, 0);
  else if (value != NULL && field->type == POW_TYPE_MAP)
    print_entries (field, value, snapshot, 0);
  else
    {
      g_autofree char *text = describe (field, value, snapshot);

      powctl_print ("%s\n", text);
    }
}

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  g_autofree char *address = NULL;
  g_autofree char *field = NULL;
  g_autoptr (PowSnapshot) snapshot = NULL;
  PowRecord *record;

  record = powctl_read_target (powctl, arguments[0], at, &address, &field, &snapshot, error);
  if (record == NULL)
    return POWCTL_REFUSED;

  if (field != NULL)
    print_field (powctl, record, field, snapshot);
  else if (powctl->json)
    {
      gsize length;
      g_autofree char *text = pow_record_write (record, &length);

      powctl_write (text, length);
    }
  else
    print_record (powctl, record, snapshot);
  return POWCTL_DONE;
}

const PowctlCommand powctl_show = {
  "show", "ADDRESS[:FIELD]", N_ ("Shows a record or one field of it"), options, 1, 1, run,
};
