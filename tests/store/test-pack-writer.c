/* SPDX-License-Identifier: EUPL-1.2 */
/* Histories written as one pack are what git itself would have made, and the same every time. */
#include "tests/store/portfolio-fixture.h"

#include "model/store/pow-commit-message.h"
#include "model/store/pow-files.h"

#include <string.h>

/* Two hundred commits on three lines from a seed: files set, changed, deleted; side lines merged. */
static PowPackWriter *
build_history (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  PowPackWriter *writer = pow_pack_writer_new ();
  PowPackFile programme = { "programme.json", "{\n  \"format\": 1,\n  \"name\": \"Proef\",\n  \"language\": \"nl\"\n}\n", -1 };
  PowPackCommit first = { NULL, &programme, 1, "Anna", "a@b", 1500000000, "Begin\n" };
  const char *earlier = NULL;

  pow_pack_writer_set_line (writer, "programme", pow_pack_writer_add_commit (writer, &first));
  for (int i = 0; i < 200; i++)
    {
      const char *region = i % 2 == 0 ? "zeeland" : "drenthe";
      g_autofree char *line = g_strconcat ("region/", region, NULL);
      g_autofree char *path = g_strdup_printf ("regions/%s/trekkers/t%d.json", region, g_rand_int_range (rand, 0, 12));
      g_autofree char *text = g_strdup_printf ("{\n  \"format\": 1,\n  \"side\": \"public\",\n  \"function\": \"functie %d\"\n}\n", i);
      const char *tip = pow_pack_writer_get_line (writer, line);
      const char *parents[] = { tip, i % 20 == 18 ? earlier : NULL, NULL };
      PowPackFile file = { path, g_rand_int_range (rand, 0, 6) == 0 ? NULL : text, -1 };
      PowPackCommit commit = { parents, &file, 1, "Bram", "b@c", 1500000000 + i * 1000, "Wijziging\n" };

      if (i % 20 == 16)
        earlier = tip;
      pow_pack_writer_set_line (writer, line, pow_pack_writer_add_commit (writer, &commit));
    }
  pow_pack_writer_add_moment (writer, "zeeland", "stand", pow_pack_writer_get_line (writer, "region/zeeland"), "Anna", "a@b",
                              1600000000, "Stand\n\nKind: other\n");
  return writer;
}

static char *
write_history (PortfolioFixture *fixture, const char *name, guint32 seed)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (PowPackWriter) writer = build_history (seed);
  g_autoptr (GError) error = NULL;
  g_autoptr (PowRepository) repository = pow_repository_create_packed (path, writer, TRUE, &error);
  PortfolioFixture written = { fixture->folder, path };

  g_assert_no_error (error);
  g_assert_true (pow_repository_is_demo (repository));
  fixture_assert_sound (&written);
  return fixture_run (path, "git", "for-each-ref", NULL);
}

static void
test_deterministic (PortfolioFixture *fixture, gconstpointer data)
{
  g_autofree char *one = write_history (fixture, "one", 1);
  g_autofree char *again = write_history (fixture, "again", 1);
  g_autofree char *other = write_history (fixture, "other", 2);

  g_assert_cmpstr (one, ==, again);
  g_assert_cmpstr (one, !=, other);
}

/* Git's own index of the pack is the same, byte for byte, and git builds the same trees from the files. */
static void
test_as_git (PortfolioFixture *fixture, gconstpointer data)
{
  g_autofree char *refs = write_history (fixture, "one", 1);
  g_autofree char *path = g_build_filename (fixture->folder, "one", NULL);
  g_autofree char *clone = g_build_filename (fixture->folder, "clone", NULL);
  g_autofree char *tree = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *peeled = NULL;
  g_autofree char *zeeland = NULL;

  g_free (fixture_run (path, "sh", "-ec", "for p in objects/pack/*.pack; do git index-pack -o t.idx $p > /dev/null; cmp t.idx ${p%.pack}.idx; done; rm -f t.idx t.rev", NULL));
  g_free (fixture_run (fixture->folder, "git", "clone", "-q", "-b", "region/zeeland", path, clone, NULL));
  g_free (fixture_run (clone, "sh", "-ec", "rm .git/index; git add -A", NULL));
  tree = fixture_run (clone, "git", "write-tree", NULL);
  expected = fixture_run (path, "git", "rev-parse", "region/zeeland^{tree}", NULL);
  g_assert_cmpstr (tree, ==, expected);
  peeled = fixture_run (path, "git", "rev-parse", "moment/zeeland/stand^{commit}", NULL);
  zeeland = fixture_run (path, "git", "rev-parse", "region/zeeland", NULL);
  g_assert_cmpstr (peeled, ==, zeeland);
}

static void
test_trailers (void)
{
  PowTrailers trailers = { "omdat\nhet\tmoet", NULL, "id-1", "test" };
  g_autofree char *message = pow_commit_message_build ("Onderwerp\n\nTool: geen trailer\n", &trailers);
  g_autofree char *subject = pow_commit_message_dup_subject (message);
  g_autofree char *reason = pow_commit_message_dup_trailer (message, "Reason");
  g_autofree char *tool = pow_commit_message_dup_trailer (message, "Tool");
  g_autofree char *body = pow_commit_message_dup_trailer (message, "Body");
  g_autofree char *alone = pow_commit_message_dup_trailer ("Reason: alleen een onderwerp\n", "Reason");

  g_assert_cmpstr (message, ==, "Onderwerp\n\nTool: geen trailer\n\nReason: omdat het moet\nChange-Id: id-1\nTool: test\n");
  g_assert_cmpstr (subject, ==, "Onderwerp");
  g_assert_cmpstr (reason, ==, "omdat het moet");
  g_assert_cmpstr (tool, ==, "test");
  g_assert_null (body);
  g_assert_null (alone);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/pack-writer/deterministic", PortfolioFixture, NULL, portfolio_fixture_set_up, test_deterministic, portfolio_fixture_tear_down);
  g_test_add ("/store/pack-writer/as-git", PortfolioFixture, NULL, portfolio_fixture_set_up, test_as_git, portfolio_fixture_tear_down);
  g_test_add_func ("/store/pack-writer/trailers", test_trailers);
  return g_test_run ();
}
