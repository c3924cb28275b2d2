/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/lists/pow-record-list.h"

G_BEGIN_DECLS

/**
 * PowListTab:
 *
 * One list of a list stack: of a kind, or of the entries of a map when @map is given. An array ends in
 * a tab without columns.
 */
typedef struct
{
  PowKind kind;
  const char *map;   /* or NULL */
  const char *title; /* N_(); NULL: the plural of the kind */
  const char *order; /* path that rows are in order of until a heading is chosen; NULL: by title */
  const PowListColumn *columns;
} PowListTab;

#define POW_TYPE_LIST_STACK (pow_list_stack_get_type ())
G_DECLARE_FINAL_TYPE (PowListStack, pow_list_stack, POW, LIST_STACK, AdwBin)

/**
 * pow_list_stack_new:
 * @tabs: (array): static array of lists
 * @region: (nullable): only this region; %NULL: all that is in scope
 *
 * Record lists that share a place: one at a time, with a switcher above when there are several.
 */
GtkWidget *pow_list_stack_new (PowSession *session, const PowListTab *tabs, const char *region);
/**
 * pow_list_stack_refresh:
 * @self: a stack
 *
 * Shows in every list what the session holds now.
 */
void pow_list_stack_refresh (PowListStack *self);

/**
 * pow_list_stack_set_width:
 * @self: a stack
 * @width: pixels of the page, at 100 % text
 */
void pow_list_stack_set_width (PowListStack *self, int width);

/**
 * pow_list_stack_start_search:
 * @self: a stack
 *
 * Gives the keyboard to the search of the list that is seen.
 */
void pow_list_stack_start_search (PowListStack *self);

G_END_DECLS
