/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/compare/pow-compare-pairs.h"

#include "model/schema/pow-path.h"
#include "pow-config.h"

#include <glib/gi18n-lib.h>

static PowRecord *
get_programme (PowSession *session)
{
  if (pow_session_is_read_only (session))
    {
      pow_session_tell (session, _ ("This is an earlier moment. Pair what belongs together in the portfolio of now."), FALSE);
      return NULL;
    }
  return pow_snapshot_get_programme (pow_session_get_current (session));
}

static gboolean
save (PowSession *session, PowRecord *programme, PowRecord *changed, const char *description, GError *error)
{
  g_autoptr (GPtrArray) edits = NULL;

  if (changed == NULL)
    {
      pow_session_tell (session, error != NULL ? error->message : description, FALSE);
      return FALSE;
    }
  edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);
  g_ptr_array_add (edits, pow_edit_new (programme, changed));
  pow_session_change (session, edits, description, NULL);
  return TRUE;
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
add_members (GPtrArray *members, const PowComparedSubject *subject)
{
  for (guint i = 0; i < POW_COMPARISON_COLUMNS; i++)
    if (subject->records[i] != NULL)
      g_ptr_array_add (members, (gpointer) pow_record_get_address (subject->records[i]));
}

static cJSON *
make_entry (GPtrArray *members, const char *reason)
{
  cJSON *entry = cJSON_CreateObject ();
  cJSON *set = cJSON_AddArrayToObject (entry, "members");

  g_ptr_array_sort (members, compare_strings);
  for (guint i = 0; i < members->len; i++)
    cJSON_AddItemToArray (set, cJSON_CreateString (g_ptr_array_index (members, i)));
  if (reason != NULL)
    cJSON_AddStringToObject (entry, "reason", reason);
  return entry;
}

static gboolean
are_all_in (const cJSON *set, GPtrArray *members)
{
  for (const cJSON *member = set != NULL ? set->child : NULL; member != NULL; member = member->next)
    if (!cJSON_IsString (member) || !g_ptr_array_find_with_equal_func (members, member->valuestring, g_str_equal, NULL))
      return FALSE;
  return TRUE;
}

/* Who pairs what was called not the same takes that back: both would not be true. */
static PowRecord *
forget_refusals (PowRecord *programme, GPtrArray *members, GError **error)
{
  g_autoptr (GPtrArray) keys = pow_record_list_entries (programme, "apart");
  g_autoptr (PowRecord) changed = g_object_ref (programme);

  for (guint i = 0; i < keys->len; i++)
    {
      g_autofree char *path = pow_path_join ("apart", g_ptr_array_index (keys, i));
      PowRecord *next;

      if (!are_all_in (pow_json_get (pow_record_get (programme, path), "members"), members))
        continue;
      next = pow_record_with_removed (changed, path, TRUE, error);
      if (next == NULL)
        return NULL;
      g_set_object (&changed, next);
      g_object_unref (next);
    }
  return g_steal_pointer (&changed);
}

static gboolean
pair (PowSession *session, GPtrArray *members, const char *reason)
{
  PowRecord *programme = get_programme (session);
  g_autoptr (cJSON) entry = NULL;
  g_autofree char *random = g_uuid_string_random ();
  g_autofree char *path = NULL;
  g_autoptr (PowRecord) agreed = NULL;
  g_autoptr (PowRecord) changed = NULL;
  g_autoptr (GError) error = NULL;

  if (programme == NULL)
    return FALSE;
  entry = make_entry (members, reason);
  path = g_strdup_printf ("pairs.pair-%.8s", random);
  agreed = forget_refusals (programme, members, &error);
  changed = agreed != NULL ? pow_record_with (agreed, path, entry, &error) : NULL;
  return save (session, programme, changed, _ ("Subprojects paired"), error);
}

/**
 * pow_compare_pairs_confirm:
 * @session: where it is kept
 * @subject: a suggested pair
 *
 * Keeps a suggestion, with what it was suggested on.
 *
 * Returns: FALSE when it could not be; the person has been told why
 */
gboolean
pow_compare_pairs_confirm (PowSession *session, const PowComparedSubject *subject)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new ();

  g_return_val_if_fail (POW_IS_SESSION (session), FALSE);
  g_return_val_if_fail (subject != NULL && subject->pair_key == NULL, FALSE);

  add_members (members, subject);
  return pair (session, members, subject->pair_reason);
}

/**
 * pow_compare_pairs_join:
 * @session: where it is kept
 * @subject: what one region has
 * @other: what another region has
 *
 * Keeps two subprojects as a pair because a person says so.
 *
 * Returns: FALSE when it could not be; the person has been told why
 */
gboolean
pow_compare_pairs_join (PowSession *session, const PowComparedSubject *subject, const PowComparedSubject *other)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new ();

  g_return_val_if_fail (POW_IS_SESSION (session), FALSE);
  g_return_val_if_fail (subject != NULL && other != NULL, FALSE);

  add_members (members, subject);
  add_members (members, other);
  return pair (session, members, NULL);
}

