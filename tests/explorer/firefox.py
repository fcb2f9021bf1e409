"""Firefox as its readers use it, by Marionette: the protocol it speaks without another program beside it."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def firefox() -> str:
    """Where the program is; raises `FileNotFoundError` with what to install."""
    found = shutil.which("firefox-esr") or shutil.which("firefox")
    if found is None:
        raise FileNotFoundError("this judge needs Firefox: apt-get install firefox-esr")
    return found


class Window:
    """A window of Firefox that runs commands one after another."""

    def __init__(self, connection: socket.socket) -> None:
        self._stream = connection.makefile("rwb")
        self._count = 0
        self._read()

    def _read(self) -> Any:
        digits = b""
        while (letter := self._stream.read(1)) != b":":
            digits += letter
        return json.loads(self._stream.read(int(digits)))

    def do(self, command: str, **given: Any) -> Any:
        """What a command of WebDriver answers."""
        self._count += 1
        text = json.dumps([0, self._count, f"WebDriver:{command}", given]).encode()
        self._stream.write(str(len(text)).encode() + b":" + text)
        self._stream.flush()
        _, _, fault, answer = self._read()
        assert fault is None, fault
        return answer

    def says(self, script: str) -> Any:
        """What a script comes to in the page."""
        return self.do("ExecuteScript", script=script, args=[])["value"]

    def until(self, script: str) -> None:
        """Wait until a script comes to something true."""
        end = time.monotonic() + 60
        while not self.says(script):
            assert time.monotonic() < end, script
            time.sleep(0.05)

    def drag(self, start: tuple[float, float], right: float) -> None:
        """Press at a point, move to the right (or left), and let go."""
        x, y = map(round, start)
        moves = [{"type": "pointerMove", "x": x + round(right * k / 6), "y": y, "duration": 20} for k in range(1, 7)]
        actions = [{"type": "pointerMove", "x": x, "y": y}, {"type": "pointerDown", "button": 0}, *moves,
                   {"type": "pointerUp", "button": 0}]  # fmt: skip
        pointer = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": actions}
        self.do("PerformActions", actions=[pointer])


@contextmanager
def window() -> Iterator[Window]:
    """A headless window, closed again with its profile."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "user.js").write_text(f'user_pref("marionette.port", {port});\n', encoding="utf-8")
        command = [firefox(), "--headless", "--marionette", "--no-remote", "--profile", folder]
        home = {**os.environ, "HOME": folder}
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=home) as program:
            try:
                with _connected(port) as connection:
                    seen = Window(connection)
                    seen.do("NewSession")
                    yield seen
            finally:
                program.terminate()


def _connected(port: int) -> socket.socket:
    end = time.monotonic() + 60
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=60)
        except ConnectionRefusedError:
            assert time.monotonic() < end, "Firefox opens no port"
            time.sleep(0.1)
