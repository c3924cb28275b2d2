#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""powctl gate as the hook of a real server: plain git pushes, and is told why not."""

import json
import os
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tap import equal, has, run_all, test  # noqa: E402

BSN = "111222333"
PLAN = "regions/zeeland/plan.json"
JOBHUB = "regions/zeeland/subprojects/jobhub-7f3k.json"


class Exchange:
    """A portfolio, a bare server that has it, and a work tree of somebody with plain git."""

    def __init__(self, place, hook="update", gate="gate"):
        self.place = place
        place.add_jobhub()
        self.server = place.path("server.git")
        self.work = place.path("work")
        place.git("init", "-q", "--bare", "-b", "programme", self.server)
        self.git("clone", "-q", place.portfolio, self.work, cwd=place.folder)
        self.git("config", "user.name", "Ans de Wit")
        self.git("config", "user.email", "ans@example.org")
        self.git("remote", "set-url", "origin", self.server)
        self.push("refs/remotes/origin/*:refs/heads/*", "^refs/remotes/origin/HEAD")
        self.set_hook(hook, gate)
        self.git("fetch", "-q")
        self.go("region/zeeland")

    def set_hook(self, hook, gate):
        path = os.path.join(self.server, "hooks", hook)
        arguments = '"$1" "$2" "$3"' if hook == "update" else ""
        with open(path, "w") as file:
            file.write(f'#!/bin/sh\nexec "{os.environ["POWCTL"]}" {gate} {arguments}\n')
        os.chmod(path, 0o755)

    def call(self, *arguments, cwd=None, environment=None, stdin=None):
        return subprocess.run(["git", *arguments], cwd=cwd or self.work, env={**self.place.environment, **(environment or {})},
                              input=stdin, capture_output=True, timeout=120)

    def git(self, *arguments, **options):
        done = self.call(*arguments, **options)
        assert done.returncode == 0, f"git {arguments}: {done.stderr.decode()}"
        return done.stdout.decode().strip()

    def go(self, line):
        """A clean work tree at what the server has of a line."""
        self.call("merge", "--abort")
        self.git("checkout", "-q", "-f", "-B", line, f"refs/remotes/origin/{line}")
        self.git("clean", "-q", "-fd")

    def put(self, path, text):
        whole = os.path.join(self.work, path)
        os.makedirs(os.path.dirname(whole), exist_ok=True)
        with open(whole, "w") as file:
            file.write(text if isinstance(text, str) else json.dumps(text))

    def read(self, path):
        with open(os.path.join(self.work, path)) as file:
            return json.load(file)

    def edit(self, path, **fields):
        self.put(path, {**self.read(path), **fields})

    def commit(self, message="By hand", **options):
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message, **options)
        return self.git("rev-parse", "HEAD")

    def push(self, *arguments, **options):
        return self.call("push", "-q", "origin", *arguments, **options)

    def accepted(self, *arguments, **options):
        done = self.push(*arguments, **options)
        equal((done.returncode, done.stderr.decode()), (0, ""))

    def refused(self, words, *arguments, **options):
        before = self.git("for-each-ref", cwd=self.server)
        done = self.push(*arguments, **options)
        assert done.returncode != 0, f"{arguments} was accepted; expected: {words}"
        for word in [words] if isinstance(words, str) else words:
            has(done.stderr.decode(), word)
        equal(self.git("for-each-ref", cwd=self.server), before)
        return done.stderr.decode()


def rename_region(exchange):
    exchange.put("regions/midden-holland/plan.json", {"title": "Van de buren"})


def make_link(exchange):
    os.remove(os.path.join(exchange.work, JOBHUB))
    os.symlink("../plan.json", os.path.join(exchange.work, JOBHUB))


def make_program(exchange):
    os.chmod(os.path.join(exchange.work, JOBHUB), 0o755)


