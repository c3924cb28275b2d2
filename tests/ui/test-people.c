/* SPDX-License-Identifier: EUPL-1.2 */
/* Contact details and own notes on the page of a stakeholder, in nothing that is copied with the portfolio. */
#include "form-fixture.h"

#include "model/store/pow-contacts.h"
#include "model/store/pow-private-layer.h"
#include "ui/people/pow-contact-card.h"
#include "ui/people/pow-layer-row.h"
#include "ui/people/pow-private-card.h"

#include <adwaita.h>

#define GGD "zeeland/stakeholders/ggd-2a2b"
#define PHONE "0612345678"

static gboolean
is_layer_row (GtkWidget *widget, gconstpointer label)
{
  return POW_IS_LAYER_ROW (widget) && find (widget, shows_words, label) != NULL;
}

static PowLayerRow *
get_layer_row (FormFixture *fixture, const char *label)
{
  GtkWidget *row = find (GTK_WIDGET (fixture->page), is_layer_row, label);

  g_assert_nonnull (row);
  return POW_LAYER_ROW (row);
}

/* Types a text and presses Enter, as a person does. */
static void
enter (FormFixture *fixture, const char *label, const char *text)
{
  PowLayerRow *row = get_layer_row (fixture, label);
  GtkWidget *editor = pow_layer_row_get_editor (row);

  gtk_widget_grab_focus (editor);
  if (GTK_IS_TEXT (editor))
    gtk_editable_set_text (GTK_EDITABLE (editor), text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)), text, -1);
  press (editor, GDK_KEY_Return, GTK_IS_TEXT (editor) ? 0 : GDK_CONTROL_MASK);
}

static gboolean
has_phone (UiFixture *base, gconstpointer wanted)
{
  g_autoptr (PowContact) contact = pow_contacts_get (base->path, GGD, NULL);

  return g_strcmp0 (pow_contact_get (contact, POW_CONTACT_PHONE), wanted) == 0;
}

static gboolean
is_forgotten (UiFixture *base, gconstpointer unused)
{
  g_autoptr (PowContact) contact = pow_contacts_get (base->path, GGD, NULL);

  return pow_contact_is_forgotten (contact);
}

static gboolean
has_note (UiFixture *base, gconstpointer wanted)
{
  g_autofree char *identity = ui_fixture_git (base, "config", "perspectief.portfolio", NULL);
  g_autoptr (cJSON) record = pow_private_layer_read_record (identity, GGD, NULL);

  return g_strcmp0 (cJSON_GetStringValue (cJSON_GetObjectItemCaseSensitive (record, POW_PRIVATE_NOTE)), wanted) == 0;
}

static gboolean
has_influence (UiFixture *base, gconstpointer unused)
{
  g_autofree char *identity = ui_fixture_git (base, "config", "perspectief.portfolio", NULL);
  g_autoptr (cJSON) record = pow_private_layer_read_record (identity, GGD, NULL);

  return cJSON_GetObjectItemCaseSensitive (record, POW_PRIVATE_INFLUENCE) != NULL;
}

static gboolean
shows_phone (UiFixture *base, gconstpointer row)
{
  return g_str_equal (gtk_editable_get_text (GTK_EDITABLE (pow_layer_row_get_editor ((PowLayerRow *) row))), PHONE);
}

static gboolean
is_forget_button (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "_Forget…") == 0;
}

static void
test_enter_and_read (FormFixture *fixture, gconstpointer unused)
{
  enter (fixture, "Phone", PHONE);
  ui_fixture_wait (&fixture->base, has_phone, PHONE);
  enter (fixture, "Own note", "Belt nooit terug");
  ui_fixture_wait (&fixture->base, has_note, "Belt nooit terug");
  form_fixture_show (fixture, FIXTURE_SUBPROJECT);
  g_assert_null (find (GTK_WIDGET (fixture->page), is_layer_row, "Phone"));
  form_fixture_show (fixture, GGD);
  ui_fixture_wait (&fixture->base, shows_phone, get_layer_row (fixture, "Phone"));
}

/* An exchange that brings nothing but details of contacts: they show at once. */
static void
test_details_come_in (FormFixture *fixture, gconstpointer unused)
{
  g_autoptr (GHashTable) entered = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (PowContact) contact = NULL;

  ui_fixture_pause (100);
  g_hash_table_insert (entered, (gpointer) POW_CONTACT_PHONE, (gpointer) PHONE);
  contact = pow_contacts_set (fixture->base.path, GGD, entered, 1600000000, &error);
  g_assert_no_error (error);
  pow_session_tell_contacts (fixture->base.session);
  ui_fixture_wait (&fixture->base, shows_phone, get_layer_row (fixture, "Phone"));
}

