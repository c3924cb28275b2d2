/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_CONNECT_PAGE (pow_connect_page_get_type ())
G_DECLARE_FINAL_TYPE (PowConnectPage, pow_connect_page, POW, CONNECT_PAGE, AdwBin)

/**
 * PowConnectPage:
 *
 * Asks for the portfolio of a team: its address, a name for the copy here, and which regions come along.
 *
 * Signal "done" (no arguments): the getters have a full answer. Main thread.
 */


/**
 * pow_connect_page_new:
 *
 * Returns: (transfer floating): the page; see pow_connect_page_start()
 */
GtkWidget *pow_connect_page_new (void);
/* Begins empty, with the keyboard at the address; or again, with why it did not work. */
void pow_connect_page_start (PowConnectPage *self);
void pow_connect_page_fail (PowConnectPage *self, const char *problem);

char *pow_connect_page_dup_address (PowConnectPage *self);
char *pow_connect_page_dup_name (PowConnectPage *self);
/* Ids of the chosen regions; NULL: all. Transfer full. */
char **pow_connect_page_dup_regions (PowConnectPage *self);

G_END_DECLS