# What somebody does by hand to Zeeland's line, and what the server says of it; None: it is taken.
BY_HAND = [
    ("a field", lambda e: e.edit(JOBHUB, goal="Mensen aan het werk"), None),
    ("a new record", lambda e: e.put("regions/zeeland/bodies/raad-1a2b.json", {"name": "Raad"}), None),
    ("another valid form", lambda e: e.put(PLAN, json.dumps(e.read(PLAN), indent=7)), None),
    ("a field of a later version", lambda e: e.edit(PLAN, later={"a": [1]}), None),
    ("a newer format", lambda e: e.edit(PLAN, format=9, status="unheard of"), None),
    ("no JSON", lambda e: e.put(JOBHUB, "{"), ["zeeland/subprojects/jobhub-7f3k", "Line 1"]),
    ("a key twice", lambda e: e.put(JOBHUB, '{"title": "a", "title": "b"}'), "zeeland/subprojects/jobhub-7f3k"),
    ("an unknown choice", lambda e: e.edit(JOBHUB, phase="sometime"), "zeeland/subprojects/jobhub-7f3k:phase"),
    ("no title", lambda e: e.put(JOBHUB, {"goal": "x"}), "zeeland/subprojects/jobhub-7f3k:title"),
    ("a stray file", lambda e: e.put("notes.txt", "x"), "notes.txt"),
    ("a stray file in its folder", lambda e: e.put("regions/zeeland/notes.txt", "x"), "regions/zeeland/notes.txt"),
    ("a stray folder", lambda e: e.put("regions/zeeland/files/a/b/c/d.json", "{}"), "regions/zeeland/files"),
    ("a bad id", lambda e: e.put("regions/zeeland/subprojects/Ab_c.json", '{"title": "x"}'), "Ab_c.json"),
    ("the programme's record", lambda e: e.put("programme.json", '{"name": "x"}'), "belongs to the line “programme”"),
    ("another region's folder", rename_region, ["regions/midden-holland", "another region", "region/midden-holland"]),
    ("a link", make_link, "ordinary file"),
    ("a program", make_program, "ordinary file"),
    ("a BSN", lambda e: e.edit(JOBHUB, notes=f"bel {BSN}"), ["zeeland/subprojects/jobhub-7f3k:notes", "BSN"]),
    ("a BSN in a later version's field", lambda e: e.edit(JOBHUB, later={"who": "111.222.333"}), ["jobhub-7f3k:later.who", "BSN"]),
    ("a BSN as a name", lambda e: e.edit(JOBHUB, **{BSN: "x"}), "BSN"),
    ("a file deleted", lambda e: os.remove(os.path.join(e.work, JOBHUB)), None),
]


@test
def edits_by_hand(place):
    exchange = Exchange(place)
    for name, change, words in BY_HAND:
        exchange.go("region/zeeland")
        change(exchange)
        revision = exchange.commit(name)
        if words is None:
            exchange.accepted("region/zeeland")
            exchange.git("fetch", "-q")
            continue
        told = exchange.refused(words, "region/zeeland")
        has(told, "refs/heads/region/zeeland was not accepted")
        has(told, revision[:10])
        assert BSN not in told and "111.222.333" not in told, told
        # A later revision that puts it right does not undo that everybody would get it.
        exchange.git("checkout", "-q", "origin/region/zeeland", "--", ".")
        exchange.git("rm", "-rqf", "--ignore-unmatch", "notes.txt")
        exchange.commit("Put right")
        exchange.refused(words, "region/zeeland")


@test
def what_stood_before_is_nobodys_fault(place):
    exchange = Exchange(place)
    os.rename(os.path.join(exchange.server, "hooks/update"), place.path("update"))
    exchange.edit(JOBHUB, notes=f"bel {BSN}", phase="sometime")
    exchange.put("notes.txt", "x")
    exchange.commit()
    exchange.accepted("region/zeeland")
    os.rename(place.path("update"), os.path.join(exchange.server, "hooks/update"))
    exchange.edit(JOBHUB, goal="Iets anders")
    exchange.commit()
    exchange.accepted("region/zeeland")
    exchange.edit(JOBHUB, notes=f"bel ook {BSN}")
    exchange.commit()
    exchange.refused("jobhub-7f3k:notes", "region/zeeland")


@test
def the_programme(place):
    exchange = Exchange(place)
    exchange.go("programme")
    exchange.put("README.md", "Zo lees je dit.")
    exchange.edit("programme.json", description="Samen aan het werk")
    exchange.commit()
    exchange.accepted("programme")
    exchange.put("README.md", f"Vraag naar {BSN}")
    exchange.commit()
    exchange.refused(["README.md", "BSN"], "programme")
    exchange.git("reset", "-q", "--hard", "HEAD~1")
    exchange.put("regions/zeeland/plan.json", '{"title": "x"}')
    exchange.commit()
    exchange.refused("regions", "programme")


