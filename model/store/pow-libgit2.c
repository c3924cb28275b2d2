/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-libgit2.h"

#include <git2.h>

/* libgit2 reads all certificates of the system when it starts, which takes longer than all else of opening
 * a portfolio, and has no option against it. It never goes on the network here (git does, in a child), so where
 * it is built on mbedTLS its call comes here, as symbols of a program go before those of libraries: none are
 * read, and it would trust no server. */
int mbedtls_x509_crt_parse_file (void *chain, const char *path);

int
mbedtls_x509_crt_parse_file (void *chain, const char *path)
{
  return 0;
}

/* What is in the portfolio is read by PowObjectReader: the contents of packs are guarded by the checksum that deflated
 * data ends in, files of their own also by their id, and git's check by all of it. libgit2 writes, and walks commits. */
void
pow_libgit2_start (void)
{
  static gsize started = 0;
  const char *extensions[] = { "preciousobjects" };

  if (!g_once_init_enter (&started))
    return;
  git_libgit2_init ();
  git_libgit2_opts (GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
  git_libgit2_opts (GIT_OPT_SET_SEARCH_PATH, GIT_CONFIG_LEVEL_SYSTEM, "");
  git_libgit2_opts (GIT_OPT_SET_SEARCH_PATH, GIT_CONFIG_LEVEL_PROGRAMDATA, "");
  git_libgit2_opts (GIT_OPT_SET_EXTENSIONS, extensions, G_N_ELEMENTS (extensions));
  /* As git, which takes what it unpacked for what it looked for; hashing costs more than unpacking. */
  git_libgit2_opts (GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
  /* Packs are looked into, not kept mapped whole: half the memory of an open portfolio. */
  git_libgit2_opts (GIT_OPT_SET_MWINDOW_SIZE, (size_t) 1 << 20);
  git_libgit2_opts (GIT_OPT_SET_MWINDOW_MAPPED_LIMIT, (size_t) 8 << 20);
  g_once_init_leave (&started, 1);
}
