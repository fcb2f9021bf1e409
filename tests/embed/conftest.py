"""The program for what is embedded, and articles in a project of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..cli.conftest import program
from .desk import Desk

__all__ = ["desk", "program"]


@pytest.fixture
def desk(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    """A project of its own."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_text("", encoding="utf-8")
    return Desk(capsysbinary, tmp_path)
