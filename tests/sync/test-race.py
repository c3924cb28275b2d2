#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Many people publish at once: on lines of their own, and on one line. Every edit arrives, every copy holds
the same bytes, every clash stands as a choice. POW_TEST_FULL=1: 35 × 20 and 8 × 20, and 100 at one moment."""

import json
import os
import shutil
import sys
import threading

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from hub import Hub, all_same, equal, run_all, test  # noqa: E402
from servers import Sshd, make_key  # noqa: E402

FULL = os.environ.get("POW_TEST_FULL") == "1"
REGIONS = ("achterhoek amersfoort drechtsteden drenthe flevoland foodvalley friesland gooi-en-vechtstreek gorinchem "
           "groningen groot-amsterdam haaglanden helmond-de-peel holland-rijnland midden-brabant midden-gelderland "
           "midden-holland midden-limburg midden-utrecht noord-holland-noord noord-limburg noordoost-brabant "
           "regio-zwolle rijk-van-nijmegen rijnmond rivierenland stedendriehoek-en-noordwest-veluwe twente "
           "west-brabant zaanstreek-waterland zeeland zuid-holland-centraal zuid-kennemerland-en-ijmond zuid-limburg "
           "zuidoost-brabant").split()


def work(client, region, edits, failures):
    """One person: an edit, an exchange, and again; each edit a field of its own and one that all want."""
    try:
        for number in range(edits):
            client.add_trekker(region, f"t-{client.name}-{number}", f"Werk van {client.name} {number}")
            client.set(f"{region}/region", f"code={client.name}-{number}")
            client.sync(statuses=(0, 3))
    except Exception as error:  # noqa: BLE001
        failures.append(f"{client.name}: {error}")


def race(clients, regions, edits):
    failures = []
    threads = [threading.Thread(target=work, args=(client, region, edits, failures)) for client, region in zip(clients, regions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    equal(failures, [])
    for _ in range(2):
        for client in clients:
            client.sync(statuses=(0, 3))


def check(hub, clients, regions, edits):
    all_same(hub, *clients)
    for client, region in zip(clients, regions):
        names = hub.git("ls-tree", "--name-only", f"region/{region}", f"regions/{region}/trekkers/").splitlines()
        for number in range(edits):
            assert f"regions/{region}/trekkers/t-{client.name}-{number}.json" in names, (client.name, number)


def start(place, sshd, *regions):
    hub = Hub(place, *regions)
    hub.fill()
    if sshd:
        key = make_key(place.path("id"))
        sshd.allow(key)
        sshd.use(key)
        sshd.trust()
        hub.url = sshd.url(hub.server)
        hub.first.run("remote", "add", "origin", hub.url)
    return hub


def own_lines(place, people, edits, sshd=None):
    probe = start(place, sshd, *REGIONS[:people])
    clients = [probe.clone(f"p{number}", "--regions", region) for number, region in enumerate(REGIONS[:people])]
    race(clients, REGIONS, edits)
    for client, region in zip(clients, REGIONS):
        equal(client.git("rev-parse", f"region/{region}"), probe.git("rev-parse", f"region/{region}"))
        # Nobody else wrote this line, so no exchange had to be repeated.
        equal(probe.git("rev-list", "--merges", "--count", f"region/{region}"), "0")
        equal(client.show(f"{region}/region")["code"], f"{client.name}-{edits - 1}")
    probe.first.sync(statuses=(0, 3))
    check(probe, [probe.first], [], edits)
    for client, region in zip(clients, REGIONS):
        names = probe.git("ls-tree", "--name-only", f"region/{region}", f"regions/{region}/trekkers/").splitlines()
        equal(len([n for n in names if f"/t-{client.name}-" in n]), edits)


def one_line(place, people, edits, sshd=None):
    hub = start(place, sshd)
    clients = [hub.clone(f"p{number}") for number in range(people)]
    regions = ["zeeland"] * people
    race(clients, regions, edits)
    check(hub, clients, regions, edits)
    record = clients[0].show("zeeland/region")
    if "choices" in record:
        shown = record["choices"]["/code"]
        assert record["code"] == max(shown) and len(shown) > 1, record
    # No value that stands was nobody's.
    values = record.get("choices", {}).get("/code", [record["code"]])
    for value in values:
        name, number = value.rsplit("-", 1)
        assert name in [c.name for c in clients] and int(number) < edits, value


@test
def each_with_one_push(place):
    """All at one moment, on lines of their own: nobody is sent back by what others do."""
    people = 100 if FULL else 8
    hub = Hub(place)
    regions = [f"r-{number}" for number in range(people)]
    for region in regions:
        hub.first.run("add", "region", region, f"name={region}", "centre_municipality=Middelburg")
    hub.fill()
    clients = [hub.clone(f"p-{region}", "--regions", region) for region in regions]
    for client, region in zip(clients, regions):
        client.set(f"{region}/region", "code=mine")
    calls = place.path("calls")
    os.mkdir(place.path("bin"))
    os.chmod(place.write("bin/git", f'#!/bin/sh\nprintf "%s\\n" "$*" >>{calls}\nexec {shutil.which("git")} "$@"\n'), 0o755)
    place.environment["PATH"] = f"{place.path('bin')}:{os.environ['PATH']}"
    running = [client.start("--format", "json", "sync") for client in clients]
    for client, region, child in zip(clients, regions, running):
        out, err = child.communicate(timeout=1000)
        equal((child.returncode, err), (0, b""))
        states = {line["line"]: line["state"] for line in json.loads(out)["lines"]}
        equal(states, {"programme": "none", f"region/{region}": "sent"})
        equal(client.git("rev-parse", f"region/{region}"), hub.git("rev-parse", f"region/{region}"))
    with open(calls) as file:
        equal(sum(" push " in call for call in file), people)


@test
def on_lines_of_their_own(place):
    own_lines(place, *((35, 20) if FULL else (6, 3)))


@test
def on_one_line(place):
    one_line(place, *((8, 20) if FULL else (5, 3)))


@test
def over_ssh(place):
    sshd = Sshd(place)
    sshd.start()
    try:
        one_line(place, *((8, 20) if FULL else (3, 3)), sshd)
    finally:
        sshd.stop()


@test
def over_ssh_on_lines_of_their_own(place):
    if not FULL:
        return
    sshd = Sshd(place)
    sshd.start()
    try:
        own_lines(place, 35, 20, sshd)
    finally:
        sshd.stop()


if __name__ == "__main__":
    run_all()
