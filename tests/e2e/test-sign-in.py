#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Signing in as a person does it: in the window, at real servers, with a real store of passwords."""
import contextlib
import os
import pathlib
import subprocess
import sys

from driver import at_desk, powctl, tap, wait_for

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "sync"))
from servers import Certificates, Nginx, Sshd, make_key  # noqa: E402

NAME, PASSWORD, PASSPHRASE = "Je naam op de server", "Je wachtwoord of token", "De wachtwoordzin van je sleutel"
HOST_KEY, WRONG = "Is dit de goede server\\?", ".*Probeer het opnieuw \\({} van 3\\).*"
DONE, FAILED = "Bijgewerkt .*", "Niet gedeeld"


class Place:
    """Where a server keeps its things: the home of the person at the desk."""

    def __init__(self, desk):
        self.desk = desk
        self.environment = {**os.environ, **desk.home.environment}

    def path(self, name):
        return str(self.desk.home.path / name)

    def write(self, name, text):
        pathlib.Path(self.path(name)).write_text(text)
        return self.path(name)


@contextlib.contextmanager
def shared_desk():
    """Somebody whose portfolio is on a server already, with a change that waits."""
    with at_desk("empty") as desk:
        server = desk.home.path / "server.git"
        subprocess.run(["git", "init", "--quiet", "--bare", str(server)], check=True)
        subprocess.run(["git", "-C", str(server), "config", "http.receivepack", "true"], check=True)
        use_remote(desk, str(server))
        powctl(desk.home, "-C", str(desk.path), "sync", "--fill")
        change(desk, "Eerst")
        yield desk, Place(desk), server


def use_remote(desk, url):
    with contextlib.suppress(Exception):
        powctl(desk.home, "-C", str(desk.path), "remote", "remove", "origin")
    powctl(desk.home, "-C", str(desk.path), "remote", "add", "origin", url)


def change(desk, title):
    powctl(desk.home, "-C", str(desk.path), "--author", "Sanne de Boer <sanne@example.org>", "set", "zeeland/plan", f"title={title}")


@contextlib.contextmanager
def nginx_desk(certificate="good", trust=True, **options):
    with shared_desk() as (desk, place, server):
        certificates = Certificates(place.path("certificates"))
        certificates.make(certificate, **options)
        nginx = Nginx(place, str(desk.home.path), certificates, certificate)
        nginx.start()
        try:
            place.write(".gitconfig", f"[http]\n\tsslCAInfo = {certificates.authority}\n" if trust else "")
            use_remote(desk, nginx.url())
            yield desk, nginx
        finally:
            nginx.stop()


@contextlib.contextmanager
def ssh_desk(passphrase=""):
    with shared_desk() as (desk, place, server):
        sshd = Sshd(place)
        sshd.start()
        try:
            key = make_key(place.path("id"), passphrase)
            sshd.allow(key)
            sshd.use(key)
            use_remote(desk, sshd.url(str(server)))
            yield desk, sshd, place
        finally:
            sshd.stop()


@contextlib.contextmanager
def password_store(desk):
    """A secret service of this desk alone, open as it is after logging in."""
    keyring = subprocess.Popen(["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"], stdin=subprocess.PIPE,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env={**os.environ, **desk.home.environment, **desk.screen.environment})
    try:
        keyring.stdin.write(b"van de sessie")
        keyring.stdin.close()
        wait_for(lambda: list((desk.home.path / "data/keyrings").glob("*.keyring")), 30, "the store of passwords does not open")
        yield
    finally:
        keyring.terminate()
        keyring.wait()


def share(desk):
    desk.screen.settle()
    desk.screen.keys("F5")


def answer(desk, question, text, before=()):
    desk.program.wait(question)
    desk.screen.settle()
    desk.screen.type(text)
    desk.screen.keys(*before, "Return")


def find_in_home(desk, secret):
    done = subprocess.run(["grep", "-rl", secret, str(desk.home.path)], capture_output=True, text=True)
    return done.stdout.split()


def is_sent(server, title):
    done = subprocess.run(["git", "--git-dir", str(server), "show", "region/zeeland:regions/zeeland/plan.json"],
                          capture_output=True, text=True, check=True)
    return title in done.stdout


