#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""powctl from outside: every command in text and JSON, exit statuses, and what it refuses."""

import json
import os
import sys
import threading

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tap import equal, has, run_all, test  # noqa: E402

COMMANDS = ("init clone list show add set remove restore undo canonical schema validate history blame diff "
            "search overview merge").split()
KINDS = "programme region plan subproject trekker stakeholder body agreement report".split()


@test
def help_and_version(place):
    text = place.text("--help")
    for command in COMMANDS:
        has(text, f"\n  {command} ")
        has(place.text(command, "--help"), f"powctl {command}")
    has(place.text("--version"), "powctl 0.")


@test
def wrong_usage(place):
    for arguments in ((), ("bogus",), ("list",), ("list", "plan", "more"), ("list", "bogus"), ("list", "plan", "--bogus"),
                      ("--format", "xml", "list", "plan"), ("--today", "soon", "list", "plan"), ("canonical", "--kind", "x"),
                      ("merge", "a", "b"), ("merge", "--kind", "plan", "--path", "p", "a", "b", "c"), ("set", "zeeland/plan")):
        done = place.run(*arguments, status=2)
        equal(done.stdout, "")
        assert done.stderr.startswith("powctl: "), done.stderr


@test
def init_makes_a_portfolio(place):
    made = place.json("--author", "Jan", "init", place.portfolio)
    equal(made["regions"], 35)
    equal(made["portfolio"], place.git("rev-list", "--max-parents=0", "programme"))
    equal(place.git("symbolic-ref", "HEAD"), "refs/heads/programme")
    equal(len(place.git("for-each-ref", "refs/heads/region").splitlines()), 35)
    equal(place.json("validate"), [])
    place.git("fsck", "--strict")
    equal(place.error("--author", "Jan", "init", place.portfolio)["code"], "exists")


@test
def init_templates(place):
    for template in ("perspectief-op-werk", "meerjarenagenda", "empty"):
        folder = place.path(template)
        made = place.json("--author", "Jan", "init", folder, "--template", template, "--regions", "zeeland")
        equal(made["regions"], 1)
        equal(place.json("-C", folder, "validate"), [])
    has(place.text("--author", "Jan", "init", place.path("x"), "--regions", "zeeland"), "1 region")
    before = sorted(os.listdir(place.folder))
    place.error("--author", "Jan", "init", place.path("y"), "--template", "nope")
    place.error("--author", "Jan", "init", place.path("y"), "--regions", "zeeland,nope")
    equal(place.error("init", place.path("y"))["code"], "author")
    equal(sorted(os.listdir(place.folder)), before)


@test
def clone_copies(place):
    address = place.add_jobhub()
    copy = place.path("copy")
    made = place.json("clone", place.portfolio, copy)
    equal(made["portfolio"], place.git("rev-list", "--max-parents=0", "programme"))
    equal(place.json("-C", copy, "show", address), place.json("show", address))
    part = place.path("part")
    equal(place.json("clone", place.portfolio, part, "--regions", "zeeland")["regions"], 1)
    has(place.text("clone", place.portfolio, place.path("third")), "2 regions")
    equal(place.error("clone", place.path("nowhere"), place.path("x"))["domain"], "store")


@test
def add_and_show(place):
    address = place.add_jobhub()
    record = place.json("show", address)
    equal(list(record), ["format", "title", "phase", "budget", "milestones"])
    equal(record["milestones"], {"start": {"title": "Start groep 2", "date": "2020-02"}})
    equal(place.text("--format", "json", "show", address),
          place.git("show", f"region/zeeland:regions/{address}.json") + "\n")
    equal(place.json("show", f"{address}:milestones.start.date"), "2020-02")
    equal(place.json("show", f"{address}:period"), None)
    text = place.text("show", address)
    has(text, "Jobhub Logistiek")
    has(text, "Start groep 2")
    has(text, "February 2020")
    has(place.text("show", f"{address}:milestones.start.date"), "February 2020")
    place.run("add", "stakeholder", "zeeland", "--id", "sw", "name=Werkbedrijf")
    place.run("set", address, 'partners=["zeeland/stakeholders/sw","zeeland/stakeholders/weg"]')
    has(place.text("show", address), "Werkbedrijf (zeeland/stakeholders/sw), zeeland/stakeholders/weg\n")
    equal(place.error("show", f"{address}:nope")["code"], "field")
    equal(place.error("show", "zeeland/subprojects/nope")["code"], "not_found")
    equal(place.error("show", "Zeeland/plan")["code"], "address")


