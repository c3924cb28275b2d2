/* SPDX-License-Identifier: EUPL-1.2 */
#include "app/perspectief/pow-application.h"

#include "model/sync/pow-sync.h"
#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

int
main (int argc, char *argv[])
{
  g_autoptr (PowApplication) application = NULL;

  pow_sync_answer_for_git (argc, argv);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, POW_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name ("Perspectief");

  application = pow_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
