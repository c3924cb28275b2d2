/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_RECORD_HEAD (pow_record_head_get_type ())
G_DECLARE_FINAL_TYPE (PowRecordHead, pow_record_head, POW, RECORD_HEAD, AdwBin)

/**
 * PowRecordHead:
 *
 * The top of a record's page: its title, what it is and where, whether it is fictional or removed, the
 * sources it was taken from as links (opened after a question, only http and https), and its actions.
 */
GtkWidget *pow_record_head_new (PowSession *session, const char *address);
void pow_record_head_refresh (PowRecordHead *self);
/* Removes the record; stands at the foot of its page. Transfer none. */
GtkWidget *pow_record_head_get_remove_button (PowRecordHead *self);
/* Actions below the title instead of beside it. */
void pow_record_head_set_narrow (PowRecordHead *self, gboolean narrow);
/* Switches whether it is shared with other regions as promising; nothing for a kind without that. */
void pow_record_head_toggle_promising (PowRecordHead *self);

G_END_DECLS
