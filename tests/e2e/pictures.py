#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Photographs every screen of the real program, and says what is wrong in it.

    pictures.py DIR            every screen: light and dark, wide and narrow, large text, all portfolios
    pictures.py DIR --short    one light and one dark round, for every run of the tests
    pictures.py DIR --readme   the pictures of the README

Fails on warnings of the toolkit, on words that were left in English, and on fixed words that are cut off.
"""
import argparse
import ast
import pathlib
import re
import shutil
import subprocess
import sys

from driver import Failed, Home, Program, Screen, powctl
from pictures_looking_back import take_compare, take_history, take_history_of, take_looking_back, take_reason
from pictures_sharing import take_carry, take_choice, take_choices, take_sharing, take_sign_in

TOP = pathlib.Path(__file__).resolve().parents[2]
WIDE, NARROW = (1280, 800), (400, 800)
REGION = "Midden-Holland"


class Catalogue:
    """The Dutch of every source string, as nl.po has it."""

    def __init__(self):
        self.dutch, self.english = set(), set()
        for block in (TOP / "app/po/nl.po").read_text().split("\n\n"):
            if 'msgctxt "short name"' in block:  # the long name is no translation of the short one
                continue
            block = "\n".join(line for line in block.splitlines() if not line.startswith("#"))
            source, target = self._read(block, "msgid"), self._read(block, r"msgstr(?:\[0\])?")
            if source and target:
                self.dutch.add(target)
                if source != target:
                    self.english.add(source)
        self.english -= self.dutch
        # With a figure or a name in it, a string cannot be told from what people wrote.
        self.english = {words for words in self.english if "%" not in words and len(words) > 3}
        self.fixed = {words for words in self.dutch if "%" not in words}

    @staticmethod
    def _read(block, key):
        found = re.search(rf'^{key} ((?:"(?:[^"\\]|\\.)*"\n?)+)', block, re.M)
        return "".join(ast.literal_eval(line) for line in found.group(1).splitlines()) if found else ""


class Gallery:
    """One program, walked through; every stop is a picture and a look at its words."""

    catalogue = Catalogue()

    def __init__(self, folder, look, settings):
        self.name, self.folder, self.dark = look.name, folder, look.dark
        # What a window shows goes by how many words fit.
        self.wide = look.size[0] * 100 // look.text >= 600
        self.has_pane = look.size[0] * 100 // look.text >= 900
        self.screen, self.home = Screen(*look.size, text=look.text), Home()
        self.home.settings(window_size=str(look.size), **settings)
        self.problems = []
        self.program = None

    def start(self, *arguments):
        self.program = Program(self.screen, self.home, *arguments, dark=self.dark)

    def shot(self, name, waiting_for=None):
        if waiting_for:
            self.program.wait(waiting_for)
        path = self.folder / f"{self.name}-{name}.png"
        self.screen.photograph(path)
        for word in self.program.words():
            for text in (word.text, word.tooltip, word.hint):
                if text in self.catalogue.english:
                    self.problems.append(f"{path.name}: in English: {word}")
            if word.cut and word.text in self.catalogue.fixed:
                self.problems.append(f"{path.name}: cut off: {word}")

    def keys(self, *names):
        self.screen.keys(*names)
        self.screen.settle()

    def go(self, region=REGION):
        """To the dossier of a region, by keys."""
        self.keys("ctrl+g")
        self.program.wait("Zoek een regio")
        self.screen.type(region)
        self.screen.keys("Return")
        self.program.wait_gone("Zoek een regio")
        self.program.wait("Geef puls|Mensen")

    def open_summary(self):
        """The first tab of the dossier, which opens at the tab it was left at. The sidebar says the same word."""
        tabs = [word for word in self.program.words() if word.text == "Overzicht" and word.type == "GtkLabel"]
        tab = max(tabs, key=lambda word: word.middle()[0] if self.wide else word.middle()[1])
        self.screen.click(*tab.middle())
        self.screen.settle()

    def back(self):
        self.keys("alt+Left")

    def close(self):
        try:
            self.program.close()
        finally:
            self.problems += [f"{self.name}: {line}" for line in self.program.warnings()]
            self.screen.close()
            self.home.close()


PERSON = {"person": "'Sanne de Boer'", "organisation": "'UWV'", "role": "'national'", "own_region": "'midden-holland'",
          "against": "''"}


def make_portfolios(folder):
    """A portfolio of each sort, made once: programs get copies."""
    home = Home()
    powctl(home, "init", str(folder / "demo"), "--demo", "--seed", "1")
    powctl(home, "--author", "Sanne de Boer <sanne@example.org>", "init", str(folder / "empty"),
           "--template", "perspectief-op-werk")
    home.close()


def take_first_run(gallery):
    """Before there is a portfolio: welcome, a new one, a folder that is none, who are you."""
    no_portfolio = gallery.home.path / "Vakantiefoto's"
    no_portfolio.mkdir()
    gallery.start(str(no_portfolio))
    gallery.shot("error", "Terug naar het begin")
    gallery.program.press("Terug naar het begin")
    gallery.shot("welcome", "Welkom bij Perspectief")
    gallery.program.press("Verbind met een portfolio")
    gallery.program.wait("Adres \\(https, ssh of een map\\)")
    gallery.screen.type("http://git.example.nl/portfolio.git")
    gallery.keys("Return")
    gallery.shot("connect", ".*via http://.*")
    gallery.back()
    gallery.program.press("Begin een nieuwe portfolio")
    gallery.shot("new-portfolio", "Verder")
    gallery.back()
    gallery.program.press("Bekijk het voorbeeld")
    gallery.program.wait("Zeeland|Achterhoek")
    gallery.keys("F10")
    gallery.program.press("Wie ben je.*")
    gallery.shot("who-are-you", "Wie ben je\\?")


def take_overview(gallery):
    gallery.shot("overview", "Midden-Holland")
    gallery.keys("ctrl+l")
    gallery.shot("where", "Zoek een regio")
    gallery.keys("Escape")
    gallery.keys("ctrl+f")
    gallery.shot("filter", "Alle lichten")
    gallery.screen.type("Zuid")
    gallery.shot("filter-some")
    gallery.keys("ctrl+a")
    gallery.screen.type("zzz")
    gallery.shot("filter-nothing", "Geen regio’s in deze selectie")
    gallery.program.press("Wis filter")
    gallery.program.press("Filter \\(Ctrl\\+F\\)")
    if gallery.wide:
        gallery.program.press("Tegels")
        gallery.shot("tiles")
        gallery.program.press("Tabel")


def take_dossier(gallery):
    gallery.go()
    gallery.shot("dossier")
    for _ in range(30):
        gallery.screen.scroll(gallery.screen.width * 2 // 3)
    gallery.shot("dossier-end")
    for tab, lists in (("Deelprojecten", ()), ("Mensen", ("Organisaties", "Gremia")), ("Geld", ("Indicatoren",)),
                       ("Afspraken", ("Rondeverslagen",))):
        gallery.program.press(tab, kind="GtkLabel")
        gallery.shot(f"dossier-{tab.lower()}")
        for sub_list in lists:
            gallery.program.press(sub_list)
            gallery.shot(f"dossier-{sub_list.lower()}")
    gallery.back()


def take_records(gallery):
    for name, tab, sub_list, hint in (
            ("subproject", "Deelprojecten", None, "Zoek in deelprojecten"),
            ("trekker", "Mensen", None, "Zoek in trekkers"),
            ("stakeholder", "Mensen", "Organisaties", "Zoek in organisaties"),
            ("body", "Mensen", "Gremia", "Zoek in gremia"),
            ("agreement", "Afspraken", None, "Zoek in afspraken"),
            ("report", "Afspraken", "Rondeverslagen", "Zoek in rondeverslagen")):
        gallery.go()
        gallery.program.press(tab, kind="GtkLabel")
        if sub_list:
            gallery.program.press(sub_list)
        gallery.program.wait(hint)
        gallery.keys("ctrl+f")
        gallery.keys("Down")
        gallery.keys("Return")
        gallery.program.wait_gone(hint)
        gallery.shot(name)
        if name == "subproject":
            gallery.keys("p")
            gallery.shot("pulse")
            gallery.keys("Escape")
            for _ in range(30):
                gallery.screen.scroll(gallery.screen.width // 2)
            gallery.shot("subproject-end")
        gallery.keys("alt+4")


def take_wholes(gallery):
    """What there is one of: the plan and the region behind a dossier, and the programme."""
    for name, button in (("plan", "Actieplan"), ("region", "Regio")):
        gallery.go()
        gallery.program.press(button, kind="GtkLabel")
        gallery.program.wait_gone("Geef puls")
        gallery.shot(name)
        gallery.keys("alt+4")
    gallery.keys("F10")
    gallery.program.press("Programma…")
    gallery.shot("programme", "Doelgroepen")
    gallery.keys("alt+4")


def take_new(gallery):
    gallery.go()
    gallery.program.press("Deelprojecten", kind="GtkLabel")
    gallery.program.press("Nieuw: deelproject", kind="GtkButton")
    gallery.shot("new-record", "Toevoegen")
    gallery.keys("Escape")
    gallery.keys("alt+4")


def take_lists(gallery):
    for key, name, title in (("alt+7", "people", "Mensen en gremia"), ("alt+8", "agreements", "Afspraken"),
                             ("alt+k", "choices-end", "Keuzes")):
        gallery.keys(key)
        gallery.shot(name, title)
    gallery.keys("ctrl+question")
    gallery.shot("shortcuts")
    gallery.keys("Escape")
    if not gallery.has_pane:
        gallery.keys("F9")
        gallery.shot("sidebar")
        gallery.keys("F9")
    gallery.keys("alt+4")


README = {"overview": "overview", "tiles": "tiles", "dossier": "dossier", "subproject": "subproject", "history": "history-change"}


def copy_for_readme(folder):
    """Small enough for a repository; without dither the main colours stay what they are."""
    target = TOP / "app/data/screenshots"
    target.mkdir(exist_ok=True)
    for name, picture in README.items():
        subprocess.run(["convert", str(folder / f"demo-wide-light-{picture}.png"), "+dither", "-colors", "220", "-strip",
                        f"PNG8:{target / name}.png"], check=True)


ROUNDS = {
    "demo": (take_overview, take_dossier, take_records, take_wholes, take_choice, take_choices, take_history, take_history_of,
             take_new, take_looking_back, take_compare, take_reason, take_lists),
    "empty": (take_overview, take_dossier, take_wholes, take_sharing, take_sign_in, take_carry, take_lists),
}


class Look:
    """How a person looks at a portfolio: the size of the window and of the words (in per cent), light or dark."""

    def __init__(self, name, portfolio, size, dark=False, text=100):
        self.name, self.portfolio, self.size, self.dark, self.text = name, portfolio, size, dark, text


def list_looks():
    looks = [Look(f"{portfolio}-{name}-{'dark' if dark else 'light'}", portfolio, size, dark)
             for portfolio in ("first", *ROUNDS) for name, size in (("wide", WIDE), ("narrow", NARROW)) for dark in (False, True)]
    looks += [Look(f"{portfolio}-large-text-{text}", portfolio, WIDE, text=text) for portfolio in ("first", *ROUNDS) for text in (150, 200)]
    return looks


def walk(folder, stock, look, steps=None):
    """One program in one look; gives what was wrong."""
    portfolio = look.portfolio
    gallery = Gallery(folder, look, {} if portfolio == "first" else PERSON)
    try:
        if portfolio == "first":
            steps = [take_first_run]
        else:
            path = gallery.home.path / "data/perspectief/portfolios" / portfolio
            path.parent.mkdir(parents=True)
            shutil.copytree(stock / portfolio, path)
            gallery.start(str(path))
        for step in steps or ROUNDS[portfolio]:
            try:
                step(gallery)
            except Failed as failed:
                gallery.screen.photograph(folder / f"{gallery.name}-failed-{step.__name__}.png")
                gallery.problems.append(f"{gallery.name}: {step.__name__}: {failed}")
                gallery.keys("Escape", "Escape", "alt+4")
    finally:
        try:
            gallery.close()
        except Failed as failed:
            gallery.problems.append(f"{gallery.name}: {failed}")
    return gallery.problems


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("--only", default="", help="part of what is photographed, as in wide-light or large-text")
    arguments.add_argument("--short", action="store_true", help="one look at the example")
    arguments.add_argument("--readme", action="store_true", help="make the pictures of the README")
    asked = arguments.parse_args()
    steps = None
    if asked.short:
        asked.only, steps = "demo-narrow-dark", [take_overview, take_dossier, take_new]
    if asked.readme:
        asked.only, steps = "demo-wide-light", [take_overview, take_dossier, take_records, take_history]
    folder = asked.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    home = Home()
    make_portfolios(home.path)
    problems = []
    for look in list_looks():
        if asked.only in look.name:
            problems += walk(folder, home.path, look, steps)
    home.close()
    if asked.readme:
        copy_for_readme(folder)
    for problem in problems:
        print(problem)
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}, {len(problems)} problems")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
