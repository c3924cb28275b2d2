/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui-fixture.h"

#include "ui/form/pow-form-row.h"
#include "ui/record/pow-record-page.h"

G_BEGIN_DECLS

#define AUTOSAVE 700 /* ms: a little more than the row waits */

/* The page of one record of a real portfolio, in a window. */
typedef struct
{
  UiFixture base;
  GtkWidget *window;
  PowPage *page;
} FormFixture;

/* First thing in main(): the test, its home, the toolkit. FALSE: there is no screen, and TAP says so. */
gboolean form_fixture_start (int *argc, char ***argv);
void form_fixture_set_up (FormFixture *fixture, gconstpointer address);
void form_fixture_tear_down (FormFixture *fixture, gconstpointer address);
/* Another page in the same window. */
void form_fixture_show (FormFixture *fixture, const char *address);

/* The first widget below @widget that matches, in tree order; NULL when there is none. */
typedef gboolean (*Matches) (GtkWidget *widget, gconstpointer data);
GtkWidget *find (GtkWidget *widget, Matches matches, gconstpointer data);
gboolean is_row (GtkWidget *widget, gconstpointer path);
gboolean is_editor (GtkWidget *widget, gconstpointer unused);
gboolean shows_words (GtkWidget *widget, gconstpointer words);       /* a label with exactly these */
gboolean shows_part (GtkWidget *widget, gconstpointer words);        /* a label with these in it */
gboolean is_main_button (GtkWidget *widget, gconstpointer unused);   /* the accent one */
gboolean is_button_called (GtkWidget *widget, gconstpointer label);

/* The row of a field on the page; it must be there. */
PowFormRow *get_row (FormFixture *fixture, const char *path);
/* What stands in the row's editor. Transfer full. */
char *dup_typed (PowFormRow *row);
/* Replaces what stands in the row's editor. */
void type (PowFormRow *row, const char *text);
/* A key as the widget's own controllers get it. FALSE: none wanted it. */
gboolean press (GtkWidget *widget, guint key, GdkModifierType state);
/* Enter in the row's editor. */
void press_enter (PowFormRow *row);

/* The list of Historie, when that is the page; it must be there. */
GtkWidget *get_change_list (FormFixture *fixture);
/* The window that shows what an undo would do: whether it is there with these words, and what its main button does. */
gboolean undo_dialog_shows (UiFixture *base, gconstpointer words);
gboolean has_no_undo_dialog (UiFixture *base, gconstpointer unused);
void confirm_undo (FormFixture *fixture);

G_END_DECLS
