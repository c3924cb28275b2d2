/* SPDX-License-Identifier: EUPL-1.2 */
#include "regions/pow-demo.h"

#include "model/store/pow-pack-writer.h"
#include "model/store/pow-repository.h"
#include "regions/demo/pow-demo-ledger.h"
#include "regions/demo/pow-demo-story.h"

gboolean
pow_demo_create (const char *path, guint32 seed, GError **error)
{
  g_return_val_if_fail (path != NULL, FALSE);

  g_autoptr (PowDemoStory) story = pow_demo_story_new (seed);
  g_autoptr (PowPackWriter) writer = pow_pack_writer_new ();
  pow_demo_write_line (writer, story->texts, "programme", "programme", story->programme, seed);
  for (guint i = 0; i < story->regions->len; i++)
    {
      PowDemoRegion *region = g_ptr_array_index (story->regions, i);
      g_autofree char *line = g_strconcat ("region/", region->id, NULL);
      pow_demo_write_line (writer, story->texts, line, region->id, region->events, seed + i + 1);
    }
  g_autoptr (PowRepository) repository = pow_repository_create_packed (path, writer, TRUE, error);
  return repository != NULL;
}
