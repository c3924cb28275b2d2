/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-record.h"

G_BEGIN_DECLS

/* One value set in one record; without a path the whole record, without a value unset. */
typedef struct
{
  char *address;
  char *path;
  cJSON *value;
} PowDemoEdit;

/* How a file is laid out. Only the app writes canonical text; plain git and editors do as they
 * like. */
typedef enum
{
  POW_DEMO_CANONICAL,
  POW_DEMO_INDENTED,
  POW_DEMO_COMPACT,
} PowDemoLayout;

/* A named moment that an event makes on its line. */
typedef struct
{
  char *slug;
  char *label;
  const char *kind;
  char *body; /* address, or NULL */
} PowDemoMoment;

typedef struct _PowDemoEvent PowDemoEvent;

/**
 * PowDemoEvent:
 *
 * Something that somebody did on a line at one moment: one commit, or three when two people did
 * something at once and it was merged.
 */
struct _PowDemoEvent
{
  gint64 time;  /* Unix seconds: its place in the line */
  gint64 clock; /* what the clock of that computer said; 0: the same */
  guint place;  /* breaks ties, by order of making */
  guint author;
  char *subject;
  char *reason;
  char *change_id; /* NULL: one of its own */
  PowDemoLayout layout;
  gboolean is_move;    /* moves a due date: half of these say why */
  gboolean foreign;    /* made with plain git: no trailers, another mail address */
  GPtrArray *edits;    /* (element-type PowDemoEdit) */
  PowDemoEvent *other; /* what somebody else did meanwhile, or NULL */
  PowDemoMoment *moment;
};

PowDemoEvent *
pow_demo_event_new (gint64 time, guint author, char *subject);
void
pow_demo_event_free (PowDemoEvent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowDemoEvent, pow_demo_event_free)

/* Each takes @value or @tree. */
void
pow_demo_event_set (PowDemoEvent *self, const char *address, const char *path, cJSON *value);
void
pow_demo_event_set_text (PowDemoEvent *self,
                         const char *address,
                         const char *path,
                         const char *text);
void
pow_demo_event_put (PowDemoEvent *self, const char *address, cJSON *tree);

guint
pow_demo_event_count_commits (PowDemoEvent *self);
int
pow_demo_event_compare (gconstpointer a, gconstpointer b); /* for g_ptr_array_sort */

G_END_DECLS
