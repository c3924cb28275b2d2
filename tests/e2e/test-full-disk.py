#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""A disk that is full while saving: said in words, the text still there, and going on works."""
import os
import shutil
import subprocess

from driver import Failed, at_desk, tap, wait_for

MOUNT = ["unshare", *([] if os.getuid() == 0 else ["--map-current-user", "--keep-caps"]), "-m", "sh", "-c"]
LINE = "region/midden-holland"


def fill(folder):
    """Writes until nothing fits any more."""
    with open(folder / "filler", "wb", buffering=0) as filler:
        for size in (1 << 20, 1 << 12, 1):
            try:
                while filler.write(b"\0" * size):
                    pass
            except OSError:
                continue


def check_full_disk():
    with at_desk() as desk:
        stock = desk.home.path / "stock"
        shutil.move(desk.path, stock)
        desk.path.mkdir()
        script = 'mount -t tmpfs -o size=24m,mode=700 tmpfs "$1" && cp -a "$2/." "$1" && shift 2 && exec "$@"'
        program = desk.start(before=[*MOUNT, script, "sh", str(desk.path), str(stock)])
        program.wait("Zeeland|Achterhoek")
        inside = desk.home.path.joinpath("/proc", str(program.process.pid), "root", *desk.path.parts[1:])
        desk.open_record("Midden-Holland", "Deelprojecten", "Zoek in deelprojecten", "Schoon aan het werk")
        fill(inside)
        program.press("Titel", kind="GtkLabel")
        desk.screen.settle()
        desk.screen.keys("ctrl+a")
        desk.screen.type("Schoon op een volle schijf")
        desk.screen.keys("Return")
        program.wait("Niet bewaard.*")
        if not program.find("Schoon op een volle schijf"):
            raise Failed("the text is gone")
        (inside / "filler").unlink()
        desk.screen.keys("Return")
        read = ["git", f"--git-dir={inside}", "log", "-1", "--format=%an: %s", LINE]
        wait_for(lambda: "Schoon op een volle schijf" in subprocess.run(
            read, capture_output=True, text=True, env={**os.environ, **desk.home.environment}).stdout,
            5, "after making room the change is not saved")


if __name__ == "__main__":
    if subprocess.run([*MOUNT, "mount -t tmpfs tmpfs /mnt"], capture_output=True).returncode:
        print("1..0 # SKIP no small disk can be mounted here")
    else:
        tap([("a full disk while saving", check_full_disk)])
