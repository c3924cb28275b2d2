/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/lists/pow-record-item.h"

#include "ui/common/pow-search-text.h"

struct _PowRecordItem
{
  GObject parent_instance;

  PowRecord *record;
  char *entry;
  PowStanding *standing;
  PowMark mark;
  PowRecordItem *was;
  char *search_text; /* made at the first search */
};

G_DEFINE_FINAL_TYPE (PowRecordItem, pow_record_item, G_TYPE_OBJECT)

PowRecordItem *
pow_record_item_new (PowSnapshot *snapshot, PowRecord *record, PowDate today)
{
  PowRecordItem *self;

  g_return_val_if_fail (POW_IS_SNAPSHOT (snapshot), NULL);
  g_return_val_if_fail (POW_IS_RECORD (record), NULL);

  self = g_object_new (POW_TYPE_RECORD_ITEM, NULL);
  self->record = g_object_ref (record);
  if (pow_record_get_kind (record) == POW_KIND_SUBPROJECT)
    self->standing = pow_insight_subproject (snapshot, record, today);
  return self;
}

PowRecordItem *
pow_record_item_new_entry (PowRecord *record, const char *entry)
{
  PowRecordItem *self;

  g_return_val_if_fail (POW_IS_RECORD (record), NULL);
  g_return_val_if_fail (entry != NULL, NULL);

  self = g_object_new (POW_TYPE_RECORD_ITEM, NULL);
  self->record = g_object_ref (record);
  self->entry = g_strdup (entry);
  return self;
}

const char *
pow_record_item_get_entry (PowRecordItem *self)
{
  g_return_val_if_fail (POW_IS_RECORD_ITEM (self), NULL);
  return self->entry;
}

char *
pow_record_item_dup_path (PowRecordItem *self, const char *path)
{
  g_return_val_if_fail (POW_IS_RECORD_ITEM (self), NULL);
  return self->entry != NULL ? g_strdup_printf ("%s.%s", self->entry, path) : g_strdup (path);
}

PowRecord *
pow_record_item_get_record (PowRecordItem *self)
{
  g_return_val_if_fail (POW_IS_RECORD_ITEM (self), NULL);
  return self->record;
}

const PowStanding *
pow_record_item_get_standing (PowRecordItem *self)
{
  g_return_val_if_fail (POW_IS_RECORD_ITEM (self), NULL);
  return self->standing;
}

void
pow_record_item_set_mark (PowRecordItem *self, PowMark mark, PowRecordItem *was)
{
  g_return_if_fail (POW_IS_RECORD_ITEM (self));
  g_return_if_fail (was == NULL || POW_IS_RECORD_ITEM (was));

  self->mark = mark;
  g_set_object (&self->was, was);
}

PowMark
pow_record_item_get_mark (PowRecordItem *self)
{
  g_return_val_if_fail (POW_IS_RECORD_ITEM (self), POW_MARK_SAME);
  return self->mark;
}

PowRecordItem *
pow_record_item_get_was (PowRecordItem *self)
{
  g_return_val_if_fail (POW_IS_RECORD_ITEM (self), NULL);
  return self->was;
}

const char *
pow_record_item_get_search_text (PowRecordItem *self)
{
  g_return_val_if_fail (POW_IS_RECORD_ITEM (self), NULL);
  if (self->search_text == NULL)
    self->search_text = pow_search_text_of_value (self->entry != NULL ? pow_record_get (self->record, self->entry)
                                                                      : pow_record_get_tree (self->record));
  return self->search_text;
}

static void
pow_record_item_finalize (GObject *object)
{
  PowRecordItem *self = POW_RECORD_ITEM (object);

  g_clear_object (&self->record);
  g_clear_object (&self->was);
  g_clear_pointer (&self->standing, pow_standing_free);
  g_clear_pointer (&self->search_text, g_free);
  g_clear_pointer (&self->entry, g_free);

  G_OBJECT_CLASS (pow_record_item_parent_class)->finalize (object);
}

static void
pow_record_item_class_init (PowRecordItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pow_record_item_finalize;
}

static void
pow_record_item_init (PowRecordItem *self)
{
}
