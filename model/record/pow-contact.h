/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-record-error.h"

G_BEGIN_DECLS

/* The contact details that can be entered. Others, of a later version, are kept. */
#define POW_CONTACT_NAME "name"
#define POW_CONTACT_MAIL "mail"
#define POW_CONTACT_PHONE "phone"
extern const char *const pow_contact_fields[]; /* NULL-terminated, in the order of forms and lists */

/* Caps of one contact: bytes of its file, details, code points of a detail, and how often it can be
 * forgotten. */
#define POW_CONTACT_BYTES_MAX (32 * 1024)
#define POW_CONTACT_FIELDS_MAX 16
#define POW_CONTACT_EPOCH_MAX 1000000

/**
 * PowContact:
 *
 * How one trekker or stakeholder can be reached (data.md, Layers outside the portfolio's history): the
 * details of one epoch. Forgetting begins the next epoch, which wins whole from every older one, so that
 * a detail that somebody edited offline does not bring the person back. Immutable; any thread.
 */
typedef struct _PowContact PowContact;

PowContact *pow_contact_new (void);
PowContact *pow_contact_read (const char *text, gsize length, GError **error);
char *pow_contact_write (PowContact *self, gsize *length);
PowContact *pow_contact_ref (PowContact *self);
void pow_contact_unref (PowContact *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowContact, pow_contact_unref)

const char *pow_contact_get (PowContact *self, const char *field);
/* FALSE stops. */
typedef gboolean (*PowContactFunc) (const char *field, const char *value, gpointer user_data);
void pow_contact_foreach (PowContact *self, PowContactFunc func, gpointer user_data);
gboolean pow_contact_is_empty (PowContact *self);
gboolean pow_contact_is_forgotten (PowContact *self);
gboolean pow_contact_equal (PowContact *a, PowContact *b);
guint pow_contact_get_epoch (PowContact *self);

PowContact *pow_contact_with (PowContact *self, const char *field, const char *value, gint64 now, GError **error);
PowContact *pow_contact_forget (PowContact *self);
PowContact *pow_contact_merge (PowContact *a, PowContact *b);

G_END_DECLS
