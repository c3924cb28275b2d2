# SPDX-License-Identifier: EUPL-1.2
"""Drives the real program as a person does: a screen, keys, and what a screen reader is told.

Everything a test starts (screen, message bus, program) belongs to the test and ends with it.
"""
import contextlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

TOP = pathlib.Path(__file__).resolve().parents[2]
WARNING = re.compile(r"(Gtk|Gdk|GLib|GLib-GObject|Adwaita|GLib-GIO|Pango|perspectief)-(WARNING|CRITICAL)")


class Failed(Exception):
    """What a person would call broken; the sentence says what was expected."""


def wait_for(what, seconds=15.0, message="it did not happen"):
    """Calls @what until it answers something true, and gives that back."""
    end = time.monotonic() + seconds
    while True:
        answer = what()
        if answer:
            return answer
        if time.monotonic() > end:
            raise Failed(f"{message} within {seconds:.0f} s")
        time.sleep(0.05)


class Screen:
    """A screen of one size with a message bus of its own."""

    def __init__(self, width, height, dpi=96):
        self.width, self.height = width, height
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24",
             "-dpi", str(dpi), "-nolisten", "tcp"],
            pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as pipe:
            self.display = ":" + pipe.readline().strip()
        bus = subprocess.run(["dbus-daemon", "--session", "--fork", "--print-address=1", "--print-pid=1"],
                             capture_output=True, text=True, check=True).stdout.split()
        self.bus_address, self.bus_pid = bus[0], int(bus[1])
        self.environment = {"DISPLAY": self.display, "DBUS_SESSION_BUS_ADDRESS": self.bus_address}

    def close(self):
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.bus_pid, 15)
        self.server.terminate()
        self.server.wait()

    def _xdotool(self, *words):
        subprocess.run(["xdotool", *words], env={**os.environ, **self.environment}, check=True,
                       stdout=subprocess.DEVNULL)

    def keys(self, *names, pause=0.08):
        """Presses keys in X's names: "ctrl+l", "Down", "alt+4"."""
        for name in names:
            self._xdotool("key", "--clearmodifiers", name)
            time.sleep(pause)

    def type(self, text):
        self._xdotool("type", "--delay", "15", text)

    def click(self, x, y):
        self._xdotool("mousemove", str(x), str(y), "click", "1")
        self.park_pointer()

    def park_pointer(self):
        """Away from everything, or tooltips get into the picture."""
        self._xdotool("mousemove", str(self.width - 1), str(self.height - 1))

    def photograph(self, path):
        subprocess.run(["import", "-window", "root", str(path)],
                       env={**os.environ, **self.environment}, check=True)


class Home:
    """A person's home folder: settings, portfolios and drafts of one test."""

    def __init__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="perspectief-e2e."))
        self.environment = {
            "HOME": str(self.path),
            "XDG_DATA_HOME": str(self.path / "data"),
            "XDG_STATE_HOME": str(self.path / "state"),
            "XDG_CONFIG_HOME": str(self.path / "config"),
            "XDG_CACHE_HOME": str(self.path / "cache"),
            "XDG_RUNTIME_DIR": str(self.path / "run"),
            "GSETTINGS_BACKEND": "keyfile",
        }
        for name in ("data", "state", "config", "cache", "run"):
            (self.path / name).mkdir(mode=0o700)
        # A desktop's own choices, so that pictures are the same on every machine.
        toolkit = self.path / "config/gtk-4.0"
        toolkit.mkdir()
        (toolkit / "settings.ini").write_text(
            "[Settings]\ngtk-font-name=Cantarell 11\ngtk-decoration-layout=:close\ngtk-enable-animations=false\n"
            "gtk-cursor-blink=false\n")
        # Without a window manager the frame of the window would be in the picture.
        (toolkit / "gtk.css").write_text(
            "window.csd, window.solid-csd { margin: 0; padding: 0; border: none; border-radius: 0; box-shadow: none; }\n")

    def settings(self, **values):
        """Presets settings; values in GVariant text, underscores for dashes in the keys."""
        folder = self.path / "config/glib-2.0/settings"
        folder.mkdir(parents=True, exist_ok=True)
        lines = ["[nl/perspectief/Perspectief]"]
        lines += [f"{key.replace('_', '-')}={value}" for key, value in values.items()]
        (folder / "keyfile").write_text("\n".join(lines) + "\n")

    def close(self):
        shutil.rmtree(self.path, ignore_errors=True)


class Program:
    """The running window on a screen, in a language and a colour scheme."""

    def __init__(self, screen, home, *arguments, language="nl_NL.UTF-8", dark=False):
        self.screen = screen
        screen.park_pointer()
        self.log = home.path / "stderr.log"
        environment = {
            **os.environ, **home.environment, **screen.environment,
            "LANG": language, "GSK_RENDERER": "cairo", "GDK_BACKEND": "x11",
            "ADW_DEBUG_COLOR_SCHEME": "prefer-dark" if dark else "prefer-light",
            "GTK_A11Y": "atspi",
        }
        environment.pop("LC_ALL", None)
        environment.pop("LANGUAGE", None)
        self.process = subprocess.Popen(["perspectief", *arguments], env=environment,
                                        stderr=self.log.open("ab"))

    def is_running(self):
        return self.process.poll() is None

    def warnings(self):
        return [line for line in self.log.read_text(errors="replace").splitlines() if WARNING.search(line)]

    def close(self):
        if self.is_running():
            self.screen.keys("ctrl+q")
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(5)
        if self.is_running():
            self.process.kill()
            self.process.wait()
            raise Failed("the program did not end after Ctrl+Q")


def powctl(home, *words, check=True):
    """Runs powctl in the same home; gives its output."""
    done = subprocess.run(["powctl", *words], env={**os.environ, **home.environment},
                          capture_output=True, text=True)
    if check and done.returncode:
        raise Failed(f"powctl {' '.join(words)}: {done.stderr.strip()}")
    return done.stdout


def tap(cases):
    """Runs (name, function) pairs and reports them in TAP."""
    print(f"1..{len(cases)}")
    bad = 0
    for number, (name, case) in enumerate(cases, 1):
        try:
            case()
        except Exception as error:  # a broken case must not hide those behind it
            bad += 1
            print(f"not ok {number} - {name}")
            print("# " + f"{type(error).__name__}: {error}".replace("\n", "\n# "))
        else:
            print(f"ok {number} - {name}")
        sys.stdout.flush()
    sys.exit(1 if bad else 0)
