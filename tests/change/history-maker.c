/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/change/history-fixture.h"

#include "model/record/pow-address.h"
#include "tests/common/pow-random-record.h"

#include <string.h>

#define DAY 86400
#define START 1577900000

static const char *const lines[] = { "zeeland", "drenthe" };

/* What stands at a line's files. */
static const struct
{
  PowKind kind;
  const char *name;
} files[] = {
  { POW_KIND_REGION, "region" },           { POW_KIND_PLAN, "plan" },           { POW_KIND_SUBPROJECT, "subprojects/s1" },
  { POW_KIND_SUBPROJECT, "subprojects/s2" }, { POW_KIND_TREKKER, "trekkers/t1" }, { POW_KIND_BODY, "bodies/b1" },
  { POW_KIND_AGREEMENT, "agreements/a1" },
};

/* A commit that was made: its mark is its place in the list plus 1. */
typedef struct
{
  guint line;
  gint64 time;
  char *texts[G_N_ELEMENTS (files)]; /* NULL: no file */
} Node;

struct _HistoryMaker
{
  PortfolioFixture *portfolio;
  GRand *rand;
  GPtrArray *nodes;
  char *marks;
  gint64 now;
};

static void
node_free (gpointer data)
{
  Node *node = data;

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    g_free (node->texts[i]);
  g_free (node);
}

HistoryMaker *
history_maker_new (PortfolioFixture *portfolio, guint seed)
{
  HistoryMaker *maker = g_new0 (HistoryMaker, 1);

  maker->portfolio = portfolio;
  maker->rand = g_rand_new_with_seed (seed);
  maker->nodes = g_ptr_array_new_with_free_func (node_free);
  maker->marks = g_build_filename (portfolio->folder, "marks", NULL);
  maker->now = START;
  return maker;
}

void
history_maker_free (HistoryMaker *maker)
{
  g_rand_free (maker->rand);
  g_ptr_array_unref (maker->nodes);
  g_free (maker->marks);
  g_free (maker);
}

GRand *
history_maker_get_rand (HistoryMaker *maker)
{
  return maker->rand;
}

static gboolean
happens (HistoryMaker *maker, double chance)
{
  return g_rand_double (maker->rand) < chance;
}

static cJSON *
read_text (const char *text)
{
  return text != NULL ? pow_json_read (text, strlen (text), NULL) : NULL;
}

/* The next text of a file: another record, one field from another, the same written differently,
 * removed or put back, gone, or no record at all. */
static char *
change_text (HistoryMaker *maker, PowKind kind, const char *text)
{
  g_autoptr (cJSON) old = read_text (text);
  g_autoptr (cJSON) fresh = pow_random_record (maker->rand, kind, POW_RANDOM_CHOICES);
  double what = g_rand_double (maker->rand);
  cJSON *member;

  if (what < 0.04)
    return NULL;
  if (what < 0.07)
    return g_strdup ("{\"format\":1,\"title\":");
  if (!cJSON_IsObject (old) || what < 0.15)
    return pow_json_write (fresh, NULL);
  if (what < 0.30)
    return what < 0.22 ? pow_json_write_compact (old) : pow_json_write (old, NULL);
  if (what < 0.42)
    {
      gboolean removed = cJSON_IsTrue (cJSON_GetObjectItemCaseSensitive (old, "removed"));

      cJSON_DeleteItemFromObjectCaseSensitive (old, "removed");
      if (!removed)
        cJSON_AddTrueToObject (old, "removed");
      return pow_json_write (old, NULL);
    }
  member = cJSON_GetArrayItem (fresh, g_rand_int_range (maker->rand, 0, cJSON_GetArraySize (fresh)));
  cJSON_DeleteItemFromObjectCaseSensitive (old, member->string);
  if (happens (maker, 0.9) || pow_fields_find (pow_schema_get_fields (kind), member->string) == NULL
      || (pow_fields_find (pow_schema_get_fields (kind), member->string)->flags & POW_FIELD_REQUIRED) != 0)
    cJSON_AddItemToObject (old, member->string, cJSON_DetachItemViaPointer (fresh, member));
  return pow_json_write (old, NULL);
}

static void
write_data (GString *stream, const char *text)
{
  g_string_append_printf (stream, "data %" G_GSIZE_FORMAT "\n%s\n", strlen (text), text);
}

static gint64
pick_time (HistoryMaker *maker)
{
  maker->now += g_rand_int_range (maker->rand, 0, 2 * DAY);
  if (happens (maker, 0.05))
    return maker->now + 500 * DAY;
  return happens (maker, 0.08) ? maker->now - g_rand_int_range (maker->rand, 0, 900) * DAY : maker->now;
}

