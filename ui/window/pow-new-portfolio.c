/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/window/pow-new-portfolio.h"

#include "pow-config.h"
#include "regions/pow-templates.h"
#include "ui/common/pow-text-scale.h"
#include "ui/window/pow-portfolio-tasks.h"

#include <glib/gi18n-lib.h>

/**
 * PowNewPortfolio:
 *
 * Asks what a new portfolio begins with: a folder, a programme, regions.
 *
 * Signal "done" (no arguments): the getters have a full answer.
 */
struct _PowNewPortfolio
{
  AdwBin parent_instance;

  AdwClamp *clamp;
  GtkEditable *name;
  AdwActionRow *place;
  GtkWidget *place_button;
  AdwComboRow *template;
  AdwComboRow *regions;
  GtkWidget *problem;
  GtkWidget *ready;

  char *parent; /* folder in which the new one is made */
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (PowNewPortfolio, pow_new_portfolio, ADW_TYPE_BIN)

static guint done_signal;

static const struct
{
  const char *name;
  const char *label;
} labels[] = {
  { "perspectief-op-werk", N_ ("Perspectief op Werk") },
  { "meerjarenagenda", N_ ("Multi-year agenda") },
  { "empty", N_ ("Empty") },
};

static const char *
get_template_label (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].name, name))
      return _ (labels[i].label);
  return name;
}

static void
place_chosen_cb (GtkNativeDialog *dialog, int response, PowNewPortfolio *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      g_free (self->parent);
      self->parent = g_file_get_path (folder);
      adw_action_row_set_subtitle (self->place, self->parent);
    }
  g_clear_object (&self->chooser);
}

static void
choose_place_cb (PowNewPortfolio *self)
{
  self->chooser
      = gtk_file_chooser_native_new (_ ("Where shall the portfolio be?"),
                                     GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                     GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                     _ ("_Choose"),
                                     NULL);
  g_signal_connect (self->chooser, "response", G_CALLBACK (place_chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
ready_cb (PowNewPortfolio *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  const char *problem = NULL;

  if (name[0] == '\0')
    problem = _ ("Give the folder a name.");
  else if (name[0] == '.' || strchr (name, '/') != NULL)
    problem = _ ("A folder's name cannot begin with a dot or hold a slash.");
  gtk_widget_set_visible (self->problem, problem != NULL);
  if (problem != NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->problem), problem);
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      return;
    }
  g_signal_emit (self, done_signal, 0);
}

static void
pow_new_portfolio_dispose (GObject *object)
{
  PowNewPortfolio *self = POW_NEW_PORTFOLIO (object);

  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (pow_new_portfolio_parent_class)->dispose (object);
}

static void
pow_new_portfolio_finalize (GObject *object)
{
  g_free (POW_NEW_PORTFOLIO (object)->parent);
  G_OBJECT_CLASS (pow_new_portfolio_parent_class)->finalize (object);
}

static void
pow_new_portfolio_class_init (PowNewPortfolioClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pow_new_portfolio_dispose;
  G_OBJECT_CLASS (klass)->finalize = pow_new_portfolio_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/nl/perspectief/Perspectief/ui/window/pow-new-portfolio.ui");
  gtk_widget_class_bind_template_child (widget_class, PowNewPortfolio, clamp);
  gtk_widget_class_bind_template_child (widget_class, PowNewPortfolio, name);
  gtk_widget_class_bind_template_child (widget_class, PowNewPortfolio, place);
  gtk_widget_class_bind_template_child (widget_class, PowNewPortfolio, place_button);
  gtk_widget_class_bind_template_child (widget_class, PowNewPortfolio, template);
  gtk_widget_class_bind_template_child (widget_class, PowNewPortfolio, regions);
  gtk_widget_class_bind_template_child (widget_class, PowNewPortfolio, problem);
  gtk_widget_class_bind_template_child (widget_class, PowNewPortfolio, ready);
  done_signal = g_signal_new ("done",
                              POW_TYPE_NEW_PORTFOLIO,
                              G_SIGNAL_RUN_LAST,
                              0,
                              NULL,
                              NULL,
                              NULL,
                              G_TYPE_NONE,
                              0);
}

static void
pow_new_portfolio_init (PowNewPortfolio *self)
{
  g_autoptr (GtkStringList) programmes = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  pow_text_scale_clamp (self->clamp, 520);
  for (const char *const *name = pow_template_list_names (); *name != NULL; name++)
    gtk_string_list_append (programmes, get_template_label (*name));
  adw_combo_row_set_model (self->template, G_LIST_MODEL (programmes));
  g_signal_connect_swapped (self->place_button, "clicked", G_CALLBACK (choose_place_cb), self);
  g_signal_connect_swapped (self->ready, "clicked", G_CALLBACK (ready_cb), self);
  g_signal_connect_swapped (self->name, "entry-activated", G_CALLBACK (ready_cb), self);
}

/**
 * pow_new_portfolio_start:
 * @self: the page
 *
 * Begins with a proposal for name and place, and the keyboard at the name.
 */
void
pow_new_portfolio_start (PowNewPortfolio *self)
{
  g_return_if_fail (POW_IS_NEW_PORTFOLIO (self));

  g_free (self->parent);
  self->parent = pow_portfolio_dup_home ();
  adw_action_row_set_subtitle (self->place, self->parent);
  gtk_editable_set_text (self->name, _ ("my-portfolio"));
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

/**
 * pow_new_portfolio_dup_folder:
 * @self: the page
 *
 * Returns: (transfer full): path of the folder to make; whether it can be made is not looked at here
 */
char *
pow_new_portfolio_dup_folder (PowNewPortfolio *self)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (POW_IS_NEW_PORTFOLIO (self), NULL);

  name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  return g_build_filename (self->parent, name, NULL);
}

/**
 * pow_new_portfolio_get_template:
 * @self: the page
 *
 * Returns: (transfer none): name of the template, as pow_template_build_records() takes it
 */
const char *
pow_new_portfolio_get_template (PowNewPortfolio *self)
{
  g_return_val_if_fail (POW_IS_NEW_PORTFOLIO (self), NULL);
  return pow_template_list_names ()[adw_combo_row_get_selected (self->template)];
}

/**
 * pow_new_portfolio_wants_all_regions:
 * @self: the page
 *
 * Returns: whether all regions are made, and not only the own one
 */
gboolean
pow_new_portfolio_wants_all_regions (PowNewPortfolio *self)
{
  g_return_val_if_fail (POW_IS_NEW_PORTFOLIO (self), TRUE);
  return adw_combo_row_get_selected (self->regions) == 0;
}