def test_name_and_password():
    """Three times wrong ends it; the right ones are kept by the desktop, and nobody is asked again."""
    with nginx_desk() as (desk, nginx), password_store(desk):
        program = desk.start()
        program.wait("[0-9]+ te delen")
        share(desk)
        for attempt in range(3):
            if attempt:
                program.wait(WRONG.format(attempt + 1))
            # Tab goes to what is kept, which a wrong password should not be.
            answer(desk, NAME, "jan", ("Tab", "space", "shift+Tab"))
            answer(desk, PASSWORD, f"verkeerd-{attempt}", ("Tab", "space", "shift+Tab"))
        program.wait(FAILED, kind="GtkLabel")
        assert program.find(NAME) is None
        assert not is_sent(desk.home.path / "server.git", "Eerst")
        share(desk)
        answer(desk, NAME, "jan")
        answer(desk, PASSWORD, "geheim")
        program.wait(DONE, kind="GtkLabel")
        assert is_sent(desk.home.path / "server.git", "Eerst")
        change(desk, "Daarna")
        program.wait("1 te delen")
        share(desk)
        wait_for(lambda: is_sent(desk.home.path / "server.git", "Daarna"), 30, "what was kept is not used")
        program.wait(DONE, kind="GtkLabel")
        # In the store and nowhere readable.
        assert find_in_home(desk, "verkeerd-") == [], find_in_home(desk, "verkeerd-")
        assert [name for name in find_in_home(desk, "geheim") if "nginx" not in name] == []


def refuse_certificate(part, **options):
    with nginx_desk(**options) as (desk, nginx):
        program = desk.start()
        program.wait("[0-9]+ te delen")
        share(desk)
        program.wait(f".*{part}.*")
        program.wait(FAILED, kind="GtkLabel")
        assert program.find(NAME) is None and program.find(PASSWORD) is None
        assert not is_sent(desk.home.path / "server.git", "Eerst")


def test_bad_certificates():
    refuse_certificate("certificaat", certificate="other", host="elders.example")
    refuse_certificate("certificaat", trust=False)


def test_passphrase():
    with ssh_desk("open sesame") as (desk, sshd, place):
        sshd.trust()
        program = desk.start()
        program.wait("[0-9]+ te delen")
        share(desk)
        for attempt in range(3):
            if attempt:
                program.wait(WRONG.format(attempt + 1))
            answer(desk, PASSPHRASE, f"nee-{attempt}")
        program.wait(FAILED, kind="GtkLabel")
        assert program.find(PASSPHRASE) is None
        share(desk)
        answer(desk, PASSPHRASE, "open sesame")
        program.wait(DONE, kind="GtkLabel")
        assert is_sent(desk.home.path / "server.git", "Eerst")


def known(sshd):
    return os.path.exists(sshd.known) and pathlib.Path(sshd.known).read_text()


def test_unknown_and_changed_host():
    """Its fingerprint is shown; Enter alone accepts nothing; another key later is refused without asking."""
    with ssh_desk() as (desk, sshd, place):
        program = desk.start()
        program.wait("[0-9]+ te delen")
        share(desk)
        program.wait(HOST_KEY)
        program.wait(sshd.fingerprint().replace("+", "\\+"))
        desk.screen.settle()
        desk.screen.keys("Return")
        program.wait(FAILED, kind="GtkLabel")
        assert not known(sshd)
        share(desk)
        program.wait(HOST_KEY)
        desk.screen.settle()
        desk.screen.keys("alt+k")
        program.wait(DONE, kind="GtkLabel")
        assert known(sshd) and is_sent(desk.home.path / "server.git", "Eerst")

        sshd.stop()
        os.unlink(sshd.key)
        os.unlink(sshd.key + ".pub")
        make_key(sshd.key)
        sshd.start()
        change(desk, "Daarna")
        program.wait("1 te delen")
        share(desk)
        program.wait(".*andere sleutel.*")
        program.wait(FAILED, kind="GtkLabel")
        assert program.find(HOST_KEY) is None
        assert not is_sent(desk.home.path / "server.git", "Daarna")


tap([("name and password", test_name_and_password), ("bad certificates", test_bad_certificates), ("passphrase", test_passphrase),
     ("unknown and changed host", test_unknown_and_changed_host)])
