# SPDX-License-Identifier: EUPL-1.2
"""The rows of the benchmarks: what people wait for, each beside a known program or an aim."""
import json
import os
import pathlib
import socket
import statistics
import subprocess
import tempfile
import time

from measure import percentile

# A record of the long history, and what people look for while they type.
ADDRESS = "zeeland/subprojects/deelproject-07"
TEXTS = ("werk", "werkg", "werkgevers jobcoach", "begeleiding techn")
NEW_CHANGES = 100
NOW, YEAR_AGO = "2021-01-31", "2020-01-31"
FRAME = 1000 / 60
SAVES = 20
UPDATE_AIM, HEARTBEAT_AIM = 30, 50
PUBLISHERS, PUBLISH_AIM = 100, 60


def list_blobs(bench, portfolio, revisions, name):
    """Ids of all record files of some commits, in a file."""
    path = bench.data / name
    if not path.exists():
        trees = (bench.git("ls-tree", "-r", revision, portfolio=portfolio) for revision in revisions)
        path.write_text("".join(f"{line.split()[2]}\n" for tree in trees for line in tree.splitlines()))
    return path


def row_open(bench):
    blobs = list_blobs(bench, bench.portfolio, bench.lines(), "blobs-now")
    return bench.in_turn(
        lambda: bench.process(bench.programs / "bench-model", "open", bench.portfolio),
        lambda: bench.process("git", "-C", bench.portfolio, "cat-file", "--batch", stdin=blobs))


def row_at(bench):
    blobs = list_blobs(bench, bench.long_portfolio, bench.revisions(YEAR_AGO).values(), "blobs-long-year-ago")
    return bench.in_turn(
        lambda: bench.process(bench.programs / "bench-model", "open", bench.long_portfolio, YEAR_AGO),
        lambda: bench.process("git", "-C", bench.long_portfolio, "cat-file", "--batch", stdin=blobs))


def travel(bench, which):
    """In a program that is open and has looked back before; no peak, since it is that of the program."""
    output = subprocess.run([bench.programs / "bench-model", "travel", bench.long_portfolio, "2019-12-31", YEAR_AGO],
                            check=True, capture_output=True, text=True).stdout
    return int(output.split()[which]) / 1e6, None


def row_at_again(bench):
    blobs = list_blobs(bench, bench.long_portfolio, bench.revisions(YEAR_AGO).values(), "blobs-long-year-ago")
    return bench.in_turn(
        lambda: travel(bench, 0),
        lambda: bench.process("git", "-C", bench.long_portfolio, "cat-file", "--batch", stdin=blobs))


def row_diff_again(bench):
    trees = [join_trees(bench, bench.revisions(day)) for day in (YEAR_AGO, NOW)]
    return bench.in_turn(lambda: travel(bench, 1), lambda: bench.process("git", "-C", bench.long_portfolio, "diff", *trees))


def join_trees(bench, revisions):
    """One tree with all lines in it, so that one git process compares them all."""
    entries = []
    for line, revision in revisions.items():
        tree = bench.git("rev-parse", f"{revision}^{{tree}}", portfolio=bench.long_portfolio)
        entries.append(f"040000 tree {tree}\t{line.removeprefix('refs/heads/').replace('/', '-')}")
    return bench.git("mktree", stdin="\n".join(entries) + "\n", portfolio=bench.long_portfolio)


def row_diff(bench):
    trees = [join_trees(bench, bench.revisions(day)) for day in (YEAR_AGO, NOW)]
    return bench.in_turn(
        lambda: bench.process(bench.programs / "bench-model", "diff", bench.long_portfolio, YEAR_AGO, NOW),
        lambda: bench.process("git", "-C", bench.long_portfolio, "diff", *trees))


def row_merge(bench):
    sides = [bench.facts[side] for side in ("base", "ours", "theirs")]

    def merge(*command):
        # In a copy each time: what was written once is not written again.
        with tempfile.TemporaryDirectory(dir=bench.data) as folder:
            portfolio = bench.copy(folder)
            return bench.process(*(portfolio if word is None else word for word in command))

    # Exit status 1 only says that git found clashes too.
    git = 'git -C "$0" -c core.fsync=all merge-tree --write-tree "$@"; [ $? -le 1 ]'
    return bench.in_turn(
        lambda: merge(bench.programs / "bench-model", "merge", None, *sides),
        lambda: merge("sh", "-c", git, None, *sides[1:]))


