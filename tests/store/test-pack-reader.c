/* SPDX-License-Identifier: EUPL-1.2 */
/* What the reader of packs hands out is what git keeps under that id, however git packed it; from a damaged
 * pack it hands out nothing that does not fit what was asked for. */
#include "tests/store/portfolio-fixture.h"

#include "model/store/pow-pack-reader.h"
#include "model/store/pow-pack-writer.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_COMMITS 120
#define N_DAMAGES 150

/* Long texts of which a little changes each time, so that git keeps differences of differences. */
static void
make_portfolio (PortfolioFixture *fixture)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autoptr (PowPackWriter) writer = pow_pack_writer_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PowRepository) repository = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 4000; i++)
    g_string_append_c (text, (char) g_rand_int_range (rand, 'a', 'z' + 1));
  for (int i = 0; i < N_COMMITS; i++)
    {
      g_autofree char *path = g_strdup_printf ("regions/zeeland/trekkers/t%d.json", g_rand_int_range (rand, 0, 30));
      const char *parents[] = { pow_pack_writer_get_line (writer, "programme"), NULL };
      PowPackFile file = { path, NULL, -1 };
      PowPackCommit commit = { parents[0] != NULL ? parents : NULL, &file, 1, "Anna", "a@b", 1500000000 + i, "Wijziging\n" };

      text->str[g_rand_int_range (rand, 0, (gint32) text->len)] = '-';
      file.text = text->str;
      pow_pack_writer_set_line (writer, "programme", pow_pack_writer_add_commit (writer, &commit));
    }
  g_free (fixture->path);
  fixture->path = g_build_filename (fixture->folder, "packed", NULL);
  repository = pow_repository_create_packed (fixture->path, writer, FALSE, &error);
  g_assert_no_error (error);
  pow_repository_close (repository);
  /* So that git packs it anew, which it does to no portfolio. */
  fixture_run (fixture->path, "git", "config", "extensions.preciousObjects", "false", NULL);
}

/* Lines of "id type size". */
static char **
list_objects (const char *portfolio)
{
  g_autofree char *list = fixture_run (portfolio, "git", "cat-file", "--batch-all-objects",
                                       "--batch-check=%(objectname) %(objecttype) %(objectsize)", NULL);

  return g_strsplit (list, "\n", -1);
}

static PowObjectType
parse_object (const char *line, git_oid *id, gsize *size)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);

  g_assert_cmpuint (g_strv_length (words), ==, 3);
  g_assert_true (pow_oid_from_hex (words[0], id));
  *size = (gsize) g_ascii_strtoull (words[2], NULL, 10);
  for (PowObjectType type = POW_OBJECT_COMMIT; type <= POW_OBJECT_TAG; type++)
    if (strcmp (words[1], pow_object_type_get_name (type)) == 0)
      return type;
  g_assert_not_reached ();
}

static void
assert_all_read (const char *portfolio)
{
  g_auto (GStrv) lines = list_objects (portfolio);
  g_autofree char *folder = g_build_filename (portfolio, "objects", NULL);
  g_autoptr (PowPackReader) reader = pow_pack_reader_new (folder);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      git_oid id, hash;
      gsize size;
      PowObjectType type = parse_object (lines[i], &id, &size);
      g_autoptr (GBytes) bytes = pow_pack_reader_read (reader, &id, type, size);

      g_assert_nonnull (bytes);
      pow_object_hash (type, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &hash);
      g_assert_true (pow_oid_equal (&hash, &id));
      /* Too large, of another type, and not there at all. */
      g_assert_null (pow_pack_reader_read (reader, &id, type, size - 1));
      g_assert_null (pow_pack_reader_read (reader, &id, type == POW_OBJECT_TREE ? POW_OBJECT_BLOB : POW_OBJECT_TREE, size));
      id.id[19] ^= 1;
      g_assert_null (pow_pack_reader_read (reader, &id, type, size));
    }
}

