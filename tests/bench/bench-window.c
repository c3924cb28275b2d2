/* SPDX-License-Identifier: EUPL-1.2 */
/* Starts a program and waits for its first window:
 *   bench-window PROGRAM ARGUMENT...
 * Prints "<ms until it is on the screen> <ms until it was last drawn> <peak KiB>", and ends the program.
 * "Last drawn" is the last change of its pixels before a second and a half of rest, so a window that
 * shows a frame first and its contents later is not called ready too early. */
#include <X11/Xlib.h>
#include <X11/extensions/Xdamage.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define REST_MS 1500
#define PATIENCE_MS 30000
/* Smaller ones are helpers that are never seen. */
#define SMALLEST_WINDOW 100

static double
now_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static long
read_peak (pid_t pid)
{
  char path[64], line[256];
  long peak = 0;
  FILE *file;

  snprintf (path, sizeof path, "/proc/%d/status", (int) pid);
  file = fopen (path, "r");
  while (file != NULL && fgets (line, sizeof line, file) != NULL)
    if (sscanf (line, "VmHWM: %ld", &peak) == 1)
      break;
  if (file != NULL)
    fclose (file);
  return peak;
}

/* A window may be gone again before we look at it. */
static int
ignore_error (Display *display, XErrorEvent *event)
{
  return 0;
}

int
main (int argc, char **argv)
{
  Display *display = XOpenDisplay (NULL);
  double start, mapped = 0, drawn = 0;
  int damage_event, damage_error;
  struct pollfd fd;
  pid_t child;

  if (argc < 2 || display == NULL || !XDamageQueryExtension (display, &damage_event, &damage_error))
    return 2;
  XSetErrorHandler (ignore_error);
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);
  /* A pointer over a row would bring up its tooltip. */
  XWarpPointer (display, None, DefaultRootWindow (display), 0, 0, 0, 0, DisplayWidth (display, DefaultScreen (display)) - 1,
                DisplayHeight (display, DefaultScreen (display)) - 1);
  XSync (display, False);
  start = now_ms ();
  child = fork ();
  if (child == 0)
    {
      /* What it says is not our result. */
      if (freopen ("/dev/null", "w", stdout) != NULL)
        execvp (argv[1], argv + 1);
      _exit (127);
    }
  fd = (struct pollfd) { ConnectionNumber (display), POLLIN, 0 };
  while (now_ms () < start + PATIENCE_MS && (drawn == 0 || now_ms () < drawn + REST_MS))
    {
      if (XPending (display) == 0)
        {
          poll (&fd, 1, 50);
          if (XPending (display) == 0)
            continue;
        }
      XEvent event;
      XNextEvent (display, &event);
      if (event.type == MapNotify && event.xmap.event == DefaultRootWindow (display))
        {
          XWindowAttributes attributes = { 0 };

          if (XGetWindowAttributes (display, event.xmap.window, &attributes) == 0 || attributes.width < SMALLEST_WINDOW)
            continue;
          XDamageCreate (display, event.xmap.window, XDamageReportRawRectangles);
          if (mapped == 0)
            mapped = now_ms ();
        }
      else if (event.type == damage_event + XDamageNotify)
        drawn = now_ms ();
    }
  if (read_peak (child) == 0)
    return 1;
  if (drawn != 0)
    printf ("%.1f %.1f %ld\n", mapped - start, drawn - start, read_peak (child));
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  XCloseDisplay (display);
  return drawn != 0 ? 0 : 1;
}
