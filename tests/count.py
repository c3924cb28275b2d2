#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Counts the cases in meson's JUnit log and prints the closing line of tests/run."""
import sys
import xml.etree.ElementTree as ElementTree

passed = failed = skipped = 0
for case in ElementTree.parse(sys.argv[1]).getroot().iter("testcase"):
    if case.find("failure") is not None or case.find("error") is not None:
        failed += 1
        print("failed:", case.get("classname"), case.get("name"))
    elif case.find("skipped") is not None:
        skipped += 1
    else:
        passed += 1
print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
sys.exit(1 if failed or not passed else 0)
