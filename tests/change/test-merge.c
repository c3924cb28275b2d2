/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-merge.h"

#include <string.h>

/* Examples with single quotes for double ones. */
typedef struct
{
  const char *name;
  PowKind kind;
  const char *base, *ours, *theirs; /* NULL: no record */
  const char *expected;
} Example;

#define S POW_KIND_SUBPROJECT
#define J POW_KIND_NONE

static const Example examples[] = {
  /* Fields */
  { "one side changed", S, "{'title':'a'}", "{'title':'b'}", "{'title':'a'}", "{'title':'b'}" },
  { "two fields", S, "{'title':'a','phase':'idea'}", "{'title':'b','phase':'idea'}",
    "{'title':'a','phase':'running'}", "{'title':'b','phase':'running'}" },
  { "text clash shows the greater", S, "{'title':'a'}", "{'title':'c'}", "{'title':'b'}",
    "{'title':'c','choices':{'/title':['b','c']}}" },
  { "cleared against changed", S, "{'title':'t','phase_reason':'a'}", "{'title':'t'}",
    "{'title':'t','phase_reason':'b'}",
    "{'title':'t','phase_reason':'b','choices':{'/phase_reason':[{'absent':true},'b']}}" },
  { "choices go by table order", S, "{'title':'t','phase':'idea'}",
    "{'title':'t','phase':'running'}", "{'title':'t','phase':'anchored'}",
    "{'title':'t','phase':'anchored','choices':{'/phase':['running','anchored']}}" },
  { "dates go by end, then start", POW_KIND_AGREEMENT, "{'type':'commitment','wording':'w'}",
    "{'type':'commitment','wording':'w','due':'2020'}",
    "{'type':'commitment','wording':'w','due':'2020-12-30'}",
    "{'type':'commitment','wording':'w','due':'2020','choices':{'/due':['2020-12-30','2020']}}" },
  { "numbers go by value", S, "{'title':'t','indicators':{'i':{'name':'n'}}}",
    "{'title':'t','indicators':{'i':{'name':'n','target':9}}}",
    "{'title':'t','indicators':{'i':{'name':'n','target':10}}}",
    "{'title':'t','indicators':{'i':{'name':'n','target':10}},'choices':{'/indicators/i/"
    "target':[9,10]}}" },
  { "a group is one value", S, "{'title':'t','period':{'start':'2019','end':'2020'}}",
    "{'title':'t','period':{'start':'2019','end':'2021'}}",
    "{'title':'t','period':{'start':'2018','end':'2020'}}",
    "{'title':'t','period':{'start':'2019','end':'2021'},'choices':{'/period':["
    "{'start':'2018','end':'2020'},{'start':'2019','end':'2021'}]}}" },
  { "an unknown key is one value", S, "{'title':'t','x':{'a':1}}", "{'title':'t','x':{'a':2}}",
    "{'title':'t','x':{'a':1,'b':1}}",
    "{'title':'t','x':{'a':2},'choices':{'/x':[{'a':1,'b':1},{'a':2}]}}" },
  { "unknown numbers go by value", S, "{'title':'t'}", "{'title':'t','x':9}",
    "{'title':'t','x':10}", "{'title':'t','x':10,'choices':{'/x':[9,10]}}" },
  { "equal numbers keep the changed spelling", S, "{'title':'t','x':1}", "{'title':'t','x':1.0}",
    "{'title':'t','x':1}", "{'title':'t','x':1.0}" },

  /* Open choices */
  { "a third value joins", S, "{'title':'a'}", "{'title':'c','choices':{'/title':['b','c']}}",
    "{'title':'d'}", "{'title':'d','choices':{'/title':['b','c','d']}}" },
  { "settling stands", S, "{'title':'c','choices':{'/title':['b','c']}}", "{'title':'b'}",
    "{'title':'c','choices':{'/title':['b','c']}}", "{'title':'b'}" },
  { "settled to another value", S, "{'title':'c','choices':{'/title':['b','c']}}", "{'title':'x'}",
    "{'title':'c','choices':{'/title':['b','c']}}", "{'title':'x'}" },
  { "two settlements are a new choice", S, "{'title':'c','choices':{'/title':['a','b','c']}}",
    "{'title':'a'}", "{'title':'b'}", "{'title':'b','choices':{'/title':['a','b']}}" },
  { "settled against one more candidate", S, "{'title':'c','choices':{'/title':['b','c']}}",
    "{'title':'b'}", "{'title':'d','choices':{'/title':['b','c','d']}}",
    "{'title':'d','choices':{'/title':['b','d']}}" },
  { "a choice lasts while another field changes", S, "{'title':'c','choices':{'/title':['b','c']}}",
    "{'title':'c','phase':'idea','choices':{'/title':['b','c']}}",
    "{'title':'c','choices':{'/title':['b','c']}}",
    "{'title':'c','phase':'idea','choices':{'/title':['b','c']}}" },

  /* Sets, orders */
  { "sets unite", S, "{'title':'t','themes':['a','b']}", "{'title':'t','themes':['a','b','c']}",
    "{'title':'t','themes':['b','d']}", "{'title':'t','themes':['b','c','d']}" },
  { "a set may become empty", S, "{'title':'t','themes':['a','b']}", "{'title':'t','themes':['a']}",
    "{'title':'t','themes':['b']}", "{'title':'t'}" },
  { "the greater place in an order", S, "{'title':'t','order':'m'}", "{'title':'t','order':'c'}",
    "{'title':'t','order':'d'}", "{'title':'t','order':'d'}" },
  { "a place only one changed", S, "{'title':'t','order':'m'}", "{'title':'t','order':'c'}",
    "{'title':'t','order':'m'}", "{'title':'t','order':'c'}" },

  /* Prose */
  { "prose by word", S, "{'title':'t','goal':'one two three'}",
    "{'title':'t','goal':'ONE two three'}", "{'title':'t','goal':'one two THREE'}",
    "{'title':'t','goal':'ONE two THREE'}" },
  { "prose that meets", S, "{'title':'t','goal':'one two'}", "{'title':'t','goal':'one 2'}",
    "{'title':'t','goal':'one three'}",
    "{'title':'t','goal':'one three','choices':{'/goal':['one 2','one three']}}" },
  { "text is not united", S, "{'title':'one two three'}", "{'title':'ONE two three'}",
    "{'title':'one two THREE'}",
    "{'title':'one two THREE','choices':{'/title':['ONE two three','one two THREE']}}" },
  { "prose with an open choice is not united", S, "{'title':'t','goal':'a b c'}",
    "{'title':'t','goal':'z b c','choices':{'/goal':['y b c','z b c']}}",
    "{'title':'t','goal':'a b d'}",
    "{'title':'t','goal':'z b c','choices':{'/goal':['a b d','y b c','z b c']}}" },

  /* Maps */
  { "entries on both sides", S, "{'title':'t'}", "{'title':'t','milestones':{'m':{'title':'m'}}}",
    "{'title':'t','milestones':{'n':{'title':'n'}}}",
    "{'title':'t','milestones':{'m':{'title':'m'},'n':{'title':'n'}}}" },
  { "the same entry added twice", S, "{'title':'t'}",
    "{'title':'t','milestones':{'m':{'title':'m','date':'2020'}}}",
    "{'title':'t','milestones':{'m':{'title':'m','done':'2021'}}}",
    "{'title':'t','milestones':{'m':{'title':'m','date':'2020','done':'2021'}}}" },
  { "fields of one entry", S, "{'title':'t','milestones':{'m':{'title':'m','date':'2019'}}}",
    "{'title':'t','milestones':{'m':{'title':'m','date':'2020'}}}",
    "{'title':'t','milestones':{'m':{'title':'n','date':'2019'}}}",
    "{'title':'t','milestones':{'m':{'title':'n','date':'2020'}}}" },
  { "a whole entry is one value", S,
    "{'title':'t','pulses':{'p':{'date':'2020-01-01','light':'green'}}}",
    "{'title':'t','pulses':{'p':{'date':'2020-01-01','light':'amber'}}}",
    "{'title':'t','pulses':{'p':{'date':'2020-01-02','light':'green'}}}",
    "{'title':'t','pulses':{'p':{'date':'2020-01-02','light':'green'}},'choices':{'/pulses/p':["
    "{'date':'2020-01-01','light':'amber'},{'date':'2020-01-02','light':'green'}]}}" },

  /* Removing */
  { "removed stands when nobody changed it", S, "{'title':'t'}", "{'title':'t','removed':true}",
    "{'title':'t'}", "{'title':'t','removed':true}" },
  { "removed against changed stays", S, "{'title':'t'}", "{'title':'t','removed':true}",
    "{'title':'u'}", "{'title':'u','choices':{'/removed':[{'absent':true},true]}}" },
  { "removed against changed below", S, "{'title':'t'}", "{'title':'t','removed':true}",
    "{'title':'t','milestones':{'m':{'title':'m'}}}",
    "{'title':'t','milestones':{'m':{'title':'m'}},'choices':{'/"
    "removed':[{'absent':true},true]}}" },
  { "an entry removed against changed", S, "{'title':'t','milestones':{'m':{'title':'m'}}}",
    "{'title':'t','milestones':{'m':{'title':'m','removed':true}}}",
    "{'title':'t','milestones':{'m':{'title':'m','done':'2020'}}}",
    "{'title':'t','milestones':{'m':{'title':'m','done':'2020'}},"
    "'choices':{'/milestones/m/removed':[{'absent':true},true]}}" },
  { "a whole entry removed against changed", S, "{'title':'t','pulses':{'p':{'date':'2020'}}}",
    "{'title':'t','pulses':{'p':{'date':'2020','removed':true}}}",
    "{'title':'t','pulses':{'p':{'date':'2021'}}}",
    "{'title':'t','pulses':{'p':{'date':'2021'}},'choices':{'/pulses/p/"
    "removed':[{'absent':true},true]}}" },
  { "put back stands", S, "{'title':'t','removed':true}", "{'title':'t'}",
    "{'title':'u','removed':true}", "{'title':'u'}" },
  { "removed by both", S, "{'title':'t'}", "{'title':'t','removed':true}",
    "{'title':'u','removed':true}", "{'title':'u','removed':true}" },
  { "a deleted file is removed with its content", S, "{'title':'t'}", NULL, "{'title':'t'}",
    "{'title':'t','removed':true}" },
  { "deleted on both sides", S, "{'title':'t'}", NULL, NULL, "{'title':'t','removed':true}" },
  { "a file deleted against changed", S, "{'title':'t'}", NULL, "{'title':'u'}",
    "{'title':'u','choices':{'/removed':[{'absent':true},true]}}" },
  { "a deleted entry is removed with its content", S,
    "{'title':'t','milestones':{'m':{'title':'m'}}}", "{'title':'t'}",
    "{'title':'t','milestones':{'m':{'title':'m'}}}",
    "{'title':'t','milestones':{'m':{'title':'m','removed':true}}}" },
  { "an entry deleted against changed", S, "{'title':'t','milestones':{'m':{'title':'m'}}}",
    "{'title':'t'}", "{'title':'t','milestones':{'m':{'title':'n'}}}",
    "{'title':'t','milestones':{'m':{'title':'n'}},"
    "'choices':{'/milestones/m/removed':[{'absent':true},true]}}" },

  /* No record */
  { "added by one", S, NULL, NULL, "{'title':'t'}", "{'title':'t'}" },
  { "added by both", S, NULL, "{'title':'t','phase':'idea'}", "{'title':'u','themes':['a']}",
    "{'title':'u','phase':'idea','themes':['a'],'choices':{'/title':['t','u']}}" },

  /* Newer format */
  { "newer: by key", S, "{'format':2,'title':'t','new':{'a':1,'b':1}}",
    "{'format':2,'title':'t','new':{'a':2,'b':1}}", "{'format':2,'title':'u','new':{'a':1,'b':2}}",
    "{'format':2,'title':'u','new':{'a':2,'b':2}}" },
  { "newer: the greater format", S, "{'title':'t'}", "{'format':2,'title':'t'}",
    "{'format':10,'title':'t'}", "{'format':10,'title':'t'}" },
  { "newer: removed against changed", S, "{'format':2,'title':'t'}",
    "{'format':2,'title':'t','removed':true}", "{'format':2,'title':'u'}",
    "{'format':2,'title':'u','choices':{'/removed':[{'absent':true},true]}}" },

  /* Without a kind */
  { "json: objects by key", J, "{'a':{'b':1,'c':1}}", "{'a':{'b':2,'c':1}}", "{'a':{'b':1,'c':2}}",
    "{'a':{'b':2,'c':2}}" },
  { "json: arrays whole", J, "{'a':[1]}", "{'a':[1,2]}", "{'a':[1,3]}",
    "{'a':[1,3],'choices':{'/a':[[1,2],[1,3]]}}" },
  { "json: a key taken out", J, "{'a':1,'b':1}", "{'b':1}", "{'a':1,'b':2}", "{'b':2}" },
  { "json: taken out against changed", J, "{'a':1}", "{}", "{'a':2}",
    "{'a':2,'choices':{'/a':[{'absent':true},2]}}" },
  { "json: numbers by value", J, "{}", "{'a':9}", "{'a':10}", "{'a':10,'choices':{'/a':[9,10]}}" },
  { "json: keys with slashes", J, "{}", "{'a/~':'x'}", "{'a/~':'y'}",
    "{'a/~':'y','choices':{'/a~1~0':['x','y']}}" },
  { "json: settling stands", J, "{'a':2,'choices':{'/a':[1,2]}}", "{'a':1}",
    "{'a':2,'choices':{'/a':[1,2]}}", "{'a':1}" },
  { "json: settled by hand", J, "{'a':0}", "{'a':5,'choices':{'/a':[1,2]}}", "{'a':0}", "{'a':5}" },
  { "json: the root is no object", J, "1", "9", "10", "10" },
  { "json: another root", J, "[1]", "[1,2]", "[1]", "[1,2]" },
  { "json: nothing against changed", J, "{'a':1}", NULL, "{'a':2}", "{'a':2}" },
  { "json: nothing stands", J, "{'a':1}", NULL, "{'a':1}", NULL },
  { "json: choices that are data", J, "{'choices':{'x':1}}", "{'choices':{'x':2}}",
    "{'choices':{'x':1}}", "{'choices':{'x':2}}" },
  { "json: a kind of value changes", J, "{'a':[1],'b':1}", "{'a':{'x':1},'b':1}", "{'a':[2],'b':1}",
    "{'a':{'x':1},'b':1,'choices':{'/a':[[2],{'x':1}]}}" },
};

