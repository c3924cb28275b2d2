/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words for labels, dates, choices and amounts: in the language of the process, or, between
 * pow_words_begin() and pow_words_end(), in another one on this thread only. History is written in
 * the language of the programme, whoever writes it. */

const char *pow_words_get (const char *text) G_GNUC_FORMAT (1);
const char *pow_words_get_in (const char *context, const char *text) G_GNUC_FORMAT (2);
const char *pow_words_get_plural (const char *one, const char *many, gulong n) G_GNUC_FORMAT (1) G_GNUC_FORMAT (2);

void pow_words_begin (const char *language);
void pow_words_end (void);

G_END_DECLS