/* The same members give the same key, so that two people who refuse one suggestion refuse it once. */
static char *
make_refusal_path (GPtrArray *members)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *digest = NULL;

  g_ptr_array_sort (members, compare_strings);
  for (guint i = 0; i < members->len; i++)
    g_string_append_printf (all, "%s\n", (const char *) g_ptr_array_index (members, i));
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, all->str, (gssize) all->len);
  return g_strdup_printf ("apart.apart-%.12s", digest);
}

/**
 * pow_compare_pairs_refuse:
 * @session: where it is kept
 * @subject: a suggested pair
 *
 * Keeps that these subprojects are not the same: they are not suggested as a pair again, to anyone. A person can
 * still pair them. Main thread; saved beside it, told with an offer to undo it.
 *
 * Returns: FALSE when it could not be; the person has been told why
 */
gboolean
pow_compare_pairs_refuse (PowSession *session, const PowComparedSubject *subject)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new ();
  PowRecord *programme;
  g_autoptr (cJSON) entry = NULL;
  g_autofree char *path = NULL, *reason = NULL;
  g_autoptr (PowRecord) changed = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (POW_IS_SESSION (session), FALSE);
  g_return_val_if_fail (subject != NULL && subject->pair_key == NULL && subject->pair_reason != NULL, FALSE);

  programme = get_programme (session);
  if (programme == NULL)
    return FALSE;
  add_members (members, subject);
  path = make_refusal_path (members);
  /* What it had been suggested on, for who reads the history. */
  reason = g_strdup_printf (_ ("suggested: %s"), subject->pair_reason);
  entry = make_entry (members, reason);
  changed = pow_record_with (programme, path, entry, &error);
  return save (session, programme, changed, _ ("Not the same: this pair is not suggested again"), error);
}

/**
 * pow_compare_pairs_part:
 * @session: where it is kept
 * @subject: a confirmed pair
 *
 * Takes a pair back. It may be suggested again.
 *
 * Returns: FALSE when it could not be; the person has been told why
 */
gboolean
pow_compare_pairs_part (PowSession *session, const PowComparedSubject *subject)
{
  PowRecord *programme;
  g_autofree char *path = NULL;
  g_autoptr (PowRecord) changed = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (POW_IS_SESSION (session), FALSE);
  g_return_val_if_fail (subject != NULL && subject->pair_key != NULL, FALSE);

  programme = get_programme (session);
  if (programme == NULL)
    return FALSE;
  path = pow_path_join ("pairs", subject->pair_key);
  changed = pow_record_with_removed (programme, path, TRUE, &error);
  return save (session, programme, changed, _ ("Subprojects parted"), error);
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

typedef struct
{
  PowSession *session;
  GPtrArray *members; /* (element-type utf8), owned */
} Offer;

static void
offer_free (gpointer data, GClosure *closure)
{
  Offer *offer = data;

  g_object_unref (offer->session);
  g_ptr_array_unref (offer->members);
  g_free (offer);
}

static void
offer_taken_cb (GtkButton *button, Offer *offer)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER);

  pair (offer->session, offer->members, NULL);
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static GtkWidget *
offer_new (PowSession *session, const PowComparedSubject *subject, const PowComparedSubject *other)
{
  GtkWidget *button = gtk_button_new_with_label (other->title);
  g_autoptr (GPtrArray) members = g_ptr_array_new ();
  Offer *offer = g_new0 (Offer, 1);

  add_members (members, subject);
  add_members (members, other);
  offer->session = g_object_ref (session);
  offer->members = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < members->len; i++)
    g_ptr_array_add (offer->members, g_strdup (g_ptr_array_index (members, i)));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (button)), GTK_ALIGN_START);
  g_signal_connect_data (button, "clicked", G_CALLBACK (offer_taken_cb), offer, offer_free, 0);
  return button;
}

static gboolean
unparent_cb (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkPopover *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, unparent_cb, g_object_ref (popover), g_object_unref);
}

/**
 * pow_compare_pairs_choose:
 * @session: where it is kept
 * @comparison: what is on screen
 * @subject: what one region has alone
 * @place: where to ask
 *
 * Lets a person say with what of another region a subproject belongs together.
 */
void
pow_compare_pairs_choose (PowSession *session, const PowComparison *comparison, const PowComparedSubject *subject, GtkWidget *place)
{
  GtkWidget *popover = gtk_popover_new (), *scroller = gtk_scrolled_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *heading = gtk_label_new (subject->title);
  guint n = 0;

  g_return_if_fail (POW_IS_SESSION (session));
  g_return_if_fail (comparison != NULL && subject != NULL);

  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_box_append (GTK_BOX (box), heading);
  for (guint i = 0; i < comparison->subjects->len; i++)
    if (may_join (comparison, subject, g_ptr_array_index (comparison->subjects, i)))
      {
        gtk_box_append (GTK_BOX (box), offer_new (session, subject, g_ptr_array_index (comparison->subjects, i)));
        n++;
      }
  if (n == 0)
    gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("The other regions have nothing left to pair it with.")));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_widget_set_parent (popover, place);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}