static char *
dup_json (const char *quoted, gboolean is_record)
{
  GString *text;

  if (quoted == NULL)
    return NULL;
  text = g_string_new (quoted);
  g_string_replace (text, "'", "\"", 0);
  if (is_record && strstr (quoted, "'format'") == NULL)
    g_string_insert (text, 1, "\"format\":1,");
  return g_string_free (text, FALSE);
}

static cJSON *
read_json (const char *quoted)
{
  g_autofree char *text = dup_json (quoted, FALSE);
  g_autoptr (GError) error = NULL;
  cJSON *value = text != NULL ? pow_json_read (text, strlen (text), &error) : NULL;

  g_assert_no_error (error);
  return value;
}

static PowRecord *
read_record (PowKind kind, const char *quoted)
{
  g_autofree char *text = dup_json (quoted, TRUE);
  g_autoptr (GError) error = NULL;
  PowRecord *record
      = text != NULL ? pow_record_read (kind, "zeeland/x", text, strlen (text), &error) : NULL;

  g_assert_no_error (error);
  return record;
}

static void
check_json (const Example *example, const char *ours_text, const char *theirs_text)
{
  g_autoptr (cJSON) base = read_json (example->base);
  g_autoptr (cJSON) ours = read_json (ours_text);
  g_autoptr (cJSON) theirs = read_json (theirs_text);
  g_autoptr (cJSON) expected = read_json (example->expected);
  g_autoptr (cJSON) merged = pow_merge_json (base, ours, theirs);
  g_autofree char *merged_text = merged != NULL ? pow_json_write (merged, NULL) : NULL;
  g_autofree char *expected_text = expected != NULL ? pow_json_write (expected, NULL) : NULL;

  g_assert_cmpstr (merged_text, ==, expected_text);
}

