#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""powctl compare: regions side by side, and one thing of all regions."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tap import equal, has, run_all, test  # noqa: E402


def add(place, region, name, *fields):
    return place.json("add", "subproject", region, "--id", name, f"title={name}", *fields)["address"]


def row(document, field):
    rows = document["rows"] + [r for p in document["pairs"] for r in p["rows"]]
    return next(r for r in rows if field in r["fields"])


@test
def regions_side_by_side(place):
    place.begin()
    one = add(place, "zeeland", "taal-1a", "phase=running", "period.end=2020-06-30", 'themes=["matching"]')
    other = add(place, "midden-holland", "lezen-2b", "period.end=2020-09-30", 'themes=["matching"]')
    alone = add(place, "zeeland", "alleen-3c")
    found = place.json("compare", "zeeland", "midden-holland")
    equal([c["region"] for c in found["columns"]], ["zeeland", "midden-holland"])
    equal([(p["members"], p["reason"], p["confirmed"]) for p in found["pairs"]], [([one, other], "same theme", False)])
    equal([p["members"] for p in found["unpaired"]], [[alone, None]])
    end = row(found, "period.end")
    equal([end["values"], end["mark"], end["difference"]],
          [["2020-06-30", "2020-09-30"], "changed", "92 days later in Midden-Holland"])
    equal([row(found, "phase")[k] for k in ("values", "difference")],
          [["running", None], "unknown in Midden-Holland"])
    equal(row(found, "subprojects")["values"], [2, 1])
    has(place.text("compare", "zeeland", "midden-holland"), "suggested: same theme")
    has(place.text("compare", "zeeland", "midden-holland"), "Without a counterpart:\n  Zeeland: alleen-3c")

    only = place.json("compare", "zeeland", "midden-holland", "--field", "period")
    equal({f for p in only["pairs"] for r in p["rows"] for f in r["fields"]}, {"period.end"})
    equal(only["rows"], [])


@test
def a_pair_that_a_person_confirmed_is_kept(place):
    place.begin()
    one = add(place, "zeeland", "a-1a")
    other = add(place, "midden-holland", "b-2b")
    equal(place.json("compare", "zeeland", "midden-holland")["pairs"], [])
    place.run("set", "programme", f'pairs.k1={{"members":["{other}","{one}"],"reason":"Zelfde cursus"}}')
    for regions in (("zeeland", "midden-holland"), ("midden-holland", "zeeland")):
        pair = place.json("compare", *regions)["pairs"][0]
        equal([sorted(pair["members"]), pair["reason"], pair["confirmed"]], [sorted([one, other]), "Zelfde cursus", True])


@test
def a_refused_pair_is_not_suggested_again(place):
    place.begin()
    one = add(place, "zeeland", "a-1a", 'themes=["matching"]')
    other = add(place, "midden-holland", "b-2b", 'themes=["matching"]')
    equal(len(place.json("compare", "zeeland", "midden-holland")["pairs"]), 1)
    place.run("set", "programme", f'apart.k1={{"members":["{other}","{one}"]}}')
    for regions in (("zeeland", "midden-holland"), ("midden-holland", "zeeland")):
        found = place.json("compare", *regions)
        equal([found["pairs"], len(found["unpaired"])], [[], 2])
    place.run("remove", "programme:apart.k1")
    equal(len(place.json("compare", "zeeland", "midden-holland")["pairs"]), 1)


@test
def one_region_at_two_moments(place):
    place.begin()
    address = add(place, "zeeland", "taal-1a", "phase=idea")
    revision = place.git("rev-parse", "region/zeeland")
    place.run("set", address, "phase=running")
    found = place.json("compare", f"zeeland@{revision}", "zeeland")
    equal(row(found, "phase")["values"], ["idea", "running"])
    equal([c["moment"] for c in found["columns"]], [revision, "now"])


