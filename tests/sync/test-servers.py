#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Exchange through real servers: sshd, and nginx with TLS and a login. Who the server is and who we are is
settled before anything travels, and what is asked is asked on the terminal."""

import contextlib
import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from hub import Hub, all_same, equal, has, run_all, test  # noqa: E402
from servers import Certificates, Nginx, free_port, make_key, ssh_for_one  # noqa: E402
from terminal import Terminal  # noqa: E402

REGION = "zeeland/region"
ZEELAND = "region/zeeland"


def next_completes(hub):
    """What was refused goes as soon as the way is free."""
    hub.first.run("remote", "add", "origin", hub.server)
    hub.first.sync()
    all_same(hub, hub.first)


def at_terminal(client, *arguments):
    return Terminal([os.environ["POWCTL"], "-C", client.path, "--author", f"{client.name} <{client.name}@example.org>", *arguments],
                    {**client.place.environment, "TERM": "dumb"}, client.place.folder)


@contextlib.contextmanager
def ssh_hub(place):
    """A shared server behind sshd, and a person whose key it knows."""
    hub = Hub(place)
    hub.fill()
    with ssh_for_one(place) as (sshd, key):
        hub.first.run("remote", "add", "origin", sshd.url(hub.server))
        yield hub, sshd, key


@test
def ssh_with_a_key(place):
    with ssh_hub(place) as (hub, sshd, _):
        sshd.trust()
        hub.url = sshd.url(hub.server)
        bea = hub.clone("bea")
        hub.first.set(REGION, "code=1")
        hub.first.sync()
        bea.set(REGION, "aliases+=B")
        equal(bea.sync()["lines"][ZEELAND]["state"], "sent")
        hub.first.sync()
        all_same(hub, hub.first, bea)


@test
def ssh_shows_an_unknown_key_once(place):
    with ssh_hub(place) as (hub, sshd, _):
        equal(hub.first.fail()["code"], "host_key")  # nobody to ask
        terminal = at_terminal(hub.first, "sync")
        has(terminal.expect("Type “yes”"), sshd.fingerprint())
        terminal.type("no")
        equal(terminal.end(), 4)
        assert not os.path.exists(sshd.known) or not open(sshd.known).read()
        terminal = at_terminal(hub.first, "sync")
        terminal.expect("Type “yes”")
        terminal.type("yes")
        equal(terminal.end(), 0)
        hub.first.sync()  # known now, and nobody is asked


@test
def ssh_refuses_a_changed_key(place):
    with ssh_hub(place) as (hub, sshd, _):
        sshd.trust()
        hub.first.sync()
        hub.first.set(REGION, "code=1")
        sshd.stop()
        os.unlink(sshd.key)
        os.unlink(sshd.key + ".pub")
        make_key(sshd.key)
        sshd.start()
        terminal = at_terminal(hub.first, "sync")
        equal(terminal.end(), 4)  # not even asked
        before = hub.first.tips()
        error = hub.first.fail()
        equal((error["code"], hub.first.tips()), ("host_key", before))
        has(error["message"], "another key than before")
        sshd.trust()
        hub.first.sync()
        all_same(hub, hub.first)


@test
def ssh_asks_for_a_passphrase(place):
    with ssh_hub(place) as (hub, sshd, _):
        sshd.trust()
        key = make_key(place.path("locked"), "open sesame")
        sshd.allow(key)
        sshd.use(key)
        hub.first.set(REGION, "code=1")
        terminal = at_terminal(hub.first, "sync")
        # Once, although listing and sending are two connections.
        terminal.expect("Passphrase for the key")
        terminal.type("open sesame")
        equal(terminal.end(), 0)
        equal(terminal.seen.count("Passphrase"), 1)
        assert "open sesame" not in terminal.seen
        terminal = at_terminal(hub.first, "sync")
        for _ in range(3):
            terminal.expect("Passphrase for the key")
            terminal.type("wrong")
        equal(terminal.end(), 4)
        equal(hub.first.fail()["code"], "sign_in")


@test
def ssh_with_an_unknown_key_of_ours(place):
    with ssh_hub(place) as (hub, sshd, key):
        sshd.trust()
        hub.first.set(REGION, "code=1")
        before = hub.first.tips()
        sshd.use(make_key(place.path("stranger")))
        error = hub.first.fail()
        equal((error["code"], hub.first.tips()), ("sign_in", before))
        has(error["message"], "ask whoever keeps the server for access")
        sshd.use(key)
        hub.first.sync()
        all_same(hub, hub.first)


@contextlib.contextmanager
def https_hub(place, certificate="good", protocols="TLSv1.2 TLSv1.3", trust=True, **options):
    hub = Hub(place)
    hub.fill()
    hub.git("config", "http.receivepack", "true")
    certificates = Certificates(place.path("certificates"))
    certificates.make(certificate, **options)
    nginx = Nginx(place, place.folder, certificates, certificate, protocols)
    nginx.start()
    try:
        settings = f'[user]\n\tname = T\n\temail = t@example.org\n[http]\n\tsslCAInfo = {certificates.authority}\n'
        place.write(".gitconfig", settings if trust else settings.split("[http]")[0])
        hub.first.run("remote", "add", "origin", nginx.url())
        yield hub, nginx
    finally:
        nginx.stop()


def keep_login(place, nginx, name="jan", password="geheim"):
    """A credential helper, as a desktop has one."""
    helper = place.write("helper", f"#!/bin/sh\ntest \"$1\" = get && printf 'username={name}\\npassword={password}\\n'\nexit 0\n")
    os.chmod(helper, 0o700)
    with open(place.path(".gitconfig"), "a") as file:
        file.write(f'[credential "https://127.0.0.1:{nginx.port}"]\n\thelper = {helper}\n')


def find_secret(place, secret, *spared):
    """Files that hold it."""
    done = subprocess.run(["grep", "-rl", secret, place.folder], capture_output=True)
    return [path for path in done.stdout.decode().splitlines() if not path.endswith(spared)]


@test
def https_asks_for_name_and_password(place):
    with https_hub(place) as (hub, nginx):
        hub.first.set(REGION, "code=1")
        error = hub.first.fail()  # nobody to ask
        equal(error["code"], "sign_in")
        terminal = at_terminal(hub.first, "sync")
        for name, password in (("jan", "verkeerd"), ("jan", "geheim-1")):
            terminal.expect("Name for")
            terminal.type(name)
            terminal.expect("Password or token for")
            terminal.type(password)
        terminal.expect("Name for")
        terminal.type("jan")
        terminal.expect("Password or token for")
        terminal.type("verkeerd")
        equal(terminal.end(), 4)  # three times, and no fourth
        equal(terminal.seen.count("Name for"), 3)
        assert "geheim-1" not in terminal.seen
        equal(find_secret(place, "geheim-1"), [])
        keep_login(place, nginx)
        hub.first.sync()
        all_same(hub, hub.first)


@test
def https_with_the_right_password(place):
    with https_hub(place) as (hub, nginx):
        hub.first.set(REGION, "code=1")
        terminal = at_terminal(hub.first, "sync")
        terminal.expect("Name for")
        terminal.type("jan")
        terminal.expect("Password or token for")
        terminal.type("geheim")
        equal(terminal.end(), 0)
        equal(terminal.seen.count("Name for"), 1)
        all_same(hub, hub.first)


@test
def https_with_a_credential_helper(place):
    with https_hub(place) as (hub, nginx):
        keep_login(place, nginx)
        hub.url = nginx.url()
        bea = hub.clone("bea")
        bea.set(REGION, "code=1")
        equal(bea.sync()["lines"][ZEELAND]["state"], "sent")
        hub.first.sync()
        all_same(hub, hub.first, bea)
        keep_login(place, nginx, password="oud")


def refused_certificate(place, part, **options):
    with https_hub(place, **options) as (hub, nginx):
        keep_login(place, nginx)
        hub.first.set(REGION, "code=1")
        before = (hub.first.tips(), hub.tips())
        error = hub.first.fail()
        equal(error["code"], "certificate")
        has(error["message"], part)
        has(error["message"], "Nothing was sent.")
        equal((hub.first.tips(), hub.tips()), before)
        next_completes(hub)


@test
def tls_expired(place):
    refused_certificate(place, "expired", certificate="expired", expired=True)


@test
def tls_wrong_name(place):
    refused_certificate(place, "another", certificate="other", host="elders.example")


@test
def tls_unknown_authority(place):
    refused_certificate(place, "authority", certificate="good", trust=False)


@test
def tls_1_1_only(place):
    refused_certificate(place, "TLS 1.2", protocols="TLSv1.1")


@test
def tls_1_3_only(place):
    with https_hub(place, protocols="TLSv1.3") as (hub, nginx):
        keep_login(place, nginx)
        hub.first.set(REGION, "code=1")
        hub.first.sync()
        all_same(hub, hub.first)


@test
def nobody_there(place):
    hub = Hub(place)
    hub.fill()
    hub.first.set(REGION, "code=1")
    before = hub.first.tips()
    for url in (f"https://127.0.0.1:{free_port()}/p.git", f"ssh://127.0.0.1:{free_port()}/p.git", "https://nergens.invalid/p.git"):
        hub.first.run("remote", "add", "origin", url)
        error = hub.first.fail()
        equal((error["code"], hub.first.tips()), ("network", before))
        has(error["message"], "what you did is kept here")
        done = hub.place.run("clone", url, place.path("none"), status=4)
        assert not os.path.exists(place.path("none")), done.stderr
    next_completes(hub)


@test
def no_route(place):
    hub = Hub(place)
    hub.fill()
    hub.first.set(REGION, "code=1")
    before = hub.first.tips()
    # A network of its own, with nothing in it.
    away = ["unshare", *([] if os.getuid() == 0 else ["--map-current-user"]), "-n"]
    if subprocess.run([*away, "true"], capture_output=True).returncode:
        print("# no network of its own can be made here")
        return
    for url in ("https://192.0.2.1/p.git", "ssh://192.0.2.1/p.git", "https://git.example.nl/p.git"):
        hub.first.run("remote", "add", "origin", url)
        done = subprocess.run([*away, os.environ["POWCTL"], "-C", hub.first.path, "--author", "a", "--format", "json", "sync"],
                              env=place.environment, cwd=place.folder, capture_output=True, timeout=300)
        equal((done.returncode, hub.first.tips()), (4, before))
        error = json.loads(done.stderr)["error"]
        equal(error["code"], "network")
        has(error["message"], "Check the network")
    next_completes(hub)


run_all()