static void
test_score (FormFixture *fixture, gconstpointer unused)
{
  GtkWidget *score = gtk_widget_get_ancestor (find (GTK_WIDGET (fixture->page), shows_words, "not scored"), GTK_TYPE_DROP_DOWN);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (score), 3);
  ui_fixture_wait (&fixture->base, has_influence, NULL);
}

static gboolean
is_refused (UiFixture *base, gconstpointer row)
{
  return find (GTK_WIDGET (row), shows_part, "BSN") != NULL;
}

static void
test_refused (FormFixture *fixture, gconstpointer unused)
{
  PowLayerRow *phone = get_layer_row (fixture, "Phone");
  GtkWidget *editor = pow_layer_row_get_editor (phone);

  enter (fixture, "Phone", "111222333");
  ui_fixture_wait (&fixture->base, is_refused, phone);
  g_assert_true (has_phone (&fixture->base, NULL));
  /* What was typed stays, until it is put right or taken back. */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (editor)), ==, "111222333");
  press (editor, GDK_KEY_Escape, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (editor)), ==, "");
  g_assert_null (find (GTK_WIDGET (phone), shows_part, "BSN"));
  enter (fixture, "Own note", "Vraag naar 111222333");
  ui_fixture_wait (&fixture->base, is_refused, get_layer_row (fixture, "Own note"));
}

static gboolean
forget_is_offered (UiFixture *base, gconstpointer page)
{
  GtkWidget *button = find (GTK_WIDGET (page), is_forget_button, NULL);

  return button != NULL && gtk_widget_get_visible (button);
}

static void
test_forget (FormFixture *fixture, gconstpointer unused)
{
  GtkWidget *dialog;

  g_assert_false (forget_is_offered (&fixture->base, fixture->page));
  enter (fixture, "Phone", PHONE);
  ui_fixture_wait (&fixture->base, has_phone, PHONE);
  ui_fixture_wait (&fixture->base, forget_is_offered, fixture->page);
  g_signal_emit_by_name (find (GTK_WIDGET (fixture->page), is_forget_button, NULL), "clicked");
  dialog = ui_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_assert_true (has_phone (&fixture->base, PHONE));

  g_signal_emit_by_name (find (GTK_WIDGET (fixture->page), is_forget_button, NULL), "clicked");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (ui_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG)), "forget");
  ui_fixture_wait (&fixture->base, is_forgotten, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (pow_layer_row_get_editor (get_layer_row (fixture, "Phone")))), ==, "");
}

/* The contents of every object, without the zero bytes of trees. Transfer full. */
static char *
read_objects (UiFixture *base)
{
  const char *const argv[] = { "sh", "-c", "git cat-file --batch-all-objects --batch | tr -d '\\0'", NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  g_spawn_sync (base->path, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  return output;
}

/* None of it is in any object or ref of the portfolio. */
static void
test_nothing_leaves (FormFixture *fixture, gconstpointer unused)
{
  g_autofree char *refs = NULL;
  g_autofree char *objects = NULL;

  enter (fixture, "Phone", PHONE);
  ui_fixture_wait (&fixture->base, has_phone, PHONE);
  enter (fixture, "Own note", "Belt nooit terug");
  ui_fixture_wait (&fixture->base, has_note, "Belt nooit terug");
  refs = ui_fixture_git (&fixture->base, "for-each-ref", NULL);
  objects = read_objects (&fixture->base);
  g_assert_nonnull (strstr (objects, "GGD"));
  g_assert_null (strstr (objects, PHONE));
  g_assert_null (strstr (objects, "Belt nooit terug"));
  g_assert_null (strstr (refs, "contacts"));
}

#define ADD(name, func) g_test_add ("/ui/people/" name, FormFixture, GGD, form_fixture_set_up, func, form_fixture_tear_down)

int
main (int argc, char **argv)
{
  if (!form_fixture_start (&argc, &argv))
    return 0;
  ADD ("enter-and-read", test_enter_and_read);
  ADD ("details-come-in", test_details_come_in);
  ADD ("score", test_score);
  ADD ("refused", test_refused);
  ADD ("forget", test_forget);
  ADD ("nothing-leaves", test_nothing_leaves);
  return g_test_run ();
}
