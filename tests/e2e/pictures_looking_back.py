# SPDX-License-Identifier: EUPL-1.2
"""The pictures of looking back and across: other moments, the history, comparing."""


def take_looking_back(gallery):
    """Another moment, and what has changed since one."""
    gallery.program.wait("Midden-Holland")
    gallery.keys("ctrl+d")
    gallery.shot("when", "Een andere datum")
    gallery.screen.type("dec 2019")
    gallery.keys("Return")
    gallery.shot("as-of", "Terug naar nu")
    gallery.go()
    gallery.shot("as-of-dossier")
    gallery.program.press("Terug naar nu")
    gallery.program.wait_gone("Terug naar nu")
    gallery.keys("ctrl+b")
    gallery.shot("against", "Een andere datum")
    gallery.screen.type("nov 2019")
    gallery.keys("Return")
    gallery.open_summary()
    gallery.shot("since-dossier", "Sinds: november 2019")
    gallery.program.press("Deelprojecten", kind="GtkLabel")
    gallery.shot("since-list", "Zoek in deelprojecten")
    gallery.keys("ctrl+f", "Down", "Return")
    gallery.program.wait_gone("Zoek in deelprojecten")
    gallery.shot("since-record")
    gallery.keys("alt+4")
    gallery.shot("since-overview", r"\d+ gewijzigd")
    if gallery.wide:
        gallery.program.press("Tegels")
        gallery.shot("since-tiles")
        gallery.program.press("Tabel")
    gallery.keys("ctrl+d")
    gallery.screen.type("2017")
    gallery.keys("Return")
    gallery.shot("no-state", "Er is geen stand van toen")
    gallery.program.press("Terug naar nu")
    gallery.program.wait("Midden-Holland")
    gallery.keys("ctrl+b")
    gallery.program.press("Niets")
    gallery.program.wait_gone("Een andere datum")


def take_compare(gallery):
    """Regions side by side, then the other ways of comparing."""
    gallery.program.wait("eigen|[0-9]+ d")
    gallery.keys("alt+4")  # the keys are those of a row
    for key in ("c", "Down", "c"):
        gallery.keys(key)
    gallery.shot("compare-choose", "Vergelijken: .*")
    gallery.keys("Return")
    gallery.shot("compare", "Onderdeel|.*: groen")
    ways = (("moments", "Twee momenten", "[0-9]+ verschillen"), ("practice", "Plan en praktijk", "Keer verzet.*"), ("template", "Sjabloon", "Programmalijnen"))
    shown = "Regio.s"
    for name, way, hint in ways:
        if gallery.wide:
            gallery.program.press(way)
        else:  # a list of the ways
            gallery.program.press(shown)
            gallery.keys(*{"moments": ("Up",), "practice": ("Down", "Down"), "template": ("Down",)}[name], "Return")
            shown = way
        gallery.shot(f"compare-{name}", hint)
        if name == "practice":
            gallery.program.wait("(Met reden: )?[0-9]+ van [0-9]+")  # the history has been read
            gallery.program.press("Kijken en doen in de zorg")  # the first, in view with large words too
            gallery.keys("Return")
            gallery.shot("compare-changes-behind")
    gallery.keys("alt+4")


def take_reason(gallery):
    """A date of an approved plan moves: beside the work it is asked why."""
    gallery.go()
    gallery.program.press("Deelprojecten", kind="GtkLabel")
    gallery.program.wait("Zoek in deelprojecten")
    gallery.keys("ctrl+f")
    gallery.keys("Down")
    gallery.keys("Return")
    gallery.program.wait_gone("Zoek in deelprojecten")
    gallery.program.press("Eind")
    gallery.keys("ctrl+a")
    gallery.screen.type("1 dec 2020")
    gallery.keys("Return")
    gallery.shot("reason", ".*wijkt af van het vastgestelde plan.*")
    gallery.keys("alt+4")


def take_history(gallery):
    """Everything that changed, one change, what undoing it would do, and another moment."""
    gallery.program.wait("Midden-Holland|Zeeland")
    gallery.screen.settle()
    gallery.keys("ctrl+h")
    gallery.program.wait("[0-9]+ wijzigingen in deze selectie")
    gallery.shot("history", "[0-9]+ wijzigingen door .*")
    gallery.keys("Down")
    gallery.keys("Down")
    if not gallery.has_pane:
        gallery.keys("Return")
    gallery.shot("history-change", "Bekijk de portfolio van toen")
    gallery.program.press("Zet .* terug …|Draai terug …")
    gallery.shot("history-undo", "Dit gaat terug|Dit wordt een keuze|Niets terug te zetten")
    gallery.keys("Escape")
    gallery.program.press("Noem dit moment")
    gallery.shot("history-name", "Wat het is")
    gallery.keys("Escape")
    if gallery.wide:
        gallery.program.press("Bekijk de portfolio van toen")
        gallery.shot("history-then", "Terug naar nu")
        gallery.program.press("Terug naar nu")
        gallery.program.wait_gone("Terug naar nu")
    gallery.keys("alt+4")


def take_history_of(gallery):
    """Of one field: who set it, by one key; of one record: its history; and a search that finds nothing."""
    gallery.go()
    gallery.program.press("Deelprojecten", kind="GtkLabel")
    gallery.program.wait("Zoek in deelprojecten")
    gallery.keys("ctrl+f")
    gallery.screen.type("Schoon aan het werk")
    gallery.keys("Down")
    gallery.keys("Return")
    gallery.program.wait_gone("Zoek in deelprojecten")
    gallery.keys("Down", "Down", "h")
    gallery.shot("origin", "Alle wijzigingen")
    gallery.program.press("Alle wijzigingen")
    gallery.shot("history-field", "Dit veld")
    gallery.keys("ctrl+f")
    gallery.screen.type("zzz")
    gallery.shot("history-nothing", "Niets in deze selectie")
    gallery.keys("alt+4")