static void
check_record (const Example *example, const char *ours_text, const char *theirs_text)
{
  g_autoptr (PowRecord) base = read_record (example->kind, example->base);
  g_autoptr (PowRecord) ours = read_record (example->kind, ours_text);
  g_autoptr (PowRecord) theirs = read_record (example->kind, theirs_text);
  g_autoptr (PowRecord) expected = read_record (example->kind, example->expected);
  g_autoptr (PowRecord) merged = pow_merge_records (base, ours, theirs);
  g_autofree char *merged_text = pow_record_write (merged, NULL);
  g_autofree char *expected_text = pow_record_write (expected, NULL);

  g_assert_cmpstr (merged_text, ==, expected_text);
  g_assert_cmpstr (pow_record_get_address (merged), ==, "zeeland/x");
}

static void
test_example (gconstpointer data)
{
  const Example *example = data;

  if (example->kind == POW_KIND_NONE)
    {
      check_json (example, example->ours, example->theirs);
      check_json (example, example->theirs, example->ours);
    }
  else
    {
      check_record (example, example->ours, example->theirs);
      check_record (example, example->theirs, example->ours);
    }
}

static void
test_nothing (void)
{
  g_assert_null (pow_merge_records (NULL, NULL, NULL));
  g_assert_null (pow_merge_json (NULL, NULL, NULL));
}

