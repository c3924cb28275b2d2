# SPDX-License-Identifier: EUPL-1.2
"""Where the portfolios of the benchmarks come from, and how one process is measured beside another."""
import functools
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys

CHANGES, LONG_CHANGES = 20000, 100000
# Raise when bench-portfolio makes something else.
DATA_VERSION = "1"


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


class Bench:
    """Where everything is, and how a process is measured."""

    def __init__(self, top, programs, data, repeats):
        self.top, self.programs, self.repeats = top, programs.resolve(), repeats
        self.data = data.resolve()
        self.portfolio = self.data / "portfolio"
        self.facts = self._make_data(self.portfolio, CHANGES)

    def _make_data(self, portfolio, changes):
        stamp = portfolio.with_name(f"{portfolio.name}-complete-{DATA_VERSION}-{changes}")
        if not stamp.exists():
            print(f"Making a portfolio of {changes} changes for the benchmarks ...", file=sys.stderr)
            shutil.rmtree(portfolio, ignore_errors=True)
            self.data.mkdir(parents=True, exist_ok=True)
            facts = subprocess.run([self.programs / "bench-portfolio", portfolio, str(changes)],
                                   check=True, capture_output=True, text=True).stdout
            stamp.write_text(facts)
        return json.loads(stamp.read_text())

    @functools.cached_property
    def long_portfolio(self):
        """One with a long history; git has made of it what helps git answer (changed-path filters), we our index."""
        portfolio = self.data / "long"
        self._make_data(portfolio, LONG_CHANGES)
        if not (portfolio / "objects/info/commit-graph").exists():
            self.git("commit-graph", "write", "--reachable", "--changed-paths", portfolio=portfolio)
        subprocess.run([self.programs / "bench-history", "update", portfolio], check=True, stdout=subprocess.DEVNULL)
        return portfolio

    def git(self, *words, stdin=None, portfolio=None):
        return subprocess.run(["git", "-C", portfolio or self.portfolio, *words], check=True, capture_output=True,
                              text=True, input=stdin).stdout.strip()

    def lines(self):
        return self.git("for-each-ref", "--format=%(refname)", "refs/heads").split()

    def revisions(self, day):
        """Each line's commit of the long history at the end of a day."""
        return {line: self.git("rev-list", "-1", "--first-parent", f"--before={day}T23:59:59+0100", line,
                               portfolio=self.long_portfolio)
                for line in self.lines()}

    def process(self, *command, stdin=None, cwd=None):
        """Milliseconds and peak KiB of one process, its output thrown away."""
        read, write = os.pipe()
        wrapper = ["sh", "-c", 'exec "$@" 3>&"$0"', str(write), str(self.programs / "bench-process")]
        with open(stdin or os.devnull, "rb") as source:
            subprocess.run([*wrapper, *map(str, command)], check=True, stdin=source, cwd=cwd,
                           stdout=subprocess.DEVNULL, pass_fds=[write])
        os.close(write)
        with os.fdopen(read) as result:
            nanoseconds, peak = result.read().split()
        return int(nanoseconds) / 1e6, int(peak)

    def in_turn(self, ours, peer, repeats=None):
        """Medians of both after one round to warm up; ratios are taken round by round."""
        times, peaks = ([], []), ([], [])
        for round_ in range((repeats or self.repeats) + 1):
            for side, measure in enumerate((ours, peer)):
                time, peak = measure()
                if round_ > 0:
                    times[side].append(time)
                    peaks[side].append(peak)
        return {
            "ours": statistics.median(times[0]), "peer": statistics.median(times[1]),
            "ratio": statistics.median(a / b for a, b in zip(*times)),
            "our_peak": statistics.median(peaks[0]) if None not in peaks[0] else None,
            "peer_peak": statistics.median(peaks[1]),
            "rounds": len(times[0]),
        }

    def copy(self, folder, portfolio=None, with_index=True):
        """A portfolio again, for a measurement that writes; the pack is shared with the first."""
        source, target = portfolio or self.portfolio, pathlib.Path(folder) / "portfolio"
        subprocess.run(["cp", "-al", source, target], check=True)
        for index in (target / "perspectief").glob("history.sqlite*"):
            index.unlink()
            if with_index:
                shutil.copy(source / "perspectief" / index.name, index)
        return target
