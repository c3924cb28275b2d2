# SPDX-License-Identifier: EUPL-1.2
"""The pictures of working together: choices, exchanging, what may not be written, what is carried."""
import subprocess

from driver import powctl
from sign_in import HOST_KEY, NAME, PASSPHRASE, PASSWORD, WRONG, nginx_for, password_store, ssh_for

SANNE, KAREL = ("--author", "Sanne de Boer <sanne@example.org>"), ("--author", "Karel de Wit <karel@example.org>")
AMBITION = ("We begeleiden in twee jaar {} mensen met een afstand tot de arbeidsmarkt naar een vaste baan, samen met werkgevers in {} "
            "en met een vaste jobcoach voor het eerste jaar.")


def take_choice(gallery):
    """A record of the example in which two people said different things."""
    gallery.go()
    gallery.program.press("Mensen", kind="GtkLabel")
    gallery.program.press("Gremia", kind="GtkLabel")
    gallery.keys("ctrl+f")
    gallery.screen.type("Stuurgroep")
    gallery.keys("Down")
    gallery.keys("Return")
    gallery.shot("open-choice", "Gremium")
    gallery.keys("alt+4")


def take_choices(gallery):
    """The open choices, with one selected, one typed anew, and none in a region."""
    gallery.program.wait("Keuzes" if gallery.has_pane else "Midden-Holland")
    gallery.keys("alt+k")
    gallery.shot("choices", "[0-9]+ keuzes")
    gallery.keys("Down")
    gallery.shot("choices-anew", "Kies deze waarde")
    gallery.keys("alt+4")


def take_sharing(gallery):
    """A colleague shared something else: how sharing stands, what came in, what would happen, what is to be chosen."""
    path = gallery.home.path / "data/perspectief/portfolios/empty"
    server, other = gallery.home.path / "server.git", gallery.home.path / "other"
    subprocess.run(["git", "init", "--quiet", "--bare", str(server)], check=True)
    powctl(gallery.home, "-C", str(path), "remote", "add", "origin", str(server))
    powctl(gallery.home, "-C", str(path), "sync", "--fill")
    powctl(gallery.home, "clone", str(server), str(other))
    powctl(gallery.home, "-C", str(other), *KAREL, "set", "zeeland/plan", f"ambition={AMBITION.format('400', 'de haven')}",
           "title=Plan Zeeland 2021", "status=signed")
    powctl(gallery.home, "-C", str(other), *KAREL, "sync")
    powctl(gallery.home, "-C", str(path), *SANNE, "set", "zeeland/plan", f"ambition={AMBITION.format('250', 'de techniek')}")
    gallery.program.wait(r"1 wijziging is nog niet gedeeld\. \(F5\)")
    gallery.keys("F5")
    gallery.shot("shared", "3 wijzigingen van 1 mens samengevoegd")
    gallery.program.press("Bekijken")
    gallery.shot("arrivals", "Alleen Karel de Wit heeft dit gewijzigd.*")
    gallery.keys("Escape")
    gallery.program.press("Alleen als ik het zeg")
    gallery.keys("shift+F5")
    gallery.shot("sharing", "De laatste keer")
    powctl(gallery.home, "-C", str(other), *KAREL, "set", "zeeland/region", "code=Z1")
    powctl(gallery.home, "-C", str(other), *KAREL, "sync")
    gallery.keys("alt+b")
    gallery.shot("sharing-rehearsed", "Dit zou er gebeuren")
    take_regions(gallery)
    gallery.keys("Escape")
    gallery.shot("news", ".*1 ding gewijzigd dat hier nog niet is.*|1 nieuw")
    gallery.keys("alt+k")
    gallery.shot("choices-shared", "Karel de Wit, .*")
    gallery.program.press("Bekijken")
    gallery.shot("merged", "Zonder vraag samengevoegd")
    gallery.keys("Escape")
    take_stranded(gallery, path, server)
    gallery.keys("alt+4")