@test
def add_makes_an_id(place):
    place.begin()
    added = place.json("add", "stakeholder", "zeeland", "name=R&D Zeeland <b>", "type=employer", "--reason", "Gesprek")
    equal(sorted(added), ["address", "revision"])
    assert added["address"].startswith("zeeland/stakeholders/r-d-zeeland-b-"), added
    equal(added["revision"], place.git("rev-parse", "region/zeeland"))
    equal(place.json("show", added["address"])["name"], "R&D Zeeland <b>")
    has(place.text("add", "stakeholder", "zeeland", "name=Second"), "saved as")
    text = place.write("body.json", '{"name": "Stuurgroep", "meetings": {"m1": {"date": "2020-03-12"}}}')
    added = place.json("add", "body", "zeeland", "type=steering_group", "--json", text)
    equal(place.json("show", added["address"]),
          {"format": 1, "name": "Stuurgroep", "type": "steering_group", "meetings": {"m1": {"date": "2020-03-12"}}})
    equal(place.error("add", "plan", "zeeland", "title=X")["code"], "exists")
    equal(place.error("add", "subproject", "nowhere", "title=X")["code"], "not_found")
    equal(place.error("add", "subproject", "zeeland", "title=X", "--id", "Not An Id")["code"], "address")
    equal(place.error("add", "subproject", "zeeland")["field"], "title")
    place.run("add", "report", "zeeland", status=2)


@test
def set_changes_fields(place):
    address = place.add_jobhub()
    before = place.git("rev-parse", "region/zeeland")
    done = place.json("set", address, "phase=completing", "milestones.start.done=2020-02-03",
                      'target_groups=["ww"]', "target_groups+=bijstand", "target_groups-=ww", "fictional=true",
                      "period.end=2020-H2", "--reason", "Stuurgroep 12 maart")
    equal(sorted(done), ["address", "changes", "revision"])
    equal(done["address"], address)
    equal(place.git("rev-parse", f"{done['revision']}~1"), before)
    changes = {c["field"]: (c["before"], c["after"]) for c in done["changes"]}
    equal(changes["phase"], ("running", "completing"))
    equal(changes["target_groups"], (None, ["bijstand"]))
    equal(place.json("show", address)["target_groups"], ["bijstand"])

    same = place.json("set", address, "phase=completing")
    equal((same["revision"], same["changes"]), (None, []))
    equal(place.git("rev-parse", "region/zeeland"), done["revision"])
    has(place.text("set", address, "phase=completing"), "nothing to change")
    has(place.text("set", address, "phase=stopped"), "Stopped")

    place.run("set", address, "--unset", "period.end", "goal=Tekst = met is-teken")
    record = place.json("show", address)
    assert "period" not in record
    equal(record["goal"], "Tekst = met is-teken")
    fields = place.write("fields.json", '{"goal": null, "risks": {"r1": {"title": "Uitval"}}}')
    place.run("set", address, "--json", fields)
    equal(place.json("show", f"{address}:risks"), {"r1": {"title": "Uitval"}})
    place.run("set", address, "--json", "-", stdin=b'{"title": "Nieuw"}')
    equal(place.json("show", f"{address}:title"), "Nieuw")


