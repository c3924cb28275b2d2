/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/window/pow-welcome.h"

#include "ui/common/pow-text-scale.h"

/**
 * PowWelcome:
 *
 * The first screen: see the example, begin a new portfolio, open a folder.
 */
struct _PowWelcome
{
  AdwBin parent_instance;

  AdwClamp *clamp;
};

G_DEFINE_FINAL_TYPE (PowWelcome, pow_welcome, ADW_TYPE_BIN)

static void
pow_welcome_class_init (PowWelcomeClass *klass)
{
  gtk_widget_class_set_template_from_resource (
      GTK_WIDGET_CLASS (klass),
      "/nl/perspectief/Perspectief/ui/window/pow-welcome.ui");
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), PowWelcome, clamp);
}

static void
pow_welcome_init (PowWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pow_text_scale_clamp (self->clamp, 480);
}
