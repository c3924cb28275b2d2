/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/window/pow-moment-choices.h"

#include "pow-config.h"
#include "ui/common/pow-text-scale.h"
#include "ui/window/pow-choice-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * PowMomentChoices:
 *
 * The answers to *When* or *Against*: five moments by name, with their days, and one entry for any other date or
 * named moment. What is typed goes to the entry from anywhere, so a date needs no other key.
 *
 * Signal "done" when an answer was given.
 */
struct _PowMomentChoices
{
  AdwBin parent_instance;

  PowSession *session;
  gboolean against;
  GtkWidget *choices;
  GtkWidget *first; /* the row that a person most likely wants: the first that is not the answer now */
  GtkWidget *entry;
  GtkWidget *calendar;
  GtkWidget *reading;
  GtkWidget *matches;
};

G_DEFINE_FINAL_TYPE (PowMomentChoices, pow_moment_choices, ADW_TYPE_BIN)

#define MATCHES_MAX 5

static const char *const words[]
    = { NULL, POW_MOMENT_VISIT, POW_MOMENT_STEERING_GROUP, POW_MOMENT_ROUND, POW_MOMENT_APPROVED_PLAN };

static guint done_signal;

static const char *
get_answer (PowMomentChoices *self)
{
  return self->against ? pow_session_get_against (self->session) : pow_session_get_at (self->session);
}

static void
take (PowMomentChoices *self, const char *moment)
{
  g_autofree char *copy = g_strdup (moment); /* its row may go with the menu */

  g_signal_emit (self, done_signal, 0);
  if (self->against)
    pow_session_set_against (self->session, copy);
  else
    pow_session_set_at (self->session, copy);
}

static void
choice_clicked_cb (GtkButton *choice, PowMomentChoices *self)
{
  take (self, g_object_get_data (G_OBJECT (choice), "pow-moment"));
}

static GtkWidget *
append_choice (PowMomentChoices *self, GtkWidget *box, const char *moment, const char *title, const char *detail)
{
  const gboolean current = g_strcmp0 (moment, get_answer (self)) == 0;
  GtkWidget *choice = pow_choice_row_new (title, detail, current);

  g_object_set_data_full (G_OBJECT (choice), "pow-moment", g_strdup (moment), g_free);
  g_signal_connect (choice, "clicked", G_CALLBACK (choice_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), choice);
  if (!current && self->first == NULL)
    self->first = choice;
  return choice;
}

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
fill (PowMomentChoices *self)
{
  const char *answer = get_answer (self);
  gboolean named = FALSE;

  self->first = NULL;
  clear (self->choices);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *title = pow_session_dup_moment_label (self->session, words[i], self->against);
      g_autofree char *day = pow_session_dup_moment_day (self->session, words[i], self->against);

      append_choice (self, self->choices, words[i], title, day);
      named |= g_strcmp0 (words[i], answer) == 0;
    }
  /* Another date that is the answer now stands after Now. */
  if (!named)
    {
      g_autofree char *title = pow_session_dup_moment_label (self->session, answer, self->against);
      g_autofree char *day = pow_session_dup_moment_day (self->session, answer, self->against);
      GtkWidget *current = append_choice (self, self->choices, answer, title, day);

      gtk_box_reorder_child_after (GTK_BOX (self->choices), current, gtk_widget_get_first_child (self->choices));
    }
}

/* The named moments that hold what was typed; the shown name of a region helps to tell them apart. */
static void
show_matches (PowMomentChoices *self, const char *text)
{
  GPtrArray *moments = pow_session_get_named_moments (self->session);
  g_autofree char *wanted = g_utf8_casefold (text, -1);
  GtkWidget *first = self->first;
  guint n = 0;

  clear (self->matches);
  for (guint i = moments->len; i > 0 && n < MATCHES_MAX && *text != '\0'; i--)
    {
      const PowNamedMoment *moment = g_ptr_array_index (moments, i - 1);
      const gboolean joined = g_str_equal (moment->scope, "programme");
      g_autofree char *address = joined ? NULL : g_strconcat (moment->scope, "/region", NULL);
      const char *region = joined ? "" : pow_snapshot_get_title (pow_session_get_current (self->session), address);
      g_autofree char *all = g_strjoin (" ", moment->label, moment->slug, region, NULL);
      g_autofree char *folded = g_utf8_casefold (all, -1);
      g_autofree char *name = g_strconcat (moment->scope, "/", moment->slug, NULL);
      g_autofree char *title = joined ? g_strdup (moment->label) : g_strdup_printf ("%s, %s", moment->label, region);
      g_autofree char *day = pow_date_format (pow_date_from_time (moment->time));

      if (strstr (folded, wanted) == NULL || (!joined && !pow_session_in_scope (self->session, moment->scope)))
        continue;
      append_choice (self, self->matches, name, title, day);
      n++;
    }
  self->first = first;
}

