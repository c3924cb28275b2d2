#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""powctl contacts: kept beside the portfolio, in nothing that is copied or shared with it, and forgettable."""

import os
import shutil
import subprocess
import sys
import zlib

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tap import equal, has, run_all, test  # noqa: E402

JAN = "zeeland/trekkers/jan-1a2b"
GGD = "zeeland/stakeholders/ggd-1a2b"
# What must be nowhere, and a detail of somebody else that must stay.
SECRETS = [b"Jan van der Geheim", b"jan@geheim.example", b"0612345678"]
OTHER = b"0687654321"
# Of the system calls of a forgetting so many are passed over between two kills.
STEP = 1 if os.environ.get("POW_TEST_FULL") == "1" else 41


def begin(place):
    place.begin()
    place.run("add", "trekker", "zeeland", "--id", "jan-1a2b", "side=public")
    place.run("add", "stakeholder", "zeeland", "--id", "ggd-1a2b", "name=GGD")


def enter(place):
    place.run("contacts", "set", JAN, "name=Jan van der Geheim", "mail=jan@geheim.example", "phone=0612345678")
    place.run("contacts", "set", GGD, f"phone={OTHER.decode()}")


def read_all(folder):
    """Every byte below a folder, unpacked where git packed it."""
    found = []
    for above, folders, files in os.walk(folder):
        for name in files:
            with open(os.path.join(above, name), "rb") as file:
                data = file.read()
            found.append(data)
            try:
                found.append(zlib.decompress(data))
            except zlib.error:
                pass
        if {"HEAD", "objects"} <= set(folders + files):
            found.append(subprocess.run(["git", "cat-file", "--batch-all-objects", "--batch"], capture_output=True, check=True,
                                        env={"PATH": os.environ["PATH"], "GIT_DIR": above}).stdout)
    return b"\n".join(found)


def holds_secrets(folder):
    data = read_all(folder)
    return [secret for secret in SECRETS if secret in data]


@test
def enter_list_and_forget(place):
    begin(place)
    equal(place.json("contacts", "list"), [])
    enter(place)
    fields = {"name": "Jan van der Geheim", "mail": "jan@geheim.example", "phone": "0612345678"}
    equal(place.json("contacts", "list"),
          [{"address": GGD, "fields": {"phone": OTHER.decode()}, "forgotten": False},
           {"address": JAN, "fields": fields, "forgotten": False}])
    equal(place.json("contacts", "set", JAN, "mail=")["fields"], {k: v for k, v in fields.items() if k != "mail"})
    equal(place.json("contacts", "list", "--region", "midden-holland"), [])
    has(place.text("contacts", "list"), "Jan van der Geheim")
    equal(place.json("contacts", "forget", JAN), {"address": JAN, "fields": {}, "forgotten": True})
    equal([row["forgotten"] for row in place.json("contacts", "list")], [False, True])
    has(place.text("contacts", "list"), "(forgotten)")


@test
def refused(place):
    begin(place)
    enter(place)
    before = place.json("contacts", "list")
    for arguments, domain, code in [
        ((JAN, "phone=111222333"), "record", "bsn"),
        ((JAN, "street=Kade 1"), "record", "field"),
        ((JAN, "mail=" + "x" * 301), "record", "invalid"),
        ((JAN, "mail=x@y.nl", "phone=111222333"), "record", "bsn"),
        (("zeeland/plan", "phone=06"), "record", "address"),
        (("zeeland/trekkers/nobody-1a2b", "phone=06"), "powctl", "not_found"),
    ]:
        error = place.error("contacts", "set", *arguments)
        equal((arguments, error["domain"], error["code"]), (arguments, domain, code))
    equal(place.json("contacts", "list"), before)
    place.run("contacts", "set", JAN, "phone", status=2)
    place.run("contacts", "set", JAN, status=2)
    place.run("contacts", "burn", JAN, status=2)


@test
def nothing_of_it_is_copied(place):
    begin(place)
    enter(place)
    equal(holds_secrets(os.path.join(place.portfolio, "perspectief")), SECRETS)
    place.git("clone", "-q", place.portfolio, place.path("clone"))
    place.git("clone", "-q", "--mirror", place.portfolio, place.path("mirror"))
    shutil.copytree(os.path.join(place.portfolio, "objects"), place.path("objects"))
    place.run("clone", place.portfolio, place.path("managed"))
    for copy in ("clone", "mirror", "objects", "managed"):
        equal((copy, holds_secrets(place.path(copy))), (copy, []))
    # Nor does any ref of the portfolio lead there.
    equal([line for line in place.refs().splitlines() if "contacts" in line], [])
    equal(oct(os.stat(place.portfolio).st_mode & 0o777), "0o700")


@test
def forgotten_in_every_object(place):
    begin(place)
    enter(place)
    place.run("contacts", "set", JAN, "phone=0611111111")
    place.run("contacts", "forget", JAN)
    equal(holds_secrets(place.portfolio), [])
    assert b"0611111111" not in read_all(place.portfolio)
    assert OTHER in read_all(place.portfolio)
    contacts = os.path.join(place.portfolio, "perspectief", "contacts.git")
    place.git("--git-dir", contacts, "fsck", "--strict")
    equal(place.git("--git-dir", contacts, "rev-list", "--all", "--count"), "1")
    # Also when the record itself was never there or is gone.
    equal(place.json("contacts", "forget", "zeeland/trekkers/gone-1a2b")["forgotten"], True)


@test
def killed_while_it_forgets(place):
    begin(place)
    enter(place)
    saved = place.path("saved")
    shutil.copytree(place.portfolio, saved)
    forget = [os.environ["POWCTL"], "contacts", "forget", JAN]
    # Leaks cannot be looked for in a process that strace holds.
    environment = {**place.environment, "ASAN_OPTIONS": place.environment.get("ASAN_OPTIONS", "") + ":detect_leaks=0"}
    traced = subprocess.run(["strace", "-f", "-qq", "-o", place.path("trace"), *forget], env=environment, timeout=120,
                            capture_output=True)
    equal(traced.returncode, 0)
    with open(place.path("trace"), "rb") as file:
        calls = len(file.readlines())
    killed = 0
    for call in range(1, calls + 1, STEP):
        shutil.rmtree(place.portfolio)
        shutil.copytree(saved, place.portfolio)
        done = subprocess.run(["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"inject=all:signal=KILL:when={call}", *forget],
                              env=environment, timeout=120, capture_output=True)
        killed += done.returncode != 0
        rows = place.json("contacts", "list")
        equal((call, len(rows)), (call, 2))
        assert rows[1]["forgotten"] or rows[1]["fields"]["phone"] == "0612345678", (call, rows)
        place.run("contacts", "forget", JAN)
        equal((call, holds_secrets(place.portfolio)), (call, []))
        assert OTHER in read_all(place.portfolio)
    assert killed > 0


@test
def many_at_once(place):
    begin(place)
    writers = [subprocess.Popen([os.environ["POWCTL"], "contacts", "set", address, f"{field}={field}"], env=place.environment,
                                stdout=subprocess.DEVNULL) for address in (JAN, GGD) for field in ("name", "mail", "phone")]
    for writer in writers:
        equal(writer.wait(timeout=120), 0)
    for row in place.json("contacts", "list"):
        equal(row["fields"], {"name": "name", "mail": "mail", "phone": "phone"})


run_all()