@test
def a_region_beside_the_template(place):
    place.begin()
    place.run("set", "programme", 'lines={"werk":{"label":"Werk","order":"a1"},"leren":{"label":"Leren","order":"b1"}}',
              'themes={"taal":{"label":"Taal"}}', "target_groups={}", "templates={}")
    place.run("set", "zeeland/plan", 'lines={"l1":{"title":"Aan het werk","programme_line":"werk"},"l2":{"title":"Eigen weg"}}')
    one = add(place, "zeeland", "taal-1a", 'themes=["taal"]')
    found = place.json("compare", "zeeland", "--template")
    equal([(c["region"], c["name"]) for c in found["columns"]], [(None, "Template"), ("zeeland", "Zeeland")])
    equal([(r["label"], r["subject"], r["fields"], r["values"], r["mark"], r["members"]) for r in found["rows"]],
          [("Werk", "plan", ["lines.werk", "lines"], ["Werk", ["l1"]], "same", ["programme", "zeeland/plan"]),
           ("Leren", "plan", ["lines.leren", "lines"], ["Leren", None], "removed", ["programme", "zeeland/plan"]),
           ("Eigen weg", "plan", [None, "lines"], [None, ["l2"]], "added", ["programme", "zeeland/plan"]),
           ("Taal", "subproject", ["themes.taal", "themes"], ["Taal", [one]], "same", ["programme", None])])
    text = place.text("--lang", "nl", "compare", "zeeland", "--template")
    has(text, "Thema's  Sjabloon  Zeeland")
    has(text, "alleen in het sjabloon")
    assert "onbekend" not in text, text
    only = place.json("compare", "zeeland", "--template", "--field", "themes")
    equal([r["label"] for r in only["rows"]], ["Taal"])

    before = place.git("rev-parse", "region/zeeland")
    place.run("remove", one)
    equal(place.json("compare", "zeeland", "--template", "--field", "themes")["rows"][0]["values"], ["Taal", None])
    equal(place.json("compare", f"zeeland@{before}", "--template", "--field", "themes")["rows"][0]["values"], ["Taal", [one]])

    equal(place.error("compare", "--template", status=2)["code"], "usage")
    equal(place.error("compare", "zeeland", "midden-holland", "--template", status=2)["code"], "usage")
    equal(place.error("compare", "zeeland", "--template", "--field", "phase")["field"], "phase")
    equal(place.error("compare", "nergens", "--template")["code"], "not_found")


@test
def unlike_definitions_are_refused(place):
    place.begin()
    for region, version in (("zeeland", 1), ("midden-holland", 2)):
        place.run("set", f"{region}/plan", f'indicators.p={{"name":"Plaatsingen","unit":"mensen","version":{version},"target":60}}')
    target = row(place.json("compare", "zeeland", "midden-holland"), "indicators.p.target")
    equal([target["mark"], target["difference"]], ["refused", "Not comparable: another definition"])


@test
def one_thing_of_all_regions(place):
    place.begin()
    place.run("set", "zeeland/plan", "status=running")
    place.run("set", "midden-holland/plan", "--unset", "status")
    status, money = place.json("compare", "--field", "status", "--field", "committed")
    equal([(r["region"], r["value"]) for r in status["rows"]], [("midden-holland", None), ("zeeland", "running")])
    equal([status["subject"], status["known"], status["of"]], ["plan", 1, 2])
    equal([money["subject"], money["known"], money["of"]], ["figure", 0, 2])
    equal([r["value"] for r in place.json("compare", "--field", "code")[0]["rows"]], ["AM20", "AM24"])
    equal([(r["known"], r["of"]) for r in money["rows"]], [(0, 0), (0, 0)])
    for order, regions in (("name", ["midden-holland", "zeeland"]), ("lowest", ["zeeland", "midden-holland"]),
                           ("highest", ["zeeland", "midden-holland"])):
        found = place.json("compare", "--field", "status", "--sort", order)[0]
        equal([r["region"] for r in found["rows"]], regions)
    has(place.text("compare", "--field", "status"), "Known of 1 of 2 regions")
    has(place.text("--lang", "nl", "compare", "--field", "status"), "Bekend van 1 van 2 regio’s")


@test
def what_cannot_be_compared(place):
    place.begin()
    equal(place.error("compare", "zeeland", status=2)["code"], "usage")
    equal(place.error("compare", status=2)["code"], "usage")
    equal(place.error("compare", "zeeland", "nergens")["code"], "not_found")
    equal(place.error("compare", "zeeland@toen", "midden-holland")["code"], "not_found")
    for field in ("nothing", "code", "removed"):
        error = place.error("compare", "zeeland", "midden-holland", "--field", field)
        equal([error["code"], error["field"]], ["not_found", field])
    equal(place.error("compare", "--field", "goal")["field"], "goal")
    equal(place.error("compare", "--field", "status", "--sort", "size", status=2)["code"], "usage")
    equal(place.error("compare", "zeeland", "midden-holland", "--sort", "name", status=2)["code"], "usage")
    before = place.refs()
    place.run("compare", "zeeland", "midden-holland")
    equal(place.refs(), before)


run_all()
