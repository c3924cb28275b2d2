/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-diff.h"

#include <string.h>

/* A record with single quotes for double ones. */
static PowRecord *
make_record (const char *address, const char *quoted)
{
  g_autoptr (GString) text = g_string_new (quoted);
  g_autoptr (GError) error = NULL;
  PowRecord *record;

  g_string_replace (text, "'", "\"", 0);
  record = pow_record_read (POW_KIND_SUBPROJECT, address, text->str, text->len, &error);
  g_assert_no_error (error);
  return record;
}

static PowSnapshot *
make_snapshot (PowRecord *first, ...)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  va_list more;

  va_start (more, first);
  for (PowRecord *record = first; record != NULL; record = va_arg (more, PowRecord *))
    g_ptr_array_add (records, g_object_ref (record));
  va_end (more);
  return pow_snapshot_new (records, NULL, NULL);
}

static char *
tell (GPtrArray *changes)
{
  static const char *const types[] = { "~", "+", "-" };
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const PowChange *change = changes->pdata[i];

      g_string_append_printf (told, "%s %s%s%s\n", types[change->type], change->address,
                              change->field != NULL ? ":" : "",
                              change->field != NULL ? change->field : "");
    }
  return g_string_free (told, FALSE);
}

static void
test_snapshots (void)
{
  g_autoptr (PowRecord) same
      = make_record ("zeeland/subprojects/same", "{'format':1,'title':'same'}");
  g_autoptr (PowRecord) twin
      = make_record ("zeeland/subprojects/twin", "{'format':1,'title':'twin'}");
  g_autoptr (PowRecord) twin_read_again
      = make_record ("zeeland/subprojects/twin", "{'format':1,'title':'twin'}");
  g_autoptr (PowRecord) old = make_record (
      "zeeland/subprojects/b", "{'format':1,'title':'old','milestones':{'m':{'title':'m'}}}");
  g_autoptr (PowRecord) new
      = make_record ("zeeland/subprojects/b", "{'format':1,'title':'new','phase':'idea',"
                                              "'milestones':{'m':{'title':'m','removed':true}}}");
  g_autoptr (PowRecord) gone = make_record ("zeeland/subprojects/a", "{'format':1,'title':'gone'}");
  g_autoptr (PowRecord) added
      = make_record ("drenthe/subprojects/c", "{'format':1,'title':'added'}");
  g_autoptr (PowRecord) seen = make_record ("zeeland/subprojects/d", "{'format':1,'title':'d'}");
  g_autoptr (PowRecord) removed
      = make_record ("zeeland/subprojects/d", "{'format':1,'title':'d','removed':true}");
  g_autoptr (PowSnapshot) before = make_snapshot (same, twin, old, gone, seen, NULL);
  g_autoptr (PowSnapshot) after = make_snapshot (same, twin_read_again, new, added, removed, NULL);
  g_autoptr (GPtrArray) changes = pow_diff_snapshots (before, after);
  g_autoptr (GPtrArray) back = pow_diff_snapshots (after, before);
  g_autofree char *told = tell (changes);
  g_autofree char *told_back = tell (back);

  g_assert_cmpstr (told, ==,
                   "+ drenthe/subprojects/c\n"
                   "- zeeland/subprojects/a\n"
                   "~ zeeland/subprojects/b:title\n"
                   "~ zeeland/subprojects/b:phase\n"
                   "- zeeland/subprojects/b:milestones.m\n"
                   "- zeeland/subprojects/d\n");
  g_assert_cmpstr (told_back, ==,
                   "- drenthe/subprojects/c\n"
                   "+ zeeland/subprojects/a\n"
                   "~ zeeland/subprojects/b:title\n"
                   "~ zeeland/subprojects/b:phase\n"
                   "+ zeeland/subprojects/b:milestones.m\n"
                   "+ zeeland/subprojects/d\n");
}

static void
test_nothing (void)
{
  g_autoptr (PowRecord) record = make_record ("zeeland/subprojects/a", "{'format':1,'title':'a'}");
  g_autoptr (PowSnapshot) snapshot = make_snapshot (record, NULL);
  g_autoptr (GPtrArray) same = pow_diff_snapshots (snapshot, snapshot);
  g_autoptr (GPtrArray) first = pow_diff_snapshots (NULL, snapshot);
  g_autoptr (GPtrArray) none = pow_diff_snapshots (NULL, NULL);

  g_assert_cmpuint (same->len, ==, 0);
  g_assert_cmpuint (first->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diff/snapshots", test_snapshots);
  g_test_add_func ("/diff/nothing", test_nothing);
  return g_test_run ();
}
