/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

G_BEGIN_DECLS

#define POW_TYPE_FORM (pow_form_get_type ())
G_DECLARE_FINAL_TYPE (PowForm, pow_form, POW, FORM, GObject)

/**
 * PowForm:
 *
 * What the rows of one form talk to: the values of one record, by path, and the one way to change
 * them. Over a record of the portfolio every change is saved through the session; over a record or a
 * map entry that is still being filled in ("new …") changes stay here until pow_form_create().
 *
 * Values cross as JSON text, %NULL for unknown. Paths are those of #PowRecord. Main thread only.
 *
 * Signal: "changed": values may differ from what rows show.
 */


/**
 * pow_form_new:
 * @session: the open portfolio
 * @address: of a record, which may be gone or not be readable; see pow_form_get_read_only_reason()
 *
 * Returns: (transfer full): the values of that record; every change of one is saved
 */
PowForm *pow_form_new (PowSession *session, const char *address);

/**
 * pow_form_new_record:
 * @session: the open portfolio
 * @kind: a kind of which a region has any number
 * @region: id of the region
 *
 * Returns: (transfer full): a record that is still being filled in; see pow_form_create()
 */
PowForm *pow_form_new_record (PowSession *session, PowKind kind, const char *region);

/**
 * pow_form_new_copy:
 * @session: the open portfolio
 * @record: where its values come from
 *
 * To fill in a value that the caller takes from it.
 *
 * Returns: (transfer full): a copy of @record that is never saved
 */
PowForm *pow_form_new_copy (PowSession *session, PowRecord *record);

/**
 * pow_form_new_entry:
 * @parent: the form of the record that gets the entry
 * @map_path: where the map stands in that record
 * @map: its row in the field table; static
 *
 * Returns: (transfer full): an entry that is still being filled in; see pow_form_create()
 */
PowForm *pow_form_new_entry (PowForm *parent, const char *map_path, const PowField *map);


/**
 * pow_form_get_session:
 * @self: the form
 *
 * Returns: (transfer none): the open portfolio
 */
PowSession *pow_form_get_session (PowForm *self);

/**
 * pow_form_get_kind:
 * @self: the form
 *
 * Returns: the kind of the record
 */
PowKind pow_form_get_kind (PowForm *self);

/**
 * pow_form_get_address:
 * @self: the form
 *
 * Returns: (transfer none) (nullable): where the record stands; %NULL while it does not exist
 */
const char *pow_form_get_address (PowForm *self);

/**
 * pow_form_get_region:
 * @self: the form
 *
 * Returns: (transfer none) (nullable): id of its region; %NULL for the programme
 */
const char *pow_form_get_region (PowForm *self);

/**
 * pow_form_get_record:
 * @self: the form
 *
 * Returns: (transfer none) (nullable): the record as the session shows it, of an entry the one that gets it; %NULL while it does
 *   not exist, or when it cannot be found; valid until "changed"
 */
PowRecord *pow_form_get_record (PowForm *self);

/**
 * pow_form_get_fields:
 * @self: the form
 *
 * Returns: (transfer none) (array zero-terminated=1): the field table of the kind or of the entry; static
 */
const PowField *pow_form_get_fields (PowForm *self);

/**
 * pow_form_is_new:
 * @self: the form
 *
 * Returns: whether changes stay here until pow_form_create()
 */
gboolean pow_form_is_new (PowForm *self);

/**
 * pow_form_get_read_only_reason:
 * @self: the form
 *
 * Returns: (transfer none) (nullable): why nothing can be changed, with what to do; %NULL: it can be changed
 */
const char *pow_form_get_read_only_reason (PowForm *self);


/**
 * pow_form_dup_value:
 * @self: the form
 * @path: of a field
 *
 * Returns: (transfer full) (nullable): its value as JSON text; %NULL: unknown
 */
char *pow_form_dup_value (PowForm *self, const char *path);

/**
 * pow_form_list_entries:
 * @self: the form
 * @path: of a map
 *
 * Returns: (transfer full) (element-type utf8): keys of the entries that are not removed, in their order; none while the record
 *   does not exist
 */
GPtrArray *pow_form_list_entries (PowForm *self, const char *path);

/**
 * pow_form_dup_entry_title:
 * @self: the form
 * @path: of a map
 * @map: its row in the field table
 * @key: of one of its entries
 *
 * Returns: (transfer full): what the entry is called: its title, what it points at, or its key in words
 */
char *pow_form_dup_entry_title (PowForm *self, const char *path, const PowField *map, const char *key);

/**
 * pow_form_describe:
 * @self: the form
 * @path: of a field
 *
 * Returns: (transfer full): an edit of it in words, for undo: "Goal of Jobhub Logistiek"
 */
char *pow_form_describe (PowForm *self, const char *path);


/**
 * pow_form_set_async:
 * @self: the form
 * @base: (inout) (optional) (nullable): the record as the person saw it when they began to type, so that what others did since
 *   merges; takes what was asked for, from which the next save of the same row goes on
 * @path: of a field
 * @value: (nullable): JSON text; %NULL: unknown
 * @fold: whether this may replace the window's own last revision, as saving by itself does
 * @callback: (nullable): called when it is durable or has failed; it calls pow_form_set_finish()
 * @user_data: for @callback
 * @error: why the value cannot stand there, for beside the row
 *
 * Changes one value: at once on screen, durably beside the main thread.
 *
 * Returns: %FALSE when the value is not valid; @callback is not called then
 */
gboolean pow_form_set_async (PowForm *self, PowRecord **base, const char *path, const char *value, gboolean fold, GAsyncReadyCallback callback, gpointer user_data, GError **error);

/**
 * pow_form_set_finish:
 * @self: the form
 * @result: what the callback got
 * @error: why it was not saved; what was typed is still in its row and its draft
 *
 * Returns: whether the value is durable
 */
gboolean pow_form_set_finish (PowForm *self, GAsyncResult *result, GError **error);

/**
 * pow_form_set:
 * @self: the form
 * @path: of a field
 * @value: (nullable): JSON text; %NULL: unknown
 *
 * pow_form_set_async() for a row that has no place for an error: the session tells of it.
 */
void pow_form_set (PowForm *self, const char *path, const char *value);

/**
 * pow_form_remove_entry:
 * @self: the form of a record that exists
 * @path: of an entry of a map
 *
 * Removes the entry, keeping its content, and offers to undo that.
 */
void pow_form_remove_entry (PowForm *self, const char *path);

/**
 * pow_form_move_entry:
 * @self: the form
 * @map_path: of a map with an order
 * @key: of one of its entries
 * @by: how many places: -1 to before its neighbour, 1 to behind it
 *
 * Moves an entry; nothing happens at either end.
 */
void pow_form_move_entry (PowForm *self, const char *map_path, const char *key, int by);


/**
 * pow_form_create:
 * @self: a form that is new
 * @key: (nullable): key of the entry or id of the report; %NULL: made from the title
 * @field: (out) (optional) (nullable): path of the field that @error is about; %NULL: it is about the whole
 * @error: what is missing, not valid or there already
 *
 * Makes the record or entry. It is there at once and durable a moment later; the session tells when that fails.
 *
 * Returns: (transfer full) (nullable): address of the record or path of the entry; %NULL with @error
 */
char *pow_form_create (PowForm *self, const char *key, char **field, GError **error);

G_END_DECLS
