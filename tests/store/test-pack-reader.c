/* SPDX-License-Identifier: EUPL-1.2 */
/* What git packed, in any way it packs, is read as git reads it; what is damaged is never taken for something else. */
#include "tests/store/portfolio-fixture.h"

#include "model/store/pow-pack-reader.h"

#include <glib/gstdio.h>
#include <string.h>

#define SEED 20200206
#define COMMITS 60
#define LINES 120
#define DAMAGES 300
#define SIZE_LIMIT ((gsize) 8 << 20)

typedef struct
{
  git_oid id;
  PowObjectType type;
  gsize size;
} Object;

/* A history of a text that changes a line at a time, in a folder that fills up, with something long that hardly
 * shrinks, something long that shrinks a lot, and something empty. */
static char *
write_history (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GString) stream = g_string_new (NULL);
  g_autoptr (GString) noise = g_string_new (NULL);
  g_autofree char *same = g_strnfill (200000, 'a');
  int lines[LINES] = { 0 };

  for (int i = 0; i < 60000; i++)
    g_string_append_c (noise, (char) g_rand_int_range (rand, '!', '~'));
  for (int i = 0; i < COMMITS; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      lines[g_rand_int_range (rand, 0, LINES)]++;
      for (int j = 0; j < LINES; j++)
        g_string_append_printf (text, "regel %d is %d keer gewijzigd\n", j, lines[j]);
      g_string_append_printf (stream, "commit refs/heads/main\ncommitter A <a@b> %d +0000\ndata 1\n%c\n", 1500000000 + i, 'a' + i % 26);
      g_string_append_printf (stream, "M 100644 inline tekst\ndata %zu\n%s\n", text->len, text->str);
      g_string_append_printf (stream, "M 100644 inline map/%d\ndata 2\n%02d\n", i, i);
    }
  g_string_append_printf (stream, "M 100644 inline ruis\ndata %zu\n%s\n", noise->len, noise->str);
  g_string_append_printf (stream, "M 100644 inline lang\ndata %zu\n%s\n", strlen (same), same);
  g_string_append (stream, "M 100644 inline leeg\ndata 0\n\ndone\n");
  return g_string_free (g_steal_pointer (&stream), FALSE);
}

static void
make_pack (PortfolioFixture *fixture, const char *settings)
{
  g_autofree char *stream = write_history ();
  g_autofree char *path = g_build_filename (fixture->folder, "stream", NULL);
  g_autofree char *script = g_strdup_printf ("git init -q --bare r && git -C r fast-import --quiet --done <stream && git -C r %s repack -adfq "
                                             "--depth=50 --window=50 && git -C r prune-packed",
                                             settings);

  g_assert_true (g_file_set_contents (path, stream, -1, NULL));
  g_free (fixture_run (fixture->folder, "sh", "-ec", script, NULL));
}

static GArray *
list_objects (PortfolioFixture *fixture)
{
  g_autofree char *text
    = fixture_run (fixture->folder, "git", "-C", "r", "cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objecttype) %(objectsize)", NULL);
  g_auto (GStrv) rows = g_strsplit (text, "\n", -1);
  GArray *objects = g_array_new (FALSE, TRUE, sizeof (Object));

  for (char **row = rows; *row != NULL && **row != '\0'; row++)
    {
      g_auto (GStrv) words = g_strsplit (*row, " ", 3);
      Object object = { .size = (gsize) g_ascii_strtoull (words[2], NULL, 10) };

      g_assert_true (pow_oid_from_hex (words[0], &object.id));
      for (object.type = POW_OBJECT_COMMIT; strcmp (pow_object_type_get_name (object.type), words[1]) != 0;)
        object.type++;
      g_array_append_val (objects, object);
    }
  g_assert_cmpuint (objects->len, >, 3 * COMMITS);
  return objects;
}

