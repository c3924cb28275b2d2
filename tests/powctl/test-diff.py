#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""powctl diff against a calculation of its own from `git diff` and the JSON files."""

import bisect
import datetime
import json
import os
import random
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tap import equal, run_all, test  # noqa: E402

PAIRS = 100 if os.environ.get("POW_TEST_FULL") == "1" else 10


def leaves(value, path=()):
    """What people see of a value, by its path: nothing that is removed, no open choices."""
    if not isinstance(value, dict):
        return {} if value is None else {path: value}
    found = {}
    if value.get("removed") is not True:
        for key, inner in value.items():
            if path or key not in ("format", "choices"):
                found.update(leaves(inner, path + (key,)))
    return found


def compare(address, before, after, path=()):
    old, new = leaves(before, path), leaves(after, path)
    return {(address, p): (old.get(p), new.get(p)) for p in set(old) | set(new) if old.get(p) != new.get(p)}


def split(field):
    return tuple(key.replace("~1", ".").replace("~0", "~") for key in field.split(".")) if field else ()


def to_address(path):
    parts = path[:-len(".json")].split("/")
    return "/".join(parts[1:]) if parts[0] == "regions" else parts[0]


def trust(times):
    """Effective times of a chain, oldest first (data.md): what the longest run that never goes back
    leaves out takes the time of its predecessor."""
    ends, before = [], {}
    for place, time in enumerate(times):
        if time < times[0]:
            continue
        at = bisect.bisect_right([times[end] for end in ends], time)
        before[place] = ends[at - 1] if at else None
        ends[at:at + 1] = [place]
    trusted, place = set(), ends[-1]
    while place is not None:
        trusted.add(place)
        place = before[place]
    effective = []
    for place, time in enumerate(times):
        effective.append(time if place in trusted else effective[-1])
    return effective


class Git:
    def __init__(self, place):
        self.place = place
        self.empty = place.git("hash-object", "-t", "tree", "/dev/null")
        self.objects = subprocess.Popen(["git", "--git-dir", place.portfolio, "cat-file", "--batch"],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.lines = {}
        for line in place.git("for-each-ref", "--format=%(refname)", "refs/heads").split():
            log = place.git("log", "--first-parent", "--format=%ct %H", line).splitlines()
            rows = [row.split() for row in reversed(log)]
            times = trust([int(time) for time, _commit in rows])
            self.lines[line] = list(zip(reversed(times), [commit for _time, commit in reversed(rows)]))

    def close(self):
        self.objects.stdin.close()
        self.objects.wait()

    def at(self, line, time):
        return next((commit for when, commit in self.lines[line] if when <= time), self.empty)

    def read(self, blob):
        if not blob.strip("0"):
            return None
        self.objects.stdin.write(blob.encode() + b"\n")
        self.objects.stdin.flush()
        size = int(self.objects.stdout.readline().split()[2])
        return json.loads(self.objects.stdout.read(size + 1))

    def diff(self, first, second):
        found = {}
        for line in self.lines:
            raw = self.place.git("diff", "--raw", "--no-abbrev", "--no-renames",
                                 self.at(line, first), self.at(line, second), "--", "*.json")
            for row in raw.splitlines():
                facts, path = row.split("\t")
                before, after = facts.split()[2:4]
                found.update(compare(to_address(path), self.read(before), self.read(after)))
        return found


def tell(time):
    return datetime.datetime.fromtimestamp(time, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


@test
def diff_agrees_with_git(place):
    place.run("init", place.portfolio, "--demo")
    git = Git(place)
    times = [when for line in git.lines.values() for when, _commit in line]
    rand = random.Random(20200206)
    changed = 0
    for _pair in range(PAIRS):
        first, second = (rand.randint(min(times), max(times)) for _side in range(2))
        found = {}
        for change in place.json("diff", tell(first), tell(second))["changes"]:
            field = change["field"] or ""
            if not field.startswith("choices."):
                found.update(compare(change["address"], change["before"], change["after"], split(field)))
        expected = git.diff(first, second)
        changed += len(expected)
        wrong = {k for k in set(found) | set(expected) if found.get(k) != expected.get(k)}
        equal([(tell(first), tell(second), k, found.get(k), expected.get(k)) for k in sorted(wrong)], [])
    git.close()
    assert changed > 0


run_all()
