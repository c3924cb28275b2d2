/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define POW_TYPE_DRAFTS (pow_drafts_get_type ())
G_DECLARE_FINAL_TYPE (PowDrafts, pow_drafts, POW, DRAFTS, GObject)

/**
 * PowDrafts:
 *
 * Text that was typed and is not saved yet (half a date, a crash, a full disk): field → text as
 * typed, one small file a field (data.md, Drafts). Files are read and written on a thread of its own,
 * in order; every call returns at once. Main thread only.
 *
 * Signals: "loaded" once what an earlier run left has been read; "failed" (char *text) when a draft
 * could not be written, with a sentence for people.
 */

/* @folder: full path of this copy's drafts, made with mode 0700 at the first draft. */
PowDrafts *pow_drafts_new (const char *folder);
/* `$XDG_STATE_HOME/perspectief/drafts/<folder id>`. Transfer full. */
char *pow_drafts_build_folder (const char *folder_id);

void pow_drafts_keep (PowDrafts *self, const char *address, const char *field, const char *text);
void pow_drafts_drop (PowDrafts *self, const char *address, const char *field);
/* All of one record, for *forget* and for a record that is gone. */
void pow_drafts_drop_record (PowDrafts *self, const char *address);
/* The text as typed, or NULL. What an earlier run left is known after "loaded". */
const char *pow_drafts_lookup (PowDrafts *self, const char *address, const char *field);
/* Addresses that have drafts, sorted. Transfer full (element-type utf8). */
GPtrArray *pow_drafts_list_records (PowDrafts *self);
gboolean pow_drafts_is_loaded (PowDrafts *self);
/* Waits until what was asked so far is on disk: before quitting, and in tests. */
void pow_drafts_flush (PowDrafts *self);

G_END_DECLS
