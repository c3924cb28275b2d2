# SPDX-License-Identifier: EUPL-1.2
"""Real servers on loopback: sshd with git, and git http-backend behind nginx with TLS and a login."""

import contextlib
import ctypes
import os
import pwd
import shutil
import signal
import socket
import subprocess
import time

WAIT_SECONDS = 60
LIBC = ctypes.CDLL(None)


def end_with_us():
    """A test that is killed leaves no server behind."""
    LIBC.prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


def free_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


def wait_for_port(port, child):
    until = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < until:
        assert child.poll() is None, "the server ended"
        with socket.socket() as sock:
            if sock.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError("the server does not listen")


def find(name):
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin:/usr/lib/openssh")


def make_key(path, passphrase=""):
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-C", "", "-f", path], check=True)
    return path


class Sshd:
    """One sshd for the user that runs the tests, with its own keys and accounts."""

    def __init__(self, place):
        self.place = place
        self.folder = place.path("sshd")
        os.mkdir(self.folder, 0o700)
        self.port = free_port()
        self.key = make_key(os.path.join(self.folder, "host"))
        self.authorized = os.path.join(self.folder, "authorized_keys")
        open(self.authorized, "w").close()
        self.user = pwd.getpwuid(os.getuid()).pw_name
        # ssh looks up its files by the account, not by HOME: all of them are named here.
        self.known = place.path("known_hosts")
        self.config = place.path("ssh_config")
        self.settings = ""
        self.child = None

    def start(self):
        config = os.path.join(self.folder, "config")
        with open(config, "w") as file:
            file.write(f"""Port {self.port}
ListenAddress 127.0.0.1
HostKey {self.key}
AuthorizedKeysFile {self.authorized}
PidFile none
UsePAM no
StrictModes no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
MaxStartups 200:30:400
MaxSessions 200
{self.settings}
""")
        if os.getuid() == 0:
            os.makedirs("/run/sshd", exist_ok=True)
        self.child = subprocess.Popen([find("sshd"), "-D", "-e", "-f", config], stdin=subprocess.DEVNULL,
                                      stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=end_with_us)
        wait_for_port(self.port, self.child)

    def stop(self):
        if self.child:
            self.child.kill()
            self.child.wait()
            self.child = None

    def allow(self, key):
        with open(key + ".pub") as public, open(self.authorized, "a") as file:
            file.write(public.read())

    def use(self, key=None, extra=""):
        """What a person has in their ssh configuration; git is told of it as people do."""
        with open(self.config, "w") as file:
            file.write(f"""Host *
  UserKnownHostsFile {self.known}
  GlobalKnownHostsFile /dev/null
  IdentitiesOnly yes
  IdentityAgent none
  User {self.user}
  {f"IdentityFile {key}" if key else ""}
{extra}
""")
        for name in ("gitconfig", ".gitconfig"):
            self.place.write(name, f"""[user]
\tname = Tester
\temail = tester@example.org
[core]
\tsshCommand = ssh -F {self.config} -o StrictHostKeyChecking=ask
""")

    def trust(self):
        with open(self.key + ".pub") as public, open(self.known, "w") as file:
            file.write(f"[127.0.0.1]:{self.port} {' '.join(public.read().split()[:2])}\n")

    def fingerprint(self):
        done = subprocess.run(["ssh-keygen", "-l", "-f", self.key + ".pub"], capture_output=True, check=True)
        return done.stdout.decode().split()[1]

    def url(self, path, port=None):
        return f"ssh://127.0.0.1:{port or self.port}{path}"


@contextlib.contextmanager
def ssh_for_one(place):
    """An sshd, and a person whose key it knows; the person does not know the server yet."""
    sshd = Sshd(place)
    sshd.start()
    try:
        key = make_key(place.path("id"))
        sshd.allow(key)
        sshd.use(key)
        yield sshd, key
    finally:
        sshd.stop()


