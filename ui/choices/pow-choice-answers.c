/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/choices/pow-choice-answers.h"

#include "pow-config.h"
#include "ui/choices/pow-choice-candidate-row.h"
#include "ui/choices/pow-choice-words.h"
#include "ui/common/pow-typed-text.h"
#include "ui/form/pow-form-card.h"
#include "ui/form/pow-form-group.h"
#include "ui/history/pow-change-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Answers behind the candidates. */
enum
{
  ANSWER_BOTH = 1000,
  ANSWER_ANEW,
};

struct _PowChoiceAnswers
{
  AdwBin parent_instance;

  PowSession *session;
  PowOpenChoice *choice; /* the card's */
  GtkListBox *answers;
  PowChoiceCandidateRow *before; /* NULL: nothing to tell */
  GPtrArray *rows;               /* (element-type PowChoiceCandidateRow) of the candidates, borrowed */
  PowChoiceCandidateRow *anew;   /* NULL: the field cannot be typed here */
  PowForm *form;                 /* of a value typed anew */
  GtkWidget *editor;             /* the form's row */
};

enum
{
  SIGNAL_SELECTED,
  SIGNAL_TAKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PowChoiceAnswers, pow_choice_answers, ADW_TYPE_BIN)

static int
get_answer (PowChoiceAnswers *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->answers);

  return row != NULL ? GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "pow-answer")) : -1;
}

static const PowChoiceCandidate *
get_candidate (PowChoiceAnswers *self, int answer)
{
  return answer >= 0 && (guint) answer < self->choice->candidates->len
             ? g_ptr_array_index (self->choice->candidates, answer)
             : NULL;
}

/* The value that was typed anew; FALSE when its row says what is wrong with it. */
static gboolean
read_typed (PowChoiceAnswers *self, cJSON **value)
{
  g_autofree char *json = NULL;

  if (self->form == NULL || pow_form_row_has_error (POW_FORM_ROW (self->editor)))
    {
      if (self->editor != NULL)
        gtk_widget_child_focus (self->editor, GTK_DIR_TAB_FORWARD);
      return FALSE;
    }
  json = pow_form_dup_value (self->form, self->choice->field);
  *value = json != NULL ? pow_json_read (json, strlen (json), NULL) : NULL;
  return TRUE;
}

PowRecord *
pow_choice_answers_settle (PowChoiceAnswers *self, PowOpenChoice *now, PowRecord *record, char **words, GError **error)
{
  const int answer = get_answer (self);
  const PowChoiceCandidate *candidate = get_candidate (self, answer);
  g_autoptr (cJSON) typed = NULL;

  if (answer == ANSWER_BOTH)
    {
      *words = g_strdup (_ ("both kept"));
      return pow_open_choice_keep_all (now, record, error);
    }
  if (candidate == NULL && !read_typed (self, &typed))
    return NULL;
  *words = pow_choice_dup_value (self->session, self->choice, candidate != NULL ? candidate->value : typed);
  return pow_open_choice_settle (now, record, candidate != NULL ? candidate->value : typed, error);
}

/* The editor of the field itself, over a copy of the record, so that every type is typed as anywhere. */
static void
open_editor (PowChoiceAnswers *self)
{
  gboolean is_entry = FALSE;
  const PowField *field = pow_schema_find (pow_record_get_kind (self->choice->record), self->choice->field, &is_entry);
  GtkWidget *list;

  if (self->form != NULL)
    return;
  self->form = pow_form_new_copy (self->session, self->choice->record);
  if (is_entry)
    {
      const char *dot = strrchr (self->choice->field, '.');
      g_autofree char *map = g_strndup (self->choice->field, (gsize) (dot - self->choice->field));

      self->editor = pow_form_row_new_entry (self->form, map, field, dot + 1);
    }
  else
    self->editor = pow_form_row_new (self->form, self->choice->field, field);
  if (POW_IS_FORM_GROUP (self->editor))
    pow_form_group_set_unfolded (POW_FORM_GROUP (self->editor), TRUE);
  list = pow_form_card_build_list ();
  gtk_list_box_append (GTK_LIST_BOX (list), self->editor);
  gtk_widget_set_margin_top (list, 6);
  pow_choice_candidate_row_set_below (self->anew, list);
}