@test
def reasons_and_names(place):
    exchange = Exchange(place)
    exchange.commit(f"Vanwege {BSN}")
    exchange.refused("reason", "region/zeeland")
    exchange.go("region/zeeland")
    # In a message of ours, amounts in the changes are not read as numbers of people.
    exchange.commit(f"Jobhub: aantal {BSN}\n\nReason: geteld\nChange-Id: Ia1b2c3\n")
    exchange.accepted("region/zeeland")
    exchange.commit(f"Jobhub: fase\n\nReason: vraag van {BSN}\nChange-Id: Ia1b2c4\n")
    exchange.refused("reason", "region/zeeland")
    exchange.git("fetch", "-q")
    exchange.go("region/zeeland")
    exchange.commit(environment={"GIT_AUTHOR_NAME": f"Jan {BSN}"})
    exchange.refused("author", "region/zeeland")


@test
def a_line_is_never_rewritten(place):
    exchange = Exchange(place)
    exchange.edit(PLAN, ambition="Meer")
    exchange.commit()
    exchange.accepted("region/zeeland")
    exchange.git("commit", "-q", "--amend", "-m", "Anders")
    exchange.refused("rewrite", "+region/zeeland")
    exchange.refused("rewrite", "+refs/remotes/origin/region/midden-holland:refs/heads/region/zeeland")
    exchange.refused("never deleted", ":region/zeeland")
    for name in ("refs/heads/notes", "refs/tags/v1", "refs/heads/region/Zeeland", "refs/notes/commits"):
        exchange.refused("no part of a portfolio", f"HEAD:{name}")
    # A line that is new must be a region's own from its first revision.
    equal(exchange.refused("another region", "HEAD:refs/heads/region/utrecht").count("another region"), 1)


def merge(exchange, ours, theirs, result):
    """A merge of two people's work on the jobhub, with a result of one's own making."""
    base = exchange.git("rev-parse", "HEAD")
    for branch, fields in (("one", ours), ("two", theirs)):
        exchange.git("checkout", "-q", "-B", branch, base)
        exchange.edit(PLAN, notes=branch)
        if fields == "deleted":
            os.remove(os.path.join(exchange.work, JOBHUB))
        elif fields:
            exchange.edit(JOBHUB, **fields)
        exchange.commit()
    exchange.git("checkout", "-q", "one")
    exchange.call("merge", "-q", "--no-commit", "two")
    exchange.git("checkout", "-q", "one", "--", ".")
    if result == "deleted":
        exchange.git("rm", "-q", "--cached", JOBHUB)
        os.remove(os.path.join(exchange.work, JOBHUB))
    else:
        exchange.put(JOBHUB, result)
    exchange.commit("Samengevoegd")


# Ours, theirs, what the merge holds beside the base, and whether the server takes it.
MERGES = [
    ({"goal": "a"}, {"approach": "b"}, {"goal": "a", "approach": "b"}, True),
    ({"goal": "a"}, {"goal": "b"}, {"goal": "c"}, True),
    ({"goal": "a"}, {}, {"goal": "a"}, True),
    ({"goal": "a"}, {}, {}, True),
    ({"goal": "a"}, {}, {"goal": "c"}, False),
    ({}, {}, {"goal": "c"}, False),
    ({}, {"goal": "b"}, {"goal": "b", "notes": "stil"}, False),
    ({}, {"goal": "b"}, "deleted", False),
    ({}, {}, "deleted", False),
    ("deleted", {}, {"removed": True}, True),
    ("deleted", {}, {"goal": "c"}, False),
    ({"goal": "a"}, {"goal": "b"}, {"phase": "sometime"}, False),
]


@test
def merges(place):
    exchange = Exchange(place)
    for ours, theirs, result, good in MERGES:
        exchange.git("fetch", "-q")
        exchange.go("region/zeeland")
        base = exchange.read(JOBHUB)
        merge(exchange, ours, theirs, result if result == "deleted" else {**base, **result})
        if good:
            exchange.accepted("HEAD:region/zeeland")
            os.path.exists(os.path.join(exchange.work, JOBHUB)) and exchange.put(JOBHUB, base)
            exchange.commit("Weer zoals het was")
            exchange.accepted("HEAD:region/zeeland")
        else:
            exchange.refused("zeeland/subprojects/jobhub-7f3k", "HEAD:region/zeeland")


