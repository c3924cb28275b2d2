#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""powctl looking back: history, diff, blame and search, against what git says."""

import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tap import equal, has, run_all, test  # noqa: E402


@test
def when_it_first_became_true(place):
    address = place.add_jobhub()
    place.run("set", address, "phase=completing")
    first = place.git("rev-parse", "region/zeeland")
    for phase in ("stopped", "completing"):
        place.run("set", address, f"phase={phase}")
    equal([r["revision"] for r in place.json("history", f"{address}:phase", "--first", "completing")], [first])
    has(place.text("history", f"{address}:phase", "--first", "completing"), first[:10])
    equal(place.error("history", f"{address}:phase", "--first", "idea")["code"], "not_found")
    place.run("history", address, "--first", "idea", status=2)


@test
def history_and_diff(place):
    address = place.add_jobhub()
    start = place.git("rev-parse", "region/zeeland")
    place.run("set", address, "phase=completing", "--reason", "Klaar")
    middle = place.git("rev-parse", "region/zeeland")
    place.run("--author", "Óscar <o@x.nl>", "set", address, "title=Jobhub")
    place.run("add", "trekker", "midden-holland", "side=public", "--id", "t1")

    rows = place.json("history", address)
    equal([sorted(r) for r in rows], [["author", "body", "changes", "reason", "region", "revision", "time"]] * 3)
    equal([r["author"] for r in rows], ["Óscar", "Ans de Wit", "Ans de Wit"])
    equal(rows[1]["changes"], [{"address": address, "field": "phase", "before": "running", "after": "completing"}])
    equal((rows[1]["reason"], rows[1]["region"], rows[1]["revision"]), ("Klaar", "zeeland", middle))
    equal(len(place.json("history", f"{address}:phase")), 2)
    equal([r["author"] for r in place.json("history", address, "--author", "óscar")], ["Óscar"])
    equal([r["revision"] for r in place.json("history", address, "--until", middle)], [middle, start])
    equal(len(place.json("history", address, "--since", middle)), 1)
    equal(len(place.json("history", address, "--limit", "2")), 2)
    equal({r["region"] for r in place.json("history")}, {"zeeland", "midden-holland", None})
    equal({r["region"] for r in place.json("history", "--region", "midden-holland")}, {"midden-holland"})
    equal(place.error("history", "--region", "nope")["code"], "not_found")
    text = place.text("history", address)
    has(text, "Reason: Klaar")
    has(text, "Óscar")
    has(place.text("history", address, "--author", "nobody"), "No changes")

    diff = place.json("diff", start, "--region", "zeeland")
    equal(sorted(diff), ["added", "changed", "changes", "removed"])
    equal((diff["added"], diff["removed"], diff["changed"]), ([], [], [address]))
    equal({c["field"]: c["after"] for c in diff["changes"]}, {"phase": "completing", "title": "Jobhub"})
    place.run("remove", address)
    equal(place.json("diff", start, "--region", "zeeland")["removed"], [address])
    equal(place.json("diff", start, start)["changes"], [])
    has(place.text("diff", start, start), "Nothing has changed")
    has(place.text("diff", start, middle), "Completing")
    equal(place.error("diff", "yesterday")["domain"], "store")
    assert place.json("diff", "2001")["added"]


@test
def blame_names_who_set_what(place):
    address = place.add_jobhub()
    start = place.git("rev-parse", "region/zeeland")
    place.run("--author", "Óscar <o@x.nl>", "set", address, "phase=completing", "milestones.start.date=2020-03")
    second = place.git("rev-parse", "region/zeeland")
    rows = place.json("blame", address)
    equal([sorted(r) for r in rows], [["author", "field", "revision", "time", "value"]] * len(rows))
    told = {r["field"]: (r["value"], r["revision"], r["author"]) for r in rows}
    equal(told["phase"], ("completing", second, "Óscar"))
    equal(told["milestones.start.date"], ("2020-03", second, "Óscar"))
    equal(told["milestones.start.title"], ("Start groep 2", start, "Ans de Wit"))
    equal(told["title"], ("Jobhub Logistiek", start, "Ans de Wit"))
    text = place.text("blame", address)
    has(text, "Completing")
    has(text, "Óscar")
    has(text, second[:10])
    equal(place.error("blame", "zeeland/subprojects/nope")["code"], "not_found")
    equal(place.error("blame", f"{address}:phase", status=2)["code"], "usage")
    # A value that was put back is of who put it back; the index file may go at any time.
    place.run("set", address, "phase=running")
    os.remove(os.path.join(place.portfolio, "perspectief", "history.sqlite"))
    told = {r["field"]: (r["value"], r["author"]) for r in place.json("blame", address)}
    equal(told["phase"], ("running", "Ans de Wit"))


@test
def search_finds_words(place):
    address = place.add_jobhub()
    place.run("add", "trekker", "midden-holland", "side=public", "--id", "t1", "function=Coördinator jobhubs")
    rows = place.json("search", "JOBHUB")
    equal([sorted(r) for r in rows], [["address", "field", "rank", "snippet"]] * 2)
    equal([r["rank"] for r in rows], [1, 2])
    equal({(r["address"], r["field"]) for r in rows}, {(address, "title"), ("midden-holland/trekkers/t1", "function")})
    equal([r["snippet"] for r in place.json("search", "coordinator")], ["Coördinator jobhubs"])
    equal([r["address"] for r in place.json("search", "jobhub", "--region", "zeeland")], [address])
    equal([r["field"] for r in place.json("search", "start", "groep", "--region", "zeeland")], ["milestones.start.title"])
    has(place.text("search", "jobhub", "logis"), "Jobhub Logistiek  " + address)
    has(place.text("search", "nergens"), "Nothing found")
    equal(place.json("search", "nergens"), [])
    place.run("remove", address)
    equal(len(place.json("search", "jobhub")), 1)
    equal(place.error("search", "x", "--region", "nope")["code"], "not_found")


@test
def formatting_is_no_change(place):
    address = place.add_jobhub()
    text = json.dumps(place.json("show", address), indent=8)
    place.commit_file("region/zeeland", f"regions/{address}.json", text.encode(), "Reformat")
    equal(len(place.json("history", address)), 1)
    place.commit_file("region/zeeland", f"regions/{address}.json", text.replace("running", "stopped").encode(), "Stop het")
    row = place.json("history", address)[0]
    equal((row["author"], row["reason"]), ("Piet", "Stop het"))
    equal(place.json("show", f"{address}:phase"), "stopped")

run_all()
