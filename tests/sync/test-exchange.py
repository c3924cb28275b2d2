#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""An exchange over a path: what travels, what is merged, what is refused, and what is said."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from random import Random

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from hub import Hub, all_same, equal, has, run_all, test  # noqa: E402

FULL = os.environ.get("POW_TEST_FULL") == "1"
REGION = "zeeland/region"
ZEELAND = "region/zeeland"
HOLLAND = "region/midden-holland"


@test
def edits_of_two_people_come_together(place):
    hub = Hub(place)
    anna = hub.fill()
    bea = hub.clone("bea")
    anna.add_trekker("zeeland", "t-1", "Adviseur")
    anna.set(REGION, "network.state=starting")
    bea.add_trekker("zeeland", "t-2", "Coach")
    bea.set(REGION, "aliases+=Zld")
    equal(anna.sync()["lines"][ZEELAND]["state"], "sent")
    result = bea.sync()
    equal((result["fetched"], result["published"], result["choices"]), (2, 3, 0))
    equal(anna.sync()["lines"][ZEELAND]["state"], "none")
    all_same(hub, anna, bea)
    equal((anna.show(REGION)["network"], anna.show(REGION)["aliases"]), ({"state": "starting"}, ["Zld"]))


@test
def a_clash_stands_as_a_choice_until_settled(place):
    hub = Hub(place)
    anna = hub.fill()
    bea = hub.clone("bea")
    anna.set(REGION, "centre_municipality=Middelburg")
    bea.set(REGION, "centre_municipality=Vlissingen")
    anna.sync()
    result = bea.sync(status=3)
    equal(result["lines"][ZEELAND]["asked"], [f"{REGION}:centre_municipality"])
    equal(anna.sync(status=3)["choices"], 1)
    all_same(hub, anna, bea)
    equal(anna.show(REGION)["choices"], {"/centre_municipality": ["Middelburg", "Vlissingen"]})
    anna.set(REGION, "centre_municipality=Middelburg")
    anna.sync()
    bea.sync()
    all_same(hub, anna, bea)
    assert "choices" not in bea.show(REGION)


@test
def the_shared_line_is_the_first_parent(place):
    hub = Hub(place)
    anna = hub.fill()
    bea = hub.clone("bea")
    anna.set(REGION, "code=1")
    bea.set(REGION, "aliases+=B")
    anna.sync()
    shared = hub.git("rev-parse", ZEELAND)
    own = bea.git("rev-parse", ZEELAND)
    bea.sync()
    equal(hub.git("rev-parse", f"{ZEELAND}^1", f"{ZEELAND}^2").split(), [shared, own])


@test
def a_merge_that_nobody_saw_is_made_anew(place):
    hub = Hub(place)
    anna = hub.fill()
    bea = hub.clone("bea")
    hub.hook("update", 'echo "not today"; exit 1\n')
    bea.set(REGION, "aliases+=B")
    bea.sync(status=1)
    hub.unhook("update")
    anna.set(REGION, "code=1")
    anna.sync()
    hub.hook("update", "exit 1\n")
    bea.sync(status=1)
    equal(bea.show(REGION)["code"], "1")
    hub.unhook("update")
    anna.set(REGION, "code=2")
    anna.sync()
    bea.sync()
    anna.sync()
    all_same(hub, anna, bea)
    equal(hub.git("rev-list", "--count", "--merges", ZEELAND), "1")
    equal((anna.show(REGION)["code"], anna.show(REGION)["aliases"]), ("2", ["B"]))


@test
def a_rehearsal_changes_nothing(place):
    hub = Hub(place)
    anna = hub.fill()
    bea = hub.clone("bea")
    anna.set(REGION, "code=1")
    anna.sync()
    bea.set(REGION, "code=2")
    before = (hub.tips(), bea.git("for-each-ref", "refs/heads", "refs/remotes", "refs/tags"))
    result = bea.sync("--rehearse", status=3)
    line = result["lines"][ZEELAND]
    equal((line["fetched"], line["published"], line["asked"]), (1, 2, [f"{REGION}:code"]))
    equal((hub.tips(), bea.git("for-each-ref", "refs/heads", "refs/remotes", "refs/tags")), before)
    bea.sync(status=3)


