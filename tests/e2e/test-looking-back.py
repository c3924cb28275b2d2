#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Looking back in the window: another moment, what has changed since one, and putting back what is gone."""
from driver import Failed, at_desk, powctl, tap, wait_for

REGION, LINE = "Midden-Holland", "region/midden-holland"
SUBPROJECT = "Schoon aan het werk"


def start(desk):
    desk.start()
    desk.program.wait("Zeeland|Achterhoek")
    desk.screen.settle()


def count_changed(desk):
    """How many regions the line under the overview calls changed."""
    found = desk.program.find(r"\d+ gewijzigd")
    return int((found.text or found.tooltip).split()[0]) if found else 0


def check_since_steering_group():
    with at_desk() as desk:
        start(desk)
        # Three keys.
        desk.screen.keys("ctrl+b", "Down", "Return", pause=0.4)
        desk.program.wait(r"Vorige stuurgroep \(.*\)")
        wait_for(lambda: count_changed(desk) > 0, 10, "no region is marked")
        desk.screen.keys("ctrl+b", "Return", pause=0.4)
        desk.program.wait_gone(r"\d+ gewijzigd")
        desk.screen.settle()
        # Two clicks.
        desk.program.press("Niets", kind="GtkLabel")
        desk.program.press("Vorige stuurgroep", kind="GtkLabel")
        wait_for(lambda: count_changed(desk) > 0, 10, "no region is marked after two clicks")


def check_each_role():
    """Each role starts with its own moment; what somebody chose is there again at the next start."""
    for role, moment in (("lead", "Vorige stuurgroep \\(16 jan 2020\\)"), ("national", "Vorige ronde .*"),
                         ("coordinator", "Vorige keer dat ik keek \\(3 feb 2020\\)")):
        with at_desk(role=f"'{role}'", against=None) as desk:
            desk.start()
            desk.program.wait(moment)
            if role != "national":
                desk.program.wait("Sinds: " + moment)
                continue
            desk.screen.settle()
            desk.screen.keys("ctrl+b", pause=0.4)
            desk.screen.type("nov 2019")
            desk.screen.keys("Return")
            desk.program.wait("november 2019")
            desk.program.close()
            desk.start()
            desk.program.wait("november 2019")


def check_visit_after_a_crash():
    """A program that is killed has been looked at all the same."""
    with at_desk("own", role="'coordinator'", against=None) as desk:
        note = desk.home.path / "data/perspectief/private"
        desk.start()
        desk.program.wait("Midden-Holland")
        wait_for(lambda: any(note.glob("*.json")), 10, "the visit is not noted")
        desk.program.process.kill()
        desk.program.process.wait()
        desk.start()
        desk.program.wait("Vorige keer dat ik keek \\(.*\\)")


def check_at_a_date():
    with at_desk() as desk:
        start(desk)
        tip = desk.git("rev-parse", LINE)
        # Two keys and the date.
        desk.screen.keys("ctrl+d", pause=0.4)
        desk.screen.type("6 aug 2019")
        desk.screen.keys("Return")
        desk.program.wait("Alleen lezen, stand op: 6 aug 2019")
        desk.open_record(REGION, "Deelprojecten", "Zoek in deelprojecten")
        desk.screen.settle()
        desk.screen.keys("F2")
        desk.program.wait(".*alleen te lezen.*")
        desk.screen.keys("p", "Delete", "ctrl+z")
        desk.screen.settle()
        if desk.git("rev-parse", LINE) != tip:
            raise Failed("the past was changed")
        desk.program.press("Terug naar nu")
        desk.program.wait_gone("Alleen lezen, stand op: 6 aug 2019")


