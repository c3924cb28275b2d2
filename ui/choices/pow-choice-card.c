/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/choices/pow-choice-card.h"

#include "model/record/pow-address.h"
#include "pow-config.h"
#include "ui/choices/pow-choice-answers.h"
#include "ui/choices/pow-choice-words.h"
#include "ui/choices/pow-choices-list.h"
#include "ui/common/pow-card.h"

#include <glib/gi18n-lib.h>

struct _PowChoiceCard
{
  GtkBox parent_instance;

  PowSession *session;
  char *place;

  GtkWidget *head;
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *count;
  GtkWidget *arrow;
  GtkWidget *body;
  PowChoiceAnswers *answers;
  GtkWidget *problem;
  GtkWidget *actions;
  GtkWidget *take;
  GtkWidget *ask;
  GtkWidget *asked;
};

enum
{
  SIGNAL_UNFOLDING,
  SIGNAL_SETTLED,
  SIGNAL_LATER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PowChoiceCard, pow_choice_card, GTK_TYPE_BOX)

static const PowOpenChoice *
get_choice (PowChoiceCard *self)
{
  return pow_choice_answers_get_choice (self->answers);
}

/* The record as it stands now; others may have changed it while it was looked at. */
static PowRecord *
look_up_record (PowChoiceCard *self)
{
  return pow_session_lookup (self->session, pow_record_get_address (get_choice (self)->record));
}

static void
save (PowChoiceCard *self, PowRecord *record, PowRecord *wanted, const char *description)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);

  g_ptr_array_add (edits, pow_edit_new (record, wanted));
  pow_session_change (self->session, edits, description, NULL);
}

static void
show_problem (PowChoiceCard *self, const char *problem)
{
  gtk_label_set_text (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
}

/**
 * pow_choice_card_settle:
 * @self: a card
 *
 * Takes the selected answer, as an ordinary change with an offer to undo it. When somebody has chosen meanwhile, or the
 * answer cannot be taken, the person is told and nothing changes.
 */
void
pow_choice_card_settle (PowChoiceCard *self)
{
  PowRecord *record;
  g_autoptr (PowOpenChoice) now = NULL;
  g_autoptr (PowRecord) wanted = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (POW_IS_CHOICE_CARD (self));

  if (pow_session_is_read_only (self->session))
    return;
  record = look_up_record (self);
  now = record != NULL ? pow_open_choice_find (record, get_choice (self)->field) : NULL;
  if (now == NULL)
    {
      pow_session_tell (self->session, _ ("Somebody has chosen this already"), FALSE);
      return;
    }
  wanted = pow_choice_answers_settle (self->answers, now, record, &words, &error);
  if (wanted == NULL)
    {
      if (error != NULL)
        show_problem (self, error->message);
      return;
    }
  label = pow_choice_dup_label (self->session, get_choice (self));
  /* Translators: a step that can be undone: a field with several values, and the one that was chosen. */
  text = g_strdup_printf (_ ("Chosen for “%s”: %s"), label, words);
  g_strdelimit (text, "\n", ' ');
  g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
  save (self, record, wanted, text);
}

static void
fill_asked (PowChoiceCard *self)
{
  const cJSON *asked = pow_record_get (get_choice (self)->record, "asked");
  g_autofree char *other = pow_choice_dup_other (self->session, get_choice (self));
  g_autofree char *told = NULL;
  g_autofree char *label = NULL;
  const cJSON *entry;

  cJSON_ArrayForEach (entry, asked)
  {
    const char *to = pow_json_get_string (entry, "to");
    const char *on = pow_json_get_string (entry, "on");
    PowDate day;
    g_autofree char *when = NULL;

    if (to == NULL || cJSON_IsTrue (pow_json_get (entry, "removed"))
        || g_strcmp0 (pow_json_get_string (entry, "field"), get_choice (self)->field) != 0)
      continue;
    when = on != NULL && pow_date_parse (on, &day) ? pow_date_format (day) : NULL;
    g_free (told);
    /* Translators: somebody was asked to choose, on a date. */
    told = when != NULL ? g_strdup_printf (_ ("Put to %s on %s"), to, when) : g_strdup_printf (_ ("Was put to %s"), to);
  }
  gtk_label_set_text (GTK_LABEL (self->asked), told != NULL ? told : "");
  gtk_widget_set_visible (self->asked, told != NULL);
  gtk_widget_set_visible (self->ask, told == NULL && other != NULL);
  if (other != NULL)
    {
      /* Translators: asks this person to choose. */
      label = g_strdup_printf (_ ("Put to %s"), other);
      gtk_button_set_label (GTK_BUTTON (self->ask), label);
    }
}

static void
ask_clicked_cb (PowChoiceCard *self)
{
  PowRecord *record = look_up_record (self);
  g_autofree char *other = pow_choice_dup_other (self->session, get_choice (self));
  g_autofree char *on = pow_date_to_string (pow_session_get_today (self->session));
  g_autofree char *key = pow_id_new (other, NULL);
  g_autofree char *path = pow_path_join ("asked", key);
  g_autoptr (cJSON) entry = cJSON_CreateObject ();
  g_autoptr (PowRecord) wanted = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = pow_choice_dup_label (self->session, get_choice (self));
  g_autofree char *text = NULL;

  if (record == NULL || other == NULL)
    return;
  cJSON_AddStringToObject (entry, "field", get_choice (self)->field);
  cJSON_AddStringToObject (entry, "to", other);
  cJSON_AddStringToObject (entry, "on", on);
  wanted = pow_record_with (record, path, entry, &error);
  if (wanted == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  /* Translators: a step that can be undone: a field, and who was asked to choose. */
  text = g_strdup_printf (_ ("“%s” put to %s"), label, other);
  save (self, record, wanted, text);
}

static void
later_clicked_cb (PowChoiceCard *self)
{
  pow_choice_card_set_unfolded (self, FALSE);
  g_signal_emit (self, signals[SIGNAL_LATER], 0);
}

static void
show_answer (PowChoiceCard *self)
{
  g_autofree char *label = pow_choice_answers_dup_take (self->answers);

  gtk_button_set_label (GTK_BUTTON (self->take), label);
  show_problem (self, NULL);
}

static void
show_choice (PowChoiceCard *self)
{
  PowSnapshot *snapshot = pow_session_get_snapshot (self->session);
  const char *title = pow_snapshot_get_title (snapshot, pow_record_get_address (get_choice (self)->record));
  g_autofree char *subtitle = pow_choice_dup_subtitle (self->session, get_choice (self));
  g_autofree char *count = NULL;
  g_autofree char *name = NULL;

  count = get_choice (self)->is_removal
              ? g_strdup (_ ("remove?"))
              : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u value", "%u values", get_choice (self)->candidates->len),
                                 get_choice (self)->candidates->len);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->subtitle), subtitle);
  gtk_label_set_text (GTK_LABEL (self->count), count);
  name = g_strdup_printf ("%s. %s. %s", title, subtitle, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->head), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  fill_asked (self);
  /* What waited at another moment is not for now. */
  gtk_widget_set_visible (self->actions, !pow_session_is_read_only (self->session));
}

