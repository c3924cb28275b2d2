/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-page.h"

G_BEGIN_DECLS

#define POW_TYPE_RECORD_PAGE (pow_record_page_get_type ())
G_DECLARE_FINAL_TYPE (PowRecordPage, pow_record_page, POW, RECORD_PAGE, PowPage)

/**
 * PowRecordPage:
 *
 * One record as a page, of any kind: its title and where it comes from, and a card for each group of
 * its field table, in two columns where there is room. A kind with pulses has its standing beside them.
 *
 * Keys, while no text is being edited: P gives a pulse, K marks as promising (where the kind has them).
 */
PowPage *pow_record_page_new (PowSession *session, const char *address);

G_END_DECLS
