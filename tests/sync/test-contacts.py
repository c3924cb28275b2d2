#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Contacts travel apart from the portfolio's history, only to those who have the region, and are forgotten by all."""

import json
import os
import subprocess
import sys
import zlib

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from hub import Hub, equal, run_all, test  # noqa: E402

JAN = "zeeland/trekkers/jan-1a2b"
PIET = "midden-holland/trekkers/piet-1a2b"
SECRETS = [b"Jan van der Geheim", b"jan@geheim.example", b"0612345678"]


def begin(place, **options):
    hub = Hub(place, **options)
    hub.first.run("add", "trekker", "zeeland", "--id", "jan-1a2b", "side=public")
    hub.first.run("add", "trekker", "midden-holland", "--id", "piet-1a2b", "side=public")
    hub.first.run("contacts", "set", JAN, "name=Jan van der Geheim", "mail=jan@geheim.example", "phone=0612345678")
    hub.first.run("contacts", "set", PIET, "phone=0687654321")
    return hub, hub.fill()


def contacts(client):
    return {row["address"]: row["fields"] for row in json.loads(client.run("--format", "json", "contacts", "list").stdout)}


def holds(folder, secrets=SECRETS):
    """Which secrets are in any file below a folder, also where git packed it, reachable or not."""
    data = []
    for above, folders, files in os.walk(folder):
        for name in files:
            with open(os.path.join(above, name), "rb") as file:
                data.append(file.read())
            try:
                data.append(zlib.decompress(data[-1]))
            except zlib.error:
                pass
        if {"HEAD", "objects"} <= set(folders + files):
            data.append(subprocess.run(["git", "cat-file", "--batch-all-objects", "--batch"], capture_output=True, check=True,
                                       env={"PATH": os.environ["PATH"], "GIT_DIR": above}).stdout)
    whole = b"\n".join(data)
    return [secret for secret in secrets if secret in whole]


@test
def they_reach_who_has_the_region(place):
    hub, anna = begin(place)
    bea = hub.clone("bea")
    bea.sync()
    equal(contacts(bea), contacts(anna))
    bea.run("contacts", "set", JAN, "phone=0611111111")
    bea.sync()
    anna.run("contacts", "set", JAN, "mail=j@geheim.example")
    anna.sync()
    bea.sync()
    equal(contacts(anna)[JAN], {"name": "Jan van der Geheim", "mail": "j@geheim.example", "phone": "0611111111"})
    equal(contacts(bea), contacts(anna))
    # With one region chosen no other region's contacts travel.
    cor = hub.clone("cor", "--regions", "midden-holland")
    cor.sync()
    equal(contacts(cor), {PIET: {"phone": "0687654321"}})
    equal(holds(cor.path), [])
    # In the portfolio's own objects and refs they are nowhere.
    for client in (anna, bea):
        equal(holds(os.path.join(client.path, "objects")), [])
        assert "contacts" not in client.git("for-each-ref"), client.git("for-each-ref")
    assert "contacts.git.incoming" not in os.listdir(os.path.join(bea.path, "perspectief"))


@test
def forgotten_by_all(place):
    hub, anna = begin(place)
    bea, cor = hub.clone("bea"), hub.clone("cor")
    for client in (bea, cor):
        client.sync()
        equal(holds(client.path), SECRETS)
    # Cor edits offline what Anna forgets: that does not bring the person back.
    cor.run("contacts", "set", JAN, "phone=0612345678", "mail=jan@geheim.example")
    cor.run("contacts", "set", PIET, "mail=piet@example.org")
    anna.run("contacts", "forget", JAN)
    for client in (anna, cor, bea, anna):
        client.sync()
    expected = {JAN: {}, PIET: {"phone": "0687654321", "mail": "piet@example.org"}}
    for client in (anna, bea, cor):
        equal((client.name, contacts(client), holds(client.path)), (client.name, expected, []))
        equal(client.hub.git("rev-list", "--all", "--count", folder=os.path.join(client.path, "perspectief", "contacts.git")), "2")
    # On the server no ref leads there; with what the manual has its administrator set, no object is left either.
    reachable = hub.git("rev-list", "--all", "--objects")
    blobs = subprocess.run(["git", "cat-file", "--batch"], input="\n".join(line.split()[0] for line in reachable.splitlines()).encode(),
                           cwd=hub.server, capture_output=True, check=True, env=place.environment).stdout
    equal([secret for secret in SECRETS if secret in blobs], [])
    hub.git("-c", "gc.pruneExpire=now", "gc", "--quiet")
    equal(holds(hub.server), [])
    mirror = place.path("mirror.git")
    hub.git("clone", "-q", "--mirror", hub.server, mirror, folder=place.folder)
    equal(holds(mirror), [])