@test
def the_history_of_git_tells_it(place):
    address = place.add_jobhub()
    place.run("--author", "K. de Wit <k@example.org>", "set", address, "phase=completing", "--reason", "Groep 1 klaar")
    log = place.git("log", "-1", "--format=%an <%ae>%n%B", "region/zeeland")
    has(log, "K. de Wit <k@example.org>\nJobhub Logistiek: ")
    has(log, "\nReason: Groep 1 klaar\n")
    has(log, "\nChange-Id: ")
    has(log, "\nTool: powctl ")
    place.run("--author", "Zonder Mail", "set", address, "phase=stopped")
    equal(place.git("log", "-1", "--format=%an <%ae>", "region/zeeland"),
          "Zonder Mail <zonder-mail@zeeland.perspectief.invalid>")
    place.git("fsck", "--strict")


@test
def author_is_found(place):
    address = place.add_jobhub()
    place.run("set", address, "goal=a")
    equal(place.git("log", "-1", "--format=%an", "region/zeeland"), "Ans de Wit")
    place.git("config", "--unset", "user.name")
    place.git("config", "--unset", "user.email")
    equal(place.error("set", address, "goal=b")["code"], "author")
    equal(place.error("--author", "<x@y.nl>", "set", address, "goal=b")["code"], "author")
    place.write("gitconfig", "[user]\n\tname = Uit Git\n\temail = git@example.org\n")
    place.run("set", address, "goal=b")
    equal(place.git("log", "-1", "--format=%an %ae", "region/zeeland"), "Uit Git git@example.org")
    equal(place.json("show", f"{address}:goal"), "b")


@test
def refused_input_changes_nothing(place):
    address = place.add_jobhub()
    before = place.refs()
    for assignment, code, field in (
            ("period.start=31-02-2020", "invalid", "period.start"),
            ("period.start=2020-13", "invalid", "period.start"),
            ("nonsense=1", "field", "nonsense"),
            ("milestones.start.nonsense=1", "field", "milestones.start.nonsense"),
            ("milestones.Not An Id.title=X", "invalid", "milestones.Not An Id"),
            ("milestones.new.date=2020", "invalid", "milestones.new.title"),
            ("phase=busy", "invalid", "phase"),
            ("line=", None, None),
            ("fictional=ja", "syntax", "fictional"),
            ("budget.loon.amounts={\"planned\":\"veel\"}", "invalid", "budget.loon.amounts.planned"),
            ("budget.loon.amounts={\"planned\":1e400}", "invalid", "budget.loon.amounts.planned"),
            ("title=" + "x" * 301, "invalid", "title"),
            ("title=", "invalid", "title"),
            ("notes=" + "x" * 20001, "invalid", "notes"),
            ("goal=Klant 111222333 belde", "bsn", "goal"),
            ("goal=Klant 111.222.333 belde", "bsn", "goal"),
            ("public_trekker=zeeland/plan", "invalid", "public_trekker")):
        if code is None:
            place.run("set", address, assignment)
            continue
        error = place.error("set", address, "goal=Wordt niet bewaard", assignment)
        equal((error["domain"], error["code"], error["address"], error["field"]), ("record", code, address, field))
        assert "111" not in error["message"], error
    equal(place.error("set", address, "goal=x", "--reason", "BSN 111222333")["code"], "bsn")
    equal(place.error("set", address, "title+=x", status=2)["code"], "usage")
    equal(place.error("set", address, "title", status=2)["code"], "usage")
    equal(place.error("set", address, "--json", place.path("nowhere"))["domain"], "file")
    equal(place.error("set", address, "--json", place.write("a", '{"title":"a","title":"b"}'))["code"], "syntax")
    equal(place.error("set", address, "--json", place.write("a", "[]"))["code"], "invalid")
    equal(place.refs(), before)


