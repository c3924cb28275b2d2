/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-change.h"

G_BEGIN_DECLS

/**
 * PowTrailers:
 *
 * What the message of a commit or of a named moment says besides its text (data.md, Commits). All may be
 * %NULL.
 */
typedef struct
{
  const char *reason;
  const char *body;      /* address of a body */
  const char *change_id;
  const char *tool;
  const char *kind; /* of a named moment */
  const char *at;   /* of a named moment: RFC 3339 */
} PowTrailers;

/**
 * pow_commit_message_build:
 * @text: subject and body, such as pow_change_format_message() gives
 *
 * Joins text and trailers into a whole message. A trailer is one line: newlines in it become spaces.
 *
 * Returns: (transfer full): the message, ending in a newline
 */
char *pow_commit_message_build (const char *text, const PowTrailers *trailers);

/**
 * pow_commit_message_dup_subject:
 * @message: the message of any commit
 *
 * Returns: (transfer full): its first line, valid UTF-8, never %NULL
 */
char *pow_commit_message_dup_subject (const char *message);

/**
 * pow_commit_message_dup_trailer:
 * @message: the message of any commit
 * @key: such as "Reason"
 *
 * Returns: (transfer full) (nullable): value of the trailer in the last paragraph; %NULL when it is not there
 */
char *pow_commit_message_dup_trailer (const char *message, const char *key);

/**
 * pow_change_id_new:
 *
 * Returns: (transfer full): a new random Change-Id, which cannot be taken for a revision
 */
char *pow_change_id_new (void);

G_END_DECLS