static gboolean
read_date (PowMomentChoices *self, PowDate *date, GError **error)
{
  const PowDate today = pow_session_get_today (self->session);

  return pow_date_parse_entry (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &today, date, error)
         && date->precision != POW_PRECISION_NONE;
}

static void
show_hint (PowMomentChoices *self)
{
  gtk_label_set_label (GTK_LABEL (self->reading),
                       self->against ? _ ("What is shown stays the same; what differs from then gets a mark.")
                                     : _ ("Read only: you see what was known then."));
  gtk_widget_remove_css_class (self->entry, "error");
}

static void
typed_cb (PowMomentChoices *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *day = NULL, *reading = NULL, *moment = NULL;
  GtkWidget *first = self->first;
  PowDate date;

  show_hint (self);
  show_matches (self, text);
  if (*text == '\0' || !read_date (self, &date, NULL))
    return;
  clear (self->matches);
  moment = pow_date_to_string (date);
  day = pow_date_format (date);
  append_choice (self, self->matches, moment, day, NULL);
  self->first = first;
  reading = g_strdup_printf (date.precision == POW_PRECISION_DAY ? "= %s" : _ ("= the end of %s"), day);
  gtk_label_set_label (GTK_LABEL (self->reading), reading);
}

static void
activated_cb (PowMomentChoices *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GtkWidget *match = gtk_widget_get_first_child (self->matches);
  PowDate date;

  if (read_date (self, &date, &error))
    {
      text = pow_date_to_string (date);
      take (self, text);
      return;
    }
  if (match != NULL)
    {
      gtk_widget_activate (match);
      return;
    }
  gtk_widget_add_css_class (self->entry, "error");
  gtk_label_set_label (GTK_LABEL (self->reading),
                       error != NULL ? error->message : _ ("Type a date, such as 6 feb 2020 or Q2 2020, or the name of a moment."));
}

static void
icon_cb (PowMomentChoices *self)
{
  gtk_widget_set_visible (self->calendar, !gtk_widget_get_visible (self->calendar));
  if (gtk_widget_get_visible (self->calendar))
    gtk_widget_grab_focus (self->calendar);
}

