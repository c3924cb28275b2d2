/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/record/pow-json.h"
#include "model/schema/pow-date.h"
#include "model/schema/pow-schema.h"
#include "model/schema/pow-validate.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

/* The format in short, as it is promised to files that exist: type letter, "*" for required, "!"
 * for entries that change whole. A row more is a line more here; a row less breaks files. */
static const char *const formats[POW_N_KINDS] = {
  [POW_KIND_PROGRAMME]
  = "name*T language(nl,en) description P clock D period{start D end D} "
    "tranches<year>{amount M condition T removed F} "
    "rounds<id>{label*T opens D closes D removed F} questions<id>{text*T order O removed F} "
    "themes<id>{label*T order O removed F} target_groups<id>{label*T order O removed F} "
    "sectors<id>{label*T order O removed F} topics<id>{label*T order O removed F} "
    "instruments<id>{label*T order O removed F} lines<id>{label*T order O removed F} "
    "funders<id>{label*T order O removed F} thresholds<name>{value*I removed F} "
    "load_weights<name>{value*N removed F} "
    "templates<id>{title*T steps<id>{title*T order O removed F} removed F} "
    "pairs<id>{members[subproject] reason T removed F} apart<id>{members[subproject] reason T removed F} views<id>{label*T definition T removed F}",
  [POW_KIND_REGION]
  = "name*T aliases[T] code T centre_municipality*T municipalities[T] municipalities_as_of D "
    "neighbours[region] tile{column I row I} "
    "network{state(lasting,starting,crowded) since D note T} ended_on D continued_by[region]",
  [POW_KIND_PLAN]
  = "title*T ambition P "
    "status(draft,signed,submitted,advised,approved,running,adjusted,completed) "
    "approval{on D body ref(body) note T} period{start D end D} "
    "lines<id>{title*T description P programme_line term(lines) period{start D end D} "
    "partners[stakeholder] trekkers[trekker] source[T] order O removed F} "
    "target_groups[term] partners[stakeholder] public_trekker ref(trekker) "
    "private_trekker ref(trekker) %budget %indicators %pulses notes P internal_notes P",
  [POW_KIND_SUBPROJECT]
  = "title*T goal P approach P line K order O "
    "phase(idea,preparation,running,completing,anchored,stopped) phase_reason T "
    "hold{since D reason T} period{start D end D} target_groups[term] themes[term] sectors[term] "
    "instruments[term] public_trekker ref(trekker) private_trekker ref(trekker) "
    "uwv_role(none,advises,executes,project_manager,lead) partners[stakeholder] "
    "team<id>{trekker*ref(trekker) role T removed F} "
    "decision{body ref(body) topic term(topics) note T} %budget %indicators "
    "milestones<id>{title*T date D done D from_template T removed F} depends_on[subproject] "
    "risks<id>{title*T kind(risk,issue,dependency) severity(low,middle,high) measure P "
    "owner ref(trekker) state(closed,watched,open) removed F} "
    "uwv_fit!<name>{verdict(not_assessed,fits,partly,does_not_fit) note T removed F} %pulses "
    "promising{shared F what T effect T needs T quality_assured_by T} "
    "adopted_from{ref ref(subproject) stage(seen,trial,in_use,anchored,stopped) note T} "
    "follows ref(subproject) recovery{reason T action T body ref(body) due D} notes P "
    "internal_notes P",
  [POW_KIND_TREKKER]
  = "organisation ref(stakeholder) side*(public,private,uwv,education,union,other) function T "
    "status(appointed,candidate,vacant,left) since D until D notes P",
  [POW_KIND_STAKEHOLDER]
  = "name*T type(ministry,centre_municipality,municipality,uwv,employers,union,education,"
    "sheltered_employer,employer,self_help,agency,care,other) role P parent ref(stakeholder) notes P",
  [POW_KIND_BODY]
  = "name*T type(steering_group,project_group,regional_board,executive,council,policy_table,"
    "sounding_board,other) parent ref(body) members[trekker|stakeholder] rhythm T "
    "mandates!<term>{power*(informed,consulted,advises,decides) up_to M note T removed F} "
    "meetings<id>{date*D label T attendance[trekker|stakeholder] summary P removed F}",
  [POW_KIND_AGREEMENT]
  = "type*(decision,commitment) wording*P by ref(stakeholder) by_text T to ref(stakeholder) "
    "to_text T body ref(body) made_on D due D state(met,withdrawn,expired,partly,open) reason T "
    "subproject ref(subproject) "
    "route<id>{body*ref(body) power(informed,consulted,advises,decides) due D done D order O removed F}",
  [POW_KIND_REPORT]
  = "received_on D answers!<term>{text*P removed F} unchanged[subproject] "
    "light(green,amber,red,on_hold) notes P internal_notes P",
};