class Certificates:
    """An authority of our own and what it signs."""

    def __init__(self, folder):
        self.folder = folder
        os.makedirs(folder, exist_ok=True)
        self.authority = self.path("ca.crt")
        self.openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", self.path("ca.key"), "-out", self.authority, "-days",
                     "30", "-subj", "/CN=Test authority", "-addext", "basicConstraints=critical,CA:TRUE", "-addext",
                     "keyUsage=critical,keyCertSign,cRLSign")

    def path(self, name):
        return os.path.join(self.folder, name)

    def openssl(self, *arguments):
        subprocess.run(["openssl", *arguments], check=True, capture_output=True)

    def make(self, name, host="127.0.0.1", expired=False, signed=True):
        """A certificate for an address or a name."""
        kind = "IP" if host.replace(".", "").isdigit() else "DNS"
        with open(self.path(name + ".ext"), "w") as file:
            file.write(f"subjectAltName={kind}:{host}\nbasicConstraints=CA:FALSE\n")
        self.openssl("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", self.path(name + ".key"), "-out", self.path(name + ".csr"),
                     "-subj", f"/CN={host}")
        days = ["-not_before", "20200101000000Z", "-not_after", "20200201000000Z"] if expired else ["-days", "10"]
        if expired:
            with open(self.path("ca.cnf"), "w") as file:
                file.write(f"[ca]\ndefault_ca=d\n[d]\ndatabase={self.path('index')}\nserial={self.path('serial')}\nnew_certs_dir={self.folder}\n"
                           "default_md=sha256\npolicy=p\n[p]\ncommonName=supplied\n")
            open(self.path("index"), "w").close()
            with open(self.path("serial"), "w") as file:
                file.write("01\n")
            self.openssl("ca", "-batch", "-notext", "-config", self.path("ca.cnf"), "-cert", self.authority, "-keyfile", self.path("ca.key"),
                         "-in", self.path(name + ".csr"), "-out", self.path(name + ".crt"), "-extfile", self.path(name + ".ext"), "-startdate",
                         "20200101000000Z", "-enddate", "20200201000000Z")
        elif signed:
            self.openssl("x509", "-req", "-in", self.path(name + ".csr"), "-CA", self.authority, "-CAkey", self.path("ca.key"), "-CAcreateserial",
                         "-out", self.path(name + ".crt"), *days, "-extfile", self.path(name + ".ext"))
        else:
            self.openssl("x509", "-req", "-in", self.path(name + ".csr"), "-signkey", self.path(name + ".key"), "-out", self.path(name + ".crt"),
                         *days, "-extfile", self.path(name + ".ext"))
        return name


class Nginx:
    """git http-backend with TLS and a login, as somebody would set it up."""

    def __init__(self, place, root, certificates, certificate, protocols="TLSv1.2 TLSv1.3", login=("jan", "geheim")):
        self.place = place
        self.folder = place.path("nginx-" + certificate + "-" + protocols.replace(" ", ""))
        self.port = free_port()
        self.children = []
        # Not in the test's own deep folder: the path of a socket is short.
        self.socket = f"/tmp/pow-fcgi-{os.getpid()}-{self.port}.sock"
        os.makedirs(os.path.join(self.folder, "tmp"))
        hashed = subprocess.run(["openssl", "passwd", "-apr1", login[1]], capture_output=True, check=True).stdout.decode().strip()
        with open(os.path.join(self.folder, "htpasswd"), "w") as file:
            file.write(f"{login[0]}:{hashed}\n")
        user = pwd.getpwuid(os.getuid()).pw_name
        temp = "".join(f"  {kind}_temp_path {self.folder}/tmp/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        with open(os.path.join(self.folder, "nginx.conf"), "w") as file:
            file.write(f"""daemon off;
{f"user {user};" if os.getuid() == 0 else ""}
pid {self.folder}/pid;
error_log {self.folder}/error.log;
worker_processes 2;
events {{ worker_connections 512; }}
http {{
  access_log off;
{temp}  client_max_body_size 0;
  server {{
    listen 127.0.0.1:{self.port} ssl;
    ssl_certificate {certificates.path(certificate + ".crt")};
    ssl_certificate_key {certificates.path(certificate + ".key")};
    ssl_protocols {protocols};
    ssl_ciphers ALL:@SECLEVEL=0;
    location / {{
      auth_basic "Portfolio";
      auth_basic_user_file {self.folder}/htpasswd;
      fastcgi_pass unix:{self.socket};
      fastcgi_param SCRIPT_FILENAME /usr/lib/git-core/git-http-backend;
      fastcgi_param GIT_PROJECT_ROOT {root};
      fastcgi_param GIT_HTTP_EXPORT_ALL "";
      fastcgi_param PATH_INFO $uri;
      fastcgi_param QUERY_STRING $query_string;
      fastcgi_param REQUEST_METHOD $request_method;
      fastcgi_param CONTENT_TYPE $content_type;
      fastcgi_param CONTENT_LENGTH $content_length;
      fastcgi_param REMOTE_USER $remote_user;
      fastcgi_param HTTP_CONTENT_ENCODING $http_content_encoding;
      fastcgi_param HTTP_GIT_PROTOCOL $http_git_protocol;
    }}
  }}
}}
""")

    def start(self):
        environment = {**self.place.environment, "GIT_CONFIG_GLOBAL": "/dev/null"}
        self.children.append(subprocess.Popen([find("fcgiwrap"), "-c", "4", "-s", f"unix:{self.socket}"], env=environment, stdin=subprocess.DEVNULL,
                                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True, preexec_fn=end_with_us))
        until = time.monotonic() + WAIT_SECONDS
        while not os.path.exists(self.socket):
            assert time.monotonic() < until, "fcgiwrap does not start"
            time.sleep(0.02)
        self.children.append(subprocess.Popen([find("nginx"), "-c", f"{self.folder}/nginx.conf", "-e", f"{self.folder}/error.log"],
                                              stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                              start_new_session=True, preexec_fn=end_with_us))
        wait_for_port(self.port, self.children[-1])

    def stop(self):
        for child in reversed(self.children):
            try:
                os.killpg(child.pid, 9)
            except ProcessLookupError:
                pass
            child.wait()
        self.children = []
        if os.path.exists(self.socket):
            os.unlink(self.socket)

    def url(self, name="server.git", host="127.0.0.1", user=None):
        return f"https://{user + '@' if user else ''}{host}:{self.port}/{name}"
