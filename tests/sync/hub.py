# SPDX-License-Identifier: EUPL-1.2
"""A shared server and the people who exchange through it: the real powctl, real git, real processes."""

import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "powctl"))
from tap import Place, equal, has, run_all, test  # noqa: E402,F401

LINES = ("programme", "region/midden-holland", "region/zeeland")


class Client:
    """One person's copy of the portfolio."""

    def __init__(self, hub, name):
        self.hub = hub
        self.place = hub.place
        self.name = name
        self.path = hub.place.path(name)

    def run(self, *arguments, status=0, statuses=None, **options):
        return self.place.run("-C", self.path, "--author", f"{self.name} <{self.name}@example.org>", *arguments,
                              status=status, statuses=statuses, **{"timeout": 1000, **options})

    def set(self, address, *fields):
        self.run("set", address, *fields)

    def add_trekker(self, region, key, function):
        self.run("add", "trekker", region, "--id", key, "side=public", f"function={function}")

    def show(self, address):
        return json.loads(self.run("--format", "json", "show", address).stdout)

    def start(self, *arguments):
        return subprocess.Popen([os.environ["POWCTL"], "-C", self.path, "--author", f"{self.name} <{self.name}@example.org>",
                                 *arguments], env=self.place.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                stdin=subprocess.DEVNULL)

    def sync(self, *options, status=0, statuses=None):
        """What became of it, with the lines by name."""
        done = self.run("--format", "json", "sync", *options, status=status, statuses=statuses)
        result = json.loads(done.stdout)
        result["lines"] = {line["line"]: line for line in result["lines"]}
        result["status"] = done.returncode
        return result

    def fail(self, *options, status=4):
        done = self.run("--format", "json", "sync", *options, status=status)
        equal(done.stdout, "")
        return json.loads(done.stderr)["error"]

    def git(self, *arguments, check=True):
        return self.hub.git(*arguments, folder=self.path, check=check)

    def tips(self):
        return self.git("for-each-ref", "--format=%(refname) %(objectname)", "refs/heads", "refs/tags")

    def check(self):
        self.git("fsck", "--strict", "--no-dangling")


class Hub:
    """A portfolio of two regions on a bare server, made by its first client."""

    def __init__(self, place, *regions, server=None):
        self.place = place
        # Ours keeps no GIT_* variable, plain git uses one.
        for name in ("gitconfig", ".gitconfig"):
            place.write(name, "[user]\n\tname = Tester\n\temail = tester@example.org\n")
        self.server = place.path("server.git")
        self.url = server or self.server
        place.run("--author", "anna <anna@example.org>", "init", place.path("anna"), "--regions",
                  ",".join(regions or ("zeeland", "midden-holland")))
        self.first = Client(self, "anna")
        self.first.run("remote", "add", "origin", self.url)

    def fill(self):
        self.first.sync("--fill")
        return self.first

    def clone(self, name, *options):
        client = Client(self, name)
        self.place.run("clone", self.url, client.path, *options)
        return client

    def git(self, *arguments, folder=None, check=True, environment=None):
        done = subprocess.run(["git", *arguments], cwd=folder or self.server, env={**self.place.environment, **(environment or {})},
                              capture_output=True, timeout=300)
        assert not check or done.returncode == 0, f"git {arguments}: {done.stderr.decode()}"
        return done.stdout.decode().strip()

    def tips(self):
        return self.git("for-each-ref", "--format=%(refname) %(objectname)", "refs/heads", "refs/tags")

    def hook(self, name, text):
        path = os.path.join(self.server, "hooks", name)
        with open(path, "w") as file:
            file.write("#!/bin/sh\n" + text)
        os.chmod(path, 0o755)

    def unhook(self, name):
        os.unlink(os.path.join(self.server, "hooks", name))

    def plain(self, name="plain"):
        """A work tree of somebody who has nothing of ours."""
        self.git("clone", "-q", self.server, self.place.path(name), folder=self.place.folder)
        return self.place.path(name)

    def push_plain(self, work, line, path, text, message="By hand"):
        self.git("fetch", "-q", folder=work)
        self.git("checkout", "-q", "-B", line, f"origin/{line}", folder=work)
        whole = os.path.join(work, path)
        os.makedirs(os.path.dirname(whole), exist_ok=True)
        with open(whole, "w") as file:
            file.write(text)
        self.git("add", "-A", folder=work)
        self.git("commit", "-q", "-m", message, folder=work)
        self.git("push", "-q", "origin", line, folder=work)
        return self.git("rev-parse", line, folder=work)


def all_same(hub, *clients):
    for client in clients:
        equal(client.tips(), hub.tips())
        client.check()
    hub.git("fsck", "--strict", "--no-dangling")
