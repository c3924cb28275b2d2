#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Long work of powctl: told of on a terminal only, and stopped at any point without harm."""

import os
import pty
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tap import equal, has, run_all, test  # noqa: E402

STOPS = 8


def begin(place, folder, **streams):
    return subprocess.Popen([os.environ["POWCTL"], "init", folder, "--demo"], env={**place.environment, "TERM": "xterm"},
                            cwd=place.folder, stdout=subprocess.DEVNULL, **streams)


@test
def stopped_while_it_makes_a_demo(place):
    started = time.monotonic()
    whole = begin(place, place.path("whole"))
    equal(whole.wait(timeout=250), 0)
    took = time.monotonic() - started
    stopped = 0
    for i in range(STOPS):
        folder = place.path(f"p{i}")
        process = begin(place, folder)
        time.sleep(took * i / STOPS)
        process.send_signal(signal.SIGINT if i % 2 else signal.SIGKILL)
        process.wait(timeout=60)
        if os.path.exists(folder):
            equal(place.json("-C", folder, "validate"), [])
            equal(len(place.json("-C", folder, "overview")), 35)
        else:
            stopped += 1
            place.run("-C", folder, "validate", status=1)
    assert stopped > 0, "no run was stopped on its way"
    # What was left behind is in nobody's way.
    place.run("--author", "Jan", "init", place.path("p0"), "--regions", "zeeland")
    equal(place.json("-C", place.path("p0"), "validate"), [])


@test
def progress_on_a_terminal_only(place):
    master, slave = pty.openpty()
    process = begin(place, place.path("p"), stderr=slave)
    os.close(slave)
    shown = b""
    while True:
        try:
            part = os.read(master, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(master)
    equal(process.wait(timeout=60), 0)
    has(shown.decode(), "Making the example")
    assert shown.endswith(b"\r\x1b[K"), shown[-40:]
    equal(place.run("-C", place.path("p"), "validate").stderr, "")


run_all()
