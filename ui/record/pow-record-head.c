/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/record/pow-record-head.h"

#include "model/record/pow-address.h"
#include "pow-config.h"
#include "ui/common/pow-card.h"
#include "ui/common/pow-mark-shape.h"
#include "ui/form/pow-form-choice-note.h"
#include "ui/record/pow-source-link.h"

#include <glib/gi18n-lib.h>

#define PROMISING "promising.shared"

struct _PowRecordHead
{
  AdwBin parent_instance;

  PowSession *session;
  char *address;

  GtkWidget *line; /* title and actions */
  GtkWidget *mark; /* how it stands against the moment of Against */
  GtkWidget *title;
  GtkWidget *about; /* what and where, sources */
  gboolean sentences; /* some source is longer than a name */
  gboolean narrow;
  GtkWidget *promising;
  GtkWidget *put_back;
  GtkWidget *remove; /* at the foot of the page: not what a page begins with */
  GtkWidget *choice; /* removed by one, changed by another */
  GtkWidget *notice; /* why it cannot be changed */
};

G_DEFINE_FINAL_TYPE (PowRecordHead, pow_record_head, ADW_TYPE_BIN)

#define LONG_SOURCE 30 /* characters */

static PowRecord *
pow_record_head_get_record (PowRecordHead *self)
{
  return pow_session_lookup (self->session, self->address);
}

/* Shown as it was then, and not there any more. */
static gboolean
pow_record_head_is_gone_since (PowRecordHead *self)
{
  PowRecord *now = pow_snapshot_lookup (pow_session_get_current (self->session), self->address);

  return pow_session_is_read_only (self->session) && (now == NULL || pow_record_is_removed (now));
}

/* What another program deleted, as it stood at the moment of Against. */
static PowRecord *
pow_record_head_get_lost (PowRecordHead *self)
{
  PowSnapshot *against = pow_session_get_against_snapshot (self->session);

  return against != NULL && !pow_session_is_read_only (self->session) ? pow_snapshot_lookup (against, self->address) : NULL;
}

static void
pow_record_head_append_about (PowRecordHead *self, PowRecord *record)
{
  PowSnapshot *snapshot = pow_session_get_snapshot (self->session);
  g_autofree char *region = pow_address_dup_region (self->address);
  const cJSON *sources = pow_record_get (record, "source");
  g_autofree char *what = NULL;
  GtkWidget *label;

  if (region != NULL)
    {
      g_autofree char *region_address = pow_address_build (POW_KIND_REGION, region, NULL);
      g_autofree char *plan_address = pow_address_build (POW_KIND_PLAN, region, NULL);
      PowRecord *plan = pow_snapshot_lookup (snapshot, plan_address);
      const char *place = plan != NULL && pow_record_get_kind (record) == POW_KIND_SUBPROJECT
                              ? pow_record_get_title (plan)
                              : pow_snapshot_get_title (snapshot, region_address);

      /* Translators: what a record is and where it belongs: "Subproject of Plan Zeeland". */
      what = g_strdup_printf (_ ("%s of %s"), pow_kind_get_label (pow_record_get_kind (record)), place);
    }
  else
    what = g_strdup (pow_kind_get_label (pow_record_get_kind (record)));
  if (sources != NULL && sources->child != NULL)
    {
      /* Translators: what a record is, and behind it the sources it was taken from. */
      g_autofree char *with_source = g_strdup_printf (_ ("%s, source:"), what);

      label = pow_label_new (with_source, "dim-label");
    }
  else
    label = pow_label_new (what, "dim-label");
  gtk_box_append (GTK_BOX (self->about), label);
  self->sentences = FALSE;
  for (const cJSON *source = sources != NULL ? sources->child : NULL; source != NULL;
       source = source->next)
    if (cJSON_IsString (source))
      {
        GtkWidget *link = pow_source_link_new (source->valuestring);

        self->sentences |= GTK_IS_LABEL (link) && g_utf8_strlen (source->valuestring, -1) > LONG_SOURCE;
        gtk_box_append (GTK_BOX (self->about), link);
      }
  if (pow_record_is_fictional (record))
    {
      GtkWidget *tag = gtk_label_new (_ ("fictional"));

      gtk_widget_add_css_class (tag, "tag");
      gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
      gtk_widget_set_halign (tag, GTK_ALIGN_START);
      gtk_widget_set_tooltip_text (tag, _ ("Made up for the example"));
      gtk_box_append (GTK_BOX (self->about), tag);
    }
}