def save(bench, portfolio, *exchange):
    """The median of some saves, and the peak."""
    output = subprocess.run([bench.programs / "bench-model", "save", portfolio, str(SAVES), *exchange],
                            check=True, capture_output=True, text=True).stdout.splitlines()
    # The first one also makes folders.
    return statistics.median(int(line) / 1e6 for line in output[1:-1]), int(output[-1])


def row_save(bench):
    with tempfile.TemporaryDirectory(dir=bench.data) as folder:
        portfolio = bench.copy(folder)
        work = pathlib.Path(folder) / "work"
        subprocess.run(["git", "clone", "-q", "-b", bench.facts["line"], portfolio, work], check=True)
        file = next(work.glob("regions/*/subprojects/*.json"))
        commits = [0]

        def git():
            samples = []
            for _ in range(SAVES):
                commits[0] += 1
                record = json.loads(file.read_text())
                record["notes"] = f"Bewaard {commits[0]}"
                file.write_text(json.dumps(record, indent=2) + "\n")
                samples.append(bench.process("git", "-C", work, "-c", "core.fsync=all", "commit", "-q",
                                             "-m", "Bewaard", "--", file.relative_to(work)))
            return statistics.median(time for time, _ in samples), max(peak for _, peak in samples)

        return bench.in_turn(lambda: save(bench, portfolio), git)


def row_save_hang(bench):
    """The server takes the connection and never says a word."""
    with tempfile.TemporaryDirectory(dir=bench.data) as folder, socket.create_server(("127.0.0.1", 0), backlog=128) as dead:
        portfolio = bench.copy(folder)
        subprocess.run(["powctl", "-C", portfolio, "remote", "add", "origin",
                        f"https://127.0.0.1:{dead.getsockname()[1]}/portfolio.git"], check=True, stdout=subprocess.DEVNULL)
        return bench.in_turn(lambda: save(bench, portfolio, "exchange"), lambda: save(bench, portfolio))


