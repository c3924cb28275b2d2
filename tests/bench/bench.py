# SPDX-License-Identifier: EUPL-1.2
"""The frame of the benchmarks: runs each row and its peer in turn, prints the table.

Started by tests/bench/run, with a screen and a home of its own.
"""
import argparse
import os
import pathlib
import platform
import subprocess
import sys

from measure import Bench
from rows import ROWS


def describe_machine():
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?")
    system = dict(line.rstrip().split("=", 1) for line in open("/etc/os-release") if "=" in line)["PRETTY_NAME"].strip('"')
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    git = subprocess.run(["git", "--version"], capture_output=True, text=True).stdout.split()[-1]
    load = os.getloadavg()[1]
    return (f"{os.cpu_count()} processors ({model}), {memory:.0f} GiB, {system}, Linux {platform.release().split('-')[0]}, "
            f"git {git}, Xvfb; other work on the machine meanwhile: load {load:.1f}")


def format_row(row, result):
    name, what, peer, aim, _ = row
    ratio = f"{result['ratio']:.2f}"
    verdict = f"{aim:g}" if result["ratio"] <= aim else f"{aim:g}, missed"
    ours, other = f"{result['ours']:.1f} ms", f"{result['peer']:.1f} ms"
    ours += f", {result['our_peak'] / 1024:.0f} MiB" if result.get("our_peak") else ""
    ours += result.get("note", "")
    other += f", {result['peer_peak'] / 1024:.0f} MiB" if result.get("peer_peak") else ""
    return f"| {what} | {ours} | {peer}: {other} | {ratio} | {verdict} |"


def write_readme(path, table):
    begin, end = "<!-- figures: begin -->", "<!-- figures: end -->"
    text = path.read_text()
    before, rest = text.split(begin)
    _, after = rest.split(end)
    path.write_text(f"{before}{begin}\n{table}\n{end}{after}")


def main():
    parser = argparse.ArgumentParser(prog="tests/bench/run")
    parser.add_argument("top", type=pathlib.Path)
    parser.add_argument("programs", type=pathlib.Path)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("--readme", action="store_true")
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("rows", nargs="*")
    arguments = parser.parse_intermixed_args()
    if arguments.repeats < 5:
        parser.error("a median of fewer than 5 says little")
    if arguments.readme and arguments.rows:
        parser.error("--readme takes all rows")

    bench = Bench(arguments.top, arguments.programs, arguments.data, arguments.repeats)
    lines = ["| work | Perspectief | beside | ratio | aim |", "|---|---|---|---|---|"]
    for row in ROWS:
        if arguments.rows and not any(row[0].startswith(name) for name in arguments.rows):
            continue
        print(f"{row[0]} ...", file=sys.stderr)
        lines.append(format_row(row, row[4](bench)))
    lines += ["", f"Medians of {arguments.repeats} rounds, each row and its peer in turn; peak memory. On {describe_machine()}."]
    table = "\n".join(lines)
    print(table)
    if arguments.readme:
        write_readme(arguments.top / "README.md", table)


main()
