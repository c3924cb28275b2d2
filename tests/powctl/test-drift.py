#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""powctl drift: how far a plan was left, and the changes behind each number."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tap import equal, has, run_all, test  # noqa: E402


def drift(place, *arguments):
    return place.json("drift", "--region", "zeeland", *arguments)[0]


@test
def drift_from_the_approved_plan(place):
    address = place.add_jobhub()
    place.run("set", address, "period.end=2020-06-30", "phase=running")
    place.run("moment", "zeeland/plan", "--kind", "approval", "--label", "Plan")
    equal([drift(place)["total"][k] for k in ("days", "replannings")], [0, 0])
    place.run("set", address, "period.end=2020-12-31")
    place.run("set", address, "period.end=2020-09-30", "--reason", "Wachten op de raad")
    place.run("set", address, "budget.loon.amounts.planned=80000", "--reason", "Goedkoper")
    place.run("set", address, 'themes=["matching"]')
    place.run("set", address, "goal=Meer mensen")
    new = place.json("add", "subproject", "zeeland", "title=Taal")["address"]
    found = drift(place)
    rows = {r["address"]: r for r in found["subprojects"]}
    old = rows[address]
    equal([old[k] for k in ("days", "replannings", "presence")], [92, 2, "both"])
    equal(old["money"], {"moved": 20000, "known": 1, "of": 1})
    equal(old["scope"], {"added": 1, "dropped": 0})
    equal(old["reasons"], {"given": 2, "of": 4})
    equal([len(old["changes"][k]) for k in ("dates", "money", "added", "dropped")], [2, 1, 1, 0])
    equal(rows[new]["presence"], "new")
    equal([found["total"][k] for k in ("new", "gone", "days_known", "subprojects")], [1, 0, 1, 2])
    has(place.text("drift", "--region", "zeeland"), "2 of 4")

    # Each number opens its changes: what stands there can be looked up, and taken back.
    [change] = old["changes"]["money"]
    place.run("undo", change)
    equal(place.json("show", address)["budget"]["loon"]["amounts"]["planned"], 100000)
    equal([r["money"]["moved"] for r in drift(place)["subprojects"] if r["address"] == address], [0])


@test
def drift_from_another_moment(place):
    address = place.add_jobhub()
    place.run("set", address, "period.end=2020-06-30")
    first = place.git("rev-parse", "region/zeeland")
    place.run("set", address, "period.end=2020-07-01")
    second = place.git("rev-parse", "region/zeeland")
    place.run("set", address, "period.end=2020-07-03")
    equal([drift(place, "--from", m)["total"]["days"] for m in (first, second, "now")], [3, 2, 0])
    equal(place.error("drift", "--from", "ooit")["code"], "not_found")
    equal(place.error("drift", "--region", "nergens")["code"], "not_found")


@test
def the_numbers_of_the_demo_have_changes_behind_them(place):
    demo = place.path("demo")
    place.run("init", demo, "--demo")
    found = place.json("-C", demo, "drift", "--from", "2019-07-01")
    equal(len(found), 35)
    moved = 0
    for region in found:
        for row in region["subprojects"]:
            behind = {k: bool(v) for k, v in row["changes"].items()}
            assert behind["money"] or not row["money"]["moved"], row
            assert behind["added"] or not row["scope"]["added"], row
            assert behind["dropped"] or not row["scope"]["dropped"], row
            assert behind["dates"] or not row["days"], row
            assert row["reasons"]["given"] <= row["reasons"]["of"], row
            moved += bool(row["days"]) + bool(row["money"]["moved"])
        equal(region["total"]["replannings"], sum(r["replannings"] for r in region["subprojects"]))
    assert moved > 0


run_all()