/* Prose that would grow too long together is not united. */
static void
test_prose_limit (void)
{
  g_autofree char *middle = g_strnfill (POW_LIMIT_PROSE - 10, 'x');
  g_autofree char *base_text = g_strdup_printf ("{'title':'t','goal':'a\\n%s\\nb'}", middle);
  g_autofree char *ours_text = g_strdup_printf ("{'title':'t','goal':'aaaaaa\\n%s\\nb'}", middle);
  g_autofree char *theirs_text = g_strdup_printf ("{'title':'t','goal':'a\\n%s\\nbbbbbb'}", middle);
  g_autoptr (PowRecord) base = read_record (S, base_text);
  g_autoptr (PowRecord) ours = read_record (S, ours_text);
  g_autoptr (PowRecord) theirs = read_record (S, theirs_text);
  g_autoptr (PowRecord) merged = pow_merge_records (base, ours, theirs);

  g_assert_cmpint (cJSON_GetArraySize (pow_record_get_choice (merged, "goal")), ==, 2);
}

static PowRecord *
make_many_milestones (char letter, guint count)
{
  g_autoptr (GString) text = g_string_new ("{'title':'t','milestones':{");

  for (guint i = 0; i < count; i++)
    g_string_append_printf (text, "%s'%c%u':{'title':'m'}", i > 0 ? "," : "", letter, i);
  g_string_append (text, "}}");
  return read_record (S, text->str);
}

