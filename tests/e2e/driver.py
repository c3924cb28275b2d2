# SPDX-License-Identifier: EUPL-1.2
"""Drives the real program as a person does: a screen, keys, and what a screen reader is told.

Everything a test starts (screen, message bus, program) belongs to the test and ends with it.
"""
import contextlib
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from gi.repository import Gio, GLib

TOP = pathlib.Path(__file__).resolve().parents[2]
WARNING = re.compile(r"-(WARNING|CRITICAL|ERROR) \\*\\*|\\*\\* (WARNING|CRITICAL|ERROR) \\*\\*|runtime error:|AddressSanitizer")
# The shortcuts window of GTK 4.8 says the first of its own key caps, and GTK 4.18 the second of the heading of any
# AdwMessageDialog (libadwaita 1.7).
KNOWN = re.compile(r"GtkLabel 0x\w+ \(label\) reported min width -|"
                   r"Trying to measure GtkLabel 0x\w+ for width of \d+, but it needs at least \d+")
ACCESSIBLE = "org.a11y.atspi.Accessible"
ROOT = "/org/a11y/atspi/accessible/root"


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


class Word:
    """A text on screen, with its place; see look-inside.c."""

    def __init__(self, told):
        self.__dict__.update(told)

    def middle(self):
        return self.x + self.width // 2, self.y + self.height // 2

    def __repr__(self):
        return f"{self.type} {self.text or self.tooltip!r} at {self.x},{self.y}"


class Node:
    """One thing on screen as a screen reader is told of it."""

    def __init__(self, path, role, name, description, box, states, parent):
        self.path, self.role, self.name, self.description = path, role, name, description
        self.box, self.states, self.parent = box, states, parent

    def is_focusable(self):
        return bool(self.states & 1 << 11)

    def is_sensitive(self):
        return bool(self.states & 1 << 24)

    def __repr__(self):
        return f"{self.role} {self.name!r} at {self.box}"