static const char *const shared_formats[][2] = {
  { "%budget", "budget<id>{label*T tranche K funder term(funders) "
               "amounts{planned M committed M realised M as_of D} removed F}" },
  { "%indicators",
    "indicators<id>{name*T definition P version I unit T counts_people F baseline N target N due D "
    "step_of K order O measurements!<period>{value N definition_version I note T removed F} "
    "removed F}" },
  { "%pulses",
    "pulses!<id>{date*D light(green,amber,red,on_hold) text P corrects K removed F}" },
};

static const char record_rows[]
    = " dismissed<name>{until D reason*T removed F} source[T] fictional F "
      "asked<id>{field T to T on D removed F} removed F";

static void describe_fields (const PowField *fields, GString *text);

static void
describe_targets (PowKindMask targets, GString *text)
{
  const char *separator = "";

  for (PowKind kind = 0; kind < POW_N_KINDS; kind++)
    if (targets & POW_KIND_MASK (kind))
      {
        g_string_append_printf (text, "%s%s", separator, pow_kind_get_name (kind));
        separator = "|";
      }
}

static void
describe_item (const PowField *item, GString *text)
{
  if (item->type == POW_TYPE_REF)
    describe_targets (item->targets, text);
  else
    g_string_append (text, item->type == POW_TYPE_TERM     ? "term"
                           : item->type == POW_TYPE_REGION ? "region"
                                                           : "T");
}

static void
describe_field (const PowField *field, GString *text)
{
  static const char letters[] = "TPCtDMNIFrgKOsGm";
  static const char *const keys[] = { "id", "year", "period", "term", "name" };
  gboolean required = (field->flags & POW_FIELD_REQUIRED) != 0;

  g_string_append (text, field->key);
  if (required)
    g_string_append_c (text, '*');
  switch (field->type)
    {
    case POW_TYPE_CHOICE:
      for (const PowChoice *choice = field->choices; choice->id != NULL; choice++)
        g_string_append_printf (text, "%s%s", choice == field->choices ? "(" : ",", choice->id);
      g_string_append_c (text, ')');
      break;
    case POW_TYPE_TERM:
      g_string_append_printf (text, "%sterm(%s)", required ? "" : " ", field->vocabulary);
      break;
    case POW_TYPE_REF:
      g_string_append_printf (text, "%sref(", required ? "" : " ");
      describe_targets (field->targets, text);
      g_string_append_c (text, ')');
      break;
    case POW_TYPE_SET:
      g_string_append_c (text, '[');
      describe_item (field->item, text);
      g_string_append_c (text, ']');
      break;
    case POW_TYPE_GROUP:
    case POW_TYPE_MAP:
      if (field->type == POW_TYPE_MAP)
        g_string_append_printf (text, "%s<%s>", field->flags & POW_FIELD_WHOLE ? "!" : "",
                                keys[field->key_type]);
      g_string_append_c (text, '{');
      describe_fields (field->members, text);
      g_string_append_c (text, '}');
      break;
    default:
      g_string_append_printf (text, "%s%c", required ? "" : " ", letters[field->type]);
      break;
    }
}

static void
describe_fields (const PowField *fields, GString *text)
{
  for (const PowField *field = fields; field->key != NULL; field++)
    {
      if (field != fields)
        g_string_append_c (text, ' ');
      describe_field (field, text);
    }
}

static void
test_format (void)
{
  for (PowKind kind = 0; kind < POW_N_KINDS; kind++)
    {
      g_autoptr (GString) described = g_string_new (NULL);
      g_autoptr (GString) wanted = g_string_new (formats[kind]);

      g_string_append (wanted, record_rows);
      for (guint i = 0; i < G_N_ELEMENTS (shared_formats); i++)
        g_string_replace (wanted, shared_formats[i][0], shared_formats[i][1], 0);
      describe_fields (pow_schema_get_fields (kind), described);
      g_assert_cmpstr (described->str, ==, wanted->str);
    }
}