/* Sources side by side, as far as they are names; each sentence has its own line. */
static void
pow_record_head_arrange (PowRecordHead *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->line),
                                  self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->about), self->narrow || self->sentences
                                                                    ? GTK_ORIENTATION_VERTICAL
                                                                    : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->about), self->sentences ? 2 : 8);
}

/**
 * pow_record_head_refresh:
 * @self: the head
 *
 * Shows the record as it is on screen now.
 */
void
pow_record_head_refresh (PowRecordHead *self)
{
  PowRecord *record;
  g_autoptr (PowForm) form = NULL;
  const char *reason;
  gboolean removed;
  gboolean promising;
  gboolean can_remove;
  GtkWidget *child;

  g_return_if_fail (POW_IS_RECORD_HEAD (self));

  record = pow_record_head_get_record (self);
  form = pow_form_new (self->session, self->address);
  reason = pow_form_get_read_only_reason (form);
  while ((child = gtk_widget_get_first_child (self->about)) != NULL)
    gtk_box_remove (GTK_BOX (self->about), child);
  /* The bar above the page says it already of what was there then. */
  if (record != NULL && pow_session_is_read_only (self->session))
    reason = pow_record_head_is_gone_since (self) ? _ ("This was removed since then.") : NULL;
  pow_form_choice_note_show (POW_FORM_CHOICE_NOTE (self->choice), form, "", FALSE);
  gtk_label_set_text (GTK_LABEL (self->notice), reason != NULL ? reason : "");
  gtk_widget_set_visible (self->notice, reason != NULL);
  if (record == NULL)
    {
      PowRecord *lost = pow_record_head_get_lost (self);

      gtk_label_set_text (GTK_LABEL (self->title),
                          lost != NULL ? pow_record_get_title (lost) : pow_session_get_title (self->session, self->address));
      gtk_widget_set_visible (self->promising, FALSE);
      gtk_widget_set_visible (self->remove, FALSE);
      gtk_widget_set_visible (self->mark, FALSE);
      gtk_widget_set_visible (self->put_back, pow_record_head_get_lost (self) != NULL);
      return;
    }
  {
    g_autofree char *masked = pow_text_mask_bsn (
        pow_snapshot_get_title (pow_session_get_snapshot (self->session), self->address));

    gtk_label_set_text (GTK_LABEL (self->title), masked);
  }
  pow_record_head_append_about (self, record);
  pow_record_head_arrange (self);
  removed = pow_record_is_removed (record);
  promising = pow_record_get_flag (record, PROMISING);
  gtk_widget_set_visible (self->promising,
                          pow_form_get_read_only_reason (form) == NULL
                              && pow_schema_find (pow_record_get_kind (record), PROMISING, NULL) != NULL);
  gtk_button_set_label (GTK_BUTTON (self->promising),
                        promising ? _ ("No longer promising") : _ ("Mark as promising"));
  can_remove = !pow_record_is_newer (record)
               && pow_kind_get_folder (pow_record_get_kind (record)) != NULL;
  /* What has gone since can be put back from where it still stands. */
  gtk_widget_set_visible (self->put_back, can_remove && (removed || pow_record_head_is_gone_since (self)));
  gtk_widget_set_visible (self->remove, can_remove && !removed && !pow_session_is_read_only (self->session));
  pow_mark_shape_set (POW_MARK_SHAPE (self->mark), pow_session_get_mark (self->session, self->address));
  gtk_widget_set_visible (self->mark, pow_session_get_mark (self->session, self->address) != POW_MARK_SAME);
}

/**
 * pow_record_head_set_narrow:
 * @self: the head
 * @narrow: whether the window is narrow: the actions stand below the title
 */
void
pow_record_head_set_narrow (PowRecordHead *self, gboolean narrow)
{
  g_return_if_fail (POW_IS_RECORD_HEAD (self));

  self->narrow = narrow;
  pow_record_head_arrange (self);
}

/**
 * pow_record_head_toggle_promising:
 * @self: the head
 *
 * Switches whether the record is shared with other regions as promising; nothing for a kind without that.
 */
