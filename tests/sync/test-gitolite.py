#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""The set-up of the manual's chapter on working together, done word for word on a real gitolite over a real sshd."""

import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from hub import Client, Hub, equal, has, run_all, test  # noqa: E402
from servers import Sshd, make_key  # noqa: E402

CHAPTER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../app/manual/samen-werken.md")
PEOPLE = {"beheerder": "Bea Beheer", "ans": "Ans de Wit", "cor": "Cor Jansen", "dina": "Dina Landelijk"}
ZEELAND, HOLLAND = "region/zeeland", "region/midden-holland"
BSN = "111222333"


def read_blocks():
    """The chapter's blocks of code by the name that stands beside their language."""
    with open(CHAPTER) as file:
        found = re.findall(r"^```\w+ (\S+)\n(.*?)^```$", file.read(), re.M | re.S)
    return {name: text for name, text in found}


class Gitolite:
    """The server's user `git` with a home of its own, as the chapter has the administrator make it."""

    def __init__(self, place):
        self.place = place
        self.blocks = read_blocks()
        self.home = place.path("git")
        os.mkdir(self.home, 0o700)
        self.environment = {**place.environment, "HOME": self.home, "GIT_CONFIG_GLOBAL": os.path.join(self.home, ".gitconfig"),
                            "PATH": os.path.dirname(os.environ["POWCTL"]) + ":" + os.environ["PATH"]}
        self.sshd = Sshd(place)
        self.sshd.authorized = os.path.join(self.home, ".ssh", "authorized_keys")
        self.sshd.settings = "SetEnv " + " ".join(f'{name}="{self.environment[name]}"' for name in (
            "HOME", "PATH", "POW_LOCALEDIR", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM", "LOCPATH") if name in self.environment)
        self.keys = {name: make_key(place.path(f"key-{name}")) for name in PEOPLE}

    def on_server(self, script):
        done = subprocess.run(["sh", "-e"], input=script.encode(), env=self.environment, cwd=self.home, capture_output=True, timeout=120)
        assert done.returncode == 0, (script, done.stdout.decode(), done.stderr.decode())
        return done.stdout.decode()

    def write(self, name, text, mode=0o644):
        path = os.path.join(self.home, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)
        os.chmod(path, mode)

    def set_up(self):
        self.on_server(f"gitolite setup -pk {self.rename_key('beheerder')}")
        with open(os.path.join(self.home, ".gitolite.rc")) as file:
            settings = file.read()
        head, tail = re.split(r"^\);", settings, maxsplit=1, flags=re.M)
        self.write(".gitolite.rc", head + self.blocks[".gitolite.rc"] + ");" + tail)
        self.write("local/VREF/perspectief", self.blocks["VREF/perspectief"], 0o755)
        self.sshd.start()
        self.sshd.trust()
        self.sshd.use(self.keys["beheerder"])
        admin = self.place.path("gitolite-admin")
        git = lambda *arguments: subprocess.run(["git", "-C", admin, *arguments], env=self.place.environment, check=True,
                                                capture_output=True, timeout=120)
        subprocess.run(["git", "clone", "-q", self.sshd.url("/gitolite-admin"), admin], env=self.place.environment, check=True,
                       capture_output=True, timeout=120)
        for name, key in self.keys.items():
            with open(key + ".pub") as public, open(os.path.join(admin, "keydir", f"{name}.pub"), "w") as file:
                file.write(public.read())
        with open(os.path.join(admin, "conf", "gitolite.conf"), "w") as file:
            file.write(self.blocks["gitolite.conf"])
        git("add", "-A")
        git("commit", "-q", "-m", "Portfolio")
        git("push", "-q", "origin", "HEAD:master")
        self.on_server(self.blocks["server"])
        self.repository = os.path.join(self.home, "repositories", "perspectief.git")
        return self.sshd.url("/perspectief")

    def check_names(self):
        self.write("local/mensen", self.blocks["mensen"])
        self.write("local/VREF/perspectief", self.blocks["met-namen"], 0o755)

    def rename_key(self, name):
        """gitolite names a person after the file of the key."""
        path = self.place.path(f"{name}.pub")
        with open(self.keys[name] + ".pub") as public, open(path, "w") as file:
            file.write(public.read())
        return path

    def refs(self):
        return self.on_server(f"git --git-dir {self.repository} for-each-ref --format='%(refname) %(objectname)'")


class Person(Client):
    """Somebody of the chapter, with a key and a name of their own."""

    def __init__(self, hub, server, key):
        super().__init__(hub, key)
        self.server = server
        self.full_name = PEOPLE[key]

    def sign_in(self):
        self.server.sshd.use(self.server.keys[self.name])

    def run(self, *arguments, **options):
        return self.place.run("-C", self.path, "--author", self.full_name, *arguments, **options)

    def sync(self, *options, **more):
        self.sign_in()
        return super().sync(*options, **more)

    def clone(self, *options):
        self.sign_in()
        self.place.run("clone", self.hub.url, self.path, *options)
        return self

    def tag(self, name, line):
        self.hub.git("-c", f"user.name={self.full_name}", "tag", "-a", name, "-m", "Stuurgroep", line, folder=self.path)


def begin(hub, server):
    """The administrator fills the server; then the others copy it."""
    boss = Person(hub, server, "beheerder")
    os.rename(hub.first.path, boss.path)
    boss.sync("--fill")
    server.check_names()
    return [boss] + [Person(hub, server, name).clone() for name in ("ans", "cor", "dina")]


def commit_by_hand(person, line, path, text, author=None):
    """What plain git does to a copy's line."""
    index = {"GIT_INDEX_FILE": person.place.path("index")}
    name = author or person.full_name
    who = {key: name for key in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME")}
    blob = subprocess.run(["git", "hash-object", "-w", "--stdin"], input=text.encode(), cwd=person.path, check=True,
                          capture_output=True, env=person.place.environment).stdout.decode().strip()
    git = lambda *arguments: person.hub.git(*arguments, folder=person.path, environment={**index, **who})
    git("read-tree", line)
    git("update-index", "--add", "--cacheinfo", f"100644,{blob},{path}")
    commit = git("commit-tree", git("write-tree"), "-p", line, "-m", "Met de hand")
    git("update-ref", f"refs/heads/{line}", commit)


def push(person, *refspecs):
    """What is said in the terminal of somebody who pushes with plain git; None when it is taken."""
    person.sign_in()
    done = subprocess.run(["git", "push", "-q", person.hub.url, *refspecs], cwd=person.path, env=person.place.environment,
                          capture_output=True, timeout=120)
    return None if done.returncode == 0 else done.stderr.decode()


def check_who_may_write_what(server, boss, ans, cor, dina):
    # Each in their own region; what is not theirs stays behind and is told of.
    ans.add_trekker("zeeland", "t-1", "Adviseur")
    cor.add_trekker("midden-holland", "t-2", "Coach")
    ans.run("contacts", "set", "zeeland/trekkers/t-1", "phone=0612345678")
    ans.tag("moment/zeeland/stuurgroep", ZEELAND)
    equal(ans.sync()["lines"][ZEELAND]["state"], "sent")
    equal(cor.sync()["lines"][HOLLAND]["state"], "sent")
    has(server.refs(), "refs/tags/moment/zeeland/stuurgroep")
    has(server.refs(), "refs/perspectief/contacts/zeeland")
    dina.sync()
    equal(dina.show("zeeland/trekkers/t-1")["function"], "Adviseur")
    has(dina.run("contacts", "list").stdout, "0612345678")

    cor.sync()
    cor.add_trekker("zeeland", "t-3", "Buurman")
    cor.run("contacts", "set", "zeeland/trekkers/t-1", "phone=0687654321")
    cor.tag("moment/zeeland/van-de-buren", f"{ZEELAND}~1")
    before = server.refs()
    result = cor.sync(status=1)
    equal((result["lines"][ZEELAND]["state"], result["lines"][HOLLAND]["state"]), ("refused", "none"))
    equal(server.refs(), before)
    for refspec in ("region/zeeland", "+region/midden-holland:region/zeeland", ":region/zeeland", "region/zeeland:programme",
                    "refs/tags/moment/zeeland/van-de-buren", "region/midden-holland:region/zeeland-oost"):
        assert push(cor, refspec) is not None, refspec
    boss.sync()
    # Nobody, not even the administrator, writes over what others have.
    has(push(boss, "+region/midden-holland~1:region/midden-holland") or "", "DENIED")
    # A region whose name only begins like theirs is not theirs.
    has(push(ans, "region/zeeland:refs/heads/region/zeeland-oost") or "", "DENIED")
    equal(server.refs(), before)


def check_gate(server, boss, ans):
    ans.sync()
    boss.sync()
    before = server.refs()
    for text, words in [("{", "jobhub"), ('{"title": "x", "phase": "ooit"}', "staat niet in de lijst"),
                        (f'{{"title": "Bel {BSN}"}}', "BSN")]:
        commit_by_hand(ans, ZEELAND, "regions/zeeland/subprojects/jobhub-7f3k.json", text)
        told = push(ans, ZEELAND)
        has(told, "is niet aangenomen")
        has(told, words)
        assert BSN not in told
        ans.git("update-ref", f"refs/heads/{ZEELAND}", f"{ZEELAND}~1")
    commit_by_hand(ans, ZEELAND, "regions/zeeland/plan.json", '{"title": "Plan"}', author="Cor Jansen")
    has(push(ans, ZEELAND), "‘ans’")
    ans.git("update-ref", f"refs/heads/{ZEELAND}", f"{ZEELAND}~1")
    equal(server.refs(), before)
    # A push of several lines: the good one lands.
    commit_by_hand(boss, ZEELAND, "regions/zeeland/plan.json", '{"title": "Plan"}')
    commit_by_hand(boss, HOLLAND, "notes.txt", "x")
    has(push(boss, ZEELAND, HOLLAND), "notes.txt")
    has(server.refs(), f"refs/heads/{ZEELAND} {boss.git('rev-parse', ZEELAND)}")
    has(server.refs(), next(line for line in before.splitlines() if HOLLAND in line))


def check_forgotten(server, hub, ans):
    ans.sync()
    ans.run("contacts", "forget", "zeeland/trekkers/t-1")
    ans.sync()
    has(server.on_server(f"git --git-dir {server.repository} show refs/perspectief/contacts/zeeland:trekkers/t-1.json"), '"epoch": 1')
    # An hour later, at night.
    server.on_server(f"find {server.repository}/objects -type f -exec touch -d '2 hours ago' {{}} +")
    server.on_server(server.blocks["opruimen"])
    objects = server.on_server(f"git --git-dir {server.repository} cat-file --batch-all-objects --batch | strings")
    assert "0612345678" not in objects
    has(objects, "Adviseur")
    # Whoever clones by hand sees the programme.
    ans.sign_in()
    hub.git("clone", "-q", hub.url, hub.place.path("by-hand"), folder=hub.place.folder)
    assert os.path.exists(hub.place.path("by-hand/programme.json"))


@test
def the_chapter_word_for_word(place):
    server = Gitolite(place)
    try:
        hub = Hub(place, server=server.set_up())
        boss, ans, cor, dina = begin(hub, server)
        check_who_may_write_what(server, boss, ans, cor, dina)
        check_gate(server, boss, ans)
        check_forgotten(server, hub, ans)
    finally:
        server.sshd.stop()


run_all()
