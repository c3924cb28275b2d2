# SPDX-License-Identifier: EUPL-1.2
"""powctl at a terminal, where it asks and somebody types."""

import errno
import fcntl
import os
import pty
import select
import subprocess
import termios
import time

WAIT_SECONDS = 120


class Terminal:
    def __init__(self, arguments, environment, cwd):
        self.master, slave = pty.openpty()

        def own_terminal():
            os.setsid()
            fcntl.ioctl(slave, termios.TIOCSCTTY, 0)

        self.child = subprocess.Popen(arguments, env=environment, cwd=cwd, stdin=slave, stdout=slave, stderr=slave, preexec_fn=own_terminal)
        os.close(slave)
        self.seen = ""
        self.at = 0

    def read(self, until):
        ready, _, _ = select.select([self.master], [], [], max(0, until - time.monotonic()))
        assert ready, f"nothing came any more after {self.seen!r}"
        try:
            data = os.read(self.master, 65536)
        except OSError as error:
            assert error.errno == errno.EIO, error
            data = b""
        self.seen += data.decode(errors="replace")
        return data

    def expect(self, text):
        """Reads until @text comes after what was expected before; what stood before it."""
        until = time.monotonic() + WAIT_SECONDS
        while text not in self.seen[self.at:]:
            assert self.read(until), f"ended before {text!r}: {self.seen!r}"
        found = self.seen.index(text, self.at)
        before = self.seen[self.at:found]
        self.at = found + len(text)
        return before

    def type(self, text):
        os.write(self.master, (text + "\n").encode())

    def end(self):
        """The exit status."""
        until = time.monotonic() + WAIT_SECONDS
        while self.read(until):
            pass
        os.close(self.master)
        return self.child.wait(timeout=WAIT_SECONDS)
