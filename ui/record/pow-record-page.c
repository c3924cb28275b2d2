/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/record/pow-record-page.h"

#include "model/record/pow-address.h"
#include "pow-config.h"
#include "ui/common/pow-card.h"
#include "ui/common/pow-text-scale.h"
#include "ui/form/pow-form-card.h"
#include "ui/people/pow-contact-card.h"
#include "ui/people/pow-private-card.h"
#include "ui/record/pow-record-head.h"
#include "ui/record/pow-record-layout.h"
#include "ui/subproject/pow-standing-card.h"

#include <glib/gi18n-lib.h>

/* Pixels at 100 % text. */
#define WIDE 900
#define ONE_COLUMN 720
#define TWO_COLUMNS 1120

struct _PowRecordPage
{
  PowPage parent_instance;

  PowForm *form;
  GtkWidget *clamp;
  GtkWidget *head;
  GtkWidget *standing; /* NULL for a kind without pulses */
  GtkWidget *contact;  /* these two NULL for a kind that is not of people */
  GtkWidget *own;
  GtkWidget *columns;
  GtkWidget *left;
  GtkWidget *right; /* hidden while there is one column */
  GArray *cards;    /* (element-type PowRecordCard) in the order of one column */
  gboolean has_right;
  gboolean wide;
};

G_DEFINE_FINAL_TYPE (PowRecordPage, pow_record_page, POW_TYPE_PAGE)

/* Shown by the standing card. */
static const char *const skipped[] = { "pulses", NULL };

/* One card of the page, in a column of its own choice while there are two. */
typedef struct
{
  GtkWidget *widget;
  gboolean on_right;
} PowRecordCard;

static void
pow_record_page_add (PowRecordPage *self, GtkWidget *widget, gboolean on_right)
{
  PowRecordCard card = { g_object_ref_sink (widget), on_right };

  g_array_append_val (self->cards, card);
}

static void
pow_record_card_clear (PowRecordCard *card)
{
  g_clear_object (&card->widget);
}

/* Beside each other, or all under each other in the order of the layout. */
static void
pow_record_page_place (PowRecordPage *self, gboolean wide)
{
  for (guint i = 0; i < self->cards->len; i++)
    {
      const PowRecordCard *card = &g_array_index (self->cards, PowRecordCard, i);
      GtkWidget *parent = gtk_widget_get_parent (card->widget);

      if (parent != NULL)
        gtk_box_remove (GTK_BOX (parent), card->widget);
    }
  for (guint i = 0; i < self->cards->len; i++)
    {
      const PowRecordCard *card = &g_array_index (self->cards, PowRecordCard, i);

      gtk_box_append (GTK_BOX (wide && card->on_right ? self->right : self->left), card->widget);
    }
  gtk_widget_set_visible (self->right, wide);
  self->wide = wide;
}

static void
pow_record_page_add_standing (PowRecordPage *self)
{
  PowPage *page = POW_PAGE (self);
  GtkWidget *aside = pow_label_new (_ ("latest pulses"), "caption");

  self->standing = pow_standing_card_new (pow_page_get_session (page), pow_page_get_address (page));
  gtk_widget_add_css_class (aside, "dim-label");
  pow_record_page_add (self, pow_form_card_wrap (_ ("Standing"), self->standing, aside), TRUE);
}

static void
pow_record_page_add_card (PowRecordPage *self, const PowRecordLayout *layout)
{
  const char *heading = pow_record_layout_get_heading (layout, pow_form_get_fields (self->form));
  gboolean standing = g_strv_contains (layout->groups, "Standing")
                      && pow_fields_find (pow_form_get_fields (self->form), skipped[0]) != NULL;
  GtkWidget *card;

  if (standing)
    pow_record_page_add_standing (self);
  /* The standing card has the name already. */
  card = pow_form_card_new (self->form, standing ? NULL : heading, layout->groups, layout->first,
                            skipped);
  if (card != NULL)
    pow_record_page_add (self, card, layout->on_right);
}

/* What is known of people and organisations beside their record. */
static void
pow_record_page_add_layers (PowRecordPage *self)
{
  PowSession *session = pow_page_get_session (POW_PAGE (self));
  const char *address = pow_page_get_address (POW_PAGE (self));
  PowKind kind = pow_form_get_kind (self->form);
  gboolean has_right = FALSE;

  if (kind != POW_KIND_TREKKER && kind != POW_KIND_STAKEHOLDER)
    return;
  for (guint i = 0; i < self->cards->len; i++)
    has_right = has_right || g_array_index (self->cards, PowRecordCard, i).on_right;
  self->contact = pow_contact_card_new (session, address);
  self->own = pow_private_card_new (session, address, kind);
  pow_record_page_add (self, pow_form_card_wrap (_ ("Contact details"), self->contact, NULL), FALSE);
  pow_record_page_add (self, pow_form_card_wrap (_ ("Only for you"), self->own, NULL), has_right);
}

static void
pow_record_page_build_cards (PowRecordPage *self)
{
  g_autoptr (GPtrArray) groups = pow_form_card_list_groups (self->form);

  self->cards = g_array_new (FALSE, FALSE, sizeof (PowRecordCard));
  g_array_set_clear_func (self->cards, (GDestroyNotify) pow_record_card_clear);
  for (const PowRecordLayout *layout = pow_record_layouts; layout->heading != NULL; layout++)
    {
      gboolean is_last = layout[1].heading == NULL;

      /* A kind's own groups come before the notes. */
      for (guint i = 0; is_last && i < groups->len; i++)
        if (!pow_record_layout_knows (g_ptr_array_index (groups, i)))
          {
            const char *group = g_ptr_array_index (groups, i);

            pow_record_page_add_card (self, &(PowRecordLayout){ .heading = group, .groups = { group } });
          }
      pow_record_page_add_card (self, layout);
    }
  pow_record_page_add_layers (self);
  self->left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  self->right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_grid_attach (GTK_GRID (self->columns), self->left, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (self->columns), self->right, 1, 0, 1, 1);
  for (guint i = 0; i < self->cards->len; i++)
    self->has_right = self->has_right || g_array_index (self->cards, PowRecordCard, i).on_right;
  pow_record_page_place (self, self->has_right);
  pow_text_scale_clamp (ADW_CLAMP (self->clamp), self->has_right ? TWO_COLUMNS : ONE_COLUMN);
}

