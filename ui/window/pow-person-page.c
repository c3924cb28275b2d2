/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/window/pow-person-page.h"

#include "model/record/pow-address.h"
#include "pow-config.h"
#include "ui/common/pow-text-scale.h"
#include "ui/window/pow-region-chooser.h"

#include <glib/gi18n-lib.h>

/**
 * PowPersonPage:
 *
 * Asks who is working: name, organisation, role, region.
 *
 * Signal "done" (no arguments): pow_person_page_get_person() has a full answer.
 */
struct _PowPersonPage
{
  AdwBin parent_instance;

  AdwClamp *clamp;
  GtkEditable *name;
  GtkEditable *organisation;
  GtkCheckButton *coordinator;
  GtkCheckButton *lead;
  GtkCheckButton *national;
  GtkWidget *region_row;
  GtkMenuButton *region_button;
  GtkPopover *region_popover;
  GtkWidget *problem;
  GtkWidget *ready;

  PowRegionChooser *chooser;
  char *region;
  GHashTable *names; /* region id to name */
};

G_DEFINE_FINAL_TYPE (PowPersonPage, pow_person_page, ADW_TYPE_BIN)

static guint done_signal;

static PowRole
get_role (PowPersonPage *self)
{
  if (gtk_check_button_get_active (self->national))
    return POW_ROLE_NATIONAL;
  return gtk_check_button_get_active (self->lead) ? POW_ROLE_LEAD : POW_ROLE_COORDINATOR;
}

static void
show_region (PowPersonPage *self)
{
  const char *name
      = self->region != NULL ? g_hash_table_lookup (self->names, self->region) : NULL;

  if (name == NULL)
    name = get_role (self) == POW_ROLE_NATIONAL ? _ ("No region of my own") : _ ("Choose a region");
  gtk_menu_button_set_label (self->region_button, name);
}

/* An empty id is the answer of national staff without a region. */
static void
region_chosen_cb (PowRegionChooser *chooser, const char *region, PowPersonPage *self)
{
  g_free (self->region);
  self->region = region[0] != '\0' ? g_strdup (region) : NULL;
  gtk_popover_popdown (self->region_popover);
  gtk_widget_set_visible (self->problem, FALSE);
  show_region (self);
}

static void
popover_shown_cb (GtkPopover *popover, PowPersonPage *self)
{
  pow_region_chooser_start (self->chooser);
}

static const char *
find_problem (PowPersonPage *self, GtkWidget **place)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));

  *place = GTK_WIDGET (self->name);
  if (name[0] == '\0')
    return _ ("Type your name: every change says who made it.");
  if (strpbrk (name, "<>\n") != NULL)
    return _ ("A name cannot hold < or >. Leave them out.");
  if (pow_text_has_bsn (name))
    return _ ("This looks like a citizen service number. Type your name only.");
  *place = GTK_WIDGET (self->region_button);
  if (self->region == NULL && get_role (self) != POW_ROLE_NATIONAL)
    return _ ("Choose your region: it is the first you see. Only the national team can do without.");
  return NULL;
}

static void
ready_cb (PowPersonPage *self)
{
  GtkWidget *place = NULL;
  const char *problem = find_problem (self, &place);

  gtk_widget_set_visible (self->problem, problem != NULL);
  if (problem != NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->problem), problem);
      gtk_widget_grab_focus (place);
      return;
    }
  g_signal_emit (self, done_signal, 0);
}

static void
pow_person_page_finalize (GObject *object)
{
  PowPersonPage *self = POW_PERSON_PAGE (object);

  g_free (self->region);
  g_hash_table_unref (self->names);
  G_OBJECT_CLASS (pow_person_page_parent_class)->finalize (object);
}