static PowPackReader *
open_reader (PortfolioFixture *fixture, const char *repository)
{
  g_autofree char *folder = g_build_filename (fixture->folder, repository, "objects", NULL);
  g_autoptr (PowPacks) packs = pow_packs_open (folder);

  return pow_pack_reader_new (packs);
}

/* Whether it was read; what was read is what the id stands for. */
static gboolean
read_right (PowPackReader *reader, const Object *object, PowPackAnswer *answer)
{
  g_autoptr (GBytes) bytes = NULL;
  gconstpointer data;
  gsize size;
  git_oid id;

  *answer = pow_pack_reader_read (reader, &object->id, object->type, SIZE_LIMIT, &bytes);
  if (*answer != POW_PACK_FOUND)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  pow_object_hash (object->type, data, size, &id);
  g_assert_true (pow_oid_equal (&id, &object->id));
  g_assert_cmpuint (size, ==, object->size);
  return TRUE;
}

static void
test_as_git (PortfolioFixture *fixture, gconstpointer settings)
{
  g_autoptr (GArray) objects = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autofree char *chains = NULL;
  PowPackReader *reader;
  PowPackAnswer answer;
  git_oid unknown = { { 7 } };
  GBytes *bytes = NULL;

  make_pack (fixture, settings);
  chains = fixture_run (fixture->folder, "sh", "-ec", "git verify-pack -v r/objects/pack/*.idx | grep '^chain length = 1[0-9]'", NULL);
  g_assert_cmpstr (chains, !=, "");
  objects = list_objects (fixture);
  reader = open_reader (fixture, "r");
  for (guint i = 0; i < objects->len; i++)
    g_assert_true (read_right (reader, &g_array_index (objects, Object, i), &answer));
  for (guint i = 0; i < objects->len; i++)
    {
      const Object *object = &g_array_index (objects, Object, g_rand_int_range (rand, 0, (gint32) objects->len));
      PowObjectType other = object->type == POW_OBJECT_TREE ? POW_OBJECT_BLOB : POW_OBJECT_TREE;

      g_assert_true (read_right (reader, object, &answer));
      g_assert_cmpint (pow_pack_reader_read (reader, &object->id, other, SIZE_LIMIT, &bytes), ==, POW_PACK_OTHER_TYPE);
      if (object->size > 0)
        g_assert_cmpint (pow_pack_reader_read (reader, &object->id, object->type, object->size - 1, &bytes), ==, POW_PACK_TOO_LARGE);
    }
  g_assert_cmpint (pow_pack_reader_read (reader, &unknown, POW_OBJECT_BLOB, SIZE_LIMIT, &bytes), ==, POW_PACK_MISSING);
  g_assert_null (bytes);
  pow_pack_reader_free (reader);
}

/* The only file of the pack that ends in @ending: its place, and what is in it. */
static char *
load_file (PortfolioFixture *fixture, const char *ending, char **data, gsize *length)
{
  g_autofree char *pattern = g_strconcat ("ls d/objects/pack/*", ending, NULL);
  g_autofree char *name = fixture_run (fixture->folder, "sh", "-ec", pattern, NULL);
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_get_contents (path, data, length, NULL));
  return path;
}

