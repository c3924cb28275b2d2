#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""What leaves for other programs, read back by readers that are not ours."""

import csv
import datetime
import os
import sys

import openpyxl

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tap import equal, has, run_all, test  # noqa: E402

HOSTILE = ["=1+1", "+31 118", "-2", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "a;b\"c", "R&D <b>é</b>"]


def begin(place):
    place.begin()
    place.run("set", "zeeland/plan", "status=running", "approval.on=2019-09-26", "period.end=2020-Q3",
              'budget.loon={"label":"Loon","amounts":{"planned":712500,"committed":-5}}',
              'indicators.p={"name":"Plaatsingen","unit":"mensen","target":12.5}', "internal_notes=Niet voor buiten")
    place.run("set", "midden-holland/plan", "status=running", "ambition=" + HOSTILE[0],
              'indicators.p={"name":"Plaatsingen","unit":"mensen","target":10}')
    for i, text in enumerate(HOSTILE):
        place.run("add", "subproject", "zeeland", "--id", f"h{i}-1a", f"title={text}", f"goal={text}")


def read_xlsx(place, *arguments, lang="nl"):
    path = place.path("out.xlsx")
    equal(place.json("--lang", lang, *arguments, "-o", path), {"file": path, "format": "xlsx"})
    sheet = openpyxl.load_workbook(path).active
    return sheet, [list(row) for row in sheet.iter_rows()]


def read_csv(place, *arguments):
    path = place.path("out.csv")
    place.run("--lang", "nl", *arguments, "-o", path)
    with open(path, newline="", encoding="utf-8-sig") as file:
        return list(csv.reader(file, delimiter=";"))


def find(rows, part, value=lambda cell: cell.value):
    return next(row for row in rows if len(row) > 2 and value(row[2]) == part)


@test
def a_spreadsheet_of_regions(place):
    begin(place)
    sheet, rows = read_xlsx(place, "compare", "zeeland", "midden-holland")
    equal([sheet.title, sheet.freeze_panes, sheet.auto_filter.ref], ["Vergelijking", "A3", f"A2:F{len(rows)}"])
    assert rows[0][0].value.startswith("Perspectief op Werk, Zeeland, Midden-Holland, "), rows[0][0].value
    equal([c.value for c in rows[1]], ["Soort", "Bij", "Onderdeel", "Zeeland", "Midden-Holland", "Verschil"])
    assert all(c.font.bold for c in rows[1])
    for letter, dimension in sheet.column_dimensions.items():
        longest = max(len(str(row["ABCDEF".index(letter)].value or "")) for row in rows[1:])
        assert min(longest, 40) <= dimension.width <= 60, (letter, dimension.width, longest)

    planned = find(rows, "Begroot")
    equal([planned[3].value, planned[3].data_type, planned[4].value], [712500, "n", "onbekend"])
    has(planned[3].number_format, "€")
    line = find(rows, "Begroting › Loon")
    equal([line[3].data_type, line[4].value, line[5].value], ["s", "–", "alleen in Zeeland"])
    approved = find(rows, "Vaststelling › Vastgesteld op")
    equal([approved[3].value, approved[3].is_date, approved[4].value], [datetime.datetime(2019, 9, 26), True, "onbekend"])
    equal(find(rows, "Looptijd › Eind")[3].value, "3e kwartaal 2020")
    target = find(rows, "Indicatoren › Plaatsingen › Doelwaarde")
    equal([target[3].value, target[4].value, target[3].data_type], [12.5, 10, "n"])
    assert not any("Niet voor buiten" in str(c.value) for row in rows for c in row)


@test
def nothing_becomes_a_formula(place):
    begin(place)
    _, rows = read_xlsx(place, "compare", "zeeland", "midden-holland")
    cells = [c for row in rows for c in row if c.value is not None]
    equal([c.value for c in cells if c.data_type == "f"], [])
    for text in HOSTILE:
        found = [c for c in cells if c.value == text]
        assert found, text
        # Text, and it stays so when a person edits the cell.
        equal({(c.data_type, c.number_format) for c in found}, {("s", "@")})
    for row in read_csv(place, "compare", "zeeland", "midden-holland"):
        for cell in row:
            assert cell[:1] not in ("=", "+", "@", "\t") and (cell[:1] != "-" or cell[1:].isdigit()), cell
    cells = [cell for row in read_csv(place, "compare", "zeeland", "midden-holland") for cell in row]
    for text in HOSTILE:
        assert (f"'{text}" if text[0] in "=+-@" else text) in cells, text


