"""The program, for every test of the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from .program import Program


@pytest.fixture
def program(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Program:
    """The program in an empty folder of its own."""
    monkeypatch.chdir(tmp_path)
    return Program(capsysbinary)
