/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/sync/pow-exchange-private.h"

#include "model/store/pow-files.h"

#include "pow-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

int
pow_exchange_take_turn (PowExchange *x, guint seconds, GError **error)
{
  g_autofree char *path = g_build_filename (x->repository->path, "perspectief", "exchange.lock", NULL);
  gint64 until = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
  int fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      pow_store_set_errno (error, errno, path);
      return -1;
    }
  while (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      gboolean is_late = g_get_monotonic_time () >= until;

      if (is_late)
        g_set_error_literal (error, POW_STORE_ERROR, POW_STORE_ERROR_BUSY,
                             _("Another program is exchanging this portfolio. Wait until it is done, and try again."));
      if (is_late || g_cancellable_set_error_if_cancelled (x->cancellable, error))
        {
          close (fd);
          return -1;
        }
      g_usleep (20000);
    }
  return fd;
}