@test
def text_says_the_same(place):
    begin(place)
    rows = read_csv(place, "compare", "zeeland", "midden-holland")
    equal(rows[1], ["Soort", "Bij", "Onderdeel", "Zeeland", "Midden-Holland", "Verschil"])
    same = str
    equal(find(rows, "Begroot", same)[3:5], ["≥ € 712.500 (1 van 8 bekend)", "onbekend"])
    equal(find(rows, "Vaststelling › Vastgesteld op", same)[3], "2019-09-26")
    equal(find(rows, "Indicatoren › Plaatsingen › Doelwaarde", same)[3:5], ["12,5", "10"])
    _, sheet = read_xlsx(place, "compare", "zeeland", "midden-holland")
    equal([[cell.lstrip("'") for cell in row[:3]] for row in rows[1:]], [[c.value or "" for c in row[:3]] for row in sheet[1:]])


@test
def one_thing_of_all_regions(place):
    begin(place)
    sheet, rows = read_xlsx(place, "compare", "--field", "committed")
    equal(sheet.title, "Verplicht")
    has(rows[0][0].value, "Verplicht, Bekend van 1 van 2 regio’s")
    equal([[c.value for c in row] for row in rows[1:]],
          [["Regio", "Verplicht", "Delen bekend", "Delen"], ["Midden-Holland", "onbekend", 0, 0], ["Zeeland", -5, 1, 8]])
    has(rows[3][1].number_format, "≥")
    _, rows = read_xlsx(place, "compare", "--field", "approval.on")
    equal([[c.value for c in row] for row in rows[2:]],
          [["Midden-Holland", "onbekend"], ["Zeeland", datetime.datetime(2019, 9, 26)]])
    _, rows = read_xlsx(place, "compare", "--field", "internal_notes")
    equal(len(rows), 2)


@test
def other_tables(place):
    begin(place)
    place.run("moment", "zeeland/plan-1", "--kind", "approval")
    place.run("set", "zeeland/subprojects/h0-1a", "period.end=2020-06-30")
    _, rows = read_xlsx(place, "drift")
    equal([c.value for c in rows[1]], ["Regio", "Deelproject", "Dagen later", "Keer verzet", "Geld verschoven",
                                       "Omvang erbij", "Omvang eraf", "Wijzigingen", "Met reden"])
    assert any(row[1].value == "Hele regio" for row in rows)
    _, rows = read_xlsx(place, "compare", "zeeland", "--template", "--field", "themes", lang="en")
    equal({row[4].value for row in rows[2:]}, {"–"})
    _, rows = read_xlsx(place, "compare", "zeeland", "midden-holland", "--field", "status")
    equal([[c.value for c in row[2:]] for row in rows[2:]], [["Status", "In uitvoering", "In uitvoering", "gelijk"]])


CHANGES = ["Regio", "Deelproject", "Datum", "Persoon", "Veld", "Oude waarde", "Nieuwe waarde", "Reden", "Gremium", "Telt mee bij"]


def decide(place, *arguments, body):
    """A change as the window saves it: with the body that decided it, which no option of powctl names."""
    place.run("set", *arguments)
    line = "refs/heads/region/zeeland"
    message = place.git("log", "-1", "--format=%B", line).rstrip() + f"\nBody: {body}"
    revision = place.git("commit-tree", f"{line}^{{tree}}", "-p", f"{line}^", "-m", message)
    place.git("update-ref", line, revision)