def exchange(bench, new_changes):
    """A portfolio on a server beside a plain clone of it; so many changes are new to both each time."""
    with tempfile.TemporaryDirectory(dir=bench.data) as folder:
        server, other, mine, plain = (pathlib.Path(folder) / name for name in ("server.git", "other", "mine", "plain.git"))

        def run(*command):
            subprocess.run(list(map(str, command)), check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

        run("git", "clone", "-q", "--bare", bench.portfolio, server)
        run("powctl", "clone", server, other)
        run("powctl", "clone", server, mine)
        run("git", "clone", "-q", "--bare", server, plain)
        run("git", "-C", plain, "config", "remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*")
        run("git", "-C", plain, "fetch", "-q")
        regions = [line.rsplit("/", 1)[1] for line in bench.lines() if "/region/" in line]
        turn = [0]

        def ours():
            turn[0] += 1
            for region in regions[:new_changes]:
                run("powctl", "-C", other, "--author", "Anders", "set", f"{region}/region", f"code={turn[0]}")
            if new_changes:
                run("powctl", "-C", other, "--author", "Anders", "sync")
            return bench.process("powctl", "-C", mine, "--author", "Ik", "sync")

        return bench.in_turn(ours, lambda: bench.process("git", "-C", plain, "-c", "core.fsync=all", "fetch", "-q"))


def row_sync(bench):
    return exchange(bench, 0)


def row_sync_new(bench):
    return exchange(bench, 13)


def share(folder, people):
    """A server with a line for each of so many people, who all have something to publish: their folders."""
    def run(*command):
        subprocess.run(list(map(str, command)), check=True, stdout=subprocess.DEVNULL)

    first, server = folder / "first", folder / "server.git"
    regions = [f"r-{number}" for number in range(people)]
    run("powctl", "init", first)
    for region in regions:
        run("powctl", "-C", first, "--author", "Eerst", "add", "region", region, f"name={region}", "centre_municipality=Goes")
    run("powctl", "-C", first, "remote", "add", "origin", server)
    run("powctl", "-C", first, "--author", "Eerst", "sync", "--fill")
    for region in regions:
        run("powctl", "clone", server, folder / region, "--regions", region)
        run("powctl", "-C", folder / region, "--author", region, "set", f"{region}/region", "code=1")
    hook = server / "hooks/pre-receive"
    hook.write_text(f"#!/bin/sh\ncat >/dev/null; echo >>{folder}/pushes\n")
    hook.chmod(0o755)
    return [folder / region for region in regions]


def publish(bench, folder):
    return bench.process("powctl", "-C", folder, "--author", folder.name, "sync")


def row_publish(bench):
    with tempfile.TemporaryDirectory(dir=bench.data) as few, tempfile.TemporaryDirectory(dir=bench.data) as many:
        few, many = share(pathlib.Path(few), PUBLISHERS // 10), share(pathlib.Path(many), PUBLISHERS)
        alone = bench.in_turn(lambda: publish(bench, many.pop()), lambda: publish(bench, few.pop()), repeats=7)
        pushes = many[0].parent / "pushes"
        pushes.unlink()
        began = time.perf_counter()
        running = [subprocess.Popen(["powctl", "-C", folder, "--author", folder.name, "sync"], stdout=subprocess.DEVNULL) for folder in many]
        assert all(child.wait() == 0 for child in running)
        took = (time.perf_counter() - began) * PUBLISHERS / len(many)
        note = (f" ({pushes.stat().st_size / len(many):g} pushes each; one alone beside {PUBLISHERS} lines {alone['ours']:.0f} ms, "
                f"beside {PUBLISHERS // 10} lines {alone['peer']:.0f} ms)")
        return {"ours": took * 1000, "peer": PUBLISH_AIM * 1000, "ratio": took / PUBLISH_AIM, "note": note}


def history_words(bench):
    """The place of the record of the long history, for us and for git."""
    region, folder, name = ADDRESS.split("/")
    return f"region/{region}", f"regions/{region}/{folder}/{name}.json"


def ask(bench, *question):
    """In a program that is open, as a window is; no peak, since it is that of the program."""
    output = subprocess.run([bench.programs / "bench-history", question[0], bench.long_portfolio, *question[1:]],
                            check=True, capture_output=True, text=True).stdout
    return statistics.median(int(line) / 1e6 for line in output.splitlines()), None


def row_record(bench):
    line, path = history_words(bench)
    return bench.in_turn(
        lambda: ask(bench, "list", ADDRESS),
        lambda: bench.process("git", "-C", bench.long_portfolio, "log", "--format=%H %an %at %s", line, "--", path))


def row_record_all(bench):
    _, path = history_words(bench)
    return bench.in_turn(
        lambda: ask(bench, "list", ADDRESS),
        lambda: bench.process("git", "-C", bench.long_portfolio, "-c", "core.commitGraph=false", "log",
                              "--format=%H %an %at %s", "--all", "--", path))


def row_blame(bench):
    line, path = history_words(bench)
    return bench.in_turn(
        lambda: ask(bench, "blame", ADDRESS),
        lambda: bench.process("git", "-C", bench.long_portfolio, "blame", line, "--", path))


def row_index(bench):
    long = bench.long_portfolio

    def build():
        with tempfile.TemporaryDirectory(dir=bench.data) as folder:
            return bench.process(bench.programs / "bench-history", "update", bench.copy(folder, long, with_index=False))

    return bench.in_turn(build, lambda: bench.process("git", "-C", long, "log", "--all", "-p"), repeats=5)


def row_heartbeat(bench):
    beats = []
    for _ in range(bench.repeats):
        with tempfile.TemporaryDirectory(dir=bench.data) as folder:
            output = subprocess.run([bench.programs / "bench-history", "heartbeat", bench.copy(folder, bench.long_portfolio, with_index=False)],
                                    check=True, capture_output=True, text=True).stdout
            beats += map(float, output.split())
    late = percentile(beats, 0.99)
    return {"ours": late, "peer": HEARTBEAT_AIM, "ratio": late / HEARTBEAT_AIM, "rounds": bench.repeats}


def row_update(bench):
    times = []
    with tempfile.TemporaryDirectory(dir=bench.data) as folder:
        portfolio = bench.copy(folder, bench.long_portfolio)
        for _ in range(bench.repeats):
            subprocess.run([bench.programs / "bench-model", "save", portfolio, str(NEW_CHANGES)], check=True,
                           stdout=subprocess.DEVNULL)
            output = subprocess.run([bench.programs / "bench-history", "update", portfolio], check=True,
                                    capture_output=True, text=True).stdout
            times.append(int(output) / 1e6)
    middle = statistics.median(times)
    return {"ours": middle, "peer": UPDATE_AIM, "ratio": middle / UPDATE_AIM, "rounds": len(times)}


def row_search(bench):
    word = TEXTS[-1].split()[0]
    return bench.in_turn(
        lambda: ask(bench, "search", *TEXTS),
        lambda: bench.process("git", "-C", bench.long_portfolio, "grep", "-i", word, *bench.lines()))


def row_window(bench):
    """Not the very first start: the window has kept the index of the history since."""
    with tempfile.TemporaryDirectory(dir=bench.data) as folder:
        portfolio = bench.copy(folder)
        subprocess.run([bench.programs / "bench-history", "update", portfolio], check=True, stdout=subprocess.DEVNULL)
        return start_windows(bench, portfolio)


def start_windows(bench, portfolio):
    home = pathlib.Path(os.environ["HOME"])
    toolkit = home / "config/gtk-4.0"
    toolkit.mkdir(parents=True, exist_ok=True)
    # A blinking cursor would never come to rest.
    (toolkit / "settings.ini").write_text("[Settings]\ngtk-cursor-blink=false\n")
    settings = home / "config/glib-2.0/settings"
    settings.mkdir(parents=True, exist_ok=True)
    (settings / "keyfile").write_text(
        "[nl/perspectief/Perspectief]\nperson='A. de Boer'\norganisation='SZW'\nrole='national'\n"
        f"scope='all'\nlast-portfolio='{portfolio}'\n")
    environment = {**os.environ, "GSETTINGS_BACKEND": "keyfile", "LANG": "nl_NL.UTF-8"}

    def window(*command):
        # A message bus of its own: both are programs that start only once.
        output = subprocess.run(["dbus-run-session", "--", bench.programs / "bench-window", *command],
                                env=environment, check=True, capture_output=True, text=True).stdout
        _, drawn, peak = output.splitlines()[-1].split()
        return float(drawn), int(peak)

    return bench.in_turn(lambda: window("perspectief"), lambda: window("gnome-text-editor", "--standalone"))


def row_filter(bench):
    keys, beats = [], []
    with tempfile.TemporaryDirectory(dir=bench.data) as folder:
        portfolio = bench.copy(folder)
        for _ in range(bench.repeats):
            output = subprocess.run([bench.programs / "bench-filter", portfolio], check=True,
                                    capture_output=True, text=True).stdout
            before, after = output.split("heartbeat\n")
            keys += map(float, before.split())
            beats += map(float, after.split())
    return {"ours": percentile(keys, 0.95), "peer": FRAME, "ratio": percentile(keys, 0.95) / FRAME,
            "rounds": len(keys),
            "note": f" (median {statistics.median(keys):.1f} ms; the window answers within {percentile(beats, 0.99):.0f} ms,"
                    " 99th percentile)"}


# name, what people do, beside what, aim for the ratio, how both are measured
ROWS = [
    ("open", "open a portfolio: 2,836 records of 36 lines read and checked", "`git cat-file --batch` of the same files", 1.0, row_open),
    ("at", "the portfolio as it was a year ago, among 100,000 changes, from the start of the program", "`git cat-file --batch` of that day's files", 1.0, row_at),
    ("diff", "which fields differ from a year ago, among as many changes, from the start of the program", "`git diff` of the same trees", 1.0, row_diff),
    ("at-again", "the same in an open window that has looked back before", "`git cat-file --batch` of that day's files", 1.0, row_at_again),
    ("diff-again", "and which fields differ from then", "`git diff` of the same trees", 1.0, row_diff_again),
    ("merge", "merge two people's 50 + 50 records, 25 the same, field by field", "`git merge-tree --write-tree`, `core.fsync=all`", 2.0, row_merge),
    ("save", "save one field, on the disk", "`git commit` of one file, `core.fsync=all`", 0.25, row_save),
    ("save-hang", "the same while an exchange hangs on a dead server", "saving without", 1.5, row_save_hang),
    ("sync", "exchange with a folder, nothing new", "`git fetch`", 1.2, row_sync),
    ("sync-new", "exchange with a folder, 13 changes in 13 lines are new", "`git fetch`, `core.fsync=all`", 1.2, row_sync_new),
    ("publish", "100 people publish at one moment, each a line of their own", "an aim of a minute", 1.0, row_publish),
    ("record", "in an open window: all that changed in one record, among 100,000 changes", "`git log -- path` on its line, with changed-path filters", 0.5, row_record),
    ("all", "the same", "`git log --all -- path` without them", 0.02, row_record_all),
    ("blame", "in an open window: who set each field of a record", "`git blame` of its file", 0.1, row_blame),
    ("index", "make the index of 100,000 changes", "`git log --all -p`", 1.5, row_index),
    ("heartbeat", "and how late the window is meanwhile, 99th percentile", "an aim of 50 ms", 1.0, row_heartbeat),
    ("update", "bring it up to date after 100 changes", "an aim of 30 ms", 1.0, row_update),
    ("search", "in an open window: find words in all records while typing", "`git grep -i` of all lines", 0.2, row_search),
    ("window", "start, until the overview of 35 regions is drawn", "gnome-text-editor's empty window", 1.0, row_window),
    ("filter", "filter 1,050 subprojects, from key press to drawn, 95th percentile", "one frame of 16.7 ms", 4.0, row_filter),
]