def take_regions(gallery):
    """Choosing other regions: what would go is told before it does."""
    gallery.keys("alt+w")
    gallery.program.wait("Er verandert niets.")
    gallery.keys("space", "Tab", "space")
    gallery.shot("regions", "Hier straks niet meer te zien: .*")
    gallery.keys("Escape")


def take_stranded(gallery, path, server):
    """A region that may not be written: what waits there in vain."""
    hook = server / "hooks/update"
    hook.write_text('#!/bin/sh\n[ "$1" != refs/heads/region/zeeland ] || { echo "alleen Zeeland zelf" >&2; exit 1; }\n')
    hook.chmod(0o755)
    powctl(gallery.home, "-C", str(path), *SANNE, "set", "zeeland/plan", "notes=Nog bespreken met de stuurgroep")
    gallery.program.wait("[0-9]+ wijziging(en)? (is|zijn) nog niet gedeeld.*")
    gallery.keys("F5")
    gallery.keys("shift+F5")
    gallery.shot("refused", "[0-9]+ wijzigingen van jou zijn niet gedeeld.*")
    gallery.program.tab_to("Bekijken…")
    gallery.keys("Return")
    gallery.shot("proposal", "Je mag Zeeland niet wijzigen.*")
    gallery.keys("Escape", "Escape")
    hook.unlink()
    take_proposal(gallery, path)


def take_proposal(gallery, path):
    """What somebody else proposes, and what does not go."""
    proposal, other = gallery.home.path / "voorstel.json", gallery.home.path / "brief.json"
    powctl(gallery.home, "-C", str(path), *SANNE, "proposal", "make", "zeeland", str(proposal))
    other.write_text('{"geachte": "stuurgroep"}')
    for name, file, hint in (("proposal-in", proposal, "Sanne de Boer stelt dit voor.*"), ("proposal-wrong", other, "Dit lukte niet")):
        gallery.keys("F10")
        gallery.program.press("Voorstel overnemen…")
        gallery.program.wait("_?Open(en)?")
        gallery.screen.settle()
        gallery.screen.type(str(file))
        gallery.screen.settle()
        gallery.keys("Return")
        gallery.shot(name, hint)
        gallery.keys("Escape")


def take_sign_in(gallery):
    """Everything a server can ask: name, password, again, its fingerprint, the passphrase of a key."""
    path = gallery.home.path / "data/perspectief/portfolios/empty"
    powctl(gallery.home, "-C", str(path), *SANNE, "set", "zeeland/plan", "notes=Besproken met de stuurgroep")
    with nginx_for(gallery.home, path), password_store(gallery.home, gallery.screen):
        ask_to_sign_in(gallery, path)
        gallery.shot("sign-in-name", NAME)
        gallery.screen.type("jan")
        gallery.keys("Return")
        gallery.shot("sign-in-password", PASSWORD)
        gallery.screen.type("verkeerd")
        gallery.keys("Return")
        gallery.shot("sign-in-again", WRONG.format(2))
        gallery.keys("Escape")
        gallery.shot("sign-in-stopped", ".*die zijn niet gegeven.*")
    with ssh_for(gallery.home, path, "open sesame"):
        ask_to_sign_in(gallery, path)
        gallery.shot("sign-in-server", HOST_KEY)
        gallery.keys("alt+k")
        gallery.shot("sign-in-passphrase", PASSPHRASE)
        gallery.keys("Escape")


def ask_to_sign_in(gallery, path):
    gallery.program.close()
    gallery.start(str(path))
    gallery.program.wait("Midden-Holland")
    gallery.screen.settle()
    gallery.keys("F5")


def take_carry(gallery):
    """Moving a subproject, and one file of everything: what is told first."""
    gallery.go()
    gallery.keys("F10")
    gallery.program.press("Alles in één bestand…")
    gallery.shot("bundle", "Van alles één bestand maken\\?")
    gallery.keys("Escape")
    gallery.keys("alt+4")