@test
def the_changes_behind_drift(place):
    begin(place)
    first, other = "zeeland/subprojects/h0-1a", "zeeland/subprojects/h5-1a"
    body = place.json("add", "body", "zeeland", "name=Stuurgroep Zeeland", "type=steering_group")["address"]
    place.run("set", first, "period.end=2020-06-30", 'budget.loon={"label":"Loon","amounts":{"planned":100000}}')
    place.run("moment", "zeeland/plan-1", "--kind", "approval")
    place.run("set", first, "period.end=2020-09-30", "--reason", HOSTILE[0])
    decide(place, first, "budget.loon.amounts.planned=80000", "--reason", "Goedkoper", body=body)
    place.run("set", other, 'milestones.m={"title":"Start","date":"2020-Q1"}')
    place.run("add", "subproject", "zeeland", "--id", "nieuw-1a", "title=Nieuw")

    path = place.path("out.xlsx")
    place.run("--lang", "nl", "drift", "--region", "zeeland", "-o", path)
    book = openpyxl.load_workbook(path)
    equal(book.sheetnames, ["Plan en praktijk", "Wijzigingen"])
    sheet = book["Wijzigingen"]
    rows = [[c.value for c in row] for row in sheet.iter_rows()]
    has(rows[0][0], "Plan en praktijk")
    equal([rows[1], sheet.freeze_panes, sheet.auto_filter.ref], [CHANGES, "C3", f"A2:J{len(rows)}"])
    assert all(isinstance(row[2], datetime.datetime) and row[0] == "Zeeland" and row[3] for row in rows[2:])
    equal([c.coordinate for row in sheet.iter_rows() for c in row if c.data_type == "f"], [])
    told = {(row[1], row[9]): row[4:9] for row in rows[2:]}
    equal(len(told), len(rows) - 2)
    equal(told[HOSTILE[0], "Keer verzet"], ["Looptijd", "Eind 30 jun 2020", "Eind 30 sep 2020", HOSTILE[0], None])
    money = told[HOSTILE[0], "Geld verschoven"]
    equal([money[0], money[3], money[4]], ["Begroting › Loon › Bedragen", "Goedkoper", "Stuurgroep Zeeland"])
    has(money[1], "100.000")
    has(money[2], "80.000")
    milestone = told[HOSTILE[5], "Omvang erbij"]
    equal([milestone[0], milestone[1], milestone[3], milestone[4]], ["Mijlpalen › Start toegevoegd", None, None, None])
    equal(told["Nieuw", "Omvang erbij"], ["Deelproject toegevoegd", None, None, None, None])

    # Text is one table a file: the numbers, or what is behind them.
    equal(read_csv(place, "drift", "--region", "zeeland")[1][2], "Dagen later")
    text = read_csv(place, "drift", "--region", "zeeland", "--changes")
    plain = [["" if v is None else v.strftime("%Y-%m-%d") if isinstance(v, datetime.datetime) else v for v in row] for row in rows[1:]]
    equal([[cell[1:] if cell[:2] in ("'=", "'+", "'-", "'@") else cell for cell in row] for row in text[1:]], plain)
    has(place.error("drift", "--changes", status=2)["message"], "--output")


@test
def every_number_of_drift_has_its_changes(place):
    demo, path = place.path("demo"), place.path("out.xlsx")
    place.run("init", demo, "--demo")
    place.run("-C", demo, "--lang", "nl", "drift", "--from", "2019-07-01", "-o", path)
    book = openpyxl.load_workbook(path, read_only=True)
    numbers, changes = (list(book[name].iter_rows(min_row=3, values_only=True)) for name in book.sheetnames)
    counted = {(row[0], row[1], part) for row in changes for part in row[9].split(", ")}
    seen = 0
    for region, subproject, _, replanned, money, added, dropped, steps, _ in numbers:
        if subproject == "Hele regio" or steps is None:
            continue
        for number, part in ((replanned, "Keer verzet"), (money, "Geld verschoven"), (added, "Omvang erbij"), (dropped, "Omvang eraf")):
            assert not number or isinstance(number, str) or (region, subproject, part) in counted, (region, subproject, part)
            seen += isinstance(number, int) and number > 0
        equal(bool(steps), any(key[:2] == (region, subproject) for key in counted))
    assert seen > 50, seen


@test
def what_cannot_be_written(place):
    begin(place)
    for name in ("out", "out.ods", "-"):
        error = place.error("compare", "zeeland", "midden-holland", "-o", place.path(name), status=2)
        has(error["message"], ".xlsx or .csv")
    equal(place.error("compare", "--field", "status", "--field", "code", "-o", place.path("a.csv"), status=2)["code"], "usage")
    has(place.error("compare", "--field", "status", "-o", place.path("no/a.csv"))["message"], "a.csv")
    place.environment["TMPDIR"] = place.path("nowhere")
    has(place.error("compare", "--field", "status", "-o", place.path("a.xlsx"))["message"], "or export as CSV")
    assert not os.path.exists(place.path("a.xlsx"))


run_all()
