/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/choices/pow-choices-page.h"

#include "pow-config.h"
#include "ui/choices/pow-choice-card.h"
#include "ui/choices/pow-choices-list.h"
#include "ui/choices/pow-merged-card.h"
#include "ui/common/pow-card.h"
#include "ui/common/pow-text-scale.h"

#include <glib/gi18n-lib.h>

/* More than anybody settles in one go; what is behind them follows as these go. */
#define MOST_CARDS 60
#define WIDTH 752 /* at 100 % text */

struct _PowChoicesPage
{
  PowPage parent_instance;

  char *first; /* place of the choice to begin with; NULL: the first */
  GtkStack *stack;
  AdwBin *above; /* of the merged fields */
  GtkWidget *heading;
  GtkBox *cards;
  GtkWidget *more;
  AdwStatusPage *empty;
  GtkWidget *everywhere;
  GCancellable *cancellable; /* of the question to the history */
  guint focus_source;
  gboolean started;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (PowChoicesPage, pow_choices_page, POW_TYPE_PAGE)

static PowChoiceCard *
get_card (GtkWidget *child)
{
  return child != NULL ? POW_CHOICE_CARD (child) : NULL;
}

static PowChoiceCard *
find_card (PowChoicesPage *self, const char *place)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (pow_choice_card_get_place (get_card (child)), place) == 0)
      return get_card (child);
  return NULL;
}

static void
unfolding_cb (PowChoiceCard *card, PowChoicesPage *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (get_card (child) != card && pow_choice_card_is_unfolded (get_card (child)))
      pow_choice_card_set_unfolded (get_card (child), FALSE);
}

/* On to the next, or to the one before the last. */
static void
go_on (PowChoiceCard *card, PowChoicesPage *self)
{
  GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (card));

  if (next == NULL)
    next = gtk_widget_get_prev_sibling (GTK_WIDGET (card));
  if (next == NULL)
    return;
  pow_choice_card_set_unfolded (get_card (next), TRUE);
  pow_choice_card_focus (get_card (next));
}

static PowChoiceCard *
append_card (PowChoicesPage *self, PowOpenChoice *choice)
{
  PowChoiceCard *card = POW_CHOICE_CARD (pow_choice_card_new (pow_page_get_session (POW_PAGE (self)), choice));

  pow_choice_card_set_narrow (card, self->narrow);
  g_signal_connect (card, "unfolding", G_CALLBACK (unfolding_cb), self);
  g_signal_connect (card, "settled", G_CALLBACK (go_on), self);
  g_signal_connect (card, "later", G_CALLBACK (go_on), self);
  gtk_box_append (self->cards, GTK_WIDGET (card));
  return card;
}

/* Takes away the cards of what is settled, and adds those of what is new, in the order of the list. */
static void
show_cards (PowChoicesPage *self, GPtrArray *choices)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkWidget *child, *next, *before = NULL;

  for (guint i = 0; i < choices->len; i++)
    g_hash_table_add (places, pow_choices_dup_place (g_ptr_array_index (choices, i)));
  for (child = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (!g_hash_table_contains (places, pow_choice_card_get_place (get_card (child))))
        gtk_box_remove (self->cards, child);
    }
  while (choices->len > 0)
    {
      PowOpenChoice *choice = g_ptr_array_steal_index (choices, 0);
      g_autofree char *place = pow_choices_dup_place (choice);
      PowChoiceCard *card = find_card (self, place);

      if (card != NULL)
        pow_choice_card_update (card, choice);
      else
        card = append_card (self, choice);
      gtk_box_reorder_child_after (self->cards, GTK_WIDGET (card), before);
      before = GTK_WIDGET (card);
    }
}

