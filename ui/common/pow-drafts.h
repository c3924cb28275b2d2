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

/**
 * pow_drafts_new:
 * @folder: full path of this copy's drafts, made with mode 0700 at the first draft
 *
 * Returns: (transfer full): the drafts; what an earlier run left is known after "loaded"
 */
PowDrafts *pow_drafts_new (const char *folder);

/**
 * pow_drafts_build_folder:
 * @folder_id: id of the copy of the portfolio
 *
 * Returns: (transfer full): `$XDG_STATE_HOME/perspectief/drafts/<folder id>`
 */
char *pow_drafts_build_folder (const char *folder_id);

/**
 * pow_drafts_keep:
 * @self: the drafts
 * @address: of the record
 * @field: dotted path of the field
 * @text: as typed
 */
void pow_drafts_keep (PowDrafts *self, const char *address, const char *field, const char *text);

/**
 * pow_drafts_drop:
 * @self: the drafts
 * @address: of the record
 * @field: dotted path of the field
 */
void pow_drafts_drop (PowDrafts *self, const char *address, const char *field);

/**
 * pow_drafts_drop_record:
 * @self: the drafts
 * @address: of the record: one that is to be forgotten, or that is gone
 */
void pow_drafts_drop_record (PowDrafts *self, const char *address);

/**
 * pow_drafts_lookup:
 * @self: the drafts
 * @address: of the record
 * @field: dotted path of the field
 *
 * Returns: (transfer none) (nullable): the text as typed
 */
const char *pow_drafts_lookup (PowDrafts *self, const char *address, const char *field);

/**
 * pow_drafts_list_records:
 * @self: the drafts
 *
 * Returns: (transfer full) (element-type utf8): addresses that have drafts, sorted
 */
GPtrArray *pow_drafts_list_records (PowDrafts *self);

/**
 * pow_drafts_is_loaded:
 * @self: the drafts
 *
 * Returns: whether what an earlier run left has been read
 */
gboolean pow_drafts_is_loaded (PowDrafts *self);

/**
 * pow_drafts_flush:
 * @self: the drafts
 *
 * Waits until what was asked so far is on disk: before quitting, and in tests.
 */
void pow_drafts_flush (PowDrafts *self);

G_END_DECLS
