#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Other regions are followed after connecting: what is added comes in, what is left out goes here only, and never
while something of it was not shared."""

import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from hub import Hub, all_same, equal, has, run_all, test  # noqa: E402
from servers import ssh_for_one  # noqa: E402

ZEELAND, HOLLAND, DRENTHE = "region/zeeland", "region/midden-holland", "region/drenthe"
JAN = "zeeland/trekkers/jan-1a2b"
ALL = ["drenthe", "midden-holland", "zeeland"]


def begin(place):
    """Three regions on a server, each with a moment, one with somebody's phone number."""
    hub = Hub(place, *ALL)
    hub.first.run("add", "trekker", "zeeland", "--id", "jan-1a2b", "side=public")
    hub.first.run("contacts", "set", JAN, "phone=0612345678")
    hub.fill()
    hub.first.run("moment", "zeeland/plan", "--label", "Plan")
    hub.first.run("moment", "drenthe/plan", "--label", "Plan")
    hub.first.sync()
    return hub


def regions(client, *chosen, status=0):
    done = client.run("--format", "json", "remote", "regions", *chosen, status=status)
    return json.loads(done.stdout)["regions"] if status == 0 else json.loads(done.stderr)["error"]


def lines(client):
    return [line for line in client.git("for-each-ref", "--format=%(refname)", "refs/heads").replace("refs/heads/", "").split("\n")]


def holds(client, word):
    return [ref for ref in client.git("for-each-ref", "--format=%(refname)").split("\n") if word in ref]


def contacts(client):
    return {row["address"] for row in json.loads(client.run("--format", "json", "contacts", "list").stdout)}


@test
def what_is_added_comes_in(place):
    hub = begin(place)
    bea = hub.clone("bea", "--regions", "midden-holland")
    equal(regions(bea), ["midden-holland"])
    equal(regions(bea, "zeeland,midden-holland,zeeland"), ["midden-holland", "zeeland"])
    equal(lines(bea), ["programme", HOLLAND])  # nothing is asked of the server yet
    result = bea.sync()
    equal(result["lines"][ZEELAND]["fetched"] > 0, True)
    equal(lines(bea), ["programme", HOLLAND, ZEELAND])
    equal(holds(bea, "tags/moment"), ["refs/tags/moment/zeeland/plan"])
    equal(contacts(bea), {JAN})
    # And what is done there goes out.
    bea.set("zeeland/region", "aliases+=B")
    equal(bea.sync()["lines"][ZEELAND]["state"], "sent")
    equal(regions(bea, "all"), None)
    bea.sync()
    hub.first.sync()
    all_same(hub, hub.first, bea)


@test
def what_is_left_out_goes_here_only(place):
    hub = begin(place)
    bea = hub.clone("bea")
    bea.sync()
    before = hub.tips()
    has(bea.run("search", "Zeeland").stdout, "Zeeland")  # an index is there by now
    equal(regions(bea, "midden-holland"), ["midden-holland"])
    equal(lines(bea), ["programme", HOLLAND])
    equal(holds(bea, "zeeland") + holds(bea, "drenthe"), [])
    equal(contacts(bea), set())
    with open(os.path.join(bea.path, "config")) as file:
        has(file.read(), 'regions = "midden-holland"')
    # In no list, no search and no history.
    equal([row["region"] for row in json.loads(bea.run("--format", "json", "overview").stdout)], ["midden-holland"])
    for command in (["search", "Zeeland"], ["history"], ["list", "region"]):
        text = bea.run("--format", "json", *command).stdout
        assert '"zeeland' not in text, text
    bea.run("show", "zeeland/region", status=1)
    bea.check()
    bea.run("validate")
    # The server does not notice, and others go on.
    hub.first.set("zeeland/region", "code=9")
    hub.first.sync()
    after = hub.tips()
    bea.set("midden-holland/region", "code=8")
    equal([name for name in bea.sync()["lines"]], ["programme", HOLLAND])
    equal(lines(bea), ["programme", HOLLAND])
    equal([line for line in hub.tips().split("\n") if "midden" not in line], [line for line in after.split("\n") if "midden" not in line])
    assert before != after
    # Chosen again it is back whole, with what came since.
    equal(regions(bea, "all"), None)
    bea.sync()
    hub.first.sync()
    all_same(hub, hub.first, bea)
    equal(bea.show("zeeland/region")["code"], "9")
    equal(contacts(bea), {JAN})


@test
def not_what_is_only_here(place):
    hub = begin(place)
    bea = hub.clone("bea")
    bea.sync()

    def refused(*words):
        before = bea.git("for-each-ref")
        error = regions(bea, "midden-holland,drenthe", status=1)
        equal(error["code"], "busy")
        for word in (*words, "Share it first"):
            has(error["message"], word)
        equal((bea.git("for-each-ref"), regions(bea), contacts(bea)), (before, None, {JAN}))

    bea.set("zeeland/region", "aliases+=B")
    refused("Zeeland", "1 change")
    bea.sync()
    bea.run("moment", "zeeland/besluit", "--label", "Besluit")
    refused("Zeeland", "1 named moment")
    bea.sync()
    bea.run("contacts", "set", JAN, "mail=jan@example.org")
    refused("Zeeland", "contact details")
    bea.sync()
    bea.run("moment", "programme/ronde", "--label", "Ronde")
    refused("1 named moment")
    bea.sync()
    # What was never shared stands in the way of nothing else, and what was shared a moment ago may go.
    bea.run("moment", "zeeland/slot", "--label", "Slot")
    bea.run("contacts", "set", JAN, "name=Jan")
    bea.sync()
    bea.set("midden-holland/region", "aliases+=C")
    equal(regions(bea, "midden-holland"), ["midden-holland"])
    equal((holds(bea, "zeeland"), holds(bea, "rescue"), contacts(bea)), ([], [], set()))
    equal(bea.sync()["lines"][HOLLAND]["state"], "sent")