@test
def remove_and_restore(place):
    address = place.add_jobhub()
    first = place.git("rev-parse", "region/zeeland")
    done = place.json("remove", f"{address}:milestones.start")
    equal([(c["field"], c["after"]) for c in done["changes"]], [("milestones.start", None)])
    equal(place.json("show", f"{address}:milestones.start.removed"), True)
    equal(place.json("list", "subproject")[0]["record"].get("milestones"), None)
    has(json.dumps(place.json("list", "subproject", "--removed")), "Start groep 2")
    place.run("restore", f"{address}:milestones.start")
    equal(place.json("show", f"{address}:milestones"), {"start": {"title": "Start groep 2", "date": "2020-02"}})

    has(place.text("remove", address, "--reason", "Dubbel"), "removed")
    equal(place.json("list", "subproject"), [])
    equal(len(place.json("list", "subproject", "--removed")), 1)
    has(place.text("list", "subproject", "--removed"), "(removed)")
    has(place.text("restore", address), "saved as")
    equal(len(place.json("list", "subproject")), 1)

    place.run("set", address, "phase=stopped", "title=Anders")
    place.run("restore", f"{address}:phase", "--to", first)
    equal([place.json("show", address)[k] for k in ("phase", "title")], ["running", "Anders"])
    place.run("restore", address, "--to", first)
    equal(place.json("show", address), place.json("show", address, "--at", first))
    equal(place.error("restore", address, "--to", "2001")["code"], "not_found")
    place.run("remove", f"{address}:phase", status=2)
    equal(place.error("remove", f"{address}:milestones.nope")["code"], "not_found")


@test
def list_filters(place):
    address = place.add_jobhub()
    place.run("add", "subproject", "midden-holland", "--id", "taal", "title=Álles mag", 'themes=["taal","werk"]',
              'indicators.i={"name":"I","target":10}')
    rows = place.json("list", "subproject")
    equal([r["region"] for r in rows], ["midden-holland", "zeeland"])
    equal(sorted(rows[0]), ["address", "id", "kind", "record", "region"])
    equal((rows[1]["address"], rows[1]["kind"], rows[1]["id"]), (address, "subproject", "jobhub-7f3k"))
    equal(rows[1]["record"], place.json("show", address))

    def ids(*arguments):
        return [r["id"] for r in place.json("list", "subproject", *arguments)]

    equal(ids("--region", "zeeland"), ["jobhub-7f3k"])
    equal(ids("--region", "zeeland", "--region", "midden-holland"), ["taal", "jobhub-7f3k"])
    equal(ids("--where", "phase=running"), ["jobhub-7f3k"])
    equal(ids("--where", "phase="), ["taal"])
    equal(ids("--where", "themes=taal"), ["taal"])
    equal(ids("--where", "themes=ta"), [])
    equal(ids("--where", "indicators.i.target=10.0"), ["taal"])
    equal(ids("--where", "phase=running", "--where", "themes=taal"), [])
    equal(ids("--at", "2001"), [])
    equal(place.error("list", "subproject", "--where", "nope=1")["code"], "field")
    equal(place.error("list", "subproject", "--region", "nope")["code"], "not_found")
    has(place.text("list", "subproject"), "Álles mag")
    has(place.text("list", "trekker"), "none yet")
    for kind in KINDS:
        place.text("list", kind)


