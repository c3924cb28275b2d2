/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-repository.h"

/* A demo made once for all tests of a program, in a folder that demo_fixture_clear() removes. */
const char *
demo_fixture_get_path (void);
PowRepository *
demo_fixture_open (void); /* transfer full; failures end the test */
void
demo_fixture_clear (void);

/* Runs git on the demo: whole output. @good (may be NULL): whether it exited with 0; else it must.
 */
char *
demo_fixture_git (const char *path, const char *const *arguments, gboolean *good);
char *
demo_fixture_make (guint32 seed); /* another demo beside it: its path */