static void
replace_file (const char *path, const char *data, gsize length)
{
  /* Anew: what is there would not be cut off. */
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_true (g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* Every object is itself or is not there; how many are not. */
static guint
count_lost (PortfolioFixture *fixture, GArray *objects)
{
  PowPackReader *reader = open_reader (fixture, "d");
  PowPackAnswer answer;
  guint lost = 0;

  for (guint i = 0; i < objects->len; i++)
    lost += !read_right (reader, &g_array_index (objects, Object, i), &answer);
  pow_pack_reader_free (reader);
  return lost;
}

static void
test_damage (PortfolioFixture *fixture, gconstpointer ending)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GArray) objects = NULL;
  g_autofree char *path = NULL;
  g_autofree char *data = NULL;
  guint noticed = 0;
  gsize length;

  make_pack (fixture, "");
  objects = list_objects (fixture);
  g_free (fixture_run (fixture->folder, "cp", "-r", "r", "d", NULL));
  path = load_file (fixture, ending, &data, &length);
  for (guint i = 0; i < DAMAGES; i++)
    {
      gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) length);
      char bits = (char) (1 << g_rand_int_range (rand, 0, 8));

      data[at] ^= bits;
      replace_file (path, data, length);
      noticed += count_lost (fixture, objects) > 0;
      data[at] ^= bits;
    }
  g_assert_cmpuint (noticed, >, DAMAGES / 3);
  for (gsize cut = 0; cut < length; cut += length / 20 + 1)
    {
      replace_file (path, data, cut);
      g_assert_cmpuint (count_lost (fixture, objects), ==, objects->len);
    }
  replace_file (path, data, length);
  g_assert_cmpuint (count_lost (fixture, objects), ==, 0);
}

/* Where ids stand is guessed as if they were spread evenly; here they are not, as nobody's digests would be. */
static void
crowd_ids (guint8 *index, guint32 n)
{
  const guint8 first_byte = 0x42;
  guint8 *ids = index + 8 + 256 * 4;

  for (guint i = 0; i < 256; i++)
    {
      const guint32 up_to = GUINT32_TO_BE (i < first_byte ? 0 : n);

      memcpy (index + 8 + 4 * i, &up_to, sizeof up_to);
    }
  for (guint32 i = 0; i < n; i++)
    {
      const guint32 number = GUINT32_TO_BE (2 * i + 1);
      guint8 *id = ids + (gsize) i * GIT_OID_RAWSZ;

      memset (id, i < n / 3 ? 0 : i < n - 3 ? 0x55 : 0xff, GIT_OID_RAWSZ);
      id[0] = first_byte;
      memcpy (id + GIT_OID_RAWSZ - sizeof number, &number, sizeof number);
    }
}

static void
test_crowded_index (PortfolioFixture *fixture, gconstpointer unused)
{
  g_autoptr (GArray) objects = NULL;
  g_autoptr (PowPacks) packs = NULL;
  g_autofree char *folder = g_build_filename (fixture->folder, "d/objects", NULL);
  g_autofree char *path = NULL;
  g_autofree char *data = NULL;
  gsize length;

  make_pack (fixture, "");
  objects = list_objects (fixture);
  g_free (fixture_run (fixture->folder, "cp", "-r", "r", "d", NULL));
  path = load_file (fixture, ".idx", &data, &length);
  crowd_ids ((guint8 *) data, objects->len);
  replace_file (path, data, length);
  packs = pow_packs_open (folder);
  for (guint i = 0; i < objects->len; i++)
    {
      const char *row = data + 8 + 256 * 4 + (gsize) i * GIT_OID_RAWSZ;
      PowPackPlace place;
      git_oid id;

      memcpy (id.id, row, sizeof id.id);
      g_assert_true (pow_packs_find (packs, &id, &place));
      for (guint j = 0; j < 2; j++)
        {
          id.id[GIT_OID_RAWSZ - 1] ^= (guint8) (1 << j * 7);
          id.id[1] ^= (guint8) j;
          g_assert_false (pow_packs_find (packs, &id, &place));
        }
    }
}

#define ADD(path, settings, test) \
  g_test_add ("/store/pack-reader/" path, PortfolioFixture, settings, portfolio_fixture_set_up, test, portfolio_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("by-place", "-c repack.useDeltaBaseOffset=true", test_as_git);
  ADD ("by-id", "-c repack.useDeltaBaseOffset=false", test_as_git);
  ADD ("damaged-pack", ".pack", test_damage);
  ADD ("damaged-index", ".idx", test_damage);
  ADD ("crowded-index", NULL, test_crowded_index);
  return g_test_run ();
}
