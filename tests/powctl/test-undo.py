#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""powctl undo: an old change is taken back, and only that."""

import json
import os
import random
import shutil
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tap import equal, has, run_all, test  # noqa: E402

# Of the demo's last changes so many are undone, each on a copy and then all on one.
CHANGES = 500 if os.environ.get("POW_TEST_FULL") == "1" else 8


def revision(place):
    return place.git("rev-parse", "region/zeeland")


@test
def undo_of_a_field(place):
    address = place.add_jobhub()
    place.run("set", address, "phase=stopped", "title=Anders")
    old = revision(place)
    place.run("set", address, "goal=Meer mensen aan het werk")
    done = place.json("undo", old, f"{address}:phase")
    equal([c["field"] for c in done["changes"]], ["phase"])
    equal([place.json("show", address)[k] for k in ("phase", "title", "goal")],
          ["running", "Anders", "Meer mensen aan het werk"])
    place.run("undo", old)
    equal(place.json("show", address)["title"], "Jobhub Logistiek")
    before = place.refs()
    has(place.text("undo", old), "nothing to change")
    equal(place.refs(), before)
    equal(place.error("undo", old, f"{address}:goal")["code"], "not_found")
    equal(place.error("undo", "0123456789abcdef")["code"], "not_found")


@test
def undo_of_what_changed_since(place):
    address = place.add_jobhub()
    place.run("set", address, "phase=preparation")
    old = revision(place)
    place.run("set", address, "phase=stopped")
    place.run("undo", old, status=3)
    equal(place.json("show", address)["choices"], {"/phase": ["running", "stopped"]})


@test
def undo_of_adding_and_removing(place):
    address = place.add_jobhub()
    added = revision(place)
    place.run("undo", added)
    equal(place.json("list", "subproject"), [])
    removed = place.git("log", "-1", "--format=%(trailers:key=Change-Id,valueonly)", "region/zeeland").strip()
    place.run("undo", removed)
    equal([row["address"] for row in place.json("list", "subproject")], [address])


@test
def undo_leaves_a_removed_record_removed(place):
    address = place.add_jobhub()
    place.run("set", address, "phase=stopped")
    old = revision(place)
    place.run("remove", address)
    place.run("undo", old)
    record = place.json("show", address)
    equal([record["removed"], record["phase"], record.get("choices")], [True, "running", None])


def look_up(record, field):
    for key in field.split(".") if field else []:
        record = record.get(key) if isinstance(record, dict) else None
    return record


def is_within(outer, inner):
    return outer is None or inner == outer or inner.startswith(outer + ".")


def leaves(value, path=""):
    """Every value of a record by its path; open choices apart."""
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            if path or key != "choices":
                yield from leaves(inner, f"{path}.{key}" if path else key)
    else:
        yield path, value


def check_undo(place, change, now, then):
    for address in {c["address"] for c in change["changes"]}:
        touched = [c for c in change["changes"] if c["address"] == address]
        before, after = now(address), then(address)
        places = [c["field"].replace("choices./", "").replace("/", ".") if c["field"] else None for c in touched]
        old, new = dict(leaves(before)), dict(leaves(after))
        for field in set(old) | set(new):
            if not any(is_within(p, field) for p in places):
                equal((field, new.get(field)), (field, old.get(field)))
        for c in touched:
            if c["field"] is None or c["field"].startswith("choices") or isinstance(c["after"], list):
                continue
            if isinstance(c["before"], dict) or isinstance(c["after"], dict):
                continue
            pointer = "/" + c["field"].replace(".", "/")
            choice = after.get("choices", {}).get(pointer, [])
            value = look_up(after, c["field"])
            if look_up(before, c["field"]) == c["after"] and pointer not in before.get("choices", {}):
                equal((c["field"], value), (c["field"], c["before"]))
            else:
                want = {"absent": True} if c["before"] is None else c["before"]
                assert value == c["before"] or want in choice or "\n" in str(value) or len(str(value)) > 60, (c, value, choice)


def undo(place, folder, change):
    place.run("--author", "Ans de Wit", "-C", folder, "undo", change["revision"], statuses=(0, 3))


@test
def undo_of_the_last_changes_of_the_demo(place):
    demo = place.path("demo")
    place.run("init", demo, "--demo")
    place.run("-C", demo, "history", "--limit", "1")
    changes = place.json("-C", demo, "history", "--limit", str(CHANGES))
    equal(len(changes), CHANGES)

    def show(folder):
        return lambda address: place.json("-C", folder, "show", address)

    for change in changes:
        copy = place.path("copy")
        shutil.copytree(demo, copy)
        undo(place, copy, change)
        check_undo(place, change, show(demo), show(copy))
        shutil.rmtree(copy)

    random.Random(20200206).shuffle(changes)
    for change in changes:
        undo(place, demo, change)
    equal([p for p in json.loads(place.run("--format", "json", "-C", demo, "validate", statuses=(0, 1)).stdout) if p["level"] == "error"], [])


run_all()
