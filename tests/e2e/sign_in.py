# SPDX-License-Identifier: EUPL-1.2
"""Servers that ask who somebody is, and a store of passwords, for the person of one home."""
import contextlib
import os
import pathlib
import subprocess
import sys

from driver import powctl, wait_for

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "sync"))
from servers import Certificates, Nginx, Sshd, make_key  # noqa: E402

NAME, PASSWORD, PASSPHRASE = "Je naam op de server", "Je wachtwoord of token", "De wachtwoordzin van je sleutel"
HOST_KEY, WRONG = "Is dit de goede server\\?", ".*Probeer het opnieuw \\({} van 3\\).*"


class Place:
    """Where a server keeps its things: the home of the person."""

    def __init__(self, home):
        self.home = home
        self.environment = {**os.environ, **home.environment}

    def path(self, name):
        return str(self.home.path / name)

    def write(self, name, text):
        pathlib.Path(self.path(name)).write_text(text)
        return self.path(name)


def use_remote(home, portfolio, url):
    with contextlib.suppress(Exception):
        powctl(home, "-C", str(portfolio), "remote", "remove", "origin")
    powctl(home, "-C", str(portfolio), "remote", "add", "origin", url)


@contextlib.contextmanager
def nginx_for(home, portfolio, certificate="good", trust=True, **options):
    """server.git of @home behind TLS and a login."""
    place = Place(home)
    certificates = Certificates(place.path("certificates"))
    certificates.make(certificate, **options)
    nginx = Nginx(place, str(home.path), certificates, certificate)
    nginx.start()
    try:
        place.write(".gitconfig", f"[http]\n\tsslCAInfo = {certificates.authority}\n" if trust else "")
        use_remote(home, portfolio, nginx.url())
        yield nginx
    finally:
        nginx.stop()


@contextlib.contextmanager
def ssh_for(home, portfolio, passphrase=""):
    """server.git of @home over ssh, with a key that it lets in."""
    sshd = Sshd(Place(home))
    sshd.start()
    try:
        key = make_key(str(home.path / "id"), passphrase)
        sshd.allow(key)
        sshd.use(key)
        use_remote(home, portfolio, sshd.url(str(home.path / "server.git")))
        yield sshd
    finally:
        sshd.stop()


@contextlib.contextmanager
def password_store(home, screen):
    """A secret service of this screen alone, open as it is after logging in."""
    keyring = subprocess.Popen(["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"], stdin=subprocess.PIPE,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env={**os.environ, **home.environment, **screen.environment})
    try:
        keyring.stdin.write(b"van de sessie")
        keyring.stdin.close()
        wait_for(lambda: list((home.path / "data/keyrings").glob("*.keyring")), 30, "the store of passwords does not open")
        yield
    finally:
        keyring.terminate()
        keyring.wait()
