"""The program run inside this process: its exit code, its output as bytes, its messages as text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest

from symbolic_lstm.cli.main import main
from symbolic_lstm.published.catalog import folder

SEED = (folder() / "understanding-lstms.toml").read_text(encoding="utf-8")
EXAMPLE = "understanding-lstms"


@dataclass(frozen=True)
class Done:
    """What a run of the program left."""

    code: int
    data: bytes
    told: str

    @property
    def text(self) -> str:
        return self.data.decode("utf-8")

    @property
    def json(self) -> Any:
        return json.loads(self.data)


class Program:
    """Runs the program; no run may end in a traceback or in an error of ours."""

    def __init__(self, capture: pytest.CaptureFixture[bytes]) -> None:
        self.capture = capture

    def __call__(self, *arguments: object) -> Done:
        self.capture.readouterr()
        code = main([str(argument) for argument in arguments])
        out, err = self.capture.readouterr()
        told = err.decode("utf-8")
        assert "Traceback" not in told and "something of ours" not in told, told
        assert code in (0, 1, 2)
        assert (code == 2) == bool(told), (code, told)
        assert b"\r" not in out
        assert len(told) < 20_000
        return Done(code, out, told)