@test
def overview_rows(place):
    address = place.add_jobhub()
    start = place.git("rev-parse", "region/zeeland")
    rows = place.json("--today", "2020-03-20", "overview")
    equal([r["region"] for r in rows], ["midden-holland", "zeeland"])
    row = rows[1]
    equal(list(row), ["region", "name", "reported", "computed", "phases", "trekkers", "money", "results", "last_pulse",
                      "signals"])
    equal(row["reported"], {"light": "unknown", "on": None, "stale": False})
    equal(row["computed"]["light"], "amber")
    equal(sorted(row["computed"]["because"]), ["milestone_late", "overspent"])
    equal(row["phases"], {"idea": 0, "preparation": 0, "running": 1, "completing": 0, "anchored": 0, "stopped": 0})
    equal(row["trekkers"], {"public": "none", "private": "none"})
    equal(row["money"], {"planned": 100000, "committed": 95000, "realised": None, "free": 5000, "known": 1, "of": 1})
    equal(row["results"], {"percent": None, "known": 0, "of": 0})
    equal(rows[0]["money"], {"planned": None, "committed": None, "realised": None, "free": None, "known": 0, "of": 0})
    equal(rows[0]["computed"]["light"], "unknown")
    equal(place.json("--today", "2020-06-01", "overview")[1]["computed"]["light"], "red")

    place.run("set", "zeeland/plan", 'pulses.p1={"date":"2020-02-10","light":"green"}')
    equal(place.json("--today", "2020-03-16", "overview")[1]["reported"],
          {"light": "green", "on": "2020-02-10", "stale": False})
    equal(place.json("--today", "2020-03-17", "overview")[1]["reported"]["stale"], True)
    equal([r["changes"] for r in place.json("overview", "--against", start)], [0, 1])
    equal(place.json("overview", "--at", start)[1]["last_pulse"], None)
    text = place.text("--today", "2020-03-20", "overview")
    for part in ("Zeeland", "amber", "insufficient data", "€ 5,000", "(stale)"):
        has(text, part)
    place.run("set", "midden-holland/region", "ended_on=2020-02")
    equal(len(place.json("--today", "2020-02-29", "overview")), 2)
    equal([r["region"] for r in place.json("--today", "2020-03-01", "overview")], ["zeeland"])
    place.run("set", address, "hold.reason=Wacht", "budget.loon.amounts={}")
    equal(place.json("--today", "2020-06-01", "overview")[0]["computed"]["light"], "on_hold")


@test
def canonical_text(place):
    text = '{"b": [1, 2.50, 9007199254740993], "a": "\\u00e9\\/\\u001f", "": {}}'
    equal(place.text("canonical", place.write("x", text)),
          '{\n  "": {},\n  "a": "é/\\u001f",\n  "b": [\n    1,\n    2.50,\n    9007199254740993\n  ]\n}\n')
    equal(place.text("canonical", stdin=b"1e400"), "1e400\n")
    equal(place.text("canonical", "-", stdin=b" [ ] "), "[]\n")
    for refused in ('{"a":1,"a":2}', '"a\\u0000b"', "[1] 2", "[007]", '"\\ud800"', "", "nul", "[" * 40 + "]" * 40):
        equal(place.error("canonical", place.write("x", refused))["domain"], "record")
    place.run("canonical", place.write("x", b'"\xff"'), status=1)
    record = place.write("r", '{"removed": true, "title": "T", "zz": 1, "format": 1}')
    equal(place.text("canonical", "--kind", "plan", record),
          '{\n  "format": 1,\n  "title": "T",\n  "removed": true,\n  "zz": 1\n}\n')
    place.run("canonical", "--kind", "plan", place.write("r", '{"format": 1}'), status=1)
    place.run("canonical", place.path("nowhere"), status=1)


@test
def schema_documents(place):
    for kind in KINDS:
        document = json.loads(place.text("schema", kind))
        has(document["$schema"], "2020-12")
        assert document["properties"]["format"], document
    equal(sorted(json.loads(place.text("schema"))["$defs"]), sorted(KINDS))
    place.run("schema", "nope", status=2)
    try:
        import jsonschema
    except ImportError:
        return
    for document in (json.loads(place.text("schema", "subproject")),
                     {**json.loads(place.text("schema")), "$ref": "subproject.json"}):
        validator = jsonschema.Draft202012Validator(document)
        equal(list(validator.iter_errors({"format": 1, "title": "T", "period": {"start": "2020-H1"}})), [])
        assert list(validator.iter_errors({"format": 1, "title": "T", "period": {"start": "soon"}}))