static void
day_selected_cb (PowMomentChoices *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

  /* Turning to another month selects a day as well: it is chosen below. */
  if (gtk_widget_get_mapped (self->calendar))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

/* What is typed on a row goes on in the entry. */
static gboolean
key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, PowMomentChoices *self)
{
  const gunichar letter = gdk_keyval_to_unicode (key);
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)));

  if (gtk_widget_has_focus (text) || gtk_widget_get_visible (self->calendar) || !g_unichar_isgraph (letter)
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  gtk_widget_grab_focus (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  return gtk_event_controller_key_forward (keys, text);
}

static gboolean
pow_moment_choices_grab_focus (GtkWidget *widget)
{
  PowMomentChoices *self = POW_MOMENT_CHOICES (widget);

  return gtk_widget_grab_focus (self->first != NULL ? self->first : self->entry);
}

static void
moments_changed_cb (PowMomentChoices *self)
{
  GtkWidget *focus;
  gboolean in_rows;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  in_rows = focus != NULL && gtk_widget_is_ancestor (focus, self->choices);
  if (in_rows)
    {
      /* The days come in beside the rows that a person is walking through. */
      int place = 0;
      GtkWidget *row;

      for (row = gtk_widget_get_first_child (self->choices); row != NULL && row != focus; row = gtk_widget_get_next_sibling (row))
        place++;
      fill (self);
      for (row = gtk_widget_get_first_child (self->choices); row != NULL && place > 0; place--)
        row = gtk_widget_get_next_sibling (row);
      gtk_widget_grab_focus (row != NULL ? row : self->entry);
    }
  else
    fill (self);
}

static void
pow_moment_choices_map (GtkWidget *widget)
{
  PowMomentChoices *self = POW_MOMENT_CHOICES (widget);

  fill (self);
  gtk_widget_set_visible (self->calendar, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  typed_cb (self);
  pow_session_locate_moments (self->session);
  GTK_WIDGET_CLASS (pow_moment_choices_parent_class)->map (widget);
}

static void
pow_moment_choices_dispose (GObject *object)
{
  g_clear_object (&POW_MOMENT_CHOICES (object)->session);
  G_OBJECT_CLASS (pow_moment_choices_parent_class)->dispose (object);
}

static void
pow_moment_choices_class_init (PowMomentChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pow_moment_choices_dispose;
  GTK_WIDGET_CLASS (klass)->map = pow_moment_choices_map;
  GTK_WIDGET_CLASS (klass)->grab_focus = pow_moment_choices_grab_focus;
  done_signal = g_signal_new ("done", POW_TYPE_MOMENT_CHOICES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pow_moment_choices_init (PowMomentChoices *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *caption = gtk_label_new (_ ("Another date"));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->choices = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->matches = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->entry = gtk_entry_new ();
  self->calendar = gtk_calendar_new ();
  self->reading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "caption-heading");
  gtk_widget_add_css_class (caption, "dim-label");
  g_object_set (self->entry, "placeholder-text", _ ("12 Mar, Q2 2020, 06-02-2020"), NULL);
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY, "x-office-calendar-symbolic");
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY, _ ("Choose a day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Another date"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->calendar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Choose a day"), -1);
  gtk_label_set_xalign (GTK_LABEL (self->reading), 0);
  gtk_label_set_wrap (GTK_LABEL (self->reading), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->reading), 40);
  gtk_widget_add_css_class (self->reading, "dim-label");
  gtk_widget_add_css_class (self->reading, "secondary");
  gtk_box_append (GTK_BOX (box), self->choices);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->calendar);
  gtk_box_append (GTK_BOX (box), self->matches);
  gtk_box_append (GTK_BOX (box), self->reading);
  gtk_widget_set_size_request (box, pow_text_scale_px (box, 320), -1);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->entry, "icon-release", G_CALLBACK (icon_cb), self);
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
}

/**
 * pow_moment_choices_new:
 * @session: whose moments
 * @against: answers *Against*, else *When*
 *
 * Returns: (transfer full): the answers
 */
GtkWidget *
pow_moment_choices_new (PowSession *session, gboolean against)
{
  PowMomentChoices *self;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);

  self = g_object_new (POW_TYPE_MOMENT_CHOICES, NULL);
  self->session = g_object_ref (session);
  self->against = against;
  g_signal_connect_object (session, "moments-changed", G_CALLBACK (moments_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * pow_moment_dup_answer:
 * @session: what is on screen
 * @against: the answer to Against, else that to When
 * @is_short: for a narrow window
 *
 * Returns: (transfer full) (nullable): the answer in words: "Now", "Previous steering group (24 Sep 2020)"; %NULL: in a
 *   narrow window nothing is compared with, which goes without saying
 */
char *
pow_moment_dup_answer (PowSession *session, gboolean against, gboolean is_short)
{
  const char *moment, *shown;
  g_autofree char *label = NULL, *day = NULL;
  gboolean varies;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);

  moment = against ? pow_session_get_against (session) : pow_session_get_at (session);
  if (is_short && moment == NULL)
    return g_strdup (against ? NULL : _ ("now"));
  if (!is_short)
    return pow_session_dup_moment_words (session, moment, against);
  label = pow_session_dup_moment_label (session, moment, against);
  day = pow_session_dup_moment_day (session, moment, against);
  pow_session_get_moment_time (session, moment, against, &varies);
  shown = varies || day == NULL ? label : day;
  return against ? g_strdup_printf (_ ("since %s"), shown) : g_strdup (shown);
}
