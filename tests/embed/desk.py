"""A desk: articles are put on it, the program is run, and they are read again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest

from symbolic_lstm.cli.main import main
from symbolic_lstm.published.catalog import folder

SEED = (folder() / "understanding-lstms.toml").read_text(encoding="utf-8")
USE = "<!-- lstm:use understanding-lstms -->\n\n"


class Done(NamedTuple):
    """What a run left: its exit code, its output, its messages."""

    code: int
    out: str
    told: str


@dataclass(frozen=True)
class Desk:
    """Runs the program; no run may end in a traceback, and code 2 always says why."""

    capture: pytest.CaptureFixture[bytes]
    folder: Path

    def embed(self, *arguments: str) -> Done:
        self.capture.readouterr()
        code = main(["embed", *arguments])
        out, err = (stream.decode("utf-8") for stream in self.capture.readouterr())
        assert "Traceback" not in err and "something of ours" not in err, err
        grave = [line for line in err.splitlines() if "error: " in line]
        assert code in (0, 1, 2) and (code != 2 or grave) and (code != 0 or not grave), (code, err)
        assert len(err) < 100_000
        return Done(code, out, err)

    def put(self, name: str, text: str | bytes) -> str:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return name

    def get(self, name: str) -> str:
        return (self.folder / name).read_bytes().decode("utf-8")

    def filled(self, text: str, name: str = "a.md", *options: str) -> str:
        """A text after it has been filled; filling it again and checking it find nothing to do."""
        self.put(name, text)
        done = self.embed(name, *options)
        assert done.code == 0, done.told
        found = self.get(name)
        check = self.embed("--check", name, *options)
        assert check._replace(told="") == Done(0, "", "") and check.told.count("note:") == done.told.count("note:")
        again = self.embed(name, *options)
        assert again.code == 0 and "refreshed" not in again.out and self.get(name) == found
        return found

    def refused(self, text: str | bytes, name: str = "a.md", *options: str) -> str:
        """What is told of a text that cannot be filled, and so stays as it is."""
        self.put(name, text)
        done = self.embed(name, *options)
        assert done.code == 2 and done.out == "", done
        assert self.embed("--check", name, *options).code == 2
        assert (self.folder / name).read_bytes() == (text if isinstance(text, bytes) else text.encode("utf-8"))
        return done.told
