#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""powctl choices and choose, and the merge driver in plain git: nothing is lost, one field at a time."""

import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tap import equal, has, run_all, test  # noqa: E402

LINE = "region/zeeland"
PATH = "regions/zeeland/subprojects/jobhub-7f3k.json"


def git(place, folder, *arguments, name="Piet", time=None, status=0):
    stamp = {"GIT_AUTHOR_DATE": f"@{time} +0000", "GIT_COMMITTER_DATE": f"@{time} +0000"} if time else {}
    done = subprocess.run(["git", "-C", folder, "-c", f"user.name={name}", "-c", f"user.email={name.lower()}@example.org",
                           *arguments], env={**place.environment, **stamp}, capture_output=True, timeout=60)
    equal((done.returncode, done.stderr.decode() if done.returncode != status else ""), (status, ""))
    return done.stdout.decode().strip()


def two_people(place, ours, theirs, base=None):
    """Anna and Bram change the record in clones of their own; git merges them with our driver."""
    address = place.add_jobhub()
    if base:
        place.run("set", address, *base)
    clone = place.path("clone")
    git(place, place.folder, "clone", "--quiet", "--branch", LINE, place.portfolio, clone)
    with open(os.path.join(clone, ".git", "info", "attributes"), "w") as file:
        file.write("*.json merge=perspectief\n")
    git(place, clone, "config", "merge.perspectief.driver", f"{os.environ['POWCTL']} merge --driver --path %P %O %A %B")
    now = int(git(place, clone, "log", "-1", "--format=%ct"))
    git(place, clone, "checkout", "--quiet", "-b", "bram")
    change(place, clone, theirs, "Bram", now + 60)
    git(place, clone, "checkout", "--quiet", LINE)
    change(place, clone, ours, "Anna", now + 120)
    git(place, clone, "merge", "--quiet", "--no-edit", "bram", name="Carla", time=now + 180)
    git(place, clone, "push", "--quiet", "origin", LINE)
    return address


def change(place, clone, values, name, time):
    file = os.path.join(clone, PATH)
    with open(file) as text:
        record = json.load(text)
    for field, value in values.items():
        *groups, key = field.split(".")
        holder = record
        for group in groups:
            holder = holder.setdefault(group, {})
        if value is None:
            holder.pop(key, None)
        else:
            holder[key] = value
    with open(file, "w") as text:
        json.dump(record, text)
    git(place, clone, "commit", "--quiet", "-am", f"{name} at work", name=name, time=time)


@test
def a_clash_waits_with_who_and_when(place):
    address = two_people(place, {"goal": "Van Anna", "approach": "Samen"}, {"goal": "Van Bram", "title": "Jobhub"},
                         base=["goal=Van eerst"])
    [choice] = place.json("choices")
    equal([choice["address"], choice["field"]], [address, "goal"])
    equal([choice["before"]["value"], choice["before"]["author"]], ["Van eerst", "Ans de Wit"])
    equal([(c["take"], c["value"], c["author"], c["shown"]) for c in choice["candidates"]],
          [(1, "Van Anna", "Anna", False), (2, "Van Bram", "Bram", True)])
    assert choice["candidates"][0]["time"] > choice["candidates"][1]["time"] > choice["before"]["time"], choice
    # What only one of them changed stands without a question.
    record = place.json("show", address)
    equal([record["goal"], record["approach"], record["title"]], ["Van Bram", "Samen", "Jobhub"])
    text = place.text("choices", "--region", "zeeland")
    for words in ("Jobhub: Goal", f"{address}:goal", "Van eerst", "Anna", "Bram", "2 (shown)"):
        has(text, words)
    equal(place.json("choices", "--region", "midden-holland"), [])
    has(place.text("choices", "--region", "midden-holland"), "No open choices")


