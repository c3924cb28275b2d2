/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include <cJSON.h>

G_BEGIN_DECLS

/* What one person keeps about a portfolio for themselves, on this machine and in no git repository
 * (data.md, Layers): one file per identity, by top-level key. Reads and writes the disk: not on the main
 * thread of a window. */

/**
 * pow_private_layer_get:
 * @identity: of a portfolio
 * @key: a top-level key
 *
 * Returns: (transfer full) (nullable): the value; %NULL when there is none or the file cannot be read
 */
cJSON *pow_private_layer_get (const char *identity, const char *key);

/**
 * pow_private_layer_set:
 * @identity: of a portfolio
 * @key: a top-level key
 * @value: (nullable): copied; %NULL takes the key away
 * @error: a %POW_STORE_ERROR, also for a file that cannot be read: it is not overwritten
 *
 * Writes one value durably and keeps all others.
 *
 * Returns: whether it is kept
 */
gboolean pow_private_layer_set (const char *identity, const char *key, const cJSON *value, GError **error);

/* What is kept of one record: own notes and scores. @key is one of these. */
#define POW_PRIVATE_NOTE "note"
#define POW_PRIVATE_INFLUENCE "influence" /* 1 to 4 */
#define POW_PRIVATE_INTEREST "interest"   /* 1 to 4 */

/**
 * pow_private_layer_read_record:
 * @identity: of a portfolio
 * @address: address of a record
 * @error: a %POW_STORE_ERROR when the file cannot be read
 *
 * Returns: (transfer full) (nullable): key → value; an empty object when nothing is kept of the record
 */
cJSON *pow_private_layer_read_record (const char *identity, const char *address, GError **error);

/**
 * pow_private_layer_set_record:
 * @identity: of a portfolio
 * @address: address of a record
 * @key: one of POW_PRIVATE_…
 * @value: (nullable): copied; %NULL takes the key away
 * @error: a %POW_STORE_ERROR
 *
 * Returns: whether it is kept, durably
 */
gboolean pow_private_layer_set_record (const char *identity, const char *address, const char *key, const cJSON *value, GError **error);

/**
 * pow_private_layer_get_visit:
 * @identity: of a portfolio
 *
 * A visit under way keeps this as it is, until pow_private_layer_set_visit() ends it.
 *
 * Returns: when the last visit of this person ended, Unix seconds; 0 when never
 */
gint64 pow_private_layer_get_visit (const char *identity);

/**
 * pow_private_layer_begin_visit:
 * @identity: of a portfolio
 * @error: a %POW_STORE_ERROR
 *
 * Says that a visit begins. One that was never ended (a crash, a loss of power) ended where it was noted last.
 *
 * Returns: whether it is kept
 */
gboolean pow_private_layer_begin_visit (const char *identity, GError **error);

/**
 * pow_private_layer_note_visit:
 * @identity: of a portfolio
 * @time: Unix seconds
 * @error: a %POW_STORE_ERROR
 *
 * Says that somebody still looks.
 *
 * Returns: whether it is kept
 */
gboolean pow_private_layer_note_visit (const char *identity, gint64 time, GError **error);

/**
 * pow_private_layer_set_visit:
 * @identity: of a portfolio
 * @time: Unix seconds
 * @error: a %POW_STORE_ERROR
 *
 * Says that the visit ended.
 *
 * Returns: whether it is kept
 */
gboolean pow_private_layer_set_visit (const char *identity, gint64 time, GError **error);

G_END_DECLS