@test
def not_what_may_not_be_written(place):
    hub = begin(place)
    bea = hub.clone("bea")
    bea.sync()
    hub.hook("update", 'case $1 in refs/heads/region/zeeland) echo "niet van u" >&2; exit 1;; esac\n')
    bea.set("zeeland/region", "aliases+=B")
    bea.sync(status=1)
    has(regions(bea, "midden-holland", status=1)["message"], "does not let you write it")
    # A moment that the server does not take, or has otherwise, keeps nobody: it stays within reach.
    hub.hook("update", 'case $1 in refs/tags/*|refs/perspectief/*) exit 1;; esac\n')
    bea.sync("--reapply")
    bea.run("moment", "zeeland/eigen", "--label", "Eigen")
    tag = bea.git("rev-parse", "refs/tags/moment/zeeland/eigen")
    bea.run("contacts", "set", JAN, "mail=jan@example.org")
    bea.sync()
    equal(regions(bea, "midden-holland"), ["midden-holland"])
    equal(bea.git("for-each-ref", "--format=%(objectname)", "refs/rescue/zeeland"), tag)
    equal(contacts(bea), {JAN})
    equal(lines(bea), ["programme", HOLLAND])


@test
def refusals_are_forgotten(place):
    hub = begin(place)
    bea = hub.clone("bea")
    bea.sync()
    hub.hook("update", 'case $1 in refs/heads/region/zeeland) echo "niet van u" >&2; exit 1;; esac\n')
    bea.set("zeeland/region", "aliases+=B")
    bea.sync(status=1)
    bea.git("update-ref", f"refs/heads/{ZEELAND}", f"refs/remotes/origin/{ZEELAND}")  # taken back
    regions(bea, "midden-holland")
    with open(os.path.join(bea.path, "config")) as file:
        assert "niet van u" not in file.read()


@test
def not_without_sense(place):
    hub = Hub(place)
    bea = hub.first
    bea.run("remote", "remove", "origin")
    has(regions(bea, "zeeland", status=1)["code"], "remote")
    hub.first.run("remote", "add", "origin", hub.server)
    hub.fill()
    for chosen, words in (("Zee land", "is not the id"), ("../x", "is not the id"), ("", "at least one")):
        has(regions(bea, chosen, status=1)["message"], words)
    bea.run("remote", "regions", "zeeland", "drenthe", status=2)
    equal((regions(bea), lines(bea)), (None, ["programme", HOLLAND, ZEELAND]))
    # A region that nobody has is told at each exchange, and keeps nothing.
    equal(regions(bea, "zeeland,midden-holland,zeelnad"), ["midden-holland", "zeeland", "zeelnad"])
    has(bea.sync()["lines"]["region/zeelnad"]["message"], "no plan of this region yet")


@test
def not_during_an_exchange(place):
    hub = begin(place)
    bea = hub.clone("bea")
    bea.sync()
    for name in ("there", "go"):
        os.mkfifo(place.path(name))
    hub.hook("update", f"echo >{place.path('there')}; read answer <{place.path('go')}\n")
    bea.set("zeeland/region", "code=5")
    running = bea.start("sync")
    with open(place.path("there")):  # until the server has it in hand
        has(regions(bea, "midden-holland", status=1)["message"], "Another program is exchanging")
    with open(place.path("go"), "w") as go:
        go.write("on\n")
    running.communicate(timeout=300)
    equal(running.returncode, 0)
    equal(regions(bea, "midden-holland"), ["midden-holland"])


@test
def cut_off_it_is_as_before(place):
    """Whatever went already: the next exchange brings it back."""
    hub = begin(place)
    bea = hub.clone("bea")
    bea.sync()
    gone = ["refs/tags/moment/zeeland/plan", "refs/incoming/origin/moments/zeeland/plan", "refs/incoming/origin/region/zeeland",
            "refs/remotes/origin/region/zeeland", "refs/heads/region/zeeland"]
    for n in range(1, len(gone) + 1):
        for ref in gone[:n]:
            bea.git("update-ref", "-d", ref)
        bea.sync()
        all_same(hub, bea)


@test
def what_stands_in_the_way_leaves_the_choice(place):
    """Another program locks one of the refs: the choice is as it was, and so is the rest after an exchange."""
    hub = begin(place)
    bea = hub.clone("bea")
    bea.sync()
    for ref in ("refs/tags/moment/zeeland/plan", f"refs/remotes/origin/{ZEELAND}", f"refs/heads/{ZEELAND}"):
        lock = os.path.join(bea.path, ref + ".lock")
        os.makedirs(os.path.dirname(lock), exist_ok=True)
        with open(lock, "w"):
            regions(bea, "midden-holland", status=1)
        os.unlink(lock)
        equal(regions(bea), None)
        bea.sync()
        all_same(hub, bea)
        equal(contacts(bea), {JAN})


@test
def through_ssh(place):
    hub = begin(place)
    with ssh_for_one(place) as (sshd, _):
        sshd.trust()
        hub.url = sshd.url(hub.server)
        bea = hub.clone("bea", "--regions", "midden-holland")
        regions(bea, "zeeland")
        bea.sync()
        equal(lines(bea), ["programme", ZEELAND])
        bea.set("zeeland/region", "aliases+=S")
        equal(bea.sync()["lines"][ZEELAND]["state"], "sent")
        equal(hub.git("rev-parse", ZEELAND), bea.git("rev-parse", ZEELAND))


run_all()
