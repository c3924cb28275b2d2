#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""What is carried elsewhere, by keys: a subproject to another region, everything into a file, and what may not
be shared into a proposal that somebody else takes in."""
import json
import os
import subprocess

from driver import at_desk, powctl, tap, wait_for

SANNE, KAREL = ("--author", "Sanne de Boer <sanne@example.org>"), ("--author", "Karel de Wit <karel@example.org>")


def in_portfolio(desk, path, *words):
    return powctl(desk.home, "-C", str(path), *words)


def test_move():
    with at_desk("empty") as desk:
        added = json.loads(powctl(desk.home, "--format", "json", "-C", str(desk.path), *SANNE, "add", "subproject", "zeeland",
                                  "title=Jobhub Logistiek", "phase=running"))
        program = desk.start()
        program.wait("Midden-Holland")
        desk.open_record("Zeeland", "Deelprojecten", "Zoek.*", "Jobhub")
        program.wait("Jobhub Logistiek")
        desk.screen.settle()
        desk.screen.keys("ctrl+shift+m")
        program.wait("Zoek een regio")
        desk.screen.type("achter")
        desk.screen.settle()
        desk.screen.keys("Return")
        program.wait("“Jobhub Logistiek” naar Achterhoek verplaatsen\\?")
        program.wait(".*In Zeeland geldt het als verwijderd.*")
        desk.screen.settle()
        desk.screen.keys("Return")
        program.wait("“Jobhub Logistiek” verplaatst naar Achterhoek")
        here = wait_for(lambda: json.loads(in_portfolio(desk, desk.path, "--format", "json", "list", "subproject")), 20, "nothing was saved")
        wait_for(lambda: [row["region"] for row in json.loads(in_portfolio(desk, desk.path, "--format", "json", "list", "subproject"))]
                 == ["achterhoek"], 20, f"it did not move: {here}")
        row = json.loads(in_portfolio(desk, desk.path, "--format", "json", "list", "subproject"))[0]
        assert row["record"]["follows"] == added["address"], row


def save_as(desk, path):
    """In the toolkit's own dialog: the whole path in the field of the name."""
    desk.screen.settle()
    desk.screen.keys("ctrl+a")
    desk.screen.type(str(path))
    desk.screen.settle()
    desk.screen.keys("Return")


def test_bundle():
    with at_desk("empty") as desk:
        file = desk.home.path / "alles.bundle"
        program = desk.start()
        program.wait("Midden-Holland")
        desk.screen.settle()
        desk.screen.keys("F10")
        program.press("Alles in één bestand…")
        program.wait("Van alles één bestand maken\\?")
        desk.screen.settle()
        desk.screen.keys("Return")
        program.wait("_?Maak")
        save_as(desk, file)
        wait_for(file.exists, 30, "there is no file")
        program.wait(".*staat alles: 36 lijnen.*")
        heads = subprocess.run(["git", "bundle", "list-heads", str(file)], check=True, capture_output=True, text=True).stdout
        assert "refs/heads/region/zeeland" in heads, heads


def refuse_zeeland(desk):
    """A server that does not let this person write Zeeland, a colleague with a copy, and a change that cannot be shared."""
    server, other = desk.home.path / "server.git", desk.home.path / "other"
    subprocess.run(["git", "init", "--quiet", "--bare", str(server)], check=True)
    in_portfolio(desk, desk.path, "remote", "add", "origin", str(server))
    in_portfolio(desk, desk.path, "sync", "--fill")
    powctl(desk.home, "clone", str(server), str(other))
    hook = server / "hooks/update"
    hook.write_text('#!/bin/sh\n[ "$1" != refs/heads/region/zeeland ] || { echo "alleen Zeeland zelf" >&2; exit 1; }\n')
    hook.chmod(0o755)
    in_portfolio(desk, desk.path, *SANNE, "set", "zeeland/plan", "title=Voorstel van Sanne")
    program = desk.start()
    program.wait("1 te delen")
    desk.screen.settle()
    desk.screen.keys("F5")
    program.wait("Niet gedeeld", kind="GtkLabel")
    desk.screen.settle()
    return other, hook


def get_title(desk, path):
    return in_portfolio(desk, path, "show", "zeeland/plan:title").strip()


def test_proposal():
    """Somebody who may not write a region keeps the change as a proposal; somebody who may takes it in."""
    with at_desk("empty") as desk:
        file = desk.home.path / "voorstel.json"
        other, hook = refuse_zeeland(desk)
        in_portfolio(desk, desk.path, *SANNE, "proposal", "make", "zeeland", str(file))
        assert "Voorstel van Sanne" in file.read_text()
        os.unlink(hook)
        in_portfolio(desk, other, *KAREL, "proposal", "take", str(file))
        assert get_title(desk, other) == "Voorstel van Sanne"
        told = json.loads(in_portfolio(desk, other, "--format", "json", "history", "zeeland/plan", "--limit", "1"))
        assert told[0]["reason"] == "voorstel van Sanne de Boer" or "Sanne de Boer" in told[0]["reason"], told


def test_proposal_by_keys():
    """The same in the window: looked at and kept by the one, looked at, taken in and undone by the other."""
    with at_desk("empty") as desk:
        file = desk.home.path / "voorstel.json"
        other, _ = refuse_zeeland(desk)
        desk.screen.keys("shift+F5")
        desk.program.wait("Bekijken…")
        desk.program.tab_to("Bekijken…")
        desk.screen.keys("Return")
        desk.program.wait("Je mag Zeeland niet wijzigen.*")
        desk.program.wait("Voorstel van Sanne")
        desk.screen.settle()
        desk.screen.keys("Return")
        desk.program.wait("_?Maak")
        save_as(desk, file)
        desk.program.wait(f"Het voorstel staat in {file}")
        assert "Voorstel van Sanne" in file.read_text()
        desk.screen.settle()
        desk.screen.keys("Escape")
        desk.program.close()

        desk.home.settings(**{**desk.settings, "person": "'Karel de Wit'"})
        program = desk.start(str(other))
        program.wait("Midden-Holland")
        before = get_title(desk, other)
        desk.screen.settle()
        desk.screen.keys("F10")
        program.press("Voorstel overnemen…")
        program.wait("_?Open(en)?")
        desk.screen.settle()
        desk.screen.type(str(file))
        desk.screen.settle()
        desk.screen.keys("Return")
        program.wait("Sanne de Boer stelt dit voor.*")
        program.wait("Voorstel van Sanne")
        desk.screen.settle()
        assert get_title(desk, other) == before
        desk.screen.keys("Return")
        program.wait("Voorstel overgenomen: 1 .*")
        wait_for(lambda: get_title(desk, other) == "Voorstel van Sanne", 20, "it was not taken in")
        desk.screen.settle()
        desk.screen.keys("ctrl+z")
        wait_for(lambda: get_title(desk, other) == before, 20, "it was not undone")


tap([("move", test_move), ("bundle", test_bundle), ("proposal", test_proposal),
     ("proposal by keys", test_proposal_by_keys)])
