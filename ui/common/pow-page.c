/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-page.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  PowSession *session;
  char *title;
  char *subtitle;
  char *address;
  GtkWidget *history; /* of the record; NULL until it is asked for */
  int width;
  guint refresh_source;
  gboolean outdated; /* changed while it was not on screen */
} PowPagePrivate;

G_DEFINE_TYPE_WITH_PRIVATE (PowPage, pow_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_ADDRESS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static PowPagePrivate *
get_private (PowPage *self)
{
  return pow_page_get_instance_private (self);
}

static gboolean
refresh_idle_cb (gpointer data)
{
  PowPage *self = data;
  PowPagePrivate *priv = get_private (self);

  priv->refresh_source = 0;
  pow_page_refresh (self);
  return G_SOURCE_REMOVE;
}

/* Many changes in one turn of the main loop are one refresh. */
static void
queue_refresh (PowPage *self)
{
  PowPagePrivate *priv = get_private (self);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    priv->outdated = TRUE;
  else if (priv->refresh_source == 0)
    priv->refresh_source = g_idle_add (refresh_idle_cb, self);
}

static void
session_changed_cb (PowSession *session, PowPage *self)
{
  queue_refresh (self);
}

static void
pow_page_map (GtkWidget *widget)
{
  PowPage *self = POW_PAGE (widget);
  PowPagePrivate *priv = get_private (self);

  GTK_WIDGET_CLASS (pow_page_parent_class)->map (widget);
  if (priv->outdated)
    queue_refresh (self);
}

static void
pow_page_dispose (GObject *object)
{
  PowPagePrivate *priv = get_private (POW_PAGE (object));

  g_clear_handle_id (&priv->refresh_source, g_source_remove);
  g_clear_object (&priv->history);
  g_clear_object (&priv->session);
  G_OBJECT_CLASS (pow_page_parent_class)->dispose (object);
}

static void
pow_page_finalize (GObject *object)
{
  PowPagePrivate *priv = get_private (POW_PAGE (object));

  g_free (priv->title);
  g_free (priv->subtitle);
  g_free (priv->address);
  G_OBJECT_CLASS (pow_page_parent_class)->finalize (object);
}

static void
pow_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PowPagePrivate *priv = get_private (POW_PAGE (object));

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, priv->session);
      break;
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, priv->subtitle);
      break;
    case PROP_ADDRESS:
      g_value_set_string (value, priv->address);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pow_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PowPage *self = POW_PAGE (object);
  PowPagePrivate *priv = get_private (self);

  switch (id)
    {
    case PROP_SESSION:
      g_set_object (&priv->session, g_value_get_object (value));
      if (priv->session != NULL)
        g_signal_connect_object (priv->session, "changed", G_CALLBACK (session_changed_cb), self, 0);
      break;
    case PROP_TITLE:
      pow_page_set_title (self, g_value_get_string (value), priv->subtitle);
      break;
    case PROP_SUBTITLE:
      pow_page_set_title (self, priv->title, g_value_get_string (value));
      break;
    case PROP_ADDRESS:
      g_free (priv->address);
      priv->address = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pow_page_class_init (PowPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags once = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags often = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = pow_page_dispose;
  object_class->finalize = pow_page_finalize;
  object_class->get_property = pow_page_get_property;
  object_class->set_property = pow_page_set_property;
  GTK_WIDGET_CLASS (klass)->map = pow_page_map;

  properties[PROP_SESSION]
      = g_param_spec_object ("session", NULL, NULL, POW_TYPE_SESSION, once);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, often);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, often);
  properties[PROP_ADDRESS] = g_param_spec_string ("address", NULL, NULL, NULL, once);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pow_page_init (PowPage *self)
{
  PowPagePrivate *priv = get_private (self);

  /* The first time on screen is the first refresh. */
  priv->outdated = TRUE;
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

/**
 * pow_page_get_session:
 * @self: a page
 *
 * Returns: (transfer none): what the page looks at
 */
PowSession *
pow_page_get_session (PowPage *self)
{
  g_return_val_if_fail (POW_IS_PAGE (self), NULL);
  return get_private (self)->session;
}

/**
 * pow_page_get_title:
 * @self: a page
 *
 * Returns: (nullable) (transfer none): what the header says
 */
const char *
pow_page_get_title (PowPage *self)
{
  g_return_val_if_fail (POW_IS_PAGE (self), NULL);
  return get_private (self)->title;
}

/**
 * pow_page_get_subtitle:
 * @self: a page
 *
 * Returns: (nullable) (transfer none): the second line in the header
 */
const char *
pow_page_get_subtitle (PowPage *self)
{
  g_return_val_if_fail (POW_IS_PAGE (self), NULL);
  return get_private (self)->subtitle;
}

/**
 * pow_page_set_title:
 * @self: a page
 * @title: (nullable): what the header says
 * @subtitle: (nullable): the second line
 */
void
pow_page_set_title (PowPage *self, const char *title, const char *subtitle)
{
  PowPagePrivate *priv;

  g_return_if_fail (POW_IS_PAGE (self));

  priv = get_private (self);
  if (g_strcmp0 (priv->title, title) != 0)
    {
      char *copy = g_strdup (title);

      g_free (priv->title);
      priv->title = copy;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
    }
  if (g_strcmp0 (priv->subtitle, subtitle) != 0)
    {
      char *copy = g_strdup (subtitle);

      g_free (priv->subtitle);
      priv->subtitle = copy;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
    }
}

/**
 * pow_page_get_address:
 * @self: a page
 *
 * Returns: (nullable) (transfer none): the record it shows; %NULL for a screen over many
 */
const char *
pow_page_get_address (PowPage *self)
{
  g_return_val_if_fail (POW_IS_PAGE (self), NULL);
  return get_private (self)->address;
}

/**
 * pow_page_refresh:
 * @self: a page
 *
 * Shows what the session holds now, at once.
 */
void
pow_page_refresh (PowPage *self)
{
  PowPagePrivate *priv;

  g_return_if_fail (POW_IS_PAGE (self));

  priv = get_private (self);
  g_clear_handle_id (&priv->refresh_source, g_source_remove);
  priv->outdated = FALSE;
  if (POW_PAGE_GET_CLASS (self)->refresh != NULL)
    POW_PAGE_GET_CLASS (self)->refresh (self);
}

/**
 * pow_page_start_search:
 * @self: a page
 *
 * Returns: FALSE when this page has nothing to search
 */
gboolean
pow_page_start_search (PowPage *self)
{
  g_return_val_if_fail (POW_IS_PAGE (self), FALSE);
  return POW_PAGE_GET_CLASS (self)->start_search != NULL
         && POW_PAGE_GET_CLASS (self)->start_search (self);
}

/**
 * pow_page_set_width:
 * @self: a page
 * @width: the window's width, in pixels at 100 % text
 *
 * Has the page fold for that width. Called by the window when it changes and before a page is shown.
 */
void
pow_page_set_width (PowPage *self, int width)
{
  PowPagePrivate *priv;

  g_return_if_fail (POW_IS_PAGE (self));

  priv = get_private (self);
  if (priv->width == width)
    return;
  priv->width = width;
  if (POW_PAGE_GET_CLASS (self)->set_width != NULL)
    POW_PAGE_GET_CLASS (self)->set_width (self, width);
}

/**
 * pow_page_get_title_widget:
 * @self: a page
 *
 * Returns: (nullable) (transfer none): a widget for the header's middle instead of the title
 */
GtkWidget *
pow_page_get_title_widget (PowPage *self)
{
  g_return_val_if_fail (POW_IS_PAGE (self), NULL);
  return POW_PAGE_GET_CLASS (self)->get_title_widget != NULL
             ? POW_PAGE_GET_CLASS (self)->get_title_widget (self)
             : NULL;
}

static GtkWidget *
get_history_button (PowPage *self)
{
  PowPagePrivate *priv = get_private (self);

  if (priv->history != NULL || priv->address == NULL)
    return priv->history;
  priv->history = g_object_ref_sink (gtk_button_new_from_icon_name ("pow-history-symbolic"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (priv->history), "win.history");
  gtk_widget_set_tooltip_text (priv->history, _ ("History (Ctrl+H)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->history), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("History"), -1);
  return priv->history;
}

/**
 * pow_page_get_header_end:
 * @self: a page
 *
 * Returns: (nullable) (transfer none): the page's own buttons in the header; of a page about one record at
 *   least its history
 */
GtkWidget *
pow_page_get_header_end (PowPage *self)
{
  g_return_val_if_fail (POW_IS_PAGE (self), NULL);
  return POW_PAGE_GET_CLASS (self)->get_header_end != NULL ? POW_PAGE_GET_CLASS (self)->get_header_end (self)
                                                           : get_history_button (self);
}

/**
 * pow_page_get_bar_end:
 * @self: a page
 *
 * Returns: (nullable) (transfer none): the page's controls at the right end of the question bar
 */
GtkWidget *
pow_page_get_bar_end (PowPage *self)
{
  g_return_val_if_fail (POW_IS_PAGE (self), NULL);
  return POW_PAGE_GET_CLASS (self)->get_bar_end != NULL
             ? POW_PAGE_GET_CLASS (self)->get_bar_end (self)
             : NULL;
}

/**
 * pow_page_get_narrow_bar:
 * @self: a page
 *
 * Returns: (nullable) (transfer none): what stands at the bottom of a narrow window
 */
GtkWidget *
pow_page_get_narrow_bar (PowPage *self)
{
  g_return_val_if_fail (POW_IS_PAGE (self), NULL);
  return POW_PAGE_GET_CLASS (self)->get_narrow_bar != NULL
             ? POW_PAGE_GET_CLASS (self)->get_narrow_bar (self)
             : NULL;
}