@test
def the_wrong_place_is_refused(place):
    hub = Hub(place)
    anna = hub.first
    equal(anna.fail(status=1)["code"], "empty_server")
    assert not os.path.exists(hub.server)
    hub.git("init", "-q", "--bare", hub.server, folder=place.folder)
    equal(anna.fail(status=1)["code"], "empty_server")
    anna.sync("--fill")
    equal(hub.git("symbolic-ref", "HEAD"), "refs/heads/programme")

    place.run("--author", "c", "init", place.path("other"), "--regions", "zeeland")
    place.run("-C", place.path("other"), "remote", "add", "origin", hub.server)
    done = place.run("-C", place.path("other"), "--format", "json", "sync", "--fill", status=1)
    equal(json.loads(done.stderr)["error"]["code"], "other_portfolio")

    hub.git("init", "-q", "-b", "main", place.path("elsewhere"), folder=place.folder)
    hub.git("commit", "-q", "--allow-empty", "-m", "x", folder=place.path("elsewhere"))
    anna.run("remote", "add", "copy", place.path("elsewhere"))
    equal(anna.fail("--remote", "copy", "--fill", status=1)["code"], "other_portfolio")
    equal(anna.fail("--remote", "nowhere", status=1)["code"], "no_remote")


@test
def a_demo_is_shared_only_when_told(place):
    place.run("init", place.path("demo"), "--demo", "--seed", "1")
    run = lambda *a, **o: place.run("-C", place.path("demo"), "--author", "a", "--format", "json", *a, **o)  # noqa: E731
    run("remote", "add", "origin", place.path("d.git"))
    equal(json.loads(run("sync", "--fill", status=1).stderr)["error"]["code"], "demo")
    assert not os.path.exists(place.path("d.git"))
    run("sync", "--fill", "--demo", statuses=(0, 3))
    assert os.path.exists(place.path("d.git"))
    # Copied as a file or as a folder it stays an example; from where it was shared on purpose it is not one.
    run("bundle", place.path("d.bundle"))
    for source, is_demo in (("d.bundle", True), ("demo", True), ("d.git", False)):
        place.run("clone", place.path(source), place.path("copy"))
        found = subprocess.run(["git", "-C", place.path("copy"), "config", "perspectief.demo"], capture_output=True, text=True)
        equal((source, found.stdout.strip() == "true"), (source, is_demo))
        shutil.rmtree(place.path("copy"))


@test
def an_emptied_server_stops_everything(place):
    hub = Hub(place)
    anna = hub.fill()
    before = anna.tips()
    shutil.rmtree(hub.server)
    hub.git("init", "-q", "--bare", hub.server, folder=place.folder)
    equal(anna.fail(status=1)["code"], "emptied")
    equal((anna.tips(), hub.tips()), (before, ""))
    anna.sync("--fill")
    all_same(hub, anna)


@test
def a_line_that_was_put_back_is_explained_and_work_goes_on_top(place):
    hub = Hub(place)
    anna = hub.fill()
    old = hub.git("rev-parse", ZEELAND)
    anna.set(REGION, "code=shared")
    anna.sync()
    anna.set(REGION, "aliases+=Own")
    anna.set("midden-holland/region", "code=other")
    mine = anna.git("rev-parse", ZEELAND)
    hub.git("update-ref", f"refs/heads/{ZEELAND}", old)
    result = anna.sync(status=1)
    line = result["lines"][ZEELAND]
    equal((line["state"], line["rewritten"], result["lines"][HOLLAND]["state"]), ("not_sent", True, "sent"))
    has(line["message"], "rewrote")
    equal((hub.git("rev-parse", ZEELAND), anna.git("rev-parse", ZEELAND)), (old, mine))
    equal(anna.git("rev-parse", f"refs/rescue/zeeland/{mine[:12]}"), mine)
    equal(anna.sync("--reapply")["lines"][ZEELAND]["state"], "sent")
    all_same(hub, anna)
    record = anna.show(REGION)
    equal((record["code"], record["aliases"]), ("AM24", ["Own"]))
    equal(hub.git("rev-parse", f"{ZEELAND}^"), old)


@test
def a_line_that_vanished_is_sent_again_only_when_told(place):
    hub = Hub(place)
    anna = hub.fill()
    hub.git("update-ref", "-d", f"refs/heads/{ZEELAND}")
    equal(anna.sync(status=1)["lines"][ZEELAND]["rewritten"], True)
    equal(hub.git("for-each-ref", f"refs/heads/{ZEELAND}"), "")
    anna.sync("--reapply")
    all_same(hub, anna)


