#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""powctl beside what it did not write: unreadable files, newer formats, keys of others."""

import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tap import equal, has, run_all, test  # noqa: E402


@test
def one_unreadable_file(place):
    address = place.add_jobhub()
    place.commit_file("region/zeeland", "regions/zeeland/subprojects/broken.json", b'{"title": "A", "title": "B"}')
    place.commit_file("region/zeeland", "regions/zeeland/trekkers/t.json", b'{"format": 1}')
    place.commit_file("region/zeeland", "stray.txt", b"hello")
    equal([r["address"] for r in place.json("list", "subproject")], [address])
    problems = json.loads(place.text("--format", "json", "validate", status=1))
    equal([sorted(p) for p in problems], [["address", "field", "level", "problem"]] * len(problems))
    errors = {p["address"] for p in problems if p["level"] == "error"}
    has(errors, "zeeland/subprojects/broken")
    has(errors, "zeeland/trekkers/t")
    has(place.text("validate", status=1), "stray.txt")
    place.error("show", "zeeland/subprojects/broken")
    place.error("set", "zeeland/subprojects/broken", "title=X")
    place.run("set", address, "goal=Werkt nog")
    equal(place.git("show", "region/zeeland:stray.txt"), "hello")
    equal(place.json("show", f"{address}:goal"), "Werkt nog")


@test
def warnings_do_not_fail(place):
    address = place.add_jobhub()
    place.run("set", address, 'themes=["nergens"]', "public_trekker=zeeland/trekkers/weg", "line=geen")
    problems = place.json("validate")
    equal({(p["level"], p["field"]) for p in problems if p["address"] == address},
          {("warning", "themes"), ("warning", "public_trekker"), ("warning", "line")})
    has(place.text("validate"), "0 errors, ")


@test
def newer_format_is_read_only(place):
    address = place.add_jobhub()
    newer = b'{\n  "format": 2,\n  "title": "Later",\n  "zz": [\n    1.50\n  ]\n}\n'
    place.commit_file("region/zeeland", f"regions/{address}.json", newer)
    before = place.refs()
    equal(place.text("--format", "json", "show", address).encode(), newer)
    for arguments in (("set", address, "title=X"), ("remove", address), ("restore", address)):
        equal(place.error(*arguments)["code"], "format")
    equal(place.refs(), before)
    place.run("set", "zeeland/plan", "notes=Ander dossier")


@test
def not_a_portfolio(place):
    os.mkdir(place.path("plain"))
    equal(place.error("-C", place.path("plain"), "list", "plan")["code"], "not_portfolio")
    equal(place.error("-C", place.path("nowhere"), "list", "plan")["domain"], "store")
    place.portfolio = place.path("bare")
    place.git("init", "--bare", "-q")
    equal(place.error("-C", place.portfolio, "list", "plan")["code"], "not_portfolio")
    del place.environment["POW_PORTFOLIO"]
    equal(place.error("list", "plan")["code"], "no_portfolio")


@test
def unknown_keys_survive(place):
    address = place.add_jobhub()
    record = place.json("show", address)
    record["zz_later"] = {"b": [1, None], "a": 1}
    record["milestones"]["start"]["extra"] = "x"
    place.commit_file("region/zeeland", f"regions/{address}.json", json.dumps(record).encode())
    place.run("set", address, "milestones.start.done=2020", "goal=x")
    after = place.json("show", address)
    equal((after["zz_later"], after["milestones"]["start"]["extra"]), ({"b": [1, None], "a": 1}, "x"))
    place.error("set", address, "zz_later=1")
    place.error("set", address, "--json", place.write("new", '{"zz_other": 1}'))
    after["goal"] = "y"
    place.run("set", address, "--json", place.write("whole", json.dumps(after)))
    equal(place.json("show", address), after)

run_all()
