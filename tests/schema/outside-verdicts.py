# SPDX-License-Identifier: EUPL-1.2
"""Gives an outside validator's verdict on every case of a file.

Usage: outside-verdicts.py SCHEMAS CASES
SCHEMAS: a JSON object, kind to schema. CASES: lines of kind, tab, record as JSON on one line.
Prints one character a case: "1" valid, "0" not.
"""
import json
import sys

from jsonschema import Draft202012Validator

with open(sys.argv[1], encoding="utf-8") as file:
    schemas = json.load(file)
validators = {}
for kind, schema in schemas.items():
    Draft202012Validator.check_schema(schema)
    validators[kind] = Draft202012Validator(schema)

with open(sys.argv[2], encoding="utf-8", newline="\n") as file:
    for line in file:
        kind, text = line.rstrip("\n").split("\t", 1)
        print(int(validators[kind].is_valid(json.loads(text))), end="")
