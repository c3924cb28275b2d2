#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Every screen as a screen reader hears it, with hostile records in the portfolio: no control without a
name, nothing read as markup, no warning."""
import json
import os
import re
import subprocess

from driver import Failed, at_desk, powctl, tap

LINE = "refs/heads/region/midden-holland"
CONTROLS = {"button", "toggle button", "check box", "checkbox", "radio button", "text box", "search box", "entry",
            "combo box", "tab", "list item", "link", "switch", "slider", "spin button", "column header", "image",
            "list", "menu item", "tree grid", "row", "grid cell"}
# Parts of the toolkit's own widgets on GTK 4.8 that cannot be given a name; what they stand in, or the
# cells in them, must have one.
PARTS = {"GtkListItemWidget": "holds cells that say their column", "GtkColumnViewCell": "holds a named cell",
         "GtkColumnListView": "part of a named table", "GtkBuiltinIcon": "arrow in a named button",
         "GtkListView": "part of a named choice"}
HOSTILE = {
    "markup": "<b>vet</b> & <span foreground='red'>rood</span> &amp; %s %n \\ \"",
    "long": "Een heel lange titel die maar doorgaat " * 5,
    "right-to-left": "مشروع العمل المشترك שלום",
    "emoji": "👩🏽‍🔧 Werk 🏗️ é́̂ n̈",
    "one-long-word": "Arbeidsmarktregiosamenwerkingsovereenkomstenoverleg" * 3,
}


def add_hostile_records(desk):
    for number, title in enumerate(HOSTILE.values()):
        title = title.strip()[:200]
        powctl(desk.home, "-C", str(desk.path), "--author", "Karel <karel@example.org>", "add", "subproject",
               "midden-holland", "--json", write(desk, number, {"title": title, "goal": title}))
    # Files that are no records, as another program might leave them on the line.
    desk.git("worktree", "prune")
    index = {"GIT_INDEX_FILE": str(desk.home.path / "index")}
    run(desk, index, "read-tree", LINE)
    for name, text in (("kapot", '{"format": 1, "title": '), ("leeg", ""), ("lijst", "[1, 2]"),
                       ("nieuwer", '{"format": 99, "title": "Uit de toekomst"}\n')):
        blob = run(desk, index, "hash-object", "-w", "--stdin", text=text).strip()
        run(desk, index, "update-index", "--add", "--cacheinfo",
            f"100644,{blob},regions/midden-holland/subprojects/{name}-0000.json")
    tree = run(desk, index, "write-tree").strip()
    parent = run(desk, index, "rev-parse", LINE).strip()
    commit = run(desk, index, "commit-tree", tree, "-p", parent, "-m", "kapotte bestanden").strip()
    run(desk, index, "update-ref", LINE, commit)


def write(desk, number, record):
    path = desk.home.path / f"record-{number}.json"
    path.write_text(json.dumps(record))
    return str(path)


def run(desk, environment, *words, text=None):
    who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER")
           for what, value in (("NAME", "Karel"), ("EMAIL", "karel@example.org"))}
    return subprocess.run(["git", "-C", str(desk.path), *words], input=text, capture_output=True, text=True,
                          check=True, env={**os.environ, **desk.home.environment, **who, **environment}).stdout


def is_nameless(node):
    return not node.name.strip() or re.match("(Gtk|Adw|Pow)[A-Z]", node.name)


def find_nameless(desk, screen, known):
    """Controls on screen, not in @known yet, that a screen reader could only call by their kind."""
    bad, before = [], set(known)
    for node in desk.screen.reader.walk(known):
        if node.path[1] in before:
            continue
        if node.role not in CONTROLS and not node.is_focusable():
            continue
        if node.name in PARTS:
            continue
        inside_combo = node.parent is not None and node.parent.role == "combo box" and node.parent.name
        # GTK 4.8 calls what has no name after its class, 4.18 leaves it empty.
        decoration = node.role == "image" and node.name in ("GtkImage", "")
        list_of_rows = node.role == "list" and node.name in ("GtkListBox", "")
        if not is_nameless(node):
            continue
        if inside_combo or decoration or list_of_rows:
            continue
        if node.role in ("group", "generic") and not node.name:  # what scrolls takes the arrow keys, and is no control
            continue
        bad.append(node)
    # A name that comes from a label is told only once somebody has asked for the label.
    return [f"{screen}: {node}, in {node.parent}" for node in map(desk.screen.reader.ask_again, bad)
            if is_nameless(node)]


def walk_screens(desk):
    """Name of each screen, while it is on screen."""
    screen, program = desk.screen, desk.program
    program.wait("Zeeland|Achterhoek")
    yield "overview"
    screen.keys("ctrl+l")
    program.wait("Zoek een regio")
    yield "where"
    screen.keys("Escape")
    program.wait_gone("Zoek een regio")
    program.press("Tegels")
    screen.settle()
    yield "tiles"
    program.press("Tabel")
    desk.go_to_region("Midden-Holland")
    yield "dossier"
    for tab, lists in (("Deelprojecten", ()), ("Mensen", ("Organisaties", "Gremia")), ("Geld", ("Indicatoren",)),
                       ("Afspraken", ("Rondeverslagen",))):
        program.press(tab, kind="GtkLabel")
        screen.settle()
        yield tab
        for name in lists:
            program.press(name)
            screen.settle()
            yield name
    desk.open_record("Midden-Holland", "Deelprojecten", "Zoek in deelprojecten", "vet")
    yield "record"
    screen.keys("p")
    program.wait("Toelichting")
    screen.settle()
    yield "pulse"
    screen.keys("Escape")
    program.wait_gone("Toelichting")
    screen.keys("alt+7")
    screen.settle()
    yield "people"
    screen.keys("alt+8")
    screen.settle()
    yield "agreements"
    screen.keys("alt+0")
    program.wait("Onderdeel")
    screen.settle()
    yield "compare"
    for way in ("Twee momenten", "Plan en praktijk", "Sjabloon"):
        program.press(way)
        screen.settle()
        yield way


def check_names():
    with at_desk() as desk:
        add_hostile_records(desk)
        desk.start()
        bad, known = [], {}
        for name in walk_screens(desk):
            bad += find_nameless(desk, name, known)
        if bad:
            raise Failed(f"{len(bad)} controls without a name:\n" + "\n".join(bad[:40]))


def check_hostile_words():
    with at_desk() as desk:
        add_hostile_records(desk)
        desk.start()
        desk.program.wait("Zeeland|Achterhoek")
        desk.go_to_region("Midden-Holland")
        desk.program.press("Deelprojecten", kind="GtkLabel")
        for title in HOSTILE.values():
            desk.program.wait(re.escape(title.strip()[:200]))
        desk.open_record("Midden-Holland", "Deelprojecten", "Zoek in deelprojecten", "vet")
        desk.program.wait(re.escape(HOSTILE["markup"]))


if __name__ == "__main__":
    tap([
        ("hostile titles are shown as they are, beside files that are no records", check_hostile_words),
        ("every control on every screen has a name", check_names),
    ])
