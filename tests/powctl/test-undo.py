#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""powctl undo: an old change is taken back, and only that."""

import collections
import functools
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


def as_candidate(value):
    return {"absent": True} if value is None else value


@functools.cache
def prose_names(place):
    """The names of fields that are merged word by word."""
    names = set()

    def walk(schema):
        for key, value in schema.get("properties", {}).items() if isinstance(schema, dict) else ():
            if "#/$defs/prose" in json.dumps(value):
                names.add(key)
        for value in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
            walk(value)

    for kind in ("subproject", "plan", "trekker", "stakeholder", "body", "agreement", "report", "region"):
        walk(place.json("schema", kind))
    return names


def values_once_had(place, folder):
    """By record and place in it, every value that the history tells of; of a set each element."""
    once = collections.defaultdict(list)
    for entry in place.json("-C", folder, "history"):
        for change in entry["changes"]:
            for value in (change["before"], change["after"]):
                for field, leaf in leaves(value, change["field"] or ""):
                    once[change["address"], field] += leaf if isinstance(leaf, list) else [leaf]
    return once


def check_values(place, record, address, once):
    """After any undoing a field holds what it once held, and an open choice offers only that."""
    for field, value in leaves(record):
        known = once[address, field]
        if field.split(".")[-1] in prose_names(place) and isinstance(value, str):
            words = {word for text in known if isinstance(text, str) for word in text.split()}
            assert set(value.split()) <= words, (address, field, value)
        elif field.split(".")[-1] not in ("format", "removed", ""):
            for part in value if isinstance(value, list) else [value]:
                assert part in known, (address, field, part)
    for pointer, candidates in record.get("choices", {}).items():
        known = once[address, pointer[1:].replace("/", ".")]
        for candidate in candidates if not pointer.endswith("/removed") else ():
            assert candidate == {"absent": True} or candidate in known or isinstance(candidate, (dict, list)), (address, pointer, candidate)


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
                # Changed since: both values stand, or of prose the words of both.
                want, stood = as_candidate(c["before"]), as_candidate(look_up(before, c["field"]))
                both = want in choice and (stood in choice or pointer in before.get("choices", {}))
                assert value == c["before"] or both or c["field"].split(".")[-1] in prose_names(place), (c, value, choice)


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

    once = values_once_had(place, demo)
    random.Random(20200206).shuffle(changes)
    for change in changes:
        undo(place, demo, change)
    for address in {c["address"] for change in changes for c in change["changes"]}:
        check_values(place, show(demo)(address), address, once)
    equal([p for p in json.loads(place.run("--format", "json", "-C", demo, "validate", statuses=(0, 1)).stdout) if p["level"] == "error"], [])


run_all()