/* What comes out can be read again, also where both sides together would be too much. */
static void
test_record_limits (void)
{
  g_autoptr (PowRecord) base = read_record (S, "{'title':'t'}");
  g_autoptr (PowRecord) ours = make_many_milestones ('a', 6000);
  g_autoptr (PowRecord) theirs = make_many_milestones ('b', 6000);
  g_autoptr (PowRecord) fewer = make_many_milestones ('b', 3000);
  g_autoptr (PowRecord) merged = pow_merge_records (base, ours, theirs);
  g_autoptr (PowRecord) mirrored = pow_merge_records (base, theirs, ours);
  g_autoptr (PowRecord) fitting = pow_merge_records (base, ours, fewer);

  g_assert_true (pow_record_equal (merged, theirs));
  g_assert_true (pow_record_equal (mirrored, theirs));
  g_assert_cmpint (cJSON_GetArraySize (pow_record_get (fitting, "milestones")), ==, 9000);
}

/* A value nested as deep as it may be has no room in a choice. */
static void
test_nesting_limit (void)
{
  g_autofree char *open = g_strnfill (POW_LIMIT_NESTING - 1, '[');
  g_autofree char *close = g_strnfill (POW_LIMIT_NESTING - 1, ']');
  g_autofree char *ours_text = g_strdup_printf ("{'title':'t','x':%s1%s}", open, close);
  g_autofree char *theirs_text = g_strdup_printf ("{'title':'t','x':%s2%s}", open, close);
  g_autoptr (PowRecord) base = read_record (S, "{'title':'t'}");
  g_autoptr (PowRecord) ours = read_record (S, ours_text);
  g_autoptr (PowRecord) theirs = read_record (S, theirs_text);
  g_autoptr (PowRecord) merged = pow_merge_records (base, ours, theirs);

  g_assert_true (pow_record_equal (merged, theirs));
}