@test
def a_line_that_the_server_refuses_stops_no_other(place):
    hub = Hub(place)
    anna = hub.fill()
    hub.hook("update", 'case $1 in */zeeland) echo "Only Zeeland may write here"; exit 1;; esac\n')
    anna.set(REGION, "code=1")
    anna.set("midden-holland/region", "code=2")
    result = anna.sync(status=1)
    line = result["lines"][ZEELAND]
    equal((line["state"], line["read_only"], result["lines"][HOLLAND]["state"]), ("refused", True, "sent"))
    has(line["message"], "Only Zeeland may write here")
    assert "hook declined" not in line["message"], line["message"]
    hub.unhook("update")
    equal(anna.sync()["lines"][ZEELAND]["state"], "sent")
    all_same(hub, anna)


@test
def what_is_refused_as_a_whole_goes_line_by_line(place):
    hub = Hub(place)
    anna = hub.fill()
    hub.hook("pre-receive", 'while read old new ref; do case $ref in */zeeland) echo "bad record"; exit 1;; esac; done\n')
    anna.set(REGION, "code=1")
    anna.set("midden-holland/region", "code=2")
    anna.set("programme", "description=Nieuw")
    lines = anna.sync(status=1)["lines"]
    equal([lines[name]["state"] for name in ("programme", HOLLAND, ZEELAND)], ["sent", "sent", "refused"])


@test
def plain_git_takes_part(place):
    hub = Hub(place)
    anna = hub.fill()
    work = hub.plain()
    anna.set(REGION, "aliases+=Zld")
    text = hub.git("show", f"{ZEELAND}:regions/zeeland/region.json")
    hub.push_plain(work, ZEELAND, "regions/zeeland/region.json", text.replace('"name": "Zeeland"', '"name": "Zeeuwse regio"'))
    result = anna.sync()
    equal(result["lines"][ZEELAND]["merged"], 2)
    record = anna.show(REGION)
    equal((record["name"], record["aliases"]), ("Zeeuwse regio", ["Zld"]))
    all_same(hub, anna)


@test
def a_broken_edit_is_named_carried_and_stops_nobody(place):
    hub = Hub(place)
    anna = hub.fill()
    bea = hub.clone("bea")
    work = hub.plain()
    broken = '{"format": 1, "title": '
    hub.push_plain(work, ZEELAND, "regions/zeeland/plan.json", broken)
    anna.set(REGION, "code=1")
    result = anna.sync()
    has(result["lines"][ZEELAND]["message"], "zeeland/plan")
    has(anna.run("validate", status=1).stdout, "zeeland/plan")
    equal(hub.git("show", f"{ZEELAND}:regions/zeeland/plan.json"), broken.strip())
    bea.set("zeeland/plan", "ambition=Meer werk")
    bea.sync()
    anna.sync()
    all_same(hub, anna, bea)
    # Both sides changed the record: the one that can be read stands.
    equal(anna.show("zeeland/plan")["ambition"], "Meer werk")


def commit_entry(hub, line, name, mode="100644"):
    """A commit on the server with one more entry, made without git's own checks."""
    tree = hub.git("rev-parse", f"{line}^{{tree}}")
    blob = hub.git("hash-object", "-w", "--stdin", "--no-filters", environment={})
    listing = hub.git("ls-tree", tree)
    text = "\n".join(sorted([*listing.splitlines(), f"{mode} blob {blob}\t{name}"], key=lambda l: l.split("\t")[1])) + "\n"
    path = hub.place.write("tree.txt", text)
    with open(path) as file:
        made = subprocess.run(["git", "mktree"], cwd=hub.server, stdin=file, capture_output=True, env=hub.place.environment, check=True)
    commit = hub.git("commit-tree", made.stdout.decode().strip(), "-p", line, "-m", "x")
    hub.git("update-ref", f"refs/heads/{line}", commit)
    return commit


