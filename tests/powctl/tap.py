# SPDX-License-Identifier: EUPL-1.2
"""A small TAP runner and the hands of the powctl tests: the real executable, real git."""

import json
import os
import subprocess
import sys
import tempfile
import traceback

TESTS = []


def test(function):
    TESTS.append(function)
    return function


def run_all():
    wanted = sys.argv[1:]
    chosen = [t for t in TESTS if not wanted or t.__name__ in wanted]
    failed = 0
    print(f"1..{len(chosen)}")
    for number, function in enumerate(chosen, 1):
        with tempfile.TemporaryDirectory(prefix="powctl-") as folder:
            try:
                function(Place(folder))
                print(f"ok {number} - {function.__name__}")
            except Exception:
                failed += 1
                for line in traceback.format_exc().splitlines():
                    print(f"# {line}")
                print(f"not ok {number} - {function.__name__}")
        sys.stdout.flush()
    sys.exit(1 if failed else 0)


def equal(found, expected):
    assert found == expected, f"found {repr(found):.2000}, expected {repr(expected):.2000}"


def has(text, part):
    assert part in text, f"{part!r} is not in {repr(text):.2000}"


class Place:
    """A folder with a home of its own, and a portfolio `p` of two regions when asked."""

    def __init__(self, folder):
        self.folder = folder
        self.portfolio = os.path.join(folder, "p")
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": folder,
            "XDG_CONFIG_HOME": os.path.join(folder, "config"),
            "XDG_DATA_HOME": os.path.join(folder, "data"),
            "GIT_CONFIG_GLOBAL": os.path.join(folder, "gitconfig"),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GSETTINGS_BACKEND": "memory",
            "LC_ALL": "C.UTF-8",
            "POW_LOCALEDIR": os.environ["POW_LOCALEDIR"],
            "POW_PORTFOLIO": self.portfolio,
        }
        for name in ("LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "LOCPATH"):
            if name in os.environ:
                self.environment[name] = os.environ[name]

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        data = text if isinstance(text, bytes) else text.encode()
        with open(self.path(name), "wb") as file:
            file.write(data)
        return self.path(name)

    def run(self, *arguments, status=0, statuses=None, locale=None, stdin=None, stdout=None, timeout=120):
        environment = dict(self.environment)
        if locale:
            environment["LC_ALL"] = locale
        done = subprocess.run([os.environ["POWCTL"], *arguments], env=environment, cwd=self.folder,
                              input=stdin, stdout=stdout or subprocess.PIPE, stderr=subprocess.PIPE,
                              timeout=timeout)
        done.stdout = (done.stdout or b"").decode()
        done.stderr = done.stderr.decode()
        assert done.returncode in (statuses or (status,)), (
            f"{arguments} exited {done.returncode}, expected {status}: {done.stdout}{done.stderr}")
        return done

    def text(self, *arguments, **options):
        return self.run(*arguments, **options).stdout

    def json(self, *arguments, **options):
        done = self.run("--format", "json", *arguments, **options)
        equal(done.stderr, "")
        return json.loads(done.stdout)

    def error(self, *arguments, status=1):
        """The error object of a refusal, which also says itself in words and writes no output."""
        done = self.run("--format", "json", *arguments, status=status)
        equal(done.stdout, "")
        error = json.loads(done.stderr)["error"]
        equal(sorted(error), ["address", "code", "domain", "field", "message"])
        plain = self.run(*arguments, status=status)
        has(plain.stderr, error["message"])
        assert plain.stderr.startswith("powctl: "), plain.stderr
        return error

    def begin(self, *regions):
        self.run("--author", "Jan Visser <jan@example.org>", "init", self.portfolio, "--regions",
                 ",".join(regions or ("zeeland", "midden-holland")))
        self.git("config", "user.name", "Ans de Wit")
        self.git("config", "user.email", "ans@example.org")

    def add_jobhub(self):
        self.begin()
        self.run("add", "subproject", "zeeland", "--id", "jobhub-7f3k", "title=Jobhub Logistiek",
                 "phase=running", "milestones.start.title=Start groep 2", "milestones.start.date=2020-02",
                 'budget.loon={"label":"Loon","amounts":{"planned":100000,"committed":95000}}')
        return "zeeland/subprojects/jobhub-7f3k"

    def git(self, *arguments, stdin=None, environment=None):
        done = subprocess.run(["git", "--git-dir", self.portfolio, *arguments],
                              env={**self.environment, **(environment or {})},
                              input=stdin, capture_output=True, timeout=60)
        assert done.returncode == 0, f"git {arguments}: {done.stderr.decode()}"
        return done.stdout.decode().strip()

    def refs(self):
        return self.git("for-each-ref", "--format=%(refname) %(objectname)")

    def commit_file(self, line, path, data, message="By hand"):
        """What somebody with plain git does: a file of any content on a line."""
        index = {"GIT_INDEX_FILE": self.path("index"), "GIT_AUTHOR_NAME": "Piet", "GIT_AUTHOR_EMAIL": "p@x.nl",
                 "GIT_COMMITTER_NAME": "Piet", "GIT_COMMITTER_EMAIL": "p@x.nl"}
        blob = self.git("hash-object", "-w", "--stdin", stdin=data)
        self.git("read-tree", line, environment=index)
        self.git("update-index", "--add", "--cacheinfo", f"100644,{blob},{path}", environment=index)
        tree = self.git("write-tree", environment=index)
        commit = self.git("commit-tree", tree, "-p", line, "-m", message, environment=index)
        self.git("update-ref", f"refs/heads/{line}", commit)
        return commit
