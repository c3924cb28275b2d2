/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-history-database-private.h"

/* A word in the name of a record says so much more than one in its notes. */
#define TITLE_WEIGHT 5
/* The second time that a word stands in a text says less than the first, and so on. */
#define SATURATION 1.2
#define COLUMN_TITLE 0

/* How well a text fits, the lower the better as FTS5 wants it: how often each word stands in it, and how soon it
 * comes. Unlike bm25() it looks at nothing but the places that were found, so that a word which thousands of texts
 * have costs a few milliseconds. */
static void
rank_cb (const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *context, int n_values, sqlite3_value **values)
{
  double score = 0;
  int n_phrases = api->xPhraseCount (fts);
  gboolean is_title = FALSE;

  for (int i = 0; i < n_phrases; i++)
    {
      Fts5PhraseIter iter;
      int column, place, first = 0, n = 0;

      if (api->xPhraseFirst (fts, i, &iter, &column, &place) != SQLITE_OK)
        continue;
      for (; column >= 0; api->xPhraseNext (fts, &iter, &column, &place))
        {
          if (n++ == 0)
            first = place;
          is_title |= column == COLUMN_TITLE;
        }
      if (n > 0)
        score += n / (n + SATURATION) + 1.0 / (4 + first);
    }
  sqlite3_result_double (context, -score * (is_title ? TITLE_WEIGHT : 1));
}

int
pow_history_rank_install (sqlite3 *sqlite)
{
  fts5_api *api = NULL;
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (sqlite, "SELECT fts5 (?)", -1, &statement, NULL);

  if (code == SQLITE_OK)
    {
      sqlite3_bind_pointer (statement, 1, (void *) &api, "fts5_api_ptr", NULL);
      sqlite3_step (statement);
    }
  sqlite3_finalize (statement);
  if (api == NULL)
    return code != SQLITE_OK ? code : SQLITE_ERROR;
  return api->xCreateFunction (api, "pow_rank", NULL, rank_cb, NULL);
}