static void
row_selected_cb (PowChoiceAnswers *self, GtkListBoxRow *row)
{
  if (row == NULL)
    return;
  gtk_check_button_set_active (pow_choice_candidate_row_get_button (POW_CHOICE_CANDIDATE_ROW (row)), TRUE);
  if (get_answer (self) == ANSWER_ANEW)
    open_editor (self);
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

/* Clicking the round button chooses its row. */
static void
button_toggled_cb (GtkCheckButton *button, PowChoiceAnswers *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), POW_TYPE_CHOICE_CANDIDATE_ROW);

  if (gtk_check_button_get_active (button))
    gtk_list_box_select_row (self->answers, GTK_LIST_BOX_ROW (row));
}

static gboolean
typed_key_cb (PowChoiceAnswers *self, guint key, guint code, GdkModifierType state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus == GTK_WIDGET (self->anew) || !pow_typed_text_is_done (focus, key, state))
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[SIGNAL_TAKEN], 0);
  return GDK_EVENT_STOP;
}

static PowChoiceCandidateRow *
append_row (PowChoiceAnswers *self, int answer)
{
  PowChoiceCandidateRow *first = self->rows->len > 0 ? g_ptr_array_index (self->rows, 0) : NULL;
  GtkWidget *row = pow_choice_candidate_row_new (first != NULL ? pow_choice_candidate_row_get_button (first) : NULL, NULL);

  g_object_set_data (G_OBJECT (row), "pow-answer", GINT_TO_POINTER (answer));
  g_signal_connect (pow_choice_candidate_row_get_button (POW_CHOICE_CANDIDATE_ROW (row)), "toggled",
                    G_CALLBACK (button_toggled_cb), self);
  gtk_list_box_append (self->answers, row);
  return POW_CHOICE_CANDIDATE_ROW (row);
}

static void
append_other_answers (PowChoiceAnswers *self)
{
  const PowField *field = pow_schema_find (pow_record_get_kind (self->choice->record), self->choice->field, NULL);

  if (pow_open_choice_can_keep_all (self->choice))
    pow_choice_candidate_row_show (append_row (self, ANSWER_BOTH), NULL, NULL, NULL,
                                   _ ("Keep both, beside each other"), FALSE);
  if (field == NULL || self->choice->is_removal || pow_record_is_newer (self->choice->record))
    return;
  self->anew = append_row (self, ANSWER_ANEW);
  pow_choice_candidate_row_show (self->anew, NULL, NULL, NULL, _ ("Type another value"), FALSE);
  {
    GtkEventController *keys = gtk_event_controller_key_new ();

    gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
    g_signal_connect_object (keys, "key-pressed", G_CALLBACK (typed_key_cb), self, G_CONNECT_SWAPPED);
    gtk_widget_add_controller (GTK_WIDGET (self->anew), keys);
  }
}

static void
build_answers (PowChoiceAnswers *self)
{
  GtkListBoxRow *row;
  int shown = 0;

  while ((row = gtk_list_box_get_row_at_index (self->answers, 0)) != NULL)
    gtk_list_box_remove (self->answers, GTK_WIDGET (row));
  g_ptr_array_set_size (self->rows, 0);
  g_clear_object (&self->form);
  self->before = self->anew = NULL;
  self->editor = NULL;
  if (!self->choice->is_removal)
    {
      /* Translators: before what stood in a field until two people changed it. */
      GtkWidget *before = pow_choice_candidate_row_new (NULL, _ ("Was"));

      self->before = POW_CHOICE_CANDIDATE_ROW (before);
      gtk_list_box_append (self->answers, before);
      gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (before), FALSE);
    }
  for (guint i = 0; i < self->choice->candidates->len; i++)
    {
      const PowChoiceCandidate *candidate = g_ptr_array_index (self->choice->candidates, i);

      g_ptr_array_add (self->rows, append_row (self, (int) i));
      shown = candidate->shown ? (int) i : shown;
    }
  append_other_answers (self);
  gtk_list_box_select_row (self->answers, g_ptr_array_index (self->rows, shown));
}

