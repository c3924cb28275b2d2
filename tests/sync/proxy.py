# SPDX-License-Identifier: EUPL-1.2
"""A way to a server that fails at a given byte: cut, reset, stalled or garbled, in either direction."""

import socket
import struct
import threading

UP, DOWN = 0, 1


class Proxy:
    def __init__(self, port):
        self.target = port
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.listener.getsockname()[1]
        self.lock = threading.Lock()
        self.open = set()
        self.plan()
        threading.Thread(target=self.accept, daemon=True).start()

    def plan(self, fault=None, direction=UP, at=0):
        """What goes wrong from now on, counted over all connections; nothing without @fault."""
        with self.lock:
            self.fault, self.direction, self.at = fault, direction, at
            self.count = [0, 0]
            self.happened = False
            self.stalled = False

    def close(self):
        # Closing alone lets a thread that waits in accept() take one more.
        if self.listener.fileno() >= 0:
            self.listener.shutdown(socket.SHUT_RDWR)
            self.listener.close()
        self.drop()

    def drop(self):
        with self.lock:
            connections, self.open = self.open, set()
        for connection in connections:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
                server = socket.create_connection(("127.0.0.1", self.target))
            except OSError:
                return
            with self.lock:
                self.open |= {client, server}
            for pair in ((client, server, UP), (server, client, DOWN)):
                threading.Thread(target=self.forward, args=pair, daemon=True).start()

    def judge(self, data, direction):
        """What becomes of this piece: the bytes to pass on, and what happens after."""
        with self.lock:
            before = self.count[direction]
            self.count[direction] += len(data)
            if self.stalled:
                return b"", "stall"
            if not self.fault or self.happened or direction != self.direction or before + len(data) <= self.at:
                return data, None
            self.happened = True
            place = self.at - before
            if self.fault == "garble":
                return data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1:], None
            self.stalled = self.fault == "stall"
            return data[:place], self.fault

    def forward(self, source, target, direction):
        try:
            while True:
                data = source.recv(65536)
                if not data:
                    break
                passed, then = self.judge(data, direction)
                if passed:
                    target.sendall(passed)
                if then == "stall":
                    continue  # takes everything and says nothing more
                if then == "reset":
                    for end in (source, target):
                        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                        end.close()
                    return
                if then == "cut":
                    break
        except OSError:
            pass
        for end in (source, target):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
