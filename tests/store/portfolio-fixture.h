/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-repository.h"

G_BEGIN_DECLS

/* A portfolio in a folder of its own, removed afterwards, and the programs that work on it beside us. */
typedef struct
{
  char *folder;
  char *path; /* folder/p */
} PortfolioFixture;

void portfolio_fixture_set_up (PortfolioFixture *fixture, gconstpointer data);
void portfolio_fixture_tear_down (PortfolioFixture *fixture, gconstpointer data);

PowRecord *fixture_record (PowKind kind, const char *address, const char *text);
/* Trekker @id of @region with this function. */
PowRecord *fixture_trekker (const char *region, const char *id, const char *function);
/* Programme, Zeeland with a plan, Drenthe. */
GPtrArray *fixture_records (void);
PowRepository *fixture_open (PortfolioFixture *fixture);

/* Saves one record; asserts that it works. @base NULL: new. */
PowSaveResult *fixture_save (PowRepository *repository, PowRecord *base, PowRecord *wanted, const PowCommitInfo *info);

/* Runs a program; returns its standard output without the last newline. Asserts exit status 0. */
char *fixture_run (const char *folder, const char *program, ...) G_GNUC_NULL_TERMINATED;
/* The same; *status gets the exit status, or -signal. Standard error goes to *errors. */
char *fixture_run_status (const char *folder, const char *const *argv, int *status, char **errors);

/* `git fsck --strict` is clean. */
void fixture_assert_sound (PortfolioFixture *fixture);
/* Commits text at a path of a line as plain git does, in a clone; @text NULL deletes the file. */
void fixture_commit_by_git (PortfolioFixture *fixture, const char *line, const char *path, const char *text, const char *message, gint64 time);

G_END_DECLS
