#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""powctl in other languages: words follow the language, data never does; colour only for people."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tap import equal, has, run_all, test  # noqa: E402


@test
def dutch_text(place):
    address = place.add_jobhub()
    has(place.text("--lang", "nl", "show", address), "Fase: Uitvoering")
    options = {"locale": "nl_NL.UTF-8"}
    has(place.text("show", address, **options), "februari 2020")
    has(place.text("--today", "2020-03-20", "overview", **options), "onvoldoende gegevens")
    has(place.text("--today", "2020-03-20", "overview", **options), "€ 5.000")
    has(place.text("list", "subproject", **options), "Titel")
    has(place.text("--help", **options), "Opdrachten:")
    has(place.text("validate", **options), "Alles is in orde")
    has(place.run("set", address, "phase=x", status=1, **options).stderr, "staat niet in de lijst")
    has(place.run("set", address, "goal=111222333", status=1, **options).stderr, "burgerservicenummer")
    has(place.text("--lang", "en", "show", address, **options), "Phase: Execution")


@test
def data_does_not_depend_on_the_locale(place):
    address = place.add_jobhub()
    place.run("add", "stakeholder", "zeeland", "--id", "i", "name=İstanbul ılık", locale="tr_TR.UTF-8")
    place.run("set", address, 'indicators.i={"name":"I","target":1234567.5,"baseline":0.5}', "goal=ITEM title",
              locale="tr_TR.UTF-8")
    place.run("set", address, "approach=één ’n", locale="C")
    equal(place.json("show", f"{address}:approach"), "één ’n")
    for command in (("list", "subproject"), ("list", "stakeholder"), ("show", address), ("overview",), ("history",),
                    ("diff", "2001"), ("schema",), ("validate",)):
        plain = place.text("--format", "json", "--today", "2020-03-20", *command)
        for locale in ("tr_TR.UTF-8", "nl_NL.UTF-8", "C"):
            equal(place.text("--format", "json", "--today", "2020-03-20", *command, locale=locale), plain)


@test
def colour_only_on_a_terminal(place):
    place.begin()

    def on_terminal(**environment):
        controller, terminal = os.openpty()
        place.environment.update(environment)
        place.run("list", "plan", stdout=terminal)
        os.close(terminal)
        text = b""
        try:
            while chunk := os.read(controller, 65536):
                text += chunk
        except OSError:
            pass
        os.close(controller)
        return text

    assert b"\033[" in on_terminal(TERM="xterm")
    assert "\033[" not in place.text("list", "plan")
    assert b"\033[" not in on_terminal(TERM="dumb")
    assert b"\033[" not in on_terminal(TERM="xterm", NO_COLOR="1")

run_all()