static void
test_reasons (void)
{
  g_autoptr (GPtrArray) reasons
      = g_ptr_array_new_with_free_func ((GDestroyNotify)pow_merge_reason_free);
  g_autoptr (PowRecord) base
      = read_record (S, "{'title':'t','goal':'a b c','phase':'idea','themes':['a']}");
  g_autoptr (PowRecord) ours
      = read_record (S, "{'title':'u','goal':'A b c','phase':'running','themes':['a','b'],"
                        "'milestones':{'m':{'title':'m'}}}");
  g_autoptr (PowRecord) theirs
      = read_record (S, "{'title':'v','goal':'a b C','phase':'running','themes':['a','c'],"
                        "'approach':'x'}");
  g_autoptr (PowRecord) merged = pow_merge_records_explained (base, ours, theirs, reasons);
  g_autoptr (GString) told = g_string_new (NULL);
  static const char *const names[] = { "same", "ours", "theirs", "both", "choice" };

  for (guint i = 0; i < reasons->len; i++)
    {
      const PowMergeReason *reason = reasons->pdata[i];

      g_string_append_printf (told, "%s %s\n", reason->field, names[reason->verdict]);
    }
  g_assert_nonnull (merged);
  g_assert_cmpstr (told->str, ==,
                   "approach theirs\n"
                   "goal both\n"
                   "milestones.m.title ours\n"
                   "phase same\n"
                   "themes both\n"
                   "title choice\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *path = g_strconcat ("/merge/examples/", examples[i].name, NULL);

      g_test_add_data_func (path, &examples[i], test_example);
    }
  g_test_add_func ("/merge/nothing", test_nothing);
  g_test_add_func ("/merge/prose-limit", test_prose_limit);
  g_test_add_func ("/merge/record-limits", test_record_limits);
  g_test_add_func ("/merge/nesting-limit", test_nesting_limit);
  g_test_add_func ("/merge/reasons", test_reasons);
  return g_test_run ();
}