@test
def one_bad_line_keeps_no_other_back(place):
    hub = Hub(place, "zeeland", "midden-holland", "drenthe", "friesland")
    anna = hub.fill()
    bea = hub.clone("bea")
    anna.set("friesland/region", "code=1")
    anna.sync()
    bad = commit_entry(hub, "region/zeeland", ".git")
    commit_entry(hub, "region/drenthe", "notes.txt")
    # A commit that git's checks refuse: no committer.
    raw = hub.git("cat-file", "commit", "region/midden-holland").replace("committer ", "kommitter ")
    made = subprocess.run(["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"], cwd=hub.server, input=raw.encode(),
                          capture_output=True, env=place.environment, check=True).stdout.decode().strip()
    with open(os.path.join(hub.server, "refs/heads/region/midden-holland"), "w") as file:
        file.write(made + "\n")
    before = {line: bea.git("rev-parse", line) for line in (ZEELAND, HOLLAND)}
    lines = bea.sync(status=1)["lines"]
    for line in before:
        equal((lines[line]["state"], bea.git("rev-parse", line)), ("refused", before[line]))
    has(lines[ZEELAND]["message"], bad[:10])
    equal(bea.show("friesland/region")["code"], "1")
    has(lines["region/drenthe"]["message"], "notes.txt")
    equal(bea.git("cat-file", "-e", bad, check=False), "")
    # The stray file is carried on.
    bea.set("drenthe/region", "code=3")
    equal(bea.sync(status=1)["lines"]["region/drenthe"]["state"], "sent")
    has(hub.git("ls-tree", "--name-only", "region/drenthe"), "notes.txt")


@test
def a_line_with_a_bottomless_folder_is_not_taken_over(place):
    hub = Hub(place)
    anna = hub.fill()
    bea = hub.clone("bea")
    tree = hub.git("rev-parse", f"{ZEELAND}^{{tree}}")
    top = tree
    for _ in range(40):
        made = subprocess.run(["git", "mktree"], cwd=hub.server, input=f"040000 tree {top}\tmap\n".encode(), capture_output=True,
                              env=place.environment, check=True)
        top = made.stdout.decode().strip()
    bad = hub.git("commit-tree", top, "-p", ZEELAND, "-m", "x")
    hub.git("update-ref", f"refs/heads/{ZEELAND}", bad)
    anna.set("midden-holland/region", "code=1")
    lines = anna.sync(status=1)["lines"]
    equal((lines[ZEELAND]["state"], lines[HOLLAND]["state"]), ("refused", "sent"))
    has(lines[ZEELAND]["message"], bad[:10])
    has(lines[ZEELAND]["message"], "too deep")
    equal(bea.sync(status=1)["lines"][HOLLAND]["fetched"], 1)
    done = place.run("clone", hub.url, place.path("carla"), status=1)
    has(done.stderr, "too deep")
    equal(hub.git("for-each-ref", f"refs/heads/{ZEELAND}", folder=place.path("carla")), "")


@test
def only_chosen_regions_travel(place):
    hub = Hub(place)
    anna = hub.fill()
    bea = hub.clone("bea", "--regions", "zeeland")
    anna.set("midden-holland/region", "code=1")
    anna.set(REGION, "code=2")
    anna.sync()
    lines = bea.sync()["lines"]
    equal(sorted(lines), ["programme", ZEELAND])
    equal(bea.git("cat-file", "-t", hub.git("rev-parse", HOLLAND), check=False), "")
    equal(bea.show(REGION)["code"], "2")


@test
def a_copy_takes_and_gives(place):
    hub = Hub(place)
    anna = hub.fill()
    anna.run("remote", "add", "backup", place.path("backup.git"))
    anna.sync("--remote", "backup", "--fill")
    equal(hub.git("for-each-ref", "--format=%(refname) %(objectname)", folder=place.path("backup.git")), hub.tips())
    listed = json.loads(anna.run("--format", "json", "remote").stdout)
    equal([(r["name"], r["home"]) for r in listed], [("origin", True), ("backup", False)])
    anna.run("remote", "remove", "backup")
    equal(anna.git("for-each-ref", "refs/remotes/backup"), "")


@test
def a_bundle_is_read(place):
    hub = Hub(place)
    anna = hub.fill()
    hub.git("bundle", "create", "-q", place.path("stick.bundle"), "--all")
    place.run("clone", place.path("stick.bundle"), place.path("carla"))
    equal(hub.git("for-each-ref", "--format=%(refname) %(objectname)", "refs/heads", folder=place.path("carla")), anna.tips())
    anna.set(REGION, "code=1")
    anna.sync()
    hub.git("bundle", "create", "-q", place.path("stick.bundle"), "--all")
    place.run("-C", place.path("carla"), "--author", "c", "sync")
    equal(hub.git("rev-parse", ZEELAND, folder=place.path("carla")), hub.git("rev-parse", ZEELAND))
    place.run("-C", place.path("carla"), "--author", "c", "set", REGION, "code=2")
    done = place.run("-C", place.path("carla"), "--author", "c", "sync", status=1)
    has(done.stdout, "bundle")
    # What was done goes back in a file of one's own.
    place.run("-C", place.path("carla"), "bundle", place.path("back.bundle"))
    told = anna.run("--format", "json", "remote", "add", "stick", place.path("back.bundle"))
    equal([row["file"] for row in json.loads(told.stdout)], [False, True])
    has(anna.run("remote").stdout, "“stick” is a file")
    anna.sync("--remote", "stick")
    anna.sync()
    equal(hub.git("rev-parse", ZEELAND), hub.git("rev-parse", ZEELAND, folder=place.path("carla")))