void
pow_record_head_toggle_promising (PowRecordHead *self)
{
  PowRecord *record;
  g_autoptr (PowForm) form = NULL;

  g_return_if_fail (POW_IS_RECORD_HEAD (self));

  record = pow_record_head_get_record (self);
  if (record == NULL || !gtk_widget_get_visible (self->promising))
    return;
  form = pow_form_new (self->session, self->address);
  pow_form_set (form, PROMISING, pow_record_get_flag (record, PROMISING) ? "false" : "true");
}

static void
pow_record_head_remove_cb (PowRecordHead *self)
{
  PowRecord *record = pow_record_head_get_record (self);

  if (record == NULL && pow_record_head_get_lost (self) == NULL)
    return;
  if (record == NULL || pow_record_is_removed (record) || pow_record_head_is_gone_since (self))
    pow_session_put_back (self->session, self->address, NULL);
  else
    pow_session_remove (self->session, self->address, NULL);
}

static void
pow_record_head_finalize (GObject *object)
{
  PowRecordHead *self = POW_RECORD_HEAD (object);

  g_clear_object (&self->session);
  g_clear_object (&self->remove);
  g_free (self->address);

  G_OBJECT_CLASS (pow_record_head_parent_class)->finalize (object);
}

static void
pow_record_head_class_init (PowRecordHeadClass *class)
{
  G_OBJECT_CLASS (class)->finalize = pow_record_head_finalize;
}

static void
pow_record_head_init (PowRecordHead *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *actions = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->title = pow_label_new (NULL, "title-1");
  gtk_widget_set_hexpand (self->title, TRUE);
  self->promising = gtk_button_new ();
  gtk_widget_set_valign (self->promising, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->promising, _ ("K"));
  g_signal_connect_object (self->promising, "clicked",
                           G_CALLBACK (pow_record_head_toggle_promising), self, G_CONNECT_SWAPPED);
  self->put_back = gtk_button_new_with_label (_ ("Put back"));
  gtk_widget_set_valign (self->put_back, GTK_ALIGN_START);
  g_signal_connect_object (self->put_back, "clicked", G_CALLBACK (pow_record_head_remove_cb), self,
                           G_CONNECT_SWAPPED);
  self->remove = g_object_ref_sink (gtk_button_new_with_label (_ ("Remove")));
  gtk_widget_set_halign (self->remove, GTK_ALIGN_END);
  gtk_widget_add_css_class (self->remove, "flat");
  g_signal_connect_object (self->remove, "clicked", G_CALLBACK (pow_record_head_remove_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (actions), self->put_back);
  gtk_box_append (GTK_BOX (actions), self->promising);
  self->mark = pow_mark_shape_new ();
  gtk_widget_set_visible (self->mark, FALSE);
  gtk_box_append (GTK_BOX (name), self->mark);
  gtk_box_append (GTK_BOX (name), self->title);
  gtk_box_append (GTK_BOX (self->line), name);
  gtk_box_append (GTK_BOX (self->line), actions);
  self->about = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->notice = pow_label_new (NULL, "hint");
  gtk_widget_set_visible (self->notice, FALSE);
  gtk_box_append (GTK_BOX (box), self->line);
  gtk_box_append (GTK_BOX (box), self->about);
  gtk_box_append (GTK_BOX (box), self->notice);
  self->choice = pow_form_choice_note_new ();
  gtk_box_append (GTK_BOX (box), self->choice);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * pow_record_head_new:
 * @session: what is on screen
 * @address: a record
 *
 * Main thread.
 *
 * Returns: (transfer floating): the top of its page, filled
 */
GtkWidget *
pow_record_head_new (PowSession *session, const char *address)
{
  PowRecordHead *self;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);
  g_return_val_if_fail (address != NULL, NULL);

  self = g_object_new (POW_TYPE_RECORD_HEAD, NULL);
  self->session = g_object_ref (session);
  self->address = g_strdup (address);
  pow_record_head_refresh (self);
  return GTK_WIDGET (self);
}

/**
 * pow_record_head_get_remove_button:
 * @self: the head
 *
 * Returns: (transfer none): the button that removes the record, which stands at the foot of its page
 */
GtkWidget *
pow_record_head_get_remove_button (PowRecordHead *self)
{
  g_return_val_if_fail (POW_IS_RECORD_HEAD (self), NULL);

  return self->remove;
}
