/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/compare/pow-compare-pair-offers.h"

#include "model/schema/pow-validate.h"
#include "pow-config.h"
#include "ui/compare/pow-compare-pairs.h"

#include <glib/gi18n-lib.h>

/* One answer: who it is about, as the comparison may be made anew while a person thinks. */
typedef struct
{
  PowSession *session;
  GPtrArray *members; /* (element-type utf8), owned */
  gboolean refuses;
  char *member; /* that does not belong; NULL: none belongs to another */
  char *reason; /* what was suggested on */
} Offer;

static Offer *
offer_new (PowSession *session, const PowComparedSubject *subject)
{
  Offer *offer = g_new0 (Offer, 1);

  offer->session = g_object_ref (session);
  offer->members = g_ptr_array_new_with_free_func (g_free);
  pow_compare_pairs_add_members (offer->members, subject);
  return offer;
}

static void
offer_free (gpointer data, GClosure *closure)
{
  Offer *offer = data;

  g_object_unref (offer->session);
  g_ptr_array_unref (offer->members);
  g_free (offer->member);
  g_free (offer->reason);
  g_free (offer);
}

static void
offer_taken_cb (GtkButton *button, Offer *offer)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER);

  if (offer->refuses)
    pow_compare_pairs_refuse (offer->session, offer->members, offer->member, offer->reason);
  else
    pow_compare_pairs_join (offer->session, offer->members, NULL);
  gtk_popover_popdown (GTK_POPOVER (popover));
}

/* Also in a narrow window the whole of it can be seen, or heard. */
static void
limit_words (GtkWidget *label)
{
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_tooltip_text (label, gtk_label_get_label (GTK_LABEL (label)));
}

static GtkWidget *
button_new (const char *label, Offer *offer)
{
  GtkWidget *button = gtk_button_new_with_label (label), *words = gtk_button_get_child (GTK_BUTTON (button));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (words, GTK_ALIGN_START);
  limit_words (words);
  g_signal_connect_data (button, "clicked", G_CALLBACK (offer_taken_cb), offer, offer_free, 0);
  return button;
}

static void
pop_up (GtkPopover *popover, GtkWidget *box, GtkWidget *place)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  graphene_rect_t bounds;

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_popover_set_child (popover, scroller);
  if (gtk_widget_compute_bounds (place, gtk_widget_get_parent (GTK_WIDGET (popover)), &bounds))
    gtk_popover_set_pointing_to (popover, &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                                           (int) bounds.size.width, (int) bounds.size.height });
  gtk_popover_popup (popover);
}

static GtkWidget *
box_new (const char *heading)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *label = gtk_label_new (heading);

  gtk_widget_add_css_class (label, "heading");
  limit_words (label);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/* Subprojects of several regions may have one title: "Zeeland: Jobhub". */
static char *
tell_member (const PowComparison *comparison, const PowComparedSubject *subject, guint column)
{
  g_autofree char *title = pow_text_mask_bsn (pow_record_get_title (subject->records[column]));

  return g_strdup_printf ("%s: %s", comparison->columns[column].name, title);
}

static char *
tell_only_member (const PowComparison *comparison, const PowComparedSubject *subject)
{
  for (guint i = 0; i < comparison->n_columns; i++)
    if (subject->records[i] != NULL)
      return tell_member (comparison, subject, i);
  return g_strdup (subject->title);
}

/* What may stand beside a subproject: those of other columns that are alone. */
static gboolean
may_join (const PowComparison *comparison, const PowComparedSubject *subject, const PowComparedSubject *other)
{
  if (other == subject || other->kind != POW_KIND_SUBPROJECT || other->pair_key != NULL || other->pair_reason != NULL)
    return FALSE;
  for (guint i = 0; i < comparison->n_columns; i++)
    if (subject->records[i] != NULL && other->records[i] != NULL)
      return FALSE;
  return TRUE;
}