@test
def moments(place):
    exchange = Exchange(place)
    tag = "moment/zeeland/stuurgroep"
    exchange.git("tag", "-a", tag, "-m", "Stuurgroep")
    exchange.accepted(tag)
    exchange.edit(PLAN, ambition="Meer")
    exchange.commit()
    exchange.git("tag", "-f", "-a", tag, "-m", "Stuurgroep")
    exchange.refused("never moved", f"+refs/tags/{tag}")
    exchange.refused("never moved", f":refs/tags/{tag}")
    exchange.git("tag", "moment/zeeland/licht")
    exchange.refused("no moment", "refs/tags/moment/zeeland/licht")
    exchange.git("tag", "-a", "moment/zeeland/te-vroeg", "-m", "Nog niet gedeeld")
    exchange.refused("Send the region first", "refs/tags/moment/zeeland/te-vroeg")
    exchange.refused("of the same name", "refs/tags/moment/zeeland/te-vroeg:refs/tags/moment/zeeland/anders")
    exchange.git("tag", "-a", "moment/zeeland/bsn", "-m", f"Over {BSN}", "origin/region/zeeland")
    exchange.refused("BSN", "refs/tags/moment/zeeland/bsn")
    # Over all lines: a commit that joins them and nothing else.
    tips = [line for name in ("programme", "region/zeeland", "region/midden-holland") for line in ("-p", f"origin/{name}")]
    for name in ("programme", "region/zeeland", "region/midden-holland"):
        exchange.git("read-tree", "--prefix=", f"origin/{name}", environment={"GIT_INDEX_FILE": place.path("joined")}) \
            if os.path.exists(place.path("joined")) else \
            exchange.git("read-tree", f"origin/{name}", environment={"GIT_INDEX_FILE": place.path("joined")})
    tree = exchange.git("write-tree", environment={"GIT_INDEX_FILE": place.path("joined")})
    join = exchange.git("commit-tree", tree, *tips, "-m", "Alle regio's")
    exchange.git("tag", "-a", "moment/programme/ronde-1", "-m", "Ronde 1", join)
    exchange.accepted("refs/tags/moment/programme/ronde-1")
    other = exchange.git("commit-tree", exchange.git("rev-parse", "HEAD^{tree}"), *tips[2:], "-m", "Met iets erbij")
    exchange.git("tag", "-a", "moment/programme/ronde-2", "-m", "Ronde 2", other)
    exchange.refused("only joins", "refs/tags/moment/programme/ronde-2")
    other = exchange.git("commit-tree", tree, *tips, "-p", "HEAD", "-m", "Met iets dat niet gedeeld is")
    exchange.git("tag", "-a", "moment/programme/ronde-3", "-m", "Ronde 3", other)
    exchange.refused("does not have", "refs/tags/moment/programme/ronde-3")


def make_contacts(exchange, files, parent=None):
    index = {"GIT_INDEX_FILE": exchange.place.path("contacts-index")}
    exchange.git("read-tree", "--empty", environment=index)
    for path, content in files.items():
        text = content if isinstance(content, str) else json.dumps(content)
        blob = exchange.git("hash-object", "-w", "--stdin", stdin=text.encode())
        exchange.git("update-index", "--add", "--cacheinfo", f"100644,{blob},{path}", environment=index)
    tree = exchange.git("write-tree", environment=index)
    return exchange.git("commit-tree", tree, *(["-p", parent] if parent else []), stdin=b"")


@test
def contacts(place):
    exchange = Exchange(place)
    ref = "refs/perspectief/contacts/zeeland"
    path = "trekkers/jan-1a2b.json"
    jan = {"epoch": 0, "fields": {"phone": {"value": "0612345678", "at": 5}}}
    exchange.accepted(f"{make_contacts(exchange, {path: jan})}:{ref}")
    for files, words in [
        ({path: jan, "notes.txt": "x"}, "notes.txt"),
        ({path: jan, "trekkers/Jan.json": jan}, "Jan.json"),
        ({path: "{"}, "Line 1"),
        ({path: {**jan, "epoch": -1}}, "0 to 1,000,000"),
        ({path: {"epoch": 0, "fields": {"phone": {"value": BSN, "at": 5}}}}, "BSN"),
        ({"trekkers/piet-1a2b.json": jan}, "lose a contact"),
    ]:
        exchange.refused(words, f"+{make_contacts(exchange, files)}:{ref}")
    exchange.refused("without their history", f"+{make_contacts(exchange, {path: jan}, parent='HEAD')}:{ref}")
    exchange.accepted(f"+{make_contacts(exchange, {path: {'epoch': 1}})}:{ref}")
    exchange.refused("bring back", f"+{make_contacts(exchange, {path: jan})}:{ref}")
    exchange.refused("one by one", f":{ref}")


