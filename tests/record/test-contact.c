/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/record/pow-contact.h"

#include <string.h>

static PowContact *
read_contact (const char *text)
{
  g_autoptr (GError) error = NULL;
  PowContact *contact = pow_contact_read (text, strlen (text), &error);

  g_assert_no_error (error);
  return contact;
}

static void
assert_same (PowContact *a, PowContact *b)
{
  g_autofree char *text_a = pow_contact_write (a, NULL);
  g_autofree char *text_b = pow_contact_write (b, NULL);

  g_assert_cmpstr (text_a, ==, text_b);
}

static void
test_set_and_forget (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PowContact) one = pow_contact_with (NULL, POW_CONTACT_PHONE, " 0612345678 ", 50, &error);
  g_autoptr (PowContact) two = pow_contact_with (one, POW_CONTACT_MAIL, "jan@example.org", 40, &error);
  g_autoptr (PowContact) later = pow_contact_with (two, POW_CONTACT_PHONE, "0687654321", 20, &error);
  g_autoptr (PowContact) merged = pow_contact_merge (two, later);
  g_autoptr (PowContact) cleared = pow_contact_with (later, POW_CONTACT_PHONE, "", 60, &error);
  g_autoptr (PowContact) forgotten = pow_contact_forget (later);
  g_autofree char *text = pow_contact_write (forgotten, NULL);

  g_assert_no_error (error);
  g_assert_cmpstr (pow_contact_get (one, POW_CONTACT_PHONE), ==, "0612345678");
  g_assert_cmpstr (pow_contact_get (two, POW_CONTACT_MAIL), ==, "jan@example.org");
  /* What is set counts as later than what stood there, also when the clock ran back. */
  g_assert_cmpstr (pow_contact_get (merged, POW_CONTACT_PHONE), ==, "0687654321");
  g_assert_null (pow_contact_get (cleared, POW_CONTACT_PHONE));
  g_assert_false (pow_contact_is_empty (cleared));
  g_assert_false (pow_contact_is_forgotten (cleared));
  g_assert_true (pow_contact_is_empty (forgotten));
  g_assert_true (pow_contact_is_forgotten (forgotten));
  g_assert_false (pow_contact_is_forgotten (NULL));
  g_assert_cmpstr (text, ==, "{\n  \"epoch\": 1\n}\n");
}

static void
test_offline_edit_brings_nobody_back (void)
{
  g_autoptr (PowContact) both = read_contact ("{\"epoch\":0,\"fields\":{\"phone\":{\"value\":\"06\",\"at\":5}}}");
  g_autoptr (PowContact) forgotten = pow_contact_forget (both);
  g_autoptr (PowContact) edited = pow_contact_with (both, POW_CONTACT_PHONE, "07", 900, NULL);
  g_autoptr (PowContact) merged = pow_contact_merge (edited, forgotten);

  assert_same (merged, forgotten);
}

static const struct
{
  const char *text;
  const char *field;
} bad[] = {
  { "{", NULL },
  { "{\"epoch\":-1}", "epoch" },
  { "{\"epoch\":1.5}", "epoch" },
  { "{\"fields\":{}}", "epoch" },
  { "{\"epoch\":0,\"fields\":[]}", "fields" },
  { "{\"epoch\":0,\"fields\":{\"phone\":{\"value\":\"06\"}}}", "phone" },
  { "{\"epoch\":0,\"fields\":{\"phone\":{\"value\":6,\"at\":5}}}", "phone" },
  { "{\"epoch\":0,\"fields\":{\"phone\":{\"value\":\"0\\n6\",\"at\":5}}}", "phone" },
  { "{\"epoch\":0,\"fields\":{\"Phone\":{\"value\":\"06\",\"at\":5}}}", "Phone" },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (pow_contact_read (bad[i].text, strlen (bad[i].text), &error));
      g_assert_nonnull (error);
      g_assert_cmpstr (pow_record_error_get_field (error), ==, bad[i].field);
    }
}

static void
test_typed (void)
{
  static const struct
  {
    const char *field;
    const char *value;
    int code;
  } typed[] = {
    { "address", "x", POW_RECORD_ERROR_FIELD },
    { POW_CONTACT_PHONE, "111222333", POW_RECORD_ERROR_BSN },
    { POW_CONTACT_NAME, "a\tb", POW_RECORD_ERROR_INVALID },
    { POW_CONTACT_NAME, "\xff", POW_RECORD_ERROR_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (pow_contact_with (NULL, typed[i].field, typed[i].value, 1, &error));
      g_assert_error (error, POW_RECORD_ERROR, typed[i].code);
    }
}

static PowContact *
make_random (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *separator = "";

  g_string_printf (text, "{\"epoch\":%d,\"fields\":{", g_test_rand_int_range (0, 3));
  for (guint i = 0; pow_contact_fields[i] != NULL; i++)
    {
      if (g_test_rand_int_range (0, 3) == 0)
        continue;
      g_string_append_printf (text, "%s\"%s\":{\"at\":%d", separator, pow_contact_fields[i], g_test_rand_int_range (0, 3));
      if (g_test_rand_int_range (0, 4) > 0)
        g_string_append_printf (text, ",\"value\":\"%c\"", g_test_rand_int_range ('a', 'd'));
      g_string_append_c (text, '}');
      separator = ",";
    }
  g_string_append (text, "}}");
  return read_contact (text->str);
}

static void
test_laws (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (PowContact) a = make_random ();
      g_autoptr (PowContact) b = make_random ();
      g_autoptr (PowContact) c = make_random ();
      g_autoptr (PowContact) ab = pow_contact_merge (a, b);
      g_autoptr (PowContact) ba = pow_contact_merge (b, a);
      g_autoptr (PowContact) bc = pow_contact_merge (b, c);
      g_autoptr (PowContact) left = pow_contact_merge (ab, c);
      g_autoptr (PowContact) right = pow_contact_merge (a, bc);
      g_autoptr (PowContact) again = pow_contact_merge (ab, b);
      gsize length;
      g_autofree char *text = pow_contact_write (ab, &length);
      g_autoptr (PowContact) read = pow_contact_read (text, length, NULL);

      assert_same (ab, ba);
      assert_same (left, right);
      assert_same (again, ab);
      assert_same (read, ab);
      g_assert_cmpuint (pow_contact_get_epoch (ab), ==, MAX (pow_contact_get_epoch (a), pow_contact_get_epoch (b)));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contact/set-and-forget", test_set_and_forget);
  g_test_add_func ("/contact/offline-edit-brings-nobody-back", test_offline_edit_brings_nobody_back);
  g_test_add_func ("/contact/refused", test_refused);
  g_test_add_func ("/contact/typed", test_typed);
  g_test_add_func ("/contact/laws", test_laws);
  return g_test_run ();
}
