/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/schema/pow-words.h"

#include <glib/gi18n-lib.h>
#include <libintl.h>
#include <string.h>

/* gettext answers in the locale of the process, and which one that is depends on the locales that
 * are installed and on LANGUAGE. A chosen language must not, so its catalogue is looked up here, in
 * the file that gettext itself uses. */

#define CATALOGUE_MAGIC 0x950412deu

/* A compiled catalogue: pairs of texts, the originals sorted by bytes. */
typedef struct
{
  GMappedFile *file;
  const char *data;
  gsize size;
  gboolean swapped; /* written on a machine of the other byte order */
  guint32 n_texts;
  guint32 originals;    /* offset of pairs (length, offset) */
  guint32 translations;
} Catalogue;

/* The source language is the language of the texts in the code. */
static const char source_language[] = "en";

static GPrivate language_key = G_PRIVATE_INIT (g_free);

static guint32
read_word (const Catalogue *catalogue, gsize offset)
{
  guint32 word;

  if (offset > catalogue->size || catalogue->size - offset < sizeof word)
    return 0;

  memcpy (&word, catalogue->data + offset, sizeof word);
  return catalogue->swapped ? GUINT32_SWAP_LE_BE (word) : word;
}

/* The text @index of a table with its length; NULL when the file is damaged there. */
static const char *
get_text (const Catalogue *catalogue, guint32 table, guint32 index, gsize *length)
{
  gsize offset = read_word (catalogue, (gsize) table + (gsize) index * 8 + 4);

  *length = read_word (catalogue, (gsize) table + (gsize) index * 8);
  if (offset >= catalogue->size || catalogue->size - offset <= *length || catalogue->data[offset + *length] != '\0')
    return NULL;

  return catalogue->data + offset;
}

static void
catalogue_free (Catalogue *catalogue)
{
  g_mapped_file_unref (catalogue->file);
  g_free (catalogue);
}

static Catalogue *
catalogue_open (const char *path)
{
  GMappedFile *file = g_mapped_file_new (path, FALSE, NULL);
  Catalogue *catalogue;
  guint32 magic;

  /* A language without a catalogue is no error: the source texts stand. */
  if (file == NULL)
    return NULL;

  catalogue = g_new0 (Catalogue, 1);
  catalogue->file = file;
  catalogue->data = g_mapped_file_get_contents (file);
  catalogue->size = g_mapped_file_get_length (file);
  magic = read_word (catalogue, 0);
  catalogue->swapped = magic == GUINT32_SWAP_LE_BE (CATALOGUE_MAGIC);
  catalogue->n_texts = read_word (catalogue, 8);
  catalogue->originals = read_word (catalogue, 12);
  catalogue->translations = read_word (catalogue, 16);
  if (magic != CATALOGUE_MAGIC && !catalogue->swapped)
    g_clear_pointer (&catalogue, catalogue_free);

  return catalogue;
}

/* The catalogue of a language, kept for good because its texts are lent. */
static const Catalogue *
get_catalogue (const char *language)
{
  static GMutex mutex;
  static GHashTable *catalogues; /* path to Catalogue */
  g_autoptr (GMutexLocker) locker = NULL;
  g_autofree char *path = NULL;
  const char *folder = bindtextdomain (GETTEXT_PACKAGE, NULL);
  Catalogue *catalogue;

  path = g_build_filename (folder != NULL ? folder : POW_LOCALEDIR, language, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);

  locker = g_mutex_locker_new (&mutex);
  if (catalogues == NULL)
    catalogues = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  catalogue = g_hash_table_lookup (catalogues, path);
  if (catalogue == NULL)
    {
      catalogue = catalogue_open (path);
      if (catalogue != NULL)
        g_hash_table_insert (catalogues, g_steal_pointer (&path), catalogue);
    }

  return catalogue;
}

/* The translation of @original, all plural forms one after the other; NULL when there is none. */
static const char *
look_up (const Catalogue *catalogue, const char *original, gsize *length)
{
  guint32 low = 0;
  guint32 high = catalogue->n_texts;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      gsize unused;
      const char *text = get_text (catalogue, catalogue->originals, middle, &unused);
      int order;

      if (text == NULL)
        return NULL;
      order = strcmp (original, text);
      if (order == 0)
        {
          const char *translation = get_text (catalogue, catalogue->translations, middle, length);

          return translation != NULL && *length > 0 ? translation : NULL;
        }
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }

  return NULL;
}

/**
 * pow_words_get:
 * @text: a source text, marked with N_()
 *
 * Translates a text. Any thread.
 *
 * Returns: (transfer none): the translation, for good; @text itself when there is none
 */
const char *
pow_words_get (const char *text)
{
  const char *language = g_private_get (&language_key);
  const Catalogue *catalogue;
  const char *translation = NULL;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);

  if (language == NULL)
    return g_dgettext (GETTEXT_PACKAGE, text);
  if (text[0] == '\0' || strcmp (language, source_language) == 0)
    return text;

  catalogue = get_catalogue (language);
  if (catalogue != NULL)
    translation = look_up (catalogue, text, &length);
  return translation != NULL ? translation : text;
}

/**
 * pow_words_get_in:
 * @context: what tells this text from the same text with another meaning
 * @text: a source text, marked with NC_()
 *
 * Translates a text in a context. Any thread.
 *
 * Returns: (transfer none): the translation, for good; @text itself when there is none
 */
const char *
pow_words_get_in (const char *context, const char *text)
{
  const char *language = g_private_get (&language_key);
  g_autofree char *original = NULL;
  const char *translation;

  g_return_val_if_fail (context != NULL && text != NULL, NULL);

  if (language == NULL)
    return g_dpgettext2 (GETTEXT_PACKAGE, context, text);

  original = g_strconcat (context, "\004", text, NULL);
  translation = pow_words_get (original);
  return translation == original ? text : translation;
}

/**
 * pow_words_get_plural:
 * @one: the source text for one
 * @many: the source text for any other number
 * @n: the number
 *
 * Translates a text that depends on a number, in languages that tell one from more, as the
 * languages of programmes do. Any thread.
 *
 * Returns: (transfer none): the translation, for good; a source text when there is none
 */
const char *
pow_words_get_plural (const char *one, const char *many, gulong n)
{
  const char *language = g_private_get (&language_key);
  const Catalogue *catalogue = NULL;
  const char *forms = NULL;
  gsize length = 0;
  gsize first;

  g_return_val_if_fail (one != NULL && many != NULL, NULL);

  if (language == NULL)
    return g_dngettext (GETTEXT_PACKAGE, one, many, n);

  if (strcmp (language, source_language) != 0)
    catalogue = get_catalogue (language);
  if (catalogue != NULL)
    forms = look_up (catalogue, one, &length);
  if (forms == NULL)
    return n == 1 ? one : many;

  first = strlen (forms);
  return n == 1 || first >= length ? forms : forms + first + 1;
}

/**
 * pow_words_begin:
 * @language: a language tag without a country, such as `nl`; `en` is the source language
 *
 * From here to pow_words_end() this thread is given its words in @language, whatever the locale and
 * the environment of the process. Does not nest.
 */
void
pow_words_begin (const char *language)
{
  g_return_if_fail (language != NULL);
  g_return_if_fail (g_private_get (&language_key) == NULL);

  g_private_set (&language_key, g_strdup (language));
}

/**
 * pow_words_end:
 *
 * Ends what pow_words_begin() began.
 */
void
pow_words_end (void)
{
  g_private_replace (&language_key, NULL);
}