static void
write_commit (HistoryMaker *maker, GString *stream, const Node *node, guint mark, guint first, guint second)
{
  static const char *const authors[] = { "Ans de Wit <ans@example.org>", "Óscar Ruíz <o@example.nl>", "Piet <piet@x.nl>" };
  static const char *const messages[] = {
    "Titel aangepast\n",
    "Titel: a → b\n\nReason: Afgesproken in de stuurgroep\nBody: a/bodies/stuurgroep\nTool: powctl\n",
    "Twee\n\nChange-Id: 0f6c\nTool: perspectief\n",
    "",
  };
  const char *author = authors[g_rand_int_range (maker->rand, 0, G_N_ELEMENTS (authors))];

  g_string_append_printf (stream, "commit refs/scratch/c%u\nmark :%u\nauthor %s %" G_GINT64_FORMAT " +0100\ncommitter %s %" G_GINT64_FORMAT " +0100\n",
                          mark, mark, author, node->time - g_rand_int_range (maker->rand, 0, 3), author, node->time);
  write_data (stream, messages[g_rand_int_range (maker->rand, 0, G_N_ELEMENTS (messages))]);
  if (first > 0)
    g_string_append_printf (stream, "from :%u\n", first);
  if (second > 0)
    g_string_append_printf (stream, "merge :%u\n", second);
  g_string_append (stream, "deleteall\n");
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    if (node->texts[i] != NULL)
      {
        g_string_append_printf (stream, "M 100644 inline regions/%s/%s.json\n", lines[node->line], files[i].name);
        write_data (stream, node->texts[i]);
      }
  if (happens (maker, 0.1))
    {
      g_string_append_printf (stream, "M 100644 inline regions/%s/trekkers/foreign.json\n", lines[1 - node->line]);
      write_data (stream, "{\"format\":1,\"side\":\"public\"}");
      g_string_append (stream, "M 100644 inline notes.txt\n");
      write_data (stream, "no record");
    }
  g_string_append_c (stream, '\n');
}

/* A commit on top of an earlier one, or of two, or of none. */
static void
add_commit (HistoryMaker *maker, GString *stream)
{
  guint line = (guint) g_rand_int_range (maker->rand, 0, G_N_ELEMENTS (lines));
  guint own[2] = { 0, 0 };
  Node *node = g_new0 (Node, 1);
  gboolean merge = maker->nodes->len > 4 && happens (maker, 0.25);

  /* Mostly the newest commits of the line. */
  for (guint mark = maker->nodes->len, n = 0; mark > 0 && n < 2; mark--)
    if (((Node *) g_ptr_array_index (maker->nodes, mark - 1))->line == line && happens (maker, 0.6))
      own[n++] = mark;
  if (happens (maker, 0.02))
    own[0] = own[1] = 0;
  if (merge && happens (maker, 0.5))
    {
      guint mark = own[0];

      own[0] = own[1] > 0 ? own[1] : own[0];
      own[1] = own[1] > 0 ? mark : 0;
    }
  if (!merge)
    own[1] = 0;
  else if (own[0] > 0 && happens (maker, 0.05)) /* somebody merged the other line */
    own[1] = (guint) g_rand_int_range (maker->rand, 1, (gint32) maker->nodes->len + 1);
  node->line = line;
  node->time = pick_time (maker);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      guint from = own[1] > 0 && happens (maker, 0.5) ? own[1] : own[0];
      const char *text = from > 0 ? ((Node *) g_ptr_array_index (maker->nodes, from - 1))->texts[i] : NULL;

      node->texts[i] = from == 0 || happens (maker, own[1] > 0 ? 0.1 : 0.2) ? change_text (maker, files[i].kind, text) : g_strdup (text);
    }
  g_ptr_array_add (maker->nodes, node);
  write_commit (maker, stream, node, maker->nodes->len, own[0], own[1]);
}

/* Each line goes to its newest commit, and now and then to any. */
static void
move_lines (HistoryMaker *maker, GString *stream)
{
  for (guint line = 0; line < G_N_ELEMENTS (lines); line++)
    for (guint mark = maker->nodes->len; mark > 0; mark--)
      if (((Node *) g_ptr_array_index (maker->nodes, mark - 1))->line == line && happens (maker, 0.8))
        {
          g_string_append_printf (stream, "reset refs/heads/region/%s\nfrom :%u\n\n", lines[line], mark);
          break;
        }
}

void
history_maker_go_on (HistoryMaker *maker, guint n_commits)
{
  g_autoptr (GString) stream = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) git = NULL;
  g_autofree char *import = g_strconcat ("--import-marks-if-exists=", maker->marks, NULL);
  g_autofree char *export = g_strconcat ("--export-marks=", maker->marks, NULL);

  for (guint i = 0; i < n_commits; i++)
    add_commit (maker, stream);
  move_lines (maker, stream);
  g_string_append (stream, "done\n");
  g_subprocess_launcher_set_cwd (launcher, maker->portfolio->path);
  git = g_subprocess_launcher_spawn (launcher, &error, "git", "fast-import", "--quiet", "--force", "--done", import, export, NULL);
  g_assert_no_error (error);
  {
    g_autoptr (GBytes) input = g_bytes_new (stream->str, stream->len);

    g_assert_true (g_subprocess_communicate (git, input, NULL, NULL, NULL, &error));
  }
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (git));
}