static void
explained_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PowChoicesPage *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) choices = pow_lookback_ask_finish (POW_LOOKBACK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* Without the history the choices can be settled all the same. */
  if (choices == NULL)
    {
      g_debug ("Choices without their history: %s", error->message);
      return;
    }
  while (choices->len > 0)
    {
      PowOpenChoice *choice = g_ptr_array_steal_index (choices, 0);
      g_autofree char *place = pow_choices_dup_place (choice);
      PowChoiceCard *card = find_card (self, place);

      if (card != NULL)
        pow_choice_card_update (card, choice);
      else
        pow_open_choice_free (choice);
    }
}

/* Who filled in what is told a moment later. */
static void
ask_history (PowChoicesPage *self)
{
  PowSession *session = pow_page_get_session (POW_PAGE (self));
  GPtrArray *choices = pow_choices_list (session);

  if (choices->len > MOST_CARDS)
    g_ptr_array_set_size (choices, MOST_CARDS);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  pow_lookback_explain_choices_async (pow_session_get_lookback (session), choices, self->cancellable, explained_cb, self);
}

static void
show_empty (PowChoicesPage *self, guint elsewhere)
{
  g_autofree char *words = NULL;

  if (elsewhere > 0)
    words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u choice waits in the regions outside Where.",
                                          "%u choices wait in the regions outside Where.", elsewhere),
                             elsewhere);
  else
    words = g_strdup (_ ("When two people fill in the same field in different ways, both values are kept and wait here until "
                         "somebody chooses."));
  adw_status_page_set_title (self->empty, elsewhere > 0 ? _ ("No choices in this selection") : _ ("No choices"));
  adw_status_page_set_description (self->empty, words);
  gtk_widget_set_visible (self->everywhere, elsewhere > 0);
}

static PowChoiceCard *
find_unfolded (PowChoicesPage *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (pow_choice_card_is_unfolded (get_card (child)))
      return get_card (child);
  return NULL;
}

/* The keyboard begins at the answers, not at the heading of the first card; once they are laid out. */
static gboolean
focus_cb (gpointer data)
{
  PowChoicesPage *self = data;
  PowChoiceCard *card = find_unfolded (self);

  self->focus_source = 0;
  if (card != NULL)
    pow_choice_card_focus (card);
  return G_SOURCE_REMOVE;
}

static void
start (PowChoicesPage *self)
{
  PowChoiceCard *card = self->first != NULL ? find_card (self, self->first) : NULL;

  if (card == NULL)
    card = get_card (gtk_widget_get_first_child (GTK_WIDGET (self->cards)));
  if (card == NULL)
    return;
  self->started = TRUE;
  pow_choice_card_set_unfolded (card, TRUE);
  self->focus_source = g_idle_add_full (G_PRIORITY_LOW, focus_cb, self, NULL);
}

/* What needed no question, above what does; Waar counts there too. */
static void
show_merged (PowChoicesPage *self)
{
  GtkWidget *card = adw_bin_get_child (self->above);

  if (card != NULL)
    pow_merged_card_refresh (POW_MERGED_CARD (card));
  else
    adw_bin_set_child (self->above, pow_merged_card_new (pow_page_get_session (POW_PAGE (self))));
}

static void
pow_choices_page_refresh (PowPage *page)
{
  PowChoicesPage *self = POW_CHOICES_PAGE (page);
  PowSession *session = pow_page_get_session (page);
  g_autoptr (GPtrArray) choices = pow_choices_list (session);
  const guint count = choices->len;
  const guint left_out = count > MOST_CARDS ? count - MOST_CARDS : 0;
  g_autofree char *heading = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u choice", "%u choices", count), count);
  g_autofree char *more = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u more follows when these are done", "%u more follow when these are done", left_out),
      left_out);
  guint elsewhere = 0;

  if (count == 0)
    pow_choices_count (session, &elsewhere);
  show_merged (self);
  g_ptr_array_set_size (choices, (int) (count - left_out));
  gtk_label_set_text (GTK_LABEL (self->heading), heading);
  gtk_label_set_text (GTK_LABEL (self->more), more);
  gtk_widget_set_visible (self->more, left_out > 0);
  show_cards (self, choices);
  show_empty (self, elsewhere);
  gtk_stack_set_visible_child_name (self->stack, count > 0 ? "choices" : "empty");
  if (count > 0 && !pow_session_is_read_only (session))
    ask_history (self);
  if (!self->started)
    start (self);
}