static void
pow_person_page_class_init (PowPersonPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pow_person_page_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/nl/perspectief/Perspectief/ui/window/pow-person-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PowPersonPage, clamp);
  gtk_widget_class_bind_template_child (widget_class, PowPersonPage, name);
  gtk_widget_class_bind_template_child (widget_class, PowPersonPage, organisation);
  gtk_widget_class_bind_template_child (widget_class, PowPersonPage, coordinator);
  gtk_widget_class_bind_template_child (widget_class, PowPersonPage, lead);
  gtk_widget_class_bind_template_child (widget_class, PowPersonPage, national);
  gtk_widget_class_bind_template_child (widget_class, PowPersonPage, region_row);
  gtk_widget_class_bind_template_child (widget_class, PowPersonPage, region_button);
  gtk_widget_class_bind_template_child (widget_class, PowPersonPage, region_popover);
  gtk_widget_class_bind_template_child (widget_class, PowPersonPage, problem);
  gtk_widget_class_bind_template_child (widget_class, PowPersonPage, ready);
  done_signal = g_signal_new ("done",
                              POW_TYPE_PERSON_PAGE,
                              G_SIGNAL_RUN_LAST,
                              0,
                              NULL,
                              NULL,
                              NULL,
                              G_TYPE_NONE,
                              0);
}

static void
pow_person_page_init (PowPersonPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pow_text_scale_clamp (self->clamp, 520);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->chooser = POW_REGION_CHOOSER (pow_region_chooser_new ());
  gtk_popover_set_child (self->region_popover, GTK_WIDGET (self->chooser));
  g_signal_connect (self->region_popover, "show", G_CALLBACK (popover_shown_cb), self);
  g_signal_connect (self->chooser, "chosen", G_CALLBACK (region_chosen_cb), self);
  g_signal_connect_swapped (self->national, "toggled", G_CALLBACK (show_region), self);
  g_signal_connect_swapped (self->ready, "clicked", G_CALLBACK (ready_cb), self);
  g_signal_connect_swapped (self->name, "entry-activated", G_CALLBACK (ready_cb), self);
  g_signal_connect_swapped (self->organisation, "entry-activated", G_CALLBACK (ready_cb), self);
}

/**
 * pow_person_page_ask:
 * @self: the page
 * @regions: (element-type PowRecord): the region records to choose from
 * @person: what is known already
 *
 * Fills the page and puts the cursor in the name.
 */
void
pow_person_page_ask (PowPersonPage *self, GPtrArray *regions, const PowPerson *person)
{
  GtkCheckButton *roles[3];
  GtkWidget *focus;

  g_return_if_fail (POW_IS_PERSON_PAGE (self));
  g_return_if_fail (regions != NULL && person != NULL);

  roles[POW_ROLE_COORDINATOR] = self->coordinator;
  roles[POW_ROLE_LEAD] = self->lead;
  roles[POW_ROLE_NATIONAL] = self->national;
  gtk_check_button_set_active (roles[person->role], TRUE);
  gtk_editable_set_text (self->name, person->name != NULL ? person->name : "");
  gtk_editable_set_text (self->organisation,
                         person->organisation != NULL ? person->organisation : "");
  g_hash_table_remove_all (self->names);
  pow_region_chooser_clear (self->chooser);
  pow_region_chooser_add (self->chooser, "", _ ("No region of my own"), NULL);
  for (guint i = 0; i < regions->len; i++)
    {
      PowRecord *record = g_ptr_array_index (regions, i);
      char *region = pow_address_dup_region (pow_record_get_address (record));

      pow_region_chooser_add (self->chooser, region, pow_record_get_title (record), NULL);
      g_hash_table_insert (self->names, region, g_strdup (pow_record_get_title (record)));
    }
  g_free (self->region);
  self->region = person->region != NULL && g_hash_table_contains (self->names, person->region)
                     ? g_strdup (person->region)
                     : NULL;
  gtk_widget_set_visible (self->problem, FALSE);
  show_region (self);
  /* Taking the focus again would select the text under a blinking cursor. */
  focus = gtk_widget_get_root (GTK_WIDGET (self)) != NULL
              ? gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)))
              : NULL;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->name)))
    gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

/**
 * pow_person_page_get_person:
 * @self: the page
 *
 * Returns: what was typed; its strings are borrowed until the page changes
 */
PowPerson
pow_person_page_get_person (PowPersonPage *self)
{
  PowPerson person = { 0 };

  g_return_val_if_fail (POW_IS_PERSON_PAGE (self), person);

  person.name = gtk_editable_get_text (self->name);
  person.organisation = gtk_editable_get_text (self->organisation);
  person.role = get_role (self);
  person.region = self->region;
  return person;
}