def check_gone_and_put_back():
    with at_desk() as desk:
        path = [name for name in desk.git("ls-tree", "-r", "--name-only", LINE).splitlines()
                if "/subprojects/schoon-aan-het-werk" in name][0]
        address = path.removeprefix("regions/").removesuffix(".json")
        powctl(desk.home, "-C", str(desk.path), "--author", "Karel de Wit <karel@example.org>", "remove", address)
        start(desk)
        desk.screen.keys("ctrl+b", pause=0.4)
        desk.screen.type("13-02-2020")
        desk.screen.keys("Return")
        desk.program.wait("13 feb 2020")
        desk.open_record(REGION, "Deelprojecten", "Zoek in deelprojecten", SUBPROJECT)
        desk.program.press("Terugzetten")
        wait_for(lambda: '"removed": true' not in desk.git("show", f"{LINE}:{path}"), 10, "it was not put back")


def check_who_set_it():
    """Three keys on a field: who set it, an earlier value, and back with that."""
    with at_desk() as desk:
        path = [name for name in desk.git("ls-tree", "-r", "--name-only", LINE).splitlines()
                if "/subprojects/schoon-aan-het-werk" in name][0]
        address = path.removeprefix("regions/").removesuffix(".json")
        for person, title in (("Karel de Wit <karel@example.org>", "Schoon werk"), ("Jan Visser <jan@example.org>", "Schoonwerk")):
            powctl(desk.home, "-C", str(desk.path), "--author", person, "set", address, f"title={title}")
        start(desk)
        desk.open_record(REGION, "Deelprojecten", "Zoek in deelprojecten", "Schoonwerk")
        desk.program.press("Titel", kind="GtkLabel")
        desk.screen.keys("Escape")
        desk.screen.settle()
        desk.screen.keys("h")
        desk.program.wait("Jan Visser, .*")
        desk.program.wait("Karel de Wit, .*")
        desk.screen.settle()
        desk.screen.keys("Down", "r", pause=0.4)
        wait_for(lambda: f'"title": "{SUBPROJECT}"' in desk.git("show", f"{LINE}:{path}"), 10, "the earlier value is not back")


def check_side_by_side():
    """Two regions side by side in four keys."""
    with at_desk() as desk:
        start(desk)
        desk.screen.keys("c", "Down", "c", pause=0.4)
        desk.program.wait("Vergelijken: .*")
        desk.screen.keys("Return")
        desk.program.wait("Onderdeel")
        for region in ("Midden-Holland", "Gorinchem"):
            desk.program.wait(region)


def check_change_by_keys():
    """In the history Enter goes to the change, H tells of the value that has the focus, O opens its record."""
    with at_desk() as desk:
        path = [name for name in desk.git("ls-tree", "-r", "--name-only", LINE).splitlines()
                if "/subprojects/schoon-aan-het-werk" in name][0]
        address = path.removeprefix("regions/").removesuffix(".json")
        powctl(desk.home, "-C", str(desk.path), "--author", "Karel de Wit <karel@example.org>", "set", address, "title=Schoon werk")
        start(desk)
        desk.screen.keys("ctrl+h")
        desk.program.wait("Zet titel terug.*")
        desk.screen.settle()
        desk.screen.keys("Return")
        desk.screen.settle()
        desk.screen.keys("h")
        desk.program.wait("Alle wijzigingen")
        desk.screen.keys("Escape")
        desk.program.wait_gone("Alle wijzigingen")
        desk.screen.settle()
        desk.screen.keys("o")
        desk.program.wait_gone("Zet titel terug.*")
        desk.program.wait("Deelproject")


if __name__ == "__main__":
    tap([
        ("what changed since the last steering group, in three keys or two clicks", check_since_steering_group),
        ("each role looks back at its own moment, and a choice is remembered", check_each_role),
        ("a visit counts after a crash", check_visit_after_a_crash),
        ("the whole portfolio at a date in two keys and the date, read-only", check_at_a_date),
        ("who set a value, and the one before it back, in three keys", check_who_set_it),
        ("two regions side by side in four keys", check_side_by_side),
        ("a change of the history by keys", check_change_by_keys),
        ("what is gone stands where it stood and is put back", check_gone_and_put_back),
    ])