class Reader:
    """What a screen reader hears of the program: names, roles and places, asked afresh each time."""

    def __init__(self, bus_address):
        self.bus = self._connect(bus_address)
        address = self._call(self.bus, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")[0]
        self.speech = self._connect(address)

    @staticmethod
    def _connect(address):
        flags = Gio.DBusConnectionFlags
        return Gio.DBusConnection.new_for_address_sync(
            address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None)

    @staticmethod
    def _call(bus, owner, path, interface, method, words=None):
        return bus.call_sync(owner, path, interface, method, words, None, 0, 10000, None).unpack()

    def _ask(self, owner, path, interface, method, words=None):
        return self._call(self.speech, owner, path, interface, method, words)

    def _node(self, owner, path, parent):
        told = self._ask(owner, path, "org.freedesktop.DBus.Properties", "GetAll",
                         GLib.Variant("(s)", (ACCESSIBLE,)))[0]
        try:
            box = self._ask(owner, path, "org.a11y.atspi.Component", "GetExtents",
                            GLib.Variant("(u)", (1,)))[0]
        except GLib.Error:  # stack pages have no place of their own
            box = None
        low, high = self._ask(owner, path, ACCESSIBLE, "GetState")[0]
        role = self._ask(owner, path, ACCESSIBLE, "GetRoleName")[0]
        return Node((owner, path), role, told.get("Name", ""), told.get("Description", ""), box,
                    low | high << 32, parent)

    def _get_name(self, owner, path):
        return self._ask(owner, path, "org.freedesktop.DBus.Properties", "Get",
                         GLib.Variant("(ss)", (ACCESSIBLE, "Name")))[0]

    def ask_again(self, node):
        return self._node(*node.path, node.parent)

    def walk(self, known=None):
        """Everything with a place on screen, windows in the order they were opened. What is in @known, by
        its path, is not asked for again; new things are put in it."""
        known = {} if known is None else known
        programs = self._ask("org.a11y.atspi.Registry", ROOT, ACCESSIBLE, "GetChildren")[0]
        waiting = [(owner, path, None) for owner, path in reversed(programs)
                   if self._get_name(owner, path) == "perspectief"]
        while waiting:
            owner, path, parent = waiting.pop()
            try:
                node = known.get(path)
                if node is None and path != ROOT:
                    node = known[path] = self._node(owner, path, parent)
                children = self._ask(owner, path, ACCESSIBLE, "GetChildren")[0]
            except GLib.Error:  # gone since its parent named it
                continue
            if node is not None:
                if node.box is not None and (node.box[2] <= 0 or node.box[3] <= 0):
                    continue
                yield node
            waiting += [(o, p, node) for o, p in reversed(children) if p != "/org/a11y/atspi/null"]


class Screen:
    """A screen of one size with a message bus of its own; @text is how large the words are, in per cent."""

    def __init__(self, width, height, text=100):
        self.width, self.height = width, height
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24",
             "-dpi", "96", "-nolisten", "tcp"],
            pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as pipe:
            self.display = ":" + pipe.readline().strip()
        # The bus of the screen reader has its socket in here: two screens must not share it.
        self.runtime = tempfile.mkdtemp(prefix="perspectief-bus.")
        bus = subprocess.run(["dbus-daemon", "--session", "--fork", "--print-address=1", "--print-pid=1"],
                             env={**os.environ, "XDG_RUNTIME_DIR": self.runtime, "DISPLAY": self.display},
                             capture_output=True, text=True, check=True).stdout.split()
        self.bus_address, self.bus_pid = bus[0], int(bus[1])
        self.environment = {"DISPLAY": self.display, "DBUS_SESSION_BUS_ADDRESS": self.bus_address}
        # Dialogs get the keyboard and a place, as on a desktop.
        self.manager = subprocess.Popen(["xfwm4", "--compositor=on"], stderr=subprocess.DEVNULL,
                                        env={**os.environ, **self.environment})
        wait_for(lambda: subprocess.run(["xdotool", "get_desktop"], env={**os.environ, **self.environment},
                                        capture_output=True).returncode == 0,
                 60, "the window manager does not start")
        if text != 100:  # settings.ini does not go above what the screen says
            subprocess.run(["xprop", "-root", "-f", "RESOURCE_MANAGER", "8s", "-set", "RESOURCE_MANAGER", f"Xft.dpi: {96 * text // 100}\n"],
                           env={**os.environ, **self.environment}, check=True)
        self.reader = Reader(self.bus_address)

    def close(self):
        self.manager.terminate()
        self.manager.wait()
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.bus_pid, 15)
        self.server.terminate()
        self.server.wait()
        shutil.rmtree(self.runtime, ignore_errors=True)

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

    def scroll(self, x):
        """Turns the wheel down, over the middle of the column at @x."""
        self._xdotool("mousemove", str(x), str(self.height // 2), "click", "--repeat", "3", "5")

    def park_pointer(self):
        """Away from everything, or tooltips get into the picture."""
        self._xdotool("mousemove", str(self.width - 1), str(self.height - 1))

    def look(self):
        """The bytes of the picture on screen, after a header that knows its size."""
        return subprocess.run(["xwd", "-root", "-silent"], env={**os.environ, **self.environment},
                              capture_output=True, check=True).stdout

    def settle(self, seconds=10.0):
        """Waits until the picture stands still, and gives it."""
        end = time.monotonic() + seconds
        before, still = None, 0
        while True:
            picture = self.look()
            still = still + 1 if picture == before else 0
            if still >= 3 or time.monotonic() > end:
                return picture
            before = picture
            time.sleep(0.08)

    def photograph(self, path):
        subprocess.run(["convert", "xwd:-", str(path)], input=self.settle(), check=True)


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
        lines += [f"{key.replace('_', '-')}={value}" for key, value in values.items() if value is not None]
        (folder / "keyfile").write_text("\n".join(lines) + "\n")

    def close(self):
        shutil.rmtree(self.path, ignore_errors=True)


class Program:
    """The running window on a screen, in a language and a colour scheme."""

    def __init__(self, screen, home, *arguments, language="nl_NL.UTF-8", dark=False, before=()):
        self.screen = screen
        screen.park_pointer()
        self.log = home.path / "stderr.log"
        environment = {
            **os.environ, **home.environment, **screen.environment,
            "LANG": language, "GSK_RENDERER": "cairo", "GDK_BACKEND": "x11",
            "ADW_DEBUG_COLOR_SCHEME": "prefer-dark" if dark else "prefer-light",
            "GTK_A11Y": "atspi",
        }
        self.inside = home.path / "inside"
        self.ready = home.path / "inside.ready"
        self.ready.unlink(missing_ok=True)
        if os.environ.get("LOOK_INSIDE"):
            environment["LD_PRELOAD"] = os.environ["LOOK_INSIDE"]
            environment["LOOK_INSIDE_FILE"] = str(self.inside)
        environment.pop("LC_ALL", None)
        environment.pop("LANGUAGE", None)
        self.process = subprocess.Popen([*before, "perspectief", *arguments], env=environment,
                                        stderr=self.log.open("ab"))

    def is_running(self):
        return self.process.poll() is None

    def warnings(self):
        return [line for line in self.log.read_text(errors="replace").splitlines()
                if WARNING.search(line) and not KNOWN.search(line)]

    def words(self):
        """Every text on screen, in the order of the widgets."""
        wait_for(lambda: self.ready.exists() or not self.is_running(), 20, "the program does not start")
        self.inside.unlink(missing_ok=True)
        os.kill(self.process.pid, signal.SIGUSR1)
        wait_for(lambda: self.inside.exists() or not self.is_running(), 20, "the window does not answer")
        if not self.is_running():
            raise Failed("the program ended: " + self.log.read_text(errors="replace")[-600:])
        return [Word(json.loads(line)) for line in self.inside.read_text().splitlines()]

    def find(self, text, kind=None):
        """The first text on screen (or tooltip, or hint) that is, or matches, @text."""
        for word in self.words():
            if (kind is None or word.type == kind) and any(
                    re.fullmatch(text, words, re.S) for words in (word.text, word.tooltip, word.hint) if words):
                return word
        return None

    def wait(self, text, seconds=20.0, kind=None):
        return wait_for(lambda: self.find(text, kind), seconds, f"“{text}” is not on screen")

    def wait_gone(self, text, seconds=20.0):
        wait_for(lambda: self.find(text) is None, seconds, f"“{text}” is still on screen")

    def press(self, text, kind=None):
        """Clicks on a text or on what has it as tooltip; turns the wheel until it is in view."""
        for _ in range(60):
            x, y = self.wait(text, kind=kind).middle()
            if y < self.screen.height - 6:
                self.screen.click(x, y)
                return
            self.screen.scroll(x)
            self.screen.settle()
        raise Failed(f"“{text}” cannot be scrolled into view")

    def tab_to(self, text):
        """Gives the keyboard to what has @text, as Tab does."""
        for _ in range(60):
            if any(word.focus and re.fullmatch(text, word.text) for word in self.words()):
                return
            self.screen.keys("Tab")
            self.screen.settle()
        raise Failed(f"Tab does not reach “{text}”")

    def close(self):
        if self.is_running():
            self.screen.settle()
            self.screen.keys("ctrl+q")
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(5)
        if self.is_running():
            self.process.kill()
            self.process.wait()
            raise Failed("the program did not end after Ctrl+Q")


class Desk:
    """A person at work in a portfolio: a screen, a home with a copy of it, and the window."""

    def __init__(self, portfolio="demo", width=1280, height=800, **settings):
        self.screen, self.home = Screen(width, height), Home()
        self.settings = {"person": "'Sanne de Boer'", "organisation": "'UWV'", "role": "'national'",
                         "own_region": "'midden-holland'", "against": "''", "window_size": f"({width}, {height})", **settings}
        self.home.settings(**self.settings)
        self.path = self.home.path / "data/perspectief/portfolios" / portfolio
        self.path.parent.mkdir(parents=True)
        if portfolio == "demo":
            powctl(self.home, "init", str(self.path), "--demo", "--seed", "1")
        else:
            powctl(self.home, "--author", "Sanne de Boer <sanne@example.org>", "init", str(self.path),
                   "--template", "perspectief-op-werk")
        self.program = None

    def start(self, *arguments, **look):
        self.program = Program(self.screen, self.home, *(arguments or [str(self.path)]), **look)
        return self.program

    def git(self, *words):
        return subprocess.run(["git", "-C", str(self.path), *words], capture_output=True, text=True,
                              check=True, env={**os.environ, **self.home.environment}).stdout

    def go_to_region(self, region):
        """By keys, from any screen."""
        self.screen.settle()
        self.screen.keys("ctrl+g")
        self.program.wait("Zoek een regio")
        self.screen.type(region)
        self.screen.settle()
        self.screen.keys("Return")
        self.program.wait_gone("Zoek een regio")
        self.program.wait("Geef puls|Mensen")

    def open_record(self, region, tab, hint, name="", sub_list=None):
        """The first record in a list of the dossier whose row has @name."""
        self.go_to_region(region)
        self.program.press(tab, kind="GtkLabel")
        if sub_list:
            self.program.press(sub_list)
        self.program.wait(hint)
        self.screen.settle()
        self.screen.keys("ctrl+f")
        self.screen.type(name)
        self.screen.settle()
        self.screen.keys("Down", "Return")
        self.program.wait_gone(hint)
        self.screen.settle()

    def close(self):
        """Ends the program in good order; what the toolkit warned of is a failure."""
        try:
            if self.program is not None:
                self.program.close()
                warnings = self.program.warnings()
                if warnings:
                    raise Failed("warnings: " + "; ".join(warnings[:5]))
        finally:
            if self.program is not None and self.program.is_running():
                self.program.process.kill()
            self.screen.close()
            self.home.close()


def keep_picture(screen):
    """What a failure looks like, when PICTURE_FAILURES names a folder."""
    folder = os.environ.get("PICTURE_FAILURES")
    if folder:
        screen.photograph(pathlib.Path(folder) / f"failure-{time.time():.0f}.png")


@contextlib.contextmanager
def at_desk(*words, **settings):
    """A desk that is left clean, also after a failure."""
    desk = Desk(*words, **settings)
    try:
        yield desk
    except BaseException:
        keep_picture(desk.screen)
        with contextlib.suppress(Exception):
            desk.close()
        raise
    desk.close()


def powctl(home, *words, check=True):
    """Runs powctl in the same home; gives its output."""
    done = subprocess.run(["powctl", *words], env={**os.environ, **home.environment},
                          capture_output=True, text=True)
    if check and done.returncode not in (0, 3):  # 3: done, something is to be chosen
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
