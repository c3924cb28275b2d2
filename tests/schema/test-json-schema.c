/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/common/pow-random-record.h"

#include "model/record/pow-record.h"
#include "model/schema/pow-schema.h"
#include "model/schema/pow-validate.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

/* Our verdict against that of Python's jsonschema, over the schema made of the same tables. */

#define PYTHON "/usr/bin/python3"

typedef struct
{
  char *folder;
  GString *cases;   /* what the validator reads */
  GPtrArray *texts; /* (element-type utf8), for messages */
  GByteArray *ours; /* 1 for valid */
} Batch;

static void
batch_clear (Batch *batch)
{
  g_free (batch->folder);
  g_string_free (batch->cases, TRUE);
  g_ptr_array_unref (batch->texts);
  g_byte_array_unref (batch->ours);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Batch, batch_clear)

static Batch
batch_new (void)
{
  Batch batch = { g_dir_make_tmp ("perspectief-schema-XXXXXX", NULL), g_string_new (NULL),
                  g_ptr_array_new_with_free_func (g_free), g_byte_array_new () };

  g_assert_nonnull (batch.folder);
  return batch;
}

static void
batch_add (Batch *batch, PowKind kind, const char *text, gboolean valid)
{
  guint8 verdict = valid;

  g_string_append_printf (batch->cases, "%s\t%s\n", pow_kind_get_name (kind), text);
  g_ptr_array_add (batch->texts, g_strdup (text));
  g_byte_array_append (batch->ours, &verdict, 1);
}

static char *
batch_write (Batch *batch, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (batch->folder, name, NULL);

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

/* One run of the validator over all cases. */
static char *
batch_ask (Batch *batch)
{
  g_autoptr (cJSON) schemas = cJSON_CreateObject ();
  g_autofree char *schemas_text = NULL;
  g_autofree char *schemas_path = NULL;
  g_autofree char *cases_path = NULL;
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "schema", "outside-verdicts.py", NULL);
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  char *verdicts = NULL;
  int status = 0;

  for (PowKind kind = 0; kind < POW_N_KINDS; kind++)
    cJSON_AddItemToObject (schemas, pow_kind_get_name (kind), pow_schema_build_json_schema (kind));
  schemas_text = pow_json_write_compact (schemas);
  schemas_path = batch_write (batch, "schemas", schemas_text);
  cases_path = batch_write (batch, "cases", batch->cases->str);

  g_spawn_sync (NULL, (char *[]){ PYTHON, script, schemas_path, cases_path, NULL }, NULL,
                G_SPAWN_DEFAULT, NULL, NULL, &verdicts, &errors, &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, NULL))
    g_error ("the outside validator failed: %s", errors);
  g_unlink (schemas_path);
  g_unlink (cases_path);
  g_rmdir (batch->folder);
  g_assert_cmpuint (strlen (verdicts), ==, batch->ours->len);
  return verdicts;
}

static void
batch_compare (Batch *batch)
{
  g_autofree char *verdicts = batch_ask (batch);

  for (guint i = 0; i < batch->ours->len; i++)
    if (verdicts[i] != '0' + batch->ours->data[i])
      g_error ("ours %u, the schema's %c: %s", batch->ours->data[i], verdicts[i],
               (char *) batch->texts->pdata[i]);
}

static void
test_same_verdict (void)
{
  g_auto (Batch) batch = batch_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20191212);
  guint rounds = g_test_slow () ? 20000 : 2000;
  guint counts[2] = { 0, 0 };

  for (guint round = 0; round < rounds; round++)
    {
      PowKind kind = (PowKind) (round % POW_N_KINDS);
      g_autoptr (cJSON) tree = pow_random_record (rand, kind, (PowRandomFlags) (round / POW_N_KINDS % 4));
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (PowRecord) record = NULL;
      gboolean valid;

      if (round % 2 == 1)
        g_free (pow_random_break (rand, kind, tree));
      valid = pow_validate_tree (kind, tree, NULL);
      text = pow_json_write_compact (tree);
      batch_add (&batch, kind, text, valid);
      counts[valid]++;

      /* What is read is what is valid; a newer format is read to be shown. */
      record = pow_record_read (kind, NULL, text, strlen (text), &error);
      if ((record != NULL && !pow_record_is_newer (record)) != valid)
        g_error ("reading and validating part (%s): %s", error != NULL ? error->message : "read", text);
    }
  g_assert_cmpuint (counts[0], >=, rounds * 2 / 5);
  g_assert_cmpuint (counts[1], >=, rounds * 2 / 5);

  batch_compare (&batch);
}

