#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""The disk of the server is full: said in words, the work stays here, and after making room it goes."""

import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from hub import Hub, all_same, has, equal, run_all, test  # noqa: E402

# A file system of our own needs a name space of our own.
SPACE = ["unshare", *([] if os.getuid() == 0 else ["--map-current-user", "--keep-caps"]), "-m"]
ZEELAND = "region/zeeland"


def fill(folder):
    """Writes until nothing fits any more."""
    with open(os.path.join(folder, "filler"), "wb", buffering=0) as filler:
        for size in (1 << 16, 1 << 12, 1):
            try:
                while filler.write(b"\0" * size):
                    pass
            except OSError:
                continue


@test
def the_server_is_full(place):
    os.mkdir(place.path("disk"))
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m,mode=700", "tmpfs", place.path("disk")], check=True)
    try:
        hub = Hub(place, server=place.path("disk/server.git"))
        hub.server = hub.url
        anna = hub.fill()
        before = hub.tips()
        fill(place.path("disk"))
        anna.add_trekker("zeeland", "t-1", "Adviseur")
        mine = anna.git("rev-parse", ZEELAND)
        result = anna.sync(statuses=(1, 4))
        line = result["lines"][ZEELAND]
        equal(line["state"], "not_sent")
        has(line["message"], "disk")
        equal((hub.tips(), anna.git("rev-parse", ZEELAND)), (before, mine))
        os.unlink(place.path("disk/filler"))
        equal(anna.sync()["lines"][ZEELAND]["state"], "sent")
        all_same(hub, anna)
    finally:
        subprocess.run(["umount", "-l", place.path("disk")], check=True)


if os.environ.get("POW_OWN_SPACE") == "1":
    run_all()
elif subprocess.run([*SPACE, "sh", "-c", "mount -t tmpfs tmpfs /mnt"], capture_output=True).returncode:
    print("1..0 # SKIP no small disk can be mounted here")
else:
    os.environ["POW_OWN_SPACE"] = "1"
    os.execvp("unshare", [*SPACE, sys.executable, *sys.argv])