@test
def entered_anew_after_forgetting(place):
    hub, anna = begin(place)
    bea = hub.clone("bea")
    bea.sync()
    anna.run("contacts", "forget", JAN)
    anna.sync()
    bea.sync()
    bea.run("contacts", "set", JAN, "phone=0622222222")
    bea.sync()
    anna.sync()
    equal(contacts(anna)[JAN], {"phone": "0622222222"})


@test
def both_at_once(place):
    hub, anna = begin(place)
    people = [anna] + [hub.clone(name) for name in ("bea", "cor", "dik")]
    for number, client in enumerate(people):
        client.run("add", "trekker", "zeeland", "--id", f"t-{number}", "side=public")
        client.run("contacts", "set", f"zeeland/trekkers/t-{number}", f"name=Nummer {number}")
    for started in [client.start("sync") for client in people]:
        started.communicate(timeout=300)
        equal(started.returncode, 0)
    for _ in range(2):
        for client in people:
            client.sync()
    for client in people:
        equal(contacts(client), contacts(anna))
    equal(len(contacts(anna)), 2 + len(people))


@test
def a_server_that_does_not_want_them(place):
    hub, anna = begin(place)
    hub.hook("update", 'case $1 in refs/perspectief/*) echo "not here" >&2; exit 1;; esac\n')
    anna.run("contacts", "set", JAN, "phone=0611111111")
    anna.add_trekker("zeeland", "t-1", "Adviseur")
    result = anna.sync()
    equal((result["lines"]["region/zeeland"]["state"], result["status"]), ("sent", 0))
    equal(contacts(anna)[JAN]["phone"], "0611111111")


@test
def a_portfolio_as_remote_gets_none(place):
    hub, anna = begin(place)
    bea = hub.clone("bea")
    anna.run("remote", "remove", "origin")
    anna.run("remote", "add", "origin", bea.path)
    anna.sync(statuses=(0, 1, 3, 4))
    equal(holds(bea.path), [])


@test
def those_of_an_emptied_server_are_nobody_elses(place):
    hub, anna = begin(place)
    for ref in hub.git("for-each-ref", "--format=%(refname)", "refs/heads").split():
        hub.git("update-ref", "-d", ref)
    place.run("--author", "c", "init", place.path("other"), "--regions", "zeeland")
    place.run("-C", place.path("other"), "remote", "add", "origin", hub.server)
    done = place.run("-C", place.path("other"), "--format", "json", "sync", "--fill", status=1)
    equal(json.loads(done.stderr)["error"]["code"], "other_portfolio")
    equal(holds(place.path("other")), [])
    equal(anna.fail(status=1)["code"], "emptied")
    anna.sync("--fill")
    bea = hub.clone("bea")
    bea.sync()
    equal(contacts(bea), contacts(anna))


@test
def damaged_ones_are_left_alone(place):
    hub, anna = begin(place)
    blob = subprocess.run(["git", "hash-object", "-w", "--stdin"], input=b"{", cwd=hub.server, capture_output=True, check=True,
                          env=place.environment).stdout.decode().strip()
    inner = subprocess.run(["git", "mktree"], input=f"100644 blob {blob}\tjan-1a2b.json\n".encode(), cwd=hub.server,
                           capture_output=True, check=True, env=place.environment).stdout.decode().strip()
    outer = subprocess.run(["git", "mktree"], input=f"040000 tree {inner}\ttrekkers\n".encode(), cwd=hub.server,
                           capture_output=True, check=True, env=place.environment).stdout.decode().strip()
    hub.git("update-ref", "refs/perspectief/contacts/zeeland", hub.git("commit-tree", outer, "-m", "kapot"))
    before = contacts(anna)
    anna.sync()
    equal(contacts(anna), before)


run_all()