/* Every day of the calendar and around it, in years with and without a 29 February. */
static void
test_days (void)
{
  static const guint years[] = { 0, 1, 4, 1600, 1900, 2000, 2019, 2020, 2100, 9999 };
  g_auto (Batch) batch = batch_new ();
  guint valid = 0;

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    for (guint month = 0; month <= 13; month++)
      for (guint day = 27; day <= 33; day++)
        {
          guint shown = day == 33 ? 0 : day;
          g_autofree char *text = g_strdup_printf ("{\"side\":\"uwv\",\"since\":\"%04u-%02u-%02u\"}",
                                                   years[i], month, shown);
          g_autoptr (cJSON) tree = pow_json_read (text, strlen (text), NULL);
          gboolean is_valid = pow_validate_tree (POW_KIND_TREKKER, tree, NULL);

          batch_add (&batch, POW_KIND_TREKKER, text, is_valid);
          valid += is_valid;
        }
  g_assert_cmpuint (valid, ==, 9 * (7 * 5 + 4 * 4 + 2) + 4);
  batch_compare (&batch);
}

/* What chance seldom brings. */
static void
test_corners (void)
{
  static const struct
  {
    const char *text;
    gboolean valid;
  } corners[] = {
    { "{\"title\":\"a\",\"choices\":{\"/period\":[{\"start\":null},{\"end\":\"2020\"}]}}", FALSE },
    { "{\"title\":\"a\",\"choices\":{\"/period\":[{\"start\":null,\"x\":null},{\"end\":\"2020\"}]}}", TRUE },
    { "{\"title\":\"a\",\"choices\":{\"/period\":[{},{\"end\":\"2020\"}]}}", FALSE },
    { "{\"title\":\"a\",\"choices\":{\"/uwv_fit/ict\":[{},{\"absent\":true}]}}", TRUE },
    { "{\"title\":\"a\",\"choices\":{\"/uwv_fit/ict/removed\":[true,{\"absent\":true}]}}", TRUE },
    { "{\"title\":\"a\",\"choices\":{\"/uwv_fit/ict/note\":[\"a\",\"b\"]}}", FALSE },
    { "{\"title\":\"a\",\"choices\":{\"/milestones/a/later\":[1,2]}}", TRUE },
    { "{\"title\":\"a\",\"choices\":{\"/milestones/a/later/b\":[1,{\"absent\":true}]}}", TRUE },
    { "{\"title\":\"a\",\"choices\":{\"/milestones/A/later\":[1,2]}}", FALSE },
    { "{\"title\":\"a\",\"choices\":{\"/titles\":[1,2]}}", TRUE },
    { "{\"title\":\"a\",\"choices\":{\"/title/x\":[1,2]}}", FALSE },
    { "{\"title\":\"a\",\"choices\":{\"/title\\n\":[1,2]}}", TRUE },
    { "{\"title\":\"a\",\"choices\":{\"/x~\":[1,2]}}", FALSE },
    { "{\"title\":\"a\",\"choices\":{\"/\":[1,2]}}", TRUE },
    { "{\"title\":\"a\",\"choices\":{\"/indicators/i/measurements/2020-Q1\":[{\"value\":1},{}]}}", TRUE },
    { "{\"title\":\"a\",\"choices\":{\"/indicators/i/measurements/2020-Q5\":[{\"value\":1},{}]}}", FALSE },
    { "{\"title\":\"a\",\"choices\":[]}", TRUE },
    { "{\"title\":\"a\",\"choices\":{\"/title\":[\"a\",\"b\"],\"/phase\":[]}}", FALSE },
    { "{\"title\":\"a\",\"hold\":[],\"budget\":\"\",\"fictional\":{},\"period\":{\"start\":[]}}", TRUE },
    { "{\"title\":\"a\",\"milestones\":{\"Q\":null,\"a\":{\"title\":\"b\"}}}", TRUE },
    { "{\"title\":\"a\",\"milestones\":{\"a\":\"\"}}", FALSE },
    { "{\"title\":[]}", FALSE },
    { "{\"title\":\"a\",\"Title\":5,\"format\":1.0}", TRUE },
    { "[]", FALSE },
    { "null", FALSE },
  };
  g_auto (Batch) batch = batch_new ();

  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    {
      g_autoptr (cJSON) tree = pow_json_read (corners[i].text, strlen (corners[i].text), NULL);
      g_autoptr (PowRecord) record = NULL;

      if (pow_validate_tree (POW_KIND_SUBPROJECT, tree, NULL) != corners[i].valid)
        g_error ("should be %s: %s", corners[i].valid ? "valid" : "refused", corners[i].text);
      record = pow_record_read (POW_KIND_SUBPROJECT, NULL, corners[i].text, strlen (corners[i].text), NULL);
      g_assert_true ((record != NULL) == corners[i].valid);
      batch_add (&batch, POW_KIND_SUBPROJECT, corners[i].text, corners[i].valid);
    }
  batch_compare (&batch);
}

