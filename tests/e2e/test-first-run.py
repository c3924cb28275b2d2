#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""The first minutes: from an empty home to the overview, by keys alone, and the second start."""
from driver import Failed, Home, Program, Screen, keep_picture, tap


def start_clean(case):
    screen, home = Screen(1280, 800), Home()
    try:
        case(screen, home)
    except Failed:
        keep_picture(screen)
        raise
    finally:
        screen.close()
        home.close()


def check_first_run(screen, home):
    program = Program(screen, home)
    program.wait("Welkom bij Perspectief")
    screen.settle()
    screen.keys("Tab", "Return")
    program.wait("Voorbeeld: het is hier 13 februari 2020. Niets wordt gedeeld.", seconds=60)
    program.wait("Zeeland|Achterhoek", seconds=60)
    screen.settle()
    program.close()
    if program.warnings():
        raise Failed("; ".join(program.warnings()))
    again = Program(screen, home)
    again.wait("Voorbeeld: het is hier 13 februari 2020. Niets wordt gedeeld.", seconds=60)
    if again.find("Wie ben je\\?") or again.find("Welkom bij Perspectief"):
        raise Failed("the second start asks again")
    again.close()
    if again.warnings():
        raise Failed("; ".join(again.warnings()))


def check_no_portfolio(screen, home):
    folder = home.path / "Vakantiefoto's <2019> & meer"
    folder.mkdir()
    (folder / "strand.txt").write_text("zee")
    program = Program(screen, home, str(folder))
    program.wait("Deze map is geen portfolio van jou")
    program.press("Terug naar het begin")
    program.wait("Welkom bij Perspectief")
    program.close()
    if program.warnings():
        raise Failed("; ".join(program.warnings()))
    if sorted(path.name for path in folder.iterdir()) != ["strand.txt"]:
        raise Failed("something was written in a folder that is no portfolio")


if __name__ == "__main__":
    tap([
        ("the example by two keys, to the overview; the second start goes straight there",
         lambda: start_clean(check_first_run)),
        ("a folder that is no portfolio is refused in words, untouched",
         lambda: start_clean(check_no_portfolio)),
    ])
