#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""app/run on a machine without a display prints the overview in text, in the language of the person."""
import os
import pathlib
import shutil
import subprocess
import tempfile

from driver import Failed, Home, tap

TOP = pathlib.Path(__file__).resolve().parents[2]


def check_no_display():
    home = Home()
    top = pathlib.Path(tempfile.mkdtemp(prefix="perspectief-run."))
    try:
        # What was built and installed already stands where app/run would put it; nothing is installed here.
        for name in ("run", "packages.sh"):
            (top / "app").mkdir(exist_ok=True)
            shutil.copy(TOP / "app" / name, top / "app" / name)
        root = pathlib.Path(shutil.which("powctl")).resolve().parents[1]
        (top / "build/release").mkdir(parents=True)
        (top / "build/release/build.ninja").touch()
        (top / "build/app").symlink_to(root)
        tools = top / "tools"
        tools.mkdir()
        for name in ("meson", "dpkg-query", "apt-get"):
            answer = "echo 'install ok installed'" if name == "dpkg-query" else "exit 0"
            (tools / name).write_text(f"#!/bin/sh\n{answer}\n")
            (tools / name).chmod(0o755)
        environment = {**os.environ, **home.environment, "PATH": f"{tools}:{os.environ['PATH']}", "LANG": "nl_NL.UTF-8"}
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "LC_ALL", "POW_PORTFOLIO"):
            environment.pop(name, None)
        done = subprocess.run([str(top / "app/run")], env=environment, capture_output=True, text=True, timeout=120)
        if done.returncode:
            raise Failed(done.stderr)
        for expected in ("There is no display here", "Regio", "Zeeland", "Midden-Holland"):
            if expected not in done.stdout:
                raise Failed(f"“{expected}” is not in:\n{done.stdout[:600]}")
    finally:
        shutil.rmtree(top)
        home.close()


if __name__ == "__main__":
    tap([("app/run without a display prints the overview", check_no_display)])