/* Every row can be shown: it has a label, its choices have words, a form knows its group. */
static void
check_rows (const PowField *fields, gboolean in_form)
{
  guint titles = 0;

  for (const PowField *field = fields; field->key != NULL; field++)
    {
      g_test_message ("%s", field->key);
      g_assert_nonnull (field->label);
      g_assert_cmpint (field->label[0], ==, g_ascii_toupper (field->label[0]));
      g_assert_true (pow_fields_find (fields, field->key) == field);
      g_assert_true ((field->type == POW_TYPE_CHOICE) <= (field->choices != NULL));
      g_assert_true ((field->type == POW_TYPE_SET) == (field->item != NULL));
      g_assert_true ((field->type == POW_TYPE_GROUP || field->type == POW_TYPE_MAP)
                     == (field->members != NULL));
      g_assert_true ((field->type == POW_TYPE_REF) == (field->targets != 0));
      g_assert_true ((field->type == POW_TYPE_KEY) == (field->key_of != NULL));
      g_assert_true ((field->type == POW_TYPE_TERM) <= (field->vocabulary != NULL));
      if (in_form && field == fields)
        g_assert_nonnull (field->group);
      for (const PowChoice *choice = field->choices; choice != NULL && choice->id != NULL; choice++)
        g_assert_nonnull (choice->label);
      if (field->vocabulary != NULL || (field->item != NULL && field->item->vocabulary != NULL))
        {
          const char *vocabulary
              = field->vocabulary != NULL ? field->vocabulary : field->item->vocabulary;
          const PowField *row
              = pow_fields_find (pow_schema_get_fields (POW_KIND_PROGRAMME), vocabulary);

          g_assert_nonnull (row);
          g_assert_cmpint (row->type, ==, POW_TYPE_MAP);
        }
      titles += (field->flags & POW_FIELD_TITLE) != 0;
      if (field->members != NULL)
        check_rows (field->members, FALSE);
    }
  g_assert_cmpuint (titles, <=, 1);
}

static void
test_rows (void)
{
  for (PowKind kind = 0; kind < POW_N_KINDS; kind++)
    check_rows (pow_schema_get_fields (kind), TRUE);
}

static void
test_kinds (void)
{
  for (PowKind kind = 0; kind < POW_N_KINDS; kind++)
    {
      g_assert_cmpint (pow_kind_from_name (pow_kind_get_name (kind)), ==, kind);
      if (pow_kind_get_folder (kind) != NULL)
        g_assert_cmpint (pow_kind_from_folder (pow_kind_get_folder (kind)), ==, kind);
    }
  g_assert_cmpint (pow_kind_from_name ("subprojects"), ==, POW_KIND_NONE);
  g_assert_cmpint (pow_kind_from_name (NULL), ==, POW_KIND_NONE);
  g_assert_cmpint (pow_kind_from_folder ("bodies"), ==, POW_KIND_BODY);
  g_assert_cmpint (pow_kind_from_folder ("subproject"), ==, POW_KIND_NONE);
  g_assert_cmpint (pow_kind_from_folder (NULL), ==, POW_KIND_NONE);
}

static void
test_ids (void)
{
  static const char *const valid[] = { "a", "7", "zeeland", "midden-holland", "a-1-b", "2020-k1" };
  static const char *const wrong[]
      = { "", "-", "-a", "a-", "a--b", "A", "Zeeland", "a_b", "a b", "a.b", "a/b", "é", "a\n", "/" };
  g_autofree char *longest = g_strnfill (POW_LIMIT_ID, 'a');
  g_autofree char *too_long = g_strnfill (POW_LIMIT_ID + 1, 'a');

  for (guint i = 0; i < G_N_ELEMENTS (valid); i++)
    g_assert_true (pow_id_is_valid (valid[i]));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (pow_id_is_valid (wrong[i]));
  g_assert_true (pow_id_is_valid (longest));
  g_assert_false (pow_id_is_valid (too_long));
  g_assert_false (pow_id_is_valid (NULL));
}