/* A standing report is a light and its text; anything else is told in words. */
static void
show_value (PowChoiceAnswers *self, PowChoiceCandidateRow *row, const PowCommit *commit, const char *tag, const cJSON *value)
{
  const char *light = pow_json_get_string (value, "light");
  g_autofree char *origin = commit != NULL ? pow_choice_dup_origin (self->session, commit) : NULL;
  g_autofree char *words = NULL;

  if (light != NULL)
    {
      const char *text = pow_json_get_string (value, "text");
      g_autofree char *masked = text != NULL ? pow_text_mask_bsn (text) : NULL;
      const char *word = pow_light_get_label (pow_light_from_name (light));

      /* Translators: the word of a light, and what was said about it. */
      words = masked != NULL ? g_strdup_printf (_ ("%s  “%s”"), word, masked) : g_strdup (word);
    }
  else
    words = pow_choice_dup_value (self->session, self->choice, value);
  pow_choice_candidate_row_show (row, origin, tag, light, words, value == NULL && !self->choice->is_removal);
}

/* In running text the words stand out that somebody changed: against what stood there, or where that is not
 * known against the other answer. */
static void
mark_words (PowChoiceAnswers *self, PowChoiceCandidateRow *row, const cJSON *value)
{
  const PowField *field = pow_schema_find (pow_record_get_kind (self->choice->record), self->choice->field, NULL);
  const cJSON *against = self->choice->before;
  g_autofree char *words = NULL;
  g_autofree char *other = NULL;
  g_autoptr (PangoAttrList) gone = pango_attr_list_new ();
  g_autoptr (PangoAttrList) marks = pango_attr_list_new ();

  for (guint i = 0; against == NULL && i < self->choice->candidates->len; i++)
    {
      const PowChoiceCandidate *candidate = g_ptr_array_index (self->choice->candidates, i);

      against = candidate->value != value ? candidate->value : NULL;
    }
  if (field == NULL || (field->type != POW_TYPE_PROSE && field->type != POW_TYPE_TEXT) || !cJSON_IsString (value)
      || !cJSON_IsString (against))
    return;
  words = pow_choice_dup_value (self->session, self->choice, value);
  other = pow_choice_dup_value (self->session, self->choice, against);
  pow_change_text_mark_words (other, words, gone, marks);
  pow_choice_candidate_row_mark (row, marks);
}

static void
show_values (PowChoiceAnswers *self)
{
  if (self->before != NULL)
    show_value (self, self->before, self->choice->before_commit, NULL, self->choice->before);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const PowChoiceCandidate *candidate = g_ptr_array_index (self->choice->candidates, i);

      show_value (self, g_ptr_array_index (self->rows, i), candidate->commit, candidate->shown ? _ ("shown now") : NULL,
                  candidate->value);
      mark_words (self, g_ptr_array_index (self->rows, i), candidate->value);
    }
}

static gboolean
has_same_answers (const PowOpenChoice *a, const PowOpenChoice *b)
{
  if (a->candidates->len != b->candidates->len)
    return FALSE;
  for (guint i = 0; i < a->candidates->len; i++)
    {
      const PowChoiceCandidate *one = g_ptr_array_index (a->candidates, i);
      const PowChoiceCandidate *two = g_ptr_array_index (b->candidates, i);

      if (!pow_json_equal (one->value, two->value))
        return FALSE;
    }
  return TRUE;
}

/* What the history told of the same answers before stays until it tells again. */
static void
take_origins (PowOpenChoice *from, PowOpenChoice *to)
{
  for (guint i = 0; i < to->candidates->len; i++)
    {
      PowChoiceCandidate *old = g_ptr_array_index (from->candidates, i);
      PowChoiceCandidate *new = g_ptr_array_index (to->candidates, i);

      if (new->commit == NULL)
        new->commit = g_steal_pointer (&old->commit);
    }
  if (to->before == NULL)
    to->before = g_steal_pointer (&from->before);
  if (to->before_commit == NULL)
    to->before_commit = g_steal_pointer (&from->before_commit);
}

