#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Two people share through a real bare repository: what clashes waits as a choice, and is settled by keys."""
import json
import socket
import subprocess

from driver import at_desk, powctl, tap, wait_for

TITLE = "zeeland/plan:title"


def make_server(desk):
    """A server that has this portfolio, and a colleague with a copy of it."""
    server, other = desk.home.path / "server.git", desk.home.path / "other"
    subprocess.run(["git", "init", "--quiet", "--bare", str(server)], check=True)
    powctl(desk.home, "-C", str(desk.path), "remote", "add", "origin", str(server))
    powctl(desk.home, "-C", str(desk.path), "sync", "--fill")
    powctl(desk.home, "clone", str(server), str(other))
    return server, other


def as_karel(desk, other, *words):
    return powctl(desk.home, "-C", str(other), "--author", "Karel de Wit <karel@example.org>", *words)


def test_share_and_choose():
    with at_desk("empty") as desk:
        server, other = make_server(desk)
        as_karel(desk, other, "set", "zeeland/plan", "title=Plan van Karel", "ambition=Meer mensen aan het werk")
        as_karel(desk, other, "sync")
        powctl(desk.home, "-C", str(desk.path), "--author", "Sanne de Boer <sanne@example.org>", "set", "zeeland/plan",
               "title=Plan van Sanne")
        program = desk.start()
        program.wait("1 te delen")
        desk.screen.keys("F5")
        program.wait("2 wijzigingen van 1 mens samengevoegd")
        program.wait("1 keuze", kind="GtkLabel")
        # What they were, and why each value stands.
        program.press("Bekijken")
        program.wait("Karel de Wit en jij hebben iets anders ingevuld.*")
        program.wait("Alleen Karel de Wit heeft dit gewijzigd, dus die waarde geldt.*")
        desk.screen.settle()
        desk.screen.keys("Escape")
        program.wait_gone("Karel de Wit en jij hebben iets anders ingevuld.*")
        # Asked once, and never in the way.
        program.wait("Voortaan vanzelf delen, elke tien minuten\\?")
        program.press("Alleen als ik het zeg")
        program.wait_gone("Voortaan vanzelf delen.*")
        desk.screen.keys("alt+k")
        program.wait("1 veld zonder vraag samengevoegd in de laatste 30 dagen")
        program.wait("Karel de Wit, .*")
        program.wait("Jij, .*")
        program.wait("Plan van Karel")
        desk.screen.settle()
        # The greater of both is shown and selected; one key goes to the other, one takes it.
        desk.screen.keys("Up", "Return")
        program.wait("Geen keuzes")
        program.wait("1 te delen")
        desk.screen.keys("F5")
        program.wait("Bijgewerkt .*")
        assert program.find("Voortaan vanzelf delen.*") is None
        as_karel(desk, other, "sync")
        choices = json.loads(powctl(desk.home, "--format", "json", "-C", str(other), "choices"))
        title = powctl(desk.home, "-C", str(other), "show", TITLE).strip()
        assert (choices, title) == ([], "Plan van Karel"), (choices, title)
        tips = {subprocess.run(["git", "-C", str(place), "rev-parse", "region/zeeland"], check=True, capture_output=True,
                               text=True).stdout for place in (server, other, desk.path)}
        assert len(tips) == 1, tips


def is_on_screen(desk):
    return subprocess.run(["xdotool", "search", "--onlyvisible", "--class", "perspectief"], capture_output=True,
                          env={**desk.home.environment, **desk.screen.environment, "PATH": "/usr/bin:/bin"}).stdout != b""


def test_close_while_a_server_hangs():
    """The window is gone at once, and what was typed before is saved."""
    with socket.socket() as silent, at_desk("empty") as desk:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        powctl(desk.home, "-C", str(desk.path), "remote", "add", "origin", f"https://127.0.0.1:{silent.getsockname()[1]}/p.git")
        program = desk.start()
        program.wait("[0-9]+ te delen")
        desk.screen.settle()
        desk.screen.keys("F5")
        program.wait("Bezig…")
        assert is_on_screen(desk)
        desk.screen.keys("ctrl+q")
        wait_for(lambda: not is_on_screen(desk), 10, "the window does not close")
        # The process waits a while for the last exchange; this one never comes.
        program.process.terminate()
        program.process.wait(20)


def followed(desk):
    return json.loads(powctl(desk.home, "--format", "json", "-C", str(desk.path), "remote", "regions"))["regions"]


def test_follow_other_regions():
    """All by keys: one neighbour goes, and comes back."""
    with at_desk("empty") as desk:
        make_server(desk)
        program = desk.start()
        program.wait("35 regio’s")
        desk.screen.settle()
        program.press("Achterhoek")
        program.press("Open dossier")
        program.wait("Perspectief op Werk Achterhoek, .*")
        program.wait("Geef puls")
        desk.screen.settle()
        desk.screen.keys("shift+F5")
        program.wait("Regio’s die je volgt")
        desk.screen.settle()
        desk.screen.keys("alt+w")
        program.wait("Er verandert niets.")
        desk.screen.settle()
        desk.screen.keys("space", "Tab", "Down", "Down", "Down", "Down", "space")
        gone = program.wait("Hier straks niet meer te zien: .*").text.split(": ")[1].split(".")[0]
        desk.screen.keys("alt+w")
        assert gone == "Achterhoek", gone
        # Its dossier was open: the overview stands there again.
        program.wait("34 regio’s")
        program.wait_gone("Geef puls")
        assert len(followed(desk)) == 34
        desk.screen.settle()
        desk.screen.keys("alt+w")
        program.wait("Er verandert niets.")
        desk.screen.settle()
        desk.screen.keys("Tab", "Down", "Down", "Down", "Down", "space")
        program.wait(f"Komt bij het volgende delen binnen: {gone}\\.")
        desk.screen.keys("alt+w")
        program.wait(f".*{gone} \\(bij het volgende delen\\).*")
        desk.screen.settle()
        desk.screen.keys("alt+d")
        program.wait("35 regio’s")
        assert len(followed(desk)) == 35


def test_connect_at_the_first_start():
    with at_desk("empty") as desk:
        server, _ = make_server(desk)
        program = desk.start()
        program.wait("Zeeland|Achterhoek")
        desk.screen.keys("F10")
        program.press("Portfolio sluiten")
        program.wait("Verbind met een portfolio")
        desk.screen.settle()
        program.press("Verbind met een portfolio")
        program.wait("Adres \\(https, ssh of een map\\)")
        desk.screen.settle()
        desk.screen.type("http://git.example.nl/portfolio.git")
        desk.screen.keys("Return")
        program.wait(".*via http://.*")
        desk.screen.settle()
        desk.screen.keys("ctrl+a")
        desk.screen.type(str(server))
        desk.screen.keys("Return")
        program.wait("Zeeland|Achterhoek")
        program.wait("Delen|Niets.*", kind="GtkLabel")
        copy = desk.path.parent / "portfolio"
        wait_for(lambda: (copy / "HEAD").exists(), 10, "there is no copy")


tap([("share and choose", test_share_and_choose), ("close while a server hangs", test_close_while_a_server_hangs),
     ("follow other regions", test_follow_other_regions), ("connect at the first start", test_connect_at_the_first_start)])