static void
test_find (void)
{
  static const struct
  {
    const char *path;
    const char *key; /* NULL: unknown path */
    gboolean entry;
  } paths[] = {
    { "title", "title", FALSE },
    { "period", "period", FALSE },
    { "period.start", "start", FALSE },
    { "milestones", "milestones", FALSE },
    { "milestones.m1", "milestones", TRUE },
    { "milestones.m1.date", "date", FALSE },
    { "milestones.a~1b~0.removed", "removed", FALSE },
    { "budget.b.amounts.planned", "planned", FALSE },
    { "indicators.i.measurements.2020-Q1", "measurements", TRUE },
    { "indicators.i.measurements.2020-Q1.note", "note", FALSE },
    { "pulses.p.light", "light", FALSE },
    { "dismissed.stale.reason", "reason", FALSE },
    { "source", "source", FALSE },
    { "", NULL, FALSE },
    { "Title", NULL, FALSE },
    { "title.x", NULL, FALSE },
    { "title.", NULL, FALSE },
    { ".title", NULL, FALSE },
    { "period.begin", NULL, FALSE },
    { "period.start.x", NULL, FALSE },
    { "milestones.", NULL, FALSE },
    { "milestones.m1.x", NULL, FALSE },
    { "milestones..date", NULL, FALSE },
    { "themes.x", NULL, FALSE },
    { "format", NULL, FALSE },
    { "choices", NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      gboolean entry = FALSE;
      const PowField *field = pow_schema_find (POW_KIND_SUBPROJECT, paths[i].path, &entry);

      g_test_message ("%s", paths[i].path);
      g_assert_cmpstr (field != NULL ? field->key : NULL, ==, paths[i].key);
      if (field != NULL)
        g_assert_true (entry == paths[i].entry);
    }
}

static const char tree_text[]
    = "{\"milestones\":{\"m1\":{\"title\":\"Start groep 2\"},\"a.b\":{\"title\":\"\"}},"
      "\"pulses\":{\"p\":{\"date\":\"2020-02-06\"}},\"indicators\":{\"i\":{\"name\":\"Plaatsingen\"}}}";

static void
assert_path_label (const char *path, const cJSON *tree, const char *label)
{
  g_autofree char *made = pow_schema_dup_path_label (POW_KIND_SUBPROJECT, path, tree, NULL);

  g_assert_cmpstr (made, ==, label);
}

static void
test_labels (void)
{
  const PowField *phase = pow_schema_find (POW_KIND_SUBPROJECT, "phase", NULL);
  const PowField *title = pow_schema_find (POW_KIND_SUBPROJECT, "title", NULL);
  g_autoptr (cJSON) tree = pow_json_read (tree_text, strlen (tree_text), NULL);

  assert_path_label ("title", NULL, "Title");
  assert_path_label ("period.start", NULL, "Period › Start");
  assert_path_label ("milestones.m1.date", tree, "Milestones › Start groep 2 › Date");
  assert_path_label ("milestones.m1.date", NULL, "Milestones › m1 › Date");
  assert_path_label ("milestones.a~1b.date", tree, "Milestones › a.b › Date");
  assert_path_label ("pulses.p", tree, "Pulses › 6 Feb 2020");
  assert_path_label ("uwv_fit.ict.note", tree, "Fit with UWV › ICT › Note");
  assert_path_label ("indicators.i.measurements.2020-Q1.value", tree,
                     "Indicators › Plaatsingen › Measurements › 1st quarter of 2020 › Value");
  assert_path_label ("later.field", tree, "later › field");

  g_assert_cmpstr (pow_field_get_choice_label (phase, "idea"), ==, "Idea");
  g_assert_cmpstr (pow_field_get_choice_label (phase, "later"), ==, "later");
  g_assert_cmpint (pow_field_get_choice_index (phase, "idea"), ==, 0);
  g_assert_cmpint (pow_field_get_choice_index (phase, "stopped"), ==, 5);
  g_assert_cmpint (pow_field_get_choice_index (phase, "later"), ==, -1);
  g_assert_cmpint (pow_field_get_choice_index (title, "idea"), ==, -1);
  g_assert_cmpstr (pow_fields_get_title (pow_schema_get_fields (POW_KIND_AGREEMENT))->key, ==, "wording");
  g_assert_null (pow_fields_get_title (pow_schema_get_fields (POW_KIND_REPORT)));
}

/* The Dutch of the tables and of dates, from the translations that were built beside this test. */
static void
test_dutch (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_BUILT, "..", "app", "po", NULL);
  const PowField *phase = pow_schema_find (POW_KIND_SUBPROJECT, "phase", NULL);
  static const char *const dates[][2] = {
    { "2020-02-06", "6 feb 2020" },      { "2020-03", "maart 2020" },
    { "2014-Q1", "1e kwartaal 2014" },   { "2016-H2", "2e helft 2016" },
    { "2020", "2020" },
  };

  if (setlocale (LC_ALL, "nl_NL.UTF-8") == NULL)
    {
      g_test_skip ("no Dutch locale here");
      return;
    }
  g_setenv ("LANGUAGE", "nl", TRUE);
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");

  g_assert_cmpstr (pow_kind_get_label (POW_KIND_SUBPROJECT), ==, "Deelproject");
  g_assert_cmpstr (pow_kind_get_plural (POW_KIND_BODY), ==, "Gremia");
  g_assert_cmpstr (pow_field_get_choice_label (phase, "running"), ==, "Uitvoering");
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      PowDate date = POW_DATE_NONE, read = POW_DATE_NONE;
      g_autofree char *shown = NULL;

      g_assert_true (pow_date_parse (dates[i][0], &date));
      shown = pow_date_format (date);
      g_assert_cmpstr (shown, ==, dates[i][1]);
      g_assert_true (pow_date_parse_entry (shown, NULL, &read, NULL));
      g_assert_cmpint (pow_date_compare (date, read), ==, 0);
    }
  g_unsetenv ("LANGUAGE");
  setlocale (LC_ALL, "C.UTF-8");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/schema/format", test_format);
  g_test_add_func ("/schema/schema/rows", test_rows);
  g_test_add_func ("/schema/schema/kinds", test_kinds);
  g_test_add_func ("/schema/schema/ids", test_ids);
  g_test_add_func ("/schema/schema/find", test_find);
  g_test_add_func ("/schema/schema/labels", test_labels);
  g_test_add_func ("/schema/schema/dutch", test_dutch);
  return g_test_run ();
}