static void
pow_choice_answers_dispose (GObject *object)
{
  PowChoiceAnswers *self = POW_CHOICE_ANSWERS (object);

  g_clear_object (&self->form);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (pow_choice_answers_parent_class)->dispose (object);
}

static void
pow_choice_answers_finalize (GObject *object)
{
  PowChoiceAnswers *self = POW_CHOICE_ANSWERS (object);

  g_clear_pointer (&self->choice, pow_open_choice_free);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (pow_choice_answers_parent_class)->finalize (object);
}

static void
pow_choice_answers_class_init (PowChoiceAnswersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pow_choice_answers_dispose;
  object_class->finalize = pow_choice_answers_finalize;
  signals[SIGNAL_SELECTED]
      = g_signal_new ("selected", POW_TYPE_CHOICE_ANSWERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TAKEN]
      = g_signal_new ("taken", POW_TYPE_CHOICE_ANSWERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
row_activated_cb (PowChoiceAnswers *self)
{
  /* A value of one's own begins with typing it. */
  if (get_answer (self) == ANSWER_ANEW)
    {
      gtk_widget_child_focus (self->editor, GTK_DIR_TAB_FORWARD);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_TAKEN], 0);
}

static void
pow_choice_answers_init (PowChoiceAnswers *self)
{
  self->rows = g_ptr_array_new ();
  self->answers = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->answers, GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (self->answers, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->answers), "choice-answers");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->answers), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Answers"), -1);
  g_signal_connect_swapped (self->answers, "row-selected", G_CALLBACK (row_selected_cb), self);
  g_signal_connect_swapped (self->answers, "row-activated", G_CALLBACK (row_activated_cb), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->answers));
}

/**
 * pow_choice_answers_new:
 * @session: the open portfolio
 *
 * Returns: (transfer floating): answers of no choice yet
 */
GtkWidget *
pow_choice_answers_new (PowSession *session)
{
  PowChoiceAnswers *self;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);

  self = g_object_new (POW_TYPE_CHOICE_ANSWERS, NULL);
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

/**
 * pow_choice_answers_get_choice:
 * @self: the answers
 *
 * Returns: (transfer none) (nullable): what is shown; valid until pow_choice_answers_show()
 */
const PowOpenChoice *
pow_choice_answers_get_choice (PowChoiceAnswers *self)
{
  g_return_val_if_fail (POW_IS_CHOICE_ANSWERS (self), NULL);

  return self->choice;
}

void
pow_choice_answers_show (PowChoiceAnswers *self, PowOpenChoice *choice)
{
  g_autoptr (PowOpenChoice) old = NULL;

  g_return_if_fail (POW_IS_CHOICE_ANSWERS (self));
  g_return_if_fail (choice != NULL);

  old = self->choice;
  self->choice = choice;
  if (old != NULL && has_same_answers (old, choice))
    take_origins (old, choice);
  else
    build_answers (self);
  show_values (self);
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

/**
 * pow_choice_answers_dup_take:
 * @self: the answers
 *
 * Returns: (transfer full): what a button says that takes the selected answer, translated
 */
char *
pow_choice_answers_dup_take (PowChoiceAnswers *self)
{
  int answer;
  const PowChoiceCandidate *candidate;

  g_return_val_if_fail (POW_IS_CHOICE_ANSWERS (self), NULL);

  answer = get_answer (self);
  candidate = get_candidate (self, answer);
  if (candidate != NULL)
    return pow_choice_dup_take (self->session, self->choice, candidate);
  return g_strdup (answer == ANSWER_BOTH ? _ ("Keep both") : _ ("Choose this value"));
}

/**
 * pow_choice_answers_focus:
 * @self: the answers
 *
 * Puts the keyboard at the selected answer.
 */
void
pow_choice_answers_focus (PowChoiceAnswers *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (POW_IS_CHOICE_ANSWERS (self));

  row = gtk_list_box_get_selected_row (self->answers);
  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->answers));
}