static void
pow_record_page_refresh (PowPage *page)
{
  PowRecordPage *self = POW_RECORD_PAGE (page);
  PowSession *session = pow_page_get_session (page);
  const char *address = pow_page_get_address (page);
  g_autofree char *region = pow_address_dup_region (address);
  g_autofree char *region_address
      = region != NULL ? pow_address_build (POW_KIND_REGION, region, NULL) : NULL;

  pow_page_set_title (page, pow_kind_get_label (pow_form_get_kind (self->form)),
                      region_address != NULL
                          ? pow_session_get_title (session, region_address)
                          : NULL);
  pow_record_head_refresh (POW_RECORD_HEAD (self->head));
  if (self->standing != NULL)
    pow_standing_card_refresh (POW_STANDING_CARD (self->standing));
  if (self->contact != NULL)
    {
      pow_contact_card_refresh (POW_CONTACT_CARD (self->contact));
      pow_private_card_refresh (POW_PRIVATE_CARD (self->own));
    }
}

static void
pow_record_page_set_width (PowPage *page, int width)
{
  PowRecordPage *self = POW_RECORD_PAGE (page);
  gboolean wide = width >= WIDE && self->has_right;

  if (wide != self->wide)
    pow_record_page_place (self, wide);
  gtk_grid_set_column_homogeneous (GTK_GRID (self->columns), wide);
  /* Not taken out and put back: what has the keyboard would lose it. */
  g_object_set (gtk_layout_manager_get_layout_child (gtk_widget_get_layout_manager (self->columns), self->right),
                "column", wide ? 1 : 0, "row", wide ? 0 : 1, NULL);
  pow_record_head_set_narrow (POW_RECORD_HEAD (self->head), width < 600);
  if (width < 600)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
}

/* Only keys that no field wanted come up to the page. */
static gboolean
pow_record_page_key_cb (PowRecordPage *self, guint key, guint code, GdkModifierType state)
{
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_p:
      if (self->standing == NULL)
        return GDK_EVENT_PROPAGATE;
      pow_standing_card_give_pulse (POW_STANDING_CARD (self->standing));
      return GDK_EVENT_STOP;
    case GDK_KEY_k:
      pow_record_head_toggle_promising (POW_RECORD_HEAD (self->head));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
pow_record_page_dispose (GObject *object)
{
  PowRecordPage *self = POW_RECORD_PAGE (object);

  g_clear_object (&self->form);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->cards, g_array_unref);

  G_OBJECT_CLASS (pow_record_page_parent_class)->dispose (object);
}

/* Begins at the first field: the buttons of the head change more than one field at a time. */
static void
pow_record_page_map (GtkWidget *widget)
{
  PowRecordPage *self = POW_RECORD_PAGE (widget);

  GTK_WIDGET_CLASS (pow_record_page_parent_class)->map (widget);
  if (gtk_widget_get_focus_child (widget) == NULL)
    gtk_widget_child_focus (self->columns, GTK_DIR_TAB_FORWARD);
}

static void
pow_record_page_class_init (PowRecordPageClass *class)
{
  PowPageClass *page_class = POW_PAGE_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pow_record_page_dispose;
  GTK_WIDGET_CLASS (class)->map = pow_record_page_map;
  page_class->refresh = pow_record_page_refresh;
  page_class->set_width = pow_record_page_set_width;
}

static void
pow_record_page_init (PowRecordPage *self)
{
}

static void
pow_record_page_build (PowRecordPage *self)
{
  PowPage *page = POW_PAGE (self);
  PowSession *session = pow_page_get_session (page);
  const char *address = pow_page_get_address (page);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->form = pow_form_new (session, address);
  self->head = pow_record_head_new (session, address);
  /* A box would ask its columns for their width at each height, which takes long and which newer toolkits
   * find fault with; a grid does not. */
  self->columns = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->columns), 22);
  gtk_grid_set_row_spacing (GTK_GRID (self->columns), 18);
  gtk_grid_set_column_homogeneous (GTK_GRID (self->columns), TRUE);
  gtk_box_append (GTK_BOX (body), self->head);
  gtk_box_append (GTK_BOX (body), self->columns);
  gtk_box_append (GTK_BOX (body),
                  pow_record_head_get_remove_button (POW_RECORD_HEAD (self->head)));
  gtk_widget_add_css_class (body, "page");
  self->clamp = adw_clamp_new ();
  adw_clamp_set_child (ADW_CLAMP (self->clamp), body);
  pow_record_page_build_cards (self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->clamp);
  adw_bin_set_child (ADW_BIN (self), scroller);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (pow_record_page_key_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * pow_record_page_new:
 * @session: what is on screen
 * @address: a record
 *
 * Main thread.
 *
 * Returns: (transfer floating): the page of the record, filled
 */
PowPage *
pow_record_page_new (PowSession *session, const char *address)
{
  PowRecordPage *self;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);
  g_return_val_if_fail (pow_address_is_valid (address), NULL);

  self = g_object_new (POW_TYPE_RECORD_PAGE, "session", session, "address", address, NULL);
  pow_record_page_build (self);
  pow_page_refresh (POW_PAGE (self));
  return POW_PAGE (self);
}
