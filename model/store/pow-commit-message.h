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

/* (transfer full): first line of a message, valid UTF-8, never NULL. */
char *pow_commit_message_dup_subject (const char *message);

/* (transfer full) (nullable): value of a trailer ("Reason") in the last paragraph of a message. */
char *pow_commit_message_dup_trailer (const char *message, const char *key);

/* (transfer full): a new Change-Id, random; distinguishable from a revision. */
char *pow_change_id_new (void);

G_END_DECLS
