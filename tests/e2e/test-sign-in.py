#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Signing in as a person does it: in the window, at real servers, with a real store of passwords."""
import contextlib
import os
import pathlib
import subprocess

from driver import at_desk, powctl, tap, wait_for
from sign_in import HOST_KEY, NAME, PASSPHRASE, PASSWORD, WRONG, make_key, nginx_for, password_store, ssh_for, use_remote

DONE, FAILED = "Bijgewerkt .*", "Niet gedeeld"


@contextlib.contextmanager
def shared_desk():
    """Somebody whose portfolio is on a server already, with a change that waits."""
    with at_desk("empty") as desk:
        server = desk.home.path / "server.git"
        subprocess.run(["git", "init", "--quiet", "--bare", str(server)], check=True)
        subprocess.run(["git", "-C", str(server), "config", "http.receivepack", "true"], check=True)
        use_remote(desk.home, desk.path, str(server))
        powctl(desk.home, "-C", str(desk.path), "sync", "--fill")
        change(desk, "Eerst")
        yield desk


def change(desk, title):
    powctl(desk.home, "-C", str(desk.path), "--author", "Sanne de Boer <sanne@example.org>", "set", "zeeland/plan", f"title={title}")


@contextlib.contextmanager
def nginx_desk(**options):
    with shared_desk() as desk, nginx_for(desk.home, desk.path, **options):
        yield desk


@contextlib.contextmanager
def ssh_desk(passphrase=""):
    with shared_desk() as desk, ssh_for(desk.home, desk.path, passphrase) as sshd:
        yield desk, sshd


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
    with nginx_desk() as desk, password_store(desk.home, desk.screen):
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
    with nginx_desk(**options) as desk:
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
    with ssh_desk("open sesame") as (desk, sshd):
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
    with ssh_desk() as (desk, sshd):
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
