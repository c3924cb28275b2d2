#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Counts the cases in meson's logs and prints the closing line of tests/run.

Cases come from the JUnit log. A program that crashed or hung reports no failed case there, so the
programs' own results count as well.
"""
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

logs = pathlib.Path(sys.argv[1])


def read_cases(path):
    """meson copies what tests print as it comes: bytes that XML cannot hold are replaced, not fatal."""
    text = path.read_bytes().decode("utf-8", "replace")
    return ElementTree.fromstring(re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text))


passed = failed = skipped = 0
blamed = set()
for suite in read_cases(logs / "testlog.junit.xml").iter("testsuite"):
    for case in suite.iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None:
            failed += 1
            blamed.update((suite.get("name"), case.get("name")))
            print("failed:", suite.get("name"), case.get("name"))
        elif case.find("skipped") is not None:
            skipped += 1
        else:
            passed += 1

with open(logs / "testlog.json", encoding="utf-8") as programs:
    for program in map(json.loads, programs):
        if program["result"] in ("OK", "SKIP", "EXPECTEDFAIL"):
            continue
        if not any(name.endswith(program["name"]) for name in blamed):
            failed += 1
            print("failed:", program["name"], program["result"])

print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
sys.exit(1 if failed or not passed else 0)
