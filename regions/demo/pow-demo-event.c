/* SPDX-License-Identifier: EUPL-1.2 */
#include "regions/demo/pow-demo-event.h"

static void
edit_free (PowDemoEdit *edit)
{
  g_free (edit->address);
  g_free (edit->path);
  cJSON_Delete (edit->value);
  g_free (edit);
}

static void
moment_free (PowDemoMoment *moment)
{
  g_free (moment->slug);
  g_free (moment->label);
  g_free (moment->body);
  g_free (moment);
}

PowDemoEvent *
pow_demo_event_new (gint64 time, guint author, char *subject)
{
  PowDemoEvent *self = g_new0 (PowDemoEvent, 1);
  self->time = time;
  self->author = author;
  self->subject = subject;
  self->edits = g_ptr_array_new_with_free_func ((GDestroyNotify)edit_free);
  return self;
}

void
pow_demo_event_free (PowDemoEvent *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->other, pow_demo_event_free);
  g_clear_pointer (&self->moment, moment_free);
  g_ptr_array_unref (self->edits);
  g_free (self->subject);
  g_free (self->reason);
  g_free (self->change_id);
  g_free (self);
}

void
pow_demo_event_set (PowDemoEvent *self, const char *address, const char *path, cJSON *value)
{
  PowDemoEdit *edit = g_new0 (PowDemoEdit, 1);
  edit->address = g_strdup (address);
  edit->path = g_strdup (path);
  edit->value = value;
  g_ptr_array_add (self->edits, edit);
}

void
pow_demo_event_set_text (PowDemoEvent *self,
                         const char *address,
                         const char *path,
                         const char *text)
{
  pow_demo_event_set (self, address, path, cJSON_CreateString (text));
}

void
pow_demo_event_put (PowDemoEvent *self, const char *address, cJSON *tree)
{
  pow_demo_event_set (self, address, NULL, tree);
}

guint
pow_demo_event_count_commits (PowDemoEvent *self)
{
  return self->other != NULL ? 3 : 1;
}

int
pow_demo_event_compare (gconstpointer a, gconstpointer b)
{
  const PowDemoEvent *one = *(const PowDemoEvent *const *)a;
  const PowDemoEvent *two = *(const PowDemoEvent *const *)b;
  if (one->time != two->time)
    return one->time < two->time ? -1 : 1;
  return one->place < two->place ? -1 : one->place > two->place;
}
