#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""The connection is cut, reset, stalled and garbled at stepped bytes of an exchange, in both directions.
Nothing hangs or crashes, what is told is true, the work stays, and the next exchange completes.
POW_TEST_FULL=1: finer steps, also through sshd."""

import contextlib
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from hub import Hub, all_same, equal, run_all, test  # noqa: E402
from proxy import DOWN, UP, Proxy  # noqa: E402
from servers import Certificates, Nginx, Sshd, make_key  # noqa: E402

FULL = os.environ.get("POW_TEST_FULL") == "1"
REGION = "zeeland/region"
ZEELAND = "region/zeeland"
PATIENCE = 2
# Far more than any exchange needs, far less than for ever.
LIMIT_SECONDS = 100


class Rig:
    """Two people: Bea at the server itself, Anna behind the proxy."""

    def __init__(self, hub, proxy, url):
        self.hub, self.proxy, self.url = hub, proxy, url
        self.anna = hub.first
        self.bea = hub.clone("bea")
        self.turn = 0
        self.through(True)

    def through(self, proxy):
        self.anna.run("remote", "add", "origin", self.url if proxy else self.hub.server)

    def edit(self):
        """Something new on both sides."""
        self.turn += 1
        self.anna.add_trekker("zeeland", f"a-{self.turn}", "Anna")
        self.bea.add_trekker("zeeland", f"b-{self.turn}", "Bea " * 40)
        self.bea.sync()
        return self.anna.git("rev-parse", ZEELAND), self.hub.git("rev-parse", ZEELAND)

    def measure(self):
        self.edit()
        self.proxy.plan()
        self.anna.sync()
        self.bea.sync()
        return list(self.proxy.count)

    def has(self, folder, key, line=ZEELAND):
        return f"trekkers/{key}.json" in self.hub.git("ls-tree", "-r", "--name-only", line, folder=folder)

    def fail(self, fault, direction, at):
        mine, theirs = self.edit()
        self.proxy.plan(fault, direction, at)
        child = self.anna.start("--format", "json", "sync", "--patience", str(PATIENCE))
        out, err = child.communicate(timeout=LIMIT_SECONDS)
        self.proxy.drop()
        what = f"{fault} {'up' if direction == UP else 'down'} at {at}: {child.returncode} {out.decode()} {err.decode()}"
        assert child.returncode in (0, 1, 3, 4), what
        state = "not_sent"
        if child.returncode != 4 or out:
            line = {line["line"]: line for line in json.loads(out)["lines"]}[ZEELAND]
            state = line["state"]
            # Whatever did not go says why.
            assert state in ("sent", "none") or line["message"], what
        else:
            assert json.loads(err)["error"]["message"], what
        arrived = self.has(self.hub.server, f"a-{self.turn}")
        # What is told is true, and nothing of anybody is gone.
        assert state == "checking" or (state == "sent") == arrived, what
        assert self.has(self.anna.path, f"a-{self.turn}"), what
        assert self.has(self.hub.server, f"b-{self.turn}"), what
        self.hub.git("merge-base", "--is-ancestor", mine, ZEELAND, folder=self.anna.path)
        self.hub.git("merge-base", "--is-ancestor", theirs, ZEELAND)
        self.through(False)
        self.anna.sync()
        self.bea.sync()
        self.through(True)
        assert self.has(self.hub.server, f"a-{self.turn}"), what
        equal(self.hub.git("rev-list", "--count", f"{ZEELAND}", "--", f"regions/zeeland/trekkers/a-{self.turn}.json"), "1")
        return state

    def step(self, faults, steps):
        totals = self.measure()
        told = set()
        for fault, count in faults:
            for direction in (UP, DOWN):
                for number in range(count * steps):
                    at = totals[direction] * (2 * number + 1) // (2 * count * steps)
                    told.add(self.fail(fault, direction, at))
        all_same(self.hub, self.anna, self.bea)
        return told


@contextlib.contextmanager
def behind_nginx(place):
    hub = Hub(place)
    hub.fill()
    hub.git("config", "http.receivepack", "true")
    certificates = Certificates(place.path("certificates"))
    nginx = Nginx(place, place.folder, certificates, certificates.make("good"))
    nginx.start()
    proxy = Proxy(nginx.port)
    helper = place.write("helper", "#!/bin/sh\ntest \"$1\" = get && printf 'username=jan\\npassword=geheim\\n'\nexit 0\n")
    os.chmod(helper, 0o700)
    place.write(".gitconfig", f"[user]\n\tname = T\n\temail = t@example.org\n[http]\n\tsslCAInfo = {certificates.authority}\n"
                f"[credential]\n\thelper = {helper}\n")
    try:
        yield Rig(hub, proxy, f"https://127.0.0.1:{proxy.port}/server.git")
    finally:
        proxy.close()
        nginx.stop()


@contextlib.contextmanager
def behind_sshd(place):
    hub = Hub(place)
    hub.fill()
    sshd = Sshd(place)
    sshd.start()
    proxy = Proxy(sshd.port)
    key = make_key(place.path("id"))
    sshd.allow(key)
    sshd.use(key)
    with open(sshd.key + ".pub") as public, open(sshd.known, "w") as known:
        known.write(f"[127.0.0.1]:{proxy.port} {' '.join(public.read().split()[:2])}\n")
    try:
        yield Rig(hub, proxy, f"ssh://127.0.0.1:{proxy.port}{hub.server}")
    finally:
        proxy.close()
        sshd.stop()


@test
def over_https(place):
    with behind_nginx(place) as rig:
        rig.step((("cut", 2), ("reset", 1), ("garble", 1), ("stall", 1)), 10 if FULL else 1)


@test
def over_ssh(place):
    with behind_sshd(place) as rig:
        rig.step((("cut", 1), ("reset", 1), ("garble", 1), ("stall", 1)), 10 if FULL else 1)


@test
def the_server_dies_and_comes_back(place):
    with behind_sshd(place) as rig:
        rig.edit()
        rig.proxy.close()
        equal(rig.anna.fail("--patience", str(PATIENCE))["code"], "network")
        rig.through(False)
        rig.anna.sync()


run_all()
