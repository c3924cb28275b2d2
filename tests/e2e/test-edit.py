#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Changing things in the window: into the history within a moment, out again, and never lost."""
import os
import signal
import time

from driver import Failed, at_desk, powctl, tap, wait_for

REGION, LINE = "Midden-Holland", "region/midden-holland"


def newest(desk):
    """Author and subject of the newest change of the region."""
    return desk.git("log", "-1", "--format=%an: %s", LINE).strip()


def open_subproject(desk, name="Schoon aan het werk"):
    desk.open_record(REGION, "Deelprojecten", "Zoek in deelprojecten", name)


def edit(desk, caption, text):
    """Types @text in the field with @caption, instead of what is there."""
    desk.program.press(caption, kind="GtkLabel")
    desk.screen.settle()
    desk.screen.keys("ctrl+a")
    desk.screen.type(text)


def check_edit_and_undo():
    with at_desk() as desk:
        desk.start()
        desk.program.wait("Zeeland|Achterhoek")
        open_subproject(desk)
        before = newest(desk)
        edit(desk, "Titel", "Schoon aan de slag")
        desk.screen.keys("Return")
        wait_for(lambda: newest(desk) != before, 5, "the change is not in the history")
        told = newest(desk)
        if not told.startswith("Sanne de Boer: ") or "Schoon aan" not in told:
            raise Failed(f"the history says “{told}”")
        desk.program.wait("Schoon aan de slag")
        desk.screen.settle()
        desk.screen.keys("ctrl+z")
        desk.program.wait("Schoon aan het werk")
        wait_for(lambda: "Schoon aan het werk" in desk.git("show", f"{LINE}:" + find_path(desk)), 5,
                 "undo is not in the history")


def find_path(desk):
    name = [path for path in desk.git("ls-tree", "-r", "--name-only", LINE).splitlines()
            if "/subprojects/schoon-aan-het-werk" in path]
    return name[0]


def check_draft_survives_kill():
    with at_desk() as desk:
        desk.start()
        desk.program.wait("Zeeland|Achterhoek")
        open_subproject(desk)
        edit(desk, "Eind", "31 febr")
        desk.program.wait(".*is niet als datum te lezen.*")
        time.sleep(1)  # drafts are written half a second after the last key
        before = desk.git("rev-parse", LINE)
        os.kill(desk.program.process.pid, signal.SIGKILL)
        desk.program.process.wait()
        desk.start()
        desk.program.wait("Zeeland|Achterhoek")
        open_subproject(desk)
        desk.program.wait("Je typte hier iets .*")
        desk.program.press("Eind", kind="GtkLabel")
        desk.program.wait("31 febr")
        if desk.git("rev-parse", LINE) != before:
            raise Failed("half a date was saved")


def check_change_from_outside():
    with at_desk() as desk:
        desk.start()
        desk.program.wait("Zeeland|Achterhoek")
        open_subproject(desk)
        edit(desk, "Eind", "na de")
        address = find_path(desk).removeprefix("regions/").removesuffix(".json")
        powctl(desk.home, "-C", str(desk.path), "--author", "Karel de Wit <karel@example.org>", "set", address,
               "title=Schoon door Karel")
        desk.program.wait("Schoon door Karel", seconds=5)
        if not desk.program.find("na de"):
            raise Failed("the text being typed is gone")
        desk.screen.type(" zomer 2020")
        desk.program.wait("na de zomer 2020")
        desk.screen.keys("Escape")


def check_pulse():
    with at_desk() as desk:
        desk.start()
        desk.program.wait("Zeeland|Achterhoek")
        open_subproject(desk)
        before = newest(desk)
        desk.screen.keys("p")
        desk.program.wait("Toelichting")
        desk.screen.settle()
        desk.screen.keys("2")
        desk.screen.type("Werkgever haakt af, gesprek volgt")
        desk.screen.keys("ctrl+Return")
        wait_for(lambda: newest(desk) != before, 5, "the pulse is not in the history")
        record = desk.git("show", f"{LINE}:{find_path(desk)}")
        if '"Werkgever haakt af, gesprek volgt"' not in record or '"amber"' not in record:
            raise Failed(f"the pulse is not in the record: {record[-400:]}")


def check_who_set_this():
    with at_desk() as desk:
        desk.start()
        desk.program.wait("Zeeland|Achterhoek")
        open_subproject(desk)
        edit(desk, "Titel", "Schoon aan de slag")
        desk.screen.keys("Return")
        wait_for(lambda: "Schoon aan de slag" in newest(desk), 5, "the change is not in the history")
        desk.screen.settle()
        desk.screen.keys("h")
        desk.program.wait("Sanne de Boer, .*")
        desk.program.wait("Karel de Wit, .*|Marieke Janse, .*|Ilse Vermeulen, .*")
        desk.screen.settle()
        desk.screen.keys("r")
        wait_for(lambda: '"Schoon aan het werk"' in desk.git("show", f"{LINE}:" + find_path(desk)), 5,
                 "the previous value is not back")
        desk.program.wait("Titel teruggezet")


def check_clone():
    with at_desk() as desk:
        clone = desk.home.path / "clone"
        desk.git("clone", "-q", str(desk.path), str(clone))
        for line in desk.git("for-each-ref", "--format=%(refname:short)", "refs/heads").split():
            here, there = desk.git("rev-parse", line), desk.git("-C", str(clone), "rev-parse", f"origin/{line}")
            if here != there:
                raise Failed(f"{line} differs in the clone")


if __name__ == "__main__":
    tap([
        ("a change typed in the window is in the history with its author; Ctrl+Z takes it back", check_edit_and_undo),
        ("half a date survives a kill, and is not saved", check_draft_survives_kill),
        ("a change from outside shows; what is being typed stays", check_change_from_outside),
        ("a pulse by keys alone", check_pulse),
        ("who set this, and the previous value back, by two keys", check_who_set_this),
        ("git clone has every line", check_clone),
    ])