static void
pow_choices_page_set_width (PowPage *page, int width)
{
  PowChoicesPage *self = POW_CHOICES_PAGE (page);

  self->narrow = width < POW_WIDTH_NARROW;
  if (self->narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    pow_choice_card_set_narrow (get_card (child), self->narrow);
}

static void
pow_choices_page_dispose (GObject *object)
{
  PowChoicesPage *self = POW_CHOICES_PAGE (object);

  g_clear_handle_id (&self->focus_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (pow_choices_page_parent_class)->dispose (object);
}

static void
pow_choices_page_finalize (GObject *object)
{
  g_free (POW_CHOICES_PAGE (object)->first);
  G_OBJECT_CLASS (pow_choices_page_parent_class)->finalize (object);
}

static void
pow_choices_page_class_init (PowChoicesPageClass *klass)
{
  PowPageClass *page_class = POW_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pow_choices_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = pow_choices_page_finalize;
  page_class->refresh = pow_choices_page_refresh;
  page_class->set_width = pow_choices_page_set_width;
}

static GtkWidget *
build_clamp (GtkWidget *child)
{
  GtkWidget *clamp = adw_clamp_new ();

  pow_text_scale_clamp (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), child);
  return clamp;
}

static GtkWidget *
build_list (PowChoicesPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *explanation;

  self->heading = pow_label_new (NULL, "title-2");
  explanation = pow_label_new (_ ("Two people filled in the same thing in different ways. Both values are kept and everybody sees "
                                  "them. You can go on working and sharing."),
                               "choice-origin");
  self->cards = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 10));
  gtk_widget_set_margin_top (GTK_WIDGET (self->cards), 14);
  self->more = pow_label_new (NULL, "choice-origin");
  gtk_widget_set_margin_top (self->more, 10);
  gtk_box_append (GTK_BOX (box), self->heading);
  gtk_box_append (GTK_BOX (box), explanation);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->cards));
  gtk_box_append (GTK_BOX (box), self->more);
  gtk_widget_add_css_class (box, "page");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), build_clamp (box));
  return scroller;
}

static void
everywhere_cb (PowChoicesPage *self)
{
  pow_session_set_scope (pow_page_get_session (POW_PAGE (self)), POW_SCOPE_ALL, NULL);
}

static GtkWidget *
build_empty (PowChoicesPage *self)
{
  self->empty = ADW_STATUS_PAGE (adw_status_page_new ());
  self->everywhere = gtk_button_new_with_label (_ ("Show all regions"));
  gtk_widget_add_css_class (self->everywhere, "pill");
  gtk_widget_set_halign (self->everywhere, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->everywhere, "clicked", G_CALLBACK (everywhere_cb), self);
  adw_status_page_set_icon_name (self->empty, "pow-choices-symbolic");
  adw_status_page_set_child (self->empty, self->everywhere);
  return GTK_WIDGET (self->empty);
}

static void
pow_choices_page_init (PowChoicesPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->above = ADW_BIN (adw_bin_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->above), "above-choices");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, build_list (self), "choices");
  gtk_stack_add_named (self->stack, build_empty (self), "empty");
  gtk_box_append (GTK_BOX (box), build_clamp (GTK_WIDGET (self->above)));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), box);
}

PowPage *
pow_choices_page_new_at (PowSession *session, const char *place)
{
  PowChoicesPage *self;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);

  self = g_object_new (POW_TYPE_CHOICES_PAGE, "session", session, "title", _ ("Choices"), NULL);
  self->first = g_strdup (place);
  return POW_PAGE (self);
}

PowPage *
pow_choices_page_new (PowSession *session)
{
  return pow_choices_page_new_at (session, NULL);
}