static void
pow_choice_card_dispose (GObject *object)
{
  PowChoiceCard *self = POW_CHOICE_CARD (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (pow_choice_card_parent_class)->dispose (object);
}

static void
pow_choice_card_finalize (GObject *object)
{
  PowChoiceCard *self = POW_CHOICE_CARD (object);

  g_free (self->place);
  G_OBJECT_CLASS (pow_choice_card_parent_class)->finalize (object);
}

static void
pow_choice_card_class_init (PowChoiceCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pow_choice_card_dispose;
  object_class->finalize = pow_choice_card_finalize;
  signals[SIGNAL_UNFOLDING]
      = g_signal_new ("unfolding", POW_TYPE_CHOICE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SETTLED]
      = g_signal_new ("settled", POW_TYPE_CHOICE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LATER]
      = g_signal_new ("later", POW_TYPE_CHOICE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
head_clicked_cb (PowChoiceCard *self)
{
  pow_choice_card_set_unfolded (self, !pow_choice_card_is_unfolded (self));
  if (pow_choice_card_is_unfolded (self))
    pow_choice_card_focus (self);
}

static void
build_head (PowChoiceCard *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  self->head = gtk_button_new ();
  self->title = pow_label_new (NULL, "heading");
  self->subtitle = pow_label_new (NULL, "choice-origin");
  self->count = pow_label_new (NULL, "choice-origin");
  gtk_label_set_wrap (GTK_LABEL (self->count), FALSE);
  self->arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->subtitle);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), self->count);
  gtk_box_append (GTK_BOX (line), self->arrow);
  gtk_button_set_child (GTK_BUTTON (self->head), line);
  gtk_widget_add_css_class (self->head, "flat");
  gtk_widget_add_css_class (self->head, "choice-head");
  g_signal_connect_swapped (self->head, "clicked", G_CALLBACK (head_clicked_cb), self);
  gtk_box_append (GTK_BOX (self), self->head);
}

static GtkWidget *
append_button (PowChoiceCard *self, GtkWidget *bar, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (bar), button);
  return button;
}

