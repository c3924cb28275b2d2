/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/sync/pow-server-words.h"

#include <string.h>

/* As git wrote it with LC_ALL=C, on the systems where it says so, and what people are told. */
static const struct
{
  const char *name;
  const char *words;
  PowSyncError code;
  const char *told;
} cases[] = {
  { "name-debian-12",
    "fatal: unable to access 'https://localhost:4432/x.git/': SSL: certificate subject name (elders.example) does not match "
    "target host name 'localhost'\n",
    POW_SYNC_ERROR_CERTIFICATE, "another server name" },
  { "name-debian-13",
    "fatal: unable to access 'https://localhost:4432/x.git/': SSL: certificate subject name (elders.example) does not match "
    "target hostname 'localhost'\n",
    POW_SYNC_ERROR_CERTIFICATE, "another server name" },
  { "authority-debian-12",
    "fatal: unable to access 'https://localhost:4431/x.git/': server certificate verification failed. CAfile: none CRLfile: none\n",
    POW_SYNC_ERROR_CERTIFICATE, "authority" },
  { "authority-debian-13",
    "fatal: unable to access 'https://localhost:4431/x.git/': server verification failed: certificate signer not trusted. "
    "(CAfile: /etc/ssl/certs/ca-certificates.crt CRLfile: none)\n",
    POW_SYNC_ERROR_CERTIFICATE, "authority that this computer does not know" },
  { "no-authorities",
    "fatal: unable to access 'https://localhost:4431/x.git/': Problem with the SSL CA cert (path? access rights?)\n",
    POW_SYNC_ERROR_CERTIFICATE, "authority that this computer does not know" },
  { "no-such-name", "fatal: unable to access 'https://git.invalid/x.git/': Could not resolve host: git.invalid\n", POW_SYNC_ERROR_NETWORK,
    "cannot be found" },
  { "nothing-there", "fatal: '/srv/x.git' does not appear to be a git repository\n", POW_SYNC_ERROR_SERVER, "no portfolio" },
  { "unknown-words", "fatal: something that nobody has seen before\n", POW_SYNC_ERROR_NETWORK, "cut off" },
};

static void
test_words (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;

  pow_server_words_set_error (&error, "https://server.example", cases[i].words);
  g_assert_error (error, POW_SYNC_ERROR, (int) cases[i].code);
  g_assert_nonnull (strstr (error->message, cases[i].told));
  g_assert_nonnull (strstr (error->message, "https://server.example"));
  g_assert_nonnull (strstr (pow_sync_error_get_details (error), "fatal: "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/server-words/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_words);
    }
  return g_test_run ();
}
