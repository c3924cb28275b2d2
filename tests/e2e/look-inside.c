/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Loaded into the program by the driver (LD_PRELOAD): at SIGUSR1 it writes every word on screen with
 * its place, one JSON object a line, to the file that LOOK_INSIDE_FILE names. It tells what a screen
 * reader cannot know on GTK 4.8: which of two pages in one place is shown, and which words are cut off.
 */
#include <cjson/cJSON.h>
#include <errno.h>
#include <gdk/x11/gdkx.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <gtk/gtk.h>

/* Where @native stands on the screen, also when it is a dialog. */
static void
get_origin (GtkWidget *native, double *x, double *y)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (native));
  Display *display = GDK_SURFACE_XDISPLAY (surface);
  int left = 0, top = 0;
  Window child;

  gtk_native_get_surface_transform (GTK_NATIVE (native), x, y);
  XTranslateCoordinates (display, gdk_x11_surface_get_xid (surface), DefaultRootWindow (display), 0, 0, &left, &top, &child);
  *x += left;
  *y += top;
}

static gboolean
is_cut_off (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget)));
  if (GTK_IS_INSCRIPTION (widget))
    {
      const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (widget));
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
      int width, height;

      pango_layout_get_pixel_size (layout, &width, &height);
      return gtk_inscription_get_min_lines (GTK_INSCRIPTION (widget)) <= 1
             && width > gtk_widget_get_width (widget);
    }
  return FALSE;
}

/* A button has the keyboard for the words in it. */
static gboolean
has_keyboard (GtkWidget *widget)
{
  GtkWidget *button = gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON);

  return gtk_widget_is_focus (button != NULL ? button : widget);
}

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  if (GTK_IS_EDITABLE (widget))
    return gtk_editable_get_text (GTK_EDITABLE (widget));
  return NULL;
}

static void
write_widget (GString *out, GtkWidget *widget, guint window)
{
  GtkWidget *native = GTK_WIDGET (gtk_widget_get_native (widget));
  const char *text = get_text (widget);
  /* Cells of lists keep theirs until it is wanted (pow_tooltip_set()). */
  const char *later = g_object_get_data (G_OBJECT (widget), "pow-tooltip");
  const char *tooltip = later != NULL ? later : gtk_widget_get_tooltip_text (widget);
  const char *hint = GTK_IS_TEXT (widget) ? gtk_text_get_placeholder_text (GTK_TEXT (widget)) : NULL;
  graphene_rect_t box;
  cJSON *told;
  g_autofree char *line = NULL;
  double x, y;

  if ((text == NULL && tooltip == NULL && hint == NULL)
      || !gtk_widget_compute_bounds (widget, native, &box) || box.size.width < 1 || box.size.height < 1)
    return;
  get_origin (native, &x, &y);
  told = cJSON_CreateObject ();
  cJSON_AddNumberToObject (told, "window", window);
  cJSON_AddStringToObject (told, "type", G_OBJECT_TYPE_NAME (widget));
  cJSON_AddStringToObject (told, "text", text != NULL ? text : "");
  cJSON_AddStringToObject (told, "tooltip", tooltip != NULL ? tooltip : "");
  cJSON_AddStringToObject (told, "hint", hint != NULL ? hint : "");
  cJSON_AddNumberToObject (told, "x", (int) (x + box.origin.x));
  cJSON_AddNumberToObject (told, "y", (int) (y + box.origin.y));
  cJSON_AddNumberToObject (told, "width", (int) box.size.width);
  cJSON_AddNumberToObject (told, "height", (int) box.size.height);
  cJSON_AddBoolToObject (told, "cut", is_cut_off (widget));
  cJSON_AddBoolToObject (told, "focus", has_keyboard (widget));
  line = cJSON_PrintUnformatted (told);
  g_string_append_printf (out, "%s\n", line);
  cJSON_Delete (told);
}

static void
write_shown (GString *out, GtkWidget *widget, guint window)
{
  /* Lists keep rows without a place ready for scrolling. */
  if (!gtk_widget_get_mapped (widget) || gtk_widget_get_height (widget) < 1)
    return;
  write_widget (out, widget, window);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    write_shown (out, child, window);
}

static gboolean
look_cb (gpointer data)
{
  const char *file = data;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *unfinished = g_strconcat (file, ".part", NULL);
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      write_shown (out, window, i);
    }
  if (g_file_set_contents (unfinished, out->str, (gssize) out->len, NULL))
    g_rename (unfinished, file);
  return G_SOURCE_CONTINUE;
}

static void __attribute__ ((constructor))
look_inside_load (void)
{
  const char *file = g_getenv ("LOOK_INSIDE_FILE");

  /* What comes before the program, such as a shell, only passes this on. */
  if (!g_str_equal (program_invocation_short_name, "perspectief"))
    return;
  if (file != NULL)
    {
      g_autofree char *ready = g_strconcat (file, ".ready", NULL);

      g_unix_signal_add (SIGUSR1, look_cb, g_strdup (file));
      g_file_set_contents (ready, "", 0, NULL);
    }
  /* What the program starts has no window. */
  g_unsetenv ("LD_PRELOAD");
}
