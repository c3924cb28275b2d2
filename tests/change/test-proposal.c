/* SPDX-License-Identifier: EUPL-1.2 */
/* Changes in a file, for who may make them: nothing of them is lost, and nothing that came since. */
#include "tests/store/portfolio-fixture.h"

#include "model/change/pow-proposal.h"
#include "model/record/pow-json.h"

#include <string.h>

#define ADDRESS "zeeland/trekkers/wethouder-2b2b"
#define LINE "region/zeeland"
#define FILE_OF(line, changes) "{\"format\":1,\"line\":\"" line "\",\"author\":\"Anna\",\"changes\":[" changes "]}"
#define CHANGE(address, rest) "{\"type\":\"changed\",\"address\":\"" address "\"" rest "}"
#define FUNCTION(before, after) CHANGE (ADDRESS, ",\"field\":\"function\",\"before\":\"" before "\",\"after\":\"" after "\"")

typedef struct
{
  PortfolioFixture portfolio;
  PowRepository *repository;
  PowSnapshot *snapshot;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PowRecord) trekker = fixture_trekker ("zeeland", "wethouder-2b2b", "wethouder");
  PowCommitInfo info = { .author = "K. de Wit", .tool = "test" };
  g_autoptr (PowSaveResult) saved = NULL;

  portfolio_fixture_set_up (&fixture->portfolio, NULL);
  fixture->repository = fixture_open (&fixture->portfolio);
  saved = fixture_save (fixture->repository, NULL, trekker, &info);
  fixture->snapshot = pow_repository_read (fixture->repository, NULL, NULL, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->snapshot);
  pow_repository_close (fixture->repository);
  g_clear_object (&fixture->repository);
  portfolio_fixture_tear_down (&fixture->portfolio, NULL);
}

static PowProposal *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  PowProposal *proposal = pow_proposal_read (text, strlen (text), &error);

  g_assert_no_error (error);
  return proposal;
}

static const struct
{
  const char *name;
  const char *text;
  guint n_edits;
  const char *function; /* what it shows afterwards, as JSON */
  guint choices;
} plans[] = {
  { "untouched since", FILE_OF (LINE, FUNCTION ("wethouder", "burgemeester")), 1, "\"burgemeester\"", 0 },
  { "in already", FILE_OF (LINE, FUNCTION ("raadslid", "wethouder")), 0, "\"wethouder\"", 0 },
  { "changed since", FILE_OF (LINE, FUNCTION ("raadslid", "burgemeester")), 1, "\"wethouder\"", 1 },
  { "another field", FILE_OF (LINE, CHANGE (ADDRESS, ",\"field\":\"notes\",\"after\":\"Belt terug\"")), 1, "\"wethouder\"", 0 },
  { "removed", FILE_OF (LINE, "{\"type\":\"removed\",\"address\":\"" ADDRESS "\"}"), 1, "\"wethouder\"", 0 },
};

static void
test_plan (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_autoptr (PowProposal) proposal = parse (plans[i].text);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) edits = pow_proposal_plan (proposal, fixture->snapshot, &error);
      PowRecord *wanted;
      g_autofree char *function = NULL;

      g_test_message ("%s", plans[i].name);
      g_assert_no_error (error);
      g_assert_cmpuint (edits->len, ==, plans[i].n_edits);
      wanted = edits->len > 0 ? ((const PowEdit *) g_ptr_array_index (edits, 0))->wanted : pow_snapshot_lookup (fixture->snapshot, ADDRESS);
      function = pow_json_write_compact (pow_record_get (wanted, "function"));
      g_assert_cmpstr (function, ==, plans[i].function);
      g_assert_cmpuint (pow_record_count_choices (wanted), ==, plans[i].choices);
      g_assert_true (pow_record_is_removed (wanted) == g_str_equal (plans[i].name, "removed"));
    }
}

/* A record that only the one who proposes has. */
static void
test_added (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PowProposal) proposal
    = parse (FILE_OF (LINE, "{\"type\":\"added\",\"address\":\"zeeland/stakeholders/ggd-2a2b\",\"after\":{\"format\":1,\"name\":\"GGD\"}}"));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) edits = pow_proposal_plan (proposal, fixture->snapshot, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (edits->len, ==, 1);
  g_assert_null (((const PowEdit *) g_ptr_array_index (edits, 0))->base);
  g_assert_cmpstr (pow_record_get_title (((const PowEdit *) g_ptr_array_index (edits, 0))->wanted), ==, "GGD");
}

static void
test_round (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PowProposal) proposal = parse (FILE_OF (LINE, FUNCTION ("wethouder", "burgemeester")));
  gsize length;
  g_autofree char *text = pow_proposal_write (proposal, &length);
  g_autoptr (PowProposal) again = pow_proposal_read (text, length, NULL);
  g_autofree char *twice = pow_proposal_write (again, NULL);

  g_assert_cmpstr (text, ==, twice);
  g_assert_cmpstr (again->author, ==, "Anna");
  g_assert_cmpuint (again->changes->len, ==, 1);
}

static void
test_refused (Fixture *fixture, gconstpointer unused)
{
  static const char *const texts[] = {
    "", "{", "[]", "{\"line\":\"region/zeeland\"}",
    FILE_OF ("region/drenthe", FUNCTION ("wethouder", "burgemeester")),
    FILE_OF (LINE, "{\"type\":\"moved\",\"address\":\"" ADDRESS "\",\"field\":\"function\"}"),
    FILE_OF (LINE, CHANGE ("../../etc/passwd", ",\"field\":\"function\"")),
    FILE_OF (LINE, CHANGE (ADDRESS, "")),
    FILE_OF (LINE, FUNCTION ("wethouder", "bel 123456782")),
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", texts[i]);
      g_assert_null (pow_proposal_read (texts[i], strlen (texts[i]), &error));
      g_assert_nonnull (error);
    }
}

/* What does not fit here changes nothing. */
static void
test_invalid (Fixture *fixture, gconstpointer unused)
{
  static const char *const texts[] = {
    FILE_OF (LINE, CHANGE ("zeeland/trekkers/niemand-9z9z", ",\"field\":\"function\",\"after\":\"x\"")),
    FILE_OF (LINE, CHANGE (ADDRESS, ",\"field\":\"side\",\"after\":\"maan\"")),
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (PowProposal) proposal = parse (texts[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (pow_proposal_plan (proposal, fixture->snapshot, &error));
      g_assert_nonnull (error);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/proposal/plan", Fixture, NULL, set_up, test_plan, tear_down);
  g_test_add ("/proposal/added", Fixture, NULL, set_up, test_added, tear_down);
  g_test_add ("/proposal/round", Fixture, NULL, set_up, test_round, tear_down);
  g_test_add ("/proposal/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/proposal/invalid", Fixture, NULL, set_up, test_invalid, tear_down);
  return g_test_run ();
}