@test
def one_bad_line_among_others(place):
    for hook, landed in (("update", 1), ("pre-receive", 0)):
        exchange = Exchange(place, hook=hook)
        for line, path, text in (("region/midden-holland", "regions/midden-holland/plan.json", {"title": "Nieuw"}),
                                 ("region/zeeland", PLAN, {"ambition": "geen titel"})):
            exchange.go(line)
            exchange.put(path, text)
            exchange.commit()
        before = exchange.git("for-each-ref", cwd=exchange.server).splitlines()
        done = exchange.push("region/midden-holland", "region/zeeland")
        assert done.returncode != 0
        has(done.stderr.decode(), "zeeland/plan:title")
        after = exchange.git("for-each-ref", cwd=exchange.server).splitlines()
        equal(len([line for line in after if line not in before]), landed)
        for folder in (place.portfolio, exchange.server, exchange.work):
            shutil.rmtree(folder)


@test
def who_may_write_under_which_name(place):
    people = place.write("people", "# wie\nans: Ans de Wit <ans@example.org>\nans: <a.dewit@zeeland.nl>\n\npiet: Piet\n")
    exchange = Exchange(place, gate=f"gate --identity {people}")

    def push(user, name, mail, words):
        exchange.go("region/zeeland")
        exchange.commit(environment={"GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": mail})
        environment = {"GL_USER": user} if user else {"LOGNAME": ""}
        if words is None:
            exchange.accepted("region/zeeland", environment=environment)
            exchange.git("fetch", "-q")
        else:
            exchange.refused(words, "region/zeeland", environment=environment)

    push("ans", "Ans de Wit", "ANS@example.org", None)
    push("ans", "A. de Wit", "a.dewit@zeeland.nl", None)
    push("piet", "Piet", "whatever@x.nl", None)
    push("ans", "Piet", "p@x.nl", ["Piet <p@x.nl>", "“ans” signed in"])
    push("ans", "Ans de Wit", "other@x.nl", "signed in")
    push("ans", "Piet", "ans@example.org", "signed in")
    push("kees", "Kees", "k@x.nl", "no name for “kees”")
    push(None, "Kees", "k@x.nl", "does not know who")
    place.write("people", "ans Ans de Wit\n")
    push("ans", "Ans de Wit", "ans@example.org", "Line 1")


@test
def in_dutch_and_for_programs(place):
    exchange = Exchange(place, gate="--lang nl gate")
    exchange.edit(JOBHUB, phase="sometime")
    revision = exchange.commit()
    has(exchange.refused("jobhub-7f3k:phase", "region/zeeland"), "is niet aangenomen")
    before = exchange.git("rev-parse", "origin/region/zeeland")
    rows = json.loads(place.run("-C", exchange.work, "--format", "json", "gate", "refs/heads/region/zeeland", before,
                                revision, status=1).stdout)
    equal([(row["ref"], row["revision"], row["address"], row["field"]) for row in rows],
          [("refs/heads/region/zeeland", revision, "zeeland/subprojects/jobhub-7f3k", "phase")])
    equal(place.json("-C", exchange.work, "gate", "refs/heads/region/zeeland", before, before), [])
    place.run("gate", "refs/heads/region/zeeland", status=2)
    place.run("-C", exchange.work, "gate", "refs/heads/region/zeeland", "x", "y", status=1)
    place.run("-C", exchange.work, "gate", stdin=b"nonsense\n", status=2)


@test
def what_the_program_makes_passes(place):
    """Merges, open choices, removals, moments and work of plain git of a year and a half."""
    demo = place.path("demo")
    place.run("init", demo, "--demo", "--seed", "1")
    refs = place.git("--git-dir", demo, "for-each-ref", f"--format={'0' * 40} %(objectname) %(refname)", "refs/heads", "refs/tags")
    assert len(refs.splitlines()) > 100
    equal(json.loads(place.run("-C", demo, "--format", "json", "gate", stdin=refs.encode()).stdout), [])


run_all()