@test
def choosing_settles_one_field(place):
    address = two_people(place, {"goal": "Van Anna", "phase": "stopped"}, {"goal": "Van Bram", "phase": "idea"})
    equal([c["field"] for c in place.json("choices")], ["goal", "phase"])
    done = place.json("choose", f"{address}:goal", "--take", "1", "--reason", "Besproken")
    equal([(c["field"], c["after"]) for c in done["changes"]], [("goal", "Van Anna")])
    has(place.git("log", "-1", "--format=%B", LINE), "Reason: Besproken")
    equal([c["field"] for c in place.json("choices")], ["phase"])
    place.run("choose", f"{address}:phase", "--value", "preparation")
    equal(place.json("choices"), [])
    record = place.json("show", address)
    equal([record["goal"], record["phase"], "choices" in record], ["Van Anna", "preparation", False])
    equal(place.json("validate"), [])


@test
def what_is_shown_can_be_taken(place):
    address = two_people(place, {"goal": "Van Anna"}, {"goal": "Van Bram"})
    place.run("choose", f"{address}:goal", "--take", "2")
    equal([place.json("choices"), place.json("show", address)["goal"]], [[], "Van Bram"])


@test
def removed_by_one_and_changed_by_another(place):
    address = two_people(place, {"removed": True}, {"goal": "Van Bram"})
    [choice] = place.json("choices")
    equal([(c["value"], c["author"], c["shown"]) for c in choice["candidates"]],
          [(None, "Bram", True), (True, "Anna", False)])
    place.run("choose", f"{address}:removed", "--take", "2")
    equal([place.json("list", "subproject"), place.json("choices")], [[], []])
    equal(place.json("show", address)["goal"], "Van Bram")


@test
def two_pulses_can_both_stand(place):
    address = two_people(place, {"pulses.p1.light": "red"}, {"pulses.p1.light": "green"},
                         base=['pulses.p1={"date":"2020-02-02","light":"amber"}'])
    [choice] = place.json("choices")
    equal([choice["field"], choice["before"]["value"]["light"]], ["pulses.p1", "amber"])
    place.run("choose", f"{address}:pulses.p1", "--both")
    pulses = place.json("show", address)["pulses"]
    equal(sorted(p["light"] for p in pulses.values()), ["green", "red"])
    equal(place.json("choices"), [])


@test
def the_driver_leaves_no_conflict(place):
    two_people(place, {"goal": "Van Anna"}, {"goal": "Van Bram"})
    equal(git(place, place.path("clone"), "status", "--porcelain"), "")
    place.write("base.json", "{}")
    place.write("theirs.json", '{"a":2}')
    broken = place.write("ours.json", "<<<<")
    place.run("merge", "--driver", "base.json", "ours.json", "theirs.json")
    with open(broken) as file:
        equal(json.load(file), {"a": 2})


@test
def refusals(place):
    address = two_people(place, {"goal": "Van Anna"}, {"goal": "Van Bram"})
    before = place.refs()
    for arguments, status, code in (
            ((f"{address}:goal",), 2, "usage"),
            ((f"{address}:goal", "--take", "1", "--value", "x"), 2, "usage"),
            ((address, "--take", "1"), 2, "usage"),
            ((f"{address}:goal", "--take", "3"), 2, "usage"),
            ((f"{address}:goal", "--take", "-1"), 2, "usage"),
            ((f"{address}:goal", "--both"), 2, "usage"),
            ((f"{address}:title", "--take", "1"), 1, "not_found"),
            (("zeeland/subprojects/anders-1234:goal", "--take", "1"), 1, "not_found"),
            ((f"{address}:goal", "--value", "123456782 is een BSN"), 1, "bsn")):
        equal((arguments, place.error("choose", *arguments, status=status)["code"]), (arguments, code))
    equal(place.error("choices", "--region", "atlantis")["code"], "not_found")
    equal(place.refs(), before)


@test
def the_demo_knows_who_filled_in_what(place):
    demo = place.path("demo")
    place.run("init", demo, "--demo")
    choices = place.json("-C", demo, "choices")
    equal(len(choices), 12)
    for choice in choices:
        names = [c["author"] for c in choice["candidates"]]
        assert None not in names and len(set(names)) == 2, choice
    for choice in choices:
        place.run("--author", "Ans de Wit", "-C", demo, "choose", f"{choice['address']}:{choice['field']}", "--take", "1")
    equal(place.json("-C", demo, "choices"), [])


run_all()