/**
 * pow_compare_pair_offers_new:
 * @parent: the page; it unparents the popover in its dispose
 *
 * One popover serves all questions. GTK 4.8 looks up the surface under the pointer without asking whether it is
 * still there, so one that is made and thrown away with each question can take the program along.
 *
 * Returns: (transfer none): an empty popover, owned by @parent
 */
GtkPopover *
pow_compare_pair_offers_new (GtkWidget *parent)
{
  GtkWidget *popover = gtk_popover_new ();

  gtk_widget_set_parent (popover, parent);
  return GTK_POPOVER (popover);
}

/**
 * pow_compare_pair_offers_join:
 * @popover: where to ask
 * @session: where it is kept
 * @comparison: what is on screen
 * @subject: what one region has alone
 * @place: what to ask it beside
 *
 * Lets a person say with what of another region a subproject belongs together. Main thread.
 */
void
pow_compare_pair_offers_join (GtkPopover *popover, PowSession *session, const PowComparison *comparison,
                              const PowComparedSubject *subject, GtkWidget *place)
{
  g_autofree char *heading = NULL;
  GtkWidget *box;
  guint n = 0;

  g_return_if_fail (POW_IS_SESSION (session));
  g_return_if_fail (comparison != NULL && subject != NULL);

  heading = tell_only_member (comparison, subject);
  box = box_new (heading);
  for (guint i = 0; i < comparison->subjects->len; i++)
    {
      const PowComparedSubject *other = g_ptr_array_index (comparison->subjects, i);
      g_autofree char *label = NULL;
      Offer *offer;

      if (!may_join (comparison, subject, other))
        continue;
      offer = offer_new (session, subject);
      pow_compare_pairs_add_members (offer->members, other);
      label = tell_only_member (comparison, other);
      gtk_box_append (GTK_BOX (box), button_new (label, offer));
      n++;
    }
  if (n == 0)
    gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("The other regions have nothing left to pair it with.")));
  pop_up (popover, box, place);
}

static Offer *
refusal_new (PowSession *session, const PowComparedSubject *subject, const char *member)
{
  Offer *offer = offer_new (session, subject);

  offer->refuses = TRUE;
  offer->member = g_strdup (member);
  offer->reason = g_strdup (subject->pair_reason);
  return offer;
}

/**
 * pow_compare_pair_offers_refuse:
 * @popover: where to ask
 * @session: where it is kept
 * @comparison: what is on screen
 * @subject: a suggested pair
 * @place: what to ask it beside
 *
 * Keeps that what was suggested is not the same. Of two that is all there is to say; of more a person says which one
 * does not belong, or that none does. Main thread.
 */
void
pow_compare_pair_offers_refuse (GtkPopover *popover, PowSession *session, const PowComparison *comparison,
                                const PowComparedSubject *subject, GtkWidget *place)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) offered = g_ptr_array_new ();
  GtkWidget *box;

  g_return_if_fail (POW_IS_SESSION (session));
  g_return_if_fail (comparison != NULL && subject != NULL && subject->pair_key == NULL && subject->pair_reason != NULL);

  pow_compare_pairs_add_members (members, subject);
  if (members->len == 2)
    {
      pow_compare_pairs_refuse (session, members, NULL, subject->pair_reason);
      return;
    }
  box = box_new (_ ("Which one does not belong?"));
  for (guint i = 0; i < comparison->n_columns; i++)
    {
      const char *address = subject->records[i] != NULL ? pow_record_get_address (subject->records[i]) : NULL;
      g_autofree char *label = NULL;

      if (address == NULL || g_ptr_array_find_with_equal_func (offered, address, g_str_equal, NULL))
        continue;
      g_ptr_array_add (offered, (gpointer) address);
      label = tell_member (comparison, subject, i);
      gtk_box_append (GTK_BOX (box), button_new (label, refusal_new (session, subject, address)));
    }
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), button_new (_ ("None belongs to another"), refusal_new (session, subject, NULL)));
  pop_up (popover, box, place);
}