@test
def moments_travel_and_never_move(place):
    hub = Hub(place)
    anna = hub.fill()
    bea = hub.clone("bea")
    anna.run("moment", "zeeland/start", "--label", "Start")
    anna.sync()
    has(hub.tips(), "refs/tags/moment/zeeland/start")
    bea.sync()
    equal(bea.git("rev-parse", "refs/tags/moment/zeeland/start"), anna.git("rev-parse", "refs/tags/moment/zeeland/start"))
    # A moment of what the server does not have yet waits.
    hub.hook("update", "case $1 in refs/heads/*) exit 1;; esac\n")
    anna.set(REGION, "code=1")
    anna.run("moment", "zeeland/later", "--label", "Later")
    anna.sync(status=1)
    assert "later" not in hub.tips()
    hub.unhook("update")
    anna.sync()
    has(hub.tips(), "refs/tags/moment/zeeland/later")


@test
def addresses_are_judged_with_the_reason(place):
    hub = Hub(place)
    for url, part in (("git://example.org/p.git", "git://"), ("http://example.org/p.git", "https://"),
                      ("ftp://example.org/p.git", "only https://"), ("ext::sh -c x", "cannot be used"), ("", "not an address"), ("https:///p", "does not name a server"), ("ssh://-oProxyCommand=x/p", "does not name a server"),
                      ("https://jan:geheim@example.org/p.git", "Leave the password out")):
        done = hub.first.run("--format", "json", "remote", "add", "origin", url, status=1)
        error = json.loads(done.stderr)["error"]
        equal((error["domain"], error["code"]), ("sync", "address"))
        has(error["message"], part)
    equal(json.loads(hub.first.run("--format", "json", "remote").stdout)[0]["url"], hub.server)


@test
def an_interrupted_exchange_leaves_no_trace(place):
    hub = Hub(place)
    anna = hub.fill()
    reached = place.path("reached")
    hub.hook("pre-receive", f'touch "{reached}"; exec sleep 600\n')
    anna.set(REGION, "code=1")
    child = anna.start("--format", "json", "sync")
    for _ in range(3000):
        if os.path.exists(reached):
            break
        time.sleep(0.02)
    assert os.path.exists(reached)
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=60)
    lines = {line["line"]: line for line in json.loads(out)["lines"]}
    equal((child.returncode, lines[ZEELAND]["state"]), (1, "checking"))
    hub.unhook("pre-receive")
    equal(anna.sync()["lines"][ZEELAND]["state"], "sent")
    all_same(hub, anna)


@test
def killed_exchanges_lose_nothing(place):
    hub = Hub(place)
    anna = hub.fill()
    bea = hub.clone("bea")
    began = time.monotonic()
    anna.sync()
    usual = time.monotonic() - began
    random = Random(1)
    for number in range(30 if FULL else 6):
        bea.add_trekker("zeeland", f"b-{number}", "Coach")
        bea.sync(statuses=(0, 3))
        anna.add_trekker("zeeland", f"a-{number}", "Adviseur")
        child = anna.start("sync")
        time.sleep(random.uniform(0, 3 * usual))
        child.kill()
        child.communicate()
    anna.sync()
    bea.sync()
    all_same(hub, anna, bea)
    names = hub.git("ls-tree", "-r", "--name-only", ZEELAND)
    for number in range(30 if FULL else 6):
        has(names, f"/a-{number}.json")
        has(names, f"/b-{number}.json")


@test
def a_silent_server_is_given_up(place):
    hub = Hub(place)
    anna = hub.fill()
    hub.hook("pre-receive", "exec sleep 600\n")
    anna.set(REGION, "code=1")
    result = anna.sync("--patience", "1", statuses=(1, 4))
    assert result["lines"][ZEELAND]["state"] in ("not_sent", "checking"), result
    hub.unhook("pre-receive")
    anna.sync()
    all_same(hub, anna)


run_all()