@test
def merge_files(place):
    base = place.write("base", '{"format":1,"title":"A","phase":"idea"}')
    ours = place.write("ours", '{"format":1,"title":"B","phase":"idea"}')
    theirs = place.write("theirs", '{"format":1,"title":"A","phase":"running"}')
    clash = place.write("clash", '{"format":1,"title":"C","phase":"idea"}')
    empty = place.write("empty", "")
    merged = {"format": 1, "title": "B", "phase": "running"}
    equal(place.json("merge", "--kind", "subproject", base, ours, theirs), merged)
    equal(json.loads(place.text("merge", "--path", "regions/zeeland/subprojects/a.json", base, ours, theirs)), merged)
    equal(json.loads(place.text("merge", base, ours, theirs)), merged)
    both = json.loads(place.text("merge", "--kind", "subproject", base, ours, clash, status=3))
    equal(both["choices"], {"/title": ["B", "C"]})
    equal(place.text("merge", "--kind", "subproject", base, clash, ours, status=3),
          place.text("merge", "--kind", "subproject", base, ours, clash, status=3))
    equal(json.loads(place.text("merge", base, ours, clash, status=3))["choices"], {"/title": ["B", "C"]})
    equal(json.loads(place.text("merge", "--kind", "subproject", empty, empty, theirs))["phase"], "running")
    broken = place.write("broken", "{")
    has(place.run("merge", "--kind", "subproject", base, broken, theirs).stderr, "broken")
    equal(place.text("merge", "--kind", "subproject", base, broken, base), "{")
    place.run("merge", "--kind", "subproject", base, broken, place.write("broken2", "["), status=1)
    place.run("merge", base, place.path("nowhere"), theirs, status=1)

    equal(place.text("merge", "--driver", "--path", "regions/zeeland/subprojects/a.json", base, ours, clash), "")
    with open(ours, encoding="utf-8") as file:
        has(file.read(), "choices")


@test
def open_choices_are_settled(place):
    place.begin()
    base = place.write("base", '{"format":1,"title":"A"}')
    ours = place.write("ours", '{"format":1,"title":"B"}')
    theirs = place.write("theirs", '{"format":1,"title":"C"}')
    text = place.text("merge", "--kind", "subproject", base, ours, theirs, status=3)
    place.commit_file("region/zeeland", "regions/zeeland/subprojects/a.json", text.encode())
    address = "zeeland/subprojects/a"
    has(place.text("show", address), "1 open choice")
    place.run("set", address, "goal=Iets anders")
    has(json.dumps(place.json("show", address)), "choices")
    place.run("set", address, "title=C")
    equal(place.json("show", address), {"format": 1, "title": "C", "goal": "Iets anders"})


@test
def output_that_cannot_be_written(place):
    place.begin()
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = place.run("--format", "json", "list", "plan", stdout=full, status=1)
    equal(json.loads(done.stderr)["error"]["code"], "output")


@test
def four_writers_at_once(place):
    """The line moves between read and save: every change stands, each in a revision of its own."""
    place.begin("zeeland")

    def write(writer):
        for number in range(10):
            place.run("--author", f"W{writer}", "set", "zeeland/plan", f"lines.l{writer}-{number}.title=T")

    writers = [threading.Thread(target=write, args=(n,)) for n in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    equal(len(place.json("show", "zeeland/plan:lines")), 40)
    equal(len(place.json("history", "zeeland/plan:lines")), 40)
    place.git("fsck", "--strict")


@test
def demo_portfolio(place):
    other = place.path("other")
    place.run("init", place.portfolio, "--demo", "--seed", "1")
    place.run("init", other, "--demo", "--seed", "1")
    lines = place.refs()
    equal(place.json("validate"), [])
    place.git("fsck", "--strict")
    rows = place.json("overview")
    equal(len(rows), 35)
    equal({r["computed"]["light"] for r in rows} & {"green", "amber", "red", "unknown"}, {"green", "amber", "red", "unknown"})
    equal({r["reported"]["light"] for r in rows}, {"green", "amber", "red", "on_hold", "unknown"})
    for row in rows:
        assert row["computed"]["light"] != "green" or "insufficient_data" not in row["computed"]["because"], row
        assert row["money"]["known"] <= row["money"]["of"], row
    assert len(place.json("history", "--limit", "100")) == 100
    place.portfolio = other
    equal(place.refs(), lines)
    place.run("init", place.path("x"), "--demo", "--template", "empty", status=2)

run_all()
