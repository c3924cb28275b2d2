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

/* Over an existing record. */
PowForm *pow_form_new (PowSession *session, const char *address);
/* Over something that does not exist yet: a record of @kind in @region, or with @map_path (of the
 * record of @parent) an entry of that map. */
PowForm *pow_form_new_record (PowSession *session, PowKind kind, const char *region);
/* Over a copy of a record that is never saved: to fill in a value that the caller takes from it. */
PowForm *pow_form_new_copy (PowSession *session, PowRecord *record);
PowForm *pow_form_new_entry (PowForm *parent, const char *map_path, const PowField *map);

PowSession *pow_form_get_session (PowForm *self);
PowKind pow_form_get_kind (PowForm *self);
const char *pow_form_get_address (PowForm *self); /* NULL while it does not exist */
const char *pow_form_get_region (PowForm *self);  /* NULL for the programme */
PowRecord *pow_form_get_record (PowForm *self);   /* transfer none; NULL while it does not exist */
const PowField *pow_form_get_fields (PowForm *self);
gboolean pow_form_is_new (PowForm *self);
/* Why nothing can be changed, or NULL when it can. Transfer none. */
const char *pow_form_get_read_only_reason (PowForm *self);

/* Transfer full; NULL: unknown. */
char *pow_form_dup_value (PowForm *self, const char *path);
/* Visible entries of a map. Transfer full (element-type utf8). */
GPtrArray *pow_form_list_entries (PowForm *self, const char *path);
/* What the entry is called: its title row, else its key in words. Transfer full. */
char *pow_form_dup_entry_title (PowForm *self, const char *path, const PowField *map, const char *key);
/* "Goal of Jobhub Logistiek": describes an edit for undo. Transfer full. */
char *pow_form_describe (PowForm *self, const char *path);

/* Changes one value. @base (inout, nullable): the record as the person saw it when they began; takes
 * what was asked for, so that the next save of the same row goes on from there. FALSE with @error set,
 * and @callback not called, when the value is not valid. */
gboolean pow_form_set_async (PowForm *self, PowRecord **base, const char *path, const char *value, gboolean fold, GAsyncReadyCallback callback, gpointer user_data, GError **error);
gboolean pow_form_set_finish (PowForm *self, GAsyncResult *result, GError **error);
/* The same for rows that cannot show an error of their own: the session tells. */
void pow_form_set (PowForm *self, const char *path, const char *value);
void pow_form_remove_entry (PowForm *self, const char *path);
/* Moves an entry before or behind its neighbour in a map with an order. */
void pow_form_move_entry (PowForm *self, const char *map_path, const char *key, int by);

/* Makes the new record or entry. Returns the address or the entry's path (transfer full), or NULL
 * with @error and, when it is about one field, @field. @key: key of an entry, id of a report; NULL: made
 * from the title. */
char *pow_form_create (PowForm *self, const char *key, char **field, GError **error);

G_END_DECLS
