/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A source as people wrote it: a link when it is an http or https address, which opens after a question
 * that shows the whole address; otherwise plain words. */
GtkWidget *pow_source_link_new (const char *source);

/* "aandeslaginzeeland.nl" of an address, or NULL when it may not be opened. Transfer full. */
char *pow_source_dup_host (const char *source);

G_END_DECLS