static void
build_body (PowChoiceCard *self)
{
  GtkWidget *bar = self->actions = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *later;

  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_visible (self->body, FALSE);
  self->answers = POW_CHOICE_ANSWERS (pow_choice_answers_new (self->session));
  g_signal_connect_swapped (self->answers, "selected", G_CALLBACK (show_answer), self);
  g_signal_connect_swapped (self->answers, "taken", G_CALLBACK (pow_choice_card_settle), self);
  gtk_box_append (GTK_BOX (self->body), GTK_WIDGET (self->answers));

  self->problem = pow_label_new (NULL, "hint");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_widget_set_margin_start (self->problem, 12);
  gtk_widget_set_margin_end (self->problem, 12);
  gtk_box_append (GTK_BOX (self->body), self->problem);

  gtk_widget_add_css_class (bar, "choice-actions");
  self->take = append_button (self, bar, "", G_CALLBACK (pow_choice_card_settle));
  gtk_widget_add_css_class (self->take, "suggested-action");
  self->ask = append_button (self, bar, "", G_CALLBACK (ask_clicked_cb));
  self->asked = pow_label_new (NULL, "choice-origin");
  gtk_box_append (GTK_BOX (bar), self->asked);
  later = append_button (self, bar, _ ("Later"), G_CALLBACK (later_clicked_cb));
  gtk_widget_add_css_class (later, "flat");
  gtk_widget_set_hexpand (later, TRUE);
  gtk_widget_set_halign (later, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (self->body), bar);
  gtk_box_append (GTK_BOX (self), self->body);
}

static void
pow_choice_card_init (PowChoiceCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "choice-card");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  build_head (self);
}

GtkWidget *
pow_choice_card_new (PowSession *session, PowOpenChoice *choice)
{
  PowChoiceCard *self;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);
  g_return_val_if_fail (choice != NULL, NULL);

  self = g_object_new (POW_TYPE_CHOICE_CARD, NULL);
  self->session = g_object_ref (session);
  self->place = pow_choices_dup_place (choice);
  build_body (self);
  pow_choice_card_update (self, choice);
  return GTK_WIDGET (self);
}

/**
 * pow_choice_card_get_place:
 * @self: a card
 *
 * Returns: (transfer none): the field that is to be chosen: "zeeland/plan:goal"
 */
const char *
pow_choice_card_get_place (PowChoiceCard *self)
{
  g_return_val_if_fail (POW_IS_CHOICE_CARD (self), NULL);

  return self->place;
}

void
pow_choice_card_update (PowChoiceCard *self, PowOpenChoice *choice)
{
  g_return_if_fail (POW_IS_CHOICE_CARD (self));

  pow_choice_answers_show (self->answers, choice);
  show_choice (self);
}

/**
 * pow_choice_card_set_unfolded:
 * @self: a card
 * @unfolded: whether the answers show
 *
 * Emits "unfolding" before it unfolds, so that whoever listens can ask the history who gave the answers.
 */
void
pow_choice_card_set_unfolded (PowChoiceCard *self, gboolean unfolded)
{
  g_return_if_fail (POW_IS_CHOICE_CARD (self));

  if (unfolded)
    g_signal_emit (self, signals[SIGNAL_UNFOLDING], 0);
  gtk_widget_set_visible (self->body, unfolded);
  gtk_widget_set_visible (self->count, !unfolded);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow), unfolded ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->head), GTK_ACCESSIBLE_STATE_EXPANDED, unfolded, -1);
}

/**
 * pow_choice_card_is_unfolded:
 * @self: a card
 *
 * Returns: whether the answers show
 */
gboolean
pow_choice_card_is_unfolded (PowChoiceCard *self)
{
  g_return_val_if_fail (POW_IS_CHOICE_CARD (self), FALSE);

  return gtk_widget_get_visible (self->body);
}

/**
 * pow_choice_card_set_narrow:
 * @self: a card
 * @narrow: whether the window is narrow: the buttons stand below each other
 */
void
pow_choice_card_set_narrow (PowChoiceCard *self, gboolean narrow)
{
  g_return_if_fail (POW_IS_CHOICE_CARD (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->actions),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

/**
 * pow_choice_card_focus:
 * @self: a card
 *
 * Puts the keyboard at the selected answer, or at the line of a folded card.
 */
void
pow_choice_card_focus (PowChoiceCard *self)
{
  g_return_if_fail (POW_IS_CHOICE_CARD (self));

  if (pow_choice_card_is_unfolded (self))
    pow_choice_answers_focus (self->answers);
  else
    gtk_widget_grab_focus (self->head);
}