/* Every rule that the schema's comment says it cannot say: reading gives one verdict, the outside
 * validator the other. Remove a line here when a schema learns to say it. */
static void
test_unsaid (void)
{
  static const struct
  {
    const char *before;
    const char *piece; /* repeated */
    guint count;
    const char *after;
    gboolean ours;
  } rules[] = {
    { "{\"title\":\"a\",\"title\":\"b\"}", "", 0, "", FALSE },             /* a key twice */
    { "{\"title\":\"a\",\"x\":\"\\u0000\"}", "", 0, "", FALSE },           /* U+0000, unknown key */
    { "{\"title\":\"a\",\"x\":\"\\ud800\"}", "", 0, "", FALSE },           /* lone surrogate */
    { "{\"title\":\"a\",\"x\":\"", "a", 65537, "\"}", FALSE },             /* long text */
    { "{\"title\":\"a\",\"x\":[\"", "a\",\"", 10001, "\"]}", FALSE },      /* many members */
    { "{\"title\":\"a\",\"x\":{\"y\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "", 0,
      "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}}", FALSE },                 /* deep */
    { "{\"title\":\"a\",\"goal\":\"", "😀", 19000, "\"}", FALSE },        /* bytes, not characters */
    { "{\"title\":\"a\",\"budget\":{\"b\":{\"label\":\"c\",\"amounts\":{\"planned\":0.99999999999999999999}}}}",
      "", 0, "", FALSE },                                                /* exact value */
    { "{\"title\":\"", "e\\u0301", 300, "\"}", TRUE },                     /* fits once composed */
    { "{\"title\":\"a\",\"goal\":\"", "\\r\\n", 20000, "\"}", TRUE },       /* one line end */
    { "{\"title\":\"", "\\u0958", 300, "\"}", FALSE },                     /* longer when composed */
  };
  g_auto (Batch) batch = batch_new ();
  g_autofree char *verdicts = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (GString) text = g_string_new (rules[i].before);
      g_autoptr (PowRecord) record = NULL;

      for (guint n = 0; n < rules[i].count; n++)
        g_string_append (text, rules[i].piece);
      g_string_append (text, rules[i].after);
      record = pow_record_read (POW_KIND_SUBPROJECT, NULL, text->str, text->len, NULL);
      if ((record != NULL) != rules[i].ours)
        g_error ("rule %u: reading says otherwise", i);
      batch_add (&batch, POW_KIND_SUBPROJECT, text->str, record != NULL);
    }
  verdicts = batch_ask (&batch);
  for (guint i = 0; i < batch.ours->len; i++)
    if (verdicts[i] == '0' + batch.ours->data[i])
      g_error ("rule %u: the schema says it too", i);
}

/* Every row is in the schema, with the words people see. */
static void
check_titles (const PowField *fields, const cJSON *definition, const cJSON *definitions, const char *path)
{
  const cJSON *properties = pow_json_get (definition, "properties");

  for (const PowField *field = fields; field->key != NULL; field++)
    {
      const cJSON *property = pow_json_get (properties, field->key);
      g_autofree char *inner
          = path[0] != '\0' ? g_strconcat (path, ".", field->key, NULL) : g_strdup (field->key);

      g_assert_cmpstr (pow_json_get_string (property, "title"), ==, field->label);
      if (field->members != NULL)
        {
          g_assert_nonnull (pow_json_get (definitions, inner));
          check_titles (field->members, pow_json_get (definitions, inner), definitions, inner);
        }
    }
}

static void
test_titles (void)
{
  for (PowKind kind = 0; kind < POW_N_KINDS; kind++)
    {
      g_autoptr (cJSON) schema = pow_schema_build_json_schema (kind);

      g_assert_cmpstr (pow_json_get_string (schema, "$schema"), ==,
                       "https://json-schema.org/draft/2020-12/schema");
      g_assert_cmpstr (pow_json_get_string (schema, "title"), ==, pow_kind_get_label (kind));
      check_titles (pow_schema_get_fields (kind), schema, pow_json_get (schema, "$defs"), "");
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/json-schema/titles", test_titles);
  g_test_add_func ("/schema/json-schema/days", test_days);
  g_test_add_func ("/schema/json-schema/corners", test_corners);
  g_test_add_func ("/schema/json-schema/unsaid", test_unsaid);
  g_test_add_func ("/schema/json-schema/same-verdict", test_same_verdict);
  return g_test_run ();
}
