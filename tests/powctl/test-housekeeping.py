#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""powctl move, bundle and maintain."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tap import equal, has, run_all, test  # noqa: E402


def change_id(place, revision):
    return place.git("log", "-1", "--format=%(trailers:key=Change-Id,valueonly)", revision).strip()


@test
def move_to_another_region(place):
    old = place.add_jobhub()
    place.run("set", old, "line=l1", 'pulses.p1={"date":"2020-02-01","light":"green"}', "later.x=1", status=1)
    place.run("set", old, "line=l1", 'pulses.p1={"date":"2020-02-01","light":"green"}')
    before = place.json("show", old)
    done = place.json("move", old, "midden-holland", "--reason", "Gemeente is overgegaan")
    new = done["address"]
    assert new.startswith("midden-holland/subprojects/jobhub-logistiek-"), new
    equal(done["follows"], old)
    # Everything but the place in the old plan, which the new one does not have.
    equal(place.json("show", new), {**{k: v for k, v in before.items() if k != "line"}, "follows": old})
    equal(place.json("show", old), {**before, "removed": True})
    equal([row["address"] for row in place.json("list", "subproject")], [new])
    for revision in done["revisions"]:
        equal(change_id(place, revision), done["change_id"])
        has(place.git("log", "-1", "--format=%B", revision), "Reason: Gemeente is overgegaan")
    equal(len(done["revisions"]), 2)
    equal(place.json("validate"), [])
    # One change: it is taken back as one.
    place.run("undo", done["change_id"])
    equal([row["address"] for row in place.json("list", "subproject")], [old])


@test
def moves_that_are_refused(place):
    address = place.add_jobhub()
    before = place.refs()
    for target, region, code in [("zeeland/plan", "midden-holland", "invalid"), (address, "zeeland", "invalid"),
                                 (address, "atlantis", "address"), (address, "Niet Goed", "address"),
                                 ("zeeland/subprojects/nobody-1a2b", "midden-holland", "not_found")]:
        equal((target, region, place.error("move", target, region)["code"]), (target, region, code))
    place.run("move", address, status=2)
    equal(place.refs(), before)
    place.run("remove", address)
    equal(place.error("move", address, "midden-holland")["code"], "invalid")


@test
def bundle(place):
    address = place.add_jobhub()
    place.git("tag", "-a", "moment/zeeland/stuurgroep", "-m", "Stuurgroep", "region/zeeland")
    place.git("update-ref", "refs/heads/notes", "programme")
    place.git("update-ref", "refs/remotes/origin/programme", "programme")
    place.run("contacts", "set", "zeeland/stakeholders/x-1a2b", "phone=0612345678", status=1)
    file = place.path("kopie.bundle")
    equal(place.json("bundle", file), {"file": file, "lines": 3, "moments": 1})
    place.git("bundle", "verify", "-q", file)
    equal(sorted(line.split()[1] for line in place.git("bundle", "list-heads", file).splitlines()),
          ["HEAD", "refs/heads/programme", "refs/heads/region/midden-holland", "refs/heads/region/zeeland",
           "refs/tags/moment/zeeland/stuurgroep"])
    place.git("clone", "-q", file, place.path("clone"))
    place.git("-C", place.path("clone"), "--git-dir", ".git", "rev-parse", "origin/region/zeeland")
    # Again over the old one, from a relative path; where it cannot be written nothing is left.
    place.run("set", address, "goal=Meer")
    place.run("bundle", "kopie.bundle")
    has(place.git("bundle", "list-heads", file), place.git("rev-parse", "region/zeeland"))
    place.error("bundle", place.path("nowhere/kopie.bundle"))
    equal([name for name in os.listdir(place.folder) if name.endswith(".part")], [])


@test
def maintain(place):
    address = place.add_jobhub()
    for i in range(8):
        place.run("set", address, f"goal=Doel {i}")
    before = place.json("history")
    done = place.json("maintain")
    assert done["before"]["loose"] > 40 and done["before"]["packs"] <= 1, done
    equal((done["after"]["loose"], done["after"]["packs"] > 0), (0, True))
    equal(place.json("history"), before)
    place.git("fsck", "--strict")
    has(place.text("maintain"), "Loose objects: 0 → 0")


run_all()