/* As the portfolio was written, and as git packs it: with places of bases, with names of bases, in two packs. */
static void
test_packings (PortfolioFixture *fixture, gconstpointer data)
{
  g_autofree char *deltas = NULL;

  make_portfolio (fixture);
  assert_all_read (fixture->path);
  fixture_run (fixture->path, "git", "repack", "-adfq", "--depth=200", NULL);
  deltas = fixture_run (fixture->path, "sh", "-c", "git verify-pack -v objects/pack/*.idx | grep -c '^chain length = [0-9][0-9]'", NULL);
  g_assert_cmpint (atoi (deltas), >, 0);
  assert_all_read (fixture->path);
  fixture_run (fixture->path, "git", "-c", "repack.useDeltaBaseOffset=false", "repack", "-adfq", NULL);
  assert_all_read (fixture->path);
  fixture_commit_by_git (fixture, "programme", "programme.json", "{}\n", "Meer", 1600000000);
  fixture_run (fixture->path, "git", "repack", "-dq", NULL);
  assert_all_read (fixture->path);
}

static char *
find_file (const char *portfolio, const char *ending)
{
  g_autofree char *folder = g_build_filename (portfolio, "objects", "pack", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ending))
      return g_build_filename (folder, name, NULL);
  g_assert_not_reached ();
}

/* Whatever comes of it is of the size that was allowed; returns how many objects could not be read. */
static guint
count_unread (const char *portfolio, char **lines)
{
  g_autofree char *folder = g_build_filename (portfolio, "objects", NULL);
  g_autoptr (PowPackReader) reader = pow_pack_reader_new (folder);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      git_oid id;
      gsize size;
      PowObjectType type = parse_object (lines[i], &id, &size);
      g_autoptr (GBytes) bytes = pow_pack_reader_read (reader, &id, type, size);

      if (bytes == NULL)
        n++;
      else
        g_assert_cmpuint (g_bytes_get_size (bytes), <=, size);
    }
  return n;
}

static void
damage (GRand *rand, char *contents, gsize *length)
{
  if (g_rand_int_range (rand, 0, 4) == 0)
    *length = (gsize) g_rand_int_range (rand, 0, (gint32) *length);
  else
    for (int i = g_rand_int_range (rand, 1, 40); i > 0; i--)
      contents[g_rand_int_range (rand, 0, (gint32) *length)] = (char) g_rand_int (rand);
}

static void
test_damaged (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_auto (GStrv) lines = NULL;
  guint noticed = 0;

  make_portfolio (fixture);
  fixture_run (fixture->path, "git", "repack", "-adfq", NULL);
  lines = list_objects (fixture->path);
  g_assert_cmpuint (count_unread (fixture->path, lines), ==, 0);
  for (guint i = 0; i < N_DAMAGES; i++)
    {
      g_autofree char *path = find_file (fixture->path, i % 3 == 0 ? ".idx" : ".pack");
      g_autofree char *whole = NULL;
      g_autofree char *broken = NULL;
      gsize length, left;
      g_autoptr (GError) error = NULL;

      g_file_get_contents (path, &whole, &length, &error);
      g_assert_no_error (error);
      broken = g_memdup2 (whole, length);
      left = length;
      damage (rand, broken, &left);
      g_assert_true (g_file_set_contents (path, broken, (gssize) left, &error));
      noticed += count_unread (fixture->path, lines) > 0;
      g_assert_true (g_file_set_contents (path, whole, (gssize) length, &error));
    }
  g_assert_cmpuint (noticed, >, N_DAMAGES / 2);
  g_assert_cmpuint (count_unread (fixture->path, lines), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/pack-reader/packings", PortfolioFixture, NULL, portfolio_fixture_set_up, test_packings, portfolio_fixture_tear_down);
  g_test_add ("/store/pack-reader/damaged", PortfolioFixture, NULL, portfolio_fixture_set_up, test_damaged, portfolio_fixture_tear_down);
  return g_test_run ();
}
